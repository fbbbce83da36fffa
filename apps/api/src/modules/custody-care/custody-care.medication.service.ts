/** Medicines and their doses (TR-17). */
import type { custodyCare } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { doseGivers, doseOutcomes, medicineCarriers } from '@mips/domain/custody/care-codes'
import { careRulesOn } from '@mips/domain/custody/care-rules-table'
import { doseProblems, medicationState } from '@mips/domain/custody/medication'
import { labelIn } from '@mips/domain/custody/offence-words'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { enterOn } from '../custody/custody.entry.service.ts'
import { addLogEntry, refuseFuture } from '../pole/record.service.ts'
import { medicineFacts } from './custody-care.medication-view.ts'
import {
  findMedicationPage,
  findMedicine,
  insertDose,
  insertMedicine,
  stopMedicineRow,
} from './custody-care.repository.ts'
import { dateOrNull, orNull, recorded, refuseBlocked, sentence } from './custody-care.words.ts'

type Routes = (typeof custodyCare)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** Records a medicine that the person takes, with when it is due and who carries it. */
export async function addMedicine(ctx: Ctx, id: string, body: Body<'addMedicine'>): Promise<{ id: string }> {
  const now = ctx.clock.now()
  const stay = await enterOn(ctx, id, {
    section: 'RISK',
    asDraft: true,
    field: 'name',
    at: now.toISOString(),
  })
  for (const field of ['lastTakenAt', 'authorisedAt'] as const) {
    const at = body[field]
    if (at !== undefined) refuseFuture(ctx, field, new Date(at))
  }
  if (new Date(body.firstDueAt) < new Date(stay.arrivedAt))
    throw badField('firstDueAt', 'Enter when the first dose in custody is due, after the arrival')
  if (body.until !== undefined && new Date(body.until) < new Date(body.firstDueAt))
    throw badField('until', 'Enter an end after the first dose')
  if (body.carriedFrom !== undefined && (await findMedicine(ctx.tx, body.carriedFrom)) === null)
    throw new AppError('bad_reference')
  const row = await insertMedicine(ctx.tx, {
    custodyRecordId: id,
    name: body.name,
    dose: body.dose,
    form: orNull(body.form),
    prescriber: orNull(body.prescriber),
    isControlled: body.isControlled,
    carrier: body.carrier,
    lastTakenAt: dateOrNull(body.lastTakenAt),
    firstDueAt: new Date(body.firstDueAt),
    everyMinutes: body.everyMinutes ?? null,
    untilAt: dateOrNull(body.until),
    authorisedBy: orNull(body.authorisedBy),
    authorisedAt: dateOrNull(body.authorisedAt),
    carriedFrom: body.carriedFrom ?? null,
    ...recorded(ctx),
  })
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'MED_DUE',
    happenedAt: now,
    text: sentence(
      `Medicine: ${body.name}, ${body.dose}.`,
      body.authorisedBy && `Authorised by ${body.authorisedBy}.`,
      `Carried by: ${labelIn(medicineCarriers, body.carrier).toLowerCase()}.`,
    ),
    details: { medicineId: row.id },
  })
  ctx.audit.change = { medicineId: row.id, isControlled: body.isControlled }
  return row
}

/** No dose falls due after this. */
export async function stopMedicine(
  ctx: Ctx,
  id: string,
  medicineId: string,
  body: Body<'stopMedicine'>,
): Promise<{ id: string }> {
  const now = ctx.clock.now()
  await enterOn(ctx, id, { section: 'RISK', field: 'reason', at: now.toISOString() })
  const medicine = await requireMedicine(ctx, id, medicineId)
  const stopped = { stoppedAt: now, stoppedBy: ctx.who.userId, stopReason: body.reason }
  if (!(await stopMedicineRow(ctx.tx, { id: medicineId, custodyRecordId: id }, stopped)))
    throw new AppError('already_done', { facts: { reason: 'This medicine is stopped already.' } })
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'NOTE',
    happenedAt: now,
    text: sentence(`Medicine stopped: ${medicine.name}.`, body.reason),
    details: { medicineId },
  })
  Object.assign(ctx.audit, { change: { medicineId, isStopped: true }, reasonGiven: body.reason })
  return { id: medicineId }
}

async function requireMedicine(ctx: Ctx, id: string, medicineId: string) {
  const page = await findMedicationPage(ctx.tx, id)
  const medicine = page?.medicines.find((row) => row.id === medicineId)
  if (medicine === undefined) throw new AppError('not_found')
  return medicine
}

/** A dose that was given, refused or not to be had; when it was due stays with it. */
export async function recordDose(
  ctx: Ctx,
  id: string,
  medicineId: string,
  body: Body<'recordDose'>,
): Promise<{ id: string; warnings: string[] }> {
  await enterOn(ctx, id, {
    section: 'RISK',
    asDraft: true,
    field: 'at',
    at: body.at,
    lateReason: body.lateReason,
  })
  const medicine = await requireMedicine(ctx, id, medicineId)
  if (medicine.stoppedAt !== null)
    throw new AppError('not_in_state', { facts: { reason: 'This medicine is stopped.' } })
  const facts = medicineFacts(medicine)
  const rules = careRulesOn(londonDay(ctx.clock.now().toISOString()))
  const state = medicationState(facts, facts.doses, body.at, rules)
  const warnings = refuseBlocked(
    doseProblems(
      facts,
      {
        at: body.at,
        outcome: body.outcome,
        by: body.by,
        isSupervisedByHcp: body.isSupervised,
        ...(body.witness ? { witness: body.witness } : {}),
        ...(body.reason ? { reason: body.reason } : {}),
      },
      state,
    ),
  )
  const logEntryId = await addLogEntry(ctx, {
    recordId: id,
    kind: logKinds[body.outcome],
    happenedAt: new Date(body.at),
    text: sentence(
      `${labelIn(doseOutcomes, body.outcome)}: ${medicine.name}, ${medicine.dose}.`,
      body.outcome === 'GIVEN' && `${labelIn(doseGivers, body.by)}.`,
      body.witness && `Witness: ${body.witness}.`,
      body.reason,
    ),
    details: { medicineId },
    lateReason: body.lateReason || undefined,
  })
  await insertDose(ctx.tx, {
    custodyRecordId: id,
    medicineId,
    logEntryId,
    happenedAt: new Date(body.at),
    dueAt: dateOrNull(state.nextDueAt),
    outcome: body.outcome,
    givenBy: body.by,
    isSupervised: body.isSupervised,
    witness: orNull(body.witness),
    reason: orNull(body.reason),
  })
  ctx.audit.change = { medicineId, entryId: logEntryId, outcome: body.outcome }
  return { id: logEntryId, warnings }
}

const logKinds = { GIVEN: 'MED_GIVEN', REFUSED: 'MED_REFUSED', NOT_AVAILABLE: 'MED_DUE' } as const
