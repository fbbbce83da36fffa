import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { Menu, type MenuAct } from '@mips/ui/menu.tsx'
import { useCan } from '../../platform/can.tsx'
import { goTo } from '../../platform/go-to.ts'
import { paths } from '../../platform/paths.ts'
import { caseKindsFor } from './case-kinds.ts'

/** What can be done about who this person is: compare, watch, propose for tasking, and the cases of identity. */
export function NominalActs({ nominal }: { nominal: GoldenNominal }) {
  const mayDecide = useCan('nominal.identity.decide')
  const mayCase = useCan('nominal.identity.case')
  const mayWatch = useCan('watch.record.keep')
  const mayPropose = useCan('tasking.item.propose')
  const acts: MenuAct[] = [
    ...(mayDecide
      ? [
          {
            id: 'compare',
            label: 'Compare with another person',
            onAction: () => goTo(paths.comparePeople(nominal.id)),
          },
        ]
      : []),
    ...(mayWatch
      ? [{ id: 'watch', label: 'Watch this person', onAction: () => goTo(paths.watch(nominal.id)) }]
      : []),
    ...(mayPropose
      ? [
          {
            id: 'tasking',
            label: 'Propose for tasking',
            onAction: () => goTo(paths.proposeTasking(nominal.id)),
          },
        ]
      : []),
    ...(mayCase
      ? caseKindsFor(nominal).map(({ kind, act }) => ({
          id: kind,
          label: act,
          onAction: () => goTo(paths.identityCase(nominal.id, kind)),
        }))
      : []),
  ]
  if (acts.length === 0) return null
  return <Menu label="Identity" ariaLabel="Who this is" size="small" acts={acts} />
}
