/** Rights, calls and delays of a test's stay, as far as the test needs. */
import { custody, custodyRights } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import type { Actor, World } from '../../testing/world.ts'
import { makeArrest, makeScene, minutesAgo, suite } from '../arrest/arrest.testing.ts'
import { authorisation } from '../custody/custody.testing.ts'

type Routes = (typeof custodyRights)['routes']
type Body<Name extends keyof Routes> = RouteCall<Routes[Name]> extends { body: infer B } ? B : never

/** Everything that booking in asks of an adult who speaks English and wants nobody. */
export const allRights = (world: World, minutes = 1): Body<'record'> => ({
  entries: [
    { kind: 'GROUNDS_TOLD' as const },
    { kind: 'NOTICE_GIVEN' as const, answer: 'WRITTEN' as const, language: 'en' },
    { kind: 'CODES_OFFERED' as const, answer: 'NO' as const },
    { kind: 'LEGAL_ADVICE' as const, answer: 'NO' as const, reason: 'Says that he will wait' },
    { kind: 'INFORM' as const, answer: 'NO' as const },
    { kind: 'INTERPRETER' as const, answer: 'NO' as const },
    { kind: 'SIGNED' as const, answer: 'YES' as const },
    { kind: 'ADULT_NEED' as const, answer: 'NOT_NEEDED' as const, isSo: false },
  ].map((entry) => ({ ...entry, happenedAt: minutesAgo(world, minutes) })),
})

/** An appropriate adult of a scheme, asked now. */
export const askAdult = (world: World, more: Partial<Body<'ask'>> = {}): Body<'ask'> => ({
  role: 'AA',
  requestedAt: minutesAgo(world, 0),
  name: 'Ada Testhelper',
  firm: 'Testham AA scheme',
  phone: '020 7946 0100',
  relation: 'Scheme volunteer',
  adult: { isEighteen: true },
  ...more,
})

/** A delay of telling somebody, by an inspector. */
export const delayTelling = (world: World): Body<'delay'> => ({
  right: 'S56',
  happenedAt: minutesAgo(world, 0),
  ground: 'ALERTING',
  reason: 'A co-suspect is still at large.',
})

export const readRights = (world: World, as: Actor, recordId: string) =>
  world.ok(as, custodyRights, 'get', { params: { recordId } })

/** A detainee held for a theft, which is either way, so that a right can be delayed. */
export async function detainForTheft(world: World, more: { dob?: string } = {}): Promise<{ id: string }> {
  const sergeant = await world.actor('CUSTODY_SERGEANT')
  const arrested = await makeArrest(
    world,
    await world.actor('RESPONSE_OFFICER'),
    { offences: [{ code: 'TH68010' }] },
    await makeScene(world, more),
  )
  const { id, version } = await world.ok(sergeant, custody, 'open', {
    body: { arrestId: arrested.id, stationCode: suite.code, arrivedAt: minutesAgo(world, 5) },
  })
  const body = authorisation(world)
  await world.ok(sergeant, custody, 'authoriseDetention', { params: { recordId: id }, body }, { version })
  return { id }
}
