/** The side list of a stay: how far each topic is, as each module answers for its own. */
import { custodyTopics } from '@mips/contracts'
import { afterAll, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'
import { detain, openStay } from '../custody/custody.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

const overviewOf = async (recordId: string) => {
  const sergeant = await world.actor('CUSTODY_SERGEANT')
  const { topics } = await world.ok(sergeant, custodyTopics, 'list', { params: { recordId } })
  return topics.find(({ key }) => key === 'overview')
}

it('the overview asks for the decision until there is one', async () => {
  const { id } = await openStay(world)
  expect(await overviewOf(id)).toEqual({ key: 'overview', state: 'started', left: ['Decide on detention.'] })
  const detained = await detain(world)
  expect(await overviewOf(detained.id)).toEqual({ key: 'overview', state: 'done', left: [] })
})

it('names each topic once', async () => {
  const { id } = await openStay(world)
  const sergeant = await world.actor('CUSTODY_SERGEANT')
  const { topics } = await world.ok(sergeant, custodyTopics, 'list', { params: { recordId: id } })
  const keys = topics.map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
})
