/** The routes of statements. */
import { statement } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { contactOf, getStatement, printStatement, statementsOf } from './statement.read.service.ts'
import { begin, discard, keepContact, mark, sign, write } from './statement.service.ts'

export const statementModule = implement(statement)({
  list: async (ctx, { params }) => statementsOf(ctx, params.recordId),
  begin: async (ctx, { params, body }) => begin(ctx, params.recordId, body),
  get: async (ctx, { params }) => getStatement(ctx, params.recordId, params.statementId),
  write: async (ctx, { params, body }) => write(ctx, params, body),
  sign: async (ctx, { params, body }) => sign(ctx, params, body),
  mark: async (ctx, { params, body }) => mark(ctx, params, body.isKey),
  discard: async (ctx, { params, body }) => discard(ctx, params, body.reason),
  print: async (ctx, { params, body }) => printStatement(ctx, params, body.recipient),
  contact: async (ctx, { params }) => contactOf(ctx, params.recordId, params.personId),
  keepContact: async (ctx, { params, body }) => keepContact(ctx, params, body),
})
