/** What speaks against two people being one: a join is refused while any of these stands (identity.md 8, rule 6). */
import { squash } from '../identifiers/parsed.ts'
import type { MatchCandidate } from './match-terms.ts'
import { bornBetween, type PartialDate } from './partial-date.ts'

const MOST_YEARS_APART = 5

/** One event in which both have a part, with the role of each. */
export type SharedEvent = { eventId: string; roleA: string; roleB: string }

/** A time in custody, as instants; `to` null while it lasts. */
export type Stay = { from: string; to: string | null }

/** What bodies and cells say of one person: times in custody, and the identifiers that fingerprints confirmed. */
export type Bodily = { stays: readonly Stay[]; printed: readonly { type: string; value: string }[] }

/** Whole sentences, one for each conflict; empty when nothing speaks against it. */
export function joinConflicts(
  a: MatchCandidate,
  b: MatchCandidate,
  sharedEvents: readonly SharedEvent[],
  bodies?: { a: Bodily; b: Bodily },
): string[] {
  return [
    ...(differ(maleOrFemale(a.sex), maleOrFemale(b.sex)) ? ['The sex differs.'] : []),
    ...(areFarApart(a.dobs[0], b.dobs[0])
      ? [`The dates of birth are more than ${MOST_YEARS_APART} years apart.`]
      : []),
    ...(conflict(a, b, 'PNC') && conflict(a, b, 'CRO')
      ? ['Both have a PNC ID and a CRO number, and neither is the same.']
      : []),
    ...(bodies && bodies.a.stays.some((stay) => bodies.b.stays.some((other) => overlap(stay, other)))
      ? ['Both were in custody at the same time.']
      : []),
    ...(bodies && printsDiffer(bodies.a.printed, bodies.b.printed)
      ? ['Fingerprints have shown them to be different people.']
      : []),
    ...(sharedEvents.some((event) => event.roleA !== event.roleB)
      ? ['Both have a part in one event, in different roles: they may be twins or relatives.']
      : []),
  ]
}

const maleOrFemale = (sex: string | null | undefined) => (sex === 'M' || sex === 'F' ? sex : undefined)

const differ = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && a !== b

function areFarApart(a: PartialDate | undefined, b: PartialDate | undefined): boolean {
  const [bornA, bornB] = [a && bornBetween(a), b && bornBetween(b)]
  if (!bornA || !bornB) return false
  const year = (day: string) => Number(day.slice(0, 4)) + Number(day.slice(5, 7)) / 12
  return Math.max(year(bornA.from) - year(bornB.to), year(bornB.from) - year(bornA.to)) > MOST_YEARS_APART
}

function conflict(a: MatchCandidate, b: MatchCandidate, type: string): boolean {
  const of = (person: MatchCandidate) =>
    person.identifiers.filter((held) => held.type === type).map((held) => squash(held.value))
  const [mine, theirs] = [of(a), of(b)]
  return mine.length > 0 && theirs.length > 0 && !mine.some((value) => theirs.includes(value))
}

const overlap = (a: Stay, b: Stay) => a.from < (b.to ?? '9999') && b.from < (a.to ?? '9999')

/** A confirmed number of one kind on both sides, and none shared. */
function printsDiffer(a: Bodily['printed'], b: Bodily['printed']): boolean {
  return ['PNC', 'CRO'].some((type) => {
    const of = (held: Bodily['printed']) =>
      held.filter((row) => row.type === type).map((row) => squash(row.value))
    const [mine, theirs] = [of(a), of(b)]
    return mine.length > 0 && theirs.length > 0 && !mine.some((value) => theirs.includes(value))
  })
}
