/** The way between the pages of tasking that this user may open. */
import type { Permission } from '@mips/domain/access/permissions'
import { SubNav } from '@mips/ui/sub-nav.tsx'
import { paths } from '../../platform/paths.ts'
import { holdsPermission, useSession } from '../../platform/session.tsx'

const places: readonly { label: string; href: string; needs: Permission }[] = [
  { label: 'Meetings', href: paths.tasking(), needs: 'tasking.meeting.read' },
  { label: 'Priorities and requirements', href: paths.taskingRegisters(), needs: 'tasking.meeting.read' },
  { label: 'Crime groups', href: paths.crimeGroups(), needs: 'crimegroup.record.read' },
  { label: 'My tasking', href: paths.ownTasking(), needs: 'tasking.item.propose' },
]

export function TaskingNav({ current }: { current: string }) {
  const session = useSession()
  const open = places.filter(({ needs }) => holdsPermission(session, needs))
  if (open.length < 2) return null
  return (
    <SubNav
      label="Pages of tasking"
      items={open.map(({ href, label }) => ({ href, label, isCurrent: href === current }))}
    />
  )
}
