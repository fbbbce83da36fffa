import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginningsOf, fold, isInitial, nameForms } from './fold-name.ts'

describe('folding a name', () => {
  it.each([
    ['Łukasz', 'lukasz'],
    ['Siân', 'sian'],
    ['Zoë', 'zoe'],
    ['Strauß', 'strauss'],
    ["O'Brennick", 'obrennick'],
    ['O’Brennick', 'obrennick'],
    ['O Brennick', 'obrennick'],
    ['MC DONNOCK', 'mcdonnock'],
    ['Mac Donnock', 'macdonnock'],
    ['Smythe-Jarrow', 'smythe jarrow'],
    ['  Al-Hassani ', 'al hassani'],
    ['MIG_ERROR_Brindle', 'brindle'],
    ['NO_SHOW_DUPLICATE_Brindle', 'brindle'],
    ['NOT ENTERED', ''],
    ['John P', 'john'],
    ['J', 'j'],
    ['J.', 'j'],
    ['Br1ndle2', 'br ndle'],
    ['', ''],
  ])('%s becomes %s', (name, folded) => {
    expect(fold(name)).toBe(folded)
  })

  it('is empty for a name that was never given', () => {
    expect(fold(undefined)).toBe('')
    expect(fold(null)).toBe('')
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (name) => fold(fold(name)) === fold(name)),
      { numRuns: 500 },
    )
  })
})

describe('the forms of a name', () => {
  it.each([
    ['brindle', ['brindle']],
    ['smythe jarrow', ['smythejarrow', 'smythe', 'jarrow']],
    ['van der brink', ['vanderbrink', 'brink']],
    ['al hassani', ['alhassani', 'hassani']],
    ['de silva moreno', ['desilvamoreno', 'silvamoreno', 'silva', 'moreno']],
    ['', []],
  ])('%s may be written as %j', (folded, forms) => {
    expect(nameForms(folded)).toEqual(forms)
  })

  it('knows an initial', () => {
    expect(isInitial('j')).toBe(true)
    expect(isInitial('jo')).toBe(false)
  })
})

describe('the beginnings under which a name may be held', () => {
  it.each([
    ['alda', ['alda', 'al da']],
    ['al da', ['al da']],
    ['brin', ['brin']],
    ['vande', ['vande', 'van de']],
    ['al', ['al']],
  ])('%s', (typed, beginnings) => {
    expect(beginningsOf(typed)).toEqual(beginnings)
  })
})
