/** The question set: every question has an answer in the demonstration, and the count of recall is right. */
import { testDatabase } from '@mips/api/src/testing/database.ts'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDemo } from '../../demo/load.ts'
import { recallOf } from './questions-bench.ts'
import { allQuestions, resolve } from './resolve.ts'

const database = await testDatabase()
const client = new pg.Client({ connectionString: database.adminUrl })

beforeAll(async () => {
  await client.connect()
  // As it is loaded for everybody; the day decides who is in it.
  await loadDemo(client, {
    nominals: 2000,
    seed: 1829,
    now: new Date('2026-09-07T09:00:00Z'),
    dataDir: `/tmp/mips-questions-test-${process.pid}`,
    argonMemoryKib: 1024,
    quiet: true,
  })
}, 300_000)
afterAll(() => client.end())

describe('the questions', () => {
  it('are at least two hundred, of many kinds', () => {
    expect(allQuestions.length).toBeGreaterThanOrEqual(200)
    expect(new Set(allQuestions.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(25)
  })

  it('have each an answer among the records of the demonstration, in full and the same each time', async () => {
    const wanted = new Set<string>()
    for (const question of allQuestions) {
      const asked = await resolve(client, question)
      expect(asked.wanted.length).toBeGreaterThan(0)
      expect(JSON.stringify(asked.body)).not.toMatch(/[{}]\w+[{}]|undefined|NaN/)
      expect(await resolve(client, question)).toEqual(asked)
      for (const id of asked.wanted) wanted.add(id)
    }
    const held = await client.query<{ id: string }>('SELECT id FROM record WHERE id = ANY ($1)', [
      [...wanted],
    ])
    expect(held.rows).toHaveLength(wanted.size)
  }, 120_000)
})

describe('recall at ten', () => {
  it.each([
    [['a'], ['b', 'a'], 1],
    [['a', 'b'], ['b'], 0.5],
    [['a'], [], 0],
    [Array.from({ length: 12 }, (_, n) => String(n)), ['0', '1', '2', '3', '4'], 0.5],
  ])('of %j with %j is %d', (wanted, got, recall) => {
    expect(recallOf(wanted, got)).toBe(recall)
  })
})
