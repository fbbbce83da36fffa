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
  MOST_TEXTS,
  savedSearchStates,
} from '@mips/domain/search/saved-search'
import { londonDay } from '@mips/domain/time/london-day'
import type { Ctx } from '../../platform/http/module.ts'
import { AppError, badField } from '../../platform/errors.ts'
import { readPurpose } from '../../platform/http/purpose.ts'
import { isoDay } from '../nominal/nominal.service.ts'
import { listPeople } from '../nominal/nominal.listed.service.ts'
import { todayOf } from '../nominal/nominal.search.service.ts'
import { readTexts } from '../pole/text-search.service.ts'
import { lookFor, lookForTexts, readSaved, wordsOf } from './saved-search.match.service.ts'
import {
  countStanding,
  findSearch,
  insertSearch,
  keepMatches,
  keepTexts,
  listMatches,
  listSearches,
  listToldTexts,
  updateSearch,
  type SavedSearchRow,
} from './saved-search.repository.ts'

type SavedMatch = SavedSearch['matches'][number]

/** Keeps the search; those who match now are known to the owner and never told of. */
export async function saveSearch(ctx: Ctx, body: SaveSearch) {
  const review = decideReviewOn(body.reviewOn, todayOf(ctx))
  if (!review.allowed) throw badField('reviewOn', review.reason)
  if ((await countStanding(ctx.tx)) >= MOST_STANDING)
    throw refused(`You have ${MOST_STANDING} saved searches: end one that you no longer need.`)
  const now = ctx.clock.now()
  const met = await lookNow(ctx, body.search)
  const { id } = await insertSearch(ctx.tx, {
    userId: ctx.who.userId,
    kind: body.search.kind,
    name: body.name,
    terms: JSON.parse(JSON.stringify(body.search.terms)),
    reason: body.reason,
    purposeCode: readPurpose(ctx.request)?.code ?? '',
    reviewOn: new Date(body.reviewOn),
    lists: [...ctx.who.acls].sort((a, b) => a - b),
    permissions: [...ctx.who.permissions],
    lookedOn: new Date(londonDay(ctx.clock.now().toISOString())),
    // Once more when this has committed: somebody may be writing a person that this transaction cannot see yet.
    isDue: true,
    createdAt: now,
  })
  const [search, kept] = [
    { id, userId: ctx.who.userId },
    { at: now, isTold: false },
  ]
  await keepMatches(ctx.tx, search, met.people, kept)
  await keepTexts(ctx.tx, search, met.texts, kept)
  const ids = [...met.people.map(({ nominalId }) => nominalId), ...met.texts.map(({ recordId }) => recordId)]
  Object.assign(ctx.audit, {
    reasonGiven: body.reason,
    terms: body.search,
    resultIds: ids.slice(0, 100),
    resultCount: ids.length,
  })
  return { id, alreadyMatching: ids.length }
}

/** What matches already; words that too much holds are refused. */
async function lookNow(ctx: Ctx, search: SaveSearch['search']) {
  if (search.kind !== 'TEXT') return { people: await lookFor(ctx, search), texts: [] }
  const texts = await lookForTexts(ctx, search)
  if (texts.length > MOST_TEXTS)
    throw badField(
      'search.terms.text',
      `More than ${MOST_TEXTS} texts hold these words already: say more of what you look for`,
    )
  return { people: [], texts }
}

const refused = (reason: string) => new AppError('rule_refused', { facts: { rule: 'saved_search', reason } })

/** The user's own searches with whom each of them told of. */
export async function listOwnSearches(ctx: Ctx): Promise<{ searches: SavedSearch[] }> {
  const rows = await listSearches(ctx.tx)
  const matches = await listMatches(ctx.tx)
  const ids = [...new Set(matches.map(({ nominalId }) => nominalId))]
  const people = await listPeople(ctx, ids)
  const texts = await listHeldTexts(ctx, rows)
  const shown = [...people.keys(), ...texts.map(({ match }) => match.record.id)]
  Object.assign(ctx.audit, { resultIds: shown.slice(0, 100), resultCount: shown.length })
  const today = todayOf(ctx)
  return {
    searches: rows.map((row) => ({
      ...present(row, today),
      matches: texts
        .filter(({ searchId }) => searchId === row.id)
        .map(({ match }) => match)
        .concat(
          matches.flatMap(({ searchId, nominalId, foundAt, reasons }) => {
            const person = people.get(nominalId)
            if (searchId !== row.id || person === undefined) return []
            const { reference, displayName: title } = person
            const record = { id: nominalId, kind: 'Nominal', reference, title }
            return [{ record, foundAt: foundAt.toISOString(), reasons }]
          }),
        ),
    })),
  }
}

/** Texts that searches told of, as far as their owner may hold them now: asked for anew, with the words as they stand. */
async function listHeldTexts(
  ctx: Ctx,
  rows: readonly SavedSearchRow[],
): Promise<{ searchId: string; match: SavedMatch }[]> {
  const told = await listToldTexts(ctx.tx)
  const held: { searchId: string; match: SavedMatch }[] = []
  for (const row of rows) {
    const mine = told.filter(({ searchId }) => searchId === row.id)
    const saved = mine.length === 0 ? undefined : readSaved(row.kind, row.terms)
    if (saved?.kind !== 'TEXT') continue
    const among = [...new Set(mine.map(({ recordId }) => recordId))]
    const now = (await lookForTexts(ctx, saved, among)).filter((text) =>
      mine.some((one) => isSame(one, text)),
    )
    for (const hit of await readTexts(ctx, now, saved.terms.text)) {
      const foundAt = mine.find((one) => isSame(one, hit))?.foundAt.toISOString() ?? hit.happenedAt
      const record = { id: hit.recordId, kind: hit.kind, reference: hit.reference, title: hit.title }
      const words = hit.snippet.map(({ text }) => text).join('')
      held.push({
        searchId: row.id,
        match: {
          record,
          foundAt,
          reasons: [[hit.sourceLabel, hit.note ?? words].filter(Boolean).join(': ')],
        },
      })
    }
  }
  return held
}

const isSame = (one: { id: string; source: string }, other: { id: string; source: string }) =>
  one.id === other.id && one.source === other.source

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
