import { nominal } from '@mips/contracts'
import { arrange, makePerson } from '@mips/api/src/testing/arrange.ts'
import { testDatabase } from '@mips/api/src/testing/database.ts'
import { buildWorld, type Actor } from '@mips/api/src/testing/world.ts'
import { knowRules } from '@mips/api/src/modules/nominal/nominal.rules.service.ts'
import { indexPerson } from '@mips/api/src/modules/nominal/nominal.service.ts'
import { currentRules, knownRules, type SearchRules } from '@mips/domain/nominal/search-rules'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silent } from '../platform/terminal.ts'
import { cutAt } from '../testing/cut-connection.ts'
import { rebuildSearch } from './search-rebuild.ts'

const database = await testDatabase()
const world = await buildWorld(database)
const client = new pg.Client({ connectionString: database.adminUrl })

/** Rules under which every code is written from behind, so that neither version finds the rows of the other. */
const backwards = (code: string) => [...code].reverse().join('')
const nextRules: SearchRules = {
  version: currentRules.version + 1,
  codeOf: (name) => backwards(currentRules.codeOf(name)),
  rowsOf: (names, dob) =>
    currentRules.rowsOf(names, dob).map((found) => ({
      ...found,
      row: { ...found.row, sc: backwards(found.row.sc), fc: backwards(found.row.fc) },
    })),
}
const progress = () => silent
const rebuild = (connection: pg.Client, chunkRecords = 4) =>
  rebuildSearch(connection, { rules: nextRules, progress, chunkRecords })

let officer: Actor
const surnames =
  'Brindlecombe Harrowgate Tarnowsky Pellworth Quillfeather Thimblewick Oxenholme Fennimore Larkspur Mossop'.split(
    ' ',
  )

beforeAll(async () => {
  await client.connect()
  officer = await world.actor('RESPONSE_OFFICER')
  for (const surname of surnames) await makePerson(world, { forename: 'Marla', surname, dob: '1985-04-03' })
})
afterAll(async () => {
  knowRules(knownRules)
  await client.end()
  await world.close()
})

const isFound = async (surname: string): Promise<boolean> => {
  const { hits } = await world.ok(officer, nominal, 'searchPeople', {
    body: { forename: 'Marla', surname, dob: '1985-04-03' },
  })
  return hits[0]?.displayName.toLowerCase().includes(surname.toLowerCase()) ?? false
}
const rowsOf = async (version: number): Promise<number> =>
  (
    await client.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM person_search_open WHERE rules_version = $1',
      [version],
    )
  ).rows[0]?.n ?? -1
const states = async () =>
  (await client.query('SELECT version, state FROM search_rules ORDER BY version')).rows

describe('search rebuild', () => {
  it('that is cut short leaves the old rules serving, and every person found', async () => {
    await expect(rebuild(cutAt(client, 'person_search_open', 3))).rejects.toThrow('the power was cut')
    expect(await states()).toEqual([
      { version: currentRules.version, state: 'serving' },
      { version: nextRules.version, state: 'building' },
    ])
    expect(await rowsOf(nextRules.version)).toBe(8)
    for (const surname of surnames) expect(await isFound(surname)).toBe(true)
  })

  it('is joined by who writes meanwhile: under both rules where the release knows both, else before the switch', async () => {
    const before = await rowsOf(nextRules.version)
    await makePerson(world, { forename: 'Marla', surname: 'Wetherspoke', dob: '1985-04-03' })
    expect(await rowsOf(nextRules.version)).toBe(before)
    expect((await client.query('SELECT 1 FROM search_stale')).rowCount).toBe(1)
    knowRules([nextRules, currentRules])
    await makePerson(world, { forename: 'Marla', surname: 'Chanterelle', dob: '1985-04-03' })
    expect(await rowsOf(nextRules.version)).toBe(before + 1)
    expect(await isFound('Wetherspoke')).toBe(true)
    expect(await isFound('Chanterelle')).toBe(true)
  })

  it('goes on where it was cut, serves the new rules and takes the old rows away', async () => {
    const entries = async () =>
      (
        await client.query<{ n: number }>(
          "SELECT count(*)::int AS n FROM audit.entry WHERE action = 'search.rebuild'",
        )
      ).rows[0]?.n ?? -1
    const before = await entries()
    const done = await rebuild(client)
    expect(done).toMatchObject({ version: nextRules.version, switched: true, records: 12 })
    // Two chunks were done before the cut; four records each, so one more for the rest, and one for who was forgotten.
    expect((await entries()) - before).toBeLessThanOrEqual(3)
    expect(await states()).toEqual([
      { version: currentRules.version, state: 'retired' },
      { version: nextRules.version, state: 'serving' },
    ])
    expect(await rowsOf(currentRules.version)).toBe(0)
    expect(await rowsOf(nextRules.version)).toBe(12)
    for (const surname of [...surnames, 'Wetherspoke', 'Chanterelle'])
      expect(await isFound(surname)).toBe(true)
  })

  it('leaves each name counted once, and counts what comes after', async () => {
    const count = async () =>
      (
        await client.query<{ frequency: number }>(
          "SELECT frequency FROM name_dictionary WHERE part = 'forename' AND name = 'marla'",
        )
      ).rows[0]?.frequency
    expect(await count()).toBe(12)
    const { personRecordId } = await makePerson(world, {
      forename: 'Marla',
      surname: 'Ottershaw',
      dob: '1985-04-03',
    })
    expect(await count()).toBe(13)
    await arrange(world, (ctx) => indexPerson(ctx, personRecordId))
    expect(await count()).toBe(13)
  })

  it('under the rules that serve writes the same rows afresh', async () => {
    const all = () =>
      client.query(
        'SELECT person_record_id, part, surname, sc FROM person_search_open ORDER BY person_record_id, part',
      )
    const before = await all()
    expect(await rebuild(client)).toMatchObject({ switched: false, records: 13, retiredRows: 0 })
    expect((await all()).rows).toEqual(before.rows)
  })

  it('is refused to a release whose rules were replaced', async () => {
    await expect(rebuildSearch(client, { progress })).rejects.toThrow(
      `Rules ${currentRules.version} were replaced`,
    )
  })
})
