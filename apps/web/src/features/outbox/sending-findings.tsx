/** What stands against sending, in plain words, each with the page where it is put right and the code by which the receiver would refuse it. */
import type { SendingFinding } from '@mips/contracts/case-sending'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'

export function Findings(props: {
  title: string
  tone: 'bad' | 'caution' | 'info'
  findings: readonly SendingFinding[]
}) {
  const { title, tone, findings } = props
  if (findings.length === 0) return null
  return (
    <NotificationBanner tone={tone} title={`${title}: ${findings.length}`}>
      <ul className="govuk-list govuk-list--bullet" aria-label={title}>
        {findings.map(({ rule, field, message, codes, opensAt }) => (
          <li key={`${rule} ${field} ${message}`}>
            {opensAt === null ? message : <Link href={opensAt}>{message}</Link>}{' '}
            <span className="mips-muted mips-small">{[rule, ...codes].join(', ')}</span>
          </li>
        ))}
      </ul>
    </NotificationBanner>
  )
}
