/** Cells: who may be put into which, and which are in use (custody.md 12.10, TR-9 to TR-11). */
import type { custody } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { Sex } from '@mips/domain/codes/sex-and-gender'
import { sexes } from '@mips/domain/codes/sex-and-gender'
import { type Cell, type CellOccupant, cellKinds, cellProblems } from '@mips/domain/custody/cell-rules'
import { observationLevels } from '@mips/domain/custody/codes'
import { treatAsChild } from '@mips/domain/custody/treat-as-child'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { requireStation } from '../arrest/arrest.service.ts'
import {
  findCells,
  findKeptApart,
  isCellBarred,
  keepCell,
  lockCell,
  needsAntiLigature,
} from './custody.cells.repository.ts'
import type { CellRow } from './custody.rows.ts'

type Routes = (typeof custody)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']
type Kept = { stationCode: string; code: string }

/** What is said with the move, as far as the rules ask for it. */
export type CellWords = Pick<
  Body<'assess'>,
  'cellReason' | 'jointRisk' | 'womanInCharge' | 'isCellChecked' | 'isCctvTold'
>

type Person = { dob: string | null; dobPrecision: string | null; sex?: string | null } | null | undefined

export type Allocation = {
  stationCode: string
  code: string
  /** None before the record is opened. */
  stayId: string | null
  nominalId: string | undefined
  person: Person
  observationLevel: string | null
  words: CellWords
  /** Only the custody officer decides against a warning or on a joint risk. */
  isCustodyOfficer: boolean
}

/** Refuses a cell that the rules close to this person, with the rule; answers what is still to be done or said. */
export async function allocateCell(ctx: Ctx, to: Allocation): Promise<string[]> {
  await lockCell(ctx.tx, to.stationCode, to.code)
  const day = londonDay(ctx.clock.now().toISOString())
  const row = (await findCells(ctx.tx, to.stationCode)).find(({ code }) => code === to.code.toUpperCase())
  const others = (row?.held ?? []).filter(({ id }) => id !== to.stayId)
  const { words, isCustodyOfficer } = to
  // Somebody is in it whom this officer may not see: the danger is the same, and nothing of them is told.
  if (await isCellBarred(ctx.tx, to))
    throw new AppError('rule_refused', {
      facts: { rule: '12.10', reason: '12.10: This cell cannot be used now: choose another.' },
    })
  const otherIds = others.map(({ id }) => id)
  const apart = { keepApartFrom: await findKeptApart(ctx.tx, to, otherIds) }
  const problems = cellProblems({
    cell: cellOf(row, to.code),
    person: {
      ...occupant(to.stayId ?? '', to.person, to.observationLevel, day),
      ...apart,
      needsAntiLigature: to.stayId !== null && (await needsAntiLigature(ctx.tx, to.stayId)),
      cctvNoticeGiven: words.isCctvTold === true,
    },
    others: others.map((other) => occupant(other.id, other.person, other.observationLevel, day)),
    at: ctx.clock.now().toISOString(),
    checkedBefore: words.isCellChecked === true,
    ...(isCustodyOfficer && words.jointRisk ? { jointRiskBy: ctx.who.userId } : {}),
    ...(words.cellReason ? { reasonForCell: words.cellReason } : {}),
    ...(words.womanInCharge ? { womanInCharge: words.womanInCharge } : {}),
  })
  const isDecided = isCustodyOfficer && Boolean(words.cellReason)
  const refused =
    problems.find(({ severity }) => severity === 'BLOCK') ??
    problems.find(({ severity }) => severity === 'WARN' && !isDecided)
  if (refused !== undefined)
    throw new AppError('rule_refused', {
      facts: {
        rule: refused.rule,
        reason: `${refused.rule}: ${refused.message}${refused.severity === 'WARN' ? ' The custody officer may decide otherwise and say why.' : ''}`,
        ...(others[0] === undefined ? {} : { custodyNumber: others[0].custodyNumber }),
      },
    })
  return problems
    .filter(({ severity }) => severity === 'ASK')
    .map(({ rule, message }) => `${rule}: ${message}`)
}

