/** Says that a report of intelligence answers a requirement. */
import { tasking } from '@mips/contracts/tasking'
import { useState } from 'react'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { FoundRecord } from '../../platform/found-record.tsx'
import { given, onForm } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesRegisters } from './tasking.api.ts'

export function AnswerForm({ requirementId }: { requirementId: string }) {
  // A new box for each answer: the last report is not left standing in it.
  const [round, setRound] = useState(0)
  return <OneAnswer key={round} requirementId={requirementId} onDone={() => setRound(round + 1)} />
}

function OneAnswer({ requirementId, onDone }: { requirementId: string; onDone: () => void }) {
  const form = useActForm({
    schema: onForm(
      (values: { reportId: string }) => ({ reportId: given(values.reportId) }),
      tasking.routes.answerRequirement.body,
    ),
    defaults: { reportId: '' },
    act: useAct(topicApi.tasking.answerRequirement.mutation(), {
      refreshes: refreshesRegisters,
      said: 'It answers the requirement',
    }),
    toInput: (body) => ({ params: { requirementId }, body }),
    onDone,
  })
  const error = form.errorOf('reportId')
  return (
    <ActFormFrame form={form} submitWords="It answers this">
      <FoundRecord
        label="Report"
        name="reportId"
        kinds={['IntelligenceReport']}
        {...(error === undefined ? {} : { error: 'Choose the report' })}
        onChoose={(id) => form.fields.setValue('reportId', id ?? '', { shouldValidate: id !== null })}
      />
    </ActFormFrame>
  )
}
