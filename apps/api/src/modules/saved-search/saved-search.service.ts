/** Saves a search with its reason and review day, shows what it met, and lets it rest, go on or end. */
import type { SavedSearch, SaveSearch } from '@mips/contracts/saved-search'
import type { Decision } from '@mips/domain/access/decision'
import { codeLabel } from '@mips/domain/codes/lists'
import {
  decideEnd,
  decidePause,
  decideResume,
  decideReviewOn,
  MOST_STANDING,
  savedSearchStates,
} from '@mips/domain/search/saved-search'
import type { Ctx } from '../../platform/http/module.ts'
import { AppError, badField } from '../../platform/errors.ts'
import { readPurpose } from '../../platform/http/purpose.ts'
import { isoDay } from '../nominal/nominal.service.ts'
import { listPeople } from '../nominal/nominal.listed.service.ts'
import { todayOf } from '../nominal/nominal.search.service.ts'
import { lookFor, readSaved, wordsOf } from './saved-search.match.service.ts'
import {
  countStanding,
  findSearch,
  insertSearch,
  keepMatches,
  listMatches,
  listSearches,
  updateSearch,
  type SavedSearchRow,
} from './saved-search.repository.ts'

/** Keeps the search; those who match now are known to the owner and never told of. */
export async function saveSearch(ctx: Ctx, body: SaveSearch) {
  const review = decideReviewOn(body.reviewOn, todayOf(ctx))
  if (!review.allowed) throw badField('reviewOn', review.reason)
  if ((await countStanding(ctx.tx)) >= MOST_STANDING)
    throw refused(`You have ${MOST_STANDING} saved searches: end one that you no longer need.`)
  const now = ctx.clock.now()
  const matches = await lookFor(ctx, body.search)
  const { id } = await insertSearch(ctx.tx, {
    userId: ctx.who.userId,
    kind: body.search.kind,
    name: body.name,
    terms: JSON.parse(JSON.stringify(body.search.terms)),
    reason: body.reason,
    purposeCode: readPurpose(ctx.request)?.code ?? '',
    reviewOn: new Date(body.reviewOn),
    lists: [...ctx.who.acls].sort((a, b) => a - b),
    // Once more when this has committed: somebody may be writing a person that this transaction cannot see yet.
    isDue: true,
    createdAt: now,
  })
  await keepMatches(ctx.tx, { id, userId: ctx.who.userId }, matches, { at: now, isTold: false })
  const ids = matches.map(({ nominalId }) => nominalId)
  Object.assign(ctx.audit, {
    reasonGiven: body.reason,
    terms: body.search,
    resultIds: ids.slice(0, 100),
    resultCount: ids.length,
  })
  return { id, alreadyMatching: ids.length }
}

const refused = (reason: string) => new AppError('rule_refused', { facts: { rule: 'saved_search', reason } })

/** The user's own searches with whom each of them told of. */
export async function listOwnSearches(ctx: Ctx): Promise<{ searches: SavedSearch[] }> {
  const rows = await listSearches(ctx.tx)
  const matches = await listMatches(ctx.tx)
  const ids = [...new Set(matches.map(({ nominalId }) => nominalId))]
  const people = await listPeople(ctx, ids)
  Object.assign(ctx.audit, { resultIds: [...people.keys()].slice(0, 100), resultCount: people.size })
  const today = todayOf(ctx)
  return {
    searches: rows.map((row) => ({
      ...present(row, today),
      matches: matches.flatMap(({ searchId, nominalId, foundAt, reasons }) => {
        const person = people.get(nominalId)
        if (searchId !== row.id || person === undefined) return []
        const { reference, displayName: title } = person
        const record = { id: nominalId, kind: 'Nominal', reference, title }
        return [{ record, foundAt: foundAt.toISOString(), reasons }]
      }),
    })),
  }
}

const present = (row: SavedSearchRow, today: string): Omit<SavedSearch, 'matches'> => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  reason: row.reason,
  purposeLabel: codeLabel('purposes', row.purposeCode),
  words: wordsOf(readSaved(row.kind, row.terms), today),
  state: row.state,
  stateLabel: savedSearchStates.find(({ code }) => code === row.state)?.label ?? row.state,
  stateReason: row.stateReason,
  reviewOn: isoDay(row.reviewOn),
  createdAt: row.createdAt.toISOString(),
})

async function own(ctx: Ctx, id: string): Promise<SavedSearchRow> {
  const row = await findSearch(ctx.tx, id)
  if (row === null) throw new AppError('not_found')
  return row
}

const must = (decision: Decision) => {
  if (!decision.allowed) throw refused(decision.reason)
}

/** Lets it rest: nothing is told of meanwhile, and nothing of the meantime is forgotten when it goes on. */
export async function pauseSearch(ctx: Ctx, id: string) {
  must(decidePause((await own(ctx, id)).state))
  return setState(ctx, id, 'PAUSED')
}

/** Goes on, looking at everything once; with a new review day when the old one has passed. */
export async function resumeSearch(ctx: Ctx, id: string, reviewOn: string | undefined) {
  const row = await own(ctx, id)
  const today = todayOf(ctx)
  const until = reviewOn ?? isoDay(row.reviewOn)
  if (reviewOn !== undefined) {
    const review = decideReviewOn(reviewOn, today)
    if (!review.allowed) throw badField('reviewOn', review.reason)
  }
  must(decideResume({ state: row.state, reviewOn: until }, today))
  return setState(ctx, id, 'ACTIVE', { reviewOn: new Date(until), isDue: true, attempts: 0 })
}

export async function endSearch(ctx: Ctx, id: string) {
  must(decideEnd((await own(ctx, id)).state))
  return setState(ctx, id, 'ENDED', { stateReason: 'Ended by its owner.' })
}

async function setState(ctx: Ctx, id: string, state: string, more: Parameters<typeof updateSearch>[2] = {}) {
  await updateSearch(ctx.tx, id, { state, stateReason: null, ...more })
  ctx.audit.change = { savedSearch: id, state }
  return { id, state }
}
