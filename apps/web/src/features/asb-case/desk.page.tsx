/** The desk of anti-social behaviour: open cases, the overdue and the gravest first, with what is due. */
import type { AsbDeskLine } from '@mips/contracts/asb-case-parts'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import type { Tone } from '@mips/ui/tone.ts'
import { useQuery } from '@tanstack/react-query'
import { formatDate, formatDateTime, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { SafeguardingNav } from '../../platform/safeguarding-nav.tsx'
import { topicApi } from '../../platform/topic-api.ts'

const tones: Record<string, Tone> = { STANDARD: 'neutral', MEDIUM: 'caution', HIGH: 'bad' }
/** The tone of a grade, always beside its word. */
export const gradeTone = (grade: string): Tone => tones[grade] ?? 'neutral'

const columns: Column<AsbDeskLine>[] = [
  {
    key: 'case',
    header: 'Case',
    isRowHeader: true,
    cell: ({ id, reference, title }) => (
      <Link href={paths.asbCase(id)}>
        {reference} {title}
      </Link>
    ),
  },
  {
    key: 'risk',
    header: 'Risk',
    cell: ({ grade, score }) =>
      grade === null ? (
        <Tag tone="info">Not answered</Tag>
      ) : (
        <>
          <Tag tone={gradeTone(grade.code)}>{grade.label}</Tag> {score} of 21
        </>
      ),
  },
  {
    key: 'due',
    header: 'Due first',
    cell: ({ due }) =>
      due === null ? (
        'Nothing'
      ) : (
        <>
          {due.isOverdue ? <Tag tone="bad">Overdue</Tag> : null} {due.text}
          {due.by === null ? '' : `, ${formatDate(due.by)}`} <span className="mips-muted">({due.rule})</span>
        </>
      ),
  },
  {
    key: 'calls',
    header: 'Calls',
    cell: ({ calls, lastCallAt }) =>
      `${calls}${lastCallAt === null ? '' : `, last ${formatDateTime(lastCallAt)}`}`,
  },
  { key: 'actions', header: 'Open actions', cell: ({ openActions }) => String(openActions) },
  {
    key: 'owner',
    header: 'Kept by',
    cell: ({ owner }) => (owner === null ? 'Nobody' : formatOfficer(owner)),
  },
]

export function AsbDeskPage() {
  usePageTitle('ASB cases')
  const desk = useQuery({ ...topicApi.asbCase.list.query({}), refetchInterval: 60_000 })
  return (
    <>
      <PageHeading>ASB cases</PageHeading>
      <SafeguardingNav current={paths.asbCases()} />
      <p>
        Open cases of anti-social behaviour: overdue first, then by risk. A case is opened from its calls.
      </p>
      <Shown query={desk} words="Looking for cases…" headingLevel={2}>
        {({ lines }) => (
          <DataTable
            caption="Open cases"
            captionHidden
            columns={columns}
            rows={lines}
            rowKey={({ id }) => id}
            empty={<p>No case is open.</p>}
          />
        )}
      </Shown>
    </>
  )
}
