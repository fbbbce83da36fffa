/** The records that the reader watches, with what happened on each, by whom as far as they may know it, and when. */
import type { RecordRef } from '@mips/contracts/common'
import type { Watched } from '@mips/contracts/watch'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useAct } from '../../platform/act.ts'
import { formatDate, formatDateTime, formatRecord } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { pathOfRecord, paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

export function WatchedPage() {
  usePageTitle('My watched records')
  const list = useQuery({ ...topicApi.watch.list.query(), staleTime: 0, refetchInterval: 60_000 })
  return (
    <div className="mips-stack">
      <PageHeading>My watched records</PageHeading>
      <Shown query={list} words="Looking what happened…" headingLevel={2}>
        {({ watched, left }) =>
          watched.length === 0 ? (
            <EmptyState title="You watch no record">
              Open a person, a vehicle, a place or an incident and choose “Watch”.
            </EmptyState>
          ) : (
            <>
              {watched.map((one) => (
                <OneWatched key={one.record.id} watched={one} />
              ))}
              {left > 0 ? <p>{`And ${left} more, on which nothing newer happened.`}</p> : null}
            </>
          )
        }
      </Shown>
    </div>
  )
}

function OneWatched({ watched }: { watched: Watched }) {
  const { record, reason, until, news, isSilent } = watched
  const path = pathOfRecord(record)
  const words = formatRecord(record)
  const end = useAct(topicApi.watch.unsubscribe.mutation(), {
    refreshes: [topicApi.watch.list.key],
    said: 'You no longer watch it',
    tellsErrors: true,
  })
  return (
    <Card
      title={path === undefined ? words : <Link href={path}>{words}</Link>}
      actions={isSilent ? <Tag>Nobody is told</Tag> : <Tag tone="info">Colleagues are told</Tag>}
    >
      <p className="mips-muted mips-small">
        {reason} {until === null ? '' : `Until ${formatDate(until)}.`}
      </p>
      {news.length === 0 ? <p>Nothing happened since.</p> : <News watched={watched} />}
      <div className="mips-row">
        <Link href={paths.watch(record.id)}>
          Change<span className="govuk-visually-hidden"> how {words} is watched</span>
        </Link>
        <Button
          size="small"
          look="quiet"
          isBusy={end.isBusy}
          onClick={() => void end.run({ params: { recordId: record.id } })}
        >
          Stop watching<span className="govuk-visually-hidden"> {words}</span>
        </Button>
      </div>
    </Card>
  )
}

function News({ watched: { news } }: { watched: Watched }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {news.map(({ kind, at, by, words, record }, index) => (
        <li key={`${at}${index}`}>
          <strong>{kind.label}</strong>: {words} {record === null ? null : <Said record={record} />}{' '}
          <span className="mips-muted mips-small">{[by, formatDateTime(at)].filter(Boolean).join(', ')}</span>
        </li>
      ))}
    </ul>
  )
}

/** The record that says so. */
function Said({ record }: { record: RecordRef }) {
  const path = pathOfRecord(record)
  return path === undefined ? record.title : <Link href={path}>{record.title}</Link>
}
