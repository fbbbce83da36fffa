/** The rows of a crime group as the rules of the domain read them. */
import type { Due } from '@mips/domain/rules/due'
import { intelligenceRulesOn } from '@mips/domain/intelligence/intelligence-rules-table'
import { type CrimeGroup, crimeGroupDue, type GroupScorePart } from '@mips/domain/intelligence/tasking'
import { groupRoles } from '@mips/domain/intelligence/crime-group'
import { londonDay } from '@mips/domain/time/london-day'
import type { PersonLinkRow } from '@mips/domain/pole/record-view'
import type { OfficerRef } from '@mips/contracts/common'
import type { GroupRow, ScoreRow } from './crime-group.repository.ts'

export type MemberRow = PersonLinkRow<OfficerRef | null>

const roles: readonly string[] = groupRoles.map(({ code }) => code)
export const memberRoles = roles

/** The people of a group by their links; with `isLive` those alone who belong to it now. */
export const membersOf = (rows: readonly MemberRow[], isLive = false): MemberRow[] =>
  rows.filter(({ role, validTo }) => roles.includes(role) && (!isLive || validTo === null))

export const partsOf = (row: ScoreRow | undefined): Partial<Record<GroupScorePart, number>> =>
  // Written by this module alone, from the parts of the contract.
  (row?.parts ?? {}) as Partial<Record<GroupScorePart, number>>

/** The group as NI-7 reads it. */
export const groupOf = (
  row: Pick<GroupRow, 'ownerId' | 'openedAt'>,
  score: ScoreRow | undefined,
  memberIds: readonly string[],
): CrimeGroup => ({
  score: partsOf(score),
  scoredAt: (score?.scoredAt ?? row.openedAt).toISOString(),
  ownerId: row.ownerId,
  memberIds,
})

/** When the score is made anew; undefined for one that is archived or was never scored. */
export function dueOf(row: GroupRow, score: ScoreRow | undefined, now: Date): Due | undefined {
  if (row.archivedAt !== null || score === undefined) return undefined
  const at = now.toISOString()
  return crimeGroupDue({ scoredAt: score.scoredAt.toISOString() }, at, intelligenceRulesOn(londonDay(at)))
}
