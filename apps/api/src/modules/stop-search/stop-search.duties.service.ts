/** What a search leaves to be done: the supervisor's review, and each officer's own form on force (SS-9, SG-12, 12.20). */
import type { stopSearch } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { SearchFacts } from '@mips/contracts/stop-search-parts'
import { forceFormProblems } from '@mips/domain/custody/force-rules'
import { stopSearchDue } from '@mips/domain/stop-search/stop-search-output'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { type Around, formOf, ruleLine, rulesOf, stopSearchOf } from './stop-search.reading.ts'
import { findStop, keepForms, updateForm } from './stop-search.repository.ts'
import type { StopPageRow } from './stop-search.rows.ts'

type Routes = (typeof stopSearch)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

export const reviewTask = 'SEARCH_REVIEW'
export const formTask = 'STOP_FORCE_FORM'
export const returnedTask = 'SEARCH_RETURNED'
/** Hours in which a form on force is owed: the same shift. */
const FORM_HOURS = 12

/** The record, or `not_found`. */
export async function requireStop(ctx: Ctx, stopId: string): Promise<StopPageRow> {
  const row = await findStop(ctx.tx, stopId)
  if (row === undefined) throw new AppError('not_found')
  return row
}

export const log = (ctx: Ctx, recordId: string, kind: string, text: string) =>
  addLogEntry(ctx, { recordId, kind, happenedAt: ctx.clock.now(), text: text.slice(0, 4000) })

/** An officer's own form: kept as far as it goes, and given when nothing is missing. */
export async function giveForceForm(ctx: Ctx, stopId: string, formId: string, body: Body<'giveForceForm'>) {
  const row = await requireStop(ctx, stopId)
  const form = row.forms.find(({ id }) => id === formId)
  if (form === undefined) throw new AppError('not_found')
  if (form.officer?.id !== ctx.who.userId)
    throw new AppError('rule_refused', {
      facts: {
        rule: '12.20',
        reason: `12.20: This is the form of ${form.officer?.displayName ?? 'another officer'}: each officer who used force gives their own.`,
      },
    })
  const problems = forceFormProblems(formOf({ ...form, facts: body }, row.facts))
  const isGiven = problems.every(({ severity }) => severity !== 'ASK')
  if (form.state === 'GIVEN' && !isGiven)
    throw badField('tactics', 'A form that was given stays whole: fill in what is missing')
  const now = ctx.clock.now()
  await updateForm(ctx.tx, formId, {
    facts: JSON.parse(JSON.stringify(body)),
    state: isGiven ? 'GIVEN' : 'OWED',
    givenAt: isGiven ? now : null,
  })
  if (isGiven) {
    await log(ctx, stopId, 'FORCE', `Form on the use of force given by ${ctx.who.displayName}.`)
    await closeTasksOf(ctx, { recordId: stopId, kind: formTask, once: ctx.who.userId }, 'The form was given')
  }
  ctx.audit.change = { formId, isGiven }
  return { id: formId, state: isGiven ? 'GIVEN' : 'OWED', left: problems.map(ruleLine) }
}

/** The supervisor's review is asked for once, by the time that the extent asks (SS-9, SG-12). */
export async function raiseReview(
  ctx: Ctx,
  stopId: string,
  facts: SearchFacts,
  around: Around,
): Promise<void> {
  const now = ctx.clock.now().toISOString()
  const [due] = stopSearchDue(stopSearchOf(facts, around), now, rulesOf(facts, now))
  if (due === undefined) return
  const isGrave = due.rule === 'SG-12'
  await raiseTask(ctx, {
    recordId: stopId,
    kind: reviewTask,
    title: isGrave ? 'Review the search of a child' : 'Review and close the search',
    reason: isGrave
      ? 'Intimate parts of somebody who is or may be a child were exposed.'
      : 'A supervisor looks at each search.',
    rule: due.rule,
    harm: isGrave ? 20 : 3,
    opensAt: `/stop-search/${stopId}`,
    for: { unitCode: ctx.who.unitCode },
    dueAt: new Date(due.by),
    once: due.rule,
  })
}

export async function oweForms(ctx: Ctx, stopId: string, facts: SearchFacts): Promise<void> {
  await keepForms(ctx.tx, stopId, facts.forceUsedBy)
  for (const officerId of facts.forceUsedBy)
    await raiseTask(ctx, {
      recordId: stopId,
      kind: formTask,
      title: 'Give your form on the use of force',
      reason: 'You are named as having used force in a stop and search.',
      rule: '12.20',
      harm: 8,
      opensAt: `/stop-search/${stopId}`,
      for: { userId: officerId },
      dueAt: new Date(ctx.clock.now().getTime() + FORM_HOURS * 3_600_000),
      once: officerId,
    })
}
