/** Rows of a case as the pure rules read them. */
import type { RuleLine } from '@mips/contracts/rights-replies'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import type { AsbAction } from '@mips/domain/safeguarding/asb-case'
import { asbClosingProblems } from '@mips/domain/safeguarding/repeats'
import type { ActionRow, CaseRow, TriggerRow } from './asb-case.rows.ts'

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
    ...asbClosingProblems(row.actions.map(actionFacts), isVictimTold),
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
  row: Pick<TriggerRow, 'askedAt' | 'isMet' | 'decidedAt' | 'isAccepted' | 'answeredAt'> &
    Partial<Pick<TriggerRow, 'appealedAt'>>,
) => ({
  ...(row.appealedAt ? { appealedAt: row.appealedAt } : {}),
  askedAt: row.askedAt,
  isMet: row.isMet,
  ...(row.decidedAt === null ? {} : { decidedAt: row.decidedAt }),
  ...(row.isAccepted === null ? {} : { isAccepted: row.isAccepted }),
  ...(row.answeredAt === null ? {} : { answeredAt: row.answeredAt }),
})

/** An action as the pure rules read it. */
export const actionFacts = (row: ActionRow): AsbAction => ({
  partner: row.partner,
  ...(row.sentAt === null ? {} : { sentAt: row.sentAt }),
  ...(row.receiptAt === null ? {} : { receiptAt: row.receiptAt }),
  ...(row.doneAt === null ? {} : { doneAt: row.doneAt }),
  ...(row.withdrawnAt === null ? {} : { withdrawnAt: row.withdrawnAt }),
})
