/** Finds what was not typed exactly: numbers of which parts are known, plates misread, streets misspelt. */
import { wildcardMisreads } from '@mips/domain/identifiers/vrm'
import { wildcardForms, type Wildcard } from '@mips/domain/identifiers/wildcard'
import { deletions } from '@mips/domain/nominal/name-dictionary'
import { damerauLevenshtein } from '@mips/domain/nominal/similarity'
import type { PlainTx } from '../../platform/db/tx.ts'
import {
  findByPattern,
  findEventsOfDay,
  findPlacesSpelt,
  findPlaceWords,
  type Spellings,
} from './record-near.repository.ts'
import type { Reach } from './record-search.repository.ts'
import type { Match } from './record-search.service.ts'

/** Things whose number fits the wildcards, then plates that fit it when one sign was misread. */
export async function findWildcards(tx: PlainTx, wildcard: Wildcard, reach: Reach): Promise<Match[]> {
  const fitting = await findByPattern(tx, wildcardForms(wildcard), reach, false)
  const misread = await findByPattern(tx, wildcardMisreads(wildcard.body), reach, true)
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

/** Places whose address holds every word in some near spelling; nothing where a word has none and no place holds it. */
export async function findNearPlaces(tx: PlainTx, words: readonly string[], reach: Reach): Promise<Match[]> {
  const corrected = words.filter((word) => word.length >= shortestCorrected && /^[a-z]+$/.test(word))
  if (corrected.length === 0 || !reach.kinds.includes('Location')) return []
  const known = await findPlaceWords(
    tx,
    corrected.flatMap((typed) => deletions(typed).map((deletion) => ({ typed, deletion }))),
  )
  const spellings = words.map((typed): Spellings => {
    const meant = known
      .filter((pair) => pair.typed === typed)
      .map(({ word }) => ({ word, steps: damerauLevenshtein(typed, word, mostSteps(typed)) }))
      .filter(({ steps }) => steps <= mostSteps(typed))
      .sort((a, b) => a.steps - b.steps || (a.word < b.word ? -1 : 1))
      .slice(0, mostSpellings)
      .map(({ word }) => word)
    return { typed, meant: meant.length > 0 ? meant : [typed] }
  })
  // With every word as typed the search by words has found nothing already.
  if (spellings.every(({ typed, meant }) => meant.length === 1 && meant[0] === typed)) return []
  const places = await findPlacesSpelt(tx, spellings, reach)
  return places.map((found) => ({ ...found, matchedBy: 'Near in spelling', isMisread: false }))
}

/** Letters that may be wrong: two in a long word, one in a short one. */
const mostSteps = (word: string) => (word.length >= 7 ? 2 : 1)
