/** The way between the pages of intelligence that this user may open. */
import type { Permission } from '@mips/domain/access/permissions'
import { SubNav } from '@mips/ui/sub-nav.tsx'
import { paths } from './paths.ts'
import { holdsPermission, useSession } from './session.tsx'

type Place = { label: string; href: string; needs: Permission }

const places: readonly Place[] = [
  { label: 'To read', href: paths.intelligenceQueue(), needs: 'intelligence.entry.evaluate' },
  { label: 'Write up', href: paths.newIntelligence(), needs: 'intelligence.entry.submit' },
  { label: 'My intelligence', href: paths.ownIntelligence(), needs: 'intelligence.entry.submit' },
  { label: 'Lists', href: paths.matchLists(), needs: 'list.match.run' },
  { label: 'Operations', href: paths.operations(), needs: 'operation.compartment.read' },
  { label: 'To be told', href: paths.toTell(), needs: 'intelligence.entry.evaluate' },
  { label: 'Crime groups', href: paths.crimeGroups(), needs: 'crimegroup.record.read' },
  { label: 'Tasking', href: paths.tasking(), needs: 'tasking.meeting.read' },
  { label: 'Profiles', href: paths.products(), needs: 'intelligence.product.read' },
]

export function IntelligenceNav({ current }: { current: string }) {
  const session = useSession()
  const open = places.filter(({ needs }) => holdsPermission(session, needs))
  if (open.length < 2) return null
  return (
    <SubNav
      label="Pages of intelligence"
      items={open.map(({ href, label }) => ({ href, label, isCurrent: href === current }))}
    />
  )
}
