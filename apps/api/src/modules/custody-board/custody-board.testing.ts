/** What tests of the live board share: a round over stays, an alarm that has been raised. */
import type { custodyBoard } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import { arrange } from '../../testing/arrange.ts'
import type { World } from '../../testing/world.ts'
import { minutesAgo } from '../arrest/arrest.testing.ts'
import { detain } from '../custody/custody.testing.ts'
import { alarmRound } from './alarms.job.ts'

type Entry = RouteCall<(typeof custodyBoard)['routes']['recordRound']>['body']['entries'][number]

/** A visit now, unless told otherwise. */
export const visit = (world: World, recordId: string, more: Partial<Entry> = {}): Entry => ({
  key: crypto.randomUUID(),
  recordId,
  kind: 'VISIT',
  happenedAt: minutesAgo(world, 0),
  text: 'Awake and well',
  ...more,
})

/** One round of the job, as the server would do it. */
export const raise = (world: World) =>
  alarmRound({ prisma: world.prisma, writer: world.platform.writer, clock: world.clock })

/** A stay whose review is so near that its alarm has been raised. */
export async function stayWithAlarm(
  world: World,
  minutes = 5 * 60 + 10,
): Promise<{ id: string; alarmId: string }> {
  const { id } = await detain(world)
  world.clock.advanceMinutes(minutes)
  await raise(world)
  const found = await world.admin.query<{ id: string }>(
    "SELECT id FROM custody_alarm WHERE custody_record_id = $1 AND what = 'REVIEW' AND ended_at IS NULL ORDER BY minutes_before DESC",
    [id],
  )
  return { id, alarmId: found.rows[0]?.id ?? '' }
}

/** Ends whatever handover another test left going. */
export const endHandovers = (world: World) =>
  arrange(
    world,
    ({ tx }) => tx.$executeRaw`UPDATE custody_handover SET ended_at = started_at WHERE ended_at IS NULL`,
  )
