import type { HistoryChange } from '@mips/contracts/pole-search'
import { DataTable, type Column } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../../platform/api.ts'
import { formatDateTimeZone } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { pathOfRecord } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'

const sentence = (code: string) => `${code.charAt(0).toUpperCase()}${code.slice(1)}`.replaceAll('_', ' ')

const words = (value: unknown): string => {
  if (value === null || value === undefined) return 'nothing'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const acts: Record<string, string> = { insert: 'made', update: 'changed', delete: 'taken away' }

const columns: Column<HistoryChange>[] = [
  { key: 'at', header: 'When', isRowHeader: true, cell: (change) => formatDateTimeZone(change.at) },
  { key: 'by', header: 'Who', cell: (change) => change.by ?? 'the system' },
  {
    key: 'thing',
    header: 'What',
    cell: (change) => `${sentence(change.thing)} ${acts[change.act] ?? change.act}`,
  },
  {
    key: 'fields',
    header: 'From and to',
    cell: (change) => (
      <ul className="govuk-list">
        {change.fields.map(({ field, before, after }) => (
          <li key={field}>
            <strong>{sentence(field)}</strong>:{' '}
            {change.act === 'insert' ? words(after) : `${words(before)} → ${words(after)}`}
          </li>
        ))}
      </ul>
    ),
  },
]

/** Every change of a record: what each field was and became, who changed it and when. */
export function HistoryPage() {
  usePageTitle('History')
  const { recordId } = useParams({ from: '/records/$recordId/history' })
  const history = useQuery(api.pole.getHistory.query({ params: { recordId } }))
  return (
    <Shown query={history} words="Reading every change…" headingLevel={1}>
      {({ record, changes }) => {
        const href = pathOfRecord(record)
        return (
          <div className="mips-stack">
            <PageHeading caption={record.reference ?? undefined}>
              Every change of {href === undefined ? record.title : <Link href={href}>{record.title}</Link>}
            </PageHeading>
            <DataTable
              caption="Changes, newest first"
              captionHidden
              columns={columns}
              rows={changes}
              rowKey={({ id }) => id}
              empty="Nothing was changed."
            />
          </div>
        )
      }}
    </Shown>
  )
}
