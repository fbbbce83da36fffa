/** Which date of birth a golden nominal shows, and whether it may be a child. */
import { agesOn, bornBetween, type PartialDate } from './partial-date.ts'
import {
  type GoldenNominal,
  latestFirst,
  recordedFirst,
  type Sourced,
  type SourceTier,
} from './survivorship-facts.ts'

const ADULT_AGE = 18

/** A date of birth from these settles a doubt about age. */
const SETTLING: SourceTier[] = ['document', 'fingerprint']
const FREQUENT: SourceTier[] = ['fingerprint', 'document', 'court']
/** What others guess or intelligence says is not credible enough to make somebody a child, nor an adult. */
const NOT_CREDIBLE: SourceTier[] = ['third-party', 'intelligence']

const PRECISIONS: PartialDate['precision'][] = ['day', 'month', 'year', 'age']

/**
 * A verified document, then the fingerprinted record, then the date given most often to a court, then the latest;
 * never an average. Where credible dates disagree about being 18 on `today` and none is settled, the youngest:
 * whoever may be a child is treated as one (PACE Code C 1.5).
 */
export function goldenDob(
  dobs: Sourced<PartialDate>[],
  today: string,
): Pick<GoldenNominal, 'dob' | 'otherDobs' | 'isAgeInDoubt'> {
  const known = recordedFirst(preciseThenLatest(dobs.filter((dob) => isPossible(dob.value, today))))
  const settled = SETTLING.map((tier) => known.find((dob) => dob.tier === tier)).find(Boolean)
  const credible = known.filter((dob) => !NOT_CREDIBLE.includes(dob.tier))
  const isAgeInDoubt =
    !settled &&
    credible.some((dob) => mayBeChild(dob.value, today)) &&
    credible.some((dob) => mayBeAdult(dob.value, today))
  const dob = settled ?? (isAgeInDoubt ? youngest(credible) : (mostFrequent(known) ?? known[0]))
  return { dob, otherDobs: dob ? others(known, dob) : [], isAgeInDoubt }
}

function isPossible(dob: PartialDate, today: string): boolean {
  const born = bornBetween(dob)
  return born !== undefined && born.from <= today
}

function preciseThenLatest(dobs: Sourced<PartialDate>[]): Sourced<PartialDate>[] {
  return latestFirst(dobs).sort(
    (a, b) => PRECISIONS.indexOf(a.value.precision) - PRECISIONS.indexOf(b.value.precision),
  )
}

function mostFrequent(known: Sourced<PartialDate>[]): Sourced<PartialDate> | undefined {
  const given = known.filter((dob) => FREQUENT.includes(dob.tier))
  const times = (dob: Sourced<PartialDate>) => given.filter((other) => isSame(other.value, dob.value)).length
  return [...given].sort((a, b) => times(b) - times(a))[0]
}

function youngest(dobs: Sourced<PartialDate>[]): Sourced<PartialDate> | undefined {
  const bornLast = (dob: Sourced<PartialDate>) => bornBetween(dob.value)?.to ?? ''
  return dobs.reduce<Sourced<PartialDate> | undefined>(
    (best, dob) => (best && bornLast(best) >= bornLast(dob) ? best : dob),
    undefined,
  )
}

function mayBeChild(dob: PartialDate, today: string): boolean {
  const ages = agesOn(dob, today)
  return ages !== undefined && ages.youngest < ADULT_AGE
}

function mayBeAdult(dob: PartialDate, today: string): boolean {
  const ages = agesOn(dob, today)
  return ages !== undefined && ages.oldest >= ADULT_AGE
}

function others(known: Sourced<PartialDate>[], chosen: Sourced<PartialDate>): Sourced<PartialDate>[] {
  const rest: Sourced<PartialDate>[] = []
  for (const dob of known) {
    if (![chosen, ...rest].some((kept) => isSame(kept.value, dob.value))) rest.push(dob)
  }
  return rest
}

function isSame(a: PartialDate, b: PartialDate): boolean {
  const [bornA, bornB] = [bornBetween(a), bornBetween(b)]
  return bornA?.from === bornB?.from && bornA?.to === bornB?.to
}
