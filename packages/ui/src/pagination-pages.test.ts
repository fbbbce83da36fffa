import { describe, expect, it } from 'vitest'
import { pageMarks } from './pagination-pages.ts'

const shown = (page: number, pageCount: number) =>
  pageMarks(page, pageCount).map((mark) => (mark.kind === 'page' ? mark.page : '…'))

describe('the pages of a long list', () => {
  it.each([
    [1, 1, [1]],
    [1, 3, [1, 2, 3]],
    [5, 20, [1, '…', 4, 5, 6, '…', 20]],
    [1, 20, [1, 2, '…', 20]],
    [20, 20, [1, '…', 19, 20]],
    [4, 7, [1, 2, 3, 4, 5, 6, 7]],
  ])('page %i of %i', (page, pageCount, marks) => {
    expect(shown(page, pageCount)).toEqual(marks)
  })
})
