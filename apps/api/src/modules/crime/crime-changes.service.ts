/** Changing what is recorded: another class, and a cancellation that one asks for and another decides on (CX-1 to CX-7). */
import type { crime } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { labelIn } from '@mips/domain/custody/offence-words'
import { type CrimeState, takeCrimeStep } from '@mips/domain/investigation/crime-state'
import {
  authorityFor,
  authorityProblems,
  cancellationProblems,
  cancellationReasons,
  reclassificationAuthority,
  reclassificationProblems,
} from '@mips/domain/investigation/recording-changes'
import { investigationRulesOn } from '@mips/domain/investigation/investigation-rules-table'
import { needsRegistrar } from '@mips/domain/investigation/offence-class'
import { crimeInputProblems } from '@mips/domain/investigation/recording-input'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { areDocumentsOf } from '../document/document.service.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { closeTasksOf } from '../pole/task.service.ts'
import { functionsOf } from './crime-decide.service.ts'
import { tellOfCrime } from './crime-listeners.service.ts'
import { classedOffence } from './crime-record.service.ts'
import { decideChange, findCrime, insertChange, isCrime, updateCrime } from './crime.repository.ts'
import type { CrimeRow } from './crime.rows.ts'

type Routes = (typeof crime)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** Puts the class right: the first class, both dates and all links stay readable. */
export async function reclassify(ctx: Ctx, crimeId: string, body: Body<'reclassify'>) {
  const row = await requireCrime(ctx, crimeId)
  const offence = await classedOffence(ctx, body.offenceCode, body.hoCode)
  if (offence.hoCode === null) throw badField('hoCode', 'Choose the Home Office class of this offence')
  const change = { from: row.hoCode ?? '', to: offence.hoCode, reason: body.reason }
  const now = ctx.clock.now()
  refuseProblems([
    ...authorityProblems(decider(ctx), interested(row, ''), reclassificationAuthority(change)),
    ...reclassificationProblems(change),
    ...crimeInputProblems(
      {
        ...(row.committedFrom === null ? {} : { committedFrom: row.committedFrom }),
        ...(row.committedTo === null ? {} : { committedTo: row.committedTo }),
        offence: { code: offence.code, hoCode: offence.hoCode },
        victims: [],
        suspects: [],
      },
      now.toISOString(),
      investigationRulesOn(londonDay(now.toISOString())),
    ),
    ...takeCrimeStep(row.state as CrimeState, 'RECLASSIFY', {}).problems,
  ])
  await updateCrime(
    ctx.tx,
    crimeId,
    {
      crimeType: offence.title,
      offenceCode: offence.code,
      hoCode: offence.hoCode,
      isRecordable: offence.isRecordable,
      category: offence.category,
    },
    { title: offence.title },
  )
  await insertChange(ctx.tx, {
    crimeId,
    kind: 'RECLASSIFY',
    state: 'APPROVED',
    fromCode: row.hoCode,
    toCode: offence.hoCode,
    words: body.reason,
    requestedBy: ctx.who.userId,
    requestedAt: now,
    decidedBy: ctx.who.userId,
    decidedAt: now,
  })
  await log(ctx, crimeId, `Class ${row.hoCode ?? 'none'} put right to ${offence.hoCode}: ${body.reason}`)
  await tellOfCrime(ctx, crimeId, 'RECLASSIFIED')
  // Only the registrar takes a crime out of rape, and has looked at it by doing so.
  if (!needsRegistrar(offence.hoCode)) await closeTasksOf(ctx, { recordId: crimeId, kind: 'RAPE_REGISTRAR' })
  ctx.audit.change = { from: row.hoCode, to: offence.hoCode, offenceCode: offence.code }
  return { id: crimeId, version: ctx.subjectVersion ?? row.version, state: row.state }
}

