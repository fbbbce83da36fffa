/** Reads snippets as the database marks them. */
import { expect, it } from 'vitest'
import { readMarked } from './marked-text.ts'

it.each([
  ['nothing marked', [{ text: 'nothing marked', isMatch: false }]],
  [
    'a \u0002bat\u0003 seen',
    [
      { text: 'a ', isMatch: false },
      { text: 'bat', isMatch: true },
      { text: ' seen', isMatch: false },
    ],
  ],
  ['\u0002bat\u0003', [{ text: 'bat', isMatch: true }]],
  [
    'odd \u0002sign and \u0003 end',
    [
      { text: 'odd ', isMatch: false },
      { text: 'sign and ', isMatch: true },
      { text: ' end', isMatch: false },
    ],
  ],
  ['stray \u0003 sign', [{ text: 'stray  sign', isMatch: false }]],
  ['', []],
])('%j', (text, parts) => {
  expect(readMarked(text)).toEqual(parts)
})
