/** Handing a suite over at the change of shift: each line read and accepted by the officer who comes, then the suite with it. */
import type { HandoverPage } from '@mips/contracts/custody-board-replies'
import { isRank } from '@mips/domain/codes/ranks'
import { decideTakeOver, type Handover, handoverProblems } from '@mips/domain/custody/handover'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { type BoardRow, lineOf, readBoard } from '../custody/custody.board.service.ts'
import { addLogEntry } from '../pole/record.service.ts'
import {
  endHandover,
  findHandover,
  findHandoverOf,
  findLines,
  insertHandover,
  insertLines,
  updateAccepted,
  updateNote,
} from './custody-board.handover.repository.ts'
import { endDuty, findStation, insertDuty } from './custody-board.repository.ts'
import type { HandoverLineRow, HandoverRow } from './custody-board.rows.ts'

const rankOf = (ctx: Ctx) => (isRank(ctx.who.rank) ? ctx.who.rank : 'STAFF')
const dayMs = 86_400_000

/** Begins the handover, or goes on with the one that was begun; who has come since gets a line too. */
export async function openHandover(ctx: Ctx, stationCode: string): Promise<HandoverPage> {
  if ((await findStation(ctx.tx, stationCode)) === undefined)
    throw badField('stationCode', 'Choose a custody suite')
  const now = ctx.clock.now()
  await insertHandover(ctx.tx, stationCode, ctx.who.userId, now)
  const going = await findHandover(ctx.tx, stationCode, now)
  if (going !== undefined) await insertLines(ctx.tx, going.id, stationCode)
  return requirePage(ctx, stationCode)
}

/** The handover of the suite that goes on or has just ended; undefined when there is none. */
export async function readHandover(ctx: Ctx, stationCode: string): Promise<HandoverPage | undefined> {
  const row = await findHandover(ctx.tx, stationCode, new Date(ctx.clock.now().getTime() - dayMs))
  if (row === undefined) return undefined
  const lines = await findLines(ctx.tx, row.id)
  const board = await readBoard(ctx.tx, stationCode)
  Object.assign(ctx.audit, { resultIds: board.slice(0, 100).map(({ id }) => id), resultCount: board.length })
  return presentHandover(ctx, row, lines, board)
}

async function requirePage(ctx: Ctx, stationCode: string): Promise<HandoverPage> {
  const page = await readHandover(ctx, stationCode)
  if (page === undefined) throw new AppError('not_in_state')
  return page
}

/** Whoever accepted the line has to read it again. */
export async function noteLine(ctx: Ctx, recordId: string, note: string): Promise<HandoverPage> {
  const going = await goingOf(ctx, recordId)
  const page = await requirePage(ctx, going.stationCode)
  if (!page.may.note)
    throw new AppError('rule_refused', {
      facts: { rule: 'TR-16', reason: 'The officer who hands over writes the note.' },
    })
  if ((await updateNote(ctx.tx, going.id, recordId, note)) === 0) throw new AppError('bad_reference')
  ctx.audit.change = { handoverId: going.id, note: true }
  return requirePage(ctx, going.stationCode)
}

export async function acceptLine(ctx: Ctx, recordId: string): Promise<HandoverPage> {
  const going = await goingOf(ctx, recordId)
  const row = await findHandover(ctx.tx, going.stationCode, ctx.clock.now())
  refuseUnfit(ctx, row)
  if ((await updateAccepted(ctx.tx, going.id, recordId, ctx.who.userId, ctx.clock.now())) === 0)
    throw new AppError('bad_reference')
  ctx.audit.change = { handoverId: going.id, accepted: true }
  return requirePage(ctx, going.stationCode)
}

/** Ends the handover: every line is accepted by the one who comes; each record says who took it over from whom. */
export async function takeOver(ctx: Ctx, stationCode: string): Promise<HandoverPage> {
  const now = ctx.clock.now()
  const row = await findHandover(ctx.tx, stationCode, now)
  if (row === undefined || row.endedAt !== null) throw new AppError('not_in_state')
  refuseUnfit(ctx, row)
  const lines = await findLines(ctx.tx, row.id)
  const board = await readBoard(ctx.tx, stationCode)
  const problem = problemsOf(ctx, row, lines, board).find(({ severity }) => severity === 'BLOCK')
  if (problem !== undefined)
    throw new AppError('rule_refused', { facts: { rule: problem.rule, reason: problem.message } })
  await endHandover(ctx.tx, row.id, ctx.who.userId, now)
  for (const { recordId, note } of lines.filter((line) => board.some(({ id }) => id === line.recordId)))
    await addLogEntry(ctx, {
      recordId,
      kind: 'HANDOVER_SHIFT',
      happenedAt: now,
      text: `Taken over from ${row.outgoing} by ${ctx.who.displayName}.${note === null ? '' : ` ${note}`}`,
    })
  await endDuty(ctx.tx, row.outgoingId, stationCode, now)
  await endDuty(ctx.tx, ctx.who.userId, stationCode, now)
  await insertDuty(ctx.tx, { userId: ctx.who.userId, stationCode, duty: 'CUSTODY_OFFICER', at: now })
  ctx.audit.change = { handoverId: row.id, from: row.outgoingId, lines: lines.length }
  return requirePage(ctx, stationCode)
}

