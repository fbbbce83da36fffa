/** A result is given until it is confirmed, under the number that was asked for, beside what the body has to say itself. */
import { expect, it } from 'vitest'
import { openBody } from './body.ts'
import { drawFrom, faultless } from './faults.ts'
import { withHearings } from './hearings.ts'
import { openJournal } from './journal.ts'

it('tells a result until it is confirmed, and again where it is told again', () => {
  const body = openBody({
    journal: openJournal(undefined, 'court'),
    faults: faultless,
    draw: drawFrom(1),
    now: () => 0,
  })
  const court = withHearings(body)
  const result = { reference: '01ZD0000126' }
  expect(court?.tell({ number: 'r-1', result })).toEqual({ id: 'r-1' })
  expect(court?.mailbox(10)).toMatchObject([{ id: 'r-1', kind: 'RESULT', result }])
  expect(withHearings(body)?.mailbox(10)).toHaveLength(1)
  court?.confirm(['r-1'])
  expect(court?.mailbox(10)).toEqual([])
  expect(court?.tell({ result }).id).toMatch(/^[0-9a-f-]{36}$/)
  expect(withHearings(undefined)).toBeUndefined()
})
