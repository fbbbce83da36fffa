/** The stores of the demonstration and what lies in them, is out, is in somebody's hands or cannot be found. */
import type { MovePurpose } from '@mips/domain/property/continuity'
import type { PropertyKind } from '@mips/domain/property/property-kinds'
import type { CallName } from './week.data.ts'

export const storePlans = [
  { code: 'CROYDON', label: 'Croydon property store', isSensitive: false, isSelfService: false, counted: 40 },
  {
    code: 'CROYDON-A1',
    label: 'Shelf A1',
    in: 'CROYDON',
    isSensitive: false,
    isSelfService: false,
    counted: 40,
  },
  {
    code: 'CROYDON-A2',
    label: 'Shelf A2',
    in: 'CROYDON',
    isSensitive: false,
    isSelfService: false,
    counted: 380,
  },
  {
    code: 'CROYDON-SAFE',
    label: 'Safe',
    in: 'CROYDON',
    isSensitive: true,
    isSelfService: false,
    counted: 100,
  },
  { code: 'CROYDON-LOCKER', label: 'Night locker', isSensitive: false, isSelfService: true, counted: 10 },
] as const

/** Where an item goes: to a place by its code, to somebody by staff number, or outside by name. */
export type MovePlan = {
  /** Hours after the seizure, or hours before now where below nothing. */
  at: number
  purpose: MovePurpose
  to: { place: string } | { person: string } | { outside: string }
  witness?: string
  by: string
}

export type ExhibitPlan = {
  /** The crime of a call of the week, or a crime of other years, the oldest first. */
  of: CallName | number
  kind: PropertyKind
  description: string
  by: string
  second?: string
  /** Hours from the call to the seizure. */
  after: number
  seal?: string
  power: string
  basis: 'EVIDENCE' | 'FOUND' | 'PACE_S22'
  details?: Record<string, unknown>
  isOfSuspect?: boolean
  moves: readonly MovePlan[]
  /** Since how many hours nobody finds it. */
  notFoundFor?: number
  laboratory?: { examination: string; laboratory: string; isAuthorised: boolean }
  /** A return that waits for authority. */
  returnTo?: string
  /** A move into the hand of a keeper that waits for its second person. */
  waitsFor?: { by: string; witness: string; hoursAgo: number }
  /** Needed at court in so many days. */
  courtInDays?: number
}

const stored = (place: string, at: number, witness?: string): MovePlan => ({
  at,
  purpose: 'STORED',
  to: { place },
  by: 'P1035',
  ...(witness === undefined ? {} : { witness }),
})

export const exhibitPlans: readonly ExhibitPlan[] = [
  {
    of: 'robbery',
    kind: 'GENERAL',
    description: 'Black padded coat found over a garden wall',
    by: 'P1004',
    after: 3,
    seal: 'B4410021',
    power: 'Found near the scene',
    basis: 'EVIDENCE',
    moves: [stored('CROYDON-A1', 8)],
    courtInDays: 2,
  },
  {
    of: 'robbery',
    kind: 'DIGITAL',
    description: 'Film of the bus stop on a memory stick',
    by: 'P1009',
    after: 30,
    seal: 'B4410035',
    power: 'Handed over by the shop',
    basis: 'EVIDENCE',
    moves: [],
  },
  {
    of: 'burglaryBefore',
    kind: 'GENERAL',
    description: 'Lifts of finger marks, inside of the rear window',
    by: 'P1007',
    after: 3,
    seal: 'B4409902',
    power: 'PACE s.19',
    basis: 'EVIDENCE',
    moves: [
      stored('CROYDON-A1', 7),
      {
        at: 28,
        purpose: 'LABORATORY',
        to: { outside: 'Southern Fingerprint Bureau' },
        by: 'P1035',
      },
    ],
    laboratory: {
      examination: 'Compare the marks with the national collection',
      laboratory: 'Southern Fingerprint Bureau',
      isAuthorised: true,
    },
  },
  {
    of: 'drugs',
    kind: 'DRUG',
    description: '24 wraps of white powder in a sock',
    by: 'P1005',
    second: 'P1003',
    after: 1,
    seal: 'B4410107',
    power: 'Misuse of Drugs Act s.23',
    basis: 'EVIDENCE',
    details: { grossWeight: 9400, netWeight: 6100 },
    isOfSuspect: true,
    moves: [stored('CROYDON-SAFE', 3, 'P1003')],
    laboratory: {
      examination: 'Identify the drug and its purity',
      laboratory: 'Thames Forensic Laboratory',
      isAuthorised: false,
    },
  },
  {
    of: 'drugs',
    kind: 'CASH',
    description: 'Notes rolled in a rubber band',
    by: 'P1005',
    second: 'P1003',
    after: 1,
    seal: 'B4410108',
    power: 'PACE s.32',
    basis: 'EVIDENCE',
    details: { cashCounted: 124000 },
    isOfSuspect: true,
    moves: [stored('CROYDON-SAFE', 3, 'P1003')],
    waitsFor: { by: 'P1035', witness: 'P1036', hoursAgo: 3 },
  },
  {
    of: 'drugs',
    kind: 'DIGITAL',
    description: 'Second phone, small and old',
    by: 'P1005',
    after: 1,
    seal: 'B4410109',
    power: 'PACE s.32',
    basis: 'EVIDENCE',
    details: { isNetworkOff: true },
    isOfSuspect: true,
    moves: [stored('CROYDON-LOCKER', 5)],
  },
  {
    of: 'knife',
    kind: 'KNIFE',
    description: 'Lock knife, black handle',
    by: 'P1004',
    after: 1,
    seal: 'B4410130',
    power: 'PACE s.1',
    basis: 'EVIDENCE',
    isOfSuspect: true,
    moves: [],
  },
  {
    of: 'domestic',
    kind: 'GENERAL',
    description: 'Torn blouse with stains',
    by: 'P1003',
    after: 2,
    seal: 'B4410118',
    power: 'Given by the victim',
    basis: 'EVIDENCE',
    moves: [stored('CROYDON-A1', 9)],
  },
  {
    of: -1,
    kind: 'GENERAL',
    description: 'Crowbar, red paint at the end',
    by: 'P1008',
    after: 4,
    seal: 'B4380077',
    power: 'PACE s.32',
    basis: 'EVIDENCE',
    moves: [
      stored('CROYDON-A1', 10),
      { at: -75, purpose: 'COURT', to: { outside: 'Croydon Crown Court' }, by: 'P1036' },
    ],
  },
  {
    of: -2,
    kind: 'GENERAL',
    description: 'Gold bracelet in a purse',
    by: 'P1006',
    after: 4,
    seal: 'B4371214',
    power: 'PACE s.19',
    basis: 'EVIDENCE',
    moves: [stored('CROYDON-A2', 12)],
    notFoundFor: 80,
  },
  {
    of: -3,
    kind: 'GENERAL',
    description: 'Pedal cycle, green, no lock',
    by: 'P1007',
    after: 4,
    power: 'Found in the search of the shed',
    basis: 'EVIDENCE',
    moves: [stored('CROYDON-A2', 9)],
    returnTo: 'The owner proved it with the frame number.',
  },
  {
    of: 'theft',
    kind: 'GENERAL',
    description: 'Purse found in a bin, empty',
    by: 'P1004',
    after: 5,
    seal: 'B4410141',
    power: 'Found by a cleaner',
    basis: 'FOUND',
    moves: [],
  },
]
