/** The fields that forms of acts have in common, bound to the form by name: times, words, choices, ticks. */
import { Checkbox, Checkboxes } from '@mips/ui/checkboxes.tsx'
import { DateInput } from '@mips/ui/date-input.tsx'
import { DateTimeInput } from '@mips/ui/date-time-input.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Controller, type FieldValues, type Path } from 'react-hook-form'
import type { ActForm } from './act-form.tsx'
import { choicesOf } from './codes.ts'
import { instantOf } from './form-times.ts'
import { isEnteredLate } from './late.ts'
import { serverNow } from './server-clock.ts'

type Bound<V extends FieldValues> = {
  form: ActForm<V>
  name: Path<V>
  label: string
  hint?: string
  need?: 'optional'
}
type List = readonly { code: string; label: string }[]

type When<V extends FieldValues> = Bound<V> & { expects?: 'past' | 'any' }

/** The words of a field and the error beside it, for the controls of a day and of a time. */
const wordsOf = <V extends FieldValues>({ form, name, label, hint, need }: Bound<V>) => ({
  legend: label,
  ...(hint === undefined ? {} : { hint }),
  ...(need === undefined ? {} : { need }),
  error: form.errorOf(name),
})

/** A day and a time; `expects` says on which side of now. */
export function ActTime<V extends FieldValues>({ expects = 'past', ...bound }: When<V>) {
  return (
    <Controller
      control={bound.form.fields.control}
      name={bound.name}
      render={({ field }) => (
        <DateTimeInput
          {...field}
          {...wordsOf(bound)}
          expects={expects}
          withoutNow={expects === 'any'}
          now={serverNow().toISOString()}
        />
      )}
    />
  )
}

/** A day without a time. */
export function ActDay<V extends FieldValues>({ expects = 'any', ...bound }: When<V>) {
  return (
    <Controller
      control={bound.form.fields.control}
      name={bound.name}
      render={({ field }) => <DateInput {...field} {...wordsOf(bound)} expects={expects} />}
    />
  )
}

/** Words over some lines. */
export function ActWords<V extends FieldValues>({
  form,
  name,
  label,
  limit = 2000,
  rows = 2,
  ...rest
}: Bound<V> & { limit?: number; rows?: number }) {
  return (
    <Textarea
      {...form.fields.register(name)}
      {...rest}
      label={label}
      rows={rows}
      limit={limit}
      error={form.errorOf(name)}
    />
  )
}

/** Words on one line. */
export function ActLine<V extends FieldValues>({ form, name, label, ...rest }: Bound<V>) {
  return <TextInput {...form.fields.register(name)} {...rest} label={label} error={form.errorOf(name)} />
}

/** One of a list, folded. */
export function ActChoice<V extends FieldValues>({
  form,
  name,
  label,
  list,
  ...rest
}: Bound<V> & { list: List }) {
  return (
    <Select
      {...form.fields.register(name)}
      {...rest}
      label={label}
      placeholder="Choose"
      options={choicesOf(list)}
      error={form.errorOf(name)}
    />
  )
}

/** One of a few, all in sight. */
export function ActRadios<V extends FieldValues>({
  form,
  name,
  label,
  list,
  hint,
}: Bound<V> & { list: List }) {
  return (
    <Controller
      control={form.fields.control}
      name={name}
      render={({ field }) => (
        <Radios
          {...field}
          legend={label}
          {...(hint === undefined ? {} : { hint })}
          inline
          options={choicesOf(list)}
          error={form.errorOf(name)}
        />
      )}
    />
  )
}

/** Any of a list. */
export function ActMany<V extends FieldValues>({ form, name, label, list }: Bound<V> & { list: List }) {
  return (
    <Controller
      control={form.fields.control}
      name={name}
      render={({ field }) => (
        <Checkboxes {...field} legend={label} options={choicesOf(list)} error={form.errorOf(name)} />
      )}
    />
  )
}

/** Yes when ticked. */
export function ActTick<V extends FieldValues>({ form, name, label, hint }: Bound<V>) {
  return (
    <Checkbox
      {...form.fields.register(name)}
      {...(hint === undefined ? {} : { hint })}
      label={label}
      error={form.errorOf(name)}
    />
  )
}

/** Why an entry is late, asked once the time lies some minutes back, or once it is refused without it. */
export function ActLate<V extends FieldValues>({
  form,
  time,
}: {
  form: ActForm<V>
  /** The field of the time that is late. */
  time: Path<V>
}) {
  const at = instantOf(form.fields.watch(time) as LocalDateTime | undefined)
  const isAsked = form.errorOf('lateReason' as Path<V>) !== undefined
  if (!isAsked && !isEnteredLate(at, serverNow().toISOString())) return null
  return <ActWords form={form} name={'lateReason' as Path<V>} label="Why it is entered late" limit={500} />
}
