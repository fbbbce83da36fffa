import { londonDay } from '@mips/domain/time/london-day'
import type { PreparedVulnerability } from '@mips/contracts/safeguarding-replies'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { formatBorn, formatDate } from '../../platform/format.ts'
import { pathOfRecord, paths } from '../../platform/paths.ts'
import { serverNow } from '../../platform/server-clock.ts'

type Subject = NonNullable<PreparedVulnerability['subject']>

/** What the store knows of the one the report is about: home, family, earlier reports, and the arrest that makes it a duty. */
export function SubjectKnown({ subject }: { subject: Subject }) {
  const { addresses, family, earlierReports, arrest } = subject
  const today = londonDay(serverNow().toISOString())
  const live = addresses.filter((address) => address.validTo === null)
  return (
    <>
      {arrest === null ? null : (
        <NotificationBanner tone="caution" title="This report is a duty">
          <p>
            They were arrested: <Link href={paths.arrest(arrest.id)}>{arrest.reference ?? arrest.title}</Link>
            . The report is linked to the arrest and completes the task.
          </p>
        </NotificationBanner>
      )}
      <SummaryList
        columns={2}
        rows={[
          {
            key: 'Addresses',
            value:
              live.length === 0 ? (
                'none recorded'
              ) : (
                <List
                  items={live.map((address) => ({
                    id: address.linkId,
                    words: `${address.roleLabel} ${address.address}`,
                  }))}
                />
              ),
          },
          {
            key: 'Family and carers',
            value:
              family.length === 0 ? (
                'none recorded'
              ) : (
                <List
                  items={family.map((kin) => ({
                    id: `${kin.personRecordId}${kin.relation}`,
                    words: `${kin.name}: ${kin.relation.toLowerCase()} ${subject.isChild === false ? 'them' : 'the child'}`,
                    detail: kin.dob === null ? '' : `b. ${formatBorn(kin.dob, today)}`,
                    href: paths.nominal(kin.nominalId),
                  }))}
                />
              ),
          },
          {
            key: 'Earlier reports',
            value:
              earlierReports.length === 0 ? (
                'none recorded'
              ) : (
                <List
                  items={earlierReports.map((report) => ({
                    id: report.id,
                    words: `${report.reference ?? ''} ${report.title}`,
                    detail: formatDate(report.occurredFrom),
                    href: pathOfRecord(report),
                  }))}
                />
              ),
          },
        ]}
      />
    </>
  )
}

type Item = { id: string; words: string; detail?: string; href?: string }

const List = ({ items }: { items: readonly Item[] }) => (
  <ul className="govuk-list">
    {items.map(({ id, words, detail, href }) => (
      <li key={id}>
        {href === undefined ? words : <Link href={href}>{words}</Link>}{' '}
        {detail ? <span className="mips-muted mips-small">{detail}</span> : null}
      </li>
    ))}
  </ul>
)
