/** An application from its receipt to its end: stages in their order, the decision, approved words, and what was told to whom (SG-14, RK-1 to RK-5). */
import type { rightToKnow } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { isRank } from '@mips/domain/codes/ranks'
import { labelIn } from '@mips/domain/custody/offence-words'
import {
  rightToKnowProblems,
  rightToKnowSchemes,
  rightToKnowStage,
  type RightToKnowStage,
} from '@mips/domain/safeguarding/right-to-know'
import { mayBeTold, stageProblems, wordingProblems } from '@mips/domain/safeguarding/right-to-know-words'
import { isMinuteBefore } from '@mips/domain/time/instant'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { maySeeKind } from '../pole/kind-access.service.ts'
import { factHolder } from '../pole/person-ref.service.ts'
import { createRecord, linkRecords, refuseFuture } from '../pole/record.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { courseOf, dueOf, factsOf } from './right-to-know.reading.ts'
import {
  findApplication,
  findKind,
  insertApplication,
  insertStage,
  rightToKnowAcl,
  setStatus,
  updateApplication,
} from './right-to-know.repository.ts'
import type { ApplicationRow } from './right-to-know.rows.ts'

type Routes = (typeof rightToKnow)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** Harm points of what is due: somebody may be at risk and not know it. */
const harm = 22
const sourceKinds = ['AbuseAssessment', 'Incident', 'Crime']
const personKinds = ['Nominal', 'PersonRecord']

/** Takes an application, restricted from its first moment to those whose role keeps them. */
export async function receive(ctx: Ctx, body: Body<'receive'>) {
  const receivedAt = new Date(body.receivedAt)
  refuseFuture(ctx, 'receivedAt', receivedAt)
  const atRiskId = body.atRiskId ?? body.applicantId
  if (atRiskId === undefined) throw badField('atRiskId', 'Name who may be at risk')
  await refuseUnseen(ctx, body.sourceId, sourceKinds)
  const holderOf = async (id: string) => {
    await refuseUnseen(ctx, id, personKinds)
    return factHolder(ctx.tx, id)
  }
  const people: [string, string][] = [
    [await holderOf(body.subjectId), 'SUBJECT'],
    [await holderOf(atRiskId), 'AT_RISK'],
  ]
  if (body.applicantId !== undefined) people.push([await holderOf(body.applicantId), 'APPLICANT'])
  if (people[0]?.[0] === people[1]?.[0])
    throw badField('atRiskId', 'Who is at risk and who it is about are two people')
  const aclId = await rightToKnowAcl(ctx.tx)
  const { id, reference } = await createRecord(ctx, { kind: 'RightToKnow', aclId })
  await insertApplication(ctx.tx, {
    event: {
      id,
      kind: 'RightToKnow',
      title: labelIn(rightToKnowSchemes, body.scheme),
      status: 'RECEIVED',
      occurredFrom: receivedAt,
    },
    application: {
      id,
      scheme: body.scheme,
      route: body.route,
      receivedAt,
      receivedHow: body.receivedHow,
      receivedBy: ctx.who.userId,
      relation: body.relation || null,
      concern: body.concern || null,
    },
  })
  const link = (toId: string, role: string, origin: string) =>
    linkRecords(ctx, { fromId: id, toId, role, origin, sourceId: id })
  for (const [personId, role] of people) await link(personId, role, body.sourceId ? 'carried' : 'chosen')
  if (body.sourceId !== undefined) await link(body.sourceId, 'ARISES_FROM', 'carried')
  await raiseDue(ctx, id)
  Object.assign(ctx.audit, {
    subjectId: id,
    subjectKind: 'RightToKnow',
    aclId,
    change: { scheme: body.scheme, route: body.route },
  })
  return { id, reference, version: 1 }
}

