/** Whether a detainee is to be treated as a child: anyone who may be under 18 is, until shown otherwise (Code C 1.5, RG-6). */
import { bornBetween } from '../nominal/partial-date.ts'
import { ageOn, isChildOn } from '../time/day.ts'

/** The latest day on which the person may have been born; undefined when the birth is not known. */
export function latestDayOfBirth(dob: string | null, precision: string | null): string | undefined {
  if (dob === null) return undefined
  switch (precision) {
    case 'year':
      return bornBetween({ precision: 'year', value: dob.slice(0, 4) })?.to
    case 'month':
      return bornBetween({ precision: 'month', value: dob.slice(0, 7) })?.to
    case 'day':
    case null:
      return bornBetween({ precision: 'day', value: dob })?.to
    default:
      return undefined
  }
}

/** Whether the person is treated as a child on a day, with the youngest age that they may have. */
export function treatAsChild(
  dob: string | null,
  precision: string | null,
  day: string,
): { isChild: boolean; age: number | undefined } {
  const born = latestDayOfBirth(dob, precision)
  if (born === undefined) return { isChild: true, age: undefined }
  return { isChild: isChildOn(born, day) ?? true, age: ageOn(born, day) }
}
