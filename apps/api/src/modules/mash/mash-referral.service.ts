/** A report at the multi-agency hub: graded, given to partners with its ground in law, received, answered (MA-1 to MA-4, SG-16). */
import { createHash } from 'node:crypto'
import type { mash } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { displayName } from '@mips/domain/nominal/display-name'
import { labelIn } from '@mips/domain/custody/offence-words'
import { mashDecisions, sharingProblems } from '@mips/domain/safeguarding/mash'
import { assessmentPrompts, type ConsentStatus, type RagGrade } from '@mips/domain/safeguarding/reports'
import { decideGradeChild } from '@mips/domain/safeguarding/rules'
import { sealedItems, snapshotOf } from '@mips/domain/safeguarding/sharing-parts'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { addLogEntry, refuseFuture } from '../pole/record.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { duesOf, isAboutChild, subjectOf } from './mash.reading.ts'
import {
  findRecords,
  findReferral,
  findReport,
  insertReferral,
  insertSharing,
  setStatus,
  updateReferral,
  writeReceipt,
} from './mash.repository.ts'
import type { ReferralRow } from './mash.rows.ts'

type Routes = (typeof mash)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** Points of harm of the work at the hub. */
const harm: Record<string, number> = { RED: 50, AMBER: 25, GREEN: 10, BLUE: 1 }

/** Grades the report at the hub; a child's is not lowered without words that say why (SG-01). */
export async function gradeReferral(ctx: Ctx, reportId: string, body: Body<'gradeReferral'>) {
  const row = await requireReferral(ctx, reportId)
  if (row.decision !== null)
    throw new AppError('not_in_state', { facts: { reason: 'The partners answered.' } })
  if (isAboutChild(row) && row.proposedGrade !== null) {
    const decision = decideGradeChild(body.grade, [row.proposedGrade as RagGrade], body.words)
    if (!decision.allowed)
      throw new AppError('rule_refused', { facts: { rule: 'SG-01', reason: decision.reason } })
  }
  const graded = { grade: body.grade, gradeWords: body.words, gradedBy: ctx.who.userId }
  const gradedAt = ctx.clock.now()
  if (row.grade === null)
    await insertReferral(ctx.tx, { reportId, ...graded, gradedAt, ownerUnit: ctx.who.unitCode })
  else await updateReferral(ctx.tx, reportId, { ...graded, gradedAt })
  // Blue asks nothing of anybody: it is logged, and that is all.
  await setStatus(ctx.tx, reportId, body.grade === 'BLUE' ? 'CLOSED' : 'TRIAGE')
  await log(ctx, reportId, `Graded ${body.grade.toLowerCase()} at the hub: ${body.words}`)
  ctx.audit.change = { from: row.grade ?? row.proposedGrade, to: body.grade }
  return done(ctx, row, reportId)
}

/** Gives parts of the report to a partner: what is given is kept word for word with its hash. */
export async function share(ctx: Ctx, reportId: string, body: Body<'share'>) {
  const row = await requireReferral(ctx, reportId)
  if (row.grade === null || row.grade === 'BLUE')
    throw new AppError('not_in_state', {
      facts: { reason: row.grade === null ? 'Grade it first.' : 'Blue is logged and sent to nobody.' },
    })
  const report = await toShare(ctx, row)
  const consent = body.consent ?? (row.consent as ConsentStatus)
  const overrideReason = body.overrideReason || (body.consent === undefined ? row.consentReason : null)
  const snapshot = snapshotOf(report, body.parts)
  const snapshotHash = createHash('sha256').update(snapshot).digest('hex')
  refuseProblems(
    sharingProblems({
      to: body.toWords,
      basis: body.basis,
      purpose: body.purpose,
      consent,
      ...(overrideReason ? { overrideReason } : {}),
      sealedItems: sealedItems(report, body.parts),
      snapshotHash,
    }),
  )
  const now = ctx.clock.now()
  const { id } = await insertSharing(ctx.tx, {
    reportId,
    toWords: body.toWords,
    basis: body.basis,
    purpose: body.purpose,
    consent,
    overrideReason: overrideReason ?? null,
    snapshot,
    snapshotHash,
    sharedBy: ctx.who.userId,
    sharedAt: now,
    ...(body.receiptWords
      ? { receiptAt: now, receiptWords: body.receiptWords, receiptBy: ctx.who.userId }
      : {}),
  })
  if (row.status !== 'CLOSED') await setStatus(ctx.tx, reportId, 'SHARED')
  await log(ctx, reportId, `Shared with ${body.toWords} for ${body.purpose}`)
  ctx.audit.recipient = body.toWords
  ctx.audit.change = { sharingId: id, basis: body.basis, parts: body.parts, snapshotHash }
  return done(ctx, row, id)
}

export async function keepReceipt(
  ctx: Ctx,
  which: { reportId: string; sharingId: string },
  body: Body<'keepReceipt'>,
) {
  const row = await requireReferral(ctx, which.reportId)
  const sharing = row.sharings.find(({ id }) => id === which.sharingId)
  if (sharing === undefined) throw new AppError('bad_reference')
  const isKept = await writeReceipt(
    ctx.tx,
    { id: which.sharingId, reportId: which.reportId },
    { receiptAt: ctx.clock.now(), receiptWords: body.words, receiptBy: ctx.who.userId },
  )
  if (!isKept) throw new AppError('already_done', { facts: { sharingId: which.sharingId } })
  await log(ctx, which.reportId, `Receipt of ${sharing.toWords}: ${body.words}`)
  ctx.audit.change = { sharingId: which.sharingId, receipt: body.words }
  return done(ctx, row, which.sharingId)
}

