/** How a piece of work is shown: with what may be done with it, and who it has come up to. */
import type { TaskLine } from '@mips/contracts/task-parts'
import { allow, type Decision, deny } from '@mips/domain/access/decision'
import { responseGrades } from '@mips/domain/codes/incidents'
import { duties } from '@mips/domain/rules/due'
import { decideCheckReport } from '@mips/domain/safeguarding/report-roles'
import { alarmLadder } from '@mips/domain/tasks/alarm-ladder'
import { bulkCloseProblems, escalation, snoozeProblems } from '@mips/domain/tasks/task-acts'
import { taskKindLabel } from '@mips/domain/tasks/task-kinds'
import type { Task } from '@mips/domain/tasks/task'
import { addHours } from '@mips/domain/time/instant'
import type { AlarmRow, OwnIncidentRow, TaskRow } from './tasks.rows.ts'
import type { Measure } from './tasks.rules.repository.ts'

/** Who looks at work, and the units whose work they supervise (none for an officer). */
export type Reader = {
  userId: string
  unitCode: string
  rank: string
  supervises: readonly string[]
}

/** A row as the pure rules read it. */
export const taskOf = (row: TaskRow): Task => ({
  id: row.id,
  kind: row.kind,
  reason: row.reason ?? '',
  rule: row.rule ?? '',
  recordId: row.recordId,
  opensAt: row.opensAt ?? '',
  ...(row.ownerId === null ? {} : { ownerId: row.ownerId }),
  team: row.ownerUnit ?? '',
  createdAt: row.createdAt.toISOString(),
  ...(row.dueAt === null ? {} : { dueAt: row.dueAt.toISOString() }),
  ...(row.doneAt === null ? {} : { doneAt: row.doneAt.toISOString() }),
  harm: row.harm,
  ...(row.snoozedUntil === null ? {} : { snoozedUntil: row.snoozedUntil.toISOString() }),
  snoozes: row.snoozes,
  ...(row.acknowledgedAt === null ? {} : { acknowledgedAt: row.acknowledgedAt.toISOString() }),
  isByAct: isByAct(row),
})

export const isSupervisedBy = (row: TaskRow, reader: Reader): boolean =>
  row.ownerUnit !== null && reader.supervises.includes(row.ownerUnit)

const checks: readonly string[] = ['REPORT_CHECK', 'ASB_REVIEW']
/** Kinds of which the words say which act is meant. */
const actsToDo: Readonly<Record<string, string>> = {
  CHILD_CTN: 'Raise the report from the incident: that completes this task.',
  FORCE_FORM: 'Give your form on the custody record: that completes this task.',
}

const isByAct = ({ byAct, kind }: TaskRow): boolean => byAct || kind in actsToDo

/** Whether the reader may say that it is done. */
export function decideComplete(row: TaskRow, reader: Reader): Decision {
  if (isByAct(row)) return deny(actsToDo[row.kind] ?? 'Open it: what is done there completes this task.')
  return checks.includes(row.kind)
    ? decideCheckReport({ rank: reader.rank, checkerId: reader.userId, writerId: row.recordCreatedBy })
    : allow()
}

/** Whether the reader may close it without its being done (TK-6); who wrote a report never closes its check. */
export function decideClose(row: TaskRow, reader: Reader, { rules }: Measure): Decision {
  const problem = bulkCloseProblems([taskOf(row)], 'Said', rules, isSupervisedBy(row, reader))[0]
  if (problem !== undefined) return deny(problem.message)
  return checks.includes(row.kind) ? decideComplete(row, reader) : allow()
}

function decideSnooze(row: TaskRow, { now, rules }: Measure): Decision {
  const at = now.toISOString()
  const problem = snoozeProblems(taskOf(row), { until: addHours(at, 1) ?? at, reason: 'Said' }, at, rules)[0]
  return problem === undefined ? allow() : deny(problem.message)
}

const dutyLabel = (code: string): string => duties.find((duty) => duty.code === code)?.label ?? code
const iso = (at: Date | null): string | null => at?.toISOString() ?? null

const presentAlarm = ({ because: _because, ...alarm }: AlarmRow, reader: Reader) => ({
  ...alarm,
  toLabel: stepLabel(alarm.level),
  isOwn: alarm.to?.id === reader.userId,
  at: new Date(alarm.at).toISOString(),
  acknowledgedAt: alarm.acknowledgedAt === null ? null : new Date(alarm.acknowledgedAt).toISOString(),
})

/** The words for a step of the ladder. */
export const stepLabel = (level: number): string =>
  dutyLabel(alarmLadder.find((step) => step.level === level)?.duty ?? '')

export function presentTask(row: TaskRow, reader: Reader, measure: Measure): TaskLine {
  const climbs = escalation(taskOf(row), measure.now.toISOString(), measure.rules)
  return {
    id: row.id,
    kind: row.kind,
    kindLabel: taskKindLabel(row.kind),
    title: row.title,
    reason: row.reason,
    rule: row.rule,
    harm: row.harm,
    isGrave: row.harm >= measure.rules.graveHarm,
    opensAt: row.opensAt,
    isOwn: row.ownerId === reader.userId,
    owner: row.owner,
    team: row.ownerUnit,
    dueAt: iso(row.dueAt),
    isOverdue: row.dueAt !== null && row.dueAt < measure.now,
    createdAt: row.createdAt.toISOString(),
    acknowledgedAt: iso(row.acknowledgedAt),
    escalation:
      climbs === undefined
        ? null
        : { to: climbs.to, toLabel: dutyLabel(climbs.to), at: climbs.at, rule: climbs.rule },
    alarms: row.alarms.map((alarm) => presentAlarm(alarm, reader)),
    snoozedUntil: row.snoozedUntil !== null && row.snoozedUntil > measure.now ? iso(row.snoozedUntil) : null,
    snoozes: row.snoozes,
    snoozeReason: row.snoozeReason,
    offer:
      row.offeredTo === null || row.offeredBy === null || row.offeredAt === null
        ? null
        : { to: row.offeredTo, by: row.offeredBy, at: row.offeredAt.toISOString(), note: row.offerNote },
    refusal:
      row.refusedBy === null || row.refusedAt === null
        ? null
        : { by: row.refusedBy, at: row.refusedAt.toISOString(), reason: row.refusedReason ?? '' },
    record: {
      id: row.recordId,
      kind: row.recordKind,
      reference: row.recordReference,
      title: row.recordTitle ?? row.recordReference ?? row.recordKind,
    },
    may: {
      complete: decideComplete(row, reader),
      accept: row.ownerId === null && row.ownerUnit === reader.unitCode,
      snooze: decideSnooze(row, measure),
      close: decideClose(row, reader, measure),
    },
  }
}

export const presentIncident = ({ openedAt, ...row }: OwnIncidentRow) => ({
  ...row,
  openedAt: openedAt.toISOString(),
  gradeLabel: responseGrades.find((grade) => grade.code === row.grade)?.label ?? row.grade,
})
