/** Adds to what is known of a person, and puts right what was wrong; every fact keeps how it came. */
import type { Origins } from '@mips/contracts/common'
import type { Correction } from '@mips/contracts/nominal'
import { parseIdentifier, type IdentifierType } from '@mips/domain/identifiers/identifier-types'
import { squash } from '@mips/domain/identifiers/parsed'
import { parsePhone } from '@mips/domain/identifiers/phone'
import { holdDob } from '@mips/domain/nominal/held-dob'
import { partialDate } from '@mips/domain/nominal/partial-date'
import { isPlaceholderPerson } from '@mips/domain/nominal/placeholder'
import { dateOfBirthProblem } from '@mips/domain/time/day'
import { holds } from '../../platform/access/principal.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { AppError, badField } from '../../platform/errors.ts'
import { noteCorrection } from '../pole/ledger.service.ts'
import { createRecord, keepOrigins, linkRecords, refuseFuture } from '../pole/record.service.ts'
import {
  findIdentifier,
  findLink,
  findNames,
  findPersonRecords,
  findPhone,
  findVersion,
  insertIdentifier,
  insertName,
  insertPhone,
  updateName,
  updatePersonRecord,
} from './nominal.repository.ts'
import { indexPerson, isoDay, primaryPersonRecord } from './nominal.service.ts'
import { refuseLocked } from './nominal.lock.ts'
import { todayOf } from './nominal.search.service.ts'

type Name = {
  title?: string | undefined
  forename?: string | undefined
  middle?: string | undefined
  surname?: string | undefined
}
type Given = { sourceId?: string | undefined; origins: Origins }
type Added = { id: string; version: number; isValid?: boolean; problem?: string | null }

/** The parts of a name as they are kept: what is empty is not there. */
export const namePartsOf = (name: Name) => ({
  title: name.title || null,
  forename: name.forename || null,
  middle: name.middle || null,
  surname: name.surname || null,
})

/** An identifier in normal form; one that fails its check is kept as it was typed and says so. */
export function readIdentifier(
  ctx: Pick<Ctx, 'clock'>,
  { type, value }: { type: IdentifierType; value: string },
) {
  const read = parseIdentifier(type, value, Number(todayOf(ctx).slice(0, 4)))
  return read.ok
    ? { type, value: read.value, rawValue: value, isValid: true, problem: null }
    : { type, value: squash(value), rawValue: value, isValid: false, problem: read.problem }
}

/** Keeps an identifier on a person record, once. */
export async function holdIdentifier(
  ctx: Ctx,
  personRecordId: string,
  given: { type: IdentifierType; value: string },
) {
  const { problem, ...identifier } = readIdentifier(ctx, given)
  const known = await findIdentifier(ctx.tx, personRecordId, identifier.type, identifier.value)
  const row =
    known ?? (await insertIdentifier(ctx.tx, { personRecordId, ...identifier, createdAt: ctx.clock.now() }))
  return { id: row.id, isValid: identifier.isValid, problem, isNew: known === null }
}

/** Links a person record to the telephone of this number, which is made when it is not on record. */
export async function holdPhone(
  ctx: Ctx,
  personRecordId: string,
  typed: string,
  given: { field: string; sourceId: string | undefined; origin: string },
): Promise<string> {
  const read = parsePhone(typed)
  if (!read.ok) throw badField(given.field, read.problem)
  const phone = await findPhone(ctx.tx, read.value)
  const phoneId = phone?.id ?? (await makePhone(ctx, read.value, read.display))
  const known = await findLink(ctx.tx, personRecordId, phoneId, 'PHONE_OF')
  return (
    known?.id ??
    linkRecords(ctx, {
      fromId: personRecordId,
      toId: phoneId,
      role: 'PHONE_OF',
      sourceId: given.sourceId,
      origin: given.origin,
      validFrom: ctx.clock.now(),
    })
  )
}

async function makePhone(ctx: Ctx, number: string, label: string): Promise<string> {
  const { id } = await createRecord(ctx, { kind: 'Object' })
  return (await insertPhone(ctx.tx, { id, number, label })).id
}

