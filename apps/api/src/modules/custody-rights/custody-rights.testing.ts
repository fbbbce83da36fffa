/** Rights, calls and delays of a test's stay, as far as the test needs. */
import { custodyRights } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import type { Actor, World } from '../../testing/world.ts'
import { minutesAgo } from '../arrest/arrest.testing.ts'

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
