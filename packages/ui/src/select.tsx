import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import { Field, describedBy, useFieldId } from './field.tsx'
import type { FieldProps } from './field.tsx'

export type Option = { value: string; label: string; disabled?: boolean }

export type SelectProps = Omit<ComponentProps<'select'>, 'id'> &
  FieldProps & {
    options: readonly Option[]
    /** Shown first with an empty value; leave out when there is always a value. */
    placeholder?: string
  }

/** A short closed list. For long lists use ComboBox. */
export function Select(props: SelectProps) {
  const {
    id: givenId,
    label,
    hint,
    error,
    labelHidden,
    need,
    options,
    placeholder,
    className,
    ...select
  } = props
  const id = useFieldId(givenId, select.name)
  return (
    <Field id={id} label={label} hint={hint} error={error} labelHidden={labelHidden} need={need}>
      <select
        {...select}
        id={id}
        className={classNames('govuk-select', error && 'govuk-select--error', className)}
        aria-describedby={describedBy(id, { hint, error }, select['aria-describedby'])}
        aria-invalid={error ? true : undefined}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
