/** What can be asked of the tasks module: own work, what is due, and done. */
import { z } from 'zod'
import { Id, RecordRef, text } from './common.ts'
import { defineContract } from './contract.ts'

/** A task of the reader or of the reader's unit. */
export const TaskLine = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  reason: z.string().nullable(),
  isOwn: z.boolean(),
  dueAt: z.string().nullable(),
  isOverdue: z.boolean(),
  createdAt: z.string(),
  record: RecordRef,
  may: z.object({ complete: z.object({ allowed: z.boolean(), reason: z.string().optional() }) }),
})
export type TaskLine = z.infer<typeof TaskLine>

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
  tasks: z.array(TaskLine),
  incidents: z.array(OwnIncident),
  counts: z.object({ tasks: z.number(), overdue: z.number(), dueToday: z.number(), incidents: z.number() }),
  serverTime: z.string(),
})
export type MyWork = z.infer<typeof MyWork>

export const tasks = defineContract('tasks', {
  listMine: {
    method: 'GET',
    path: '/tasks/mine',
    permission: 'tasks.own.read',
    audit: 'consultation',
    purpose: { none: 'Own work; each record asks its purpose when it is opened' },
    subject: { kind: 'many', type: 'Record' },
    reply: MyWork,
  },
  complete: {
    method: 'POST',
    path: '/tasks/:taskId/completion',
    permission: 'tasks.own.complete',
    audit: 'alteration',
    purpose: { none: 'Own work: says that a task is done' },
    subject: { kind: 'many', type: 'Record' },
    params: z.strictObject({ taskId: Id }),
    body: z.strictObject({ note: text(1000).optional() }),
    reply: z.object({ id: z.string(), doneAt: z.string() }),
  },
})
