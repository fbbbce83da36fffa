import { admin, session } from '@mips/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { cookiesAfter, givePassword, goodPassword } from '../session/session.testing.ts'
import { adminModule } from './admin.module.ts'
import { sessionModule } from '../session/session.module.ts'
import { makeGroup, makeRecord } from './admin.testing.ts'

const world = await buildWorld(await testDatabase(), { modules: [sessionModule, adminModule] })
afterAll(() => world.close())

const reason = 'Posted to the team'
const permissionsNow = async (actor: Actor) => (await world.ok(actor, session, 'getCurrent', {})).permissions
const changeOf = async (response: { headers: Record<string, unknown> }) =>
  (
    await world.admin.query<{ kind: string; body: unknown }>(
      'SELECT kind, body FROM audit.payload WHERE request_id = $1 ORDER BY kind',
      [response.headers['x-request-id']],
    )
  ).rows

describe('admin.grantRole', () => {
  it('refuses to give an administrator a role by their own hand', async () => {
    const administrator = await world.actor('ADMIN')
    const response = await world.call(administrator, admin, 'grantRole', {
      params: { userId: administrator.id },
      body: { roleCode: 'ANALYST', reason },
    })
    expect(response.json()).toMatchObject({
      error: {
        code: 'rule_refused',
        facts: { rule: 'role.change', reason: expect.stringContaining('your own roles') },
      },
    })
    expect(
      (await world.admin.query('SELECT 1 FROM role_grant WHERE user_id = $1', [administrator.id])).rowCount,
    ).toBe(1)
  })

  it('refuses leavers, roles held already, unknown people and a day that is over', async () => {
    const administrator = await world.actor('ADMIN')
    const leaver = await world.actor('DETECTIVE')
    await world.admin.query("UPDATE app_user SET status = 'left' WHERE id = $1", [leaver.id])
    const give = (userId: string, more: object = {}) =>
      world.call(administrator, admin, 'grantRole', {
        params: { userId },
        body: { roleCode: 'DETECTIVE', reason, ...more },
      })
    expect((await give(leaver.id)).json()).toMatchObject({ error: { code: 'rule_refused' } })
    expect((await give((await world.actor('DETECTIVE')).id)).json()).toMatchObject({
      error: { code: 'rule_refused', facts: { rule: 'role.grant' } },
    })
    expect((await give('00000000-0000-7000-8000-000000000000')).statusCode).toBe(404)
    expect((await give((await world.actor('ANALYST')).id, { untilOn: '2026-09-06' })).json()).toMatchObject({
      error: { code: 'bad_input', fields: [{ path: 'untilOn' }] },
    })
  })

  it('gives it once when two administrators press at once', async () => {
    const administrators = [await world.actor('ADMIN'), await world.actor('ADMIN')]
    const officer = await world.actor('RESPONSE_OFFICER')
    const answers = await Promise.all(
      administrators.map((as) =>
        world.call(as, admin, 'grantRole', {
          params: { userId: officer.id },
          body: { roleCode: 'ANALYST', reason },
        }),
      ),
    )
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409])
  })

  it('holds from the next request, ends from the next request, and the entry says who, what and why', async () => {
    const administrator = await world.actor('ADMIN')
    const officer = await world.actor('RESPONSE_OFFICER')
    expect(await permissionsNow(officer)).not.toContain('intelligence.entry.read')
    const given = await world.call(administrator, admin, 'grantRole', {
      params: { userId: officer.id },
      body: { roleCode: 'ANALYST', reason, untilOn: '2027-01-31' },
    })
    expect(await permissionsNow(officer)).toContain('intelligence.entry.read')
    expect(await world.auditOf(String(given.headers['x-request-id']))).toMatchObject([
      { action: 'admin.grantRole', outcome: 'ok', actor_id: administrator.id, subject_id: officer.id },
    ])
    expect(await changeOf(given)).toEqual([
      { kind: 'change', body: { given: 'ANALYST', untilOn: '2027-01-31' } },
      { kind: 'reason', body: { text: reason } },
    ])
    const grant = given.json().grants.find((row: { code: string }) => row.code === 'ANALYST')
    expect(grant).toMatchObject({
      label: 'Analyst',
      grantedBy: administrator.displayName,
      holds: true,
      validTo: '2027-02-01T00:00:00.000Z',
    })
    const ended = await world.ok(administrator, admin, 'endRole', {
      params: { userId: officer.id, grantId: grant.id },
      body: { reason },
    })
    expect(ended.roles.map((role) => role.code)).toEqual(['RESPONSE_OFFICER'])
    expect(await permissionsNow(officer)).not.toContain('intelligence.entry.read')
    const again = await world.call(administrator, admin, 'endRole', {
      params: { userId: officer.id, grantId: grant.id },
      body: { reason },
    })
    expect(again.json()).toMatchObject({ error: { code: 'already_done' } })
  })
})

