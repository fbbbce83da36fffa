import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { DateInput } from './date-input.tsx'
import { isIsoDate, londonToday } from './date-text.ts'
import type { DateExpectation } from './date-text.ts'
import { ErrorMessage } from './error-message.tsx'
import { useFieldId } from './field.tsx'
import type { Need } from './field.tsx'
import { Radios } from './radios.tsx'
import { TimeInput } from './time-input.tsx'
import { fromInstant, instantsOf, isTime } from './time-text.ts'
import type { LocalDateTime } from './time-text.ts'

export type DateTimeInputProps = {
  id?: string
  name?: string
  legend: ReactNode
  hint?: ReactNode
  error?: ReactNode
  need?: Need
  value: LocalDateTime
  onChange: (value: LocalDateTime) => void
  onBlur?: () => void
  expects?: DateExpectation
  /** Leaves out the Now button, where the time lies ahead. */
  withoutNow?: boolean
  /** The server's now as an ISO instant; the browser's when left out. */
  now?: string
}

/** A London date and time; asks which 01:30 is meant when the clocks go back, and refuses one that never was. */
export function DateTimeInput(props: DateTimeInputProps) {
  const { legend, hint, error, need, value, onChange, onBlur, expects, now } = props
  const id = useFieldId(props.id, props.name)
  const isWhole = isIsoDate(value.date) && isTime(value.time)
  const instants = isWhole ? instantsOf(value.date, value.time) : undefined
  const nowLocal = now ? fromInstant(now) : undefined
  // How far the browser's clock is behind the server's: a form may stand open for long before Now is pressed.
  const behind = useRef(0)
  useEffect(() => {
    behind.current = now ? Date.parse(now) - Date.now() : 0
  }, [now])

  return (
    <div className="mips-date-time">
      <div className="mips-date-time__row">
        <DateInput
          id={id}
          name={props.name}
          legend={legend}
          hint={hint}
          error={error}
          need={need}
          expects={expects}
          today={nowLocal?.date ?? londonToday()}
          value={value.date}
          onChange={(date) => onChange({ date, time: value.time })}
          onBlur={onBlur}
        />
        <TimeInput
          id={`${id}-time`}
          label="Time"
          nowTime={nowLocal?.time}
          withoutNow={props.withoutNow}
          onNow={() => onChange(fromInstant(new Date(Date.now() + behind.current).toISOString()))}
          value={value.time}
          onChange={(time) => onChange({ date: value.date, time })}
          onBlur={onBlur}
        />
      </div>
      {instants?.length === 0 ? (
        <ErrorMessage>
          {value.time} did not exist that night: the clocks went forward from 01:00 to 02:00
        </ErrorMessage>
      ) : null}
      {instants?.length === 2 ? (
        <Radios
          id={`${id}-zone`}
          name={`${id}-zone`}
          legend={`The clocks went back that night. Which ${value.time}?`}
          inline
          value={value.zone ?? ''}
          onChange={(zone) => onChange({ ...value, zone: zone === 'BST' ? 'BST' : 'GMT' })}
          options={[
            { value: 'BST', label: `First ${value.time} (BST)` },
            { value: 'GMT', label: `Second ${value.time} (GMT)` },
          ]}
        />
      ) : null}
    </div>
  )
}
