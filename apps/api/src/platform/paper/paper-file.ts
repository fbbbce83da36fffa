/** A paper that leaves the platform: read without what is restricted beyond its record, drawn, and noted as a disclosure. */
import { createHash } from 'node:crypto'
import { formatLondon } from '@mips/domain/time/london-time'
import type { Tx } from '../db/tx.ts'
import type { Ctx } from '../http/module.ts'
import { drawPaper } from './draw-paper.ts'
import type { Paper } from './paper.ts'

/**
 * Reads for a paper about a record: whoever prints may be on more lists than those who will hold the paper, so that only
 * what is open, or as restricted as the record itself, is read.
 */
export async function readForPaper<T>(tx: Tx, recordId: string, read: () => Promise<T>): Promise<T> {
  const [held] = await tx.$queryRaw<
    { lists: string }[]
  >`SELECT mips.narrow_to_record(${recordId}::uuid) AS lists`
  const answer = await read()
  await tx.$queryRaw`SELECT set_config('mips.acls', ${held?.lists ?? '0'}, true) AS lists`
  return answer
}

/** Draws the paper for a named recipient, whom the audit keeps with the hash of the file. */
export async function givePaper(ctx: Ctx, recipient: string, paper: Paper): Promise<Buffer> {
  const now = ctx.clock.now()
  const bytes = await drawPaper(
    { ...paper, blocks: [{ kind: 'paragraph', text: `For: ${recipient}` }, ...paper.blocks] },
    now,
    formatLondon(now.toISOString()),
  )
  Object.assign(ctx.audit, {
    recipient,
    change: { paper: paper.title, recipient, sha256: createHash('sha256').update(bytes).digest('hex') },
  })
  ctx.reply.header('content-type', 'application/pdf')
  ctx.reply.header(
    'content-disposition',
    `inline; filename="${paper.title.replaceAll(/[^A-Za-z0-9]+/g, '-').toLowerCase()}.pdf"`,
  )
  return bytes
}

/** A marking as it stands on paper. */
export const markingWords = (marking: string): string => marking.replaceAll('_', '-')
