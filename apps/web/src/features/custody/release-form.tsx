import { custody } from '@mips/contracts/custody'
import type { CustodyPage } from '@mips/contracts/custody-replies'
import { releaseDisposals } from '@mips/domain/custody/disposals'
import { DateTimeInput } from '@mips/ui/date-time-input.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Warning } from '@mips/ui/warning.tsx'
import { Controller } from 'react-hook-form'
import { api } from '../../platform/api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { choicesOf } from '../../platform/codes.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { serverNow } from '../../platform/server-clock.ts'
import { refreshesStay } from '../../platform/stay.ts'
import { useFreshWhenStale } from '../../platform/stay-stale.ts'

type Values = {
  disposal: string
  releasedAt: LocalDateTime
  reason: string
  collectedBy: string
  inspectorName: string
}

/** Ends the stay; a legal act, so it stands folded and says what follows from it. */
export function ReleaseForm({ stay }: { stay: CustodyPage }) {
  return (
    <Details summary="Release or hand over">
      <Form stay={stay} />
    </Details>
  )
}

function Form({ stay }: { stay: CustodyPage }) {
  const toBody = (values: Values) => ({
    disposal: values.disposal,
    releasedAt: instantOf(values.releasedAt),
    reason: values.reason,
    collectedBy: given(values.collectedBy),
    inspectorName: given(values.inspectorName),
  })
  const form = useActForm({
    schema: onForm(toBody, custody.routes.release.body),
    defaults: {
      disposal: '',
      releasedAt: rightNow(),
      reason: '',
      collectedBy: '',
      inspectorName: '',
    } as Values,
    act: useAct(api.custody.release.mutation(), { refreshes: refreshesStay, said: 'The stay has ended' }),
    toInput: (body) => ({ params: { recordId: stay.id }, body, version: stay.version }),
  })
  useFreshWhenStale(form)
  const { control, register } = form.fields
  return (
    <ActFormFrame form={form} submitWords="End the stay" look="warning">
      <Warning>The clock stops and the record closes. It cannot be opened again.</Warning>
      <Select
        {...register('disposal')}
        label="How it ends"
        placeholder="Choose"
        options={choicesOf(releaseDisposals)}
        error={form.errorOf('disposal')}
      />
      <Textarea
        {...register('reason')}
        id="release-reason"
        label="Why"
        rows={2}
        limit={2000}
        error={form.errorOf('reason')}
      />
      {stay.isChild ? (
        <>
          <TextInput
            {...register('collectedBy')}
            label="Collected by"
            hint="The adult whom the child goes with"
            error={form.errorOf('collectedBy')}
          />
          <TextInput
            {...register('inspectorName')}
            label="Inspector who agreed that the child goes alone"
            need="optional"
            error={form.errorOf('inspectorName')}
          />
        </>
      ) : null}
      <Controller
        control={control}
        name="releasedAt"
        render={({ field }) => (
          <DateTimeInput
            {...field}
            legend="When"
            expects="past"
            now={serverNow().toISOString()}
            error={form.errorOf('releasedAt')}
          />
        )}
      />
    </ActFormFrame>
  )
}
