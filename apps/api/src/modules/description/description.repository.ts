/** The queries of descriptions, their marks and traits, and of the methods of events. */
import type { Prisma } from '@mips/database/generated/client'
import type { Feature } from '@mips/domain/nominal/description-features'
import type { HeldLooks, HeldPerson } from '@mips/domain/nominal/description-match'
import type { Mark } from '@mips/domain/nominal/description-traits'
import type { Tx } from '../../platform/db/tx.ts'

/** Writes a description with its marks and the traits by which it is found. */
export async function insertDescription(
  tx: Tx,
  row: Prisma.PersonDescriptionUncheckedCreateInput,
  marks: readonly Mark[],
  traits: readonly string[],
): Promise<string> {
  const { personRecordId } = row
  const { id } = await tx.personDescription.create({ data: row, select: { id: true } })
  if (marks.length > 0)
    await tx.personMark.createMany({
      data: marks.map((mark) => ({ ...mark, personRecordId, descriptionId: id })),
    })
  await tx.personTrait.createMany({
    data: traits.map((trait) => ({ trait, personRecordId, descriptionId: id })),
  })
  return id
}

export type DescriptionRow = HeldLooks & {
  id: string
  personRecordId: string
  recordedAt: string
  recordedBy: string | null
  withdrawnAt: string | null
  withdrawnBy: string | null
  withdrawnReason: string | null
  source: { id: string; kind: string; reference: string | null; title: string } | null
}

/** The descriptions of a person, the latest first and the withdrawn ones last. */
export async function findDescriptions(tx: Tx, nominalId: string): Promise<DescriptionRow[]> {
  const rows = await tx.$queryRaw<{ description: DescriptionRow }[]>`
    SELECT description FROM mips.descriptions_of(${nominalId}::uuid)`
  return rows.map((row) => row.description)
}

/** Marks a description as withdrawn and takes it out of the search; false when it was withdrawn already. */
export async function closeDescription(
  tx: Tx,
  id: string,
  withdrawn: { withdrawnBy: string; withdrawnAt: Date; withdrawnReason: string },
): Promise<boolean> {
  const changed = await tx.personDescription.updateMany({ where: { id, withdrawnAt: null }, data: withdrawn })
  await tx.personTrait.deleteMany({ where: { descriptionId: id } })
  return changed.count === 1
}

export type Described = {
  features: readonly Feature[]
  sex: string | null
  born: { from: string; to: string } | undefined
  onDay: string
  ageFrom: number
  ageTo: number
  roles: readonly string[]
  only: readonly string[] | undefined
  most: number
}

/** Who fits anything asked, the weightiest first and at most `most`, with how rare each thing is among what is open. */
export async function findDescribed(
  tx: Tx,
  asked: Described,
): Promise<{ nominalIds: string[]; bits: Record<string, number> }> {
  const features = JSON.stringify(asked.features.map((feature, no) => ({ ...feature, no })))
  const only = asked.only === undefined ? null : [...asked.only]
  const rows = await tx.$queryRaw<{ nominalId: string; bits: Record<string, number> }[]>`
    SELECT nominal_id AS "nominalId", bits FROM mips.described_people(${features}::jsonb, ${asked.sex}::text, ${asked.born?.from ?? null}::date, ${asked.born?.to ?? null}::date,
      ${asked.onDay}::date, ${asked.ageFrom}::int, ${asked.ageTo}::int, ${[...asked.roles]}::text[], ${only}::uuid[], ${asked.most}::int)`
  const bits = rows[0]?.bits ?? {}
  return {
    nominalIds: rows.map((row) => row.nominalId),
    bits: Object.fromEntries(asked.features.map(({ key }, no) => [key, bits[no] ?? 0])),
  }
}

/** What this reader may see of how these people look and offend, by nominal. */
export async function findDescribedFacts(
  tx: Tx,
  nominalIds: readonly string[],
  asked: { methods: readonly string[]; words: string; roles: readonly string[] },
): Promise<Map<string, HeldPerson>> {
  if (nominalIds.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ nominalId: string; facts: HeldPerson }[]>`
    SELECT nominal_id AS "nominalId", facts FROM mips.described_facts(${[...nominalIds]}::uuid[], ${[...asked.methods]}::text[], ${asked.words}::text, ${[...asked.roles]}::text[])`
  return new Map(rows.map((row) => [row.nominalId, row.facts]))
}

/** The person record of a description of this nominal. */
export const findOwnDescription = (tx: Tx, nominalId: string, id: string) =>
  tx.$queryRaw<{ personRecordId: string; withdrawnAt: Date | null }[]>`
    SELECT d.person_record_id AS "personRecordId", d.withdrawn_at AS "withdrawnAt" FROM person_description d JOIN person_record p ON p.id = d.person_record_id
     WHERE d.id = ${id}::uuid AND p.nominal_id = ${nominalId}::uuid`

export type MethodRow = {
  id: string
  code: string
  words: string | null
  recordedAt: Date
  recordedBy: string | null
}

/** The methods of an event that stand, in the order of their facets as they were recorded. */
export const findMethods = (tx: Tx, eventId: string): Promise<MethodRow[]> =>
  tx.$queryRaw`SELECT m.id, m.code, m.words, m.recorded_at AS "recordedAt", u.display_name AS "recordedBy" FROM event_method m LEFT JOIN app_user u ON u.id = m.recorded_by
    WHERE m.event_id = ${eventId}::uuid AND m.withdrawn_at IS NULL ORDER BY m.recorded_at, m.id`

/** Writes a method; undefined when the event has it already. */
export async function insertMethod(
  tx: Tx,
  row: { eventId: string; code: string; words: string | null; recordedBy: string; recordedAt: Date },
): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO event_method (event_id, code, words, recorded_by, recorded_at) VALUES (${row.eventId}::uuid, ${row.code}, ${row.words}, ${row.recordedBy}::uuid, ${row.recordedAt})
    ON CONFLICT (event_id, code) WHERE withdrawn_at IS NULL DO NOTHING RETURNING id`
  return rows[0]?.id
}

/** Withdraws a method of this event; false when there is none that stands. */
export async function closeMethod(
  tx: Tx,
  eventId: string,
  id: string,
  withdrawn: { withdrawnBy: string; withdrawnAt: Date; withdrawnReason: string },
): Promise<boolean> {
  return (
    (await tx.eventMethod.updateMany({ where: { id, eventId, withdrawnAt: null }, data: withdrawn }))
      .count === 1
  )
}
