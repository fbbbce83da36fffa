import { admin, session } from '@mips/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { sessionModule } from '../session/session.module.ts'
import { adminModule } from './admin.module.ts'
import { makeGroup, oneJoiner, sendList } from './admin.testing.ts'

const world = await buildWorld(await testDatabase(), { modules: [sessionModule, adminModule] })
afterAll(() => world.close())

const head = 'staff_number,display_name,rank,post,unit_code,roles,joined_on,left_on'
const everybody = async () =>
  (
    await world.admin.query(
      'SELECT staff_number, display_name, rank, status, post FROM app_user ORDER BY staff_number',
    )
  ).rows
const rolesOf = async (staffNumber: string) =>
  (
    await world.admin.query<{ role_code: string; source: string }>(
      `SELECT g.role_code, g.source FROM role_grant g JOIN app_user u ON u.id = g.user_id WHERE u.staff_number = $1 AND (g.valid_to IS NULL OR g.valid_to > now()) ORDER BY 1`,
      [staffNumber],
    )
  ).rows.map((row) => `${row.role_code} ${row.source}`)

async function apply(as: Actor, csv: string, fields: Record<string, string> = {}) {
  const preview = await sendList(world, as, 'previewHrImport', csv, fields)
  expect(preview.statusCode, preview.body).toBe(200)
  return sendList(world, as, 'applyHrImport', csv, { ...fields, token: preview.json().token })
}

