/** Versions of coded lists: previewed, proposed, decided by a second person; retired codes stay readable and are not chosen. */
import { codeList, pole } from '@mips/contracts'
import { weaponTypes } from '@mips/domain/codes/objects'
import { useCodesInForce } from '@mips/domain/codes/lists'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { takeInForce } from './code-list.service.ts'

const world = await buildWorld(await testDatabase(), { now: '2026-12-01T09:00:00Z' })
afterAll(async () => {
  useCodesInForce({})
  await world.close()
})

let one: Actor
let other: Actor
let officer: Actor
beforeAll(async () => {
  one = await world.actor('ADMIN')
  other = await world.actor('RECORDS_MANAGER')
  officer = await world.actor('RESPONSE_OFFICER')
})

const reason = 'The national list has changed'
const source = 'Circular 7 of 2026'
const csv = (rows: readonly { code: string; label: string }[]) =>
  ['code,label', ...rows.map(({ code, label }) => `${code},${label}`)].join('\n')
/** Without blunt objects, with lasers. */
const wanted = csv([...weaponTypes.filter(({ code }) => code !== 'BLUNT'), { code: 'LASER', label: 'Laser' }])
const file = { format: 'csv' as const, text: wanted, validFrom: '2026-12-01' }
const params = { list: 'weaponTypes' as const }
const makeWeapon = (weaponType: string) =>
  world.call(officer, pole, 'createObject', {
    body: { fields: { kind: 'WEAPON', weaponType, description: 'Found in the hedge' } },
  } as never)
const linesOf = async () => {
  const { lists } = await world.ok(officer, codeList, 'listLists', {})
  return lists.find(({ list }) => list === 'weaponTypes')
}

describe('a coded list', () => {
  it('stands as it was built, and says how far it is tied to the catalogue', async () => {
    const { lists, catalogue } = await world.ok(officer, codeList, 'listLists', {})
    expect(lists).toHaveLength(catalogue.mapped + catalogue.recalled + catalogue['not-yet-mapped'])
    expect(await linesOf()).toMatchObject({ version: 1, codes: weaponTypes.length, retired: 0, isOpen: true })
    expect(lists.find(({ list }) => list === 'sexes')?.catalogue).toMatchObject({
      status: 'recalled',
      officialId: null,
    })
    expect((await world.ok(officer, codeList, 'getInForce', {})).lists).toEqual({})
  })
})

