import type { AsbEarlier } from '@mips/contracts/safeguarding-replies'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { SourceNote } from '@mips/ui/source-note.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { formatDate } from '../../platform/format.ts'
import { pathOfRecord } from '../../platform/paths.ts'

const times = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

/** What happened before at the place and with the caller: counted from the store, so nobody is asked. */
export function EarlierHere({ earlier }: { earlier: AsbEarlier }) {
  const { atLocation, byCaller, caseReview } = earlier
  const counted = (fact: string) => (
    <SourceNote fact={fact} origin="Worked out" source="Counted from what you may see" />
  )
  return (
    <>
      {caseReview.isReached ? (
        <NotificationBanner tone="caution" title="The threshold of a case review is reached">
          <p>
            With this one, {caseReview.reports} reports at this place in {caseReview.months} months. Those who
            suffer from it may ask for an ASB case review: tell them.
          </p>
        </NotificationBanner>
      ) : null}
      <SummaryList
        columns={2}
        rows={[
          {
            key: 'Before at this place',
            value: `${times(atLocation.asbReports, 'anti-social behaviour report', 'anti-social behaviour reports')}, ${times(atLocation.incidents, 'other incident', 'other incidents')}`,
            source: counted('Before at this place'),
          },
          {
            key: 'Calls before by this caller',
            value: byCaller.incidents === 0 ? 'none on record' : String(byCaller.incidents),
            source: counted('Calls before by this caller'),
          },
        ]}
      />
      {atLocation.latest.length === 0 ? null : (
        <Details summary="The latest at this place">
          <ul className="govuk-list">
            {atLocation.latest.map((event) => (
              <li key={event.id}>
                <Link href={pathOfRecord(event) ?? '#'}>
                  {[event.reference, event.title].filter(Boolean).join(' ')}
                </Link>{' '}
                <span className="mips-muted mips-small">{formatDate(event.occurredFrom)}</span>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}
