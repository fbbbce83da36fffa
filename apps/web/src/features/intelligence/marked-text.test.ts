import { expect, it } from 'vitest'
import { markBoth, reasonsInOrder, removalsOf } from './marked-text.ts'

const raw = 'My neighbour saw him sell wraps.\n\nHe keeps them in the shed.'
const copy = 'He sells wraps.\n\nHe keeps them in the shed.'

it('marks in the original what was taken out and in the copy what was put in, and leaves lines as they were', () => {
  const marked = markBoth(raw, copy)
  expect(marked.raw.map(({ text }) => text).join('')).toBe(raw)
  expect(marked.copy.map(({ text }) => text).join('')).toBe(copy)
  expect(marked.raw.filter(({ isMarked }) => isMarked).map(({ text }) => text.trim())).toEqual([
    'My neighbour saw him sell',
  ])
  expect(marked.copy.filter(({ isMarked }) => isMarked).map(({ text }) => text.trim())).toEqual(['He sells'])
})

it('keeps a reason with the words that it was given for, wherever they stand after more was taken out', () => {
  const said = [{ part: 'My neighbour saw him sell', code: 'SOURCE' }]
  const more = removalsOf(markBoth(raw, 'wraps.\n\nHe keeps them.').raw, said)
  expect(more).toEqual([
    { part: 'My neighbour saw him sell', code: 'SOURCE' },
    { part: 'in the shed.', code: '' },
  ])
})

it('sends reasons only as far as they are whole, so that none stands for the part beside its own', () => {
  const removals = ['SOURCE', '', 'METHOD'].map((code, place) => ({ part: String(place), code }))
  expect(reasonsInOrder(removals)).toEqual(['SOURCE'])
  expect(reasonsInOrder(removals.slice(0, 1))).toEqual(['SOURCE'])
})
