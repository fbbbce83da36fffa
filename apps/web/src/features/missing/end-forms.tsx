/** The forms that end a report or take it up again: a supervisor closes, cancels and opens. */
import { missing } from '@mips/contracts/missing'
import { ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesMissing } from './missing.api.ts'
import type { FormProps } from './search-forms.tsx'

export function EndForm({ act, ...props }: FormProps & { act: 'close' | 'cancel' | 'reopen' }) {
  if (act === 'close') return <CloseForm {...props} />
  return <ReasonForm {...props} act={act} />
}

function CloseForm({ page, close }: FormProps) {
  const isOwed = !page.interviews.some(({ kind }) => kind === 'PREVENTION')
  const form = useActForm({
    schema: onForm(
      (values: { words: string; noPreventionReason: string }) => ({
        words: given(values.words),
        noPreventionReason: given(values.noPreventionReason),
      }),
      missing.routes.close.body,
    ),
    defaults: { words: '', noPreventionReason: '' },
    act: useAct(topicApi.missing.close.mutation(), { refreshes: refreshesMissing, said: 'Closed' }),
    toInput: (body) => ({ params: { episodeId: page.id }, body, version: page.version }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="Close the report">
      {isOwed ? (
        <ActWords form={form} name="noPreventionReason" label="Why nobody spoke with them after the return" />
      ) : null}
      <ActWords form={form} name="words" label="What was learnt" need="optional" />
    </ActFormFrame>
  )
}

function ReasonForm({ page, close, act }: FormProps & { act: 'cancel' | 'reopen' }) {
  const cancel = useAct(topicApi.missing.cancel.mutation(), {
    refreshes: refreshesMissing,
    said: 'Cancelled',
  })
  const reopen = useAct(topicApi.missing.reopen.mutation(), {
    refreshes: refreshesMissing,
    said: 'Open again',
  })
  const form = useActForm({
    schema: missing.routes.cancel.body,
    defaults: { reason: '' },
    act: act === 'cancel' ? cancel : reopen,
    toInput: (body) => ({ params: { episodeId: page.id }, body, version: page.version }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords={act === 'cancel' ? 'Cancel the report' : 'Open the report again'}>
      <ActWords form={form} name="reason" label="Why" />
    </ActFormFrame>
  )
}
