/** Warrants of further detention: the application, and what the court did (WF-1 to WF-10; PACE ss.43, 44). */
import type { custodyLimits } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { warrantApplicationRefusal } from '@mips/domain/custody/authorisation'
import { warrantApplicationBy } from '@mips/domain/custody/deadlines'
import { warrantProblems } from '@mips/domain/custody/extension-record'
import { limitSteps, warrantOutcomes } from '@mips/domain/custody/limit-steps'
import { labelIn } from '@mips/domain/custody/offence-words'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { custodyRulesOn } from '@mips/domain/custody/rules-table'
import { londonDay } from '@mips/domain/time/london-day'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { clockOf, leftOf, refuseActTime, refuseBlocked } from '../custody/custody.stay.service.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { requireUncharged } from './custody-limits.extension.service.ts'
import { insertStep } from './custody-limits.repository.ts'
import type { LimitsRow, StepRow } from './custody-limits.rows.ts'
import {
  type Added,
  requireCorrected,
  requireDetained,
  requireLimits,
  standing,
  withoutStep,
} from './custody-limits.service.ts'

type Routes = (typeof custodyLimits)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

const notDetained = 'A warrant is asked for while detention is authorised and the person is held.'
const decided = ['WARRANT_ISSUED', 'WARRANT_EXTENDED', 'WARRANT_REFUSED', 'WARRANT_WITHDRAWN']

/** Lays the information before the court, in time and for an indictable offence. */
export async function applyForWarrant(
  ctx: Ctx,
  recordId: string,
  body: Body<'applyForWarrant'>,
): Promise<Added> {
  const found = await requireLimits(ctx, recordId)
  requireDetained(found, notDetained)
  requireUncharged(found)
  const stay = withoutStep(found, requireCorrected(found, body.correctsId, ['WARRANT_APPLIED']))
  const at = refuseActTime(ctx, stay, { field: 'at', at: body.at, lateReason: body.lateReason })
  refuseApplication(ctx, stay, at, body)
  const left = refuseBlocked(
    problemsOf(ctx, stay, {
      informationServedAt: body.informationServedAt,
      hasNewEvidence: body.hasNewEvidence === true && Boolean(body.newEvidence),
      isRefusedBefore: standing(stay).some(({ kind }) => kind === 'WARRANT_REFUSED'),
    }),
  )
  const { id } = await insertStep(ctx.tx, {
    custodyRecordId: recordId,
    kind: 'WARRANT_APPLIED',
    at,
    court: body.court,
    courtNextSits: body.courtNextSits === undefined ? null : new Date(body.courtNextSits),
    officerId: ctx.who.userId,
    officerRank: ctx.who.rank,
    reason: body.groundsText,
    details: {
      hoursAsked: body.hoursAsked,
      enquiries: body.enquiries || null,
      informationServedAt: body.informationServedAt ?? null,
      hasNewEvidence: body.hasNewEvidence ?? null,
      newEvidence: body.newEvidence || null,
    },
    correctsId: body.correctsId ?? null,
    createdBy: ctx.who.userId,
    createdAt: ctx.clock.now(),
  })
  await addLogEntry(ctx, {
    recordId,
    kind: 'WARRANT_APPLY',
    happenedAt: at,
    text: `Warrant of further detention for ${body.hoursAsked} hours applied for at ${body.court}. ${body.groundsText}`.slice(
      0,
      4000,
    ),
    details: { stepId: id },
    lateReason: body.lateReason || undefined,
  })
  ctx.audit.change = { stepId: id, at: body.at, court: body.court, correctsId: body.correctsId }
  return { id, left: leftOf(left) }
}

/** WF-3, WF-4, WF-8: in time for the first warrant, or before the one in force ends. */
function refuseApplication(ctx: Ctx, stay: LimitsRow, at: Date, body: Body<'applyForWarrant'>): void {
  const clock = clockOf(stay, ctx.clock.now())
  if (clock.limit36 === undefined)
    throw new AppError('not_in_state', { facts: { reason: 'No PACE clock runs for this detention.' } })
  const inForce = warrantInForce(stay, ctx, at.toISOString())
  const refusal = warrantApplicationRefusal({
    at: at.toISOString(),
    latestAt: inForce?.until ?? warrantApplicationBy(clock.limit36, body.courtNextSits),
    offenceCategories: stay.offences.flatMap(({ category }) => category ?? []),
  })
  if (refusal !== undefined)
    throw new AppError('rule_refused', {
      facts: { rule: refusal.rule, reason: `${refusal.rule}: ${refusal.reason}` },
    })
}

/** The warrant that runs at an instant: an application while it runs is one to extend it (s.44). */
function warrantInForce(stay: LimitsRow, ctx: Ctx, at: string) {
  return clockOf(stay, ctx.clock.now()).authorities.findLast(
    ({ kind, from, until }) => (kind === 'WARRANT' || kind === 'WARRANT_EXT') && from <= at && at <= until,
  )
}

type Answers = Partial<Parameters<typeof warrantProblems>[0]>

