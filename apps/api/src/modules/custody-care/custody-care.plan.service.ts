/** The care plan with the level of observation, the watch, the checks and the meals. */
import type { custodyCare } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { watchPlan } from '@mips/domain/custody/care-due'
import { mealSizes } from '@mips/domain/custody/care-codes'
import { type ObservationLevel, observationLevels } from '@mips/domain/custody/codes'
import { checkProblems, hasFailedRousing } from '@mips/domain/custody/observation'
import { labelIn } from '@mips/domain/custody/offence-words'
import { badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { changeStay, type CustodyRow, enterOn } from '../custody/custody.entry.service.ts'
import { addLogEntry, refuseFuture } from '../pole/record.service.ts'
import { insertCheck, insertMeal, insertPlan, insertWatch } from './custody-care.repository.ts'
import { dateOrNull, orNull, recorded, refuseBlocked, sentence } from './custody-care.words.ts'

type Routes = (typeof custodyCare)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** The custody officer decides on the care plan; the level of the record changes with it, and the log says from what to what. */
export async function planCare(
  ctx: Ctx,
  id: string,
  body: Body<'planCare'>,
): Promise<{ id: string; version: number }> {
  const stay = await enterOn(ctx, id, {
    section: 'RISK',
    field: 'decidedAt',
    at: body.decidedAt,
    lateReason: body.lateReason,
  })
  refusePlan(stay, body)
  const decidedAt = new Date(body.decidedAt)
  const row = await insertPlan(ctx.tx, {
    custodyRecordId: id,
    level: body.level,
    everyMinutes: body.everyMinutes ?? null,
    mustRouse: body.mustRouse,
    needsAntiLigature: body.needsAntiLigature,
    clothing: orNull(body.clothing),
    food: orNull(body.food),
    aids: orNull(body.aids),
    religion: orNull(body.religion),
    staffSex: orNull(body.staffSex),
    womensNeeds: orNull(body.womensNeeds),
    notes: orNull(body.notes),
    reason: body.reason,
    reviewAt: dateOrNull(body.reviewAt),
    decidedAt,
    lateReason: orNull(body.lateReason),
    ...recorded(ctx),
  })
  const log = (kind: string, text: string, details: Record<string, unknown>) =>
    addLogEntry(ctx, {
      recordId: id,
      kind,
      happenedAt: decidedAt,
      text,
      details,
      lateReason: body.lateReason || undefined,
    })
  const entryId = await log('CARE_PLAN', planWords(body), { planId: row.id })
  if (body.level !== stay.observationLevel) {
    await changeStay(ctx, id, { observationLevel: body.level })
    await log('LEVEL_CHANGE', `${labelIn(observationLevels, body.level)}. ${body.reason}`, {
      from: stay.observationLevel,
      to: body.level,
    })
  }
  if (body.watcher)
    await insertWatch(ctx.tx, {
      custodyRecordId: id,
      watcher: body.watcher,
      since: decidedAt,
      logEntryId: entryId,
      ...recorded(ctx),
    })
  Object.assign(ctx.audit, {
    change: { planId: row.id, from: stay.observationLevel, to: body.level, mustRouse: body.mustRouse },
    reasonGiven: body.reason,
  })
  return { id: row.id, version: ctx.subjectVersion ?? stay.version }
}

/** The interval of a plan shortens that of its level and never lengthens it (TR-1). */
function refusePlan(stay: CustodyRow, body: Body<'planCare'>): void {
  const longest = observationLevels.find(({ code }) => code === body.level)?.maxIntervalMinutes ?? 60
  if (body.everyMinutes !== undefined && body.everyMinutes > longest)
    throw badField(
      'everyMinutes',
      `Level ${body.level} asks for a check at least every ${longest} minutes (TR-1)`,
    )
  const changedAt = stay.clock.levelChange?.at
  if (changedAt !== undefined && Date.parse(body.decidedAt) < Date.parse(changedAt))
    throw badField('decidedAt', 'Enter a time after the last change of the level')
}

const planWords = (body: Body<'planCare'>): string =>
  sentence(
    `Care plan: ${labelIn(observationLevels, body.level).toLowerCase()}`,
    body.everyMinutes !== undefined && `every ${body.everyMinutes} minutes`,
    body.mustRouse ? 'and rouse each time.' : 'without rousing.',
    body.watcher ? `Watched by ${body.watcher}.` : undefined,
    body.needsAntiLigature && 'A cell without ligature points.',
    body.reason,
    body.notes,
  )

/** Another officer takes over the watch. */
export async function setWatcher(ctx: Ctx, id: string, body: Body<'setWatcher'>): Promise<{ id: string }> {
  await enterOn(ctx, id, { section: 'LOG', field: 'since', at: body.since, lateReason: body.lateReason })
  const since = new Date(body.since)
  const logEntryId = await addLogEntry(ctx, {
    recordId: id,
    kind: 'CARE_PLAN',
    happenedAt: since,
    text: `${body.watcher} took over the watch.`,
    lateReason: body.lateReason || undefined,
  })
  ctx.audit.change = { watcher: body.watcher }
  return insertWatch(ctx.tx, {
    custodyRecordId: id,
    watcher: body.watcher,
    since,
    logEntryId,
    ...recorded(ctx),
  })
}

/** A visit, with or without rousing; one that failed is kept only with the call for help (TR-3). */
export async function recordCheck(
  ctx: Ctx,
  id: string,
  body: Body<'recordCheck'>,
): Promise<{ id: string; warnings: string[] }> {
  const stay = await enterOn(ctx, id, {
    section: 'LOG',
    field: 'doneAt',
    at: body.doneAt,
    lateReason: body.lateReason,
  })
  if (body.calledAt !== undefined) refuseFuture(ctx, 'calledAt', new Date(body.calledAt))
  const { rousing } = body
  const plan = watchPlan(levelOf(stay), stay.clock.care?.plans[0]) ?? { level: '1', mustRouse: false }
  const warnings = refuseBlocked(
    checkProblems(
      {
        kind: rousing === undefined ? 'VISIT' : 'ROUSE',
        ...(rousing === undefined ? {} : { rousing }),
        ...(body.isAsleep === undefined ? {} : { isAsleep: body.isAsleep }),
        ...(body.calledWho ? { calledWho: body.calledWho } : {}),
        ...(body.calledAt === undefined ? {} : { calledAt: body.calledAt }),
        ...(body.isAmbulance === undefined ? {} : { isAmbulance: body.isAmbulance }),
      },
      { ...plan, watcher: stay.clock.care?.watch?.watcher ?? '' },
    ),
  )
  const kind = kindOf(rousing)
  const entryId = await addLogEntry(ctx, {
    recordId: id,
    kind,
    happenedAt: new Date(body.doneAt),
    text: sentence(body.text, body.calledWho && `Called: ${body.calledWho}.`),
    lateReason: body.lateReason || undefined,
  })
  await insertCheck(ctx.tx, {
    custodyRecordId: id,
    logEntryId: entryId,
    isAsleep: body.isAsleep ?? null,
    ...(rousing === undefined ? {} : { rousing }),
    calledWho: orNull(body.calledWho),
    calledAt: dateOrNull(body.calledAt),
    isAmbulance: body.isAmbulance ?? null,
  })
  ctx.audit.change = { entryId, kind }
  return { id: entryId, warnings }
}

const levelOf = (stay: CustodyRow): ObservationLevel | undefined =>
  observationLevels.find(({ code }) => code === stay.observationLevel)?.code

function kindOf(rousing: Body<'recordCheck'>['rousing']): 'VISIT' | 'ROUSE' | 'ROUSE_FAIL' {
  if (rousing === undefined) return 'VISIT'
  return hasFailedRousing(rousing) ? 'ROUSE_FAIL' : 'ROUSE'
}

/** A meal that was offered; one that was refused counts as offered (TR-6). */
export async function offerMeal(ctx: Ctx, id: string, body: Body<'offerMeal'>): Promise<{ id: string }> {
  await enterOn(ctx, id, {
    section: 'LOG',
    field: 'offeredAt',
    at: body.offeredAt,
    lateReason: body.lateReason,
  })
  const logEntryId = await addLogEntry(ctx, {
    recordId: id,
    kind: 'MEAL',
    happenedAt: new Date(body.offeredAt),
    text: sentence(
      `${labelIn(mealSizes, body.size)} ${body.outcome === 'REFUSED' ? 'refused' : 'taken'}.`,
      body.words,
    ),
    lateReason: body.lateReason || undefined,
  })
  ctx.audit.change = { entryId: logEntryId, size: body.size, outcome: body.outcome }
  await insertMeal(ctx.tx, { custodyRecordId: id, logEntryId, size: body.size, outcome: body.outcome })
  return { id: logEntryId }
}
