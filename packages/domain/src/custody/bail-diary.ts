/** The diary of people on bail and under investigation: what is next, who acts, whom to tell, and when it is called (C16). */
import { type Rank, rankLabel } from '../codes/ranks.ts'
import { addDays, isDay } from '../time/day.ts'
import type { Instant } from '../time/instant.ts'
import { toLondon } from '../time/london-time.ts'
import { type BailClock, daysBetween } from './bail-clock.ts'
import type { CareRules } from './care-rules-table.ts'
import { isSaid, problemList, type RuleProblem } from './rule-problem.ts'

export interface DiaryLine {
  what: 'BAIL_ENDS' | 'RETURN' | 'RUI_REVIEW'
  on: string
  /** Who acts next: the rank that extends, or the court; the supervisor of a case without bail. */
  by: string
  /** Who is called on this day, each rank from so many days before on; none yet when it is empty. */
  calls: ('SERGEANT' | 'INSPECTOR' | 'SUPERINTENDENT')[]
  isOverdue: boolean
  rule: string
}

/** The lines of one person on bail before charge, the earliest first; nothing while the CPS holds the file. */
export function bailLines(
  clock: BailClock,
  returnDay: string | undefined,
  today: string,
  rules: CareRules,
): DiaryLine[] {
  const lines: DiaryLine[] = []
  if (clock.endsOn !== undefined && clock.next !== undefined) {
    const by = clock.next.least === 'COURT' ? 'Magistrates’ court' : rankWords(clock.next.least)
    lines.push({
      what: 'BAIL_ENDS',
      on: clock.endsOn,
      by,
      rule: '8.2',
      ...called(clock.endsOn, today, rules),
    })
  }
  if (returnDay !== undefined && isDay(returnDay) && clock.next !== undefined)
    lines.push({
      what: 'RETURN',
      on: returnDay,
      by: 'Custody officer',
      rule: 'CL-6',
      ...called(returnDay, today, rules),
    })
  return lines.sort((a, b) => a.on.localeCompare(b.on))
}

/** The line of a case released under investigation: the supervisor's next look. */
export function ruiLine(
  releasedAt: Instant,
  lastReviewDay: string | undefined,
  today: string,
  rules: CareRules,
): DiaryLine | undefined {
  const on = ruiReviewDue(releasedAt, lastReviewDay, rules.ruiReviewDays)
  if (on === undefined) return undefined
  const isOverdue = today > on
  return {
    what: 'RUI_REVIEW',
    on,
    by: 'Supervisor',
    calls: today >= on ? ['SERGEANT'] : [],
    isOverdue,
    rule: '8.3',
  }
}

/** C16: who is called on a day, before the end and not after it; from the end on all of them are. */
function called(on: string, today: string, rules: CareRules): Pick<DiaryLine, 'calls' | 'isOverdue'> {
  const left = daysBetween(today, on)
  const calls: DiaryLine['calls'] = []
  if (left <= rules.bailLeadDays) calls.push('SERGEANT')
  if (left <= rules.bailLeadInspectorDays) calls.push('INSPECTOR')
  if (left <= rules.bailLeadSuperintendentDays) calls.push('SUPERINTENDENT')
  return { calls, isOverdue: left < 0 }
}

const rankWords = (rank: Rank): string => `${rankLabel(rank)} or above`

/** 8.3: the day a supervisor looks at a case that is under investigation without bail. */
export function ruiReviewDue(
  releasedAt: Instant,
  lastReviewDay: string | undefined,
  everyDays: number,
): string | undefined {
  const day = lastReviewDay ?? toLondon(releasedAt)?.day
  return day === undefined || !isDay(day) ? undefined : addDays(day, everyDays)
}

export const bailConditions = [
  { code: 'RESIDE', label: 'Live at an address', isForPolice: true },
  { code: 'SLEEP_AT', label: 'Sleep at an address', isForPolice: true },
  { code: 'CURFEW', label: 'Stay in at set times', isForPolice: true },
  { code: 'TAG', label: 'Wear a tag', isForPolice: false },
  { code: 'HOSTEL', label: 'Live in a bail hostel', isForPolice: false },
  { code: 'NO_CONTACT', label: 'No contact with named people', isForPolice: true },
  { code: 'NOT_ENTER', label: 'Keep out of an area', isForPolice: true },
  { code: 'REPORT', label: 'Report to a station', isForPolice: true },
  { code: 'SURRENDER_PASSPORT', label: 'Hand in the passport', isForPolice: true },
  { code: 'SURETY', label: 'A surety', isForPolice: true },
  { code: 'SECURITY', label: 'A security', isForPolice: true },
  { code: 'NO_WORK_WITH_CHILDREN', label: 'No work with children', isForPolice: true },
  { code: 'NO_INTERNET_DEVICE', label: 'No device with internet', isForPolice: true },
  { code: 'NO_VEHICLE', label: 'No driving', isForPolice: true },
  { code: 'ATTEND_APPOINTMENT', label: 'Keep an appointment', isForPolice: true },
  { code: 'OTHER', label: 'Other', isForPolice: true },
] as const
export type BailCondition = (typeof bailConditions)[number]['code']

export interface BailGrant {
  isBeforeCharge: boolean
  necessity?: string
  proportionality?: string
  /** BA-1, s.50A: what the person or their solicitor said was considered. */
  representationsConsidered?: boolean
  conditions: readonly { condition: BailCondition; purpose?: string; protectsVictim?: boolean }[]
  victims: number
  victimViews?: 'ASKED' | 'NOT_PRACTICABLE'
  victimToldAt?: Instant
}

/** BA-1 to BA-4 and PC-9: what a grant of bail needs, and conditions that police may not set. */
export function bailGrantProblems(grant: BailGrant): RuleProblem[] {
  const { problems, block, ask } = problemList()
  if (grant.isBeforeCharge) {
    ask(!isSaid(grant.necessity), 'BA-1', 'Say why bail is necessary.', 'necessity')
    ask(!isSaid(grant.proportionality), 'BA-1', 'Say why bail is proportionate.', 'proportionality')
    ask(
      !grant.representationsConsidered,
      'BA-1',
      'Ask the person or their solicitor, and consider what they say.',
      'representationsConsidered',
    )
  }
  for (const { condition, purpose } of grant.conditions) {
    const row = bailConditions.find(({ code }) => code === condition)
    block(
      row !== undefined && !row.isForPolice,
      grant.isBeforeCharge ? 'BA-4' : 'PC-9',
      `${row?.label ?? condition}: only a court sets this condition.`,
      'conditions',
    )
    ask(!isSaid(purpose), 'BA-4', `Say what this condition is for: ${row?.label ?? condition}.`, 'conditions')
  }
  ask(
    grant.victims > 0 && grant.conditions.length > 0 && grant.victimViews === undefined,
    'BA-3',
    'Ask what the victim thinks of the conditions, or say why that cannot be done.',
    'victimViews',
  )
  ask(grant.victims > 0 && grant.victimToldAt === undefined, 'BA-3', 'Tell the victim.', 'victimToldAt')
  return problems
}
