/** Days of membership as instants: it begins with its first day in London and ends with its last. */
import { addDays } from '@mips/domain/time/day'
import { parseLondon } from '@mips/domain/time/london-time'
import { badField } from '../../platform/errors.ts'

/** The start of a day in London. */
export function startOfDay(field: string, day: string): Date {
  const reading = parseLondon(day, '00:00')
  if (!reading.ok) throw badField(field, reading.problem)
  return new Date(reading.instant)
}

/** The end of a day in London. */
export const endOfDay = (field: string, day: string): Date => startOfDay(field, addDays(day, 1))
