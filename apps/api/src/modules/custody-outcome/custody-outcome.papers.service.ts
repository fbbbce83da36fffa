/** The papers of a stay as tagged PDF: each given out to a named recipient, noted with the hash of the file. */
import { createHash } from 'node:crypto'
import type { custodyOutcome } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { recordCopyProblems } from '@mips/domain/custody/record-copy'
import { custodyRulesOn } from '@mips/domain/custody/rules-table'
import { labelIn } from '@mips/domain/custody/offence-words'
import { custodyPapers } from '@mips/domain/custody/outcome-codes'
import { londonDay } from '@mips/domain/time/london-day'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { drawPaper } from '../../platform/paper/draw-paper.ts'
import type { Paper } from '../../platform/paper/paper.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { blocksOf } from './custody-outcome.paper-blocks.ts'
import { findOutcome, insertPaper } from './custody-outcome.repository.ts'
import type { OutcomeRow } from './custody-outcome.rows.ts'

type Body = RouteInput<(typeof custodyOutcome)['routes']['print']>['body']

/** Draws the paper, notes who was given it, and answers the file. */
export async function printPaper(ctx: Ctx, recordId: string, body: Body): Promise<Buffer> {
  const stay = await findOutcome(ctx.tx, recordId)
  if (stay === undefined) throw new AppError('not_found')
  const now = ctx.clock.now()
  const label = labelIn(custodyPapers, body.paper)
  const paper = paperOf(stay, body, label, now)
  const bytes = await drawPaper(paper, now, formatLondon(now.toISOString()))
  const { id } = await insertPaper(ctx.tx, {
    custodyRecordId: recordId,
    kind: body.paper,
    recipient: body.recipient,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    givenAt: now,
    givenBy: ctx.who.userId,
  })
  await addLogEntry(ctx, {
    recordId,
    kind: 'NOTE',
    happenedAt: now,
    text: `${label} printed for ${body.recipient}.`,
    details: { paperId: id, paper: body.paper },
  })
  Object.assign(ctx.audit, {
    recipient: body.recipient,
    change: { paperId: id, paper: body.paper, recipient: body.recipient },
  })
  ctx.reply.header('content-type', 'application/pdf')
  ctx.reply.header(
    'content-disposition',
    `inline; filename="${`${label} ${stay.custodyNumber}`.replaceAll(/[^A-Za-z0-9]+/g, '-').toLowerCase()}.pdf"`,
  )
  return bytes
}

function paperOf(stay: OutcomeRow, body: Body, label: string, now: Date): Paper {
  const blocks = blocksOf(stay, body.paper, now.toISOString())
  if (blocks === undefined)
    throw new AppError('not_in_state', {
      facts: { reason: `There is nothing yet for this paper: ${label}.` },
    })
  const late =
    body.paper === 'RECORD_COPY' && stay.releasedAt !== null
      ? recordCopyProblems(
          stay.releasedAt,
          now.toISOString(),
          custodyRulesOn(londonDay(stay.releasedAt)).recordCopyMonths,
        )
      : []
  return {
    title: `${label}: ${stay.custodyNumber}`,
    marking: stay.marking.replaceAll('_', '-'),
    reference: stay.custodyNumber,
    blocks: [
      { kind: 'paragraph', text: `For: ${body.recipient}` },
      ...late.map(({ rule, message }) => ({ kind: 'paragraph' as const, text: `${message} (${rule})` })),
      ...blocks,
    ],
  }
}
