/** What can be asked of messages to court and prosecutor: what was sent, how it stands, what came back, and what a person does about it. */
import { messageReceivers } from '@mips/domain/case/outbox'
import { z } from 'zod'
import { codeOf, Id, OfficerRef, oneOf, RecordRef, requiredText } from './common.ts'
import { defineContract } from './contract.ts'

const one = { kind: 'one', type: 'Record', param: 'recordId' } as const
const ofRecord = z.strictObject({ recordId: Id })
const ofMessage = z.strictObject({ recordId: Id, messageId: Id })

/** What went wrong, and what to do about it, in plain words. */
export const MessageTrouble = z.object({
  code: z.string(),
  says: z.string(),
  mend: z.string(),
  avoid: z.string(),
  /** Who can put it right; null where the line is at fault. */
  who: z.string().nullable(),
  /** The rule of the file that finds it before sending. */
  rule: z.string().nullable(),
})
export type MessageTrouble = z.infer<typeof MessageTrouble>

export const MessageLine = z.object({
  id: z.string(),
  record: RecordRef,
  receiver: z.string(),
  receiverLabel: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  heading: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  /** Nothing happens by itself any more until a person has looked. */
  isException: z.boolean(),
  attempts: z.number(),
  madeBy: OfficerRef.nullable(),
  madeAt: z.string(),
  /** When it is tried next; null where nothing is due by itself. */
  nextAt: z.string().nullable(),
  sentAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  /** How many before it on the same line have to be acknowledged first. */
  behind: z.number(),
  trouble: z.array(MessageTrouble),
})
export type MessageLine = z.infer<typeof MessageLine>

export const MessageStep = z.object({
  id: z.string(),
  at: z.string(),
  words: z.string(),
  reason: z.string().nullable(),
  by: OfficerRef.nullable(),
})
export type MessageStep = z.infer<typeof MessageStep>

export const MessagePage = z.object({
  message: MessageLine,
  /** What is sent, as the receiver reads it. */
  content: z.array(z.object({ label: z.string(), value: z.string() })),
  digest: z.string(),
  /** The course so far, the newest first. */
  steps: z.array(MessageStep),
  replaces: z.string().nullable(),
  replacedBy: z.string().nullable(),
})
export type MessagePage = z.infer<typeof MessagePage>

/** Something that came in and belongs to no message of ours. */
export const Stray = z.object({
  id: z.string(),
  receiverLabel: z.string(),
  number: z.string(),
  kind: z.string(),
  receivedAt: z.string(),
  says: z.string(),
  mend: z.string(),
})
export type Stray = z.infer<typeof Stray>

export const NewLetter = z.strictObject({
  receiver: codeOf(messageReceivers),
  heading: requiredText(120, 'Say what it is about'),
  words: requiredText(8000, 'Write what the receiver is to know'),
  /** A message that was refused or stopped, which this one takes the place of. */
  replaces: Id.optional(),
})
export type NewLetter = z.output<typeof NewLetter>

const change = {
  method: 'POST',
  permission: 'outbox.message.send',
  audit: 'alteration',
  purpose: 'required',
  subject: one,
} as const
const reason = z.strictObject({ reason: requiredText(500, 'Say why') })
const most = z.coerce
  .number({ error: 'Enter a number' })
  .int({ error: 'Enter a whole number' })
  .min(1, { error: 'Enter 1 or more' })
  .max(200, { error: 'Enter 200 or less' })
  .default(100)

export const outbox = defineContract('outbox', {
  /** The newest messages, or those of one kind of state, of records that the reader may see. */
  list: {
    method: 'GET',
    path: '/outbox',
    permission: 'outbox.message.read',
    audit: 'consultation',
    purpose: { none: 'References, states and days; a message asks its purpose when it is opened' },
    subject: { kind: 'many', type: 'Record' },
    query: z.strictObject({ show: oneOf(['EXCEPTIONS', 'WAITING', 'ALL']).default('EXCEPTIONS'), most }),
    reply: z.object({
      lines: z.array(MessageLine),
      isMore: z.boolean(),
      /** How many stand in each group, counted to a thousand. */
      counts: z.object({ exceptions: z.number(), waiting: z.number() }),
      strays: z.array(Stray),
      /** Receivers to which the settings of the server name no way. */
      notConnected: z.array(z.string()),
    }),
  },
  ofRecord: {
    method: 'GET',
    path: '/records/:recordId/messages',
    permission: 'outbox.message.read',
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params: ofRecord,
    reply: z.object({ record: RecordRef, lines: z.array(MessageLine) }),
  },
  get: {
    method: 'GET',
    path: '/records/:recordId/messages/:messageId',
    permission: 'outbox.message.read',
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params: ofMessage,
    reply: MessagePage,
  },
  /** Writes a letter about the record: it goes as soon as those before it have arrived. */
  write: {
    ...change,
    path: '/records/:recordId/messages',
    audit: 'disclosure',
    params: ofRecord,
    body: NewLetter,
    reply: z.object({ id: z.string() }),
  },
  /** Sends a refused or stopped message again under its number, which the receiver takes once. */
  replay: {
    ...change,
    path: '/records/:recordId/messages/:messageId/replays',
    audit: 'disclosure',
    params: ofMessage,
    body: reason,
    reply: z.object({ id: z.string() }),
  },
  /** Gives up a refused or stopped message, so that those behind it go. */
  setAside: {
    ...change,
    path: '/records/:recordId/messages/:messageId/set-aside',
    params: ofMessage,
    body: reason,
    reply: z.object({ id: z.string() }),
  },
  /** Says that somebody has dealt with what came in and belongs to no message of ours. */
  settle: {
    method: 'POST',
    path: '/outbox/strays/:strayId/settled',
    permission: 'outbox.message.send',
    audit: 'alteration',
    purpose: { none: 'It belongs to no record' },
    subject: { kind: 'none', why: 'What came in belongs to no record here' },
    params: z.strictObject({ strayId: Id }),
    body: reason,
    reply: z.object({ id: z.string() }),
  },
})
