/** The board for the modules after this one: who is held, each as a line, and what their clocks are read from. */
import type { BoardLine } from '@mips/contracts/custody-replies'
import type { ClockInput } from '@mips/domain/custody/clock-events'
import type { Tx } from '../../platform/db/tx.ts'
import { boardLine, byNextDue } from './custody.board-line.ts'
import { findCells } from './custody.cells.repository.ts'
import { clockInputOf } from './custody.clock.ts'
import { findBoard, findBoardLines, findEndedLines } from './custody.repository.ts'
import type { BoardRow } from './custody.rows.ts'

export type { BoardRow } from './custody.rows.ts'

/** Everyone held whom this transaction may see, at one station or all. */
export const readBoard = (tx: Tx, stationCode?: string): Promise<BoardRow[]> => findBoard(tx, stationCode)

/** Those of these stays that are held and that this transaction may see. */
export const readLines = (tx: Tx, ids: readonly string[]): Promise<BoardRow[]> => findBoardLines(tx, ids)

/** Those of these stays that have ended and that this transaction may see. */
export const readEndedLines = (tx: Tx, ids: readonly string[]): Promise<BoardRow[]> => findEndedLines(tx, ids)

/** A stay as its line, the clock read at `now`. */
export const lineOf = (row: BoardRow, now: Date): BoardLine => boardLine(row, now)

/** The lines of the board, the next due first. */
export const linesOf = (rows: readonly BoardRow[], now: Date): BoardLine[] =>
  rows.map((row) => boardLine(row, now)).sort(byNextDue)

/** What the detention clock of a stay is read from. */
export const clockFactsOf = (row: BoardRow, now: Date): ClockInput =>
  clockInputOf(row.clock, now.toISOString())

/** How many cells of a suite are taken, free and out of use, as far as this transaction may see. */
export async function countCells(
  tx: Tx,
  stationCode: string,
): Promise<{ used: number; free: number; outOfUse: number }> {
  const cells = await findCells(tx, stationCode)
  return {
    used: cells.filter(({ held }) => held.length > 0).length,
    free: cells.filter(({ held, outOfUseFrom }) => held.length === 0 && outOfUseFrom === null).length,
    outOfUse: cells.filter(({ outOfUseFrom }) => outOfUseFrom !== null).length,
  }
}
