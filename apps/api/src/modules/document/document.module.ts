/** The routes of documents. */
import { document } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { addDocument, documentsOf, sendDocument, withdraw } from './document.service.ts'

export const documentModule = implement(document)({
  list: async (ctx, { params }) => documentsOf(ctx, params.recordId),
  add: async (ctx, { params }) => addDocument(ctx, params.recordId),
  get: async (ctx, { params }) => sendDocument(ctx, params.recordId, params.documentId),
  withdraw: async (ctx, { params, body }) => withdraw(ctx, params.recordId, params.documentId, body.reason),
})
