/** One valid input for each route of sending, for the conformance test. */
import { caseSending } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { certifiedCase, sendingOf } from './case-sending.testing.ts'

const as = 'SUPERVISOR' as const

async function certified(world: World): Promise<string> {
  const [officer, sergeant] = [await world.actor('DETECTIVE'), await world.actor(as)]
  return (await certifiedCase(world, officer, sergeant)).caseId
}

export const caseSendingFixtures = fixturesOf(caseSending)({
  court: { as, prepare: async (world) => ({ input: { params: { caseId: await certified(world) } } }) },
  sendToCourt: {
    as,
    prepare: async (world, actor) => {
      const caseId = await certified(world)
      return sendingOf(world, actor ?? (await world.actor(as)), caseId)
    },
  },
})
