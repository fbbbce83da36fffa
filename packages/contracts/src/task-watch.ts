/** What is watched of work: who gets the alarms of a unit, and what others did on a record since its reader last looked. */
import { z } from 'zod'
import { Id, instant, int4, OfficerRef, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'

const teamWork = { none: 'Who of the staff gets the alarms of a team' } as const
const many = { kind: 'many', type: 'Record' } as const

/** One step of the ladder of a unit, and the person who gets its alarms. */
export const NamedStep = z.object({
  level: z.number(),
  label: z.string(),
  /** Hours after it was due; an alarm that nobody acknowledges comes sooner. */
  hours: z.number(),
  named: OfficerRef.nullable(),
  /** Named by a supervisor of this very unit; otherwise found by rank or named for a unit above. */
  isAppointed: z.boolean(),
  reason: z.string().nullable(),
  candidates: z.array(OfficerRef),
  mayName: z.boolean(),
})
export type NamedStep = z.infer<typeof NamedStep>

/** What was done on a record, by whom; `part` and `act` are contract and route, by which a page finds the way there. */
export const RecordChange = z.object({
  at: z.string(),
  by: z.string(),
  what: z.string(),
  part: z.string(),
  act: z.string(),
  /** Another record that was made from this one. */
  record: z.object({ id: z.string(), kind: z.string() }).nullable(),
})
export type RecordChange = z.infer<typeof RecordChange>

export const taskWatch = defineContract('taskWatch', {
  getChanges: {
    method: 'GET',
    path: '/records/:recordId/changes-since',
    permission: 'tasks.own.read',
    audit: 'consultation',
    purpose: 'required',
    subject: { kind: 'one', type: 'Record', param: 'recordId' },
    params: z.strictObject({ recordId: Id }),
    /** When the page was opened: what the reader looked at before that is the last look. */
    query: z.strictObject({ before: instant().optional() }),
    reply: z.object({
      /** Null where the reader never looked: then nothing has changed for them. */
      lastLookedAt: z.string().nullable(),
      count: z.number(),
      changes: z.array(RecordChange),
    }),
  },
  listNamed: {
    method: 'GET',
    path: '/tasks/team/named',
    permission: 'work.team.read',
    audit: 'consultation',
    purpose: teamWork,
    subject: many,
    query: z.strictObject({ unit: text(40).optional() }),
    reply: z.object({ team: z.string(), acknowledgeMinutes: z.number(), steps: z.array(NamedStep) }),
  },
  /** Names who gets the alarms of a step, or nobody: then the ladder finds the person by rank. */
  name: {
    method: 'POST',
    path: '/tasks/team/named',
    permission: 'work.team.assign',
    audit: 'alteration',
    purpose: teamWork,
    subject: many,
    body: z.strictObject({
      unit: text(40).optional(),
      level: int4(1, 3),
      userId: Id.nullable(),
      reason: requiredText(500, 'Say why'),
    }),
    reply: z.object({ level: z.number(), named: OfficerRef.nullable() }),
  },
})
