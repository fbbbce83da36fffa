/** Turns every error into one shape of reply; what is unknown says nothing but its request id. */
import { errorStatus, type ErrorCode, type ErrorReply } from '@mips/contracts/errors'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { appendAlone } from '../audit/audit-log.ts'
import { toAppError } from '../db/sql-state.ts'
import { AppError } from '../errors.ts'
import type { Platform } from '../platform.ts'

const ofFastify: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_REQ_FILE_TOO_LARGE: 'too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_json',
  FST_ERR_BAD_URL: 'not_found',
}

/** Sets the error reply and the replies for what has no route. */
export function setErrorReply(app: FastifyInstance, platform: Platform): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const early = error instanceof AppError ? undefined : ofFastify[error.code]
    const refusal = early === undefined ? toAppError(error) : new AppError(early, { cause: error })
    const { mounted } = request.routeOptions.config
    // Refused before the pipeline saw it: the entry is still owed.
    if (early !== undefined && mounted !== undefined) {
      await appendAlone(platform.pool, platform.writer, {
        requestId: request.id,
        action: mounted.action,
        act: mounted.route.audit,
        outcome: 'refused',
        reason: early,
        who: undefined,
        device: undefined,
        address: request.ip,
        purpose: undefined,
        note: {},
      })
    }
    if (refusal.status >= 500)
      request.log.error({ err: refusal, action: mounted?.action, requestId: request.id }, 'request failed')
    return sendError(reply, request, refusal)
  })
  app.setNotFoundHandler((request, reply) => sendError(reply, request, new AppError('not_found')))
}

/** Sends an AppError in the one shape. */
export function sendError(reply: FastifyReply, request: FastifyRequest, error: AppError): FastifyReply {
  const body: ErrorReply = {
    error: {
      code: error.code,
      ...(error.facts === undefined ? {} : { facts: error.facts }),
      ...(error.fields === undefined ? {} : { fields: error.fields }),
      requestId: request.id,
    },
  }
  if (error.code === 'busy') reply.header('retry-after', '1')
  return reply
    .code(errorStatus[error.code])
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(body))
}
