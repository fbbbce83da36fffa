/** The action board: what is open of one's own and of the team, the earliest due first. */
import type { BoardAction } from '@mips/contracts/investigation-replies'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SubNav } from '@mips/ui/sub-nav.tsx'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { ActionState, DueWords } from './action-words.tsx'

const scopes = [
  { code: 'MINE', label: 'My actions' },
  { code: 'TEAM', label: 'My team’s' },
] as const

export function ActionsPage() {
  usePageTitle('Actions')
  const search = useSearch({ from: '/crimes/actions' })
  const scope = scopes.find(({ code }) => code === search.scope) ?? scopes[0]
  const board = useQuery({
    ...topicApi.investigation.listActions.query({ query: { scope: scope.code } }),
    refetchInterval: 60_000,
  })
  return (
    <>
      <p className="mips-no-print">
        <Link href={paths.crimes()}>Crimes</Link>
      </p>
      <PageHeading>Actions</PageHeading>
      <SubNav
        label="Whose actions"
        items={scopes.map(({ code, label }) => ({
          href: paths.actionBoard(code),
          label,
          isCurrent: code === scope.code,
        }))}
      />
      <Shown query={board} words="Looking for actions…" headingLevel={2}>
        {({ actions, isMore }) => (
          <>
            <DataTable
              caption={scope.label}
              captionHidden
              columns={columns}
              rows={actions}
              rowKey={({ id }) => id}
              empty={<p>Nothing is open.</p>}
            />
            {isMore ? <p>There are more: these are due first.</p> : null}
          </>
        )}
      </Shown>
    </>
  )
}

const columns: Column<BoardAction>[] = [
  {
    key: 'action',
    header: 'Action',
    isRowHeader: true,
    cell: ({ crime, reference, text }) => (
      <>
        <Link href={`${paths.investigation(crime.id)}#actions`}>
          {reference} {text}
        </Link>
        <div className="mips-muted mips-small">
          {crime.reference} {crime.title}
        </div>
      </>
    ),
  },
  { key: 'due', header: 'Due', cell: (action) => <DueWords {...action} /> },
  { key: 'owner', header: 'Owner', cell: ({ owner }) => (owner === null ? 'Nobody' : formatOfficer(owner)) },
  { key: 'state', header: 'State', cell: (action) => <ActionState {...action} /> },
  { key: 'harm', header: 'Harm', cell: ({ harm }) => harm },
]
