/** The routes of voluntary attendance. */
import { voluntaryAttendance } from '@mips/contracts'
import { londonDay } from '@mips/domain/time/london-day'
import { implement } from '../../platform/http/module.ts'
import { endInterview, startInterview } from './interview.service.ts'
import { presentAttendance, presentLine } from './voluntary-attendance.page.ts'
import { findAttendances } from './voluntary-attendance.repository.ts'
import { addStep, arrest, ask, close, open, recordRights } from './voluntary-attendance.service.ts'

const mostListed = 100

export const voluntaryAttendanceModule = implement(voluntaryAttendance)({
  list: async (ctx, { query }) => {
    const rows = await findAttendances(ctx.tx, query.stationCode || undefined, mostListed)
    Object.assign(ctx.audit, { resultIds: rows.map(({ id }) => id), resultCount: rows.length })
    const day = londonDay(ctx.clock.now().toISOString())
    return { lines: rows.map((row) => presentLine(row, day)) }
  },
  open: async (ctx, { body }) => open(ctx, body),
  get: { hot: 'read_attendance', present: presentAttendance },
  recordRights: async (ctx, { params, body }) => recordRights(ctx, params.attendanceId, body),
  ask: async (ctx, { params, body }) => ask(ctx, params.attendanceId, body),
  addStep: async (ctx, { params, body }) => addStep(ctx, params.attendanceId, params.requestId, body),
  startInterview: async (ctx, { params, body }) => startInterview(ctx, params.attendanceId, body),
  endInterview: async (ctx, { params, body }) => endInterview(ctx, params, body),
  arrest: async (ctx, { params, body }) => arrest(ctx, params.attendanceId, body),
  close: async (ctx, { params, body }) => close(ctx, params.attendanceId, body),
})
