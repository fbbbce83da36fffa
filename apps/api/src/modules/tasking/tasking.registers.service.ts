/** The registers of tasking: one control strategy at a time, and requirements that reports answer (NI-1, NI-2). */
import type { RequirementView } from '@mips/contracts/tasking-parts'
import { labelIn } from '@mips/domain/custody/offence-words'
import {
  type IntelligenceRequirement,
  requirementEnds,
  requirementStanding,
  strategyProblems,
} from '@mips/domain/intelligence/tasking'
import { type RequirementClosing, requirementStandings } from '@mips/domain/intelligence/tasking-meeting'
import { holds } from '../../platform/access/principal.ts'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { listHeldParagraphs } from '../intelligence/intelligence.held.service.ts'
import { listChartNodes } from '../pole/chart.service.ts'
import { keepsMeetings } from './tasking.lines.service.ts'
import { type Officers, presentStrategy } from './tasking.view.ts'
import { dayOf, momentOf, noteShown, refuseAtField, requireOfficers } from './tasking.reading.ts'
import {
  closeRequirementAs,
  endStrategyOn,
  findAnswer,
  findRequirement,
  findStrategy,
  findStrategyOn,
  insertAnswer,
  insertRequirement,
  insertStrategy,
  listAnswers,
  listRequirements,
  listStrategies,
} from './tasking.registers.repository.ts'
import { findOfficers } from './tasking.repository.ts'
import type { RequirementRow } from './tasking.rows.ts'

export async function makeStrategy(ctx: Ctx, body: { from: string; until: string; themes: string[] }) {
  const others = (await listStrategies(ctx.tx)).map(({ fromDay, untilDay, themes }) => ({
    from: dayOf(fromDay),
    until: dayOf(untilDay),
    themes,
  }))
  refuseAtField(strategyProblems(body, others), 'from')
  const { id } = await insertStrategy(ctx.tx, {
    fromDay: new Date(body.from),
    untilDay: new Date(body.until),
    themes: [...new Set(body.themes)],
    madeBy: ctx.who.userId,
    madeAt: momentOf(ctx).now,
  })
  ctx.audit.change = { strategy: id, ...body }
  return { id }
}

/** Ends a strategy earlier than it said, so that the next can begin. */
export async function endStrategy(ctx: Ctx, id: string, until: string) {
  const row = await findStrategy(ctx.tx, id)
  if (row === null) throw new AppError('not_found')
  if (until < dayOf(row.fromDay) || until > dayOf(row.untilDay))
    throw badField('until', `Choose a day from ${dayOf(row.fromDay)} to ${dayOf(row.untilDay)}`)
  await endStrategyOn(ctx.tx, id, new Date(until))
  ctx.audit.change = { strategy: id, until }
  return { id }
}

type NewRequirement = { question: string; theme: string; ownerId: string; expires?: string | undefined }

export async function makeRequirement(ctx: Ctx, body: NewRequirement) {
  const { now, today } = momentOf(ctx)
  const strategy = await findStrategyOn(ctx.tx, new Date(today))
  if (!strategy?.themes.includes(body.theme))
    throw badField('theme', 'Choose a priority of the control strategy of today')
  await requireOfficers(ctx, [body.ownerId], 'ownerId')
  if (body.expires !== undefined && body.expires < today)
    throw badField('expires', 'Give a day that has not passed')
  const { id } = await insertRequirement(ctx.tx, {
    question: body.question,
    theme: body.theme,
    ownerId: body.ownerId,
    madeOn: new Date(today),
    expires: body.expires === undefined ? null : new Date(body.expires),
    madeBy: ctx.who.userId,
    madeAt: now,
  })
  ctx.audit.change = { requirement: id, theme: body.theme, owner: body.ownerId }
  return { id }
}

/** Says that a report answers it. A report of which the reader holds nothing is not there for them. */
export async function answerRequirement(ctx: Ctx, id: string, reportId: string) {
  const row = await requireRequirement(ctx, id)
  refuseEnded(row)
  const held = (await listHeldParagraphs(ctx, [reportId])).get(reportId)
  if (!holds(ctx.who, 'intelligence.entry.read') || held === undefined || held.length === 0)
    throw new AppError('bad_reference')
  if ((await findAnswer(ctx.tx, id, reportId)) !== null) throw new AppError('already_done')
  await insertAnswer(ctx.tx, {
    requirementId: id,
    reportId,
    addedBy: ctx.who.userId,
    addedAt: momentOf(ctx).now,
  })
  noteShown(ctx, [reportId])
  ctx.audit.change = { requirement: id, answeredBy: reportId }
  return { id }
}

