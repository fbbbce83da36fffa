/** Bodies that tests of custody procedures share. */
import { custodyProcedures } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import type { Actor, World } from '../../testing/world.ts'
import { minutesAgo } from '../arrest/arrest.testing.ts'
import { detain } from '../custody/custody.testing.ts'

type Routes = (typeof custodyProcedures)['routes']
export type CallBody<Name extends keyof Routes> =
  RouteCall<Routes[Name]> extends { body: infer B } ? B : never

/** A strip search of a grown man, with nothing left blank; `sergeant` gives the authority. */
export const wholeStripSearch = (
  world: World,
  sergeant: Actor,
  more: Partial<CallBody<'saveSearch'>> = {},
): CallBody<'saveSearch'> => ({
  kind: 'STRIP',
  authority: { officerId: sergeant.id, at: minutesAgo(world, 5) },
  ground: 'Seen to push something into his waistband',
  articleSought: 'DRUGS',
  place: 'Medical room, door shut, blind down',
  startedAt: minutesAgo(world, 4),
  endedAt: minutesAgo(world, 1),
  present: [
    { name: 'DO Testkeeper', sex: 'M', role: 'SEARCHER' },
    { name: 'PC Exampleton', sex: 'M', role: 'OFFICER' },
  ],
  isOutOfSight: true,
  clothingRemoved: 'Tracksuit bottoms and socks',
  found: 'Nothing',
  isClosed: true,
  ...more,
})

/** A whole form on the use of force. */
export const wholeForceForm = (
  previousId: string,
  more: Partial<CallBody<'giveForceForm'>> = {},
): CallBody<'giveForceForm'> => ({
  previousId,
  reasons: ['PREVENT_ESCAPE'],
  tactics: [
    { tactic: 'TACTICAL_COMMS', isEffective: false },
    { tactic: 'HANDCUFF_COMPLIANT', isEffective: true },
  ],
  isSubjectInjured: false,
  isOfficerInjured: false,
  outcome: 'Placed in a cell',
  ...more,
})

/** A wallet and cash in one sealed bag, and a belt left with the person. */
export const someProperty = (
  world: World,
  more: Partial<CallBody<'takeProperty'>> = {},
): CallBody<'takeProperty'> => ({
  takenAt: minutesAgo(world, 3),
  items: [
    { description: 'Brown wallet', category: 'VALUABLES', quantity: 1, place: 'BAG' },
    { description: 'Notes and coins', category: 'CASH', quantity: 40.5, currency: 'GBP', place: 'BAG' },
    { description: 'Wedding ring', category: 'VALUABLES', quantity: 1, place: 'DETAINEE' },
  ],
  bag: { sealNo: 'A100001', storage: 'Locker 4' },
  ...more,
})

/** An interview of a grown person that nothing stands against. */
export const anInterview = (
  world: World,
  more: Partial<CallBody<'startInterview'>> = {},
): CallBody<'startInterview'> => ({
  startedAt: minutesAgo(world, 0),
  place: 'Interview room 2',
  present: [{ name: 'DC Testworth', role: 'INTERVIEWER' }],
  isCautionGiven: true,
  isAdviceReminded: true,
  ...more,
})

/** A detained person whose detention officer has taken property. */
export async function withProperty(world: World, officer: Actor) {
  const stay = await detain(world)
  const taken = await world.ok(officer, custodyProcedures, 'takeProperty', {
    params: { recordId: stay.id },
    body: someProperty(world),
  })
  return { ...stay, ...taken, bagId: taken.bagId ?? '' }
}
