/** Intelligence read in time: priority, what is due when, the order of the queue and its figures (IC-1 to IC-8). */
import { byDue, due, type Due } from '../rules/due.ts'
import { byText } from '../tasks/task.ts'
import { addHours, addMinutes, type Instant, isLater, minutesBetween, toMillis } from '../time/instant.ts'
import { endOfWorkingDay } from '../time/working-days.ts'
import type { IntelligenceRules } from './intelligence-rules-table.ts'

/** The gravest first. `harm` is what its waiting does, on the scale of tasks. */
export const intelligencePriorities = [
  { code: 'THREAT', label: 'Threat to life', harm: 50 },
  { code: 'HIGH', label: 'High', harm: 25 },
  { code: 'MEDIUM', label: 'Medium', harm: 8 },
  { code: 'LOW', label: 'Low', harm: 2 },
] as const
export type IntelligencePriority = (typeof intelligencePriorities)[number]['code']

export interface PriorityFacts {
  isThreatToLife: boolean
  isSeriousHarm: boolean
  /** Danger, or a chance that is soon gone. */
  isImminent: boolean
  /** The moment after which it is worth nothing. */
  usefulUntil?: Instant | undefined
}

/**
 * IC-1: the priority that the facts give: high for serious harm and what is imminent, medium for what is time critical, low
 * for the rest (Niche practice, Brainscape cards). A threat to life stands above all and bypasses the queue.
 */
export function priorityOf(facts: PriorityFacts): IntelligencePriority {
  if (facts.isThreatToLife) return 'THREAT'
  if (facts.isSeriousHarm || facts.isImminent) return 'HIGH'
  return facts.usefulUntil === undefined ? 'LOW' : 'MEDIUM'
}

const rankOf = (priority: IntelligencePriority): number =>
  intelligencePriorities.findIndex(({ code }) => code === priority)

/** IC-1: a person may raise a priority; lowering below what the facts give takes the unit and a reason. */
export const isLowered = (chosen: IntelligencePriority, facts: PriorityFacts): boolean =>
  rankOf(chosen) > rankOf(priorityOf(facts))

export interface ReadingTimes {
  priority: IntelligencePriority
  submittedAt: Instant
  usefulUntil?: Instant | undefined
  acknowledgedAt?: Instant | undefined
  evaluatedAt?: Instant | undefined
  /** Set while a second person has to look. */
  checkAskedAt?: Instant | undefined
  checkedAt?: Instant | undefined
  /** Set while it lies with its writer; the clock of evaluation stands still for that time. */
  returnedAt?: Instant | undefined
  /** When the writer sent it in again; the clocks of reading start from there. */
  resubmittedAt?: Instant | undefined
}

/**
 * IC-2 to IC-7: what is due on a report, earliest first. Hours are of real time, so a change of clocks moves nothing; days
 * are working days and end at midnight in London. Nothing is due later than the moment after which it is worth nothing.
 */
export function readingDue(report: ReadingTimes, now: Instant, rules: IntelligenceRules): Due[] {
  const from = report.resubmittedAt ?? report.submittedAt
  const items: Due[] = []
  const add = (what: string, text: string, by: Instant | undefined, who: Due['who'], rule: string) => {
    // A time that cannot be read is due at once, so that somebody looks.
    items.push(due({ what, text, by: sooner(by, report.usefulUntil) ?? now, who, rule }, now))
  }
  if (isWithWriter(report)) {
    const by = endOfWorkingDay(report.returnedAt ?? from, rules.answerReturnDays)
    add('ANSWER_RETURN', 'Answer the intelligence unit', by, 'REPORTING', 'IC-6')
    return items
  }
  if (report.acknowledgedAt === undefined) {
    const isThreat = report.priority === 'THREAT'
    add(
      isThreat ? 'ANSWER_PAGE' : 'OPEN_REPORT',
      isThreat ? 'Threat to life: answer the page' : 'Open the report',
      acknowledgeBy(report.priority, from, rules),
      isThreat ? 'DUTY_INTELLIGENCE' : 'EVALUATOR',
      isThreat ? 'IC-2' : 'IC-3',
    )
  }
  if (report.evaluatedAt === undefined)
    add('EVALUATE', 'Evaluate the report', evaluateBy(report.priority, from, rules), 'EVALUATOR', 'IC-4')
  if (report.checkAskedAt !== undefined && report.checkedAt === undefined) {
    const by = addHours(report.checkAskedAt, rules.qualityCheckHours)
    add('QUALITY_CHECK', 'Check the evaluation', by, 'INTELLIGENCE_MANAGER', 'IC-5')
  }
  return items.sort(byDue)
}

