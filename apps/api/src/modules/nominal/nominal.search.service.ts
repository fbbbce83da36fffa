/** The searches of officers: for a person before creating one, with what was searched and found kept as proof. */
import type { PeopleSearchReply, PersonHit, PersonTerms } from '@mips/contracts/nominal-terms'
import { londonDay } from '@mips/domain/time/london-day'
import type { Ctx, PlainCtx } from '../../platform/http/module.ts'
import { AppError } from '../../platform/errors.ts'
import { findMatches, type Match } from './nominal.match.service.ts'
import {
  type BriefRow,
  findBriefs,
  findByReference,
  findCandidates,
  findSearch,
  keepSearch,
  markCandidate,
} from './nominal.search.repository.ts'
import { presentHit } from './nominal.hit.ts'
import { readTerms, type ReadTerms } from './nominal.terms.ts'

/** Today in London as YYYY-MM-DD: the day by which ages and stale dates are reckoned. */
export const todayOf = (ctx: Pick<Ctx, 'clock'>): string => londonDay(ctx.clock.now().toISOString())

/** Searches for a person; every candidate that must be considered is shown, however many there are. */
export async function searchPeople(
  ctx: PlainCtx,
  asked: PersonTerms,
  options: { limit: number; kind: string; locationIds?: string[]; references?: string[] },
): Promise<PeopleSearchReply> {
  const today = todayOf(ctx)
  const terms = readTerms(asked, today)
  const matches = await findMatches(ctx.tx, terms, options.locationIds)
  const shown = matches.filter((match, place) => place < options.limit || match.mustBeConsidered)
  const { searchId, briefs } = await keep(ctx, options.kind, asked, terms, shown)
  const hits = presentHits(briefs, shown, today)
  const named = await hitsByReference(ctx, options.references ?? [], today)
  const all = [...named, ...hits.filter((hit) => !named.some((other) => other.nominalId === hit.nominalId))]
  ctx.audit.terms = asked
  ctx.audit.resultIds = all.map((hit) => hit.nominalId)
  ctx.audit.resultCount = all.length
  return {
    searchId,
    hits: all,
    understood: terms.understood,
    searchedAt: ctx.clock.now().toISOString(),
    counts: {
      shown: all.length,
      found: Math.max(all.length, matches.length),
      mustBeConsidered: shown.filter((match) => match.mustBeConsidered).length,
    },
  }
}

function presentHits(found: readonly BriefRow[], matches: readonly Match[], today: string): PersonHit[] {
  const briefs = new Map(found.map((brief) => [brief.nominalId, brief]))
  return matches.flatMap((match) => {
    const brief = briefs.get(match.compared.nominalId)
    return brief === undefined ? [] : [presentHit(match, brief, today)]
  })
}

async function hitsByReference(ctx: PlainCtx, references: string[], today: string): Promise<PersonHit[]> {
  if (references.length === 0) return []
  const led = await findByReference(ctx.tx, references)
  const briefs = await findBriefs(ctx.tx, [...new Set(led.map((row) => row.nominalId))])
  return briefs.map((brief) =>
    presentHit(
      {
        compared: {
          nominalId: brief.nominalId,
          personRecordId: brief.records[0] ?? '',
          names: [],
          dobs: [],
          sex: null,
          identifiers: [],
          postcodes: [],
          phones: [],
        },
        score: {
          weight: 0,
          fraction: 1,
          band: 'almost certainly',
          waterfall: [],
          reasons: led
            .filter(({ nominalId }) => nominalId === brief.nominalId)
            .map(({ asked }) => referenceWords(asked, brief.reference)),
        },
        via: [],
        mustBeConsidered: false,
      },
      brief,
      today,
    ),
  )
}

const referenceWords = (asked: string, reference: string | null): string =>
  asked === reference ? `reference ${asked}` : `${asked} was joined into ${reference ?? 'this person'}`

function keep(
  ctx: PlainCtx,
  kind: string,
  asked: PersonTerms,
  terms: ReadTerms,
  shown: Match[],
): Promise<{ searchId: string; briefs: BriefRow[] }> {
  return keepSearch(ctx.tx, {
    userId: ctx.who.userId,
    at: ctx.clock.now(),
    kind,
    terms: JSON.parse(JSON.stringify({ asked, match: terms.match })),
    candidates: shown.map(({ compared, score }) => ({
      nominalId: compared.nominalId,
      weight: score.weight,
      fraction: score.fraction,
    })),
  })
}

/** The reader's own search, or a refusal that says to search first. */
export async function ownSearch(ctx: Ctx, searchId: string) {
  const search = await findSearch(ctx.tx, searchId)
  if (search === null)
    throw new AppError('search_first', { facts: { reason: 'Search for the person before you create them.' } })
  return { ...search, candidates: await findCandidates(ctx.tx, searchId) }
}

/** Registers that the searcher opened a candidate of their search. */
export async function openCandidate(
  ctx: Ctx,
  searchId: string,
  nominalId: string,
): Promise<{ outcome: string }> {
  const search = await ownSearch(ctx, searchId)
  const candidate = search.candidates.find((row) => row.nominalId === nominalId)
  if (candidate === undefined)
    throw new AppError('bad_reference', {
      facts: { reason: 'This person was not a candidate of that search.' },
    })
  if (candidate.outcome === 'dismissed') return { outcome: 'dismissed' }
  await markCandidate(ctx.tx, searchId, nominalId, {
    outcome: 'opened',
    reason: null,
    decidedAt: ctx.clock.now(),
  })
  return { outcome: 'opened' }
}

/** Registers why a candidate is somebody else; it becomes "not the same person" when a nominal is created. */
export async function dismissCandidate(
  ctx: Ctx,
  searchId: string,
  nominalId: string,
  reason: string,
): Promise<{ outcome: string }> {
  await ownSearch(ctx, searchId)
  const marked = await markCandidate(ctx.tx, searchId, nominalId, {
    outcome: 'dismissed',
    reason,
    decidedAt: ctx.clock.now(),
  })
  if (!marked)
    throw new AppError('bad_reference', {
      facts: { reason: 'This person was not a candidate of that search.' },
    })
  ctx.audit.reasonGiven = reason
  return { outcome: 'dismissed' }
}
