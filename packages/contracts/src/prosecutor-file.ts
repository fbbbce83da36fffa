/** What can be asked of the file of a case on its way to the prosecutor: its two sets of forms, its documents, what stands against it, and sending it. */
import { chargingOutcomes, chargingTests } from '@mips/domain/case/charging'
import { z } from 'zod'
import { coded } from './case-parts.ts'
import { SendingFinding, SendingTurn } from './case-sending.ts'
import { codeOf, day, Id, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { MessageLine } from './outbox.ts'

const one = { kind: 'one', type: 'Case', param: 'caseId' } as const
const params = z.strictObject({ caseId: Id })
const Digest = z.string().regex(/^[0-9a-f]{64}$/, { error: 'Open the page again: it names what is sent' })

export const FileFormView = z.object({
  code: z.string(),
  label: z.string(),
  disclosure: coded,
  about: z.string().nullable(),
  /** Of the words that were signed; null where nobody writes in it. */
  version: z.number().nullable(),
  signedAt: z.string().nullable(),
  fields: z.array(z.object({ label: z.string(), value: z.string() })),
})
export type FileFormView = z.infer<typeof FileFormView>

export const ProsecutorPage = z.object({
  caseId: z.string(),
  version: z.number(),
  urn: z.string(),
  title: z.string(),
  stage: coded,
  /** What blocks the file (PF-1). */
  blocks: z.array(SendingFinding),
  /** What may be served on the defence. */
  served: z.array(FileFormView),
  /** For police and prosecution alone. */
  restricted: z.array(FileFormView),
  documents: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      fileName: z.string(),
      sizeBytes: z.number(),
      sha256: z.string(),
    }),
  ),
  digest: z.string(),
  /** What went to the prosecutor so far, the newest first. */
  messages: z.array(MessageLine),
  turn: SendingTurn,
})
export type ProsecutorPage = z.infer<typeof ProsecutorPage>

/** What the prosecutor answers to a file: a decision with its test, or an action plan; the force gives the actions out. */
export const ProsecutorAnswer = z.object({
  outcome: codeOf(chargingOutcomes),
  test: codeOf(chargingTests).optional(),
  decidedBy: requiredText(120, 'Name who decided'),
  reference: requiredText(40, 'Enter the reference'),
  decidedOn: day(),
  answers: z
    .array(z.object({ code: text(20), isYes: z.boolean(), why: text(2000) }))
    .max(10)
    .default([]),
  outstanding: z
    .array(z.object({ what: text(300), expectedOn: day() }))
    .max(50)
    .default([]),
  reviewOn: day().optional(),
  actions: z
    .array(z.object({ text: requiredText(500, 'Say what has to be done'), dueOn: day() }))
    .max(50)
    .default([]),
  reason: text(1000).optional(),
})
export type ProsecutorAnswer = z.output<typeof ProsecutorAnswer>

export const prosecutorFile = defineContract('prosecutorFile', {
  get: {
    method: 'GET',
    path: '/cases/:caseId/prosecutor',
    permission: 'outbox.message.read',
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params,
    reply: ProsecutorPage,
  },
  /** Sends the file as it was shown, which its digest names. */
  send: {
    method: 'POST',
    path: '/cases/:caseId/prosecutor/messages',
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
