/** What tests of domestic abuse begin from: a household, an assessment of the mother, one that is graded, a case before a MARAC. */
import { domesticAbuse } from '@mips/contracts'
import { dashTopics } from '@mips/domain/safeguarding/da-tools'
import type { Actor, World } from '../../testing/world.ts'
import { makeHousehold, type Household } from '../safeguarding/safeguarding.testing.ts'

/** Every topic answered: yes to those named, no to the rest. */
export const allAnswers = (yes: readonly string[] = []) =>
  dashTopics.map(({ code }) => ({
    topic: code,
    answer: yes.includes(code) ? ('YES' as const) : ('NO' as const),
  }))

export const graveYes = [
  'THREAT_TO_KILL',
  'CHOKE_STRANGLE_SUFFOCATE_DROWN',
  'SEPARATED_OR_TRYING',
  'FRIGHTENED',
]

/** An assessment of the mother, with nothing answered. */
export async function begunAssessment(world: World, officer: Actor, home?: Household) {
  const household = home ?? (await makeHousehold(world))
  const { id } = await world.ok(officer, domesticAbuse, 'begin', {
    body: {
      eventId: household.incidentId,
      victimId: household.mother,
      suspectId: household.suspect,
      childIds: [household.child],
    },
  })
  return { household, assessmentId: id, params: { assessmentId: id } }
}

/** The same with every topic answered. */
export async function answeredAssessment(
  world: World,
  officer: Actor,
  more: { home?: Household; yes?: readonly string[] } = {},
) {
  const made = await begunAssessment(world, officer, more.home)
  await world.ok(officer, domesticAbuse, 'save', {
    params: made.params,
    body: { answers: allAnswers(more.yes ?? graveYes), seenAlone: true, databasesSearched: true },
  })
  return made
}

export const highGrade = {
  grade: 'HIGH' as const,
  rationale: 'He held her by the throat and said he would kill her; she is leaving him.',
}

/** Graded high by the officer. */
export async function gradedAssessment(
  world: World,
  officer: Actor,
  more: { home?: Household; yes?: readonly string[] } = {},
) {
  const made = await answeredAssessment(world, officer, more)
  await world.ok(officer, domesticAbuse, 'grade', { params: made.params, body: highGrade }, { version: 1 })
  return made
}

/** Before the MARAC, with one action. */
export async function maracCase(world: World, officer: Actor) {
  const made = await gradedAssessment(world, officer)
  await world.ok(officer, domesticAbuse, 'refer', { params: made.params, body: {} })
  const action = await world.ok(await world.actor('INSPECTOR'), domesticAbuse, 'addAction', {
    params: made.params,
    body: { agency: 'HOUSING', what: 'Move her within two weeks', owner: 'R. Ndlovu' },
  })
  return { ...made, actionId: action.id }
}

/** A group whose only member is the user. */
export async function groupOf(world: World, userId: string): Promise<string> {
  const made = await world.admin.query<{ id: string }>(
    "INSERT INTO access_group (name, description) VALUES ('MARAC ' || gen_random_uuid(), 'Reads minutes') RETURNING id",
  )
  const id = made.rows[0]?.id ?? ''
  await world.admin.query('INSERT INTO group_member (group_id, user_id) VALUES ($1, $2)', [id, userId])
  return id
}
