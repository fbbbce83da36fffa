/** What an officer may do to a custody record as it stands: the rules of the domain on the facts of the record. */
import { allow, type Decision, deny, firstRefusal } from '@mips/domain/access/decision'
import type { RoleCode } from '@mips/domain/access/roles'
import { isRank, type Rank } from '@mips/domain/codes/ranks'
import { decideActAsCustodyOfficer, decideAuthoriseDetention } from '@mips/domain/custody/authorisation'
import { arrestPowers, custodyRecordTypes } from '@mips/domain/custody/codes'
import { type CustodyActor, decideAssess, decideMoveAs } from '@mips/domain/custody/custody-roles'
import { type CustodyState, custodyStates, isHeld } from '@mips/domain/custody/state'
import type { CustodyRow } from './custody.rows.ts'

/** As much of the reader as the rules need. */
export type Officer = { readonly userId: string; readonly rank: string; readonly roles: readonly RoleCode[] }

/** The stay in the states of the domain; a state that the list does not know lets nobody do anything. */
export const stateOf = (code: string): CustodyState =>
  custodyStates.find((state) => state.code === code)?.code ?? 'CLOSED_UNRESOLVED'

/** Where an authorised stay goes: detention under PACE, or holding under another power (custody.md 14). */
export const stateWhenAuthorised = (recordTypes: readonly string[]): 'DETAINED' | 'HELD_OTHER' =>
  custodyRecordTypes.some(
    (type) => recordTypes.includes(type.code) && type.clock !== 'NONE' && type.clock !== 'OWN',
  )
    ? 'DETAINED'
    : 'HELD_OTHER'

/** Where a person goes back to from hospital. */
export function stateOnReturn(
  stay: Pick<CustodyRow, 'decision' | 'recordTypes'>,
): 'ARRIVED' | 'DETAINED' | 'HELD_OTHER' {
  return stay.decision === 'AUTHORISED' ? stateWhenAuthorised(stay.recordTypes) : 'ARRIVED'
}

/** The earliest time that an entry of this stay can have: the arrest, or the return of one who answers bail. */
export const heldFrom = (stay: Pick<CustodyRow, 'recordTypes' | 'arrestedAt' | 'arrivedAt'>): string =>
  stay.recordTypes.includes('BAILBACK') ? stay.arrivedAt : (stay.arrestedAt ?? stay.arrivedAt)

const investigating = ['OIC', 'INTERVIEWING', 'SIO']

const idsOf = (stay: CustodyRow, roles: readonly string[]) =>
  [...stay.arrestOfficers, ...stay.officers]
    .filter((officer) => roles.includes(officer.role))
    .map((officer) => officer.id)

export function actorOn(stay: CustodyRow, who: Officer): CustodyActor {
  return {
    rank: rankOf(who),
    roles: who.roles,
    isArresting: idsOf(stay, ['ARRESTING']).includes(who.userId),
    isInvestigating: idsOf(stay, investigating).includes(who.userId),
  }
}

/** The same officer before there is a record to play a part on. */
export const actorAlone = (who: Officer): CustodyActor => ({
  rank: rankOf(who),
  roles: who.roles,
  isArresting: false,
  isInvestigating: false,
})

const rankOf = (who: Officer): Rank => (isRank(who.rank) ? who.rank : 'STAFF')

const asCustodyOfficer = (stay: CustodyRow, who: Officer) => ({
  custodyOfficerId: who.userId,
  custodyOfficerRank: rankOf(who),
  arrestingOfficerIds: idsOf(stay, ['ARRESTING']),
  investigatingOfficerIds: idsOf(stay, investigating),
})

/** Whether this officer may authorise (or refuse) detention now; `hasGrounds` where a ground was chosen. */
export function decideAuthorise(
  stay: CustodyRow,
  who: Officer,
  choice: { isRefusal: boolean; hasGrounds: boolean },
): Decision {
  const state = stateOf(stay.state)
  if (state !== 'ARRIVED')
    return deny(
      stay.decision === null
        ? 'Detention is decided when the person is in the suite.'
        : 'The decision on detention has been made.',
    )
  const move = decideMoveAs(
    state,
    choice.isRefusal ? 'NOT_AUTHORISED' : stateWhenAuthorised(stay.recordTypes),
    actorOn(stay, who),
  )
  if (choice.isRefusal) return firstRefusal(decideActAsCustodyOfficer(asCustodyOfficer(stay, who)), move)
  const needsNecessity = arrestPowers.some((power) => power.code === stay.arrestPower && power.needsNecessity)
  const record = {
    hasOffence: stay.offences.length > 0 || stateWhenAuthorised(stay.recordTypes) === 'HELD_OTHER',
    hasArrestTime: stay.arrestedAt !== null,
    hasArrestPlace: Boolean(stay.arrestPlace ?? stay.arrestPlaceText),
    hasNecessity: !needsNecessity || stay.necessityCodes.length > 0,
    hasAccount: Boolean(stay.grounds),
    hasGrounds: choice.hasGrounds,
  }
  return firstRefusal(decideAuthoriseDetention({ ...asCustodyOfficer(stay, who), record }), move)
}

/** Whether this officer may change the cell, or sign the risk and the level of observation. */
export function decideCare(stay: CustodyRow, who: Officer, changesRisk: boolean): Decision {
  if (!isHeld(stateOf(stay.state))) return deny('The person is no longer held here.')
  return decideAssess(actorOn(stay, who), changesRisk)
}

/** Whether this officer may send the person to hospital. */
export function decideHospital(stay: CustodyRow, who: Officer): Decision {
  const state = stateOf(stay.state)
  return state === 'AT_HOSPITAL' ? allow() : decideMoveAs(state, 'AT_HOSPITAL', actorOn(stay, who))
}
