/** Alarms of an exhibit as tasks: one for each that rings, closed by the act that ends it. */
import type { Due } from '@mips/domain/rules/due'
import type { Ctx } from '../../platform/http/module.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { alarmsOf, type Rung } from './property.reading.ts'

const kindOf = (alarm: Due): string => `PROPERTY_${alarm.what.split(':')[0] ?? ''}`
const isUser = (id: string | null | undefined): id is string => /^[0-9a-f-]{36}$/.test(id ?? '')

/** Raises what begins to ring between two states of an item and closes what no longer does. */
export async function followAlarms(
  ctx: Ctx,
  before: Rung | undefined,
  after: Rung & { seizedBy: string },
  because?: string,
): Promise<void> {
  const now = ctx.clock.now()
  const [was, is] = [before === undefined ? [] : alarmsOf(before, now), alarmsOf(after, now)]
  const same = (a: Due, b: Due) => kindOf(a) === kindOf(b) && a.by === b.by
  for (const alarm of was.filter((old) => !is.some((next) => same(old, next))))
    await closeTasksOf(ctx, { recordId: after.id, kind: kindOf(alarm) }, because)
  for (const alarm of is.filter((next) => !was.some((old) => same(old, next))))
    await raiseTask(ctx, {
      recordId: after.id,
      kind: kindOf(alarm),
      title: alarm.text,
      reason: `${alarm.rule}: ${alarm.text}.`,
      rule: alarm.rule,
      harm: alarm.harm,
      opensAt: `/property/${after.id}`,
      for: { userId: ownerOf(alarm, after) },
      dueAt: new Date(alarm.by),
      once: alarm.by,
    })
}

/** The reporting officer answers for what is in no store; the keeper who had it last for what is out or not found. */
function ownerOf(alarm: Due, { log, seizedBy }: Rung & { seizedBy: string }): string {
  if (alarm.who === 'REPORTING' || alarm.who === 'OIC') return seizedBy
  const last = log.at(-1)
  return [last?.receivedBy, last?.givenBy, last?.recordedBy?.id].find(isUser) ?? seizedBy
}
