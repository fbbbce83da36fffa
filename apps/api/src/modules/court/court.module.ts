/** The routes of hearings and results of courts. */
import { court } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { listHearing, setPerson, vacate } from './court.hearing.service.ts'
import { diary, enterResult, extendLimit, ofCase, ofNominal, searchResults } from './court.service.ts'
import { answerMessage, getMessage, placeMessage, readQueue, settleMessage } from './court-queue.service.ts'

export const courtModule = implement(court)({
  diary: (ctx, { query }) => diary(ctx, query),
  ofCase: (ctx, { params }) => ofCase(ctx, params.caseId),
  listHearing: (ctx, { params, body }) => listHearing(ctx, params.caseId, body),
  vacate: (ctx, { params, body }) => vacate(ctx, params.caseId, params.hearingId, body.reason),
  setPerson: (ctx, { params, body }) => setPerson(ctx, params, body),
  enterResult: (ctx, { params, body }) => enterResult(ctx, params, body),
  searchResults: (ctx, { body }) => searchResults(ctx, body.text),
  extendLimit: (ctx, { params, body }) => extendLimit(ctx, params, body),
  listMessages: (ctx, { query }) => readQueue(ctx, query),
  getMessage: (ctx, { params }) => getMessage(ctx, params),
  answerMessage: (ctx, { params, body }) => answerMessage(ctx, params, body),
  placeMessage: (ctx, { params, body }) => placeMessage(ctx, params.caseId, body),
  settleMessage: (ctx, { params, body }) => settleMessage(ctx, params.messageId, body.reason),
  ofNominal: (ctx, { params }) => ofNominal(ctx, params.nominalId),
})
