/** One valid input for each route of charging decisions, for the conformance test. */
import { caseDecisions } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import { planBody, withProsecutor } from './case-decisions.testing.ts'

const as = 'CASE_BUILDER' as const

export const caseDecisionsFixtures = fixturesOf(caseDecisions)({
  get: {
    as,
    prepare: async (world) => ({
      input: { params: (await withProsecutor(world, await world.actor('DETECTIVE'))).params },
    }),
  },
  decide: {
    as,
    prepare: async (world) => {
      const officer = await world.actor('DETECTIVE')
      const { params, version } = await withProsecutor(world, officer)
      return { version, input: { params, body: planBody(world, officer.id) } }
    },
  },
  finishAction: {
    as,
    prepare: async (world) => {
      const officer = await world.actor('DETECTIVE')
      const { params, version } = await withProsecutor(world, officer)
      const builder = await world.actor('CASE_BUILDER')
      await world.ok(
        builder,
        caseDecisions,
        'decide',
        { params, body: planBody(world, officer.id) },
        { version },
      )
      const page = await world.ok(builder, caseDecisions, 'get', { params })
      return {
        version: page.version,
        subjectId: params.caseId,
        input: {
          params: { ...params, actionId: page.decisions[0]?.actions[0]?.id ?? '' },
          body: { result: 'Obtained and viewed' },
        },
      }
    },
  },
})
