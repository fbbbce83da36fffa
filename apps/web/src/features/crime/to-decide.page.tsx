/** The desk of those who decide: decisions that differ from the counting rules, and requests to cancel. */
import type { RegistrarLine } from '@mips/contracts/crime-parts'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

const columns: Column<RegistrarLine>[] = [
  {
    key: 'record',
    header: 'Record',
    isRowHeader: true,
    cell: ({ kind, recordId, reference, title }) => (
      <Link href={kind === 'DECISION' ? paths.recordCrime(recordId) : paths.crime(recordId)}>
        {reference} {title}
      </Link>
    ),
  },
  {
    key: 'what',
    header: 'To decide',
    cell: ({ kind, what, needsRegistrar }) => (
      <>
        {kind === 'DECISION' ? `Recording decision: ${what}` : `Cancellation: ${what}`}{' '}
        {needsRegistrar ? <Tag tone="caution">Registrar</Tag> : null}
      </>
    ),
  },
  { key: 'words', header: 'In words', cell: ({ words }) => words },
  { key: 'by', header: 'By', cell: ({ by }) => (by === null ? 'Not known' : formatOfficer(by)) },
  { key: 'at', header: 'Since', cell: ({ at }) => formatDateTimeZone(at) },
]

export function ToDecidePage() {
  usePageTitle('Crimes to decide on')
  const desk = useQuery({ ...topicApi.crime.listToDecide.query({}), refetchInterval: 60_000 })
  return (
    <>
      <PageHeading>Crimes to decide on</PageHeading>
      <p>Decisions that differ from the counting rules, and requests to cancel; the longest waiting first.</p>
      <Shown query={desk} words="Looking what waits…" headingLevel={2}>
        {({ lines }) => (
          <DataTable
            caption="To decide"
            captionHidden
            columns={columns}
            rows={lines}
            rowKey={({ id }) => id}
            empty={<p>Nothing waits for a decision.</p>}
          />
        )}
      </Shown>
    </>
  )
}
