/** The view of shared rows for modules that come after pole; the words themselves are in domain/pole/record-view. */
import type { OfficerRef } from '@mips/contracts/common'
import type { PersonRow as Person } from '@mips/domain/pole/record-view'
import { londonDay } from '@mips/domain/time/london-day'
import type { Clock } from '../../platform/clock.ts'

export {
  viewLinkedPeople as presentLinkedPeople,
  viewMarkers as presentMarkers,
  viewPerson as presentPerson,
  viewPlace as presentLocationBrief,
  withRoleLabel,
} from '@mips/domain/pole/record-view'
export { displayName as presentName } from '@mips/domain/nominal/display-name'
export type {
  LinkedObjectRow,
  LinkedPersonRow,
  LocationBriefRow,
  LocationLinkRow,
  MarkerRow,
} from './pole.rows.ts'
export type PersonRow = Person<OfficerRef | null>

/** Today in London as YYYY-MM-DD. */
export const today = (clock: Clock): string => londonDay(clock.now().toISOString())
