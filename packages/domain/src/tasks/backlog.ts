/** A backlog: how fast it fills and empties, when it will be clear, and the alarm for the harm that waits in it (TK-7, TK-8). */
import { addHours, HOUR, type Instant, isLater, minutesBetween, toMillis } from '../time/instant.ts'
import { byText, inOrder, isOpenTask, isSnoozed, type Task } from './task.ts'
import type { TaskRules } from './task-rules-table.ts'

export interface Backlog {
  open: number
  overdue: number
  /** Tasks a day, over the window. */
  arrivalsPerDay: number
  clearancesPerDay: number
  /** When the last open task will be done at these rates; undefined where it is not being cleared. */
  clearOn: Instant | undefined
  isGrowing: boolean
  rule: 'TK-7'
}

/** TK-7: rates over the last days and the forecast from them. A younger backlog is counted over its own life. */
export function backlogForecast(tasks: readonly Task[], now: Instant, rules: TaskRules): Backlog {
  const hours = rules.forecastDays * 24
  // A spread of many thousand tasks would not fit on the stack, so the oldest is found by folding.
  const age = tasks.reduce(
    (oldest, { createdAt }) => Math.max(oldest, (minutesBetween(createdAt, now) ?? 0) / 60),
    1,
  )
  const days = Math.min(hours, age) / 24
  const recent = within(hours, now)
  const arrivals = tasks.filter(({ createdAt }) => recent(createdAt)).length / days
  const clearances = tasks.filter(({ doneAt }) => recent(doneAt)).length / days
  const open = tasks.filter(isOpenTask)
  const net = clearances - arrivals
  return {
    open: open.length,
    overdue: open.filter(({ dueAt }) => isLater(now, dueAt)).length,
    arrivalsPerDay: arrivals,
    clearancesPerDay: clearances,
    clearOn: clearingTime(open.length, net, now),
    isGrowing: open.length > 0 && net < 0,
    rule: 'TK-7',
  }
}

/** Whether a time is of the last so many hours; the bounds are read once, because a backlog has many thousand tasks. */
function within(hours: number, now: Instant): (at: Instant | undefined) => boolean {
  const end = toMillis(now) ?? 0
  const start = end - hours * HOUR
  return (at) => {
    const time = at === undefined ? undefined : toMillis(at)
    return time !== undefined && time > start && time <= end
  }
}

function clearingTime(open: number, netPerDay: number, now: Instant): Instant | undefined {
  if (open === 0) return now
  return netPerDay > 0 ? addHours(now, (open / netPerDay) * 24) : undefined
}

/** The share of a backlog that carries most harm, in the order of work; at least one task of those that are open. */
export function mostHarm(tasks: readonly Task[], now: Instant, rules: TaskRules): Task[] {
  const open = tasks.filter(isOpenTask)
  const count = Math.max(1, Math.ceil((open.length * rules.harmAlarmPercent) / 100))
  return open
    .map((task) => ({ task, waits: minutesBetween(task.createdAt, now) ?? 0 }))
    .sort((a, b) => b.task.harm - a.task.harm || b.waits - a.waits || byText(a.task.id, b.task.id))
    .slice(0, count)
    .map(({ task }) => task)
}

export interface HarmAlarm {
  kind: 'HARM_WAITS' | 'BACKLOG_GROWS'
  /** The tasks to look at first. */
  taskIds: string[]
  text: string
  rule: 'TK-8'
}

/**
 * TK-8: rings when grave harm waits untouched beyond its time, and when less is done in a day than comes in by more than
 * chance, long before a mean age would show it. What was put off is counted, so that nobody silences the alarm so.
 */
export function harmAlarms(tasks: readonly Task[], now: Instant, rules: TaskRules): HarmAlarm[] {
  const grave = tasks.filter(
    (task) =>
      isOpenTask(task) &&
      task.harm >= rules.graveHarm &&
      (minutesBetween(task.createdAt, now) ?? 0) >= rules.harmAlarmWaitHours * 60,
  )
  const recent = within(rules.growthAlarmHours, now)
  const arrived = tasks.filter(({ createdAt }) => recent(createdAt)).length
  const done = tasks.filter(({ doneAt }) => recent(doneAt)).length
  const alarms: HarmAlarm[] = []
  if (grave.length > 0)
    alarms.push({
      kind: 'HARM_WAITS',
      taskIds: inOrder(grave, now, rules).map(({ id }) => id),
      text: `${grave.length} tasks with grave harm wait for ${rules.harmAlarmWaitHours} hours or more.`,
      rule: 'TK-8',
    })
  const isMore =
    arrived - done >= rules.growthAlarmLeast && done < arrived * (1 - rules.growthAlarmPercent / 100)
  if (isMore)
    alarms.push({
      kind: 'BACKLOG_GROWS',
      taskIds: mostHarm(tasks, now, rules).map(({ id }) => id),
      text: `${arrived} tasks came in ${rules.growthAlarmHours} hours and ${done} were done: look at these first.`,
      rule: 'TK-8',
    })
  return alarms
}

/** The supervisor's page: counts by team, with what is overdue, unowned and put off, the most harm first (J9). */
export function backlogByTeam(
  tasks: readonly Task[],
  now: Instant,
): { team: string; open: number; overdue: number; unowned: number; snoozed: number; harm: number }[] {
  const teams = new Map<string, Task[]>()
  for (const task of tasks.filter(isOpenTask)) teams.set(task.team, [...(teams.get(task.team) ?? []), task])
  return [...teams]
    .map(([team, held]) => ({
      team,
      open: held.length,
      overdue: held.filter(({ dueAt }) => isLater(now, dueAt)).length,
      unowned: held.filter(({ ownerId }) => ownerId === undefined).length,
      snoozed: held.filter((task) => isSnoozed(task, now)).length,
      harm: held.reduce((sum, { harm }) => sum + harm, 0),
    }))
    .sort((a, b) => b.harm - a.harm || b.overdue - a.overdue || byText(a.team, b.team))
}
