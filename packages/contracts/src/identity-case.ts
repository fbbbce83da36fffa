/** What can be asked about cases of identity: unidentified, false, stolen, changed, twin, two identifiers, deceased. */
import {
  caseOutcomes,
  changeEvidence,
  deathEvidence,
  joinEvidence,
} from '@mips/domain/identity/identity-codes'
import { z } from 'zod'
import { codeOf, day, Id, oneOf, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { Decided } from './identity-replies.ts'
import { PartialDob, sexCodes } from './nominal-terms.ts'

const ofNominal = { kind: 'one', type: 'Nominal', param: 'nominalId' } as const
const NominalParams = z.strictObject({ nominalId: Id })
const reason = requiredText(1000, 'Give the reason')
const GivenName = z.strictObject({
  title: text(20).optional(),
  forename: text(100).optional(),
  middle: text(100).optional(),
  surname: text(100).optional(),
})
const Saved = z.object({ id: z.string(), version: z.number() })

const change = {
  method: 'POST',
  permission: 'nominal.identity.case',
  audit: 'alteration',
  purpose: 'required',
  version: 'required',
  subject: ofNominal,
  params: NominalParams,
} as const

export const IdentityCase = z.object({
  id: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  nominalId: z.string(),
  reference: z.string().nullable(),
  displayName: z.string(),
  identifierType: z.string(),
  identifierLabel: z.string(),
  /** Of identifiers that this reader may see. */
  values: z.array(
    z.object({
      identifierId: z.string(),
      value: z.string(),
      personRecordId: z.string(),
      recordedAt: z.string(),
    }),
  ),
  openedAt: z.string(),
  settledAt: z.string().nullable(),
  outcome: z.string().nullable(),
  settledReason: z.string().nullable(),
})
export type IdentityCase = z.infer<typeof IdentityCase>

export const identityCase = defineContract('identityCase', {
  listUnidentified: {
    method: 'GET',
    path: '/identity/unidentified',
    permission: 'nominal.person.read',
    audit: 'consultation',
    purpose: 'required',
    subject: { kind: 'many', type: 'Nominal' },
    query: z.strictObject({
      limit: z.coerce.number({ error: 'Enter a number' }).int().min(1).max(100).default(50),
    }),
    reply: z.object({
      people: z.array(
        z.object({
          nominalId: z.string(),
          reference: z.string().nullable(),
          displayName: z.string(),
          dob: z.string().nullable(),
          sex: z.string().nullable(),
          recordedAt: z.string(),
        }),
      ),
    }),
  },
  /** The unidentified person is somebody on record (joined on the evidence) or gives a name for the first time. */
  identify: {
    ...change,
    path: '/nominals/:nominalId/identified',
    audit: 'combination',
    body: z.strictObject({
      otherNominalId: Id.optional(),
      evidence: z.array(codeOf(joinEvidence)).max(10).default([]),
      ownersInformed: text(500).optional(),
      name: GivenName.optional(),
      dob: PartialDob.optional(),
      reason,
    }),
    reply: Decided,
  },
  /** A made-up identity that this person gave: kept as a name of theirs, never as a person. */
  recordFalseIdentity: {
    ...change,
    path: '/nominals/:nominalId/false-identities',
    body: z.strictObject({
      name: GivenName,
      usedOn: day().optional(),
      sourceId: Id.optional(),
      reason,
    }),
    reply: Saved,
  },
  /** A real person's identity that somebody else uses: two nominals for good, and a relation between them. */
  recordStolenIdentity: {
    ...change,
    path: '/nominals/:nominalId/identity-uses',
    body: z.strictObject({ usedByNominalId: Id, sourceId: Id.optional(), reason }),
    reply: Saved.extend({ decisionId: z.string(), linkId: z.string() }),
  },
  recordIdentityChange: {
    ...change,
    path: '/nominals/:nominalId/identity-changes',
    body: z.strictObject({
      kind: oneOf(['NAME', 'GENDER']),
      name: GivenName.optional(),
      sex: oneOf(sexCodes).optional(),
      genderIdentity: text(60).optional(),
      since: day(),
      evidence: codeOf(changeEvidence),
      /** Whether what was before may be seen only by those who hold the permission. */
      isProtected: z.boolean().default(false),
      sourceId: Id.optional(),
      reason,
    }),
    reply: Saved.extend({ isProtected: z.boolean() }),
  },
  recordTwins: {
    ...change,
    path: '/nominals/:nominalId/twins',
    body: z.strictObject({ otherNominalId: Id, reason }),
    reply: Saved.extend({ decisionId: z.string(), linkId: z.string() }),
  },
  recordDeath: {
    ...change,
    path: '/nominals/:nominalId/death',
    body: z.strictObject({
      on: day().optional(),
      evidence: codeOf(deathEvidence),
      evidenceReference: requiredText(100, 'Enter the number of the certificate or of the coroner’s case'),
      reason,
    }),
    reply: Saved,
  },
  withdrawDeath: {
    ...change,
    path: '/nominals/:nominalId/death/withdrawn',
    body: z.strictObject({ reason }),
    reply: Saved,
  },
  listCases: {
    method: 'GET',
    path: '/identity/cases',
    permission: 'nominal.identity.case',
    audit: 'consultation',
    purpose: 'required',
    subject: { kind: 'many', type: 'Nominal' },
    query: z.strictObject({
      nominalId: Id.optional(),
      isSettled: z.enum(['true', 'false'], { error: 'Enter true or false' }).default('false'),
      limit: z.coerce.number({ error: 'Enter a number' }).int().min(1).max(100).default(50),
    }),
    reply: z.object({ cases: z.array(IdentityCase) }),
  },
  settleCase: {
    ...change,
    path: '/nominals/:nominalId/cases/:caseId/settled',
    params: z.strictObject({ nominalId: Id, caseId: Id }),
    body: z.strictObject({
      outcome: codeOf(caseOutcomes),
      /** With ONE_IS_WRONG: the identifier that is not this person's. */
      wrongIdentifierId: Id.optional(),
      reason,
    }),
    reply: Saved.extend({ outcome: z.string() }),
  },
})
