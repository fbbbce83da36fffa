import { describe, expect, it } from 'vitest'
import { classNames } from './class-names.ts'
import { initialsOf } from './initials.ts'
import { countMessage } from './text-count.ts'
import { groupByDay } from './timeline-days.ts'
import { worstFirst } from './warning-order.ts'

describe('initials in place of a photograph', () => {
  it.each([
    ['HUSSAIN, Siobhan Marie', 'SH'],
    ['Siobhan Hussain', 'SH'],
    ['Madonna', 'M'],
    ["o'neill, Aoife", 'AO'],
    ['', ''],
  ])('of %j are %j', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })
})

describe('the count of a text', () => {
  it('says what is left or too many', () => {
    expect(countMessage(0, 1120)).toBe('1,120 characters left')
    expect(countMessage(119, 120)).toBe('1 character left')
    expect(countMessage(122, 120)).toBe('2 characters too many')
  })
})

describe('warnings', () => {
  it('stand worst first and keep their order among equals', () => {
    const markers = [
      { id: 'a', label: 'Ailment', severity: 'low' as const },
      { id: 'v', label: 'Violent', severity: 'high' as const },
      { id: 'w', label: 'Weapons', severity: 'high' as const },
    ]
    expect(worstFirst(markers).map((marker) => marker.id)).toEqual(['v', 'w', 'a'])
  })
})

describe('a timeline', () => {
  it('groups what follows on the same day and says the day in words', () => {
    const groups = groupByDay([
      { id: 1, day: '2026-10-10' },
      { id: 2, day: '2026-10-10' },
      { id: 3, day: '2026-10-08' },
    ])
    expect(groups.map((group) => [group.words, group.entries.length])).toEqual([
      ['Saturday 10 October 2026', 2],
      ['Thursday 8 October 2026', 1],
    ])
  })
})

describe('class names', () => {
  it('leave out what is missing', () => {
    expect(classNames('a', false, undefined, null, '', 0, 'b')).toBe('a b')
  })
})
