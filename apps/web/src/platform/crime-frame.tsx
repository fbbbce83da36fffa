/** The frame of every page of a crime: what it is, who, whose it is, and the pages that other features add. */
import type { CrimePage } from '@mips/contracts/crime-parts'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SubNav } from '@mips/ui/sub-nav.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { Fragment, type ReactNode } from 'react'
import { ChangedSince } from './changed-since.tsx'
import { SafeguardHere } from './children-here.tsx'
import { crimeTabs } from './crime-tabs.ts'
import { formatOfficer } from './format.ts'
import { goTo } from './go-to.ts'
import { useKeys } from './keys.tsx'
import { usePageTitle } from './page-title.ts'
import { paths } from './paths.ts'
import { Shown } from './problem.tsx'
import { usePurposeFrom } from './purpose.tsx'
import { holdsPermission, useSession } from './session.tsx'
import { TaskingLink } from './tasking-link.tsx'
import { topicApi } from './topic-api.ts'
import './crime-frame.scss'

export type CrimeFrameProps = {
  crimeId: string
  /** The key of the page that this is. */
  tab: string
  children: (crime: CrimePage) => ReactNode
  /** Buttons beside the heading. */
  actions?: (crime: CrimePage) => ReactNode
}

/** The crime as every page of it reads it. */
export const useCrime = (crimeId: string) => useQuery(topicApi.crime.get.query({ params: { crimeId } }))

/** One page of a crime, in its frame. */
export function CrimeFrame(props: CrimeFrameProps) {
  usePurposeFrom(props.crimeId, 'INVESTIGATION')
  const found = useCrime(props.crimeId)
  return (
    <Shown query={found} words="Opening the crime…" headingLevel={1}>
      {(crime) => <Framed {...props} crime={crime} />}
    </Shown>
  )
}

const stateTones = { RECORDED: 'info', OUTCOME_ASSIGNED: 'good' } as const

function Framed({ crimeId, tab, children, actions, crime }: CrimeFrameProps & { crime: CrimePage }) {
  const session = useSession()
  const pages = crimeTabs().filter(({ needs }) => needs === undefined || holdsPermission(session, needs))
  const at = pages.findIndex(({ key }) => key === tab)
  const label = pages[at]?.label ?? 'Crime'
  const reference = crime.reference ?? crime.externalId ?? ''
  usePageTitle(`${label} ${reference}`)
  const move = (by: 1 | -1) => {
    const next = pages[at + by]
    if (next !== undefined) goTo(next.path(crimeId))
  }
  useKeys([
    { keys: 'alt+ArrowDown', does: 'Next page of the crime', run: () => move(1) },
    { keys: 'alt+ArrowUp', does: 'Previous page of the crime', run: () => move(-1) },
  ])
  const incident = crime.events.find(({ kind }) => kind === 'Incident')
  return (
    <>
      {incident === undefined ? null : (
        <p className="mips-no-print">
          <Link href={paths.incident(incident.id)}>{incident.reference ?? 'The incident'}</Link>
        </p>
      )}
      <p className="mips-no-print">
        <TaskingLink recordId={crimeId} />
      </p>
      <PageHeading caption={reference} actions={actions?.(crime)}>
        {crime.title}{' '}
        <Tag tone={stateTones[crime.state as keyof typeof stateTones] ?? 'neutral'}>{crime.stateLabel}</Tag>
      </PageHeading>
      <Who crime={crime} />
      {/* The investigation says on its own desk what changed. */}
      {tab === 'investigation' ? null : (
        <ChangedSince key={crimeId} record={{ id: crimeId, kind: 'Crime' }} />
      )}
      <SafeguardHere eventId={crimeId} asksFlags />
      {pages.length > 1 ? (
        <SubNav
          label="Pages of this crime"
          items={pages.map((page) => ({
            href: page.path(crimeId),
            label: page.label,
            isCurrent: page.key === tab,
          }))}
        />
      ) : null}
      {children(crime)}
    </>
  )
}

/** Victims and suspects by name, the flags, and whose the crime is: in sight on every page. */
function Who({ crime }: { crime: CrimePage }) {
  const oic = crime.officers.find(({ role, to }) => role === 'OIC' && to === null)
  const parts = [
    { label: 'Victim', people: crime.people.filter(({ role }) => role.startsWith('VICTIM')) },
    { label: 'Suspect', people: crime.people.filter(({ role }) => role === 'SUSPECT') },
  ].filter(({ people }) => people.length > 0)
  return (
    <dl className="mips-crime-who">
      {parts.map(({ label, people }) => (
        <div key={label}>
          <dt>{people.length === 1 ? label : `${label}s`}</dt>
          <dd>
            {people.map(({ linkId, nominalId, name }, index) => (
              <Fragment key={linkId}>
                {index === 0 ? null : ', '}
                <Link href={paths.nominal(nominalId)}>{name}</Link>
              </Fragment>
            ))}
          </dd>
        </div>
      ))}
      <div>
        <dt>Officer in the case</dt>
        <dd>{oic === undefined ? 'Nobody yet' : formatOfficer(oic)}</dd>
      </div>
      {crime.flags.length === 0 ? null : (
        <div>
          <dt>Flags</dt>
          <dd>
            {crime.flags.map(({ code, label }) => (
              <Tag key={code} tone="caution">
                {label}
              </Tag>
            ))}
          </dd>
        </div>
      )}
    </dl>
  )
}
