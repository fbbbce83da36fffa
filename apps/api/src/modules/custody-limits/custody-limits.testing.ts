/** Takes a test's detainee through reviews, extensions and warrants, as far as the test needs. */
import { custody, custodyLimits } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import type { Actor, World } from '../../testing/world.ts'
import { makeArrest, makeScene, minutesAgo, suite } from '../arrest/arrest.testing.ts'
import { authorisation } from '../custody/custody.testing.ts'

type Routes = (typeof custodyLimits)['routes']
type Body<Name extends keyof Routes> = RouteCall<Routes[Name]> extends { body: infer B } ? B : never

/** A theft from a shop: either way, so that detention can be extended; `CJ88116` is summary only. */
export const eitherWay = 'TH68010'

/** A record on which detention is authorised one minute ago, for an offence of the class wanted. */
export async function detainFor(
  world: World,
  more: { offence?: string; sergeant?: Actor; officer?: Actor; dob?: string } = {},
): Promise<{ id: string; custodyNumber: string; version: number; arrestId: string }> {
  const sergeant = more.sergeant ?? (await world.actor('CUSTODY_SERGEANT'))
  const officer = more.officer ?? (await world.actor('RESPONSE_OFFICER'))
  const scene = await makeScene(world, more.dob === undefined ? {} : { dob: more.dob })
  const { id: arrestId } = await makeArrest(
    world,
    officer,
    { offences: [{ code: more.offence ?? eitherWay }] },
    scene,
  )
  const made = await world.ok(sergeant, custody, 'open', {
    body: { arrestId, stationCode: suite.code, arrivedAt: minutesAgo(world, 5) },
  })
  const { version } = await world.ok(
    sergeant,
    custody,
    'authoriseDetention',
    { params: { recordId: made.id }, body: authorisation(world) },
    { version: made.version },
  )
  return { id: made.id, custodyNumber: made.custodyNumber, version, arrestId }
}

/** A whole review in person, now. */
export const fullReview = (world: World, more: Partial<Body<'review'>> = {}): Body<'review'> => ({
  doneAt: minutesAgo(world, 0),
  method: 'IN_PERSON',
  detainee: 'MADE',
  detaineeWords: 'Wants to go home.',
  isRemindedOfAdvice: true,
  grounds: ['OBTAIN_QUESTIONING'],
  groundsText: 'Interview still to be held.',
  outcome: 'CONTINUE',
  toldAt: minutesAgo(world, 0),
  notInvolved: true,
  ...more,
})

/** An extension of six hours from now. */
export const extension = (world: World, more: Partial<Body<'extend'>> = {}): Body<'extend'> => ({
  at: minutesAgo(world, 0),
  until: minutesAgo(world, -6 * 60),
  method: 'IN_PERSON',
  isNecessary: true,
  isDiligent: true,
  representations: 'NONE',
  groundsText: 'Two witnesses are still to be seen.',
  toldGroundsAt: minutesAgo(world, 0),
  isRemindedOfRights: true,
  ...more,
})

export const application = (
  world: World,
  more: Partial<Body<'applyForWarrant'>> = {},
): Body<'applyForWarrant'> => ({
  at: minutesAgo(world, 0),
  court: 'Testham Magistrates’ Court',
  hoursAsked: 36,
  groundsText: 'The phone is still being examined.',
  informationServedAt: minutesAgo(world, 0),
  ...more,
})

/** Two reviews one after the other, so that an extension is open to give. */
export async function reviewTwice(world: World, inspector: Actor, id: string): Promise<void> {
  for (const seconds of [40, 20])
    await world.ok(inspector, custodyLimits, 'review', {
      params: { recordId: id },
      body: fullReview(world, {
        doneAt: new Date(world.clock.now().getTime() - seconds * 1000).toISOString(),
      }),
    })
}
