/** Lists as they are described, stopped and erased: every row of the file is counted, and none is lost. */
import { createHash } from 'node:crypto'
import type { MapList } from '@mips/contracts/bulk-match'
import type { ListColumn, ListCounts, ListLine, MatchList } from '@mips/contracts/bulk-match-parts'
import {
  columnMeanings,
  decideMapping,
  guessColumns,
  headerShape,
  type ColumnMeaning,
} from '@mips/domain/bulk-match/column-meanings'
import { isMatchable, readListRow } from '@mips/domain/bulk-match/read-row'
import { codeLabel } from '@mips/domain/codes/lists'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { listChartNodes } from '../pole/chart.service.ts'
import {
  countRows,
  eraseRows,
  findAllRows,
  findFirstRows,
  findList,
  findMapping,
  forgetMatches,
  holdList,
  keepMapping,
  keepReadings,
  type ListRecord,
  listLists,
  updateList,
} from './bulk-match.repository.ts'

const exampleRows = 30

const stateLabels = {
  MAPPING: 'Say what the columns mean',
  RUNNING: 'Rows are waiting',
  STOPPED: 'Stopped',
  DONE: 'Every row was looked for',
  ERASED: 'Erased',
} as const
type State = keyof typeof stateLabels

export const refused = (reason: string) =>
  new AppError('rule_refused', { facts: { rule: 'bulk_match', reason } })

/** The user's own lists, the latest first. */
export async function listOwnLists(ctx: Ctx): Promise<{ lists: ListLine[] }> {
  const rows = await listLists(ctx.tx)
  ctx.audit.resultCount = rows.length
  return { lists: rows.map(presentLine) }
}

const presentLine = (row: ListRecord): ListLine => ({
  id: row.id,
  title: row.title,
  fileName: row.fileName,
  state: row.state as State,
  stateLabel: stateLabels[row.state as State],
  uploadedAt: row.createdAt.toISOString(),
  eraseOn: row.eraseOn.toISOString().slice(0, 10),
})

/** One of the user's own. */
export async function ownList(ctx: Ctx, listId: string): Promise<ListRecord> {
  const list = await findList(ctx.tx, listId)
  if (list === null) throw new AppError('not_found')
  return list
}

/** The list with its columns; what they probably mean when nobody has said so yet. */
export async function getList(ctx: Ctx, listId: string): Promise<MatchList> {
  const list = await ownList(ctx, listId)
  const first = await findFirstRows(ctx.tx, listId, exampleRows + 1)
  const shape = shapeOf(first[0]?.cells ?? [])
  const known = list.state === 'MAPPING' && list.hasHeader ? await findMapping(ctx.tx, shape) : null
  const [source] = list.sourceId === null ? [] : await listChartNodes(ctx, [list.sourceId])
  ctx.audit.change = { matchList: listId }
  ctx.audit.resultIds = source === undefined ? [] : [source.id]
  return {
    ...presentLine(list),
    reason: list.reason,
    purposeLabel: codeLabel('purposes', list.purposeCode),
    note: list.note,
    source: source === undefined ? null : refOf(source),
    hasHeader: list.hasHeader,
    columns: columnsOf(list, first, known?.columns),
    isRemembered: known !== null,
    counts: await countsOf(ctx, list),
  }
}

const refOf = ({ id, kind, reference, title }: Awaited<ReturnType<typeof listChartNodes>>[number]) => ({
  id,
  kind,
  reference,
  title,
})

/** A hash: the words of a header are not kept beyond the list. */
const shapeOf = (header: readonly string[]): string =>
  createHash('sha256').update(headerShape(header)).digest('hex')

/** The day by which dates of two digits are read: that of the sending, so that a list reads alike on every day. */
export const dayOf = (list: ListRecord): string => londonDay(list.createdAt.toISOString())

function columnsOf(
  list: ListRecord,
  first: readonly { cells: string[] }[],
  known: readonly string[] | undefined,
): ListColumn[] {
  const rows = first.map(({ cells }) => cells)
  const header = list.hasHeader ? rows[0] : undefined
  const body = list.hasHeader ? rows.slice(1) : rows
  const said = list.columns.length > 0 ? list.columns : known
  const meanings = said ?? guessColumns(header, body, dayOf(list))
  return Array.from({ length: list.width }, (_, place) => ({
    header: header?.[place] ?? '',
    examples: body.flatMap((row) => row[place] || []).slice(0, 3),
    meaning: columnMeanings.find(({ code }) => code === meanings[place])?.code ?? 'IGNORE',
  }))
}

