/** Alarms before and not after: what is called, to whom it goes up and when (CL-10, C3, C6). */
import { fromMillis, type Instant, MINUTE, toMillis } from '../time/instant.ts'
import type { CareRules } from './care-rules-table.ts'

export type AlarmTarget = 'DETENTION_OFFICER' | 'CUSTODY_OFFICER' | 'INSPECTOR' | 'SUPERINTENDENT'

/** CLOCK: reviews, the 24, 36 and 96 hours, bail ends on the day; CHECK: visits, rousing, doses; RELEASE: CL-10 itself. */
export type AlarmKind = 'CLOCK' | 'CHECK' | 'RELEASE'

export interface AlarmStage {
  at: Instant
  to: AlarmTarget[]
  /** Minutes before the due time; negative after it. */
  minutesBefore: number
  rule: 'CL-10' | 'C3' | 'C6'
}

export interface Acknowledgement {
  at: Instant
  by: string
  target: AlarmTarget
}

/** Every stage of the alarm of one due item, the earliest first. */
export function alarmStages(dueAt: Instant, kind: AlarmKind, rules: CareRules): AlarmStage[] {
  const due = toMillis(dueAt)
  if (due === undefined) return []
  const stage = (minutesBefore: number, to: AlarmTarget[], rule: AlarmStage['rule']): AlarmStage => ({
    at: fromMillis(due - minutesBefore * MINUTE),
    to,
    minutesBefore,
    rule,
  })
  const everyone: AlarmTarget[] = ['CUSTODY_OFFICER', 'INSPECTOR', 'SUPERINTENDENT']
  const stages = {
    // CL-10 names all three at each of the four times.
    RELEASE: () => [60, 30, 15, 0].map((minutes) => stage(minutes, everyone, 'CL-10')),
    CLOCK: () => [
      stage(rules.alarmLeadSergeantMinutes, ['CUSTODY_OFFICER'], 'C3'),
      stage(rules.alarmLeadInspectorMinutes, ['CUSTODY_OFFICER', 'INSPECTOR'], 'C3'),
      stage(rules.alarmLeadSuperintendentMinutes, everyone, 'C3'),
      stage(0, everyone, 'C3'),
    ],
    CHECK: () => [
      stage(rules.visitLeadMinutes, ['DETENTION_OFFICER'], 'C6'),
      stage(-rules.visitLateSergeantMinutes, ['DETENTION_OFFICER', 'CUSTODY_OFFICER'], 'C6'),
      stage(-rules.visitLateInspectorMinutes, ['DETENTION_OFFICER', 'CUSTODY_OFFICER', 'INSPECTOR'], 'C6'),
    ],
  } satisfies Record<AlarmKind, () => AlarmStage[]>
  return stages[kind]().sort((a, b) => a.at.localeCompare(b.at))
}

export interface AlarmState {
  /** Who is called now: the targets of the stages that have come, less those who acknowledged the latest of theirs. */
  calls: AlarmTarget[]
  reached: AlarmStage[]
  next?: AlarmStage
  isOverdue: boolean
}

/**
 * The alarm of one due item at `now`. An acknowledgement silences the stages up to it for its target only: the next
 * stage calls again, and nothing but the act itself ends the alarm (`doneAt`, when it was really done).
 */
export function alarmState(
  facts: { dueAt: Instant; kind: AlarmKind; doneAt?: Instant; acknowledged: readonly Acknowledgement[] },
  now: Instant,
  rules: CareRules,
): AlarmState {
  const [at, due] = [toMillis(now), toMillis(facts.dueAt)]
  const done = facts.doneAt === undefined ? undefined : toMillis(facts.doneAt)
  // What is said to be done later than now has not been done.
  if (at === undefined || due === undefined || (done !== undefined && done <= at))
    return { calls: [], reached: [], isOverdue: false }
  const stages = alarmStages(facts.dueAt, facts.kind, rules)
  const instant = fromMillis(at)
  const reached = stages.filter((stage) => stage.at <= instant)
  const calls = targets.filter((target) => {
    const latest = reached.findLast((stage) => stage.to.includes(target))
    if (latest === undefined) return false
    return !facts.acknowledged.some((ack) => {
      const time = toMillis(ack.at)
      return ack.target === target && time !== undefined && time <= at && fromMillis(time) >= latest.at
    })
  })
  const next = stages.find((stage) => stage.at > instant)
  return { calls, reached, ...(next === undefined ? {} : { next }), isOverdue: at > due }
}

const targets: readonly AlarmTarget[] = [
  'DETENTION_OFFICER',
  'CUSTODY_OFFICER',
  'INSPECTOR',
  'SUPERINTENDENT',
]
