/** What keeps a person in detention without charge: s.41, a superintendent's extension, warrants (custody.md 5 and 6). */
import { formatLondon } from '../time/london-time.ts'
import { fromMillis, HOUR, type Instant } from '../time/instant.ts'
import { type Inconsistency, type InconsistencyCode, eventsOf, type Timed } from './clock-events.ts'
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
  from: Instant
  until: Instant
}

export interface Limits {
  start: number
  limit24: number
  limit36: number
  limit96: number
}

/** The authorities on the record, each cut to what the law allows; one that was never open to give is left out. */
export function authoritiesOf(
  timed: readonly Timed[],
  limits: Limits,
  excluded: readonly Span[],
  rules: CustodyRules,
): { authorities: Authority[]; inconsistencies: Inconsistency[] } {
  const inconsistencies: Inconsistency[] = []
  const complain = (code: InconsistencyCode, at: number, message: string) =>
    void inconsistencies.push({ code, at: fromMillis(at), message })
  const authorities: Authority[] = [authority('S41_24H', limits.start, limits.limit24)]
  for (const extension of eventsOf(timed, 'EXTENDED_S42')) {
    if (!isExtensionOpen(timed, limits, extension.at, complain)) continue
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
  return {
    authorities: [...authorities, ...warrants(timed, limits, excluded, rules, complain)],
    inconsistencies,
  }
}

/** EX-3: only after the second review has been carried out and before 24 counted hours. */
function isExtensionOpen(timed: readonly Timed[], limits: Limits, at: number, complain: Complaint): boolean {
  const reviewsDone = eventsOf(timed, 'REVIEWED').filter((review) => review.at <= at).length
  if (reviewsDone < 2) {
    complain(
      'S42_BEFORE_SECOND_REVIEW',
      at,
      'The extension was given before the second review, so it does not count.',
    )
  } else if (at >= limits.limit24) {
    complain('S42_AFTER_24_HOURS', at, 'The extension was given after 24 hours, so it does not count.')
  }
  return reviewsDone >= 2 && at < limits.limit24
}

function warrants(
  timed: readonly Timed[],
  limits: Limits,
  excluded: readonly Span[],
  rules: CustodyRules,
  complain: Complaint,
): Authority[] {
  const granted: Authority[] = []
  let runningUntil: number | undefined
  const all = [...eventsOf(timed, 'WARRANT_ISSUED'), ...eventsOf(timed, 'WARRANT_EXTENDED')].sort(
    (a, b) => a.at - b.at,
  )
  for (const warrant of all) {
    const isExtension = warrant.event.kind === 'WARRANT_EXTENDED'
    if (isExtension && (runningUntil === undefined || warrant.at > runningUntil)) {
      complain(
        'WARRANT_EXTENSION_WITHOUT_WARRANT',
        warrant.at,
        'No warrant was in force to extend, so the extension does not count.',
      )
      continue
    }
    const from = isExtension && rules.extensionRunsFromEarlierEnd ? (runningUntil ?? warrant.at) : warrant.at
    const hours =
      warrant.until === undefined
        ? (warrant.event.hours ?? rules.warrantMaxHours)
        : (warrant.until - from) / HOUR
    if (hours > rules.warrantMaxHours) {
      complain(
        'WARRANT_TOO_LONG',
        warrant.at,
        `The warrant of ${formatLondon(fromMillis(warrant.at))} is longer than the law allows, so it is cut.`,
      )
    }
    const length = Math.min(hours, rules.warrantMaxHours) * HOUR
    const end = addCounted(from, length, rules.hospitalStretchesWarrant ? excluded : [])
    runningUntil = Math.min(end, limits.limit96)
    granted.push(authority(isExtension ? 'WARRANT_EXT' : 'WARRANT', warrant.at, runningUntil))
  }
  return granted
}

type Complaint = (code: InconsistencyCode, at: number, message: string) => void

const authority = (kind: AuthorityKind, from: number, until: number): Authority => ({
  kind,
  from: fromMillis(from),
  until: fromMillis(until),
})
