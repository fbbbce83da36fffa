/** Crime references of older systems. */
import { describe, expect, it } from 'vitest'
import { crimeReferenceForms, parseCrimeReference, readCrimeReference } from './crime-reference.ts'

describe('an older crime reference', () => {
  it.each([
    ['1234567/26', 'BOROUGH', '1234567/26'],
    ['1234567 / 26', 'BOROUGH', '1234567/26'],
    ['1234567\\26', 'BOROUGH', '1234567/26'],
    ['ab/00123/26', 'DIVISION', 'AB/123/26'],
    ['AB/123/26', 'DIVISION', 'AB/123/26'],
    ['42/000456/26', 'FORCE', '42/456/26'],
    ['26000123456', 'OCCURRENCE', '26000123456'],
  ])('%s is %s %s', (raw, form, value) => expect(readCrimeReference(raw)).toEqual({ form, value }))

  it.each(['', '123456/26', '12345678/26', 'ABC/12/26', '2600012345', 'AB/12', 'CR/2026/000123'])(
    '%s is none, and the refusal shows what one looks like',
    (raw) => {
      expect(parseCrimeReference(raw)).toMatchObject({
        ok: false,
        problem: expect.stringContaining('1234567/26'),
      })
    },
  )

  it('every example is read in its own form', () => {
    for (const { code, example } of crimeReferenceForms) {
      expect(readCrimeReference(example)).toMatchObject({ form: code, value: example })
    }
  })
})
