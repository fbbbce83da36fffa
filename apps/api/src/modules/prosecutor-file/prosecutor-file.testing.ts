/** What tests of the prosecutor's file call. */
import { prosecutorFile } from '@mips/contracts'
import type { Actor, World } from '../../testing/world.ts'

export const prosecutorPage = (world: World, as: Actor, caseId: string) =>
  world.ok(as, prosecutorFile, 'get', { params: { caseId } })

/** The call that sends what the page shows. */
export async function fileSending(world: World, as: Actor, caseId: string) {
  const { version, digest } = await prosecutorPage(world, as, caseId)
  return { input: { params: { caseId }, body: { digest } }, version }
}
