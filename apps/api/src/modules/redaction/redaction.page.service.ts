/** A redaction as it is worked on: its state, its marks, and its pages one by one. */
import type { RedactionPage, RedactionView } from '@mips/contracts/redaction'
import {
  refuseLooking,
  refuseMarking,
  refuseSending,
  type RedactionRefusal,
} from '@mips/domain/redaction/second-look'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { boxOfWord } from '../../platform/visible-pages/pages.ts'
import { findSource, officersOf } from './redaction.repository.ts'
import { marksOf, readingOf, refusedOf, suggestionsOf, wholePage } from './redaction.reading.service.ts'
import { factsOf, isAnswered, lineOf, requireRedaction } from './redaction.service.ts'

/** The redaction without the words of its pages. */
export async function viewOf(ctx: Ctx, recordId: string, redactionId: string): Promise<RedactionView> {
  const row = await requireRedaction(ctx, recordId, redactionId)
  const { pages } = await readingOf(ctx, row)
  const suggestions = await suggestionsOf(ctx, row)
  const [marks, refused] = [marksOf(row), refusedOf(row)]
  const officers = await officersOf(ctx.tx, [row.begunBy, row.sentBy, row.lookedBy])
  const officer = (id: string | null) => (id === null ? null : (officers.get(id) ?? null))
  const counted = pages.map((page, index) => {
    const own = suggestions[index] ?? []
    const open = own.filter(({ from, to }) => !isAnswered(index + 1, from, to, marks, refused)).length
    return { width: page.width, height: page.height, words: page.words.length, suggested: own.length, open }
  })
  const facts = factsOf(
    row,
    counted.reduce((sum, { open }) => sum + open, 0),
  )
  const able = (refusal: RedactionRefusal | undefined) =>
    refusal === undefined
      ? { allowed: true }
      : { allowed: false, reason: `${refusal.reason} (${refusal.rule})` }
  return {
    ...lineOf(row, officers),
    recordId,
    documentId: row.attachmentId,
    title: (await findSource(ctx.tx, recordId, row.attachmentId))?.caption ?? '',
    revision: row.revision,
    notes: row.notes,
    pages: counted,
    marks,
    refused,
    sentBy: officer(row.sentBy),
    sentAt: row.sentAt?.toISOString() ?? null,
    returnedWords: row.returnedWords,
    lookedBy: officer(row.lookedBy),
    lookedAt: row.lookedAt?.toISOString() ?? null,
    outputSha256: row.outputSha256,
    may: {
      mark: able(refuseMarking(facts)),
      send: able(refuseSending(facts)),
      look: able(refuseLooking(facts, ctx.who.userId)),
    },
  }
}

/** One page with its words and what is suggested of them. */
export async function readPage(
  ctx: Ctx,
  recordId: string,
  redactionId: string,
  number: number,
): Promise<RedactionPage> {
  const row = await requireRedaction(ctx, recordId, redactionId)
  const page = await pageOf(ctx, row, number)
  const suggestions = (await suggestionsOf(ctx, row))[number - 1] ?? []
  ctx.audit.change = { redactionId, page: number }
  return {
    number,
    width: page.width,
    height: page.height,
    hasPicture: page.pictureSha256 !== null,
    words: page.words.map((word) => ({ text: word.text, ...boxOfWord(word) })),
    suggestions,
  }
}

/** The picture of a page without its words, as it was made when the document was read. */
export async function sendPicture(
  ctx: Ctx,
  recordId: string,
  redactionId: string,
  number: number,
): Promise<Buffer> {
  const row = await requireRedaction(ctx, recordId, redactionId)
  const { picture } = await wholePage(ctx, await pageOf(ctx, row, number))
  if (picture === null) throw new AppError('not_found')
  ctx.reply.headers({
    'content-type': 'image/png',
    'content-security-policy': "sandbox; default-src 'none'",
    'content-disposition': `attachment; filename="page-${number}.png"`,
    'x-content-type-options': 'nosniff',
  })
  ctx.audit.change = { redactionId, page: number }
  return picture
}

async function pageOf(ctx: Ctx, row: Parameters<typeof readingOf>[1], number: number) {
  const page = (await readingOf(ctx, row)).pages[number - 1]
  if (page === undefined) throw new AppError('not_found')
  return page
}
