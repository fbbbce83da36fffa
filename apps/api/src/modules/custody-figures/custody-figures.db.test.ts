/** The figures of custody: the same as a slow count over generated stays, only of what the reader may see, and safe to publish. */
import { custodyFigures } from '@mips/contracts'
import { figureRulesOn } from '@mips/domain/custody/figure-rules'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor, type World } from '../../testing/world.ts'
import { suite } from '../arrest/arrest.testing.ts'
import { detain } from '../custody/custody.testing.ts'
import { type Made, makeStays } from './custody-figures.stays.testing.ts'
import { storeStays } from './custody-figures.store.testing.ts'
import { periodOf, slowFacts } from './custody-figures.testing.ts'

/** MIPS_FIGURE_STAYS=20000 measures; the time is printed and never asserted. */
const count = Number(process.env.MIPS_FIGURE_STAYS ?? 400)

let world: World
let inspector: Actor
let stays: Made[]
const quarter = { from: '2026-06-01', to: '2026-09-07' }

beforeAll(async () => {
  world = await buildWorld(await testDatabase())
  inspector = await world.actor('INSPECTOR')
  const suites = await world.admin.query<{ code: string }>(
    'SELECT code FROM organisation_unit WHERE is_custody_suite ORDER BY code LIMIT 3',
  )
  stays = makeStays(
    count,
    world.clock.now(),
    suites.rows.map(({ code }) => code),
  )
  await storeStays(world, stays)
}, 300_000)
afterAll(() => world.close())

const read = (query: { from: string; to: string; stationCode?: string }, as = inspector) =>
  world.ok(as, custodyFigures, 'read', { query })

type Groups = Awaited<ReturnType<typeof read>>['groups']
const numberOf = (groups: Groups, figure: string, split = 'all', code = 'ALL') =>
  groups
    .find((group) => group.split === split && group.code === code)
    ?.values.find((value) => value.figure === figure)

describe('the facts of a stay', () => {
  it('are what the rules of the domain say of it, stay by stay', async () => {
    const { rows } = await world.admin.query<Record<string, unknown>>(
      `SELECT id, age, wait, length, out_of_door, review_put_off, review_breach, review_missed, checks, check_late, check_typed_late, most_late, rights_after, adult_wait, strip, force, child_at_night
         FROM mips.custody_stay_facts(NULL, '2026-01-01', '2027-01-01', $1, $2)`,
      [world.clock.now(), JSON.stringify(figureRulesOn('2026-09-07'))],
    )
    const fast = new Map(rows.map(({ id, ...facts }) => [id, facts]))
    expect(fast.size).toBe(stays.length)
    const differing = stays.flatMap((stay) => {
      const slow = slowFacts(stay, world.clock.now())
      const found = fast.get(stay.id)
      return JSON.stringify(found) === JSON.stringify(slow) ? [] : [{ id: stay.id, found, slow }]
    })
    expect(differing.slice(0, 3)).toEqual([])
    const late = stays.filter((stay) => slowFacts(stay, world.clock.now()).check_typed_late > 0)
    expect(late.length).toBeGreaterThan(10)
  }, 300_000)
})

