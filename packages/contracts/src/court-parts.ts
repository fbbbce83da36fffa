/** What is sent and answered about hearings and results of courts. */
import { courtPleas, courtVerdicts, durationUnits, hearingTypes } from '@mips/domain/case/court-codes'
import { z } from 'zod'
import { coded } from './case-parts.ts'
import { codeOf, day, Id, int4, OfficerRef, requiredText, text } from './common.ts'

export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'Enter a time like 10:00' })
export const courtCode = requiredText(8, 'Choose the court from the list')

/** One result of one offence. */
export const GivenResult = z.strictObject({
  code: int4(1, 9999),
  nextHearing: z
    .strictObject({ courtCode, day: day(), time: clock.optional(), type: codeOf(hearingTypes).optional() })
    .optional(),
  conditions: z.array(requiredText(2500, 'Write the condition')).max(30).optional(),
  /** Pounds. */
  amount: z.number().min(0).max(10_000_000).optional(),
  duration: z.strictObject({ count: int4(0, 9999), unit: codeOf(durationUnits) }).optional(),
  words: text(2000).optional(),
})
export type GivenResult = z.output<typeof GivenResult>

/** What one offence came to at a hearing. */
export const OffenceResult = z.strictObject({
  lineId: Id,
  plea: codeOf(courtPleas).optional(),
  verdict: codeOf(courtVerdicts).optional(),
  results: z.array(GivenResult).max(20),
})
export type OffenceResult = z.output<typeof OffenceResult>

export const NewHearing = z.strictObject({
  courtCode,
  day: day(),
  time: clock.optional(),
  type: codeOf(hearingTypes),
})

const CourtRef = z.object({ code: z.string(), name: z.string() })

export const ResultView = z.object({
  code: z.number(),
  label: z.string(),
  /** Amount, length, conditions and words, as they are read. */
  words: z.string(),
})
export type ResultView = z.infer<typeof ResultView>

export const OffenceResultView = z.object({
  id: z.string(),
  lineId: z.string(),
  plea: coded.nullable(),
  verdict: coded.nullable(),
  results: z.array(ResultView),
  isConviction: z.boolean(),
  before: coded,
  after: coded,
  isReplaced: z.boolean(),
  /** Told by a message of the court; else by whom it was entered. */
  isByMessage: z.boolean(),
  enteredBy: OfficerRef.nullable(),
  enteredAt: z.string(),
})
export type OffenceResultView = z.infer<typeof OffenceResultView>

export const HearingPersonView = z.object({
  personId: z.string(),
  name: z.string(),
  part: coded,
  isNeeded: z.boolean(),
  warnedOn: z.string().nullable(),
  attended: coded.nullable(),
  note: z.string().nullable(),
})
export type HearingPersonView = z.infer<typeof HearingPersonView>

export const HearingView = z.object({
  id: z.string(),
  court: CourtRef,
  day: z.string(),
  time: z.string().nullable(),
  type: coded,
  origin: z.enum(['CHARGE', 'PERSON', 'COURT']),
  courtReference: z.string().nullable(),
  isHeard: z.boolean(),
  vacated: z.object({ reason: z.string() }).nullable(),
  people: z.array(HearingPersonView),
  results: z.array(OffenceResultView),
})
export type HearingView = z.infer<typeof HearingView>

export const LimitView = z.object({
  stage: coded,
  limitDays: z.number(),
  usedDays: z.number(),
  expiresOn: z.string().nullable(),
  actBy: z.string().nullable(),
  standing: z.enum(['ENDED', 'NOT_HELD', 'RUNNING', 'WARN', 'URGENT', 'EXPIRED']),
})
export type LimitView = z.infer<typeof LimitView>

export const CourtDefendant = z.object({
  id: z.string(),
  nominalId: z.string(),
  name: z.string(),
  remand: z
    .object({ remand: coded, from: z.string(), conditions: z.array(z.string()), isHeld: z.boolean() })
    .nullable(),
  /** The custody time limit, where the court has remanded them; the prosecutor answers for it. */
  limit: LimitView.nullable(),
  lines: z.array(
    z.object({ id: z.string(), sequence: z.number(), code: z.string(), title: z.string(), state: coded }),
  ),
})
export type CourtDefendant = z.infer<typeof CourtDefendant>

