/** What a form of the unit's grade opens with and answers, and the call for it. */
import type { intelligenceReview } from '@mips/contracts/intelligence-review'
import { text } from '@mips/contracts/common'
import type { EvaluatedParagraph } from '@mips/contracts/intelligence-review-replies'
import { z } from 'zod'
import {
  emptyParagraph,
  gradedPart,
  type IntelligenceFields,
  openingOf,
  ParagraphAnswers,
} from './submit-fields.ts'

const GradeParagraph = ParagraphAnswers.pick({
  sourceGrade: true,
  assessmentGrade: true,
  handlingCode: true,
  handlingConditions: true,
  gradeReason: true,
  corroboratedById: true,
  conditions: true,
}).strip()

export const GradeAnswers = z.object({
  reason: text(1000).optional(),
  paragraphs: z.tuple([GradeParagraph]),
})

export type GradeValues = IntelligenceFields & { reason: string }

/** Opens with the grade that stands, that of the unit or else that of the writer, and with its conditions as they are narrowed. */
export function gradeOpening({
  grade,
  initialGrade,
  conditions,
  gradeReason,
  authoritativeReason,
  corroboratedBy,
}: EvaluatedParagraph): GradeValues {
  const stands = grade ?? initialGrade
  return {
    ...openingOf(undefined),
    reason: '',
    paragraphs: [
      {
        ...emptyParagraph(),
        sourceGrade: stands?.source ?? '',
        assessmentGrade: stands?.assessment ?? '',
        handlingCode: stands?.handling ?? 'C',
        gradeReason: (grade === null ? gradeReason : authoritativeReason) ?? '',
        corroboratedById: corroboratedBy?.id ?? '',
        conditions: conditions
          .filter(({ code }) => code !== 'OTHER')
          .map(({ code, appliesTo, expires, named }) => ({ code, appliesTo, expires: expires ?? '', named })),
        handlingConditions: conditions
          .filter(({ code }) => code === 'OTHER')
          .map(({ words }) => words)
          .join('; '),
      },
    ],
  }
}

type Body = z.input<(typeof intelligenceReview)['routes']['grade']['body']>

/** The call for a grade: conditions in words stand among the others. */
export function gradeOf({ reason, paragraphs: [answers] }: z.output<typeof GradeAnswers>): Body {
  const { handlingConditions, conditions = [], ...grade } = gradedPart(answers)
  const words = handlingConditions?.trim() ?? ''
  return {
    ...grade,
    conditions: [...conditions, ...(words === '' ? [] : [{ code: 'OTHER' as const, text: words }])],
    ...(reason === undefined || reason.trim() === '' ? {} : { reason }),
  }
}
