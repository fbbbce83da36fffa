/** What others did on a record since its reader last looked, on the page of that record, each with the way to the changed part. */
import type { RecordChange } from '@mips/contracts/task-watch'
import { kindLabel } from '@mips/domain/codes/record-kinds'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { pathOfChange } from './change-parts.ts'
import { formatDateTime, formatDateTimeZone } from './format.ts'
import { paths, pathOfRecord } from './paths.ts'
import { lookAgain, lookAt } from './looks.ts'
import { topicApi } from './topic-api.ts'

/** Lines that stand open; the rest is on the history of the record. */
const shown = 8

export function ChangedSince({ record }: { record: { id: string; kind: string } }) {
  const [before, setBefore] = useState(() => lookAt(record.id))
  useEffect(() => {
    const timer = setInterval(() => lookAt(record.id), 60_000)
    return () => clearInterval(timer)
  }, [record.id])
  const { data } = useQuery({
    ...topicApi.taskWatch.getChanges.query({ params: { recordId: record.id }, query: { before } }),
    refetchInterval: 60_000,
  })
  // What was told is seen at once, however soon after the page opened: the server takes looks within seconds for one.
  const [toldUntil, setToldUntil] = useState(0)
  const newest = Date.parse(data?.changes[0]?.at ?? '')
  // Nothing changed, nothing is said; the page itself says when it cannot be read.
  if (data === undefined || data.lastLookedAt === null || data.count === 0 || newest <= toldUntil) return null
  const haveSeen = () => {
    setToldUntil(newest)
    setBefore(lookAgain(record.id))
  }
  return (
    <Card
      id="changed"
      tone="info"
      title={`Changed since you last looked: ${data.count}`}
      actions={
        <Button look="secondary" size="small" onClick={haveSeen}>
          I have seen this
        </Button>
      }
    >
      <p className="mips-muted mips-small">You last looked on {formatDateTimeZone(data.lastLookedAt)}.</p>
      <ul className="govuk-list govuk-list--bullet">
        {data.changes.slice(0, shown).map((change, index) => (
          <li key={`${change.at}${index}`}>
            <What record={record} change={change} />{' '}
            <span className="mips-muted mips-small">{`${change.by}, ${formatDateTime(change.at)}`}</span>
          </li>
        ))}
      </ul>
      {data.count > shown ? (
        <p>
          <Link href={paths.history(record.id)}>{`And ${data.count - shown} more in the history`}</Link>
        </p>
      ) : null}
    </Card>
  )
}

function What({ record, change }: { record: { id: string; kind: string }; change: RecordChange }) {
  const path = change.record === null ? pathOfChange(record, change) : pathOfRecord(change.record)
  const words = change.what === '' ? `${kindLabel(record.kind)} changed` : change.what
  return path === undefined ? words : <Link href={path}>{words}</Link>
}
