/** Cases in which who somebody is changes: identified, false, stolen, changed by law, twins, deceased. */
import type { JoinEvidence } from '@mips/domain/identity/identity-codes'
import { decideDeath, decideIdentityChange, decideStolenIdentity } from '@mips/domain/identity/identity-cases'
import type { ChangeEvidence } from '@mips/domain/identity/identity-codes'
import { holdDob } from '@mips/domain/nominal/held-dob'
import { partialDate } from '@mips/domain/nominal/partial-date'
import { isPlaceholderPerson } from '@mips/domain/nominal/placeholder'
import type { Decision } from '@mips/domain/access/decision'
import { londonDay } from '@mips/domain/time/london-day'
import type { Ctx } from '../../platform/http/module.ts'
import { AppError, badField } from '../../platform/errors.ts'
import { decide, keepApart, standing } from '../identity/decision.service.ts'
import { presentSides } from '../nominal/nominal.compare.service.ts'
import { indexPerson, isoDay, primaryPersonRecord } from '../nominal/nominal.service.ts'
import { keepOrigins, linkRecords } from '../pole/record.service.ts'
import {
  findName,
  findRecords,
  insertChange,
  insertName,
  listUnidentifiedRows,
  protectNames,
  retireNames,
  updateRecords,
} from './identity-case.repository.ts'

type Name = {
  title?: string | undefined
  forename?: string | undefined
  middle?: string | undefined
  surname?: string | undefined
}
const parts = (name: Name) => ({
  title: name.title || null,
  forename: name.forename || null,
  middle: name.middle || null,
  surname: name.surname || null,
})
const saved = async (ctx: Ctx, nominalId: string, id: string) => ({
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

type Changed = {
  kind: 'NAME' | 'GENDER'
  name?: Name | undefined
  sex?: string | undefined
  genderIdentity?: string | undefined
  since: string
  evidence: ChangeEvidence
  isProtected: boolean
  sourceId?: string | undefined
  reason: string
}

/** A legal change of name or gender; what was before is kept, and hidden where it is protected. */
export async function recordIdentityChange(ctx: Ctx, nominalId: string, body: Changed) {
  const hasName = body.name !== undefined && Boolean(body.name.forename || body.name.surname)
  const decision = decideIdentityChange({
    kind: body.kind,
    evidence: body.evidence,
    hasName,
    hasGender: body.sex !== undefined || Boolean(body.genderIdentity),
    wantsProtection: body.isProtected,
  })
  must('identity change', decision)
  const since = pastDay(ctx, 'since', body.since)
  const primary = await primaryPersonRecord(ctx, nominalId)
  const ids = (await findRecords(ctx.tx, nominalId)).map((record) => record.id)
  const nameId =
    hasName && body.name !== undefined ? await rename(ctx, { primary, ids, name: body.name, since }) : null
  const gender = {
    ...(body.sex === undefined ? {} : { sex: body.sex }),
    ...(body.genderIdentity ? { genderIdentity: body.genderIdentity } : {}),
  }
  // On every record, so that no page says beside the person's sex what it was recorded as before.
  if (Object.keys(gender).length > 0)
    await updateRecords(ctx.tx, decision.isProtected ? ids : [primary], gender)
  const common = {
    kind: body.kind,
    since,
    evidence: body.evidence,
    isProtected: decision.isProtected,
    sourceId: body.sourceId ?? null,
    recordedBy: ctx.who.userId,
    recordedAt: ctx.clock.now(),
  }
  let changeId = ''
  for (const recordId of decision.isProtected ? ids : [primary]) {
    if (decision.isProtected && nameId !== null)
      await protectNames(ctx.tx, recordId, recordId === primary ? nameId : null)
    const { id } = await insertChange(ctx.tx, { recordId, ...common })
    changeId = recordId === primary ? id : changeId
  }
  for (const id of ids) await indexPerson(ctx, id)
  // What was before is in the history, behind the permission; never in the audit's own words.
  Object.assign(ctx.audit, {
    reasonGiven: body.reason,
    resultIds: ids.slice(0, 100),
    change: {
      kind: body.kind,
      since: body.since,
      evidence: body.evidence,
      isProtected: decision.isProtected,
      id: changeId,
    },
  })
  return { ...(await saved(ctx, nominalId, changeId)), isProtected: decision.isProtected }
}

async function rename(
  ctx: Ctx,
  change: { primary: string; ids: string[]; name: Name; since: Date },
): Promise<string> {
  await retireNames(ctx.tx, change.ids, change.since)
  const { id } = await insertName(ctx.tx, {
    personRecordId: change.primary,
    kind: 'PRIMARY',
    ...parts(change.name),
    validFrom: change.since,
    createdAt: ctx.clock.now(),
  })
  return id
}

/** A death on a certificate or a coroner's word. */
export async function recordDeath(
  ctx: Ctx,
  nominalId: string,
  body: { on?: string | undefined; evidence: string; evidenceReference: string; reason: string },
) {
  const [oldest] = await findRecords(ctx.tx, nominalId)
  const today = londonDay(ctx.clock.now().toISOString())
  const bornOn = oldest?.dob === null || oldest?.dob === undefined ? undefined : isoDay(oldest.dob)
  must('death', decideDeath({ evidence: body.evidence, on: body.on, bornOn, today }))
  const id = await primaryPersonRecord(ctx, nominalId)
  await updateRecords(ctx.tx, [id], {
    deceasedOn: body.on === undefined ? null : new Date(body.on),
    deathEvidence: body.evidence,
    deathReference: body.evidenceReference,
  })
  Object.assign(ctx.audit, {
    reasonGiven: body.reason,
    resultIds: [id],
    change: { death: body.on ?? null, evidence: body.evidence },
  })
  return saved(ctx, nominalId, id)
}

/** A death recorded of the wrong person is taken back; history keeps that it stood. */
export async function withdrawDeath(ctx: Ctx, nominalId: string, reason: string) {
  const records = (await findRecords(ctx.tx, nominalId)).filter((record) => record.deathEvidence !== null)
  const [first] = records
  if (first === undefined)
    throw new AppError('not_in_state', { facts: { reason: 'No death is recorded of this person.' } })
  const ids = records.map((record) => record.id)
  await updateRecords(ctx.tx, ids, { deceasedOn: null, deathEvidence: null, deathReference: null })
  Object.assign(ctx.audit, { reasonGiven: reason, resultIds: ids, change: { death: 'withdrawn' } })
  return saved(ctx, nominalId, first.id)
}

function must(rule: string, decision: Decision): void {
  if (!decision.allowed) throw new AppError('rule_refused', { facts: { rule, reason: decision.reason } })
}

function pastDay(ctx: Ctx, field: string, day: string): Date {
  if (day > londonDay(ctx.clock.now().toISOString()))
    throw badField(field, 'Enter a day that is not in the future')
  return new Date(day)
}
