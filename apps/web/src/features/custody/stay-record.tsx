import type { CustodyPage } from '@mips/contracts/custody-replies'
import { custodyRiskLevels } from '@mips/domain/custody/codes'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SideNav, type SideNavItem } from '@mips/ui/side-nav.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import type { ReactNode } from 'react'
import { useKeys } from '../../platform/keys.tsx'
import { PersonBar } from '../../platform/person-bar.tsx'
import { stationName } from '../../platform/station-box.tsx'
import { AuthoriseForm } from './authorise-form.tsx'
import { CareForm } from './care-form.tsx'
import { ClockPanel } from './clock-panel.tsx'
import { HospitalSection } from './hospital-section.tsx'
import { LogSection } from './log-section.tsx'
import { ReleaseForm } from './release-form.tsx'
import { ReviewSection } from './review-section.tsx'
import { ArrestFacts, DecisionFacts } from './stay-facts.tsx'

const sections = ['clock', 'arrest', 'detention', 'care', 'hospital', 'reviews', 'log', 'release'] as const

/** One stay, its sections in free order; the person and the warnings stay in sight. */
export function StayRecord({ stay }: { stay: CustodyPage }) {
  const step = (by: 1 | -1) => {
    const at = sections.findIndex((id) => document.getElementById(id)?.contains(document.activeElement))
    document.getElementById(sections[Math.min(sections.length - 1, Math.max(0, at + by))] ?? 'clock')?.focus()
  }
  useKeys([
    { keys: 'alt+ArrowDown', does: 'Next section', run: () => step(1) },
    { keys: 'alt+ArrowUp', does: 'Previous section', run: () => step(-1) },
  ])
  const isDecided = stay.decision !== null
  const risk = custodyRiskLevels.find(({ code }) => code === stay.riskLevel)?.label
  return (
    <>
      <PageHeading
        caption={stationName(stay.station.name)}
        actions={
          <Button look="secondary" onClick={() => window.print()}>
            Print
          </Button>
        }
      >
        Custody record {stay.custodyNumber}{' '}
        <Tag tone={stay.state === 'ARRIVED' ? 'caution' : 'info'}>{stay.stateLabel}</Tag>
      </PageHeading>
      {stay.person === null ? null : (
        <PersonBar
          person={stay.person}
          reference={stay.custodyNumber}
          identifiers={[
            { label: 'Cell', value: stay.cell ?? 'none' },
            { label: 'Risk', value: risk ?? 'not assessed' },
            {
              label: 'Observation',
              value: stay.observationLevel === null ? 'no level set' : `level ${stay.observationLevel}`,
            },
          ]}
          actions={
            stay.isChild ? (
              <Tag tone="bad">{stay.age === null ? 'Age not known: treat as a child' : 'Child'}</Tag>
            ) : undefined
          }
        />
      )}
      {stay.clock.inconsistencies.map(({ code, message }) => (
        <NotificationBanner key={`${code} ${message}`} tone="bad" title={message} />
      ))}
      <div className="mips-columns mips-columns--main-aside">
        <div>
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
            <Card title="Release">
              <Allowed may={stay.may.release}>{() => <ReleaseForm stay={stay} />}</Allowed>
            </Card>
          </Section>
        </div>
        <div className="mips-no-print">
          <SideNav label="Sections of this record" items={navOf(stay)} />
        </div>
      </div>
    </>
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
