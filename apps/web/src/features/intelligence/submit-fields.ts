/** The form of an intelligence report: the contract's body with people as they are named, and how each fact came. */
import { instant, OfficerRef, type Origins } from '@mips/contracts/common'
import { NewCondition, NewIntelligence, type NewMention, NewParagraph } from '@mips/contracts/intelligence'
import { mentionsIn, notIdentifiableReasons } from '@mips/domain/intelligence/named-in-text'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { z } from 'zod'
import { instantOf } from '../../platform/form-times.ts'

/** A record that is named in the form: a nominal, or the place or incident that it was opened from. */
export type Named = { id: string; kind: string; title: string; isCarried: boolean }

/** What is said of a name or number: `link:<record id>`, `plain:<reason>`, or nothing yet. */
const Answer = z.object({ value: z.string(), says: z.string() })

/** Yes, no, or not known. */
const YesNo = z.enum(['', 'YES', 'NO'])

const ConditionAnswer = NewCondition.omit({ namedIds: true, text: true }).extend({
  named: z.array(OfficerRef),
})

export const ParagraphAnswers = NewParagraph.omit({
  mentions: true,
  conditions: true,
  isSourceChild: true,
  isSourceVulnerable: true,
}).extend({
  answers: z.array(Answer),
  conditions: z.array(ConditionAnswer).max(10),
  isSourceChild: YesNo,
  isSourceVulnerable: YesNo,
})
type ParagraphAnswers = z.output<typeof ParagraphAnswers>

export const IntelligenceAnswers = NewIntelligence.omit({
  paragraphs: true,
  subjectIds: true,
  locationIds: true,
  incidentId: true,
  reportedAt: true,
  usefulUntil: true,
  receivedFrom: true,
  origins: true,
}).extend({
  receivedFrom: z.object({ force: z.string(), reference: z.string() }),
  paragraphs: z.array(ParagraphAnswers),
  usefulUntil: z
    .custom<LocalDateTime>()
    .transform((until) => instantOf(until.date === '' ? until : { ...until, time: until.time || '23:59' }))
    .pipe(instant().optional()),
  named: z.array(z.object({ id: z.string(), kind: z.string(), title: z.string(), isCarried: z.boolean() })),
})
type Answers = z.output<typeof IntelligenceAnswers>

/** A coded condition as it is chosen: to whom it applies, its last day, and whom it names. */
export type ConditionFields = { code: string; appliesTo: string; expires: string; named: OfficerRef[] }

export type ParagraphFields = {
  text: string
  sourceGrade: string
  assessmentGrade: string
  handlingCode: string
  handlingConditions: string
  gradeReason: string
  corroboratedById: string
  conditions: ConditionFields[]
  marking: string
  markingReason: string
  provenance: string
  sourceNumber: number
  isSourceChild: string
  isSourceVulnerable: string
  isSourceInPrison: boolean
  restrictToGroupIds: string[]
  answers: { value: string; says: string }[]
}

export type IntelligenceFields = {
  paragraphs: ParagraphFields[]
  isThreatToLife: boolean
  isSeriousHarm: boolean
  isImminent: boolean
  usefulUntil: LocalDateTime
  restrictToGroupIds: string[]
  /** Of a report that the unit received; both are empty for one of its own force. */
  receivedFrom: { force: string; reference: string }
  named: Named[]
}

/** A paragraph as it opens: the strictest handling, and what one source told. */
export const emptyParagraph = (): ParagraphFields => ({
  text: '',
  sourceGrade: '',
  assessmentGrade: '',
  handlingCode: 'C',
  handlingConditions: '',
  gradeReason: '',
  corroboratedById: '',
  conditions: [],
  marking: 'OFFICIAL',
  markingReason: '',
  provenance: '',
  sourceNumber: 1,
  isSourceChild: '',
  isSourceVulnerable: '',
  isSourceInPrison: false,
  restrictToGroupIds: [],
  answers: [],
})

/** The form as it opens, with the record that it was opened from. */
export const openingOf = (about: Named | undefined): IntelligenceFields => ({
  paragraphs: [emptyParagraph()],
  isThreatToLife: false,
  isSeriousHarm: false,
  isImminent: false,
  usefulUntil: { date: '', time: '' },
  restrictToGroupIds: [],
  receivedFrom: { force: '', reference: '' },
  named: about === undefined ? [] : [about],
})

const idsOf = (named: readonly Named[], kinds: readonly string[]) =>
  named.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id)

