/** Prints, samples, photographs, drug tests and identification procedures (custody.md 12.13, 12.14). */
import type { custodyProcedures } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { Kept } from '@mips/contracts/custody-procedure-parts'
import { biometricKinds } from '@mips/domain/custody/biometric-rules'
import { labelIn } from '@mips/domain/custody/offence-words'
import {
  drugTestResults,
  idOutcomes,
  idProcedureKinds,
  takingOutcomes,
} from '@mips/domain/custody/procedure-codes'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { findPhotograph } from './procedure.repository.ts'
import type { IdRow, TakingRow } from './procedure.rows.ts'
import { idProblems, takenProblems, triggersOn } from './procedure.rules.ts'
import {
  authorityOf,
  keepRow,
  refuseBlocked,
  refuseEnd,
  refuseSection,
  refuseTime,
  requireNewest,
  requireOfficer,
  requireStayFacts,
} from './procedure.service.ts'
import { said } from './stay-facts.ts'

type Routes = (typeof custodyProcedures)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

const logKinds: Record<string, string> = {
  FINGERPRINTS: 'FINGERPRINT',
  FOOTWEAR: 'FINGERPRINT',
  NON_INTIMATE: 'DNA',
  INTIMATE: 'DNA',
  DRUG_TEST: 'DRUG_TEST',
  PHOTOGRAPH: 'PHOTO',
}

/** Records what was taken or refused; taking it without the power is refused by the rule. */
export async function recordTaking(ctx: Ctx, recordId: string, body: Body<'recordTaking'>): Promise<Kept> {
  const stay = await requireStayFacts(ctx, recordId)
  refuseSection(ctx, stay, 'BIOMETRICS')
  const { previousId, why, lateReason, authority, ...facts } = body
  const previous =
    previousId === undefined
      ? undefined
      : await requireNewest<TakingRow>(ctx, 'custody_taking', recordId, previousId)
  if (previous !== undefined && previous.kind !== facts.kind)
    throw badField('kind', 'What was taken stays as it is: record the other as well')
  if (previous !== undefined && facts.outcome !== previous.facts.outcome && !why)
    throw badField('why', 'Say why this is put right')
  if (facts.trigger && !triggersOn(facts.takenAt).some(({ code }) => code === facts.trigger))
    throw badField('trigger', 'Choose the trigger offence from the list')
  if (facts.photographId !== undefined && !(await findPhotograph(ctx.tx, facts.photographId)))
    throw new AppError('bad_reference')
  const at = refuseTime(ctx, stay, 'takenAt', facts.takenAt, {
    lateReason,
    isLateAsked: previous === undefined,
  })
  const kept = said({ ...facts, authority: await authorityOf(ctx, authority) })
  const problems = takenProblems({ facts: kept }, stay)
  const told = facts.outcome === 'TAKEN' ? refuseBlocked(problems) : []
  const label = labelIn(biometricKinds, facts.kind)
  const { id, rootId } = await keepRow(
    ctx,
    'custody_taking',
    recordId,
    { previous, kind: facts.kind, state: facts.outcome, at, facts: kept, why },
    {
      kind: logKinds[facts.kind] ?? 'NOTE',
      at: previous === undefined ? at : ctx.clock.now(),
      text: [
        `${label}: ${labelIn(takingOutcomes, facts.outcome).toLowerCase()}.`,
        previous && 'More recorded.',
        facts.barcode && `Barcode ${facts.barcode}.`,
        facts.reference && `Reference ${facts.reference}.`,
        facts.result && `Result: ${labelIn(drugTestResults, facts.result)}.`,
        kept.authority && `Authority: ${kept.authority.officer.displayName}.`,
        facts.isForceUsed && 'Force was used.',
        facts.note,
      ]
        .filter(Boolean)
        .join(' '),
      lateReason,
    },
  )
  return { id, rootId, problems: told }
}

/** Saves an identification procedure; to hold it, the rules on who, notice, consent and the adult have to be met. */
export async function saveIdProcedure(
  ctx: Ctx,
  recordId: string,
  body: Body<'saveIdProcedure'>,
): Promise<Kept> {
  const stay = await requireStayFacts(ctx, recordId)
  const { previousId, why, lateReason, officerId, ...facts } = body
  const previous =
    previousId === undefined
      ? undefined
      : await requireNewest<IdRow>(ctx, 'custody_identification', recordId, previousId)
  if (previous?.state === 'DONE' && !why) throw badField('why', 'Say why this is put right')
  const officer = officerId === undefined ? undefined : await requireOfficer(ctx, officerId, 'officerId')
  const held =
    facts.heldAt === undefined
      ? null
      : refuseTime(ctx, stay, 'heldAt', facts.heldAt, {
          lateReason,
          isLateAsked: previous === undefined || previous.at === null,
        })
  if (held === null && facts.endedAt !== undefined) throw badField('heldAt', 'Enter when it began')
  const until = held === null ? null : refuseEnd(ctx, 'endedAt', held, facts.endedAt)
  if (facts.noticeGivenAt !== undefined && held !== null && new Date(facts.noticeGivenAt) > held)
    throw badField('noticeGivenAt', 'The notice is given before the procedure')
  const kept = said({ ...facts, officer })
  const problems = idProblems({ facts: kept }, stay)
  if (held !== null) refuseBlocked(problems)
  const begun = held === null ? 'PLANNED' : 'HELD'
  const state = until !== null && facts.outcome !== undefined ? 'DONE' : begun
  if (previous?.state === 'DONE' && state !== 'DONE')
    throw badField('outcome', 'A procedure that is done keeps its end and its outcome')
  const { id, rootId } = await keepRow(
    ctx,
    'custody_identification',
    recordId,
    { previous, kind: facts.kind, state, at: held, until, facts: kept, why },
    {
      kind: 'ID_PROC',
      at: previous === undefined && held !== null ? held : ctx.clock.now(),
      text: [
        `${labelIn(idProcedureKinds, facts.kind)}: ${state.toLowerCase()}.`,
        officer && `Identification officer: ${officer.displayName}.`,
        facts.outcome && `Outcome: ${labelIn(idOutcomes, facts.outcome)}.`,
        facts.objections && `Objections: ${facts.objections}.`,
      ]
        .filter(Boolean)
        .join(' '),
      lateReason,
    },
  )
  return { id, rootId, problems }
}
