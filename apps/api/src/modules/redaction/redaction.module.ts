/** The routes of redaction. */
import { redaction } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { lookAgain } from './redaction.burn.service.ts'
import { readPage, sendPicture, viewOf } from './redaction.page.service.ts'
import { beginRedaction, redactionsOf, saveMarks, sendToLook } from './redaction.service.ts'

export const redactionModule = implement(redaction)({
  list: async (ctx, { params }) => redactionsOf(ctx, params.recordId, params.documentId),
  begin: async (ctx, { params, body }) =>
    beginRedaction(ctx, params.recordId, params.documentId, body.purpose),
  get: async (ctx, { params }) => viewOf(ctx, params.recordId, params.redactionId),
  page: async (ctx, { params }) => readPage(ctx, params.recordId, params.redactionId, params.page),
  picture: async (ctx, { params }) => sendPicture(ctx, params.recordId, params.redactionId, params.page),
  mark: async (ctx, { params, body }) => saveMarks(ctx, params.recordId, params.redactionId, body),
  send: async (ctx, { params, body }) => sendToLook(ctx, params.recordId, params.redactionId, body.revision),
  look: async (ctx, { params, body }) => lookAgain(ctx, params.recordId, params.redactionId, body),
})
