/** How rows of investigations are read: instants as the rules compare them, problems as they go out. */
import type { RuleProblem } from '@mips/domain/custody/rule-problem'

/** An instant as the rules compare it; the database writes an offset. */
export const utc = (instant: string): string => new Date(instant).toISOString()

export const ruleLine = ({ rule, severity, field, message }: RuleProblem) => ({
  rule,
  severity,
  field: field ?? null,
  message,
})
