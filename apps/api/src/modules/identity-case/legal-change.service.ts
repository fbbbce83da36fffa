/** Legal changes of name or gender, and deaths: what was before is kept, and hidden where it is protected. */
import { decideDeath, decideIdentityChange } from '@mips/domain/identity/identity-cases'
import type { ChangeEvidence } from '@mips/domain/identity/identity-codes'
import { londonDay } from '@mips/domain/time/london-day'
import type { Ctx } from '../../platform/http/module.ts'
import { AppError } from '../../platform/errors.ts'
import { indexPerson, isoDay, primaryPersonRecord } from '../nominal/nominal.service.ts'
import {
  findRecords,
  insertChange,
  insertName,
  protectNames,
  retireNames,
  updateRecords,
} from './identity-case.repository.ts'
import { must, type Name, parts, pastDay, saved } from './identity-case.service.ts'

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
