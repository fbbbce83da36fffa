import { reference } from '@mips/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

describe('reference.searchOffences', () => {
  it('answers nobody with 401 and one entry', async () => {
    const response = await world.call(undefined, reference, 'searchOffences', { body: { text: 'theft' } })
    expect(response.statusCode).toBe(401)
    const entries = await world.auditOf(String(response.headers['x-request-id']))
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({
      outcome: 'refused',
      reason: 'not_signed_in',
      action: 'reference.searchOffences',
    })
  })

  it('lists every malformed field', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const response = await world.call(officer, reference, 'searchOffences', { body: { text: 5 } as never })
    expect(response.statusCode).toBe(400)
    expect(response.json()).toMatchObject({
      error: { code: 'bad_input', fields: [{ path: 'text', message: 'Enter text' }] },
    })
  })

  it('finds a real offence by words, common ones first, and leaves one entry', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const response = await world.call(officer, reference, 'searchOffences', {
      body: { text: 'assault by beating' },
    })
    expect(response.statusCode).toBe(200)
    expect(response.json().offences[0]).toMatchObject({ isCommon: true, code: 'CJ88116' })
    const entries = await world.auditOf(String(response.headers['x-request-id']))
    expect(entries).toMatchObject([{ outcome: 'ok', act: 'search', actor_id: officer.id }])
  })
})

describe('reference.searchStations', () => {
  it('puts the custody suites of the own force first', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const { stations } = await world.ok(officer, reference, 'searchStations', {
      body: { text: 'custody', custodyOnly: true },
    })
    expect(stations.length).toBeGreaterThan(0)
    expect(stations[0]).toMatchObject({ forceCode: '01', isCustodySuite: true })
  })
})
