import { describe, expect, it } from 'vitest'
import { addressLine, parseUprn, readPostcode } from './address.ts'
import { nameObject, type ObjectFacts } from './object-key.ts'

describe('naming an object', () => {
  it.each<[ObjectFacts, string]>([
    [{ kind: 'VEHICLE' }, 'fields.vrm'],
    [{ kind: 'VEHICLE', vrm: 'AB12 CDE FOREIGN LONG' }, 'fields.vrm'],
    [{ kind: 'VEHICLE', vin: 'IOQ' }, 'fields.vin'],
    [{ kind: 'PHONE', number: '7700900123' }, 'fields.number'],
    [{ kind: 'DEVICE', deviceType: 'HANDSET', imei: '490154203237519' }, 'fields.imei'],
    [{ kind: 'ACCOUNT', service: 'Chatterbox' }, 'fields.handle'],
    [{ kind: 'ACCOUNT', service: 'Chatterbox', email: 'nobody' }, 'fields.email'],
    [{ kind: 'DRUG', substance: 'cannabis', drugClass: 'B', quantity: 3, isConfirmed: false }, 'fields.unit'],
  ])('refuses %o at %s', (facts, field) => {
    expect(nameObject(facts)).toMatchObject({ ok: false, field })
  })

  it.each<[ObjectFacts, string, string | undefined]>([
    [{ kind: 'VEHICLE', vrm: 'ab12cde', make: 'Ford', colour: 'Blue' }, 'AB12 CDE Blue Ford', 'AB12CDE'],
    [{ kind: 'PHONE', number: '+44 (0)7700 900123' }, 'Phone 07700 900123', '+447700900123'],
    [
      { kind: 'DEVICE', deviceType: 'HANDSET', imei: '49-015420-323751-8', make: 'Fone' },
      'Fone, IMEI 490154203237518',
      '490154203237518',
    ],
    [
      { kind: 'ACCOUNT', service: 'Chatterbox', email: 'Kim@Example.ORG' },
      'Chatterbox Kim@example.org',
      'KIM@EXAMPLE.ORG',
    ],
    [
      { kind: 'DOCUMENT', documentType: 'PASSPORT', number: '123 456-789' },
      'Passport 123 456-789',
      '123456789',
    ],
    [
      { kind: 'WEAPON', weaponType: 'BLUNT', description: 'Wooden baseball bat' },
      'Wooden baseball bat',
      undefined,
    ],
    [{ kind: 'CASH', currency: 'GBP', amount: 420.5, isCounted: true }, 'GBP 420.50', undefined],
    [
      { kind: 'DRUG', substance: 'cannabis', drugClass: 'B', quantity: 3, unit: 'g', isConfirmed: false },
      '3 g suspected cannabis',
      undefined,
    ],
    [{ kind: 'OTHER', name: 'Bicycle', serialNumber: 'ws-99 x' }, 'Bicycle', 'WS99X'],
  ])('names %o %s', (facts, label, keyValue) => {
    expect(nameObject(facts)).toMatchObject({ ok: true, label, keyValue })
  })
})

describe('an address', () => {
  it('is one line without its empty parts', () => {
    expect(
      addressLine({
        subBuilding: 'Flat 3',
        buildingNumber: '12',
        street: 'Avenue Road',
        locality: '',
        town: 'London',
        postcode: 'SE25 4EA',
      }),
    ).toBe('Flat 3, 12 Avenue Road, London, SE25 4EA')
    expect(addressLine({ asDescribed: 'Behind the bandstand' })).toBe('Behind the bandstand')
  })

  it('has a UPRN of digits only', () => {
    expect(parseUprn('00010023')).toEqual({ ok: true, value: '10023' })
    for (const wrong of ['', 'x1', '1234567890123', '000']) expect(parseUprn(wrong).ok).toBe(false)
  })

  it('has a postcode with one space', () => {
    expect(readPostcode('se254ea')).toEqual({ ok: true, postcode: 'SE25 4EA', outcode: 'SE25' })
    expect(readPostcode('Q1 1AA').ok).toBe(false)
  })
})
