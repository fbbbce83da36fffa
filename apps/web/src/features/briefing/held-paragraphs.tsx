/** The paragraphs of a report that its reader holds, to choose one of. */
import { useQuery } from '@tanstack/react-query'
import type { FieldValues, Path } from 'react-hook-form'
import { ActRadios } from '../../platform/act-fields.tsx'
import type { ActForm } from '../../platform/act-form.tsx'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

export function HeldParagraphs<V extends FieldValues>({
  form,
  reportId,
}: {
  form: ActForm<V>
  reportId: string
}) {
  const report = useQuery(topicApi.intelligence.get.query({ params: { reportId } }))
  return (
    <Shown query={report} words="Looking what you hold of it…" headingLevel={2}>
      {({ paragraphs }) =>
        paragraphs.length === 0 ? (
          <p>You hold no paragraph of this report that could be told.</p>
        ) : (
          <ActRadios
            form={form}
            name={'textId' as Path<V>}
            label="Paragraph"
            list={paragraphs.map(({ textId, number, text, grade }) => ({
              code: textId,
              label: `${number}. ${text.length > 160 ? `${text.slice(0, 160)}…` : text} (${grade.printed})`,
            }))}
          />
        )
      }
    </Shown>
  )
}
