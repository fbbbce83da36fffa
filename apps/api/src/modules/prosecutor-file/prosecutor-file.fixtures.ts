/** One valid input for each route of the prosecutor's file, for the conformance test. */
import { prosecutorFile } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { certifiedCase } from '../case-sending/case-sending.testing.ts'
import { fileSending } from './prosecutor-file.testing.ts'

const as = 'DETECTIVE' as const

async function certified(world: World): Promise<string> {
  const [officer, sergeant] = [await world.actor(as), await world.actor('SUPERVISOR')]
  return (await certifiedCase(world, officer, sergeant)).caseId
}

export const prosecutorFileFixtures = fixturesOf(prosecutorFile)({
  get: { as, prepare: async (world) => ({ input: { params: { caseId: await certified(world) } } }) },
  send: {
    as,
    prepare: async (world, actor) =>
      fileSending(world, actor ?? (await world.actor(as)), await certified(world)),
  },
})
