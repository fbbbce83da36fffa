/** The routes of the source module. */
import { source } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { listSources, searchSource } from './source.service.ts'

export const sourceModule = implement(source)({
  list: (ctx) => listSources(ctx),
  search: { send: (ctx, { params, body }) => searchSource(ctx, params.sourceCode, body) },
})
