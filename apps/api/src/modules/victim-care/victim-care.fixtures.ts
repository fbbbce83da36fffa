/** One valid input for each route of victim care, for the conformance test. */
import { victimCare } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { contactBody, crimeOfVictim } from './victim-care.testing.ts'

const made = async (world: World) => crimeOfVictim(world, await world.actor('RESPONSE_OFFICER'))
const now = (world: World) => world.clock.now().toISOString()

export const victimCareFixtures = fixturesOf(victimCare)({
  get: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({ input: { params: { crimeId: (await made(world)).crimeId } } }),
  },
  assess: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: {
        params: (await made(world)).params,
        body: { askedAt: now(world), facts: { isInFear: true }, isEnhanced: true },
      },
    }),
  },
  plan: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: {
        params: (await made(world)).params,
        body: { agreedAt: now(world), everyDays: 14, unsafeWays: ['LETTER' as const] },
      },
    }),
  },
  contact: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: { params: (await made(world)).params, body: contactBody(world) },
    }),
  },
  step: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: {
        params: (await made(world)).params,
        body: { kind: 'REFERRAL_SENT' as const, at: now(world), service: 'Victim Support' },
      },
    }),
  },
  listDue: { as: 'SUPERVISOR', prepare: async () => ({ input: { query: {} } }) },
})
