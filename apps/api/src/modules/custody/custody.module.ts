/** The routes of the custody module. */
import { custody } from '@mips/contracts'
import { londonDay } from '@mips/domain/time/london-day'
import { implement } from '../../platform/http/module.ts'
import { boardLine, byNextDue } from './custody.board-line.ts'
import { listOnBail } from './custody.bail.service.ts'
import { assess, endTrip, recordExclusion } from './custody.care.service.ts'
import { presentCell } from './custody.cells.presenter.ts'
import { closeCell, describeCell, listCells, reopenCell } from './custody.cells.service.ts'
import { addEntries, addEntry } from './custody.log.service.ts'
import { presentCustody, presentOnBail } from './custody.presenter.ts'
import { countHeld, findBoard } from './custody.repository.ts'
import { openRecord } from './custody.open.service.ts'
import { authoriseDetention } from './custody.service.ts'

export const custodyModule = implement(custody)({
  open: async (ctx, { body }) => openRecord(ctx, body),
  findOnBail: async (ctx, { body }) => {
    const now = ctx.clock.now()
    return { stays: (await listOnBail(ctx, body)).map((row) => presentOnBail(row, now)) }
  },
  get: { hot: 'read_custody', present: presentCustody },
  board: async (ctx, { query }) => {
    const now = ctx.clock.now()
    const rows = await findBoard(ctx.tx, query.stationCode || undefined)
    Object.assign(ctx.audit, { resultIds: rows.map((row) => row.id), resultCount: rows.length })
    return {
      serverTime: now.toISOString(),
      stations: await countHeld(ctx.tx),
      lines: rows.map((row) => boardLine(row, now)).sort(byNextDue),
    }
  },
  authoriseDetention: async (ctx, { params, body }) => authoriseDetention(ctx, params.recordId, body),
  addLogEntry: async (ctx, { params, body }) => addEntry(ctx, params.recordId, body),
  addLogEntries: async (ctx, { body }) => addEntries(ctx, body),
  assess: async (ctx, { params, body }) => assess(ctx, params.recordId, body),
  listCells: async (ctx, { query }) => {
    const day = londonDay(ctx.clock.now().toISOString())
    return { cells: (await listCells(ctx, query.stationCode)).map((row) => presentCell(row, day)) }
  },
  describeCell: async (ctx, { body }) => describeCell(ctx, body),
  closeCell: async (ctx, { body }) => closeCell(ctx, body),
  reopenCell: async (ctx, { body }) => reopenCell(ctx, body),
  recordExclusion: async (ctx, { params, body }) => recordExclusion(ctx, params.recordId, body),
  endExclusion: async (ctx, { params, body }) => endTrip(ctx, params.recordId, params.exclusionId, body),
})
