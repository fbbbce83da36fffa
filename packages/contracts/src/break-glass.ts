/** What can be asked of breaking the glass: opening a signposted record for a short time, ending it, the list of openings, and the answer of a reader of the record. */
import { breakGlassRules } from '@mips/domain/access/break-glass'
import { z } from 'zod'
import { Id, OfficerRef, oneOf, requiredText, secretText } from './common.ts'
import { defineContract } from './contract.ts'

export const Opening = z.object({
  id: z.string(),
  recordId: z.string(),
  recordKind: z.string(),
  reference: z.string().nullable(),
  by: OfficerRef,
  isOwn: z.boolean(),
  reason: z.string(),
  openedAt: z.string(),
  until: z.string(),
  endedAt: z.string().nullable(),
  state: z.enum(['LOOKING', 'TO_ANSWER', 'PASSED_ON', 'ANSWERED']),
  answerDueAt: z.string(),
  answer: z.enum(['RIGHT', 'WRONG']).nullable(),
  answerWords: z.string().nullable(),
  answeredBy: OfficerRef.nullable(),
  answeredAt: z.string().nullable(),
  /** Whether the reader may answer it now. */
  mayAnswer: z.boolean(),
})
export type Opening = z.infer<typeof Opening>

const noSubject = {
  kind: 'none',
  why: 'The record is not open to the caller; the entry names it once it is',
} as const
const ofOpening = z.strictObject({ openingId: Id })

export const breakGlass = defineContract('breakGlass', {
  open: {
    method: 'POST',
    path: '/records/:recordId/openings',
    permission: 'record.glass.break',
    audit: 'alteration',
    purpose: 'required',
    subject: noSubject,
    params: z.strictObject({ recordId: Id }),
    body: z.strictObject({
      reason: requiredText(
        1000,
        `Say what cannot wait, in at least ${breakGlassRules.shortestReason} characters`,
      ),
      password: secretText('Enter your password'),
    }),
    reply: Opening,
  },
  end: {
    method: 'POST',
    path: '/openings/:openingId/end',
    permission: 'record.glass.break',
    audit: 'alteration',
    purpose: { none: 'Gives up what was opened; nothing is shown' },
    subject: { kind: 'none', why: 'An opening is the own act of the caller' },
    params: ofOpening,
    body: z.strictObject({}),
    reply: z.object({ id: z.string(), endedAt: z.string() }),
  },
  list: {
    method: 'GET',
    path: '/openings',
    permission: 'record.glass.read',
    audit: 'consultation',
    purpose: { none: 'Says who looked at what; the record itself asks its purpose' },
    subject: { kind: 'many', type: 'Record' },
    query: z.strictObject({ show: oneOf(['open', 'all']).default('open') }),
    reply: z.object({ openings: z.array(Opening), left: z.number() }),
  },
  answer: {
    method: 'POST',
    path: '/openings/:openingId/answer',
    permission: 'record.glass.read',
    audit: 'alteration',
    purpose: { none: 'Says whether a look was right; nothing of the record is shown' },
    subject: { kind: 'none', why: 'Professional standards answer for records that are not open to them' },
    params: ofOpening,
    body: z.strictObject({
      answer: oneOf(['RIGHT', 'WRONG']),
      words: requiredText(1000, 'Say how you know'),
    }),
    reply: Opening,
  },
})