/** Unknown, hidden and of a kind that the reader may not see are the same. */
async function refuseUnseen(ctx: Ctx, id: string | undefined, kinds: readonly string[]): Promise<void> {
  if (id === undefined) return
  const record = await findKind(ctx.tx, id)
  if (record === null || !kinds.includes(record.kind) || !maySeeKind(ctx.who, record.kind))
    throw new AppError('bad_reference')
}

async function requireApplication(ctx: Ctx, id: string): Promise<ApplicationRow> {
  const row = await findApplication(ctx.tx, id)
  if (row === undefined) throw new AppError('not_found')
  return row
}

/** Does a stage that has only words, in its order (RK-1). */
export async function doStage(ctx: Ctx, id: string, body: Body<'doStage'>) {
  const row = await requireApplication(ctx, id)
  const at = await timeOf(ctx, row, body.at, 'at')
  refuseProblems([
    ...rightToKnowProblems(factsOf(row), body.stage),
    ...stageProblems(body.stage, { sources: body.sources, ...(body.words ? { words: body.words } : {}) }),
  ])
  await finish(ctx, row, body.stage, { at, words: body.words || null, sources: body.sources })
  ctx.audit.change = { stage: body.stage, sources: body.sources }
  return answer(ctx, id)
}

/** The decision of the meeting with partners: a pressing need and proportionality, and what is not told is kept. */
export async function decide(ctx: Ctx, id: string, body: Body<'decide'>) {
  const row = await requireApplication(ctx, id)
  const at = await timeOf(ctx, row, body.meetingAt, 'meetingAt')
  const said = (value: string | undefined) => value || null
  const decided: ApplicationRow = {
    ...row,
    decision: body.decision,
    pressingNeed: said(body.pressingNeed),
    proportionality: said(body.proportionality),
    notDisclosed: said(body.notDisclosed),
  }
  // One that puts it off is made again: it is a stage once it is final.
  refuseProblems(rightToKnowProblems(factsOf(decided), 'DECIDED'))
  await updateApplication(ctx.tx, id, {
    decision: body.decision,
    meetingAt: at,
    partners: body.partners,
    decidedAt: ctx.clock.now(),
    decidedBy: ctx.who.userId,
    pressingNeed: decided.pressingNeed,
    proportionality: decided.proportionality,
    notDisclosed: decided.notDisclosed,
    ...(body.wording ? { wording: body.wording, wordingBy: ctx.who.userId } : {}),
  })
  if (body.decision !== 'DEFER') await finish(ctx, row, 'DECIDED', { at, words: body.partners, sources: [] })
  ctx.audit.change = { decision: body.decision }
  return answer(ctx, id)
}

/** Writes the words anew; what was approved before is no longer. */
export async function write(ctx: Ctx, id: string, { wording }: Body<'write'>) {
  const row = await requireApplication(ctx, id)
  if (row.decision !== 'DISCLOSE' || row.toldAt !== null)
    throw new AppError('not_in_state', { facts: { reason: 'No words are to be told now.' } })
  await updateApplication(ctx.tx, id, {
    wording,
    wordingBy: ctx.who.userId,
    approvedAt: null,
    approvedBy: null,
  })
  ctx.audit.change = { wording: true }
  return answer(ctx, id)
}

/** Approves the words, by another than who wrote them (RK-4). */
export async function approve(ctx: Ctx, id: string) {
  const row = await requireApplication(ctx, id)
  refuseProblems(
    wordingProblems(
      {
        ...(row.decision === null ? {} : { decision: row.decision }),
        ...(row.wording === null ? {} : { wording: row.wording }),
        ...(row.wordingBy === null ? {} : { wordingBy: row.wordingBy.id }),
        isDisclosed: row.toldAt !== null,
      },
      { userId: ctx.who.userId, rank: isRank(ctx.who.rank) ? ctx.who.rank : 'STAFF' },
    ),
  )
  await updateApplication(ctx.tx, id, { approvedAt: ctx.clock.now(), approvedBy: ctx.who.userId })
  ctx.audit.change = { approved: true }
  return answer(ctx, id)
}

