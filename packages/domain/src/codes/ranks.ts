/** Ranks and grades of staff, in order, so that "sergeant or above" is one comparison. */
export const ranks = [
  { code: 'STAFF', label: 'Police staff', short: 'Staff', order: 0, isConstable: false },
  { code: 'PCSO', label: 'Police community support officer', short: 'PCSO', order: 1, isConstable: false },
  { code: 'DDO', label: 'Designated detention officer', short: 'DDO', order: 1, isConstable: false },
  { code: 'SPC', label: 'Special constable', short: 'SPC', order: 2, isConstable: true },
  { code: 'PC', label: 'Constable', short: 'PC', order: 2, isConstable: true },
  { code: 'DC', label: 'Detective constable', short: 'DC', order: 2, isConstable: true },
  { code: 'PS', label: 'Sergeant', short: 'PS', order: 3, isConstable: true },
  { code: 'DS', label: 'Detective sergeant', short: 'DS', order: 3, isConstable: true },
  { code: 'INSP', label: 'Inspector', short: 'Insp', order: 4, isConstable: true },
  { code: 'DI', label: 'Detective inspector', short: 'DI', order: 4, isConstable: true },
  { code: 'CH_INSP', label: 'Chief inspector', short: 'Ch Insp', order: 5, isConstable: true },
  { code: 'DCI', label: 'Detective chief inspector', short: 'DCI', order: 5, isConstable: true },
  { code: 'SUPT', label: 'Superintendent', short: 'Supt', order: 6, isConstable: true },
  { code: 'D_SUPT', label: 'Detective superintendent', short: 'D/Supt', order: 6, isConstable: true },
  { code: 'CH_SUPT', label: 'Chief superintendent', short: 'Ch Supt', order: 7, isConstable: true },
  { code: 'ACPO', label: 'Chief officer', short: 'Chief officer', order: 8, isConstable: true },
] as const

export type Rank = (typeof ranks)[number]['code']

export const isRank = (code: string): code is Rank => ranks.some((rank) => rank.code === code)

/** Below zero when `a` is the lower rank, zero for equals (a detective and a uniformed sergeant), above when higher. */
export const compareRanks = (a: Rank, b: Rank): number => rankOrder(a) - rankOrder(b)

/** Whether a rank is at least another one: `isAtLeast('DI', 'INSP')` is true. */
export const isAtLeast = (rank: Rank, least: Rank): boolean => compareRanks(rank, least) >= 0

/** The words for a rank. */
export const rankLabel = (code: Rank): string => ranks.find((rank) => rank.code === code)?.label ?? code

/** Short form, as it stands before a name. */
export const rankShort = (code: Rank): string => ranks.find((rank) => rank.code === code)?.short ?? code

const rankOrder = (code: Rank): number => ranks.find((rank) => rank.code === code)?.order ?? 0
