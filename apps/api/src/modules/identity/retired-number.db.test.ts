import { identity, nominal } from '@mips/contracts'
import { afterAll, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'
import { makePair } from './identity.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

it('a retired number typed whole finds the living person, and says that it was joined', async () => {
  const analyst = await world.actor('ANALYST')
  const [kept, retired] = await makePair(world)
  await world.ok(
    analyst,
    identity,
    'decide',
    {
      params: { nominalId: kept.nominalId },
      body: {
        otherNominalId: retired.nominalId,
        decision: 'same',
        reason: 'Fingerprints compared',
        evidence: ['FINGERPRINT'],
      },
    },
    { version: 1 },
  )
  const { rows } = await world.admin.query<{ id: string; reference: string }>(
    'SELECT id, reference FROM record WHERE id = ANY ($1)',
    [[kept.nominalId, retired.nominalId]],
  )
  const numberOf = (id: string) => rows.find((row) => row.id === id)?.reference ?? ''
  const found = await world.ok(analyst, nominal, 'searchAll', {
    body: { text: numberOf(retired.nominalId) },
  })
  expect(found.people.hits).toMatchObject([
    {
      nominalId: kept.nominalId,
      reasons: [`${numberOf(retired.nominalId)} was joined into ${numberOf(kept.nominalId)}`],
    },
  ])
  const { suggestions } = await world.ok(analyst, nominal, 'suggest', {
    body: { text: numberOf(retired.nominalId) },
  })
  expect(suggestions.map(({ id }) => id)).toEqual([kept.nominalId])
})
