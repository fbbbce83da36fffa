/** What tests of missing people begin from: a care home's call about a boy, and a report that is open. */
import { missing } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import { arrange, makePerson, makePlace, pointAt } from '../../testing/arrange.ts'
import type { Actor, World } from '../../testing/world.ts'
import { createRecord, linkRecords } from '../pole/record.service.ts'

type OpenBody = RouteCall<(typeof missing)['routes']['open']>['body']

export type MissingScene = {
  incidentId: string
  locationId: string
  personRecordId: string
  nominalId: string
  caller: string
}

/** An incident at a home with the caller and somebody who went missing from there. */
export async function makeMissingScene(
  world: World,
  more: { dob?: string; aclId?: number; person?: { nominalId: string; personRecordId: string } } = {},
): Promise<MissingScene> {
  const locationId = await makePlace(world, pointAt(51.51, -0.12))
  const person =
    more.person ??
    (await makePerson(world, {
      forename: 'Corin',
      surname: 'Ashdale',
      dob: more.dob ?? '2012-03-09',
      livesAt: locationId,
    }))
  const caller = await makePerson(world, { forename: 'Wilma', surname: 'Tranter', dob: '1979-06-01' })
  const { aclId = 0 } = more
  const incidentId = await arrange(
    world,
    async (ctx) => {
      const now = world.clock.now()
      const { id } = await createRecord(ctx, { kind: 'Incident', aclId })
      await ctx.tx.event.create({
        data: {
          id,
          kind: 'Incident',
          title: 'Concern for safety',
          summary: 'Did not come home from school',
          status: 'assigned',
          occurredFrom: now,
        },
      })
      await ctx.tx.incident.create({
        data: {
          id,
          incidentType: 'DOMESTIC',
          grade: 'PRIORITY',
          openedAt: now,
          callerPhone: '+447700900321',
        },
      })
      const link = (toId: string, role: string) =>
        linkRecords(ctx, { fromId: id, toId, role, origin: 'chosen' })
      await link(locationId, 'OCCURRED_AT')
      await link(person.personRecordId, 'MISSING')
      await link(caller.personRecordId, 'INFORMANT_CALLER')
      return id
    },
    aclId,
  )
  return { incidentId, locationId, ...person, caller: caller.personRecordId }
}

export const missingBody = (scene: MissingScene, more: Partial<OpenBody> = {}): OpenBody => ({
  incidentId: scene.incidentId,
  personRecordId: scene.personRecordId,
  level: 'ME',
  rationale: 'He is twelve, and it is out of character.',
  factors: [{ code: 'OUT_OF_CHARACTER', saidBy: 'Wilma Tranter' }],
  wearing: 'School blazer, black trainers',
  ...more,
})

/** A report that the officer opened. */
export async function openedEpisode(world: World, officer: Actor, more: Partial<OpenBody> = {}) {
  const scene = await makeMissingScene(world)
  const made = await world.ok(officer, missing, 'open', { body: missingBody(scene, more) })
  return { scene, episodeId: made.id, reference: made.reference }
}

/** The same, once the person is back. */
export async function foundEpisode(world: World, officer: Actor) {
  const made = await openedEpisode(world, officer)
  const { version } = await world.ok(
    officer,
    missing,
    'find',
    { params: { episodeId: made.episodeId }, body: foundBody(world) },
    { version: 1 },
  )
  return { ...made, version }
}

export const foundBody = (world: World) => ({
  foundAt: world.clock.now().toISOString(),
  where: 'Bus station, platform 4',
  how: 'POLICE' as const,
  condition: 'Cold and hungry, not hurt',
})
