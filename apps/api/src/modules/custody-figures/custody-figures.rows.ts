/** The rows in which the database answers figures. */

export type Spread = { n: number; median: number | null; ninetieth: number | null; longest: number | null }

/** One group of one split; the whole is the split `all`. */
export type GroupRow = {
  split: string
  code: string | null
  stays: number
  wait: Spread
  wait_over: number
  length: Spread
  out_of_door: Spread
  left_at_night: number
  reviews: number
  review_put_off: number
  review_breach: number
  review_missed: number
  checks: number
  check_late: number
  check_typed_late: number
  rights: Spread
  rights_missing: number
  adult: Spread
  adult_asked: number
  adult_none: number
  strip: number
  intimate: number
  force: number
  child_at_night: number
  child_not_asked: number
}

export type FiguresRow = { groups: GroupRow[]; reasons: { reason: string; n: number }[] }

export type StayRow = {
  id: string
  custodyNumber: string
  stationCode: string
  station: string | null
  arrivedAt: string
  endedAt: string | null
  value: number
  reasons: string[]
  mostLate: number
}

/** The period in instants, of one suite or of all. */
export type Asked = { stationCode: string | undefined; from: Date; until: Date; now: Date }
