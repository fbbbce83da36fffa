/** The routes of the custody-outcome module. */
import { custodyOutcome } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { assessRelease, writeEscort } from './custody-outcome.assess.service.ts'
import { bailBeforeCharge } from './custody-outcome.bail.service.ts'
import { awaitDecision, charge } from './custody-outcome.charge.service.ts'
import { extendBail, noteBail, varyConditions } from './custody-outcome.diary.service.ts'
import { dispose } from './custody-outcome.dispose.service.ts'
import { endEscape, recordLoss } from './custody-outcome.loss.service.ts'
import { printPaper } from './custody-outcome.papers.service.ts'
import {
  byFirstDue,
  presentDiaryLine,
  presentOutcome,
  presentPersonBails,
} from './custody-outcome.presenter.ts'
import { listDiary, viewOf } from './custody-outcome.read.service.ts'
import { beginRelease, handOver, letGo, stopRelease } from './custody-outcome.release.service.ts'
import type { OutcomeRow, PersonBailsRow } from './custody-outcome.rows.ts'

export const custodyOutcomeModule = implement(custodyOutcome)({
  get: {
    hot: 'read_custody_outcome',
    present: (row: OutcomeRow, who, { clock }) => presentOutcome(row, viewOf(row, who, clock.now())),
  },
  awaitDecision: (ctx, { params, body }) => awaitDecision(ctx, params.recordId, body),
  charge: (ctx, { params, body }) => charge(ctx, params.recordId, body),
  dispose: (ctx, { params, body }) => dispose(ctx, params.recordId, body),
  bailBeforeCharge: (ctx, { params, body }) => bailBeforeCharge(ctx, params.recordId, body),
  assessRelease: (ctx, { params, body }) => assessRelease(ctx, params.recordId, body),
  writeEscort: (ctx, { params, body }) => writeEscort(ctx, params.recordId, body),
  stopRelease: (ctx, { params, body }) => stopRelease(ctx, params.recordId, body),
  beginRelease: (ctx, { params, body }) => beginRelease(ctx, params.recordId, body),
  letGo: (ctx, { params, body }) => letGo(ctx, params.recordId, body),
  handOver: (ctx, { params, body }) => handOver(ctx, params.recordId, body),
  recordLoss: (ctx, { params, body }) => recordLoss(ctx, params.recordId, body),
  endEscape: (ctx, { params, body }) => endEscape(ctx, params.recordId, body),
  extendBail: (ctx, { params, body }) => extendBail(ctx, params, body),
  noteBail: (ctx, { params, body }) => noteBail(ctx, params, body),
  varyConditions: (ctx, { params, body }) => varyConditions(ctx, params, body),
  diary: async (ctx, { query }) => {
    const now = ctx.clock.now()
    const rows = await listDiary(ctx, query.stationCode || undefined)
    return { lines: rows.map((row) => presentDiaryLine(row, now)).sort(byFirstDue) }
  },
  ofPerson: {
    hot: 'read_bails_of_nominal',
    present: (row: PersonBailsRow, _who, { clock }) => presentPersonBails(row, clock.now()),
  },
  print: (ctx, { params, body }) => printPaper(ctx, params.recordId, body),
})
