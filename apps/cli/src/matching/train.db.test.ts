/** Training on a store: refused on too little, audited, held by the anchor. */
import { testDatabase } from '@mips/api/src/testing/database.ts'
import { FIXED_MODEL } from '@mips/domain/nominal/match-weights'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCrowd } from '../demo/crowd.ts'
import { loadDemo } from '../demo/load.ts'
import { silent } from '../platform/terminal.ts'
import { trainOnStore } from './train.ts'

const database = await testDatabase()
const client = new pg.Client({ connectionString: database.adminUrl })
const now = new Date('2026-09-07T09:00:00Z')
const training = { adminUrl: database.adminUrl, people: 4000, seed: 3, now, progress: () => silent }

beforeAll(() => client.connect())
afterAll(() => client.end())

describe('training on the store', () => {
  it('is refused while there is nobody to learn from', async () => {
    await expect(trainOnStore(training)).rejects.toThrow(/Only 0 pairs/)
  })

  it('learns from the people of the store, audited, and leaves the rules alone', async () => {
    await loadDemo(client, {
      nominals: 240,
      seed: 7,
      now,
      dataDir: `/tmp/mips-train-test-${process.pid}`,
      argonMemoryKib: 1024,
      quiet: true,
    })
    await loadCrowd(client, { wanted: 5000, seed: 7, now, progress: () => silent })
    const before = await entries()
    const { file, refused } = await trainOnStore(training)
    expect(refused).toBeUndefined()
    expect(await entries()).toBeGreaterThan(before)
    expect(file.data.people).toBe(await nominals())
    expect(file.data.pairs).toBeGreaterThanOrEqual(100)
    expect(file.data.fingerprint).toMatch(/^[0-9a-f]{64}$/)
    expect(file.training.pseudoMatches).toBe(200)
    expect(file.model.guards).toEqual(FIXED_MODEL.guards)
    expect(file.model.version).toBe(`force-2026-09-07-${file.data.fingerprint.slice(0, 8)}`)
    expect(file.model.dob).not.toEqual(FIXED_MODEL.dob)
    expect(file.control.trained.best).toBeGreaterThan(file.control.fixed.best - 0.02)
  }, 240_000)
})

async function entries(): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM audit.entry WHERE action = 'matching.train' AND outcome = 'ok'",
  )
  return rows[0]?.n ?? 0
}

async function nominals(): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM nominal WHERE acl_id = 0',
  )
  return rows[0]?.n ?? 0
}
