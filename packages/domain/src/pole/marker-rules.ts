/** Who may authorise a warning marker, when it is reviewed and what its reason must say (safeguarding practice, 2026). */
import { allow, deny, type Decision } from '../access/decision.ts'
import type { MarkerRule } from '../codes/markers.ts'
import { isAtLeast, isRank, rankLabel } from '../codes/ranks.ts'
import { addMonths } from '../time/day.ts'

/** Whether this rank may authorise the marker; a staff grade or an unknown one never may. */
export function decideMarkerAuthority(rule: MarkerRule, authoriserRank: string): Decision {
  if (isRank(authoriserRank) && isAtLeast(authoriserRank, rule.authorisedBy)) return allow()
  return deny(`“${rule.label}” is authorised by ${article(rankLabel(rule.authorisedBy))} or above.`)
}

/** A marker that follows its record is put and ended by nobody's hand. */
export function decideMarkerHand(rule: MarkerRule): Decision {
  return rule.isDriven
    ? deny(`“${rule.label}” follows its record: it is put and taken off with it.`)
    : allow()
}

/** A sensitive marker stands only on a restricted record, because everybody reads an open one. */
export function decideMarkerPlace(rule: MarkerRule, isRestricted: boolean): Decision {
  if (!rule.isSensitive || isRestricted) return allow()
  return deny(`Restrict this record first: “${rule.label}” is never shown to all.`)
}

/** The first day and the review day (YYYY-MM-DD); the review is never later than the list allows. */
export function markerDates(
  rule: MarkerRule,
  startsOn: string,
  asked: string | undefined,
): { reviewOn: string } | { problem: string } {
  const latest = addMonths(startsOn, rule.reviewMonths)
  if (asked === undefined) return { reviewOn: latest }
  if (asked <= startsOn) return { problem: 'The review comes after the first day of the marker.' }
  if (asked > latest) return { problem: `Review this marker within ${rule.reviewMonths} months.` }
  return { reviewOn: asked }
}

/** A reason that only says the marker again tells the next officer nothing. */
export function markerReasonProblem(rule: MarkerRule, reason: string): string | undefined {
  const bare = reason.toLowerCase().replace(/[^a-z]/g, '')
  const isBare = [rule.code, rule.label, rule.category].some(
    (word) => bare === word.toLowerCase().replace(/[^a-z]/g, ''),
  )
  return isBare || bare.length < 8
    ? 'Say in one line what happened: a bare word does not help the next officer.'
    : undefined
}

const article = (noun: string) => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun.toLowerCase()}`
