/** The way between the desks of safeguarding that this user may open. */
import { SubNav } from '@mips/ui/sub-nav.tsx'
import { safeguardingPlaces } from './safeguarding-places.ts'
import { holdsPermission, useSession } from './session.tsx'

export function SafeguardingNav({ current }: { current: string }) {
  const session = useSession()
  const places = safeguardingPlaces().filter(({ needs }) => holdsPermission(session, needs))
  if (places.length < 2) return null
  return (
    <SubNav
      label="Desks of safeguarding"
      items={places.map(({ href, label }) => ({ href, label, isCurrent: href === current }))}
    />
  )
}
