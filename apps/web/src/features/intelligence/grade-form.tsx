/** The grade of the unit for one paragraph, which stands from then on, and the conditions under which it may be shared. */
import { ApiError } from '@mips/client/api-error'
import type { EvaluatedParagraph, EvaluationPage } from '@mips/contracts/intelligence-review-replies'
import { useMemo } from 'react'
import { type Act, useAct } from '../../platform/act.ts'
import { type ActForm, ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { ActWords } from '../../platform/act-fields.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesEvaluation } from './evaluation.api.ts'
import { GradeFields } from './grade-fields.tsx'
import { GradeAnswers, gradeOf, type GradeValues, gradeOpening } from './grade-answers.ts'
import type { IntelligenceFields } from './submit-fields.ts'

type Props = { report: EvaluationPage; paragraph: EvaluatedParagraph }
/** The fields of a refusal as the form has them: its grade stands in a list of one. */
function usePlaced<Answer, Input>(act: Act<Answer, Input>): Act<Answer, Input> {
  const { error } = act
  const moved = useMemo(
    () =>
      error === null
        ? null
        : new ApiError(error.code, {
            status: error.status,
            facts: error.facts,
            fields: error.fields.map((field) =>
              field.path === '' || field.path === 'reason'
                ? field
                : { ...field, path: `paragraphs.0.${field.path}` },
            ),
            ...(error.requestId === undefined ? {} : { requestId: error.requestId }),
          }),
    [error],
  )
  return { ...act, error: moved }
}

export function GradeForm({ report, paragraph }: Props) {
  const { id, number } = paragraph
  const act = useAct(topicApi.intelligenceReview.grade.mutation(), {
    refreshes: refreshesEvaluation,
    said: `Grade of paragraph ${number} kept`,
  })
  const form = useActForm({
    schema: GradeAnswers,
    defaults: gradeOpening(paragraph),
    draft: { key: `intelligence.grade:${report.id}:${id}` },
    act: usePlaced(act),
    toInput: (answers) => ({
      params: { reportId: report.id, paragraphId: id },
      body: gradeOf(answers),
      version: report.version,
    }),
  }) as unknown as ActForm<GradeValues>
  return (
    <ActFormFrame form={form} submitWords={`Keep the grade of paragraph ${number}`}>
      {/* The fields of a grade are those of the report that is written up, where they stand in its first paragraph. */}
      <GradeFields form={form as unknown as ActForm<IntelligenceFields>} index={0} />
      {paragraph.grade === null ? null : (
        <ActWords form={form} name="reason" label="Why the grade is replaced" need="optional" limit={1000} />
      )}
    </ActFormFrame>
  )
}
