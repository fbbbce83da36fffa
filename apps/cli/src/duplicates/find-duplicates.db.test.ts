import { MOST_SHARING } from '@mips/api/src/modules/identity/store-pairs.repository.ts'
import { arrange, makePerson, makePlace, restrict } from '@mips/api/src/testing/arrange.ts'
import { testDatabase } from '@mips/api/src/testing/database.ts'
import { buildWorld } from '@mips/api/src/testing/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silent } from '../platform/terminal.ts'
import { findAllDuplicates } from './find-duplicates.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

const run = (more: { again?: boolean; most?: number } = {}) =>
  findAllDuplicates(
    { prisma: world.prisma, writer: world.platform.writer, clock: world.clock },
    {
      progress: () => silent,
      again: more.again ?? false,
      ...(more.most === undefined ? {} : { most: more.most }),
    },
  )
const proposals = async () =>
  (
    await world.admin.query<{ a: string; b: string; acl_a: number; acl_b: number; found_by: string }>(
      'SELECT person_record_a AS a, person_record_b AS b, acl_a, acl_b, found_by FROM identity_proposal',
    )
  ).rows

/** How many acts of the finder the audit holds. */
const acts = async () =>
  (
    await world.admin.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM audit.entry WHERE action = 'identity.findAllDuplicates'",
    )
  ).rows[0]?.n ?? 0

type Person = { nominalId: string; personRecordId: string }
const givePnc = (people: Person[], value: string) =>
  arrange(world, async ({ tx }) => {
    for (const { personRecordId } of people)
      await tx.personIdentifier.create({ data: { personRecordId, type: 'PNC', value, rawValue: value } })
  })
const twoOf = async (surname: string, value: string) => {
  const people = [
    await makePerson(world, { forename: 'Isolde', surname, dob: '1971-02-03' }),
    await makePerson(world, { forename: 'Isolda', surname, dob: '1971-03-02' }),
  ]
  await givePnc(people, value)
  return people
}

let hidden: string
beforeAll(async () => {
  await twoOf('Quillmarrow', '2000/1234567V')
  const [, second] = await twoOf('Brackenfold', '1979/0163001B')
  hidden = second?.personRecordId ?? ''
  await restrict(world, second?.nominalId ?? '')
  for (let n = 0; n < 30; n += 1)
    await makePerson(world, {
      forename: 'Alone',
      surname: `Single${'bcdfghjklmnpqrstvwxz'[n % 20] ?? ''}${n}`,
      dob: `19${40 + n}-05-0${1 + (n % 9)}`,
    })
})

describe('finding duplicates over the whole store', () => {
  it('goes on where it was stopped, and finds each pair once', async () => {
    const first = await run({ most: 20 })
    expect(first).toMatchObject({ compared: 20, isFinished: false })
    const second = await run()
    expect(first.compared + second.compared).toBe(34)
    expect(second).toMatchObject({ isFinished: true, wasDone: false })
    expect(await run()).toMatchObject({ compared: 0, wasDone: true })
    expect(await run({ again: true })).toMatchObject({ compared: 34, wasDone: false })
    const found = await proposals()
    expect(found.every((row) => row.found_by === 'store')).toBe(true)
    expect(found).toHaveLength(2)
  })

  it('keeps a suspicion about a restricted person on the list of that person', async () => {
    const about = (await proposals()).find((row) => [row.a, row.b].includes(hidden))
    expect(about?.a === hidden ? about.acl_a : about?.acl_b).not.toBe(0)
  })
})

describe('a part of the store that holds several pairs', () => {
  const isPair = (row: { a: string; b: string }, [one, other]: Person[]) =>
    [row.a, row.b].sort().join() === [one?.personRecordId, other?.personRecordId].sort().join()

  it('is compared in one act, whatever each pair has in common', async () => {
    const home = await makePlace(world, { postcode: 'E1 4ZZ' })
    const made = async (...people: Parameters<typeof makePerson>[1][]) =>
      Promise.all(people.map((person) => makePerson(world, person)))
    const pairs = {
      identifier: await made(
        { forename: 'Zebedia', surname: 'Thrushgrove', dob: '1980-07-01' },
        { forename: 'Norbert', surname: 'Oakapple', dob: '1951-11-23' },
      ),
      home: await made(
        { forename: 'Ottoline', surname: 'Fernsby', dob: '1990-04-12', livesAt: home },
        { forename: 'Ottoline', surname: 'Fernsbee', dob: '1990-12-04', livesAt: home },
      ),
      otherWayRound: await made(
        { forename: 'Pascoe', surname: 'Dunmallard', dob: '1966-01-19' },
        { forename: 'Dunmallard', surname: 'Pascoe', dob: '1966-01-19' },
      ),
    }
    await givePnc(pairs.identifier, '2003/0062845E')
    const strangers = await made(
      { forename: 'Tobias', surname: 'Larkwhistle', dob: '1944-10-30' },
      { forename: 'Ursula', surname: 'Penhallow', dob: '1987-06-17', livesAt: home },
    )
    const entriesBefore = await acts()
    const result = await run({ again: true })
    expect(result.suspected).toBe(5)
    // The start, the one part that holds everybody, and the end; and a look into each of the two separate pools.
    expect((await acts()) - entriesBefore).toBe(5)
    const found = await proposals()
    for (const pair of Object.values(pairs)) expect(found.filter((row) => isPair(row, pair))).toHaveLength(1)
    expect(found).toHaveLength(5)
    const ids = strangers.map(({ personRecordId }) => personRecordId)
    expect(found.some((row) => ids.includes(row.a) || ids.includes(row.b))).toBe(false)
  })

  it('lets go of a suspicion that the two no longer bear out', async () => {
    await arrange(
      world,
      ({ tx }) =>
        tx.$executeRaw`UPDATE person_identifier SET value = '2004/0000101K' WHERE id IN (SELECT id FROM person_identifier WHERE value = '2003/0062845E' ORDER BY id LIMIT 1)`,
    )
    await run({ again: true })
    const { rows } = await world.admin.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM identity_proposal WHERE status = 'LAPSED'",
    )
    expect(rows).toEqual([{ n: 1 }])
  })

  it('passes over a name that too many share, yet not who shares a rarer thing beside it', async () => {
    expect((await run({ again: true })).leftOut).toBe(0)
    const crowd: Person[] = []
    for (let n = 0; n <= MOST_SHARING; n += 1)
      crowd.push(
        await makePerson(world, {
          forename: 'Mary',
          surname: 'Commonplace',
          dob: `${1920 + (n % 80)}-${String(1 + (n % 12)).padStart(2, '0')}-${String(2 + ((n * 5) % 27)).padStart(2, '0')}`,
        }),
      )
    const two = [crowd[3], crowd[150]].filter((person) => person !== undefined)
    await givePnc(two, '1998/0000055D')
    const result = await run({ again: true })
    expect(result.leftOut).toBeGreaterThanOrEqual(MOST_SHARING)
    expect((await proposals()).filter((row) => isPair(row, two))).toHaveLength(1)
  })
})
