/** How fast a list is looked for, and that others are served meanwhile. */
import { bulkMatch, session } from '@mips/contracts'
import { afterAll, expect, it } from 'vitest'
import { makePerson } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'
import { sent } from './bulk-match.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

const syllables = ['ba', 'de', 'fi', 'go', 'ku', 'la', 'me', 'no', 'ri', 'su']
const nameOf = (number: number) =>
  [...String(number).padStart(4, '0')].map((digit) => syllables[Number(digit)]).join('')
const dayOf = (number: number) => `19${60 + (number % 40)}-0${1 + (number % 9)}-1${number % 10}`

it('looks for 1,000 rows in steps while others are served', async () => {
  const analyst = await world.actor('ANALYST')
  const other = await world.actor('RESPONSE_OFFICER')
  for (let number = 0; number < 60; number += 1)
    await makePerson(world, { forename: nameOf(number + 4000), surname: nameOf(number), dob: dayOf(number) })
  const rows = Array.from({ length: 1000 }, (_, number) => {
    const digits = String(number).padStart(4, '0')
    return `${nameOf(number % 500)},${nameOf((number % 500) + 4000)},${dayOf(number % 500)},07700 90${digits},AB${digits.slice(2)} XYZ`
  })
  const csv = `Surname,Forename,DOB,Mobile,Reg\n${rows.join('\n')}\n`
  const listId = await sent(world, analyst, csv)
  await world.ok(analyst, bulkMatch, 'map', {
    params: { listId },
    body: { hasHeader: true, columns: ['SURNAME', 'FORENAME', 'DOB', 'PHONE', 'VRM'] },
  })
  let [slowest, isOver] = [0, false]
  const asking = (async () => {
    while (!isOver) {
      const began = performance.now()
      await world.ok(other, session, 'getCurrent', {})
      slowest = Math.max(slowest, performance.now() - began)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })()
  const began = performance.now()
  let [steps, longest] = [0, 0]
  for (let state = 'RUNNING'; state === 'RUNNING'; steps += 1) {
    const at = performance.now()
    state = (await world.ok(analyst, bulkMatch, 'look', { params: { listId } })).state
    longest = Math.max(longest, performance.now() - at)
  }
  const seconds = (performance.now() - began) / 1000
  isOver = true
  await asking
  process.stdout.write(
    `\n1,000 rows (name, birth, telephone, mark): ${Math.round(1000 / seconds)} rows a second in ${steps} steps, the longest ${Math.round(longest)} ms; the slowest answer to somebody else meanwhile ${Math.round(slowest)} ms.\n`,
  )
  const { counts } = await world.ok(analyst, bulkMatch, 'get', { params: { listId } })
  expect(counts).toMatchObject({ inFile: 1001, looked: 1000, waiting: 0 })
  expect(counts.nothing).toBeLessThan(1000)
}, 300_000)
