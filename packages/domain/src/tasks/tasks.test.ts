/** The order of work, what may be done with tasks, and what a backlog says of itself (TK-1 to TK-10). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addHours, addMinutes } from '../time/instant.ts'
import { backlogByTeam, backlogForecast, harmAlarms, mostHarm } from './backlog.ts'
import { changedSince } from './since-looked.ts'
import { bulkCloseProblems, escalation, handoverResult, snoozeProblems } from './task-acts.ts'
import { taskRulesOn } from './task-rules-table.ts'
import { groupTasks, inOrder, isOverdueTask, type Task, urgency, workOf } from './task.ts'

const rules = taskRulesOn('2026-06-11')
const now = '2026-06-11T12:00:00Z'
const task = (id: string, more: Partial<Task> = {}): Task => ({
  id,
  kind: 'REVIEW',
  reason: 'RW-2: reviewed every 28 days',
  rule: 'RW-2',
  recordId: 'r',
  opensAt: '/crime/r/reviews',
  team: 'CID',
  createdAt: '2026-06-10T12:00:00Z',
  harm: 1,
  snoozes: 0,
  ...more,
})
const rulesOf = (problems: { rule: string; severity: string; field?: string }[]) =>
  problems.map(({ rule, severity, field }) => [rule, severity, field].filter(Boolean).join(' '))

describe('TK-1: harm, then age', () => {
  it.each<[Partial<Task>, number]>([
    [{}, 1],
    [{ dueAt: '2026-06-11T13:00:00Z' }, 1],
    [{ dueAt: '2026-06-10T12:00:00Z' }, 2],
    [{ dueAt: '2026-06-01T12:00:00Z' }, 11],
    [{ dueAt: '2020-06-01T12:00:00Z' }, 21],
    [{ harm: 30, dueAt: '2026-06-20T12:00:00Z' }, 30],
  ])('%o weighs %i', (more, points) => expect(urgency(task('a', more), now, rules)).toBe(points))

  it('grave harm comes before any age, and equal ones by the time they are due', () => {
    const tasks = [
      task('old', { dueAt: '2020-01-01T12:00:00Z' }),
      task('grave', { harm: 25, dueAt: '2026-06-20T12:00:00Z' }),
      task('later', { dueAt: '2026-06-13T12:00:00Z' }),
      task('sooner', { dueAt: '2026-06-12T12:00:00Z' }),
      task('no day'),
    ]
    expect(inOrder(tasks, now, rules).map(({ id }) => id)).toEqual([
      'grave',
      'old',
      'sooner',
      'later',
      'no day',
    ])
  })

  it('the order is the same however the tasks come', () => {
    const any = fc.uniqueArray(
      fc.record({ id: fc.uuid(), harm: fc.nat(5), hours: fc.option(fc.integer({ min: -99, max: 99 })) }),
      { selector: ({ id }) => id, maxLength: 20 },
    )
    fc.assert(
      fc.property(any, (rows) => {
        const tasks = rows.map(({ id, harm, hours }) =>
          task(id, { harm, dueAt: hours === null ? undefined : addHours(now, hours) }),
        )
        expect(inOrder(tasks.toReversed(), now, rules)).toEqual(inOrder(tasks, now, rules))
      }),
    )
  })
})

describe('TK-2: whose work it is', () => {
  const tasks = [
    task('mine', { ownerId: 'me' }),
    task('done', { ownerId: 'me', doneAt: now }),
    task('asleep', { ownerId: 'me', snoozedUntil: '2026-06-12T12:00:00Z' }),
    task('awake', { ownerId: 'me', snoozedUntil: '2026-06-11T11:00:00Z' }),
    task('free'),
    task('held', { ownerId: 'you' }),
    task('elsewhere', { team: 'OTHER' }),
  ]
  it.each([
    [undefined, ['free']],
    [true, ['free', 'held']],
  ])('with others %s', (withOthers, team) => {
    const work = workOf(tasks, { userId: 'me', team: 'CID', withOthers }, now)
    expect(work.mine.map(({ id }) => id)).toEqual(['mine', 'awake'])
    expect(work.team.map(({ id }) => id)).toEqual(team)
  })

  it('like tasks are one group, the most urgent group first', () => {
    const groups = groupTasks([task('a'), task('b', { kind: 'CONTACT', harm: 9 }), task('c')], now, rules)
    expect(groups.map(({ kind, count, harm, first }) => `${kind} ${count} ${harm} ${first.id}`)).toEqual([
      'CONTACT 1 9 b',
      'REVIEW 2 1 a',
    ])
  })
})

describe('TK-5: putting off', () => {
  const later = '2026-06-12T12:00:00Z'
  it.each<[Partial<Task>, { until: string; reason?: string }, string[]]>([
    [{}, { until: later, reason: 'Waits for the laboratory' }, []],
    [{}, { until: later }, ['TK-5 BLOCK reason']],
    [{}, { until: now, reason: 'x' }, ['TK-5 BLOCK until']],
    [{}, { until: '2026-06-14T12:00:00Z', reason: 'x' }, []],
    [{}, { until: '2026-06-14T12:00:01Z', reason: 'x' }, ['TK-5 BLOCK until']],
    [{ snoozes: 3 }, { until: later, reason: 'x' }, ['TK-5 BLOCK']],
    [{ harm: 20 }, { until: later, reason: 'x' }, ['TK-5 BLOCK']],
    [{ doneAt: now }, { until: later, reason: 'x' }, ['TK-5 BLOCK']],
  ])('%o to %o says %o', (more, snooze, problems) => {
    expect(rulesOf(snoozeProblems(task('a', more), snooze, now, rules))).toEqual(problems)
  })
})

describe('TK-6: closing many', () => {
  it.each<[Task[], string | undefined, string[]]>([
    [[task('a'), task('b')], 'Old system', []],
    [[], 'x', ['TK-6 BLOCK tasks']],
    [[task('a')], ' ', ['TK-6 BLOCK reason']],
    [[task('a'), task('b', { kind: 'CONTACT' })], 'x', ['TK-6 BLOCK tasks']],
    [[task('a'), task('b', { harm: 20 })], 'x', ['TK-6 BLOCK tasks']],
    [[task('a', { doneAt: now })], 'x', ['TK-6 BLOCK tasks']],
  ])('%# says %o', (tasks, reason, problems) =>
    expect(rulesOf(bulkCloseProblems(tasks, reason, rules))).toEqual(problems),
  )
  it('what an act closes is closed without it by a supervisor alone', () => {
    const tasks = [task('a', { isByAct: true })]
    expect(rulesOf(bulkCloseProblems(tasks, 'x', rules, false))).toEqual(['TK-6 BLOCK tasks'])
    expect(rulesOf(bulkCloseProblems(tasks, 'x', rules, true))).toEqual([])
    expect(rulesOf(bulkCloseProblems([task('b')], 'x', rules, false))).toEqual([])
  })
})

describe('TK-3 and TK-4: climbing', () => {
  const at = (hoursLate: number, more: Partial<Task> = {}) =>
    escalation(task('a', { dueAt: addMinutes(now, -60 * hoursLate), ...more }), now, rules)
  it.each([
    [-1, {}, undefined],
    [0.5, {}, 'SUPERVISOR TK-3'],
    [1, {}, 'INSPECTOR TK-4'],
    [1, { acknowledgedAt: now }, 'SUPERVISOR TK-3'],
    [11, { acknowledgedAt: now }, 'SUPERVISOR TK-3'],
    [12, { acknowledgedAt: now }, 'INSPECTOR TK-3'],
    [13, {}, 'SUPERINTENDENT TK-4'],
    [49, {}, 'SUPERINTENDENT TK-3'],
    [49, { doneAt: now }, undefined],
  ])('%d hours late with %o: %s', (late, more, expected) => {
    const found = at(late, more)
    expect(found && `${found.to} ${found.rule}`).toBe(expected)
  })

  it('a task is overdue the moment after it was due', () => {
    expect(isOverdueTask(task('a', { dueAt: now }), now)).toBe(false)
    expect(isOverdueTask(task('a', { dueAt: '2026-06-11T11:59:59Z' }), now)).toBe(true)
    expect(isOverdueTask(task('a'), now)).toBe(false)
  })
})

describe('TK-9: handing over', () => {
  it('moves what is accepted, and leaves the rest with the giver', () => {
    const result = handoverResult(
      [
        { taskId: 'a', answer: 'ACCEPTED' },
        { taskId: 'b', answer: 'REFUSED', reason: 'Not our area' },
        { taskId: 'c' },
      ],
      'early',
      'late',
    )
    expect(result.owners).toEqual({ a: 'late', b: 'early', c: 'early' })
    expect(result.isComplete).toBe(false)
    expect(rulesOf(result.problems)).toEqual(['TK-9 ASK lines.2'])
  })
  it.each([
    [[{ taskId: 'b', answer: 'REFUSED' as const }], 'late', ['TK-9 BLOCK lines.0']],
    [[], 'early', ['TK-9 BLOCK taker']],
  ])('is refused: %#', (lines, taker, problems) => {
    expect(rulesOf(handoverResult(lines, 'early', taker).problems)).toEqual(problems)
  })
})

describe('TK-7: rates and the day it will be clear', () => {
  const stream = (perDay: number, from: number, to: number, more: (index: number) => Partial<Task>) =>
    Array.from({ length: perDay * (to - from) }, (_, index) => {
      const createdAt = addMinutes('2026-06-01T00:00:00Z', (from + index / perDay) * 1440) ?? ''
      return task(`${from}-${index}`, { createdAt, ...more(index) })
    })
  const end = '2026-06-11T00:00:00Z'
  it('an old backlog that shrinks by ten a day is clear in open tasks over ten', () => {
    const old = Array.from({ length: 100 }, (_, index) => {
      const doneAt = index < 70 ? addHours(end, -index * 2.4 - 0.1) : undefined
      return task(`old${index}`, { createdAt: '2026-05-01T00:00:00Z', doneAt })
    })
    const forecast = backlogForecast(old, end, rules)
    expect(forecast).toMatchObject({ open: 30, arrivalsPerDay: 0, clearancesPerDay: 10, isGrowing: false })
    expect(forecast.clearOn).toBe('2026-06-14T00:00:00.000Z')
  })
  it('one that grows has no such day', () => {
    const grows = stream(10, 0, 10, (index) => ({
      doneAt: index % 2 === 0 ? '2026-06-10T12:00:00Z' : undefined,
    }))
    expect(backlogForecast(grows, end, rules)).toMatchObject({
      open: 50,
      clearancesPerDay: 50 / 7,
      isGrowing: true,
      clearOn: undefined,
    })
  })
  it('an empty one is clear now', () => {
    expect(backlogForecast([], now, rules)).toMatchObject({ open: 0, clearOn: now, isGrowing: false })
  })
  it('teams come by the harm that waits with them', () => {
    const rows = [
      task('a', { team: 'A', harm: 3, dueAt: '2026-06-11T11:00:00Z' }),
      task('b', { team: 'B', harm: 9, ownerId: 'x' }),
      task('c', { team: 'A', snoozedUntil: '2026-06-12T11:00:00Z' }),
    ]
    expect(backlogByTeam(rows, now)).toEqual([
      { team: 'B', open: 1, overdue: 0, unowned: 0, snoozed: 0, harm: 9 },
      { team: 'A', open: 2, overdue: 1, unowned: 2, snoozed: 1, harm: 4 },
    ])
  })
})

describe('TK-8: the alarm for harm', () => {
  it('counts what was put off, and rings after twelve hours of waiting', () => {
    const grave = task('g', {
      harm: 20,
      createdAt: '2026-06-11T00:00:00Z',
      snoozedUntil: '2026-06-12T00:00:00Z',
    })
    const done = task('d', { doneAt: '2026-06-11T11:00:00Z' })
    expect(harmAlarms([grave, done], '2026-06-11T11:59:00Z', rules)).toEqual([])
    expect(harmAlarms([grave, done], now, rules)).toMatchObject([{ kind: 'HARM_WAITS', taskIds: ['g'] }])
  })
  it('shows at least one task, and the most harm first', () => {
    expect(mostHarm([task('a'), task('b', { harm: 2 })], now, rules).map(({ id }) => id)).toEqual(['b'])
    expect(mostHarm([], now, rules)).toEqual([])
  })
})

describe('TK-10: since I last looked', () => {
  const changes = [
    { at: '2026-06-11T11:00:00Z', by: 'you', what: 'Statement added', field: 'statements' },
    { at: '2026-06-11T10:00:00Z', by: 'me', what: 'Own note' },
    { at: '2026-06-11T09:00:00Z', by: 'you', what: 'Suspect named', field: 'suspects' },
  ]
  it.each([
    [undefined, ['Suspect named', 'Statement added'], true],
    ['2026-06-11T09:30:00Z', ['Statement added'], false],
    ['2026-06-11T11:00:00Z', [], false],
  ])('last looked %s', (lastLookedAt, whats, isFirstLook) => {
    const found = changedSince(changes, { userId: 'me', lastLookedAt })
    expect(found.changes.map(({ what }) => what)).toEqual(whats)
    expect(found.isFirstLook).toBe(isFirstLook)
    expect(found.fields).toHaveLength(whats.length)
  })
})
