/** What tests of the hub begin from: a report on a child of a household, graded and sent. */
import { mash, safeguarding } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import { arrange, makePerson } from '../../testing/arrange.ts'
import type { Actor, World } from '../../testing/world.ts'
import { createRecord, linkRecords } from '../pole/record.service.ts'
import { makeHousehold, vulnerabilityBody } from '../safeguarding/safeguarding.testing.ts'

type Report = RouteCall<(typeof safeguarding)['routes']['raiseVulnerability']>['body']
type Share = RouteCall<(typeof mash)['routes']['share']>['body']

export const shareBody = (more: Partial<Share> = {}): Share => ({
  toWords: 'Children’s services, duty desk',
  basis: 'CHILDREN_ACT',
  purpose: 'A joint look at the home',
  parts: ['CIRCUMSTANCES', 'VOICE', 'WORRIES'],
  ...more,
})

/** A report of an officer on the daughter. */
export async function madeReport(world: World, officer: Actor, more: Partial<Report> = {}) {
  const home = await makeHousehold(world)
  const { id } = await world.ok(officer, safeguarding, 'raiseVulnerability', {
    body: vulnerabilityBody(home, more),
  })
  return { home, reportId: id }
}

/** The same, graded amber at the hub. */
export async function gradedReport(world: World, officer: Actor, unit: Actor, more: Partial<Report> = {}) {
  const made = await madeReport(world, officer, more)
  await world.ok(unit, mash, 'gradeReferral', {
    params: { reportId: made.reportId },
    body: { grade: 'AMBER', words: 'Third report in a month' },
  })
  return made
}

/** The same, given to a partner. */
export async function sentReport(world: World, officer: Actor, unit: Actor) {
  const made = await gradedReport(world, officer, unit)
  const { id } = await world.ok(unit, mash, 'share', {
    params: { reportId: made.reportId },
    body: shareBody(),
  })
  return { ...made, sharingId: id }
}

/** A record of a kind with a boy of fifteen in a part. */
export async function recordWithBoy(world: World, kind: 'Crime' | 'MissingEpisode', role: string) {
  const boy = await makePerson(world, { forename: 'Rafe', surname: 'Tolliver', dob: '2011-03-04' })
  const eventId = await arrange(world, async (ctx) => {
    const { id } = await createRecord(ctx, { kind })
    await ctx.tx.event.create({
      data: { id, kind, title: 'With a boy', status: 'OPEN', occurredFrom: world.clock.now() },
    })
    await linkRecords(ctx, { fromId: id, toId: boy.personRecordId, role, origin: 'chosen' })
    return id
  })
  return { eventId, params: { eventId }, boy }
}
