/** The form of an anti-social behaviour report: the contract's body without what the incident holds, and how each fact came. */
import { type Origins, oneOf } from '@mips/contracts/common'
import { NewAsbReport } from '@mips/contracts/safeguarding'
import type { PreparedAsb } from '@mips/contracts/safeguarding-replies'
import { asbRiskFactors, type AsbRiskFactor } from '@mips/domain/safeguarding/asb-risk'
import { z } from 'zod'
import { includedParts, partsOf, type Part } from './people-parts.tsx'

const score = oneOf(['0', '1', '2', '3'])

export const AsbAnswersForm = NewAsbReport.omit({
  incidentId: true,
  people: true,
  riskAnswers: true,
  origins: true,
}).extend({
  people: z.array(z.object({ personRecordId: z.string(), role: z.string(), isIncluded: z.boolean() })),
  riskAnswers: z.object({
    REPEAT: score,
    TARGETED: score,
    VULNERABILITY: score,
    HARM: score,
    IMPACT: score,
    SUPPORT: score,
    ESCALATION: score,
  }),
})
type Answers = z.output<typeof AsbAnswersForm>

export type AsbFields = {
  asbType: string
  description: string
  impact: string
  actionTaken: string
  people: Part[]
  riskAnswers: Record<AsbRiskFactor, string>
}

/** The form as it opens, with the words and people of the incident. */
export const openingOf = (known: PreparedAsb): AsbFields => ({
  asbType: '',
  description: known.event.summary,
  impact: '',
  actionTaken: '',
  people: partsOf(known.people),
  riskAnswers: {
    REPEAT: '',
    TARGETED: '',
    VULNERABILITY: '',
    HARM: '',
    IMPACT: '',
    SUPPORT: '',
    ESCALATION: '',
  },
})

/** The call for what was answered. */
export function bodyOf(answers: Answers, known: PreparedAsb): z.input<typeof NewAsbReport> {
  const { people, riskAnswers, ...rest } = answers
  return {
    ...rest,
    incidentId: known.event.id,
    people: includedParts(people),
    riskAnswers: {
      REPEAT: Number(riskAnswers.REPEAT),
      TARGETED: Number(riskAnswers.TARGETED),
      VULNERABILITY: Number(riskAnswers.VULNERABILITY),
      HARM: Number(riskAnswers.HARM),
      IMPACT: Number(riskAnswers.IMPACT),
      SUPPORT: Number(riskAnswers.SUPPORT),
      ESCALATION: Number(riskAnswers.ESCALATION),
    },
    origins: originsOf(answers, known),
  }
}

function originsOf(answers: Answers, known: PreparedAsb): Origins {
  const isCarried = answers.description.trim() === known.event.summary.trim()
  const typed = (['impact', 'actionTaken'] as const).filter(
    (name) => answers[name] !== undefined && answers[name] !== '',
  )
  return {
    ...Object.fromEntries(typed.map((name) => [name, { how: 'typed' as const }])),
    ...Object.fromEntries(
      asbRiskFactors.map(({ code }) => [`riskAnswers.${code}`, { how: 'chosen' as const }]),
    ),
    description: isCarried
      ? { how: 'carried', fromId: known.event.id, fromField: 'summary' }
      : { how: 'typed' },
    asbType: { how: 'chosen' },
  }
}
