import { describe, expect, it } from 'vitest'
import {
  ageOn,
  formatBorn,
  formatDate,
  formatDateTimeZone,
  formatDistance,
  formatName,
  formatRecord,
} from './format.ts'

describe('dates', () => {
  it('are day first, and an instant is read in London', () => {
    expect(formatDate('1987-04-03')).toBe('03/04/1987')
    expect(formatDate('2026-06-30T23:30:00Z')).toBe('01/07/2026')
    expect(formatDate(null)).toBe('not known')
  })

  it('name their zone in the hour that comes twice', () => {
    expect(formatDateTimeZone('2026-10-25T00:30:00Z')).toBe('25/10/2026 01:30 BST')
    expect(formatDateTimeZone('2026-10-25T01:30:00Z')).toBe('25/10/2026 01:30 GMT')
  })
})

describe('an age', () => {
  it('changes on the birthday', () => {
    expect(ageOn('2010-11-22', '2026-11-21')).toBe(15)
    expect(ageOn('2010-11-22', '2026-11-22')).toBe(16)
  })

  it('is not given for a year only or a birth to come', () => {
    expect(formatBorn('1987', '2026-11-22')).toBe('1987 (year only)')
    expect(ageOn('2027-01-01', '2026-11-22')).toBeUndefined()
  })
})

describe('a name', () => {
  it('has the surname first in capitals', () => {
    expect(formatName({ familyName: 'Hussain', givenNames: 'Siobhan Marie' })).toBe('HUSSAIN, Siobhan Marie')
    expect(formatName({ givenNames: 'Gwen' })).toBe('Gwen')
    expect(formatName({})).toBe('Name not known')
  })
})

describe('a distance in time', () => {
  const now = new Date('2026-11-22T02:14:00Z')
  it('says which way it lies', () => {
    expect(formatDistance('2026-11-22T02:26:00Z', now)).toBe('in 12 min')
    expect(formatDistance('2026-11-21T23:09:00Z', now)).toBe('3 h 05 min ago')
    expect(formatDistance('2026-11-22T02:14:20Z', now)).toBe('now')
  })
})

describe('a record in a list', () => {
  it('has its number once', () => {
    expect(formatRecord({ reference: 'INC/2026/000007', title: 'Domestic' })).toBe('INC/2026/000007 Domestic')
    expect(formatRecord({ reference: 'N12', title: 'N12' })).toBe('N12')
    expect(formatRecord({ reference: 'ZD1/26', title: 'Custody ZD1/26' })).toBe('Custody ZD1/26')
    expect(formatRecord({ reference: 'N1', title: 'N12' })).toBe('N1 N12')
    expect(formatRecord({ reference: null, title: 'Flat 2' })).toBe('Flat 2')
  })
})
