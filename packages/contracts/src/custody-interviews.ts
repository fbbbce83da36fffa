/** Interviews, rest, visits, calls and letters (custody.md 12.15 to 12.17, TR-6 to TR-8). */
import { afterChargeLimbs, beforeAdviceLimbs } from '@mips/domain/custody/interview-rules'
import {
  contactKinds,
  interviewEndings,
  interviewRoles,
  recordingCopies,
} from '@mips/domain/custody/procedure-codes'
import { restInterruptions } from '@mips/domain/custody/rest'
import { z } from 'zod'
import { codeOf, Id, instant, OfficerRef, oneOf, requiredText, text } from './common.ts'
import {
  Authority,
  AuthorityThen,
  entered,
  keptReply,
  Named,
  onto,
  rowReply,
  stay,
  StayFacts,
  stayParams,
} from './custody-procedure-parts.ts'

export const InterviewFacts = z.strictObject({
  startedAt: instant(),
  place: requiredText(120, 'Say where the interview is'),
  deviceRef: text(60).optional(),
  isRecorded: z.boolean().default(true),
  present: z
    .array(z.strictObject({ name: Named, role: codeOf(interviewRoles) }))
    .max(10)
    .default([]),
  isCautionGiven: z.boolean().default(false),
  isAdviceReminded: z.boolean().default(false),
  significantStatement: text(500).optional(),
  isUnfit: z.boolean().default(false),
  /** Beside a child: a person who is vulnerable. */
  isVulnerable: z.boolean().default(false),
  needsInterpreter: z.boolean().default(false),
  wantsSolicitor: z.boolean().default(false),
  hasHadAdvice: z.boolean().default(false),
  beforeAdvice: z
    .strictObject({
      limb: codeOf(beforeAdviceLimbs),
      authority: Authority,
      isInWriting: z.boolean().default(false),
    })
    .optional(),
  urgent: z
    .strictObject({ authority: Authority, reason: requiredText(500, 'Say what harm is to be prevented') })
    .optional(),
  restReason: codeOf(restInterruptions).optional(),
  afterCharge: codeOf(afterChargeLimbs).optional(),
  /** The custody officer who hands the person over (s.39(2)). */
  releasedById: Id.optional(),
})
export type InterviewFacts = z.infer<typeof InterviewFacts>

const step = { previousId: Id, ...entered }
export const InterviewStep = z.discriminatedUnion(
  'step',
  [
    z.strictObject({ step: z.literal('BREAK'), at: instant(), isMeal: z.boolean().default(false), ...step }),
    z.strictObject({ step: z.literal('RESUME'), at: instant(), ...step }),
    z.strictObject({
      step: z.literal('END'),
      at: instant(),
      ending: codeOf(interviewEndings),
      complaint: text(1000).optional(),
      takenBackById: Id.optional(),
      masterSealNo: text(40).optional(),
      isAdultToldRole: z.boolean().optional(),
      isNoComment: z.boolean().optional(),
      isCautionGiven: z.boolean().optional(),
      isAdviceReminded: z.boolean().optional(),
      specialWarnings: text(500).optional(),
      summary: text(4000).optional(),
      ...step,
    }),
    z.strictObject({
      step: z.literal('DISPOSE'),
      at: instant(),
      copies: z
        .array(
          z.strictObject({
            copy: codeOf(recordingCopies),
            reference: text(60).optional(),
            to: requiredText(120, 'Say where it went'),
          }),
        )
        .min(1, { error: 'Add a copy' })
        .max(10),
      ...step,
    }),
  ],
  { error: 'Choose what happened' },
)

export const ContactFacts = z.strictObject({
  kind: codeOf(contactKinds),
  name: requiredText(120, 'Say who it was with'),
  organisation: text(120).optional(),
  number: text(40).optional(),
  arrivedAt: instant().optional(),
  startedAt: instant(),
  endedAt: instant().optional(),
  isPrivate: z.boolean().optional(),
  isMonitored: z.boolean().optional(),
  supervisedBy: text(120).optional(),
  isTerminated: z.boolean().optional(),
  isAllowed: z.boolean().default(true),
  refusedGround: text(500).optional(),
  authority: Authority.optional(),
  note: text(1000).optional(),
})
export type ContactFacts = z.infer<typeof ContactFacts>

