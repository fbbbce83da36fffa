/** The one error that carries a code of the closed list to the caller. */
import { errorStatus, type ErrorCode, type FieldProblem } from '@mips/contracts/errors'

type Options = {
  facts?: Record<string, unknown>
  fields?: FieldProblem[]
  /** The refusal itself left rows that must stay (a counted wrong sign-in). */
  keepsRows?: boolean
  cause?: unknown
}

/** An error with a code from the list; facts are for machines, the web has the words. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly facts: Record<string, unknown> | undefined
  readonly fields: FieldProblem[] | undefined
  readonly keepsRows: boolean

  constructor(code: ErrorCode, options: Options = {}) {
    super(code, { cause: options.cause })
    this.code = code
    this.facts = options.facts
    this.fields = options.fields
    this.keepsRows = options.keepsRows ?? false
  }

  get status(): number {
    return errorStatus[this.code]
  }
}

/** A refusal of one field, in words that say what to put right. */
export const badField = (path: string, message: string): AppError =>
  new AppError('bad_input', { fields: [{ path, message }] })
