/** The link chart: one step of links at a time, and the shortest way between two records. */
import {
  MOST_LINKS_READ,
  type Chart,
  type ChartLink,
  type ChartNode,
  type ChartPath,
} from '@mips/contracts/pole-chart'
import { linkRoleLabel } from '@mips/domain/codes/link-label'
import { codeLabel } from '@mips/domain/codes/lists'
import { displayName } from '@mips/domain/nominal/display-name'
import { writtenDob } from '@mips/domain/nominal/held-dob'
import { formatDay } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { confidenceOf } from '@mips/domain/pole/derived-links'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { findSteps, listNodes, type NodeRow, type StepRow } from './chart.repository.ts'
import { findDerived } from './derived.service.ts'
import { maySeeKind, requireKind } from './kind-access.service.ts'
import { findRecord } from './record.repository.ts'

const mostLinks = 60

/** What stands one step from a record, under the reader's rights. */
export async function getChart(ctx: Ctx, recordId: string): Promise<Chart> {
  await requireRecord(ctx, recordId, 'not_found')
  const steps = await findSteps(ctx.tx, [recordId], { each: mostLinks, read: MOST_LINKS_READ })
  const derived = await findDerived(ctx.tx, recordId)
  const ends = [
    ...steps.map((step) => step.otherId),
    ...derived.links.flatMap((link) => [link.fromId, link.toId]),
  ]
  const nodes = await presentNodes(ctx, [recordId, ...ends])
  ctx.audit.resultIds = nodes.map((node) => node.id).slice(0, 100)
  ctx.audit.resultCount = nodes.length
  return {
    nodes,
    links: [...linksOf(steps), ...derived.links],
    left: Math.max(0, (steps[0]?.found ?? 0) - steps.length) + derived.left,
    isBounded: steps[0]?.isBounded ?? false,
  }
}

/** What naming records needs of a context; a job that stands for a user can give it too. */
export type NodeCtx = { readonly tx: Ctx['tx']; readonly who: Pick<Ctx['who'], 'permissions'> }

/** The records themselves in a line each; those that are not there for this reader are left out. */
export const listChartNodes = async (ctx: NodeCtx, ids: readonly string[]): Promise<ChartNode[]> =>
  (await presentNodes(ctx, ids)).filter(({ kind }) => maySeeKind(ctx.who, kind))

const mostSteps = 6
const mostLooked = 2_000
const mostEach = 200

/** The shortest way from one record to another, at most six links long; of ways as short, the one with the newest links. */
export async function findPath(ctx: Ctx, fromId: string, toId: string): Promise<ChartPath> {
  await requireRecord(ctx, fromId, 'not_found')
  await requireRecord(ctx, toId, 'bad_reference')
  const reached = new Map<string, StepRow | undefined>([[fromId, undefined]])
  let frontier = [fromId]
  let ended: ChartPath['ended'] = 'too far'
  for (let far = 0; far < mostSteps && !reached.has(toId); far += 1) {
    const next: string[] = []
    for (const step of await findSteps(ctx.tx, frontier, { each: mostEach, read: mostEach })) {
      if (reached.has(step.otherId)) continue
      reached.set(step.otherId, step)
      next.push(step.otherId)
    }
    frontier = next
    if (next.length === 0) ended = 'no link'
    if (reached.size > mostLooked) ended = 'too many'
    if (ended !== 'too far') break
  }
  if (!reached.has(toId)) return noteAndReturn(ctx, { steps: [], nodes: [], links: [], ended })
  const way = wayBack(reached, toId)
  const steps = [fromId, ...way.map((step) => step.otherId)]
  return noteAndReturn(ctx, {
    steps,
    nodes: await presentNodes(ctx, steps),
    links: linksOf(way),
    ended: 'found',
  })
}

function noteAndReturn(ctx: Ctx, path: ChartPath): ChartPath {
  ctx.audit.resultIds = path.steps
  ctx.audit.resultCount = path.steps.length
  return path
}

function wayBack(reached: ReadonlyMap<string, StepRow | undefined>, toId: string): StepRow[] {
  const way: StepRow[] = []
  for (let step = reached.get(toId); step !== undefined; step = reached.get(step.nodeId)) way.unshift(step)
  return way
}

/** Hidden, unknown and of a kind that the reader may not see are all the same. */
async function requireRecord(ctx: Ctx, id: string, code: 'not_found' | 'bad_reference'): Promise<void> {
  const record = await findRecord(ctx.tx, id)
  if (record === null) throw new AppError(code)
  try {
    requireKind(ctx.who, record.kind)
  } catch {
    throw new AppError(code)
  }
}

const linksOf = (steps: readonly StepRow[]): ChartLink[] =>
  steps.map((step) => ({
    id: step.id,
    fromId: step.isOutward ? step.nodeId : step.otherId,
    toId: step.isOutward ? step.otherId : step.nodeId,
    role: step.role,
    roleLabel: linkRoleLabel(step.role),
    day: londonDay(step.at.toISOString()),
    until: step.validTo === null ? null : londonDay(step.validTo.toISOString()),
    hasEnded: step.validTo !== null,
    confidence: confidenceOf(step.confidence),
    origin: step.origin,
    derived: null,
  }))

async function presentNodes(ctx: Pick<NodeCtx, 'tx'>, ids: readonly string[]): Promise<ChartNode[]> {
  const rows = new Map((await listNodes(ctx.tx, [...new Set(ids)])).map((row) => [row.id, row]))
  return [...new Set(ids)].flatMap((id) => {
    const row = rows.get(id)
    return row === undefined ? [] : [presentNode(row)]
  })
}

const presentNode = (row: NodeRow): ChartNode => ({
  id: row.id,
  kind: row.kind,
  reference: row.reference,
  title: titleOf(row),
  detail: detailOf(row),
  hasWarning: row.hasWarning,
  isRestricted: row.aclId !== 0,
})

/** A report of another force says whose it is. */
function titleOf(row: NodeRow): string {
  if (row.kind === 'Nominal') return displayName(row)
  const title = row.title ?? row.reference ?? row.kind
  return row.force === null ? title : `${title}, ${codeLabel('forces', row.force)}`
}

function detailOf(row: NodeRow): string | null {
  if (row.dob !== null)
    return `born ${formatDay(writtenDob({ dob: row.dob, dobTo: row.dobTo, precision: row.dobPrecision ?? 'day' }))}`
  return row.at === null ? null : formatDay(londonDay(row.at.toISOString()))
}
