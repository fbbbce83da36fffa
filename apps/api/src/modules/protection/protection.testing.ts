/** What tests of protection notices begin from: a notice on a graded assessment, given, served. */
import { arrest, protection } from '@mips/contracts'
import type { Actor, World } from '../../testing/world.ts'
import { arrestBody } from '../arrest/arrest.testing.ts'
import { gradedAssessment } from '../domestic-abuse/domestic-abuse.testing.ts'

/** A notice that is asked for, with its case written. */
export async function askedNotice(world: World, officer: Actor) {
  const { assessmentId, household } = await gradedAssessment(world, officer)
  const { id } = await world.ok(officer, protection, 'ask', { body: { sourceId: assessmentId } })
  const params = { noticeId: id }
  await world.ok(officer, protection, 'write', { params, body: wholeCase }, { version: 1 })
  return { params, noticeId: id, household, version: 2 }
}

export const wholeCase = {
  usedViolence: true,
  necessity: 'He holds a key and said that he comes back tonight.',
  isViewAsked: true,
  victimView: 'She wants him kept away.',
  conditions: [
    { code: 'NOT_CONTACT' as const },
    { code: 'NOT_ENTER' as const, words: 'The flat and the stairs' },
  ],
}

/** Given by a superintendent. */
export async function givenNotice(world: World, officer: Actor) {
  const made = await askedNotice(world, officer)
  await world.ok(
    await world.actor('SUPERINTENDENT'),
    protection,
    'decide',
    { params: made.params, body: { answer: 'GIVEN', words: 'Necessary tonight.' } },
    { version: made.version },
  )
  return { ...made, version: 3 }
}

/** Served now. */
export async function servedNotice(world: World, officer: Actor) {
  const made = await givenNotice(world, officer)
  const servedAt = world.clock.now().toISOString()
  await world.ok(
    officer,
    protection,
    'serve',
    { params: made.params, body: { servedAt, method: 'IN_CUSTODY', isExplained: true } },
    { version: made.version },
  )
  return { ...made, servedAt, version: 4 }
}

/** With an order that ends in 20 days. */
export async function orderedNotice(world: World, officer: Actor) {
  const made = await servedNotice(world, officer)
  const heardAt = world.clock.now()
  const orderEndsOn = new Date(heardAt.getTime() + 20 * 86_400_000).toISOString().slice(0, 10)
  await world.ok(
    officer,
    protection,
    'hear',
    { params: made.params, body: { heardAt: heardAt.toISOString(), result: 'MADE', orderEndsOn } },
    { version: made.version },
  )
  return { ...made, orderEndsOn, version: 5 }
}

/** Served and broken, with an arrest of the same person that is not yet said to be for it. */
export async function brokenNotice(world: World, officer: Actor) {
  const { params, household } = await servedNotice(world, officer)
  const at = world.clock.now().toISOString()
  await world.ok(
    officer,
    protection,
    'addBreach',
    { params, body: { happenedAt: at, words: 'He was at her door.' } },
    { version: 4 },
  )
  const page = await world.ok(officer, protection, 'get', { params })
  const { id: arrestId } = await world.ok(officer, arrest, 'record', {
    body: {
      ...arrestBody(world, {
        incidentId: household.incidentId,
        locationId: household.locationId,
        personRecordId: household.suspect,
        nominalId: '',
      }),
      arrestedAt: at,
      cautionAt: at,
    },
  })
  return { params: { ...params, breachId: page.breaches[0]?.id ?? '' }, body: { arrestId } }
}
