import { custody } from '@mips/contracts/custody'
import type { CustodyLogEntry } from '@mips/contracts/custody-replies'
import { custodyLogKinds } from '@mips/domain/custody/log-kinds'
import { DateTimeInput } from '@mips/ui/date-time-input.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { fromInstant, type LocalDateTime } from '@mips/ui/time-text.ts'
import { Controller } from 'react-hook-form'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { type ActForm, ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { serverNow } from '../../platform/server-clock.ts'
import { refreshesStay } from '../../platform/stay.ts'
import { isEnteredLate } from '../../platform/late.ts'

type Values = { kind: string; happenedAt: LocalDateTime; text: string; lateReason: string }

const typedKinds = custodyLogKinds
  .filter(({ isTypedByHand }) => isTypedByHand)
  .map(({ code, label }) => ({ value: code, label }))

/** Any entry that is made by hand; the time is now unless it is changed. */
export function LogForm({ recordId }: { recordId: string }) {
  const toBody = (values: Values) => ({
    kind: values.kind,
    happenedAt: instantOf(values.happenedAt),
    text: values.text,
    lateReason: given(values.lateReason),
  })
  const form = useActForm({
    schema: onForm(toBody, custody.routes.addLogEntry.body),
    defaults: { kind: 'NOTE', happenedAt: rightNow(), text: '', lateReason: '' } as Values,
    draft: { key: `custody.log:${recordId}` },
    act: useAct(topicApi.custody.addLogEntry.mutation(), {
      refreshes: refreshesStay,
      said: 'Entered in the log',
    }),
    toInput: (body) => ({ params: { recordId }, body }),
    again: true,
  })
  return (
    <ActFormFrame form={form} submitWords="Add to the log">
      <Select
        {...form.fields.register('kind')}
        label="Kind of entry"
        options={typedKinds}
        error={form.errorOf('kind')}
      />
      <EntryFields form={form} />
    </ActFormFrame>
  )
}

/** Puts an entry right by a new one; what was written stays to be read, struck through. */
export function CorrectionForm({
  recordId,
  entry,
  onClose,
}: {
  recordId: string
  entry: CustodyLogEntry
  onClose: () => void
}) {
  const toBody = (values: Values) => ({
    kind: 'CORRECTION',
    happenedAt: instantOf(values.happenedAt),
    text: values.text,
    lateReason: given(values.lateReason),
    correctsId: entry.id,
  })
  const form = useActForm({
    schema: onForm(toBody, custody.routes.addLogEntry.body),
    defaults: {
      kind: 'CORRECTION',
      happenedAt: fromInstant(entry.happenedAt),
      text: '',
      lateReason: '',
    } as Values,
    act: useAct(topicApi.custody.addLogEntry.mutation(), { refreshes: refreshesStay, said: 'Corrected' }),
    toInput: (body) => ({ params: { recordId }, body }),
    onDone: onClose,
  })
  return (
    <Dialog title={`Correct: ${entry.kindLabel}`} isOpen onClose={onClose}>
      <p>
        <s>{entry.text}</s>
      </p>
      <ActFormFrame form={form} submitWords="Record the correction">
        <EntryFields form={form} textLabel="What it should say, and why" />
      </ActFormFrame>
    </Dialog>
  )
}

function EntryFields({ form, textLabel = 'What happened' }: { form: ActForm<Values>; textLabel?: string }) {
  const { control, register, watch } = form.fields
  const now = serverNow().toISOString()
  return (
    <>
      <Textarea {...register('text')} label={textLabel} rows={2} limit={4000} error={form.errorOf('text')} />
      <Controller
        control={control}
        name="happenedAt"
        render={({ field }) => (
          <DateTimeInput
            {...field}
            legend="When it happened"
            expects="past"
            now={now}
            error={form.errorOf('happenedAt')}
          />
        )}
      />
      {isEnteredLate(instantOf(watch('happenedAt')), now) ? (
        <Textarea
          {...register('lateReason')}
          label="Why it is entered late"
          rows={2}
          limit={500}
          error={form.errorOf('lateReason')}
        />
      ) : null}
    </>
  )
}
