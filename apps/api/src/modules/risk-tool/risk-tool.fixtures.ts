/** One valid input for each route of the risk tools, for the conformance test. */
import { riskTool } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { toolFile, toolReason } from './risk-tool.testing.ts'

const as = 'ADMIN'
const params = { tool: 'S_DASH' as const }
const validFrom = (world: World) => world.clock.now().toISOString().slice(0, 10)
const decision = { isApproved: false, reason: 'It waits for the next meeting' }

/** Nothing waits any more: whoever did not propose refuses what does. */
async function refuseWaiting(world: World): Promise<void> {
  for (const role of ['ADMIN', 'RECORDS_MANAGER'] as const)
    await world.call(await world.actor(role), riskTool, 'decide', { params, body: decision })
}

export const riskToolFixtures = fixturesOf(riskTool)({
  listTools: { as, prepare: async () => ({ input: {} }) },
  get: { as, prepare: async () => ({ input: { params } }) },
  preview: {
    as,
    prepare: async (world) => ({
      input: { params, body: { ...toolFile(), validFrom: validFrom(world) } },
    }),
  },
  propose: {
    as,
    prepare: async (world) => {
      await refuseWaiting(world)
      return { input: { params, body: { ...toolFile(), validFrom: validFrom(world), ...toolReason } } }
    },
  },
  decide: {
    as,
    prepare: async (world) => {
      await refuseWaiting(world)
      await world.ok(await world.actor('RECORDS_MANAGER'), riskTool, 'propose', {
        params,
        body: { ...toolFile(), validFrom: validFrom(world), ...toolReason },
      })
      return { input: { params, body: decision } }
    },
  },
})
