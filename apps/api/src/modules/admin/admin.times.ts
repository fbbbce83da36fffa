/** Days on which what was given ends. */
import { addDays } from '@mips/domain/time/day'
import { parseLondon, toLondon } from '@mips/domain/time/london-time'
import { badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'

/** Today in London, as `YYYY-MM-DD`. */
export const londonToday = (ctx: Pick<Ctx, 'clock'>): string =>
  toLondon(ctx.clock.now().toISOString())?.day ?? ''

/** The end of the day in London; null when no day is named, a refusal when it is over. */
export function endOfDay(ctx: Pick<Ctx, 'clock'>, field: string, day: string | undefined): Date | null {
  if (day === undefined) return null
  if (day < londonToday(ctx)) throw badField(field, 'Enter today or a later day')
  const reading = parseLondon(addDays(day, 1), '00:00')
  if (!reading.ok) throw badField(field, reading.problem)
  return new Date(reading.instant)
}
