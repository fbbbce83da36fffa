/** The parts of the crime contract: what is told, what is recorded, and a crime as officers see it. */
import { notRecordedReasons, recordingDecisions } from '@mips/domain/investigation/recording-decision'
import { reporters, reportMethods } from '@mips/domain/investigation/crime-words'
import { crimeMarkers } from '@mips/domain/investigation/policy-tasks'
import { suspectStatuses } from '@mips/domain/investigation/suspects'
import { z } from 'zod'
import { anyCodeOf, codeOf, Id, instant, OfficerRef, Origins, requiredText, text } from './common.ts'
import { LinkedEvent, LinkedPerson } from './pole-replies.ts'
import { LocationBrief } from './pole-locations.ts'
import { RuleLine } from './rights-replies.ts'

/** What is known of the report when it is decided; each answer is a fact of the counting rules. */
export const ReportFacts = z.strictObject({
  amountsToCrime: z.boolean({ error: 'Say whether what is told amounts to a crime' }),
  reporter: codeOf(reporters),
  isSafeguarding: z.boolean().default(false),
  isVictimTraced: z.boolean().optional(),
  isVictimConfirming: z.boolean().optional(),
  isAgainstState: z.boolean().default(false),
  arePointsProved: z.boolean().default(false),
  evidenceToContrary: text(4000).optional(),
  isElsewhere: z.boolean().default(false),
  isRape: z.boolean().default(false),
  isFraud: z.boolean().default(false),
  duplicateOfId: Id.optional(),
})

/** A person of the crime; whoever is known stands on the incident or was found by a search. */
const Victim = z.strictObject({ personRecordId: Id })
const Suspect = z.strictObject({
  personRecordId: Id,
  status: anyCodeOf(suspectStatuses).default('NAMED'),
})

/** What is recorded; nothing but the offence is needed, and what is missing is asked when the next step needs it. */
export const NewCrime = z.strictObject({
  offenceCode: requiredText(8, 'Choose the offence'),
  /** Where the list maps no class to the offence. */
  hoCode: text(6).optional(),
  committedFrom: instant().optional(),
  committedTo: instant().optional(),
  locationId: Id.optional(),
  method: codeOf(reportMethods).default('PHONE'),
  circumstances: text(8000).optional(),
  victimWishes: text(2000).optional(),
  flags: z.array(codeOf(crimeMarkers)).max(20).default([]),
  victims: z.array(Victim).max(50).default([]),
  suspects: z.array(Suspect).max(50).default([]),
  origins: Origins,
})
export type NewCrime = z.output<typeof NewCrime>

export const NewRecordingDecision = z.strictObject({
  facts: ReportFacts,
  decision: codeOf(recordingDecisions),
  reason: codeOf(notRecordedReasons).optional(),
  words: text(4000).optional(),
  traceAttempts: z.array(requiredText(500)).max(20).default([]),
  authorisedById: Id.optional(),
  lateReason: text(1000).optional(),
  crime: NewCrime.optional(),
})
export type NewRecordingDecision = z.output<typeof NewRecordingDecision>

const coded = z.object({ code: z.string(), label: z.string() })
const able = z.object({ allowed: z.boolean(), reason: z.string().optional() })

/** One decision on the report of an incident, and what the registrar made of it. */
export const RecordingLine = z.object({
  id: z.string(),
  decision: coded,
  reason: coded.nullable(),
  n100: z.string().nullable(),
  words: z.string().nullable(),
  test: z.object({ decision: coded, rule: z.string(), because: z.string() }),
  decidedAt: z.string(),
  decidedBy: OfficerRef.nullable(),
  authorisedBy: OfficerRef.nullable(),
  lateReason: z.string().nullable(),
  crime: z
    .object({
      id: z.string(),
      reference: z.string().nullable(),
      title: z.string(),
      state: z.string(),
      offence: z.object({ code: z.string(), title: z.string() }).nullable(),
    })
    .nullable(),
  /** NONE when nobody need look, else WAITING, AGREED or RETURNED. */
  registrar: z.object({
    state: z.string(),
    words: z.string().nullable(),
    at: z.string().nullable(),
    by: OfficerRef.nullable(),
  }),
})
export type RecordingLine = z.infer<typeof RecordingLine>

/** What an incident carries into its decision: nobody types it again. */
export const RecordingPage = z.object({
  incident: z.object({
    id: z.string(),
    reference: z.string().nullable(),
    title: z.string(),
    summary: z.string().nullable(),
    marking: z.string(),
    version: z.number(),
  }),
  reportedAt: z.string(),
  occurredAt: z.string().nullable(),
  location: LocationBrief.nullable(),
  people: z.array(LinkedPerson),
  clock: z.object({ state: z.string(), recordBy: z.string().nullable() }),
  decisions: z.array(RecordingLine),
  may: z.object({ decide: able, review: able }),
})
export type RecordingPage = z.infer<typeof RecordingPage>

/** A change of what is recorded: its request, and who decided. */
export const CrimeChangeLine = z.object({
  id: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: coded.nullable(),
  words: z.string(),
  duplicateOf: z.object({ id: z.string(), reference: z.string().nullable() }).nullable(),
  otherForce: z.string().nullable(),
  otherReference: z.string().nullable(),
  requestedBy: OfficerRef.nullable(),
  requestedAt: z.string(),
  decidedBy: OfficerRef.nullable(),
  decidedAt: z.string().nullable(),
  decisionWords: z.string().nullable(),
})
export type CrimeChangeLine = z.infer<typeof CrimeChangeLine>

export const CrimePage = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  /** The number of an older system, where the crime came from one. */
  externalId: z.string().nullable(),
  version: z.number(),
  marking: z.string(),
  title: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  isCounted: z.boolean(),
  offence: z.object({ code: z.string(), title: z.string() }).nullable(),
  hoCode: z.string().nullable(),
  isNotifiable: z.boolean().nullable(),
  isRecordable: z.boolean().nullable(),
  isIndictable: z.boolean().nullable(),
  committedFrom: z.string().nullable(),
  committedTo: z.string().nullable(),
  reportedAt: z.string().nullable(),
  recordedAt: z.string().nullable(),
  lateReason: z.string().nullable(),
  method: coded.nullable(),
  circumstances: z.string().nullable(),
  victimWishes: z.string().nullable(),
  lastOutcome: z.string().nullable(),
  flags: z.array(coded),
  location: LocationBrief.nullable(),
  people: z.array(LinkedPerson),
  events: z.array(LinkedEvent),
  officers: z.array(OfficerRef.extend({ role: z.string(), to: z.string().nullable() })),
  changes: z.array(CrimeChangeLine),
  log: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      happenedAt: z.string(),
      recordedAt: z.string(),
      author: z.string().nullable(),
      text: z.string(),
      lateReason: z.string().nullable(),
    }),
  ),
  /** What the next step will ask. */
  left: z.array(RuleLine),
  may: z.object({
    reclassify: able,
    requestCancellation: able,
    decideCancellation: able,
    offerTransfer: able,
    answerTransfer: able,
    addPerson: able,
    confirm: able,
  }),
})
export type CrimePage = z.infer<typeof CrimePage>

/** A line of the registrar's desk: a decision to look at, or a change to decide on. */
export const RegistrarLine = z.object({
  id: z.string(),
  kind: z.string(),
  recordId: z.string(),
  recordKind: z.string(),
  reference: z.string().nullable(),
  title: z.string(),
  what: z.string(),
  words: z.string().nullable(),
  by: OfficerRef.nullable(),
  at: z.string(),
  needsRegistrar: z.boolean(),
})
export type RegistrarLine = z.infer<typeof RegistrarLine>
