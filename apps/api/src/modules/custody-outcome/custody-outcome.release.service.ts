/** The door: release, handing over, a release that is stopped (12.23, custody.md 14). */
import type { custodyOutcome } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { labelIn } from '@mips/domain/custody/offence-words'
import { disposals } from '@mips/domain/custody/disposals'
import { disposalOfStay } from '@mips/domain/custody/outcome-codes'
import { AppError, badField } from '../../platform/errors.ts'
import { formatLondon } from '@mips/domain/time/london-time'
import type { Ctx } from '../../platform/http/module.ts'
import { completeArrest } from '../arrest/arrest.service.ts'
import { custodyStateOf, refuseActTime, refuseBlocked } from '../custody/custody.stay.service.ts'
import { tellOfBail } from './bail-listeners.service.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { tellOfRelease } from './custody-outcome.abuse.ts'
import { clockWords } from './custody-outcome.clock-words.ts'
import { updateOffences } from './custody-outcome.repository.ts'
import type { OutcomeRow } from './custody-outcome.rows.ts'
import {
  disposalsOf,
  doorProblems,
  isAuthorityInTime,
  type Moved,
  movedReply,
  moveTo,
  requireCustodyOfficer,
  requireHeld,
  requireOutcome,
  requireState,
} from './custody-outcome.service.ts'

type Routes = (typeof custodyOutcome)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** RELEASING: every offence has its end. */
export async function beginRelease(ctx: Ctx, recordId: string, body: Body<'beginRelease'>): Promise<Moved> {
  const stay = await requireOutcome(ctx, recordId)
  const at = refuseActTime(ctx, stay, { field: 'at', at: body.at, lateReason: body.lateReason })
  requireCustodyOfficer(ctx, stay)
  await moveTo(ctx, stay, { to: 'RELEASING', facts: releasingFacts(stay, at) })
  await addLogEntry(ctx, {
    recordId,
    kind: 'NOTE',
    happenedAt: at,
    text: 'The release is being prepared.',
    lateReason: body.lateReason || undefined,
  })
  ctx.audit.change = { state: 'RELEASING' }
  return movedReply(ctx, stay, 'RELEASING')
}

const releasingFacts = (stay: OutcomeRow, at: Date) => ({
  disposalsLeft: disposalsOf(stay).filter((disposal) => disposal === undefined).length,
  isAuthorityInTime: isAuthorityInTime(stay, at),
})

/** RELEASING back to detention, while an authority is in time, or to a charged person's custody. */
export async function stopRelease(ctx: Ctx, recordId: string, body: Body<'stopRelease'>): Promise<Moved> {
  const stay = await requireOutcome(ctx, recordId)
  requireState(stay, ['RELEASING'], 'No release is being prepared.')
  const at = refuseActTime(ctx, stay, { field: 'at', at: body.at, lateReason: body.lateReason })
  requireCustodyOfficer(ctx, stay)
  const isCharged = stay.charges.some(({ isBailRefused }) => isBailRefused)
  const to = isCharged ? 'CHARGED_HELD' : 'DETAINED'
  await moveTo(ctx, stay, {
    to,
    facts: {
      reason: body.reason,
      isAuthorityInTime: isAuthorityInTime(stay, at),
      postChargeGrounds: stay.charges.reduce(
        (most, { groundsCodes }) => Math.max(most, groundsCodes.length),
        0,
      ),
    },
  })
  await addLogEntry(ctx, {
    recordId,
    kind: 'NOTE',
    happenedAt: at,
    text: `The release is stopped. ${body.reason}`,
    lateReason: body.lateReason || undefined,
  })
  ctx.audit.change = { state: to }
  ctx.audit.reasonGiven = body.reason
  return movedReply(ctx, stay, to)
}

