/** A chart that leaves the platform: read anew without what is restricted beyond its first record, marked, dated, and kept in the audit with its recipient. */
import { createHash } from 'node:crypto'
import type { ChartNarrowing, ExportChart } from '@mips/contracts/chart'
import type { ChartLink, ChartNode } from '@mips/contracts/pole-chart'
import { kindLabel } from '@mips/domain/codes/record-kinds'
import { formatDay } from '@mips/domain/time/day'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { csvFile } from '../../platform/csv.ts'
import { givePaper, readForPaper } from '../../platform/paper/paper-file.ts'
import { noteShown, readWhole, type WholeChart } from './chart.reading.ts'

const marking = 'OFFICIAL-SENSITIVE'

/** Answers the file; the records on it stand in the audit as disclosed to the recipient. */
export async function exportChart(ctx: Ctx, body: ExportChart): Promise<Buffer> {
  const whole = await readForPaper(ctx.tx, body.rootId, () => readWhole(ctx, body))
  const root = whole?.nodes.get(body.rootId)
  if (whole === undefined || root === undefined) throw new AppError('bad_reference')
  const shown = narrowed(whole, body.rootId, body.filter)
  noteShown(
    ctx,
    shown.nodes.map(({ id }) => id),
  )
  const madeAt = formatLondon(ctx.clock.now().toISOString())
  if (body.form === 'CSV')
    return giveCsv(ctx, body.recipient, root, { ...shown, left: leftWords(whole) }, madeAt)
  return givePaper(ctx, body.recipient, {
    // The title names the file as well: nobody's name belongs there.
    title: 'Link chart',
    marking,
    reference: root.reference ?? '',
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: 'Began from', value: nameOf(root) },
          { label: 'As the records stood', value: madeAt },
          { label: 'Records', value: String(shown.nodes.length) },
          { label: 'Links', value: String(shown.links.length) },
          { label: 'Older links that are not on it', value: leftWords(whole) },
        ],
      },
      {
        kind: 'paragraph',
        text: 'A derived link was recorded by nobody: it is worked out of the record that is named as its source.',
      },
      { kind: 'heading', level: 2, text: 'Links' },
      { kind: 'table', headers: linkHeaders, rows: rowsOf(shown), widths: [4, 3, 4, 2, 4] },
      { kind: 'heading', level: 2, text: 'Records' },
      {
        kind: 'table',
        headers: ['Kind', 'Reference', 'Record'],
        rows: shown.nodes.map((node) => [kindLabel(node.kind), node.reference ?? '', titleOf(node)]),
        widths: [2, 2, 5],
      },
    ],
  })
}

const leftWords = ({ left, isBounded }: WholeChart): string => `${isBounded ? 'more than ' : ''}${left}`

type Shown = { nodes: ChartNode[]; links: ChartLink[]; known: ReadonlyMap<string, ChartNode> }

/** The same narrowing as on the screen: the first record and the way stay. */
function narrowed(whole: WholeChart, rootId: string, filter: ChartNarrowing): Shown {
  const isAmong = (chosen: readonly string[], value: string) => chosen.length === 0 || chosen.includes(value)
  const mayStand = (id: string) =>
    id === rootId || whole.onWay.has(id) || isAmong(filter.kinds, whole.nodes.get(id)?.kind ?? '')
  const passes = (link: ChartLink) =>
    isAmong(filter.roles, link.roleLabel) &&
    isAmong(filter.sure, link.confidence) &&
    isAmong(filter.made, link.derived === null ? 'recorded' : 'derived') &&
    link.day >= (filter.from ?? '') &&
    link.day <= (filter.to ?? '9999') &&
    mayStand(link.fromId) &&
    mayStand(link.toId)
  const left = [...whole.links.values()].filter((link) => whole.onWay.has(link.id) || passes(link))
  const reached = new Set([rootId])
  for (const id of reached)
    for (const { fromId, toId } of left) {
      if (fromId === id) reached.add(toId)
      if (toId === id) reached.add(fromId)
    }
  return {
    nodes: [...reached].flatMap((id) => whole.nodes.get(id) ?? []),
    links: left.filter((link) => reached.has(link.fromId) && reached.has(link.toId)),
    known: whole.nodes,
  }
}

const titleOf = ({ title, detail }: ChartNode) => [title, detail].filter(Boolean).join(', ')
const nameOf = (node: ChartNode | undefined) =>
  node === undefined ? '' : [node.title, node.reference].filter(Boolean).join(', ')

const linkHeaders = ['From', 'Link', 'To', 'Day', 'How it is known']

const rowsOf = ({ links, known }: Shown): string[][] =>
  links.map((link) => [
    nameOf(known.get(link.fromId)),
    `${link.roleLabel}${link.hasEnded ? ' (ended)' : ''}`,
    nameOf(known.get(link.toId)),
    formatDay(link.day),
    link.derived === null
      ? link.confidence
      : `derived from ${link.derived.source.reference ?? link.derived.source.title}, ${link.confidence}`,
  ])

/** The marking, the day and for whom stand in the file itself, first and last. */
function giveCsv(
  ctx: Ctx,
  recipient: string,
  root: ChartNode,
  shown: Shown & { left: string },
  madeAt: string,
): Buffer {
  const left = `Older links that are not on it: ${shown.left}`
  const mark = [marking, `Link chart of ${nameOf(root)}`, `For: ${recipient}`, madeAt, left]
  const bytes = Buffer.from(csvFile([mark, linkHeaders, ...rowsOf(shown), mark]))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  Object.assign(ctx.audit, { recipient, change: { paper: 'Link chart as CSV', recipient, sha256 } })
  ctx.reply.header('content-type', 'text/csv; charset=utf-8')
  ctx.reply.header('content-disposition', 'attachment; filename="link-chart.csv"')
  return bytes
}
