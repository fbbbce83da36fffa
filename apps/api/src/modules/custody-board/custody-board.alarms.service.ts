/** Alarms before and not after: what is raised when, who is called, who answered; acknowledging is not doing. */
import type { AlarmLine } from '@mips/contracts/custody-board-replies'
import { custodyDuties, reachedStages } from '@mips/domain/custody/alarm-items'
import { alarmState, type AlarmTarget } from '@mips/domain/custody/alarms'
import { alarmKindOf } from '@mips/domain/custody/alarm-items'
import { careRulesOn, type CareRules } from '@mips/domain/custody/care-rules-table'
import { labelIn } from '@mips/domain/custody/offence-words'
import { londonDay } from '@mips/domain/time/london-day'
import type { Tx } from '../../platform/db/tx.ts'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { type BoardRow, lineOf, readBoard, readEndedLines } from '../custody/custody.board.service.ts'
import { presentDuty } from './custody-board.duty.service.ts'
import {
  endAlarms,
  findAcks,
  findAlarm,
  findDuties,
  findOpenAlarms,
  insertAck,
  insertAlarms,
  insertShown,
} from './custody-board.repository.ts'
import type { AckRow, AlarmRow, DutyRow } from './custody-board.rows.ts'

export type Due = { recordId: string; stationCode: string; what: string; label: string; at: string }

/** Everything that is due in the stays of the board, each with its stay. */
export function dueOfBoard(rows: readonly BoardRow[], now: Date): Due[] {
  return rows.flatMap((row) =>
    lineOf(row, now).clock.due.map(({ what, label, at }) => ({
      recordId: row.id,
      stationCode: row.station?.code ?? '',
      what,
      label,
      at,
    })),
  )
}

/** Raises what has come and ends what is no longer due; answers the stays touched. Doing it twice changes nothing. */
export async function raiseAlarms(
  tx: Tx,
  now: Date,
  more: readonly Due[] = [],
): Promise<{ touched: string[]; due: Due[] }> {
  const due = [...dueOfBoard(await readBoard(tx), now), ...more]
  const rules = careRulesOn(londonDay(now.toISOString()))
  const stages = due.flatMap((thing) =>
    reachedStages([thing], now.toISOString(), rules).map((stage) => ({
      ...stage,
      recordId: thing.recordId,
      stationCode: thing.stationCode,
    })),
  )
  const ended = await endAlarms(tx, due, now)
  const raised = await insertAlarms(tx, stages, now)
  return { touched: [...new Set([...ended, ...raised].map(({ recordId }) => recordId))], due }
}

/** The alarms that stand in some suites; what the reader on duty is shown is written down once. */
export async function listAlarms(
  ctx: Ctx,
  stationCode: string | undefined,
): Promise<{ serverTime: string; duties: ReturnType<typeof presentDuty>[]; alarms: AlarmLine[] }> {
  const now = ctx.clock.now()
  const mine = await findDuties(ctx.tx, { userId: ctx.who.userId })
  const suites = stationCode === undefined ? mine.map((duty) => duty.stationCode) : [stationCode]
  const alarms = suites.length === 0 ? [] : await alarmLines(ctx.tx, suites, mine, now)
  const shown = alarms.filter((alarm) => alarm.isForMe)
  if (shown.length > 0) await insertShown(ctx.tx, ctx.who.userId, shown, now)
  const ids = [...new Set(alarms.map(({ recordId }) => recordId))]
  Object.assign(ctx.audit, { resultIds: ids.slice(0, 100), resultCount: ids.length })
  return { serverTime: now.toISOString(), duties: mine.map(presentDuty), alarms }
}

