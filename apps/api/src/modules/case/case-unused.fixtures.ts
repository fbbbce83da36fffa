/** One valid input for each route of unused material, for the conformance test. */
import { caseUnused } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { Actor, World } from '../../testing/world.ts'
import { openedCase } from './case.testing.ts'
import { decidedAll, signAll } from './case-unused.testing.ts'

const as = 'DETECTIVE' as const
const builder = async (world: World, actor: Actor | undefined) => actor ?? (await world.actor(as))

export const caseUnusedFixtures = fixturesOf(caseUnused)({
  get: {
    as,
    prepare: async (world, actor) => ({
      input: { params: (await openedCase(world, await builder(world, actor))).params },
    }),
  },
  add: {
    as,
    prepare: async (world, actor) => {
      const { params, version } = await openedCase(world, await builder(world, actor))
      return {
        version,
        input: {
          params,
          body: {
            kind: 'NOTES' as const,
            description: 'Pocket notebook of the officer who took the first account',
            location: 'Locker 14',
            madeOn: world.clock.now().toISOString().slice(0, 10),
          },
        },
      }
    },
  },
  decide: {
    as,
    prepare: async (world, actor) => {
      const officer = await builder(world, actor)
      const { params, version } = await openedCase(world, officer)
      const { open } = await world.ok(officer, caseUnused, 'get', { params })
      return {
        version,
        subjectId: params.caseId,
        input: {
          params: { ...params, itemId: open[0]?.itemId ?? '' },
          body: { decision: { meetsTest: true, reason: 'It shows who else was in the shop' } },
        },
      }
    },
  },
  answer: {
    as,
    prepare: async (world, actor) => {
      const { params, version } = await openedCase(world, await builder(world, actor))
      return {
        version,
        input: { params, body: { answers: [{ class: 'IMAGERY' as const, answer: 'NONE' as const }] } },
      }
    },
  },
  sign: {
    as,
    prepare: async (world, actor) => {
      const { params, version } = await decidedAll(world, await builder(world, actor))
      return { version, input: { params, body: {} } }
    },
  },
  print: {
    as,
    prepare: async (world, actor) => {
      const officer = await builder(world, actor)
      const { params } = await decidedAll(world, officer)
      await signAll(world, officer, params)
      return { input: { params, body: { paper: 'MG6C' as const, recipient: 'The defence' } } }
    },
  },
})
