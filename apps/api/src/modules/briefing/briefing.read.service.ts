/** Today's briefings of a reader: items as they may hold them now, what they have read, and the paper of it (BF-3, BF-4). */
import type { BriefingForReader, BriefingLine } from '@mips/contracts/briefing-parts'
import { briefingFor } from '@mips/domain/intelligence/briefing'
import { shiftAt } from '@mips/domain/intelligence/briefing-audience'
import { formatDay } from '@mips/domain/time/day'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { givePaper } from '../../platform/paper/paper-file.ts'
import type { PaperBlock } from '../../platform/paper/paper.ts'
import { itemOf, readLive } from './briefing.live.service.ts'
import { presentHead, presentLine } from './briefing.view.ts'
import { momentOf, namesOf, noteShown } from './briefing.reading.ts'
import {
  keepRead,
  keepShown,
  listBriefingsById,
  listForReader,
  listItems,
  listReceipts,
} from './briefing.repository.ts'
import type { BriefingRow, ItemRow } from './briefing.rows.ts'

/** Whether the request comes from a phone: what may not be shown there is not sent there. */
const isPhone = (ctx: Ctx): boolean => /\bMobi/i.test(ctx.request.headers['user-agent'] ?? '')

/** The briefings of today for this reader, that of the tour of duty first; which versions were shown is kept. */
export async function readToday(ctx: Ctx): Promise<{ today: string; briefings: BriefingForReader[] }> {
  const { now, today } = momentOf(ctx)
  const mine = await listForReader(ctx.tx, ctx.who, new Date(today))
  const rows = await listBriefingsById(
    ctx.tx,
    mine.map(({ id }) => id),
  )
  const briefings = await presentAll(ctx, rows)
  const lines = briefings.flatMap(({ items }) => items)
  await keepShown(
    ctx.tx,
    ctx.who.userId,
    lines.map(({ id, version }) => ({ itemId: id, version })),
    now,
  )
  noteShown(
    ctx,
    lines.flatMap(({ record }) => record?.id ?? []),
  )
  return { today, briefings }
}

async function presentAll(ctx: Ctx, rows: readonly BriefingRow[]): Promise<BriefingForReader[]> {
  const { now, today, rules } = momentOf(ctx)
  const items = await listItems(
    ctx.tx,
    rows.map(({ id }) => id),
  )
  const live = await readLive(ctx, items)
  const names = await namesOf(ctx.tx, rows, items)
  const receipts = await receiptsOf(ctx, items)
  const shift = shiftAt(now.toISOString())
  const isPresent = (row: BriefingRow) => row.shift === null || row.shift === shift
  const reader = { userId: ctx.who.userId, isOnPhone: isPhone(ctx) }
  return [...rows]
    .sort(
      (a, b) =>
        Number(isPresent(b)) - Number(isPresent(a)) ||
        (b.publishedAt?.getTime() ?? 0) - (a.publishedAt?.getTime() ?? 0) ||
        a.id.localeCompare(b.id),
    )
    .map((row) => {
      const own = items.filter(({ briefingId }) => briefingId === row.id)
      const shown = briefingFor(
        own.map(itemOf),
        reader,
        (itemId) => live.get(itemId)?.live,
        receipts,
        today,
        rules,
      )
      return {
        ...presentHead(row, names),
        marking: shown.marking,
        isOfThisShift: isPresent(row),
        items: shown.items.flatMap(({ id, isRead, isChanged }): BriefingLine[] => {
          const [item, now] = [own.find((one) => one.id === id), live.get(id)]
          return item === undefined || now === undefined
            ? []
            : [presentLine(item, now, { isRead, isChanged }, names)]
        }),
      }
    })
}

/** What this reader said that they have read. */
const receiptsOf = async (ctx: Ctx, items: readonly ItemRow[]) =>
  (
    await listReceipts(
      ctx.tx,
      items.map(({ id }) => id),
      ctx.who.userId,
    )
  ).flatMap(({ itemId, userId, version, readAt }) =>
    readAt === null ? [] : [{ itemId, userId, version, at: readAt.toISOString() }],
  )

