/** What is known of the one who is missing, and once found, how. */
import type { MissingPage } from '@mips/contracts/missing-parts'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { SummaryList, type SummaryRow } from '@mips/ui/summary-list.tsx'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'

const row = (key: string, value: SummaryRow['value'] | null): SummaryRow[] =>
  value === null || value === '' ? [] : [{ key, value }]

const time = (at: string | null) => (at === null ? null : formatDateTimeZone(at))

export function FactsCard({ page }: { page: MissingPage }) {
  const { found, location, people } = page
  const informants = people.filter(({ role }) => role === 'INFORMANT_CALLER')
  return (
    <>
      {found === null ? null : (
        <Card title="Found" tone="good">
          <SummaryList
            rows={[
              { key: 'When', value: formatDateTimeZone(found.at) },
              ...row('Where', found.where),
              ...row('How', found.how?.label ?? null),
              ...row('By', found.by),
              ...row('Condition', found.condition),
              ...row('Closed', page.endReason),
            ]}
          />
        </Card>
      )}
      <Card title="What is known">
        <SummaryList
          rows={[
            ...row('Risk', page.level === null ? 'Not graded' : page.level.label),
            ...row('Why', page.rationale),
            ...row(
              'What raises it',
              page.factors
                .map(({ label, words, saidBy }) =>
                  [label, words, saidBy === null ? null : `said by ${saidBy}`].filter(Boolean).join(', '),
                )
                .join('; '),
            ),
            ...row('Last seen', time(page.lastSeenAt)),
            ...(location === null
              ? []
              : [
                  { key: 'Where', value: <Link href={paths.location(location.id)}>{location.address}</Link> },
                ]),
            ...row('Exactly', page.lastSeenWords),
            ...row('Wearing', page.wearing),
            ...row('Description', page.appearance),
            ...row('What was told', page.circumstances),
            ...row(
              'Who told',
              [informants.map(({ name }) => name).join(', '), page.informantRelation, page.informantContact]
                .filter(Boolean)
                .join(', '),
            ),
            ...row('Where they may go', page.likelyPlaces),
            ...row('Carries', page.carries),
            ...row('Medication', page.medication),
            ...row('Reported', time(page.reportedAt)),
            ...row('Officers', page.officers.map((officer) => formatOfficer(officer)).join(', ')),
          ]}
        />
      </Card>
    </>
  )
}
