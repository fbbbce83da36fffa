/** What may be done with tasks: put off, close many, hand over, escalate; grave harm cannot be hidden (TK-3 to TK-6, TK-9). */
import { isAtLeast, isRank } from '../codes/ranks.ts'
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import type { Duty } from '../rules/due.ts'
import { addHours, addMinutes, type Instant, isLater } from '../time/instant.ts'
import { alarmLadder } from './alarm-ladder.ts'
import { isOpenTask, isOverdueTask, type Task } from './task.ts'
import type { TaskRules } from './task-rules-table.ts'

/** TK-5: putting off has a reason and a limit, in hours and in times, and is never open for grave harm. */
export function snoozeProblems(
  task: Task,
  snooze: { until: Instant; reason?: string },
  now: Instant,
  rules: TaskRules,
): RuleProblem[] {
  const { problems, block } = problemList()
  const latest = addHours(now, rules.snoozeMostHours)
  block(!isOpenTask(task), 'TK-5', 'This task is done.')
  block(
    task.harm >= rules.graveHarm,
    'TK-5',
    'Somebody may come to grave harm: this is never put off. Do it, or hand it on.',
  )
  block(!isLater(snooze.until, now), 'TK-5', 'Put it off to a time that is still to come.', 'until')
  block(
    isLater(snooze.until, latest),
    'TK-5',
    `A task is put off for ${rules.snoozeMostHours} hours at most: choose an earlier time.`,
    'until',
  )
  block(
    task.snoozes >= rules.snoozeMostTimes,
    'TK-5',
    `This was put off ${task.snoozes} times: do it, hand it on, or say why it needs not be done.`,
  )
  block(!isSaid(snooze.reason), 'TK-5', 'Say why it can wait.', 'reason')
  return problems
}

/**
 * TK-6: closing many at once: with one reason, of one kind, and none of grave harm among them. What is done by an act alone
 * is closed without the act by a supervisor alone.
 */
export function bulkCloseProblems(
  tasks: readonly Task[],
  reason: string | undefined,
  rules: TaskRules,
  isSupervisor = true,
): RuleProblem[] {
  const { problems, block } = problemList()
  const grave = tasks.filter(({ harm }) => harm >= rules.graveHarm).length
  block(tasks.length === 0, 'TK-6', 'Choose what to close.', 'tasks')
  block(!isSaid(reason), 'TK-6', 'Say why these need not be done: the reason stands on each.', 'reason')
  block(
    new Set(tasks.map(({ kind }) => kind)).size > 1,
    'TK-6',
    'Close tasks of one kind at once: one reason cannot fit several.',
    'tasks',
  )
  block(grave > 0, 'TK-6', `${grave} of them may mean grave harm: look at each by itself.`, 'tasks')
  block(
    !isSupervisor && tasks.some(({ isByAct }) => isByAct === true),
    'TK-6',
    'The act that they ask for closes them. Without it a supervisor closes them.',
    'tasks',
  )
  block(
    tasks.some((task) => !isOpenTask(task)),
    'TK-6',
    'Some of them are done already: choose again.',
    'tasks',
  )
  return problems
}

/** Who work climbs to, the first step first. */
export const escalationLevels = alarmLadder.map(({ duty }) => duty)

/** How many hours after it was due a task comes to a level by itself (1 supervisor, 2 inspector, 3 superintendent). */
export const hoursOfLevel = (level: number, rules: TaskRules): number =>
  rules[alarmLadder.find((step) => step.level === level)?.hours ?? 'escalateSuperintendentHours']

/** The highest step of the ladder that a rank reaches: the level at which somebody of it is told of overdue work. */
export const levelOfRank = (rank: string): number =>
  alarmLadder.findLast(({ leastRank }) => isRank(rank) && isAtLeast(rank, leastRank))?.level ?? 1

export interface Escalation {
  taskId: string
  to: Duty
  /** When it came to that level. */
  at: Instant
  rule: 'TK-3' | 'TK-4'
}

/**
 * TK-3: an overdue task climbs from its owner to supervisor, inspector and superintendent. TK-4: a level that nobody
 * acknowledges is passed on after an hour. The highest level that is reached; undefined while it is in time.
 */
export function escalation(task: Task, now: Instant, rules: TaskRules): Escalation | undefined {
  if (!isOverdueTask(task, now) || task.dueAt === undefined) return undefined
  const steps: [Duty, number][] = escalationLevels.map((to, index) => [to, hoursOfLevel(index + 1, rules)])
  const due = task.dueAt
  const reached = steps.flatMap(([to, hours]) => {
    const at = addHours(due, hours)
    return at === undefined || isLater(at, now) ? [] : [{ taskId: task.id, to, at, rule: 'TK-3' as const }]
  })
  const last = reached.at(-1)
  if (last === undefined || task.acknowledgedAt !== undefined) return last
  const climbs = addMinutes(last.at, rules.acknowledgeMinutes)
  const above = steps[reached.length]
  return above === undefined || climbs === undefined || isLater(climbs, now)
    ? last
    : { taskId: task.id, to: above[0], at: climbs, rule: 'TK-4' }
}

export interface HandoverLine {
  taskId: string
  answer?: 'ACCEPTED' | 'REFUSED'
  reason?: string
}

/** TK-9: a handover is accepted line by line; what is not accepted stays with the giver, so that nothing falls between. */
export function handoverResult(
  lines: readonly HandoverLine[],
  giver: string,
  taker: string,
): { owners: Record<string, string>; isComplete: boolean; problems: RuleProblem[] } {
  const { problems, block, ask } = problemList()
  block(giver === taker, 'TK-9', 'Hand over to somebody else.', 'taker')
  for (const [index, line] of lines.entries()) {
    ask(line.answer === undefined, 'TK-9', 'Accept or refuse this line.', `lines.${index}`)
    block(
      line.answer === 'REFUSED' && !isSaid(line.reason),
      'TK-9',
      'Say why it is refused.',
      `lines.${index}`,
    )
  }
  const owners = lines.map(({ taskId, answer }) => [taskId, answer === 'ACCEPTED' ? taker : giver])
  return {
    owners: Object.fromEntries(owners),
    isComplete: lines.every(({ answer }) => answer !== undefined),
    problems,
  }
}
