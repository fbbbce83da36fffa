/** The closed list of error codes, each with its HTTP status; the web gives the words. */
export const errorStatus = {
  bad_input: 400,
  malformed_json: 400,
  bad_reference: 400,
  not_signed_in: 401,
  session_locked: 401,
  sign_in_failed: 401,
  wrong_password: 403,
  forbidden: 403,
  password_change_required: 403,
  cross_site: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  already_done: 409,
  not_in_state: 409,
  rule_refused: 409,
  search_first: 409,
  candidates_open: 409,
  stale_version: 412,
  too_large: 413,
  unsupported_type: 415,
  weak_password: 422,
  key_reused: 422,
  version_required: 428,
  purpose_required: 428,
  too_many: 429,
  unexpected: 500,
  busy: 503,
  audit_unavailable: 503,
  not_ready: 503,
} as const

/** One code of the list. */
export type ErrorCode = keyof typeof errorStatus

/** A field that was refused, and what to put right. */
export type FieldProblem = { path: string; message: string }

/** The body of every error reply. */
export type ErrorReply = {
  error: { code: ErrorCode; facts?: Record<string, unknown>; fields?: FieldProblem[]; requestId: string }
}
