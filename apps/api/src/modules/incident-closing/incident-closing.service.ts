/** Closing an incident by its NSIR codes, with what it still owes, and opening it again. */
import { labelIn } from '@mips/domain/custody/offence-words'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { nsirCategories, nsirOpening, nsirQualifiers } from '@mips/domain/investigation/incident-crime'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { closeIncident, reopenIncident, requireClosable } from '../incident/incident.service.ts'
import { undecidedChildrenAt } from '../mash/mash-children.service.ts'
import { type ClosingBody, type ClosingFacts, problemsOf } from './incident-closing.reading.ts'
import {
  findClosings,
  findIncident,
  findOwes,
  insertClosing,
  undoClosing,
} from './incident-closing.repository.ts'
import type { ClosingRow } from './incident-closing.rows.ts'

/** The incident with what its closing is measured by and how it closed before. */
export async function closingOf(
  ctx: Ctx,
  incidentId: string,
): Promise<ClosingFacts & { closings: ClosingRow[] }> {
  return { ...(await factsOf(ctx, incidentId)), closings: await findClosings(ctx.tx, incidentId) }
}

async function factsOf(ctx: Ctx, incidentId: string): Promise<ClosingFacts> {
  const incident = await findIncident(ctx.tx, incidentId)
  if (incident === undefined) throw new AppError('not_found')
  return {
    incident,
    owes: await findOwes(ctx.tx, incidentId),
    undecidedChildren: await undecidedChildrenAt(ctx, incidentId),
  }
}

/** Closes the incident, or refuses with the rule and the field that it asks for. */
export async function close(ctx: Ctx, incidentId: string, body: ClosingBody) {
  await requireClosable(ctx, incidentId, { code: body.disposal, duplicateOfId: body.duplicateOfId })
  const facts = await factsOf(ctx, incidentId)
  const problems = problemsOf(facts, body)
  refuseOwed(problems)
  const codeWords = [
    body.closingCodes.map((code) => labelIn(nsirCategories, code)).join(', '),
    ...(body.qualifiers.length === 0
      ? []
      : [`qualified as ${body.qualifiers.map((code) => labelIn(nsirQualifiers, code)).join(', ')}`]),
  ].join(', ')
  const closed = await closeIncident(ctx, incidentId, {
    closingCode: body.disposal,
    codeWords,
    result: [body.words, body.closingReason].filter(Boolean).join(' '),
    duplicateOfId: body.duplicateOfId,
  })
  await insertClosing(ctx.tx, {
    incidentId,
    disposal: body.disposal,
    closingCodes: body.closingCodes,
    qualifiers: body.qualifiers,
    openingCode: nsirOpening(facts.incident.incidentType) ?? null,
    closingReason: body.closingReason || null,
    words: body.words,
    duplicateOfId: body.duplicateOfId ?? null,
    closedAt: ctx.clock.now(),
    closedBy: ctx.who.userId,
  })
  ctx.audit.change = {
    status: closed.status,
    disposal: body.disposal,
    closingCodes: body.closingCodes,
    qualifiers: body.qualifiers,
  }
  return { ...closed, problems: problems.map(ruleLine) }
}

/** Opens a closed incident again; its closing stays, with the reason why it was undone. */
export async function reopen(ctx: Ctx, incidentId: string, reason: string) {
  const opened = await reopenIncident(ctx, incidentId, reason)
  await undoClosing(ctx.tx, incidentId, {
    reopenedAt: ctx.clock.now(),
    reopenedBy: ctx.who.userId,
    reopenReason: reason,
  })
  Object.assign(ctx.audit, { change: { status: opened.status }, reasonGiven: reason })
  return { ...opened, problems: [] }
}

/** Closing is the step that asks: what is only asked elsewhere refuses here, beside its field. */
function refuseOwed(problems: readonly RuleProblem[]): void {
  const owed = problems.find(({ severity }) => severity === 'BLOCK') ?? problems.find(isAsked)
  if (owed === undefined) return
  const reason = `${owed.rule}: ${owed.message}`
  throw new AppError('rule_refused', {
    facts: { rule: owed.rule, reason, field: owed.field },
    fields: isAsked(owed) ? [{ path: owed.field ?? '', message: reason }] : [],
  })
}

const isAsked = ({ severity }: RuleProblem): boolean => severity === 'ASK'
