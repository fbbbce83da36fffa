/** The bail clock before charge: when a bail period ends, who may extend it next and what it still lacks (custody.md 8). */
import { isAtLeast, type Rank, rankLabel } from '../codes/ranks.ts'
import { addDays, isDay } from '../time/day.ts'
import { bailStart, endOfBailPeriod } from './bail-period.ts'
import { problemList, type RuleProblem } from './rule-problem.ts'

/** 8.2: whose case it is; `NON_STANDARD` the FCA, HMRC, NCA and SFO, `COMPLEX` one that the DPP designated (47ZE). */
export type BailRegime = 'STANDARD' | 'NON_STANDARD' | 'COMPLEX'

export interface BailStepRow {
  code: 'INITIAL' | 'FIRST' | 'SECOND' | 'DESIGNATED' | 'COURT' | 'COURT_AGAIN'
  /** Months from the day after arrest; what a court adds is in its order. */
  months: number
  /** The most a court may give where the further investigation needs it. */
  longMonths?: number
  least: Rank | 'COURT'
  source: string
  mark: 'seen' | 'recalled'
}

/** Each regime's steps in order. A court may extend again by six or twelve months each time (47ZG). */
export const bailLadders: Record<BailRegime, readonly BailStepRow[]> = {
  STANDARD: [
    { code: 'INITIAL', months: 3, least: 'PS', source: 's.47ZB', mark: 'seen' },
    { code: 'FIRST', months: 6, least: 'INSP', source: 's.47ZC, s.47ZD', mark: 'seen' },
    { code: 'SECOND', months: 9, least: 'SUPT', source: 's.47ZDA', mark: 'seen' },
    { code: 'COURT', months: 12, longMonths: 18, least: 'COURT', source: 's.47ZF', mark: 'seen' },
  ],
  NON_STANDARD: [
    { code: 'INITIAL', months: 6, least: 'PS', source: 's.47ZB', mark: 'seen' },
    { code: 'DESIGNATED', months: 12, least: 'SUPT', source: 's.47ZDB', mark: 'seen' },
    { code: 'COURT', months: 18, longMonths: 24, least: 'COURT', source: 's.47ZF', mark: 'seen' },
  ],
  COMPLEX: [
    { code: 'INITIAL', months: 3, least: 'PS', source: 's.47ZB', mark: 'seen' },
    { code: 'FIRST', months: 6, least: 'INSP', source: 's.47ZC, s.47ZD', mark: 'seen' },
    { code: 'DESIGNATED', months: 12, least: 'ACPO', source: 's.47ZE', mark: 'recalled' },
    { code: 'COURT', months: 18, longMonths: 24, least: 'COURT', source: 's.47ZF', mark: 'seen' },
  ],
}

export interface BailExtension {
  /** The day it was given, in London. */
  day: string
  rank: Rank | 'COURT'
  /** A court's own end, or the longer term that it found was needed. */
  months?: number
  /** 8.2, conditions A to D, each as the officer answered. */
  conditions: { suspected: boolean; timeNeeded: boolean; diligent: boolean; necessary: boolean }
  /** The person or their lawyer was told before, and what they said was considered. */
  representationsConsidered: boolean
}

export interface BailFacts {
  regime: BailRegime
  arrestDay: string
  grantedBy: Rank
  extensions: readonly BailExtension[]
  /** 47ZL: the days on which the CPS took the file and gave it back; no `to`: still there. */
  cps: readonly { from: string; to?: string }[]
  /** The day of the return to the station. */
  returnDay?: string
  isReturnAligned?: boolean
  ended?: { day: string; how: 'ANSWERED' | 'CANCELLED' | 'CHARGED' | 'NFA' | 'RUI' }
}

export interface BailClock {
  startsOn: string
  /** The last day of bail; undefined while the CPS holds the file and the clock stands still. */
  endsOn?: string
  step: BailStepRow
  next?: BailStepRow
  isPaused: boolean
  daysLeft?: number
  problems: RuleProblem[]
}

