/** One valid input for each route of outcomes, for the conformance test. */
import { investigationOutcome } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import { crimeOfVictim } from '../victim-care/victim-care.testing.ts'
import { finalisedCrime, outcome16, proposedCrime, withdrawnCrime } from './outcome.testing.ts'

export const investigationOutcomeFixtures = fixturesOf(investigationOutcome)({
  get: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { crimeId } = await crimeOfVictim(world, await world.actor('RESPONSE_OFFICER'))
      return { input: { params: { crimeId } } }
    },
  },
  recordPosition: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { params } = await crimeOfVictim(world, await world.actor('RESPONSE_OFFICER'))
      return {
        input: {
          params,
          body: { position: 'SUPPORTS' as const, capturedAt: world.clock.now().toISOString() },
        },
      }
    },
  },
  propose: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { crimeId } = await withdrawnCrime(world, await world.actor('RESPONSE_OFFICER'))
      return { version: 1, input: { params: { crimeId }, body: outcome16 } }
    },
  },
  decide: {
    as: 'CRIME_DECISION_MAKER',
    prepare: async (world) => {
      const { crimeId, version } = await proposedCrime(world, await world.actor('RESPONSE_OFFICER'))
      return {
        version,
        input: { params: { crimeId }, body: { answer: 'RETURNED' as const, words: 'Ask her once more.' } },
      }
    },
  },
  reopen: {
    as: 'SUPERVISOR',
    prepare: async (world) => {
      const officer = await world.actor('RESPONSE_OFFICER')
      const supervisor = await world.actor('SUPERVISOR', { rank: 'PS' })
      const { crimeId, version } = await finalisedCrime(world, officer, supervisor)
      return { version, input: { params: { crimeId }, body: { reason: 'A witness came forward.' } } }
    },
  },
})
