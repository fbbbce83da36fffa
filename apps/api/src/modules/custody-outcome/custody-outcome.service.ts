/** What every act on the ending of a stay begins with: the stay, the custody officer, the move, what the release lacks. */
import { decideActAsCustodyOfficer } from '@mips/domain/custody/authorisation'
import { type CustodyRecordType, custodyRecordTypes } from '@mips/domain/custody/codes'
import { decideMoveAs } from '@mips/domain/custody/custody-roles'
import { type Disposal, disposals } from '@mips/domain/custody/disposals'
import { type MoveFacts, movesNeed } from '@mips/domain/custody/move-guards'
import { type ReleaseAnswer, type ReleaseFacts, releaseProblems } from '@mips/domain/custody/release-rules'
import { safeguardingAtRelease } from '@mips/domain/safeguarding/abuse-at-release'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { type CustodyState, isHeld } from '@mips/domain/custody/state'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import {
  actorOf,
  ageOf,
  changeStay,
  clockOf,
  custodyStateOf,
  isCustodyOfficer,
  involvedOfficers,
  leftOf,
  rankOf,
  refuseBlocked,
  type Stay,
} from '../custody/custody.stay.service.ts'
import { medicationAtDoor } from '../custody-care/custody-care.door.service.ts'
import { proceduresAtDoor } from '../custody-procedures/door.service.ts'
import { abuseAtDoor, abuseFactsOf } from './custody-outcome.abuse.ts'
import { findOutcome, lockOutcome } from './custody-outcome.repository.ts'
import type { OutcomeRow } from './custody-outcome.rows.ts'

/** What a change of the state answers. */
export type Moved = { id: string; version: number; state: string; left: string[] }

/** The stay with its ending, held for this transaction. */
export async function requireOutcome(ctx: Ctx, recordId: string): Promise<OutcomeRow> {
  await lockOutcome(ctx.tx, recordId)
  const stay = await findOutcome(ctx.tx, recordId)
  if (stay === undefined) throw new AppError('not_found')
  return stay
}

/** Refuses where the stay is not in one of the states. */
export function requireState(stay: Stay, states: readonly CustodyState[], reason: string): void {
  if (!states.includes(custodyStateOf(stay)))
    throw new AppError('not_in_state', { facts: { state: stay.state, reason } })
}

/** s.36: a custody officer outside the investigation. */
export function requireCustodyOfficer(ctx: Ctx, stay: Stay): void {
  const able = decideActAsCustodyOfficer({
    custodyOfficerId: ctx.who.userId,
    custodyOfficerRank: rankOf(ctx.who),
    arrestingOfficerIds: involvedOfficers(stay),
    investigatingOfficerIds: [],
  })
  const reason = able.allowed ? 'The custody officer of the suite decides this.' : able.reason
  if (!able.allowed || !isCustodyOfficer(stay, ctx.who))
    throw new AppError('rule_refused', { facts: { rule: 's.36', reason: `s.36: ${reason}` } })
}

/** Moves the stay: the state machine decides who may, the guards what must be recorded first. */
export async function moveTo(
  ctx: Ctx,
  stay: Stay,
  move: { to: CustodyState; facts: Partial<MoveFacts>; change?: object; endedAt?: Date; from?: CustodyState },
): Promise<void> {
  const from = move.from ?? custodyStateOf(stay)
  const decision = decideMoveAs(from, move.to, actorOf(stay, ctx.who))
  if (!decision.allowed)
    throw new AppError('not_in_state', { facts: { state: stay.state, rule: '14', reason: decision.reason } })
  refuseBlocked(movesNeed(from, move.to, { recordTypes: recordTypesOf(stay), ...move.facts }))
  await changeStay(ctx.tx, stay.id, { ...move.change, state: move.to }, move.endedAt)
}

const recordTypesOf = (stay: Stay): CustodyRecordType[] =>
  custodyRecordTypes.flatMap(({ code }) => (stay.recordTypes.includes(code) ? [code] : []))

/** What every change of state answers. */
export const movedReply = (
  ctx: Ctx,
  stay: Stay,
  state: string,
  left: readonly RuleProblem[] = [],
): Moved => ({
  id: stay.id,
  version: ctx.subjectVersion ?? stay.version,
  state,
  left: leftOf(left),
})

/** Whether an authority to detain is still in time at an instant (CL-10); a power without a clock has no limit here. */
export function isAuthorityInTime(stay: Stay, now: Date): boolean {
  const clock = clockOf(stay, now)
  return clock.limit24 === undefined || (clock.releaseBy !== undefined && clock.releaseBy > now.toISOString())
}

