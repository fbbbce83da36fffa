/** The rows in which the database answers what pages share. */
import type { OfficerRef } from '@mips/contracts/common'
import type { LinkedObject, LocationLink } from '@mips/contracts/pole-replies'
import type { GazetteerRow } from '@mips/domain/pole/record-view'
import type * as view from '@mips/domain/pole/record-view'

export type MarkerRow = view.MarkerRow<OfficerRef | null>
export type LinkedPersonRow = view.PersonLinkRow<OfficerRef | null>
export type LinkedObjectRow = Omit<LinkedObject, 'roleLabel'>
export type LocationLinkRow = Omit<LocationLink, 'roleLabel' | 'isMatched' | 'gazetteer'> & {
  gazetteer: GazetteerRow
}
export type LocationBriefRow = view.PlaceRow<OfficerRef | null>
