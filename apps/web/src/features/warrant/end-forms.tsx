/** The forms of the other ends: surrendered, served and bailed to a day, withdrawn by the court. */
import { warrant } from '@mips/contracts/warrant'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { ActDay, ActLine, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { type FormProps, on, refreshesWarrant } from './warrant.api.ts'

export function SurrenderForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm(
      (values: { at: LocalDateTime; words: string }) => ({ at: instantOf(values.at), words: values.words }),
      warrant.routes.surrender.body,
    ),
    defaults: { at: rightNow(), words: '' },
    act: useAct(topicApi.warrant.surrender.mutation(), { refreshes: refreshesWarrant, said: 'Surrendered' }),
    toInput: (body) => ({ ...on(page), body }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="They surrendered">
      <ActTime form={form} name="at" label="When" />
      <ActWords form={form} name="words" label="Where and to whom" />
    </ActFormFrame>
  )
}

export function BailForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm(
      (values: { at: LocalDateTime; bailedTo: string; place: string }) => ({
        at: instantOf(values.at),
        bailedTo: values.bailedTo,
        place: given(values.place),
      }),
      warrant.routes.serveBail.body,
    ),
    defaults: { at: rightNow(), bailedTo: '', place: '' },
    act: useAct(topicApi.warrant.serveBail.mutation(), { refreshes: refreshesWarrant, said: 'Served' }),
    toInput: (body) => ({ ...on(page), body }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="It was served">
      <ActTime form={form} name="at" label="When" />
      <ActDay form={form} name="bailedTo" label="Bailed to" />
      <ActLine form={form} name="place" label="Where" need="optional" />
    </ActFormFrame>
  )
}

export function WithdrawForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm(
      (values: { at: LocalDateTime; courtReference: string; words: string }) => ({
        at: instantOf(values.at),
        courtReference: values.courtReference,
        words: given(values.words),
      }),
      warrant.routes.withdraw.body,
    ),
    defaults: { at: rightNow(), courtReference: '', words: '' },
    act: useAct(topicApi.warrant.withdraw.mutation(), { refreshes: refreshesWarrant, said: 'Withdrawn' }),
    toInput: (body) => ({ ...on(page), body }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="The court withdrew it" look="warning">
      <ActTime form={form} name="at" label="When" />
      <ActLine form={form} name="courtReference" label="Result or order of the court" />
      <ActWords form={form} name="words" label="Note" need="optional" />
    </ActFormFrame>
  )
}
