/** An act in words. */
import { expect, it } from 'vitest'
import { actWords } from './act-words.ts'

it.each([
  ['addAction', 'Action added'],
  ['change', 'Changed'],
  ['stepMashReferral', 'Mash referral moved on'],
  ['charge', 'Charge'],
  ['awaitDecision', 'Await decision'],
  ['', ''],
])('%s: %s', (act, words) => expect(actWords(act)).toBe(words))
