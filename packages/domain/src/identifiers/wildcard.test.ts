/** What is read as a number of which only parts are known, and which keys it describes. */
import { describe, expect, it } from 'vitest'
import { wildcardMisreads } from './vrm.ts'
import { fitsWildcard, likePattern, readWildcard, readWildcardAmong, wildcardForms } from './wildcard.ts'

describe('a number with wildcards', () => {
  it.each(['marla brindle', 'who is there?', '?', '**', 'A*', 'x'.repeat(60) + '*', '<script>*', '%_*1'])(
    '%s is none',
    (text) => {
      expect(readWildcard(text)).toBeUndefined()
    },
  )

  it.each([
    ['ab?2*', 'AB?2*', 3],
    ['*4567', '*4567', 4],
    ['AB12 C??', 'AB12C??', 5],
    ['*@example.org', '*@EXAMPLE.ORG', 12],
    ['12**34', '12*34', 4],
    ['ends 567', '*567', 3],
    ['ending in 00 250', '*00250', 5],
    ['begins with LA34', 'LA34*', 4],
  ])('%s is %s with %d known signs', (text, body, literals) => {
    expect(readWildcard(text)).toEqual({ body, literals })
  })

  it.each(['ends well', 'first floor', 'starts at 9', 'last seen near school 4'])('%s is none', (text) => {
    expect(readWildcard(text)).toBeUndefined()
  })

  it('stands among the words of a thing', () => {
    expect(readWildcardAmong('Red Audi *RHX')).toEqual({
      wildcard: { body: '*RHX', literals: 3 },
      words: ['red', 'audi'],
    })
    for (const text of ['*RHX', '*RHX or *RHK', 'who is he?', 'red, audi *RHX'])
      expect(readWildcardAmong(text)).toBeUndefined()
  })

  it.each([
    ['AB12CDE', 'AB?2*', true],
    ['AB12CDE', '*CDE', true],
    ['AB12CDE', '*2C*', true],
    ['AB12CDE', 'AB?3*', false],
    ['AB12CDE', '*CD', false],
    ['AB12CDE', 'AB12CDE?', false],
    ['AAAB', '*AAB', true],
    ['', '*', true],
  ])('%s fits %s: %s', (key, body, fits) => {
    expect(fitsWildcard(key, body)).toBe(fits)
  })

  it('is a pattern of SQL in which nothing else is a sign', () => {
    expect(likePattern('A_B?2*')).toBe('A\\_B_2%')
  })

  it('a national telephone number is looked for with its country code as well', () => {
    expect(wildcardForms({ body: '077009*', literals: 6 })).toEqual(['077009*', '+4477009*'])
    expect(wildcardForms({ body: '*4567', literals: 4 })).toEqual(['*4567'])
  })

  it('a plate is read with each sign that is easily taken for another', () => {
    expect(wildcardMisreads('B8?*')).toContain('88?*')
    expect(wildcardMisreads('*900123')).toEqual([])
  })
})
