/** The work that a report sent in is to the intelligence unit: a threat to life pages at once, the rest is opened in time. */
import type { NewIntelligence } from '@mips/contracts/intelligence'
import { intelligenceRulesOn } from '@mips/domain/intelligence/intelligence-rules-table'
import { intelligencePriorities, priorityOf, readingDue } from '@mips/domain/intelligence/reading-clock'
import { londonDay } from '@mips/domain/time/london-day'
import type { Ctx } from '../../platform/http/module.ts'
import { raiseTask } from '../pole/task.service.ts'
import { findReadingUnit } from './intelligence.repository.ts'

/**
 * Raises the first thing that is due on a new report (IC-1 to IC-3) with the unit that evaluates, whose alarms climb when it is
 * not answered. The title says nothing of the content. A report for a list alone is seen, and so answered, by that list alone.
 */
export async function askReading(
  ctx: Ctx,
  report: { id: string; reference: string | null; asked: NewIntelligence },
): Promise<void> {
  const { asked } = report
  const now = ctx.clock.now().toISOString()
  const facts = {
    isThreatToLife: asked.isThreatToLife,
    isSeriousHarm: asked.isSeriousHarm,
    isImminent: asked.isImminent,
    usefulUntil: asked.usefulUntil,
  }
  const priority = priorityOf(facts)
  const [first] = readingDue(
    { priority, submittedAt: now, usefulUntil: asked.usefulUntil },
    now,
    intelligenceRulesOn(londonDay(now)),
  )
  const unitCode = await findReadingUnit(ctx.tx, ctx.who.unitCode)
  if (first === undefined || unitCode === undefined) return
  await raiseTask(ctx, {
    recordId: report.id,
    kind: first.what,
    title: `${first.text}: ${report.reference ?? ''}`,
    reason:
      priority === 'THREAT'
        ? 'The officer says that a life is threatened. Read it, act on it, and say in the log what was done.'
        : 'A report was sent in and waits to be read.',
    rule: first.rule,
    harm: intelligencePriorities.find(({ code }) => code === priority)?.harm ?? 0,
    opensAt: `/intelligence/${report.id}`,
    for: { unitCode },
    dueAt: new Date(first.by),
    once: 'SUBMITTED',
    mayTick: true,
  })
}
