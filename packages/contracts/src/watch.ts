/** What can be asked of watched records: follow one for a reason and a time, see what happened to them, and let one go. */
import { followedEvents } from '@mips/domain/intelligence/subscriptions'
import { z } from 'zod'
import { codeOf, day, Id, OfficerRef, RecordRef, requiredText } from './common.ts'
import { defineContract } from './contract.ts'

const permission = 'watch.record.keep'
const one = { kind: 'one', type: 'Record', param: 'recordId' } as const
const params = z.strictObject({ recordId: Id })

export const Happened = z.object({
  kind: z.object({ code: z.string(), label: z.string() }),
  at: z.string(),
  /** Left out of those whose looks and acts are told to nobody. */
  by: z.string().nullable(),
  words: z.string(),
  /** The record that says so. */
  record: RecordRef.nullable(),
})
export type Happened = z.infer<typeof Happened>

export const Watched = z.object({
  record: RecordRef,
  reason: z.string(),
  since: z.string(),
  until: z.string().nullable(),
  events: z.array(z.object({ code: z.string(), label: z.string() })),
  isSilent: z.boolean(),
  /** The latest first. */
  news: z.array(Happened),
})
export type Watched = z.infer<typeof Watched>

export const NewWatch = z.strictObject({
  reason: requiredText(500, 'Say why your work needs it'),
  until: day(),
  events: z
    .array(codeOf(followedEvents))
    .min(1, { error: 'Choose of what you want to be told' })
    .max(followedEvents.length),
  isSilent: z.boolean().default(true),
})
export type NewWatch = z.output<typeof NewWatch>

export const watch = defineContract('watch', {
  subscribe: {
    method: 'POST',
    path: '/records/:recordId/watch',
    permission,
    // Who watches is told to nobody as a change of the record.
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params,
    body: NewWatch,
    reply: z.object({ id: z.string() }),
  },
  unsubscribe: {
    method: 'POST',
    path: '/records/:recordId/watch/ended',
    permission,
    // Who watches is told to nobody as a change of the record.
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params,
    reply: z.object({ isWatched: z.boolean() }),
  },
  get: {
    method: 'GET',
    path: '/records/:recordId/watch',
    permission,
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params,
    reply: z.object({
      record: RecordRef,
      own: z
        .object({
          reason: z.string(),
          until: z.string().nullable(),
          events: z.array(z.string()),
          isSilent: z.boolean(),
        })
        .nullable(),
      /** Colleagues who follow it and let it be known: speak to them first (SB-3). */
      others: z.array(OfficerRef),
      mostDays: z.number(),
    }),
  },
  list: {
    method: 'GET',
    path: '/watched',
    permission,
    audit: 'consultation',
    purpose: {
      none: 'Its purpose was given when each was followed; a record asks it again when it is opened',
    },
    subject: { kind: 'many', type: 'Record' },
    reply: z.object({
      watched: z.array(Watched),
      /** How many more the reader follows than are listed. */
      left: z.number(),
    }),
  },
})
