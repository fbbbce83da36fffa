/** The work that the course of a report is to the unit and to its writer; no title says anything of the content (IC-4 to IC-6). */
import { intelligenceRulesOn } from '@mips/domain/intelligence/intelligence-rules-table'
import {
  intelligencePriorities,
  type ReadingTimes,
  readingDue,
} from '@mips/domain/intelligence/reading-clock'
import type { ReportStep } from '@mips/domain/intelligence/report-state'
import { londonDay } from '@mips/domain/time/london-day'
import type { Ctx } from '../../platform/http/module.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { reportTimes } from './intelligence-review.times.ts'
import { findUnitOf } from './intelligence-review.repository.ts'
import type { EvaluationRow } from './intelligence-review.rows.ts'

type Work = 'EVALUATE' | 'QUALITY_CHECK' | 'ANSWER_RETURN'

const reasons: Record<Work, string> = {
  EVALUATE: 'You took this report: grade it, sanitise it and release it, or ask for the check.',
  QUALITY_CHECK: 'A report was evaluated and a second person has to look at it.',
  ANSWER_RETURN: 'The intelligence unit asks you to put something right in a report of yours.',
}

/** What a step closes. A page of a threat to life is answered by who acts on it, never by the step alone. */
const closedBy: Partial<Record<ReportStep, readonly string[]>> = {
  ACCEPT: ['OPEN_REPORT'],
  RETURN: ['OPEN_REPORT', 'EVALUATE'],
  DIVERT: ['OPEN_REPORT', 'EVALUATE'],
  ASK_CHECK: ['EVALUATE'],
  SEND_BACK: ['QUALITY_CHECK'],
  RELEASE: ['EVALUATE'],
  APPROVE: ['QUALITY_CHECK', 'EVALUATE'],
  QUARANTINE: ['OPEN_REPORT', 'EVALUATE', 'QUALITY_CHECK'],
}

/** Closes what a step answered and raises what it asks for, due by the clocks of reading. */
export async function moveWork(ctx: Ctx, row: EvaluationRow, code: ReportStep): Promise<void> {
  for (const kind of closedBy[code] ?? []) await closeTasksOf(ctx, { recordId: row.id, kind })
  const now = ctx.clock.now().toISOString()
  const { userId } = ctx.who
  const evaluatorId = row.steps.findLast(
    (step) => step.code === 'ACCEPT' || step.code === 'RE_EVALUATE',
  )?.byId
  const times: ReadingTimes = { ...reportTimes(row), acknowledgedAt: now }
  switch (code) {
    case 'ACCEPT':
      return raise(ctx, row, 'EVALUATE', times, { userId })
    case 'RE_EVALUATE':
    case 'LIFT':
      return raise(ctx, row, 'EVALUATE', { ...times, evaluatedAt: undefined, resubmittedAt: now }, { userId })
    case 'SEND_BACK':
      return raise(ctx, row, 'EVALUATE', times, { userId: evaluatorId ?? userId })
    case 'ASK_CHECK': {
      const unitCode = (await findUnitOf(ctx.tx, userId))?.unitCode ?? ctx.who.unitCode
      return raise(ctx, row, 'QUALITY_CHECK', { ...times, checkAskedAt: now }, { unitCode })
    }
    case 'RETURN': {
      const writerId = row.submittedBy?.id
      if (writerId === undefined) return
      return raise(
        ctx,
        row,
        'ANSWER_RETURN',
        { ...times, returnedAt: now, resubmittedAt: undefined },
        { userId: writerId },
      )
    }
    default:
      return
  }
}

async function raise(
  ctx: Ctx,
  row: EvaluationRow,
  kind: Work,
  times: ReadingTimes,
  whose: { userId: string } | { unitCode: string },
): Promise<void> {
  const now = ctx.clock.now().toISOString()
  const found = readingDue(times, now, intelligenceRulesOn(londonDay(now))).find(({ what }) => what === kind)
  if (found === undefined) return
  await raiseTask(ctx, {
    recordId: row.id,
    kind,
    title: `${found.text}: ${row.reference ?? ''}`,
    reason: reasons[kind],
    rule: found.rule,
    harm: intelligencePriorities.find(({ code }) => code === times.priority)?.harm ?? 0,
    opensAt: kind === 'ANSWER_RETURN' ? '/intelligence/own' : `/intelligence/${row.id}/evaluate`,
    for: whose,
    dueAt: new Date(found.by),
    once: `${kind} ${row.steps.length}`,
  })
}