describe('a new version', () => {
  it('is looked at first, and what is wrong with it is said', async () => {
    const looked = await world.ok(one, codeList, 'preview', { params, body: file })
    expect(looked).toMatchObject({
      problems: [],
      differences: {
        added: [{ code: 'LASER' }],
        retired: [{ code: 'BLUNT', to: '2026-11-30' }],
        relabelled: [],
      },
    })
    const ruled = await world.ok(one, codeList, 'preview', {
      params: { list: 'arrestPowers' },
      body: { ...file, text: 'code,label\nNEW,New power' },
    })
    expect(ruled.problems.join()).toMatch(/adds NEW.*release/)
    const late = await world.call(one, codeList, 'preview', {
      params,
      body: { ...file, validFrom: '2026-11-30' },
    })
    expect(late.json().error.fields).toMatchObject([{ path: 'validFrom' }])
    const broken = await world.call(one, codeList, 'propose', {
      params,
      body: { ...file, text: 'nothing', source, reason },
    })
    expect(broken.json().error.fields).toMatchObject([{ path: 'text' }])
    expect(await linesOf()).toMatchObject({ version: 1, hasProposal: false })
  })

  it('waits for a second person, and stands from its day', async () => {
    const { version } = await world.ok(one, codeList, 'propose', {
      params,
      body: { ...file, source, reason },
    })
    expect(version).toBe(2)
    const again = await world.call(other, codeList, 'propose', { params, body: { ...file, source, reason } })
    expect(again.statusCode).toBe(409)
    const decision = { params, body: { isApproved: true, reason } }
    const own = await world.call(one, codeList, 'decide', decision)
    expect(own.json().error.facts.rule).toBe('second person')
    expect(await linesOf()).toMatchObject({ version: 1, hasProposal: true })
    const seen = await world.ok(one, codeList, 'get', { params })
    expect(seen.versions[0]).toMatchObject({ version: 2, status: 'PROPOSED', notByYou: expect.any(String) })

    const decided = await world.call(other, codeList, 'decide', decision)
    expect(decided.json()).toEqual({ version: 2, status: 'APPROVED' })
    expect(await world.auditOf(String(decided.headers['x-request-id']))).toMatchObject([
      { action: 'codeList.decide', act: 'alteration', outcome: 'ok', actor_id: other.id },
    ])
    expect(await linesOf()).toMatchObject({ version: 2, retired: 1, source })
    expect((await world.call(other, codeList, 'decide', decision)).statusCode).toBe(409)
  })

  it('lets an added code be chosen, and a retired one no more, which stays in words on what holds it', async () => {
    expect((await makeWeapon('LASER')).statusCode).toBe(200)
    const refused = await makeWeapon('BLUNT')
    expect(refused.statusCode).toBe(400)
    expect(refused.body).toContain('This code is retired')
    expect((await makeWeapon('CATAPULT')).body).toContain('Choose from the list')
    const { lists } = await world.ok(officer, codeList, 'getInForce', {})
    expect(lists.weaponTypes?.find(({ code }) => code === 'BLUNT')).toEqual({
      code: 'BLUNT',
      label: 'Blunt object',
      isChoosable: false,
    })
    const read = (code: string, on: string) =>
      world.call(officer, codeList, 'readCode', { params: { ...params, code }, query: { on } })
    expect((await read('BLUNT', '2026-06-01')).json()).toEqual({
      version: 1,
      label: 'Blunt object',
      isRetired: false,
    })
    expect((await read('BLUNT', '2026-12-02')).json()).toMatchObject({ version: 2, isRetired: true })
    expect((await read('CATAPULT', '2026-12-02')).statusCode).toBe(404)
    // Another server, or this one after a restart, reads the same.
    useCodesInForce({})
    expect((await makeWeapon('LASER')).statusCode).toBe(400)
    await takeInForce(world.prisma, world.clock)
    expect((await makeWeapon('LASER')).statusCode).toBe(200)
  })

  it('that begins later stands from then on, and one that is refused never', async () => {
    const later = { ...file, text: csv(weaponTypes), validFrom: '2026-12-24' }
    await world.ok(one, codeList, 'propose', { params, body: { ...later, source, reason } })
    await world.ok(other, codeList, 'decide', { params, body: { isApproved: true, reason } })
    expect(await linesOf()).toMatchObject({ version: 2 })
    expect((await makeWeapon('BLUNT')).statusCode).toBe(400)
    await world.ok(one, codeList, 'propose', {
      params,
      body: { ...later, text: csv(weaponTypes.slice(0, 2)), source, reason },
    })
    await world.ok(other, codeList, 'decide', { params, body: { isApproved: false, reason } })
    const { versions } = await world.ok(officer, codeList, 'get', { params })
    expect(versions.map(({ version, status }) => [version, status])).toEqual([
      [4, 'REFUSED'],
      [3, 'APPROVED'],
      [2, 'APPROVED'],
      [1, 'APPROVED'],
    ])
    expect(versions[1]?.differences?.returned).toMatchObject([{ code: 'BLUNT' }])
  })

  it('is never changed once it was decided, by nobody', async () => {
    await expect(
      world.admin.query(
        "UPDATE code_list_version SET source = 'x' WHERE list = 'weaponTypes' AND version = 2",
      ),
    ).rejects.toThrow()
    await expect(
      world.admin.query(
        "SELECT set_config('mips.request', gen_random_uuid()::text, false); DELETE FROM code_list_version WHERE list = 'weaponTypes' AND version = 2",
      ),
    ).rejects.toThrow(/not changed/)
  })
})
