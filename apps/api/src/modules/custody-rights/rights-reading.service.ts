/** The rows of rights as the rules of the domain read them. */
import type { RuleLine } from '@mips/contracts/rights-replies'
import { readAttending } from '@mips/domain/custody/attending'
import type { RightsFacts } from '@mips/domain/custody/rights-record'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import type { AttendingRow, KnownRow, RightsPartRow, RightsRow } from './custody-rights.rows.ts'

/** The part that custody and voluntary attendance share, as the database answers it. */
export type RightsPart = RightsPartRow

/** An instant as the rules compare it; the database writes an offset. */
export const utc = (instant: string): string => new Date(instant).toISOString()

/** A problem as it goes out. */
export const ruleLine = ({ rule, severity, field, message }: RuleProblem): RuleLine => ({
  rule,
  severity,
  field: field ?? null,
  message,
})

/** What the rules read of the people who were asked. */
export const readRequests = (requests: readonly AttendingRow[], now: Date) =>
  requests.map((request) =>
    readAttending(
      { role: request.role, requestedAt: utc(request.requestedAt) },
      request.steps.map((step) => ({
        ...step,
        happenedAt: utc(step.happenedAt),
        expectedAt: step.expectedAt === null ? null : utc(step.expectedAt),
      })),
      now.toISOString(),
    ),
  )

/** The same with times as ISO 8601, as the rules compare them. */
export const withUtc = (entries: readonly RightsRow[]): RightsRow[] =>
  entries.map((entry) => ({
    ...entry,
    happenedAt: utc(entry.happenedAt),
    untilAt: entry.untilAt === null ? null : utc(entry.untilAt),
  }))

/** Nobody is called foreign for want of an entry: unknown stays unknown. */
export function isForeign(known: KnownRow | null): boolean | undefined {
  const said = (known?.nationality ?? '').trim().toUpperCase()
  if (said === '') return undefined
  return !['GB', 'GBR', 'UK', 'BRITISH', 'BRITISH CITIZEN', 'UNITED KINGDOM'].includes(said)
}

/** What the rules on rights need of a person and of those who were asked. */
export const factsOf = (
  row: RightsPartRow,
  person: { age: number | undefined; sex: string | null },
  now: Date,
): RightsFacts => ({
  ...person,
  isForeignNational: isForeign(row.known),
  requests: readRequests(row.requests, now),
})