/** Tells the approved words: by whom, to whom, in person, with the undertaking, a safety plan and the receipt. */
export async function disclose(ctx: Ctx, id: string, body: Body<'disclose'>) {
  const row = await requireApplication(ctx, id)
  const at = await timeOf(ctx, row, body.toldAt, 'toldAt')
  const told = row.people.find(({ personRecordId }) => personRecordId === body.toldId)
  if (told === undefined) throw new AppError('bad_reference')
  const isAtRisk = row.people.some(
    ({ nominalId, role }) => nominalId === told.nominalId && role === 'AT_RISK',
  )
  refuseProblems(
    rightToKnowProblems(
      {
        ...factsOf(row),
        toldTo: told.nominalId,
        isToldToOneAtRisk: mayBeTold({
          isAtRisk,
          ...(body.howTheyProtect ? { howTheyProtect: body.howTheyProtect } : {}),
        }),
        isUndertakingSigned: body.hasUndertaking,
        ...(body.safetyPlan ? { safetyPlan: body.safetyPlan } : {}),
      },
      'DISCLOSED',
    ),
  )
  if (!body.isInPerson) throw badField('isInPerson', 'It is told in person: say that it was')
  if (row.approvedAt !== null && isMinuteBefore(at.toISOString(), new Date(row.approvedAt).toISOString()))
    throw badField('toldAt', 'It was told before its words were approved: correct the time')
  await updateApplication(ctx.tx, id, {
    toldId: body.toldId,
    howTheyProtect: body.howTheyProtect || null,
    toldAt: at,
    toldBy: ctx.who.userId,
    toldPlace: body.place,
    isInPerson: body.isInPerson,
    hasUndertaking: body.hasUndertaking,
    safetyPlan: body.safetyPlan || null,
    receipt: body.receipt || null,
  })
  await finish(ctx, row, 'DISCLOSED', { at, words: null, sources: [] })
  Object.assign(ctx.audit, { recipient: body.receipt || 'Told in person', change: { disclosed: true } })
  return answer(ctx, id)
}

async function timeOf(ctx: Ctx, row: ApplicationRow, value: string, field: string): Promise<Date> {
  const at = new Date(value)
  refuseFuture(ctx, field, at)
  if (at < new Date(row.receivedAt)) throw badField(field, 'It was not received yet at that time')
  return at
}

async function finish(
  ctx: Ctx,
  row: ApplicationRow,
  stage: RightToKnowStage,
  how: { at: Date; words: string | null; sources: string[] },
): Promise<void> {
  await insertStage(ctx.tx, {
    applicationId: row.id,
    stage,
    doneAt: how.at,
    doneBy: ctx.who.userId,
    words: how.words,
    sources: how.sources,
  })
  await setStatus(ctx.tx, row.id, stage)
  await closeTasksOf(ctx, { recordId: row.id, kind: `RTK_${stage}` })
  // What is due changes with the decision: to tell, or to close.
  if (stage === 'DECIDED') await closeTasksOf(ctx, { recordId: row.id, kind: 'RTK_DISCLOSED' })
  await raiseDue(ctx, row.id)
}

async function raiseDue(ctx: Ctx, id: string): Promise<void> {
  const row = await requireApplication(ctx, id)
  for (const { what, text, by, rule } of dueOf(row, ctx.clock.now().toISOString()))
    await raiseTask(ctx, {
      recordId: id,
      kind: `RTK_${what}`,
      title: `${text}: ${row.reference ?? ''}`,
      reason: `The clock of the scheme runs from its receipt (${rule}).`,
      rule,
      harm,
      opensAt: `/right-to-know/${id}`,
      for: { unitCode: ctx.who.unitCode },
      dueAt: new Date(by),
      once: row.done.DECIDED === undefined ? 'BEFORE' : 'DECIDED',
    })
}

async function answer(ctx: Ctx, id: string) {
  const row = await requireApplication(ctx, id)
  return { id, version: ctx.subjectVersion ?? row.version, stage: rightToKnowStage(courseOf(row)) }
}
