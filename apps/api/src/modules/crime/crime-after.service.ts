/** What comes to a crime after it is recorded: victims and witnesses who turn up, and another force that takes it over (CR-12, CX-8). */
import type { crime } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { labelIn } from '@mips/domain/custody/offence-words'
import { type CrimeState, takeCrimeStep } from '@mips/domain/investigation/crime-state'
import { crimeParts } from '@mips/domain/investigation/crime-words'
import { investigationRulesOn } from '@mips/domain/investigation/investigation-rules-table'
import { authorityProblems, transferState } from '@mips/domain/investigation/recording-changes'
import { crimeInputProblems } from '@mips/domain/investigation/recording-input'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { factHolder } from '../pole/person-ref.service.ts'
import { addLogEntry, linkRecords } from '../pole/record.service.ts'
import { tellOfCrime } from './crime-listeners.service.ts'
import { decider, interested, requireCrime } from './crime-changes.service.ts'
import { bornOf } from './crime-record.service.ts'
import { decideChange, findPeople, insertChange, updateCrime } from './crime.repository.ts'
import type { CrimeRow } from './crime.rows.ts'

type Routes = (typeof crime)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** Adds a victim or a witness; a victim born after the crime is refused, and what the class says of ages is a warning. */
export async function addPerson(ctx: Ctx, crimeId: string, { personId, role }: Body<'addPerson'>) {
  const row = await requireCrime(ctx, crimeId)
  requireOpen(row)
  const personRecordId = await factHolder(ctx.tx, personId)
  const [person] = await findPeople(ctx.tx, [personRecordId])
  if (person === undefined) throw new AppError('bad_reference')
  const stands = row.people.find((each) => each.nominalId === person.nominalId && each.role.startsWith(role))
  if (stands !== undefined) throw new AppError('already_done', { facts: { linkId: stands.linkId } })
  const problems =
    role === 'VICTIM'
      ? victimProblems(ctx, row, bornOf(new Map([[personRecordId, person]]), personRecordId))
      : []
  refuseProblems(problems)
  const isCarried = row.people.some(({ nominalId }) => nominalId === person.nominalId)
  const linkId = await linkRecords(ctx, {
    fromId: crimeId,
    toId: personRecordId,
    role,
    sourceId: crimeId,
    origin: isCarried ? 'carried' : 'chosen',
  })
  await log(ctx, crimeId, `${labelIn(crimeParts, role)} added.`)
  await tellOfCrime(ctx, crimeId, 'PEOPLE')
  ctx.audit.change = { personRecordId, role, linkId }
  return { id: crimeId, version: ctx.subjectVersion ?? row.version, linkId, problems: presented(problems) }
}

function victimProblems(ctx: Ctx, row: CrimeRow, victim: { personId: string; bornOn?: string }) {
  const now = ctx.clock.now().toISOString()
  return crimeInputProblems(
    {
      ...(row.committedFrom === null ? {} : { committedFrom: row.committedFrom }),
      ...(row.committedTo === null ? {} : { committedTo: row.committedTo }),
      ...(row.offence === null || row.hoCode === null
        ? {}
        : { offence: { code: row.offence.code, hoCode: row.hoCode } }),
      victims: [victim],
      suspects: [],
    },
    now,
    investigationRulesOn(londonDay(now)),
  ).filter(({ field }) => field?.startsWith('victims') === true)
}

const presented = (
  problems: readonly { rule: string; severity: string; message: string; field?: string }[],
) => problems.map(({ rule, severity, message, field }) => ({ rule, severity, message, field: field ?? null }))

