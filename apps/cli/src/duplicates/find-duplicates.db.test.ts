import { arrange, makePerson, restrict } from '@mips/api/src/testing/arrange.ts'
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

const twoOf = async (surname: string, value: string) => {
  const people = [
    await makePerson(world, { forename: 'Isolde', surname, dob: '1971-02-03' }),
    await makePerson(world, { forename: 'Isolda', surname, dob: '1971-03-02' }),
  ]
  await arrange(world, async ({ tx }) => {
    for (const { personRecordId } of people)
      await tx.personIdentifier.create({ data: { personRecordId, type: 'PNC', value, rawValue: value } })
  })
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
