/** The routes of the coded lists. */
import { codeList } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import {
  codesInForce,
  decideAbout,
  getList,
  listLists,
  previewVersion,
  proposeVersion,
  readCode,
} from './code-list.service.ts'

export const codeListModule = implement(codeList)({
  listLists: (ctx) => listLists(ctx),
  getInForce: async (ctx) => ({ lists: await codesInForce(ctx.tx, ctx.clock) }),
  get: (ctx, { params }) => getList(ctx, params.list),
  readCode: (ctx, { params, query }) => readCode(ctx, params.list, params.code, query.on),
  preview: (ctx, { params, body }) => previewVersion(ctx, params.list, body),
  propose: (ctx, { params, body }) => proposeVersion(ctx, params.list, body),
  decide: (ctx, { params, body }) => decideAbout(ctx, params.list, body),
})
