import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import { Field, describedBy, useFieldId } from './field.tsx'
import type { FieldProps } from './field.tsx'

export type TextInputProps = Omit<ComponentProps<'input'>, 'id' | 'width' | 'prefix'> &
  FieldProps & {
    /** About how many characters wide; the whole column when left out. */
    width?: 2 | 3 | 4 | 5 | 10 | 20 | 30
    prefix?: string
    suffix?: string
  }

/** One line of text; give it react-hook-form's register() by spreading. */
export function TextInput(props: TextInputProps) {
  const {
    id: givenId,
    label,
    hint,
    error,
    labelHidden,
    need,
    width,
    prefix,
    suffix,
    className,
    ...input
  } = props
  const id = useFieldId(givenId, input.name)
  const control = (
    <input
      type="text"
      autoComplete="off"
      {...input}
      id={id}
      className={classNames(
        'govuk-input',
        width && `govuk-input--width-${width}`,
        error && 'govuk-input--error',
        className,
      )}
      aria-describedby={describedBy(id, { hint, error }, input['aria-describedby'])}
      aria-invalid={error ? true : undefined}
    />
  )
  return (
    <Field id={id} label={label} hint={hint} error={error} labelHidden={labelHidden} need={need}>
      {prefix || suffix ? (
        <div className="govuk-input__wrapper">
          {prefix ? (
            <div className="govuk-input__prefix" aria-hidden="true">
              {prefix}
            </div>
          ) : null}
          {control}
          {suffix ? (
            <div className="govuk-input__suffix" aria-hidden="true">
              {suffix}
            </div>
          ) : null}
        </div>
      ) : (
        control
      )}
    </Field>
  )
}
