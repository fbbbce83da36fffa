/** The routes of the second hand, letters to owners and what is to be fetched. */
import { propertyCare } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { printLetter, recordLetter, writeLetter } from './letters.service.ts'
import { askFor, endRequest, getPullList, printPullList } from './pull-list.service.ts'
import { sign, withdrawMove } from './sign.service.ts'

export const propertyCareModule = implement(propertyCare)({
  sign: (ctx, { params, body }) => sign(ctx, params.exhibitId, params.signId, body),
  withdrawMove: (ctx, { params, body }) => withdrawMove(ctx, params.exhibitId, params.signId, body.words),
  writeLetter: (ctx, { params, body }) => writeLetter(ctx, params.exhibitId, body),
  printLetter: (ctx, { params }) => printLetter(ctx, params.exhibitId, params.letterId),
  recordLetter: (ctx, { params, body }) => recordLetter(ctx, params.exhibitId, params.letterId, body),
  askFor: (ctx, { params, body }) => askFor(ctx, params.exhibitId, body),
  endRequest: (ctx, { params, body }) => endRequest(ctx, params.exhibitId, params.requestId, body.words),
  getPullList: (ctx) => getPullList(ctx),
  printPullList: (ctx, { body }) => printPullList(ctx, body),
})
