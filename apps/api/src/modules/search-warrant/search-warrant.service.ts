/** What follows an application: authority, the court's decision, entries, and the return to the court (SW-2 to SW-7). */
import type { searchWarrant } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { isAtLeast, isRank } from '@mips/domain/codes/ranks'
import { labelIn } from '@mips/domain/custody/offence-words'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { taskKind } from '@mips/domain/tasks/task-kinds'
import { londonDay } from '@mips/domain/time/london-day'
import { endOfLondonDay } from '@mips/domain/time/london-day'
import {
  applicationProblems,
  entryProblems,
  returnProblems,
  searchReturnBy,
} from '@mips/domain/warrants/search-warrant'
import { type SearchState, searchStates } from '@mips/domain/warrants/warrant-words'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { linkRecords, refuseFuture } from '../pole/record.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { requireCourt } from '../warrant/warrant-register.service.ts'
import { log, refuseAtField } from '../warrant/warrant.service.ts'
import { applicationOf, issuedOf, utc } from './search-warrant.reading.ts'
import { findOfficer, findSearch, insertEntry, updateSearch } from './search-warrant.repository.ts'
import type { SearchRow } from './search-warrant.rows.ts'

type Routes = (typeof searchWarrant)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

export async function requireSearch(ctx: Ctx, id: string): Promise<SearchRow> {
  const row = await findSearch(ctx.tx, id)
  if (row === undefined) throw new AppError('not_found')
  return row
}

function requireState(row: SearchRow, ...states: readonly SearchState[]): void {
  if (!states.some((state) => state === row.state))
    throw new AppError('not_in_state', {
      facts: { reason: `SW-3: It is ${labelIn(searchStates, row.state).toLowerCase()}.` },
    })
}

async function done(ctx: Ctx, id: string, problems: readonly RuleProblem[] = []) {
  const { version, state } = await requireSearch(ctx, id)
  return { id, version: ctx.subjectVersion ?? version, state, problems: problems.map(ruleLine) }
}

/** SW-2: an inspector other than the applicant says that it goes to the court. */
export async function authorise(ctx: Ctx, id: string, body: Body<'authorise'>) {
  const row = await requireSearch(ctx, id)
  requireState(row, 'ASKED')
  const { rank, userId } = ctx.who
  const problems = applicationProblems(applicationOf(row, { userId, rank: isRank(rank) ? rank : 'STAFF' }))
  const ofAuthoriser = problems.find(({ severity, field }) => severity === 'BLOCK' && field === 'authoriser')
  if (ofAuthoriser !== undefined)
    throw new AppError('rule_refused', {
      facts: { rule: ofAuthoriser.rule, reason: `${ofAuthoriser.rule}: ${ofAuthoriser.message}` },
    })
  refuseAtField(problems)
  await updateSearch(ctx.tx, id, {
    state: 'AUTHORISED',
    authorisedBy: userId,
    authorisedAt: ctx.clock.now(),
    authoriserRank: rank,
  })
  await closeTasksOf(ctx, { recordId: id, kind: 'SEARCH_AUTHORITY' })
  await log(ctx, id, `Authorised. ${body.words ?? ''}`)
  ctx.audit.change = { authorised: true }
  return done(ctx, id, problems)
}

/** What the court said; from its issue the warrant lives as long as the law of that day lets it. */
export async function decide(ctx: Ctx, id: string, body: Body<'decide'>) {
  const row = await requireSearch(ctx, id)
  requireState(row, 'AUTHORISED')
  await requireCourt(ctx, body.courtCode)
  const at = new Date(body.at)
  refuseFuture(ctx, 'at', at)
  if (row.authorisedAt !== null && at.toISOString() < utc(row.authorisedAt).slice(0, 17))
    throw badField('at', 'The court decides on what was authorised: check the time. (SW-2)')
  const issuedOn = londonDay(at.toISOString())
  await updateSearch(ctx.tx, id, {
    state: body.isIssued ? 'ISSUED' : 'REFUSED',
    courtCode: body.courtCode,
    courtReference: body.courtReference || null,
    issuedBy: body.issuedBy || null,
    decidedAt: at,
    issuedOn: body.isIssued ? new Date(issuedOn) : null,
  })
  if (body.isIssued) await askReturn(ctx, row, issuedOn)
  await log(ctx, id, body.isIssued ? 'Issued by the court.' : 'Refused by the court.', body.at)
  ctx.audit.change = { isIssued: body.isIssued, issuedOn }
  return done(ctx, id)
}

/** SW-6: it goes back to the court, executed or not, by a day. */
async function askReturn(ctx: Ctx, row: SearchRow, issuedOn: string): Promise<void> {
  const { rule, harm } = taskKind('SEARCH_RETURN')
  const owner = row.applicant === null ? { unitCode: row.unitCode } : { userId: row.applicant.id }
  await raiseTask(ctx, {
    recordId: row.id,
    kind: 'SEARCH_RETURN',
    title: 'Give the search warrant back to the court',
    reason: `${rule}: endorsed with what was found, or as not executed.`,
    rule,
    harm,
    opensAt: `/search-warrants/${row.id}`,
    for: owner,
    dueAt: new Date(endOfLondonDay(searchReturnBy(issuedOn))),
  })
}

