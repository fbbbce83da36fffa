/** The cell, the risk, the level of observation, and time out at hospital. */
import type { custody } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { custodyExclusionKinds, custodyRiskLevels, observationLevels } from '@mips/domain/custody/codes'
import { custodyRolesOf, decideMoveAs } from '@mips/domain/custody/custody-roles'
import { labelIn } from '@mips/domain/custody/offence-words'
import { isHeld } from '@mips/domain/custody/state'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { addLogEntry, refuseFuture } from '../pole/record.service.ts'
import { allocateCell } from './custody.cells.service.ts'
import { actorOn, decideCare, heldFrom, stateOf, stateOnReturn } from './custody.decisions.ts'
import { endExclusion, insertExclusion, updateStay } from './custody.repository.ts'
import type { CustodyRow } from './custody.rows.ts'
import { type Changed, refuse, requireStay } from './custody.service.ts'

type Routes = (typeof custody)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** Changes the cell, the risk or the level of observation, with an entry in the log for each that changed. */
export async function assess(ctx: Ctx, id: string, body: Body<'assess'>): Promise<Changed> {
  const stay = await requireStay(ctx, id)
  const cell = body.cell === undefined || body.cell === '' || body.cell === stay.cell ? undefined : body.cell
  const riskLevel = body.riskLevel === stay.riskLevel ? undefined : body.riskLevel
  const observationLevel = body.observationLevel === stay.observationLevel ? undefined : body.observationLevel
  if (!isHeld(stateOf(stay.state))) throw notNow('The person is no longer held here.')
  refuse(
    'assess',
    decideCare(stay, ctx.who, body.riskLevel !== undefined || body.observationLevel !== undefined),
  )
  if (cell === undefined && riskLevel === undefined && observationLevel === undefined)
    throw badField('cell', 'Change the cell, the risk or the level of observation')
  const toDo = cell === undefined ? [] : await cellFor(ctx, stay, cell, body)
  await updateStay(ctx.tx, id, {
    ...(cell && { cell }),
    ...(riskLevel && { riskLevel }),
    ...(observationLevel && { observationLevel }),
  })
  const log = (kind: string, text: string, details: Record<string, unknown>) =>
    addLogEntry(ctx, { recordId: id, kind, happenedAt: ctx.clock.now(), text, details })
  if (cell !== undefined)
    await log(
      'CELL_IN',
      [
        `Cell ${cell}${stay.cell === null ? '' : `, from cell ${stay.cell}`}. ${body.reason}`,
        ...cellWords(body, toDo),
      ]
        .join(' ')
        .slice(0, 4000),
      { from: stay.cell, to: cell, toDo },
    )
  if (riskLevel !== undefined)
    await log('RISK', `Risk ${labelIn(custodyRiskLevels, riskLevel).toLowerCase()}. ${body.reason}`, {
      from: stay.riskLevel,
      to: riskLevel,
    })
  if (observationLevel !== undefined)
    await log('LEVEL_CHANGE', `${labelIn(observationLevels, observationLevel)}. ${body.reason}`, {
      from: stay.observationLevel,
      to: observationLevel,
    })
  ctx.audit.change = { cell, riskLevel, observationLevel, jointRisk: body.jointRisk }
  ctx.audit.reasonGiven = body.reason
  return { id, version: ctx.subjectVersion ?? stay.version, state: stay.state }
}

/** Records a trip to hospital or questioning there; a trip without an end takes the person out of the suite until it has one. */
export async function recordExclusion(ctx: Ctx, id: string, body: Body<'recordExclusion'>): Promise<Changed> {
  const stay = await requireStay(ctx, id)
  const isTrip = body.kind !== 'QUESTIONED_AT_HOSPITAL'
  const state = stateOf(stay.state)
  if (!isHeld(state)) throw notNow('The person is no longer held.')
  refuseExclusionTimes(ctx, stay, body)
  const goesNow = isTrip && body.endsAt === undefined
  if (goesNow && state === 'AT_HOSPITAL') throw notNow('The person is at hospital already.')
  // A trip that is over needs the same word as one that begins: it also takes time off the clock.
  if (isTrip && state !== 'AT_HOSPITAL')
    refuse('hospital', decideMoveAs(state, 'AT_HOSPITAL', actorOn(stay, ctx.who)))
  const [startsAt, endsAt] = [
    new Date(body.startsAt),
    body.endsAt === undefined ? null : new Date(body.endsAt),
  ]
  await insertExclusion(ctx.tx, {
    custodyRecordId: id,
    kind: body.kind,
    startsAt,
    endsAt,
    reason: body.reason || null,
  })
  const label = labelIn(custodyExclusionKinds, body.kind)
  await addLogEntry(ctx, {
    recordId: id,
    kind: isTrip ? 'HOSPITAL_OUT' : 'QUESTIONED_AT_HOSPITAL',
    happenedAt: startsAt,
    text: `${label}. ${body.reason ?? ''}`.trim(),
  })
  if (isTrip && endsAt !== null)
    await addLogEntry(ctx, {
      recordId: id,
      kind: 'HOSPITAL_IN',
      happenedAt: endsAt,
      text: 'Back from hospital',
    })
  if (goesNow) await updateStay(ctx.tx, id, { state: 'AT_HOSPITAL' })
  ctx.audit.change = { kind: body.kind, startsAt: body.startsAt, endsAt: body.endsAt }
  return { id, version: ctx.subjectVersion ?? stay.version, state: goesNow ? 'AT_HOSPITAL' : stay.state }
}

