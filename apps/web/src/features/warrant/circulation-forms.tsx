/** The forms of the bureau of the national computer: put on with its reference, looked at again, taken off. */
import { warrant } from '@mips/contracts/warrant'
import type { WarrantPage } from '@mips/contracts/warrant-parts'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { ActLine, ActTime } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { type FormProps, on, refreshesWarrant } from './warrant.api.ts'

export function CirculateForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm(
      (values: { enteredAt: LocalDateTime; reference: string }) => ({
        enteredAt: instantOf(values.enteredAt),
        reference: values.reference,
      }),
      warrant.routes.circulate.body,
    ),
    defaults: { enteredAt: rightNow(), reference: '' },
    act: useAct(topicApi.warrant.circulate.mutation(), { refreshes: refreshesWarrant, said: 'Circulated' }),
    toInput: (body) => ({ ...on(page), body }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the circulation">
      <ActTime form={form} name="enteredAt" label="When it was put on" />
      <ActLine
        form={form}
        name="reference"
        label="Reference that the national computer gave"
        hint="It is the proof"
      />
    </ActFormFrame>
  )
}

type OneProps = { page: WarrantPage; circulationId: string }
const onOne = ({ page, circulationId }: OneProps) => ({
  ...on(page),
  params: { warrantId: page.id, circulationId },
})

export function CancelForm(props: OneProps) {
  const form = useActForm({
    schema: onForm(
      (values: { at: LocalDateTime; words: string }) => ({
        at: instantOf(values.at),
        words: given(values.words),
      }),
      warrant.routes.cancelCirculation.body,
    ),
    defaults: { at: rightNow(), words: '' },
    act: useAct(topicApi.warrant.cancelCirculation.mutation(), {
      refreshes: refreshesWarrant,
      said: 'Taken off',
    }),
    toInput: (body) => ({ ...onOne(props), body }),
  })
  return (
    <ActFormFrame form={form} submitWords="It was taken off">
      <ActTime form={form} name="at" label="When it was taken off" />
      <ActLine form={form} name="words" label="Note" need="optional" />
    </ActFormFrame>
  )
}

export function ReviewForm(props: OneProps) {
  const form = useActForm({
    schema: onForm((values: { words: string }) => values, warrant.routes.reviewCirculation.body),
    defaults: { words: '' },
    act: useAct(topicApi.warrant.reviewCirculation.mutation(), {
      refreshes: refreshesWarrant,
      said: 'Kept',
    }),
    toInput: (body) => ({ ...onOne(props), body }),
  })
  return (
    <ActFormFrame form={form} submitWords="It was looked at again">
      <ActLine form={form} name="words" label="What was checked" />
    </ActFormFrame>
  )
}
