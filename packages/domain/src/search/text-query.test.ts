/** Reads what is asked of free text. */
import { describe, expect, it } from 'vitest'
import { isOnePhrase, plainTextOf, readTextQuery, textQueryWords, type TextTerm } from './text-query.ts'

const near = (left: string, right: string, within: number): TextTerm => ({
  kind: 'near',
  left,
  right,
  within,
})

describe('a text', () => {
  it.each<[string, TextTerm[]]>([
    ['two men running', [{ kind: 'words', text: 'two men running' }]],
    ['"two men"', [{ kind: 'phrase', text: 'two men' }]],
    [
      '“two men” hedge',
      [
        { kind: 'words', text: 'hedge' },
        { kind: 'phrase', text: 'two men' },
      ],
    ],
    ['knife NEAR school', [near('knife', 'school', 10)]],
    ['knife NEAR/3 "high school"', [near('knife', 'high school', 3)]],
    ['knife NEAR school NEAR/2 gate', [near('knife', 'school', 10), near('school', 'gate', 2)]],
    ['knife NEAR/999 school', [near('knife', 'school', 30)]],
    ['knife NEAR/0 school', [near('knife', 'school', 1)]],
    ['seen near school', [{ kind: 'words', text: 'seen near school' }]],
    ['"knife NEAR school"', [{ kind: 'phrase', text: 'knife NEAR school' }]],
    ['NEAR school', [{ kind: 'words', text: 'NEAR school' }]],
    ['school NEAR', [{ kind: 'words', text: 'school NEAR' }]],
    ['a "quote left open', [{ kind: 'words', text: 'a quote left open' }]],
    ['""', []],
    ['', []],
  ])('%j', (text, terms) => {
    expect(readTextQuery(text)).toEqual(terms)
  })

  it('is searched for elsewhere without its quotes, and otherwise as it was typed', () => {
    expect(plainTextOf('"Kestrelthorpe Avenue" 9')).toBe('Kestrelthorpe Avenue 9')
    expect(plainTextOf('  17/05/1990')).toBe('  17/05/1990')
  })

  it('is one phrase only when nothing else is asked', () => {
    expect(isOnePhrase(readTextQuery('"two men"'))).toBe(true)
    expect(isOnePhrase(readTextQuery('"two men" hedge'))).toBe(false)
    expect(isOnePhrase(readTextQuery('two men'))).toBe(false)
  })

  it('says how it was understood', () => {
    expect(textQueryWords(readTextQuery('hedge "two men" knife NEAR/3 school'))).toEqual([
      'the phrase “two men”',
      '“knife” at most 3 words from “school”',
    ])
  })
})
