/** How often somebody who is not on file is offered as somebody who is: people of the same town, made after it. */
import { createRandom } from '../demo/random.ts'
import type { Progress } from '../platform/terminal.ts'
import { personAt } from './people-generator.ts'
import type { PeopleStore } from './people-store.ts'
import { secondRecord } from './second-record.ts'

export type Strangers = {
  asked: number
  /** By the band of the best offer; `none` when nothing was worth a line. */
  bands: Map<string, number>
  /** Bits of the heaviest offer of all. */
  heaviest: number
  /** The same people asked for by name and date of birth alone: heaviest offer, and how many reached 20 bits. */
  alone: { heaviest: number; certain: number }
}

/** People whose households begin after the store ends, asked for with all that they would say of themselves. */
export function measureStrangers(
  store: PeopleStore,
  seed: number,
  count: number,
  progress?: Progress,
): Strangers {
  const result: Strangers = {
    asked: 0,
    bands: new Map(),
    heaviest: Number.NEGATIVE_INFINITY,
    alone: { heaviest: Number.NEGATIVE_INFINITY, certain: 0 },
  }
  const random = createRandom(seed, 'strangers')
  const first = Math.ceil(store.people / 3) * 3 + 3
  for (let index = first; index < first + count; index += 1) {
    const terms = secondRecord(personAt(seed, index), 'exact', random)
    if (terms === undefined) continue
    result.asked += 1
    const [best] = store.search(terms)
    const band = best === undefined || best.score.band === 'hidden' ? 'none' : best.score.band
    result.bands.set(band, (result.bands.get(band) ?? 0) + 1)
    result.heaviest = Math.max(result.heaviest, best?.score.weight ?? result.heaviest)
    const { forename, surname, dob } = terms
    const [alone] = store.search({
      ...(forename === undefined ? {} : { forename }),
      ...(surname === undefined ? {} : { surname }),
      ...(dob === undefined ? {} : { dob }),
    })
    if (alone) {
      result.alone.heaviest = Math.max(result.alone.heaviest, alone.score.weight)
      if (alone.score.band === 'almost certainly') result.alone.certain += 1
    }
    progress?.advance(1)
  }
  progress?.finish()
  return result
}
