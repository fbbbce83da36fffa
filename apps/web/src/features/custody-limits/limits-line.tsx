/** What keeps the person now and until when, each authority with the rule that gave it. */
import type { LimitsPage } from '@mips/contracts/custody-limits'
import { Card } from '@mips/ui/card.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { formatDateTimeZone } from '../../platform/format.ts'

const at = (instant: string | null) => (instant === null ? 'no PACE clock' : formatDateTimeZone(instant))

export function LimitsLine({ page }: { page: LimitsPage }) {
  const { clock } = page
  return (
    <Card title="Time limits">
      <SummaryList
        columns={2}
        rows={[
          {
            key: 'Charge or release by',
            value: <strong>{page.isCharged ? 'charged' : at(clock.releaseBy)}</strong>,
          },
          {
            key: 'Next review',
            value: clock.nextReviewDue === null ? 'none due' : at(clock.nextReviewDue),
          },
          { key: '24 hours end', value: at(clock.limit24) },
          { key: '36 hours end', value: at(clock.limit36) },
          { key: 'Apply for a warrant by', value: at(page.latestApplication) },
          { key: '96 hours end', value: at(clock.limit96) },
        ]}
      />
      <ul className="govuk-list" aria-label="Authorities to detain">
        {page.authorities.map(({ kind, label, rule, from, until }) => (
          <li key={`${kind} ${from}`}>
            {label}: from {at(from)} to {at(until)} <span className="mips-muted">({rule})</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
