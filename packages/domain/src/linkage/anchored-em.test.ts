/** Training that cannot run away: the anchor holds, u never moves, and bad data ends near the fixed weights. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../nominal/search-recall.testing.ts'
import { LEAST_PSEUDO_MATCHES, trainAnchored } from './anchored-em.ts'
import type { Agreement, LinkageField, LinkageParameters } from './linkage-model.ts'

const field = (name: string, m: number[]): LinkageField => ({
  field: name,
  levels: m.map((one, level) => ({ name: String(level), words: String(level), m: one })),
})
const fields = [field('name', [0.9, 0.1]), field('birth', [0.9, 0.1]), field('home', [0.8, 0.2])]
const start: LinkageParameters = {
  prior: 0.01,
  m: fields.map(({ levels }) => levels.map(({ m }) => m)),
  u: [
    [0.01, 0.99],
    [0.01, 0.99],
    [0.02, 0.98],
  ],
}
const pair = (...levels: number[]): Agreement[] => levels.map((level, index) => ({ field: index, level }))

describe('anchored training', () => {
  it('never takes fewer than 200 pseudo-matches, whatever is asked', () => {
    const pairs = Array.from({ length: 50 }, () => pair(0, 0, 1))
    const free = trainAnchored(fields, start, pairs, { possiblePairs: 10_000, pseudoMatches: 0 })
    const anchored = trainAnchored(fields, start, pairs, { possiblePairs: 10_000 })
    expect(free.parameters.m).toEqual(anchored.parameters.m)
    expect(LEAST_PSEUDO_MATCHES).toBe(200)
    expect(anchored.parameters.m[2]?.[1]).toBeLessThan(0.5)
  })

  it('leaves u as it was counted', () => {
    const pairs = Array.from({ length: 300 }, () => pair(0, 0, 0))
    expect(trainAnchored(fields, start, pairs, { possiblePairs: 90_000 }).parameters.u).toEqual(start.u)
  })

  it('learns m where there are enough matches', () => {
    const random = seeded(9)
    const matches = Array.from({ length: 4000 }, () => pair(0, 0, random() < 0.3 ? 0 : 1))
    const rare = {
      ...start,
      u: [
        [1e-4, 0.9999],
        [1e-4, 0.9999],
        [0.02, 0.98],
      ],
    }
    const { parameters } = trainAnchored(fields, rare, matches, { possiblePairs: 16_000_000 })
    expect(parameters.m[2]?.[0]).toBeGreaterThan(0.28)
    expect(parameters.m[2]?.[0]).toBeLessThan(0.36)
  })

  it('does not collapse onto a frequent pattern of strangers', () => {
    const strangers = Array.from({ length: 20_000 }, () => pair(1, 1, 0))
    const { parameters } = trainAnchored(fields, start, strangers, { possiblePairs: 1_000_000 })
    expect(parameters.m[0]?.[0]).toBeGreaterThan(0.6)
    expect(parameters.m[1]?.[0]).toBeGreaterThan(0.6)
  })

  it('keeps every m a chance, and those of a field one in all', () => {
    const agreement = fc.record({ field: fc.nat(2), level: fc.nat(1) })
    fc.assert(
      fc.property(fc.array(fc.array(agreement, { maxLength: 3 }), { maxLength: 200 }), (pairs) => {
        const { parameters } = trainAnchored(fields, start, pairs, { possiblePairs: 10_000, mostRounds: 5 })
        for (const m of parameters.m) {
          expect(m.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9)
          for (const one of m) expect(one).toBeGreaterThan(0)
        }
        expect(parameters.prior).toBeGreaterThan(0)
        expect(parameters.prior).toBeLessThanOrEqual(0.5)
      }),
    )
  })
})
