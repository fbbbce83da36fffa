/** The day that two-digit years are read against when a caller has no clock; callers with a clock pass their own day. */
export const fallbackToday = '2026-12-31'

export const fallbackYear = Number(fallbackToday.slice(0, 4))
