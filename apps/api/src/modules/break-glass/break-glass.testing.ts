/** Signposted records for the tests of openings. */
import { admin, breakGlass } from '@mips/contracts'
import type { Actor, World } from '../../testing/world.ts'
import { makeIncident } from '../incident/incident.fixtures.ts'
import { givePassword, goodPassword } from '../session/session.testing.ts'

export const cannotWait = 'A child is missing and this may be where she was taken.'

/** A record on a list of these two readers, of which others know that it exists. */
export async function signposted(
  world: World,
  readers: readonly [Actor, Actor],
  grade = 'signposted',
): Promise<string> {
  const { id } = await makeIncident(world)
  await world.ok(
    await world.actor('ADMIN'),
    admin,
    'restrictRecord',
    {
      params: { recordId: id },
      body: {
        grade: grade as 'signposted',
        userIds: readers.map((reader) => reader.id),
        contact: 'DI Larkspur, ext. 4417',
        reason: 'It concerns a colleague.',
      },
    },
    { version: 1 },
  )
  return id
}

/** Opens it with the own password. */
export async function open(world: World, actor: Actor, recordId: string, more: object = {}) {
  await givePassword(world, actor.id)
  return world.call(actor, breakGlass, 'open', {
    params: { recordId },
    body: { reason: cannotWait, password: goodPassword, ...more },
  })
}

/** Sets an opening so many minutes back, list and all, as if it had been made then. */
export const age = (world: World, openingId: string, minutes: number) =>
  world.admin.query(
    `SET session_replication_role = replica;
     WITH g AS (UPDATE break_glass SET opened_at = opened_at - interval '${minutes} minutes', until = until - interval '${minutes} minutes' WHERE id = '${openingId}' RETURNING glass_acl_id, user_id)
     UPDATE acl_principal p SET valid_to = p.valid_to - interval '${minutes} minutes' FROM g WHERE p.acl_id = g.glass_acl_id AND p.is_glass AND p.principal_id = g.user_id::text;
     RESET session_replication_role`,
  )
