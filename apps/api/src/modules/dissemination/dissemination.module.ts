/** The routes of what was given of intelligence. */
import { dissemination } from '@mips/contracts'
import { AppError } from '../../platform/errors.ts'
import { type Ctx, implement } from '../../platform/http/module.ts'
import { findReport } from '../intelligence/intelligence.parts.service.ts'
import { accept, answer, printEnvelope, recall, tell } from './dissemination.follow.service.ts'
import { inOrder, presentLog, presentToTell } from './dissemination.presenter.ts'
import { findLedger, findToTell } from './dissemination.repository.ts'
import { give } from './dissemination.service.ts'

/** Reports on the list of who has to be told; beyond it the oldest changes come first. */
const TO_TELL_REPORTS = 200

export const disseminationModule = implement(dissemination)({
  list: async (ctx, { params }) => listGiven(ctx, params.reportId),
  give: async (ctx, { params, body }) => give(ctx, params.reportId, body),
  accept: async (ctx, { params, body }) => accept(ctx, params, body.words),
  recall: async (ctx, { params, body }) => recall(ctx, params, body.reason),
  tell: async (ctx, { params, body }) => tell(ctx, params, body.how),
  answer: async (ctx, { params, body }) => answer(ctx, params, body.words),
  printEnvelope: async (ctx, { params }) => {
    const report = await findReport(ctx.tx, params.reportId)
    if (report === undefined) throw new AppError('not_found')
    return printEnvelope(ctx, params, report.reference ?? '')
  },
  toTell: async (ctx) => listToTell(ctx),
})

async function listGiven(ctx: Ctx, reportId: string) {
  const report = await findReport(ctx.tx, reportId)
  if (report === undefined) throw new AppError('not_found')
  const rows = await findLedger(ctx.tx, reportId)
  ctx.audit.resultCount = rows.given.length
  return presentLog(report, rows, ctx, ctx.clock.now().toISOString())
}

async function listToTell(ctx: Ctx) {
  const now = ctx.clock.now().toISOString()
  const rows = await findToTell(ctx.tx, TO_TELL_REPORTS + 1)
  const reports = rows.slice(0, TO_TELL_REPORTS)
  const lines = inOrder(reports.flatMap((row) => presentToTell(row, now)))
  Object.assign(ctx.audit, {
    resultIds: reports.slice(0, 100).map(({ id }) => id),
    resultCount: reports.length,
  })
  const untold = lines.filter(({ kind, isTold }) => kind !== null && !isTold)
  return {
    figures: {
      toTell: untold.length,
      urgent: untold.filter(({ isUrgent }) => isUrgent).length,
      overdue: lines.filter(({ due }) => due.isOverdue).length,
      answers: lines.filter(({ isTold }) => isTold).length,
      receipts: lines.filter(({ kind }) => kind === null).length,
    },
    lines,
    isCut: rows.length > TO_TELL_REPORTS,
  }
}
