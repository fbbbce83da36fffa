/** The routes by which a case goes to the court. */
import { caseSending } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { readCourtPage, sendToCourt } from './case-sending.service.ts'

export const caseSendingModule = implement(caseSending)({
  court: (ctx, { params }) => readCourtPage(ctx, params.caseId),
  sendToCourt: (ctx, { params, body }) => sendToCourt(ctx, params.caseId, body.digest),
})