const isWithWriter = ({ returnedAt, resubmittedAt }: ReadingTimes): boolean =>
  returnedAt !== undefined && !isLater(resubmittedAt, returnedAt)

function acknowledgeBy(priority: IntelligencePriority, from: Instant, rules: IntelligenceRules) {
  switch (priority) {
    case 'THREAT':
      return addMinutes(from, rules.threatAnswerMinutes)
    case 'HIGH':
      return addHours(from, rules.acknowledgeHighHours)
    case 'MEDIUM':
      return addHours(from, rules.acknowledgeMediumHours)
    case 'LOW':
      return addHours(from, rules.acknowledgeLowHours)
  }
}

function evaluateBy(priority: IntelligencePriority, from: Instant, rules: IntelligenceRules) {
  switch (priority) {
    case 'THREAT':
    case 'HIGH':
      return addHours(from, rules.evaluateHighHours)
    case 'MEDIUM':
      return endOfWorkingDay(from, rules.evaluateMediumDays)
    case 'LOW':
      return endOfWorkingDay(from, rules.evaluateLowDays)
  }
}

/** IC-7: the earlier of a deadline and the end of use; an end of use that cannot be read changes nothing. */
function sooner(by: Instant | undefined, usefulUntil: Instant | undefined): Instant | undefined {
  if (by === undefined || usefulUntil === undefined) return by
  return isLater(by, usefulUntil) ? usefulUntil : by
}

export interface QueuedReport extends ReadingTimes {
  id: string
}

/**
 * IC-7: the order in which reports are read: threats to life, then high, whatever the age of the rest; medium and low
 * by what is due first, so that nothing lies for ever. Equal times in the order of ids, so that the list never wavers.
 */
export function readingOrder(
  reports: readonly QueuedReport[],
  now: Instant,
  rules: IntelligenceRules,
): QueuedReport[] {
  return reports
    .map((report) => {
      const [first] = readingDue(report, now, rules)
      const by = first === undefined ? undefined : toMillis(first.by)
      return { report, band: Math.min(rankOf(report.priority), 2), by: by ?? Number.MAX_SAFE_INTEGER }
    })
    .sort((a, b) => a.band - b.band || a.by - b.by || byText(a.report.id, b.report.id))
    .map(({ report }) => report)
}

export interface ReadingFigures {
  /** Sent in and not yet opened by the unit. */
  unread: number
  /** Minutes since the oldest unread one was sent in; undefined when none is. */
  oldestUnreadMinutes: number | undefined
  overdue: number
  byPriority: Record<IntelligencePriority, { unread: number; overdue: number }>
}

/**
 * IC-8: what stands on the page of the head of intelligence. What lies with its writer is not unread, but may be overdue. `count`:
 * so many reports with the same times.
 */
export function readingFigures(
  reports: readonly (ReadingTimes & { count?: number })[],
  now: Instant,
  rules: IntelligenceRules,
): ReadingFigures {
  const none = () => ({ unread: 0, overdue: 0 })
  const byPriority = { THREAT: none(), HIGH: none(), MEDIUM: none(), LOW: none() }
  let oldest: number | undefined
  for (const { count = 1, ...report } of reports) {
    const row = byPriority[report.priority]
    if (readingDue(report, now, rules).some(({ isOverdue }) => isOverdue)) row.overdue += count
    if (report.acknowledgedAt !== undefined || isWithWriter(report)) continue
    row.unread += count
    const age = minutesBetween(report.resubmittedAt ?? report.submittedAt, now)
    if (age !== undefined && (oldest === undefined || age > oldest)) oldest = age
  }
  const sum = (key: 'unread' | 'overdue') =>
    Object.values(byPriority).reduce((total, row) => total + row[key], 0)
  return { unread: sum('unread'), oldestUnreadMinutes: oldest, overdue: sum('overdue'), byPriority }
}
