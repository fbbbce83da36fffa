/** How often matching fails, by origin of the name and by kind of error: the store is asked for people it holds. */
import { isWorthShowing } from '@mips/domain/nominal/match-score'
import { createRandom } from '../demo/random.ts'
import type { Progress } from '../platform/terminal.ts'
import { type MisrememberedKind, misrememberedKinds, type MisrememberedNameKind } from './misremember.ts'
import { type Origin, origins, personAt } from './people-generator.ts'
import type { PeopleStore } from './people-store.ts'
import { secondRecord } from './second-record.ts'

export type Tally = {
  asked: number
  /** Among the first ten. */
  found: number
  /** The first of all. */
  first: number
  /** Shown to the officer at all, by the rule of the product. */
  shown: number
  /** At 5 bits or more: possible, probable or almost certain. */
  possible: number
  /** At 14 bits or more: must be looked at before another record is made. */
  probable: number
  /** Somebody else at 20 bits or more, the person herself no higher. */
  wrong: number
}

export type Fairness = {
  byOrigin: Map<Origin, Tally>
  byKind: Map<string, Tally>
  byBoth: Map<string, Tally>
}

const empty = (): Tally => ({ asked: 0, found: 0, first: 0, shown: 0, possible: 0, probable: 0, wrong: 0 })

/** Asks for so many people of each origin, each by one kind of error, the kinds in turn. */
export function measureFairness(
  store: PeopleStore,
  seed: number,
  perOrigin: number,
  runSeed: number,
  progress?: Progress,
): Fairness {
  const result: Fairness = { byOrigin: new Map(), byKind: new Map(), byBoth: new Map() }
  const random = createRandom(runSeed, 'fairness')
  const left = new Map(origins.map((origin) => [origin, perOrigin]))
  const kinds: readonly (MisrememberedKind | MisrememberedNameKind)[] = misrememberedKinds
  const turns = new Map<Origin, number>()
  let tries = 0
  while ([...left.values()].some((count) => count > 0) && tries < 400 * perOrigin * origins.length) {
    tries += 1
    const index = random.int(0, store.people - 1)
    const person = personAt(seed, index)
    if ((left.get(person.origin) ?? 0) <= 0) continue
    const turn = turns.get(person.origin) ?? 0
    const kind = kinds[turn % kinds.length] ?? 'exact'
    // Most people have no alias and few have the commonest of names: after so many tries the kind is passed over.
    const terms = secondRecord(person, kind, random)
    if (terms === undefined) {
      if (random.chance(0.02)) turns.set(person.origin, turn + 1)
      continue
    }
    turns.set(person.origin, turn + 1)
    left.set(person.origin, (left.get(person.origin) ?? 0) - 1)
    const hits = store.search(terms)
    const place = hits.findIndex((hit) => hit.index === index)
    const own = hits[place]?.score.weight ?? Number.NEGATIVE_INFINITY
    const isWrong = hits.some(
      (hit) => hit.index !== index && hit.score.weight >= 20 && hit.score.weight > own,
    )
    for (const tally of talliesOf(result, person.origin, kind)) {
      tally.asked += 1
      if (place >= 0 && place < 10) tally.found += 1
      if (place === 0) tally.first += 1
      const hit = hits[place]
      if (hit && isWorthShowing(hit.score)) tally.shown += 1
      if (own >= 5) tally.possible += 1
      if (own >= 14) tally.probable += 1
      if (isWrong) tally.wrong += 1
    }
    progress?.advance(1)
  }
  progress?.finish()
  return result
}

function talliesOf(result: Fairness, origin: Origin, kind: string): Tally[] {
  return [
    taken(result.byOrigin, origin),
    taken(result.byKind, kind),
    taken(result.byBoth, `${origin} | ${kind}`),
  ]
}

function taken<Key>(map: Map<Key, Tally>, key: Key): Tally {
  const known = map.get(key)
  if (known) return known
  const made = empty()
  map.set(key, made)
  return made
}

/** How many points of a hundred the worst group is below the best. */
export function gapOf(
  tallies: Iterable<Tally>,
  part: 'found' | 'first' | 'shown' | 'possible' | 'probable',
): number {
  const shares = [...tallies]
    .filter(({ asked }) => asked > 0)
    .map((tally) => (100 * tally[part]) / tally.asked)
  return shares.length === 0 ? 0 : Math.max(...shares) - Math.min(...shares)
}