/** Refuses an end before the last thing that the record says of the person as held. */
function refuseEarlyEnd(stay: OutcomeRow, field: string, at: Date): void {
  const last = [
    stay.arrivedAt,
    stay.authorisedAt,
    ...stay.clock.reviews.map(({ doneAt }) => doneAt),
    ...stay.charges.map(({ chargedAt }) => chargedAt),
  ]
    .filter((each) => each !== null)
    .reduce((a, b) => (new Date(a) > new Date(b) ? a : b))
  if (at < new Date(last))
    throw badField(
      field,
      `Enter a time after ${formatLondon(last)}, when the record says the person was still held`,
    )
}

/** Lets the person go: what the door lacks is refused by its rule, all of it told at once. */
export async function letGo(ctx: Ctx, recordId: string, body: Body<'letGo'>): Promise<Moved> {
  const stay = await requireOutcome(ctx, recordId)
  requireHeld(stay)
  if (custodyStateOf(stay) === 'ARRIVED')
    throw new AppError('not_in_state', {
      facts: { reason: 'Decide on detention first: to refuse it lets the person go.' },
    })
  requireCustodyOfficer(ctx, stay)
  const at = refuseActTime(ctx, stay, {
    field: 'releasedAt',
    at: body.releasedAt,
    lateReason: body.lateReason,
  })
  refuseEarlyEnd(stay, 'releasedAt', at)
  const problems = doorProblems(stay, { ...saidAtDoor(body), isTransfer: false, at: body.releasedAt })
  refuseBlocked(problems)
  if (custodyStateOf(stay) !== 'RELEASING')
    await moveTo(ctx, stay, { to: 'RELEASING', facts: releasingFacts(stay, at) })
  const disposal = disposalOfStay(stay.offenceRows.map((row) => row.disposal)) ?? 'NFA_POLICE'
  await moveTo(ctx, stay, {
    from: 'RELEASING',
    to: 'RELEASED',
    facts: {
      hasReleaseAssessment: stay.assessments.length > 0,
      isPropertySettled: true,
      isBailed: stay.bails.some(({ kind }) => kind !== 'RUI'),
      isBailNoticeServed: body.isBailNoticeServed,
      releasedAt: body.releasedAt,
    },
    change: { releasedAt: at, disposal, releaseReason: reasonOf(stay, body.note) },
    endedAt: at,
  })
  await addLogEntry(ctx, {
    recordId,
    kind: 'RELEASE',
    happenedAt: at,
    text: releaseWords(stay, body),
    details: { disposal },
    lateReason: body.lateReason || undefined,
  })
  if (stay.arrestId !== null) await completeArrest(ctx, stay.arrestId)
  if (body.safeguardingReason) await tellOfRelease(ctx, stay, body.safeguardingReason)
  await tellOfBail(ctx, recordId)
  ctx.audit.change = { state: 'RELEASED', disposal }
  ctx.audit.reasonGiven = notDone(body) || undefined
  return movedReply(ctx, stay, 'RELEASED')
}

/** What was said, with what was left empty left out. */
function saidAtDoor(body: Body<'letGo'>) {
  const { collectedBy, aloneReason, inspectorName, safeguardingReason, safeguardingInspector } = body
  return {
    ...settled(body),
    isBailNoticeServed: body.isBailNoticeServed,
    ...(collectedBy ? { collectedBy } : {}),
    ...(aloneReason ? { aloneReason } : {}),
    ...(inspectorName ? { inspectorName } : {}),
    ...(safeguardingReason ? { safeguardingReason } : {}),
    ...(safeguardingInspector ? { safeguardingInspector } : {}),
  }
}

/** Property, medication and forms: done, or the reason why not. */
function settled(body: Body<'letGo'> | Body<'handOver'>) {
  const { propertyHeldReason, propertyNotSignedReason, medicationReason, forceReason } = body
  return {
    isPropertySettled: body.isPropertySettled || Boolean(propertyHeldReason),
    isMedicationReturned: body.isMedicationReturned,
    ...(propertyHeldReason ? { propertyHeldReason } : {}),
    ...(propertyNotSignedReason ? { propertyNotSignedReason } : {}),
    ...(medicationReason ? { medicationReason } : {}),
    ...(forceReason ? { forceReason } : {}),
  }
}

