/** Irregular forms of words. */
import { expect, it } from 'vitest'
import { formsOf } from './word-forms.ts'

it.each([
  ['took', 'take'],
  ['Throwing', 'thrown'],
  ['knives', 'knife'],
  ['men', 'man'],
])('%s is found by %s', (word, other) => {
  expect(formsOf(word)).toContain(other)
  expect(formsOf(other)).toContain(word.toLowerCase())
})

it('has itself first, and nothing besides where its forms are regular', () => {
  expect(formsOf('Seen')[0]).toBe('seen')
  expect(formsOf('Wheelbarrow')).toEqual(['Wheelbarrow'])
})
