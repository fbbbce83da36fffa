/** What speaks against two people being one: a join is refused while any of these stands (identity.md 8, rule 6). */
import { squash } from '../identifiers/parsed.ts'
import type { MatchCandidate } from './match-terms.ts'
import { bornBetween, type PartialDate } from './partial-date.ts'

const MOST_YEARS_APART = 5

/** One event in which both have a part, with the role of each. */
export type SharedEvent = { eventId: string; roleA: string; roleB: string }

/** Whole sentences, one for each conflict; empty when nothing speaks against it. */
export function joinConflicts(
  a: MatchCandidate,
  b: MatchCandidate,
  sharedEvents: readonly SharedEvent[],
): string[] {
  return [
    ...(differ(maleOrFemale(a.sex), maleOrFemale(b.sex)) ? ['The sex differs.'] : []),
    ...(areFarApart(a.dobs[0], b.dobs[0])
      ? [`The dates of birth are more than ${MOST_YEARS_APART} years apart.`]
      : []),
    ...(conflict(a, b, 'PNC') && conflict(a, b, 'CRO')
      ? ['Both have a PNC ID and a CRO number, and neither is the same.']
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