describe('the figures', () => {
  it('add up to the facts, and each split to the whole', async () => {
    const began = performance.now()
    const { groups } = await read(quarter)
    process.stdout.write(`\nFigures of ${count} stays: ${Math.round(performance.now() - began)} ms.\n`)
    const facts = stays
      .filter(({ arrived }) => arrived.toISOString() >= '2026-05-31T23:00')
      .map((stay) => slowFacts(stay, world.clock.now()))
    const sum = (of: (fact: (typeof facts)[number]) => number | null) =>
      facts.reduce((total, fact) => total + (of(fact) ?? 0), 0)
    expect(numberOf(groups, 'STAYS')?.n).toBe(facts.length)
    expect(numberOf(groups, 'CHECK_LATE')?.n).toBe(sum((fact) => fact.check_late))
    expect(numberOf(groups, 'REVIEW_BREACH')?.n).toBe(sum((fact) => fact.review_breach))
    expect(numberOf(groups, 'REVIEW_MISSED')?.n).toBe(sum((fact) => fact.review_missed))
    expect(numberOf(groups, 'CHILD_AT_NIGHT')?.n).toBe(facts.filter((fact) => fact.child_at_night).length)
    const waits = facts.flatMap(({ wait }) => (wait === null ? [] : [wait])).sort((a, b) => a - b)
    expect(numberOf(groups, 'WAIT')).toMatchObject({
      n: waits.length,
      medianMinutes: waits[Math.ceil(waits.length * 0.5) - 1],
      ninetiethMinutes: waits[Math.ceil(waits.length * 0.9) - 1],
      longestMinutes: waits.at(-1),
    })
    for (const split of ['age', 'sex', 'ethnicity'])
      for (const figure of ['STAYS', 'CHECK_LATE', 'FORCE'])
        expect(
          groups
            .filter((group) => group.split === split)
            .reduce((total, { code }) => total + (numberOf(groups, figure, split, code)?.n ?? 0), 0),
          `${figure} by ${split}`,
        ).toBe(numberOf(groups, figure)?.n)
    // Codes that mean nothing today are not recorded; Chinese of the older list is read.
    expect(
      groups
        .filter(({ split }) => split === 'ethnicity')
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['Asian', 'Black', 'Mixed', 'NK', 'Not stated', 'Other', 'White'])
  })

  it('lead to the stays behind them, the largest first', async () => {
    const { groups } = await read(quarter)
    const women = numberOf(groups, 'STRIP', 'sex', 'F')?.n ?? 0
    const response = await world.call(inspector, custodyFigures, 'listStays', {
      query: { ...quarter, figure: 'STRIP', split: 'sex', code: 'F' },
    })
    const found = response.json() as { total: number; stays: { id: string; value: number }[] }
    expect(women).toBeGreaterThan(0)
    expect(found.stays.reduce((sum, { value }) => sum + value, 0)).toBe(women)
    expect(found.stays.every(({ id }) => stays.find((stay) => stay.id === id)?.sex === 'F')).toBe(true)
    const audit = await world.auditOf(String(response.headers['x-request-id']))
    expect(audit[0]).toMatchObject({ action: 'custodyFigures.listStays', act: 'consultation' })
    const waits = await world.ok(inspector, custodyFigures, 'listStays', {
      query: { ...quarter, figure: 'WAIT' },
    })
    expect(waits.stays.map(({ value }) => value)).toEqual(
      waits.stays.map(({ value }) => value).sort((a, b) => b - a),
    )
    expect(waits.stays.length).toBe(200)
  })

  it('refuse a period that ends before it begins, or that is longer than a year', async () => {
    for (const query of [
      { from: '2026-09-02', to: '2026-09-01' },
      { from: '2025-01-01', to: '2026-09-01' },
    ])
      expect((await world.call(inspector, custodyFigures, 'read', { query })).statusCode).toBe(400)
  })
})

describe('a stay that is restricted', () => {
  it('is in the figures of those who may see it alone', async () => {
    const reader = await world.actor('INSPECTOR')
    const period = { ...periodOf(world), stationCode: suite.code }
    const before = (await world.call(inspector, custodyFigures, 'read', { query: period })).body
    const { id } = await detain(world, { dob: '2012-01-01', sex: 'F' })
    const shown = numberOf((await read(period)).groups, 'STAYS')?.n ?? 0
    await restrict(world, id, [reader.id])
    expect((await world.call(inspector, custodyFigures, 'read', { query: period })).body).toBe(before)
    expect(numberOf((await read(period, reader)).groups, 'STAYS')?.n).toBe(shown)
    const { stays: found } = await world.ok(inspector, custodyFigures, 'listStays', {
      query: { ...period, figure: 'STAYS' },
    })
    expect(found.map((stay) => stay.id)).not.toContain(id)
  })
})

describe('what is published', () => {
  it('has no number below five and no time of one person, and says in the audit who it was for', async () => {
    const response = await world.call(await world.actor('ANALYST'), custodyFigures, 'publish', {
      body: { ...periodOf(world), recipient: 'Local policing body' },
    })
    const { csv, rows } = response.json() as { csv: string; rows: number }
    const lines = csv.trim().split('\r\n')
    expect(lines).toHaveLength(rows + 1)
    expect(lines[0]).toBe('"Suite","First day","Last day","Split","Group","Figure","Number","Median minutes"')
    const numbers = lines.slice(1).map((line) => line.split('","')[6])
    expect(numbers).toContain('fewer than 5')
    for (const each of numbers) expect([1, 2, 3, 4].map(String)).not.toContain(each)
    for (const line of lines.slice(1)) if (/fewer than|withheld/.test(line)) expect(line).toMatch(/,""$/)
    const audit = await world.admin.query('SELECT act, recipient FROM audit.entry WHERE request_id = $1', [
      response.headers['x-request-id'],
    ])
    expect(audit.rows).toEqual([{ act: 'disclosure', recipient: 'Local policing body' }])
  })
})
