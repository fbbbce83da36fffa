/** Search warrants: what is open first, the oldest application first. */
import type { SearchWarrantLine } from '@mips/contracts/search-warrant'
import { searchStates } from '@mips/domain/warrants/warrant-words'
import { LinkButton } from '@mips/ui/button.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Can } from '../../platform/can.tsx'
import { formatDate, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

const columns: Column<SearchWarrantLine>[] = [
  {
    key: 'premises',
    header: 'Premises',
    isRowHeader: true,
    cell: ({ id, reference, premises }) => (
      <>
        <Link href={paths.searchWarrant(id)}>{premises.join('; ') || 'All premises of the occupier'}</Link>
        <br />
        <span className="mips-small mips-muted">{reference}</span>
      </>
    ),
  },
  { key: 'power', header: 'Power', cell: ({ power }) => power.label },
  {
    key: 'state',
    header: 'State',
    cell: ({ state, standing }) => (
      <>
        {state.label}{' '}
        {standing === null || state.code !== 'ISSUED' ? null : (
          <Tag tone={standing.code === 'LIVE' ? 'good' : 'bad'}>{standing.label}</Tag>
        )}
      </>
    ),
  },
  {
    key: 'applicant',
    header: 'Applied for',
    cell: ({ applicant, askedAt }) =>
      [applicant === null ? undefined : formatOfficer(applicant), formatDate(askedAt)]
        .filter(Boolean)
        .join(', '),
  },
  { key: 'ends', header: 'Ends', cell: ({ endsOn }) => (endsOn === null ? '' : formatDate(endsOn)) },
  {
    key: 'back',
    header: 'Back at the court by',
    cell: ({ returnBy, isReturnOverdue, state }) =>
      returnBy === null || state.code === 'RETURNED' ? (
        ''
      ) : (
        <>
          {formatDate(returnBy)} {isReturnOverdue ? <Tag tone="bad">Overdue</Tag> : null}
        </>
      ),
  },
]

export function SearchesPage() {
  usePageTitle('Search warrants')
  const { state } = useSearch({ from: '/search-warrants' })
  const navigate = useNavigate()
  const query = state ? { state } : {}
  const list = useQuery({ ...topicApi.searchWarrant.list.query({ query }), staleTime: 0 })
  return (
    <div className="mips-stack">
      <PageHeading
        actions={
          <Can do="warrant.search.apply">
            <LinkButton href={paths.newSearchWarrant()}>Apply for a search warrant</LinkButton>
          </Can>
        }
      >
        Search warrants
      </PageHeading>
      <p className="mips-no-print">
        <Link href={paths.warrants()}>Warrants on people</Link>
      </p>
      <Select
        name="state"
        label="State"
        value={state ?? ''}
        onChange={(event) =>
          void navigate({
            to: '/search-warrants',
            search: { state: event.target.value || undefined },
            replace: true,
          })
        }
        options={[
          { value: '', label: 'Every state' },
          ...searchStates.map(({ code, label }) => ({ value: code, label })),
        ]}
      />
      <Shown query={list} words="Looking up the search warrants…" headingLevel={2}>
        {({ searches, isMore }) => (
          <>
            <DataTable
              caption="Search warrants, open ones first"
              captionHidden
              columns={columns}
              rows={searches}
              rowKey={({ id }) => id}
              rowTone={({ isReturnOverdue, state: { code } }) =>
                isReturnOverdue && code !== 'RETURNED' ? 'bad' : undefined
              }
              empty={<p>No search warrant that you may see is here.</p>}
            />
            {isMore ? <p>There are more than 200: choose a state.</p> : null}
          </>
        )}
      </Shown>
    </div>
  )
}