async function goingOf(ctx: Ctx, recordId: string): Promise<{ id: string; stationCode: string }> {
  const going = await findHandoverOf(ctx.tx, recordId)
  if (going === undefined)
    throw new AppError('rule_refused', {
      facts: { rule: 'TR-16', reason: 'No handover of this suite goes on: begin one.' },
    })
  return going
}

function refuseUnfit(ctx: Ctx, row: HandoverRow | undefined): void {
  const decision = decideTakeOver({
    outgoing: row?.outgoingId ?? '',
    incoming: ctx.who.userId,
    incomingRank: rankOf(ctx),
  })
  if (!decision.allowed)
    throw new AppError('rule_refused', { facts: { rule: 's.36', reason: decision.reason } })
}

/** The problems of the whole, as the one who looks would take it over; `field` is the stay. */
function problemsOf(
  ctx: Ctx,
  row: HandoverRow,
  lines: readonly HandoverLineRow[],
  board: readonly BoardRow[],
) {
  const handover: Handover = {
    outgoing: row.outgoingId,
    incoming: row.incomingId ?? comingOf(ctx, row, lines),
    incomingRank: rankOf(ctx),
    startedAt: row.startedAt.toISOString(),
    lines: lines.map((line) => {
      const held = board.find(({ id }) => id === line.recordId)
      return {
        stayId: line.recordId,
        version: line.version,
        waitingFor: line.waitingFor,
        ...(held?.riskLevel ? { risk: held.riskLevel } : {}),
        ...(held?.observationLevel ? { observationLevel: held.observationLevel } : {}),
        ...(line.acceptedById === null || line.acceptedAt === null || line.acceptedVersion === null
          ? {}
          : {
              accepted: {
                by: line.acceptedById,
                at: line.acceptedAt.toISOString(),
                version: line.acceptedVersion,
              },
            }),
      }
    }),
  }
  const versions = new Map(lines.map((line) => [line.recordId, line.currentVersion]))
  return handoverProblems(
    handover,
    board.map(({ id }) => ({ stayId: id, version: versions.get(id) ?? 1 })),
  )
}

/** To the one who hands over, the one who comes is whoever accepted a line last; to anybody else, themselves. */
const comingOf = (ctx: Ctx, row: HandoverRow, lines: readonly HandoverLineRow[]): string => {
  if (ctx.who.userId !== row.outgoingId) return ctx.who.userId
  const accepted = lines.flatMap(({ acceptedById, acceptedAt }) =>
    acceptedById === null || acceptedAt === null ? [] : [{ by: acceptedById, at: acceptedAt.getTime() }],
  )
  return accepted.sort((a, b) => b.at - a.at)[0]?.by ?? ''
}

function presentHandover(
  ctx: Ctx,
  row: HandoverRow,
  lines: readonly HandoverLineRow[],
  board: readonly BoardRow[],
): HandoverPage {
  const now = ctx.clock.now()
  const isOver = row.endedAt !== null
  const problems = isOver ? [] : problemsOf(ctx, row, lines, board)
  const decision = decideTakeOver({
    outgoing: row.outgoingId,
    incoming: ctx.who.userId,
    incomingRank: rankOf(ctx),
  })
  const isKeeper = ctx.who.permissions.includes('custody.detention.authorise')
  const shown = board.map((held) => {
    const line = lines.find(({ recordId }) => recordId === held.id)
    return {
      line: lineOf(held, now),
      note: line?.note ?? null,
      acceptedBy: line?.acceptedBy ?? null,
      acceptedAt: line?.acceptedAt?.toISOString() ?? null,
      problems: problems
        .filter(({ field }) => field === held.id)
        .map(({ severity, rule, message }) => ({ severity, rule, message })),
    }
  })
  const isDone = (one: (typeof shown)[number]) => one.problems.every(({ severity }) => severity !== 'BLOCK')
  return {
    id: row.id,
    stationCode: row.stationCode,
    stationName: row.stationName,
    outgoing: row.outgoing,
    incoming: row.incoming,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    accepted: shown.filter(isDone).length,
    of: shown.length,
    lines: shown,
    may: {
      note: !isOver && isKeeper && row.outgoingId === ctx.who.userId,
      accept: !isOver && isKeeper && decision.allowed,
      takeOver: !isOver && isKeeper && decision.allowed && shown.every(isDone),
      reason: decision.allowed ? null : decision.reason,
    },
  }
}
