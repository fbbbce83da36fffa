/** The registrar's look at a decision: agree, or return it to be decided anew. */
import { crime } from '@mips/contracts/crime'
import { Radios } from '@mips/ui/radios.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCrime } from './crime.api.ts'

export function ReviewForm({ incidentId, decisionId }: { incidentId: string; decisionId: string }) {
  const form = useActForm({
    schema: crime.routes.reviewDecision.body,
    defaults: { answer: 'AGREED' as const, words: '' },
    act: useAct(topicApi.crime.reviewDecision.mutation(), { refreshes: refreshesCrime, said: 'Reviewed' }),
    toInput: (body) => ({ params: { incidentId, decisionId }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Say so">
      <Radios
        name="answer"
        legend="Your review"
        registration={form.fields.register('answer')}
        options={[
          { value: 'AGREED', label: 'Agree with the decision' },
          { value: 'RETURNED', label: 'Return it to be decided anew' },
        ]}
        error={form.errorOf('answer')}
      />
      <Textarea {...form.fields.register('words')} label="Why" error={form.errorOf('words')} />
    </ActFormFrame>
  )
}
