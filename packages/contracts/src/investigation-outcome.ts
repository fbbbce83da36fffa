/** What can be asked of outcomes: the victim's own words, the outcome with its evidence, its approval or return, and opening again. */
import { captureMethods } from '@mips/domain/investigation/outcome-facts'
import { outcomeTable } from '@mips/domain/investigation/outcome-table'
import { z } from 'zod'
import { codeOf, day, Id, instant, OfficerRef, oneOf, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { RuleLine } from './rights-replies.ts'

const oneCrime = { kind: 'one', type: 'Crime', param: 'crimeId' } as const
const params = z.strictObject({ crimeId: Id })
const yes = z.boolean().optional()

/** What each outcome may ask for; only its own is looked at, and nothing of it is needed to save. */
export const OutcomeEvidence = z.strictObject({
  evidenceStatement: text(4000).optional(),
  evidentialDecisionBy: oneOf(['POLICE', 'CPS']).optional(),
  cpsReference: text(60).optional(),
  hasAdmitted: yes,
  hasAgreed: yes,
  acceptsResponsibility: yes,
  isYouthTeamInvolved: yes,
  courtAcceptedOn: day().optional(),
  diedOn: day().optional(),
  medicalDocumentId: Id.optional(),
  isListedForPenalty: yes,
  isSimplePossession: yes,
  areLinesDone: yes,
  rationale: text(4000).optional(),
  activityDoneOn: day().optional(),
  activity: text(1000).optional(),
  otherBody: z
    .strictObject({
      name: text(200).optional(),
      contact: text(200).optional(),
      acceptedOn: day().optional(),
      victimAwareOn: day().optional(),
    })
    .optional(),
  fraudReference: text(60).optional(),
  areViewsAsked: yes,
  isGuardianTold: yes,
  isProsecutionWithoutVictimConsidered: yes,
})
export type OutcomeEvidence = z.output<typeof OutcomeEvidence>

export const NewOutcome = z.strictObject({
  /** SAVE keeps what there is; PROPOSE sends it to whoever approves, or gives it where nobody has to. */
  intent: oneOf(['SAVE', 'PROPOSE']),
  code: codeOf(outcomeTable),
  /** A conditional caution; for a charge the class of the charge decides. */
  isVariant: z.boolean().default(false),
  /** The person record of the suspect whom it is about. */
  suspectId: Id.optional(),
  /** The offence charged in custody. */
  chargeId: Id.optional(),
  evidence: OutcomeEvidence.default({}),
})
export type NewOutcome = z.output<typeof NewOutcome>

const coded = z.object({ code: z.string(), label: z.string() })
const able = z.object({ allowed: z.boolean(), reason: z.string().optional() })
const Position = z.object({
  id: z.string(),
  position: z.string(),
  words: z.string().nullable(),
  capturedHow: coded.nullable(),
  capturedAt: z.string(),
  documentId: z.string().nullable(),
  by: OfficerRef.nullable(),
})

export const OutcomeLine = z.object({
  id: z.string(),
  number: z.string(),
  code: z.string(),
  isVariant: z.boolean(),
  label: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  evidence: z.record(z.string(), z.unknown()),
  suspectId: z.string().nullable(),
  chargeId: z.string().nullable(),
  proposedBy: OfficerRef.nullable(),
  proposedAt: z.string(),
  decidedBy: OfficerRef.nullable(),
  decidedAt: z.string().nullable(),
  decisionWords: z.string().nullable(),
  supervisorRationale: z.string().nullable(),
  overrideReason: z.string().nullable(),
  endedBy: OfficerRef.nullable(),
  endedAt: z.string().nullable(),
  endReason: z.string().nullable(),
})
export type OutcomeLine = z.infer<typeof OutcomeLine>

export const OutcomePage = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  state: z.string(),
  lastOutcome: z.string().nullable(),
  /** All that may be given today, with what each is for. */
  choices: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      variant: z.string().nullable(),
      named: z.string(),
      approval: z.string(),
      victim: z.string(),
      needsEvidence: z.boolean(),
    }),
  ),
  suspects: z.array(
    z.object({
      personRecordId: z.string().nullable(),
      name: z.string(),
      status: coded,
      isNamed: z.boolean(),
      dob: z.string().nullable(),
    }),
  ),
  victims: z.array(
    z.object({
      personRecordId: z.string(),
      name: z.string(),
      isChild: z.boolean(),
      position: Position.nullable(),
      earlier: z.array(Position),
    }),
  ),
  /** How offences of these suspects ended in custody: carried in, never typed again. */
  custodyEnds: z.array(
    z.object({
      id: z.string(),
      custodyId: z.string(),
      custodyNumber: z.string(),
      suspectId: z.string().nullable(),
      title: z.string(),
      hoCode: z.string().nullable(),
      at: z.string(),
      outcomeCode: z.string(),
    }),
  ),
  /** What is being prepared, waits, or was returned. */
  open: OutcomeLine.nullable(),
  standing: OutcomeLine.nullable(),
  earlier: z.array(OutcomeLine),
  /** What the open one still asks for. */
  left: z.array(RuleLine),
  may: z.object({ propose: able, approve: able, reopen: able }),
})
export type OutcomePage = z.infer<typeof OutcomePage>

const kept = z.object({
  id: z.string(),
  version: z.number(),
  state: z.string(),
  crimeState: z.string(),
  problems: z.array(RuleLine),
})

export const investigationOutcome = defineContract('investigationOutcome', {
  get: {
    method: 'GET',
    path: '/crimes/:crimeId/outcome',
    permission: 'investigation.desk.read',
    audit: 'consultation',
    purpose: 'required',
    subject: oneCrime,
    params,
    reply: OutcomePage,
  },
  recordPosition: {
    method: 'POST',
    path: '/crimes/:crimeId/victims/:victimId/positions',
    permission: 'investigation.outcome.propose',
    audit: 'alteration',
    purpose: 'required',
    subject: oneCrime,
    params: z.strictObject({ crimeId: Id, victimId: Id }),
    body: z.strictObject({
      position: oneOf(['SUPPORTS', 'DOES_NOT_SUPPORT', 'UNABLE']),
      words: text(4000).optional(),
      capturedHow: codeOf(captureMethods).optional(),
      capturedAt: instant(),
      documentId: Id.optional(),
    }),
    reply: z.object({ id: z.string() }),
  },
  propose: {
    method: 'POST',
    path: '/crimes/:crimeId/outcome',
    permission: 'investigation.outcome.propose',
    audit: 'alteration',
    purpose: 'required',
    subject: oneCrime,
    version: 'required',
    params,
    body: NewOutcome,
    reply: kept,
  },
  decide: {
    method: 'POST',
    path: '/crimes/:crimeId/outcome/decision',
    permission: 'investigation.outcome.approve',
    audit: 'alteration',
    purpose: 'required',
    subject: oneCrime,
    version: 'required',
    params,
    body: z.strictObject({
      answer: oneOf(['APPROVED', 'RETURNED']),
      words: requiredText(4000, 'Say why'),
      /** OC-16: why nothing more is done for a victim of domestic abuse. */
      supervisorRationale: text(4000).optional(),
      /** OC-h, OC-8: why an inspector closes it so. */
      overrideReason: text(4000).optional(),
    }),
    reply: kept,
  },
  reopen: {
    method: 'POST',
    path: '/crimes/:crimeId/reopening',
    permission: 'investigation.outcome.approve',
    audit: 'alteration',
    purpose: 'required',
    subject: oneCrime,
    version: 'required',
    params,
    body: z.strictObject({ reason: requiredText(4000, 'Say which new line or review opens it again') }),
    reply: kept,
  },
})
