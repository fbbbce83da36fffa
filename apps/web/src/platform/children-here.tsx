/** Safeguarding on the page of a record: how many children were there and are undecided (SG-17), and the way to report somebody. */
import { LinkButton } from '@mips/ui/button.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { paths } from './paths.ts'
import { holdsPermission, useSession } from './session.tsx'
import { topicApi } from './topic-api.ts'

/** What is read again once somebody has decided about a child. */
export const refreshesChildren = [topicApi.mash.getChildren.key, topicApi.mash.listUndecided.key] as const

/** Nothing where there was no child, or for a role that sees no reports. */
export function ChildrenHere({ eventId }: { eventId: string }) {
  const session = useSession()
  const found = useQuery({
    ...topicApi.mash.getChildren.query({ params: { eventId } }),
    enabled: holdsPermission(session, 'safeguarding.report.read'),
  })
  const counts = found.data?.counts
  if (counts === undefined || counts.children === 0) return null
  const children = counts.children === 1 ? '1 child' : `${counts.children} children`
  return (
    <p className="mips-row">
      <Link href={paths.childrenAt(eventId)}>{children} at this event</Link>
      {counts.undecided === 0 ? (
        <Tag tone="good">all decided</Tag>
      ) : (
        <Tag tone="bad">{counts.undecided} without a decision</Tag>
      )}
    </p>
  )
}

/** How many people of a crime or a missing report nobody has asked about exploitation, with the way to answer (XP-4). */
function ExploitationHere({ eventId }: { eventId: string }) {
  const session = useSession()
  const found = useQuery({
    ...topicApi.mash.getAsked.query({ params: { eventId } }),
    enabled: holdsPermission(session, 'safeguarding.report.read'),
  })
  if (found.data === undefined || found.data.people.length === 0) return null
  const { unasked, notKnown } = found.data
  return (
    <p className="mips-row">
      <Link href={paths.exploitation(eventId)}>Exploitation</Link>
      {unasked === 0 ? null : <Tag tone="caution">{unasked} not asked</Tag>}
      {notKnown === 0 ? null : <Tag tone="caution">{notKnown} not known: ask again</Tag>}
      {unasked + notKnown === 0 ? <Tag tone="good">asked</Tag> : null}
    </p>
  )
}

/** The same with the button that opens a report on a child or an adult at risk, `personId` when there is one that it is about. */
export function SafeguardHere({
  eventId,
  personId,
  asksFlags = false,
}: {
  eventId: string
  personId?: string | undefined
  /** For the forms that ask about exploitation. */
  asksFlags?: boolean
}) {
  const session = useSession()
  const mayRaise = holdsPermission(session, 'safeguarding.report.raise')
  return (
    <div className="mips-row mips-no-print">
      {mayRaise ? (
        <LinkButton look="secondary" size="small" href={paths.raiseVulnerability(eventId, personId)}>
          Vulnerable-person report
        </LinkButton>
      ) : null}
      <ChildrenHere eventId={eventId} />
      {asksFlags ? <ExploitationHere eventId={eventId} /> : null}
    </div>
  )
}