const Break = z.object({ from: z.string(), to: z.string().nullable(), isMeal: z.boolean() })

export const InterviewLine = z.object({
  ...rowReply,
  number: z.number(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  place: z.string(),
  facts: InterviewFacts.omit({ beforeAdvice: true, urgent: true, releasedById: true }).extend({
    beforeAdvice: z
      .object({ limb: z.string(), authority: AuthorityThen, isInWriting: z.boolean() })
      .optional(),
    urgent: z.object({ authority: AuthorityThen, reason: z.string() }).optional(),
    releasedBy: OfficerRef.optional(),
    takenBackBy: OfficerRef.optional(),
    cellBefore: z.string().optional(),
    ending: z.string().optional(),
    complaint: z.string().optional(),
    masterSealNo: z.string().optional(),
    isAdultToldRole: z.boolean().optional(),
    isNoComment: z.boolean().optional(),
    specialWarnings: z.string().optional(),
    summary: z.string().optional(),
    copies: z
      .array(z.object({ copy: z.string(), reference: z.string().optional(), to: z.string(), at: z.string() }))
      .optional(),
    breaks: z.array(Break).optional(),
  }),
  breakDue: z
    .object({ promptAt: z.string(), dueAt: z.string(), isOverdue: z.boolean(), rule: z.string() })
    .nullable(),
})
export const ContactLine = z.object({
  ...rowReply,
  kind: z.string(),
  kindLabel: z.string(),
  at: z.string(),
  waitMinutes: z.number().nullable(),
  facts: ContactFacts.omit({ authority: true }).extend({ authority: AuthorityThen.optional() }),
})

const own = { permission: 'custody.procedure.record', purpose: 'required', subject: stay } as const

export const interviewRoutes = {
  getInterviews: {
    method: 'GET',
    path: '/custody/records/:recordId/interviews',
    permission: 'custody.record.read',
    audit: 'consultation',
    purpose: 'required',
    subject: stay,
    params: stayParams,
    reply: z.object({
      stay: StayFacts,
      interviews: z.array(InterviewLine),
      contacts: z.array(ContactLine),
      /** What the rights of the stay say of an interview, so that it is not asked again. */
      needs: z.object({
        present: z.array(z.object({ name: z.string(), role: z.string() })),
        wantsSolicitor: z.boolean(),
        hasHadAdvice: z.boolean(),
        needsInterpreter: z.boolean(),
        needsAdult: z.boolean(),
      }),
      rest: z
        .object({
          isMet: z.boolean(),
          isResting: z.boolean(),
          restedMinutes: z.number(),
          canStillFit: z.boolean(),
          latestStart: z.string(),
          windowEnds: z.string(),
          rule: z.string(),
        })
        .nullable(),
      welfare: z.array(
        z.object({ id: z.string(), at: z.string(), words: z.string(), by: OfficerRef.nullable() }),
      ),
    }),
  },
  startInterview: {
    ...own,
    method: 'POST',
    path: '/custody/records/:recordId/interviews',
    audit: 'collection',
    params: stayParams,
    body: InterviewFacts.extend(entered),
    reply: keptReply,
  },
  /** What happened next in an interview: a break, its end, the end, what became of the recording. */
  continueInterview: {
    ...own,
    method: 'POST',
    path: '/custody/records/:recordId/interviews/:interviewId',
    audit: 'collection',
    params: z.strictObject({ recordId: Id, interviewId: Id }),
    body: InterviewStep,
    reply: keptReply,
  },
  saveContact: {
    ...own,
    method: 'POST',
    path: '/custody/records/:recordId/contacts',
    audit: 'collection',
    params: stayParams,
    body: ContactFacts.extend({ ...onto, ...entered }),
    reply: keptReply,
  },
  recordRest: {
    ...own,
    method: 'POST',
    path: '/custody/records/:recordId/rest',
    audit: 'collection',
    params: stayParams,
    body: z.strictObject({
      at: instant(),
      act: oneOf(['START', 'BROKEN', 'END']),
      brokenBy: codeOf(restInterruptions).optional(),
      note: text(500).optional(),
      ...entered,
    }),
    reply: keptReply,
  },
} as const