/** The call for what was answered. */
export function bodyOf({
  named,
  paragraphs,
  usefulUntil,
  receivedFrom,
  ...answers
}: Answers): z.input<typeof NewIntelligence> {
  const [incidentId] = idsOf(named, ['Incident'])
  return {
    ...answers,
    paragraphs: paragraphs.map(paragraphOf),
    subjectIds: idsOf(named, ['Nominal', 'PersonRecord']),
    locationIds: idsOf(named, ['Location']),
    ...(incidentId === undefined ? {} : { incidentId }),
    ...(usefulUntil === undefined ? {} : { usefulUntil }),
    ...(receivedFrom.force === '' && receivedFrom.reference === '' ? {} : { receivedFrom }),
    origins: originsOf(named),
  }
}

/** Answers to names that no longer stand in the text are left out. */
function paragraphOf({ answers, ...paragraph }: ParagraphAnswers): z.input<typeof NewParagraph> {
  const today = new Date().toISOString().slice(0, 10)
  const found = new Set(mentionsIn(paragraph.text, today).map(({ value }) => value))
  const mentions = answers.flatMap(({ value, says }): z.input<typeof NewMention>[] => {
    if (!found.has(value)) return []
    const [how = '', what = ''] = says.split(':')
    if (how === 'link') return [{ value, recordId: what }]
    const reason = notIdentifiableReasons.find(({ code }) => code === what)?.code
    return how === 'plain' && reason !== undefined ? [{ value, reason }] : []
  })
  return { ...withoutUnasked(paragraph), mentions }
}

/** What stood in a box that the grade or marking no longer asks for is not sent: its writer does not see it any more. */
function withoutUnasked(asked: Omit<ParagraphAnswers, 'answers'>) {
  const { isSourceChild, isSourceVulnerable } = asked
  return {
    text: asked.text,
    marking: asked.marking,
    provenance: asked.provenance,
    sourceNumber: asked.sourceNumber,
    isSourceInPrison: asked.isSourceInPrison,
    restrictToGroupIds: asked.restrictToGroupIds,
    ...gradedPart(asked),
    ...(asked.marking === 'OFFICIAL' ? {} : { markingReason: asked.markingReason }),
    ...(isSourceChild === '' ? {} : { isSourceChild: isSourceChild === 'YES' }),
    ...(isSourceVulnerable === '' ? {} : { isSourceVulnerable: isSourceVulnerable === 'YES' }),
  }
}

type Graded = Pick<
  ParagraphAnswers,
  | 'sourceGrade'
  | 'assessmentGrade'
  | 'handlingCode'
  | 'handlingConditions'
  | 'gradeReason'
  | 'corroboratedById'
  | 'conditions'
>

/** The grade, with what it asks for and no more. */
export function gradedPart(asked: Graded) {
  const { sourceGrade, assessmentGrade, handlingCode } = asked
  return {
    sourceGrade,
    assessmentGrade,
    handlingCode,
    ...(sourceGrade === '3' || assessmentGrade === 'E' ? { gradeReason: asked.gradeReason } : {}),
    ...(assessmentGrade === 'B' ? { corroboratedById: asked.corroboratedById } : {}),
    ...(handlingCode === 'C'
      ? { handlingConditions: asked.handlingConditions, conditions: asked.conditions.map(conditionOf) }
      : {}),
  }
}

const conditionOf = ({
  named,
  ...condition
}: ParagraphAnswers['conditions'][number]): z.input<typeof NewCondition> => ({
  ...condition,
  namedIds: condition.code === 'NAMED_ONLY' ? named.map(({ id }) => id) : [],
})

/** The first paragraphs of the sources that came before this one, to say that it is from the same. */
export function earlierSources(
  numbers: readonly number[],
  index: number,
): { source: number; first: number }[] {
  const before = numbers.slice(0, index)
  return [...new Set(before)].map((source) => ({ source, first: before.indexOf(source) + 1 }))
}

/** A number that no other paragraph's source has. */
export function otherSource(numbers: readonly number[], index: number): number {
  const taken = new Set(numbers.filter((_, place) => place !== index))
  return Array.from({ length: 30 }, (_, place) => place + 1).find((number) => !taken.has(number)) ?? 30
}

function originsOf(named: readonly Named[]): Origins {
  const carried = named.find(({ isCarried }) => isCarried)
  return {
    text: { how: 'typed' },
    grade: { how: 'chosen' },
    subjectIds: carried === undefined ? { how: 'chosen' } : { how: 'carried', fromId: carried.id },
  }
}
