/** What a supervisor does on a case: review the risk and the plan, close it with its outcome, open it again. */
import { asbCase } from '@mips/contracts/asb-case'
import type { AsbCasePage } from '@mips/contracts/asb-case-parts'
import { asbCaseOutcomes } from '@mips/domain/safeguarding/asb-case'
import { Card } from '@mips/ui/card.tsx'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { choicesOf } from '../../platform/codes.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCase } from './asb-case.api.ts'

type Page = { page: AsbCasePage }

/** Shown while the last answer of the matrix is not reviewed. */
export function ReviewRisk({ page }: Page) {
  const form = useActForm({
    schema: asbCase.routes.review.body,
    defaults: { answer: 'AGREED' as const, words: '' },
    act: useAct(topicApi.asbCase.review.mutation(), { refreshes: refreshesCase, said: 'Reviewed' }),
    toInput: (body) => ({ params: { caseId: page.id }, body }),
  })
  if (page.risks[0] === undefined || page.risks[0].review !== null) return null
  return (
    <Card title="Supervisor's review">
      <ActFormFrame form={form} submitWords="Record the review">
        <Radios
          name="answer"
          legend="Risk and plan"
          inline
          registration={form.fields.register('answer')}
          options={[
            { value: 'AGREED', label: 'Agree' },
            { value: 'RETURNED', label: 'Return with what is to be done' },
          ]}
          error={form.errorOf('answer')}
        />
        <Textarea
          {...form.fields.register('words')}
          label="What you looked at, and what is to be done"
          rows={2}
          error={form.errorOf('words')}
        />
      </ActFormFrame>
    </Card>
  )
}

export const CloseCase = ({ page }: Page) => (
  <Card title={page.state === 'OPEN' ? 'Close' : 'Open again'}>
    <Details summary={page.state === 'OPEN' ? 'Close the case' : 'Open the case again'}>
      {page.state === 'OPEN' ? <CloseForm page={page} /> : <ReopenForm page={page} />}
    </Details>
  </Card>
)

function CloseForm({ page }: Page) {
  const form = useActForm({
    schema: onForm(
      (values: { outcome: string; words: string; isVictimTold: boolean }) => ({
        ...values,
        outcome: given(values.outcome),
      }),
      asbCase.routes.close.body,
    ),
    defaults: { outcome: '', words: '', isVictimTold: false },
    act: useAct(topicApi.asbCase.close.mutation(), { refreshes: refreshesCase, said: 'Case closed' }),
    toInput: (body) => ({ params: { caseId: page.id }, body, version: page.version }),
  })
  return (
    <ActFormFrame form={form} submitWords="Close the case">
      <Radios
        name="outcome"
        legend="Outcome"
        registration={form.fields.register('outcome')}
        options={choicesOf(asbCaseOutcomes)}
        error={form.errorOf('outcome') === undefined ? undefined : 'Choose the outcome'}
      />
      <Textarea
        {...form.fields.register('words')}
        label="How it ended"
        rows={2}
        error={form.errorOf('words')}
      />
      <Checkbox
        {...form.fields.register('isVictimTold')}
        label="The victim is told, and of the case review"
        error={form.errorOf('isVictimTold')}
      />
    </ActFormFrame>
  )
}

function ReopenForm({ page }: Page) {
  const form = useActForm({
    schema: asbCase.routes.reopen.body,
    defaults: { reason: '' },
    act: useAct(topicApi.asbCase.reopen.mutation(), { refreshes: refreshesCase, said: 'Case opened again' }),
    toInput: (body) => ({ params: { caseId: page.id }, body, version: page.version }),
  })
  return (
    <ActFormFrame form={form} submitWords="Open the case again">
      <Textarea {...form.fields.register('reason')} label="Why" rows={2} error={form.errorOf('reason')} />
    </ActFormFrame>
  )
}
