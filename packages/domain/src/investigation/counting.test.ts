/** Classes, flags and how many crimes are counted (HC-1 to HC-5, CT-1 to CT-4). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countCrimes, type DisclosedOffence } from './counting.ts'
import {
  homeOfficeClass,
  isAlternateOffence,
  isHomeOfficeClass,
  offenceFlags,
  readOffenceCode,
} from './offence-class.ts'

describe('HC-1 and HC-4: the class of an offence', () => {
  it.each([
    [{ code: 'TH68023', hoCode: '034/01' }, '034/01'],
    [{ code: 'SX03001A', hoCode: '019/11' }, '019/11'],
    [{ code: 'TH68023A' }, undefined],
    [{ code: 'TH68023', hoCode: '34A' }, undefined],
  ])('%o is %s', (offence, hoCode) => expect(homeOfficeClass(offence).hoCode).toBe(hoCode))

  it('asks in words that say why', () => {
    expect(homeOfficeClass({ code: 'TH68023A' })).toMatchObject({ ask: expect.stringMatching(/an attempt/) })
    expect(homeOfficeClass({ code: 'OF61102C' })).toMatchObject({
      ask: expect.stringMatching(/a conspiracy/),
    })
    expect(homeOfficeClass({ code: 'TH68023' })).toMatchObject({ ask: expect.stringMatching(/No class/) })
  })

  it.each([
    ['TH68023', { base: 'TH68023' }],
    ['coml025a', { base: 'COML025', qualifier: 'A' }],
    ['OF61102C', { base: 'OF61102', qualifier: 'C' }],
    ['TH68023Z', undefined],
    ['034/01', undefined],
  ])('%s is read', (code, reading) => expect(readOffenceCode(code)).toEqual(reading))

  it.each(['1/01', '034/1', '034-01', ''])('%s is no class', (code) =>
    expect(isHomeOfficeClass(code)).toBe(false),
  )

  it('HC-5: 1A is for another class than the recorded one', () => {
    expect(isAlternateOffence('034/01', '039/00')).toBe(true)
    expect(isAlternateOffence('034/01', '034/01')).toBe(false)
  })
})

describe('HC-2: notifiable, recordable and indictable are three things', () => {
  it.each([
    ['murder', { code: 'COML025', hoCode: '001/01', category: 'CI', isRecordable: true }, 'nri!'],
    ['ABH', { code: 'OF61102', hoCode: '008/06', category: 'CE', isRecordable: true }, 'nri'],
    [
      'obstructing a constable',
      { code: 'PL96003', hoCode: '104/33', category: 'CS', isRecordable: true },
      'r',
    ],
    ['drunk and disorderly', { code: 'CJ67002', hoCode: '141/01', category: 'CS', isRecordable: true }, 'r'],
    ['stalking', { code: 'PH97006', hoCode: '195/12', category: 'CS', isRecordable: true }, 'nr'],
    ['wasting police time', { code: 'CL67008', hoCode: '195/53', category: 'CS', isRecordable: true }, 'r'],
    ['no insurance', { code: 'RA88001', hoCode: '809/01', category: 'CM', isRecordable: false }, ''],
    ['dangerous driving', { code: 'RT88026', hoCode: '802/00', category: 'CE', isRecordable: true }, 'nri'],
  ])('%s', (_words, offence, letters) => {
    const flags = offenceFlags(offence)
    expect(flags).toEqual({
      isNotifiable: letters.includes('n'),
      isRecordable: letters.includes('r'),
      isIndictable: letters.includes('i'),
      isIndictableOnly: letters.includes('!'),
    })
  })
})

const offence = (id: string, hoCode: string, more: Partial<DisclosedOffence> = {}): DisclosedOffence => ({
  id,
  hoCode,
  incidentId: 'i',
  victimKey: 'v',
  offenderIds: ['o'],
  ...more,
})
const count = (offences: DisclosedOffence[], day = '2026-06-11') =>
  countCrimes(offences, day).map(({ id, includes, rule }) => [id, ...includes, rule].join(' '))

describe('how many crimes are counted', () => {
  it.each<[string, DisclosedOffence[], string[]]>([
    ['nothing', [], []],
    [
      'CT-1: two victims of one robber',
      [offence('a', '034/01'), offence('b', '034/01', { victimKey: 'w' })],
      ['a CT-1', 'b CT-1'],
    ],
    ['CT-2: drugs', [offence('a', '092/61', { victimKey: undefined })], ['a CT-2']],
    [
      'CT-3: robbery with ABH on the same victim',
      [offence('a', '008/06'), offence('b', '034/01')],
      ['b a CT-3'],
    ],
    [
      'two incidents',
      [offence('a', '105/01'), offence('b', '105/01', { incidentId: 'j' })],
      ['a CT-1', 'b CT-1'],
    ],
    [
      'two offenders apart',
      [offence('a', '105/01'), offence('b', '049/10', { offenderIds: ['p'] })],
      ['a CT-1', 'b CT-1'],
    ],
    [
      'an unknown offender',
      [offence('a', '105/01'), offence('b', '049/10', { offenderIds: [] })],
      ['a b CT-3'],
    ],
    ['a burglary of one household', [offence('a', '028/03', { victimKey: 'household' })], ['a CT-1']],
  ])('%s', (_words, offences, counted) => expect(count(offences)).toEqual(counted))

  it('CT-4: since May 2023 stalking stands for the assault and the damage within it', () => {
    const course = [offence('abh', '008/06'), offence('stalking', '008/66'), offence('damage', '149/00')]
    expect(count(course, '2023-04-30')).toEqual(['abh stalking damage CT-3'])
    expect(count(course, '2023-05-01')).toEqual(['stalking abh damage CT-3'])
  })

  it('every offence is counted or stands under one that is, in whatever order they come', () => {
    const any = fc.record({
      hoCode: fc.constantFrom('034/01', '008/06', '105/01', '149/00', '092/61', '999/99'),
      incidentId: fc.constantFrom('i', 'j'),
      victimKey: fc.constantFrom('v', 'w', undefined),
      offenderIds: fc.subarray(['o', 'p']),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (rows) => {
        const offences = rows.map((row, index) => ({ ...row, id: `x${index}` }))
        const counted = countCrimes(offences, '2026-06-11')
        const named = counted.flatMap(({ id, includes }) => [id, ...includes])
        expect(named.toSorted()).toEqual(offences.map(({ id }) => id).toSorted())
        const backwards = countCrimes(offences.toReversed(), '2026-06-11')
        expect(backwards.map(({ id }) => id).toSorted()).toEqual(counted.map(({ id }) => id).toSorted())
      }),
    )
  })
})
