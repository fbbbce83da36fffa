/** A list with its matches as a marked CSV: only what is open to everybody, safe to open in a spreadsheet, kept in the audit with its recipient. */
import { createHash } from 'node:crypto'
import { isAtLeast, rowParts, type MatchStrength } from '@mips/domain/bulk-match/row-matches'
import { formatLondon } from '@mips/domain/time/london-time'
import { csvFile } from '../../platform/csv.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { listChartNodes } from '../pole/chart.service.ts'
import { notSo, ownList } from './bulk-match.list.service.ts'
import {
  findFallen,
  findFirstRows,
  findHits,
  findRows,
  type HitRecord,
  type ListRecord,
  readOpen,
  type RowRecord,
} from './bulk-match.repository.ts'
import { readRow } from './bulk-match.look.service.ts'
import { labelOf, nodesOf, shownHits } from './bulk-match.rows.service.ts'

const marking = 'OFFICIAL-SENSITIVE'
const everyRow = 100_000

type Asked = { recipient: string; least: MatchStrength }
type Nodes = ReadonlyMap<string, Awaited<ReturnType<typeof listChartNodes>>[number]>

/** Every row once for each match, once without; what could not be read says why. */
export async function exportList(ctx: Ctx, listId: string, asked: Asked): Promise<Buffer> {
  const list = await ownList(ctx, listId)
  if (list.state === 'ERASED') throw notSo('What was read of this file is erased: send it again.')
  const rows = await findRows(ctx.tx, listId, { show: 'ALL', strengths: [], after: 0, most: everyRow })
  const { hits, nodes } = await readOpen(ctx.tx, async () => {
    const kept = await openHits(ctx, list, rows)
    const ids = [...new Set(kept.map(({ recordId }) => recordId))]
    return {
      hits: kept,
      nodes: new Map((await listChartNodes(ctx, ids)).map((node) => [node.id, node])) as Nodes,
    }
  })
  const [first] = list.hasHeader ? await findFirstRows(ctx.tx, listId, 1) : []
  const own = Array.from({ length: list.width }, (_, place) => first?.cells[place] || `Column ${place + 1}`)
  const header = [...own, 'Row', 'Read', 'Part', 'Match', 'Reference', 'Strength', 'By', 'Decided']
  const ofRow = new Map<number, HitRecord[]>()
  for (const hit of hits)
    if (nodes.has(hit.recordId) && isAtLeast(hit.strength, asked.least))
      ofRow.set(hit.rowNo, [...(ofRow.get(hit.rowNo) ?? []), hit])
  const lines = rows.flatMap((row) => linesOf(row, list.width, ofRow.get(row.rowNo) ?? [], nodes))
  const madeAt = formatLondon(ctx.clock.now().toISOString())
  const mark = [marking, list.title, `For: ${asked.recipient}`, madeAt, `Rows: ${rows.length}`]
  return give(ctx, asked.recipient, csvFile([mark, header, ...lines, mark]), [...nodes.keys()])
}

/** What rows may be by open facts alone: people found by a fact that is not open are scored anew without it, and nobody's decision about them is told. */
async function openHits(ctx: Ctx, list: ListRecord, rows: readonly RowRecord[]): Promise<HitRecord[]> {
  const rowNos = rows.map(({ rowNo }) => rowNo)
  const kept = await findHits(ctx.tx, list.id, rowNos)
  const fallen = await findFallen(ctx.tx, list.id, rowNos)
  const nodes = await nodesOf(ctx, fallen)
  const ofRow = new Map<number, HitRecord[]>()
  for (const hit of fallen)
    if (nodes.has(hit.recordId)) ofRow.set(hit.rowNo, [...(ofRow.get(hit.rowNo) ?? []), hit])
  for (const row of rows) {
    const mine = ofRow.get(row.rowNo)
    if (mine === undefined) continue
    const scored = await shownHits(ctx, readRow(list, row.cells), mine, nodes)
    kept.push(...scored.map((hit) => ({ ...hit, decided: null })))
  }
  return kept
}

const decidedWords = { ACCEPTED: 'Accepted', REJECTED: 'Rejected' } as const

function linesOf(row: RowRecord, width: number, hits: readonly HitRecord[], nodes: Nodes): string[][] {
  const cells = Array.from({ length: width }, (_, place) => row.cells[place] ?? '')
  const start = [...cells, String(row.rowNo), readWords(row)]
  if (hits.length === 0) return [[...start, '', '', '', '', '', '']]
  return hits.map((hit) => {
    const node = nodes.get(hit.recordId)
    return [
      ...start,
      rowParts.find(({ code }) => code === hit.part)?.label ?? hit.part,
      [node?.title, node?.detail].filter(Boolean).join(', '),
      node?.reference ?? '',
      labelOf(hit.strength),
      hit.part === 'PERSON' ? 'Name and details' : hit.matchedBy,
      hit.decided === null ? '' : decidedWords[hit.decided],
    ]
  })
}

function readWords({ state, problems }: RowRecord): string {
  const words = problems.map(({ column, words: why }) => `column ${column + 1}: ${why}`).join(' ')
  if (state === 'UNREADABLE') return `Could not be read. ${words}`
  if (state === 'WAITING') return `Not looked for yet. ${words}`.trim()
  return words === '' ? 'Yes' : `In part. ${words}`
}

function give(ctx: Ctx, recipient: string, text: string, ids: string[]): Buffer {
  // The mark of UTF-8, without which a spreadsheet spoils every accent.
  const bytes = Buffer.from(`\uFEFF${text}`)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  Object.assign(ctx.audit, {
    recipient,
    change: { paper: 'Matched list as CSV', recipient, sha256 },
    resultIds: ids.slice(0, 500),
    resultCount: ids.length,
  })
  ctx.reply.header('content-type', 'text/csv; charset=utf-8')
  ctx.reply.header('content-disposition', 'attachment; filename="matched-list.csv"')
  return bytes
}
