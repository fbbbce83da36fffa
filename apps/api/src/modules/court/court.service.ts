/** Hearings and results as people see and enter them: the diary, the court page of a case, a result by a person, extensions of limits, and a person's standing with the courts. */
import type { court } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { CourtPage } from '@mips/contracts/court-parts'
import { extensionProblems } from '@mips/domain/case/custody-time-limit'
import { inForce } from '@mips/domain/custody/rules-table'
import { resultEffectTable } from '@mips/domain/case/result-effects'
import { isSaid } from '@mips/domain/custody/rule-problem'
import { holds } from '../../platform/access/principal.ts'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import {
  dateOf,
  dayOf,
  findCourts,
  hearingOf,
  insertExtension,
  limitOf,
  listExtensions,
  listHearingPeople,
  listHearings,
  listRemands,
  listResults,
  todayOf,
} from '../case/case-court.service.ts'
import { peopleOf } from '../case/case-hearing.service.ts'
import { readCase, requireHead } from '../case/case.read.service.ts'
import { changed, refuseBlocks } from '../case/case.service.ts'
import { applyPlan, planFor, refusePlan } from './court.apply.service.ts'
import { keepLimitAlarms } from './court.effects.service.ts'
import { requireCourt, requireHearing } from './court.hearing.service.ts'
import { lastDay } from './court.reading.ts'
import { listMessagesOf } from './court-message.repository.ts'
import { findCodes, findOfficers, readDiary, readNominal, searchCodes } from './court.repository.ts'
import { presentCourt, presentDiary, presentNominal, resultCodes } from './court.view.ts'

type Routes = (typeof court)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']
type Query<Name extends keyof Routes> = RouteInput<Routes[Name]>['query']

const mostDiary = 300

/** Hearings of some days, by day and court. */
export async function diary(ctx: Ctx, query: Query<'diary'>) {
  const from = query.from ?? todayOf(ctx)
  const to = lastDay(from, query.days)
  const found = await readDiary(ctx.tx, {
    from,
    to,
    courtCode: query.courtCode || null,
    limit: mostDiary + 1,
  })
  const rows = found.slice(0, mostDiary)
  Object.assign(ctx.audit, {
    resultIds: [...new Set(rows.map(({ caseId }) => caseId))].slice(0, 100),
    resultCount: rows.length,
  })
  return { from, to, ...presentDiary(rows), hasMore: found.length > mostDiary }
}

/** Hearings, results, remand and limits of a case. */
export async function ofCase(ctx: Ctx, caseId: string): Promise<CourtPage> {
  const rows = await readCase(ctx, caseId)
  const [hearings, results] = [await listHearings(ctx.tx, caseId), await listResults(ctx.tx, caseId)]
  const [remands, extensions] = [await listRemands(ctx.tx, caseId), await listExtensions(ctx.tx, caseId)]
  const people = peopleOf(rows)
  ctx.audit.resultIds = [...new Set(people.map(({ id }) => id))].slice(0, 100)
  return presentCourt(rows, {
    hearings,
    results,
    remands,
    people,
    hearingPeople: await listHearingPeople(ctx.tx, caseId),
    codes: await findCodes(ctx.tx, resultCodes(results)),
    courts: await findCourts(
      ctx.tx,
      hearings.map(({ courtCode }) => courtCode),
    ),
    officers: await findOfficers(
      ctx.tx,
      results.flatMap(({ enteredBy }) => enteredBy ?? []),
    ),
    messages: holds(ctx.who, 'case.progress.record') ? await listMessagesOf(ctx.tx, caseId) : [],
    today: todayOf(ctx),
    limitOf: (id) => limitOf({ rows, remands, results, extensions }, id, todayOf(ctx))?.limit,
    stageOf: (id) => limitOf({ rows, remands, results, extensions }, id, todayOf(ctx))?.facts.stage,
    firstHearing: hearingOf(rows),
    may: {
      list: holds(ctx.who, 'case.record.build'),
      result: holds(ctx.who, 'case.progress.record'),
    },
  })
}

