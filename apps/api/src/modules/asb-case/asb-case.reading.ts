/** Rows of a case as the pure rules read them. */
import type { RuleLine } from '@mips/contracts/rights-replies'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { asbClosingProblems } from '@mips/domain/safeguarding/repeats'
import type { CaseRow, TriggerRow } from './asb-case.rows.ts'

/** An instant as the database answers it, in the one form that the rules read. */
export const utc = (instant: string): string => new Date(instant).toISOString()

export const ruleLine = ({ rule, severity, field, message }: RuleProblem): RuleLine => ({
  rule,
  severity,
  field: field ?? null,
  message,
})

/** What stands against closing; an unanswered case review does too. */
export function closingProblems(row: CaseRow, isVictimTold: boolean) {
  const waits = row.triggers.filter(
    ({ answeredAt, isAccepted }) => answeredAt === null && isAccepted !== false,
  )
  return [
    ...asbClosingProblems(
      row.actions.map(({ partner, sentAt, receiptAt, doneAt, withdrawnAt }) => ({
        partner,
        ...(sentAt === null ? {} : { sentAt }),
        ...(receiptAt === null ? {} : { receiptAt }),
        ...(doneAt === null ? {} : { doneAt }),
        ...(withdrawnAt === null ? {} : { withdrawnAt }),
      })),
      isVictimTold,
    ),
    ...(waits.length === 0
      ? []
      : [
          {
            rule: 'AB-2',
            severity: 'BLOCK' as const,
            message: 'A victim waits for the answer to the case review: answer it first.',
            field: 'caseReviews',
          },
        ]),
  ]
}

/** A case review as the rules read it. */
export const askedFacts = (
  row: Pick<TriggerRow, 'askedAt' | 'isMet' | 'decidedAt' | 'isAccepted' | 'answeredAt'>,
) => ({
  askedAt: row.askedAt,
  isMet: row.isMet,
  ...(row.decidedAt === null ? {} : { decidedAt: row.decidedAt }),
  ...(row.isAccepted === null ? {} : { isAccepted: row.isAccepted }),
  ...(row.answeredAt === null ? {} : { answeredAt: row.answeredAt }),
})
