/** The cases of the reader, of their team, or all that they may see, the newest first. */
import type { CaseRow } from '@mips/contracts/case-parts'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SubNav } from '@mips/ui/sub-nav.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Can } from '../../platform/can.tsx'
import { formatDate, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { standingTone } from './standing.ts'

const columns: Column<CaseRow>[] = [
  {
    key: 'case',
    header: 'Case',
    isRowHeader: true,
    cell: ({ id, title, urn }) => (
      <Link href={paths.prosecutionCase(id)}>
        {title} <span className="mips-muted">{urn}</span>
      </Link>
    ),
  },
  { key: 'state', header: 'State', cell: ({ state }) => state?.label ?? '' },
  { key: 'plea', header: 'Plea', cell: ({ plea }) => plea?.label ?? 'Not set' },
  {
    key: 'hearing',
    header: 'First hearing',
    cell: ({ hearing }) => (hearing === null ? '' : formatDate(hearing)),
  },
  {
    key: 'standing',
    header: 'File',
    cell: ({ standing }) => <Tag tone={standingTone(standing.code)}>{standing.label}</Tag>,
  },
  {
    key: 'officer',
    header: 'Officer in the case',
    cell: ({ officer }) => (officer === null ? '' : formatOfficer(officer)),
  },
  {
    key: 'holder',
    header: 'Open with',
    cell: ({ holder }) => (holder === null ? '' : formatOfficer(holder)),
  },
]

const scopes = [
  { of: 'MINE', label: 'My cases' },
  { of: 'TEAM', label: 'My team' },
  { of: 'ALL', label: 'All cases' },
] as const

export function CasesPage() {
  usePageTitle('Cases')
  const { of = 'MINE' } = useSearch({ from: '/cases' })
  const list = useQuery({ ...topicApi.prosecutionCase.list.query({ query: { of } }), staleTime: 0 })
  return (
    <div className="mips-stack">
      <PageHeading
        actions={
          <>
            <Can do="witness.care.read">
              <Link href={paths.witnessCare()}>Witnesses not warned</Link>{' '}
            </Can>
            <Link href={paths.hearings()}>Hearings</Link>{' '}
            <Can do="case.file.certify">
              <Link href={paths.caseScores()}>Scores of teams</Link>{' '}
              <Link href={paths.caseSampling()}>Sample of finished work</Link>
            </Can>
          </>
        }
      >
        Cases
      </PageHeading>
      <SubNav
        label="Which cases"
        items={scopes.map((scope) => ({
          label: scope.label,
          href: scope.of === 'MINE' ? paths.cases() : `${paths.cases()}?of=${scope.of}`,
          isCurrent: scope.of === of,
        }))}
      />
      <Shown query={list} words="Looking up the cases…" headingLevel={2}>
        {({ cases, hasMore }) => (
          <>
            <DataTable
              caption="Cases, the newest first"
              captionHidden
              columns={columns}
              rows={cases}
              rowKey={({ id }) => id}
              empty={
                <p>There is no case here. One is opened from the custody record, under Prosecution case.</p>
              }
            />
            {hasMore ? <p className="mips-muted">The newest 100 are shown.</p> : null}
          </>
        )}
      </Shown>
    </div>
  )
}
