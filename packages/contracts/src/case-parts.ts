/** What is sent and answered about a case, its people, its forms and how it stands by the rules. */
import { chargingExclusions, chargingTests } from '@mips/domain/case/charging'
import { anticipatedPleas } from '@mips/domain/case/case-file'
import { z } from 'zod'
import { codeOf, day, Id, int4, May, OfficerRef, requiredText, text } from './common.ts'

export const coded = z.object({ code: z.string(), label: z.string() })
const language = codeOf([{ code: 'E' }, { code: 'W' }] as const)
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'Enter a time like 10:00' })

/** What is said of the whole case and kept nowhere else. Only what is sent changes; null takes it out. */
export const CaseFacts = z.strictObject({
  anticipatedPlea: codeOf(anticipatedPleas).nullable().optional(),
  summonsCode: text(20).nullable().optional(),
  courtReference: text(60).nullable().optional(),
  isRemandSought: z.boolean().optional(),
  isDisclosureComplex: z.boolean().optional(),
  hasForensicEvidence: z.boolean().optional(),
  isConfiscationConsidered: z.boolean().optional(),
  isForMagistrates: z.boolean().optional(),
  isLongSentenceLikely: z.boolean().optional(),
  exclusions: z.array(codeOf(chargingExclusions)).max(20).optional(),
  /** How the officer in the case is reached. */
  officerContact: text(255).nullable().optional(),
  /** Where the court of the charge sheet is none of the list, or the hearing was listed anew. */
  hearing: z
    .strictObject({ courtCode: text(8), day: day(), time: clock })
    .nullable()
    .optional(),
  /** On which test the decision to charge was made, and by whom, where custody does not say it. */
  decision: z
    .strictObject({
      by: codeOf([{ code: 'POLICE' }, { code: 'CPS' }] as const).optional(),
      decidedBy: text(120).optional(),
      decidedOn: day().optional(),
      reference: text(40).optional(),
      test: codeOf(chargingTests).optional(),
    })
    .nullable()
    .optional(),
})
export type CaseFacts = z.infer<typeof CaseFacts>

/** What the case alone knows of a defendant. */
export const DefendantFacts = z.strictObject({
  documentLanguage: language.optional(),
  hearingLanguage: language.optional(),
  guardian: text(120).nullable().optional(),
  hasBrokenBail: z.boolean().optional(),
  interview: z
    .strictObject({
      summary: text(8000).optional(),
      notInterviewedBecause: text(500).optional(),
      isDisputed: z.boolean().optional(),
    })
    .optional(),
  hasBadCharacterApplication: z.boolean().optional(),
  offencesTakenIntoConsideration: int4(0, 999).optional(),
  remandGrounds: z
    .array(z.strictObject({ code: text(40), facts: text(2000) }))
    .max(10)
    .optional(),
  /** The day of the print of the national computer, and the offences as it has them; `SAME` where they are those of the charge. */
  print: z
    .strictObject({
      on: day(),
      offences: z
        .array(z.strictObject({ sequence: int4(1, 99), code: text(8), start: day(), end: day().optional() }))
        .max(99)
        .or(z.literal('SAME')),
    })
    .nullable()
    .optional(),
})
export type DefendantFacts = z.infer<typeof DefendantFacts>

/** What the case alone knows of a witness. */
export const WitnessFacts = z.strictObject({
  isVulnerable: z.boolean().optional(),
  isListed: z.boolean().optional(),
  listNote: text(300).nullable().optional(),
  availability: z.strictObject({ from: day(), to: day(), takenOn: day() }).nullable().optional(),
  convictionsCheckedOn: day().nullable().optional(),
  misconduct: codeOf([{ code: 'NIL' }, { code: 'ENTRY' }] as const)
    .nullable()
    .optional(),
})
export type WitnessFacts = z.infer<typeof WitnessFacts>

/** What the case alone knows of a victim. */
export const VictimFacts = z.strictObject({ claimsCompensation: z.boolean().optional() })
export type VictimFacts = z.infer<typeof VictimFacts>

/** A change of what the case knows of one of its people. */
export const PersonChange = z.discriminatedUnion('part', [
  z.strictObject({ part: z.literal('DEFENDANT'), facts: DefendantFacts }),
  z.strictObject({ part: z.literal('WITNESS'), facts: WitnessFacts }),
  z.strictObject({ part: z.literal('VICTIM'), facts: VictimFacts }),
])
export type PersonChange = z.infer<typeof PersonChange>

/** The days of an offence: they stand on its one row and nowhere else. */
export const OffenceDays = z.strictObject({
  dateCode: int4(1, 6),
  start: day(),
  end: day().optional(),
  place: text(80).optional(),
})
export type OffenceDays = z.infer<typeof OffenceDays>

export const CaseLineView = z.object({
  id: z.string(),
  sequence: z.number(),
  code: z.string(),
  title: z.string(),
  wording: z.string(),
  dateCode: z.number(),
  start: z.string(),
  end: z.string().nullable(),
  place: z.string().nullable(),
  state: coded,
  offenceId: z.string(),
})