/** Asks for a cancellation; the crime counts until somebody independent has approved it. */
export async function requestCancellation(ctx: Ctx, crimeId: string, body: Body<'requestCancellation'>) {
  const row = await requireCrime(ctx, crimeId)
  if (row.changes.some(({ decidedAt }) => decidedAt === null))
    throw new AppError('already_done', { facts: { reason: 'A change of this crime waits already.' } })
  const { duplicateOfId, otherForceReference, ...asked } = body
  if (duplicateOfId !== undefined && !(await isCrime(ctx.tx, duplicateOfId)))
    throw new AppError('bad_reference')
  if (!(await areDocumentsOf(ctx, crimeId, body.aviDocumentIds)))
    throw badField('aviDocumentIds', 'Choose documents that stand on this crime')
  refuseProblems([
    ...takeCrimeStep(row.state as CrimeState, 'CANCEL', {}).problems,
    ...cancellationProblems(
      {
        ...asked,
        ...(duplicateOfId === undefined ? {} : { duplicateOfId }),
        ...(otherForceReference ? { otherForceReference } : {}),
      },
      crimeId,
    ),
  ])
  const { id } = await insertChange(ctx.tx, {
    crimeId,
    kind: 'CANCEL',
    state: 'REQUESTED',
    reason: body.reason,
    words: body.narrative,
    duplicateOfId: duplicateOfId ?? null,
    otherForce: otherForceReference || null,
    documentIds: body.aviDocumentIds,
    requestedBy: ctx.who.userId,
    requestedAt: ctx.clock.now(),
  })
  await log(
    ctx,
    crimeId,
    `Cancellation asked for: ${labelIn(cancellationReasons, body.reason)}. ${body.narrative}`,
  )
  ctx.audit.change = { cancellation: body.reason, changeId: id }
  return { id, version: ctx.subjectVersion ?? row.version, state: 'REQUESTED' }
}

/** Decides on a request; a cancelled crime keeps its row and its audit, and no longer counts. */
export async function decideCancellation(
  ctx: Ctx,
  crimeId: string,
  changeId: string,
  body: Body<'decideCancellation'>,
) {
  const row = await requireCrime(ctx, crimeId)
  const request = row.changes.find(({ id, kind }) => id === changeId && kind === 'CANCEL')
  if (request === undefined) throw new AppError('bad_reference')
  refuseProblems(
    authorityProblems(
      decider(ctx),
      interested(row, request.requestedBy?.id ?? ''),
      authorityFor(row.hoCode ?? ''),
    ),
  )
  const isApproved = body.answer === 'APPROVED'
  if (isApproved) refuseProblems(takeCrimeStep(row.state as CrimeState, 'CANCEL', {}).problems)
  const decided = await decideChange(ctx.tx, changeId, crimeId, {
    state: body.answer,
    decidedBy: ctx.who.userId,
    decidedAt: ctx.clock.now(),
    decisionWords: body.words,
  })
  if (!decided)
    throw new AppError('not_in_state', { facts: { reason: 'This request does not wait for a decision.' } })
  if (isApproved) {
    await updateCrime(ctx.tx, crimeId, { state: 'CANCELLED' }, { status: 'CANCELLED' })
    await tellOfCrime(ctx, crimeId, 'CANCELLED')
  }
  await log(ctx, crimeId, `Cancellation ${isApproved ? 'approved' : 'refused'}: ${body.words}`)
  ctx.audit.change = { changeId, answer: body.answer }
  return {
    id: crimeId,
    version: ctx.subjectVersion ?? row.version,
    state: isApproved ? 'CANCELLED' : row.state,
  }
}

/** The crime as this reader sees it; refused as unknown otherwise. */
export async function requireCrime(ctx: Ctx, crimeId: string): Promise<CrimeRow> {
  const row = await findCrime(ctx.tx, crimeId)
  if (row === undefined) throw new AppError('not_found')
  return row
}

/** Who decides, with the functions in crime recording that they hold. */
export const decider = (ctx: Ctx) => ({ userId: ctx.who.userId, functions: functionsOf(ctx.who) })
/** Whose own work is at stake (CX-1). */
export const interested = (row: CrimeRow, requestedBy: string) => ({
  requestedBy,
  investigators: row.officers.map(({ id }) => id),
})

const log = (ctx: Ctx, recordId: string, words: string) =>
  addLogEntry(ctx, {
    recordId,
    kind: 'CRIME_CHANGE',
    happenedAt: ctx.clock.now(),
    text: words.slice(0, 4000),
  })