/** The person is back, or the questioning is over. */
export async function endTrip(
  ctx: Ctx,
  id: string,
  exclusionId: string,
  body: Body<'endExclusion'>,
): Promise<Changed> {
  const stay = await requireStay(ctx, id)
  const trip = stay.clock.exclusions.find((row) => row.id === exclusionId)
  if (trip === undefined) throw new AppError('not_found')
  if (trip.endsAt !== null)
    throw new AppError('already_done', { facts: { reason: `It ended at ${formatLondon(trip.endsAt)}.` } })
  const endsAt = new Date(body.endsAt)
  refuseFuture(ctx, 'endsAt', endsAt)
  if (endsAt < new Date(trip.startsAt))
    throw badField('endsAt', `Enter a time after ${formatLondon(trip.startsAt)}, when it began`)
  const comesBack = trip.kind !== 'QUESTIONED_AT_HOSPITAL' && stateOf(stay.state) === 'AT_HOSPITAL'
  const state = comesBack ? stateOnReturn(stay) : stateOf(stay.state)
  if (comesBack) refuse('hospital', decideMoveAs('AT_HOSPITAL', state, actorOn(stay, ctx.who)))
  if ((await endExclusion(ctx.tx, exclusionId, endsAt)).count !== 1) throw new AppError('already_done')
  if (comesBack) {
    await updateStay(ctx.tx, id, { state })
    await addLogEntry(ctx, {
      recordId: id,
      kind: 'HOSPITAL_IN',
      happenedAt: endsAt,
      text: 'Back from hospital',
    })
  } else {
    await addLogEntry(ctx, {
      recordId: id,
      kind: 'QUESTIONED_AT_HOSPITAL',
      happenedAt: endsAt,
      text: 'Questioning at hospital ended',
    })
  }
  ctx.audit.change = { exclusionId, endsAt: body.endsAt, state }
  return { id, version: ctx.subjectVersion ?? stay.version, state }
}

const notNow = (reason: string) => new AppError('not_in_state', { facts: { reason } })

/** The rules on the cell that the person moves to, at the level of observation that will hold there. */
function cellFor(ctx: Ctx, stay: CustodyRow, code: string, body: Body<'assess'>): Promise<string[]> {
  if (stay.station === null) return Promise.resolve([])
  const detainee = stay.people.find((person) => person.role === 'DETAINEE')
  return allocateCell(ctx, {
    stationCode: stay.station.code,
    code,
    stayId: stay.id,
    nominalId: detainee?.nominalId,
    person: detainee,
    observationLevel: body.observationLevel ?? stay.observationLevel,
    words: body,
    isCustodyOfficer: custodyRolesOf(actorOn(stay, ctx.who)).includes('CO'),
  })
}

/** What was said and done for the move, and what is still to do, for the log. */
const cellWords = (body: Body<'assess'>, toDo: readonly string[]): string[] =>
  [
    body.cellReason && `This cell because: ${body.cellReason}.`,
    body.jointRisk && `Joint risk: ${body.jointRisk}.`,
    body.womanInCharge && `In the care of ${body.womanInCharge}.`,
    body.isCellChecked && 'Cell checked before.',
    body.isCctvTold && 'Told of the CCTV.',
    toDo.length > 0 && `Still to do: ${toDo.join(' ')}`,
  ].filter((words) => typeof words === 'string' && words !== '') as string[]

function refuseExclusionTimes(ctx: Ctx, stay: CustodyRow, body: Body<'recordExclusion'>): void {
  const startsAt = new Date(body.startsAt)
  refuseFuture(ctx, 'startsAt', startsAt)
  if (startsAt < new Date(heldFrom(stay))) throw badField('startsAt', 'Enter a time after the arrest')
  if (body.endsAt !== undefined) {
    refuseFuture(ctx, 'endsAt', new Date(body.endsAt))
    if (new Date(body.endsAt) < startsAt)
      throw badField('endsAt', 'Enter an end that is not before the start')
  }
  const end = body.endsAt === undefined ? Infinity : Date.parse(body.endsAt)
  const overlaps = stay.clock.exclusions.some(
    (trip) =>
      trip.kind === body.kind &&
      Date.parse(trip.startsAt) < end &&
      startsAt.getTime() < (trip.endsAt === null ? Infinity : Date.parse(trip.endsAt)),
  )
  if (overlaps) throw badField('startsAt', 'This overlaps with a time that is recorded already')
}
