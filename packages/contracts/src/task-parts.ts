/** The parts of which replies about work are made: a line, a group, who has how much, what changed. */
import { z } from 'zod'
import { OfficerRef, RecordRef } from './common.ts'

const Decision = z.object({ allowed: z.boolean(), reason: z.string().optional() })

/** The alarm of one step of the ladder (TK-11): to whom it went, and who acknowledged it. */
export const TaskAlarm = z.object({
  level: z.number(),
  toLabel: z.string(),
  /** Nobody: the units have no supervisor of that rank. */
  to: OfficerRef.nullable(),
  isOwn: z.boolean(),
  at: z.string(),
  acknowledgedAt: z.string().nullable(),
  acknowledgedBy: OfficerRef.nullable(),
})
export type TaskAlarm = z.infer<typeof TaskAlarm>

/** One piece of work: why it is here, whose, how grave, when it is due, where it is done. */
export const TaskLine = z.object({
  id: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  title: z.string(),
  reason: z.string().nullable(),
  rule: z.string().nullable(),
  /** Points for who comes to harm when it waits. */
  harm: z.number(),
  isGrave: z.boolean(),
  /** The page of the program where it is done; null: the page of its record. */
  opensAt: z.string().nullable(),
  isOwn: z.boolean(),
  owner: OfficerRef.nullable(),
  team: z.string().nullable(),
  dueAt: z.string().nullable(),
  isOverdue: z.boolean(),
  createdAt: z.string(),
  acknowledgedAt: z.string().nullable(),
  /** Who has it come up to, because it is overdue (TK-3, TK-4). */
  escalation: z.object({ to: z.string(), toLabel: z.string(), at: z.string(), rule: z.string() }).nullable(),
  /** Who was alarmed, the first step first. */
  alarms: z.array(TaskAlarm),
  snoozedUntil: z.string().nullable(),
  snoozes: z.number(),
  snoozeReason: z.string().nullable(),
  /** Asked to be taken over, and not answered yet (TK-9). */
  offer: z.object({ to: OfficerRef, by: OfficerRef, at: z.string(), note: z.string().nullable() }).nullable(),
  refusal: z.object({ by: OfficerRef, at: z.string(), reason: z.string() }).nullable(),
  record: RecordRef,
  may: z.object({ complete: Decision, accept: z.boolean(), snooze: Decision, close: Decision }),
})
export type TaskLine = z.infer<typeof TaskLine>

/** Like work together, the most urgent group first (TK-6). */
export const TaskGroup = z.object({
  kind: z.string(),
  label: z.string(),
  count: z.number(),
  harm: z.number(),
  ids: z.array(z.string()),
})
export type TaskGroup = z.infer<typeof TaskGroup>

/** An incident that the reader is assigned to and that is still open. */
export const OwnIncident = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  title: z.string(),
  status: z.string(),
  grade: z.string(),
  gradeLabel: z.string(),
  address: z.string().nullable(),
  markerCount: z.number(),
  openedAt: z.string(),
})
export type OwnIncident = z.infer<typeof OwnIncident>

export const MyWork = z.object({
  /** In the order of work (TK-1): own and that of the unit which nobody has, without what was put off. */
  tasks: z.array(TaskLine),
  groups: z.array(TaskGroup),
  /** What a colleague asks the reader to take over, line by line. */
  handover: z.array(TaskLine),
  /** Overdue work of which an alarm went to the reader, until they acknowledge it. */
  climbed: z.array(TaskLine),
  putOff: z.array(TaskLine),
  incidents: z.array(OwnIncident),
  counts: z.object({ tasks: z.number(), overdue: z.number(), dueToday: z.number(), incidents: z.number() }),
  serverTime: z.string(),
})
export type MyWork = z.infer<typeof MyWork>

const Held = z.object({
  open: z.number(),
  overdue: z.number(),
  unowned: z.number(),
  snoozed: z.number(),
  harm: z.number(),
})

/** The supervisor's page of a team and those below it (TK-7, TK-8). */
export const TeamWork = z.object({
  team: z.string(),
  units: z.array(z.object({ code: z.string(), name: z.string() })),
  serverTime: z.string(),
  backlog: z.object({
    open: z.number(),
    overdue: z.number(),
    unowned: z.number(),
    snoozed: z.number(),
    arrivalsPerDay: z.number(),
    clearancesPerDay: z.number(),
    clearOn: z.string().nullable(),
    isGrowing: z.boolean(),
    /** Days over which the rates are counted. */
    days: z.number(),
  }),
  byDay: z.array(z.object({ day: z.string(), arrived: z.number(), done: z.number() })),
  alarms: z.array(
    z.object({ kind: z.string(), text: z.string(), rule: z.string(), taskIds: z.array(z.string()) }),
  ),
  /** The share that carries most harm: how many they are, and the first of them. */
  mostHarm: z.object({ percent: z.number(), count: z.number(), tasks: z.array(TaskLine) }),
  /** Overdue work that has come up, by how far. */
  climbed: z.array(z.object({ to: z.string(), toLabel: z.string(), count: z.number() })),
  byTeam: z.array(Held.extend({ team: z.string(), name: z.string() })),
  byOwner: z.array(
    z.object({
      owner: OfficerRef,
      team: z.string(),
      open: z.number(),
      overdue: z.number(),
      harm: z.number(),
    }),
  ),
  byKind: z.array(
    z.object({
      kind: z.string(),
      label: z.string(),
      open: z.number(),
      overdue: z.number(),
      harm: z.number(),
    }),
  ),
})
export type TeamWork = z.infer<typeof TeamWork>

/** What others changed on a record since the reader last looked at it (TK-10). */
export const RecordChanges = z.object({
  record: RecordRef,
  why: z.string(),
  lastLookedAt: z.string().nullable(),
  count: z.number(),
  changes: z.array(z.object({ at: z.string(), by: z.string(), what: z.string() })),
})
export type RecordChanges = z.infer<typeof RecordChanges>
