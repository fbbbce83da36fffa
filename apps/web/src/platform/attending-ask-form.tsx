/** Asks somebody to come: a person on record, a named contact or a firm; whoever came last time with one press. */
import { askBody, type LastTimePerson } from '@mips/contracts/rights-replies'
import { attendingModes, attendingRoles } from '@mips/domain/custody/attending'
import { Button, ButtonGroup } from '@mips/ui/button.tsx'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { DateTimeInput } from '@mips/ui/date-time-input.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Warning } from '@mips/ui/warning.tsx'
import { Controller } from 'react-hook-form'
import { ActLate } from './act-fields.tsx'
import { ActFormFrame, useActForm } from './act-form.tsx'
import type { AskBody, AttendingActs } from './attending-panel.tsx'
import { choicesOf } from './codes.ts'
import { given, instantOf, onForm, rightNow, todayAtNoTime } from './form-times.ts'
import { PersonBox } from './person-box.tsx'
import { serverNow } from './server-clock.ts'

type Values = {
  role: string
  nominalId: string
  name: string
  firm: string
  phone: string
  relation: string
  language: string
  mode: string
  reason: string
  requestedAt: LocalDateTime
  expectedAt: LocalDateTime
  isTold: boolean
  isEighteen: boolean
  isPolice: boolean
  isInvolved: boolean
  receivedAdmissions: boolean
  isEstrangedAndRefused: boolean
  lateReason: string
}

const adultChecks = [
  ['isEighteen', 'Is 18 or over'],
  ['isPolice', 'Is police, or works for the police'],
  ['isInvolved', 'Is involved in the investigation'],
  ['receivedAdmissions', 'Has heard admissions'],
  ['isEstrangedAndRefused', 'Is an estranged parent whom the child does not want'],
] as const

/** Asks somebody to come; whoever came last time is asked with one press. */
export function AskForm({
  acts,
  lastTime,
  role,
  delay,
}: {
  acts: AttendingActs
  lastTime: readonly LastTimePerson[]
  role?: string
  /** Says that advice of a solicitor is delayed, while it is. */
  delay?: string | undefined
}) {
  const body = (values: Values) => ({
    role: values.role,
    mode: values.mode,
    nominalId: given(values.nominalId),
    name: given(values.nominalId) === undefined ? given(values.name) : undefined,
    firm: given(values.firm),
    phone: given(values.phone),
    relation: given(values.relation),
    language: given(values.language),
    reason: given(values.reason),
    requestedAt: instantOf(values.requestedAt),
    expectedAt: instantOf(values.expectedAt),
    isTold: values.isTold,
    lateReason: given(values.lateReason),
    adult: values.role === 'AA' ? Object.fromEntries(adultChecks.map(([key]) => [key, values[key]])) : {},
  })
  const form = useActForm({
    schema: onForm(body, askBody),
    defaults: {
      role: role ?? 'SOLICITOR',
      nominalId: '',
      name: '',
      firm: '',
      phone: '',
      relation: '',
      language: '',
      mode: 'IN_PERSON',
      reason: '',
      requestedAt: rightNow(),
      expectedAt: todayAtNoTime(),
      isTold: true,
      isEighteen: false,
      isPolice: false,
      isInvolved: false,
      receivedAdmissions: false,
      isEstrangedAndRefused: false,
      lateReason: '',
    } as Values,
    act: acts.ask,
    toInput: (made) => made as AskBody,
    again: true,
  })
  const { control, register, setValue, watch } = form.fields
  const now = serverNow().toISOString()
  const isAdult = watch('role') === 'AA'
  const fill = (before: LastTimePerson) => () => {
    setValue('role', before.role)
    setValue('nominalId', before.nominalId ?? '')
    setValue('name', before.name ?? '')
    for (const key of ['firm', 'phone', 'relation', 'language'] as const) setValue(key, before[key] ?? '')
  }
  return (
    <>
      {lastTime.length === 0 ? null : (
        <ButtonGroup>
          {lastTime.map((before) => (
            <Button key={before.role} look="secondary" onClick={fill(before)}>
              {`As last time (${before.reference ?? 'earlier'}): ${before.roleLabel.toLowerCase()} ${[before.name, before.firm].filter(Boolean).join(', ')}`}
            </Button>
          ))}
        </ButtonGroup>
      )}
      <ActFormFrame form={form} submitWords="Ask them to come">
        <Select
          {...register('role')}
          label="Who is needed"
          options={choicesOf(attendingRoles)}
          error={form.errorOf('role')}
        />
        {delay !== undefined && watch('role') === 'SOLICITOR' ? <Warning>{delay}</Warning> : null}
        <div className="mips-row mips-row--fields">
          <TextInput {...register('name')} label="Name" need="optional" error={form.errorOf('name')} />
          <TextInput
            {...register('firm')}
            label="Firm or scheme"
            need="optional"
            error={form.errorOf('firm')}
          />
          <TextInput {...register('phone')} label="Telephone" need="optional" error={form.errorOf('phone')} />
        </div>
        <Details summary="Somebody on record">
          <PersonBox
            label="Person on record"
            name="nominalId"
            error={form.errorOf('nominalId')}
            onChoose={(nominalId) => setValue('nominalId', nominalId ?? '')}
          />
        </Details>
        <div className="mips-row mips-row--fields">
          <TextInput
            {...register('relation')}
            label="Who they are to the person"
            need="optional"
            error={form.errorOf('relation')}
          />
          <TextInput
            {...register('language')}
            label="Language"
            need={watch('role') === 'INTERPRETER' ? 'now' : 'optional'}
            error={form.errorOf('language')}
          />
          <Select
            {...register('mode')}
            label="How"
            options={choicesOf(attendingModes)}
            error={form.errorOf('mode')}
          />
        </div>
        {isAdult ? (
          <fieldset className="govuk-fieldset">
            <legend className="govuk-fieldset__legend">What makes them fit or unfit as the adult</legend>
            {adultChecks.map(([key, label]) => (
              <Checkbox key={key} {...register(key)} label={label} />
            ))}
          </fieldset>
        ) : null}
        <Controller
          control={control}
          name="requestedAt"
          render={({ field }) => (
            <DateTimeInput
              {...field}
              legend="Asked for"
              expects="past"
              now={now}
              error={form.errorOf('requestedAt')}
            />
          )}
        />
        <ActLate form={form} time="requestedAt" />
        <Checkbox {...register('isTold')} label="They were told at once" />
        <Controller
          control={control}
          name="expectedAt"
          render={({ field }) => (
            <DateTimeInput
              {...field}
              legend="Expected"
              now={now}
              need="optional"
              error={form.errorOf('expectedAt')}
            />
          )}
        />
      </ActFormFrame>
    </>
  )
}
