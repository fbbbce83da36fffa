/** One valid input for each route of witness care, for the conformance test. */
import { witnessCare } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import { witnessedCase } from './witness-care.testing.ts'

const as = 'DETECTIVE' as const

export const witnessCareFixtures = fixturesOf(witnessCare)({
  get: {
    as,
    prepare: async (world, actor) => {
      const { caseId } = await witnessedCase(world, actor ?? (await world.actor(as)))
      return { input: { params: { caseId } } }
    },
  },
  addStep: {
    as,
    prepare: async (world, actor) => {
      const { params } = await witnessedCase(world, actor ?? (await world.actor(as)))
      return {
        subjectId: params.caseId,
        input: { params, body: { kind: 'NEEDS' as const, needs: ['INTERPRETER' as const] } },
      }
    },
  },
  due: { as, prepare: async () => ({ input: { query: { of: 'ALL' as const } } }) },
})