/** Where bail stands on a day (YYYY-MM-DD). Undefined where the day of arrest or the reading is no day. */
export function bailClock(facts: BailFacts, today: string): BailClock | undefined {
  if (!isDay(facts.arrestDay) || !isDay(today)) return undefined
  const { problems, block, ask, warn } = problemList()
  const ladder = bailLadders[facts.regime]
  const startsOn = bailStart(facts.arrestDay)
  const paused = pausedDays(facts, today)
  let step = ladder[0] ?? initialRow
  let plain = endOfBailPeriod(startsOn, step.months)
  block(
    !isAtLeast(facts.grantedBy, 'PS'),
    'BA-2',
    'The custody officer, a sergeant or above, grants the first bail.',
    'grantedBy',
  )
  facts.extensions.forEach((extension, index) => {
    const following = ladder[ladder.indexOf(step) + 1] ?? courtAgain
    const end = addDays(plain, pausedDays(facts, extension.day))
    if (!isDay(extension.day) || extension.day > end) {
      block(
        true,
        '8.2',
        `Extension ${index + 1} was given after bail had ended, so it does not count.`,
        'extensions',
      )
      return
    }
    if (!isRankEnough(extension.rank, following)) {
      block(
        true,
        '8.2',
        `Extension ${index + 1} needs ${rankWords(following)}, so it does not count.`,
        'extensions',
      )
      return
    }
    const { suspected, timeNeeded, diligent, necessary } = extension.conditions
    const isMet = (following.least === 'COURT' || suspected) && timeNeeded && diligent && necessary
    block(
      !isMet,
      '8.2',
      `Extension ${index + 1} does not say that the conditions A to D are met.`,
      'extensions',
    )
    ask(
      !extension.representationsConsidered,
      '8.2',
      'Tell the person or their lawyer and consider what they say.',
      'extensions',
    )
    plain = extendedEnd(startsOn, plain, following, extension.months)
    step = following
  })
  const isPaused = facts.cps.some(({ to }) => to === undefined)
  const endsOn = addDays(plain, paused)
  const isOver = facts.ended !== undefined
  block(
    !isOver && !isPaused && today > endsOn,
    '8.2',
    'Bail has ended: the person is released without bail unless charged.',
  )
  warn(
    !isOver &&
      facts.returnDay !== undefined &&
      facts.returnDay !== endsOn &&
      facts.returnDay <= endsOn &&
      !facts.isReturnAligned,
    '8.2',
    'The return is not on the last day of bail: align it with other bail, or say that a decision comes sooner.',
    'returnDay',
  )
  block(
    !isOver && !isPaused && facts.returnDay !== undefined && facts.returnDay > endsOn,
    '8.2',
    'The return is later than bail lasts: bring it forward.',
    'returnDay',
  )
  return {
    startsOn,
    ...(isPaused ? {} : { endsOn, daysLeft: daysBetween(today, endsOn) }),
    step,
    next: isOver ? undefined : (ladder[ladder.indexOf(step) + 1] ?? courtAgain),
    isPaused,
    problems,
  }
}

const initialRow: BailStepRow = { code: 'INITIAL', months: 3, least: 'PS', source: 's.47ZB', mark: 'seen' }
const courtAgain: BailStepRow = {
  code: 'COURT_AGAIN',
  months: 6,
  longMonths: 12,
  least: 'COURT',
  source: 's.47ZG',
  mark: 'recalled',
}

/** A court's second and later extensions run from the end that they extend; all others from the start of bail. */
function extendedEnd(startsOn: string, plain: string, row: BailStepRow, asked: number | undefined): string {
  const months = asked !== undefined && asked === row.longMonths ? asked : row.months
  return row.code === 'COURT_AGAIN'
    ? endOfBailPeriod(addDays(plain, 1), months)
    : endOfBailPeriod(startsOn, months)
}

const isRankEnough = (rank: Rank | 'COURT', row: BailStepRow): boolean =>
  row.least === 'COURT' ? rank === 'COURT' : rank !== 'COURT' && isAtLeast(rank, row.least)

const rankWords = (row: BailStepRow): string =>
  row.least === 'COURT'
    ? 'a magistrates’ court'
    : `the rank of ${rankLabel(row.least).toLowerCase()} or above`

/** 47ZL [R]: whole days on which the CPS held the file up to a day, the day it came back not among them. */
function pausedDays({ cps }: BailFacts, until: string): number {
  return cps.reduce((total, { from, to }) => {
    const end = to === undefined || to > until ? until : to
    return total + (isDay(from) && isDay(end) ? Math.max(0, daysBetween(from, end)) : 0)
  }, 0)
}

/** Whole days from one day to another (both YYYY-MM-DD); negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