function problemsOf(ctx: Ctx, stay: LimitsRow, answers: Answers): RuleProblem[] {
  const given = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined))
  return warrantProblems(
    {
      offenceCategories: stay.offences.flatMap(({ category }) => category ?? []),
      isExtension: false,
      isRefusedBefore: false,
      ...given,
    },
    clockOf(stay, ctx.clock.now()).limit96 ?? '',
    custodyRulesOn(londonDay(ctx.clock.now().toISOString())),
  )
}

/** Records what the court did with an application: granted until its own time, refused, or withdrawn. */
export async function decideWarrant(
  ctx: Ctx,
  { recordId, applicationId }: { recordId: string; applicationId: string },
  body: Body<'decideWarrant'>,
): Promise<Added> {
  const found = await requireLimits(ctx, recordId)
  const application = applicationOf(found, applicationId)
  const corrected = requireCorrected(found, body.correctsId, decided)
  const stay = withoutStep(found, corrected)
  const before = standing(found).find(
    (row) => row.applicationId === applicationId && row.id !== corrected?.id && decided.includes(row.kind),
  )
  if (before !== undefined)
    throw new AppError('already_done', {
      facts: { reason: 'The court has decided this application: put that entry right.' },
    })
  const at = refuseActTime(ctx, stay, { field: 'at', at: body.at, lateReason: body.lateReason })
  if (at < new Date(application.at))
    throw badField('at', `Enter a time after the application at ${formatLondon(application.at)}`)
  const inForce = warrantInForce(stay, ctx, at.toISOString())
  const kind = stepOf(body.outcome, inForce !== undefined)
  const left =
    body.outcome === 'WITHDRAWN' ? [] : courtProblems(ctx, stay, { application, body, at, inForce })
  const { id } = await insertStep(ctx.tx, {
    custodyRecordId: recordId,
    kind,
    at,
    until: body.until === undefined || body.outcome !== 'GRANTED' ? null : new Date(body.until),
    applicationId,
    court: application.court,
    officerId: ctx.who.userId,
    officerRank: ctx.who.rank,
    reason: body.reason || null,
    details: hearingOf(body),
    correctsId: body.correctsId ?? null,
    createdBy: ctx.who.userId,
    createdAt: ctx.clock.now(),
  })
  await addLogEntry(ctx, {
    recordId,
    kind: body.outcome === 'GRANTED' ? 'WARRANT_ISSUED' : 'WARRANT_APPLY',
    happenedAt: at,
    text: [
      `${labelIn(limitSteps, kind)} by ${application.court ?? 'the court'}.`,
      body.outcome === 'GRANTED' && body.until !== undefined ? `Until ${formatLondon(body.until)}.` : '',
      body.reason,
    ]
      .filter(Boolean)
      .join(' '),
    details: { stepId: id, outcome: body.outcome, until: body.until },
    lateReason: body.lateReason || undefined,
  })
  ctx.audit.change = { stepId: id, outcome: body.outcome, until: body.until, correctsId: body.correctsId }
  return { id, left: leftOf(left) }
}

function applicationOf(stay: LimitsRow, applicationId: string): StepRow {
  const row = stay.limitRows.find(({ id, kind }) => id === applicationId && kind === 'WARRANT_APPLIED')
  if (row === undefined) throw new AppError('not_found')
  return row
}

const stepOf = (outcome: Body<'decideWarrant'>['outcome'], isExtension: boolean) => {
  if (outcome === 'GRANTED') return isExtension ? 'WARRANT_EXTENDED' : 'WARRANT_ISSUED'
  return outcome === 'REFUSED' ? 'WARRANT_REFUSED' : 'WARRANT_WITHDRAWN'
}

/** WF-1, WF-2, WF-5 to WF-9 on the hearing and the end that the court endorsed. */
function courtProblems(
  ctx: Ctx,
  stay: LimitsRow,
  facts: {
    application: StepRow
    body: Body<'decideWarrant'>
    at: Date
    inForce: { until: string } | undefined
  },
): RuleProblem[] {
  const { application, body, at, inForce } = facts
  const served = application.details.informationServedAt
  return refuseBlocked(
    problemsOf(ctx, stay, {
      ...body,
      informationServedAt: typeof served === 'string' ? served : undefined,
      isExtension: inForce !== undefined,
      previousEnd: inForce?.until,
      issuedAt: body.outcome === 'GRANTED' ? at.toISOString() : undefined,
      until: body.outcome === 'GRANTED' ? body.until : undefined,
    }),
  )
}

const hearingOf = (body: Body<'decideWarrant'>) => ({
  outcome: labelIn(warrantOutcomes, body.outcome),
  magistrates: body.magistrates ?? null,
  isOpenCourt: body.isOpenCourt ?? null,
  isOnOath: body.isOnOath ?? null,
  isBroughtOrLinked: body.isBroughtOrLinked ?? null,
  wantsLawyer: body.wantsLawyer ?? null,
  isRepresented: body.isRepresented ?? null,
  isAdjourned: body.isAdjourned ?? null,
})
