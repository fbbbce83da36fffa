/** What keeps a person in detention without charge: s.41, a superintendent's extension, warrants (custody.md 5 and 6). */
import { formatLondon } from '../time/london-time.ts'
import { fromMillis, HOUR, type Instant } from '../time/instant.ts'
import { type ClockEventOf, eventsOf, type Timed } from './clock-events.ts'
import { inconsistency, type Inconsistency, type InconsistencyCode } from './clock-problems.ts'
import { isIndictable } from './codes.ts'
import { addCounted, type Span } from './counted-time.ts'
import type { CustodyRules } from './rules-table.ts'

export const authorityKinds = [
  { code: 'S41_24H', label: 'First 24 hours' },
  { code: 'S42_36H', label: "Superintendent's extension" },
  { code: 'WARRANT', label: 'Warrant of further detention' },
  { code: 'WARRANT_EXT', label: 'Extended warrant' },
] as const

export type AuthorityKind = (typeof authorityKinds)[number]['code']

export interface Authority {
  kind: AuthorityKind
  /** The rule that gives `until`. */
  rule: string
  from: Instant
  until: Instant
}

export interface Limits {
  start: number
  limit24: number
  limit36: number
  limit96: number
}

export interface AuthorityFacts {
  timed: readonly Timed[]
  limits: Limits
  excluded: readonly Span[]
  rules: CustodyRules
  /** Since the person was last detained: the reviews of an earlier spell are not reviews of this detention. */
  spellFrom: number
  chargedAt: number | undefined
  offenceCategories: readonly string[] | undefined
}

/** The authorities on the record, each cut to what the law allows; one that was never open to give is left out. */
export function authoritiesOf(facts: AuthorityFacts): {
  authorities: Authority[]
  inconsistencies: Inconsistency[]
} {
  const { timed, limits } = facts
  const inconsistencies: Inconsistency[] = []
  const complain: Complaint = (code, at, message) =>
    void inconsistencies.push(inconsistency(code, message, at))
  const authorities: Authority[] = [authority('S41_24H', limits.start, limits.limit24)]
  for (const extension of eventsOf(timed, 'EXTENDED_S42')) {
    if (!isExtensionOpen(facts, extension.at, complain)) continue
    const until = extension.until ?? limits.limit36
    if (until > limits.limit36) {
      complain(
        'S42_PAST_36_HOURS',
        extension.at,
        'The extension runs past 36 hours, so it is cut to the 36-hour limit.',
      )
    }
    authorities.push(authority('S42_36H', extension.at, Math.min(until, limits.limit36)))
  }
  return { authorities: [...authorities, ...warrants(facts, complain)], inconsistencies }
}

/** EX-2, EX-3 and EX-4: an indictable offence, after the second review; the first step before 24 counted hours. */
function isExtensionOpen(facts: AuthorityFacts, at: number, complain: Complaint): boolean {
  const reviewsDone = eventsOf(facts.timed, 'REVIEWED').filter(
    (review) => review.at <= at && review.at >= facts.spellFrom,
  ).length
  if (facts.chargedAt !== undefined && at > facts.chargedAt) {
    complain('AUTHORITY_AFTER_CHARGE', at, 'The extension was given after charge, so it does not count.')
  } else if (facts.offenceCategories !== undefined && !facts.offenceCategories.some(isIndictable)) {
    complain('S42_SUMMARY_ONLY', at, 'Every offence is summary only, so the extension does not count.')
  } else if (reviewsDone < 2) {
    complain(
      'S42_BEFORE_SECOND_REVIEW',
      at,
      'The extension was given before the second review, so it does not count.',
    )
  } else if (at >= facts.limits.limit24 && !isWithinEarlierStep(facts, at)) {
    complain('S42_AFTER_24_HOURS', at, 'The extension was given after 24 hours, so it does not count.')
  } else return true
  return false
}

/** EX-4: a later step is open while an earlier one, given in its window, still runs. */
const isWithinEarlierStep = ({ timed, limits }: AuthorityFacts, at: number): boolean =>
  eventsOf(timed, 'EXTENDED_S42').some(
    (step) => step.at < limits.limit24 && at <= Math.min(step.until ?? limits.limit36, limits.limit36),
  )

function warrants(facts: AuthorityFacts, complain: Complaint): Authority[] {
  const { timed, limits, excluded, rules } = facts
  const granted: Authority[] = []
  let runningUntil: number | undefined
  const all = [...eventsOf(timed, 'WARRANT_ISSUED'), ...eventsOf(timed, 'WARRANT_EXTENDED')].sort(
    (a, b) => a.at - b.at,
  )
  for (const warrant of all) {
    const isExtension = warrant.event.kind === 'WARRANT_EXTENDED'
    if (facts.chargedAt !== undefined && warrant.at > facts.chargedAt) {
      complain(
        'AUTHORITY_AFTER_CHARGE',
        warrant.at,
        'The warrant is later than the charge, so it does not count.',
      )
      continue
    }
    if (isExtension && (runningUntil === undefined || warrant.at > runningUntil)) {
      complain(
        'WARRANT_EXTENSION_WITHOUT_WARRANT',
        warrant.at,
        'No warrant was in force to extend, so the extension does not count.',
      )
      continue
    }
    const from = isExtension && rules.extensionRunsFromEarlierEnd ? (runningUntil ?? warrant.at) : warrant.at
    const hours = warrantHours(warrant, from, rules, complain)
    const length = hours * HOUR
    const end = addCounted(from, length, rules.hospitalStretchesWarrant ? excluded : [])
    if (warrant.until !== undefined && warrant.until > limits.limit96) {
      complain(
        'WARRANT_PAST_96_HOURS',
        warrant.at,
        'The warrant runs past 96 counted hours, so it is cut to that limit.',
      )
    }
    runningUntil = Math.min(end, limits.limit96)
    granted.push(authority(isExtension ? 'WARRANT_EXT' : 'WARRANT', warrant.at, runningUntil))
  }
  return granted
}

/** WF-5, WF-9: the hours that the court gave, never more than the law allows. */
function warrantHours(
  warrant: Timed<ClockEventOf<'WARRANT_ISSUED' | 'WARRANT_EXTENDED'>>,
  from: number,
  rules: CustodyRules,
  complain: Complaint,
): number {
  const asked =
    warrant.until === undefined
      ? (warrant.event.hours ?? rules.warrantMaxHours)
      : (warrant.until - from) / HOUR
  if (!(asked >= 0)) {
    complain(
      'WARRANT_LENGTH_DOUBTFUL',
      warrant.at,
      'The length of the warrant cannot be, so it gives no time.',
    )
    return 0
  }
  if (asked > rules.warrantMaxHours) {
    complain(
      'WARRANT_TOO_LONG',
      warrant.at,
      `The warrant of ${formatLondon(fromMillis(warrant.at))} is longer than the law allows, so it is cut.`,
    )
  }
  return Math.min(asked, rules.warrantMaxHours)
}

type Complaint = (code: InconsistencyCode, at: number, message: string) => void

const authorityRules: Record<AuthorityKind, string> = {
  S41_24H: 'CL-1',
  S42_36H: 'EX-4',
  WARRANT: 'WF-6',
  WARRANT_EXT: 'WF-8',
}

const authority = (kind: AuthorityKind, from: number, until: number): Authority => ({
  kind,
  rule: authorityRules[kind],
  from: fromMillis(from),
  until: fromMillis(until),
})
