/** The custody officer's decision on detention, and what every act on a custody record begins with. */
import type { custody } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { detentionGrounds } from '@mips/domain/custody/codes'
import { labelIn } from '@mips/domain/custody/offence-words'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { completeArrest } from '../arrest/arrest.service.ts'
import { addLogEntry, keepOrigins, refuseFuture } from '../pole/record.service.ts'
import { readClock } from './custody.clock.ts'
import { decideAuthorise, stateOf, stateWhenAuthorised } from './custody.decisions.ts'
import { findStay, insertOfficer, updateStay } from './custody.repository.ts'
import type { CustodyRow } from './custody.rows.ts'

type DecisionBody = RouteInput<(typeof custody)['routes']['authoriseDetention']>['body']
export type Changed = { id: string; version: number; state: string }

/** The stay that a change acts on. */
export async function requireStay(ctx: Ctx, id: string): Promise<CustodyRow> {
  const stay = await findStay(ctx.tx, id)
  if (stay === undefined) throw new AppError('not_found')
  return stay
}

/** Records the custody officer's decision on detention, and the relevant time by the rules, or by the officer with a reason. */
export async function authoriseDetention(ctx: Ctx, id: string, body: DecisionBody): Promise<Changed> {
  const stay = await requireStay(ctx, id)
  const isRefusal = body.decision === 'REFUSED'
  if (stateOf(stay.state) !== 'ARRIVED')
    throw new AppError('not_in_state', {
      facts: {
        state: stay.state,
        reason: reasonOf(decideAuthorise(stay, ctx.who, { isRefusal, hasGrounds: true })),
      },
    })
  refuse('authorise_detention', decideAuthorise(stay, ctx.who, { isRefusal, hasGrounds: true }))
  const decidedAt = new Date(body.decidedAt)
  refuseFuture(ctx, 'decidedAt', decidedAt)
  if (decidedAt < new Date(stay.arrivedAt))
    throw badField('decidedAt', `Enter a time after the arrival at ${formatLondon(stay.arrivedAt)}`)
  const override = overrideOf(ctx, stay, body)
  const state = isRefusal ? 'NOT_AUTHORISED' : stateWhenAuthorised(stay.recordTypes)
  const clock = readClock(
    { ...stay.clock, ...override, authorisedAt: isRefusal ? null : body.decidedAt },
    ctx.clock.now(),
  )
  await updateStay(
    ctx.tx,
    id,
    {
      state,
      decision: body.decision,
      authorisedAt: decidedAt,
      authorisedBy: ctx.who.userId,
      groundsCodes: body.grounds,
      groundsText: body.groundsText || null,
      toldInPresence: body.toldInPresence,
      notToldReason: body.notToldReason || null,
      refusedReason: body.refusedReason || null,
      relevantTime: clock.computedRelevantTime ?? null,
      relevantTimeRule: clock.rule ?? null,
      relevantTimeOverride: override.overrideAt === null ? null : new Date(override.overrideAt),
      relevantTimeOverrideReason: override.overrideReason,
      ...(stay.presentedAt === null ? { presentedAt: decidedAt } : {}),
      ...(isRefusal ? { releasedAt: decidedAt, releaseReason: body.refusedReason || null } : {}),
    },
    isRefusal ? decidedAt : undefined,
  )
  await insertOfficer(ctx.tx, {
    eventId: id,
    userId: ctx.who.userId,
    role: 'CUSTODY_OFFICER',
    validFrom: decidedAt,
  })
  await keepOrigins(ctx, id, body.origins)
  await addLogEntry(ctx, {
    recordId: id,
    kind: isRefusal ? 'REFUSED' : 'AUTHORISATION',
    happenedAt: decidedAt,
    text: decisionWords(body),
    details: { grounds: body.grounds, relevantTime: clock.relevantTime, rule: clock.rule },
  })
  if (isRefusal && stay.arrestId !== null) await completeArrest(ctx, stay.arrestId)
  ctx.audit.change = {
    state,
    decision: body.decision,
    grounds: body.grounds,
    relevantTime: clock.relevantTime,
    rule: clock.rule,
    ...override,
  }
  return { id, version: ctx.subjectVersion ?? stay.version, state }
}

/** Turns a decision that says no into the refusal that the caller reads. */
export function refuse(rule: string, decision: { allowed: boolean; reason?: string }): void {
  if (!decision.allowed) throw new AppError('rule_refused', { facts: { rule, reason: decision.reason } })
}

const reasonOf = (decision: { allowed: boolean; reason?: string }) => decision.reason

/** The officer's own relevant time: not in the future and not before the arrest; the computed one is kept beside it. */
function overrideOf(
  ctx: Ctx,
  stay: CustodyRow,
  body: DecisionBody,
): { overrideAt: string | null; overrideReason: string | null } {
  const override = body.relevantTimeOverride
  if (override === undefined) return { overrideAt: null, overrideReason: null }
  refuseFuture(ctx, 'relevantTimeOverride.at', new Date(override.at))
  if (stay.arrestedAt !== null && new Date(override.at) < new Date(stay.arrestedAt))
    throw badField('relevantTimeOverride.at', 'The relevant time is never before the arrest')
  return { overrideAt: override.at, overrideReason: override.reason }
}

function decisionWords(body: DecisionBody): string {
  if (body.decision === 'REFUSED') return `Detention refused. ${body.refusedReason ?? ''}`.trim()
  const told = body.toldInPresence ? 'Told in their presence.' : `Not told: ${body.notToldReason ?? ''}.`
  return `Detention authorised: ${body.grounds.map((code) => labelIn(detentionGrounds, code)).join('; ')}. ${body.groundsText ?? ''} ${told}`.slice(
    0,
    4000,
  )
}
