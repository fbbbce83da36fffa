/** What tests of crimes begin from: a report at a flat, decided on and recorded. */
import { crime } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import type { Actor, World } from '../../testing/world.ts'
import { makeScene, type Scene } from '../arrest/arrest.testing.ts'

type Decision = RouteCall<(typeof crime)['routes']['decide']>['body']

/** The victim says so, and the suspect on the incident is named: a burglary of the flat. */
export const decisionBody = (scene: Scene, more: Partial<Decision> = {}): Decision => ({
  facts: { amountsToCrime: true, reporter: 'VICTIM' },
  decision: 'CRIME',
  crime: {
    offenceCode: 'TH68036',
    method: 'ATTENDED',
    suspects: [{ personRecordId: scene.personRecordId }],
    flags: ['REPEAT_VICTIM'],
  },
  ...more,
})

/** A recorded crime with its report. */
export async function recordedCrime(world: World, officer: Actor, more: Partial<Decision> = {}) {
  const scene = await makeScene(world)
  const made = await world.ok(officer, crime, 'decide', {
    params: { incidentId: scene.incidentId },
    body: decisionBody(scene, more),
  })
  return {
    scene,
    officer,
    decisionId: made.id,
    crimeId: made.crime?.id ?? '',
    reference: made.crime?.reference,
  }
}

/** A request to cancel that waits, asked for by the officer who recorded. */
export async function askedToCancel(world: World, officer: Actor) {
  const made = await recordedCrime(world, officer)
  const asked = await world.ok(
    officer,
    crime,
    'requestCancellation',
    {
      params: { crimeId: made.crimeId },
      body: { reason: 'C4', narrative: 'The flat was let to the suspect: nothing was entered unlawfully.' },
    },
    { version: 1 },
  )
  return { ...made, changeId: asked.id, version: asked.version }
}

/** A crime that waits for the answer of another force. */
export async function offeredCrime(world: World, officer: Actor) {
  const made = await recordedCrime(world, officer)
  const offered = await world.ok(
    officer,
    crime,
    'offerTransfer',
    {
      params: { crimeId: made.crimeId },
      body: { otherForce: 'Surrey', words: 'The flat stands on the other side of the boundary.' },
    },
    { version: 1 },
  )
  return { ...made, changeId: offered.id, version: offered.version }
}
