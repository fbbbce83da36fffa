/** The backlog replay on the store: 30 days at 2,000 reports a day, half the staff slow from the third day; asked of the desk each day. */
import { tasks as contract } from '@mips/contracts'
import type { TeamWork } from '@mips/contracts/task-parts'
import { taskRulesOn } from '@mips/domain/tasks/task-rules-table'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrange } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'
import { makeIncidents } from './tasks.testing.ts'
import { inOrderOf } from './tasks.rules.repository.ts'

const START = Date.parse('2026-06-01T00:00:00Z')
const DAYS = 30
const REPORTS_A_DAY = 2000
const SLOW_FROM_DAY = 2
const STAFF = 100
const rules = taskRulesOn('2026-06-01')
/** Tours of eight hours in the first days, where the alarm has to come; whole days after that. */
const hoursOfRound = (hour: number) => (hour < 5 * 24 ? 8 : 24)
/** Each of the staff does 6.7 tasks in eight hours: together a little more than comes in. Half as slow: half as much. */
const tasksInRound = (day: number, hours: number) => {
  const perOfficer = (6.7 * hours) / 8
  const slow = day >= SLOW_FROM_DAY ? STAFF / 2 : 0
  return Math.round((STAFF - slow) * perOfficer + (slow * perOfficer) / 2)
}

const world = await buildWorld(await testDatabase(), { now: new Date(START).toISOString() })
afterAll(() => world.close())

type Looked = { hour: number; desk: TeamWork; ms: number }
const looks: Looked[] = []
let arrived = 0

describe('the backlog replay on stored tasks', () => {
  beforeAll(async () => {
    const began = performance.now()
    const supervisor = await world.actor('SUPERVISOR', { rank: 'PS' })
    await world.admin.query("INSERT INTO unit (code, name) VALUES ('TEST', 'Team of the test')")
    await world.admin.query(
      "INSERT INTO unit (code, name, parent_code) SELECT 'T' || n, 'Team ' || n, 'TEST' FROM generate_series(0, 4) n",
    )
    const records = await makeIncidents(world, 200)
    for (let hour = 0; hour < DAYS * 24; hour += hoursOfRound(hour)) {
      const hours = hoursOfRound(hour)
      const from = new Date(START + hour * 3_600_000)
      const end = new Date(from.getTime() + hours * 3_600_000)
      const arrivals = Math.round((REPORTS_A_DAY * hours) / 24)
      world.clock.set(end.toISOString())
      await arrange(world, async ({ tx }) => {
        // One of a hundred reports is grave, the rest small: the sequence of the pure replay.
        await tx.$executeRaw`
          INSERT INTO task (record_id, kind, title, reason, rule, harm, opens_at, owner_unit, created_at, due_at)
          SELECT (${records}::uuid[])[1 + s % 200], 'REPORT', 'A report came in', 'CR-1: decided within 24 hours.', 'CR-1', CASE WHEN s * 7919 % 1000 < 10 THEN 20 + s * 7919 % 1000 % 10 ELSE s * 7919 % 1000 % 12 END, '/incidents', 'T' || s % 5,
                 ${from}::timestamptz + make_interval(secs => (s - ${arrived}::int - 1) * ${hours * 3600}::float8 / ${arrivals}::float8), ${from}::timestamptz + make_interval(secs => (s - ${arrived}::int - 1) * ${hours * 3600}::float8 / ${arrivals}::float8) + interval '24 hours'
            FROM generate_series(${arrived}::int + 1, ${arrived}::int + ${arrivals}::int) s`
        arrived += arrivals
        await tx.$executeRaw`
          UPDATE task t SET done_at = ${end} FROM (SELECT t.id FROM task t WHERE t.done_at IS NULL ORDER BY ${inOrderOf({ now: end, rules })} LIMIT ${tasksInRound(Math.floor(hour / 24), hours)}) d WHERE d.id = t.id`
      })
      const asked = performance.now()
      const desk = await world.ok(supervisor, contract, 'getTeam', { query: {} })
      looks.push({ hour: hour + hours, desk, ms: performance.now() - asked })
    }
    const slowest = Math.max(...looks.map(({ ms }) => ms))
    const last = looks.at(-1)
    console.log(
      `REPLAY ${arrived} reports in ${DAYS} days, ${last?.desk.backlog.open} open at the end, first alarm ${firstRing()?.hour} h after the start (slow from hour ${SLOW_FROM_DAY * 24}), desk ${Math.round(last?.ms ?? 0)} ms at the end and ${Math.round(slowest)} ms at most, ${Math.round((performance.now() - began) / 1000)} s in all`,
    )
  }, 400_000)

  const firstRing = () => looks.find(({ hour, desk }) => hour >= 24 && desk.alarms.length > 0)

  it('takes in 60,000 reports', () => {
    expect(arrived).toBe(5 * 3 * Math.round(REPORTS_A_DAY / 3) + 25 * REPORTS_A_DAY)
  })

  it('rings within 24 hours of the staff growing slow, not before, and to the end', () => {
    const first = firstRing()
    expect(first?.hour).toBeGreaterThan(SLOW_FROM_DAY * 24)
    expect((first?.hour ?? Infinity) - SLOW_FROM_DAY * 24).toBeLessThanOrEqual(24)
    expect(first?.desk.alarms.map(({ kind }) => kind)).toEqual(['BACKLOG_GROWS'])
    expect(looks.at(-1)?.desk.alarms).not.toEqual([])
  })

  it('shows each day the one per cent that carries most harm: nothing left out is graver', async () => {
    for (const { desk } of looks.filter(({ desk: seen }) => seen.backlog.open > 0)) {
      expect(desk.mostHarm.count).toBe(Math.ceil(desk.backlog.open / 100))
      expect(desk.mostHarm.tasks).toHaveLength(desk.mostHarm.count)
    }
    const shown = looks.at(-1)?.desk.mostHarm.tasks ?? []
    const least = Math.min(...shown.map(({ harm }) => harm))
    const graver = await world.admin.query(
      'SELECT id FROM task WHERE done_at IS NULL AND harm > $1 AND id <> ALL ($2::uuid[])',
      [least, shown.map(({ id }) => id)],
    )
    expect(graver.rows).toEqual([])
  })

  it('lets no grave harm wait where the list is followed, and says that it grows', () => {
    const last = looks.at(-1)?.desk
    expect(last?.backlog.open).toBeGreaterThan(10_000)
    expect(looks.flatMap(({ desk }) => desk.alarms.map(({ kind }) => kind))).not.toContain('HARM_WAITS')
    expect(last?.backlog).toMatchObject({ isGrowing: true, clearOn: null })
    expect(last?.backlog.arrivalsPerDay).toBeCloseTo(REPORTS_A_DAY, -2)
    expect(last?.backlog.clearancesPerDay).toBeCloseTo(REPORTS_A_DAY * 0.75, -2)
    expect(last?.byTeam).toHaveLength(5)
    expect(last?.byDay.at(-2)?.arrived).toBeCloseTo(REPORTS_A_DAY, -3)
  })
})
