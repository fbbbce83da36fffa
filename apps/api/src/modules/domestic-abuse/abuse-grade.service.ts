/** Answers as they come, the officer's grade beside the score, and the second look by somebody else (SG-04, DA-1 to DA-5). */
import type { domesticAbuse } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { AbuseAnswers } from '@mips/contracts/domestic-abuse-parts'
import { labelIn } from '@mips/domain/custody/offence-words'
import { secondLookProblems } from '@mips/domain/safeguarding/da-risk'
import { type DaGrade, daGrades, daOrder, dashTopics } from '@mips/domain/safeguarding/da-tools'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { addLogEntry, keepOrigins } from '../pole/record.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { rankOf, readAssessment, topicCodes } from './domestic-abuse.reading.ts'
import {
  crimesOf,
  findAssessment,
  hasOpenTask,
  insertAnswers,
  insertLook,
  updateAssessment,
} from './domestic-abuse.repository.ts'
import type { AssessmentRow } from './domestic-abuse.rows.ts'

type Routes = (typeof domesticAbuse)['routes']

/** Harm points of a task by the grade of its risk; high is grave and is never put off. */
const harmOf = { STANDARD: 5, MEDIUM: 12, HIGH: 30 } as const satisfies Record<DaGrade, number>

export async function requireAssessment(ctx: Ctx, id: string): Promise<AssessmentRow> {
  const row = await findAssessment(ctx.tx, id)
  if (row === undefined) throw new AppError('not_found')
  return row
}

/** Keeps whatever was answered so far; nothing is asked for, and each answer is a row of its own. */
export async function save(ctx: Ctx, id: string, body: AbuseAnswers) {
  const row = await requireAssessment(ctx, id)
  requireOpen(row)
  // A partner's form is taken as it is, with the topics of whatever paper it came on.
  const partner = row.isFromPartner ? dashTopics.map(({ code }) => code) : []
  const known = new Set<string>([...topicCodes(row), ...partner])
  const stray = body.answers.findIndex(({ topic }) => !known.has(topic))
  if (stray !== -1) throw badField(`answers.${stray}.topic`, 'This tool has no such topic')
  const now = ctx.clock.now()
  const changed = body.answers.filter(({ topic, answer, words }) => {
    const before = row.answers.find((one) => one.topic === topic)
    return before?.answer !== answer || (before.words ?? '') !== (words ?? '')
  })
  await insertAnswers(
    ctx.tx,
    changed.map(({ topic, answer, words }) => ({
      assessmentId: id,
      topic,
      answer,
      words: words || null,
      answeredAt: now,
      answeredBy: ctx.who.userId,
    })),
  )
  const { seenAlone, databasesSearched, interpreter, answeredBy, weapons } = body
  await updateAssessment(ctx.tx, id, {
    ...(seenAlone === undefined ? {} : { seenAlone }),
    ...(databasesSearched === undefined ? {} : { databasesSearched }),
    ...(interpreter === undefined ? {} : { interpreter: interpreter || null }),
    ...(answeredBy === undefined ? {} : { answeredBy: answeredBy || null }),
    ...(weapons === undefined ? {} : { weapons: weapons || null }),
  })
  ctx.audit.change = { topics: changed.map(({ topic }) => topic) }
  return answer(ctx, id)
}

/** Grades the risk: every topic was put, and a grade that differs from what the answers weigh says why. */
export async function grade(ctx: Ctx, id: string, body: RouteInput<Routes['grade']>['body']) {
  const row = await requireAssessment(ctx, id)
  requireOpen(row)
  const now = ctx.clock.now()
  const graded: AssessmentRow = { ...row, grade: body.grade, rationale: body.rationale }
  const { left, score, reasons } = readAssessment(graded, now.toISOString())
  refuseProblems(left)
  const differs = left.find(({ severity, rule }) => severity === 'WARN' && rule === 'DA-2')
  if (differs !== undefined && !body.differsReason)
    throw badField('differsReason', 'Say why your grade is another than what the answers weigh')
  await updateAssessment(
    ctx.tx,
    id,
    {
      state: 'GRADED',
      grade: body.grade,
      rationale: body.rationale,
      differsReason: body.differsReason || null,
      gradedAt: now,
      gradedBy: ctx.who.userId,
      gradedRank: ctx.who.rank,
      scoreYes: score.yes,
      maracReasons: reasons,
    },
    { status: 'GRADED', title: titleOf(body.grade), summary: body.rationale },
  )
  await keepOrigins(ctx, id, body.origins)
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'ABUSE_GRADED',
    happenedAt: now,
    text: `Graded ${body.grade.toLowerCase()}: ${body.rationale}`.slice(0, 4000),
  })
  await askWhatFollows(ctx, id, body.grade)
  ctx.audit.change = { grade: body.grade, yes: score.yes, maracReasons: reasons }
  return answer(ctx, id)
}

