/** The routes of cases of anti-social behaviour. */
import { asbCase } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { askReview, close, decideReview, reopen, review } from './asb-case.decide.service.ts'
import { openCase, repeatsOf } from './asb-case.open.service.ts'
import { presentCase, presentDesk } from './asb-case.presenter.ts'
import { findDesk } from './asb-case.repository.ts'
import { printSending, sendAction } from './asb-case.send.service.ts'
import { addAction, addCall, addPerson, assess, endPerson, stepAction } from './asb-case.work.service.ts'

const DESK_LINES = 200

export const asbCaseModule = implement(asbCase)({
  getRepeats: async (ctx, { params }) => repeatsOf(ctx, params.incidentId),
  getReportRepeats: async (ctx, { params }) => repeatsOf(ctx, params.reportId),
  open: async (ctx, { body }) => openCase(ctx, body),
  list: async (ctx) => {
    const rows = await findDesk(ctx.tx, DESK_LINES)
    Object.assign(ctx.audit, { resultIds: rows.slice(0, 100).map(({ id }) => id), resultCount: rows.length })
    return { lines: presentDesk(rows, ctx.clock) }
  },
  get: { hot: 'read_asb_case', present: presentCase },
  assess: async (ctx, { params, body }) => assess(ctx, params.caseId, body),
  addCall: async (ctx, { params, body }) => addCall(ctx, params.caseId, body),
  addPerson: async (ctx, { params, body }) => addPerson(ctx, params.caseId, body),
  endPerson: async (ctx, { params, body }) => endPerson(ctx, params.caseId, params.linkId, body),
  addAction: async (ctx, { params, body }) => addAction(ctx, params.caseId, body),
  sendAction: async (ctx, { params, body }) => sendAction(ctx, params.caseId, params.actionId, body),
  printSending: async (ctx, { params, body }) =>
    printSending(ctx, params.caseId, params.sendingId, body.recipient),
  stepAction: async (ctx, { params, body }) => stepAction(ctx, params.caseId, params.actionId, body),
  review: async (ctx, { params, body }) => review(ctx, params.caseId, body),
  askReview: async (ctx, { params, body }) => askReview(ctx, params.caseId, body),
  decideReview: async (ctx, { params, body }) => decideReview(ctx, params.caseId, params.reviewId, body),
  close: async (ctx, { params, body }) => close(ctx, params.caseId, body),
  reopen: async (ctx, { params, body }) => reopen(ctx, params.caseId, body),
})
