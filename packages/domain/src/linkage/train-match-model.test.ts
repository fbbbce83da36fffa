/** The weights of the person scorer, trained: moved by data, held by the anchor, and rules untouched. */
import { describe, expect, it } from 'vitest'
import type { WaterfallStep } from '../nominal/match-terms.ts'
import { FIXED_MODEL } from '../nominal/match-weights.ts'
import { decideTrainedModel, f1Of } from './collapse-guard.ts'
import { MODEL_FORMAT, modelText, readModelFile, type ModelFile } from './model-file.ts'
import { MOST_BITS_MOVED, trainMatchModel } from './train-match-model.ts'

const step = (
  field: WaterfallStep['field'],
  level: string,
  weight: number,
  chance?: number,
): WaterfallStep => ({
  field,
  level,
  weight,
  words: level,
  ...(chance === undefined ? {} : { chance }),
})
const match = (postcode: 'shared' | 'different'): WaterfallStep[] => [
  step('surname', 'exact', 12, 1e-4),
  step('forename', 'exact', 7, 1e-3),
  step('dob', 'exact', FIXED_MODEL.dob.exact),
  step('identifier', 'PNC-shared', 21.58),
  step('postcode', postcode, FIXED_MODEL.postcode[postcode]),
]
const postcodeOf = (n: number) => {
  if (n % 180 === 0) return 'shared'
  return n % 50 === 0 ? 'sameOutcode' : 'different'
}
const strangers: WaterfallStep[][] = Array.from({ length: 5000 }, (_, n) => [
  step('surname', n % 500 === 0 ? 'exact' : 'different', 0),
  step('forename', n % 100 === 0 ? 'exact' : 'different', 0),
  step('dob', n === 7 ? 'exact' : 'different', 0),
  step('postcode', postcodeOf(n), 0),
])

describe('training the person scorer', () => {
  it('without pairs leaves every weight where it was', () => {
    const { model } = trainMatchModel([], strangers, { version: 'none', possiblePairs: 1e9 })
    expect({ ...model, version: FIXED_MODEL.version }).toEqual(FIXED_MODEL)
  })

  it('people who move a lot make a different postcode say less', () => {
    const pairs = Array.from({ length: 3000 }, (_, n) => match(n % 10 === 0 ? 'shared' : 'different'))
    const { model, matches } = trainMatchModel(pairs, strangers, { version: 'movers', possiblePairs: 1e9 })
    expect(matches).toBeGreaterThan(2900)
    expect(model.postcode.different).toBeGreaterThan(FIXED_MODEL.postcode.different)
    expect(model.postcode.shared).toBeLessThan(FIXED_MODEL.postcode.shared)
  })

  it('moves no weight by more than three bits and no rule at all', () => {
    const pairs = Array.from({ length: 50_000 }, () => [...match('different')])
    const { model } = trainMatchModel(pairs, strangers, { version: 'many', possiblePairs: 1e9 })
    for (const [level, weight] of Object.entries(model.postcode))
      expect(
        Math.abs(weight - ((FIXED_MODEL.postcode as Record<string, number>)[level] ?? 99)),
      ).toBeLessThanOrEqual(MOST_BITS_MOVED + 1e-4)
    expect(model.guards).toEqual(FIXED_MODEL.guards)
    expect(model.thresholds).toEqual(FIXED_MODEL.thresholds)
    expect(model.identifiers).toEqual(FIXED_MODEL.identifiers)
  })
})

describe('the collapse guard', () => {
  const weigh = (weights: number[], same: number) =>
    f1Of(
      weights.map((weight, index) => ({ weight, isSame: index < same })),
      same,
      5,
    )

  it('refuses a model that is more than 0.02 below the fixed weights', () => {
    const fixed = weigh([20, 18, 15, 9, -3, -4], 4)
    const collapsed = weigh([20, 1, 1, 1, 19, 18], 4)
    expect(fixed).toEqual({ best: 1, at: 1 })
    const decision = decideTrainedModel(fixed, collapsed)
    expect(decision.allowed).toBe(false)
    expect(decision.allowed ? '' : decision.reason).toMatch(/worse than the fixed weights/)
  })

  it('refuses one that is as good at its best and bad at the threshold in use', () => {
    const shifted = weigh([4, 3, 2, 1, -9, -9], 4)
    expect(shifted.best).toBe(1)
    expect(decideTrainedModel({ best: 1, at: 1 }, shifted).allowed).toBe(false)
  })

  it('allows one that is no worse, or worse by no more than 0.02', () => {
    expect(decideTrainedModel({ best: 0.97, at: 0.9 }, { best: 0.955, at: 0.95 }).allowed).toBe(true)
  })
})

describe('the model file', () => {
  const file: ModelFile = {
    format: MODEL_FORMAT,
    model: { ...FIXED_MODEL, version: 'v' },
    trainedAt: '2026-09-07T10:00:00.000Z',
    data: { fingerprint: 'ff', people: 1, pairs: 1, randomPairs: 1 },
    training: { rounds: 1, matches: 1, pseudoMatches: 200 },
    control: { fixed: { best: 1, at: 1 }, trained: { best: 1, at: 1 } },
  }

  it('is the same text in whatever order its parts were read', () => {
    const turned = Object.fromEntries(Object.entries(file).reverse()) as ModelFile
    expect(modelText(turned)).toBe(modelText(file))
    expect(readModelFile(JSON.parse(modelText(file)))).toEqual(file)
  })

  it.each<[string, unknown, RegExp]>([
    ['another format', { ...file, format: 'mips-matching-9' }, /format/],
    ['no weights', { ...file, model: undefined }, /model is missing/],
    [
      'a weight that is no number',
      { ...file, model: { ...file.model, namesSwapped: 'much' } },
      /namesSwapped/,
    ],
    ['a weight too many', { ...file, model: { ...file.model, ethnicity: { same: 3 } } }, /ethnicity/],
    [
      'a lower threshold',
      { ...file, model: { ...file.model, thresholds: { ...FIXED_MODEL.thresholds, almostCertainly: 9 } } },
      /changes thresholds/,
    ],
  ])('is refused with %s', (_, json, words) => {
    expect(() => readModelFile(json)).toThrow(words)
  })
})
