/** What a form asks about exploitation and of whom, read off the rows. */
import { flagFormOf, flagsToAsk } from '@mips/domain/safeguarding/exploitation'
import { ageOn } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import type { AskedRow } from './mash.rows.ts'

/** Each person once, with the flags that the form asks of one of their parts at their age. */
export function peopleAsked(row: AskedRow, now: Date) {
  const day = londonDay(now.toISOString())
  const found = new Map<string, AskedRow['people']>()
  for (const person of row.people)
    if (person.validTo === null && flagFormOf(row.kind, person.role) !== undefined)
      found.set(person.nominalId, [...(found.get(person.nominalId) ?? []), person])
  return [...found].flatMap(([nominalId, links]) => {
    const [first] = links
    const form = first === undefined ? undefined : flagFormOf(row.kind, first.role)
    if (first === undefined || form === undefined) return []
    const age = first.dob === null ? undefined : ageOn(first.dob, day)
    return [
      {
        nominalId,
        first,
        age,
        records: links.map(({ personRecordId }) => personRecordId),
        flags: flagsToAsk(form, age),
      },
    ]
  })
}

/** Of how many people something was not asked. */
export const unaskedOf = (row: AskedRow, now: Date): number =>
  peopleAsked(row, now).filter(({ nominalId, flags }) =>
    flags.some(({ code }) => !row.answers.some((one) => one.nominalId === nominalId && one.flag === code)),
  ).length
