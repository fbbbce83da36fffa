/** Budgets by user (or address, before sign-in) for the routes that cost much. */
import type { LimitClass } from '@mips/contracts/contract'
import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'

/** Calls allowed in a window, by class. */
const budgets: Record<LimitClass, { calls: number; windowSeconds: number }> = {
  search: { calls: 120, windowSeconds: 60 },
  // Steps of a long list, sent one after another: 25 rows each.
  bulk: { calls: 300, windowSeconds: 60 },
  // A code that is tried: few, so that codes are not guessed.
  code: { calls: 20, windowSeconds: 600 },
  export: { calls: 10, windowSeconds: 600 },
  upload: { calls: 60, windowSeconds: 600 },
  signIn: { calls: 60, windowSeconds: 60 },
}

export type Limits = { spend(limit: LimitClass | undefined, of: string): void }

/** Counters in memory: they bound one process, and a restart forgives. */
export function createLimits(clock: Clock, isOn: boolean): Limits {
  const windows = new Map<string, { until: number; left: number }>()
  return {
    spend(limit, of) {
      if (!isOn || limit === undefined) return
      const now = clock.now().getTime()
      if (windows.size > 50_000)
        for (const [key, window] of windows) if (window.until <= now) windows.delete(key)
      const key = `${limit} ${of}`
      const known = windows.get(key)
      const budget = budgets[limit]
      const window =
        known !== undefined && known.until > now
          ? known
          : { until: now + budget.windowSeconds * 1000, left: budget.calls }
      windows.set(key, window)
      if (window.left <= 0)
        throw new AppError('too_many', {
          facts: { retryAfterSeconds: Math.ceil((window.until - now) / 1000) },
        })
      window.left -= 1
    },
  }
}
