/** The routes on children at events, the multi-agency hub and flags of exploitation. */
import { mash } from '@mips/contracts'
import { AppError } from '../../platform/errors.ts'
import { implement } from '../../platform/http/module.ts'
import { presentAsked } from './mash-asked.presenter.ts'
import { answerAsked, requireAsked } from './mash-asked.service.ts'
import { decideChild, getChildren, listUndecided } from './mash-children.service.ts'
import { reviewFlag, setFlag } from './mash-flags.service.ts'
import { gradeReferral, keepAnswer, keepConference, keepReceipt, share } from './mash-referral.service.ts'
import {
  presentChildren,
  presentDesk,
  presentFlag,
  presentReferral,
  presentUndecided,
} from './mash.presenter.ts'
import { findFlags, findReferral, findReferrals } from './mash.repository.ts'

const DESK_LINES = 200

export const mashModule = implement(mash)({
  getChildren: async (ctx, { params }) =>
    presentChildren(await getChildren(ctx, params.eventId), ctx.who, ctx.clock.now()),
  decideChild: (ctx, { params, body }) => decideChild(ctx, params.eventId, body),
  listUndecided: async (ctx) => presentUndecided(await listUndecided(ctx), ctx.who, ctx.clock.now()),
  listReferrals: async (ctx) => {
    const rows = await findReferrals(ctx.tx, DESK_LINES)
    Object.assign(ctx.audit, { resultIds: rows.slice(0, 100).map(({ id }) => id), resultCount: rows.length })
    return { lines: presentDesk(rows, ctx.clock.now()) }
  },
  getReferral: async (ctx, { params }) => {
    const row = await findReferral(ctx.tx, params.reportId)
    if (row === undefined) throw new AppError('not_found')
    return presentReferral(row, ctx.who, ctx.clock.now())
  },
  gradeReferral: (ctx, { params, body }) => gradeReferral(ctx, params.reportId, body),
  share: (ctx, { params, body }) => share(ctx, params.reportId, body),
  keepReceipt: (ctx, { params, body }) => keepReceipt(ctx, params, body),
  keepAnswer: (ctx, { params, body }) => keepAnswer(ctx, params.reportId, body),
  keepConference: (ctx, { params, body }) => keepConference(ctx, params.reportId, body),
  getAsked: async (ctx, { params }) => {
    const row = await requireAsked(ctx, params.eventId)
    ctx.audit.resultIds = row.people.slice(0, 100).map(({ nominalId }) => nominalId)
    return presentAsked(row, ctx.who, ctx.clock.now())
  },
  answerAsked: (ctx, { params, body }) => answerAsked(ctx, params.eventId, body),
  listFlags: async (ctx, { params }) => {
    const now = ctx.clock.now()
    return { flags: (await findFlags(ctx.tx, params.nominalId)).map((row) => presentFlag(row, now)) }
  },
  setFlag: (ctx, { params, body }) => setFlag(ctx, params.nominalId, body),
  reviewFlag: (ctx, { params, body }) => reviewFlag(ctx, params, body),
})
