/** What a form of the unit's grade answers, and the call for it. */
import type { intelligenceReview } from '@mips/contracts/intelligence-review'
import { text } from '@mips/contracts/common'
import { z } from 'zod'
import { gradedPart, ParagraphAnswers } from './submit-fields.ts'

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
