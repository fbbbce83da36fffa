/** The forms of the work: an action for somebody, a partner who is told, a note. */
import { missing } from '@mips/contracts/missing'
import type { OfficerRef } from '@mips/contracts/common'
import { missingActionKinds, missingPartners } from '@mips/domain/safeguarding/missing-words'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Controller } from 'react-hook-form'
import { ActChoice, ActLine, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, instantOf, onForm } from '../../platform/form-times.ts'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesMissing } from './missing.api.ts'
import type { FormProps } from './search-forms.tsx'

type Action = { kind: string; words: string; owner: OfficerRef[]; dueAt: LocalDateTime }

export function ActionForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm(
      (values: Action) => ({
        kind: given(values.kind),
        words: values.words,
        ownerId: values.owner[0]?.id,
        dueAt: instantOf(values.dueAt),
      }),
      missing.routes.addAction.body,
    ),
    defaults: { kind: '', words: '', owner: [], dueAt: { date: '', time: '' } } as Action,
    act: useAct(topicApi.missing.addAction.mutation(), { refreshes: refreshesMissing, said: 'Action given' }),
    toInput: (body) => ({ params: { episodeId: page.id }, body }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="Give the action">
      <ActChoice form={form} name="kind" label="Kind" list={missingActionKinds} />
      <ActLine form={form} name="words" label="What is to be done" />
      <Controller
        control={form.fields.control}
        name="owner"
        render={({ field }) => (
          <OfficersBox
            label="Whose"
            name="owner"
            hint="Left empty it is yours"
            chosen={field.value}
            onChange={(officers) => field.onChange(officers.slice(-1))}
          />
        )}
      />
      <ActTime form={form} name="dueAt" label="By" expects="any" need="optional" />
    </ActFormFrame>
  )
}

type Tell = { partner: string; toWords: string; words: string; receiptWords: string }

export function TellForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm(
      (values: Tell) => ({
        partner: given(values.partner),
        toWords: given(values.toWords),
        words: values.words,
        receiptWords: given(values.receiptWords),
      }),
      missing.routes.tellPartner.body,
    ),
    defaults: { partner: '', toWords: '', words: '', receiptWords: '' } as Tell,
    act: useAct(topicApi.missing.tellPartner.mutation(), { refreshes: refreshesMissing, said: 'Told' }),
    toInput: (body) => ({ params: { episodeId: page.id }, body }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="Keep that they were told">
      <ActChoice form={form} name="partner" label="Partner" list={missingPartners} />
      <ActLine form={form} name="toWords" label="Which one" need="optional" />
      <ActWords form={form} name="words" label="What they were told" />
      <ActLine
        form={form}
        name="receiptWords"
        label="Receipt: who took it, or their reference"
        need="optional"
      />
    </ActFormFrame>
  )
}

export function NoteForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: missing.routes.addNote.body,
    defaults: { text: '' },
    act: useAct(topicApi.missing.addNote.mutation(), { refreshes: refreshesMissing, said: 'Noted' }),
    toInput: (body) => ({ params: { episodeId: page.id }, body }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the note">
      <ActWords form={form} name="text" label="Note" limit={4000} />
    </ActFormFrame>
  )
}