/** One of today's briefings of this reader; any other is not there. */
async function requireMine(ctx: Ctx, id: string): Promise<BriefingForReader> {
  const mine = await listForReader(ctx.tx, ctx.who, new Date(momentOf(ctx).today))
  if (!mine.some((one) => one.id === id)) throw new AppError('not_found')
  const [found] = await presentAll(ctx, await listBriefingsById(ctx.tx, [id]))
  if (found === undefined) throw new AppError('not_found')
  return found
}

/** Keeps that this reader has read versions which they were shown. */
export async function acknowledge(
  ctx: Ctx,
  id: string,
  items: readonly { itemId: string; version: number }[],
) {
  const briefing = await requireMine(ctx, id)
  const shown = new Set(briefing.items.map((line) => line.id))
  if (!items.every(({ itemId }) => shown.has(itemId))) throw new AppError('bad_reference')
  const read = await keepRead(ctx.tx, ctx.who.userId, items, momentOf(ctx).now)
  noteShown(
    ctx,
    briefing.items.flatMap(({ id: itemId, record }) =>
      record !== null && items.some((one) => one.itemId === itemId) ? [record.id] : [],
    ),
  )
  ctx.audit.change = { briefing: id, read: items.map(({ itemId, version }) => `${itemId}:${version}`) }
  return { read }
}

/** The briefing on paper, as this reader may hold it, under the marking of what is on it. */
export async function printBriefing(ctx: Ctx, id: string, recipient: string): Promise<Buffer> {
  const briefing = await requireMine(ctx, id)
  noteShown(
    ctx,
    briefing.items.flatMap(({ record }) => record?.id ?? []),
  )
  return givePaper(ctx, recipient, {
    title: 'Briefing',
    marking: briefing.marking,
    reference: '',
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: 'Briefing', value: briefing.title },
          { label: 'For', value: audienceWords(briefing) },
          { label: 'From', value: formatDay(briefing.from) },
          { label: 'Until', value: formatDay(briefing.until) },
        ],
      },
      {
        kind: 'paragraph',
        text: 'As the records stood when it was printed, for who printed it. Read it on the screen before you act on it, and destroy the paper at the end of the tour of duty.',
      },
      ...briefing.items.flatMap(blocksOf),
    ],
  })
}

/** For whom it is, in words. */
export const audienceWords = ({ units, roles, shift }: BriefingForReader): string =>
  [
    units.length === 0 ? 'All units' : units.map(({ label }) => label).join(', '),
    ...(roles.length === 0 ? [] : [roles.map(({ label }) => label).join(', ')]),
    ...(shift === null ? [] : [shift.label]),
  ].join('; ')

function blocksOf(line: BriefingLine): PaperBlock[] {
  const { record, kind, detail, grade, place } = line
  const title = record === null ? kind.label : `${kind.label}: ${record.title}`
  return [
    { kind: 'heading', level: 2, text: title },
    {
      kind: 'facts',
      rows: [
        { label: 'What is asked', value: line.ask },
        ...(line.words === null ? [] : [{ label: 'Words', value: line.words }]),
        ...(grade === null ? [] : [{ label: 'Grade', value: grade.printed }]),
        ...line.conditions.map((words) => ({ label: 'Condition', value: words })),
        ...(detail === null ? [] : [{ label: 'Detail', value: detail }]),
        ...(record?.reference ? [{ label: 'Reference', value: record.reference }] : []),
        ...(line.hasWarning
          ? [{ label: 'Warnings', value: 'There are warnings: open the record before you go.' }]
          : []),
        ...(place === null ? [] : [{ label: 'Place', value: place.address }]),
        { label: 'Until', value: formatDay(line.until) },
      ],
    },
  ]
}
