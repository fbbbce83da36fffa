import { nominal } from '@mips/contracts'
import { testDatabase } from '@mips/api/src/testing/database.ts'
import { buildWorld, type Actor } from '@mips/api/src/testing/world.ts'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { misrememberedKinds, misrememberedNameKinds } from '../../matching/people-generator.ts'
import { silent } from '../../platform/terminal.ts'
import { bodyOf } from './ask.ts'
import { placeOf, readEveryName, standingOf } from './every-row.ts'
import { loadPopulation } from './population-load.ts'
import { makeQuestions, type Question } from './questions.ts'
import { measureSizes } from './sizes.ts'

const database = await testDatabase()
const world = await buildWorld(database)
const client = new pg.Client({ connectionString: database.adminUrl })

const SEED = 20_260
const PEOPLE = 3_000
const PER_KIND = 4
const questions = makeQuestions(SEED, PEOPLE, PER_KIND)
let analyst: Actor

beforeAll(async () => {
  await client.connect()
  await loadPopulation(client, { seed: SEED, from: 0, to: PEOPLE / 2, progress: silent })
  await loadPopulation(client, { seed: SEED, from: PEOPLE / 2, to: PEOPLE, progress: silent })
  analyst = await world.actor('ANALYST')
})
afterAll(async () => {
  await client.end()
  await world.close()
})

const ask = async (question: Question): Promise<string[]> => {
  const { hits } = await world.ok(analyst, nominal, 'searchPeople', { body: bodyOf(question) as never })
  return hits.slice(0, 10).map((hit) => hit.nominalId)
}

describe('a person of the store', () => {
  it('is asked for in every one of the 29 kinds', () => {
    for (const kind of [...misrememberedKinds, ...misrememberedNameKinds])
      expect(questions.filter((question) => question.kind === kind)).toHaveLength(PER_KIND)
  })

  it.each([...misrememberedKinds])('is among the first ten with a date of birth: %s', async (kind) => {
    for (const question of questions.filter((one) => one.kind === kind))
      expect(await ask(question)).toContain(question.nominalId)
  })

  it.each([...misrememberedNameKinds])('is among the first ten by name alone: %s', async (kind) => {
    const answers = await Promise.all(
      questions
        .filter((one) => one.kind === kind)
        .map(async (question) => (await ask(question)).includes(question.nominalId)),
    )
    // One in four may be hidden among namesakes.
    expect(answers.filter(Boolean).length).toBeGreaterThanOrEqual(PER_KIND - 1)
  })

  it('that nobody is, is not found', async () => {
    const { hits } = await world.ok(analyst, nominal, 'searchPeople', {
      body: { forename: 'Zzyzxa', surname: 'Qwertbrook', dob: '1907-02-03' },
    })
    expect(hits).toEqual([])
  })
})

describe('scoring every row', () => {
  it('puts the one asked for exactly before all others, or level with namesakes', async () => {
    const every = await readEveryName(client)
    expect(every.personOf.size).toBe(PEOPLE)
    for (const question of questions.filter(({ kind }) => kind === 'name alone: exact')) {
      const meant = every.personOf.get(question.nominalId)
      expect(meant).toBeDefined()
      const { higher, same } = placeOf(standingOf(every, question.terms), meant ?? -1)
      expect(higher).toBe(0)
      expect(same).toBeGreaterThanOrEqual(1)
    }
  })

  it('is told of the same indexes that search uses', async () => {
    const sizes = await measureSizes(client, PEOPLE)
    for (const bytes of Object.values(sizes)) expect(bytes).toBeGreaterThan(0)
  })
})

describe('a birthday that very many share', () => {
  it('meets the same people by letters and codes as a quiet one by reading everybody of the day', async () => {
    const { rows } = await client.query<{ dob: string; keys: Record<string, unknown> }>(
      `SELECT dob::text, jsonb_build_object('look', 'day', 'most', 5000, 'dob', jsonb_build_array(dob), 's0', jsonb_agg(DISTINCT s0), 'f0', jsonb_agg(DISTINCT f0),
         'sc', jsonb_agg(DISTINCT surname_sound), 'fc', jsonb_agg(DISTINCT forename_sound)) AS keys
       FROM person_search_open WHERE dob IS NOT NULL GROUP BY dob ORDER BY count(*) DESC LIMIT 5`,
    )
    for (const { dob, keys } of rows) {
      const met = async () => {
        const found = await client.query<{ person: string }>(
          `SELECT DISTINCT m.nominal_id || m.surname || m.forename AS person FROM search_rules r, mips.meet_open(r.version, $1::jsonb) m
            WHERE r.state = 'serving' AND m.surname <> 'qqcrowd' ORDER BY 1`,
          [JSON.stringify([keys])],
        )
        return found.rows.map(({ person }) => person)
      }
      const before = await met()
      await client.query('BEGIN')
      await client.query(
        `INSERT INTO person_search_open (person_name_id, part, person_record_id, nominal_id, rules_version, surname, forename, middle, s0, f0, sc, fc, dob)
         SELECT s.person_name_id, 1000 + g, s.person_record_id, s.nominal_id, s.rules_version, 'qqcrowd', 'qq', '', 'q', 'q', 'QQ', 'QQ', $1::date
           FROM (SELECT * FROM person_search_open LIMIT 1) s, generate_series(1, 1600) g`,
        [dob],
      )
      const after = await met()
      await client.query('ROLLBACK')
      expect(before.length).toBeGreaterThan(0)
      expect(after).toEqual(before)
    }
  })
})
