import { describe, expect, it } from 'vitest'
import { caseRulesOn } from './case-rules-table.ts'
import {
  drawSample,
  type FinishedWork,
  hasPassed,
  markProblems,
  sampledSince,
  samplePeriod,
  sampleHeadings,
} from './sampling.ts'

const rules = caseRulesOn('2026-06-30')
const now = '2026-06-30T12:00:00.000Z'
const of = { now, period: '2026-W27', supervisorId: 'sergeant' }
const work = (id: string, officerId: string, more: Partial<FinishedWork> = {}): FinishedWork => ({
  id,
  officerId,
  finishedAt: '2026-06-20T12:00:00.000Z',
  isSampled: false,
  ...more,
})
const many = (officerId: string, count: number) =>
  Array.from({ length: count }, (_one, index) => work(`${officerId}-${index}`, officerId))

describe('SP-1 to SP-3: what is drawn', () => {
  it('reaches back 35 days to the minute', () => {
    expect(sampledSince(now, rules)).toBe('2026-05-26T12:00:00.000Z')
    const drawn = drawSample(
      [
        work('in', 'a', { finishedAt: '2026-05-26T12:00:00.000Z' }),
        work('out', 'b', { finishedAt: '2026-05-26T11:59:00.000Z' }),
        work('later', 'c', { finishedAt: '2026-06-30T12:01:00.000Z' }),
      ],
      of,
      rules,
    )
    expect(drawn.map(({ id }) => id)).toEqual(['in'])
  })

  it.each([
    ['2026-06-29T00:30:00.000Z', '2026-06-29'],
    ['2026-06-28T22:59:00.000Z', '2026-06-22'],
    ['2026-06-28T23:30:00.000Z', '2026-06-29'],
  ])('a week begins on Monday in London: %s', (at, monday) => expect(samplePeriod(at)).toBe(monday))

  it('is the same for the same work in any order, and another in another period', () => {
    const all = [...many('a', 30), ...many('b', 30)]
    const ids = (rows: readonly FinishedWork[], period = of.period) =>
      drawSample(rows, { ...of, period }, rules).map(({ id }) => id)
    expect(ids(all.toReversed())).toEqual(ids(all))
    expect(ids(all)).toHaveLength(rules.samplingSize)
    expect(ids(all, '2026-W28')).not.toEqual(ids(all))
  })

  it('takes every officer before anybody a second time, never own work and nothing twice', () => {
    const drawn = drawSample(
      [
        ...many('a', 50),
        work('b', 'b'),
        work('c', 'c'),
        ...many('sergeant', 9),
        work('d', 'd', { isSampled: true }),
      ],
      of,
      rules,
    )
    expect(new Set(drawn.slice(0, 3).map(({ officerId }) => officerId))).toEqual(new Set(['a', 'b', 'c']))
    expect(drawn.some(({ officerId }) => officerId === 'sergeant' || officerId === 'd')).toBe(false)
    expect(new Set(drawn.map(({ id }) => id)).size).toBe(drawn.length)
    expect(drawSample([], of, rules)).toEqual([])
  })

  it('favours no place in the list: over many periods each is drawn about as often', () => {
    const all = many('a', 20)
    const counts = new Map<string, number>()
    for (let week = 0; week < 400; week += 1)
      for (const { id } of drawSample(all, { ...of, period: `week ${week}` }, rules))
        counts.set(id, (counts.get(id) ?? 0) + 1)
    const expected = (400 * rules.samplingSize) / 20
    for (const { id } of all) expect(Math.abs((counts.get(id) ?? 0) - expected)).toBeLessThan(expected * 0.6)
  })
})

describe('SP-4, SP-5: the marks', () => {
  const passed = sampleHeadings.map(({ code }) => ({ heading: code, passed: true }))
  it.each([
    ['every heading passed', passed, '', []],
    ['one missing', passed.slice(1), '', ['marks']],
    ['one twice', [...passed, { heading: 'RECORD', passed: true }], '', ['marks']],
    [
      'failed without words',
      passed.map((mark, index) => (index === 0 ? { ...mark, passed: false } : mark)),
      '',
      ['marks.0.reason', 'feedback'],
    ],
    [
      'failed with words and feedback',
      passed.map((mark, index) => (index === 0 ? { ...mark, passed: false, reason: 'No cameras' } : mark)),
      'Ask for the cameras on the first day',
      [],
    ],
  ] as const)('%s', (_name, marks, feedback, fields) => {
    expect(markProblems(marks, feedback).map(({ field }) => field)).toEqual(fields)
  })

  it('one failed heading fails the work', () => {
    expect(hasPassed(passed)).toBe(true)
    expect(hasPassed([...passed.slice(1), { heading: 'ENQUIRIES', passed: false }])).toBe(false)
  })
})
