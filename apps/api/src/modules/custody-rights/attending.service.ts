/** Asking people to come, and what came of it, on any record that has rights. */
import type { custodyRights } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { decideActAsAdult } from '@mips/domain/custody/appropriate-adult'
import { attendingRoles, attendingSteps, stepRefusal } from '@mips/domain/custody/attending'
import { decideCorrectEntry } from '@mips/domain/custody/log-rules'
import { labelIn } from '@mips/domain/custody/offence-words'
import { latestDayOfBirth } from '@mips/domain/custody/treat-as-child'
import { ageOn } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuse } from '../custody/custody.service.ts'
import { primaryPersonRecord } from '../nominal/nominal.service.ts'
import { addLogEntry } from '../pole/record.service.ts'
import {
  findCompanion,
  findRequests,
  findStepLog,
  insertRequest,
  insertStep,
} from './custody-rights.repository.ts'
import type { AttendingRow } from './custody-rights.rows.ts'
import { refuseTimes } from './entry-times.service.ts'
import type { RightsTarget } from './rights.service.ts'
import { readRequests } from './rights-reading.service.ts'

type Routes = (typeof custodyRights)['routes']
export type AskBody = RouteInput<Routes['ask']>['body']
export type StepBody = RouteInput<Routes['addStep']>['body']

const roleOf = (code: string) => attendingRoles.find((role) => role.code === code)
const partsOfTheCase = {
  isSuspect: ['SUSPECT', 'ARRESTED', 'DETAINEE', 'INTERVIEWED_VOLUNTARY', 'CO_ACCUSED', 'CHARGED'],
  isVictim: ['VICTIM', 'VICTIM_REPEAT', 'VICTIM_CHILD', 'COMPLAINANT'],
  isWitness: ['WITNESS', 'WITNESS_SIGNIFICANT', 'WITNESS_EXPERT', 'WITNESS_PROFESSIONAL', 'WITNESS_CHILD'],
} as const

/** Asks somebody to come; that they were told at once, and when they come, can be said with it. */
export async function ask(ctx: Ctx, target: RightsTarget, body: AskBody): Promise<{ id: string }> {
  refuseTimes(ctx, target, { happenedAt: body.requestedAt, lateReason: body.lateReason }, 'requestedAt')
  const personRecordId =
    body.nominalId === undefined ? undefined : await primaryPersonRecord(ctx, body.nominalId)
  if (body.role === 'AA') await refuseUnfitAdult(ctx, target, { ...body, personRecordId })
  const role = roleOf(body.role)
  const requestedAt = new Date(body.requestedAt)
  const who = personRecordId === undefined ? body.name : 'a person on record'
  const details = [who, body.firm, body.relation, body.language, body.phone].filter(Boolean).join(', ')
  const logEntryId = await addLogEntry(ctx, {
    recordId: target.recordId,
    kind: role?.log.called ?? 'VISITOR',
    happenedAt: requestedAt,
    text: [`${role?.label ?? body.role} asked for: ${details}.`, body.reason].filter(Boolean).join(' '),
    details: { role: body.role },
    lateReason: body.lateReason || undefined,
  })
  const { id } = await insertRequest(ctx.tx, {
    recordId: target.recordId,
    role: body.role,
    personRecordId: personRecordId ?? null,
    name: body.name || null,
    firm: body.firm || null,
    phone: body.phone || null,
    relation: body.relation || null,
    registration: body.registration || null,
    language: body.language || null,
    mode: body.mode,
    reason: body.reason || null,
    requestedAt,
    officerId: ctx.who.userId,
    recordedAt: ctx.clock.now(),
    lateReason: body.lateReason || null,
    logEntryId,
  })
  const at = { happenedAt: body.requestedAt, lateReason: body.lateReason }
  if (body.isTold) await writeStep(ctx, target, { id, role: body.role }, { ...at, kind: 'CONTACTED' })
  if (body.expectedAt !== undefined)
    await writeStep(
      ctx,
      target,
      { id, role: body.role },
      { ...at, kind: 'EXPECTED', expectedAt: body.expectedAt },
    )
  ctx.audit.change = { requestId: id, role: body.role, isTold: body.isTold, expectedAt: body.expectedAt }
  if (personRecordId !== undefined) ctx.audit.resultIds = [personRecordId]
  return { id }
}

/** What came of a request. */
export async function addStep(
  ctx: Ctx,
  target: RightsTarget,
  requestId: string,
  body: StepBody,
): Promise<{ id: string }> {
  refuseTimes(ctx, target, body)
  const request = (await findRequests(ctx.tx, target.recordId)).find(({ id }) => id === requestId)
  if (request === undefined) throw new AppError('not_found')
  const correctsLog = await correctedLog(ctx, request, body)
  if (new Date(body.happenedAt) < new Date(request.requestedAt))
    throw badField(
      'happenedAt',
      `CL-12: enter a time after ${formatLondon(new Date(request.requestedAt).toISOString())}, when they were asked for`,
    )
  refuseOrder(ctx, request, body)
  const id = await writeStep(ctx, target, request, body, correctsLog)
  ctx.audit.change = { requestId, stepId: id, kind: body.kind, correctsId: body.correctsId }
  return { id }
}

