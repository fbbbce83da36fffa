import type { ErrorCode, ErrorReply, FieldProblem } from '@mips/contracts/errors'

/** The codes of the server, and `offline` when no answer came. */
export type ApiErrorCode = ErrorCode | 'offline'

type ApiErrorParts = {
  status: number
  facts?: Record<string, unknown>
  fields?: readonly FieldProblem[]
  requestId?: string
  cause?: unknown
}

/** A refusal of the server, or the lack of an answer; the words for people are the web's. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: ApiErrorCode
  /** The HTTP status; 0 when no answer came. */
  readonly status: number
  readonly facts: Record<string, unknown>
  readonly fields: readonly FieldProblem[]
  /** What to quote when asking for help. */
  readonly requestId: string | undefined

  constructor(code: ApiErrorCode, parts: ApiErrorParts) {
    super(code, { cause: parts.cause })
    this.code = code
    this.status = parts.status
    this.facts = parts.facts ?? {}
    this.fields = parts.fields ?? []
    this.requestId = parts.requestId
  }
}

/** Whether the act may have been done although no clear answer came, so that it must be sent again under the same key. */
export const isUncertain = (error: unknown): boolean =>
  !(error instanceof ApiError) || error.code === 'offline' || error.status >= 500

/** The error that a reply of the server tells; what is not of our shape is `unexpected`. */
export async function readError(response: Response): Promise<ApiError> {
  const requestId = response.headers.get('x-request-id') ?? undefined
  const body: unknown = await response.json().catch(() => undefined)
  if (!isErrorReply(body)) {
    const code =
      response.status === 502 || response.status === 503 || response.status === 504 ? 'busy' : 'unexpected'
    return new ApiError(code, { status: response.status, requestId })
  }
  return new ApiError(body.error.code, { ...body.error, status: response.status })
}

function isErrorReply(body: unknown): body is ErrorReply {
  if (typeof body !== 'object' || body === null || !('error' in body)) return false
  const { error } = body
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
}
