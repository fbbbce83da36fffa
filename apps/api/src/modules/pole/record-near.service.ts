/** Finds what was not typed exactly: numbers of which parts are known, plates misread, streets misspelt. */
import { wildcardMisreads } from '@mips/domain/identifiers/vrm'
import { wildcardForms, type Wildcard } from '@mips/domain/identifiers/wildcard'
import { halves, inFull, tellingWords } from '@mips/domain/search/address-words'
import { deletions } from '@mips/domain/nominal/name-dictionary'
import { damerauLevenshtein } from '@mips/domain/nominal/similarity'
import type { PlainTx } from '../../platform/db/tx.ts'
import {
  findByPattern,
  findEventsAt,
  findEventsOfDay,
  findKnownPlaceWords,
  findPlacesSpelt,
  findPlaceWords,
  type Spellings,
} from './record-near.repository.ts'
import { findByWords, type Reach } from './record-search.repository.ts'
import type { Match } from './record-search.service.ts'

/** Things whose number fits the wildcards, then plates that fit it when one sign was misread. */
export async function findWildcards(
  tx: PlainTx,
  wildcard: Wildcard,
  reach: Reach,
  words: readonly string[] = [],
): Promise<Match[]> {
  const fitting = await findByPattern(tx, wildcardForms(wildcard), reach, { isPlate: false, words })
  const misread = await findByPattern(tx, wildcardMisreads(wildcard.body), reach, { isPlate: true, words })
  return [
    ...fitting.map((found) => ({ ...found, matchedBy: `Fits ${wildcard.body}`, isMisread: false })),
    ...misread.map((found) => ({
      ...found,
      matchedBy: `Registration mark easily misread for ${wildcard.body}`,
      isMisread: true,
    })),
  ]
}

/** Events of a day. */
export const findOfDay = async (tx: PlainTx, day: string, reach: Reach): Promise<Match[]> =>
  (await findEventsOfDay(tx, day, reach)).map((found) => ({
    ...found,
    matchedBy: 'Happened on this day',
    isMisread: false,
  }))

const shortestCorrected = 4
const mostSpellings = 12

/** Places whose address holds every word in some near spelling, in full or taken apart; nothing where a word has none and no place holds it. */
export async function findNearPlaces(tx: PlainTx, words: readonly string[], reach: Reach): Promise<Match[]> {
  if (!reach.kinds.includes('Location')) return []
  const telling = tellingWords(words)
  const corrected = telling.filter((word) => word.length >= shortestCorrected && /^[a-z]+$/.test(word))
  const known = await findPlaceWords(
    tx,
    corrected.flatMap((typed) => deletions(typed).map((deletion) => ({ typed, deletion }))),
  )
  const apart = await takenApart(tx, corrected)
  const spellings = telling.map((typed): Spellings => {
    const near = known
      .filter((pair) => pair.typed === typed)
      .map(({ word }) => ({ word, steps: damerauLevenshtein(typed, word, mostSteps(typed)) }))
      .filter(({ steps }) => steps <= mostSteps(typed))
      .sort((a, b) => a.steps - b.steps || (a.word < b.word ? -1 : 1))
      .slice(0, mostSpellings)
      .map(({ word }) => word)
    const meant = [...near, ...inFull(typed), ...(apart.get(typed) ?? [])]
    return { typed, meant: meant.length > 0 ? [...new Set(meant)] : [typed] }
  })
  // With every word as typed the search by words has found nothing already.
  const isAsTyped = spellings.every(({ typed, meant }) => meant.length === 1 && meant[0] === typed)
  if (isAsTyped && telling.length === words.length) return []
  const places = await findPlacesSpelt(tx, spellings, reach)
  return places.map((found) => ({ ...found, matchedBy: 'Near in spelling', isMisread: false }))
}

/** For each word those two words of addresses that it may be when they were run together. */
async function takenApart(tx: PlainTx, words: readonly string[]): Promise<Map<string, string[]>> {
  const pairs = words.flatMap((word) => halves(word).map((half) => ({ word, half })))
  if (pairs.length === 0) return new Map()
  const rows = await findKnownPlaceWords(tx, [...new Set(pairs.flatMap(({ half }) => half))])
  const isKnown = new Set(rows.map((row) => row.word))
  const apart = new Map<string, string[]>()
  for (const { word, half } of pairs)
    if (half.every((part) => isKnown.has(part))) apart.set(word, [...(apart.get(word) ?? []), half.join(' ')])
  return apart
}

const mostPlaces = 50

/** Ways to part the words that are tried; a whole sentence is no place. */
const mostRounds = 6

/** Events told by some of the words at a place told by the others: `machete skate park`. The longest name of a place that leads to any counts. */
export async function findWithPlaces(tx: PlainTx, words: readonly string[], reach: Reach): Promise<Match[]> {
  const telling = tellingWords(words)
  const named = telling.flatMap((word) => [word, ...inFull(word)])
  const known = new Set((await findKnownPlaceWords(tx, named)).map((row) => row.word))
  const isOfPlace = (word: string) => [word, ...inFull(word)].some((form) => known.has(form))
  let rounds = 0
  for (let length = telling.length - 1; length >= 1; length -= 1) {
    for (const [place, told] of [
      [telling.slice(-length), telling.slice(0, -length)],
      [telling.slice(0, length), telling.slice(length)],
    ] as const) {
      if (!place.some(isOfPlace) || !told.some((word) => word.length >= 3)) continue
      rounds += 1
      if (rounds > mostRounds) return []
      const only = { ...reach, kinds: reach.kinds.filter((kind) => kind === 'Location'), limit: mostPlaces }
      const asTyped = await findByWords(tx, place, only)
      const places = asTyped.length > 0 ? asTyped : await findNearPlaces(tx, place, only)
      if (places.length === 0) continue
      const ids = places.map((found) => found.id)
      const events = await findEventsAt(tx, told, ids, reach)
      if (events.length > 0)
        return events.map((found) => ({
          ...found,
          matchedBy: `“${told.join(' ')}” at “${place.join(' ')}”`,
          isMisread: false,
        }))
    }
  }
  return []
}

/** Letters that may be wrong: two in a long word, one in a short one. */
const mostSteps = (word: string) => (word.length >= 7 ? 2 : 1)