/** What a cell is; one that nobody described is a standard cell for one person. */
const cellOf = (row: CellRow | undefined, code: string): Cell => ({
  id: row?.code ?? code.toUpperCase(),
  kind: cellKinds.find((kind) => kind.code === row?.kind)?.code ?? 'STANDARD',
  capacity: row?.capacity ?? 1,
  hasCctv: row?.hasCctv ?? false,
  isAntiLigature: row?.isAntiLigature ?? false,
  ...(row?.outOfUseFrom
    ? { outOfUse: { from: new Date(row.outOfUseFrom).toISOString(), reason: row.outOfUseReason ?? '' } }
    : {}),
})

function occupant(stayId: string, person: Person, level: string | null, day: string): CellOccupant {
  const observationLevel = observationLevels.find(({ code }) => code === level)?.code
  return {
    stayId,
    age: treatAsChild(person?.dob ?? null, person?.dobPrecision ?? null, day).age,
    sex: sexOf(person),
    keepApartFrom: [],
    ...(observationLevel === undefined ? {} : { observationLevel }),
  }
}

const sexOf = (person: Person): Sex => sexes.find(({ code }) => code === person?.sex)?.code ?? 'N'

/** Says what a cell is. */
export async function describeCell(ctx: Ctx, body: Body<'describeCell'>): Promise<Kept> {
  const { stationCode, code, ...what } = body
  await requireSuite(ctx, stationCode)
  await keepCell(ctx.tx, { stationCode, code }, what)
  ctx.audit.change = body
  return { stationCode, code }
}

/** Puts a cell out of use; nobody may be in it. */
export async function closeCell(ctx: Ctx, body: Body<'closeCell'>): Promise<Kept> {
  const { stationCode, code, reason } = body
  await requireSuite(ctx, stationCode)
  await lockCell(ctx.tx, stationCode, code)
  const row = (await findCells(ctx.tx, stationCode)).find((cell) => cell.code === code)
  if (row?.outOfUseFrom)
    throw new AppError('already_done', {
      facts: { reason: `Cell ${code} is out of use: ${row.outOfUseReason}` },
    })
  const [held] = row?.held ?? []
  if (held !== undefined)
    throw new AppError('rule_refused', {
      facts: {
        rule: '12.10',
        reason: `12.10: Somebody is in cell ${code}: move ${held.custodyNumber} first.`,
        custodyNumber: held.custodyNumber,
      },
    })
  await keepCell(
    ctx.tx,
    { stationCode, code },
    { outOfUseFrom: ctx.clock.now(), outOfUseReason: reason, outOfUseBy: ctx.who.userId },
  )
  Object.assign(ctx.audit, { change: { stationCode, code, inUse: false }, reasonGiven: reason })
  return { stationCode, code }
}

/** Puts a cell back into use. */
export async function reopenCell(ctx: Ctx, body: Body<'reopenCell'>): Promise<Kept> {
  const { stationCode, code, reason } = body
  await requireSuite(ctx, stationCode)
  const row = (await findCells(ctx.tx, stationCode)).find((cell) => cell.code === code)
  if (!row?.outOfUseFrom) throw new AppError('already_done', { facts: { reason: `Cell ${code} is in use.` } })
  await keepCell(
    ctx.tx,
    { stationCode, code },
    { outOfUseFrom: null, outOfUseReason: null, outOfUseBy: null },
  )
  Object.assign(ctx.audit, { change: { stationCode, code, inUse: true }, reasonGiven: reason })
  return { stationCode, code }
}

/** The cells of a suite for its screen. */
export async function listCells(ctx: Ctx, stationCode: string): Promise<CellRow[]> {
  await requireSuite(ctx, stationCode)
  const rows = await findCells(ctx.tx, stationCode)
  const ids = rows.flatMap(({ held }) => held.map(({ id }) => id))
  Object.assign(ctx.audit, { resultIds: ids.slice(0, 100), resultCount: ids.length })
  return rows
}

async function requireSuite(ctx: Ctx, stationCode: string): Promise<void> {
  const station = await requireStation(ctx, stationCode, 'stationCode')
  if (!station.isCustodySuite) throw badField('stationCode', 'Choose a station that has a custody suite')
}
