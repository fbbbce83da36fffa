/** The rule of who sees a record stands twice: in words in domain, and as row security in Postgres. This compares them. */
import type { RecordKind } from '@mips/contracts/contract'
import {
  decideRecordAccess,
  isOnList,
  readPermissionOf,
  type AclGrade,
  type ReadableKind,
  type Reader,
  type RecordAcl,
} from '@mips/domain/access/record-access'
import { allRoles, isRoleCode } from '@mips/domain/access/roles'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { newToken } from '../../platform/auth/cookie.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'
import { databaseNow, listPrincipals, listReaders } from './admin.records.repository.ts'

const world = await buildWorld(await testDatabase(), { modules: [] })
afterAll(() => world.close())

const kinds = Object.keys(readPermissionOf) as ReadableKind[]
// Compiles only while domain knows how every kind of record is read.
const everyKind: Record<RecordKind, string> = readPermissionOf

const when = fc.constantFrom('now', 'lapsed', 'future')
const spans = {
  now: ["now() - interval '1 day'", 'NULL'],
  lapsed: ["now() - interval '2 days'", "now() - interval '1 day'"],
  future: ["now() + interval '1 day'", 'NULL'],
} as const

const situation = fc.record({
  users: fc.array(
    fc.record({
      roles: fc.array(fc.record({ code: fc.constantFrom(...allRoles), when }), { maxLength: 3 }),
      groups: fc.array(fc.record({ group: fc.nat(2), when }), { maxLength: 3 }),
    }),
    { minLength: 2, maxLength: 4 },
  ),
  lists: fc.array(
    fc.record({
      grade: fc.constantFrom<AclGrade>('signposted', 'hidden', 'silent'),
      principals: fc.array(
        fc.record({
          kind: fc.constantFrom('user', 'group', 'role'),
          index: fc.nat(3),
          role: fc.constantFrom(...allRoles),
          lapsed: fc.boolean(),
        }),
        { maxLength: 4 },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  records: fc.array(fc.record({ kind: fc.constantFrom(...kinds), list: fc.nat(4) }), {
    minLength: 2,
    maxLength: 6,
  }),
})
type Situation = typeof situation extends fc.Arbitrary<infer S> ? S : never

const first = async (sql: string, values: unknown[] = []): Promise<string> =>
  String((await world.admin.query<{ id: unknown }>(sql, values)).rows[0]?.id)

/** Puts the situation into the database, past every lock. */
async function make(s: Situation) {
  const groups = await Promise.all(
    [0, 1, 2].map(() =>
      first(
        "INSERT INTO access_group (name, description) VALUES (gen_random_uuid()::text, 'test') RETURNING id",
      ),
    ),
  )
  const users: { id: string; token: Buffer }[] = []
  for (const user of s.users) {
    const id = await first(
      "INSERT INTO app_user (staff_number, display_name, rank, unit_code, must_change_password) VALUES (gen_random_uuid()::text, 'Testperson', 'PC', 'TEST', false) RETURNING id",
    )
    const { hash } = newToken()
    await world.admin.query(
      "INSERT INTO app_session (token_hash, user_id, expires_at) VALUES ($1, $2, now() + interval '1 hour')",
      [hash, id],
    )
    for (const role of user.roles)
      await world.admin.query(
        `INSERT INTO role_grant (user_id, role_code, valid_from, valid_to) VALUES ($1, $2, ${spans[role.when][0]}, ${spans[role.when][1]})`,
        [id, role.code],
      )
    for (const { group, when: at } of user.groups)
      await world.admin.query(
        `INSERT INTO group_member (user_id, group_id, valid_from, valid_to) VALUES ($1, $2, ${spans[at][0]}, ${spans[at][1]})`,
        [id, groups[group]],
      )
    users.push({ id, token: hash })
  }
  const lists: { id: number; grade: AclGrade }[] = [{ id: 0, grade: 'open' }]
  for (const list of s.lists) {
    const id = Number(
      await first(
        "INSERT INTO acl (set_key, grade, label, contact) VALUES (gen_random_uuid()::text, $1, 'Restricted', 'the owner') RETURNING id",
        [list.grade],
      ),
    )
    for (const principal of list.principals) {
      const principalId = {
        user: users[principal.index % users.length]?.id,
        group: groups[principal.index % 3],
        role: principal.role,
      }[principal.kind as 'user']
      await world.admin.query(
        `INSERT INTO acl_principal (acl_id, kind, principal_id, valid_to) VALUES ($1, $2, $3, ${principal.lapsed ? "now() - interval '1 day'" : 'NULL'}) ON CONFLICT DO NOTHING`,
        [id, principal.kind, principalId],
      )
    }
    lists.push({ id, grade: list.grade })
  }
  const records: { id: string; kind: ReadableKind; list: { id: number; grade: AclGrade } }[] = []
  for (const record of s.records) {
    const list = lists[record.list % lists.length] ?? { id: 0, grade: 'open' as const }
    records.push({ id: await makeRecord(record.kind, list.id), kind: record.kind, list })
  }
  return { users, records }
}

async function makeRecord(kind: string, aclId: number): Promise<string> {
  const client = await world.admin.connect()
  try {
    await client.query('BEGIN')
    await client.query("SELECT mips.enter_system(gen_random_uuid(), 'test.record')")
    await client.query('ALTER TABLE record DISABLE TRIGGER y_require_audit')
    const made = await client.query<{ id: string }>(
      'INSERT INTO record (kind, acl_id) VALUES ($1, $2) RETURNING id',
      [kind, aclId],
    )
    await client.query('ALTER TABLE record ENABLE TRIGGER y_require_audit')
    await client.query('COMMIT')
    return made.rows[0]?.id ?? ''
  } finally {
    client.release()
  }
}

/** What Postgres lets this session see, as the app's own role. */
async function underRowSecurity(token: Buffer, recordIds: string[]) {
  const app = await world.platform.pool.connect()
  try {
    await app.query('BEGIN')
    await app.query("SELECT mips.enter($1, gen_random_uuid(), 'test.look', NULL)", [token])
    const visible = await app.query<{ id: string }>('SELECT id FROM record WHERE id = ANY ($1)', [recordIds])
    const may = await app.query<{ permission: string; may: boolean }>(
      'SELECT p AS permission, coalesce(mips.may(p), false) AS may FROM unnest($1::text[]) p',
      [[...new Set(Object.values(readPermissionOf))]],
    )
    const signs = await app.query<{ id: string; sign: string | null }>(
      'SELECT r AS id, mips.signpost(r) AS sign FROM unnest($1::uuid[]) r',
      [recordIds],
    )
    return {
      visible: new Set(visible.rows.map((row) => row.id)),
      may: new Map(may.rows.map((row) => [row.permission, row.may])),
      signs: new Map(signs.rows.map((row) => [row.id, row.sign])),
    }
  } finally {
    await app.query('ROLLBACK')
    app.release()
  }
}

describe('one rule, two forms', () => {
  it('every kind of record has its read permission', () =>
    expect(Object.keys(everyKind)).toHaveLength(kinds.length))

  it('domain and row security agree on random people, groups, lists and records', async () => {
    let compared = 0
    let seen = 0
    await fc.assert(
      fc.asyncProperty(situation, async (s) => {
        const { users, records } = await make(s)
        for (const user of users) {
          const postgres = await underRowSecurity(
            user.token,
            records.map((record) => record.id),
          )
          await world.prisma.$transaction(async (tx) => {
            const row = (await listReaders(tx, { userIds: [user.id] }))[0]
            const reader: Reader = {
              name: 'Testperson',
              userId: user.id,
              roles: (row?.roles ?? []).filter(isRoleCode),
              groupIds: row?.groupIds ?? [],
            }
            const now = await databaseNow(tx)
            for (const record of records) {
              const acl: RecordAcl = {
                grade: record.list.grade,
                principals: record.list.id === 0 ? [] : await listPrincipals(tx, record.list.id),
              }
              const decision = decideRecordAccess({ reader, kind: record.kind, acl, now })
              const mayRead = postgres.may.get(readPermissionOf[record.kind]) === true
              expect(isOnList(reader, acl, now)).toBe(postgres.visible.has(record.id))
              expect(decision.allowed).toBe(postgres.visible.has(record.id) && mayRead)
              expect(decision.sees === 'signpost').toBe(
                !postgres.visible.has(record.id) && mayRead && postgres.signs.get(record.id) !== null,
              )
              compared += 1
              if (decision.allowed && record.list.id !== 0) seen += 1
            }
          })
        }
      }),
      { numRuns: 60 },
    )
    expect(compared).toBeGreaterThan(300)
    // The comparison would be empty if nobody ever were on a list.
    expect(seen).toBeGreaterThan(5)
  })
})
