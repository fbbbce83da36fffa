/** The part that an officer plays on one custody record, for the moves that each part may make (custody.md 11). */
import { allow, type Decision, deny, firstRefusal } from '../access/decision.ts'
import type { RoleCode } from '../access/roles.ts'
import { isAtLeast, type Rank } from '../codes/ranks.ts'
import { type CustodyRole, type CustodyState, decideCustodyMove } from './state.ts'

export interface CustodyActor {
  rank: Rank
  roles: readonly RoleCode[]
  isArresting: boolean
  isInvestigating: boolean
}

/** Every part that the officer plays; a sergeant in the custody role is the custody officer (PACE s.36(3)). */
export function custodyRolesOf(actor: CustodyActor): CustodyRole[] {
  const parts: CustodyRole[] = []
  if (actor.roles.includes('CUSTODY_SERGEANT') && isAtLeast(actor.rank, 'PS')) parts.push('CO')
  if (actor.roles.includes('DETENTION_OFFICER')) parts.push('DDO')
  if (actor.isArresting) parts.push('AO')
  if (actor.isInvestigating) parts.push('OIC')
  if (isAtLeast(actor.rank, 'INSP')) parts.push('INSP')
  return parts
}

/** Whether any part of the officer allows the move; the reason is that of the first part. */
export function decideMoveAs(from: CustodyState | 'NONE', to: CustodyState, actor: CustodyActor): Decision {
  const parts = custodyRolesOf(actor)
  const decisions = (parts.length > 0 ? parts : (['SYS'] as const)).map((part) =>
    part === 'SYS' ? deny('Your role in custody may not do this.') : decideCustodyMove(from, to, part),
  )
  return decisions.some((decision) => decision.allowed) ? allow() : firstRefusal(...decisions)
}

/** Risk and observation are the custody officer's to sign; a detention officer may move cells (custody.md 11, 12.6). */
export function decideAssess(actor: CustodyActor, changesRisk: boolean): Decision {
  const parts = custodyRolesOf(actor)
  if (parts.includes('CO')) return allow()
  if (parts.includes('DDO'))
    return changesRisk ? deny('The custody officer signs the risk and the level of observation.') : allow()
  return deny('Only custody staff change the cell, the risk or the level of observation.')
}
