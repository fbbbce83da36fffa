/** Makes the incident, the place and the people that arrests and custody records of tests arise from. */
import type { RouteCall } from '@mips/contracts/contract'
import { arrest } from '@mips/contracts'
import { audited } from '../../platform/audit/audited.ts'
import type { Actor, World } from '../../testing/world.ts'
import { createRecord, linkRecords } from '../pole/record.service.ts'

export type Scene = { incidentId: string; locationId: string; personRecordId: string; nominalId: string }

/** A domestic incident at a flat, with a suspect on it (`onIncident: false` leaves the suspect off). */
export async function makeScene(
  world: World,
  more: { dob?: string | null; sex?: string; forename?: string; onIncident?: boolean } = {},
): Promise<Scene> {
  return audited(
    { prisma: world.prisma, writer: world.platform.writer },
    { system: 'seed', action: 'test.scene', act: 'collection' },
    async (tx) => {
      const ctx = { tx, clock: world.clock, requestId: crypto.randomUUID() }
      const now = world.clock.now()
      const location = await createRecord(ctx, { kind: 'Location' })
      await tx.location.create({
        data: {
          id: location.id,
          subBuilding: 'Flat 2',
          buildingNumber: '14',
          street: 'Testing Avenue Road',
          town: 'London',
          postcode: 'ZZ99 1AA',
        },
      })
      const incident = await createRecord(ctx, { kind: 'Incident' })
      await tx.event.create({
        data: {
          id: incident.id,
          kind: 'Incident',
          title: 'Domestic',
          summary: 'Shouting heard',
          status: 'ASSIGNED',
          occurredFrom: now,
        },
      })
      await tx.incident.create({
        data: { id: incident.id, incidentType: 'DOMESTIC', grade: 'IMMEDIATE', openedAt: now },
      })
      await linkRecords(ctx, {
        fromId: incident.id,
        toId: location.id,
        role: 'OCCURRED_AT',
        origin: 'chosen',
      })
      const nominal = await createRecord(ctx, { kind: 'Nominal' })
      await tx.nominal.create({ data: { id: nominal.id } })
      const person = await createRecord(ctx, { kind: 'PersonRecord' })
      const dob = more.dob === undefined ? '1994-05-17' : more.dob
      await tx.personRecord.create({
        data: {
          id: person.id,
          nominalId: nominal.id,
          sourceKind: 'INCIDENT',
          dob: dob === null ? null : new Date(`${dob}T00:00:00Z`),
          sex: more.sex ?? 'M',
        },
      })
      await tx.personName.create({
        data: {
          personRecordId: person.id,
          kind: 'PRIMARY',
          forename: more.forename ?? 'Testo',
          surname: 'Exampleton',
        },
      })
      if (more.onIncident !== false)
        await linkRecords(ctx, { fromId: incident.id, toId: person.id, role: 'SUSPECT', origin: 'chosen' })
      return {
        incidentId: incident.id,
        locationId: location.id,
        personRecordId: person.id,
        nominalId: nominal.id,
      }
    },
  )
}

type ArrestBody = RouteCall<(typeof arrest)['routes']['record']>['body']

/** A whole and lawful arrest of the suspect, thirty minutes ago. */
export const arrestBody = (world: World, scene: Scene, more: Partial<ArrestBody> = {}): ArrestBody => ({
  incidentId: scene.incidentId,
  personRecordId: scene.personRecordId,
  offences: [{ code: 'CJ88116', isDomestic: true }],
  arrestedAt: minutesAgo(world, 30),
  power: 'S24',
  grounds: 'Named by the victim, who has a fresh cut lip, and found at the address.',
  necessityCodes: ['PROMPT_EFFECTIVE_INVESTIGATION'],
  necessityReason: 'To interview while the account is fresh.',
  cautionGiven: true,
  cautionAt: minutesAgo(world, 29),
  replyToCaution: 'I never touched her.',
  ...more,
})

export const minutesAgo = (world: World, minutes: number): string =>
  new Date(world.clock.now().getTime() - minutes * 60_000).toISOString()

/** The custody suite of tests, with its prefix. */
export const suite = { code: '01ZD00', prefix: 'ZD' }

/** An arrest by the officer, whose detainee has just arrived at the suite. */
export async function makeArrest(
  world: World,
  officer: Actor,
  more: Partial<ArrestBody> = {},
  scene?: Scene,
): Promise<{ id: string; scene: Scene }> {
  const at = scene ?? (await makeScene(world))
  const made = await world.ok(officer, arrest, 'record', {
    body: arrestBody(world, at, {
      stationCode: suite.code,
      arrivedAtStationAt: minutesAgo(world, 5),
      ...more,
    }),
  })
  return { id: made.id, scene: at }
}
