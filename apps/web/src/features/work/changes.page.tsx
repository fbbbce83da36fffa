/** What others changed on the user's records since they last looked at each. */
import type { RecordChanges } from '@mips/contracts/task-parts'
import { Card } from '@mips/ui/card.tsx'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../platform/api.ts'
import { formatDateTime, formatDateTimeZone, formatRecord } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { pathOfRecord } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'

export function ChangesPage() {
  usePageTitle('What changed since you last looked')
  const changes = useQuery(api.tasks.listChanges.query())
  return (
    <div className="mips-stack">
      <PageHeading>What changed since you last looked</PageHeading>
      <p>Records that you are named on, have work on or follow, on which others did something since.</p>
      <Shown query={changes} words="Looking what changed…" headingLevel={2}>
        {({ records }) =>
          records.length === 0 ? (
            <EmptyState title="Nothing changed">Nobody else did anything on your records since.</EmptyState>
          ) : (
            records.map((entry) => <Changed key={entry.record.id} entry={entry} />)
          )
        }
      </Shown>
    </div>
  )
}

function Changed({ entry: { record, why, lastLookedAt, count, changes } }: { entry: RecordChanges }) {
  const path = pathOfRecord(record)
  const words = formatRecord(record)
  return (
    <Card title={path === undefined ? words : <Link href={path}>{words}</Link>}>
      <p className="mips-muted mips-small">
        {why}.{' '}
        {lastLookedAt === null
          ? 'You have never looked at it.'
          : `You last looked on ${formatDateTimeZone(lastLookedAt)}.`}
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {changes.map(({ at, by, what }, index) => (
          <li key={`${at}${index}`}>
            {what} <span className="mips-muted mips-small">{`${by}, ${formatDateTime(at)}`}</span>
          </li>
        ))}
      </ul>
      {count > changes.length ? <p>{`And ${count - changes.length} more on the record.`}</p> : null}
    </Card>
  )
}
