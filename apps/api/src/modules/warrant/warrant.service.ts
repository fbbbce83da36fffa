/** The steps of a warrant: what the court decided, its execution and its other ends, another force (WA-4, WA-5, WA-7). */
import type { warrant } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import {
  takeWarrantStep,
  type WarrantActor,
  type WarrantState,
  type WarrantStep,
  type WarrantStepFacts,
} from '@mips/domain/warrants/warrant-state'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { addLogEntry, linkRecords } from '../pole/record.service.ts'
import { keepTasks } from './warrant-tasks.service.ts'
import { actorsOf, kindOf, stateOf, utc, type WarrantCtx } from './warrant.reading.ts'
import { findArrestPlace, findWarrant, updateWarrant } from './warrant.repository.ts'
import type { WarrantRow } from './warrant.rows.ts'

type Routes = (typeof warrant)['routes']
export type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** The warrant with everything; not_found when hidden or unknown. */
export async function requireWarrant(ctx: WarrantCtx, id: string): Promise<WarrantRow> {
  const row = await findWarrant(ctx.tx, id)
  if (row === undefined) throw new AppError('not_found')
  return row
}

/** Fields of the rules that are no field of a form: where it stands, what it is, and who acts. */
const notOnForms = ['step', 'kind', 'actors', 'subject']

/** What a rule blocks is refused at the field where it is put right, with the id of the rule. */
export function refuseAtField(
  problems: readonly RuleProblem[],
  fields: Readonly<Record<string, string>> = {},
): void {
  const problem = problems.find(({ severity }) => severity === 'BLOCK')
  if (problem === undefined) return
  const { field = '', message, rule } = problem
  if (notOnForms.includes(field))
    throw new AppError(field === 'step' ? 'not_in_state' : 'rule_refused', {
      facts: { rule, reason: `${rule}: ${message}` },
    })
  throw badField(fields[field] ?? field, `${message} (${rule})`)
}

type Facts = Omit<Partial<WarrantStepFacts>, 'kind' | 'now' | 'issuedAt'>

/** Takes a step or refuses it with its rule; answers the state after it. */
export function stepOf(
  ctx: WarrantCtx,
  row: Pick<WarrantRow, 'state' | 'kind' | 'issuedAt'>,
  code: WarrantStep,
  facts: Facts = {},
): WarrantState {
  const now = ctx.clock.now().toISOString()
  const taken = takeWarrantStep(stateOf(row), code, {
    actors: actorsOf(ctx.who),
    at: now,
    ...facts,
    kind: kindOf(row),
    now,
    ...(row.issuedAt === null ? {} : { issuedAt: utc(row.issuedAt) }),
  })
  refuseAtField(taken.problems)
  return taken.state
}

/** Where a warrant that is issued or came back stands: graded and with an area as far as it was before. */
export function settled(ctx: WarrantCtx, row: WarrantRow, actors?: readonly WarrantActor[]): WarrantState {
  const by: Facts = actors === undefined ? {} : { actors }
  let state = stateOf(row)
  if (row.grade === null) return state
  state = stepOf(ctx, { ...row, state }, 'GRADE', by)
  return row.areaUnit === null ? state : stepOf(ctx, { ...row, state }, 'ALLOCATE', by)
}

/** What every change answers, after the work was made true again. */
export async function done(ctx: WarrantCtx, before: WarrantRow, problems: readonly RuleProblem[] = []) {
  const after = await requireWarrant(ctx, before.id)
  await keepTasks(ctx, before, after)
  return {
    id: after.id,
    version: ctx.subjectVersion ?? after.version,
    state: after.state,
    problems: problems.map(ruleLine),
  }
}

/** A line of the log of the warrant. */
export const log = (ctx: WarrantCtx, recordId: string, words: string, at?: string) =>
  addLogEntry(ctx, {
    recordId,
    kind: 'WARRANT',
    happenedAt: at === undefined ? ctx.clock.now() : new Date(at),
    text: words.trim().slice(0, 4000),
  })

/** Puts a warrant into a state; with `endedAt` it is over from then on. */
export const move = (
  ctx: WarrantCtx,
  row: WarrantRow,
  state: WarrantState,
  more: Parameters<typeof updateWarrant>[2] = {},
  endedAt?: string,
) =>
  updateWarrant(
    ctx.tx,
    row.id,
    {
      ...more,
      state,
      stateAt: ctx.clock.now(),
      ...(endedAt === undefined ? {} : { endedAt: new Date(endedAt) }),
    },
    { status: state, ...(endedAt === undefined ? {} : { occurredTo: new Date(endedAt) }) },
  )

/** What the court said of an application: issued, and the person is wanted from that moment, or refused. */
export async function decide(ctx: WarrantCtx, id: string, body: Body<'decide'>) {
  const row = await requireWarrant(ctx, id)
  const at = new Date(body.at).toISOString()
  const state = stepOf(ctx, row, body.isIssued ? 'ISSUE' : 'REFUSE', {
    at,
    courtCode: row.court.code,
    subject: row.personRecordId,
  })
  if (at < utc(row.requestedAt).slice(0, 17))
    throw badField('at', 'The court decided after it was applied for: check the time. (WA-5)')
  const courtReference = body.courtReference || row.courtReference
  await move(ctx, row, state, {
    courtReference,
    ...(body.isIssued ? { issuedAt: new Date(at) } : {}),
  })
  if (body.isIssued) {
    const issued = await requireWarrant(ctx, id)
    await move(ctx, issued, settled(ctx, issued, ['WARRANTS']))
  }
  await log(ctx, id, body.isIssued ? 'Issued by the court.' : 'Refused by the court.', at)
  ctx.audit.change = { isIssued: body.isIssued, at }
  return done(ctx, row)
}

