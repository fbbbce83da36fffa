/** What can be asked of redaction: read a document as it is seen, mark what is taken out, have it looked at by somebody else, and burn it in. */
import { redactionReasons, type SuggestionRule, suggestionRules } from '@mips/domain/redaction/suggest'
import { redactionStates } from '@mips/domain/redaction/second-look'
import { z } from 'zod'
import { codeOf, decimal, Id, int4, OfficerRef, oneOf, requiredText } from './common.ts'
import { defineContract } from './contract.ts'

const oneRecord = { kind: 'one', type: 'Record', param: 'recordId' } as const
const ofDocument = z.strictObject({ recordId: Id, documentId: Id })
const ofRedaction = z.strictObject({ recordId: Id, redactionId: Id })
const ofPage = z.strictObject({
  recordId: Id,
  redactionId: Id,
  page: z.coerce.number({ error: 'Give the number of a page' }).int().min(1).max(300),
})
const step = { permission: 'document.redaction.make', purpose: 'required', subject: oneRecord } as const

/** What a document is disclosed for. */
export const redactionPurposes = [
  { code: 'DISCLOSURE', label: 'Disclosure to the defence' },
  { code: 'PROSECUTOR', label: 'Sending to the prosecutor' },
  { code: 'SUBJECT_ACCESS', label: 'Right of access' },
  { code: 'FREEDOM_OF_INFORMATION', label: 'Freedom of information' },
  { code: 'OTHER', label: 'Another lawful disclosure' },
] as const

const rules = Object.keys(suggestionRules) as [SuggestionRule, ...SuggestionRule[]]
const place = { page: int4(1, 300), reason: codeOf(redactionReasons) }
const point = () => decimal(0, 14_400)

/** Words of a page by their numbers from 0, both ends in it; or a rectangle in points from its top left. */
export const RedactionMark = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('WORDS'),
    ...place,
    from: int4(0, 300_000),
    to: int4(0, 300_000),
    rule: oneOf(rules).nullable(),
  }),
  z.strictObject({
    kind: z.literal('AREA'),
    ...place,
    x: point(),
    y: point(),
    width: decimal(1, 14_400),
    height: decimal(1, 14_400),
  }),
])
export type RedactionMark = z.infer<typeof RedactionMark>

/** A suggestion that was refused, by its place. */
export const RefusedSuggestion = z.strictObject({
  page: int4(1, 300),
  from: int4(0, 300_000),
  to: int4(0, 300_000),
})
export type RefusedSuggestion = z.infer<typeof RefusedSuggestion>

export const RedactionLine = z.object({
  id: z.string(),
  state: codeOf(redactionStates),
  purpose: z.object({ code: z.string(), label: z.string() }),
  begunAt: z.string(),
  begunBy: OfficerRef.nullable(),
  outputId: z.string().nullable(),
})
export type RedactionLine = z.infer<typeof RedactionLine>

const able = z.object({ allowed: z.boolean(), reason: z.string().optional() })

export const RedactionView = RedactionLine.extend({
  recordId: z.string(),
  documentId: z.string(),
  title: z.string(),
  revision: z.number(),
  notes: z.array(z.string()),
  pages: z.array(
    z.object({
      width: z.number(),
      height: z.number(),
      words: z.number(),
      suggested: z.number(),
      open: z.number(),
    }),
  ),
  marks: z.array(RedactionMark),
  refused: z.array(RefusedSuggestion),
  sentBy: OfficerRef.nullable(),
  sentAt: z.string().nullable(),
  returnedWords: z.string().nullable(),
  lookedBy: OfficerRef.nullable(),
  lookedAt: z.string().nullable(),
  outputSha256: z.string().nullable(),
  may: z.object({ mark: able, send: able, look: able }),
})
export type RedactionView = z.infer<typeof RedactionView>

/** A page as it is seen: words with their boxes in points, and what is suggested. */
export const RedactionPage = z.object({
  number: z.number(),
  width: z.number(),
  height: z.number(),
  hasPicture: z.boolean(),
  words: z.array(
    z.object({ text: z.string(), x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  ),
  suggestions: z.array(
    z.object({
      from: z.number(),
      to: z.number(),
      rule: z.string(),
      reason: codeOf(redactionReasons),
      words: z.string(),
    }),
  ),
})
export type RedactionPage = z.infer<typeof RedactionPage>

export const redaction = defineContract('redaction', {
  list: {
    method: 'GET',
    path: '/records/:recordId/documents/:documentId/redactions',
    permission: 'pole.document.read',
    audit: 'consultation',
    purpose: 'required',
    subject: oneRecord,
    params: ofDocument,
    reply: z.object({ redactions: z.array(RedactionLine), mayBegin: able }),
  },
  begin: {
    ...step,
    method: 'POST',
    path: '/records/:recordId/documents/:documentId/redactions',
    audit: 'collection',
    limit: 'upload',
    params: ofDocument,
    body: z.strictObject({ purpose: codeOf(redactionPurposes) }),
    reply: z.object({ id: z.string() }),
  },
  get: {
    ...step,
    method: 'GET',
    path: '/records/:recordId/redactions/:redactionId',
    audit: 'consultation',
    params: ofRedaction,
    reply: RedactionView,
  },
  page: {
    ...step,
    method: 'GET',
    path: '/records/:recordId/redactions/:redactionId/pages/:page',
    audit: 'consultation',
    params: ofPage,
    reply: RedactionPage,
  },
  picture: {
    ...step,
    method: 'GET',
    path: '/records/:recordId/redactions/:redactionId/pages/:page/picture',
    audit: 'consultation',
    download: 'bytes',
    params: ofPage,
    reply: z.unknown(),
  },
  mark: {
    ...step,
    method: 'PUT',
    path: '/records/:recordId/redactions/:redactionId/marks',
    audit: 'alteration',
    params: ofRedaction,
    body: z.strictObject({
      /** The revision that was read; a later one is somebody else's. */
      revision: int4(1),
      marks: z.array(RedactionMark).max(5000),
      refused: z.array(RefusedSuggestion).max(5000),
    }),
    reply: z.object({ revision: z.number() }),
  },
  send: {
    ...step,
    method: 'POST',
    path: '/records/:recordId/redactions/:redactionId/sending',
    audit: 'alteration',
    params: ofRedaction,
    body: z.strictObject({ revision: int4(1) }),
    reply: z.object({ state: codeOf(redactionStates) }),
  },
  look: {
    ...step,
    method: 'POST',
    path: '/records/:recordId/redactions/:redactionId/look',
    audit: 'alteration',
    limit: 'upload',
    params: ofRedaction,
    body: z.discriminatedUnion('answer', [
      z.strictObject({ answer: z.literal('BURN'), revision: int4(1) }),
      z.strictObject({
        answer: z.literal('RETURN'),
        revision: int4(1),
        words: requiredText(2000, 'Say what has to be put right'),
      }),
    ]),
    reply: z.object({ state: codeOf(redactionStates), outputId: z.string().nullable() }),
  },
})
