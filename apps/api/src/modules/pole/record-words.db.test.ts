/** What the one box makes of words as they are typed: short forms, words run together, little words, what happened where, and a number among words. */
import { incident, pole } from '@mips/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrange, makePlace, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())
const despatcher = await world.actor('DESPATCHER')
const officer = await world.actor('RESPONSE_OFFICER')
const found = async (text: string) =>
  (await world.ok(officer, pole, 'searchRecords', { body: { text } })).hits.map((hit) => hit.id)

let gardens: string
let rink: string
const happened: Record<string, string> = {}

beforeAll(async () => {
  gardens = await makePlace(world, { buildingNumber: '11', street: 'Thornquill Gardens', town: 'Testham' })
  rink = await makePlace(world, { buildingNumber: '2', street: 'Skate Park Row' })
  for (const [name, locationId, summary] of [
    ['rink', rink, 'A man brandished a halberd'],
    ['gardens', gardens, 'A man brandished a halberd'],
  ] as const)
    happened[name] = (
      await world.ok(despatcher, incident, 'open', {
        body: { locationId, incidentType: 'DOMESTIC', grade: 'IMMEDIATE', summary },
      })
    ).id
  await arrange(
    world,
    ({ tx }) => tx.$executeRaw`UPDATE event SET title = 'Weapon seen' WHERE summary LIKE '%halberd%'`,
  )
})

describe('an address', () => {
  it.each(['11 thornquill gdns', '11 Thornquil Gdns', 'no 11 thornquill gdns', '11 at thornquill gardens'])(
    'is found as %s',
    async (text) => {
      expect(await found(text)).toContain(gardens)
    },
  )

  it('is found with two words run together', async () => {
    expect(await found('2 skatepark row')).toContain(rink)
  })
})

describe('what happened at a place', () => {
  it('is found by what and where, and nowhere else', async () => {
    expect(await found('halberd skate park')).toEqual([happened.rink])
    expect(await found('thornquill gdns halberd')).toEqual([happened.gardens])
  })

  it('is not found by a place that the reader may not see', async () => {
    await restrict(world, rink)
    expect(await found('halberd skate park')).toEqual([])
  })
})

describe('a number among words', () => {
  it('is found with what else is known of the thing', async () => {
    const car = async (vrm: string, colour: string) =>
      (
        await world.ok(officer, pole, 'createObject', {
          body: { fields: { kind: 'VEHICLE', vrm, make: 'Quillon', colour } },
        })
      ).id
    const [red, blue] = [await car('LA31 WXQ', 'Red'), await car('LB32 WXQ', 'Blue')]
    expect(await found('red quillon *wxq')).toEqual([red])
    expect(new Set(await found('*wxq'))).toEqual(new Set([red, blue]))
    expect(await found('begins with LB32')).toEqual([blue])
  })
})
