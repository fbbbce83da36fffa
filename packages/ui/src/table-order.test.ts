import { describe, expect, it } from 'vitest'
import { nextSort, orderRows } from './table-order.ts'

describe('the order of a table', () => {
  it('is by number in text, whatever the case', () => {
    const cells = ['Cell 10', 'cell 2', 'Cell 1']
    expect(orderRows(cells, (cell) => cell, 'ascending')).toEqual(['Cell 1', 'cell 2', 'Cell 10'])
  })

  it('keeps what is unknown last in both directions', () => {
    const ages = [{ age: undefined }, { age: 16 }, { age: 39 }]
    expect(orderRows(ages, (row) => row.age, 'ascending').map((row) => row.age)).toEqual([16, 39, undefined])
    expect(orderRows(ages, (row) => row.age, 'descending').map((row) => row.age)).toEqual([39, 16, undefined])
  })

  it('leaves the rows given as they were', () => {
    const rows = [2, 1]
    orderRows(rows, (row) => row, 'ascending')
    expect(rows).toEqual([2, 1])
  })

  it('turns round when the same heading is pressed', () => {
    expect(nextSort(undefined, 'name')).toEqual({ column: 'name', direction: 'ascending' })
    expect(nextSort({ column: 'name', direction: 'ascending' }, 'name').direction).toBe('descending')
    expect(nextSort({ column: 'name', direction: 'descending' }, 'age').direction).toBe('ascending')
  })
})
