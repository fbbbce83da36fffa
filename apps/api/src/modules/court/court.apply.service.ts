/** Applies the results of a hearing to a case in one transaction: results and states, convictions, remand and bail, next hearings, and what follows from each. */
import type { OffenceResult } from '@mips/contracts/court-parts'
import { firstRefusalOf } from './court.words.ts'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import {
  dateOf,
  dayOf,
  type HearingRow,
  insertRemand,
  insertResult,
  listResults,
  lockCourt,
  replaceResult,
  updateHearing,
} from '../case/case-court.service.ts'
import { insertNextHearing } from '../case/case-hearing.service.ts'
import type { CaseRows } from '../case/case.service.ts'
import { log, moveLines } from '../case/case.service.ts'
import { readCase } from '../case/case.read.service.ts'
import { followUp } from './court.effects.service.ts'
import { type Plan, type PlannedDefendant, planHearing } from './court.plan.ts'
import { findCodes } from './court.repository.ts'

/** Where a result came from: a message of the court, or a person who read its register. */
export type Source = { messageId: string } | { userId: string }

/** Reads the case behind others' results and plans the hearing; the caller decides what an exception means. */
export async function planFor(
  ctx: Ctx,
  caseId: string,
  of: { day: string; hearingId: string | undefined; offences: readonly OffenceResult[] },
): Promise<Plan> {
  await lockCourt(ctx.tx, caseId)
  const rows = await readCase(ctx, caseId)
  const kept = await listResults(ctx.tx, caseId)
  const codes = await findCodes(ctx.tx, [
    ...new Set(of.offences.flatMap(({ results }) => results.map(({ code }) => code))),
  ])
  return planHearing(rows, of.offences, {
    day: of.day,
    kept: kept.filter(({ hearingId }) => hearingId === of.hearingId),
    codes,
  })
}

/** Refuses what stands against a plan, at its rule. */
export function refusePlan(plan: Plan): void {
  const [first] = plan.exceptions
  if (first === undefined) return
  const { rule, reason } = firstRefusalOf(plan.exceptions.map(({ kind }) => kind))
  throw new AppError('rule_refused', { facts: { rule, reason, field: 'offences' } })
}

/** Writes everything that a plan comes to; a plan of results that are kept already writes nothing and answers false. */
export async function applyPlan(
  ctx: Ctx,
  plan: Plan,
  of: { hearing: HearingRow; source: Source; courtReference?: string | undefined },
): Promise<boolean> {
  if (plan.defendants.length === 0) return false
  const { rows, defendants } = plan
  const { hearing } = of
  const now = ctx.clock.now()
  await updateHearing(ctx.tx, hearing.id, {
    heardAt: hearing.heardAt ?? now,
    ...(of.courtReference === undefined ? {} : { courtReference: of.courtReference }),
  })
  for (const defendant of defendants) await keepResults(ctx, rows.head.id, defendant, of)
  await moveAll(ctx, rows, defendants)
  const after = await readCase(ctx, rows.head.id)
  for (const defendant of defendants) {
    await keepRemand(ctx, after, defendant, of)
    await keepNextHearings(ctx, after, defendant)
  }
  await log(ctx, rows.head.id, `Results of the hearing of ${dayOf(hearing.day)} kept.`)
  await followUp(ctx, after, defendants, { ...of, hearing })
  return true
}

async function keepResults(
  ctx: Ctx,
  caseId: string,
  { personRecordId, offences, outcome }: PlannedDefendant,
  of: { hearing: HearingRow; source: Source },
): Promise<void> {
  const now = ctx.clock.now()
  for (const [index, { line, given, digest, earlier, from }] of offences.entries()) {
    if (earlier !== undefined) await replaceResult(ctx.tx, earlier.id, now)
    await insertResult(ctx.tx, {
      caseId,
      hearingId: of.hearing.id,
      lineId: line.id,
      personRecordId,
      plea: given.plea ?? null,
      verdict: given.verdict ?? null,
      results: JSON.parse(JSON.stringify(given.results)),
      stateBefore: from.state,
      stateAfter: outcome.states[index] ?? from.state,
      previousBefore: from.previous ?? null,
      isConviction: isConviction(given, outcome, index),
      digest,
      ...sourceColumns(of.source),
      enteredAt: now,
    })
  }
}

/** A plea or verdict of guilty, or a result that no court gives without one. */
const isConviction = (given: OffenceResult, outcome: PlannedDefendant['outcome'], index: number): boolean =>
  given.plea === 'G' ||
  given.verdict === 'G' ||
  given.verdict === 'NA' ||
  (outcome.effects[index] ?? []).some((effect) => effect.isConviction === true)

const sourceColumns = (source: Source): { messageId?: string; enteredBy?: string } =>
  'messageId' in source ? { messageId: source.messageId } : { enteredBy: source.userId }

/** Moves each line to where the results leave it, in one step of the court. */
async function moveAll(ctx: Ctx, rows: CaseRows, defendants: readonly PlannedDefendant[]): Promise<void> {
  const moves = defendants.flatMap(({ offences, outcome }) =>
    offences.flatMap(({ line }, index) => {
      const to = outcome.states[index]
      return to === undefined || to === line.state ? [] : [{ line, to }]
    }),
  )
  if (moves.length > 0) await moveLines(ctx, rows, moves, 'COURT_RESULT', undefined)
}

const ends: readonly string[] = ['RESULTED', 'FINALISED', 'DISCONTINUED', 'NO_FURTHER_ACTION', 'ARCHIVED']

/** RC-4: how the person is remanded from the day of the hearing; when nothing of the case waits for them any more, they are not. */
async function keepRemand(
  ctx: Ctx,
  after: CaseRows,
  { personRecordId, offences, outcome }: PlannedDefendant,
  of: { hearing: HearingRow; source: Source },
): Promise<void> {
  const isOver = after.lines
    .filter((line) => line.personRecordId === personRecordId)
    .every(({ state }) => ends.includes(state))
  const remand = isOver ? 'NA' : outcome.remand
  if (remand === undefined) return
  const conditions = offences.flatMap(({ given }) =>
    given.results.flatMap((result) => result.conditions ?? []),
  )
  const { messageId, enteredBy } = sourceColumns(of.source)
  await insertRemand(ctx.tx, {
    caseId: after.head.id,
    hearingId: of.hearing.id,
    personRecordId,
    fromOn: of.hearing.day,
    remand,
    conditions: remand === 'NA' ? [] : [...new Set(conditions)],
    messageId: messageId ?? null,
    setBy: enteredBy ?? null,
    setAt: ctx.clock.now(),
  })
}

async function keepNextHearings(ctx: Ctx, rows: CaseRows, { offences }: PlannedDefendant): Promise<void> {
  for (const { nextHearing } of offences.flatMap(({ given }) => given.results))
    if (nextHearing !== undefined)
      await insertNextHearing(ctx, rows, { ...nextHearing, day: dateOf(nextHearing.day) })
}