/** One line for each thing due, at the stage that it has reached. */
export async function alarmLines(
  tx: Tx,
  suites: readonly string[],
  mine: readonly DutyRow[],
  now: Date,
): Promise<AlarmLine[]> {
  const open = await findOpenAlarms(tx, suites)
  if (open.length === 0) return []
  const acks = await findAcks(tx, suites)
  const held = await readBoard(tx, suites.length === 1 ? suites[0] : undefined)
  const gone = open
    .map(({ recordId }) => recordId)
    .filter((recordId) => !held.some(({ id }) => id === recordId))
  const ended = gone.length === 0 ? [] : await readEndedLines(tx, gone)
  const board = new Map([...held, ...ended].map((row) => [row.id, row]))
  const rules = careRulesOn(londonDay(now.toISOString()))
  const latest = new Map(open.map((alarm) => [keyOf(alarm), alarm]))
  for (const alarm of open)
    if (alarm.stageAt > (latest.get(keyOf(alarm))?.stageAt ?? alarm.stageAt)) latest.set(keyOf(alarm), alarm)
  return [...latest.values()].flatMap((alarm) => {
    const row = board.get(alarm.recordId)
    if (row === undefined) return []
    const told = acks.filter((ack) => keyOf(ack) === keyOf(alarm))
    return [presentAlarm(alarm, told, { row, mine, now, rules })]
  })
}

const keyOf = ({ recordId, what, label, dueAt }: Pick<AlarmRow, 'recordId' | 'what' | 'label' | 'dueAt'>) =>
  `${recordId} ${what} ${label} ${dueAt.toISOString()}`

function presentAlarm(
  alarm: AlarmRow,
  acks: readonly AckRow[],
  by: { row: BoardRow; mine: readonly DutyRow[]; now: Date; rules: CareRules },
): AlarmLine {
  const line = lineOf(by.row, by.now)
  const state = alarmState(
    {
      dueAt: alarm.dueAt.toISOString(),
      kind: alarmKindOf(alarm.what),
      acknowledged: acks.map((ack) => ({
        at: ack.at.toISOString(),
        by: ack.by,
        target: ack.duty as AlarmTarget,
      })),
    },
    by.now.toISOString(),
    by.rules,
  )
  // A stage that the job has not raised yet calls nobody.
  const calls = state.calls.filter((target) => alarm.shownTo.includes(target))
  return {
    id: alarm.id,
    recordId: alarm.recordId,
    custodyNumber: line.custodyNumber,
    personName: line.personName,
    cell: line.cell,
    stationCode: alarm.stationCode,
    what: alarm.what,
    label: alarm.label,
    rule: alarm.rule,
    dueAt: alarm.dueAt.toISOString(),
    raisedAt: alarm.raisedAt.toISOString(),
    isOverdue: alarm.dueAt < by.now,
    level: alarm.level,
    levelLabel: labelIn(custodyDuties, alarm.level),
    calls,
    isForMe: by.mine.some(
      (duty) => duty.stationCode === alarm.stationCode && calls.some((call) => call === duty.duty),
    ),
    acknowledged: acks.map((ack) => ({
      by: ack.by,
      dutyLabel: labelIn(custodyDuties, ack.duty),
      at: ack.at.toISOString(),
      said: ack.said,
    })),
  }
}

/** Answers an alarm as what the reader is on duty for in that suite; the next stage calls again. */
export async function acknowledgeAlarm(
  ctx: Ctx,
  recordId: string,
  alarmId: string,
  said: string,
): Promise<{ id: string; duties: string[] }> {
  const alarm = await findAlarm(ctx.tx, alarmId, recordId)
  if (alarm === undefined) throw new AppError('bad_reference')
  const mine = (
    await findDuties(ctx.tx, { userId: ctx.who.userId, stationCodes: [alarm.stationCode] })
  ).filter(({ duty }) => alarm.shownTo.includes(duty))
  if (mine.length === 0)
    throw new AppError('rule_refused', {
      facts: {
        rule: 'C3',
        reason: `This alarm is for ${alarm.shownTo.map((duty) => labelIn(custodyDuties, duty).toLowerCase()).join(', ')}: go on duty in this suite as one of them first.`,
      },
    })
  const duties: string[] = []
  let id: string | undefined
  for (const { duty } of mine) {
    const kept = await insertAck(ctx.tx, {
      alarmId,
      recordId,
      duty,
      userId: ctx.who.userId,
      at: ctx.clock.now(),
      said,
    })
    if (kept === undefined) continue
    id ??= kept
    duties.push(duty)
  }
  if (id === undefined) throw new AppError('already_done')
  ctx.audit.change = { alarmId, duties, what: alarm.what }
  return { id, duties }
}
