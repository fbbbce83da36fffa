/** Cases in which who somebody is changes: identified, false, stolen, changed by law, twins, deceased. */
import type { JoinEvidence } from '@mips/domain/identity/identity-codes'
import { decideStolenIdentity } from '@mips/domain/identity/identity-cases'
import { holdDob } from '@mips/domain/nominal/held-dob'
import { partialDate } from '@mips/domain/nominal/partial-date'
import { isPlaceholderPerson } from '@mips/domain/nominal/placeholder'
import type { Decision } from '@mips/domain/access/decision'
import { londonDay } from '@mips/domain/time/london-day'
import type { Ctx } from '../../platform/http/module.ts'
import { AppError, badField } from '../../platform/errors.ts'
import { decide, keepApart, standing } from '../identity/decision.service.ts'
import { presentSides } from '../nominal/nominal.compare.service.ts'
import { indexPerson, primaryPersonRecord } from '../nominal/nominal.service.ts'
import { keepOrigins, linkRecords } from '../pole/record.service.ts'
import {
  findName,
  findRecords,
  insertName,
  listUnidentifiedRows,
  retireNames,
  updateRecords,
} from './identity-case.repository.ts'

/** A name as it is given. */
export type Name = {
  title?: string | undefined
  forename?: string | undefined
  middle?: string | undefined
  surname?: string | undefined
}
/** The parts of a name as they are kept: what is empty is not there. */
export const parts = (name: Name) => ({
  title: name.title || null,
  forename: name.forename || null,
  middle: name.middle || null,
  surname: name.surname || null,
})
/** What every case answers: the row that was made, and the version to go on with. */
export const saved = async (ctx: Ctx, nominalId: string, id: string) => ({
  id,
  version: (await standing(ctx, nominalId)).version,
})

/** People of whom no source has given a name yet. */
export async function listUnidentified(ctx: Ctx, limit: number) {
  const rows = await listUnidentifiedRows(ctx.tx, limit)
  const sides = await presentSides(
    ctx,
    rows.map((row) => row.nominalId),
  )
  const people = rows.flatMap((row) => {
    const side = sides.get(row.nominalId)
    if (side === undefined) return []
    const { nominalId, reference, displayName, dob, sex } = side
    return [{ nominalId, reference, displayName, dob, sex, recordedAt: row.recordedAt.toISOString() }]
  })
  Object.assign(ctx.audit, { resultIds: people.map((row) => row.nominalId), resultCount: people.length })
  return { people }
}

type Identified = {
  otherNominalId?: string | undefined
  evidence: JoinEvidence[]
  ownersInformed?: string | undefined
  name?: Name | undefined
  dob?: string | undefined
  reason: string
}

/** The unidentified person is somebody on record, on the evidence, or gives a name for the first time. */
export async function identify(ctx: Ctx, nominalId: string, body: Identified) {
  const records = await findRecords(ctx.tx, nominalId)
  if (!records.some((record) => record.isUnidentified))
    throw new AppError('not_in_state', { facts: { reason: 'This person is not recorded as unidentified.' } })
  if (body.otherNominalId !== undefined) {
    const { otherNominalId, evidence, ownersInformed, reason } = body
    return decide(ctx, nominalId, { otherNominalId, decision: 'same', evidence, ownersInformed, reason })
  }
  if (body.name === undefined || isPlaceholderPerson(body.name.forename, body.name.surname))
    throw badField('name', 'Enter the name, or choose the person on record')
  const [own] = records.filter((record) => record.isUnidentified)
  const dob = body.dob === undefined ? undefined : partialDate(body.dob)
  const held = dob === undefined ? undefined : holdDob(dob)
  const id = own?.id ?? ''
  await retireNames(ctx.tx, [id], new Date(londonDay(ctx.clock.now().toISOString())))
  const name = await insertName(ctx.tx, {
    personRecordId: id,
    kind: 'PRIMARY',
    ...parts(body.name),
    createdAt: ctx.clock.now(),
  })
  await updateRecords(ctx.tx, [id], {
    isUnidentified: false,
    ...(held === undefined
      ? {}
      : {
          dob: new Date(held.dob),
          dobTo: held.dobTo === null ? null : new Date(held.dobTo),
          dobPrecision: held.precision,
        }),
  })
  await indexPerson(ctx, id)
  Object.assign(ctx.audit, {
    reasonGiven: body.reason,
    resultIds: [id],
    change: { identified: id, nameId: name.id },
  })
  return {
    ...(await standing(ctx, nominalId)),
    status: 'DECIDED',
    decisionId: null,
    proposalId: null,
    secondPersonBecause: [],
    retired: [],
  }
}

