/** Words that may give a source away. */
import { describe, expect, it } from 'vitest'
import { sourceWarnings } from './source-words.ts'

describe('an intelligence text', () => {
  it.each([
    'My source saw the car.',
    'A CHIS reports the move.',
    'I was told by his sister.',
    'The informant lives there.',
    'Source states he is armed.',
    'From Crimestoppers',
  ])('does not say “%s”', (text) => {
    expect(sourceWarnings(text)).not.toEqual([])
  })

  it('may name a source of water or power', () => {
    expect(sourceWarnings('The power source was cut and the cannabis plants were dead.')).toEqual([])
  })
})
