/** Records, groups and HR lists for the tests of administration. */
import { admin } from '@mips/contracts'
import type { RecordKind } from '@mips/contracts/contract'
import { audited } from '../../platform/audit/audited.ts'
import { multipart } from '../../testing/send-prepared.ts'
import type { Actor, World } from '../../testing/world.ts'
import { createRecord } from '../pole/record.service.ts'

/** A record of a kind, its number only: administration never looks at more. */
export function makeRecord(
  world: World,
  kind: RecordKind = 'Incident',
  aclId = 0,
): Promise<{ id: string; reference: string | null }> {
  return audited(
    world.platform,
    { system: 'seed', action: 'test.makeRecord', act: 'collection', acls: [0, aclId] },
    (tx) => createRecord({ tx, clock: world.clock, requestId: crypto.randomUUID() }, { kind, aclId }),
  )
}

/** A group with these members. */
export async function makeGroup(world: World, members: Actor[]): Promise<string> {
  const made = await world.admin.query<{ id: string }>(
    "INSERT INTO access_group (name, description, contact) VALUES ('Operation ' || gen_random_uuid(), 'A test operation', 'the operation room') RETURNING id",
  )
  const id = made.rows[0]?.id ?? ''
  for (const member of members)
    await world.admin.query('INSERT INTO group_member (group_id, user_id) VALUES ($1, $2)', [id, member.id])
  return id
}

let lists = 0
/** A list of one joiner that no other list names. */
export const oneJoiner = (): string =>
  `staff_number,display_name,rank,unit_code,roles\nHR${String((lists += 1)).padStart(5, '0')},Testperson Joiner,PC,TEST,RESPONSE_OFFICER\n`

/** Sends an HR list as the browser does. */
export function sendList(
  world: World,
  as: Actor,
  name: 'previewHrImport' | 'applyHrImport',
  csv: string | Buffer,
  fields: Record<string, string> = {},
) {
  const { type, payload } = multipart({
    fileName: 'hr.csv',
    type: 'text/csv',
    bytes: Buffer.from(csv),
    fields,
  })
  return world.app.inject({
    method: 'POST',
    url: `/api${admin.routes[name].path}`,
    headers: { 'sec-fetch-site': 'same-origin', cookie: as.cookie, 'content-type': type },
    payload,
  })
}

/** A hidden list with this one reader. */
export async function listOf(world: World, userId: string, grade = 'hidden'): Promise<number> {
  const made = await world.admin.query<{ id: number }>(
    "INSERT INTO acl (set_key, grade, label) VALUES (gen_random_uuid()::text, $1, 'Restricted') RETURNING id",
    [grade],
  )
  const id = made.rows[0]?.id ?? -1
  await world.admin.query("INSERT INTO acl_principal (acl_id, kind, principal_id) VALUES ($1, 'user', $2)", [
    id,
    userId,
  ])
  return id
}
