/** Recording anti-social behaviour from an incident: graded by its risk matrix, reviewed by the day that the grade asks. */
import type { NewAsbReport } from '@mips/contracts/safeguarding'
import {
  type AsbAnswers,
  asbReviewDue,
  type AsbRiskGrade,
  asbRiskGrades,
  asbTypes,
  readAsbAnswers,
  scoreAsbRisk,
} from '@mips/domain/safeguarding/asb-risk'
import { harmOfAsb, taskKind } from '@mips/domain/tasks/task-kinds'
import { parseLondon, toLondon } from '@mips/domain/time/london-time'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { createRecord, keepOrigins } from '../pole/record.service.ts'
import { raiseTask } from '../pole/task.service.ts'
import { getBasis } from './safeguarding.prepare.service.ts'
import { carriedOrigins, linkCarried, officersOf, refuseStrangers } from './safeguarding.raise.service.ts'
import { findAsbOf, insertAsb } from './safeguarding.repository.ts'

/** Raises the report and asks a supervisor to review it in time. */
export async function raiseAsb(ctx: Ctx, report: NewAsbReport) {
  const basis = await getBasis(ctx, report.incidentId)
  refuseStrangers(basis, report.people)
  const risk = scoreAsbRisk(answersOf(report))
  const same = await findAsbOf(ctx.tx, report.incidentId)
  if (same !== undefined) throw new AppError('already_done', { facts: { reportId: same } })

  const { id, reference } = await createRecord(ctx, { kind: 'AsbReport', aclId: basis.aclId })
  const now = ctx.clock.now()
  const nextReviewAt = reviewAt(risk.grade, now)
  const type = asbTypes.find((row) => row.code === report.asbType)?.label ?? report.asbType
  const grade = asbRiskGrades.find((row) => row.code === risk.grade)?.label ?? risk.grade
  await insertAsb(ctx.tx, {
    event: {
      id,
      kind: 'AsbReport',
      title: `Anti-social behaviour: ${type}`,
      summary: report.description,
      status: 'OPEN',
      occurredFrom: new Date(basis.event.occurredAt),
    },
    report: {
      id,
      asbType: report.asbType,
      description: report.description,
      impact: report.impact || null,
      riskAnswers: report.riskAnswers,
      riskScore: risk.score,
      riskGrade: risk.grade,
      actionTaken: report.actionTaken || null,
      nextReviewAt,
    },
    officers: officersOf(ctx, id, basis),
  })
  await linkCarried(ctx, id, basis, report.people)
  await keepOrigins(ctx, id, {
    ...report.origins,
    ...carriedOrigins(basis),
    riskGrade: { how: 'derived' },
    nextReviewAt: { how: 'derived' },
  })
  await raiseTask(ctx, {
    recordId: id,
    kind: 'ASB_REVIEW',
    title: 'Review the anti-social behaviour report',
    reason: `${grade} risk. ${risk.reason}`,
    rule: taskKind('ASB_REVIEW').rule,
    harm: harmOfAsb(grade),
    opensAt: `/asb/${id}`,
    for: { unitCode: ctx.who.unitCode },
    dueAt: nextReviewAt,
    mayTick: true,
  })
  Object.assign(ctx.audit, {
    subjectId: id,
    subjectKind: 'AsbReport',
    resultIds: [report.incidentId],
    change: { incidentId: report.incidentId, asbType: report.asbType, score: risk.score, grade: risk.grade },
  })
  return { id, reference, version: 1, risk, nextReviewAt: nextReviewAt.toISOString() }
}

function answersOf(report: NewAsbReport): AsbAnswers {
  const answers = readAsbAnswers(report.riskAnswers)
  if (answers === undefined) throw badField('riskAnswers', 'Answer every question of the risk matrix')
  return answers
}

/** The day that the grade asks, at the same time of day; noon where the clocks leave that time out or double it. */
function reviewAt(grade: AsbRiskGrade, now: Date): Date {
  const local = toLondon(now.toISOString())
  if (local === undefined) return now
  const day = asbReviewDue(grade, local.day)
  const read = parseLondon(day, local.time)
  const at = read.ok ? read : parseLondon(day, '12:00')
  return at.ok ? new Date(at.instant) : now
}
