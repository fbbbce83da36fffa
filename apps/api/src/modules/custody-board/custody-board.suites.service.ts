/** The inspector's view across the suites, and the copy that a suite's browser keeps. */
import type { PackedStay, SuiteLine } from '@mips/contracts/custody-board-replies'
import { observationLevels } from '@mips/domain/custody/codes'
import { custodyLogKinds } from '@mips/domain/custody/log-kinds'
import { labelIn } from '@mips/domain/custody/offence-words'
import { custodyDuties } from '@mips/domain/custody/alarm-items'
import type { Tx } from '../../platform/db/tx.ts'
import { badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { clockFactsOf, countCells, lineOf, readBoard, readLines } from '../custody/custody.board.service.ts'
import { alarmLines } from './custody-board.alarms.service.ts'
import { findDuties, findPack, findStation, findSuites } from './custody-board.repository.ts'

/** Every suite with what an inspector looks for first. */
export async function listSuites(ctx: Ctx): Promise<{ serverTime: string; suites: SuiteLine[] }> {
  const now = ctx.clock.now()
  const suites = await findSuites(ctx.tx)
  const board = await readBoard(ctx.tx)
  const duties = await findDuties(ctx.tx, {})
  const alarms = await alarmLines(
    ctx.tx,
    suites.map(({ code }) => code),
    [],
    now,
  )
  const lines: SuiteLine[] = []
  for (const { code, name } of suites) {
    const held = board.filter((row) => row.station?.code === code).map((row) => lineOf(row, now))
    const due = held.flatMap(({ clock, personName }) => clock.due.map((item) => ({ ...item, personName })))
    const next = due.sort((a, b) => a.at.localeCompare(b.at))[0]
    lines.push({
      code,
      name,
      held: held.length,
      children: held.filter(({ isChild }) => isChild).length,
      overdue: held.filter(({ clock }) => clock.due.some(({ state }) => state === 'overdue')).length,
      soon: held.filter(({ clock }) => clock.due.some(({ state }) => state === 'due soon')).length,
      highRisk: held.filter(({ riskLevel }) => riskLevel === 'HIGH').length,
      constantWatch: held.filter(
        ({ observationLevel }) => observationLevel === '3' || observationLevel === '4',
      ).length,
      waitingForDecision: held.filter(({ state }) => state === 'ARRIVED').length,
      openAlarms: alarms.filter((alarm) => alarm.stationCode === code && alarm.calls.length > 0).length,
      nextDue: next === undefined ? null : { label: next.label, at: next.at, personName: next.personName },
      cells: await countCells(ctx.tx, code),
      onDuty: duties
        .filter((duty) => duty.stationCode === code)
        .map((duty) => ({
          name: duty.name,
          dutyLabel: labelIn(custodyDuties, duty.duty),
          since: duty.since.toISOString(),
        })),
    })
  }
  Object.assign(ctx.audit, { resultIds: board.slice(0, 100).map(({ id }) => id), resultCount: board.length })
  return { serverTime: now.toISOString(), suites: lines }
}

/** How far back the log goes that is kept for when there is no network. */
const logHours = 12

/** Everybody held in a suite, with what the clock needs to go on without the server. */
export async function readPack(
  tx: Tx,
  stationCode: string,
  now: Date,
): Promise<{ serverTime: string; station: { code: string; name: string }; stays: PackedStay[] }> {
  const station = await findStation(tx, stationCode)
  if (station === undefined) throw badField('stationCode', 'Choose a custody suite')
  const rows = await findPack(tx, stationCode, new Date(now.getTime() - logHours * 3_600_000))
  return {
    serverTime: now.toISOString(),
    station,
    stays: rows.map(({ line, grounds, log }) => ({
      line: lineOf(line, now),
      clockInput: { ...clockFactsOf(line, now) },
      visitMinutes:
        observationLevels.find(({ code }) => code === line.observationLevel)?.maxIntervalMinutes ?? null,
      grounds,
      log: log.map((entry) => ({ ...entry, kindLabel: labelIn(custodyLogKinds, entry.kind) })),
    })),
  }
}

export async function givePack(ctx: Ctx, stationCode: string) {
  const pack = await readPack(ctx.tx, stationCode, ctx.clock.now())
  Object.assign(ctx.audit, {
    resultIds: pack.stays.slice(0, 100).map(({ line }) => line.id),
    resultCount: pack.stays.length,
    recipient: `The browser of the suite ${stationCode}`,
  })
  return pack
}

/** The lines of these stays as they stand now. */
export async function giveLines(
  ctx: Ctx,
  ids: readonly string[],
): Promise<{ serverTime: string; lines: ReturnType<typeof lineOf>[] }> {
  const now = ctx.clock.now()
  const rows = await readLines(ctx.tx, ids)
  Object.assign(ctx.audit, { resultIds: rows.map(({ id }) => id), resultCount: rows.length })
  return { serverTime: now.toISOString(), lines: rows.map((row) => lineOf(row, now)) }
}