/** SW-4 and SW-5: premises were entered; the place of a record is linked as searched, which what is seized carries in. */
export async function addEntry(ctx: Ctx, id: string, body: Body<'addEntry'>) {
  const row = await requireSearch(ctx, id)
  requireState(row, 'ISSUED', 'EXECUTED')
  const warrant = issuedOf(row)
  if (warrant === undefined) throw new AppError('unexpected')
  const premises = row.premises.find(({ words }) => words === body.premises)
  if (premises === undefined && !row.isAllPremises)
    throw badField('premises', 'Choose premises that the warrant names. (SW-4)')
  if (body.premises === '') throw badField('premises', 'Enter the premises that were entered. (SW-4)')
  const inCharge = body.inChargeId ?? ctx.who.userId
  if ((await findOfficer(ctx.tx, inCharge)) === null) throw badField('inChargeId', 'Choose a colleague')
  await refuseNoInspector(ctx, body.inspectorId)
  const problems = entryProblems(
    warrant,
    {
      at: new Date(body.at).toISOString(),
      officerInCharge: inCharge,
      wasCopyLeft: body.wasCopyLeft,
      isNight: body.isNight,
      ...(body.inspectorId === undefined ? {} : { inspectorId: body.inspectorId }),
      ...(body.whyNight ? { whyNight: body.whyNight } : {}),
    },
    ctx.clock.now().toISOString(),
  )
  refuseAtField(problems, { officerInCharge: 'inChargeId' })
  await insertEntry(ctx.tx, {
    searchId: id,
    at: new Date(body.at),
    premises: body.premises,
    inCharge,
    wasCopyLeft: body.wasCopyLeft,
    inspectorId: body.inspectorId ?? null,
    isNight: body.isNight,
    whyNight: body.whyNight || null,
    present: body.present || null,
    recordedBy: ctx.who.userId,
    recordedAt: ctx.clock.now(),
  })
  await updateSearch(ctx.tx, id, { state: 'EXECUTED' }, { occurredFrom: new Date(body.at) })
  if (premises?.placeId)
    await linkRecords(ctx, {
      fromId: id,
      toId: premises.placeId,
      role: 'SEARCHED',
      origin: 'carried',
      sourceId: id,
      validFrom: new Date(body.at),
    })
  await log(ctx, id, `Entered ${body.premises}.`, body.at)
  ctx.audit.change = { entry: body.at, premises: body.premises }
  return done(ctx, id, problems)
}

async function refuseNoInspector(ctx: Ctx, id: string | undefined): Promise<void> {
  if (id === undefined) return
  const officer = await findOfficer(ctx.tx, id)
  if (officer === null || !isRank(officer.rank) || !isAtLeast(officer.rank, 'INSP'))
    throw badField('inspectorId', 'Name an inspector, or somebody above. (SW-4)')
}

/** SW-6 and SW-7: endorsed, with what was seized registered in property, and back at the court. */
export async function giveBack(ctx: Ctx, id: string, body: Body<'giveBack'>) {
  const row = await requireSearch(ctx, id)
  requireState(row, 'ISSUED', 'EXECUTED')
  const warrant = issuedOf(row)
  if (warrant === undefined) throw new AppError('unexpected')
  const today = londonDay(ctx.clock.now().toISOString())
  for (const field of ['endorsedOn', 'returnedOn'] as const) {
    const day = body[field]
    if (day !== undefined && (day > today || day < warrant.issuedOn))
      throw badField(field, 'Enter a day between the issue and today. (SW-6)')
  }
  if (body.isNothingFound && row.seized.length > 0)
    throw badField('isNothingFound', 'Exhibits are registered from this search: leave it open. (SW-7)')
  const problems = returnProblems(warrant, {
    ...(body.endorsedOn === undefined ? {} : { endorsedOn: body.endorsedOn }),
    returnedOn: body.returnedOn,
    seized: row.seized.map(({ id: propertyId, description }) => ({ propertyId, description })),
    isNothingFound: body.isNothingFound,
  })
  refuseAtField(problems, { seized: 'isNothingFound' })
  await updateSearch(
    ctx.tx,
    id,
    {
      state: 'RETURNED',
      endorsedOn: body.endorsedOn === undefined ? null : new Date(body.endorsedOn),
      endorsement: body.endorsement || null,
      isNothingFound: body.isNothingFound,
      returnedOn: new Date(body.returnedOn),
      closedBy: ctx.who.userId,
    },
    { occurredTo: ctx.clock.now() },
  )
  await closeTasksOf(ctx, { recordId: id, kind: 'SEARCH_RETURN' })
  await log(ctx, id, 'Back at the court.')
  ctx.audit.change = { returnedOn: body.returnedOn, seized: row.seized.length }
  return done(ctx, id, problems)
}
