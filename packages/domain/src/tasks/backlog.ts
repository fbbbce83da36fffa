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

/** What is counted of a backlog, of tasks or by a store: open and overdue now, came and done in the days of the forecast. */
export interface BacklogCounts {
  open: number
  overdue: number
  arrived: number
  done: number
  /** When the oldest of all was made, those that are done included; undefined where there is none. */
  oldestAt: Instant | undefined
}

/** TK-7: rates over the last days and the forecast from them. A younger backlog is counted over its own life. */
export function backlogForecast(tasks: readonly Task[], now: Instant, rules: TaskRules): Backlog {
  const recent = within(rules.forecastDays * 24, now)
  const open = tasks.filter(isOpenTask)
  const counts = {
    open: open.length,
    overdue: open.filter(({ dueAt }) => isLater(now, dueAt)).length,
    arrived: tasks.filter(({ createdAt }) => recent(createdAt)).length,
    done: tasks.filter(({ doneAt }) => recent(doneAt)).length,
    // A spread of many thousand tasks would not fit on the stack, so the oldest is found by folding.
    oldestAt: tasks.reduce<Instant | undefined>(
      (oldest, { createdAt }) => (oldest === undefined || isLater(oldest, createdAt) ? createdAt : oldest),
      undefined,
    ),
  }
  return forecastOf(counts, now, rules)
}

/** TK-7 of counts, for a store that counts by itself. */
export function forecastOf(counts: BacklogCounts, now: Instant, rules: TaskRules): Backlog {
  const { open, overdue, arrived, done, oldestAt } = counts
  const age = oldestAt === undefined ? 0 : (minutesBetween(oldestAt, now) ?? 0) / 60
  const days = Math.min(rules.forecastDays * 24, Math.max(age, 1)) / 24
  const net = (done - arrived) / days
  return {
    open,
    overdue,
    arrivalsPerDay: arrived / days,
    clearancesPerDay: done / days,
    clearOn: clearingTime(open, net, now),
    isGrowing: open > 0 && net < 0,
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
  const count = watchedShare(open.length, rules)
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

/** How many of an open backlog are the share that is watched: at least one. */
export const watchedShare = (open: number, rules: TaskRules): number =>
  Math.max(1, Math.ceil((open * rules.harmAlarmPercent) / 100))

/** TK-8: rings when grave harm waits untouched beyond its time, and when less is done than comes in by more than chance. */
export function harmAlarms(tasks: readonly Task[], now: Instant, rules: TaskRules): HarmAlarm[] {
  const grave = tasks.filter(
    (task) =>
      isOpenTask(task) &&
      task.harm >= rules.graveHarm &&
      (minutesBetween(task.createdAt, now) ?? 0) >= rules.harmAlarmWaitHours * 60,
  )
  const recent = within(rules.growthAlarmHours, now)
  return alarmsOf(
    {
      grave: inOrder(grave, now, rules).map(({ id }) => id),
      graveCount: grave.length,
      arrived: tasks.filter(({ createdAt }) => recent(createdAt)).length,
      done: tasks.filter(({ doneAt }) => recent(doneAt)).length,
      most: mostHarm(tasks, now, rules).map(({ id }) => id),
    },
    rules,
  )
}

/**
 * TK-8 of what a store found: the grave tasks that wait too long, in the order of work, how many came and were done in the
 * hours of the alarm, and the share with most harm. What was put off is counted, so that nobody silences the alarm so.
 */
export function alarmsOf(
  found: {
    grave: readonly string[]
    graveCount: number
    arrived: number
    done: number
    most: readonly string[]
  },
  rules: TaskRules,
): HarmAlarm[] {
  const { arrived, done } = found
  const alarms: HarmAlarm[] = []
  if (found.graveCount > 0)
    alarms.push({
      kind: 'HARM_WAITS',
      taskIds: [...found.grave],
      text: `${counted(found.graveCount)} with grave harm ${found.graveCount === 1 ? 'has' : 'have'} waited for ${rules.harmAlarmWaitHours} hours or more.`,
      rule: 'TK-8',
    })
  const isMore =
    arrived - done >= rules.growthAlarmLeast && done < arrived * (1 - rules.growthAlarmPercent / 100)
  if (isMore)
    alarms.push({
      kind: 'BACKLOG_GROWS',
      taskIds: [...found.most],
      text: `${counted(arrived)} came in ${rules.growthAlarmHours} hours and ${done} ${done === 1 ? 'was' : 'were'} done: look at these first.`,
      rule: 'TK-8',
    })
  return alarms
}

const counted = (count: number): string => `${count} ${count === 1 ? 'task' : 'tasks'}`

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
