/** The routes of the description module. */
import { description } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { searchByDescription } from './description.search.service.ts'
import { listDescriptions, recordDescription, withdrawDescription } from './description.service.ts'
import { searchByWords } from './description.words.service.ts'
import { listMethods, recordMethod, withdrawMethod } from './method.service.ts'

export const descriptionModule = implement(description)({
  search: (ctx, { body: { limit, ...terms } }) => searchByDescription(ctx, terms, limit),
  searchByWords: (ctx, { body }) => searchByWords(ctx, body.text, body.limit),
  list: (ctx, { params }) => listDescriptions(ctx, params.nominalId),
  record: (ctx, { params, body }) => recordDescription(ctx, params.nominalId, body),
  withdraw: (ctx, { params, body }) =>
    withdrawDescription(ctx, params.nominalId, params.descriptionId, body.reason),
  listMethods: (ctx, { params }) => listMethods(ctx, params.incidentId),
  recordMethod: (ctx, { params, body }) => recordMethod(ctx, params.incidentId, body),
  withdrawMethod: (ctx, { params, body }) =>
    withdrawMethod(ctx, params.incidentId, params.methodId, body.reason),
})
