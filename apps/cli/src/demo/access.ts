/** The officers and staff of the demonstration, their roles and groups, and the access lists of what few may see. */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { restrictedEntry } from './journey.ts'
import type { AclName } from './model.ts'
import { createRandom } from './random.ts'
import { staff, units } from './staff.data.ts'

export type Staffing = { users: ReadonlyMap<string, string>; acls: ReadonlyMap<AclName, number> }

type Group = {
  acl: Exclude<AclName, 'open'>
  name: string
  description: string
  contact: string
  grade: 'signposted' | 'hidden'
  members: readonly string[]
}

const groups: readonly Group[] = [
  {
    acl: 'larkspur',
    name: restrictedEntry.group,
    description: 'Supply of firearms in the south of London',
    contact: 'DS Ruth Haverstock',
    grade: 'hidden',
    members: ['P1011', 'P1018'],
  },
  {
    acl: 'standards',
    name: 'Professional Standards',
    description: 'Officers and staff as victims, witnesses or suspects',
    contact: 'Insp Andrew Castellain',
    grade: 'signposted',
    members: ['P1016', 'P1017'],
  },
  {
    acl: 'protected',
    name: 'Protected addresses',
    description: 'People in refuges and those who would be in danger if they were found',
    contact: 'DC Adaeze Nwankwo',
    grade: 'hidden',
    members: ['P1010', 'P1011'],
  },
]

/** Writes the people who work here, each with a password of the demonstration, a role and the groups. */
export async function saveStaff(client: pg.ClientBase, passwordHash: string, now: Date): Promise<void> {
  for (const unit of units) {
    await client.query(
      'INSERT INTO unit (code, name, kind, station_code) VALUES ($1, $2, $3, $4) ON CONFLICT (code) DO NOTHING',
      [unit.code, unit.name, unit.kind, unit.station],
    )
  }
  // The command of the area stands above its teams: its supervisors see their work.
  await client.query(
    "UPDATE unit SET parent_code = 'SN-SLT' WHERE code LIKE 'SN-%' AND code <> 'SN-SLT' AND parent_code IS NULL",
  )
  const joined = new Date(now.getTime() - 4 * 365 * 86_400_000)
  const random = createRandom(1, 'staff')
  for (const one of staff) {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO app_user (id, staff_number, display_name, rank, post, unit_code, password_hash, must_change_password, hr_source, joined_on, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, false, 'demo', $8::timestamptz::date, $8::timestamptz, $8::timestamptz) RETURNING id`,
      [random.id(joined), one.number, one.name, one.rank, one.post, one.unit, passwordHash, joined],
    )
    await client.query(
      "INSERT INTO role_grant (user_id, role_code, reason, valid_from) VALUES ($1, $2, 'Demonstration', $3)",
      [rows[0]?.id, one.role, joined],
    )
  }
  // The controller belongs to the unit as well: the pool of informants decides by two.
  await client.query(
    `INSERT INTO role_grant (user_id, role_code, reason, valid_from)
     SELECT user_id, 'SOURCE_UNIT', 'Demonstration', $1 FROM role_grant WHERE role_code = 'SOURCE_CONTROLLER'`,
    [joined],
  )
  for (const group of groups) await saveGroup(client, group, joined)
  // Everybody of the demonstration who has the role of a separate pool is a member of its group.
  await client.query(
    `INSERT INTO group_member (group_id, user_id, reason, valid_from)
     SELECT p.group_id, u.id, 'Demonstration', $2 FROM identity_pool p JOIN role_grant r ON r.role_code = p.role_code JOIN app_user u ON u.id = r.user_id
      WHERE u.staff_number = ANY ($1)`,
    [staff.map(({ number }) => number), joined],
  )
}

async function saveGroup(client: pg.ClientBase, group: Group, joined: Date): Promise<void> {
  const made = await client.query<{ id: string }>(
    'INSERT INTO access_group (name, description, contact, created_at) VALUES ($1, $2, $3, $4) RETURNING id',
    [group.name, group.description, group.contact, joined],
  )
  const groupId = made.rows[0]?.id
  await client.query(
    `INSERT INTO group_member (group_id, user_id, reason, valid_from) SELECT $1, u.id, 'Demonstration', $3 FROM app_user u WHERE u.staff_number = ANY ($2)`,
    [groupId, group.members, joined],
  )
  const acl = await client.query<{ id: number }>(
    'INSERT INTO acl (set_key, grade, label, contact) VALUES ($1, $2, $3, $4) RETURNING id',
    [setKeyOf(group, groupId ?? ''), group.grade, 'Restricted', group.contact],
  )
  await client.query("INSERT INTO acl_principal (acl_id, kind, principal_id) VALUES ($1, 'group', $2)", [
    acl.rows[0]?.id,
    groupId,
  ])
}

/** As the admin module names a list of readers, so that its own restriction to the group is this same list. */
const setKeyOf = ({ grade, contact }: Group, groupId: string) =>
  createHash('sha256')
    .update(JSON.stringify([grade, contact, [`group:${groupId}`]]))
    .digest('hex')

/** The ids that the makers need, as they stand in the database. */
export async function demoAcls(client: pg.ClientBase): Promise<Staffing> {
  const users = await client.query<{ id: string; number: string }>(
    'SELECT id, staff_number AS number FROM app_user WHERE staff_number = ANY ($1)',
    [staff.map((one) => one.number)],
  )
  const acls = await client.query<{ id: number; name: string }>(
    `SELECT DISTINCT ON (g.name) p.acl_id AS id, g.name FROM access_group g JOIN acl_principal p ON p.kind = 'group' AND p.principal_id = g.id::text WHERE g.name = ANY ($1) ORDER BY g.name, p.acl_id`,
    [groups.map((group) => group.name)],
  )
  const byName = new Map(acls.rows.map((row) => [row.name, row.id]))
  const rightToKnow = await client.query<{ id: number }>('SELECT mips.right_to_know_acl() AS id')
  return {
    users: new Map(users.rows.map((row) => [row.number, row.id])),
    acls: new Map<AclName, number>([
      ...groups.map((group) => [group.acl, byName.get(group.name) ?? 0] as const),
      ['rightToKnow', rightToKnow.rows[0]?.id ?? 0],
    ]),
  }
}
