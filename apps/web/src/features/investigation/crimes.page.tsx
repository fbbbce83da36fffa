/** Crimes that are worked on: one's own, the team's, and those that nobody has, the most harm first. */
import type { CrimeListLine } from '@mips/contracts/investigation-replies'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SubNav } from '@mips/ui/sub-nav.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Can } from '../../platform/can.tsx'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

const scopes = [
  { code: 'MINE', label: 'My crimes', empty: 'You are officer in no case.' },
  { code: 'TEAM', label: 'My team’s', empty: 'Nobody of your team has a crime.' },
  { code: 'UNALLOCATED', label: 'Nobody’s yet', empty: 'Every crime of your team has its officer.' },
] as const
type Scope = (typeof scopes)[number]['code']

export function CrimesPage() {
  usePageTitle('Crimes')
  const search = useSearch({ from: '/crimes' })
  const scope = scopes.find(({ code }) => code === search.scope) ?? scopes[0]
  const everywhere = search.everywhere === 'yes' ? 'yes' : 'no'
  const list = useQuery({
    ...topicApi.investigation.listCrimes.query({ query: { scope: scope.code, everywhere } }),
    refetchInterval: 60_000,
  })
  return (
    <>
      <PageHeading>Crimes</PageHeading>
      <SubNav
        label="Whose crimes"
        items={scopes.map(({ code, label }) => ({
          href: paths.crimes(code),
          label,
          isCurrent: code === scope.code,
        }))}
      />
      <p className="mips-row mips-no-print">
        <Link href={paths.actionBoard()}>Actions</Link>
        <Can do="crime.change.decide">
          <Link href={paths.crimesToDecide()}>To decide on</Link>
        </Can>
        {scope.code === 'UNALLOCATED' ? (
          <Link
            href={
              everywhere === 'yes'
                ? paths.crimes('UNALLOCATED')
                : `${paths.crimes('UNALLOCATED')}&everywhere=yes`
            }
          >
            {everywhere === 'yes' ? 'Only my team’s' : 'Of every team'}
          </Link>
        ) : null}
      </p>
      <Shown query={list} words="Looking for crimes…" headingLevel={2}>
        {({ lines, isMore }) => (
          <>
            <DataTable
              caption={scope.label}
              captionHidden
              columns={columnsFor(scope.code)}
              rows={lines}
              rowKey={({ id }) => id}
              empty={<p>{scope.empty}</p>}
            />
            {isMore ? <p>There are more: these are the ones with the most harm.</p> : null}
          </>
        )}
      </Shown>
    </>
  )
}

const columnsFor = (scope: Scope): Column<CrimeListLine>[] => [
  {
    key: 'crime',
    header: 'Crime',
    isRowHeader: true,
    cell: ({ id, reference, title, address }) => (
      <>
        <Link href={paths.investigation(id)}>
          {reference} {title}
        </Link>
        {address === null ? null : <div className="mips-muted mips-small">{address}</div>}
      </>
    ),
  },
  {
    key: 'harm',
    header: 'Harm',
    cell: ({ harm, harmWords, flags }) => (
      <>
        <strong>{harm}</strong>{' '}
        <span className="mips-small">
          {[...new Set([...harmWords, ...flags.map(({ label }) => label.toLowerCase())])].join(', ')}
        </span>
      </>
    ),
  },
  {
    key: 'state',
    header: 'State',
    cell: ({ state, isAccepted, officer }) => (
      <>
        <Tag tone={state.code === 'ACTIVE' ? 'info' : 'neutral'}>{state.label}</Tag>{' '}
        {officer !== null && !isAccepted ? <Tag tone="caution">Not accepted yet</Tag> : null}
      </>
    ),
  },
  scope === 'UNALLOCATED'
    ? {
        key: 'solvability',
        header: 'Solvability',
        cell: ({ isAssessed, solvability, levelNeeded }) =>
          `${isAssessed ? String(solvability) : 'Not assessed'}, level ${levelNeeded}`,
      }
    : {
        key: 'officer',
        header: 'Officer in the case',
        cell: ({ officer }) => (officer === null ? 'Nobody' : formatOfficer(officer)),
      },
  {
    key: 'due',
    header: 'Next due',
    cell: ({ nextDueAt, isOverdue, openActions }) => (
      <>
        {nextDueAt === null ? 'Nothing' : formatDateTimeZone(nextDueAt)}{' '}
        {isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
        {openActions === 0 ? null : (
          <div className="mips-muted mips-small">
            {openActions === 1 ? '1 action open' : `${openActions} actions open`}
          </div>
        )}
      </>
    ),
  },
]
