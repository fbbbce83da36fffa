/** Intelligence read in time: priority, clocks over weekends, holidays and changes of clocks, and ends of use (IC-1 to IC-7). */
import { describe, expect, it } from 'vitest'
import { intelligenceRulesOn } from './intelligence-rules-table.ts'
import {
  intelligencePriorities,
  type IntelligencePriority,
  isLowered,
  type PriorityFacts,
  priorityOf,
  readingDue,
  type ReadingTimes,
} from './reading-clock.ts'

const rules = intelligenceRulesOn('2026-06-11')
const now = '2026-06-11T12:00:00Z'
const lines = (report: ReadingTimes, at = now) =>
  readingDue(report, at, rules).map(({ what, by, who, rule }) => `${what} ${by} ${who} ${rule}`)
const dueOf = (what: string, report: ReadingTimes, at = now) =>
  readingDue(report, at, rules).find((item) => item.what === what)

describe('IC-1: the priority', () => {
  const none: PriorityFacts = { isThreatToLife: false, isSeriousHarm: false, isImminent: false }
  it.each<[Partial<PriorityFacts>, IntelligencePriority]>([
    [{}, 'LOW'],
    [{ usefulUntil: now }, 'MEDIUM'],
    [{ isImminent: true }, 'HIGH'],
    [{ isSeriousHarm: true }, 'HIGH'],
    [{ isSeriousHarm: true, usefulUntil: now }, 'HIGH'],
    [{ isThreatToLife: true }, 'THREAT'],
  ])('of %j is %s', (facts, priority) => expect(priorityOf({ ...none, ...facts })).toBe(priority))

  it('may be raised by anybody and is not lowered in silence', () => {
    const facts = { ...none, usefulUntil: now }
    const lowered = intelligencePriorities
      .filter(({ code }) => isLowered(code, facts))
      .map(({ code }) => code)
    expect(lowered).toEqual(['LOW'])
  })
})

describe('IC-2 to IC-4: from sending in to evaluated', () => {
  it.each<[string, IntelligencePriority, string, string, string, string]>([
    [
      'a threat to life',
      'THREAT',
      '2026-06-11T11:00:00Z',
      'ANSWER_PAGE',
      '2026-06-11T11:15:00.000Z',
      '2026-06-12T11:00:00.000Z',
    ],
    [
      'high',
      'HIGH',
      '2026-06-11T11:00:00Z',
      'OPEN_REPORT',
      '2026-06-11T12:00:00.000Z',
      '2026-06-12T11:00:00.000Z',
    ],
    [
      'high, on the night when the clocks go forward',
      'HIGH',
      '2026-03-28T23:30:00Z',
      'OPEN_REPORT',
      '2026-03-29T00:30:00.000Z',
      '2026-03-29T23:30:00.000Z',
    ],
    [
      'high, in the hour that comes twice',
      'HIGH',
      '2026-10-25T00:30:00Z',
      'OPEN_REPORT',
      '2026-10-25T01:30:00.000Z',
      '2026-10-26T00:30:00.000Z',
    ],
    [
      'medium, before Good Friday and Easter Monday',
      'MEDIUM',
      '2026-04-02T10:00:00Z',
      'OPEN_REPORT',
      '2026-04-03T10:00:00.000Z',
      '2026-04-09T23:00:00.000Z',
    ],
    [
      'medium, over the end of summer time',
      'MEDIUM',
      '2026-10-23T12:00:00Z',
      'OPEN_REPORT',
      '2026-10-24T12:00:00.000Z',
      '2026-10-29T00:00:00.000Z',
    ],
    [
      'medium, over the beginning of summer time',
      'MEDIUM',
      '2026-03-27T12:00:00Z',
      'OPEN_REPORT',
      '2026-03-28T12:00:00.000Z',
      '2026-04-01T23:00:00.000Z',
    ],
    [
      'low, before Christmas: five days of ten do not count',
      'LOW',
      '2026-12-18T15:00:00Z',
      'OPEN_REPORT',
      '2026-12-21T15:00:00.000Z',
      '2027-01-07T00:00:00.000Z',
    ],
    [
      'low, after midnight in London and before it in UTC',
      'LOW',
      '2026-06-30T23:30:00Z',
      'OPEN_REPORT',
      '2026-07-03T23:30:00.000Z',
      '2026-07-15T23:00:00.000Z',
    ],
    [
      'low, a minute earlier: the day before counts',
      'LOW',
      '2026-06-30T22:59:00Z',
      'OPEN_REPORT',
      '2026-07-03T22:59:00.000Z',
      '2026-07-14T23:00:00.000Z',
    ],
    [
      'low, on a Saturday',
      'LOW',
      '2026-06-13T09:00:00Z',
      'OPEN_REPORT',
      '2026-06-16T09:00:00.000Z',
      '2026-06-26T23:00:00.000Z',
    ],
  ])('%s', (_, priority, submittedAt, what, opened, evaluated) => {
    const report = { priority, submittedAt }
    expect(dueOf(what, report)?.by).toBe(opened)
    expect(dueOf('EVALUATE', report)?.by).toBe(evaluated)
  })

  it('names who and by which rule', () => {
    expect(lines({ priority: 'THREAT', submittedAt: now })).toEqual([
      'ANSWER_PAGE 2026-06-11T12:15:00.000Z DUTY_INTELLIGENCE IC-2',
      'EVALUATE 2026-06-12T12:00:00.000Z EVALUATOR IC-4',
    ])
    expect(lines({ priority: 'HIGH', submittedAt: now, acknowledgedAt: now })).toEqual([
      'EVALUATE 2026-06-12T12:00:00.000Z EVALUATOR IC-4',
    ])
    expect(lines({ priority: 'LOW', submittedAt: now, acknowledgedAt: now, evaluatedAt: now })).toEqual([])
  })

  it('is overdue from the moment after', () => {
    const report: ReadingTimes = { priority: 'HIGH', submittedAt: '2026-06-11T11:00:00Z' }
    expect(dueOf('OPEN_REPORT', report, '2026-06-11T12:00:00Z')?.isOverdue).toBe(false)
    expect(dueOf('OPEN_REPORT', report, '2026-06-11T12:00:00.001Z')?.isOverdue).toBe(true)
  })

  it('a time that cannot be read is due now, so that somebody looks', () => {
    expect(lines({ priority: 'LOW', submittedAt: 'yesterday' })).toEqual([
      `EVALUATE ${now} EVALUATOR IC-4`,
      `OPEN_REPORT ${now} EVALUATOR IC-3`,
    ])
  })
})

