/** Warrants for money: what is owed, what was paid, and what a part payment does (MO-1, MO-2). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'

export interface MoneyWarrant {
  /** Whole pence. */
  owedPence: number
  costsPence: number
  payments: readonly { pence: number; on: string; receipt: string }[]
}

/** MO-1: pence that are still owed; never below nought. */
export const stillOwed = ({ owedPence, costsPence, payments }: MoneyWarrant): number =>
  Math.max(0, owedPence + costsPence - payments.reduce((sum, { pence }) => sum + pence, 0))

/** MO-2: what stands against taking a payment. */
export function paymentProblems(
  warrant: MoneyWarrant,
  payment: { pence: number; receipt: string },
): RuleProblem[] {
  const { problems, block } = problemList()
  const left = stillOwed(warrant)
  block(
    !Number.isInteger(payment.pence) || payment.pence <= 0,
    'MO-2',
    'Enter the amount in pounds and pence, above nought.',
    'pence',
  )
  block(
    payment.pence > left,
    'MO-2',
    `Only £${(left / 100).toFixed(2)} is owed: take no more than that.`,
    'pence',
  )
  block(!isSaid(payment.receipt), 'MO-2', 'Give a receipt and enter its number.', 'receipt')
  block(
    warrant.payments.some(({ receipt }) => receipt === payment.receipt),
    'MO-2',
    'This receipt is entered already.',
    'receipt',
  )
  return problems
}