/** Executed: the person is wanted by it no more from this transaction on, and the circulation is to be taken off. */
export async function execute(ctx: WarrantCtx, id: string, body: Body<'execute'>) {
  const row = await requireWarrant(ctx, id)
  const arrest = row.arrests.find((one) => one.id === body.arrestId)
  if (body.arrestId !== undefined && arrest === undefined)
    throw badField('arrestId', 'Choose an arrest of this person since the warrant was issued. (WA-5)')
  const at = new Date(body.at).toISOString()
  const carried = arrest === undefined ? undefined : await findArrestPlace(ctx.tx, arrest.id)
  const place = body.place || carried
  const state = stepOf(ctx, row, 'EXECUTE', {
    at,
    ...(place === undefined ? {} : { place }),
    ...(arrest === undefined ? {} : { arrestId: arrest.id }),
  })
  await move(
    ctx,
    row,
    state,
    { endPlace: place ?? null, endWords: body.words || null, arrestId: arrest?.id ?? null },
    at,
  )
  if (arrest !== undefined)
    await linkRecords(ctx, {
      fromId: id,
      toId: arrest.id,
      role: 'LED_TO',
      origin: 'chosen',
      sourceId: id,
    })
  await log(ctx, id, `Executed at ${place ?? ''}. ${body.words ?? ''}`, at)
  Object.assign(ctx.audit, {
    ...(arrest === undefined ? {} : { resultIds: [arrest.id] }),
    change: { state, at, arrestId: arrest?.id },
  })
  return done(ctx, row)
}

export async function surrender(ctx: WarrantCtx, id: string, body: Body<'surrender'>) {
  const row = await requireWarrant(ctx, id)
  const at = new Date(body.at).toISOString()
  const state = stepOf(ctx, row, 'SURRENDER', { at })
  await move(ctx, row, state, { endWords: body.words }, at)
  await log(ctx, id, `Surrendered. ${body.words}`, at)
  ctx.audit.change = { state, at }
  return done(ctx, row)
}

/** Backed for bail: served, and released to a day. */
export async function serveBail(ctx: WarrantCtx, id: string, body: Body<'serveBail'>) {
  const row = await requireWarrant(ctx, id)
  const at = new Date(body.at).toISOString()
  const state = stepOf(ctx, row, 'SERVE_BAIL', { at, bailedTo: body.bailedTo })
  if (body.bailedTo < londonDay(at)) throw badField('bailedTo', 'The day comes after it was served. (WA-5)')
  await move(ctx, row, state, { bailedTo: new Date(body.bailedTo), endPlace: body.place || null }, at)
  await log(ctx, id, `Served and bailed to ${body.bailedTo}.`, at)
  ctx.audit.change = { state, at, bailedTo: body.bailedTo }
  return done(ctx, row)
}

/** WA-7: the court withdraws it, and nobody else. */
export async function withdraw(
  ctx: WarrantCtx,
  id: string,
  body: Body<'withdraw'>,
  actors?: readonly WarrantActor[],
) {
  const row = await requireWarrant(ctx, id)
  const at = new Date(body.at).toISOString()
  const state = stepOf(ctx, row, 'WITHDRAW', {
    at,
    courtReference: body.courtReference,
    ...(actors === undefined ? {} : { actors }),
  })
  await move(ctx, row, state, { endReference: body.courtReference, endWords: body.words || null }, at)
  await log(ctx, id, `Withdrawn by the court, ${body.courtReference}. ${body.words ?? ''}`, at)
  ctx.audit.change = { state, at, courtReference: body.courtReference }
  return done(ctx, row)
}

/** Another force takes it; it stays live, because a constable may still act on it. */
export async function transfer(ctx: WarrantCtx, id: string, body: Body<'transfer'>) {
  const row = await requireWarrant(ctx, id)
  const acceptedAt = body.acceptedAt === undefined ? undefined : new Date(body.acceptedAt)
  const state = stepOf(ctx, row, 'TRANSFER', {
    force: body.force,
    ...(acceptedAt === undefined ? {} : { acceptedAt: acceptedAt.toISOString() }),
  })
  if (acceptedAt !== undefined && acceptedAt > ctx.clock.now())
    throw badField('acceptedAt', 'Enter when it was accepted; it cannot lie ahead. (WA-5)')
  await move(ctx, row, state, { force: body.force, acceptedAt: acceptedAt ?? null })
  await log(ctx, id, `Taken by ${body.force}.`)
  Object.assign(ctx.audit, { recipient: body.force, change: { state, force: body.force } })
  return done(ctx, row)
}

/** The other force gives it back: it goes on as it stood. */
export async function takeBack(ctx: WarrantCtx, id: string, reason: string) {
  const row = await requireWarrant(ctx, id)
  const state = stepOf(ctx, row, 'TAKE_BACK')
  await move(ctx, row, settled(ctx, { ...row, state }), { force: null, acceptedAt: null })
  await log(ctx, id, `Back from ${row.force ?? 'the other force'}: ${reason}`)
  Object.assign(ctx.audit, { reasonGiven: reason, change: { state } })
  return done(ctx, row)
}
