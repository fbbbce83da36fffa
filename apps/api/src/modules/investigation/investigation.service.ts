/** Where an investigation stands and whose it is, and its steps: what the modules after this one ask and do. */
import {
  type InvestigationState,
  type InvestigationStep,
  investigationStates,
  type StepFacts,
  takeInvestigationStep,
} from '@mips/domain/investigation/investigation-state'
import { labelIn } from '@mips/domain/custody/offence-words'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import type { SuspectStatus } from '@mips/domain/investigation/suspects'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { addLogEntry } from '../pole/record.service.ts'
import {
  findBeginnings,
  findCrimeFacts,
  findHeld,
  insertInvestigation,
  insertStep,
  updateInvestigation,
} from './investigation.repository.ts'
import { findSuspects } from './suspects.repository.ts'

export type HeldInvestigation = NonNullable<Awaited<ReturnType<typeof findHeld>>>

/** The investigation of a crime, made where there is none yet (an imported crime that nobody worked on). */
export async function investigationOf(ctx: Ctx, crimeId: string): Promise<HeldInvestigation> {
  const held = await findHeld(ctx.tx, crimeId)
  if (held !== null) return held
  const begun = await findBeginnings(ctx.tx, crimeId)
  if (begun === undefined) throw new AppError('not_found')
  return insertInvestigation(ctx.tx, {
    id: crimeId,
    unitCode: begun.unitCode ?? ctx.who.unitCode,
    createdAt: ctx.clock.now(),
  })
}

export type InvestigationFacts = {
  state: InvestigationState
  /** The officer in the case. */
  officerId: string | null
  isAccepted: boolean
  unitCode: string | null
  harm: number
  suspects: {
    /** Null where only the link on the crime says that they are suspected. */
    id: string | null
    personRecordId: string | null
    nominalId: string | null
    description: string | null
    status: SuspectStatus
    since: Date
  }[]
}

/** Who is officer in the case, where the investigation stands, and where each suspect stands. Changes nothing. */
export async function investigationFacts(ctx: Pick<Ctx, 'tx'>, crimeId: string): Promise<InvestigationFacts> {
  const held = await findHeld(ctx.tx, crimeId)
  return {
    state: (held?.state ?? 'NEW') as InvestigationState,
    officerId: held?.officerId ?? null,
    isAccepted: (held?.acceptedAt ?? null) !== null,
    unitCode: held?.unitCode ?? null,
    harm: held?.harm ?? 0,
    suspects: await findSuspects(ctx.tx, crimeId),
  }
}

/** Takes a step, or refuses it with the rule; the state, the step with its reason and the log are written together. */
export async function stepInvestigation(
  ctx: Ctx,
  crimeId: string,
  step: InvestigationStep,
  facts: StepFacts = {},
): Promise<{ state: InvestigationState; problems: RuleProblem[] }> {
  const held = await investigationOf(ctx, crimeId)
  const from = held.state as InvestigationState
  const { state, problems } = takeInvestigationStep(from, step, facts)
  refuseProblems(problems)
  await updateInvestigation(ctx.tx, crimeId, { state })
  await insertStep(ctx.tx, {
    crimeId,
    step,
    fromState: from,
    toState: state,
    reason: facts.reason || null,
    takenBy: ctx.who.userId,
    takenAt: ctx.clock.now(),
  })
  await addLogEntry(ctx, {
    recordId: crimeId,
    kind: 'INVESTIGATION_STEP',
    happenedAt: ctx.clock.now(),
    text: `Investigation: ${labelIn(investigationStates, state).toLowerCase()}.${facts.reason ? ` ${facts.reason}` : ''}`,
  })
  return { state, problems }
}

/** Refuses work on a crime that is cancelled or has gone to another force (ST-2). */
export async function requireWorkable(ctx: Ctx, crimeId: string) {
  const crime = await findCrimeFacts(ctx.tx, crimeId)
  if (crime === null) throw new AppError('not_found')
  if (crime.state === 'CANCELLED' || crime.state === 'TRANSFERRED')
    throw new AppError('rule_refused', {
      facts: {
        rule: 'ST-2',
        reason:
          crime.state === 'CANCELLED'
            ? 'ST-2: the crime is cancelled, so nothing is investigated: record it anew if it did happen.'
            : 'ST-2: another force has this crime: ask it there.',
      },
    })
  return crime
}

/** The page on which work on an investigation is done. */
export const deskOf = (crimeId: string): string => `/crimes/${crimeId}/investigation`

/** The log of the investigation, which is locked; words are cut where they are longer than an entry holds. */
export const logInvestigation = (
  ctx: Ctx,
  crimeId: string,
  words: string,
  more: { happenedAt?: Date; kind?: string; lateReason?: string; correctsId?: string } = {},
): Promise<string> =>
  addLogEntry(ctx, {
    recordId: crimeId,
    kind: more.kind ?? 'INVESTIGATION',
    happenedAt: more.happenedAt ?? ctx.clock.now(),
    text: words.slice(0, 8000),
    lateReason: more.lateReason || undefined,
    correctsId: more.correctsId,
  })
