import { SubNav } from '@mips/ui/sub-nav.tsx'
import { useCan } from '../../platform/can.tsx'
import { paths } from '../../platform/paths.ts'

/** The queues about who people are, those that the user's role works on. */
export function IdentityNav({ current }: { current: string }) {
  const mayDecide = useCan('nominal.identity.decide')
  const mayCase = useCan('nominal.identity.case')
  const mayWatch = useCan('watch.record.keep')
  const items = [
    { href: paths.duplicates(), label: 'Duplicates', isOpen: mayDecide },
    { href: paths.attention(), label: 'Need attention', isOpen: mayDecide },
    { href: paths.placements(), label: 'Facts to place', isOpen: mayDecide },
    { href: paths.identityCases(), label: 'Identity cases', isOpen: mayCase },
    { href: paths.unidentified(), label: 'Not identified', isOpen: true },
    { href: paths.watched(), label: 'My watched records', isOpen: mayWatch },
  ]
  return (
    <SubNav
      label="Queues about identity"
      items={items
        .filter(({ isOpen }) => isOpen)
        .map(({ href, label }) => ({ href, label, isCurrent: href === current }))}
    />
  )
}
