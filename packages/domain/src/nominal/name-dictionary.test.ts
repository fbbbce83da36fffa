import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deletions, nearby } from './name-dictionary.ts'
import { damerauLevenshtein } from './similarity.ts'

const name = fc.string({ unit: fc.constantFrom(...'abcd'), minLength: 2, maxLength: 7 })

describe('the deletion neighbourhood', () => {
  it('holds the name and each form with a letter left out, once', () => {
    expect(deletions('Anna')).toEqual(['anna', 'nna', 'ana', 'ann'])
    expect(deletions('j')).toEqual(['j'])
    expect(deletions('')).toEqual([])
  })

  it('is shared by any two names one letter apart', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        fc.pre(damerauLevenshtein(a, b, 1) <= 1)
        const ofB = new Set(deletions(b))
        expect(deletions(a).some((deletion) => ofB.has(deletion))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('near spellings', () => {
  it.each([
    ['Smith', 'Smyth', true],
    ['Hussain', 'Hussein', true],
    ['McDonnock', 'MacDonnock', true],
    ['Brindle', 'Brindel', true],
    ['Smythe-Jarrow', 'Smythe Jarow', true],
    ['Yusuf', 'Joseph', false],
    ['Jones', 'Johnson', false],
    ['', 'Smith', false],
  ])('%s and %s: %s', (a, b, near) => {
    expect(nearby(a, b)).toBe(near)
  })
})
