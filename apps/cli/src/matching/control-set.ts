/** The labelled set on which a trained model must hold its own: generated people, asked for with every kind of error. */
import { f1Of, type Weighed } from '@mips/domain/linkage/collapse-guard'
import { type MatchModel, FIXED_MODEL } from '@mips/domain/nominal/match-weights'
import { createRandom } from '../demo/random.ts'
import { misrememberedKinds } from './misremember.ts'
import { personAt } from './people-generator.ts'
import { buildPeopleStore, type PeopleStore } from './people-store.ts'
import { secondRecord } from './second-record.ts'

const PEOPLE = 6000
const ASKED = 1200
/** Lighter hits than this change no figure. */
const LEAST_WEIGHT = -5

/** Makes the set of a seed; the answer weighs a model on it: F1 at the best of all thresholds, and at "possible". */
export function controlSet(seed: number): (model: MatchModel) => { best: number; at: number } {
  const store = buildPeopleStore(seed, PEOPLE)
  return (model) => weigh(store, seed, model)
}

function weigh(store: PeopleStore, seed: number, model: MatchModel): { best: number; at: number } {
  const random = createRandom(seed, 'control')
  const weighed: Weighed[] = []
  let same = 0
  for (let index = 0; index < ASKED; index += 1) {
    const kind = misrememberedKinds[index % misrememberedKinds.length] ?? 'exact'
    const terms = secondRecord(personAt(seed, index), kind, random)
    if (terms === undefined) continue
    same += 1
    for (const hit of store.search(terms, model))
      if (hit.score.weight >= LEAST_WEIGHT)
        weighed.push({ weight: hit.score.weight, isSame: hit.index === index })
  }
  return f1Of(weighed, same, FIXED_MODEL.thresholds.possible)
}