/** Enters what the court decided, as its register has it; the same effect as a message of the court. */
export async function enterResult(
  ctx: Ctx,
  which: { caseId: string; hearingId: string },
  body: Body<'enterResult'>,
) {
  const head = await requireHead(ctx, which.caseId)
  const hearing = await requireHearing(ctx, which.caseId, which.hearingId)
  if (hearing.vacatedAt !== null)
    throw new AppError('not_in_state', { facts: { reason: 'This hearing is not heard.' } })
  const day = dayOf(hearing.day)
  if (day > todayOf(ctx))
    throw new AppError('rule_refused', {
      facts: { rule: 'RC-3', reason: 'RC-3: The hearing lies ahead: enter its result when it was heard.' },
    })
  const ids = body.offences.map(({ lineId }) => lineId)
  if (new Set(ids).size < ids.length) throw badField('offences', 'Enter the result of each offence once')
  for (const [index, { results }] of body.offences.entries())
    for (const [at, { nextHearing }] of results.entries())
      if (nextHearing !== undefined)
        await requireCourt(
          ctx,
          nextHearing.courtCode,
          `offences.${index}.results.${at}.nextHearing.courtCode`,
        )
  const plan = await planFor(ctx, which.caseId, { day, hearingId: hearing.id, offences: body.offences })
  if (ids.some((id) => !plan.rows.lines.some((line) => line.id === id))) throw new AppError('bad_reference')
  if (plan.exceptions.length > 0 && body.accepts && !isSaid(body.reason))
    throw badField('reason', 'Say why it is entered as it stands (RC-8)')
  if (!body.accepts) refusePlan(plan)
  const isNew = await applyPlan(ctx, plan, {
    hearing,
    source: { userId: ctx.who.userId },
    courtReference: body.courtReference || undefined,
  })
  if (!isNew) throw new AppError('already_done')
  Object.assign(ctx.audit, {
    subjectKind: 'Case',
    subjectId: head.id,
    change: { hearing: hearing.id, offences: ids, accepted: plan.exceptions.map(({ kind }) => kind) },
    ...(body.reason ? { reasonGiven: body.reason } : {}),
  })
  return changed(ctx, head)
}

/** CT-3: a limit that the court extended while it still ran. */
export async function extendLimit(
  ctx: Ctx,
  which: { caseId: string; personId: string },
  body: Body<'extendLimit'>,
) {
  const head = await requireHead(ctx, which.caseId)
  const rows = await readCase(ctx, which.caseId)
  const of = {
    rows,
    remands: await listRemands(ctx.tx, head.id),
    results: await listResults(ctx.tx, head.id),
    extensions: await listExtensions(ctx.tx, head.id),
  }
  const today = todayOf(ctx)
  const found = rows.people.has(which.personId) ? limitOf(of, which.personId, today) : undefined
  if (found === undefined) throw new AppError('bad_reference')
  refuseBlocks(extensionProblems(found.facts, body, today, found.rules))
  await insertExtension(ctx.tx, {
    caseId: head.id,
    personRecordId: which.personId,
    grantedOn: dateOf(body.grantedOn),
    untilOn: dateOf(body.until),
    keptBy: ctx.who.userId,
    keptAt: ctx.clock.now(),
  })
  await keepLimitAlarms(ctx, rows)
  Object.assign(ctx.audit, {
    resultIds: [which.personId],
    change: { personId: which.personId, grantedOn: body.grantedOn, until: body.until },
  })
  return changed(ctx, head)
}

/** Result codes by number or words, with what each has to carry. */
export async function searchResults(ctx: Ctx, text: string) {
  const effects = inForce(resultEffectTable, todayOf(ctx))
  const found = await searchCodes(ctx.tx, text)
  return {
    results: found.map((row) => ({
      ...row,
      needs: [...(effects.find(({ codes }) => codes.includes(row.code))?.needs ?? [])],
    })),
  }
}

/** Convictions, remand and hearings of a person, as far as the reader may see the cases behind them. */
export async function ofNominal(ctx: Ctx, nominalId: string) {
  const row = await readNominal(ctx.tx, nominalId, todayOf(ctx))
  if (row === undefined) throw new AppError('not_found')
  const codes = await findCodes(ctx.tx, resultCodes(row.results))
  ctx.audit.resultCount = row.results.length
  return presentNominal(row, codes)
}
