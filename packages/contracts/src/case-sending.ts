/** What can be asked of a case on its way to the court: the message as it would leave, what stands against it, and sending it. */
import { z } from 'zod'
import { coded } from './case-parts.ts'
import { Id } from './common.ts'
import { defineContract } from './contract.ts'
import { MessageLine } from './outbox.ts'

const one = { kind: 'one', type: 'Case', param: 'caseId' } as const
const params = z.strictObject({ caseId: Id })
const Digest = z.string().regex(/^[0-9a-f]{64}$/, { error: 'Open the page again: it names what is sent' })

/** What stands against sending, where it is put right, and by which codes the receiver would refuse it. */
export const SendingFinding = z.object({
  rule: z.string(),
  asks: z.string(),
  message: z.string(),
  field: z.string(),
  codes: z.array(z.string()),
  opensAt: z.string().nullable(),
})
export type SendingFinding = z.infer<typeof SendingFinding>

export const MessageSections = z.array(
  z.object({
    key: z.string(),
    title: z.string(),
    rows: z.array(z.object({ label: z.string(), value: z.string() })),
  }),
)
export type MessageSections = z.infer<typeof MessageSections>

/** Whether it goes now; where not, why, and the message that can be sent again under its number instead. */
export const SendingTurn = z.object({
  /** What would go next; null where nothing does. */
  kind: coded.nullable(),
  allowed: z.boolean(),
  reason: z.string().nullable(),
  again: z.string().nullable(),
})

export const CourtPage = z.object({
  caseId: z.string(),
  version: z.number(),
  urn: z.string(),
  title: z.string(),
  /** What the court would refuse. */
  refusals: z.array(SendingFinding),
  /** What police and prosecutor ask of the file before it leaves. */
  blocks: z.array(SendingFinding),
  /** What the court has a code for and need not refuse. */
  warnings: z.array(SendingFinding),
  /** The message as it would leave; nothing where nobody is charged or no hearing is known. */
  sections: MessageSections,
  /** Of the message as it would leave. */
  digest: z.string().nullable(),
  /** What it says otherwise than the version that the court has. */
  changes: z.array(
    z.object({
      section: z.string(),
      label: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  /** What went to the court so far, the newest first. */
  messages: z.array(MessageLine),
  turn: SendingTurn,
})
export type CourtPage = z.infer<typeof CourtPage>

export const caseSending = defineContract('caseSending', {
  court: {
    method: 'GET',
    path: '/cases/:caseId/court-sending',
    permission: 'outbox.message.read',
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params,
    reply: CourtPage,
  },
  /** Sends the case, or the amendment of it: just what was shown, which its digest names. */
  sendToCourt: {
    method: 'POST',
    path: '/cases/:caseId/court-sending/messages',
    permission: 'outbox.message.send',
    audit: 'disclosure',
    purpose: 'required',
    subject: one,
    version: 'required',
    params,
    body: z.strictObject({ digest: Digest }),
    reply: z.object({ id: z.string(), version: z.number(), messageId: z.string() }),
  },
})
