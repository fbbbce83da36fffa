import type { CustodyPage } from '@mips/contracts/custody-replies'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { SideNav, type SideNavItem } from '@mips/ui/side-nav.tsx'
import type { ReactNode } from 'react'
import { formatDateTimeZone } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'
import { RetentionDetails } from '../../platform/retention-details.tsx'
import { AuthoriseForm } from './authorise-form.tsx'
import { CareForm } from './care-form.tsx'
import { ClockPanel } from './clock-panel.tsx'
import { HospitalSection } from './hospital-section.tsx'
import { LogSection } from './log-section.tsx'
import { ReviewSection } from './review-section.tsx'
import { ArrestFacts, DecisionFacts } from './stay-facts.tsx'

const sections = ['clock', 'arrest', 'detention', 'care', 'hospital', 'reviews', 'log', 'release'] as const

/** Takes the focus to the next or the last section; past the ends it leaves the step to the frame. */
export function stepSection(by: 1 | -1): boolean {
  const at = sections.findIndex((id) => document.getElementById(id)?.contains(document.activeElement))
  const next = sections[at + by]
  if (next === undefined) return false
  document.getElementById(next)?.focus()
  return true
}

/** The sections of the overview, in free order. */
export function StayRecord({ stay }: { stay: CustodyPage }) {
  const isDecided = stay.decision !== null
  return (
    <>
      <Section id="clock">
        <ClockPanel stay={stay} />
      </Section>
      <Section id="arrest">
        <ArrestFacts stay={stay} />
      </Section>
      <Section id="detention">
        <Card title={isDecided ? 'Detention' : 'Authorise detention'}>
          {isDecided ? (
            <DecisionFacts stay={stay} />
          ) : (
            <Allowed may={stay.may.authorise}>{() => <AuthoriseForm stay={stay} />}</Allowed>
          )}
        </Card>
      </Section>
      <Section id="care">
        <Card title="Cell, risk and observation">
          <Allowed may={stay.may.assess}>{() => <CareForm stay={stay} />}</Allowed>
        </Card>
      </Section>
      <Section id="hospital">
        <HospitalSection stay={stay} />
      </Section>
      <Section id="reviews">
        <ReviewSection stay={stay} />
      </Section>
      <Section id="log">
        <LogSection stay={stay} />
      </Section>
      <Section id="release">
        <ReleaseCard stay={stay} />
      </Section>
      <RetentionDetails recordId={stay.id} />
    </>
  )
}

/** How the stay ended, or where it is ended: each offence on one page, the door on the other. */
function ReleaseCard({ stay }: { stay: CustodyPage }) {
  return (
    <Card title="Release">
      {stay.releasedAt === null ? null : (
        <p>
          {stay.disposal?.label ?? 'Left custody'}, {formatDateTimeZone(stay.releasedAt)}
        </p>
      )}
      <ul className="govuk-list">
        <li>
          <Link href={paths.custodyCharge(stay.id)}>How each offence ends</Link>
        </li>
        <li>
          <Link href={paths.custodyRelease(stay.id)}>Risk before release, the door and papers</Link>
        </li>
      </ul>
    </Card>
  )
}

function Section({ id, children }: { id: (typeof sections)[number]; children: ReactNode }) {
  return (
    <div id={id} tabIndex={-1} className="mips-stay__section">
      {children}
    </div>
  )
}

/** The form when the act is allowed, and else why it is not. */
export function Allowed({
  may,
  children,
}: {
  may: { allowed: boolean; reason?: string }
  children: () => ReactNode
}) {
  return may.allowed ? children() : <p className="mips-muted">{may.reason}</p>
}

/** The list of the sections, for the side column. */
export const stayNav = (stay: CustodyPage) => <SideNav label="Sections of this record" items={navOf(stay)} />

function navOf(stay: CustodyPage): SideNavItem[] {
  const reviewState = stay.reviews.some(({ status }) => status === 'OVERDUE' || status === 'BREACH')
    ? 'problem'
    : undefined
  return [
    { href: '#clock', label: 'Clock', state: stay.clock.inconsistencies.length > 0 ? 'problem' : undefined },
    { href: '#arrest', label: 'Arrest', state: 'done' },
    { href: '#detention', label: 'Detention', state: stay.decision === null ? 'untouched' : 'done' },
    {
      href: '#care',
      label: 'Cell and risk',
      state: stay.riskLevel === null || stay.observationLevel === null ? 'untouched' : 'done',
    },
    { href: '#hospital', label: 'Hospital' },
    { href: '#reviews', label: 'Reviews', state: reviewState },
    {
      href: '#log',
      label: 'Log',
      progress: String(stay.log.length),
      progressWords: `${stay.log.length} entries`,
    },
    { href: '#release', label: 'Release', state: stay.releasedAt === null ? undefined : 'done' },
  ]
}
