/** How many children were at an event and how many of them nobody has decided about (SG-17), with the way to decide. */
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { paths } from './paths.ts'
import { holdsPermission, useSession } from './session.tsx'
import { topicApi } from './topic-api.ts'

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
