/** One task for every module: why it exists, whose it is, when it is due and where it opens; and the order of work (TK-1 to TK-4). */
import { HOUR, type Instant, isLater, toMillis } from '../time/instant.ts'
import type { TaskRules } from './task-rules-table.ts'

export interface Task {
  id: string
  /** A code of the rule that made it; equal kinds are grouped. */
  kind: string
  /** Why it exists, as a sentence, with the rule. */
  reason: string
  rule: string
  recordId: string
  /** Where the work is done: a route of the program, not the top of the record. */
  opensAt: string
  ownerId?: string
  team: string
  createdAt: Instant
  dueAt?: Instant
  doneAt?: Instant
  /** 0 upwards: who comes to harm when it waits. The rule that makes the task says it. */
  harm: number
  snoozedUntil?: Instant
  snoozes: number
  acknowledgedAt?: Instant
  /** Only the act that it asks for says that it is done. */
  isByAct?: boolean
}

/** TK-1: points for the queue: harm, and for each day overdue one point up to a most, so that age alone never hides harm. */
export function urgency(task: Task, now: Instant, rules: TaskRules): number {
  return pointsAt(task, dueMillis(task), toMillis(now) ?? 0, rules)
}

const dueMillis = (task: Task): number | undefined =>
  task.dueAt === undefined ? undefined : toMillis(task.dueAt)

function pointsAt(task: Task, due: number | undefined, now: number, rules: TaskRules): number {
  const late = due === undefined ? 0 : (now - due) / HOUR
  const age = Math.max(0, Math.floor(late / rules.agePointHours))
  return task.harm + Math.min(age, rules.agePointsMost)
}

/** TK-1: the order of a list: urgency, then harm, then the earlier due, then the id, so that it never wavers. */
export function inOrder(tasks: readonly Task[], now: Instant, rules: TaskRules): Task[] {
  // A time is read once for each task, because a list has many thousand and is sorted often.
  const at = toMillis(now) ?? 0
  return tasks
    .map((task) => {
      const due = dueMillis(task)
      return { task, points: pointsAt(task, due, at, rules), due: due ?? Number.MAX_SAFE_INTEGER }
    })
    .sort(
      (a, b) =>
        b.points - a.points || b.task.harm - a.task.harm || a.due - b.due || byText(a.task.id, b.task.id),
    )
    .map(({ task }) => task)
}

/** Plain order of texts, the same on every machine. */
export function byText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** TK-2: what a reader works on: open, not put off, and not what somebody else holds unless asked for. */
export function workOf(
  tasks: readonly Task[],
  reader: { userId: string; team: string; withOthers?: boolean },
  now: Instant,
): { mine: Task[]; team: Task[] } {
  const open = tasks.filter((task) => isOpenTask(task) && !isSnoozed(task, now))
  return {
    mine: open.filter(({ ownerId }) => ownerId === reader.userId),
    team: open.filter(
      ({ ownerId, team }) =>
        team === reader.team &&
        ownerId !== reader.userId &&
        (ownerId === undefined || reader.withOthers === true),
    ),
  }
}

export const isOpenTask = (task: Task): boolean => task.doneAt === undefined
export const isSnoozed = (task: Task, now: Instant): boolean => isLater(task.snoozedUntil, now)
export const isOverdueTask = (task: Task, now: Instant): boolean =>
  isOpenTask(task) && task.dueAt !== undefined && isLater(now, task.dueAt)

/** TK-6: like tasks together, the group with the most urgent task first. */
export function groupTasks(
  tasks: readonly Task[],
  now: Instant,
  rules: TaskRules,
): { kind: string; count: number; harm: number; first: Task; ids: string[] }[] {
  const groups = new Map<string, Task[]>()
  // The order of the tasks gives the order of the groups, since a Map keeps the order in which keys came.
  for (const task of inOrder(tasks, now, rules))
    groups.set(task.kind, [...(groups.get(task.kind) ?? []), task])
  return [...groups].flatMap(([kind, held]) => {
    const [first] = held
    const harm = Math.max(...held.map((task) => task.harm))
    return first === undefined
      ? []
      : [{ kind, count: held.length, harm, first, ids: held.map(({ id }) => id) }]
  })
}
