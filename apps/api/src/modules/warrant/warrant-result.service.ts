/** What a result of the court does to warrants by itself: it makes one, or ends one, and the marker follows (WA-7, H3). */
import type { ResultEffect } from '@mips/domain/case/result-effects'
import type { GradeFactor } from '@mips/domain/warrants/grading'
import { stepOfResult } from '@mips/domain/warrants/warrant-state'
import { AppError } from '../../platform/errors.ts'
import type { WarrantCtx } from './warrant.reading.ts'
import { register } from './warrant-register.service.ts'
import { findPerson, listByResult, listLiveOf, lockResult } from './warrant.repository.ts'
import { withdraw } from './warrant.service.ts'

/** A result as the court module reads it off the message. */
export type CourtResult = {
  /** The id of the message and of the result in it: the same one does its work once, however often it comes. */
  resultId: string
  effect: NonNullable<ResultEffect['warrant']>
  personRecordId: string
  courtCode: string
  /** When the court made it. */
  at: string
  /** The number of the case at the court; an ended warrant is found by it. */
  courtReference?: string
  terms: string
  offenceWords?: string
  factors?: readonly GradeFactor[]
  areaUnit?: string
  /** Pence owed, for a commitment. */
  owedPence?: number
  /** The warrant that it ends, where the court names it. */
  warrantId?: string
}

export type ResultDone =
  | { did: 'MADE' | 'ENDED' | 'BEFORE'; warrantIds: string[] }
  /** No warrant or more than one could be meant: a person says which, nothing was changed. */
  | { did: 'ASK'; warrantIds: string[] }

/**
 * Applies the effect of a result in the transaction of the message. The person becomes wanted, or is wanted no more, with it.
 * Throws what registering throws: bad_input where the court is not on the list or the time lies ahead, bad_reference where the person is not seen.
 */
export async function applyCourtResult(ctx: WarrantCtx, result: CourtResult): Promise<ResultDone> {
  await lockResult(ctx.tx, result.resultId)
  const before = await listByResult(ctx.tx, result.resultId)
  const { step, kind } = stepOfResult(result.effect)
  if (before.length > 0) return { did: 'BEFORE', warrantIds: before.map(({ id }) => id) }
  if (step === 'ISSUE' && kind !== undefined)
    return { did: 'MADE', warrantIds: [await make(ctx, result, kind)] }
  const meant = await meantBy(ctx, result)
  if (meant.length !== 1) return { did: 'ASK', warrantIds: meant }
  for (const id of meant)
    await withdraw(
      ctx,
      id,
      { at: result.at, courtReference: result.resultId.slice(0, 60), words: result.terms.slice(0, 1000) },
      ['COURT'],
    )
  return { did: 'ENDED', warrantIds: meant }
}

type Kind = NonNullable<ReturnType<typeof stepOfResult>['kind']>

async function make(ctx: WarrantCtx, result: CourtResult, kind: Kind): Promise<string> {
  const { id } = await register(
    ctx,
    {
      kind,
      personId: result.personRecordId,
      courtCode: result.courtCode,
      terms: result.terms,
      issuedAt: result.at,
      factors: [...(result.factors ?? [])],
      addresses: [],
      origins: { terms: { how: 'imported' }, courtCode: { how: 'imported' } },
      ...(result.courtReference === undefined ? {} : { courtReference: result.courtReference }),
      ...(result.offenceWords === undefined ? {} : { offenceWords: result.offenceWords }),
      ...(result.areaUnit === undefined ? {} : { areaUnit: result.areaUnit }),
      ...(result.owedPence === undefined ? {} : { owedPence: result.owedPence }),
    },
    { actors: ['COURT'], resultId: result.resultId },
  )
  return id
}

/** The live warrants that a result may end: the one that it names, else those of its case, else those of the court. */
async function meantBy(ctx: WarrantCtx, result: CourtResult): Promise<string[]> {
  const person = await findPerson(ctx.tx, result.personRecordId)
  if (person === null) throw new AppError('bad_reference')
  const live = (await listLiveOf(ctx.tx, person.nominalId)).filter(({ issuedAt }) => issuedAt !== null)
  const named = live.filter(({ id }) => id === result.warrantId)
  if (result.warrantId !== undefined) return named.map(({ id }) => id)
  const ofCase = live.filter(
    ({ courtReference }) => courtReference !== null && courtReference === result.courtReference,
  )
  const ofCourt = live.filter(({ courtCode }) => courtCode === result.courtCode)
  return (ofCase.length > 0 ? ofCase : ofCourt).map(({ id }) => id)
}