describe('IC-5 to IC-7: checks, returns and what is soon worth nothing', () => {
  it('the second person has a day', () => {
    const report: ReadingTimes = {
      priority: 'HIGH',
      submittedAt: now,
      acknowledgedAt: now,
      evaluatedAt: now,
      checkAskedAt: '2026-10-24T12:00:00Z',
    }
    expect(lines(report)).toEqual(['QUALITY_CHECK 2026-10-25T12:00:00.000Z INTELLIGENCE_MANAGER IC-5'])
    expect(lines({ ...report, checkedAt: now })).toEqual([])
  })

  it('what lies with its writer waits for the writer alone, five working days over a bank holiday', () => {
    const report: ReadingTimes = {
      priority: 'HIGH',
      submittedAt: '2026-05-20T09:00:00Z',
      acknowledgedAt: '2026-05-20T09:30:00Z',
      returnedAt: '2026-05-22T12:00:00Z',
    }
    expect(lines(report)).toEqual(['ANSWER_RETURN 2026-06-01T23:00:00.000Z REPORTING IC-6'])
    const again = { ...report, resubmittedAt: '2026-05-29T12:00:00Z' }
    expect(lines(again)).toEqual(['EVALUATE 2026-05-30T12:00:00.000Z EVALUATOR IC-4'])
    expect(lines({ ...again, returnedAt: '2026-06-02T12:00:00Z' })).toEqual([
      'ANSWER_RETURN 2026-06-09T23:00:00.000Z REPORTING IC-6',
    ])
  })

  it('nothing is due later than it is useful', () => {
    const report: ReadingTimes = { priority: 'MEDIUM', submittedAt: now, usefulUntil: '2026-06-11T20:00:00Z' }
    expect(lines(report)).toEqual([
      'EVALUATE 2026-06-11T20:00:00Z EVALUATOR IC-4',
      'OPEN_REPORT 2026-06-11T20:00:00Z EVALUATOR IC-3',
    ])
    expect(dueOf('OPEN_REPORT', { ...report, usefulUntil: '2026-06-13T20:00:00Z' })?.by).toBe(
      '2026-06-12T12:00:00.000Z',
    )
    expect(dueOf('OPEN_REPORT', { ...report, usefulUntil: 'soon' })?.by).toBe('2026-06-12T12:00:00.000Z')
  })
})
