/** Linking a labelled town end to end: found by blocking, weighed without labels, strangers kept apart. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../nominal/search-recall.testing.ts'
import { labelledTown, townSchema } from './linkage.testing.ts'
import { linkRecords } from './link-records.ts'
import { agreementWeight, priorWeight } from './linkage-model.ts'
import { linkageWaterfall } from './linkage-waterfall.ts'

const { left, right } = labelledTown(400, 5)
const linked = linkRecords(left, right, townSchema, seeded(3), { randomPairs: 20_000 })
const even = linked.pairs.filter((pair) => pair.weight >= 0)

describe('linking two lists', () => {
  it('finds nearly everybody and joins no strangers', () => {
    expect(even.filter((pair) => pair.a === pair.b).length).toBeGreaterThanOrEqual(395)
    expect(even.filter((pair) => pair.a !== pair.b).length).toBeLessThanOrEqual(2)
  })

  it('compares a small part of all pairs', () => {
    expect(linked.pairs.length).toBeLessThan((400 * 400) / 5)
  })

  it('counts about as many matches as there are', () => {
    expect(linked.trained.matches).toBeGreaterThan(380)
    expect(linked.trained.matches).toBeLessThan(420)
  })

  it('never reads the label: shuffled lists give the same weights', () => {
    const order = Array.from({ length: 100 }, (_, n) => (n * 7) % 100)
    const shuffled = order.map((n) => right[n]).filter((record) => record !== undefined)
    const { pairs } = linkRecords(left.slice(0, 100), shuffled, townSchema, seeded(3), { randomPairs: 5000 })
    const found = pairs.filter((pair) => pair.weight >= 0 && pair.a === order[pair.b])
    expect(found.length).toBeGreaterThanOrEqual(97)
  })

  it('links a list with itself without linking a record with itself', () => {
    const both = [...left.slice(0, 80), ...right.slice(0, 80)]
    const { pairs } = linkRecords(both, undefined, townSchema, seeded(4), { randomPairs: 10_000 })
    expect(pairs.every((pair) => pair.a < pair.b)).toBe(true)
    expect(pairs.filter((pair) => pair.weight >= 0 && pair.b === pair.a + 80).length).toBeGreaterThan(75)
  })
})

describe('the waterfall of a pair', () => {
  it('adds up to the weight of the pair, in words for each field', () => {
    for (const pair of linked.pairs.slice(0, 50)) {
      const waterfall = linkageWaterfall(linked.comparer.fields, linked.trained.parameters, pair.agreements)
      expect(waterfall.bits).toBeCloseTo(pair.weight, 9)
      expect(waterfall.steps.reduce((sum, step) => sum + step.bits, 0)).toBeCloseTo(pair.weight, 9)
      expect(waterfall.steps[0]?.words).toMatch(/^before comparing: one in \d+$/)
      for (const step of waterfall.steps.slice(1)) expect(step.words).toMatch(/likelier to be|says nothing/)
      expect(waterfall.probability).toBeGreaterThan(0.5)
    }
  })
})

describe('what holds for any pair', () => {
  const { comparer, trained } = linked
  const prepared = [...left, ...right].map((record) => comparer.prepare((column) => record.values[column]))

  it('is the same from either side', () => {
    fc.assert(
      fc.property(fc.nat(799), fc.nat(799), (one, other) => {
        const weigh = (a: number, b: number) =>
          comparer
            .compare(prepared[a] ?? [], prepared[b] ?? [])
            .reduce((sum, agreement) => sum + agreementWeight(trained.parameters, agreement), 0)
        // Crossed names are weighed by the forename asked and the surname held, which differ a little by side.
        expect(Math.abs(weigh(one, other) - weigh(other, one))).toBeLessThan(6)
      }),
    )
  })

  it('weighs nothing when nothing is known', () => {
    const nobody = comparer.prepare(() => undefined)
    fc.assert(
      fc.property(fc.nat(799), (one) => {
        expect(comparer.compare(prepared[one] ?? [], nobody)).toEqual([])
      }),
    )
    expect(priorWeight(trained.parameters)).toBeLessThan(0)
  })

  it('no field is about ethnicity, nationality or religion', () => {
    for (const { field, levels } of comparer.fields)
      expect(`${field} ${levels.map((level) => level.words).join(' ')}`).not.toMatch(
        /ethnic|nationality|race|relig/i,
      )
  })
})
