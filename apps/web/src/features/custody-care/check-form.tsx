/** A check: two presses for what is said again and again; rousing asks the questions of Annex H. */
import { custodyCare } from '@mips/contracts/custody-care'
import type { CarePage } from '@mips/contracts/custody-care-replies'
import { Button } from '@mips/ui/button.tsx'
import { Checkbox, Checkboxes } from '@mips/ui/checkboxes.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { type LocalDateTime } from '@mips/ui/time-text.ts'
import { Controller } from 'react-hook-form'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { WhenFields } from './care-parts.tsx'
import { refreshesStay } from '../../platform/stay.ts'

const rousing = [
  { value: 'isRousable', label: 'Can be roused' },
  { value: 'saysName', label: 'Says their name' },
  { value: 'saysHome', label: 'Says where they live' },
  { value: 'saysWhere', label: 'Says where they are' },
  { value: 'opensEyes', label: 'Opens their eyes' },
  { value: 'liftsArms', label: 'Lifts one arm, then the other' },
] as const
const allMet = rousing.map(({ value }) => value as string)

type Values = {
  doneAt: LocalDateTime
  lateReason: string
  isAsleep: boolean
  isRoused: boolean
  met: string[]
  calledWho: string
  isAmbulance: boolean
  text: string
}

const toBody = (values: Values) => {
  const hasFailed = values.isRoused && values.met.length < rousing.length
  return {
    doneAt: instantOf(values.doneAt),
    lateReason: given(values.lateReason),
    ...(values.isAsleep ? { isAsleep: true } : {}),
    ...(values.isRoused
      ? { rousing: Object.fromEntries(rousing.map(({ value }) => [value, values.met.includes(value)])) }
      : {}),
    ...(hasFailed && given(values.calledWho)
      ? {
          calledWho: given(values.calledWho),
          calledAt: instantOf(values.doneAt),
          isAmbulance: values.isAmbulance,
        }
      : {}),
    text: values.text,
  }
}

const quick = {
  visit: ['Awake and well', 'Asleep, breathing normally'],
  rouse: ['Roused, answered all three, obeyed'],
}

export function CheckForm({ page }: { page: CarePage }) {
  const mustRouse = page.watch?.mustRouse === true
  const form = useActForm({
    schema: onForm(toBody, custodyCare.routes.recordCheck.body),
    defaults: {
      doneAt: rightNow(),
      lateReason: '',
      isAsleep: false,
      isRoused: mustRouse,
      met: allMet,
      calledWho: '',
      isAmbulance: true,
      text: '',
    } as Values,
    act: useAct(topicApi.custodyCare.recordCheck.mutation(), {
      refreshes: refreshesStay,
      said: ({ warnings }) => ['Check recorded', ...warnings].join('. '),
    }),
    toInput: (body) => ({ params: { recordId: page.id }, body }),
    again: true,
  })
  const { control, register, setValue, watch } = form.fields
  const isRoused = watch('isRoused')
  const hasFailed = isRoused && watch('met').length < rousing.length
  const say = (text: string) => {
    setValue('text', text)
    // A press is for now, however long the page has stood.
    setValue('doneAt', rightNow())
    form.onSubmit()
  }
  return (
    <ActFormFrame form={form} submitWords="Record the check">
      {hasFailed ? null : (
        <div className="mips-row">
          {(isRoused ? quick.rouse : quick.visit).map((text) => (
            <Button key={text} look="secondary" isBusy={form.isBusy} onClick={() => say(text)}>
              {text}
            </Button>
          ))}
        </div>
      )}
      <Checkbox {...register('isRoused')} label="Roused" />
      {isRoused ? (
        <Controller
          control={control}
          name="met"
          render={({ field }) => (
            <Checkboxes
              name="met"
              legend="Untick what was not met"
              options={rousing}
              value={field.value}
              onChange={field.onChange}
              inline
            />
          )}
        />
      ) : (
        <Checkbox {...register('isAsleep')} label="Asleep" />
      )}
      {hasFailed ? (
        <>
          <p>
            <strong>A medical emergency (TR-3): call an ambulance now.</strong>
          </p>
          <div className="mips-row mips-row--fields">
            <TextInput {...register('calledWho')} label="Who was called" error={form.errorOf('calledWho')} />
            <Checkbox {...register('isAmbulance')} label="An ambulance" />
          </div>
        </>
      ) : null}
      <TextInput {...register('text')} label="How the person was" error={form.errorOf('text')} />
      <WhenFields form={form} name="doneAt" legend="When it was done" />
    </ActFormFrame>
  )
}