/** What the partners decided together; a strategy discussion asks for a conference (MA-3). */
export async function keepAnswer(ctx: Ctx, reportId: string, body: Body<'keepAnswer'>) {
  const row = await requireReferral(ctx, reportId)
  if (row.sharings.length === 0)
    throw new AppError('not_in_state', { facts: { reason: 'Nothing was sent to a partner yet.' } })
  if (row.decision !== null) throw new AppError('already_done', { facts: { decision: row.decision } })
  const now = ctx.clock.now()
  const answeredAt = body.at === undefined ? now : new Date(body.at)
  refuseFuture(ctx, 'at', answeredAt)
  const strategyAt = body.strategyAt ?? (body.decision === 'S47' ? answeredAt.toISOString() : undefined)
  await updateReferral(ctx.tx, reportId, {
    decision: body.decision,
    answerWords: body.words,
    answeredAt,
    answerKeptBy: ctx.who.userId,
    strategyAt: strategyAt === undefined ? null : new Date(strategyAt),
  })
  await setStatus(ctx.tx, reportId, 'CLOSED')
  await log(ctx, reportId, `Partners answered: ${labelIn(mashDecisions, body.decision)}. ${body.words}`)
  ctx.audit.change = { decision: body.decision, strategyAt }
  return done(ctx, row, reportId)
}

export async function keepConference(ctx: Ctx, reportId: string, body: Body<'keepConference'>) {
  const row = await requireReferral(ctx, reportId)
  if (row.strategyAt === null || row.conferenceAt !== null)
    throw new AppError('not_in_state', { facts: { reason: 'No conference is owed.' } })
  refuseFuture(ctx, 'at', new Date(body.at))
  await updateReferral(ctx.tx, reportId, { conferenceAt: new Date(body.at) })
  await log(ctx, reportId, `Child protection conference: ${body.words}`)
  ctx.audit.change = { conferenceAt: body.at }
  return done(ctx, row, reportId)
}

async function requireReferral(ctx: Ctx, reportId: string): Promise<ReferralRow> {
  const row = await findReferral(ctx.tx, reportId)
  if (row === undefined) throw new AppError('not_found')
  return row
}

/** The report in the words that partners are given. */
async function toShare(ctx: Ctx, row: ReferralRow) {
  const report = await findReport(ctx.tx, row.id)
  const subject = subjectOf(row)
  if (report === null || subject === undefined) throw new AppError('not_found')
  const words: Record<string, string | null> = {
    APPEARANCE: report.appearance,
    BEHAVIOUR: report.behaviour,
    COMMUNICATION: report.communication,
    DANGER: report.danger,
    ENVIRONMENT: report.environment,
  }
  return {
    reference: row.reference,
    subject: displayName(subject),
    born: subject.dob,
    circumstances: report.circumstances,
    voice: report.voice,
    prompts: assessmentPrompts.flatMap(({ code, label }) => {
      const text = words[code]
      return text ? [{ label, text }] : []
    }),
    injuries: report.injuries,
    whatWorries: report.whatWorries,
    whatWorksWell: report.whatWorksWell,
    actionTaken: report.actionTaken,
    people: row.people
      .filter((person) => person !== subject && person.validTo === null)
      .map((person) => ({ name: displayName(person), role: person.role })),
    records: await findRecords(ctx.tx, row.id),
  }
}

/** Makes the tasks of the hub true again: what was done or moved is closed, what became due is raised. */
async function done(ctx: Ctx, before: ReferralRow, id: string) {
  const after = await requireReferral(ctx, before.id)
  const now = ctx.clock.now()
  // The check by a supervisor is the task of the report itself.
  const hub = (row: ReferralRow) =>
    new Map(
      duesOf(row, now)
        .filter(({ what }) => what !== 'CHECK_REPORT')
        .map((one) => [one.what, one]),
    )
  // Nothing is owed to the hub before the report was graded there.
  const was = before.grade === null ? new Map<string, never>() : hub(before)
  const is = hub(after)
  for (const what of was.keys())
    if (is.get(what)?.by !== hub(before).get(what)?.by)
      await closeTasksOf(ctx, { recordId: after.id, kind: `MASH_${what}` })
  for (const [what, row] of is)
    if (before.grade === null || hub(before).get(what)?.by !== row.by)
      await raiseTask(ctx, {
        recordId: after.id,
        kind: `MASH_${what}`,
        title: row.text,
        reason: `${row.rule}: ${after.reference ?? after.title}.`,
        rule: row.rule,
        harm: harm[after.grade ?? 'AMBER'] ?? 25,
        opensAt: `/safeguarding/referrals/${after.id}`,
        for: { unitCode: after.ownerUnit ?? ctx.who.unitCode },
        dueAt: new Date(row.by),
      })
  return { id, problems: [] }
}

const log = (ctx: Ctx, recordId: string, words: string) =>
  addLogEntry(ctx, {
    recordId,
    kind: 'MASH',
    happenedAt: ctx.clock.now(),
    text: words.slice(0, 4000),
  })
