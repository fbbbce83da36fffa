/** The weights by which two descriptions of a person are compared: log2 of (chance if the same / chance if not). */

/**
 * One level of agreement between names. Weight = log2(m / (frequency x spread)), kept between `least` and `most`:
 * m is how often records of one person agree at this level, spread how many names are reached from one.
 */
export type NameLevelWeight = { m: number; spread: number; least: number; most: number }

/**
 * Levels, dates, identifiers, postcode and the two thresholds follow the Ministry of Justice's Core Person Record
 * model of 23 February 2026 (hmpps-person-match, MIT); name levels are split by forename and surname so that the
 * frequency of each name counts, and set so that an average exact name gives that model's 17. Slips of a date are
 * log2(m / u) with u counted over 40 years of days. Change a number only together with `version`.
 */
export const MATCH_WEIGHTS = {
  version: 'mips-3 after cpm-2026-02-23',

  /** Prior: one over the number of people to choose from; the default is the model's 2.649e-07. */
  population: { whenUnknown: 3_775_000, least: 1_000 },

  thresholds: { almostCertainly: 20, probable: 14, possible: 5 },

  /** Names rarer than this are taken to be this rare, so that a slip of the pen is no strong evidence. */
  rarest: { forename: 1e-4, surname: 1e-5 },

  forename: {
    exact: { m: 0.85, spread: 1, least: 2, most: 13 },
    nickname: { m: 0.12, spread: 2.5, least: 1.5, most: 8 },
    near: { m: 0.08, spread: 2, least: 1.5, most: 9 },
    half: { m: 0.05, spread: 2, least: 1.5, most: 8 },
    middle: { m: 0.04, spread: 2, least: 1, most: 7 },
    begins: { m: 0.3, spread: 12, least: 1, most: 8 },
    sounds: { m: 0.02, spread: 6, least: 1, most: 6 },
    spelling: { m: 0.08, spread: 2, least: 1.5, most: 9 },
    shared: { m: 0.02, spread: 8, least: 0.5, most: 5 },
    initial: { m: 0.9, spread: 1, least: 2.5, most: 4 },
    similar: { m: 0.02, spread: 40, least: -1, most: 2 },
  },

  surname: {
    exact: { m: 0.85, spread: 1, least: 3, most: 16.5 },
    near: { m: 0.08, spread: 2, least: 1.5, most: 11 },
    half: { m: 0.05, spread: 2, least: 1.5, most: 9 },
    begins: { m: 0.3, spread: 12, least: 1, most: 9 },
    sounds: { m: 0.02, spread: 8, least: 1, most: 7 },
    spelling: { m: 0.08, spread: 2, least: 1.5, most: 11 },
    initial: { m: 0.9, spread: 1, least: 2.5, most: 4 },
    similar: { m: 0.02, spread: 60, least: -1, most: 2 },
  },

  /** A forename that differs at all, and likewise a surname, which changes by marriage; both together no worse. */
  forenameDifferent: -5.5,
  surnameDifferent: -5,
  bothNamesDifferent: -7.91,
  namesSwapped: -3.05,
  otherThanPrimaryName: -1,

  middle: { exact: 6.24, near: 3.63, initial: 2.5, different: -3 },

  dob: {
    exact: 13.87,
    'day-month-swapped': 8.2,
    'one-year': 6.2,
    'ten-years': 5.2,
    transposed: 5,
    'one-digit': 3.6,
    'year-month': 9,
    'year-only': 5,
    'near-year': 1.5,
    'same-year': -3,
    different: -8.58,
    unknown: 0,
  },
  /** 1 January is over-represented among people without papers, so it tells less. */
  dobFirstOfJanuary: -3,
  otherThanFirstDob: -1,

  /** Mild on purpose: sex is mistyped, and a rule of evidence should not turn on it. */
  sex: { same: 0.9, different: -2 },

  /** By identifier type: what sharing one adds, and what holding different ones takes away. */
  identifiers: {
    PNC: { shared: 21.58, conflicting: -10 },
    CRO: { shared: 21.79, conflicting: -10 },
    PRISON_NUMBER: { shared: 20, conflicting: -2 },
    NINO: { shared: 18, conflicting: -4 },
    DRIVER_NUMBER: { shared: 18, conflicting: -3 },
    PASSPORT: { shared: 18, conflicting: 0 },
    IMMIGRATION: { shared: 17, conflicting: 0 },
    NHS: { shared: 19, conflicting: -4 },
    ASN: { shared: 18, conflicting: 0 },
    OTHER: { shared: 10, conflicting: 0 },
  },
  /** A second shared identifier tells less than the first, since both came from one file (both PNC and CRO: 29.9). */
  furtherIdentifier: 0.38,
  /** Both PNC and CRO held on both sides and neither the same. */
  pncAndCroConflict: -14,

  postcode: { shared: 7.1, sameOutcode: 1.5, different: -1 },
  phone: { shared: 8 },

  guards: {
    /** Same surname, birth and home but another forename: siblings at one address are the classic false merge. */
    twins: -5,
    /** One household, other forenames and no birth that agrees: below "probable", for they may as well be siblings. */
    householdMost: 13.9,
    /** Name and date of birth alone never make it "almost certainly". */
    nameAndDobAloneMost: 19.9,
    /** A shared strong identifier must always be looked at by a person, however much else differs. */
    strongIdentifierLeast: 14,
  },
} as const

/** The numbers of a model; the guards and thresholds are rules and are never trained. */
export type MatchModel = Numbers<typeof MATCH_WEIGHTS>

type Numbers<T> = {
  readonly [K in keyof T]: T[K] extends number ? number : T[K] extends string ? string : Numbers<T[K]>
}

/** The fixed weights of the repository: the model of a force that has trained none, and the anchor of every training. */
export const FIXED_MODEL: MatchModel = MATCH_WEIGHTS

export type MatchBand = 'almost certainly' | 'probable' | 'possible' | 'hidden'

/** The band of a weight in bits: 20 and over, 14, 5, below. */
export function matchBand(weight: number): MatchBand {
  const { almostCertainly, probable, possible } = MATCH_WEIGHTS.thresholds
  if (weight >= almostCertainly) return 'almost certainly'
  if (weight >= probable) return 'probable'
  return weight >= possible ? 'possible' : 'hidden'
}

/** The weight of a name level for a name of this frequency (0 to 1). */
export function nameLevelWeight(level: NameLevelWeight, frequency: number): number {
  const weight = Math.log2(level.m / nameLevelChance(level, frequency))
  return Math.min(level.most, Math.max(level.least, weight))
}

/** How often strangers agree at a name level, for a name of this frequency (both 0 to 1). */
export const nameLevelChance = (level: Pick<NameLevelWeight, 'spread'>, frequency: number): number =>
  Math.min(1, frequency * level.spread)
