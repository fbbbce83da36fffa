/** The form of an intelligence entry: the contract's body with people as they are named, and how each fact came. */
import type { Origins } from '@mips/contracts/common'
import { NewIntelligence } from '@mips/contracts/intelligence'
import { z } from 'zod'

/** A record that is named in the form: a nominal, or the place or incident that it was opened from. */
export type Named = { id: string; kind: string; title: string; isCarried: boolean }

export const IntelligenceAnswers = NewIntelligence.omit({
  subjectIds: true,
  locationIds: true,
  incidentId: true,
  reportedAt: true,
  origins: true,
}).extend({
  named: z.array(z.object({ id: z.string(), kind: z.string(), title: z.string(), isCarried: z.boolean() })),
})
type Answers = z.output<typeof IntelligenceAnswers>

export type IntelligenceFields = {
  text: string
  sourceGrade: string
  assessmentGrade: string
  handlingCode: string
  handlingConditions: string
  gradeReason: string
  corroboratedById: string
  restrictToGroupIds: string[]
  named: Named[]
}

/** The form as it opens: the strictest handling, and the record that it was opened from. */
export const openingOf = (about: Named | undefined): IntelligenceFields => ({
  text: '',
  sourceGrade: '',
  assessmentGrade: '',
  handlingCode: 'C',
  handlingConditions: '',
  gradeReason: '',
  corroboratedById: '',
  restrictToGroupIds: [],
  named: about === undefined ? [] : [about],
})

const idsOf = (named: readonly Named[], kinds: readonly string[]) =>
  named.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id)

/** The call for what was answered. */
export function bodyOf({ named, ...answers }: Answers): z.input<typeof NewIntelligence> {
  const [incidentId] = idsOf(named, ['Incident'])
  return {
    ...answers,
    subjectIds: idsOf(named, ['Nominal', 'PersonRecord']),
    locationIds: idsOf(named, ['Location']),
    ...(incidentId === undefined ? {} : { incidentId }),
    origins: originsOf(answers, named),
  }
}

function originsOf(answers: Omit<Answers, 'named'>, named: readonly Named[]): Origins {
  const typed = (['text', 'handlingConditions', 'gradeReason'] as const).filter(
    (name) => answers[name] !== undefined && answers[name] !== '',
  )
  const carried = named.find(({ isCarried }) => isCarried)
  return {
    ...Object.fromEntries(typed.map((name) => [name, { how: 'typed' as const }])),
    ...Object.fromEntries(
      ['sourceGrade', 'assessmentGrade', 'handlingCode'].map((name) => [name, { how: 'chosen' as const }]),
    ),
    subjectIds: carried === undefined ? { how: 'chosen' } : { how: 'carried', fromId: carried.id },
  }
}
