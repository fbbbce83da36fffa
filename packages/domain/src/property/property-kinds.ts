/** Kinds of item and what each needs when it is seized: two people, a count, weights, made safe (PX-10 to PX-13). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { type Instant, isLater } from '../time/instant.ts'

/** `needsTwo`: handled by two people and photographed, at every move. */
export const propertyKinds = [
  { code: 'GENERAL', label: 'General property', needsTwo: false },
  { code: 'CASH', label: 'Cash', needsTwo: true },
  { code: 'DRUG', label: 'Drugs', needsTwo: true },
  { code: 'FIREARM', label: 'Firearm or ammunition', needsTwo: true },
  { code: 'KNIFE', label: 'Knife or sharp object', needsTwo: false },
  { code: 'BIOHAZARD', label: 'Biological or hazardous', needsTwo: false },
  { code: 'DIGITAL', label: 'Digital device', needsTwo: false },
  { code: 'VEHICLE', label: 'Vehicle', needsTwo: false },
  { code: 'MEDICATION', label: 'Medication', needsTwo: false },
  { code: 'PERISHABLE', label: 'Perishable', needsTwo: false },
  { code: 'DOCUMENT', label: 'Document', needsTwo: false },
] as const
export type PropertyKind = (typeof propertyKinds)[number]['code']

/** Whether two people handle this kind (PX-10). */
export const needsTwoPeople = (kind: PropertyKind): boolean =>
  propertyKinds.some((row) => row.code === kind && row.needsTwo)

/** Why an item is held. */
export const retentionBases = [
  { code: 'EVIDENCE', label: 'Evidence' },
  { code: 'PACE_S22', label: 'Retained under PACE s.22' },
  { code: 'CPIA', label: 'Relevant material' },
  { code: 'FOUND', label: 'Found property' },
  { code: 'PRISONER', label: 'Property of a detained person' },
  { code: 'PROPERTY_ACT', label: 'Police (Property) Act' },
  { code: 'SAFEKEEPING', label: 'Kept safe for its owner' },
] as const
export type RetentionBasis = (typeof retentionBases)[number]['code']

export interface Seizure {
  kind: PropertyKind
  description?: string
  seizedAt?: Instant
  seizedBy?: string
  /** The second person, where two are needed. */
  secondPerson?: string
  place?: string
  power?: string
  basis?: RetentionBasis
  sealNumber?: string
  photographId?: string
  /** Pence. */
  cashCounted?: number
  /** Milligrams: with the bag, and without it. */
  grossWeight?: number
  netWeight?: number
  madeSafeBy?: string
  isTubed?: boolean
  imei?: string
  isNetworkOff?: boolean
  registration?: string
}

/** What a seizure cannot be, and what its record still needs; it is saved with what is known. */
export function seizureProblems(item: Seizure, now: Instant): RuleProblem[] {
  const { problems, block, ask, warn } = problemList()
  block(
    isLater(item.seizedAt, now),
    'PX-11',
    'The seizure is in the future: enter a time up to now.',
    'seizedAt',
  )
  ask(item.seizedAt === undefined, 'PX-11', 'Enter when it was seized.', 'seizedAt')
  ask(!isSaid(item.place), 'PX-11', 'Say where it was seized.', 'place')
  ask(!isSaid(item.description), 'PX-11', 'Describe the item.', 'description')
  ask(!isSaid(item.power), 'PX-11', 'Say under which power it was seized or found.', 'power')
  ask(item.basis === undefined, 'PX-11', 'Say why it is held.', 'basis')
  ask(
    item.kind !== 'VEHICLE' && !isSaid(item.sealNumber),
    'PX-12',
    'Seal it and enter the number of the seal.',
    'sealNumber',
  )
  block(
    needsTwoPeople(item.kind) && item.secondPerson !== undefined && item.secondPerson === item.seizedBy,
    'PX-10',
    'The second person is somebody else than the one who seized it.',
    'secondPerson',
  )
  ask(
    needsTwoPeople(item.kind) && item.secondPerson === undefined,
    'PX-10',
    'Drugs, cash and firearms are handled by two people: name the second.',
    'secondPerson',
  )
  ask(
    needsTwoPeople(item.kind) && item.photographId === undefined,
    'PX-10',
    'Add a photograph.',
    'photographId',
  )
  kindProblems(item, { block, ask, warn })
  return problems
}

type Adders = Pick<ReturnType<typeof problemList>, 'block' | 'ask' | 'warn'>

function kindProblems(item: Seizure, { block, ask, warn }: Adders): void {
  const { kind, grossWeight, netWeight } = item
  ask(
    kind === 'CASH' && item.cashCounted === undefined,
    'PX-13',
    'Count the cash with two people and enter the amount.',
    'cashCounted',
  )
  block((item.cashCounted ?? 0) < 0, 'PX-13', 'An amount of cash is not below nothing.', 'cashCounted')
  ask(kind === 'DRUG' && grossWeight === undefined, 'PX-13', 'Enter the weight with the bag.', 'grossWeight')
  block(
    grossWeight !== undefined && netWeight !== undefined && netWeight > grossWeight,
    'PX-13',
    'The weight without the bag is more than with it: correct one of them.',
    'netWeight',
  )
  ask(kind === 'FIREARM' && !isSaid(item.madeSafeBy), 'PX-13', 'Name who made it safe.', 'madeSafeBy')
  warn(kind === 'KNIFE' && item.isTubed !== true, 'PX-13', 'Put it into a knife tube.', 'isTubed')
  ask(
    kind === 'DIGITAL' && !isSaid(item.imei),
    'PX-13',
    'Enter the IMEI or serial number, or that it cannot be read.',
    'imei',
  )
  warn(
    kind === 'DIGITAL' && item.isNetworkOff !== true,
    'PX-13',
    'Take it off the network, or it can be wiped from afar.',
    'isNetworkOff',
  )
  ask(
    kind === 'VEHICLE' && !isSaid(item.registration),
    'PX-13',
    'Enter the registration, or the VIN.',
    'registration',
  )
}
