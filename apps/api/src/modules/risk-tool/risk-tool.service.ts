/** The risk tools of a force: what stands, and a new version that one proposes and a second decides (DA-6). */
import type { RiskToolLine, RiskToolVersion, ToolFile } from '@mips/contracts/risk-tool'
import { labelIn } from '@mips/domain/custody/offence-words'
import { type DaTool, daTools, topicsOf } from '@mips/domain/safeguarding/da-tools'
import {
  readToolFile,
  type RiskTool,
  standingTool,
  toolDifferences,
  type ToolDifferences,
} from '@mips/domain/safeguarding/risk-tool'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { decideVersion, findVersions, insertVersion, type VersionRow } from './risk-tool.repository.ts'

const todayOf = (ctx: Ctx) => londonDay(ctx.clock.now().toISOString())

/** The version of a tool that a new assessment is made with; undefined where none is loaded. */
export const toolInForce = async (ctx: Ctx, tool: DaTool): Promise<VersionRow | undefined> =>
  standingTool(await findVersions(ctx.tx, tool), tool, todayOf(ctx))

function lineOf(ctx: Ctx, tool: DaTool, versions: readonly VersionRow[]): RiskToolLine {
  const standing = standingTool(versions, tool, todayOf(ctx))
  const builtIn = topicsOf(tool)
  return {
    tool,
    label: labelIn(daTools, tool),
    version: standing?.version ?? null,
    validFrom: standing?.validFrom ?? null,
    topics: standing?.content.topics.length ?? builtIn.length,
    hasProposal: versions.some((row) => row.tool === tool && row.status === 'PROPOSED'),
    isBuiltIn: builtIn.length > 0,
  }
}

export async function listTools(ctx: Ctx) {
  const versions = await findVersions(ctx.tx, null)
  return { tools: daTools.map(({ code }) => lineOf(ctx, code, versions)) }
}

export async function getTool(ctx: Ctx, tool: DaTool) {
  const versions = await findVersions(ctx.tx, tool)
  return {
    ...lineOf(ctx, tool, versions),
    versions: versions.map((row) => presentVersion(ctx, row, versions)).reverse(),
  }
}

function presentVersion(ctx: Ctx, row: VersionRow, versions: readonly VersionRow[]): RiskToolVersion {
  const before = versions.findLast(({ status, version }) => status === 'APPROVED' && version < row.version)
  const { proposedById, proposedAt, tool: _tool, content, ...rest } = row
  return {
    ...rest,
    content: { ...content, topics: [...content.topics], grades: [...content.grades] },
    proposedAt: proposedAt.toISOString(),
    differences: toolDifferences(before?.content, content),
    notByYou:
      row.status === 'PROPOSED' && proposedById === ctx.who.userId
        ? 'Somebody else decides about a version that you proposed.'
        : null,
  }
}

type Looked = { tool?: RiskTool; differences: ToolDifferences | null; problems: string[] }

/** What a file would change; nothing is kept. */
async function look(ctx: Ctx, tool: DaTool, file: ToolFile): Promise<Looked> {
  if (file.validFrom < todayOf(ctx)) throw badField('validFrom', 'A version begins today or later')
  const read = readToolFile(file.text)
  if (!read.ok) return { differences: null, problems: read.problems }
  const before = (await findVersions(ctx.tx, tool)).findLast(({ status }) => status === 'APPROVED')
  if (before !== undefined && file.validFrom < before.validFrom)
    throw badField('validFrom', `Version ${before.version} begins later: ${before.validFrom}`)
  return { tool: read.tool, differences: toolDifferences(before?.content, read.tool), problems: [] }
}

export async function previewVersion(ctx: Ctx, tool: DaTool, file: ToolFile) {
  const { differences, problems } = await look(ctx, tool, file)
  return { differences, problems }
}

/** Keeps a version that waits for a second administrator. */
export async function proposeVersion(
  ctx: Ctx,
  tool: DaTool,
  { source, reason, ...file }: ToolFile & { source: string; reason: string },
) {
  const { tool: content, differences, problems } = await look(ctx, tool, file)
  if (content === undefined) throw badField('text', problems.join(' '))
  const { validFrom } = file
  const version = await insertVersion(ctx.tx, {
    tool,
    validFrom,
    source,
    content,
    reason,
    by: ctx.who.userId,
    at: ctx.clock.now(),
  })
  if (version === undefined)
    throw new AppError('not_in_state', {
      facts: { reason: 'A version of this tool waits already: have it approved or refused first.' },
    })
  Object.assign(ctx.audit, {
    reasonGiven: reason,
    change: { tool, version, validFrom, source, ...differences },
  })
  return { version }
}

/** Approves or refuses the version that waits; an approved one is used by assessments that begin from its day on. */
export async function decideAbout(
  ctx: Ctx,
  tool: DaTool,
  { isApproved, reason }: { isApproved: boolean; reason: string },
) {
  const waiting = (await findVersions(ctx.tx, tool)).find(({ status }) => status === 'PROPOSED')
  if (waiting === undefined)
    throw new AppError('not_in_state', { facts: { reason: 'No version of this tool waits for a decision.' } })
  const { version } = waiting
  if (waiting.proposedById === ctx.who.userId)
    throw new AppError('rule_refused', {
      facts: { rule: 'second person', reason: 'Somebody else decides about a version that you proposed.' },
    })
  const status = isApproved ? 'APPROVED' : 'REFUSED'
  const by = ctx.who.userId
  if (!(await decideVersion(ctx.tx, { tool, version, status, by, at: ctx.clock.now(), reason })))
    throw new AppError('already_done')
  Object.assign(ctx.audit, { reasonGiven: reason, change: { tool, version, status } })
  return { version, status }
}
