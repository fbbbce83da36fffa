/** What comes after: the conditions accepted, a gift called back, its recipient told, their answer, and the envelope on paper (DS-9 to DS-12). */
import { ledgerOf, type Notice } from '@mips/domain/intelligence/dissemination-ledger'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { givePaper } from '../../platform/paper/paper-file.ts'
import { findReport } from '../intelligence/intelligence.parts.service.ts'
import { refuseKnower } from '../source-vault/corridor.service.ts'
import { envelopePaper } from './dissemination.paper.ts'
import { type Book, bookOf, eventOfNotice, followOf } from './dissemination.reading.ts'
import { findLedger, insertEvent, lockLedger } from './dissemination.repository.ts'
import type { GivenRow } from './dissemination.rows.ts'

type Where = { reportId: string; givenId: string }

/** The gift as this reader has it; one that they may not see is as if it were not there. */
async function requireGift(ctx: Ctx, { reportId, givenId }: Where): Promise<{ book: Book; gift: GivenRow }> {
  await lockLedger(ctx.tx, reportId)
  const book = bookOf(await findLedger(ctx.tx, reportId))
  const gift = book.given.find(({ id }) => id === givenId)
  if (gift === undefined) throw new AppError('not_found')
  return { book, gift }
}

const recipientOf = ({ toPerson, toOrganisation }: GivenRow): string => `${toPerson}, ${toOrganisation}`

async function write(
  ctx: Ctx,
  { reportId, givenId, eventId }: Where & { eventId?: string },
  kind: 'RECEIPT' | 'RECALL' | 'TELL' | 'ANSWER',
  words: string,
) {
  const { id } = await insertEvent(ctx.tx, {
    reportId,
    kind,
    givenId,
    aboutId: eventId ?? null,
    words,
    byUser: ctx.who.userId,
    at: ctx.clock.now(),
  })
  ctx.audit.change = { [kind.toLowerCase()]: givenId, ...(eventId === undefined ? {} : { about: eventId }) }
  return { id }
}

const at = (ctx: Ctx) => ctx.clock.now().toISOString()

/** The recipient accepted the conditions; what is given without any asks for no receipt. */
export async function accept(ctx: Ctx, where: Where, words: string) {
  const { book, gift } = await requireGift(ctx, where)
  const before = followOf(book, 'RECEIPT', gift.id)
  if (before !== undefined) throw new AppError('already_done', { facts: { at: before.at } })
  const event = { kind: 'RECEIPT', at: at(ctx), id: gift.id } as const
  if (ledgerOf([...book.events, event]).refused.includes(book.events.length))
    throw new AppError('not_in_state', { facts: { reason: 'It was given without conditions.' } })
  return write(ctx, where, 'RECEIPT', words)
}

/** Calls one gift back whole; its recipient is on the list of those to tell in the same transaction. */
export async function recall(ctx: Ctx, where: Where, reason: string) {
  const report = await findReport(ctx.tx, where.reportId)
  await refuseKnower(ctx, report?.provenance ?? [])
  const { book, gift } = await requireGift(ctx, where)
  const row = book.ledger.rows.find(({ id }) => id === gift.id)
  if (row?.copies.every(({ calledBackFor }) => calledBackFor !== undefined) !== false)
    throw new AppError('already_done', { facts: { reason: 'All of it was called back before.' } })
  return write(ctx, where, 'RECALL', reason)
}

function requireNotice(book: Book, where: Where & { eventId: string }): Notice {
  const notice = book.ledger.notices.find(
    (one) => one.disseminationId === where.givenId && eventOfNotice(book, one).id === where.eventId,
  )
  if (notice === undefined) throw new AppError('not_found')
  return notice
}

/** Keeps that a recipient was told, by whom and how. */
export async function tell(ctx: Ctx, where: Where & { eventId: string }, how: string) {
  const { book, gift } = await requireGift(ctx, where)
  const notice = requireNotice(book, where)
  if (notice.toldAt !== undefined) throw new AppError('already_done', { facts: { at: notice.toldAt } })
  ctx.audit.recipient = recipientOf(gift)
  return write(ctx, where, 'TELL', how)
}

/** Keeps what a recipient says became of it; nobody answers who was not told. */
export async function answer(ctx: Ctx, where: Where & { eventId: string }, words: string) {
  const { book } = await requireGift(ctx, where)
  const notice = requireNotice(book, where)
  if (notice.toldAt === undefined)
    throw new AppError('not_in_state', {
      facts: { reason: 'The recipient was not told yet: tell them first.' },
    })
  const before = followOf(book, 'ANSWER', where.givenId, where.eventId)
  if (before !== undefined) throw new AppError('already_done', { facts: { at: before.at } })
  return write(ctx, where, 'ANSWER', words)
}

/** The envelope as it left, marked, for its recipient alone. */
export async function printEnvelope(ctx: Ctx, where: Where, reference: string): Promise<Buffer> {
  const { gift, book } = await requireGift(ctx, where)
  return givePaper(ctx, recipientOf(gift), envelopePaper(gift, book, reference))
}
