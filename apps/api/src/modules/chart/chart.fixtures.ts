/** One valid input for each route of the chart module, for the conformance test. */
import { chart } from '@mips/contracts'
import { makePerson } from '../../testing/arrange.ts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { Actor, World } from '../../testing/world.ts'

export const chartBody = (rootId: string) => ({ rootId, opened: [], filter: {} })

export const kept = async (world: World, actor: Actor | undefined) => {
  const { nominalId } = await makePerson(world)
  const owner = actor ?? (await world.actor('ANALYST'))
  return world.ok(owner, chart, 'save', {
    body: { ...chartBody(nominalId), title: 'Around the fire', spots: [{ id: nominalId, x: 10, y: -20.5 }] },
  })
}
const own = async (world: World, actor: Actor | undefined) => ({
  params: { chartId: (await kept(world, actor)).id },
})

export const chartFixtures = fixturesOf(chart)({
  save: {
    as: 'ANALYST',
    prepare: async (world) => ({
      input: { body: { ...chartBody((await makePerson(world)).nominalId), title: 'Around the fire' } },
    }),
  },
  list: { as: 'ANALYST', prepare: async () => ({ input: {} }) },
  open: { as: 'ANALYST', prepare: async (world, actor) => ({ input: await own(world, actor) }) },
  end: { as: 'ANALYST', prepare: async (world, actor) => ({ input: await own(world, actor) }) },
  export: {
    as: 'ANALYST',
    prepare: async (world) => ({
      input: {
        body: { ...chartBody((await makePerson(world)).nominalId), form: 'PDF', recipient: 'Briefing' },
      },
    }),
  },
})