/** Adds another name by which the person is known. */
export async function addAlias(
  ctx: Ctx,
  nominalId: string,
  body: Name & Given & { kind: string },
): Promise<Added> {
  if (isPlaceholderPerson(body.forename, body.surname))
    throw badField('surname', 'Enter the name by which the person is known')
  const personRecordId = await personRecordFor(ctx, nominalId, body.sourceId)
  if (body.kind === 'PRIMARY') await refuseSecondPrimary(ctx, personRecordId)
  const { id } = await insertName(ctx.tx, {
    personRecordId,
    kind: body.kind,
    ...namePartsOf(body),
    createdAt: ctx.clock.now(),
  })
  await indexPerson(ctx, personRecordId)
  return added(ctx, nominalId, personRecordId, { id, thing: 'name' }, body)
}

/** A name in the place of one that has locked is a correction, which carries its reason; an alias is always open. */
async function refuseSecondPrimary(ctx: Ctx, personRecordId: string): Promise<void> {
  const primary = (await findNames(ctx.tx, personRecordId)).find((name) => name.kind === 'PRIMARY')
  if (primary === undefined) return
  refuseLocked({ fields: ['name'], recordedAt: primary.createdAt, now: ctx.clock.now(), mayUnlock: false })
}

/** Adds an identifier; one that fails its check is kept raw and the reply says what is wrong with it. */
export async function addIdentifier(
  ctx: Ctx,
  nominalId: string,
  body: Given & { type: IdentifierType; value: string },
): Promise<Added> {
  const personRecordId = await personRecordFor(ctx, nominalId, body.sourceId)
  const held = await holdIdentifier(ctx, personRecordId, body)
  if (!held.isNew)
    throw new AppError('already_done', { facts: { reason: 'This identifier is already recorded.' } })
  const reply = await added(ctx, nominalId, personRecordId, { id: held.id, thing: 'identifier' }, body)
  return { ...reply, isValid: held.isValid, problem: held.problem }
}

/** Adds an address: a link to a place, dated. */
export async function addAddress(
  ctx: Ctx,
  nominalId: string,
  body: Given & { locationId: string; role: string; since?: string | undefined },
): Promise<Added> {
  const since = body.since === undefined ? ctx.clock.now() : new Date(body.since)
  refuseFuture(ctx, 'since', since)
  const personRecordId = await personRecordFor(ctx, nominalId, body.sourceId)
  if (await findLink(ctx.tx, personRecordId, body.locationId, body.role))
    throw new AppError('already_done', { facts: { reason: 'This address is already recorded.' } })
  const id = await linkRecords(ctx, {
    fromId: personRecordId,
    toId: body.locationId,
    role: body.role,
    sourceId: body.sourceId,
    origin: body.origins.locationId?.how ?? 'chosen',
    validFrom: since,
  })
  await indexPerson(ctx, personRecordId)
  return added(ctx, nominalId, personRecordId, { id, thing: 'address' }, body)
}

/** Adds a telephone. */
export async function addPhone(ctx: Ctx, nominalId: string, body: Given & { phone: string }): Promise<Added> {
  const personRecordId = await personRecordFor(ctx, nominalId, body.sourceId)
  const id = await holdPhone(ctx, personRecordId, body.phone, {
    field: 'phone',
    sourceId: body.sourceId,
    origin: body.origins.phone?.how ?? 'typed',
  })
  return added(ctx, nominalId, personRecordId, { id, thing: 'phone' }, body)
}

/** Facts of one source stay together: on the person record of that source, else on the oldest. */
async function personRecordFor(ctx: Ctx, nominalId: string, sourceId: string | undefined): Promise<string> {
  if (sourceId === undefined) return primaryPersonRecord(ctx, nominalId)
  const records = await findPersonRecords(ctx.tx, nominalId)
  return records.find((record) => record.sourceId === sourceId)?.id ?? primaryPersonRecord(ctx, nominalId)
}

