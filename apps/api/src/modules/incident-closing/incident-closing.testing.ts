/** What tests of closing begin from: bodies that close, and an incident that is closed. */
import { incidentClosing } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import type { World } from '../../testing/world.ts'
import { makeIncident } from '../incident/incident.fixtures.ts'

export type Closing = RouteCall<(typeof incidentClosing)['routes']['close']>['body']

/** A complaint of noise that ended with advice. */
export const closingBody = (more: Partial<Closing> = {}): Closing => ({
  disposal: 'ADVICE',
  words: 'Both parties advised',
  closingCodes: ['ASB_NUISANCE'],
  ...more,
})

/** An incident of noise, closed. */
export async function closedIncident(world: World) {
  const made = await makeIncident(world, { incidentType: 'NOISE' })
  await world.ok(
    made.despatcher,
    incidentClosing,
    'close',
    { params: { incidentId: made.id }, body: closingBody() },
    { version: 1 },
  )
  return made
}
