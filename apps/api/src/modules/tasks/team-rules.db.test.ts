/** The desk counts and orders in SQL: on random tasks it says what the pure rules say (TK-1, TK-3, TK-4, TK-7, TK-8). */
import { tasks as contract } from '@mips/contracts'
import { backlogByTeam, backlogForecast, harmAlarms, mostHarm } from '@mips/domain/tasks/backlog'
import { escalation } from '@mips/domain/tasks/task-acts'
import { inOrder, isOpenTask, type Task } from '@mips/domain/tasks/task'
import { taskRulesOn } from '@mips/domain/tasks/task-rules-table'
import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { afterAll, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'
import { makeIncidents, writeTasks } from './tasks.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())
const now = world.clock.now().toISOString()
const rules = taskRulesOn('2026-09-07')
const at = (hours: number) => new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString()
const records = await makeIncidents(world, 5)
let runs = 0
let compared = 0

/** Hours with the bounds of every rule among them. */
const hoursAgo = fc.oneof(
  fc.constantFrom(0, 1, 12, 13, 24, 48, 49, 168),
  fc.double({ min: 0.01, max: 400, noNaN: true }),
)
const one = fc.record({
  kind: fc.constantFrom('REPORT', 'CONTACT', 'REVIEW'),
  harm: fc.integer({ min: 0, max: 30 }),
  below: fc.boolean(),
  owned: fc.boolean(),
  made: hoursAgo,
  due: fc.option(fc.oneof(hoursAgo, fc.integer({ min: -72, max: -1 }))),
  done: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  snoozed: fc.option(fc.integer({ min: -10, max: 70 }), { freq: 4 }),
  acknowledged: fc.option(hoursAgo, { freq: 3 }),
})

it('counts, orders, forecasts and rings as the pure rules do', async () => {
  const supervisor = await world.actor('SUPERVISOR', { rank: 'PS' })
  const owner = await world.actor('RESPONSE_OFFICER')
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 260, size: 'max' }), async (drawn) => {
      runs += 1
      const [team, below] = [`R${runs}`, `R${runs}-BELOW`]
      await world.admin.query('INSERT INTO unit (code, name) VALUES ($1, $1)', [team])
      await world.admin.query('INSERT INTO unit (code, name, parent_code) VALUES ($1, $1, $2)', [below, team])
      await world.admin.query('UPDATE app_user SET unit_code = $2 WHERE id = $1', [supervisor.id, team])
      const made: Task[] = drawn.map((row) => ({
        id: randomUUID(),
        kind: row.kind,
        reason: '',
        rule: 'CR-1',
        recordId: '',
        opensAt: '',
        harm: row.harm,
        team: row.below ? below : team,
        ...(row.owned ? { ownerId: owner.id } : {}),
        createdAt: at(-row.made),
        ...(row.due === null ? {} : { dueAt: at(-row.due) }),
        ...(row.done === null ? {} : { doneAt: at(-row.made * row.done) }),
        ...(row.snoozed === null ? {} : { snoozedUntil: at(row.snoozed) }),
        ...(row.acknowledged === null ? {} : { acknowledgedAt: at(-row.acknowledged) }),
        snoozes: 0,
      }))
      await writeTasks(world, records, made)
      const desk = await world.ok(supervisor, contract, 'getTeam', { query: {} })
      const { backlog } = desk
      const forecast = backlogForecast(made, now, rules)
      expect([backlog.open, backlog.overdue, backlog.isGrowing]).toEqual([
        forecast.open,
        forecast.overdue,
        forecast.isGrowing,
      ])
      expect(backlog.arrivalsPerDay).toBeCloseTo(forecast.arrivalsPerDay, 6)
      expect(backlog.clearancesPerDay).toBeCloseTo(forecast.clearancesPerDay, 6)
      expect(backlog.clearOn?.slice(0, 16)).toBe(forecast.clearOn?.slice(0, 16))
      expect(desk.alarms).toEqual(harmAlarms(made, now, rules))
      expect(desk.mostHarm.tasks.map(({ id }) => id)).toEqual(mostHarm(made, now, rules).map(({ id }) => id))
      expect(
        desk.byTeam.map(({ team: unit, open, overdue, unowned, snoozed, harm }) => ({
          ...{ team: unit, open, overdue, unowned, snoozed, harm },
        })),
      ).toEqual(backlogByTeam(made, now))
      const open = made.filter(isOpenTask)
      const climbs = open.map((task) => escalation(task, now, rules)?.to)
      expect(desk.climbed.map(({ count }) => count)).toEqual(
        ['SUPERVISOR', 'INSPECTOR', 'SUPERINTENDENT'].map((to) => climbs.filter((up) => up === to).length),
      )
      const first = await world.ok(supervisor, contract, 'listTeam', { query: {} })
      const second = await world.ok(supervisor, contract, 'listTeam', { query: { from: 50 } })
      expect([...first.tasks, ...second.tasks].map(({ id }) => id)).toEqual(
        inOrder(open, now, rules)
          .slice(0, 100)
          .map(({ id }) => id),
      )
      compared += made.length
    }),
    { numRuns: 25, endOnFailure: true },
  )
  console.log(`WORK rules in SQL agree with the pure ones on ${compared} random tasks of ${runs} teams`)
}, 120_000)