/** Nobody comes twice without going, and nobody goes before they came. */
function refuseOrder(ctx: Ctx, request: AttendingRow, body: StepBody): void {
  const steps = request.steps.filter(({ id }) => id !== body.correctsId)
  const [reading] = readRequests([{ ...request, steps }], ctx.clock.now())
  if (reading === undefined) return
  const reason = stepRefusal(body.kind, reading)
  if (reason !== undefined)
    throw new AppError('rule_refused', { facts: { rule: 'C9', reason: `C9: ${reason}` } })
  if (body.kind !== 'LEFT' && body.kind !== 'ARRIVED') return
  const last = steps
    .filter(({ kind, correctedById }) => correctedById === null && (kind === 'ARRIVED' || kind === 'LEFT'))
    .map(({ happenedAt }) => new Date(happenedAt).getTime())
  if (last.some((at) => at > Date.parse(body.happenedAt)))
    throw badField('happenedAt', 'CL-12: enter a time after they last came or left')
}

async function writeStep(
  ctx: Ctx,
  target: Pick<RightsTarget, 'recordId'>,
  request: { id: string; role: string },
  step: StepBody,
  correctsLog?: string,
): Promise<string> {
  const role = roleOf(request.role)
  const happenedAt = new Date(step.happenedAt)
  const label = labelIn(attendingSteps, step.kind).toLowerCase()
  const logKind = (step.kind === 'ARRIVED' ? role?.log.arrived : role?.log.called) ?? 'VISITOR'
  const expected = step.expectedAt === undefined ? '' : ` at ${formatLondon(step.expectedAt)}`
  const logEntryId = await addLogEntry(ctx, {
    recordId: target.recordId,
    kind: correctsLog === undefined ? logKind : 'CORRECTION',
    happenedAt,
    text: [`${role?.label ?? request.role} ${label}${expected}.`, step.words].filter(Boolean).join(' '),
    details: { role: request.role, step: step.kind, requestId: request.id },
    correctsId: correctsLog,
    lateReason: step.lateReason || undefined,
  })
  const { id } = await insertStep(ctx.tx, {
    requestId: request.id,
    recordId: target.recordId,
    kind: step.kind,
    happenedAt,
    expectedAt: step.expectedAt === undefined ? null : new Date(step.expectedAt),
    words: step.words || null,
    officerId: ctx.who.userId,
    recordedAt: ctx.clock.now(),
    lateReason: step.lateReason || null,
    logEntryId,
    correctsId: step.correctsId ?? null,
  })
  return id
}

async function correctedLog(ctx: Ctx, request: AttendingRow, body: StepBody): Promise<string | undefined> {
  if (body.correctsId === undefined) return undefined
  const wrong = request.steps.find(({ id }) => id === body.correctsId)
  if (wrong === undefined) throw new AppError('bad_reference')
  if (wrong.kind !== body.kind) throw badField('correctsId', 'A step is put right by one of the same kind')
  refuse(
    'correct_entry',
    decideCorrectEntry({
      authorId: wrong.officerId,
      actorId: ctx.who.userId,
      isCorrected: wrong.correctedById !== null,
    }),
  )
  return (await findStepLog(ctx.tx, body.correctsId))?.logEntryId
}

/** RG-6: what the officer says of them, and what the record of the case says of a person on record. */
async function refuseUnfitAdult(
  ctx: Ctx,
  target: RightsTarget,
  body: AskBody & { personRecordId: string | undefined },
): Promise<void> {
  const { adult } = body
  const known =
    body.personRecordId === undefined
      ? undefined
      : await findCompanion(ctx.tx, body.personRecordId, target.recordId)
  if (body.personRecordId !== undefined && known === undefined) throw new AppError('bad_reference')
  // A scheme sends grown people; of a person who is named somebody says that they are 18, or the record does.
  const isNamed = Boolean(body.name) || body.personRecordId !== undefined
  const has = (roles: readonly string[]) => known?.roles.some((role) => roles.includes(role)) ?? false
  const decision = decideActAsAdult({
    age: ageOf(known, ctx) ?? (adult.isEighteen === true || !isNamed ? 18 : undefined),
    isPolice: adult.isPolice === true,
    isSuspect: has(partsOfTheCase.isSuspect),
    isVictim: has(partsOfTheCase.isVictim),
    isWitness: has(partsOfTheCase.isWitness),
    isInvolved: adult.isInvolved === true,
    receivedAdmissions: adult.receivedAdmissions === true,
    isEstrangedAndRefused: adult.isEstrangedAndRefused === true,
    isSolicitorOrVisitor: await isSolicitorHere(ctx, target, body),
  })
  refuse('RG-6', decision)
}

const ageOf = (known: { dob: string | null; dobPrecision: string | null } | undefined, ctx: Ctx) => {
  const born = latestDayOfBirth(known?.dob ?? null, known?.dobPrecision ?? null)
  return born === undefined ? undefined : ageOn(born, londonDay(ctx.clock.now().toISOString()))
}

/** The detainee's own solicitor is not their adult. */
async function isSolicitorHere(ctx: Ctx, target: RightsTarget, body: AskBody): Promise<boolean> {
  const name = body.name?.toLowerCase()
  if (!name) return false
  const requests = await findRequests(ctx.tx, target.recordId)
  return requests.some((request) => request.role === 'SOLICITOR' && request.name?.toLowerCase() === name)
}
