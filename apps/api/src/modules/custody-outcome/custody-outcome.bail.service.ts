/** Bail before and after charge: the grant and its conditions (BA-1 to BA-5, 47ZB). */
import type { custodyOutcome } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { bailClock } from '@mips/domain/custody/bail-clock'
import { bailConditions, type BailGrant, bailGrantProblems } from '@mips/domain/custody/bail-diary'
import { labelIn } from '@mips/domain/custody/offence-words'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { londonDay } from '@mips/domain/time/london-day'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseActTime, refuseBlocked } from '../custody/custody.stay.service.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { insertBail, insertConditions, updateOffences } from './custody-outcome.repository.ts'
import type { OutcomeRow } from './custody-outcome.rows.ts'
import {
  type Moved,
  movedReply,
  requireCustodyOfficer,
  requireOutcome,
  requireState,
} from './custody-outcome.service.ts'

type Routes = (typeof custodyOutcome)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']
type GrantBody = Omit<NonNullable<Body<'charge'>['bail']>, 'conditions'> & {
  conditions: Body<'bailBeforeCharge'>['conditions']
}

export type Grant = GrantBody & {
  kind: 'PRE_CHARGE' | 'POST_CHARGE' | 'RUI'
  at: Date
  chargeId?: string | undefined
  regime?: string
  necessity?: string | undefined
  proportionality?: string | undefined
  representations?: string | undefined
  representationsConsidered?: boolean | undefined
  isReturnAligned?: boolean
}

/** Writes a grant of bail with its conditions; a condition that only a court sets is refused. Answers what is still asked. */
export async function keepBail(ctx: Ctx, stay: OutcomeRow, grant: Grant): Promise<RuleProblem[]> {
  const left = grant.kind === 'RUI' ? [] : refuseBlocked(bailGrantProblems(asGrant(stay, grant)))
  const { id } = await insertBail(ctx.tx, {
    custodyRecordId: stay.id,
    kind: grant.kind,
    grantedAt: grant.at,
    grantedBy: ctx.who.userId,
    grantedRank: ctx.who.rank,
    regime: grant.regime ?? 'STANDARD',
    arrestDay: new Date(`${londonDay(stay.arrestedAt ?? stay.arrivedAt)}T00:00:00Z`),
    returnAt: grant.returnAt === undefined ? null : new Date(grant.returnAt),
    returnPlace: grant.returnPlace || null,
    isReturnAligned: grant.isReturnAligned ?? false,
    necessity: grant.necessity || null,
    proportionality: grant.proportionality || null,
    representations: grant.representations || null,
    representationsConsidered: grant.representationsConsidered ?? null,
    victims: stay.victims,
    victimViews: grant.victimViews ?? null,
    victimViewsText: grant.victimViewsText || null,
    victimToldAt: grant.victimToldAt === undefined ? null : new Date(grant.victimToldAt),
    chargeId: grant.chargeId ?? null,
  })
  await addConditions(ctx, { recordId: stay.id, bailId: id, at: grant.at }, grant.conditions)
  if (grant.kind !== 'RUI')
    await addLogEntry(ctx, {
      recordId: stay.id,
      kind: 'BAIL',
      happenedAt: grant.at,
      text: grantWords(grant).slice(0, 4000),
      details: { bailId: id, kind: grant.kind },
    })
  return left
}

const asGrant = (stay: OutcomeRow, grant: Grant): BailGrant => ({
  isBeforeCharge: grant.kind === 'PRE_CHARGE',
  ...(grant.necessity ? { necessity: grant.necessity } : {}),
  ...(grant.proportionality ? { proportionality: grant.proportionality } : {}),
  representationsConsidered: grant.representationsConsidered ?? false,
  conditions: grant.conditions.map(({ condition, purpose, protectsVictim }) => ({
    condition,
    protectsVictim,
    ...(purpose ? { purpose } : {}),
  })),
  victims: stay.victims,
  ...(grant.victimViews === undefined ? {} : { victimViews: grant.victimViews }),
  ...(grant.victimToldAt === undefined ? {} : { victimToldAt: grant.victimToldAt }),
})

/** Adds conditions that hold from an instant. */
export const addConditions = (
  ctx: Ctx,
  { recordId, bailId, at }: { recordId: string; bailId: string; at: Date },
  conditions: Grant['conditions'],
) =>
  insertConditions(
    ctx.tx,
    conditions.map(({ condition, words, purpose, protectsVictim }) => ({
      custodyRecordId: recordId,
      bailId,
      condition,
      words,
      purpose: purpose || null,
      protectsVictim,
      fromAt: at,
    })),
  )

const grantWords = (grant: Grant): string =>
  [
    grant.kind === 'PRE_CHARGE' ? 'Bailed before charge.' : 'Bailed after charge.',
    grant.returnAt === undefined
      ? ''
      : `To return at ${formatLondon(grant.returnAt)}${grant.returnPlace ? `, ${grant.returnPlace}` : ''}.`,
    ...grant.conditions.map(({ condition, words }) => `${labelIn(bailConditions, condition)}: ${words}.`),
    grant.necessity ? `Necessary because ${grant.necessity}` : '',
  ]
    .filter(Boolean)
    .join(' ')

/** Bails before charge: the offences that it is for, the period by the law of the day of arrest (47ZB). */
export async function bailBeforeCharge(
  ctx: Ctx,
  recordId: string,
  body: Body<'bailBeforeCharge'>,
): Promise<Moved> {
  const stay = await requireOutcome(ctx, recordId)
  requireState(
    stay,
    ['DETAINED', 'AWAITING_CHARGE_DECISION', 'AT_HOSPITAL'],
    'Bail before charge ends a detention that is authorised.',
  )
  requireCustodyOfficer(ctx, stay)
  const at = refuseActTime(ctx, stay, { field: 'at', at: body.at, lateReason: body.lateReason })
  const rows = stay.offenceRows.filter(({ id }) => body.offenceIds.includes(id))
  if (rows.length !== new Set(body.offenceIds).size) throw new AppError('bad_reference')
  const charged = rows.find(({ chargeId }) => chargeId !== null)
  if (charged !== undefined)
    throw new AppError('already_done', { facts: { reason: `${charged.title} is charged already.` } })
  refuseLateReturn(stay, body)
  const left = await keepBail(ctx, stay, { ...body, kind: 'PRE_CHARGE', at })
  await updateOffences(ctx.tx, body.offenceIds, {
    disposal: body.isForCps ? 'BAIL_TO_CPS' : 'BAIL_PRE_CHARGE',
    disposedAt: at,
    disposedBy: ctx.who.userId,
  })
  ctx.audit.change = { offenceIds: body.offenceIds, returnAt: body.returnAt, regime: body.regime }
  return movedReply(ctx, stay, stay.state, left)
}

/** The return is not later than the first period lasts (47ZB). */
function refuseLateReturn(stay: OutcomeRow, body: Body<'bailBeforeCharge'>): void {
  if (body.returnAt === undefined) return
  const clock = bailClock(
    {
      regime: body.regime,
      arrestDay: londonDay(stay.arrestedAt ?? stay.arrivedAt),
      grantedBy: 'PS',
      extensions: [],
      cps: [],
      returnDay: londonDay(body.returnAt),
      isReturnAligned: body.isReturnAligned,
    },
    londonDay(body.at),
  )
  refuseBlocked(clock?.problems ?? [])
}
