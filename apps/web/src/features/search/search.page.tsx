import type { SearchAllReply } from '@mips/contracts/nominal-terms'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { LinkButton } from '@mips/ui/button.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SubNav } from '@mips/ui/sub-nav.tsx'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { api } from '../../platform/api.ts'
import { Can } from '../../platform/can.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { ResultList } from './result-list.tsx'
import { personLines, recordLines, type Line } from './result-lines.tsx'

const most = 50

/** Everything that one text finds: people, places, objects, events. */
export function SearchPage() {
  usePageTitle('Search')
  const { q = '', show } = useSearch({ from: '/search' })
  const text = q.trim()
  if (text === '') return <Start />
  return <Results key={text} text={text} show={show} />
}

function Start() {
  return (
    <div className="mips-stack">
      <PageHeading>Search</PageHeading>
      <p>
        Type in the box at the top (press <kbd>/</kbd>): a name with a year of birth, an address, a
        registration mark, a telephone number, a PNC ID or any reference.
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
      </LinkButton>
    </p>
  </Can>
)

function Results({ text, show }: { text: string; show: string | undefined }) {
  const query = useQuery({
    ...api.nominal.searchAll.query({ body: { text, limit: most } }),
    staleTime: 60_000,
  })
  return (
    <div className="mips-stack">
      <PageHeading caption={`Results for “${text}”`}>Search</PageHeading>
      <Shown query={query} words="Searching people, places, objects and events…">
        {(found) => <Found found={found} text={text} show={show} />}
      </Shown>
    </div>
  )
}

type Group = { id: string; label: string; count: number; lines: Line[] }

const groupsOf = (found: SearchAllReply): Group[] => [
  {
    id: 'people',
    label: 'People',
    count: found.people.count,
    lines: personLines(found.people.hits, found.searchedAt),
  },
  { id: 'places', label: 'Places', count: found.places.count, lines: recordLines(found.places.hits) },
  { id: 'objects', label: 'Objects', count: found.objects.count, lines: recordLines(found.objects.hits) },
  { id: 'events', label: 'Events', count: found.events.count, lines: recordLines(found.events.hits) },
]

function Found({ found, text, show }: { found: SearchAllReply; text: string; show: string | undefined }) {
  const groups = groupsOf(found)
  const chosen = groups.find((group) => group.id === show)
  const shown = (chosen === undefined ? groups : [chosen]).filter((group) => group.lines.length > 0)
  const href = (id?: string) => `${paths.search(text)}${id === undefined ? '' : `&show=${id}`}`
  return (
    <>
      <SubNav
        label="Kinds of result"
        items={[
          { href: href(), label: 'All', isCurrent: chosen === undefined },
          ...groups.map(({ id, label, count }) => ({
            href: href(id),
            label,
            count,
            isCurrent: chosen?.id === id,
          })),
        ]}
      />
      <p className="mips-muted mips-small" role="status">
        {summaryOf(groups)} {found.understood.length > 0 ? `Read as: ${found.understood.join(', ')}.` : ''}
      </p>
      {shown.length === 0 ? <NothingFound text={text} /> : <ResultList groups={shown} />}
      {shown.length === 0 ? null : <PersonSearchLink q={text} />}
    </>
  )
}

const summaryOf = (groups: Group[]) => `${groups.map(({ label, count }) => `${label} ${count}`).join(' · ')}.`

/** Never says that somebody is not known to police: only that this store shows nothing for these words. */
function NothingFound({ text }: { text: string }) {
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
    </EmptyState>
  )
}
