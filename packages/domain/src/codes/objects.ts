/** Things that are recorded; the coded fields of documents, devices and drugs are in object-details.ts. */

/** `keyLabel` is what an object of the kind is found by. */
export const objectKinds = [
  { code: 'VEHICLE', label: 'Vehicle', keyLabel: 'Registration mark' },
  { code: 'PHONE', label: 'Phone', keyLabel: 'Telephone number' },
  { code: 'DEVICE', label: 'Device', keyLabel: 'IMEI or serial number' },
  { code: 'ACCOUNT', label: 'Account', keyLabel: 'Account name or email' },
  { code: 'DOCUMENT', label: 'Document', keyLabel: 'Document number' },
  { code: 'WEAPON', label: 'Weapon', keyLabel: 'Serial number' },
  { code: 'CASH', label: 'Cash', keyLabel: undefined },
  { code: 'DRUG', label: 'Drugs', keyLabel: undefined },
  { code: 'OTHER', label: 'Other', keyLabel: undefined },
] as const
export type ObjectKind = (typeof objectKinds)[number]['code']

export const weaponTypes = [
  { code: 'KNIFE', label: 'Knife or blade' },
  { code: 'BLUNT', label: 'Blunt object' },
  { code: 'FIREARM', label: 'Firearm' },
  { code: 'IMITATION_FIREARM', label: 'Imitation firearm' },
  { code: 'AIR_WEAPON', label: 'Air weapon' },
  { code: 'CORROSIVE', label: 'Corrosive substance' },
  { code: 'EXPLOSIVE', label: 'Explosive' },
  { code: 'OTHER', label: 'Other weapon' },
] as const
export type WeaponType = (typeof weaponTypes)[number]['code']

export const vehicleTypes = [
  { code: 'CAR', label: 'Car' },
  { code: 'VAN', label: 'Van' },
  { code: 'LORRY', label: 'Lorry' },
  { code: 'MOTORCYCLE', label: 'Motorcycle' },
  { code: 'MOPED', label: 'Moped or scooter' },
  { code: 'BICYCLE', label: 'Bicycle' },
  { code: 'E_SCOOTER', label: 'Electric scooter' },
  { code: 'BUS', label: 'Bus or coach' },
  { code: 'OTHER', label: 'Other' },
] as const
export type VehicleType = (typeof vehicleTypes)[number]['code']

/** The words for a kind of object. */
export const objectKindLabel = (code: string): string =>
  objectKinds.find((kind) => kind.code === code)?.label ?? code
