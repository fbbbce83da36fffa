/** Who asks in the two worlds, and the lists that keep what is hidden from them. */
import { allRoles, type RoleCode } from '@mips/domain/access/roles'
import type { Actor, World } from '../world.ts'

export type Actors = {
  /** Every role and no grant: whatever they are not shown is kept from them by the lists alone. */
  outsider: Actor
  /** The same roles, and a member of the group that may see the hidden records. */
  member: Actor
  /** Somebody whose account is administered. */
  bystander: Actor
  single: Record<string, Actor>
}

const singleRoles: RoleCode[] = [
  'RESPONSE_OFFICER',
  'SUPERVISOR',
  'DESPATCHER',
  'DETECTIVE',
  'CUSTODY_SERGEANT',
  'CUSTODY_VISITOR',
  'ANALYST',
  'INTELLIGENCE_OFFICER',
  'PROFESSIONAL_STANDARDS',
  'AUDITOR',
  'ADMIN',
]

/** One who has every role, one of the group, one whose account is administered, and one of each single role. */
export async function makeActors(world: World): Promise<Actors> {
  const withAll = async (displayName: string) => {
    const actor = await world.actor(undefined, { displayName, rank: 'SUPT' })
    for (const role of allRoles)
      await world.admin.query('INSERT INTO role_grant (user_id, role_code) VALUES ($1, $2)', [actor.id, role])
    return actor
  }
  const single: Record<string, Actor> = {}
  for (const role of singleRoles) single[role] = await world.actor(role)
  return {
    outsider: await withAll('Testperson Outsider'),
    member: await withAll('Testperson Member'),
    bystander: await world.actor('RESPONSE_OFFICER'),
    single,
  }
}

/** The group, and the hidden and the silent list that it may see. */
export async function makeLists(
  world: World,
  memberId: string,
): Promise<{ groupId: string; hiddenAcl: number; silentAcl: number }> {
  const group = await world.admin.query<{ id: string }>(
    "INSERT INTO access_group (name, description, contact) VALUES ('Operation Larch', 'A test operation', 'the operation room') RETURNING id",
  )
  const groupId = group.rows[0]?.id ?? ''
  await world.admin.query('INSERT INTO group_member (group_id, user_id) VALUES ($1, $2)', [groupId, memberId])
  const list = async (grade: string) => {
    const made = await world.admin.query<{ id: number }>(
      "INSERT INTO acl (set_key, grade, label) VALUES ($1, $2, 'Operation Larch') RETURNING id",
      [`two-worlds-${grade}`, grade],
    )
    const id = made.rows[0]?.id ?? -1
    await world.admin.query(
      "INSERT INTO acl_principal (acl_id, kind, principal_id) VALUES ($1, 'group', $2)",
      [id, groupId],
    )
    return id
  }
  return { groupId, hiddenAcl: await list('hidden'), silentAcl: await list('silent') }
}
