/** What the records say for an outcome without anybody typing it (OC-1, OC-e, OC-h, VC-1). */
import { describe, expect, it } from 'vitest'
import { isAlternateCharge, outcomeFlags, outcomeTrigger, victimPosition } from './outcome-known.ts'
import { outcomeTable } from './outcome-table.ts'

const supports = { position: 'SUPPORTS' } as const
const declines = { position: 'DOES_NOT_SUPPORT' } as const

describe('flags of an outcome', () => {
  it.each([
    [
      { category: 'CS', markers: [] },
      { isSummaryOnly: true, isIndictableOnly: false },
    ],
    [
      { category: 'CI', markers: [] },
      { isSummaryOnly: false, isIndictableOnly: true },
    ],
    [
      { category: 'CE', hoCode: '053/42', markers: [] },
      { isSummaryOnly: false, isFraudOrComputerMisuse: true },
    ],
    [{ offenceCode: 'CM90001', markers: [] }, { isFraudOrComputerMisuse: true }],
    [{ markers: ['HATE_RACE'] as const }, { isHate: true, isDomestic: false }],
    [{ markers: ['DOMESTIC'] as const }, { isHate: false, isDomestic: true }],
  ])('%o: %o', (crime, flags) => expect(outcomeFlags(crime)).toMatchObject(flags))
})

it('OC-1: the class of the charge makes the variant', () => {
  expect(isAlternateCharge('008/06', { hoCode: '105/01' })).toBe(true)
  expect(isAlternateCharge('008/06', { hoCode: '008/06' })).toBe(false)
  expect(isAlternateCharge(undefined, { hoCode: '008/06' })).toBe(false)
  expect(isAlternateCharge('008/06', undefined)).toBe(false)
})

describe('OC-e: whose word counts', () => {
  it.each([
    ['16' as const, [declines, declines], declines],
    ['16' as const, [declines, undefined], undefined],
    ['14' as const, [declines, supports], supports],
    ['15' as const, [declines, supports], supports],
    ['15' as const, [undefined, supports], supports],
    ['15' as const, [], undefined],
    ['16' as const, [], undefined],
  ])('%s with %o', (code, positions, found) => expect(victimPosition(code, positions)).toEqual(found))
})

it('VC-1: every outcome has what the victim is told', () => {
  const told = outcomeTable.map(({ code }) => `${code} ${outcomeTrigger(code)}`)
  expect(told).toContain('1 CHARGED')
  expect(told).toContain('8 OUT_OF_COURT')
  expect(told).toContain('16 OUTCOME')
  expect(told.filter((row) => row.endsWith('OUTCOME'))).toHaveLength(15)
})
