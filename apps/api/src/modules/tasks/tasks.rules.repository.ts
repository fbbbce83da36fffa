/** The rules of work as pieces of SQL: the same figures as the pure rules (`taskRulesOn`), handed in and never written here. */
import type { TaskRules } from '@mips/domain/tasks/task-rules-table'
import { privateKinds } from '@mips/domain/tasks/task-kinds'
import { Prisma } from '@mips/database/generated/client'

/** The time and the figures under which work is looked at. */
export type Measure = { now: Date; rules: TaskRules }
/** The units whose work is meant, and the kinds of record that the reader may see. */
export type Scope = { units: readonly string[]; kinds: readonly string[] }

/** TK-1: the order of work, of a task `t`; the same as `inOrder`. */
export const inOrderOf = ({ now, rules }: Measure) =>
  Prisma.sql`mips.task_points(t.harm, t.due_at, ${now}::timestamptz, ${rules.agePointHours}::numeric, ${rules.agePointsMost}::int) DESC, t.harm DESC, t.due_at NULLS LAST, t.id`

/** TK-8: the most harm first, then who waited longest; the same as `mostHarm`. */
export const byHarm = Prisma.sql`t.harm DESC, t.created_at, t.id`

/** TK-3, TK-4: how far a task `t` has climbed; the same as `escalation`. */
export const levelOf = ({ now, rules }: Measure) =>
  Prisma.sql`mips.task_level(t.due_at, t.acknowledged_at, ${now}::timestamptz, ${rules.escalateSupervisorHours}::numeric, ${rules.escalateInspectorHours}::numeric, ${rules.escalateSuperintendentHours}::numeric, ${rules.acknowledgeMinutes}::numeric)`

/** Work of teams on records of readable kinds; notices to one person are nobody else's. */
export const inScope = ({ units, kinds }: Scope) =>
  Prisma.sql`t.owner_unit = ANY (${[...units]}::text[]) AND t.record_kind = ANY (${[...kinds]}::text[]) AND t.kind <> ALL (${[...privateKinds]}::text[])`

export const isOpenSql = Prisma.sql`t.done_at IS NULL`
export const isAwake = ({ now }: Measure) =>
  Prisma.sql`(t.snoozed_until IS NULL OR t.snoozed_until <= ${now}::timestamptz)`

/** So many hours before. */
export const hoursBefore = (now: Date, hours: number): Date => new Date(now.getTime() - hours * 3_600_000)