async function added(
  ctx: Ctx,
  nominalId: string,
  personRecordId: string,
  fact: { id: string; thing: string },
  given: Given,
): Promise<Added> {
  const how = Object.values(given.origins)[0]?.how ?? 'typed'
  await keepOrigins(ctx, personRecordId, {
    [`${fact.thing}:${fact.id}`]: {
      how,
      ...(given.sourceId === undefined ? {} : { fromId: given.sourceId }),
    },
  })
  Object.assign(ctx.audit, { resultIds: [personRecordId], change: { added: fact.thing, id: fact.id } })
  return { id: fact.id, version: (await findVersion(ctx.tx, nominalId)).version }
}

/** Puts right one person record; what stood before stays in the history. */
export async function correctPerson(
  ctx: Ctx,
  nominalId: string,
  personRecordId: string,
  body: Correction,
): Promise<{ version: number }> {
  const record = (await findPersonRecords(ctx.tx, nominalId)).find((row) => row.id === personRecordId)
  if (record === undefined) throw new AppError('not_found')
  const { nameId, name, dob, deceasedOn, reason, ...plain } = body
  const lock = { now: ctx.clock.now(), mayUnlock: holds(ctx.who, 'nominal.person.unlock') }
  const fields = Object.keys(body).filter((field) => field !== 'name')
  refuseLocked({ ...lock, fields, recordedAt: record.createdAt })
  const held = name === undefined ? undefined : await heldName(ctx, personRecordId, nameId)
  if (held !== undefined) refuseLocked({ ...lock, fields: ['name'], recordedAt: held.createdAt })
  const changes = {
    ...plain,
    ...dobColumns(ctx, dob),
    ...(deceasedOn === undefined
      ? {}
      : { deceasedOn: deceasedOn === null ? null : pastDay(ctx, 'deceasedOn', deceasedOn) }),
  }
  if (Object.keys(changes).length === 0 && name === undefined)
    throw badField('reason', 'Nothing is corrected: change a field')
  if (Object.keys(changes).length > 0) await updatePersonRecord(ctx.tx, personRecordId, changes)
  if (name !== undefined && held !== undefined) await correctName(ctx, held.id, name)
  await indexPerson(ctx, personRecordId)
  await noteCorrection(ctx, nominalId, [nominalId, personRecordId])
  const before = Object.fromEntries(
    Object.keys(changes).map((field) => [field, record[field as keyof typeof record]]),
  )
  Object.assign(ctx.audit, {
    reasonGiven: reason,
    resultIds: [personRecordId],
    change: { before, after: changes, ...(name === undefined ? {} : { name }) },
  })
  return { version: (await findVersion(ctx.tx, nominalId)).version }
}

/** The name that is corrected: the one chosen, else the primary one. */
async function heldName(ctx: Ctx, personRecordId: string, nameId: string | undefined) {
  const names = await findNames(ctx.tx, personRecordId)
  const held = names.find((row) => (nameId === undefined ? row.kind === 'PRIMARY' : row.id === nameId))
  if (held === undefined) throw badField('nameId', 'This name is not on the record')
  return held
}

async function correctName(ctx: Ctx, nameId: string, name: Name): Promise<void> {
  if (isPlaceholderPerson(name.forename, name.surname))
    throw badField('name.surname', 'Enter the name of the person')
  await updateName(ctx.tx, nameId, namePartsOf(name))
}

function dobColumns(ctx: Ctx, typed: string | null | undefined) {
  if (typed === undefined) return {}
  if (typed === null) return { dob: null, dobTo: null, dobPrecision: 'day' }
  const dob = partialDate(typed)
  const problem = dob?.precision === 'day' ? dateOfBirthProblem(typed, todayOf(ctx)) : undefined
  const held = dob === undefined ? undefined : holdDob(dob)
  if (problem !== undefined || held === undefined)
    throw badField('dob', problem ?? 'Enter a real date of birth')
  if (held.dob > todayOf(ctx)) throw badField('dob', 'The date of birth is in the future: check the year.')
  return {
    dob: new Date(held.dob),
    dobTo: held.dobTo === null ? null : new Date(held.dobTo),
    dobPrecision: held.precision,
  }
}

function pastDay(ctx: Ctx, field: string, day: string): Date {
  const date = new Date(day)
  if (isoDay(date) > todayOf(ctx)) throw badField(field, 'Enter a day that is not in the future')
  return date
}
