/** The notice and the order as tagged PDF with their marking: given out to a named recipient, kept in the audit with the hash. */
import { createHash } from 'node:crypto'
import type { protection } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { labelIn } from '@mips/domain/custody/offence-words'
import { rankLabel } from '@mips/domain/codes/ranks'
import { displayName } from '@mips/domain/nominal/display-name'
import { viewPlace } from '@mips/domain/pole/record-view'
import { isPaperReady, noticePapers, paperStatements } from '@mips/domain/safeguarding/notice-breach'
import { noticeConditions } from '@mips/domain/safeguarding/notice-words'
import { hearingBy, noticeKinds } from '@mips/domain/safeguarding/protection-notices'
import { formatDay } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { drawPaper } from '../../platform/paper/draw-paper.ts'
import type { Paper, PaperBlock, PaperFact } from '../../platform/paper/paper.ts'
import { requireNotice } from './protection-ask.service.ts'
import { log } from './protection-court.service.ts'
import { protectedBy, rankOf, rulesOf, suspectOf } from './protection.reading.ts'
import type { NoticeRow } from './protection.rows.ts'

type Body = RouteInput<(typeof protection)['routes']['print']>['body']

/** Draws the paper, notes who was given it, and answers the file. */
export async function printPaper(ctx: Ctx, id: string, { paper, recipient }: Body): Promise<Buffer> {
  const row = await requireNotice(ctx, id)
  const label = labelIn(noticePapers, paper)
  if (!isPaperReady(paper, row))
    throw new AppError('not_in_state', {
      facts: {
        reason: paper === 'ORDER' ? 'The court has made no order.' : 'The notice is not authorised.',
      },
    })
  const now = ctx.clock.now()
  const bytes = await drawPaper(paperOf(row, { paper, recipient, now }), now, formatLondon(now.toISOString()))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await log(ctx, id, `${label} printed for ${recipient}.`)
  Object.assign(ctx.audit, { recipient, change: { paper, recipient, sha256 } })
  ctx.reply.header('content-type', 'application/pdf')
  ctx.reply.header('content-disposition', `inline; filename="protection-${paper.toLowerCase()}.pdf"`)
  return bytes
}

const when = (at: string | null): string | null =>
  at === null ? null : formatLondon(new Date(at).toISOString())

/** What is served names whom it protects and nothing by which they could be reached but the premises. */
export function paperOf(
  row: NoticeRow,
  { paper, recipient, now }: { paper: Body['paper']; recipient: string; now: Date },
): Paper {
  const kind = labelIn(noticeKinds, row.kind)
  const title = paper === 'ORDER' ? kind.replace('notice', 'order') : kind
  return {
    title: `${title}: ${row.reference ?? ''}`.trim(),
    marking: row.marking.replaceAll('_', '-'),
    reference: row.reference ?? '',
    blocks: [
      { kind: 'paragraph', text: `For: ${recipient}` },
      { kind: 'heading', level: 2, text: 'Who' },
      { kind: 'facts', rows: whoFacts(row, now) },
      { kind: 'heading', level: 2, text: 'What is forbidden' },
      ...conditionBlocks(row),
      ...(paper === 'ORDER' ? orderBlocks(row) : noticeBlocks(row)),
      { kind: 'heading', level: 2, text: 'What this means' },
      ...paperStatements(paper, row.kind).map((text) => ({ kind: 'paragraph' as const, text })),
    ],
  }
}

function whoFacts(row: NoticeRow, now: Date): PaperFact[] {
  const suspect = suspectOf(row)
  const place = row.location === null ? null : viewPlace(row.location, londonDay(now.toISOString()))
  return [
    { label: 'To', value: suspect === undefined ? null : displayName(suspect) },
    { label: 'Date of birth', value: suspect?.dob ? formatDay(suspect.dob) : null },
    { label: 'Protects', value: protectedBy(row).map(displayName).join('; ') },
    { label: 'Premises', value: place?.address ?? null },
  ]
}

const conditionBlocks = (row: NoticeRow): PaperBlock[] =>
  row.conditions.map(({ code, words }) => ({
    kind: 'paragraph',
    text: [labelIn(noticeConditions, code), words].filter(Boolean).join(': '),
  }))

function noticeBlocks(row: NoticeRow): PaperBlock[] {
  const by = row.servedAt === null ? undefined : hearingBy(new Date(row.servedAt).toISOString(), rulesOf(row))
  const officer = row.decidedBy
  return [
    { kind: 'heading', level: 2, text: 'Why it is given' },
    { kind: 'paragraph', text: row.necessity ?? '' },
    {
      kind: 'facts',
      rows: [
        {
          label: 'Authorised by',
          value:
            officer === null
              ? null
              : `${officer.displayName} (${rankLabel(rankOf(row.decidedRank))}, ${officer.staffNumber})`,
        },
        { label: 'Authorised', value: when(row.decidedAt) },
        { label: 'Served', value: when(row.servedAt) },
        { label: 'The court hears it by', value: by === undefined ? null : formatLondon(by) },
        { label: 'Court', value: row.court },
        { label: 'Hearing', value: when(row.hearingAt) },
      ],
    },
  ]
}

const orderBlocks = (row: NoticeRow): PaperBlock[] => [
  { kind: 'heading', level: 2, text: 'The order' },
  {
    kind: 'facts',
    rows: [
      { label: 'Court', value: row.court },
      { label: 'Made', value: row.orderOn === null ? null : formatDay(row.orderOn) },
      {
        label: 'In force until',
        value: row.orderEndsOn === null ? 'further order' : formatDay(row.orderEndsOn),
      },
      { label: 'What the court said', value: row.resultWords },
    ],
  },
]
