/** What can be asked about work: own work and that of a team, doing it, putting it off, handing it over, and what changed meanwhile. */
import { z } from 'zod'
import { Id, instant, oneOf, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { MyWork, RecordChanges, TaskLine, TeamWork } from './task-parts.ts'

const ownWork = { none: 'Own work; each record asks its purpose when it is opened' } as const
const teamWork = { none: 'Work of the team; each record asks its purpose when it is opened' } as const
const many = { kind: 'many', type: 'Record' } as const
const TaskId = z.strictObject({ taskId: Id })
const UnitCode = text(40)
const Tasks = z
  .array(Id)
  .min(1, { error: 'Choose what is meant' })
  .max(200, { error: 'Choose 200 or fewer' })
  .refine((ids) => new Set(ids).size === ids.length, { error: 'Name each once' })

/** How the lines of a team are narrowed. */
export const teamShows = ['open', 'overdue', 'unowned', 'putOff', 'climbed', 'grave'] as const
/** Lines of a team in one answer. */
export const TEAM_PAGE = 50

export const tasks = defineContract('tasks', {
  listMine: {
    method: 'GET',
    path: '/tasks/mine',
    permission: 'tasks.own.read',
    audit: 'consultation',
    purpose: ownWork,
    subject: many,
    reply: MyWork,
  },
  listChanges: {
    method: 'GET',
    path: '/tasks/changes',
    permission: 'tasks.own.read',
    audit: 'consultation',
    purpose: ownWork,
    subject: many,
    reply: z.object({ records: z.array(RecordChanges), serverTime: z.string() }),
  },
  complete: {
    method: 'POST',
    path: '/tasks/:taskId/completion',
    permission: 'tasks.own.complete',
    audit: 'alteration',
    purpose: ownWork,
    subject: many,
    params: TaskId,
    body: z.strictObject({ note: text(1000).optional() }),
    reply: z.object({ id: z.string(), doneAt: z.string() }),
  },
  accept: {
    method: 'POST',
    path: '/tasks/:taskId/acceptance',
    permission: 'tasks.own.complete',
    audit: 'alteration',
    purpose: ownWork,
    subject: many,
    params: TaskId,
    reply: z.object({ id: z.string() }),
  },
  acknowledge: {
    method: 'POST',
    path: '/tasks/:taskId/acknowledgement',
    permission: 'tasks.own.complete',
    audit: 'alteration',
    purpose: ownWork,
    subject: many,
    params: TaskId,
    reply: z.object({ id: z.string(), acknowledgedAt: z.string() }),
  },
  snooze: {
    method: 'POST',
    path: '/tasks/:taskId/snooze',
    permission: 'tasks.own.complete',
    audit: 'alteration',
    purpose: ownWork,
    subject: many,
    params: TaskId,
    body: z.strictObject({ until: instant(), reason: text(500) }),
    reply: z.object({ id: z.string(), snoozedUntil: z.string(), snoozes: z.number() }),
  },
  closeMany: {
    method: 'POST',
    path: '/tasks/closures',
    permission: 'tasks.own.complete',
    audit: 'alteration',
    purpose: ownWork,
    subject: many,
    body: z.strictObject({ tasks: Tasks, reason: text(500) }),
    reply: z.object({ closed: z.number() }),
  },
  handOver: {
    method: 'POST',
    path: '/tasks/handovers',
    permission: 'tasks.own.complete',
    audit: 'alteration',
    purpose: ownWork,
    subject: many,
    body: z.strictObject({ tasks: Tasks, takerId: Id, note: text(1000).optional() }),
    reply: z.object({ offered: z.number() }),
  },
  answerHandover: {
    method: 'POST',
    path: '/tasks/handovers/answers',
    permission: 'tasks.own.complete',
    audit: 'alteration',
    purpose: ownWork,
    subject: many,
    body: z.strictObject({
      lines: z
        .array(
          z.strictObject({
            taskId: Id,
            answer: oneOf(['ACCEPTED', 'REFUSED']),
            reason: text(500).optional(),
          }),
        )
        .min(1, { error: 'Answer a line' })
        .max(200, { error: 'Answer 200 lines or fewer at once' })
        .refine((lines) => new Set(lines.map(({ taskId }) => taskId)).size === lines.length, {
          error: 'Answer each line once',
        }),
    }),
    reply: z.object({ accepted: z.number(), refused: z.number() }),
  },
  getTeam: {
    method: 'GET',
    path: '/tasks/team',
    permission: 'work.team.read',
    audit: 'consultation',
    purpose: teamWork,
    subject: many,
    query: z.strictObject({ unit: UnitCode.optional() }),
    reply: TeamWork,
  },
  listTeam: {
    method: 'GET',
    path: '/tasks/team/lines',
    permission: 'work.team.read',
    audit: 'consultation',
    purpose: teamWork,
    subject: many,
    query: z.strictObject({
      unit: UnitCode.optional(),
      show: oneOf(teamShows).default('open'),
      kind: text(40).optional(),
      ownerId: Id.optional(),
      from: z.coerce.number({ error: 'Enter a number' }).int().min(0).max(100_000).default(0),
    }),
    reply: z.object({ tasks: z.array(TaskLine), count: z.number(), serverTime: z.string() }),
  },
  assign: {
    method: 'POST',
    path: '/tasks/team/assignments',
    permission: 'work.team.assign',
    audit: 'alteration',
    purpose: teamWork,
    subject: many,
    body: z.strictObject({
      tasks: Tasks,
      /** Nobody: the team has it again. */
      to: Id.nullable(),
      reason: requiredText(500, 'Say why'),
    }),
    reply: z.object({ assigned: z.number() }),
  },
})
