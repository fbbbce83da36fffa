/** The routes of lists that are held against the store. */
import { bulkMatch } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { exportList } from './bulk-match.export.service.ts'
import { linkRow } from './bulk-match.link.service.ts'
import { endList, getList, listOwnLists, mapList, resumeList, stopList } from './bulk-match.list.service.ts'
import { lookOn } from './bulk-match.look.service.ts'
import { uploadList } from './bulk-match.upload.service.ts'
import { decideMatch, listRows, lookAgain } from './bulk-match.rows.service.ts'

export const bulkMatchModule = implement(bulkMatch)({
  upload: (ctx) => uploadList(ctx),
  list: (ctx) => listOwnLists(ctx),
  get: (ctx, { params }) => getList(ctx, params.listId),
  map: (ctx, { params, body }) => mapList(ctx, params.listId, body),
  look: (ctx, { params }) => lookOn(ctx, params.listId),
  stop: (ctx, { params }) => stopList(ctx, params.listId),
  resume: (ctx, { params }) => resumeList(ctx, params.listId),
  rows: (ctx, { params, query }) => listRows(ctx, params.listId, query),
  decide: (ctx, { params, body }) => decideMatch(ctx, params.listId, body),
  link: (ctx, { params, body }) => linkRow(ctx, params.listId, body),
  again: (ctx, { params, body }) => lookAgain(ctx, params.listId, body.rowNo),
  export: (ctx, { params, body }) => exportList(ctx, params.listId, body),
  end: (ctx, { params }) => endList(ctx, params.listId),
})
