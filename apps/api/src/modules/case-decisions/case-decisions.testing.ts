/** What tests of charging decisions begin from: a file for advice that a supervisor sent to the prosecutor. */
import { caseDecisions, prosecutionCase } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import { arrange } from '../../testing/arrange.ts'
import type { Actor, World } from '../../testing/world.ts'
import { detained } from '../custody-outcome/custody-outcome.testing.ts'

export type Decision = RouteCall<(typeof caseDecisions)['routes']['decide']>['body']

/** A case for advice, of somebody who is held and charged with nothing yet; its lines wait for the prosecutor. */
export async function withProsecutor(world: World, officer: Actor) {
  const stay = await detained(world)
  const { id } = await world.ok(officer, prosecutionCase, 'open', {
    body: { by: 'ADVICE', custodyRecordIds: [stay.id] },
  })
  // As the certificate of a supervisor leaves it; the file that it takes is built in the tests of the sign-off.
  await arrange(world, async ({ tx }) => {
    await tx.caseLine.updateMany({ where: { caseId: id }, data: { state: 'WITH_PROSECUTOR' } })
  })
  const { version } = await world.ok(officer, prosecutionCase, 'get', { params: { caseId: id } })
  return { stay, params: { caseId: id }, version }
}

export const planBody = (world: World, ownerId: string, more: Partial<Decision> = {}): Decision => ({
  by: 'CPS',
  decidedBy: 'A. Testlawyer',
  reference: '01ZD0000126',
  outcome: 'ACTION_PLAN',
  decidedOn: world.clock.now().toISOString().slice(0, 10),
  actions: [{ text: 'Obtain the footage of the second camera', dueOn: '2026-06-08', ownerId }],
  ...more,
})
