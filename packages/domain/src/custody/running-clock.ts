/** The s.41-44 clock of one stay: relevant time, limits, counted time and the authority in force (custody.md 2, 3, 5, 6). */
import { fromMillis, HOUR, type Instant, MINUTE, toMillis } from '../time/instant.ts'
import { authoritiesOf, type Authority, type AuthorityKind } from './authorities.ts'
import { type ClockInput, eventsOf, type Timed } from './clock-events.ts'
import { type Inconsistency, inconsistency } from './clock-problems.ts'
import { addCounted, countedBetween, type Span } from './counted-time.ts'
import type { Excluded, Spell } from './detention-spans.ts'
import { type RelevantTime, type RelevantTimeRule, relevantTimeOf } from './relevant-time.ts'
import type { CustodyRules } from './rules-table.ts'

/** The states of the clock region of custody.md 14; NOT_APPLICABLE when no PACE clock runs for this stay. */
export type ClockState =
  | 'NOT_APPLICABLE'
  | 'NOT_STARTED'
  | 'RUNNING'
  | 'PAUSED_HOSPITAL'
  | 'PAUSED_46A'
  | 'ON_BAIL'
  | 'STOPPED_CHARGED'
  | 'CLOSED'

export interface RunningClock {
  state: ClockState
  /** The relevant time in force: the override when there is one, else the computed one. */
  relevantTime?: Instant
  rule?: RelevantTimeRule
  /** What the rules say, kept even where a custody officer has overridden it. */
  computedRelevantTime?: Instant
  limit24?: Instant
  limit36?: Instant
  limit96?: Instant
  /** The latest time to apply for a warrant (WF-4). */
  latestApplication?: Instant
  /** Counted minutes at the reading, those of an earlier stay included. */
  countedMinutes?: number
  /** The same to the millisecond, for what is carried to another stay. */
  countedMillis?: number
  authorities: Authority[]
  /** The authority that keeps the person longest; undefined once charged, released or where no clock runs. */
  authority?: AuthorityKind
  releaseBy?: Instant
}

/** What the clock is read from: the events that count at `now`, in order, and what follows from them. */
export interface Moment {
  timed: readonly Timed[]
  now: number
  rules: CustodyRules
  excluded: Excluded
  spell: Spell
  charged: number | undefined
  ended: number | undefined
}

/** Reads the clock of a record that has one. */
export function runningClock(
  input: ClockInput,
  moment: Moment,
): { clock: RunningClock; inconsistencies: Inconsistency[] } {
  const { timed, now, rules, charged, ended } = moment
  const computed = relevantTimeOf(timed, rules, now)
  const override = readOverride(input, timed)
  if (!computed && override.at === undefined) {
    const state = ended === undefined ? 'NOT_STARTED' : 'CLOSED'
    return { clock: { state, authorities: [] }, inconsistencies: override.inconsistencies }
  }
  const { relevantTime, start, usedBefore } = inForce(timed, computed, override.at, now)
  const excluded = [...moment.excluded.hospital, ...moment.excluded.pause46a, ...moment.excluded.bail]
  const limit = (hours: number) => addCounted(start, Math.max(0, hours * HOUR - usedBefore), excluded)
  const limits = {
    start,
    limit24: limit(rules.basicLimitHours),
    limit36: limit(rules.extendedLimitHours),
    limit96: limit(rules.absoluteLimitHours),
  }
  const { authorities, inconsistencies } = authoritiesOf({
    timed,
    limits,
    excluded,
    rules,
    chargedAt: charged,
    spellFrom: moment.spell.from,
    offenceCategories: input.offenceCategories,
  })
  const longest = authorities.reduce((best, next) => (next.until > best.until ? next : best))
  const isHeld = charged === undefined && ended === undefined
  const readAt = Math.min(now, charged ?? now, ended ?? now)
  const countedMillis = usedBefore + countedBetween(start, readAt, excluded)
  return {
    clock: {
      state: stateOf(moment, start),
      relevantTime: fromMillis(relevantTime),
      rule: computed?.rule,
      computedRelevantTime: computed && fromMillis(computed.relevantTime),
      limit24: fromMillis(limits.limit24),
      limit36: fromMillis(limits.limit36),
      limit96: fromMillis(limits.limit96),
      latestApplication: fromMillis(latestApplication(timed, limits.limit36, rules)),
      countedMinutes: Math.floor(countedMillis / MINUTE),
      countedMillis,
      authorities,
      authority: isHeld ? longest.kind : undefined,
      releaseBy: isHeld ? longest.until : undefined,
    },
    inconsistencies: [...override.inconsistencies, ...inconsistencies],
  }
}

