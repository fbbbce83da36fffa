/** Items as the reader of this request may hold them now: nothing is kept of a record but its id, and each is read anew. */
import type { ChartNode } from '@mips/contracts/pole-chart'
import { isBriefingEnded } from '@mips/domain/intelligence/briefing-audience'
import type { BriefingItem, LiveRecord } from '@mips/domain/intelligence/briefing'
import { markingShown } from '@mips/domain/intelligence/marking'
import type { Rights } from '../../platform/audit/audited-for.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { type HeldParagraph, listHeldParagraphs } from '../intelligence/intelligence.held.service.ts'
import { listChartNodes } from '../pole/chart.service.ts'
import { listArrested, listLive } from './briefing.repository.ts'
import type { ItemRow, LiveRow } from './briefing.rows.ts'

export type Reading = {
  readonly tx: Tx
  readonly clock: Clock
  readonly who: Pick<Rights, 'userId' | 'permissions' | 'acls'>
}

/** What an item is now; `node` and `row` are missing for free words. */
export type LiveItem = {
  live: LiveRecord
  node?: ChartNode
  row?: LiveRow
  paragraph?: HeldParagraph
}

/** The items by their ids; one that is not there for this reader is not in the answer. */
export async function readLive(ctx: Reading, items: readonly ItemRow[]): Promise<Map<string, LiveItem>> {
  const ids = items.flatMap(({ recordId }) => recordId ?? [])
  const nodes = new Map((await listChartNodes(ctx, ids)).map((node) => [node.id, node]))
  const rows = new Map((await listLive(ctx.tx, ids)).map((row) => [row.id, row]))
  const reports = items.flatMap(({ recordId, paragraph }) =>
    recordId !== null && paragraph !== null && nodes.has(recordId) ? [recordId] : [],
  )
  const held = await listHeldParagraphs(ctx, reports)
  const arrested = await listArrested(
    ctx.tx,
    items.flatMap(({ kind, recordId, addedAt }) =>
      kind === 'WANTED' && recordId !== null ? [{ id: recordId, since: addedAt }] : [],
    ),
  )
  const read = (item: ItemRow): LiveItem | undefined => {
    if (item.recordId === null) return { live: wordsOf(item) }
    const node = nodes.get(item.recordId)
    const row = rows.get(item.recordId)
    if (node === undefined || row === undefined) return undefined
    if (item.paragraph === null) return { live: recordOf(item, node, row, arrested), node, row }
    const paragraph = held.get(item.recordId)?.find(({ kept }) => kept === item.paragraph)
    return paragraph === undefined ? undefined : { live: paragraphOf(paragraph), node, row, paragraph }
  }
  return new Map(
    items.flatMap((item) => {
      const live = read(item)
      return live === undefined ? [] : [[item.id, live] as const]
    }),
  )
}

const wordsOf = ({ words }: ItemRow): LiveRecord => ({
  version: 1,
  title: words ?? '',
  marking: 'OFFICIAL',
  isEnded: false,
  isOnPhone: true,
})

/** A record is on the phone as its own page is; for intelligence the marking decides (IM-4). */
const recordOf = (
  item: ItemRow,
  node: ChartNode,
  row: LiveRow,
  arrested: ReadonlySet<string>,
): LiveRecord => ({
  version: row.version,
  title: node.title,
  marking: row.marking,
  isEnded: isBriefingEnded(item.kind, { status: row.status, isArrested: arrested.has(row.id) }),
  isOnPhone: true,
})

const paragraphOf = ({ version, marking, grade }: HeldParagraph): LiveRecord => ({
  version,
  title: `Intelligence ${grade.printed}`,
  marking,
  isEnded: false,
  isOnPhone: markingShown(marking, { hasSensitivePhone: false }).isOnPhone,
})

const dayOf = (day: Date): string => day.toISOString().slice(0, 10)

/** What the rules read of an item. */
export type ItemFacts = Pick<
  ItemRow,
  'id' | 'ask' | 'addedBy' | 'addedAt' | 'untilDay' | 'lookedOn' | 'weight' | 'isMustRead'
>

/** The item as the rules of the domain read it. Each stands for itself, so that two paragraphs of one report are two. */
export const itemOf = (row: ItemFacts): BriefingItem => ({
  id: row.id,
  recordId: row.id,
  ask: row.ask,
  addedById: row.addedBy ?? '',
  addedAt: row.addedAt.toISOString(),
  until: dayOf(row.untilDay),
  harm: row.weight,
  isMustRead: row.isMustRead,
  ...(row.lookedOn === null ? {} : { lookedOn: dayOf(row.lookedOn) }),
})
