/** The routes of messages to court and prosecutor. */
import { outbox } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import {
  getMessage,
  listOfRecord,
  listOutbox,
  replay,
  setAside,
  settle,
  writeLetter,
} from './outbox.service.ts'

export const outboxModule = implement(outbox)({
  list: (ctx, { query }) => listOutbox(ctx, query),
  ofRecord: (ctx, { params }) => listOfRecord(ctx, params.recordId),
  get: (ctx, { params }) => getMessage(ctx, params),
  write: (ctx, { params, body }) => writeLetter(ctx, params.recordId, body),
  replay: (ctx, { params, body }) => replay(ctx, params, body.reason),
  setAside: (ctx, { params, body }) => setAside(ctx, params, body.reason),
  settle: (ctx, { params, body }) => settle(ctx, params.strayId, body.reason),
})
