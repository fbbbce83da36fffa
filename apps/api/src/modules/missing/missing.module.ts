/** The routes of the missing-person desk. */
import { missing } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { openEpisode } from './missing-open.service.ts'
import { prepare } from './missing-prepare.service.ts'
import { endProtection, protect, recordPrevention, recordReturn } from './missing-return.service.ts'
import { cancel, close, find, grade, reopen } from './missing-state.service.ts'
import {
  addAction,
  addNote,
  addReceipt,
  addSighting,
  finishAction,
  tellPartner,
} from './missing-work.service.ts'
import { presentPrepared } from './missing-prepared.presenter.ts'
import { presentDesk, presentMissing } from './missing.presenter.ts'
import { findDesk } from './missing.repository.ts'

const DESK_LINES = 300

export const missingModule = implement(missing)({
  prepare: async (ctx, { params, query }) =>
    presentPrepared(await prepare(ctx, params.incidentId, query.personRecordId), ctx.clock.now()),
  open: (ctx, { body }) => openEpisode(ctx, body),
  list: async (ctx) => {
    const rows = await findDesk(ctx.tx, DESK_LINES)
    Object.assign(ctx.audit, { resultIds: rows.slice(0, 100).map(({ id }) => id), resultCount: rows.length })
    const now = ctx.clock.now()
    return { lines: presentDesk(rows, now), serverTime: now.toISOString() }
  },
  get: { hot: 'read_missing', present: presentMissing },
  grade: (ctx, { params, body }) => grade(ctx, params.episodeId, body),
  addAction: (ctx, { params, body }) => addAction(ctx, params.episodeId, body),
  finishAction: (ctx, { params, body }) => finishAction(ctx, params, body),
  addSighting: (ctx, { params, body }) => addSighting(ctx, params.episodeId, body),
  tellPartner: (ctx, { params, body }) => tellPartner(ctx, params.episodeId, body),
  addReceipt: (ctx, { params, body }) => addReceipt(ctx, params, body),
  addNote: (ctx, { params, body }) => addNote(ctx, params.episodeId, body),
  find: (ctx, { params, body }) => find(ctx, params.episodeId, body),
  recordPrevention: (ctx, { params, body }) => recordPrevention(ctx, params.episodeId, body),
  recordReturn: (ctx, { params, body }) => recordReturn(ctx, params.episodeId, body),
  protect: (ctx, { params, body }) => protect(ctx, params.episodeId, body),
  endProtection: (ctx, { params, body }) => endProtection(ctx, params, body),
  close: (ctx, { params, body }) => close(ctx, params.episodeId, body),
  cancel: (ctx, { params, body }) => cancel(ctx, params.episodeId, body),
  reopen: (ctx, { params, body }) => reopen(ctx, params.episodeId, body),
})