/** Offers the crime to another force: it counts here until that force has accepted. */
export async function offerTransfer(ctx: Ctx, crimeId: string, body: Body<'offerTransfer'>) {
  const row = await requireCrime(ctx, crimeId)
  requireOpen(row)
  if (row.changes.some(({ decidedAt }) => decidedAt === null))
    throw new AppError('already_done', { facts: { reason: 'A change of this crime waits already.' } })
  const { id } = await insertChange(ctx.tx, {
    crimeId,
    kind: 'TRANSFER',
    state: 'OFFERED',
    words: body.words,
    otherForce: body.otherForce,
    requestedBy: ctx.who.userId,
    requestedAt: ctx.clock.now(),
  })
  await log(ctx, crimeId, `Offered to ${body.otherForce}: ${body.words}`)
  ctx.audit.change = { changeId: id, offeredTo: body.otherForce }
  return { id, version: ctx.subjectVersion ?? row.version, state: 'OFFERED' }
}

/** Records what the other force answered; a refusal that we do not share goes to the registrars of both. */
export async function answerTransfer(
  ctx: Ctx,
  crimeId: string,
  changeId: string,
  body: Body<'answerTransfer'>,
) {
  const row = await requireCrime(ctx, crimeId)
  const offer = row.changes.find(({ id, kind }) => id === changeId && kind === 'TRANSFER')
  if (offer === undefined) throw new AppError('bad_reference')
  if (offer.decidedAt !== null)
    throw new AppError('not_in_state', { facts: { reason: 'The other force has answered already.' } })
  const now = ctx.clock.now()
  const at = now.toISOString()
  const told = transferState({
    ...(body.answer === 'ACCEPTED' ? { acceptedAt: at } : { refusedAt: at }),
    ...(body.reference ? { reference: body.reference } : {}),
    isDisputed: body.answer === 'DISPUTED',
  })
  // A dispute is the registrar's to settle, whatever the answer; a plain answer is its own state's.
  const least = offer.state === 'IN_DISPUTE' ? 'FCR' : told.who
  refuseProblems([
    ...authorityProblems(decider(ctx), interested(row, offer.requestedBy?.id ?? ''), least),
    ...told.problems,
  ])
  const isAccepted = body.answer === 'ACCEPTED'
  if (isAccepted)
    refuseProblems(
      takeCrimeStep(row.state as CrimeState, 'TRANSFER', { otherForceReference: body.reference ?? '' })
        .problems,
    )
  const settled = { decidedBy: ctx.who.userId, decidedAt: now, decisionWords: body.words }
  const isWritten = await decideChange(
    ctx.tx,
    changeId,
    crimeId,
    body.answer === 'DISPUTED'
      ? { state: 'IN_DISPUTE', decisionWords: body.words }
      : {
          state: isAccepted ? 'APPROVED' : 'REJECTED',
          ...settled,
          otherReference: body.reference || null,
        },
    offer.state,
  )
  if (!isWritten)
    throw new AppError('not_in_state', { facts: { reason: 'Somebody else has just answered.' } })
  if (isAccepted) await updateCrime(ctx.tx, crimeId, { state: 'TRANSFERRED' }, { status: 'TRANSFERRED' })
  await log(ctx, crimeId, `${answers[body.answer]} ${offer.otherForce ?? ''}: ${body.words}`)
  ctx.audit.change = { changeId, answer: body.answer, reference: body.reference ?? null }
  return {
    id: crimeId,
    version: ctx.subjectVersion ?? row.version,
    state: isAccepted ? 'TRANSFERRED' : row.state,
  }
}

const answers = {
  ACCEPTED: 'Accepted by',
  REFUSED: 'Refused by',
  DISPUTED: 'In dispute with',
} as const

function requireOpen(row: CrimeRow): void {
  if (row.state !== 'RECORDED')
    throw new AppError('not_in_state', {
      facts: { reason: 'Only a crime that is recorded and has no outcome can be changed so.' },
    })
}

const log = (ctx: Ctx, recordId: string, words: string) =>
  addLogEntry(ctx, {
    recordId,
    kind: 'CRIME_CHANGE',
    happenedAt: ctx.clock.now(),
    text: words.slice(0, 4000),
  })
