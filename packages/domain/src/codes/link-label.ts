/** The words for the role of any link, whatever its two ends are. */
import { eventRoles } from './event-roles.ts'
import {
  eventEventRoles,
  eventLocationRoles,
  eventObjectRoles,
  objectLocationRoles,
  objectObjectRoles,
  personLocationRoles,
  personObjectRoles,
} from './link-roles.ts'
import { relationshipTypes } from './relationships.ts'

const lists: readonly (readonly { code: string; label: string }[])[] = [
  eventRoles,
  personLocationRoles,
  personObjectRoles,
  objectLocationRoles,
  objectObjectRoles,
  eventLocationRoles,
  eventObjectRoles,
  eventEventRoles,
  relationshipTypes,
]

const labels = new Map(
  lists.toReversed().flatMap((list) => list.map((role) => [role.code, role.label] as const)),
)

/** The words for a role; an imported code that no list has is shown in plain letters. */
export const linkRoleLabel = (code: string): string => labels.get(code) ?? sentence(code)

/** Whether any list of roles has this code and it may stand on an ordinary link. */
export const isLinkRole = (code: string): boolean =>
  labels.has(code) && !eventRoles.some((role) => role.code === code && role.isSealed)

function sentence(code: string): string {
  const words = code.toLowerCase().replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
