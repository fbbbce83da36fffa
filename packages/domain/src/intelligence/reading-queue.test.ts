/** The order in which reports are read, and the figures of the head of intelligence (IC-7, IC-8). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addHours } from '../time/instant.ts'
import { intelligenceRulesOn } from './intelligence-rules-table.ts'
import {
  intelligencePriorities,
  type IntelligencePriority,
  type QueuedReport,
  readingFigures,
  readingOrder,
  type ReadingTimes,
} from './reading-clock.ts'

const rules = intelligenceRulesOn('2026-06-11')
const now = '2026-06-11T12:00:00Z'

describe('IC-7: the queue', () => {
  const report = (
    id: string,
    priority: IntelligencePriority,
    submittedAt: string,
    more: Partial<ReadingTimes> = {},
  ): QueuedReport => ({
    id,
    priority,
    submittedAt,
    ...more,
  })
  it('has threats and high first whatever the age of the rest, and the rest by what is due', () => {
    const order = readingOrder(
      [
        report('old low', 'LOW', '2026-05-01T09:00:00Z'),
        report('new low', 'LOW', '2026-06-11T09:00:00Z'),
        report('medium', 'MEDIUM', '2026-06-11T09:00:00Z'),
        report('high', 'HIGH', '2026-06-11T11:59:00Z'),
        report('older high', 'HIGH', '2026-06-11T10:00:00Z'),
        report('threat', 'THREAT', '2026-06-11T11:59:00Z'),
        report('medium for tonight', 'MEDIUM', '2026-06-11T11:00:00Z', {
          usefulUntil: '2026-06-11T19:00:00Z',
        }),
      ],
      now,
      rules,
    ).map(({ id }) => id)
    expect(order).toEqual([
      'threat',
      'older high',
      'high',
      'old low',
      'medium for tonight',
      'medium',
      'new low',
    ])
  })

  it('never wavers, whatever the order in which reports come, and puts what is done last', () => {
    const any = fc.record({
      id: fc.uuid(),
      priority: fc.constantFrom(...intelligencePriorities.map(({ code }) => code)),
      hours: fc.integer({ min: 0, max: 3000 }),
      isDone: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(any, { selector: ({ id }) => id, maxLength: 12 }),
        fc.integer(),
        (rows, seed) => {
          const reports = rows.map(({ id, priority, hours, isDone }) =>
            report(
              id,
              priority,
              addHours('2026-02-01T00:00:00Z', hours) ?? '',
              isDone ? { acknowledgedAt: now, evaluatedAt: now } : {},
            ),
          )
          const turned = reports.toSorted(
            (a, b) => (a.id + seed < b.id + seed ? 1 : -1) * (seed % 2 === 0 ? 1 : -1),
          )
          const order = readingOrder(reports, now, rules)
          expect(readingOrder(turned, now, rules)).toEqual(order)
          const bands = order.map(({ priority }) => ({ THREAT: 0, HIGH: 1, MEDIUM: 2, LOW: 2 })[priority])
          expect(bands).toEqual(bands.toSorted())
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('IC-8: the figures on the page of the head of intelligence', () => {
  it('count what was sent in and nobody opened, with its oldest age, and what is overdue', () => {
    const figures = readingFigures(
      [
        { priority: 'THREAT', submittedAt: '2026-06-11T11:50:00Z' },
        { priority: 'HIGH', submittedAt: '2026-06-11T09:00:00Z' },
        { priority: 'LOW', submittedAt: '2026-06-11T08:00:00Z' },
        { priority: 'LOW', submittedAt: '2026-06-01T08:00:00Z', acknowledgedAt: '2026-06-02T08:00:00Z' },
        { priority: 'MEDIUM', submittedAt: '2026-06-01T08:00:00Z', acknowledgedAt: '2026-06-01T09:00:00Z' },
        { priority: 'MEDIUM', submittedAt: '2026-05-01T08:00:00Z', returnedAt: '2026-06-10T08:00:00Z' },
        {
          priority: 'MEDIUM',
          submittedAt: '2026-05-01T08:00:00Z',
          returnedAt: '2026-06-01T08:00:00Z',
          resubmittedAt: '2026-06-11T11:00:00Z',
        },
      ],
      now,
      rules,
    )
    expect(figures).toEqual({
      unread: 4,
      oldestUnreadMinutes: 240,
      overdue: 2,
      byPriority: {
        THREAT: { unread: 1, overdue: 0 },
        HIGH: { unread: 1, overdue: 1 },
        MEDIUM: { unread: 1, overdue: 1 },
        LOW: { unread: 1, overdue: 0 },
      },
    })
  })

  it('count reports with the same times together', () => {
    const times = { priority: 'HIGH', submittedAt: '2026-06-11T09:00:00Z' } as const
    expect(readingFigures([{ ...times, count: 3 }], now, rules)).toEqual(
      readingFigures([times, times, times], now, rules),
    )
  })

  it('of an empty queue are zero, with no age', () => {
    expect(readingFigures([], now, rules)).toMatchObject({
      unread: 0,
      oldestUnreadMinutes: undefined,
      overdue: 0,
    })
  })
})
