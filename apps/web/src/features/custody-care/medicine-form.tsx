/** A medicine: what, how much, how often, who carries it and who authorised it. */
import { custodyCare } from '@mips/contracts/custody-care'
import { medicineCarriers } from '@mips/domain/custody/care-codes'
import { DateTimeInput } from '@mips/ui/date-time-input.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Controller } from 'react-hook-form'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { choicesOf } from '../../platform/codes.ts'
import { given, instantOf, onForm, rightNow, todayAtNoTime } from '../../platform/form-times.ts'
import { serverNow } from '../../platform/server-clock.ts'
import { numberOf, yesNo, yesNoOptions } from './care-parts.tsx'
import { refreshesStay } from '../../platform/stay.ts'

export type MedicineStart = {
  name: string
  dose: string
  form: string | null
  everyMinutes: number | null
  prescriber: string | null
  isControlled: boolean
  carriedFrom: string
}

type Values = {
  name: string
  dose: string
  form: string
  prescriber: string
  controlled: string
  carrier: string
  lastTakenAt: LocalDateTime
  firstDueAt: LocalDateTime
  everyHours: string
  authorisedBy: string
}

const everyMinutes = (hours: string) => {
  const number = numberOf(hours)
  return typeof number === 'number' ? Math.round(number * 60) : number
}

export function MedicineForm({
  recordId,
  start,
  onDone,
}: {
  recordId: string
  start: MedicineStart | null
  onDone: () => void
}) {
  const toBody = (values: Values) => ({
    name: values.name,
    dose: values.dose,
    form: given(values.form),
    prescriber: given(values.prescriber),
    isControlled: yesNo(values.controlled),
    carrier: values.carrier,
    lastTakenAt: instantOf(values.lastTakenAt),
    firstDueAt: instantOf(values.firstDueAt),
    everyMinutes: everyMinutes(values.everyHours),
    authorisedBy: given(values.authorisedBy),
    carriedFrom: start?.carriedFrom,
  })
  const form = useActForm({
    schema: onForm(toBody, custodyCare.routes.addMedicine.body),
    defaults: {
      name: start?.name ?? '',
      dose: start?.dose ?? '',
      form: start?.form ?? '',
      prescriber: start?.prescriber ?? '',
      controlled: start === null ? '' : yesNoOf(start.isControlled),
      carrier: 'SUITE',
      lastTakenAt: todayAtNoTime(),
      firstDueAt: rightNow(),
      everyHours: start === null || start.everyMinutes === null ? '' : String(start.everyMinutes / 60),
      authorisedBy: '',
    } as Values,
    act: useAct(topicApi.custodyCare.addMedicine.mutation(), {
      refreshes: refreshesStay,
      said: 'Medicine recorded',
      onDone,
    }),
    toInput: (body) => ({ params: { recordId }, body }),
    again: true,
  })
  const { control, register } = form.fields
  const now = serverNow().toISOString()
  return (
    <ActFormFrame form={form} submitWords="Add the medicine">
      <div className="mips-columns">
        <TextInput {...register('name')} label="Name" error={form.errorOf('name')} />
        <TextInput {...register('dose')} label="Dose" error={form.errorOf('dose')} />
        <TextInput
          {...register('form')}
          label="Form"
          hint="Such as tablet or inhaler"
          need="optional"
          error={form.errorOf('form')}
        />
        <TextInput
          {...register('everyHours')}
          label="Every so many hours"
          hint="Leave empty for a single dose"
          inputMode="decimal"
          width={3}
          need="optional"
          error={form.errorOf('everyMinutes' as 'everyHours')}
        />
      </div>
      <Radios
        name="controlled"
        legend="Controlled drug"
        options={yesNoOptions}
        registration={register('controlled')}
        inline
        error={form.errorOf('isControlled' as 'controlled')}
      />
      <Select
        {...register('carrier')}
        label="Who carries it"
        options={choicesOf(medicineCarriers)}
        error={form.errorOf('carrier')}
      />
      <Controller
        control={control}
        name="lastTakenAt"
        render={({ field }) => (
          <DateTimeInput
            {...field}
            legend="Last taken before custody"
            hint="Leave the time empty when it is not known"
            expects="past"
            now={now}
            need="optional"
            error={form.errorOf('lastTakenAt')}
          />
        )}
      />
      <Controller
        control={control}
        name="firstDueAt"
        render={({ field }) => (
          <DateTimeInput
            {...field}
            legend="First due here"
            expects="any"
            now={now}
            error={form.errorOf('firstDueAt')}
          />
        )}
      />
      <div className="mips-columns">
        <TextInput
          {...register('authorisedBy')}
          label="Authorised by"
          hint="The registered healthcare professional"
          need="optional"
          error={form.errorOf('authorisedBy')}
        />
        <TextInput
          {...register('prescriber')}
          label="Prescribed by"
          need="optional"
          error={form.errorOf('prescriber')}
        />
      </div>
    </ActFormFrame>
  )
}

const yesNoOf = (isSo: boolean) => (isSo ? 'yes' : 'no')