/** Reads every row by the columns, and remembers them for the next file with this header. */
export async function mapList(ctx: Ctx, listId: string, body: MapList) {
  const list = await held(ctx, listId)
  if (list.state === 'ERASED') throw erased()
  if (body.columns.length !== list.width)
    throw badField('columns', `Say what each of the ${list.width} columns means (BM-2).`)
  const decision = decideMapping(body.columns)
  if (!decision.allowed) throw badField('columns', `${decision.reason} (BM-2)`)
  const { decided: forgotten } = await countRows(ctx.tx, listId)
  if (!(await forgetMatches(ctx.tx, listId)))
    throw refused(
      'A row was linked already: what the columns mean stays as it is. Send the file again to read it otherwise (BM-4).',
    )
  const rows = await findAllRows(ctx.tx, listId)
  await keepReadings(
    ctx.tx,
    listId,
    rows.map((row, place) => readingOf(row, { ...body, isFirst: place === 0, today: dayOf(list) })),
  )
  if (body.hasHeader)
    await keepMapping(ctx.tx, shapeOf(rows[0]?.cells ?? []), {
      columns: body.columns,
      madeBy: ctx.who.userId,
      madeAt: ctx.clock.now(),
    })
  ctx.audit.change = { matchList: listId, columns: body.columns, hasHeader: body.hasHeader, forgotten }
  return setState(ctx, list, 'RUNNING', { columns: body.columns, hasHeader: body.hasHeader })
}

function readingOf(
  row: { rowNo: number; cells: string[] },
  by: { columns: ColumnMeaning[]; hasHeader: boolean; isFirst: boolean; today: string },
) {
  if (by.isFirst && by.hasHeader) return { rowNo: row.rowNo, state: 'HEADER', problems: [] }
  const read = readListRow(row.cells, by.columns, by.today)
  if (isMatchable(read)) return { rowNo: row.rowNo, state: 'WAITING', problems: read.problems }
  const nothing = { column: 0, words: 'Nothing in this row can be looked for.' }
  return {
    rowNo: row.rowNo,
    state: 'UNREADABLE',
    problems: read.problems.length > 0 ? read.problems : [nothing],
  }
}

/** The list, held until the request is over. */
export async function held(ctx: Ctx, listId: string): Promise<ListRecord> {
  const list = await holdList(ctx.tx, listId)
  if (list === null) throw new AppError('not_found')
  return list
}

const erased = () =>
  new AppError('not_in_state', { facts: { reason: 'What was read of this file is erased: send it again.' } })

/** Puts the list in a state and tells how far it is; one with no row waiting is done. */
export async function setState(
  ctx: Ctx,
  list: ListRecord,
  state: State,
  more: Parameters<typeof updateList>[2] = {},
) {
  const counts = await countsOf(ctx, list)
  const next = counts.waiting === 0 && state !== 'ERASED' ? 'DONE' : state
  await updateList(ctx.tx, list.id, { state: next, ...more })
  return { id: list.id, state: next, counts }
}

async function countsOf(ctx: Ctx, list: ListRecord): Promise<ListCounts> {
  const counts = await countRows(ctx.tx, list.id)
  return {
    ...counts,
    inFile: counts.inFile + list.blankRows,
    blank: list.blankRows,
    nothing: counts.looked - counts.strong - counts.probable - counts.possible,
  }
}

/** Stops looking; what was found stays. */
export async function stopList(ctx: Ctx, listId: string) {
  const list = await held(ctx, listId)
  if (list.state !== 'RUNNING') throw notSo('Nothing is looked for at the moment.')
  ctx.audit.change = { matchList: listId, state: 'STOPPED' }
  return setState(ctx, list, 'STOPPED')
}

/** Goes on with the rows that wait. */
export async function resumeList(ctx: Ctx, listId: string) {
  const list = await held(ctx, listId)
  if (list.state !== 'STOPPED') throw notSo('Only a list that was stopped can go on.')
  ctx.audit.change = { matchList: listId, state: 'RUNNING' }
  return setState(ctx, list, 'RUNNING')
}

export const notSo = (reason: string) => new AppError('not_in_state', { facts: { reason } })

/** Erases what was read of the file at once; links that were made stay where they are. */
export async function endList(ctx: Ctx, listId: string): Promise<{ id: string }> {
  const list = await held(ctx, listId)
  if (list.state === 'ERASED') throw new AppError('already_done')
  await eraseRows(ctx.tx, listId)
  ctx.audit.change = { matchList: listId, erased: true }
  return { id: listId }
}
