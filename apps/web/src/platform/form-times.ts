/** Local dates and times of a form as the instants of a body, and a form's values as a body. */
import { fromInstant, type LocalDateTime, toInstant } from '@mips/ui/time-text.ts'
import { z } from 'zod'
import { serverNow } from './server-clock.ts'

/** Today without a time: only the time is left to give. */
export const todayAtNoTime = (): LocalDateTime => ({
  date: fromInstant(serverNow().toISOString()).date,
  time: '',
})

/** This moment by the server's clock. */
export const rightNow = (): LocalDateTime => fromInstant(serverNow().toISOString())

/** The instant; nothing while no time is given; the words as typed where they are none, so that the schema refuses them. */
export function instantOf(value: LocalDateTime | undefined): string | undefined {
  if (value === undefined || value.time === '') return undefined
  return toInstant(value) ?? `${value.date} ${value.time}`
}

/** The contract's schema on the values of a form, turned into its body first. */
export const onForm = <S extends z.ZodType, V>(toBody: (values: V) => unknown, schema: S) =>
  z.preprocess((values) => toBody(values as V), schema)

/** Text that was given; nothing for an empty box. */
export const given = (text: string | undefined): string | undefined => (text?.trim() ? text : undefined)