/** A made-up identity is a name of whoever gave it; it finds them, and never becomes a person. */
export async function recordFalseIdentity(
  ctx: Ctx,
  nominalId: string,
  body: { name: Name; usedOn?: string | undefined; sourceId?: string | undefined; reason: string },
) {
  if (isPlaceholderPerson(body.name.forename, body.name.surname))
    throw badField('name', 'Enter the name that was given')
  const personRecordId = await primaryPersonRecord(ctx, nominalId)
  const used = body.usedOn === undefined ? null : pastDay(ctx, 'usedOn', body.usedOn)
  const id = await addFalseName(ctx, personRecordId, body.name, { used, sourceId: body.sourceId })
  Object.assign(ctx.audit, {
    reasonGiven: body.reason,
    resultIds: [personRecordId],
    change: { added: 'false identity', id },
  })
  return saved(ctx, nominalId, id)
}

async function addFalseName(
  ctx: Ctx,
  personRecordId: string,
  name: Name,
  given: { used: Date | null; sourceId: string | undefined },
): Promise<string> {
  const { id } = await insertName(ctx.tx, {
    personRecordId,
    kind: 'FALSE_GIVEN',
    ...parts(name),
    validFrom: given.used,
    validTo: given.used,
    createdAt: ctx.clock.now(),
  })
  await indexPerson(ctx, personRecordId)
  await keepOrigins(ctx, personRecordId, {
    [`name:${id}`]: { how: 'typed', ...(given.sourceId === undefined ? {} : { fromId: given.sourceId }) },
  })
  return id
}

/** The victim stays a person of their own for good; the user gets the name as a false one, and the two are linked. */
export async function recordStolenIdentity(
  ctx: Ctx,
  victimId: string,
  body: { usedByNominalId: string; sourceId?: string | undefined; reason: string },
) {
  must('stolen identity', decideStolenIdentity(victimId, body.usedByNominalId))
  const { decisionId, a: victim, b: user } = await keepApart(ctx, victimId, body.usedByNominalId, body.reason)
  const linkId = await linkRecords(ctx, {
    fromId: victim,
    toId: user,
    role: 'IDENTITY_USED_BY',
    sourceId: body.sourceId,
    origin: 'typed',
    validFrom: ctx.clock.now(),
  })
  const name = await findName(ctx.tx, victim)
  const places = new Map((await findRecords(ctx.tx, victimId)).map((record) => [record.id, record.aclId]))
  // The name of a restricted victim is not written onto the open record of whoever used it.
  if (name !== null && (places.get(victim) ?? 0) === 0)
    await addFalseName(ctx, user, definedName(name), { used: null, sourceId: body.sourceId })
  Object.assign(ctx.audit, {
    reasonGiven: body.reason,
    resultIds: [victimId, body.usedByNominalId],
    change: { stolen: victim, by: user, id: decisionId },
  })
  return { ...(await saved(ctx, victimId, linkId)), decisionId, linkId }
}

const definedName = (name: {
  title: string | null
  forename: string | null
  middle: string | null
  surname: string | null
}): Name => ({
  title: name.title ?? undefined,
  forename: name.forename ?? undefined,
  middle: name.middle ?? undefined,
  surname: name.surname ?? undefined,
})

/** Twins are two people for good, and brother or sister. */
export async function recordTwins(
  ctx: Ctx,
  nominalId: string,
  body: { otherNominalId: string; reason: string },
) {
  const { decisionId, a, b } = await keepApart(ctx, nominalId, body.otherNominalId, `Twins: ${body.reason}`)
  const linkId = await linkRecords(ctx, {
    fromId: a,
    toId: b,
    role: 'SIBLING',
    note: 'Twin',
    origin: 'typed',
    validFrom: ctx.clock.now(),
  })
  Object.assign(ctx.audit, {
    reasonGiven: body.reason,
    resultIds: [nominalId, body.otherNominalId],
    change: { twins: [a, b], id: decisionId },
  })
  return { ...(await saved(ctx, nominalId, linkId)), decisionId, linkId }
}

/** Throws the refusal of a rule. */
export function must(rule: string, decision: Decision): void {
  if (!decision.allowed) throw new AppError('rule_refused', { facts: { rule, reason: decision.reason } })
}

/** A day that has come, as a date. */
export function pastDay(ctx: Ctx, field: string, day: string): Date {
  if (day > londonDay(ctx.clock.now().toISOString()))
    throw badField(field, 'Enter a day that is not in the future')
  return new Date(day)
}
