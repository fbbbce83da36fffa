/** What follows from results beside the case itself: warrants, work by type, the victim who is told, the alarms of custody time limits. */
import { type ResultTask, resultTasks } from '@mips/domain/case/result-effects'
import type { ContactTrigger } from '@mips/domain/investigation/victim-deadlines'
import { taskKind, type TaskKindCode } from '@mips/domain/tasks/task-kinds'
import { parseLondon } from '@mips/domain/time/london-time'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import {
  dayOf,
  type HearingRow,
  limitAlarms,
  listExtensions,
  listRemands,
  listResults,
} from '../case/case-court.service.ts'
import type { CaseRows } from '../case/case.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { keepVictimDues } from '../victim-care/victim-due.service.ts'
import { applyCourtResult, type CourtResult } from '../warrant/warrant-result.service.ts'
import { asCourt } from './court.actor.ts'
import type { Source } from './court.apply.service.ts'
import type { PlannedDefendant } from './court.plan.ts'
import { resultWords } from './court.reading.ts'
import { findCodes, findOpenTasks, findWarrantUnit } from './court.repository.ts'

type Of = { hearing: HearingRow; source: Source; courtReference?: string | undefined }

/** Everything that follows, in the transaction of the results. */
export async function followUp(
  ctx: Ctx,
  rows: CaseRows,
  defendants: readonly PlannedDefendant[],
  of: Of,
): Promise<void> {
  for (const defendant of defendants) {
    await keepWarrants(ctx, rows, defendant, of)
    await keepTasks(ctx, rows, defendant, of)
  }
  await tellVictims(ctx, rows, defendants)
  await keepLimitAlarms(ctx, rows)
}

/** H3: a result that makes or ends a warrant does it in this transaction, and the marker of the person with it. */
async function keepWarrants(
  ctx: Ctx,
  rows: CaseRows,
  { personRecordId, offences }: PlannedDefendant,
  of: Of,
): Promise<void> {
  const asked = offences.flatMap(({ line, effects }) =>
    effects.flatMap(({ effect, given }) =>
      effect.warrant === undefined ? [] : [{ line, effect: effect.warrant, given }],
    ),
  )
  // One warrant for each kind of effect of a hearing, however many offences say it.
  const once = asked.filter((one, place) => asked.findIndex(({ effect }) => effect === one.effect) === place)
  if (once.length === 0) return
  const labels = await findCodes(
    ctx.tx,
    once.map(({ given }) => given.code),
  )
  const unit = (await findWarrantUnit(ctx.tx)) ?? rows.head.unitCode ?? ctx.who.unitCode
  for (const { line, effect, given } of once) {
    const words = [labels.find(({ code }) => code === given.code)?.label, resultWords(given)]
    const offence = rows.offences.get(line.offenceId)?.title
    const result: CourtResult = {
      resultId: `${of.hearing.id} ${personRecordId} ${effect}`,
      effect,
      personRecordId,
      courtCode: of.hearing.courtCode,
      at: heldAt(of.hearing, ctx.clock.now()),
      courtReference: of.courtReference ?? rows.head.urn,
      terms: words.filter(Boolean).join(': ').slice(0, 1000),
      ...(offence === undefined ? {} : { offenceWords: offence }),
      ...(given.amount === undefined || effect !== 'COMMITMENT'
        ? {}
        : { owedPence: Math.round(given.amount * 100) }),
    }
    const done = await applyWarrant(ctx, unit, result)
    if (done === 'ASK')
      await raise(ctx, rows, 'COURT_WARRANT_ENDED', {
        title: 'A court ended a warrant: say which one',
        once: result.resultId,
      })
  }
}

async function applyWarrant(ctx: Ctx, unit: string, result: CourtResult): Promise<string> {
  return asCourt(ctx, unit, async (court, note) => {
    try {
      const done = await applyCourtResult(court, result)
      ctx.audit.resultIds = [...(ctx.audit.resultIds ?? []), ...done.warrantIds, ...(note.resultIds ?? [])]
      return done.did
    } catch (error) {
      // The unit has registered it by hand before the message came.
      if (error instanceof AppError && error.code === 'already_done') return 'BEFORE'
      throw error
    }
  })
}

/** When the court made it: the hour of the hearing on its day, never ahead of now. */
function heldAt(hearing: HearingRow, now: Date): string {
  const reading = parseLondon(dayOf(hearing.day), hearing.atTime ?? '10:00')
  return reading.ok && reading.instant < now.toISOString() ? reading.instant : now.toISOString()
}

