/** The work that a report sent in is to the intelligence unit: a threat to life pages at once, the rest is opened in time. */
import { intelligenceRulesOn } from '@mips/domain/intelligence/intelligence-rules-table'
import { intelligencePriorities, priorityOf, readingDue } from '@mips/domain/intelligence/reading-clock'
import { londonDay } from '@mips/domain/time/london-day'
import type { Ctx } from '../../platform/http/module.ts'
import { raiseTask } from '../pole/task.service.ts'
import { findReadingUnit } from './intelligence.repository.ts'

type Waiting = {
  id: string
  reference: string | null
  isThreatToLife: boolean
  isSeriousHarm: boolean
  isImminent: boolean
  usefulUntil?: string | null | undefined
}

/**
 * Raises the first thing that is due on a report (IC-1 to IC-3) with the unit that evaluates, whose alarms climb when it is not
 * answered: when it is sent in, and again each time that its writer answers a return (`round` 1, 2, …). The title says nothing
 * of the content. A report for a list alone is seen, and so answered, by that list alone.
 */
export async function askReading(ctx: Ctx, report: Waiting, round = 0): Promise<void> {
  const now = ctx.clock.now().toISOString()
  const usefulUntil = report.usefulUntil ?? undefined
  const priority = priorityOf({ ...report, usefulUntil })
  const [first] = readingDue(
    { priority, submittedAt: now, usefulUntil },
    now,
    intelligenceRulesOn(londonDay(now)),
  )
  const unitCode = await findReadingUnit(ctx.tx, ctx.who.unitCode)
  if (first === undefined || unitCode === undefined) return
  const isThreat = priority === 'THREAT'
  const came = round === 0 ? 'was sent in' : 'was put right by its writer and sent in again'
  await raiseTask(ctx, {
    recordId: report.id,
    kind: first.what,
    title: `${first.text}: ${report.reference ?? ''}`,
    reason: isThreat
      ? 'The officer says that a life is threatened. Read it, act on it, and say in the log what was done.'
      : `A report ${came} and waits to be read.`,
    rule: first.rule,
    harm: intelligencePriorities.find(({ code }) => code === priority)?.harm ?? 0,
    opensAt: `/intelligence/${report.id}`,
    for: { unitCode },
    dueAt: new Date(first.by),
    once: `SUBMITTED ${round}`,
    mayTick: true,
  })
}
