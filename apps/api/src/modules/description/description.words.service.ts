/** A description as it is typed into the one box: who looks so, those first who were there then, each with why. */
import { DescriptionTerms, type DescribedHit, type DescribedWordsReply } from '@mips/contracts/description'
import { kindLabel } from '@mips/domain/codes/record-kinds'
import { linkRoleLabel } from '@mips/domain/codes/link-label'
import { type DescribedWords, readDescribed } from '@mips/domain/search/described-words'
import { formatDay } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import type { Ctx } from '../../platform/http/module.ts'
import { listPeople } from '../nominal/nominal.listed.service.ts'
import { todayOf } from '../nominal/nominal.search.service.ts'
import { matchRecords } from '../pole/record-search.service.ts'
import { findPeopleAt, findPeopleThen, type ThereRow } from './description.there.repository.ts'
import {
  countAsked,
  type DescribedMatch,
  matchDescribed,
  MOST_COMPARED,
  presentHit,
} from './description.search.service.ts'

const mostPlaces = 500
const mostPeople = 2_000
/** Words that are said of any place and stand in the name of few. */
const plainPlace = /\b(?:estate|area|district|village|town|the)\b/gi

/** Who fits the words; a text that describes nobody finds nobody. */
export async function searchByWords(ctx: Ctx, text: string, limit: number): Promise<DescribedWordsReply> {
  const said = readDescribed(text, todayOf(ctx))
  const terms = DescriptionTerms.safeParse(said?.looks)
  ctx.audit.terms = { text }
  if (said === undefined || !terms.success) {
    Object.assign(ctx.audit, { resultIds: [], resultCount: 0 })
    return {
      hits: [],
      found: 0,
      isMore: false,
      asked: 0,
      understood: [],
      searchedAt: ctx.clock.now().toISOString(),
    }
  }
  const placeIds = said.place === undefined ? undefined : await findPlaceIds(ctx, said.place)
  const { matches, there } = await matchThere(ctx, terms.data, said, placeIds)
  const shown = matches.slice(0, limit)
  const people = await listPeople(
    ctx,
    shown.map(({ nominalId }) => nominalId),
  )
  const words = wordsThere(said)
  const hits = shown.flatMap(({ nominalId, match }): DescribedHit[] => {
    const person = people.get(nominalId)
    if (person === undefined) return []
    const hit = presentHit(person, match)
    if (words === undefined) return [hit]
    const row = there.get(nominalId)
    return row === undefined
      ? [{ ...hit, notRecorded: [...hit.notRecorded, words] }]
      : [{ ...hit, fits: [...hit.fits, reasonOf(row, said)] }]
  })
  Object.assign(ctx.audit, { resultIds: hits.map((hit) => hit.nominalId), resultCount: hits.length })
  return {
    hits,
    found: matches.length,
    isMore: matches.length >= MOST_COMPARED,
    asked: countAsked(terms.data) + (words === undefined ? 0 : 1),
    understood: [
      ...said.understood,
      ...(placeIds?.length === 0 ? [`no place called “${said.place ?? ''}” was found`] : []),
    ],
    searchedAt: ctx.clock.now().toISOString(),
  }
}

/** The places of these words; where none is called so, those of the words that a name would have. */
async function findPlaceIds(ctx: Ctx, place: string): Promise<string[]> {
  const telling = place.replace(plainPlace, ' ').replace(/\s+/g, ' ').trim()
  for (const text of new Set([place, telling])) {
    if (text.length < 3) continue
    const found = await matchRecords(ctx, { text, kinds: ['Location'], limit: mostPlaces })
    if (found.length > 0) return found.map(({ id }) => id)
  }
  return []
}

/** Those who were there then come first; everybody else who fits after them. */
async function matchThere(
  ctx: Ctx,
  terms: DescriptionTerms,
  { days }: DescribedWords,
  placeIds: readonly string[] | undefined,
): Promise<{ matches: DescribedMatch[]; there: Map<string, ThereRow> }> {
  const all = await matchDescribed(ctx, terms)
  const isPlaced = placeIds !== undefined && placeIds.length > 0
  if (!isPlaced && days === undefined) return { matches: all, there: new Map() }
  const rows = isPlaced
    ? await findPeopleAt(ctx.tx, { placeIds, days, most: mostPeople })
    : await findPeopleThen(ctx.tx, { nominalIds: all.map(({ nominalId }) => nominalId), days })
  const there = new Map(rows.map((row) => [row.nominalId, row]))
  const first = isPlaced
    ? await matchDescribed(ctx, terms, [...there.keys()])
    : all.filter(({ nominalId }) => there.has(nominalId))
  return { matches: [...first, ...all.filter(({ nominalId }) => !there.has(nominalId))], there }
}

/** What is said of place and time, for those of whom neither is recorded. */
function wordsThere({ place, days }: DescribedWords): string | undefined {
  if (place === undefined && days === undefined) return undefined
  return [place === undefined ? 'being anywhere' : `being at “${place}”`, days?.words]
    .filter(Boolean)
    .join(' ')
}

/** `Suspect in an incident at “Avenue estate”, 12 May 2026`, or `Lives at “Avenue estate”`. */
function reasonOf({ kind, role, at }: ThereRow, { place }: DescribedWords): string {
  const where = place === undefined ? '' : ` at “${place}”`
  if (kind === null) return `${linkRoleLabel(role).replace(/ at$/, '')}${where}`
  const day = at === null ? '' : `, ${formatDay(londonDay(at.toISOString()))}`
  return `${linkRoleLabel(role)}, ${kindLabel(kind).toLowerCase()}${where}${day}`
}
