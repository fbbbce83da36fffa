/** What tests of sending begin from: a case whose file a supervisor certified. */
import { caseForms, caseSending } from '@mips/contracts'
import type { Actor, World } from '../../testing/world.ts'
import { casePage, readyFile } from '../case/case.testing.ts'

/** The file of a case, submitted and certified as it stands now. */
export async function certify(world: World, officer: Actor, sergeant: Actor, caseId: string) {
  const params = { caseId }
  const { version } = await casePage(world, officer, caseId)
  const submitted = await world.ok(officer, caseForms, 'submit', { params, body: {} }, { version })
  return world.ok(
    sergeant,
    caseForms,
    'decide',
    { params, body: { act: 'CERTIFY' } },
    { version: submitted.version },
  )
}

/** A case of one defendant with its certificate. */
export async function certifiedCase(world: World, officer: Actor, sergeant: Actor) {
  const ready = await readyFile(world, officer)
  await certify(world, officer, sergeant, ready.caseId)
  return ready
}

export const courtPage = (world: World, as: Actor, caseId: string) =>
  world.ok(as, caseSending, 'court', { params: { caseId } })

/** The call that sends what the page shows. */
export async function sendingOf(world: World, as: Actor, caseId: string) {
  const { version, digest } = await courtPage(world, as, caseId)
  return { input: { params: { caseId }, body: { digest: digest ?? 'f'.repeat(64) } }, version }
}

export async function send(world: World, as: Actor, caseId: string): Promise<string> {
  const { input, version } = await sendingOf(world, as, caseId)
  return (await world.ok(as, caseSending, 'sendToCourt', input, { version })).messageId
}
