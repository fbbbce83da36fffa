/** The routes of crime recording. */
import { crime } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { addPerson, answerTransfer, offerTransfer } from './crime-after.service.ts'
import { decideCancellation, reclassify, requestCancellation } from './crime-changes.service.ts'
import { confirm } from './crime-confirm.service.ts'
import { decide, review } from './crime-decide.service.ts'
import { printCrime } from './crime.papers.service.ts'
import { presentCrime, presentDeskLine, presentRecording } from './crime.presenter.ts'
import { findDesk } from './crime.repository.ts'

const DESK_LINES = 200

export const crimeModule = implement(crime)({
  getRecording: { hot: 'read_recording', present: presentRecording },
  decide: async (ctx, { params, body }) => decide(ctx, params.incidentId, body),
  reviewDecision: async (ctx, { params, body }) => review(ctx, params.incidentId, params.decisionId, body),
  listToDecide: async (ctx) => {
    const rows = await findDesk(ctx.tx, DESK_LINES)
    Object.assign(ctx.audit, {
      resultIds: rows.slice(0, 100).map((row) => row.recordId),
      resultCount: rows.length,
    })
    return { lines: rows.map(presentDeskLine) }
  },
  get: { hot: 'read_crime', present: presentCrime },
  reclassify: async (ctx, { params, body }) => reclassify(ctx, params.crimeId, body),
  confirm: async (ctx, { params, body }) => confirm(ctx, params.crimeId, body.words),
  requestCancellation: async (ctx, { params, body }) => requestCancellation(ctx, params.crimeId, body),
  decideCancellation: async (ctx, { params, body }) =>
    decideCancellation(ctx, params.crimeId, params.changeId, body),
  offerTransfer: async (ctx, { params, body }) => offerTransfer(ctx, params.crimeId, body),
  answerTransfer: async (ctx, { params, body }) => answerTransfer(ctx, params.crimeId, params.changeId, body),
  print: async (ctx, { params, body }) => printCrime(ctx, params.crimeId, body.recipient),
  addPerson: async (ctx, { params, body }) => addPerson(ctx, params.crimeId, body),
})
