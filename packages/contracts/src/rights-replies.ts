/** What the modules on rights answer, and the bodies that custody and voluntary attendance share. */
import { attendingModes, attendingRoles, attendingSteps } from '@mips/domain/custody/attending'
import { entryGaps, rightsAnswers, rightsEntryKinds } from '@mips/domain/custody/rights-entries'
import { z } from 'zod'
import { codeOf, Id, instant, requiredText, text } from './common.ts'

/** What a rule says: still to do, refused, or to be looked at. */
export const RuleLine = z.object({
  rule: z.string(),
  severity: z.string(),
  field: z.string().nullable(),
  message: z.string(),
})
export type RuleLine = z.infer<typeof RuleLine>

const Made = {
  id: z.string(),
  happenedAt: z.string(),
  recordedAt: z.string(),
  officer: z.string().nullable(),
  lateReason: z.string().nullable(),
  correctsId: z.string().nullable(),
  correctedById: z.string().nullable(),
  /** Whether this reader may put it right: its author, once. */
  mayCorrect: z.boolean(),
}

/** One entry of the rights. */
export const RightsLine = z.object({
  ...Made,
  kind: z.string(),
  label: z.string(),
  topic: z.string(),
  answer: z.string().nullable(),
  answerLabel: z.string().nullable(),
  language: z.string().nullable(),
  languageLabel: z.string().nullable(),
  person: z.string().nullable(),
  relation: z.string().nullable(),
  reason: z.string().nullable(),
  ground: z.string().nullable(),
  isSo: z.boolean().nullable(),
  aboutId: z.string().nullable(),
  untilAt: z.string().nullable(),
  rank: z.string(),
})
export type RightsLine = z.infer<typeof RightsLine>

/** Somebody who was asked to come, as it stands now. */
export const AttendingLine = z.object({
  id: z.string(),
  role: z.string(),
  roleLabel: z.string(),
  nominal: z.object({ id: z.string(), reference: z.string().nullable() }).nullable(),
  name: z.string().nullable(),
  firm: z.string().nullable(),
  phone: z.string().nullable(),
  relation: z.string().nullable(),
  registration: z.string().nullable(),
  language: z.string().nullable(),
  mode: z.string(),
  modeLabel: z.string(),
  reason: z.string().nullable(),
  requestedAt: z.string(),
  officer: z.string().nullable(),
  recordedAt: z.string(),
  lateReason: z.string().nullable(),
  state: z.string(),
  stateLabel: z.string(),
  contactedAt: z.string().nullable(),
  expectedAt: z.string().nullable(),
  arrivedAt: z.string().nullable(),
  advisedAt: z.string().nullable(),
  leftAt: z.string().nullable(),
  isPresent: z.boolean(),
  isLive: z.boolean(),
  isWaiting: z.boolean(),
  isLate: z.boolean(),
  waitMinutes: z.number().nullable(),
  steps: z.array(
    z.object({
      ...Made,
      kind: z.string(),
      label: z.string(),
      expectedAt: z.string().nullable(),
      words: z.string().nullable(),
    }),
  ),
})
export type AttendingLine = z.infer<typeof AttendingLine>

/** Whoever came last time, to be asked again without typing. */
export const LastTimePerson = z.object({
  role: z.string(),
  roleLabel: z.string(),
  name: z.string().nullable(),
  firm: z.string().nullable(),
  phone: z.string().nullable(),
  relation: z.string().nullable(),
  registration: z.string().nullable(),
  language: z.string().nullable(),
  nominalId: z.string().nullable(),
  recordId: z.string(),
  reference: z.string().nullable(),
})
export type LastTimePerson = z.infer<typeof LastTimePerson>

/** The rights of one record: what was said and done, what is left, and what is known from before. */
export const RightsPart = {
  entries: z.array(RightsLine),
  requests: z.array(AttendingLine),
  need: z.object({
    isRequired: z.boolean(),
    isDecided: z.boolean(),
    reason: z.string().nullable(),
    reasonLabel: z.string().nullable(),
    isVulnerable: z.boolean(),
  }),
  known: z.object({
    nationality: z.string().nullable(),
    language: z.string().nullable(),
    /** The language of the notice that this language is given in, where one is carried. */
    noticeLanguage: z.string().nullable(),
    interpreterNeeded: z.boolean().nullable(),
    isUnidentified: z.boolean(),
  }),
  lastTime: z.object({
    people: z.array(LastTimePerson),
    language: z
      .object({
        language: z.string(),
        label: z.string(),
        recordId: z.string(),
        reference: z.string().nullable(),
      })
      .nullable(),
    adultNeed: z
      .object({
        answer: z.string(),
        label: z.string(),
        recordId: z.string(),
        reference: z.string().nullable(),
      })
      .nullable(),
  }),
}

