/** Who is not warned: contested cases with a hearing ahead, and the listed witnesses who are not known to come. */
import type { UnwarnedLine } from '@mips/contracts/witness-care'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SubNav } from '@mips/ui/sub-nav.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { formatDate, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { standingTone } from './standing.ts'

const columns: Column<UnwarnedLine>[] = [
  {
    key: 'case',
    header: 'Case',
    isRowHeader: true,
    cell: ({ caseId, title, urn }) => (
      <Link href={paths.witnessCare(caseId)}>
        {title} <span className="mips-muted">{urn}</span>
      </Link>
    ),
  },
  {
    key: 'hearing',
    header: 'Hearing',
    cell: ({ hearing }) => `${formatDate(hearing.day)} ${hearing.time}, ${hearing.court}`,
  },
  {
    key: 'warnBy',
    header: 'Warn by',
    cell: ({ warnBy, isLate }) => (
      <>
        {formatDate(warnBy)} {isLate ? <Tag tone="bad">Past</Tag> : null}
      </>
    ),
  },
  {
    key: 'witnesses',
    header: 'Witnesses',
    cell: ({ witnesses }) => (
      <ul className="govuk-list">
        {witnesses.map(({ id, name, standing }) => (
          <li key={id}>
            {name} <Tag tone={standingTone(standing.code)}>{standing.label}</Tag>
          </li>
        ))}
      </ul>
    ),
  },
  {
    key: 'officer',
    header: 'Officer in the case',
    cell: ({ officer }) => (officer === null ? '' : formatOfficer(officer)),
  },
]

const scopes = [
  { of: 'MINE', label: 'My cases' },
  { of: 'TEAM', label: 'My team' },
  { of: 'ALL', label: 'All cases' },
] as const

export function NotWarnedPage() {
  usePageTitle('Witnesses not warned')
  const { of = 'TEAM' } = useSearch({ from: '/witness-care' })
  const found = useQuery({ ...topicApi.witnessCare.due.query({ query: { of } }), staleTime: 0 })
  return (
    <div className="mips-stack">
      <PageHeading actions={<Link href={paths.cases()}>All cases</Link>}>Witnesses not warned</PageHeading>
      <SubNav
        label="Which cases"
        items={scopes.map((scope) => ({
          label: scope.label,
          href: `${paths.witnessCare()}?of=${scope.of}`,
          isCurrent: scope.of === of,
        }))}
      />
      <Shown query={found} words="Looking who is not warned…">
        {({ cases, hasMore }) => (
          <>
            <DataTable
              caption="Witnesses not warned"
              captionHidden
              columns={columns}
              rows={cases}
              rowKey={({ caseId }) => caseId}
              empty={<p>Every listed witness of the hearings ahead has said that they come.</p>}
            />
            {hasMore ? <p className="mips-muted">There are more cases than are shown here.</p> : null}
          </>
        )}
      </Shown>
    </div>
  )
}
