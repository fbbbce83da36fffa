/** One valid input for each route of disagreement, for the conformance test. */
import { disagreement } from '@mips/contracts'
import { makePerson } from '../../testing/arrange.ts'
import { fixturesOf } from '../../testing/fixtures.ts'
import { assertedPerson, assertion, reportAbout } from './disagreement.testing.ts'

export const disagreementFixtures = fixturesOf(disagreement)({
  get: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({ input: { params: { nominalId: (await makePerson(world)).nominalId } } }),
  },
  assert: {
    as: 'ANALYST',
    prepare: async (world) => {
      const { nominalId } = await makePerson(world)
      const reportId = await reportAbout(world, nominalId)
      return { input: { params: { nominalId }, body: await assertion(world, reportId) } }
    },
  },
  withdraw: {
    as: 'ANALYST',
    prepare: async (world) => {
      const { params, factId } = await assertedPerson(world, await world.actor('ANALYST'))
      return { input: { params: { ...params, factId }, body: { reason: 'Of his brother' } } }
    },
  },
})
