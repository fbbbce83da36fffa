/** Brings a test's detainee to the end of the stay, as far as the test needs. */
import { custodyOutcome } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import type { Actor, World } from '../../testing/world.ts'
import { minutesAgo } from '../arrest/arrest.testing.ts'
import { calmAnswers } from '../custody/custody.testing.ts'
import { detainFor } from '../custody-limits/custody-limits.testing.ts'

type Routes = (typeof custodyOutcome)['routes']
export type Body<Name extends keyof Routes> = RouteCall<Routes[Name]> extends { body: infer B } ? B : never

/** A detained person with the offence that the stay is about. */
export async function detained(world: World, more: { sergeant?: Actor; dob?: string } = {}) {
  const sergeant = more.sergeant ?? (await world.actor('CUSTODY_SERGEANT'))
  const stay = await detainFor(world, { ...more, sergeant })
  const page = await world.ok(sergeant, custodyOutcome, 'get', { params: { recordId: stay.id } })
  return { ...stay, sergeant, offenceId: page.offences[0]?.id ?? '' }
}

export const chargeBody = (
  world: World,
  offenceId: string,
  more: Partial<Body<'charge'>> = {},
): Body<'charge'> => ({
  chargedAt: minutesAgo(world, 0),
  offences: [{ offenceId, wording: 'On 7 September 2026 stole a coat.' }],
  isEvidenceSufficient: true,
  decisionMaker: 'POLICE',
  cautionAt: minutesAgo(world, 0),
  reply: 'No reply.',
  isNoticeGiven: true,
  court: 'Testham Magistrates’ Court',
  courtAt: minutesAgo(world, -20 * 24 * 60),
  isBailRefused: false,
  bail: { conditions: [] },
  ...more,
})

export const refusedBail = {
  isBailRefused: true,
  bail: undefined,
  grounds: ['FAIL_TO_APPEAR' as const],
  groundsText: 'No fixed address and two earlier failures.',
  toldInPresence: true,
}

export const bailBody = (
  world: World,
  offenceId: string,
  more: Partial<Body<'bailBeforeCharge'>> = {},
): Body<'bailBeforeCharge'> => ({
  at: minutesAgo(world, 0),
  offenceIds: [offenceId],
  necessity: 'To keep the suspect from the shop while the phone is examined.',
  proportionality: 'Two conditions, and work is not touched.',
  representationsConsidered: true,
  conditions: [
    {
      condition: 'NOT_ENTER',
      words: 'Testham Shopping Centre',
      purpose: 'No further thefts',
      protectsVictim: true,
    },
  ],
  ...more,
})

type Held = { id: string; version: number; sergeant: Actor; offenceId: string }

/** Bailed before charge, assessed and gone; the bail is in force. */
export async function bailedOut(world: World, stay: Held, more: Partial<Body<'bailBeforeCharge'>> = {}) {
  const params = { recordId: stay.id }
  const { version } = await world.ok(
    stay.sergeant,
    custodyOutcome,
    'bailBeforeCharge',
    { params, body: bailBody(world, stay.offenceId, more) },
    { version: stay.version },
  )
  await assess(world, stay)
  await world.ok(
    stay.sergeant,
    custodyOutcome,
    'letGo',
    { params, body: { releasedAt: minutesAgo(world, 0), isPropertySettled: true, isBailNoticeServed: true } },
    { version },
  )
  const page = await world.ok(stay.sergeant, custodyOutcome, 'get', { params })
  return { ...stay, version: page.version, bailId: page.bails[0]?.id ?? '' }
}

export const assess = (world: World, stay: Held, more: Partial<Body<'assessRelease'>> = {}) =>
  world.ok(stay.sergeant, custodyOutcome, 'assessRelease', {
    params: { recordId: stay.id },
    body: { at: minutesAgo(world, 0), answers: calmAnswers, ...more },
  })

export const escort = (more: Partial<Body<'writeEscort'>> = {}): Body<'writeEscort'> => ({
  perNumber: 'PER 104 221',
  destination: 'Testham Magistrates’ Court',
  handoverOfficer: 'DDO Testkeeper',
  receivedBy: 'Escort officer 4471',
  ...more,
})