/** WF-4: 36 hours, or six more where the court that was asked sits within those six. In milliseconds. */
export function latestApplication(timed: readonly Timed[], limit36: number, rules: CustodyRules): number {
  const late = limit36 + rules.warrantLateSittingHours * HOUR
  const isOpen = eventsOf(timed, 'WARRANT_APPLIED').some(({ event }) => {
    const sits = event.courtNextSits === undefined ? undefined : toMillis(event.courtNextSits)
    return sits !== undefined && sits > limit36 && sits <= late
  })
  return isOpen ? late : limit36
}

/** A relevant time that a custody officer set; without a reason, or with a time that is none, it does not count. */
function readOverride(
  { relevantTimeOverride: override }: ClockInput,
  timed: readonly Timed[],
): { at?: number; inconsistencies: Inconsistency[] } {
  if (override === undefined) return { inconsistencies: [] }
  const at = toMillis(override.at)
  if (at === undefined) {
    return {
      inconsistencies: [inconsistency('OVERRIDE_NOT_A_TIME', 'The relevant time that was set is no time.')],
    }
  }
  if (override.reason.trim() === '') {
    const message = 'The relevant time is overridden without a reason.'
    return { inconsistencies: [inconsistency('OVERRIDE_WITHOUT_REASON', message, at)] }
  }
  const arrest = eventsOf(timed, 'ARRESTED')[0]?.at
  const isEarly = arrest !== undefined && at < arrest
  const message = 'The relevant time that was set is earlier than the arrest.'
  return { at, inconsistencies: isEarly ? [inconsistency('OVERRIDE_BEFORE_ARREST', message, at)] : [] }
}

/** The override in its place. Where an earlier clock goes on it moves that clock's start, or the return, whichever it falls in. */
function inForce(
  timed: readonly Timed[],
  computed: RelevantTime | undefined,
  override: number | undefined,
  now: number,
): Pick<RelevantTime, 'relevantTime' | 'start' | 'usedBefore'> {
  if (override === undefined) return computed ?? { relevantTime: now, start: now, usedBefore: 0 }
  if (computed?.rule !== 'RT-7') return { relevantTime: override, start: override, usedBefore: 0 }
  const earlierEnd = Math.max(...eventsOf(timed, 'PREVIOUS_DETENTION').map(({ at, until }) => until ?? at))
  if (override > earlierEnd) return { ...computed, start: override }
  const moved = computed.relevantTime - override
  return { ...computed, relevantTime: override, usedBefore: Math.max(0, computed.usedBefore + moved) }
}

function stateOf(moment: Moment, start: number): ClockState {
  const { timed, now, excluded, charged, ended } = moment
  const isIn = (spans: readonly Span[]) => spans.some((span) => span.from <= now && now < span.to)
  if (ended !== undefined) return moment.spell.isOnBail ? 'ON_BAIL' : 'CLOSED'
  if (charged !== undefined) return 'STOPPED_CHARGED'
  if (start > now) return 'NOT_STARTED'
  if (isIn(excluded.bail)) return 'ON_BAIL'
  const isAway = eventsOf(timed, 'HOSPITAL').some(
    ({ event, at, until }) => event.isForTreatment && until === undefined && at <= now,
  )
  const isQuestioned = eventsOf(timed, 'QUESTIONED_AT_HOSPITAL').some(
    ({ at, until }) => at <= now && now < (until ?? at),
  )
  if ((isAway && !isQuestioned) || isIn(excluded.hospital)) return 'PAUSED_HOSPITAL'
  return isIn(excluded.pause46a) ? 'PAUSED_46A' : 'RUNNING'
}
