import type { SearchAllReply } from '@mips/contracts/nominal-terms'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { LinkButton } from '@mips/ui/button.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SubNav } from '@mips/ui/sub-nav.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { api } from '../../platform/api.ts'
import { Can } from '../../platform/can.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { SaveThisSearch } from '../../platform/save-search.tsx'
import { DescribedPeople } from './described-people.tsx'
import { Filters } from './filters.tsx'
import { ResultList } from './result-list.tsx'
import { personLines, recordLines, textLines, type Line } from './result-lines.tsx'
import { filtersOf, writeParams, type SearchParams } from './search-filters.ts'

const most = 50

/** Everything that one text finds: people, places, objects, events and what was written; narrowed by the address. */
export function SearchPage() {
  usePageTitle('Search')
  const params = useSearch({ from: '/search' })
  const text = (params.q ?? '').trim()
  if (text === '') return <Start />
  return <Results key={text} text={text} params={params} />
}

function Start() {
  return (
    <div className="mips-stack">
      <PageHeading>Search</PageHeading>
      <p>
        Type in the box at the top (press <kbd>/</kbd>): a name with a year of birth, an address, a
        registration mark, a telephone number, a PNC ID or any reference, or words of a log. Put <kbd>?</kbd>{' '}
        for one sign that you do not know and <kbd>*</kbd> for any number of them: <code>AB?2*</code>,{' '}
        <code>*4567</code>. Or say how somebody looks, where and when:{' '}
        <code>tall man scar left cheek Avenue Road May</code>.
      </p>
      <p>
        In logs and narratives, quotes keep words together: <code>“left by the hedge”</code>. Words at most
        ten apart, in either order: <code>knife NEAR school</code>; at most three:{' '}
        <code>knife NEAR/3 school</code>.
      </p>
      <PersonSearchLink />
    </div>
  )
}

const PersonSearchLink = ({ q }: { q?: string }) => (
  <Can do="nominal.person.search">
    <p className="mips-no-print">
      <LinkButton look="secondary" href={paths.searchPerson({ q })}>
        Search for a person by details
      </LinkButton>{' '}
      <LinkButton look="secondary" href={paths.searchDescription()}>
        Search by description or method
      </LinkButton>{' '}
      <LinkButton look="secondary" href={paths.savedSearches()}>
        Saved searches
      </LinkButton>
    </p>
  </Can>
)

function Results({ text, params }: { text: string; params: SearchParams }) {
  const query = useQuery({
    ...api.nominal.searchAll.query({ body: { text, filters: filtersOf(params), limit: most } }),
    staleTime: 60_000,
    // The list stays while it is narrowed; a new text begins a new page.
    placeholderData: keepPreviousData,
  })
  return (
    <div className="mips-stack">
      <PageHeading caption={`Results for “${text}”`}>Search</PageHeading>
      <DescribedPeople text={text} />
      <Shown query={query} words="Searching people, places, objects, events and logs…">
        {(found) => <Found found={found} text={text} params={params} />}
      </Shown>
    </div>
  )
}

type Group = { id: string; label: string; count: number; lines: Line[]; hint?: string }

const groupsOf = (found: SearchAllReply): Group[] => [
  {
    id: 'people',
    label: 'People',
    count: found.people.count,
    lines: personLines(found.people.hits, found.searchedAt),
  },
  { id: 'places', label: 'Places', count: found.places.count, lines: recordLines(found.places.hits) },
  { id: 'objects', label: 'Objects', count: found.objects.count, lines: recordLines(found.objects.hits) },
  {
    id: 'misreads',
    label: 'Plates easily misread for this one',
    count: found.misreads.count,
    lines: recordLines(found.misreads.hits),
    hint: 'Other vehicles: one letter or digit looks much like the one asked for.',
  },
  { id: 'events', label: 'Events', count: found.events.count, lines: recordLines(found.events.hits) },
  {
    id: 'texts',
    label: 'What was written',
    count: found.texts.count,
    lines: textLines(found.texts.hits),
    ...(found.texts.hasMore
      ? { hint: 'There is more of intelligence than is counted here: ask for another word besides.' }
      : {}),
  },
]

function Found({ found, text, params }: { found: SearchAllReply; text: string; params: SearchParams }) {
  const navigate = useNavigate({ from: '/search' })
  const groups = groupsOf(found)
  const chosen = groups.find((group) => group.id === params.show)
  const shown = (chosen === undefined ? groups : [chosen]).filter((group) => group.lines.length > 0)
  const isNarrowed = Object.keys(filtersOf(params)).length > 0
  const total = groups.reduce((sum, group) => sum + group.count, 0)
  const standing = <SaveThisSearch search={{ kind: 'TEXT', terms: { text } }} />
  if (total === 0 && !isNarrowed)
    return (
      <>
        <NothingFound text={text} understood={found.understood} />
        {standing}
      </>
    )
  return (
    <>
      <SubNav
        label="Kinds of result"
        items={[
          { href: hrefOf({ ...params, show: undefined }), label: 'All', isCurrent: chosen === undefined },
          ...groups
            .filter(({ id, count }) => id !== 'misreads' || count > 0)
            .map(({ id, label, count }) => ({
              href: hrefOf({ ...params, show: id }),
              label: id === 'misreads' ? 'Misread plates' : label,
              count,
              isCurrent: chosen?.id === id,
            })),
        ]}
      />
      <Understood words={found.understood} />
      <div className="mips-results">
        <Filters
          facets={found.facets}
          params={params}
          found={summaryOf(groups)}
          onChange={(search) => void navigate({ search, replace: true })}
        />
        <div className="mips-stack">
          {shown.length === 0 ? (
            <p>Nothing is left under these filters. Take one off to see more.</p>
          ) : (
            <ResultList groups={shown} />
          )}
          {chosen?.id === 'texts' ? standing : null}
          <PersonSearchLink q={text} />
        </div>
      </div>
    </>
  )
}

const hrefOf = (params: SearchParams) => `/search${writeParams(params)}`

const Understood = ({ words }: { words: readonly string[] }) =>
  words.length === 0 ? null : <p className="mips-muted mips-small">Read as: {words.join(', ')}.</p>

const summaryOf = (groups: Group[]) =>
  `${groups
    .filter(({ id, count }) => id !== 'misreads' || count > 0)
    .map(({ label, count }) => `${label} ${count}`)
    .join(' · ')}.`

/** Never says that somebody is not known to police: only that this store shows nothing for these words. */
function NothingFound({ text, understood }: { text: string; understood: readonly string[] }) {
  return (
    <EmptyState
      title="Nothing found for these words"
      actions={
        <Can do="nominal.person.search">
          <LinkButton href={paths.searchPerson({ q: text })}>Search for a person by details</LinkButton>
        </Can>
      }
    >
      <p>
        This does not mean that the person, place or thing is unknown to police: it may be recorded in other
        words, held elsewhere, or not open to you. Try fewer words, another spelling or a year of birth.
      </p>
      <Understood words={understood} />
    </EmptyState>
  )
}
