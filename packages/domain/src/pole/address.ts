/** An address in parts: its line, and what is wrong with a postcode or a UPRN. */
import { parsePostcode } from '../identifiers/postcode.ts'

export type AddressParts = {
  subBuilding?: string | undefined
  buildingName?: string | undefined
  buildingNumber?: string | undefined
  street?: string | undefined
  locality?: string | undefined
  town?: string | undefined
  postcode?: string | undefined
  asDescribed?: string | undefined
}

/** One line as officers write it: `Flat 3, 12 Avenue Road, London, SE25 4EA`. */
export function addressLine(parts: AddressParts): string {
  const house = [parts.buildingNumber, parts.street].filter(Boolean).join(' ')
  const line = [parts.subBuilding, parts.buildingName, house, parts.locality, parts.town, parts.postcode]
  return line.filter(Boolean).join(', ') || parts.asDescribed || 'No address given'
}

/** A UPRN without leading zeros, or what is wrong with it: at most 12 digits, from the local gazetteer. */
export function parseUprn(raw: string): { ok: true; value: string } | { ok: false; problem: string } {
  const digits = raw.replace(/\s/g, '')
  if (!/^\d{1,12}$/.test(digits) || /^0+$/.test(digits))
    return { ok: false, problem: 'A UPRN has up to 12 digits.' }
  return { ok: true, value: digits.replace(/^0+/, '') }
}

/**
 * Whether a place is matched to the gazetteer, in words; one that is not says by what it cannot be found: free text
 * without a street is on no street, and a place without a point is on no map.
 */
export function gazetteerWords(place: {
  uprn: string | null
  hasStreet: boolean
  hasPoint: boolean
}): string {
  const lacks = [...(place.hasStreet ? [] : ['street']), ...(place.hasPoint ? [] : ['map'])]
  const lost = lacks.length === 0 ? '' : `: not found by ${lacks.join(' or ')}`
  if (place.uprn === null) return `Not matched to the gazetteer${lost}`
  return `Matched to the gazetteer: UPRN ${place.uprn}${place.hasPoint ? '' : ', without a point on the map'}`
}

/** The postcode with its space for display and its outward half, or what is wrong with it. */
export function readPostcode(
  raw: string,
): { ok: true; postcode: string; outcode: string } | { ok: false; problem: string } {
  const read = parsePostcode(raw)
  if (!read.ok) return read
  return { ok: true, postcode: read.display, outcode: read.value.slice(0, -3) }
}
