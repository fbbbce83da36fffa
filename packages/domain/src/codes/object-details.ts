/** The coded fields of objects: documents, devices and drugs. Kinds of object and of weapon are in objects.ts. */

export const documentTypes = [
  { code: 'PASSPORT', label: 'Passport' },
  { code: 'DRIVING_LICENCE', label: 'Driving licence' },
  { code: 'IDENTITY_CARD', label: 'Identity card' },
  { code: 'BANK_CARD', label: 'Bank card' },
  { code: 'LETTER', label: 'Letter' },
  { code: 'OTHER', label: 'Other document' },
] as const
export type DocumentType = (typeof documentTypes)[number]['code']

export const deviceTypes = [
  { code: 'HANDSET', label: 'Mobile handset' },
  { code: 'COMPUTER', label: 'Computer' },
  { code: 'TABLET', label: 'Tablet' },
  { code: 'STORAGE', label: 'Storage' },
  { code: 'CAMERA', label: 'Camera' },
  { code: 'OTHER', label: 'Other device' },
] as const
export type DeviceType = (typeof deviceTypes)[number]['code']

/** Classes of the Misuse of Drugs Act 1971, Schedule 2, and the temporary class. */
export const drugClasses = [
  { code: 'A', label: 'Class A' },
  { code: 'B', label: 'Class B' },
  { code: 'C', label: 'Class C' },
  { code: 'TEMPORARY', label: 'Temporary class' },
  { code: 'UNKNOWN', label: 'Not known' },
] as const
export type DrugClass = (typeof drugClasses)[number]['code']

export const drugUnits = [
  { code: 'g', label: 'grams' },
  { code: 'kg', label: 'kilograms' },
  { code: 'ml', label: 'millilitres' },
  { code: 'tablet', label: 'tablets' },
  { code: 'plant', label: 'plants' },
  { code: 'wrap', label: 'wraps' },
] as const
export type DrugUnit = (typeof drugUnits)[number]['code']
