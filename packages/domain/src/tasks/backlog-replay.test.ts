/** The backlog replay: 30 days at 2,000 reports a day, half the staff slow from the third day on (TK-1, TK-7, TK-8). */
import { beforeAll, describe, expect, it } from 'vitest'
import { addHours, addMinutes } from '../time/instant.ts'
import { backlogForecast, type HarmAlarm, harmAlarms, mostHarm } from './backlog.ts'
import { taskRulesOn } from './task-rules-table.ts'
import { inOrder, isOpenTask, type Task } from './task.ts'

const rules = taskRulesOn('2026-06-01')
const START = '2026-06-01T00:00:00.000Z'
const REPORTS_A_DAY = 2000
const DAYS = 30
const SLOW_FROM_DAY = 2
const STAFF = 100
/** Tours of eight hours in the first days, where the alarm has to come; whole days after that. */
const hoursOfRound = (hour: number) => (hour < 5 * 24 ? 8 : 24)

/** Each of the staff does 6.7 tasks in eight hours: together a little more than comes in. Half as slow: half as much. */
const tasksInRound = (day: number, hours: number) => {
  const perOfficer = (6.7 * hours) / 8
  const slow = day >= SLOW_FROM_DAY ? STAFF / 2 : 0
  return Math.round((STAFF - slow) * perOfficer + (slow * perOfficer) / 2)
}

/** One of a hundred reports is grave; the rest is small harm. A fixed sequence, so that the replay is the same each time. */
function harmOf(serial: number): number {
  const spread = (serial * 7919) % 1000
  return spread < 10 ? 20 + (spread % 10) : spread % 12
}

/** Runs the replay; `followsList`: tasks are taken in the order of the list, otherwise the oldest first. */
function replay(followsList: boolean, days: number) {
  const live = new Map<string, Task>()
  const rung: { hour: number; kinds: HarmAlarm['kind'][] }[] = []
  let serial = 0
  for (let hour = 0; hour < days * 24; hour += hoursOfRound(hour)) {
    const hours = hoursOfRound(hour)
    const from = addHours(START, hour) ?? START
    const end = addHours(from, hours) ?? START
    const arrivals = Math.round((REPORTS_A_DAY * hours) / 24)
    for (let index = 0; index < arrivals; index += 1) {
      const createdAt = addMinutes(from, (index * hours * 60) / arrivals) ?? from
      const id = `T${String((serial += 1)).padStart(6, '0')}`
      live.set(id, {
        id,
        kind: 'REPORT',
        reason: 'A report came in',
        rule: 'CR-1',
        recordId: id,
        opensAt: `/incident/${id}`,
        team: `T${serial % 5}`,
        createdAt,
        dueAt: addHours(createdAt, 24),
        harm: harmOf(serial),
        snoozes: 0,
      })
    }
    const open = [...live.values()].filter(isOpenTask)
    const queue = followsList ? inOrder(open, end, rules) : open
    for (const task of queue.slice(0, tasksInRound(Math.floor(hour / 24), hours)))
      live.set(task.id, { ...task, doneAt: end })
    const alarms = hour + hours >= 24 ? harmAlarms([...live.values()], end, rules) : []
    if (alarms.length > 0) rung.push({ hour: hour + hours, kinds: alarms.map(({ kind }) => kind) })
    // What was done more than eight days ago is of no account for any figure, as a store would not read it.
    const old = addHours(end, -8 * 24) ?? START
    for (const [id, { doneAt }] of live) if (doneAt !== undefined && doneAt < old) live.delete(id)
  }
  const now = addHours(START, days * 24) ?? START
  return { tasks: [...live.values()], rung, now, arrived: serial }
}

describe('the backlog replay', () => {
  let followed: ReturnType<typeof replay> = { tasks: [], rung: [], now: START, arrived: 0 }
  beforeAll(() => {
    followed = replay(true, DAYS)
  }, 60_000)

  it('takes in 60,000 reports in thirty days', () => {
    expect(followed.arrived).toBe(5 * 3 * Math.round(REPORTS_A_DAY / 3) + 25 * REPORTS_A_DAY)
    expect(followed.arrived).toBeGreaterThan(59_990)
  })

  it('rings within 24 hours of the staff growing slow, and not before', () => {
    const first = followed.rung[0]
    expect(first?.hour).toBeGreaterThan(SLOW_FROM_DAY * 24)
    expect((first?.hour ?? Infinity) - SLOW_FROM_DAY * 24).toBeLessThanOrEqual(24)
    expect(first?.kinds).toEqual(['BACKLOG_GROWS'])
    expect(followed.rung.at(-1)?.hour).toBe(DAYS * 24)
  })

  it('shows the one per cent that carries most harm: nothing left out is graver', () => {
    const open = followed.tasks.filter(isOpenTask)
    const shown = mostHarm(followed.tasks, followed.now, rules)
    expect(shown).toHaveLength(Math.ceil(open.length / 100))
    const least = Math.min(...shown.map(({ harm }) => harm))
    const ids = new Set(shown.map(({ id }) => id))
    const graver = open.filter(({ id, harm }) => !ids.has(id) && harm > least)
    expect(graver).toEqual([])
  })

  it('lets no grave harm wait where the list is followed, however long the backlog', () => {
    expect(followed.tasks.filter(isOpenTask).length).toBeGreaterThan(10_000)
    expect(followed.rung.some(({ kinds }) => kinds.includes('HARM_WAITS'))).toBe(false)
    const forecast = backlogForecast(followed.tasks, followed.now, rules)
    expect(forecast).toMatchObject({ isGrowing: true, clearOn: undefined })
    expect(forecast.arrivalsPerDay).toBeCloseTo(REPORTS_A_DAY, -2)
    expect(forecast.clearancesPerDay).toBeCloseTo(REPORTS_A_DAY * 0.75, -2)
  })

  it('rings for the harm as well where the oldest is taken first', () => {
    const ignored = replay(false, 7)
    const harm = ignored.rung.find(({ kinds }) => kinds.includes('HARM_WAITS'))
    expect(ignored.rung[0]?.kinds).toContain('BACKLOG_GROWS')
    expect(harm).toBeDefined()
    expect((harm?.hour ?? Infinity) - SLOW_FROM_DAY * 24).toBeLessThanOrEqual(96)
  }, 30_000)
})
