/** The risk assessment with its versions, and who is kept apart from whom. */
import type { custodyCare } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { adultNeedProblems } from '@mips/domain/custody/appropriate-adult'
import { custodyRiskLevels } from '@mips/domain/custody/codes'
import { decideEntry } from '@mips/domain/custody/entry-permissions'
import { labelIn } from '@mips/domain/custody/offence-words'
import { treatAsChild } from '@mips/domain/custody/treat-as-child'
import { keepApartKinds, riskKinds } from '@mips/domain/custody/care-codes'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { changeStay, type CustodyRow, enterOn, partsOn, refuse } from '../custody/custody.entry.service.ts'
import { addLogEntry } from '../pole/record.service.ts'
import {
  endKeepApartRow,
  findNominal,
  findNominalOfStay,
  findRisk,
  findRiskPage,
  insertKeepApart,
  insertRisk,
  signRiskRow,
} from './custody-care.repository.ts'
import { orNull, recorded, refuseBlocked, sentence } from './custody-care.words.ts'

type Routes = (typeof custodyCare)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** Keeps a new version; signed at once by the custody officer, else a draft that waits for the signature. */
export async function assessRisk(ctx: Ctx, id: string, body: Body<'assessRisk'>): Promise<{ id: string }> {
  const stay = await enterOn(ctx, id, {
    section: 'RISK',
    asDraft: !body.isSigned,
    field: 'assessedAt',
    at: body.assessedAt,
    lateReason: body.lateReason,
  })
  await refuseCarried(ctx, id, body)
  if (body.adultRequired !== undefined)
    refuseBlocked(
      adultNeedProblems({
        age: ageOf(ctx, stay),
        isRequired: body.adultRequired,
        isVulnerableDeclared: body.isVulnerable,
        ...(body.adultReason === undefined ? {} : { reason: body.adultReason }),
      }),
    )
  const signed = body.isSigned ? { signedBy: ctx.who.userId, signedAt: ctx.clock.now() } : {}
  const row = await insertRisk(ctx.tx, {
    custodyRecordId: id,
    kind: body.kind,
    answers: body.answers,
    observations: orNull(body.observations),
    infoFrom: body.infoFrom,
    level: body.level ?? null,
    levelReason: orNull(body.levelReason),
    isIntoxicated: body.isIntoxicated ?? null,
    intoxication: orNull(body.intoxication),
    needsAntiLigature: body.needsAntiLigature,
    adultRequired: body.adultRequired ?? null,
    adultReason: body.adultReason ?? null,
    isVulnerable: body.isVulnerable,
    carriedFrom: body.carriedFrom ?? null,
    assessedAt: new Date(body.assessedAt),
    lateReason: orNull(body.lateReason),
    ...recorded(ctx),
    ...signed,
  })
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'RISK',
    happenedAt: new Date(body.assessedAt),
    text: sentence(
      `Risk assessed (${labelIn(riskKinds, body.kind).toLowerCase()}, version ${row.version}).`,
      body.level !== undefined && `Level ${labelIn(custodyRiskLevels, body.level).toLowerCase()}.`,
      body.levelReason,
      body.adultRequired === true && 'Needs an appropriate adult.',
      !body.isSigned && 'A draft: the custody officer signs it.',
    ),
    details: { riskId: row.id },
    lateReason: body.lateReason || undefined,
  })
  if (body.isSigned && body.level !== undefined && body.level !== stay.riskLevel)
    await changeStay(ctx, id, { riskLevel: body.level })
  ctx.audit.change = { riskId: row.id, version: row.version, level: body.level, isSigned: body.isSigned }
  return { id: row.id }
}

/** What is taken over comes from a stay of the same person that the officer may see. */
async function refuseCarried(ctx: Ctx, id: string, body: Body<'assessRisk'>): Promise<void> {
  if (body.carriedFrom === undefined) return
  const [mine, theirs] = [
    await findNominalOfStay(ctx.tx, id),
    await findNominalOfStay(ctx.tx, body.carriedFrom),
  ]
  if (theirs === undefined || mine !== theirs) throw new AppError('bad_reference')
}

