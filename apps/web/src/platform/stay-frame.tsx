/** The frame of every page of a custody record: who it is with the warnings, and the topics with what each has left. */
import type { StayTopic } from '@mips/contracts/custody-topics'
import type { CustodyPage } from '@mips/contracts/custody-replies'
import { custodyRiskLevels } from '@mips/domain/custody/codes'
import { stationName } from '@mips/domain/custody/station-name'
import { Button } from '@mips/ui/button.tsx'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SideNav, type SideNavItem } from '@mips/ui/side-nav.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import type { ReactNode } from 'react'
import { ChangedSince } from './changed-since.tsx'
import { SafeguardHere } from './children-here.tsx'
import { goTo } from './go-to.ts'
import { useKeys } from './keys.tsx'
import { usePageTitle } from './page-title.ts'
import { PersonBar } from './person-bar.tsx'
import { Shown } from './problem.tsx'
import { usePurposeFrom } from './purpose.tsx'
import { holdsPermission, useSession } from './session.tsx'
import { useStay, useTopicStates } from './stay.ts'
import { stayTopics, type StayTopicPage } from './stay-topics.ts'
import './stay-frame.scss'

export type StayFrameProps = {
  recordId: string
  /** The key of the topic that this page is. */
  topic: string
  children: (stay: CustodyPage) => ReactNode
  /** What stands in the side column under the topics. */
  aside?: (stay: CustodyPage) => ReactNode
  /** Takes a step within the page and says so; otherwise Alt+arrow goes to the next topic. */
  step?: (by: 1 | -1) => boolean
}

/** One page of a stay, in its frame. */
export function StayFrame(props: StayFrameProps) {
  usePurposeFrom(props.recordId, 'ARREST_CUSTODY')
  const stay = useStay(props.recordId)
  return (
    <Shown query={stay} words="Opening the custody record…" headingLevel={1}>
      {(found) => <Framed {...props} stay={found} />}
    </Shown>
  )
}

function Framed({ recordId, topic, children, aside, step, stay }: StayFrameProps & { stay: CustodyPage }) {
  const session = useSession()
  const states = useTopicStates(recordId)
  const pages = stayTopics().filter(
    ({ needs, isFor }) =>
      (needs === undefined || holdsPermission(session, needs)) && (isFor === undefined || isFor(stay)),
  )
  const at = pages.findIndex(({ key }) => key === topic)
  const label = pages[at]?.label ?? ''
  const isOverview = topic === 'overview'
  usePageTitle(`${isOverview ? 'Custody' : `${label}: custody`} ${stay.custodyNumber}`)
  const [before, after] = [pages[at - 1], pages[at + 1]]
  const move = (by: 1 | -1) => {
    if (step?.(by)) return
    const next = by === 1 ? after : before
    if (next !== undefined) goTo(next.path(recordId))
  }
  useKeys([
    { keys: 'alt+ArrowDown', does: 'Next section or topic', run: () => move(1) },
    { keys: 'alt+ArrowUp', does: 'Previous section or topic', run: () => move(-1) },
  ])
  const number = `Custody record ${stay.custodyNumber}`
  return (
    <>
      <PageHeading
        caption={isOverview ? stationName(stay.station.name) : `${number}, ${stationName(stay.station.name)}`}
        actions={
          <Button look="secondary" onClick={() => window.print()}>
            Print
          </Button>
        }
      >
        {isOverview ? number : label}{' '}
        <Tag tone={stay.state === 'ARRIVED' ? 'caution' : 'info'}>{stay.stateLabel}</Tag>
      </PageHeading>
      <Detainee stay={stay} />
      {stay.clock.inconsistencies.map(({ code, message }) => (
        <NotificationBanner key={`${code} ${message}`} tone="bad" title={message} />
      ))}
      <p className="mips-stay__to-topics mips-no-print">
        <a className="govuk-link" href="#stay-topics">
          All topics of this record
        </a>
      </p>
      <div className="mips-columns mips-columns--main-aside mips-stay">
        <div>
          {isOverview ? (
            <ChangedSince key={recordId} record={{ id: recordId, kind: 'CustodyRecord' }} />
          ) : null}
          {children(stay)}
          <nav className="mips-stay__steps mips-no-print" aria-label="Next topic">
            {before === undefined ? (
              <span />
            ) : (
              <Link href={before.path(recordId)}>Back to {before.label}</Link>
            )}
            {after === undefined ? null : <Link href={after.path(recordId)}>On to {after.label}</Link>}
          </nav>
        </div>
        <div className="mips-stay__aside mips-no-print" id="stay-topics" tabIndex={-1}>
          <h2 className="mips-stay__aside-title">Topics</h2>
          <SideNav
            label="Topics of this record"
            items={pages.map((page) => itemOf(page, { recordId, topic, states: states.data?.topics }))}
          />
          {aside?.(stay)}
          <SafeguardHere eventId={recordId} personId={stay.person?.personRecordId} />
        </div>
      </div>
    </>
  )
}

/** Who is held, with cell, risk and level of observation; the warnings stay in sight. */
function Detainee({ stay }: { stay: CustodyPage }) {
  if (stay.person === null) return null
  const risk = custodyRiskLevels.find(({ code }) => code === stay.riskLevel)?.label
  return (
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
  )
}

const navStates = { untouched: 'untouched', started: 'begun', done: 'done', problem: 'problem' } as const

function itemOf(
  page: StayTopicPage,
  { recordId, topic, states }: { recordId: string; topic: string; states: StayTopic[] | undefined },
): SideNavItem {
  const found = states?.find(({ key }) => key === page.key)
  const left = found?.left.length ?? 0
  return {
    href: page.path(recordId),
    label: page.label,
    isCurrent: page.key === topic,
    state: found === undefined ? undefined : navStates[found.state],
    ...(left === 0 ? {} : { progress: `${left} left`, progressWords: `${left} left` }),
  }
}
