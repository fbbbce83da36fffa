/** A day that narrows a list: told on only once it is whole, so that half a date narrows nothing. */
import { DateInput } from '@mips/ui/date-input.tsx'
import { isIsoDate } from '@mips/ui/date-text.ts'
import { useState } from 'react'

type DayFilterProps = {
  name: string
  legend: string
  /** YYYY-MM-DD. */
  day: string | undefined
  onDay: (day: string | undefined) => void
}

/** Day, month and year; cleared, it narrows no more. */
export function DayFilter({ name, legend, day, onDay }: DayFilterProps) {
  const [value, setValue] = useState(day ?? '')
  return (
    <DateInput
      name={name}
      legend={legend}
      value={value}
      onChange={(next) => {
        setValue(next)
        if (isIsoDate(next)) onDay(next)
        else if (next === '' && day !== undefined) onDay(undefined)
      }}
    />
  )
}
