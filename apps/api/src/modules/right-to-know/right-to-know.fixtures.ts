/** One valid input for each route of the right to know, for the conformance test. */
import { rightToKnow } from '@mips/contracts'
import { makePerson } from '../../testing/arrange.ts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import {
  approvedApplication,
  checkedApplication,
  decidedApplication,
  decisionToTell,
  receivedApplication,
  telling,
} from './right-to-know.testing.ts'

const keeper = (world: World) => world.actor('SAFEGUARDING_OFFICER')
const now = (world: World) => world.clock.now().toISOString()

export const rightToKnowFixtures = fixturesOf(rightToKnow)({
  receive: {
    as: 'SAFEGUARDING_OFFICER',
    prepare: async (world) => ({
      input: {
        body: {
          scheme: 'CSODS' as const,
          route: 'ASK' as const,
          receivedAt: now(world),
          receivedHow: 'STATION' as const,
          applicantId: (await makePerson(world)).nominalId,
          subjectId: (await makePerson(world, { forename: 'Testo' })).nominalId,
        },
      },
    }),
  },
  get: {
    as: 'SAFEGUARDING_OFFICER',
    prepare: async (world) => ({
      input: { params: (await receivedApplication(world, await keeper(world))).params },
    }),
  },
  doStage: {
    as: 'SAFEGUARDING_OFFICER',
    prepare: async (world) => ({
      version: 1,
      input: {
        params: (await receivedApplication(world, await keeper(world))).params,
        body: { stage: 'SAFETY_CHECK' as const, at: now(world), words: 'Nobody is at risk now.' },
      },
    }),
  },
  decide: {
    as: 'SAFEGUARDING_OFFICER',
    prepare: async (world) => ({
      version: 5,
      input: {
        params: (await checkedApplication(world, await keeper(world))).params,
        body: decisionToTell(world),
      },
    }),
  },
  write: {
    as: 'SAFEGUARDING_OFFICER',
    prepare: async (world) => ({
      version: 6,
      input: {
        params: (await decidedApplication(world, await keeper(world))).params,
        body: { wording: 'He has a conviction for violence.' },
      },
    }),
  },
  approve: {
    as: 'INSPECTOR',
    prepare: async (world) => ({
      version: 6,
      input: { params: (await decidedApplication(world, await keeper(world))).params },
    }),
  },
  disclose: {
    as: 'SAFEGUARDING_OFFICER',
    prepare: async (world) => {
      const made = await approvedApplication(world, await keeper(world))
      return {
        version: 7,
        input: { params: made.params, body: telling(world, made.atRisk.personRecordId) },
      }
    },
  },
  desk: { as: 'SAFEGUARDING_OFFICER', prepare: async () => ({ input: {} }) },
})
