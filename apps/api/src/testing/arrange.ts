/** What a test needs on the store before it begins: places, people, links; made in audited transactions, as a seed would. */
import { randomUUID } from 'node:crypto'
import { nationalGridOf } from '@mips/domain/geo/national-grid'
import { audited } from '../platform/audit/audited.ts'
import type { Tx } from '../platform/db/tx.ts'
import { createRecord, linkRecords } from '../modules/pole/record.service.ts'
import { indexPerson } from '../modules/nominal/nominal.service.ts'
import type { World } from './world.ts'

/** Runs work as the seed, with its audit entry. */
export const arrange = <T>(
  world: World,
  work: (ctx: { tx: Tx; clock: World['clock']; requestId: string }) => Promise<T>,
  aclId = 0,
): Promise<T> =>
  audited(
    { prisma: world.prisma, writer: world.platform.writer },
    { system: 'seed', action: 'test.arrange', act: 'collection', acls: [0, aclId] },
    (tx) => work({ tx, clock: world.clock, requestId: randomUUID() }),
  )

type Place = {
  subBuilding?: string
  buildingNumber?: string
  street?: string
  town?: string
  postcode?: string
  latitude?: number
  longitude?: number
  easting?: number
  northing?: number
  aclId?: number
}

/** A point on the map as a place keeps it. */
export const pointAt = (latitude: number, longitude: number) => ({
  latitude,
  longitude,
  ...nationalGridOf(latitude, longitude),
})

/** A place, by default a flat of its own that no other test has. */
export const makePlace = (world: World, place: Place = {}): Promise<string> =>
  arrange(world, async (ctx) => {
    const { aclId = 0, ...parts } = place
    const { id } = await createRecord(ctx, { kind: 'Location', aclId })
    await ctx.tx.location.create({
      data: { id, buildingNumber: '12', street: `Testing ${id.slice(-6)} Street`, town: 'Testham', ...parts },
    })
    return id
  })

type Person = { forename?: string; surname?: string; dob?: string; livesAt?: string; aclId?: number }

/** A nominal with one person record and, when given, the place where they live. */
export const makePerson = (
  world: World,
  person: Person = {},
): Promise<{ nominalId: string; personRecordId: string }> =>
  arrange(
    world,
    async (ctx) => {
      const { aclId = 0, forename = 'Testa', surname = 'Fixtureby', dob = '1990-05-17', livesAt } = person
      const nominal = await createRecord(ctx, { kind: 'Nominal', aclId })
      await ctx.tx.nominal.create({ data: { id: nominal.id, createdAt: world.clock.now() } })
      const { id } = await createRecord(ctx, { kind: 'PersonRecord', aclId })
      await ctx.tx.personRecord.create({
        data: {
          id,
          nominalId: nominal.id,
          sourceKind: 'TEST',
          dob: new Date(dob),
          createdAt: world.clock.now(),
        },
      })
      await ctx.tx.personName.create({
        data: { personRecordId: id, kind: 'PRIMARY', forename, surname, createdAt: world.clock.now() },
      })
      await indexPerson(ctx, id)
      if (livesAt !== undefined)
        await linkRecords(ctx, { fromId: id, toId: livesAt, role: 'LIVES', origin: 'imported' })
      return { nominalId: nominal.id, personRecordId: id }
    },
    person.aclId,
  )

/** Puts a record on a list of its own, whose readers are the users given. */
export async function restrict(
  world: World,
  recordId: string,
  readers: readonly string[] = [],
): Promise<number> {
  const made = await world.admin.query<{ id: number }>(
    "INSERT INTO acl (set_key, grade, label) VALUES (gen_random_uuid()::text, 'hidden', 'Hidden') RETURNING id",
  )
  const aclId = made.rows[0]?.id ?? 0
  for (const reader of readers)
    await world.admin.query(
      "INSERT INTO acl_principal (acl_id, kind, principal_id) VALUES ($1, 'user', $2)",
      [aclId, reader],
    )
  await audited(
    { prisma: world.prisma, writer: world.platform.writer },
    { system: 'seed', action: 'test.restrict', act: 'alteration', acls: [0, aclId] },
    async (tx) => {
      await tx.record.update({ where: { id: recordId }, data: { aclId } })
    },
  )
  return aclId
}