describe('admin.issueActivationCode', () => {
  it('gives a code that works once; the administrator never sees a password, and no copy is kept', async () => {
    const administrator = await world.actor('ADMIN')
    const joiner = await world.actor('RESPONSE_OFFICER')
    await givePassword(world, joiner.id)
    const issued = await world.call(
      administrator,
      admin,
      'issueActivationCode',
      { params: { userId: joiner.id }, body: { reason } },
      { key: 'activation-key-1' },
    )
    const { code } = issued.json()
    expect(code).toMatch(/^[A-Z0-9]{4}(-[A-Z0-9]{4}){3}$/)
    expect((await world.call(joiner, session, 'getCurrent', {})).statusCode).toBe(401)
    expect(JSON.stringify(await changeOf(issued))).not.toContain(code)
    expect(
      (await world.admin.query('SELECT 1 FROM idempotency_key WHERE user_id = $1', [administrator.id]))
        .rowCount,
    ).toBe(0)
    const signIn = (password: string) =>
      world.call(
        undefined,
        session,
        'signIn',
        { body: { staffNumber: joiner.staffNumber, password } },
        { purpose: false },
      )
    expect((await signIn(goodPassword)).statusCode).toBe(401)
    const first = await signIn(code)
    expect(first.json()).toMatchObject({ mustChangePassword: true })
    const inside = { ...joiner, cookie: cookiesAfter(first) }
    expect((await world.call(inside, admin, 'listRoles', {})).json()).toMatchObject({
      error: { code: 'password_change_required' },
    })
    expect((await signIn(code)).statusCode).toBe(401)
  })

  it('is not issued to oneself or to a leaver', async () => {
    const administrator = await world.actor('ADMIN')
    const leaver = await world.actor('DETECTIVE')
    await world.admin.query("UPDATE app_user SET status = 'left' WHERE id = $1", [leaver.id])
    for (const userId of [administrator.id, leaver.id])
      expect(
        (
          await world.call(administrator, admin, 'issueActivationCode', {
            params: { userId },
            body: { reason },
          })
        ).json(),
      ).toMatchObject({ error: { code: 'rule_refused' } })
  })
})

describe('admin.listUsers and admin.listRoles', () => {
  it('finds by number, name, role and status, with the true total', async () => {
    const administrator = await world.actor('ADMIN', { displayName: 'Zéphyrine Quillfeather' })
    const found = await world.ok(administrator, admin, 'listUsers', {
      body: { text: 'quillfeather zephyrine' },
    })
    expect(found).toMatchObject({
      total: 1,
      users: [{ staffNumber: administrator.staffNumber, roles: [{ code: 'ADMIN', label: 'Administrator' }] }],
    })
    expect(
      (
        await world.ok(administrator, admin, 'listUsers', {
          body: { text: administrator.staffNumber.toLowerCase(), roleCode: 'ANALYST' },
        })
      ).total,
    ).toBe(0)
    expect(
      (await world.ok(administrator, admin, 'listUsers', { body: { text: 'quillfeather', status: 'left' } }))
        .total,
    ).toBe(0)
  })

  it('shows the whole table of roles with the words of every permission', async () => {
    const table = await world.ok(await world.actor('ADMIN'), admin, 'listRoles', {})
    const known = new Set(table.permissions.map((permission) => permission.code))
    for (const role of table.roles)
      for (const permission of role.permissions) expect(known.has(permission)).toBe(true)
    expect(table.roles.find((role) => role.code === 'ADMIN')?.holders).toBeGreaterThan(0)
  })

  it('lets an auditor look and change nothing', async () => {
    const auditor = await world.actor('AUDITOR')
    const officer = await world.actor('RESPONSE_OFFICER')
    const seen = await world.ok(auditor, admin, 'getUser', { params: { userId: officer.id } })
    expect(seen.mayChangeRoles.allowed).toBe(false)
    expect(Object.keys(seen)).not.toContain('passwordHash')
    expect(
      (
        await world.call(auditor, admin, 'grantRole', {
          params: { userId: officer.id },
          body: { roleCode: 'ANALYST', reason },
        })
      ).statusCode,
    ).toBe(403)
  })
})

