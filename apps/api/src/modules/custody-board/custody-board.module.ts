/** The routes of the live board. */
import { custodyBoard } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { acknowledgeAlarm, listAlarms } from './custody-board.alarms.service.ts'
import { goOffDuty, goOnDuty } from './custody-board.duty.service.ts'
import {
  acceptLine,
  noteLine,
  openHandover,
  readHandover,
  takeOver,
} from './custody-board.handover.service.ts'
import { recordRound } from './custody-board.rounds.service.ts'
import { giveLines, givePack, listSuites } from './custody-board.suites.service.ts'

export const custodyBoardModule = implement(custodyBoard)({
  watch: {
    watch: async (_ctx, { query }) => ({
      topic: 'custody',
      wants: (suite) =>
        query.stationCode === undefined || query.stationCode === '' || suite === query.stationCode,
    }),
  },
  lines: async (ctx, { query }) => giveLines(ctx, query.ids),
  suites: async (ctx) => listSuites(ctx),
  alarms: async (ctx, { query }) => listAlarms(ctx, query.stationCode || undefined),
  acknowledgeAlarm: async (ctx, { params, body }) =>
    acknowledgeAlarm(ctx, params.recordId, params.alarmId, body.said),
  goOnDuty: async (ctx, { body }) => goOnDuty(ctx, body.stationCode, body.duty),
  goOffDuty: async (ctx, { body }) => goOffDuty(ctx, body.stationCode),
  recordRound: async (ctx, { body }) => recordRound(ctx, body.entries),
  pack: async (ctx, { query }) => givePack(ctx, query.stationCode),
  openHandover: async (ctx, { body }) => openHandover(ctx, body.stationCode),
  handover: async (ctx, { query }) => ({ handover: (await readHandover(ctx, query.stationCode)) ?? null }),
  noteHandoverLine: async (ctx, { params, body }) => noteLine(ctx, params.recordId, body.note),
  acceptHandoverLine: async (ctx, { params }) => acceptLine(ctx, params.recordId),
  takeOver: async (ctx, { body }) => takeOver(ctx, body.stationCode),
})
