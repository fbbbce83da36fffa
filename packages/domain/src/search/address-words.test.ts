/** Words of addresses as they are typed. */
import { expect, it } from 'vitest'
import { halves, inFull, tellingWords } from './address-words.ts'

it('reads short forms in full, and nothing into other words', () => {
  expect(inFull('gdns')).toEqual(['gardens'])
  expect(inFull('st')).toEqual(['street', 'saint'])
  expect(inFull('avenue')).toEqual([])
})

it('leaves the little words out, unless there is nothing else', () => {
  expect(tellingWords(['bus', 'stop', 'by', 'the', 'library'])).toEqual(['bus', 'stop', 'library'])
  expect(tellingWords(['the', 'where'])).toEqual(['the', 'where'])
})

it('takes a word apart into two of three letters or more', () => {
  expect(halves('towpath')).toEqual([
    ['tow', 'path'],
    ['towp', 'ath'],
  ])
  expect(halves('short')).toEqual([])
})
