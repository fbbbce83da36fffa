/** Stops and searches: my own, those that wait for a supervisor, and all; the gravest and the overdue first where they wait. */
import type { StopSearchLine } from '@mips/contracts/stop-search-parts'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SubNav } from '@mips/ui/sub-nav.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useCan } from '../../platform/can.tsx'
import { formatDateTime, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

const columns: Column<StopSearchLine>[] = [
  {
    key: 'search',
    header: 'Search',
    isRowHeader: true,
    cell: ({ id, reference, at, place }) => (
      <>
        <Link href={paths.stopSearch(id)}>{reference}</Link>
        <br />
        {formatDateTime(at)}
        {place === null ? '' : `, ${place}`}
      </>
    ),
  },
  {
    key: 'who',
    header: 'Who',
    cell: ({ person, isChild }) => (
      <>
        {person === null ? 'No name' : person.name} {isChild ? <Tag tone="caution">Child</Tag> : null}
      </>
    ),
  },
  {
    key: 'what',
    header: 'What',
    cell: ({ object, outcome, isExposed, isForceUsed }) => (
      <>
        {[object, outcome].filter(Boolean).join(': ')}{' '}
        {isExposed ? <Tag tone="bad">Intimate parts exposed</Tag> : null}{' '}
        {isForceUsed ? <Tag tone="caution">Force</Tag> : null}
      </>
    ),
  },
  {
    key: 'state',
    header: 'State',
    cell: ({ stateLabel, state, left, formsOwed, due }) => (
      <>
        {state === 'CLOSED' ? stateLabel : `${stateLabel}. ${left === 0 ? 'Whole' : `${left} left`}`}
        {formsOwed > 0 ? `, ${formsOwed} force forms owed` : ''}
        {due === null ? null : (
          <>
            <br />
            {due.isOverdue ? <Tag tone="bad">Overdue</Tag> : null} {due.text} by {formatDateTime(due.by)}
          </>
        )}
      </>
    ),
  },
  { key: 'by', header: 'By', cell: ({ searcher }) => (searcher === null ? '' : formatOfficer(searcher)) },
]

const scopes = [
  { scope: 'MINE', label: 'Mine' },
  { scope: 'WAITING', label: 'Wait for a supervisor' },
  { scope: 'ALL', label: 'All' },
] as const

export function StopSearchListPage() {
  usePageTitle('Stop and search')
  const maySupervise = useCan('stopsearch.record.close')
  const { scope = maySupervise ? 'WAITING' : 'MINE' } = useSearch({ from: '/stop-search' })
  const list = useQuery({
    ...topicApi.stopSearch.list.query({ query: { scope } }),
    refetchInterval: 60_000,
  })
  return (
    <>
      <PageHeading>Stop and search</PageHeading>
      {useCan('stopsearch.record.make') ? (
        <p>
          <Link href={paths.newStopSearch()}>Record a search</Link>
        </p>
      ) : null}
      <p>
        <Link href={paths.searchReceipt()}>Somebody asks for their copy</Link>
        {' · '}
        <Link href={paths.searchAuthorities()}>Authorities for an area</Link>
        {maySupervise ? (
          <>
            {' · '}
            <Link href={paths.publishedSearches()}>Published record</Link>
          </>
        ) : null}
      </p>
      <SubNav
        label="Which searches"
        items={scopes.map((one) => ({
          href: `${paths.stopSearches()}?scope=${one.scope}`,
          label: one.label,
          isCurrent: one.scope === scope,
        }))}
      />
      <Shown query={list} words="Looking for searches…" headingLevel={2}>
        {({ lines }) => (
          <DataTable
            caption="Searches"
            captionHidden
            columns={columns}
            rows={lines}
            rowKey={({ id }) => id}
            empty={<p>No search is here.</p>}
          />
        )}
      </Shown>
    </>
  )
}