describe('groups', () => {
  it('refuse a second of the same name, whatever the case, and a member twice', async () => {
    const administrator = await world.actor('ADMIN')
    const made = await world.ok(administrator, admin, 'createGroup', {
      body: { name: 'Operation Larkspur', description: 'A test operation' },
    })
    expect(
      (
        await world.call(administrator, admin, 'createGroup', {
          body: { name: 'operation larkspur', description: 'Another' },
        })
      ).json(),
    ).toMatchObject({ error: { fields: [{ path: 'name' }] } })
    const officer = await world.actor('DETECTIVE')
    const member = { params: { groupId: made.id }, body: { userId: officer.id, reason } }
    const joined = await world.ok(administrator, admin, 'addMember', member)
    expect(joined).toMatchObject({
      members: 1,
      people: [{ userId: officer.id, addedBy: administrator.displayName }],
    })
    expect((await world.call(administrator, admin, 'addMember', member)).json()).toMatchObject({
      error: { fields: [{ path: 'userId' }] },
    })
    const left = await world.ok(administrator, admin, 'removeMember', {
      params: { groupId: made.id, memberId: joined.people[0]?.memberId ?? '' },
      body: { reason },
    })
    expect(left).toMatchObject({ members: 0, people: [] })
  })
})

describe('admin.restrictRecord', () => {
  const canSee = async (actor: Actor, recordId: string) =>
    (await world.call(actor, admin, 'getRecordAccess', { params: { recordId } })).statusCode

  it('refuses a list that would orphan the record, strangers, leavers, and a signpost that points nowhere', async () => {
    const administrator = await world.actor('ADMIN')
    const one = await world.actor('DETECTIVE')
    const two = await world.actor('DETECTIVE')
    const empty = await makeGroup(world, [])
    const { id } = await makeRecord(world)
    const restrict = (body: object) =>
      world.call(
        administrator,
        admin,
        'restrictRecord',
        { params: { recordId: id }, body: { grade: 'hidden', reason, ...body } as never },
        { version: 1 },
      )
    expect((await restrict({ userIds: [one.id] })).json()).toMatchObject({
      error: { code: 'rule_refused', facts: { rule: 'record.restrict' } },
    })
    expect((await restrict({ groupIds: [empty] })).json()).toMatchObject({ error: { code: 'rule_refused' } })
    expect((await restrict({ grade: 'signposted', userIds: [one.id, two.id] })).json()).toMatchObject({
      error: { facts: { reason: expect.stringContaining('whom to ask') } },
    })
    await world.admin.query("UPDATE app_user SET status = 'left' WHERE id = $1", [two.id])
    expect((await restrict({ userIds: [one.id, two.id] })).json()).toMatchObject({
      error: { fields: [{ path: 'userIds' }] },
    })
    expect((await world.admin.query('SELECT acl_id, version FROM record WHERE id = $1', [id])).rows).toEqual([
      { acl_id: 0, version: 1 },
    ])
  })

  it('hides the record from everybody else, the administrator included, and a new member sees it from the next request', async () => {
    const administrator = await world.actor('ADMIN')
    const member = await world.actor('ADMIN')
    const newcomer = await world.actor('ADMIN')
    const groupId = await makeGroup(world, [member])
    const { id } = await makeRecord(world)
    const done = await world.call(
      administrator,
      admin,
      'restrictRecord',
      { params: { recordId: id }, body: { grade: 'hidden', groupIds: [groupId], reason } },
      { version: 1 },
    )
    expect(done.json()).toEqual({ id, version: 2, grade: 'hidden', youStillSeeIt: false })
    expect(await world.auditOf(String(done.headers['x-request-id']))).toMatchObject([
      { action: 'admin.restrictRecord', outcome: 'ok', subject_id: id },
    ])
    expect([await canSee(administrator, id), await canSee(member, id), await canSee(newcomer, id)]).toEqual([
      404, 200, 404,
    ])
    await world.ok(administrator, admin, 'addMember', {
      params: { groupId },
      body: { userId: newcomer.id, reason },
    })
    expect(await canSee(newcomer, id)).toBe(200)
    const access = await world.ok(member, admin, 'getRecordAccess', { params: { recordId: id } })
    expect(access).toMatchObject({ grade: 'hidden', version: 2, groups: [{ id: groupId }] })
    expect(access.readers.map((reader) => [reader.userId, reader.canRead])).toEqual(
      expect.arrayContaining([
        [member.id, false],
        [newcomer.id, false],
      ]),
    )
    const opened = await world.ok(
      member,
      admin,
      'openRecord',
      { params: { recordId: id }, body: { reason } },
      { version: 2 },
    )
    expect(opened).toEqual({ id, version: 3, grade: 'open', youStillSeeIt: true })
    expect(await canSee(administrator, id)).toBe(200)
  })

  it('tells others whom to ask when it is signposted', async () => {
    const administrator = await world.actor('ADMIN')
    const { id } = await makeRecord(world)
    await world.ok(
      administrator,
      admin,
      'restrictRecord',
      {
        params: { recordId: id },
        body: {
          grade: 'signposted',
          groupIds: [await makeGroup(world, [await world.actor('DETECTIVE')])],
          contact: 'DI Larkspur, ext. 4417',
          reason,
        },
      },
      { version: 1 },
    )
    const response = await world.call(administrator, admin, 'getRecordAccess', { params: { recordId: id } })
    expect(response.json()).toMatchObject({
      error: { code: 'forbidden', facts: { restricted: true, ask: 'DI Larkspur, ext. 4417' } },
    })
  })

  it('gives the same readers the same list, so that restricting a thousand records makes one', async () => {
    const administrator = await world.actor('ADMIN')
    const groupId = await makeGroup(world, [administrator])
    const records = [await makeRecord(world), await makeRecord(world)]
    for (const { id } of records)
      await world.ok(
        administrator,
        admin,
        'restrictRecord',
        { params: { recordId: id }, body: { grade: 'silent', groupIds: [groupId], reason } },
        { version: 1 },
      )
    const lists = await world.admin.query('SELECT DISTINCT acl_id FROM record WHERE id = ANY ($1)', [
      records.map((record) => record.id),
    ])
    expect(lists.rowCount).toBe(1)
    const again = await world.call(
      administrator,
      admin,
      'restrictRecord',
      { params: { recordId: records[0]?.id ?? '' }, body: { grade: 'silent', groupIds: [groupId], reason } },
      { version: 2 },
    )
    expect(again.json()).toMatchObject({ error: { code: 'already_done' } })
  })

  it('takes the person records of a nominal with it, and their search rows change sides', async () => {
    const administrator = await world.actor('ADMIN')
    const groupId = await makeGroup(world, [administrator])
    const nominal = await makeRecord(world, 'Nominal')
    const person = await makeRecord(world, 'PersonRecord')
    const client = await world.admin.connect()
    try {
      await client.query('BEGIN')
      await client.query("SELECT mips.enter_system(gen_random_uuid(), 'test.person')")
      await client.query('ALTER TABLE person_record DISABLE TRIGGER y_require_audit')
      await client.query('INSERT INTO nominal (id) VALUES ($1)', [nominal.id])
      await client.query(
        "INSERT INTO person_record (id, nominal_id, source_kind) VALUES ($1, $2, 'report')",
        [person.id, nominal.id],
      )
      await client.query(
        "INSERT INTO person_search_open (person_name_id, person_record_id, nominal_id, surname, forename, rules_version) VALUES (gen_random_uuid(), $1, $2, 'farthingale', 'imogen', 1)",
        [person.id, nominal.id],
      )
      await client.query('ALTER TABLE person_record ENABLE TRIGGER y_require_audit')
      await client.query('COMMIT')
    } finally {
      client.release()
    }
    await world.ok(
      administrator,
      admin,
      'restrictRecord',
      { params: { recordId: nominal.id }, body: { grade: 'hidden', groupIds: [groupId], reason } },
      { version: 1 },
    )
    const sides = await world.admin.query<{ open: number; restricted: number; lists: number }>(
      `SELECT (SELECT count(*)::int FROM person_search_open WHERE person_record_id = $1) AS open, (SELECT count(*)::int FROM person_search_restricted WHERE person_record_id = $1) AS restricted,
              (SELECT count(DISTINCT acl_id)::int FROM (SELECT acl_id FROM nominal WHERE id = $2 UNION ALL SELECT acl_id FROM person_record WHERE id = $1) t WHERE acl_id <> 0) AS lists`,
      [person.id, nominal.id],
    )
    expect(sides.rows).toEqual([{ open: 0, restricted: 1, lists: 1 }])
  })

  it('cannot be done in the database by a session without the permission', async () => {
    const officer = await world.actor('DETECTIVE')
    const { id } = await makeRecord(world)
    const app = await world.platform.pool.connect()
    try {
      await app.query('BEGIN')
      await app.query(
        "SELECT mips.enter((SELECT token_hash FROM app_session WHERE id = $1), gen_random_uuid(), 'test.restrict', NULL)",
        [officer.sessionId],
      )
      await expect(app.query('SELECT mips.restrict_record($1, 0)', [id])).rejects.toMatchObject({
        code: '42501',
      })
    } finally {
      await app.query('ROLLBACK')
      app.release()
    }
  })
})

