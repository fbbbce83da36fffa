/** What part a person of an incident has in the report that arises from it, and who may check the report. */
import { allow, type Decision, deny } from '../access/decision.ts'
import { eventRoles } from '../codes/event-roles.ts'
import { isAtLeast, isRank } from '../codes/ranks.ts'

const guardians: readonly string[] = ['PARENT_OF', 'STEP_PARENT_OF', 'FOSTER_CARER_OF', 'GUARDIAN_OF']

/** The roles of the one that a report is about. */
export const reportSubjectRoles = { CHILD: 'CHILD_SUBJECT', ADULT: 'ADULT_AT_RISK' } as const

/**
 * The part to offer for somebody present: who is suspected in the incident is the suspected source of harm, a known
 * parent or carer is named as such, and anybody else keeps the role that they have. `relation` is theirs to the subject.
 */
export function reportRoleFor(incidentRole: string, relation?: string): string {
  if (eventRoles.find((role) => role.code === incidentRole)?.group === 'SUSPECTED') return 'SOURCE_OF_HARM'
  if (relation !== undefined && guardians.includes(relation)) return 'PARENT_GUARDIAN'
  return relation === 'CARER_OF' ? 'CARER' : incidentRole
}

/** Whether a role can stand in a report: one that a member of the public holds and that is not sealed. */
export function isReportRole(code: string): boolean {
  const role = eventRoles.find((row) => row.code === code)
  return (
    role !== undefined &&
    !role.isOfficer &&
    !role.isSealed &&
    !Object.values<string>(reportSubjectRoles).includes(code)
  )
}

/** A report is checked by a supervisor who did not write it (safeguarding.md 2: supervisor quality check). */
export function decideCheckReport(check: {
  rank: string
  checkerId: string
  writerId: string | null
}): Decision {
  if (check.checkerId === check.writerId) return deny('You wrote this report: another supervisor checks it.')
  return isSupervisor(check.rank) ? allow() : deny('A sergeant or above checks this report.')
}

/** Whether a rank supervises. */
export const isSupervisor = (rank: string): boolean => isRank(rank) && isAtLeast(rank, 'PS')
