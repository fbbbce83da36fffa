/** The kinds of object in the store, and of place. */

export const objectKinds = [
  { code: 'vehicle', label: 'Vehicle', keyLabel: 'Registration mark' },
  { code: 'phone', label: 'Phone', keyLabel: 'Telephone number' },
  { code: 'device', label: 'Device', keyLabel: 'IMEI or serial number' },
  { code: 'account', label: 'Account', keyLabel: 'Account name or email' },
  { code: 'document', label: 'Document', keyLabel: 'Document number' },
  { code: 'weapon', label: 'Weapon', keyLabel: 'Serial number' },
  { code: 'cash', label: 'Cash', keyLabel: undefined },
  { code: 'drug', label: 'Drug', keyLabel: undefined },
  { code: 'other', label: 'Other', keyLabel: undefined },
] as const

export type ObjectKind = (typeof objectKinds)[number]['code']

/** The words for a kind of object. */
export const objectKindLabel = (code: string): string => objectKinds.find((kind) => kind.code === code)?.label ?? code

export const locationKinds = [
  { code: 'address', label: 'Address' },
  { code: 'street', label: 'Street' },
  { code: 'place', label: 'Place' },
  { code: 'junction', label: 'Junction' },
  { code: 'open_land', label: 'Open land' },
] as const

export type LocationKind = (typeof locationKinds)[number]['code']

export const weaponTypes = [
  { code: 'KNIFE', label: 'Knife or blade' }, { code: 'BLUNT', label: 'Blunt object' }, { code: 'FIREARM', label: 'Firearm' },
  { code: 'IMITATION_FIREARM', label: 'Imitation firearm' }, { code: 'AIR_WEAPON', label: 'Air weapon' },
  { code: 'CORROSIVE', label: 'Corrosive substance' }, { code: 'EXPLOSIVE', label: 'Explosive' }, { code: 'OTHER', label: 'Other weapon' },
] as const

/** Classes of the Misuse of Drugs Act 1971, Schedule 2, and the temporary class. */
export const drugClasses = [
  { code: 'A', label: 'Class A' }, { code: 'B', label: 'Class B' }, { code: 'C', label: 'Class C' },
  { code: 'TEMPORARY', label: 'Temporary class' }, { code: 'UNKNOWN', label: 'Not known' },
] as const

export const drugUnits = [
  { code: 'g', label: 'grams' }, { code: 'kg', label: 'kilograms' }, { code: 'ml', label: 'millilitres' },
  { code: 'tablet', label: 'tablets' }, { code: 'plant', label: 'plants' }, { code: 'wrap', label: 'wraps' },
] as const

export const documentTypes = [
  { code: 'PASSPORT', label: 'Passport' }, { code: 'DRIVING_LICENCE', label: 'Driving licence' },
  { code: 'IDENTITY_CARD', label: 'Identity card' }, { code: 'BANK_CARD', label: 'Bank card' }, { code: 'LETTER', label: 'Letter' },
  { code: 'OTHER', label: 'Other document' },
] as const

export const deviceTypes = [
  { code: 'HANDSET', label: 'Mobile handset' }, { code: 'COMPUTER', label: 'Computer' }, { code: 'TABLET', label: 'Tablet' },
  { code: 'STORAGE', label: 'Storage' }, { code: 'CAMERA', label: 'Camera' }, { code: 'OTHER', label: 'Other device' },
] as const
