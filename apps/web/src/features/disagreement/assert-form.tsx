/** Keeps what a paragraph of intelligence says of the person, beside what is recorded. */
import { disagreement } from '@mips/contracts/disagreement'
import { assertedFields } from '@mips/domain/nominal/disagreement'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ActLine, ActRadios } from '../../platform/act-fields.tsx'
import { type ActForm, ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { FoundRecord } from '../../platform/found-record.tsx'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

type Values = { field: string; value: string; reportId: string; textId: string }

const hints: Readonly<Record<string, string>> = {
  dob: 'As YYYY-MM-DD, YYYY-MM or YYYY',
  height: 'In whole centimetres',
}

export function AssertForm({ nominalId }: { nominalId: string }) {
  // A new set of boxes for each: the last report is not left standing in them.
  const [round, setRound] = useState(0)
  return <OneAssertion key={round} nominalId={nominalId} onDone={() => setRound(round + 1)} />
}

function OneAssertion({ nominalId, onDone }: { nominalId: string; onDone: () => void }) {
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        field: given(values.field),
        value: values.value,
        reportId: given(values.reportId),
        textId: given(values.textId),
      }),
      disagreement.routes.assert.body,
    ),
    defaults: { field: 'dob', value: '', reportId: '', textId: '' } as Values,
    act: useAct(topicApi.disagreement.assert.mutation(), {
      refreshes: [topicApi.disagreement.get.key],
      said: 'Kept beside what is recorded',
    }),
    toInput: (body) => ({ params: { nominalId }, body }),
    onDone,
  })
  const { watch, setValue } = form.fields
  const [field, reportId] = [watch('field'), watch('reportId')]
  const error = form.errorOf('reportId')
  const hint = hints[field]
  return (
    <ActFormFrame form={form} submitWords="Keep it">
      <ActRadios form={form} name="field" label="What it says" list={assertedFields} />
      <ActLine form={form} name="value" label="Value" {...(hint === undefined ? {} : { hint })} />
      <FoundRecord
        label="Report"
        name="reportId"
        kinds={['IntelligenceReport']}
        {...(error === undefined ? {} : { error: 'Choose the report' })}
        onChoose={(id) => {
          setValue('textId', '')
          setValue('reportId', id ?? '', { shouldValidate: id !== null })
        }}
      />
      {reportId === '' ? null : <Paragraphs form={form} reportId={reportId} />}
    </ActFormFrame>
  )
}

const mostShown = 160

function Paragraphs({ form, reportId }: { form: ActForm<Values>; reportId: string }) {
  const report = useQuery(topicApi.intelligence.get.query({ params: { reportId } }))
  return (
    <Shown query={report} words="Looking what you hold of it…" headingLevel={2}>
      {({ paragraphs }) =>
        paragraphs.length === 0 ? (
          <p>You hold no paragraph of this report.</p>
        ) : (
          <ActRadios
            form={form}
            name="textId"
            label="Paragraph"
            list={paragraphs.map(({ textId, number, text, grade }) => ({
              code: textId,
              label: `${number}. ${text.length > mostShown ? `${text.slice(0, mostShown)}…` : text} (${grade.printed})`,
            }))}
          />
        )
      }
    </Shown>
  )
}
