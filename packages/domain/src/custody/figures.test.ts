/** The words of the groups, and that nobody can be told from what is published. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sexes } from '../codes/sex-and-gender.ts'
import { ageBands, custodyFigureList, figureGroupLabel } from './figure-list.ts'
import { figureRulesOn } from './figure-rules.ts'
import { publishNumbers } from './small-numbers.ts'

describe('the figures of custody', () => {
  it('are parts of figures that exist', () => {
    const codes: readonly string[] = custodyFigureList.map(({ code }) => code)
    for (const figure of custodyFigureList)
      if ('of' in figure) expect(codes, figure.code).toContain(figure.of)
  })

  it('name every band of ages, sex and group of ethnicities', () => {
    expect(ageBands.map((from) => figureGroupLabel('age', String(from), sexes)).slice(1, 4)).toEqual([
      '10 to 13',
      '14 to 17',
      '18 to 20',
    ])
    expect(figureGroupLabel('age', '65', sexes)).toBe('65 and over')
    expect(figureGroupLabel('sex', 'F', sexes)).toBe('Female')
    expect(figureGroupLabel('ethnicity', 'NK', sexes)).toBe('Not recorded')
  })

  it('read an ethnicity of the older list and no code that means nothing today', () => {
    const { ethnicities } = figureRulesOn('2026-11-23')
    expect(ethnicities.O1).toBe(ethnicities.A4)
    expect(ethnicities.W4).toBeUndefined()
  })
})

describe('what is published', () => {
  it('has no small number, and no total that gives one away', () => {
    expect(publishNumbers([0, 3, 12, 7], 22, 5)).toEqual({ numbers: [0, 'few', 12, 'withheld'], total: 22 })
    expect(publishNumbers([2, 3, 12], 17, 5)).toEqual({ numbers: ['few', 'few', 12], total: 17 })
    expect(publishNumbers([3, 0], 3, 5)).toEqual({ numbers: ['few', 0], total: 'few' })
    expect(publishNumbers([5, 0, 9], 14, 5)).toEqual({ numbers: [5, 0, 9], total: 14 })
  })

  it('never lets a number below the least be reckoned from the rest', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 8 }), (numbers) => {
        const sum = numbers.reduce((a, b) => a + b, 0)
        const { numbers: shown, total } = publishNumbers(numbers, sum, 5)
        shown.forEach((n, at) => {
          if (typeof n === 'number') expect(n === 0 || n >= 5).toBe(true)
          else expect(numbers[at]).toBeGreaterThan(0)
        })
        const hidden = shown.filter((n) => typeof n !== 'number').length
        if (typeof total === 'number' && hidden > 0) expect(hidden).toBeGreaterThan(1)
      }),
    )
  })
})
