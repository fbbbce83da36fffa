/** What the rights of a stay say of an interview: who is here for the person, and what was asked for (RG-4, RG-6, RG-7). */
import { adultNeed, latest } from '@mips/domain/custody/rights-record'
import { displayName } from '@mips/domain/nominal/display-name'
import type { RightsPartRow } from './custody-rights.rows.ts'
import { readRequests, withUtc } from './rights-reading.service.ts'

/** The rows of the rights that an interview reads. */
export type InterviewRights = Pick<RightsPartRow, 'entries' | 'requests'>

export type InterviewNeeds = {
  /** Those who came and have not left, in the parts of an interview. */
  present: { name: string; role: string }[]
  wantsSolicitor: boolean
  hasHadAdvice: boolean
  needsInterpreter: boolean
  needsAdult: boolean
}

const partOf: Partial<Record<string, string>> = {
  AA: 'APPROPRIATE_ADULT',
  SOLICITOR: 'SOLICITOR',
  INTERPRETER: 'INTERPRETER',
}

/** Reads the rights at an instant; `age` is the youngest that the person may have. */
export function interviewNeeds(
  { entries: rows, requests }: InterviewRights,
  age: number | undefined,
  now: Date,
): InterviewNeeds {
  const entries = withUtc(rows)
  const readings = readRequests(requests, now)
  const solicitors = readings.filter(({ role }) => role === 'SOLICITOR')
  return {
    present: requests.flatMap(({ role, person, name, firm }, index) => {
      const part = partOf[role]
      const who = person === null ? (name ?? firm) : displayName(person)
      return part === undefined || !who || readings[index]?.isPresent !== true
        ? []
        : [{ name: who, role: part }]
    }),
    wantsSolicitor: latest(entries, 'LEGAL_ADVICE')?.answer === 'YES',
    hasHadAdvice: solicitors.some(
      ({ arrivedAt, advisedAt }) => arrivedAt !== undefined || advisedAt !== undefined,
    ),
    needsInterpreter: latest(entries, 'INTERPRETER')?.answer === 'YES',
    needsAdult: adultNeed(entries, age).isRequired,
  }
}
