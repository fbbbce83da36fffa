/** The form of an intelligence report: the contract's body with people as they are named, and how each fact came. */
import type { Origins } from '@mips/contracts/common'
import { NewIntelligence, type NewMention, NewParagraph } from '@mips/contracts/intelligence'
import { mentionsIn, notIdentifiableReasons } from '@mips/domain/intelligence/named-in-text'
import { z } from 'zod'

/** A record that is named in the form: a nominal, or the place or incident that it was opened from. */
export type Named = { id: string; kind: string; title: string; isCarried: boolean }

/** What is said of a name or number: `link:<record id>`, `plain:<reason>`, or nothing yet. */
const Answer = z.object({ value: z.string(), says: z.string() })

export const IntelligenceAnswers = NewIntelligence.omit({
  paragraphs: true,
  subjectIds: true,
  locationIds: true,
  incidentId: true,
  reportedAt: true,
  origins: true,
}).extend({
  paragraphs: z.array(NewParagraph.omit({ mentions: true }).extend({ answers: z.array(Answer) })),
  named: z.array(z.object({ id: z.string(), kind: z.string(), title: z.string(), isCarried: z.boolean() })),
})
type Answers = z.output<typeof IntelligenceAnswers>
type ParagraphAnswers = Answers['paragraphs'][number]

export type ParagraphFields = {
  text: string
  sourceGrade: string
  assessmentGrade: string
  handlingCode: string
  handlingConditions: string
  gradeReason: string
  corroboratedById: string
  provenance: string
  answers: { value: string; says: string }[]
}

export type IntelligenceFields = {
  paragraphs: ParagraphFields[]
  isThreatToLife: boolean
  isSeriousHarm: boolean
  isImminent: boolean
  restrictToGroupIds: string[]
  named: Named[]
}

/** A paragraph as it opens: the strictest handling. */
export const emptyParagraph = (): ParagraphFields => ({
  text: '',
  sourceGrade: '',
  assessmentGrade: '',
  handlingCode: 'C',
  handlingConditions: '',
  gradeReason: '',
  corroboratedById: '',
  provenance: '',
  answers: [],
})

/** The form as it opens, with the record that it was opened from. */
export const openingOf = (about: Named | undefined): IntelligenceFields => ({
  paragraphs: [emptyParagraph()],
  isThreatToLife: false,
  isSeriousHarm: false,
  isImminent: false,
  restrictToGroupIds: [],
  named: about === undefined ? [] : [about],
})

const idsOf = (named: readonly Named[], kinds: readonly string[]) =>
  named.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id)

/** The call for what was answered. */
export function bodyOf({ named, paragraphs, ...answers }: Answers): z.input<typeof NewIntelligence> {
  const [incidentId] = idsOf(named, ['Incident'])
  return {
    ...answers,
    paragraphs: paragraphs.map(paragraphOf),
    subjectIds: idsOf(named, ['Nominal', 'PersonRecord']),
    locationIds: idsOf(named, ['Location']),
    ...(incidentId === undefined ? {} : { incidentId }),
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

/** What stood in a box that the grade no longer asks for is not sent: its writer does not see it any more. */
function withoutUnasked(asked: Omit<ParagraphAnswers, 'answers'>) {
  const { gradeReason, corroboratedById, handlingConditions, ...paragraph } = asked
  const { sourceGrade: source, assessmentGrade: assessment, handlingCode: handling } = paragraph
  return {
    ...paragraph,
    ...(source === '3' || assessment === 'E' ? { gradeReason } : {}),
    ...(assessment === 'B' ? { corroboratedById } : {}),
    ...(handling === 'C' ? { handlingConditions } : {}),
  }
}

function originsOf(named: readonly Named[]): Origins {
  const carried = named.find(({ isCarried }) => isCarried)
  return {
    text: { how: 'typed' },
    grade: { how: 'chosen' },
    subjectIds: carried === undefined ? { how: 'chosen' } : { how: 'carried', fromId: carried.id },
  }
}
