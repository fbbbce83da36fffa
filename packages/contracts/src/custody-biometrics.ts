/** Prints, samples, photographs, drug tests, identification and the arrest/summons number (custody.md 12.13, 12.14, 18.5). */
import { biometricKinds } from '@mips/domain/custody/biometric-rules'
import {
  consentGivers,
  consents,
  drugTestResults,
  idOutcomes,
  idProcedureKinds,
  takingOutcomes,
} from '@mips/domain/custody/procedure-codes'
import { z } from 'zod'
import { codeOf, Id, instant, OfficerRef, requiredText, text } from './common.ts'
import {
  Authority,
  AuthorityThen,
  entered,
  keptReply,
  onto,
  rowReply,
  stay,
  StayFacts,
  stayParams,
} from './custody-procedure-parts.ts'

export const TakingFacts = z.strictObject({
  kind: codeOf(biometricKinds),
  outcome: codeOf(takingOutcomes).default('TAKEN'),
  takenAt: instant(),
  consent: codeOf(consents).optional(),
  consentBy: codeOf(consentGivers).optional(),
  authority: Authority.optional(),
  isClinician: z.boolean().optional(),
  isUrine: z.boolean().optional(),
  isInferenceWarned: z.boolean().optional(),
  isForceUsed: z.boolean().optional(),
  /** Of a drug test: the offence by which it is lawful, the notified area, the warning, and what it showed. */
  trigger: text(40).optional(),
  isAreaNotified: z.boolean().optional(),
  isRefusalWarned: z.boolean().optional(),
  result: codeOf(drugTestResults).optional(),
  /** What was taken, and under which numbers. */
  what: text(200).optional(),
  barcode: text(40).optional(),
  kitNo: text(40).optional(),
  reference: text(60).optional(),
  quality: text(80).optional(),
  /** The search against others that the person is told of (Code D). */
  isSpeculativeSearchTold: z.boolean().optional(),
  searchResult: text(200).optional(),
  /** A photograph that is in the store. */
  photographId: Id.optional(),
  note: text(500).optional(),
})
export type TakingFacts = z.infer<typeof TakingFacts>

export const IdFacts = z.strictObject({
  kind: codeOf(idProcedureKinds),
  officerId: Id.optional(),
  noticeGivenAt: instant().optional(),
  consent: codeOf(consents).optional(),
  consentBy: codeOf(consentGivers).optional(),
  /** Beside a child: a person who is vulnerable. */
  isVulnerable: z.boolean().optional(),
  adult: text(120).optional(),
  solicitor: text(120).optional(),
  objections: text(500).optional(),
  witness: text(120).optional(),
  imagesRef: text(80).optional(),
  recordingRef: text(80).optional(),
  heldAt: instant().optional(),
  endedAt: instant().optional(),
  outcome: codeOf(idOutcomes).optional(),
  note: text(500).optional(),
})
export type IdFacts = z.infer<typeof IdFacts>

export const TakingLine = z.object({
  ...rowReply,
  kind: z.string(),
  kindLabel: z.string(),
  power: z.string(),
  at: z.string(),
  facts: TakingFacts.omit({ authority: true }).extend({ authority: AuthorityThen.optional() }),
})
export const IdLine = z.object({
  ...rowReply,
  kind: z.string(),
  kindLabel: z.string(),
  facts: IdFacts.omit({ officerId: true }).extend({ officer: OfficerRef.optional() }),
})

/** The message for a fingerprint terminal, as docs describe it: a file that an operator sends. */
export const LivescanFile = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  content: z.string(),
})

export const biometricRoutes = {
  getBiometrics: {
    method: 'GET',
    path: '/custody/records/:recordId/biometrics',
    permission: 'custody.record.read',
    audit: 'consultation',
    purpose: 'required',
    subject: stay,
    params: stayParams,
    reply: z.object({
      stay: StayFacts,
      takings: z.array(TakingLine),
      identifications: z.array(IdLine),
      /** What earlier stays of the same person have, as far as this reader may see them. */
      held: z.array(
        z.object({
          kindLabel: z.string(),
          kind: z.string(),
          at: z.string(),
          reference: z.string().nullable(),
          custody: z.object({ id: z.string(), custodyNumber: z.string() }),
        }),
      ),
      identifiers: z.array(z.object({ type: z.string(), value: z.string() })),
      triggers: z.array(z.object({ code: z.string(), label: z.string() })),
      left: z.array(z.string()),
    }),
  },
  /** Makes the arrest/summons number, once for an arrest: asked again, it answers the same one. */
  makeAsn: {
    method: 'POST',
    path: '/custody/records/:recordId/asn',
    permission: 'custody.procedure.record',
    audit: 'collection',
    purpose: 'required',
    subject: stay,
    params: stayParams,
    body: z.strictObject({}),
    reply: z.object({ long: z.string(), short: z.string(), isNew: z.boolean() }),
  },
  recordTaking: {
    method: 'POST',
    path: '/custody/records/:recordId/biometrics',
    permission: 'custody.procedure.record',
    audit: 'collection',
    purpose: 'required',
    subject: stay,
    params: stayParams,
    body: TakingFacts.extend({ ...onto, ...entered }),
    reply: keptReply,
  },
  makeLivescanFile: {
    method: 'POST',
    path: '/custody/records/:recordId/livescan-files',
    permission: 'custody.procedure.record',
    audit: 'disclosure',
    purpose: 'required',
    subject: stay,
    params: stayParams,
    body: z.strictObject({ terminal: requiredText(80, 'Name the terminal that it goes to') }),
    reply: LivescanFile,
  },
  saveIdProcedure: {
    method: 'POST',
    path: '/custody/records/:recordId/id-procedures',
    permission: 'custody.procedure.record',
    audit: 'collection',
    purpose: 'required',
    subject: stay,
    params: stayParams,
    body: IdFacts.extend({ ...onto, ...entered }),
    reply: keptReply,
  },
} as const