export const CasePersonView = z.object({
  id: z.string(),
  nominalId: z.string().nullable(),
  reference: z.string().nullable(),
  name: z.string(),
  dateOfBirth: z.string().nullable(),
  linkId: z.string().nullable(),
})

export const DefendantView = CasePersonView.extend({
  asn: z.string().nullable(),
  custody: z.object({ id: z.string(), number: z.string(), station: z.string().nullable() }).nullable(),
  remand: coded,
  conditions: z.array(z.string()),
  chargedOn: z.string().nullable(),
  lines: z.array(CaseLineView),
  facts: DefendantFacts,
})

export const WitnessView = CasePersonView.extend({
  kind: z.string(),
  isFromSource: z.boolean(),
  facts: WitnessFacts,
})
export const VictimView = CasePersonView.extend({
  statement: z.string().nullable(),
  needs: z.string().nullable(),
  isFromSource: z.boolean(),
  facts: VictimFacts,
})

export const ExhibitView = z.object({
  id: z.string(),
  reference: z.string(),
  description: z.string(),
  isRelied: z.boolean(),
})

/** A finding of the file-quality rules, and the page where it is put right. */
export const QualityFinding = z.object({
  rule: z.string(),
  severity: z.string(),
  asks: z.string(),
  message: z.string(),
  field: z.string(),
  opensAt: z.string().nullable(),
})
export type QualityFinding = z.infer<typeof QualityFinding>

export const NeededForm = z.object({
  item: z.string(),
  label: z.string(),
  subjectId: z.string().nullable(),
  subject: z.string().nullable(),
  isMust: z.boolean(),
  owedBy: coded,
  isThere: z.boolean(),
  isForm: z.boolean(),
  disclosure: coded.nullable(),
  /** The newest words in it, where it has any. */
  version: z.number().nullable(),
  signedAt: z.string().nullable(),
})
export type NeededForm = z.infer<typeof NeededForm>

/** A time limit of the case. */
export const CaseClock = z.object({
  what: z.string(),
  label: z.string(),
  by: z.string(),
  rule: z.string(),
  isOverdue: z.boolean(),
  isNote: z.boolean(),
})
export type CaseClock = z.infer<typeof CaseClock>

export const CaseRow = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  urn: z.string(),
  title: z.string(),
  way: coded,
  officer: OfficerRef.nullable(),
  state: coded.nullable(),
  plea: coded.nullable(),
  hearing: z.string().nullable(),
  openedAt: z.string(),
  standing: coded,
  score: z.object({ blocks: z.number(), warnings: z.number(), kept: z.number(), of: z.number() }).nullable(),
  holder: OfficerRef.nullable(),
})
export type CaseRow = z.infer<typeof CaseRow>

export const CasePage = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  marking: z.string(),
  title: z.string(),
  urn: z.string(),
  way: coded,
  state: coded.nullable(),
  officer: OfficerRef.nullable(),
  officerContact: z.string().nullable(),
  unitCode: z.string().nullable(),
  facts: CaseFacts,
  plea: coded.nullable(),
  hearing: z
    .object({
      court: z.string(),
      courtCode: z.string(),
      day: z.string(),
      time: z.string(),
      isListed: z.boolean(),
    })
    .nullable(),
  decision: z
    .object({
      by: z.string(),
      who: z.string().nullable(),
      reference: z.string().nullable(),
      on: z.string().nullable(),
    })
    .nullable(),
  defendants: z.array(DefendantView),
  victims: z.array(VictimView),
  witnesses: z.array(WitnessView),
  exhibits: z.array(ExhibitView),
  sources: z.array(
    z.object({ id: z.string(), kind: z.string(), reference: z.string().nullable(), title: z.string() }),
  ),
  family: z.array(
    z.object({
      id: z.string(),
      linkId: z.string(),
      reference: z.string().nullable(),
      title: z.string(),
      role: coded,
    }),
  ),
  needs: z.array(NeededForm),
  quality: z.array(QualityFinding),
  score: z.object({
    version: z.string(),
    blocks: z.number(),
    warnings: z.number(),
    kept: z.number(),
    of: z.number(),
  }),
  clocks: z.array(CaseClock),
  standing: coded,
  certified: z.object({ at: z.string(), by: OfficerRef.nullable() }).nullable(),
  checks: z.array(
    z.object({
      id: z.string(),
      act: coded,
      at: z.string(),
      by: OfficerRef.nullable(),
      blocks: z.number(),
      warnings: z.number(),
      kept: z.number(),
      of: z.number(),
      reason: z.string().nullable(),
    }),
  ),
  holder: z.object({ officer: OfficerRef.nullable(), at: z.string(), isMine: z.boolean() }).nullable(),
  steps: z.array(coded),
  may: May,
})
export type CasePage = z.infer<typeof CasePage>

export const reasonWords = (message: string) => requiredText(1000, message)
export const OptionalId = Id.optional()