/** What was not done at the door, each with its reason. */
const notDone = (body: Body<'letGo'> | Body<'handOver'>): string =>
  [
    body.propertyHeldReason ? `Property stays: ${body.propertyHeldReason}.` : '',
    body.propertyNotSignedReason ? `Property not signed for: ${body.propertyNotSignedReason}.` : '',
    body.medicationReason ? `Medication: ${body.medicationReason}.` : '',
    body.forceReason ? `Form on force not waited for: ${body.forceReason}.` : '',
    'safeguardingReason' in body && body.safeguardingReason
      ? `Safety plan not waited for: ${body.safeguardingReason}, agreed by ${body.safeguardingInspector ?? 'nobody'}.`
      : '',
  ]
    .filter(Boolean)
    .join(' ')

const reasonOf = (stay: OutcomeRow, note: string | undefined): string =>
  [
    ...stay.offenceRows.map(
      ({ title, disposal }) => `${title}: ${labelIn(disposals, disposal ?? '').toLowerCase()}.`,
    ),
    note,
  ]
    .filter(Boolean)
    .join(' ')
    .slice(0, 2000)

const releaseWords = (stay: OutcomeRow, body: Body<'letGo'>): string =>
  [
    'Released.',
    reasonOf(stay, body.note),
    body.isPropertySettled ? 'Property accounted for.' : '',
    body.isMedicationReturned ? 'Medication returned.' : '',
    notDone(body),
    body.isBailNoticeServed ? 'Notice of bail served.' : '',
    body.collectedBy ? `Collected by ${body.collectedBy}.` : '',
    body.inspectorName ? `Agreed by ${body.inspectorName}.` : '',
  ]
    .filter(Boolean)
    .join(' ')
    .slice(0, 4000)

/** Hands the person over with a whole escort record: to court, prison, hospital, another force. */
export async function handOver(ctx: Ctx, recordId: string, body: Body<'handOver'>): Promise<Moved> {
  const stay = await requireOutcome(ctx, recordId)
  requireHeld(stay)
  const at = refuseActTime(ctx, stay, { field: 'at', at: body.at, lateReason: body.lateReason })
  refuseEarlyEnd(stay, 'at', at)
  const isTransferOfCase = body.disposal === 'TRANSFER_FORCE'
  const problems = doorProblems(stay, {
    ...settled(body),
    isBailNoticeServed: true,
    isTransfer: true,
    at: body.at,
  })
  // Who goes to another force takes the undecided offences along; elsewhere what is undecided ends by the way out.
  refuseBlocked(problems.filter(({ field }) => field !== 'disposals'))
  const undecided = stay.offenceRows.filter((row) => row.disposal === null).map(({ id }) => id)
  if (!isTransferOfCase && undecided.length > 0)
    await updateOffences(ctx.tx, undecided, {
      disposal: body.disposal,
      disposedAt: at,
      disposedBy: ctx.who.userId,
    })
  await moveTo(ctx, stay, {
    to: 'TRANSFERRED',
    facts: { receiver: body.receiver, hasEscortRecord: stay.escorts.length > 0 },
    change: {
      releasedAt: at,
      disposal: body.disposal,
      releaseReason: body.note || `Handed to ${body.receiver}`,
    },
    endedAt: at,
  })
  await addLogEntry(ctx, {
    recordId,
    kind: 'TRANSFER',
    happenedAt: at,
    text: `${labelIn(disposals, body.disposal)}. Received by ${body.receiver}. ${isTransferOfCase ? clockWords(stay, at) : ''} ${notDone(body)} ${body.note ?? ''}`
      .replaceAll(/ +/g, ' ')
      .trim(),
    details: { disposal: body.disposal },
    lateReason: body.lateReason || undefined,
  })
  if (stay.arrestId !== null) await completeArrest(ctx, stay.arrestId)
  await tellOfBail(ctx, recordId)
  ctx.audit.change = { state: 'TRANSFERRED', disposal: body.disposal }
  ctx.audit.recipient = body.receiver
  ctx.audit.reasonGiven = notDone(body) || undefined
  return movedReply(ctx, stay, 'TRANSFERRED')
}
