/** The figures of the clock, each with the rule that gave it, its source, and whether that source was seen. */
import { fromMillis, type Instant } from '../time/instant.ts'
import { type ClockEventKind, eventsOf } from './clock-events.ts'
import type { Review } from './reviews.ts'
import { custodyRulesTable, inForceRow, type RuleRow } from './rules-table.ts'
import type { Moment, RunningClock } from './running-clock.ts'

export interface Figure {
  what: 'RELEVANT_TIME' | 'LIMIT_24' | 'LIMIT_36' | 'LIMIT_96' | 'COUNTED' | 'RELEASE_BY' | 'NEXT_REVIEW'
  at?: Instant
  minutes?: number
  /** The rule that gave the figure, then every other rule that moved it. */
  rules: string[]
  source: string
  mark: RuleRow<never>['mark']
}

/** Every figure that the clock has at this moment. */
export function figuresOf(clock: RunningClock, moment: Moment, review: Review | undefined): Figure[] {
  const moved = movedBy(moment)
  const table = custodyRulesTable
  const day = fromMillis(moment.timed[0]?.at ?? moment.now).slice(0, 10)
  const figures: Figure[] = []
  const add = (what: Figure['what'], at: Instant | undefined, rules: string[], row: AnyRow) => {
    if (at !== undefined) figures.push({ what, at, rules, source: row.source, mark: row.mark })
  }
  if (clock.rule !== undefined) {
    const also = ruleIf(moment, 'FURTHER_ARREST', 'RT-8').concat(newEvidence(moment), resumed(moment))
    const source = relevantTimeSources[clock.rule]
    add('RELEVANT_TIME', clock.relevantTime, [...new Set([clock.rule, ...also])], source)
  }
  add('LIMIT_24', clock.limit24, ['CL-1', ...moved], inForceRow(table.basicLimitHours, day))
  add('LIMIT_36', clock.limit36, ['CL-2', ...moved], inForceRow(table.extendedLimitHours, day))
  add('LIMIT_96', clock.limit96, ['CL-3', ...moved], inForceRow(table.absoluteLimitHours, day))
  if (clock.countedMinutes !== undefined) {
    const row = inForceRow(table.basicLimitHours, day)
    const stopped = moment.charged === undefined ? [] : ['CL-11']
    figures.push({
      what: 'COUNTED',
      minutes: clock.countedMinutes,
      rules: ['CL-12', ...moved, ...stopped],
      source: row.source,
      mark: row.mark,
    })
  }
  const longest = clock.authorities.find(
    ({ kind, until }) => kind === clock.authority && until === clock.releaseBy,
  )
  if (longest) {
    const stretched = longest.rule.startsWith('WF') && !moment.rules.hospitalStretchesWarrant ? [] : moved
    add('RELEASE_BY', clock.releaseBy, [longest.rule, ...stretched], authoritySources[longest.kind])
  }
  const reviewRow = inForceRow(review?.number === 1 ? table.firstReviewHours : table.nextReviewHours, day)
  const pauses = moment.rules.hospitalPausesReviews ? moved.filter((rule) => rule === 'CL-4') : []
  if (review) add('NEXT_REVIEW', review.dueAt, [review.rule, ...pauses], reviewRow)
  return figures
}

type AnyRow = Pick<RuleRow<never>, 'source' | 'mark'>

/** The rules that left time out of this clock. */
function movedBy(moment: Moment): string[] {
  const { hospital, pause46a } = moment.excluded
  return [
    ...(hospital.length > 0 ? ['CL-4'] : []),
    ...(resumed(moment).length > 0 ? ['CL-6'] : []),
    ...(pause46a.some(({ from, to }) => to > from) ? ['CL-7'] : []),
  ]
}

const ruleIf = (moment: Moment, kind: ClockEventKind, rule: string): string[] =>
  eventsOf(moment.timed, kind).length > 0 ? [rule] : []

const newEvidence = (moment: Moment): string[] =>
  eventsOf(moment.timed, 'ARRESTED').some(({ event }) => event.isOnNewEvidence) ? ['RT-9'] : []

const resumed = (moment: Moment): string[] =>
  moment.excluded.bail.length > 0 ? ['RT-7'] : ruleIf(moment, 'PREVIOUS_DETENTION', 'RT-7')

const seen = (source: string): AnyRow => ({ source, mark: 'seen' })
const recalled = (source: string): AnyRow => ({ source, mark: 'recalled' })

const relevantTimeSources: Record<NonNullable<RunningClock['rule']>, AnyRow> = {
  'RT-1': seen('PACE 1984 s.41(2)(d)'),
  'RT-2': recalled('PACE 1984 s.41(2)(c)'),
  'RT-3': recalled('PACE 1984 s.41(2)(ca)'),
  'RT-4': seen('PACE 1984 s.41(2)(a), (3); the condition of no questioning is recalled'),
  'RT-5': seen('PACE 1984 s.41(2)(b); the 24 hours seen, the rest recalled'),
  'RT-6': seen('PACE 1984 s.41(5)'),
  'RT-7': seen('PACE 1984 s.47(6)'),
  'RT-10': seen('PACE 1984 s.41(2)(d)'),
}

const authoritySources: Record<NonNullable<RunningClock['authority']>, AnyRow> = {
  S41_24H: seen('PACE 1984 s.41(1)'),
  S42_36H: seen('PACE 1984 s.42(1)'),
  WARRANT: seen('PACE 1984 s.43'),
  WARRANT_EXT: seen('PACE 1984 s.44'),
}
