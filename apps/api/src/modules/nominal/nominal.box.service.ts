/** The one search box: people, places, objects, events and what was written, by one text, narrowed by filters. */
import type { BoxFilters, SearchAll, SearchAllReply } from '@mips/contracts/nominal-terms'
import { ageBandOf, facetsOf, isKept, type Chosen, type Facts } from '@mips/domain/search/facets'
import { isOnePhrase, plainTextOf, readTextQuery, textQueryWords } from '@mips/domain/search/text-query'
import { fieldOfSource } from '@mips/domain/search/text-sources'
import { londonDay } from '@mips/domain/time/london-day'
import type { PlainCtx } from '../../platform/http/module.ts'
import { countsOf, matchRecords, readMatches, shownIds, type Match } from '../pole/record-search.service.ts'
import { matchTexts, readTexts } from '../pole/text-search.service.ts'
import { findAreas, findPersonRoles, findRecordFacts } from './nominal.box.repository.ts'
import { readBox } from './nominal.box.reading.ts'
import { byForce, countOfTexts } from './nominal.box.forces.ts'
import { presentFacets } from './nominal.box.words.ts'
import { searchPeople, todayOf } from './nominal.search.service.ts'

/** The filters count within the nearest so many of each kind. */
const mostOfAKind = 100
const mostPeople = 50

type Found<Hit> = { hit: Hit; facts: Facts }

/** Searches everything that this reader may see; each group has its count, each filter its counts, each result its reason. */
export async function searchAll(ctx: PlainCtx, asked: SearchAll): Promise<SearchAllReply> {
  const { text, filters, limit } = asked
  const today = todayOf(ctx)
  const asks = readTextQuery(text)
  const plain = plainTextOf(text)
  const reading = readBox(plain, today)
  // Words near one another are asked of what was written only: no person or place is called so.
  const isOfTexts = asks.some((term) => term.kind === 'near')
  const people = await searchPeople(ctx, isOfTexts ? {} : reading.terms, {
    limit: mostPeople,
    kind: 'box',
    references: reading.references,
  })
  const isPhrase = isOnePhrase(asks)
  const matches = isOfTexts
    ? []
    : (await matchRecords(ctx, { text: plain, limit: mostOfAKind })).filter(
        (match) => !isPhrase || match.isPhrase || match.key !== null,
      )
  const texts = await matchTexts(ctx, { text, limit: mostOfAKind })
  const persons = await withPersonFacts(ctx, people.hits)
  const records = await withRecordFacts(ctx, matches, texts)
  const chosen = chosenOf(filters)
  const all = [...persons, ...records.matches, ...records.texts].map(({ facts }) => facts)
  const kept = <Hit>(found: readonly Found<Hit>[]) =>
    found.filter(({ facts }) => isKept(facts, chosen, today)).map(({ hit }) => hit)

  const [keptPeople, keptMatches, keptTexts] = [kept(persons), kept(records.matches), kept(records.texts)]
  const isNarrowed = Object.keys(chosen).length > 0
  const group = async (isIn: (match: Match) => boolean) => {
    const mine = keptMatches.filter(isIn)
    const counted =
      isNarrowed || isPhrase ? mine.length : Object.values(countsOf(mine)).reduce((sum, n) => sum + n, 0)
    return { count: counted, hits: await readMatches(ctx, mine.slice(0, limit)) }
  }
  const isPlace = (match: Match) => match.kind === 'Location'
  const isObject = (match: Match) => match.kind === 'Object'
  const reply = {
    searchId: people.searchId,
    people: {
      count: isNarrowed ? keptPeople.length : people.counts.found,
      hits: keptPeople.slice(0, limit),
    },
    places: await group(isPlace),
    objects: await group((match) => isObject(match) && !match.isMisread),
    misreads: await group((match) => isObject(match) && match.isMisread),
    events: await group((match) => !isPlace(match) && !isObject(match)),
    texts: {
      count: countOfTexts(keptTexts, texts, chosen),
      hasMore: texts[0]?.hasMore ?? false,
      hits: await readTexts(ctx, keptTexts.slice(0, limit), text),
    },
    facets: presentFacets(ctx.config, byForce(facetsOf(all, chosen, today), texts, chosen), chosen),
    understood: [
      ...new Set([
        ...textQueryWords(asks),
        ...(isOfTexts ? [] : reading.words),
        ...(reading.isAddress || isOfTexts ? [] : people.understood),
      ]),
    ],
    searchedAt: people.searchedAt,
  }
  noteShown(ctx, asked, reply)
  return reply
}

function noteShown(ctx: PlainCtx, asked: SearchAll, reply: SearchAllReply): void {
  const { people, places, objects, misreads, events, texts } = reply
  const records = [...places.hits, ...objects.hits, ...misreads.hits, ...events.hits]
  const ids = [
    ...people.hits.map((hit) => hit.nominalId),
    ...shownIds(records),
    ...texts.hits.map((hit) => hit.recordId),
  ]
  ctx.audit.terms = {
    text: asked.text,
    ...(Object.keys(asked.filters).length > 0 ? { filters: asked.filters } : {}),
  }
  ctx.audit.resultIds = [...new Set(ids)].slice(0, 100)
  ctx.audit.resultCount = people.hits.length + records.length + texts.hits.length
}

/** A filter with nothing chosen is no filter. */
const chosenOf = (filters: BoxFilters): Chosen =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined && value.length > 0))

type PersonHits = SearchAllReply['people']['hits']

async function withPersonFacts(ctx: PlainCtx, hits: PersonHits): Promise<Found<PersonHits[number]>[]> {
  const roles = new Map(
    (
      await findPersonRoles(
        ctx.tx,
        hits.map((hit) => hit.nominalId),
      )
    ).map((row) => [row.nominalId, row.roles ?? []]),
  )
  const places = hits.flatMap((hit) => (hit.lastAddress === null ? [] : [hit.lastAddress.locationId]))
  const areas = new Map((await findAreas(ctx.tx, places)).map((row) => [row.id, row.area]))
  return hits.map((hit) => ({
    hit,
    facts: {
      kind: 'Nominal',
      roles: roles.get(hit.nominalId) ?? [],
      day: null,
      area: areas.get(hit.lastAddress?.locationId ?? '') ?? null,
      sex: hit.sex,
      ageBand: ageBandOf(hit.ageYears),
    },
  }))
}

type TextMatch = Awaited<ReturnType<typeof matchTexts>>[number]

async function withRecordFacts(
  ctx: PlainCtx,
  matches: readonly Match[],
  texts: readonly TextMatch[],
): Promise<{ matches: Found<Match>[]; texts: Found<TextMatch>[] }> {
  const ids = [...new Set([...matches.map((match) => match.id), ...texts.map((text) => text.recordId)])]
  const rows = new Map((await findRecordFacts(ctx.tx, ids)).map((row) => [row.id, row]))
  const factsOf = (id: string, kind: string): Facts => {
    const row = rows.get(id)
    return {
      kind,
      roles: row?.roles ?? [],
      day: row?.at === undefined || row.at === null ? null : londonDay(row.at.toISOString()),
      area: row?.area ?? null,
      sex: null,
      ageBand: null,
    }
  }
  return {
    matches: matches.map((hit) => ({ hit, facts: factsOf(hit.id, hit.kind) })),
    texts: texts.map((hit) => ({
      hit,
      facts: {
        ...factsOf(hit.recordId, 'Text'),
        field: fieldOfSource(hit.source),
        force: hit.force,
      },
    })),
  }
}
