/** The offences of a stay with what became of each, and the charges. */
import type { OutcomePage } from '@mips/contracts/custody-outcome-replies'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { formatDateTimeZone } from '../../platform/format.ts'

type Offence = OutcomePage['offences'][number]

const columns: Column<Offence>[] = [
  {
    key: 'offence',
    header: 'Offence',
    isRowHeader: true,
    cell: ({ title, code, chargeNo }) => (
      <>
        {chargeNo === null ? '' : `Charge ${chargeNo}: `}
        {title} <code>{code}</code>
      </>
    ),
  },
  {
    key: 'disposal',
    header: 'How it ends',
    cell: ({ disposal }) =>
      disposal === null ? <Tag tone="caution">Not decided</Tag> : <Tag tone="good">{disposal.label}</Tag>,
  },
  {
    key: 'outcome',
    header: 'Outcome and why',
    cell: ({ outcome, outcomeNote, wording }) =>
      [outcome?.label, wording, outcomeNote].filter(Boolean).join('. ') || 'none yet',
  },
]

export function OffenceList({ page }: { page: OutcomePage }) {
  return (
    <Card title="Offences">
      <DataTable
        caption="Offences of this stay"
        captionHidden
        columns={columns}
        rows={page.offences}
        rowKey={({ id }) => id}
        empty={<p>No offence is on this record.</p>}
      />
      {page.charges.map((charge) => (
        <SummaryList
          key={charge.id}
          rows={[
            {
              key: 'Charged',
              value: `${formatDateTimeZone(charge.chargedAt)}, ${charge.chargedBy?.displayName ?? ''}`,
            },
            { key: 'Reply', value: charge.reply ?? 'none' },
            {
              key: 'Court',
              value: [charge.court, charge.courtAt === null ? null : formatDateTimeZone(charge.courtAt)]
                .filter(Boolean)
                .join(', '),
            },
            {
              key: 'Bail',
              value: charge.isBailRefused
                ? `Refused: ${charge.grounds.map(({ label }) => label).join('; ')}. ${charge.groundsText ?? ''}`
                : 'Given',
            },
          ]}
        />
      ))}
    </Card>
  )
}
