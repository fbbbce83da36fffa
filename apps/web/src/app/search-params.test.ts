import { describe, expect, it } from 'vitest'
import { readSearch, writeSearch } from './search-params.ts'

describe('the search part of an address', () => {
  it('keeps every value as text, so that a year typed as a name stays what was typed', () => {
    expect(readSearch('?q=1987&kind=a&kind=b')).toEqual({ q: '1987', kind: ['a', 'b'] })
  })

  it('goes back into the same words', () => {
    expect(writeSearch({ q: 'siobhan & co', kind: ['a', 'b'], none: undefined, empty: '' })).toBe(
      '?q=siobhan+%26+co&kind=a&kind=b',
    )
    expect(writeSearch({})).toBe('')
  })
})
