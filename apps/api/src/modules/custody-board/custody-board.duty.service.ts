/** Who is on duty in a suite, and as what: to whom its alarms go. */
import type { DutyLine } from '@mips/contracts/custody-board-replies'
import { custodyDuties, decideDuty } from '@mips/domain/custody/alarm-items'
import type { AlarmTarget } from '@mips/domain/custody/alarms'
import { isRank } from '@mips/domain/codes/ranks'
import { labelIn } from '@mips/domain/custody/offence-words'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { endDuty, findDuties, findStation, insertDuty } from './custody-board.repository.ts'
import type { DutyRow } from './custody-board.rows.ts'

export const presentDuty = (row: DutyRow): DutyLine => ({
  stationCode: row.stationCode,
  stationName: row.stationName,
  duty: row.duty,
  dutyLabel: labelIn(custodyDuties, row.duty),
  since: row.since.toISOString(),
})

const mine = async (ctx: Ctx) => (await findDuties(ctx.tx, { userId: ctx.who.userId })).map(presentDuty)

/** Takes up duty; another duty of the same officer in that suite ends with it. */
export async function goOnDuty(
  ctx: Ctx,
  stationCode: string,
  duty: AlarmTarget,
): Promise<{ duties: DutyLine[] }> {
  if ((await findStation(ctx.tx, stationCode)) === undefined)
    throw badField('stationCode', 'Choose a custody suite')
  const rank = isRank(ctx.who.rank) ? ctx.who.rank : 'STAFF'
  const decision = decideDuty(duty, { rank, roles: ctx.who.roles })
  if (!decision.allowed)
    throw new AppError('rule_refused', { facts: { rule: 's.36', reason: decision.reason } })
  const now = ctx.clock.now()
  await endDuty(ctx.tx, ctx.who.userId, stationCode, now)
  await insertDuty(ctx.tx, { userId: ctx.who.userId, stationCode, duty, at: now })
  ctx.audit.change = { stationCode, duty, onDuty: true }
  return { duties: await mine(ctx) }
}

export async function goOffDuty(ctx: Ctx, stationCode: string): Promise<{ duties: DutyLine[] }> {
  const ended = await endDuty(ctx.tx, ctx.who.userId, stationCode, ctx.clock.now())
  if (ended === 0) throw new AppError('already_done')
  ctx.audit.change = { stationCode, onDuty: false }
  return { duties: await mine(ctx) }
}