const kinds: Record<ResultTask, TaskKindCode> = {
  REMAND_CUSTODY: 'COURT_REMAND',
  BAIL_CONDITIONS: 'COURT_BAIL',
  WARRANT_ISSUED: 'COURT_WARRANT',
  WARRANT_ENDED: 'COURT_WARRANT_ENDED',
  ORDER_MADE: 'COURT_ORDER',
  REGISTER_OFFENDER: 'COURT_REGISTER',
  PROPERTY: 'COURT_PROPERTY',
  TELL_VICTIM: 'COURT_TELL',
  UPGRADE_FILE: 'COURT_UPGRADE',
  READ_RESULT: 'COURT_READ',
}
/** What the register of warrants and victim care raise themselves. */
const elsewhere: readonly ResultTask[] = ['WARRANT_ISSUED']

/** RC-2: the work of each type, for the officer in the case, once for a hearing and a person. */
async function keepTasks(
  ctx: Ctx,
  rows: CaseRows,
  { personRecordId, outcome }: PlannedDefendant,
  of: Of,
): Promise<void> {
  const hasCrime = rows.sources.some(({ kind }) => kind === 'Crime')
  for (const task of outcome.tasks) {
    if (elsewhere.includes(task) || (task === 'TELL_VICTIM' && hasCrime)) continue
    await raise(ctx, rows, kinds[task], {
      title: resultTasks.find(({ code }) => code === task)?.label ?? task,
      once: `${of.hearing.id} ${personRecordId}`,
    })
  }
}

async function raise(
  ctx: Ctx,
  { head }: CaseRows,
  kind: TaskKindCode,
  of: { title: string; once: string; dueAt?: Date; rule?: string },
): Promise<void> {
  const { rule, harm } = taskKind(kind)
  await raiseTask(ctx, {
    recordId: head.id,
    kind,
    title: of.title,
    reason: `${of.rule ?? rule}: case ${head.urn}.`,
    rule: of.rule ?? rule,
    harm,
    opensAt: `/cases/${head.id}/court`,
    for: { userId: head.officerId },
    once: of.once,
    mayTick: kind !== 'CUSTODY_LIMIT',
    ...(of.dueAt === undefined ? {} : { dueAt: of.dueAt }),
  })
}

/** F14: each victim of the crimes behind the case is told in the time that the Code gives, from now, when it became known. */
async function tellVictims(ctx: Ctx, rows: CaseRows, defendants: readonly PlannedDefendant[]): Promise<void> {
  const at = ctx.clock.now()
  const tasks = new Set(defendants.flatMap(({ outcome }) => outcome.tasks))
  const isNext = defendants.some(({ offences }) =>
    offences.some(({ given }) => given.results.some(({ nextHearing }) => nextHearing !== undefined)),
  )
  const triggers: ContactTrigger[] = [
    'COURT_RESULT',
    ...(tasks.has('BAIL_CONDITIONS') || tasks.has('REMAND_CUSTODY') ? (['BAIL_CHANGED'] as const) : []),
    ...(isNext ? (['COURT_DATE'] as const) : []),
  ]
  for (const { id, kind } of rows.sources)
    if (kind === 'Crime')
      await keepVictimDues(
        ctx,
        id,
        triggers.map((trigger) => ({ trigger, at })),
      )
}

/** CT-4: alarms that still hold stay, those that do not are closed, and new ones are raised with their hour. */
export async function keepLimitAlarms(ctx: Ctx, rows: CaseRows): Promise<void> {
  const caseId = rows.head.id
  const of = {
    rows,
    remands: await listRemands(ctx.tx, caseId),
    results: await listResults(ctx.tx, caseId),
    extensions: await listExtensions(ctx.tx, caseId),
  }
  const people = [...new Set(of.remands.map(({ personRecordId }) => personRecordId))]
  const wanted = people.flatMap((id) => limitAlarms(of, id, ctx.clock.now()))
  for (const { once } of await findOpenTasks(ctx.tx, caseId, 'CUSTODY_LIMIT'))
    if (once !== null && !wanted.some((alarm) => alarm.once === once))
      await closeTasksOf(
        ctx,
        { recordId: caseId, kind: 'CUSTODY_LIMIT', once },
        'The limit runs otherwise now',
      )
  for (const { once, text, by, rule } of wanted)
    await raise(ctx, rows, 'CUSTODY_LIMIT', {
      title: text,
      once,
      dueAt: new Date(by),
      rule,
    })
}
