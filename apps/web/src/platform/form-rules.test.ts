import { day, int4, requiredText, text } from '@mips/contracts/common'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkForm, listErrors } from './form-rules.ts'

const Report = z.strictObject({
  summary: requiredText(20, 'Say what happened'),
  note: text(10).optional(),
  bornOn: day().optional(),
  heightCm: int4(30, 260).optional(),
  address: z.strictObject({ postcode: requiredText(8, 'Enter the postcode') }).optional(),
})

describe('checking a form', () => {
  it('says of an empty needed box what the schema says of it', () => {
    expect(checkForm(Report, { summary: '' })).toEqual({
      problems: [{ path: ['summary'], message: 'Say what happened' }],
    })
  })

  it('names the field inside a group', () => {
    expect(checkForm(Report, { summary: 'x', address: { postcode: '' } })).toMatchObject({
      problems: [{ path: ['address', 'postcode'], message: 'Enter the postcode' }],
    })
  })

  it('refuses what was typed wrongly and does not take it for empty', () => {
    expect(checkForm(Report, { summary: 'x', bornOn: '31/02/1990' })).toMatchObject({
      problems: [{ path: ['bornOn'] }],
    })
  })

  it('takes an empty box that is not needed for no answer', () => {
    expect(checkForm(Report, { summary: ' A fight ', bornOn: '', heightCm: Number.NaN })).toEqual({
      values: { summary: 'A fight' },
    })
  })

  it('keeps an empty text that the schema allows', () => {
    expect(checkForm(Report, { summary: 'x', note: '' })).toEqual({ values: { summary: 'x', note: '' } })
  })
})

describe('the summary of errors', () => {
  it('lists every field by its path, and what belongs to no field without one', () => {
    const errors = {
      summary: { type: 'rule', message: 'Say what happened' },
      people: [undefined, { role: { type: 'rule', message: 'Choose a role' } }],
      root: { type: 'rule', message: 'Nothing was entered' },
    }
    expect(listErrors(errors)).toEqual([
      { fieldId: 'summary', message: 'Say what happened' },
      { fieldId: 'people.1.role', message: 'Choose a role' },
      { message: 'Nothing was entered' },
    ])
  })
})
