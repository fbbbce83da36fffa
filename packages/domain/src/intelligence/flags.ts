/** Flags on people and places: none without a source, a grade where intelligence leads, and an end (FG-1 to FG-5). */
import type { HandlingCode } from '../codes/information.ts'
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { type MarkerStanding, markerStanding } from '../safeguarding/rules.ts'
import { addMonths, isDay } from '../time/day.ts'
import { type Grade, gradePermits } from './grading.ts'

export type FlagFamily = 'WARNING' | 'MANAGEMENT' | 'VULNERABILITY' | 'PLACE'

/**
 * Management and vulnerability flags (intelligence.md 10); warnings and places are markers (`codes/markers.ts`). `isSilent`:
 * the flag shows to nobody who meets the person, its owner is told. `isHealth`: sensitive processing (DPA 2018 s.35).
 * `months`: the longest time to the next review, force policy (recalled).
 */
export const flagTypes = [
  flag('RSO', 'Registered sex offender', 'MANAGEMENT', 12),
  flag('MAPPA', 'Managed under MAPPA', 'MANAGEMENT', 4),
  flag('IOM', 'Integrated offender management', 'MANAGEMENT', 6),
  flag('WANTED', 'Wanted', 'MANAGEMENT', 1),
  flag('OCG_MAPPED', 'In a mapped crime group', 'MANAGEMENT', 6, { isSilent: true }),
  flag('CT', 'Of interest, tell the owner', 'MANAGEMENT', 3, { isSilent: true }),
  flag('DA_SERIAL', 'Serial perpetrator of domestic abuse', 'MANAGEMENT', 12),
  flag('REPEAT_VICTIM', 'Repeat victim', 'VULNERABILITY', 12),
  flag('MARAC', 'Discussed at MARAC', 'VULNERABILITY', 12),
  flag('CHILD_AT_RISK', 'Child at risk', 'VULNERABILITY', 6),
  flag('SAFEGUARDING_PLAN', 'Safeguarding plan', 'VULNERABILITY', 6),
  flag('SAFE_CONTACT', 'Contact only as agreed', 'VULNERABILITY', 3),
  flag('HEALTH', 'Health condition that officers must know', 'WARNING', 12, { isHealth: true }),
] as const
export type FlagCode = (typeof flagTypes)[number]['code']

export interface FlagType<Code extends string = string> {
  code: Code
  label: string
  family: FlagFamily
  months: number
  isSilent: boolean
  isHealth: boolean
}

export interface Flag {
  code: FlagCode
  /** The record that it stands on. */
  sourceRecordId?: string
  /** Where intelligence leads it: the grade of the paragraph, and whether its conditions let it be shown. */
  grade?: Grade
  handling?: HandlingCode
  authorId: string
  /** Days, YYYY-MM-DD. */
  start: string
  review?: string
  end?: string
  isOnPhone: boolean
  /** Schedule 8 condition, for health. */
  schedule8?: string
}

/** FG-1 to FG-4: what stands against a flag. */
export function flagProblems(one: Flag, today: string): RuleProblem[] {
  const { problems, block, warn } = problemList()
  const type = flagTypes.find(({ code }) => code === one.code)
  const months = type?.months ?? 12
  block(!isSaid(one.sourceRecordId), 'FG-1', 'Link the record on which this flag stands.', 'sourceRecordId')
  block(!isDay(one.start) || one.start > today, 'FG-1', 'The flag starts today or earlier.', 'start')
  const latest = addMonths(one.start, months)
  block(
    one.review === undefined || !isDay(one.review) || one.review <= one.start || one.review > latest,
    'FG-2',
    `Give a day of review after the first day, within ${months} months.`,
    'review',
  )
  block(
    one.end !== undefined && (!isDay(one.end) || one.end < one.start),
    'FG-2',
    'The flag ends on its first day or later.',
    'end',
  )
  block(
    one.grade !== undefined && !gradePermits(one.grade).mayBeOffered,
    'FG-3',
    'A source that is not reliable, or information suspected to be false, makes no flag: find support first.',
    'grade',
  )
  warn(
    one.grade !== undefined && !gradePermits(one.grade).standsAlone,
    'FG-3',
    'This flag stands on one source that was not supported: say so in its words.',
    'grade',
  )
  block(
    type?.isSilent === true && one.isOnPhone,
    'FG-4',
    'A silent flag shows on no phone: its owner is told instead.',
    'isOnPhone',
  )
  block(
    type?.isHealth === true && !isSaid(one.schedule8),
    'FG-4',
    'Choose the condition of Schedule 8 for data on health.',
    'schedule8',
  )
  block(
    one.handling === 'C' && one.isOnPhone,
    'FG-4',
    'What stands on conditional intelligence shows on phones only after the unit worded it anew as P.',
    'isOnPhone',
  )
  return problems
}

/** FG-5: where a flag stands on a day (SG-08: past its review it shows as unreviewed and never goes by itself), and to whom it shows. */
export function flagShows(
  one: Flag,
  today: string,
): { standing: MarkerStanding; shows: boolean; tellsOwner: boolean } {
  const { start, end, review = '' } = one
  const standing = markerStanding({ start, reviewDue: review, ...(end === undefined ? {} : { end }) }, today)
  const isStanding = standing === 'LIVE' || standing === 'UNREVIEWED'
  const isSilent = flagTypes.find(({ code }) => code === one.code)?.isSilent === true
  return { standing, shows: isStanding && !isSilent, tellsOwner: isStanding && isSilent }
}

function flag<const Code extends string>(
  code: Code,
  label: string,
  family: FlagFamily,
  months: number,
  more: Partial<Pick<FlagType, 'isSilent' | 'isHealth'>> = {},
): FlagType<Code> {
  return { code, label, family, months, isSilent: false, isHealth: false, ...more }
}