/** The disposal of every offence that the stay holds; undefined where none is chosen yet. */
export const disposalsOf = (stay: OutcomeRow): (Disposal | undefined)[] =>
  stay.offenceRows.map(({ disposal }) => disposals.find(({ code }) => code === disposal)?.code)

/** What the officer says at the door. */
export type DoorFacts = Partial<
  Pick<
    ReleaseFacts,
    | 'propertyHeldReason'
    | 'propertyNotSignedReason'
    | 'isBailNoticeServed'
    | 'isMedicationReturned'
    | 'medicationReason'
    | 'forceReason'
    | 'collectedBy'
    | 'aloneReason'
    | 'inspectorName'
  >
> & {
  isPropertySettled?: boolean
  isTransfer: boolean
  at: string
  safeguardingReason?: string
  safeguardingInspector?: string
}

/** What the suite still holds or owes, as the door and its page read it. */
export function doorOf(stay: OutcomeRow, at: string) {
  const { propertyHeld, hasGivenBack, isSigned, forceFormsOwed } = proceduresAtDoor(stay.door)
  const { held, due } = medicationAtDoor(stay.door.medicines, at)
  return {
    propertyHeld,
    hasGivenBack,
    isPropertySigned: isSigned,
    /** Property that an entry of the log took in and no list holds. */
    isPropertyUnlisted: stay.door.items.length === 0 && stay.log.some(({ kind }) => kind === 'PROPERTY_IN'),
    medicationHeld: held,
    medicationDue: due,
    forceFormsOwed,
    safeguarding: abuseAtDoor(stay),
  }
}

/** What stands against leaving, from the record and what is said at the door (12.12, 12.20, 12.22, 12.23). */
export function doorProblems(stay: OutcomeRow, door: DoorFacts): RuleProblem[] {
  const assessment = stay.assessments.at(-1)
  const escort = stay.escorts.at(-1)
  const { isPropertySettled = false, at, safeguardingReason, safeguardingInspector, ...said } = door
  const {
    isPropertyUnlisted,
    propertyHeld,
    hasGivenBack,
    isPropertySigned,
    safeguarding: _shown,
    ...rest
  } = doorOf(stay, at)
  const isUnsettled = isPropertyUnlisted && !isPropertySettled
  // Who is handed over stays held: a victim is not less safe for it.
  const safeguarding = said.isTransfer
    ? []
    : safeguardingAtRelease({
        ...abuseFactsOf(stay),
        ...(safeguardingReason ? { reason: safeguardingReason } : {}),
        ...(safeguardingInspector ? { inspectorName: safeguardingInspector } : {}),
      }).filter(({ severity }) => severity === 'BLOCK')
  const problems = releaseProblems({
    ...said,
    answers: answersOf(assessment?.answers ?? {}),
    // A power without an offence ends by itself: there is none to choose an end for.
    disposals: disposalsOf(stay).length === 0 ? ['NFA_POLICE'] : disposalsOf(stay),
    ...rest,
    propertyHeld: isUnsettled ? ['the property in the log'] : propertyHeld,
    hasPropertyToSign: hasGivenBack,
    isPropertySigned,
    isBailNoticeServed: said.isBailNoticeServed ?? false,
    isMedicationReturned: said.isMedicationReturned ?? false,
    age: ageOf(stay, at).age,
    ...(escort === undefined
      ? {}
      : {
          escort: {
            perNumber: escort.perNumber,
            isComplete: [escort.health, escort.offence, escort.property, escort.risk].every(Boolean),
            handoverOfficer: escort.handoverOfficer,
            ...(escort.receivedBy === null ? {} : { receivedBy: escort.receivedBy }),
          },
        }),
    ...(assessment?.signedBy ? { signedBy: assessment.signedBy.displayName } : {}),
  })
  return [...problems, ...safeguarding]
}

const given: readonly ReleaseAnswer[] = ['YES', 'NO', 'REFUSED', 'NOT_APPLICABLE']

function answersOf(kept: Record<string, { answer: string; action?: string }>): ReleaseFacts['answers'] {
  const answers: Record<string, { answer: ReleaseAnswer; action?: string }> = {}
  for (const [question, { answer, action }] of Object.entries(kept)) {
    const known = given.find((each) => each === answer)
    if (known !== undefined)
      answers[question] = action === undefined ? { answer: known } : { answer: known, action }
  }
  return answers
}

/** Refuses where nobody is held. */
export function requireHeld(stay: Stay): void {
  if (!isHeld(custodyStateOf(stay)))
    throw new AppError('not_in_state', {
      facts: { state: stay.state, reason: 'Nobody is held on this record.' },
    })
}
