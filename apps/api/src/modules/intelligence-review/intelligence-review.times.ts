/** When a report was sent in, taken, returned and checked, as the clocks of reading take it; and how what is due and left is said. */
import type { ReadingDueLine } from '@mips/contracts/intelligence-review-replies'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { priorityOf, type ReadingTimes } from '@mips/domain/intelligence/reading-clock'
import type { ReportStep } from '@mips/domain/intelligence/report-state'
import type { Due } from '@mips/domain/rules/due'
import type { EvaluationRow, QueueRow } from './intelligence-review.rows.ts'

const utc = (at: string | null): string | undefined => (at === null ? undefined : new Date(at).toISOString())

type Timed = Pick<
  QueueRow,
  | 'state'
  | 'submittedAt'
  | 'isThreatToLife'
  | 'isSeriousHarm'
  | 'isImminent'
  | 'usefulUntil'
  | 'againAt'
  | 'acceptedAt'
  | 'returnedAt'
  | 'checkAskedAt'
>

/** The clocks of a report: they start again when its writer answers, a hold is lifted or it is evaluated anew. */
export function timesOf(row: Timed): ReadingTimes {
  const usefulUntil = utc(row.usefulUntil)
  const isEvaluated = row.state === 'EVALUATED' || row.state === 'DEVELOPED'
  const isWithWriter = row.state === 'RETURNED'
  return {
    priority: priorityOf({ ...row, usefulUntil }),
    submittedAt: new Date(row.submittedAt).toISOString(),
    usefulUntil,
    acknowledgedAt: row.state === 'SUBMITTED' ? undefined : utc(row.acceptedAt ?? row.submittedAt),
    evaluatedAt: isEvaluated ? utc(row.submittedAt) : undefined,
    checkAskedAt: row.state === 'QUALITY_CHECK' ? utc(row.checkAskedAt) : undefined,
    returnedAt: isWithWriter ? utc(row.returnedAt) : undefined,
    resubmittedAt: isWithWriter ? undefined : utc(row.againAt),
  }
}

export const viewDue = ({ text, by, isOverdue, rule }: Due): ReadingDueLine => ({ text, by, isOverdue, rule })

/** What is to be seen of a report before it is opened, in plain words. */
export const marksOf = (row: {
  isThreatToLife: boolean
  isSourceChild: boolean
  isSourceVulnerable: boolean
  isSourceInPrison: boolean
  isListed: boolean
  isProduct: boolean
}): string[] => [
  ...(row.isThreatToLife ? ['Threat to life'] : []),
  ...(row.isSourceChild || row.isSourceVulnerable ? ['Source under 18 or vulnerable'] : []),
  ...(row.isSourceInPrison ? ['Source in prison'] : []),
  ...(row.isProduct ? ['From the source unit'] : []),
  ...(row.isListed ? ['Only for a list'] : []),
]

export const viewProblem = ({ rule, severity, field, message }: RuleProblem) => ({
  rule,
  severity,
  field: field ?? null,
  message,
})

/** Who took it last, or began to evaluate it anew. */
export const evaluatorOf = (row: EvaluationRow) =>
  row.steps.findLast(({ code }) => code === 'ACCEPT' || code === 'RE_EVALUATE')?.by ?? null

const lastAt = (row: EvaluationRow, codes: readonly ReportStep[]): string | null =>
  row.steps.findLast(({ code }) => codes.includes(code))?.at ?? null

/** The clocks of a report, from its steps. */
export const reportTimes = (row: EvaluationRow) =>
  timesOf({
    ...row,
    againAt: lastAt(row, ['RESUBMIT', 'RE_EVALUATE', 'LIFT']),
    acceptedAt: lastAt(row, ['ACCEPT', 'RE_EVALUATE', 'LIFT']),
    returnedAt: lastAt(row, ['RETURN']),
    checkAskedAt: lastAt(row, ['ASK_CHECK']),
  })
