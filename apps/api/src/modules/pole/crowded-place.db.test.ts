/** A place with 100,000 links: its chart, a way over it and what is derived of somebody who lives there are read within a bound that is said. */
import { pole } from '@mips/contracts'
import { MOST_LINKS_READ } from '@mips/contracts/pole-chart'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePerson, makePlace } from '../../testing/arrange.ts'
import { crowdAt } from '../../testing/crowd.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

let analyst: Actor
let hostel: string
let lodger: Awaited<ReturnType<typeof makePerson>>

beforeAll(async () => {
  analyst = await world.actor('ANALYST')
  hostel = await makePlace(world, { street: 'Crowded Yard' })
  await crowdAt(world, hostel, 100_000)
  lodger = await makePerson(world, { forename: 'Lou', surname: 'Lodgerby', livesAt: hostel })
}, 120_000)

const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  const began = performance.now()
  const answer = await work()
  const ms = performance.now() - began
  process.stdout.write(`\n${what}, with 100,000 links at one place: ${Math.round(ms)} ms.\n`)
  expect(ms).toBeLessThan(2000)
  return answer
}

describe('a crowded place', () => {
  it('shows its newest links, and says that older ones were not looked at', async () => {
    const chart = await timed('Its chart', () =>
      world.ok(analyst, pole, 'getChart', { params: { recordId: hostel } }),
    )
    expect(chart.isBounded).toBe(true)
    expect(chart.links).toHaveLength(60)
    expect(chart.left).toBe(MOST_LINKS_READ + 1 - 60)
  })

  it('derives nothing of the crowd for somebody who lives there, whose own chart is whole', async () => {
    const chart = await timed('The chart of a lodger', () =>
      world.ok(analyst, pole, 'getChart', { params: { recordId: lodger.nominalId } }),
    )
    expect(chart).toMatchObject({ isBounded: false, left: 0, links: [{ role: 'LIVES' }] })
  })

  it('ends a way in bounded time', async () => {
    const far = await makePerson(world, { surname: 'Nowhereby' })
    const way = await timed('A way', () =>
      world.ok(analyst, pole, 'findPath', {
        params: { recordId: lodger.nominalId },
        body: { toId: far.nominalId },
      }),
    )
    expect(way.steps).toEqual([])
  })
})
