import { expect, it } from 'vitest'
import { sharedMethods } from './series.ts'

it('tells the methods that all crimes of a series share from those that only some do', () => {
  const crimes = [{ methods: ['A', 'B', 'B'] }, { methods: ['A', 'C'] }, { methods: ['A', 'B'] }]
  expect(sharedMethods(crimes)).toEqual({ ofAll: ['A'], ofSome: ['B'] })
})

it('shares nothing with one crime alone', () => {
  expect(sharedMethods([{ methods: ['A'] }])).toEqual({ ofAll: [], ofSome: [] })
})