/** What grading closes on the crime, and what it asks for: the second look, and MARAC in one working day. */
async function askWhatFollows(ctx: Ctx, id: string, risk: DaGrade): Promise<void> {
  const row = await requireAssessment(ctx, id)
  const crimes = (await crimesOf(ctx.tx, id)).map((crime) => crime.id)
  for (const recordId of crimes) await closeTasksOf(ctx, { recordId, kind: 'DA_RISK' })
  const isAsked = await hasOpenTask(ctx.tx, crimes, 'DA_SECOND_LOOK')
  for (const { what, text, by, rule } of readAssessment(row, ctx.clock.now().toISOString()).due) {
    if (what === 'DA_SECOND_LOOK' && isAsked) continue
    await raiseTask(ctx, {
      recordId: id,
      kind: what,
      title: `${text}: ${row.reference ?? ''}`,
      reason:
        what === 'MARAC'
          ? `This victim meets the threshold of the MARAC (${rule}).`
          : `Somebody else looks at a ${risk.toLowerCase()} risk (${rule}).`,
      rule,
      harm: harmOf[risk],
      opensAt: `/abuse-assessments/${id}`,
      for: { unitCode: ctx.who.unitCode },
      dueAt: new Date(by),
      once: 'GRADED',
    })
  }
}

/** The second look: agrees, or changes the grade with its reason; from high only an inspector lowers it. */
export async function look(ctx: Ctx, id: string, body: RouteInput<Routes['look']>['body']) {
  const row = await requireAssessment(ctx, id)
  if (row.state === 'OPEN')
    throw new AppError('not_in_state', { facts: { reason: 'It is not graded yet: grade it first.' } })
  const before = row.grade ?? 'STANDARD'
  const now = ctx.clock.now()
  const reading = readAssessment(row, now.toISOString())
  refuseProblems(
    secondLookProblems(reading.facts, {
      userId: ctx.who.userId,
      rank: rankOf(ctx.who.rank),
      grade: body.grade,
      ...(body.reason ? { reason: body.reason } : {}),
    }),
  )
  await insertLook(ctx.tx, {
    assessmentId: id,
    gradeBefore: before,
    grade: body.grade,
    reason: body.reason || null,
    lookedAt: now,
    lookedBy: ctx.who.userId,
  })
  const { reasons } = readAssessment({ ...row, grade: body.grade }, now.toISOString())
  await updateAssessment(
    ctx.tx,
    id,
    { state: 'LOOKED', grade: body.grade, maracReasons: reasons },
    { status: 'LOOKED', title: titleOf(body.grade) },
  )
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'ABUSE_SECOND_LOOK',
    happenedAt: now,
    text: lookWords(before, body).slice(0, 4000),
  })
  for (const recordId of [id, ...(await crimesOf(ctx.tx, id)).map((crime) => crime.id)])
    await closeTasksOf(ctx, { recordId, kind: 'DA_SECOND_LOOK' })
  if (daOrder(body.grade) > daOrder(before)) await askWhatFollows(ctx, id, body.grade)
  ctx.audit.change = { from: before, to: body.grade }
  if (body.reason) ctx.audit.reasonGiven = body.reason
  return answer(ctx, id)
}

function lookWords(
  before: DaGrade,
  { grade: after, reason }: { grade: DaGrade; reason?: string | undefined },
) {
  const what =
    before === after
      ? `agrees with ${after.toLowerCase()}`
      : `from ${before.toLowerCase()} to ${after.toLowerCase()}`
  return `Second look: ${what}.${reason ? ` ${reason}` : ''}`
}

function requireOpen(row: AssessmentRow): void {
  if (row.state !== 'OPEN')
    throw new AppError('not_in_state', {
      facts: { reason: 'It is graded: what changed since is a new assessment, or the second look.' },
    })
}

const titleOf = (grade: DaGrade): string =>
  `Domestic abuse risk: ${labelIn(daGrades, grade).split(':')[0]?.toLowerCase() ?? grade}`

async function answer(ctx: Ctx, id: string) {
  const row = await requireAssessment(ctx, id)
  const { left } = readAssessment(row, ctx.clock.now().toISOString())
  return { id, version: row.version, left: left.map(ruleLine) }
}
