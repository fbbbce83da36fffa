import { describe, expect, it } from 'vitest'
import {
  isPlaceholderDate,
  isPlaceholderIdentifier,
  isPlaceholderName,
  isPlaceholderPerson,
  isPlaceholderPhone,
  isPlaceholderPostcode,
} from './placeholder.ts'

describe('placeholders', () => {
  it.each(['Unknown', 'NOT KNOWN', 'Baby', 'N/K', 'XXX', '', 'Not entered'])(
    'the name %s is nobody',
    (name) => {
      expect(isPlaceholderName(name)).toBe(true)
    },
  )

  it.each(['Noone', 'Brindle', 'Babyak', 'J', 'Null', 'Oo', 'Man'])('the name %s is somebody', (name) => {
    expect(isPlaceholderName(name)).toBe(false)
  })

  it.each([
    ['Unknown', 'Unknown', true],
    ['A N', 'Other', true],
    ['Joe', 'Bloggs', true],
    ['Unknown', 'Brindle', false],
    ['Baby', 'Brindle', false],
    ['Marla', 'Brindle', false],
  ])('%s %s is nobody: %s', (forename, surname, nobody) => {
    expect(isPlaceholderPerson(forename, surname)).toBe(nobody)
  })

  it('refuses the dates that systems fill in but keeps other first days of January', () => {
    expect(isPlaceholderDate('1900-01-01')).toBe(true)
    expect(isPlaceholderDate('1970-01-01')).toBe(true)
    expect(isPlaceholderDate('1985-01-01')).toBe(false)
  })

  it('refuses the postcodes of no fixed address', () => {
    expect(isPlaceholderPostcode('NF1 1NF')).toBe(true)
    expect(isPlaceholderPostcode('nf11fa')).toBe(true)
    expect(isPlaceholderPostcode('B33 8TH')).toBe(false)
  })

  it('refuses the null of the criminal records file', () => {
    expect(isPlaceholderIdentifier('000000/00Z')).toBe(true)
    expect(isPlaceholderIdentifier('000356/39Q')).toBe(false)
  })

  it('refuses telephone numbers that reach nobody in particular', () => {
    expect(isPlaceholderPhone('07000 000000')).toBe(true)
    expect(isPlaceholderPhone('101')).toBe(true)
    expect(isPlaceholderPhone('+447700900123')).toBe(false)
  })
})
