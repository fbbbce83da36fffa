/** One valid input for each route of the sampling of finished work, for the conformance test. */
import { caseSampling } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import { certifiedFile, marksBut, readDeskOf } from './case-sampling.testing.ts'

const as = 'SUPERVISOR' as const

export const caseSamplingFixtures = fixturesOf(caseSampling)({
  desk: { as, prepare: async () => ({ input: {} }) },
  mark: {
    as,
    prepare: async (world, actor) => {
      const supervisor = actor ?? (await world.actor(as))
      await certifiedFile(world, await world.actor('DETECTIVE'), supervisor)
      // Files of other tests may stand in the same sample.
      const { drawn } = await readDeskOf(world, supervisor)
      const work = drawn.find(({ passed }) => passed === null)
      return {
        input: {
          params: { caseId: work?.caseId ?? '' },
          body: { workId: work?.workId ?? '', marks: marksBut() },
        },
      }
    },
  },
  ofCase: {
    as: 'DETECTIVE',
    prepare: async (world, actor) => {
      const officer = actor ?? (await world.actor('DETECTIVE'))
      const { params } = await certifiedFile(world, officer, await world.actor(as))
      return { input: { params } }
    },
  },
})
