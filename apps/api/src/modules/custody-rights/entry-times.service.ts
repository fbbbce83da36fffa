/** When something on a record can have happened, and the reason that a late entry owes (custody.md 11). */
import { isLateEntry } from '@mips/domain/custody/care'
import { custodyRulesOn } from '@mips/domain/custody/rules-table'
import { londonDay } from '@mips/domain/time/london-day'
import { formatLondon } from '@mips/domain/time/london-time'
import { badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseFuture } from '../pole/record.service.ts'

/** The record that an entry is made on, as far as times and words go. */
export type Span = {
  from: Date
  /** What happened at `from`, in words: "the person was brought in". */
  fromWords: string
  to: Date | null
}

/** Refuses the future, a time before the beginning or after the end, and a late entry without its reason. */
export function refuseTimes(
  ctx: Ctx,
  span: Span,
  entry: { happenedAt: string; lateReason?: string | undefined },
  field = 'happenedAt',
): void {
  const at = new Date(entry.happenedAt)
  refuseFuture(ctx, field, at)
  if (at < span.from)
    throw badField(
      field,
      `CL-12: enter a time after ${formatLondon(span.from.toISOString())}, when ${span.fromWords}`,
    )
  if (span.to !== null && at > span.to)
    throw badField(
      field,
      `CL-12: enter a time before ${formatLondon(span.to.toISOString())}, when the person left`,
    )
  const recordedAt = ctx.clock.now().toISOString()
  const rules = custodyRulesOn(londonDay(recordedAt))
  if (isLateEntry(entry.happenedAt, recordedAt, rules) && !entry.lateReason)
    throw badField(
      'lateReason',
      `Say why this is entered more than ${rules.lateEntryMinutes} minutes after it happened`,
    )
}
