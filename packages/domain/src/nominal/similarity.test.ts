import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { damerauLevenshtein, jaroWinkler } from './similarity.ts'

const name = fc.string({ unit: fc.constantFrom(...'abcde'), maxLength: 8 })

describe('Jaro-Winkler', () => {
  it.each([
    ['smith', 'smyth', 0.893],
    ['stephen', 'steven', 0.894],
    ['mohammed', 'muhammad', 0.85],
    ['hussain', 'hussein', 0.943],
    ['jones', 'johnson', 0.832],
    ['yusuf', 'joseph', 0.456],
    ['piotr', 'peter', 0.76],
    ['liz', 'elizabeth', 0.778],
    ['dave', 'david', 0.848],
    ['mcdonald', 'macdonald', 0.967],
    ['martha', 'marhta', 0.961],
    ['abc', 'xyz', 0],
    ['', 'smith', 0],
  ])('%s and %s are %f alike', (a, b, alike) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(alike, 3)
  })

  it('is the same both ways, from 0 to 1, and 1 only for equal names', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const alike = jaroWinkler(a, b)
        expect(alike).toBeCloseTo(jaroWinkler(b, a), 10)
        expect(alike).toBeGreaterThanOrEqual(0)
        expect(alike).toBeLessThanOrEqual(1)
        expect(alike === 1).toBe(a === b && a !== '')
      }),
    )
  })
})

describe('Damerau-Levenshtein', () => {
  it.each([
    ['smith', 'smith', 0],
    ['smith', 'smiht', 1],
    ['smith', 'smyth', 1],
    ['smith', 'smit', 1],
    ['smith', 'smithe', 1],
    ['stephen', 'steven', 2],
    ['', 'abc', 3],
    ['ca', 'abc', 3],
  ])('%s and %s are %i apart', (a, b, apart) => {
    expect(damerauLevenshtein(a, b)).toBe(apart)
  })

  it('is the same both ways and zero only for equal names', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(damerauLevenshtein(a, b)).toBe(damerauLevenshtein(b, a))
        expect(damerauLevenshtein(a, b) === 0).toBe(a === b)
      }),
    )
  })

  it('agrees with the whole sum when it stops early', () => {
    fc.assert(
      fc.property(name, name, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
        expect(damerauLevenshtein(a, b, most)).toBe(Math.min(damerauLevenshtein(a, b), most + 1))
      }),
    )
  })
})
