/** Labels with a barcode, the printed continuity, and the list of exhibits for court, each given out to a named recipient. */
import { createHash } from 'node:crypto'
import type { property } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { labelIn } from '@mips/domain/custody/offence-words'
import { printContinuity } from '@mips/domain/property/continuity'
import { propertyKinds } from '@mips/domain/property/property-kinds'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { drawLabel } from '../../platform/paper/draw-label.ts'
import { drawPaper } from '../../platform/paper/draw-paper.ts'
import type { Paper, PaperBlock } from '../../platform/paper/paper.ts'
import { requireSource } from './property.register.service.ts'
import { findExhibit } from './property.repository.ts'
import { type ExhibitRow, logOf, type LoggedRow, type MoveRow, namesOf } from './property.rows.ts'

type Routes = (typeof property)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

const markingWords = (marking: string) => marking.replaceAll('_', '-')
const officer = (who: LoggedRow['seizedBy']) =>
  who === null ? 'Not recorded' : `${who.rank} ${who.displayName} (${who.staffNumber})`

async function requireExhibit(ctx: Ctx, exhibitId: string): Promise<ExhibitRow> {
  const row = await findExhibit(ctx.tx, exhibitId)
  if (row === undefined) throw new AppError('not_found')
  return row
}

/** The label for the bag: what it is for a person, and its number for a barcode reader. */
export async function printLabel(ctx: Ctx, exhibitId: string): Promise<Buffer> {
  const row = await requireExhibit(ctx, exhibitId)
  const bytes = await drawLabel(
    {
      title: row.exhibitRef,
      marking: markingWords(row.marking),
      code: row.reference ?? row.id,
      lines: [
        row.description || labelIn(propertyKinds, row.kind),
        `Seized ${formatLondon(row.seizedAt)} by ${officer(row.seizedBy)}`,
        `Record ${row.source?.reference ?? 'not shown'}`,
        `Seal ${row.seal ?? 'none'}`,
      ],
    },
    ctx.clock.now(),
  )
  ctx.audit.change = { label: row.exhibitRef }
  return asFile(ctx, `label ${row.exhibitRef}`, bytes)
}

/** The continuity of one exhibit: one line for each move, which is the log and nothing beside it. */
export async function printContinuityPaper(ctx: Ctx, exhibitId: string, body: Body<'printContinuity'>) {
  const row = await requireExhibit(ctx, exhibitId)
  return give(ctx, body.recipient, [exhibitId], {
    title: `Continuity of ${row.exhibitRef}`,
    marking: markingWords(row.marking),
    reference: row.reference ?? row.exhibitRef,
    blocks: [
      { kind: 'paragraph', text: `For: ${body.recipient}` },
      {
        kind: 'facts',
        rows: [
          { label: 'Exhibit', value: row.exhibitRef },
          { label: 'Number', value: row.reference },
          { label: 'Record', value: row.source?.reference ?? null },
          { label: 'What it is', value: row.description },
          { label: 'Seized', value: formatLondon(row.seizedAt) },
          { label: 'By', value: officer(row.seizedBy) },
          { label: 'Where', value: row.placeText ?? row.location?.address ?? null },
        ],
      },
      continuityTable(row.log),
      { kind: 'signature', label: 'Exhibits officer' },
    ],
  })
}

/** The list of exhibits of an investigation for court; those that were chosen, or every one. */
export async function printCourtList(ctx: Ctx, recordId: string, body: Body<'printCourtList'>) {
  const source = await requireSource(ctx, recordId)
  const chosen = source.exhibits.filter(
    ({ id }) => body.exhibitIds.length === 0 || body.exhibitIds.includes(id),
  )
  if (body.exhibitIds.some((id) => !chosen.some((row) => row.id === id))) throw new AppError('bad_reference')
  if (chosen.length === 0)
    throw new AppError('not_in_state', { facts: { reason: 'No exhibit is registered here yet.' } })
  return give(
    ctx,
    body.recipient,
    chosen.map(({ id }) => id),
    {
      title: `List of exhibits: ${source.reference ?? source.title}`,
      marking: markingWords(highest([source.marking, ...chosen.map(({ marking }) => marking)])),
      reference: source.reference ?? source.id,
      blocks: [
        { kind: 'paragraph', text: `For: ${body.recipient}` },
        { kind: 'paragraph', text: `${source.title}. ${chosen.length} exhibits.` },
        {
          kind: 'table',
          headers: ['Exhibit', 'What it is', 'Seized and by whom', 'Seal', 'Where it is now'],
          widths: [1, 3, 2.6, 1.2, 2.2],
          rows: chosen.map((row) => [
            `${row.exhibitRef}\n${row.reference ?? ''}`,
            `${labelIn(propertyKinds, row.kind)}. ${row.description}`,
            `${formatLondon(row.seizedAt)}, ${officer(row.seizedBy)}`,
            row.seal ?? 'None',
            row.notFoundSince === null ? row.holder : 'Cannot be found',
          ]),
        },
        ...(body.withContinuity
          ? chosen.flatMap((row): PaperBlock[] => [
              { kind: 'heading', level: 2, text: `Continuity of ${row.exhibitRef}` },
              continuityTable(row.log),
            ])
          : []),
        { kind: 'signature', label: 'Exhibits officer' },
      ],
    },
  )
}

const markings = ['OFFICIAL', 'OFFICIAL-SENSITIVE', 'SECRET', 'TOP-SECRET']
const highest = (all: readonly string[]): string =>
  [...all].sort((a, b) => markings.indexOf(markingWords(b)) - markings.indexOf(markingWords(a)))[0] ??
  'OFFICIAL-SENSITIVE'

function continuityTable(log: readonly MoveRow[]): PaperBlock {
  return {
    kind: 'table',
    headers: ['No.', 'When', 'From', 'To', 'Why', 'Seal', 'Hands and witness'],
    widths: [0.5, 1.6, 1.8, 1.8, 1.3, 1.4, 2.2],
    rows: printContinuity(logOf(log), namesOf(log)).map((line) => [
      String(line.number),
      formatLondon(line.at),
      line.from || 'Not held before',
      line.to,
      line.purpose,
      line.seal,
      line.signatures,
    ]),
  }
}

async function give(
  ctx: Ctx,
  recipient: string,
  exhibitIds: readonly string[],
  paper: Paper,
): Promise<Buffer> {
  const now = ctx.clock.now()
  const bytes = await drawPaper(paper, now, formatLondon(now.toISOString()))
  Object.assign(ctx.audit, {
    recipient,
    resultIds: exhibitIds.slice(0, 100),
    change: { paper: paper.title, recipient, sha256: createHash('sha256').update(bytes).digest('hex') },
  })
  return asFile(ctx, paper.title, bytes)
}

function asFile(ctx: Ctx, name: string, bytes: Buffer): Buffer {
  ctx.reply.header('content-type', 'application/pdf')
  ctx.reply.header(
    'content-disposition',
    `inline; filename="${name.replaceAll(/[^A-Za-z0-9]+/g, '-').toLowerCase()}.pdf"`,
  )
  return bytes
}
