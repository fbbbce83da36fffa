/** Watched records in the two worlds: one call of every route; and in the other world alone watches of a hidden person, a silent one of an open person, and looks that its watcher may not know of. */
import { watch } from '@mips/contracts'
import { addDays } from '@mips/domain/time/day'
import { randomUUID } from 'node:crypto'
import { watchBody } from '../../modules/watch/watch.fixtures.ts'
import { appendInTransaction } from '../../platform/audit/audit-log.ts'
import type { Actor, World } from '../world.ts'
import { of, reason, type Pick, type Say, type Thing } from './call.ts'

const turns: readonly Thing[] = ['person', 'place', 'vehicle', 'incident', 'crime', 'missing', 'asbCase']

const one = (pick: Pick, say: Say) => ({ recordId: pick(turns[say.number % turns.length] ?? 'person') })

export const watchCalls = of(watch)({
  subscribe: (pick, say) => ({
    params: one(pick, say),
    body: {
      reason,
      until: addDays(say.now.slice(0, 10), 20),
      events: ['CHANGED', 'LINKED', 'REPORTED', 'SEARCHED'],
      isSilent: say.number % 2 === 0,
    },
  }),
  get: (pick, say) => ({ params: one(pick, say) }),
  list: () => ({}),
  unsubscribe: (pick, say) => ({
    params: { recordId: pick(say.number % 3 === 0 ? 'vehicle' : 'place') },
  }),
})

/** An open person whom the outsider watches, and a colleague who lets it be known. */
export async function seedWatch(
  world: World,
  outsider: Actor,
  colleague: Actor,
  recordId: string,
): Promise<void> {
  const params = { recordId }
  await world.ok(outsider, watch, 'subscribe', { params, body: watchBody(world) })
  await world.ok(colleague, watch, 'subscribe', { params, body: watchBody(world, { isSilent: false }) })
}

/** As the owner of the tables: who watches is written by nobody but themselves. */
export async function hideWatch(
  world: World,
  ids: {
    open: string
    hidden: string
    hiddenAcl: number
    silentAcl: number
    outsider: string
    member: string
  },
): Promise<void> {
  const client = await world.admin.connect()
  try {
    await client.query('BEGIN')
    // The trigger that asks for a request stays out of it.
    await client.query('SET LOCAL session_replication_role = replica')
    const add = (recordId: string, acl: number, userId: string, isSilent: boolean) =>
      client.query(
        `INSERT INTO record_follow (record_id, acl_id, user_id, reason, since, until, events, is_silent) VALUES ($1, $2, $3, 'Hidden watch', $4, current_date + 30, '{CHANGED,LINKED,SEARCHED}', $5)`,
        [recordId, acl, userId, world.clock.now(), isSilent],
      )
    await add(ids.hidden, ids.hiddenAcl, ids.outsider, false)
    await add(ids.hidden, ids.hiddenAcl, ids.member, false)
    await add(ids.open, 0, ids.member, true)
    await client.query('COMMIT')
  } finally {
    client.release()
  }
  await lookSilently(world, ids)
}

/** What the member did on the open record by their silent list: entries of the audit that only that list may hold. */
async function lookSilently(
  world: World,
  { open, member, silentAcl }: { open: string; member: string; silentAcl: number },
): Promise<void> {
  for (const act of ['consultation', 'alteration'] as const)
    await world.prisma.$transaction(async (tx) => {
      const requestId = randomUUID()
      await tx.$queryRawUnsafe(
        'SELECT mips.enter_system($1::uuid, $2, $3::int[])::text',
        requestId,
        'test.look',
        [0, silentAcl],
      )
      await appendInTransaction(tx, world.platform.writer, world.platform.writer.next(), {
        requestId,
        action: 'nominal.get',
        act,
        outcome: 'ok',
        reason: undefined,
        who: undefined,
        system: 'seed',
        owner: { userId: member, roles: [], unitCode: '' },
        device: 'system',
        address: undefined,
        purpose: undefined,
        note: { subjectKind: 'Nominal', subjectId: open, aclId: silentAcl },
      })
    })
}
