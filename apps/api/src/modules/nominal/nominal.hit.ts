/** People in a list: from rows and scores to hits with the reasons in words. */
import type { MarkerBrief, PersonHit } from '@mips/contracts/nominal-terms'
import { displayName } from '@mips/domain/nominal/display-name'
import { heldDob, writtenDob } from '@mips/domain/nominal/held-dob'
import { agesOn } from '@mips/domain/nominal/partial-date'
import type { Match } from './nominal.match.service.ts'
import { personMarkerTypes, locationMarkerTypes, vehicleMarkerTypes } from '@mips/domain/codes/markers'
import type { BriefRow, MarkerRow } from './nominal.search.repository.ts'

/** Enough of a person to know them again; `today` is YYYY-MM-DD. */
export const presentListed = (
  brief: BriefRow,
  today: string,
): Omit<PersonHit, 'reasons' | 'band' | 'weight' | 'fraction' | 'mustBeConsidered' | 'alsoKnownAs'> => ({
  nominalId: brief.nominalId,
  reference: brief.reference,
  displayName: displayName(brief),
  dob: shownDob(brief),
  dobPrecision: brief.dobPrecision.toLowerCase(),
  ageYears: ageOf(brief, today),
  sex: brief.sex,
  photograph: brief.photograph,
  markers: presentMarkers(brief.markers, today),
  isRestricted: brief.aclId !== 0,
  lastAddress:
    brief.locationId === null || brief.address === null
      ? null
      : { locationId: brief.locationId, address: brief.address, since: brief.since?.toISOString() ?? null },
})

/** A hit of a search; `today` is YYYY-MM-DD. */
export function presentHit(match: Match, brief: BriefRow, today: string): PersonHit {
  const listed = presentListed(brief, today)
  const others = match.compared.names
    .map((name) => displayName(name))
    .filter((name) => name !== listed.displayName && name !== 'Name not known')
  return {
    ...listed,
    alsoKnownAs: [...new Set(others)].slice(0, 5),
    reasons: [...match.via, ...match.score.reasons],
    band: match.score.band,
    weight: Math.round(match.score.weight * 10) / 10,
    fraction: Math.round(match.score.fraction * 100) / 100,
    mustBeConsidered: match.mustBeConsidered,
  }
}

/** Live warnings in words; one whose review day has passed still stands and says so. */
export const presentMarkers = (markers: MarkerRow[], today: string): MarkerBrief[] =>
  markers.map((marker) => ({
    ...marker,
    label: markerLabel(marker.code),
    isUnreviewed: marker.reviewOn < today,
  }))

const markerTypes = new Map(
  [...vehicleMarkerTypes, ...locationMarkerTypes, ...personMarkerTypes].map((type) => [
    type.code as string,
    type.label,
  ]),
)

/** The officers' words for a marker. */
export const markerLabel = (code: string): string => markerTypes.get(code) ?? code

/** The date as far as it is known: a year alone is never shown as 1 January. */
export const shownDob = ({
  dob,
  dobTo,
  dobPrecision,
}: Pick<BriefRow, 'dob' | 'dobTo' | 'dobPrecision'>): string | null =>
  dob === null ? null : writtenDob({ dob, dobTo, precision: dobPrecision })

/** Age in whole years as far as the date is known. */
export function ageOf(
  { dob, dobTo, dobPrecision }: Pick<BriefRow, 'dob' | 'dobTo' | 'dobPrecision'>,
  today: string,
): number | null {
  const born = dob === null ? undefined : heldDob({ dob, dobTo, precision: dobPrecision })
  return (born && agesOn(born, today)?.youngest) ?? null
}
