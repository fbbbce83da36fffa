/** What the tests of pools need: members, and a session that works in a pool. */
import { pool } from '@mips/contracts'
import type { PoolCode } from '@mips/domain/identity/pools'
import type { RoleCode } from '@mips/domain/access/roles'
import type { Actor, World } from '../../testing/world.ts'

const roleOf: Record<Exclude<PoolCode, 'PUBLIC'>, RoleCode> = {
  STAFF: 'PROFESSIONAL_STANDARDS',
  SOURCE: 'SOURCE_UNIT',
}
export type SeparatePool = keyof typeof roleOf

/** Makes somebody who is there a member of the group of a pool. */
export const joinGroup = (world: World, userId: string, code: SeparatePool) =>
  world.admin.query(
    'INSERT INTO group_member (group_id, user_id, reason) SELECT group_id, $1, $3 FROM identity_pool WHERE code = $2',
    [userId, code, 'Posted there'],
  )

/** A new member of a pool: the role and the group. */
export async function memberOf(world: World, code: SeparatePool): Promise<Actor> {
  const actor = await world.actor(roleOf[code])
  await joinGroup(world, actor.id, code)
  return actor
}

export const enter = (world: World, actor: Actor, code: SeparatePool) =>
  world.ok(actor, pool, 'enter', { body: { pool: code, reason: 'Matter PS/2026/14' } })

export const leave = (world: World, actor: Actor) => world.ok(actor, pool, 'leave', {})

/** Proposes and decides a move by two members; both end where they began. */
export async function moveBetween(
  world: World,
  nominalId: string,
  to: PoolCode,
  [one, other]: readonly [Actor, Actor],
): Promise<void> {
  const { moveId } = await world.ok(one, pool, 'proposeMove', {
    body: { nominalId, to, reason: 'Subject of a conduct matter' },
  })
  await world.ok(other, pool, 'decideMove', {
    params: { moveId },
    body: { isApproved: true, reason: 'The assessment is signed' },
  })
}
