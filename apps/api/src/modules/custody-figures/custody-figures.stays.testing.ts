/** Stays generated in a set with everything that figures are made of. */
import type { DoneCheck, PlanInForce } from '@mips/domain/custody/check-history'
import type { ObservationLevel } from '@mips/domain/custody/codes'

export type Made = {
  id: string
  suite: string
  arrived: Date
  authorised: Date | null
  released: Date | null
  sex: string | null
  dob: string | null
  precision: string
  ethnicity: string | null
  checks: (DoneCheck & { isCorrected: boolean })[]
  plans: (PlanInForce & { every: number | null; isChange: boolean })[]
  reviews: { at: Date; reason: string | null }[]
  putOff: { at: Date; reason: string }[]
  hospital: { from: Date; to: Date }[]
  rights: { at: Date; how: 'entry' | 'log' } | null
  adult: { asked: Date; came: Date | null } | null
  decided: Date | null
  strip: number
  force: number
  isAuthorityAsked: boolean
}

/** A generator of numbers that gives the same for the same seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const minute = 60_000
const ethnicities = ['W1', 'W9', 'A2', 'B1', 'M3', 'O9', 'NS', 'O1', 'W4', null]

/** Stays that arrived in the hundred days before `now`, good and bad, typed in order and out of it. */
export function makeStays(count: number, now: Date, suites: readonly string[], seed = 7): Made[] {
  const random = numbersFrom(seed)
  const int = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
  const chance = (share: number) => random() < share
  const pick = <T>(list: readonly T[]): T => list[int(0, list.length - 1)] as T
  const hex = (length: number) =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('')
  const id = () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`
  const after = (at: Date, minutes: number) => new Date(at.getTime() + minutes * minute)
  return Array.from({ length: count }, (): Made => {
    const arrived = new Date(now.getTime() - int(1, 100 * 24 * 60) * minute - int(0, 59) * 1000)
    const authorised = chance(0.95) ? after(arrived, int(2, 70)) : null
    const leaves = after(arrived, int(30, 40 * 60))
    const released = leaves < now ? leaves : null
    const until = released ?? now
    const since = authorised ?? arrived
    const plans: Made['plans'] = []
    for (let nr = 0; nr < (chance(0.5) ? int(1, 3) : 0); nr += 1) {
      const from = after(since, int(0, 600)).toISOString()
      const isChange = chance(0.3)
      const every = isChange || chance(0.7) ? null : int(10, 40)
      plans.push({
        level: pick(['1', '2', '2', '3', '4'] as const) satisfies ObservationLevel,
        mustRouse: !isChange && chance(0.3),
        ...(every === null ? {} : { maxIntervalMinutes: every }),
        every,
        from,
        recordedAt: after(new Date(from), chance(0.2) ? int(5, 90) : 0).toISOString(),
        isChange,
      })
    }
    const checks: Made['checks'] = []
    for (let at = after(since, int(5, 75)); at < until && checks.length < 40; at = after(at, int(5, 75)))
      checks.push({
        id: id(),
        kind: chance(0.25) ? 'ROUSE' : 'VISIT',
        doneAt: at.toISOString(),
        recordedAt: after(at, chance(0.1) ? int(1, 180) : 0).toISOString(),
        isCorrected: chance(0.02),
      })
    const reviews: Made['reviews'] = []
    if (authorised !== null)
      for (let at = after(authorised, int(300, 420)); at < until; at = after(at, int(400, 1500)))
        reviews.push({ at, reason: chance(0.1) ? 'NO_OFFICER' : null })
    const putOff =
      chance(0.1) && authorised !== null
        ? [{ at: after(authorised, int(300, 800)), reason: 'QUESTIONING' }]
        : []
    const out = after(since, int(60, 600))
    const birth = new Date(now.getTime() - int(10, 70) * 365.25 * 86_400_000 - int(0, 364) * 86_400_000)
    const dob = chance(0.95) ? birth.toISOString().slice(0, 10) : null
    return {
      id: id(),
      suite: pick(suites),
      arrived,
      authorised,
      released,
      sex: pick(['M', 'M', 'M', 'F', null]),
      dob,
      precision: pick(['day', 'day', 'day', 'month', 'year']),
      ethnicity: pick(ethnicities),
      checks,
      plans,
      reviews,
      putOff,
      hospital: chance(0.1) ? [{ from: out, to: after(out, int(20, 300)) }] : [],
      rights: chance(0.9) ? { at: after(since, int(0, 60)), how: chance(0.7) ? 'entry' : 'log' } : null,
      adult: chance(0.2)
        ? { asked: after(since, int(5, 60)), came: chance(0.7) ? after(since, int(60, 400)) : null }
        : null,
      decided: released !== null && chance(0.5) ? after(released, -int(0, 120)) : null,
      strip: chance(0.05) ? int(1, 2) : 0,
      force: chance(0.05) ? int(1, 3) : 0,
      isAuthorityAsked: chance(0.5),
    }
  })
}
