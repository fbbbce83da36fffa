import { audit, reference } from '@mips/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'
import { auditFixtures } from './audit.fixtures.ts'
import { csvCell } from '../../platform/csv.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

async function aRecord(): Promise<string> {
  const call = await auditFixtures.ofRecord?.prepare(world, undefined)
  return (call?.input as { params: { recordId: string } }).params.recordId
}

async function hide(recordId: string, member?: string): Promise<void> {
  const made = await world.admin.query<{ id: number }>(
    "INSERT INTO acl (set_key, grade, label) VALUES (gen_random_uuid()::text, 'hidden', 'Hidden') RETURNING id",
  )
  const acl = made.rows[0]?.id
  if (member !== undefined)
    await world.admin.query(
      "INSERT INTO acl_principal (acl_id, kind, principal_id) VALUES ($1, 'user', $2)",
      [acl, member],
    )
  const client = await world.admin.connect()
  await client.query('BEGIN')
  await client.query("SELECT mips.enter_system(gen_random_uuid(), 'test.hide')")
  await client.query('SET LOCAL session_replication_role = replica')
  for (const table of ['record', 'location'])
    await client.query(`UPDATE ${table} SET acl_id = $2 WHERE id = $1`, [recordId, acl])
  await client.query('COMMIT')
  client.release()
}

describe('audit.search', () => {
  it('is not for an officer', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const response = await world.call(officer, audit, 'search', { body: {} })
    expect(response.statusCode).toBe(403)
  })

  it('finds what one person did, with terms and outcome, newest first', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const auditor = await world.actor('AUDITOR')
    await world.ok(officer, reference, 'searchOffences', { body: { text: 'robbery' } })
    await world.call(officer, audit, 'search', { body: {} })
    const { entries } = await world.ok(auditor, audit, 'search', { body: { actorId: officer.id } })
    expect(entries.map((entry) => [entry.action, entry.outcome, entry.reason])).toEqual([
      ['audit.search', 'refused', 'forbidden'],
      ['reference.searchOffences', 'ok', null],
    ])
    expect(entries[1]).toMatchObject({
      terms: { text: 'robbery' },
      act: 'search',
      actor: { staffNumber: officer.staffNumber },
    })
  })

  it('gives the next page by the last number of the page before', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    const auditor = await world.actor('AUDITOR')
    for (let n = 0; n < 5; n += 1)
      await world.ok(officer, reference, 'searchOffences', { body: { text: `theft ${n}` } })
    const first = await world.ok(auditor, audit, 'search', { body: { actorId: officer.id, limit: 3 } })
    const second = await world.ok(auditor, audit, 'search', {
      body: { actorId: officer.id, limit: 3, beforeId: first.nextBeforeId ?? '' },
    })
    expect([first.entries.length, second.entries.length, second.nextBeforeId]).toEqual([3, 2, null])
    expect(new Set([...first.entries, ...second.entries].map((entry) => entry.id)).size).toBe(5)
  })
})

describe('audit.ofRecord', () => {
  it('shows who looked and why, and that the look at the audit was itself written', async () => {
    const recordId = await aRecord()
    const auditor = await world.actor('AUDITOR')
    await world.ok(
      auditor,
      audit,
      'ofRecord',
      { params: { recordId }, body: {} },
      { purpose: { code: 'AUDIT', source: 'picked' } },
    )
    const { entries } = await world.ok(auditor, audit, 'ofRecord', { params: { recordId }, body: {} })
    expect(entries[0]).toMatchObject({
      action: 'audit.ofRecord',
      purpose: { code: 'AUDIT', label: 'Auditing the use of the system', source: 'picked' },
      subject: { id: recordId, kind: 'Location' },
    })
  })

  it('says nothing of a record that the reader may not see, though entries about it exist', async () => {
    const recordId = await aRecord()
    const auditor = await world.actor('AUDITOR')
    const member = await world.actor('AUDITOR')
    await world.ok(auditor, audit, 'ofRecord', { params: { recordId }, body: {} })
    await hide(recordId, member.id)
    expect(
      (await world.call(auditor, audit, 'ofRecord', { params: { recordId }, body: {} })).statusCode,
    ).toBe(404)
    const all = await world.ok(auditor, audit, 'search', { body: { actorId: auditor.id } })
    expect(
      all.entries.filter((entry) => entry.action === 'audit.ofRecord' && entry.outcome === 'ok'),
    ).toEqual([])
    const seen = await world.ok(member, audit, 'ofRecord', { params: { recordId }, body: {} })
    expect(seen.entries.map((entry) => entry.actor?.staffNumber)).toContain(auditor.staffNumber)
  })
})

describe('audit.export', () => {
  it('is a disclosure, signed, with every cell quoted', async () => {
    const recordId = await aRecord()
    const admin = await world.actor('ADMIN')
    await world.ok(admin, audit, 'ofRecord', { params: { recordId }, body: {} })
    const response = await world.call(admin, audit, 'export', { params: { recordId }, body: {} })
    const file = response.json()
    expect(file.rows).toBeGreaterThan(0)
    expect(file.csv.split('\r\n')[0]).toMatch(/^"entry","at","staff_number"/)
    expect(file.signature).toEqual(expect.any(String))
    const entries = await world.auditOf(String(response.headers['x-request-id']))
    expect(entries).toMatchObject([{ act: 'disclosure', subject_id: recordId }])
  })

  it('makes formulas of a spreadsheet harmless', () => {
    for (const start of ['=1+1', '+1', '-1', '@x', '\tx']) expect(csvCell(start)).toBe(`"'${start}"`)
    expect(csvCell('say "hello"')).toBe('"say ""hello"""')
  })
})