describe('admin.viewAs', () => {
  it('asks for a role or a person', async () => {
    const response = await world.call(await world.actor('ADMIN'), admin, 'viewAs', {
      params: { recordId: (await makeRecord(world)).id },
      body: {},
    })
    expect(response.json()).toMatchObject({ error: { code: 'bad_input', fields: [{ path: 'roleCode' }] } })
  })

  it('tells what a role sees of a record and why, step by step', async () => {
    const administrator = await world.actor('ADMIN')
    const analyst = await world.actor('ANALYST')
    const { id } = await makeRecord(world, 'IntelligenceReport')
    const view = (body: { roleCode?: 'ANALYST' | 'DESPATCHER'; userId?: string }) =>
      world.ok(administrator, admin, 'viewAs', { params: { recordId: id }, body })
    expect(await view({ roleCode: 'DESPATCHER' })).toMatchObject({
      allowed: false,
      sees: 'nothing',
      steps: [
        { rule: 'permission', passes: false },
        { rule: 'restriction', passes: true },
      ],
    })
    expect(await view({ roleCode: 'ANALYST' })).toMatchObject({
      allowed: true,
      sees: 'record',
      words: 'Somebody with the role Analyst sees this record.',
    })
    const groupId = await makeGroup(world, [administrator])
    await world.ok(
      administrator,
      admin,
      'restrictRecord',
      { params: { recordId: id }, body: { grade: 'hidden', groupIds: [groupId], reason } },
      { version: 1 },
    )
    expect(await view({ userId: analyst.id })).toMatchObject({
      allowed: false,
      sees: 'nothing',
      steps: [{ passes: true }, { rule: 'restriction', passes: false }, { rule: 'list', passes: false }],
      parts: [],
    })
    await world.ok(administrator, admin, 'addMember', {
      params: { groupId },
      body: { userId: analyst.id, reason },
    })
    const seen = await view({ userId: analyst.id })
    expect(seen).toMatchObject({
      allowed: true,
      steps: [
        { passes: true },
        { passes: false },
        { rule: 'list', passes: true, words: expect.stringContaining('as a member of Operation') },
      ],
    })
    expect(seen.parts).toContainEqual({
      permission: 'intelligence.entry.evaluate',
      words: 'Evaluate intelligence and read it as it was sent in',
      allowed: false,
      why: 'None of the roles carries it.',
    })
    expect((await view({ userId: analyst.id, roleCode: 'DESPATCHER' })).allowed).toBe(false)
  })
})

describe('admin.findRecord', () => {
  it('answers a hidden reference as one that does not exist', async () => {
    const administrator = await world.actor('ADMIN')
    const record = await makeRecord(world)
    const find = () =>
      world.ok(administrator, admin, 'findRecord', {
        body: { reference: (record.reference ?? '').toLowerCase() },
      })
    expect((await find()).records).toEqual([{ id: record.id, kind: 'Incident', reference: record.reference }])
    await world.ok(
      administrator,
      admin,
      'restrictRecord',
      {
        params: { recordId: record.id },
        body: {
          grade: 'hidden',
          groupIds: [await makeGroup(world, [await world.actor('DETECTIVE')])],
          reason,
        },
      },
      { version: 1 },
    )
    expect((await find()).records).toEqual([])
  })
})
