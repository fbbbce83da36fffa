/** What may be done to an incident in each of its states, when police should be there, and how it may close. */
import { allow, deny, type Decision } from '../access/decision.ts'
import { incidentStatuses, responseGrades } from '../codes/incidents.ts'
import { eventRoles } from '../codes/event-roles.ts'
import { eventObjectRoles } from '../codes/link-roles.ts'
import { addMinutes } from '../time/instant.ts'

/** Target time of arrival for a grade from when the incident was opened; undefined when nobody is to attend. */
export function attendBy(grade: string, openedAt: string): string | undefined {
  const minutes = responseGrades.find((row) => row.code === grade)?.attendMinutes
  return minutes === undefined ? undefined : addMinutes(openedAt, minutes)
}

export const isClosed = (status: string): boolean =>
  incidentStatuses.find((row) => row.code === status)?.isOpen === false

/** Officers are sent, grades changed and arrivals noted only while an incident is open. */
export function decideWhileOpen(status: string): Decision {
  return isClosed(status) ? deny('This incident is closed.') : allow()
}

/** An incident is at the scene once; a second arrival is a log entry. */
export function decideArrival(incident: { status: string; arrivedAt: string | null }): Decision {
  if (isClosed(incident.status)) return deny('This incident is closed.')
  return incident.arrivedAt === null
    ? allow()
    : deny('The first arrival is recorded already: add later ones to the log.')
}

/** A duplicate names the incident that it repeats; any other closing code names none. */
export function decideClosing(
  incident: { status: string },
  closing: { code: string; duplicateOfId: string | undefined },
): Decision {
  if (isClosed(incident.status)) return deny('This incident is closed already.')
  if (closing.code === 'DUPLICATE' && closing.duplicateOfId === undefined)
    return deny('Choose the incident that this one repeats.')
  if (closing.code !== 'DUPLICATE' && closing.duplicateOfId !== undefined)
    return deny('Only a duplicate names another incident.')
  return allow()
}

/** Only a closed incident is opened again. */
export function decideReopening(status: string): Decision {
  return isClosed(status) ? allow() : deny('This incident is open already.')
}

const offered = new Set(['HARMED', 'SUSPECTED', 'SEEN', 'AT_RISK', 'HELP'])

/** The roles that a person of the public may be given on an incident, in the order of the list. */
export const incidentPersonRoles = eventRoles.filter(
  (role) => offered.has(role.group) && !role.isOfficer && !role.isSealed,
)

/** Whether a person may be given this role on an incident. */
export const isIncidentPersonRole = (code: string): boolean =>
  incidentPersonRoles.some((role) => role.code === code)

/** Whether an object may be given this role on an incident. */
export const isIncidentObjectRole = (code: string): boolean =>
  eventObjectRoles.some((role) => role.code === code)

/** The order in which a board shows grades: the most urgent first, unknown ones last. */
export const gradeOrder = (code: string): number =>
  responseGrades.find((row) => row.code === code)?.order ?? 9