/** The custody officer signs a draft as it stands. */
export async function signRisk(ctx: Ctx, id: string, riskId: string): Promise<{ id: string }> {
  const now = ctx.clock.now()
  const stay = await enterOn(ctx, id, { section: 'RISK', field: 'signedAt', at: now.toISOString() })
  const row = await findRisk(ctx.tx, riskId, id)
  if (row === null) throw new AppError('not_found')
  if ((await signRiskRow(ctx.tx, riskId, { signedBy: ctx.who.userId, signedAt: now })).count !== 1)
    throw new AppError('already_done', { facts: { reason: 'This assessment is signed already.' } })
  if (row.level !== null && row.level !== stay.riskLevel) await changeStay(ctx, id, { riskLevel: row.level })
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'RISK',
    happenedAt: now,
    text: `Risk assessment, version ${row.version}, signed.`,
    details: { riskId },
  })
  ctx.audit.change = { riskId, version: row.version, isSigned: true }
  return { id: riskId }
}

/** Records somebody whom the detainee is kept apart from; the log does not name them, because others may read it. */
export async function keepApart(ctx: Ctx, id: string, body: Body<'keepApart'>): Promise<{ id: string }> {
  const now = ctx.clock.now()
  await enterOn(ctx, id, { section: 'RISK', asDraft: true, field: 'reason', at: now.toISOString() })
  const otherNominalId = await otherPerson(ctx, body)
  if (otherNominalId === (await findNominalOfStay(ctx.tx, id)))
    throw badField('otherNominalId', 'Choose somebody else than the detainee')
  const { keptApart } = (await findRiskPage(ctx.tx, id)) ?? { keptApart: [] }
  if (keptApart.some((row) => row.person.nominalId === otherNominalId && row.endedAt === null))
    throw new AppError('already_done', { facts: { reason: 'These people are kept apart already.' } })
  const row = await insertKeepApart(ctx.tx, {
    custodyRecordId: id,
    otherNominalId,
    kind: body.kind,
    reason: body.reason,
    ...recorded(ctx),
  })
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'RISK',
    happenedAt: now,
    text: sentence(
      `To be kept apart from another person: ${labelIn(keepApartKinds, body.kind).toLowerCase()}.`,
      body.reason,
    ),
    details: { keepApartId: row.id },
  })
  ctx.audit.change = { keepApartId: row.id, kind: body.kind }
  ctx.audit.resultIds = [otherNominalId]
  return row
}

async function otherPerson(ctx: Ctx, body: Body<'keepApart'>): Promise<string> {
  const nominalId =
    body.otherStayId === undefined
      ? (await findNominal(ctx.tx, body.otherNominalId ?? ''))?.id
      : await findNominalOfStay(ctx.tx, body.otherStayId)
  if (nominalId === undefined) throw new AppError('bad_reference')
  return nominalId
}

/** They need not be kept apart any longer: the custody officer's decision. */
export async function endKeepApart(
  ctx: Ctx,
  id: string,
  rowId: string,
  body: Body<'endKeepApart'>,
): Promise<{ id: string }> {
  const now = ctx.clock.now()
  const stay = await enterOn(ctx, id, {
    section: 'RISK',
    asDraft: true,
    field: 'reason',
    at: now.toISOString(),
  })
  refuse('end_keep_apart', decideEntry('RISK', partsOn(stay, ctx.who)))
  const ended = { endedAt: now, endedBy: ctx.who.userId, endReason: body.reason }
  if (!(await endKeepApartRow(ctx.tx, { id: rowId, custodyRecordId: id }, ended)))
    throw new AppError('not_found')
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'RISK',
    happenedAt: now,
    text: sentence('No longer to be kept apart from another person.', body.reason),
    details: { keepApartId: rowId },
  })
  Object.assign(ctx.audit, { change: { keepApartId: rowId, isEnded: true }, reasonGiven: body.reason })
  return { id: rowId }
}

/** The youngest age that the detainee may have; undefined when unknown. */
function ageOf(ctx: Ctx, stay: CustodyRow): number | undefined {
  const person = stay.people.find(({ role }) => role === 'DETAINEE')
  return treatAsChild(
    person?.dob ?? null,
    person?.dobPrecision ?? null,
    londonDay(ctx.clock.now().toISOString()),
  ).age
}