describe('an HR list', () => {
  it.each([
    ['salary', 'holds pay'],
    ['Pay Grade', 'holds pay'],
    ['vetting_level', 'holds vetting'],
    ['home_address', 'holds home address'],
    ['Postcode', 'holds home address'],
    ['date_of_birth', 'holds personal details'],
    ['shoe_size', 'is not part of the HR list'],
  ])('with a column %s is refused by name, and nothing is kept', async (column, words) => {
    const before = await everybody()
    const administrator = await world.actor('ADMIN')
    const response = await sendList(
      world,
      administrator,
      'previewHrImport',
      `staff_number,display_name,rank,unit_code,${column}\nHR1,Testperson A,PC,TEST,secret-value\n`,
    )
    expect(response.statusCode).toBe(400)
    expect(response.json()).toMatchObject({
      error: { fields: [{ path: 'file', message: expect.stringContaining(words) }] },
    })
    expect(response.body).toContain(column)
    expect(response.body).not.toContain('secret-value')
    expect((await everybody()).length).toBe(before.length + 1)
  })

  it.each([
    ['no file', undefined, 'Choose the HR list'],
    ['no rows', `${head}\n`, 'no rows'],
    ['a missing column', 'staff_number,display_name,unit_code\nHR1,A,TEST\n', 'The column “rank” is missing'],
    ['broken quotes', `${head}\n"HR1,Testperson\n`, 'not a CSV file'],
    ['a ragged row', `${head}\nHR1,Testperson A\n`, 'as many cells'],
    ['a picture', '\u0000\u0001PNG', 'not a text file'],
  ])('that is %s is refused in words', async (_name, csv, words) => {
    const administrator = await world.actor('ADMIN')
    const response =
      csv === undefined
        ? await world.call(administrator, admin, 'previewHrImport', {})
        : await sendList(world, administrator, 'previewHrImport', csv)
    expect(response.statusCode).toBe(400)
    expect(response.body).toContain(words)
  })

  it('is looked at without changing anything, row by row', async () => {
    const administrator = await world.actor('ADMIN')
    const mover = await world.actor('RESPONSE_OFFICER')
    const before = await everybody()
    const list = [
      head,
      'HR-JOIN,Testperson Joiner,Constable,Response,TEST,RESPONSE_OFFICER,2026-09-01,',
      `${mover.staffNumber.toLowerCase()},${mover.displayName},Sgt,,TEST,,,`,
      `${mover.staffNumber},${mover.displayName},PS,,TEST,,,`,
      ',Testperson Nobody,PC,,TEST,,,',
      'HR-BAD,Testperson Bad,Field Marshal,,TEST,WIZARD,2026-02-30,',
      `${administrator.staffNumber},${administrator.displayName},PC,,TEST,AUDITOR,,`,
    ].join('\n')
    const { rows, summary, token } = (await sendList(world, administrator, 'previewHrImport', list)).json()
    expect(rows.map((row: { line: number; outcome: string }) => [row.line, row.outcome])).toEqual([
      [2, 'joiner'],
      [3, 'refused'],
      [4, 'refused'],
      [5, 'refused'],
      [6, 'refused'],
      [7, 'refused'],
    ])
    expect(rows[1].reasons).toEqual([expect.stringContaining('“Sgt” is not a rank')])
    expect(rows[2].reasons).toEqual(['The staff number stands in line 3 already.'])
    expect(rows[4].reasons).toHaveLength(3)
    expect(rows[5].reasons).toEqual([expect.stringContaining('This is you')])
    expect(summary).toEqual({
      rows: 6,
      joiner: 1,
      mover: 0,
      leaver: 0,
      returner: 0,
      unchanged: 0,
      refused: 5,
    })
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(await everybody()).toEqual(before)
  })

  it('is applied only as it was looked at', async () => {
    const administrator = await world.actor('ADMIN')
    const list = oneJoiner()
    const none = await sendList(world, administrator, 'applyHrImport', list)
    expect(none.json()).toMatchObject({ error: { code: 'rule_refused', facts: { rule: 'hr.preview' } } })
    const other = (await sendList(world, administrator, 'previewHrImport', oneJoiner())).json()
    const stale = await sendList(world, administrator, 'applyHrImport', list, { token: other.token })
    expect(stale.json()).toMatchObject({ error: { code: 'conflict' } })
    expect(await everybody()).not.toContainEqual(
      expect.objectContaining({ staff_number: list.split('\n')[1]?.split(',')[0] }),
    )
  })

  it('brings in a joiner born without a password, moves, ends a leaver at once and takes a returner back; a second run changes nothing', async () => {
    const administrator = await world.actor('ADMIN')
    const first = await apply(
      administrator,
      `${head}\nHR-A,Testperson Ash,PC,Response,TEST,RESPONSE_OFFICER,2026-09-01,\nHR-B,Testperson Beech,PC,,TEST,RESPONSE_OFFICER;DETECTIVE,,\n`,
    )
    expect(first.json()).toMatchObject({ applied: true, summary: { joiner: 2 } })
    expect(await world.auditOf(String(first.headers['x-request-id']))).toMatchObject([
      { action: 'admin.applyHrImport', outcome: 'ok' },
    ])
    expect(
      (
        await world.admin.query(
          "SELECT password_hash, must_change_password FROM app_user WHERE staff_number = 'HR-A'",
        )
      ).rows,
    ).toEqual([{ password_hash: null, must_change_password: true }])
    expect(await rolesOf('HR-B')).toEqual(['DETECTIVE hr', 'RESPONSE_OFFICER hr'])

    const beech = await world.admin.query<{ id: string }>(
      "SELECT id FROM app_user WHERE staff_number = 'HR-B'",
    )
    const beechId = beech.rows[0]?.id ?? ''
    await world.ok(administrator, admin, 'grantRole', {
      params: { userId: beechId },
      body: { roleCode: 'ANALYST', reason: 'Given by hand' },
    })
    const moved = await apply(
      administrator,
      `${head}\nHR-B,Testperson Beech,DS,Major crime,CID1,DETECTIVE,,\n`,
    )
    expect(moved.json().rows[0]).toMatchObject({
      outcome: 'mover',
      changes: [
        { field: 'rank', from: 'PC', to: 'DS' },
        { field: 'unit', from: 'TEST', to: 'CID1' },
        { field: 'post', to: 'Major crime' },
        { field: 'role', from: 'RESPONSE_OFFICER', to: '' },
      ],
    })
    expect(await rolesOf('HR-B')).toEqual(['ANALYST admin', 'DETECTIVE hr'])
    const again = await apply(
      administrator,
      `${head}\nHR-B,Testperson Beech,DS,Major crime,CID1,DETECTIVE,,\n`,
    )
    expect(again.json()).toMatchObject({ summary: { unchanged: 1, mover: 0 } })

    const leaver = await world.actor('RESPONSE_OFFICER')
    await makeGroup(world, [leaver])
    const left = await apply(
      administrator,
      `${head}\n${leaver.staffNumber},${leaver.displayName},PC,,TEST,,,2026-09-07\n`,
    )
    expect(left.json().rows[0]).toMatchObject({ outcome: 'leaver' })
    expect((await world.call(leaver, session, 'getCurrent', {})).statusCode).toBe(401)
    expect(await rolesOf(leaver.staffNumber)).toEqual([])
    expect(
      (
        await world.admin.query(
          'SELECT 1 FROM group_member WHERE user_id = $1 AND (valid_to IS NULL OR valid_to > now())',
          [leaver.id],
        )
      ).rowCount,
    ).toBe(0)

    const back = await apply(
      administrator,
      `${head}\n${leaver.staffNumber},${leaver.displayName},PC,,TEST,DETECTIVE,,\n`,
    )
    expect(back.json().rows[0]).toMatchObject({ outcome: 'returner' })
    expect(await rolesOf(leaver.staffNumber)).toEqual(['DETECTIVE hr'])
    expect((await world.call(leaver, session, 'getCurrent', {})).statusCode).toBe(401)
    const { imports } = await world.ok(administrator, admin, 'listHrImports', {})
    expect(imports).toHaveLength(5)
    expect(imports[0]).toMatchObject({ by: administrator.displayName, summary: { returner: 1 } })
  })

  it('that is whole ends those of earlier lists who are missing, and is refused when it would end more than one in ten', async () => {
    const administrator = await world.actor('ADMIN')
    const names = Array.from({ length: 30 }, (_, index) => `WH-${index},Testperson W${index},PC,,TEST,,,`)
    await apply(
      administrator,
      `${head}\n${names.join('\n')}\nHR-A,Testperson Ash,PC,Response,TEST,RESPONSE_OFFICER,,\nHR-B,Testperson Beech,DS,,CID1,DETECTIVE,,\n`,
    )
    const kept = await sendList(
      world,
      administrator,
      'previewHrImport',
      `${head}\nHR-A,Testperson Ash,PC,Response,TEST,RESPONSE_OFFICER,,\n`,
      { whole: 'yes' },
    )
    expect(kept.json()).toMatchObject({ error: { code: 'rule_refused', facts: { rule: 'hr.leavers' } } })
    const known = (
      await world.admin.query<{
        staff_number: string
        display_name: string
        rank: string
        unit_code: string
      }>(
        "SELECT * FROM app_user WHERE hr_source IS NOT NULL AND status = 'active' AND staff_number <> 'WH-3'",
      )
    ).rows
    const whole =
      `${head}\n${known.map((user) => `${user.staff_number},${user.display_name},${user.rank},,${user.unit_code},,,`).join('\n')}\n`.replaceAll(
        ',,,\n',
        ',,,\n',
      )
    const done = await apply(administrator, whole.replace('roles,', '').replaceAll(/,,,$/gm, ',,'), {
      whole: 'yes',
    })
    expect(done.json()).toMatchObject({ applied: true, summary: { leaver: 1 } })
    expect((await world.admin.query("SELECT status FROM app_user WHERE staff_number = 'WH-3'")).rows).toEqual(
      [{ status: 'left' }],
    )
  })

  it('of thirty thousand people is applied inside one request', async () => {
    const administrator = await world.actor('ADMIN')
    const list = `${head}\n${Array.from({ length: 30_000 }, (_, index) => `BIG-${index},Testperson Big ${index},PC,Response,TEST,RESPONSE_OFFICER,2026-01-05,`).join('\n')}\n`
    const started = performance.now()
    const done = await apply(administrator, list)
    expect(done.json().summary).toMatchObject({ rows: 30_000, joiner: 30_000, refused: 0 })
    expect(performance.now() - started).toBeLessThan(30_000)
  })
})