type Topic = (typeof rightsEntryKinds)[number]['topic']

/** Entries to be made at once, of the kinds of some topics. */
export const entriesBody = (topics: readonly Topic[]) =>
  z
    .strictObject({
      entries: z
        .array(
          z.strictObject({
            kind: codeOf(rightsEntryKinds),
            happenedAt: instant(),
            answer: codeOf(rightsAnswers).optional(),
            language: text(40).optional(),
            person: text(120).optional(),
            relation: text(80).optional(),
            reason: text(1000).optional(),
            isSo: z.boolean().optional(),
            aboutId: Id.optional(),
            correctsId: Id.optional(),
          }),
        )
        .min(1, { error: 'Enter at least one' })
        .max(20),
      lateReason: text(500).optional(),
    })
    .superRefine(({ entries }, context) => {
      for (const [index, entry] of entries.entries()) {
        const kind = rightsEntryKinds.find(({ code }) => code === entry.kind)
        const gaps =
          kind === undefined || !topics.includes(kind.topic)
            ? [{ field: 'kind', reason: 'This is not entered here' }]
            : entryGaps(entry)
        for (const { field, reason } of gaps)
          context.addIssue({ code: 'custom', path: ['entries', index, field], message: reason })
      }
    })

/** Who is asked to come: a person on record, or a named contact; a firm alone where nobody is named yet. */
export const askBody = z
  .strictObject({
    role: codeOf(attendingRoles),
    requestedAt: instant(),
    mode: codeOf(attendingModes).default('IN_PERSON'),
    nominalId: Id.optional(),
    name: text(120).optional(),
    firm: text(120).optional(),
    phone: text(40).optional(),
    relation: text(80).optional(),
    registration: text(40).optional(),
    language: text(40).optional(),
    reason: text(500).optional(),
    /** They were told at once, and said when they come. */
    isTold: z.boolean().default(false),
    expectedAt: instant().optional(),
    /** The adult: what only the officer can say of them; parts in the case are read from the record. */
    adult: z
      .strictObject({
        isEighteen: z.boolean().optional(),
        isPolice: z.boolean().optional(),
        isInvolved: z.boolean().optional(),
        receivedAdmissions: z.boolean().optional(),
        isEstrangedAndRefused: z.boolean().optional(),
      })
      .default({}),
    lateReason: text(500).optional(),
  })
  .superRefine((ask, context) => {
    if (ask.nominalId === undefined && !ask.name && !ask.firm)
      context.addIssue({ code: 'custom', path: ['name'], message: 'Say who is asked, or the firm' })
    if (ask.nominalId !== undefined && ask.name)
      context.addIssue({
        code: 'custom',
        path: ['name'],
        message: 'Choose the person on record or type a name, not both',
      })
    if (ask.role === 'INTERPRETER' && !ask.language)
      context.addIssue({ code: 'custom', path: ['language'], message: 'Say which language' })
  })

export const stepBody = z
  .strictObject({
    kind: codeOf(attendingSteps),
    happenedAt: instant(),
    expectedAt: instant().optional(),
    words: text(500).optional(),
    correctsId: Id.optional(),
    lateReason: text(500).optional(),
  })
  .superRefine((step, context) => {
    if (step.kind === 'EXPECTED' && step.expectedAt === undefined)
      context.addIssue({ code: 'custom', path: ['expectedAt'], message: 'Say when they are expected' })
    if ((step.kind === 'DECLINED' || step.kind === 'WITHDRAWN') && !step.words)
      context.addIssue({ code: 'custom', path: ['words'], message: 'Say why' })
  })

export const made = z.object({ id: z.string() })
export const manyMade = z.object({ ids: z.array(z.string()), left: z.array(RuleLine) })
export const correctionReason = requiredText(1000, 'Say how it was found out')
