/** Spans of time that do not count. */
import { describe, expect, it } from 'vitest'
import { addCounted, countedBetween, cutSpans, joinSpans } from './counted-time.ts'

describe('counted time', () => {
  it('leaves an overlapping minute out once', () => {
    expect(
      joinSpans([
        { from: 5, to: 9 },
        { from: 1, to: 3 },
        { from: 2, to: 6 },
        { from: 20, to: 20 },
      ]),
    ).toEqual([{ from: 1, to: 9 }])
    expect(
      countedBetween(0, 10, [
        { from: 1, to: 5 },
        { from: 3, to: 6 },
      ]),
    ).toBe(5)
  })

  it('gives back the questioning inside a hospital stay', () => {
    expect(
      cutSpans(
        [{ from: 10, to: 20 }],
        [
          { from: 12, to: 13 },
          { from: 19, to: 25 },
        ],
      ),
    ).toEqual([
      { from: 10, to: 12 },
      { from: 13, to: 19 },
    ])
    expect(cutSpans([{ from: 10, to: 20 }], [{ from: 0, to: 30 }])).toEqual([])
  })

  it.each([
    [0, 10, [], 10],
    [0, 10, [{ from: 10, to: 12 }], 10],
    [0, 10, [{ from: 9, to: 12 }], 13],
    [0, 10, [{ from: -5, to: 2 }], 12],
    [
      0,
      10,
      [
        { from: 4, to: 6 },
        { from: 11, to: 15 },
      ],
      16,
    ],
    [0, 0, [{ from: 0, to: 3 }], 0],
  ])('from %i, %i counted with %o left out ends at %i', (from, amount, excluded, end) => {
    expect(addCounted(from, amount, excluded)).toBe(end)
    if (amount > 0) expect(countedBetween(from, end, excluded)).toBe(amount)
  })
})
