import type { SavedSearch } from '@mips/contracts/saved-search'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { ReasonList } from '@mips/ui/reason-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useAct } from '../../platform/act.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { formatDate, formatDateTime } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { pathOfRecord, paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'

const everyMinute = 60_000

/** The searches that the user left standing, each with whom it told of. */
export function SavedSearchesPage() {
  usePageTitle('Saved searches')
  const query = useQuery({ ...topicApi.savedSearch.list.query(), staleTime: 0, refetchInterval: everyMinute })
  return (
    <div className="mips-stack">
      <PageHeading caption="Search">Saved searches</PageHeading>
      <Shown query={query} words="Looking up your searches…">
        {({ searches }) =>
          searches.length === 0 ? (
            <EmptyState title="You have no saved searches">
              <p>
                Search <Link href={paths.searchPerson()}>for a person by details</Link> or{' '}
                <Link href={paths.searchDescription()}>by description or method</Link>, or for words in the
                box above, and choose “Save this search” under what was found.
              </p>
            </EmptyState>
          ) : (
            searches.map((search) => <Saved key={search.id} search={search} />)
          )
        }
      </Shown>
    </div>
  )
}

const tones = { ACTIVE: 'good', PAUSED: 'neutral', SUSPENDED: 'caution', ENDED: 'neutral' } as const

function Saved({ search }: { search: SavedSearch }) {
  const tone = Object.entries(tones).find(([state]) => state === search.state)?.[1] ?? 'neutral'
  return (
    <Card title={search.name} actions={<Acts search={search} />}>
      <p>
        <Tag tone={tone}>{search.stateLabel}</Tag> {search.words.join(' · ')}
      </p>
      <p className="mips-muted mips-small">
        {search.reason} ({search.purposeLabel.toLowerCase()}). Saved {formatDate(search.createdAt)}, until{' '}
        {formatDate(search.reviewOn)}.{search.stateReason === null ? '' : ` ${search.stateReason}`}
      </p>
      {search.matches.length === 0 ? (
        <p>{search.kind === 'TEXT' ? 'Nothing' : 'Nobody'} has come to match since it was saved.</p>
      ) : (
        <ul className="mips-lines">
          {search.matches.map(({ record, foundAt, reasons }, place) => (
            <li key={`${record.id} ${place}`} className="mips-lines__item">
              <div>
                <Link href={pathOfRecord(record) ?? paths.savedSearches()}>{record.title}</Link>{' '}
                <span className="mips-muted">{record.reference}</span> {formatDateTime(foundAt)}
                <ReasonList reasons={[...new Set(reasons)].map((words) => ({ words }))} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Acts({ search: { id, name, state } }: { search: SavedSearch }) {
  const after = (said: string) => ({ refreshes: [topicApi.savedSearch.list.key], said, tellsErrors: true })
  const pause = useAct(topicApi.savedSearch.pause.mutation(), after('Paused: nothing is told of meanwhile'))
  const resume = useAct(topicApi.savedSearch.resume.mutation(), after('Watching again'))
  const end = useAct(topicApi.savedSearch.end.mutation(), after('Ended'))
  if (state === 'ENDED') return null
  const params = { savedSearchId: id }
  return (
    <div className="mips-row mips-no-print">
      {state === 'ACTIVE' ? (
        <Button
          look="secondary"
          size="small"
          isBusy={pause.isBusy}
          onClick={() => void pause.run({ params })}
          aria-label={`Pause ${name}`}
        >
          Pause
        </Button>
      ) : (
        <Button
          look="secondary"
          size="small"
          isBusy={resume.isBusy}
          onClick={() => void resume.run({ params, body: {} })}
          aria-label={`Resume ${name}`}
        >
          Resume
        </Button>
      )}
      <Button
        look="secondary"
        size="small"
        isBusy={end.isBusy}
        onClick={() => void end.run({ params })}
        aria-label={`End ${name}`}
      >
        End
      </Button>
    </div>
  )
}
