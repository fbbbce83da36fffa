import { useState } from 'react'
import { classNames } from './class-names.ts'
import { Field, describedBy, useFieldId } from './field.tsx'
import type { FieldProps } from './field.tsx'
import { isTime, londonTime, readTime } from './time-text.ts'

export type TimeInputProps = FieldProps & {
  name?: string
  /** HH:MM, '' or the text as typed when it is no time. */
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  /** The time that "now" means, as the server's clock has it; the browser's when left out. */
  nowTime?: string
  /** Takes now instead of `onChange`, where more than the time is set by it. */
  onNow?: () => void
  /** Leaves out the Now button. */
  withoutNow?: boolean
  disabled?: boolean
}

/** A time of day on the 24-hour clock. Takes 214, 0214, 02:14 and now. */
export function TimeInput(props: TimeInputProps) {
  const { label, hint, error, labelHidden, need, value, onChange, onBlur, withoutNow, disabled } = props
  const id = useFieldId(props.id, props.name)
  const [typed, setTyped] = useState<{ text: string; value: string }>()
  const text = typed && typed.value === value ? typed.text : value
  const nowTime = () => props.nowTime ?? londonTime(new Date())

  function type(next: string) {
    const nextValue = readTime(next, nowTime()) ?? next.trim()
    const isWord = /^now?$/i.test(next.trim()) && isTime(nextValue)
    setTyped({ text: isWord ? nextValue : next, value: nextValue })
    if (isWord && props.onNow !== undefined) props.onNow()
    else onChange(nextValue)
  }

  return (
    <Field
      id={id}
      label={label}
      hint={hint}
      error={error}
      labelHidden={labelHidden}
      need={need}
      className="mips-time"
    >
      <span className="mips-time__row">
        <input
          id={id}
          name={props.name}
          className={classNames('govuk-input', 'govuk-input--width-5', error && 'govuk-input--error')}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={text}
          disabled={disabled}
          aria-describedby={describedBy(id, { hint, error })}
          aria-invalid={error ? true : undefined}
          onChange={(event) => type(event.target.value)}
          onBlur={() => {
            setTyped(undefined)
            onBlur?.()
          }}
        />
        {withoutNow ? null : (
          <button
            type="button"
            className="mips-button mips-button--quiet"
            disabled={disabled}
            onClick={() => {
              setTyped(undefined)
              if (props.onNow === undefined) onChange(nowTime())
              else props.onNow()
            }}
          >
            Now
            <span className="govuk-visually-hidden">
              {' '}
              as the {typeof label === 'string' ? label.toLowerCase() : 'time'}
            </span>
          </button>
        )}
      </span>
    </Field>
  )
}
