/** The kinds of place: an address down to the flat, or somewhere without one. */
export const locationKinds = [
  { code: 'address', label: 'Address' },
  { code: 'street', label: 'Street' },
  { code: 'place', label: 'Place' },
  { code: 'junction', label: 'Junction' },
  { code: 'open_land', label: 'Open land' },
] as const
export type LocationKind = (typeof locationKinds)[number]['code']
