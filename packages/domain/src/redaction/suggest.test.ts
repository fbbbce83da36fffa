/** What is suggested, what is not, and with which reason. */
import { describe, expect, it } from 'vitest'
import { type PersonOfCase, suggestRedactions } from './suggest.ts'

const people: PersonOfCase[] = [
  { surname: 'Okafor', forenames: ['Mara', 'Jane'], isDefendant: false },
  { surname: 'Vane', forenames: ['Tobias'], isDefendant: true },
]
const of = (text: string) => {
  const words = text.split(' ')
  return suggestRedactions(words, people).map(
    ({ from, to, rule }) => `${rule} ${words.slice(from, to + 1).join(' ')}`,
  )
}

describe('a suggestion to take out', () => {
  it.each([
    ['Call her on 07700 900123, please', ['RD-1 07700 900123,']],
    ['or on +44 7700 900 123', ['RD-1 +44 7700 900 123']],
    ['or (020) 7946 0018.', ['RD-1 (020) 7946 0018.']],
    ['Write to m.okafor@example.org;', ['RD-2 m.okafor@example.org;']],
    ['near SW1A 1AA today', ['RD-3 SW1A 1AA']],
    ['lives at 12 Old Mill Lane, Radford', ['RD-4 12 Old Mill Lane,']],
    ['at Flat 3, 14B High Street.', ['RD-4 Flat 3, 14B High Street.']],
    ['She was born on 4 March 1979 in', ['RD-5 4 March 1979']],
    ['DOB: 04/03/1979', ['RD-5 04/03/1979']],
    ['the car AB12 CDE left', ['RD-6 AB12 CDE']],
    ['the car AB12CDE left', ['RD-6 AB12CDE']],
    ['NI AB 12 34 56 C was', ['RD-7 AB 12 34 56 C']],
    ['sort code 20-00-00 account 12345678', ['RD-8 20-00-00', 'RD-8 12345678']],
    ['Mara Okafor said', ['RD-9 Mara Okafor']],
    ['Ms OKAFOR\u2019s coat', ['RD-9 OKAFOR\u2019s']],
    ['Mara said', ['RD-9 Mara']],
    ['PC 4471 came', ['RD-10 PC 4471']],
  ])('of "%s"', (text, expected) => expect(of(text)).toEqual(expected))

  it.each([
    'Tobias Vane said nothing',
    'The meeting was on 4 March 2024',
    'He paid 12345678 pounds',
    '24 people went down the Road',
    'Exhibit AB1 was sealed',
    'in 2024 and 2025',
  ])('is not made of "%s"', (text) => expect(of(text)).toEqual([]))
})
