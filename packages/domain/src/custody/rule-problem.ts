/** What a rule of custody says of a record: refused, still to be asked, or to be looked at, with the rule's id. */

/**
 * BLOCK: the act is refused (the rules that custody.md marks so). ASK: needed before the next step, never before saving.
 * WARN: to be looked at; the custody officer decides.
 */
export type Severity = 'BLOCK' | 'ASK' | 'WARN'

export interface RuleProblem {
  rule: string
  severity: Severity
  /** The field where it is put right, where there is one. */
  field?: string
  /** A sentence that says what to do. */
  message: string
}

/** Collects problems: each call adds one when its condition holds. */
export function problemList(): {
  problems: RuleProblem[]
  block: Add
  ask: Add
  warn: Add
} {
  const problems: RuleProblem[] = []
  const adder =
    (severity: Severity): Add =>
    (isWrong, rule, message, field) => {
      if (isWrong) problems.push({ rule, severity, message, ...(field === undefined ? {} : { field }) })
    }
  return { problems, block: adder('BLOCK'), ask: adder('ASK'), warn: adder('WARN') }
}

type Add = (isWrong: boolean, rule: string, message: string, field?: string) => void

/** True for a text with anything in it. */
export const isSaid = (text: string | undefined | null): boolean => (text ?? '').trim() !== ''

/** Whether nothing on the list refuses the act. */
export const isOpen = (problems: readonly RuleProblem[]): boolean =>
  problems.every(({ severity }) => severity !== 'BLOCK')