export async function closeRequirement(
  ctx: Ctx,
  id: string,
  body: { closedAs: RequirementClosing; reason: string },
) {
  refuseEnded(await requireRequirement(ctx, id))
  await closeRequirementAs(ctx.tx, id, {
    closedAs: body.closedAs,
    closedReason: body.reason,
    closedBy: ctx.who.userId,
    closedAt: momentOf(ctx).now,
  })
  ctx.audit.change = { requirement: id, closedAs: body.closedAs }
  return { id }
}

async function requireRequirement(ctx: Ctx, id: string): Promise<RequirementRow> {
  const row = await findRequirement(ctx.tx, id)
  if (row === null) throw new AppError('not_found')
  return row
}

function refuseEnded({ closedAs }: RequirementRow): void {
  if (closedAs !== null)
    throw new AppError('not_in_state', { facts: { reason: 'This requirement is closed: make a new one.' } })
}

/** Strategies and requirements; of answers those alone of whose report the reader holds something. */
export async function readRegisters(ctx: Ctx) {
  const { today } = momentOf(ctx)
  const strategies = await listStrategies(ctx.tx)
  const requirements = await listRequirements(ctx.tx)
  const answers = await heldAnswers(
    ctx,
    requirements.map(({ id }) => id),
  )
  const officers = await findOfficers(ctx.tx, [
    ...strategies.flatMap(({ madeBy }) => madeBy ?? []),
    ...requirements.map(({ ownerId }) => ownerId),
    ...answers.flatMap(({ addedBy }) => addedBy ?? []),
  ])
  noteShown(
    ctx,
    answers.map(({ report }) => report.id),
  )
  return {
    strategies: strategies.map((row) => presentStrategy(row, today, officers)),
    requirements: requirements.map((row) => viewRequirement(ctx, row, answers, officers)),
    may: {
      keep: keepsMeetings(ctx),
      answer: holds(ctx.who, 'tasking.item.propose') && holds(ctx.who, 'intelligence.entry.read'),
    },
  }
}

type Answer = Awaited<ReturnType<typeof heldAnswers>>[number]

async function heldAnswers(ctx: Ctx, requirementIds: readonly string[]) {
  const rows = await listAnswers(ctx.tx, requirementIds)
  const ids = rows.map(({ reportId }) => reportId)
  const nodes = new Map((await listChartNodes(ctx, ids)).map((node) => [node.id, node]))
  const held = await listHeldParagraphs(
    ctx,
    ids.filter((id) => nodes.has(id)),
  )
  return rows.flatMap(({ requirementId, reportId, addedAt, addedBy }) => {
    const node = nodes.get(reportId)
    if (node === undefined || (held.get(reportId)?.length ?? 0) === 0) return []
    const report = { id: node.id, kind: node.kind, reference: node.reference, title: node.title }
    return [{ requirementId, report, addedBy, at: addedAt.toISOString() }]
  })
}

function viewRequirement(
  ctx: Ctx,
  row: RequirementRow,
  answers: readonly Answer[],
  officers: Officers,
): RequirementView {
  const { today, rules } = momentOf(ctx)
  const own = answers.filter(({ requirementId }) => requirementId === row.id)
  const one: IntelligenceRequirement = {
    question: row.question,
    theme: row.theme,
    ownerId: row.ownerId,
    madeOn: dayOf(row.madeOn),
    answeredBy: own.map(({ report }) => report.id),
    ...(row.expires === null ? {} : { expires: dayOf(row.expires) }),
    // The column is checked against the list.
    ...(row.closedAs === null ? {} : { closedAs: row.closedAs as RequirementClosing }),
  }
  const standing = requirementStanding(one, today, rules)
  return {
    id: row.id,
    question: row.question,
    theme: row.theme,
    owner: officers.get(row.ownerId) ?? null,
    madeOn: one.madeOn,
    ends: requirementEnds(one, rules),
    standing: { code: standing, label: labelIn(requirementStandings, standing) },
    answers: own.map(({ report, at, addedBy }) => ({ report, at, by: officers.get(addedBy ?? '') ?? null })),
    closedReason: row.closedReason,
  }
}
