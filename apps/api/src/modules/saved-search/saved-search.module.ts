/** The routes of the saved-search module. */
import { savedSearch } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { endSearch, listOwnSearches, pauseSearch, resumeSearch, saveSearch } from './saved-search.service.ts'

export const savedSearchModule = implement(savedSearch)({
  save: (ctx, { body }) => saveSearch(ctx, body),
  list: (ctx) => listOwnSearches(ctx),
  pause: (ctx, { params }) => pauseSearch(ctx, params.savedSearchId),
  resume: (ctx, { params, body }) => resumeSearch(ctx, params.savedSearchId, body.reviewOn),
  end: (ctx, { params }) => endSearch(ctx, params.savedSearchId),
})