export const CourtPage = z.object({
  caseId: z.string(),
  version: z.number(),
  urn: z.string(),
  title: z.string(),
  defendants: z.array(CourtDefendant),
  /** The next one first, then those that were heard, the latest first. */
  hearings: z.array(HearingView),
  /** The first hearing by the charge, where it is not in the diary. */
  firstHearing: z
    .object({ court: z.string(), courtCode: z.string().nullable(), day: z.string(), time: z.string() })
    .nullable(),
  /** Who may be needed at a hearing. */
  people: z.array(z.object({ id: z.string(), name: z.string(), part: coded })),
  messages: z.array(z.object({ id: z.string(), state: z.string(), receivedAt: z.string() })),
  may: z.object({ list: z.boolean(), result: z.boolean() }),
})
export type CourtPage = z.infer<typeof CourtPage>

export const DiaryLine = z.object({
  id: z.string(),
  caseId: z.string(),
  urn: z.string(),
  title: z.string(),
  state: coded,
  court: CourtRef,
  day: z.string(),
  time: z.string().nullable(),
  type: coded,
  officer: OfficerRef.nullable(),
  isHeard: z.boolean(),
  needed: z.number(),
  notWarned: z.number(),
})
export type DiaryLine = z.infer<typeof DiaryLine>

export const ExceptionView = z.object({
  kind: z.string(),
  cause: z.string(),
  cure: z.string(),
  mayAccept: z.boolean(),
  defendant: z.number().nullable(),
  offence: z.number().nullable(),
  /** Which of the file it may be: a person chooses one. */
  candidates: z.array(z.object({ id: z.string(), label: z.string() })),
})
export type ExceptionView = z.infer<typeof ExceptionView>

export const MessageBrief = z.object({
  id: z.string(),
  number: z.string(),
  reference: z.string().nullable(),
  case: z.object({ id: z.string(), urn: z.string(), title: z.string() }).nullable(),
  receivedAt: z.string(),
  state: z.enum(['WAITING', 'APPLIED', 'EXCEPTION', 'SETTLED']),
  reasons: z.array(z.object({ kind: z.string(), cause: z.string(), cure: z.string() })),
  settled: z.object({ reason: z.string(), by: OfficerRef.nullable() }).nullable(),
})
export type MessageBrief = z.infer<typeof MessageBrief>

export const MessageDetail = MessageBrief.extend({
  hearing: z.object({ court: z.string(), day: z.string() }).nullable(),
  defendants: z.array(
    z.object({
      name: z.string(),
      number: z.string().nullable(),
      offences: z.array(
        z.object({
          code: z.string(),
          start: z.string(),
          plea: z.string().nullable(),
          verdict: z.string().nullable(),
          results: z.array(ResultView),
        }),
      ),
    }),
  ),
  exceptions: z.array(ExceptionView),
  version: z.number(),
})
export type MessageDetail = z.infer<typeof MessageDetail>

export const MessageAnswer = z.strictObject({
  act: z.enum(['APPLY', 'SETTLE'], { error: 'Say what is done with it' }),
  defendants: z
    .array(z.strictObject({ defendant: int4(0, 99), id: Id }))
    .max(100)
    .default([]),
  offences: z
    .array(z.strictObject({ defendant: int4(0, 99), offence: int4(0, 999), lineId: Id }))
    .max(500)
    .default([]),
  /** What is missing is missing: it is applied as it stands. */
  accepts: z.boolean().default(false),
  reason: text(500).optional(),
})
export type MessageAnswer = z.output<typeof MessageAnswer>

export const NominalCourt = z.object({
  convictions: z.array(
    z.object({
      id: z.string(),
      offence: z.string(),
      code: z.string(),
      day: z.string(),
      court: z.string(),
      words: z.string(),
      caseId: z.string().nullable(),
      urn: z.string().nullable(),
    }),
  ),
  remands: z.array(
    z.object({
      id: z.string(),
      remand: coded,
      isHeld: z.boolean(),
      from: z.string(),
      court: z.string(),
      conditions: z.array(z.string()),
      caseId: z.string().nullable(),
      urn: z.string().nullable(),
    }),
  ),
  hearings: z.array(
    z.object({
      id: z.string(),
      day: z.string(),
      time: z.string().nullable(),
      type: coded,
      court: z.string(),
      caseId: z.string().nullable(),
      urn: z.string().nullable(),
    }),
  ),
})
export type NominalCourt = z.infer<typeof NominalCourt>
