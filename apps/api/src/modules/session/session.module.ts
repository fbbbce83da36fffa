/** The routes of the session module. */
import { session } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { discardDraft, getDraft, listOwnDrafts, saveDraft } from './draft.service.ts'
import { presentCurrent, presentOwnSession } from './session.presenter.ts'
import { endOne, listLiveSessions, setPreferences } from './session.repository.ts'
import { changePassword, lock, signIn, signOut, signOutEverywhere, unlock } from './session.service.ts'

const done = { done: true } as const

export const sessionModule = implement(session)({
  signIn: (ctx, { body }) => signIn(ctx, body),
  getCurrent: async (ctx) => presentCurrent(ctx),
  signOut: (ctx) => signOut(ctx).then(() => done),
  signOutEverywhere: (ctx) => signOutEverywhere(ctx).then(() => done),
  lock: (ctx) => lock(ctx).then(() => done),
  unlock: (ctx, { body }) => unlock(ctx, body.password),
  changePassword: (ctx, { body }) => changePassword(ctx, body).then(() => done),
  savePreferences: async (ctx, { body }) => {
    await setPreferences(ctx.tx, ctx.who.userId, body)
    return body
  },
  listSessions: async (ctx) => ({
    sessions: (await listLiveSessions(ctx.tx, ctx.who.userId)).map((row) =>
      presentOwnSession(row, ctx.who.sessionId),
    ),
  }),
  endSession: (ctx, { params }) =>
    endOne(ctx.tx, ctx.who.userId, params.sessionId, 'ended_by_user').then(() => done),
  listDrafts: (ctx) => listOwnDrafts(ctx),
  getDraft: (ctx, { params }) => getDraft(ctx, params.key),
  saveDraft: (ctx, { params, body }) => saveDraft(ctx, params.key, body),
  discardDraft: (ctx, { params }) => discardDraft(ctx, params.key).then(() => done),
})
