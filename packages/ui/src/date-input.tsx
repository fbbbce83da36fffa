import { useState } from 'react'
import type { ClipboardEvent, FocusEvent, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { dateValue, londonToday, partsOf, readDate, readMonth, readYear } from './date-text.ts'
import type { DateExpectation, DateParts } from './date-text.ts'
import { useFieldId } from './field.tsx'
import type { Need } from './field.tsx'
import { Fieldset } from './fieldset.tsx'

export type DateInputProps = {
  id?: string
  name?: string
  legend: ReactNode
  legendHidden?: boolean
  hint?: ReactNode
  error?: ReactNode
  need?: Need
  /** ISO date, `1987`, `1987-04`, '' or the text as typed; see dateValue. */
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  /** What two digits of a year mean. */
  expects?: DateExpectation
  /** ISO date for `t` and `y`; London's today when left out. */
  today?: string
  disabled?: boolean
}

/** Day, month, year. Takes a pasted 03/04/1987, 3 Apr 87, a month's name, t for today and y for yesterday. */
export function DateInput(props: DateInputProps) {
  const {
    legend,
    legendHidden,
    hint,
    error,
    need,
    value,
    onChange,
    onBlur,
    expects = 'past',
    disabled,
  } = props
  const id = useFieldId(props.id, props.name)
  const today = props.today ?? londonToday()
  // What is typed is kept as typed until the reader leaves the group, or the value changes from outside.
  const [typed, setTyped] = useState<{ parts: DateParts; value: string }>()
  const parts = typed && typed.value === value ? typed.parts : partsOf(value)

  function change(next: DateParts) {
    const nextValue = dateValue(next, today, expects)
    setTyped({ parts: next, value: nextValue })
    onChange(nextValue)
  }

  function typePart(part: keyof DateParts, text: string) {
    const isWholeDate =
      /[a-z\d]+[\s/.,-]+[a-z\d]+[\s/.,-]+\d{2}/i.test(text) || (part === 'day' && /^[ty]$/i.test(text))
    change((isWholeDate ? readDate(text, today, expects) : undefined) ?? { ...parts, [part]: text })
  }

  function paste(event: ClipboardEvent) {
    const whole = readDate(event.clipboardData.getData('text'), today, expects)
    if (!whole) return
    event.preventDefault()
    change(whole)
  }

  function leave(event: FocusEvent<HTMLElement>) {
    if (event.currentTarget.contains(event.relatedTarget)) return
    const month = readMonth(parts.month)
    const tidy = { ...parts, month: month || parts.month, year: readYear(parts.year, today, expects) }
    setTyped({ parts: tidy, value })
    onBlur?.()
  }

  const box = (part: keyof DateParts, label: string, boxId: string, width: 2 | 4) => (
    <div className="govuk-date-input__item">
      <label className="govuk-label govuk-date-input__label" htmlFor={boxId}>
        {label}
      </label>
      <input
        id={boxId}
        name={props.name ? `${props.name}-${part}` : undefined}
        className={classNames(
          'govuk-input',
          `govuk-input--width-${width}`,
          'govuk-date-input__input',
          error && 'govuk-input--error',
        )}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={parts[part]}
        disabled={disabled}
        aria-invalid={error ? true : undefined}
        onChange={(event) => typePart(part, event.target.value)}
        onPaste={paste}
      />
    </div>
  )

  return (
    <Fieldset id={id} legend={legend} legendHidden={legendHidden} hint={hint} error={error} need={need}>
      <div className="govuk-date-input" onBlur={leave}>
        {box('day', 'Day', id, 2)}
        {box('month', 'Month', `${id}-month`, 2)}
        {box('year', 'Year', `${id}-year`, 4)}
      </div>
    </Fieldset>
  )
}
