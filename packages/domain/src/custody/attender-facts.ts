/** The rights of an attender as the rules of voluntary attendance read them (custody.md 8.4). */
import type { AttendingReading } from './attending.ts'
import type { RightsEntry } from './rights-entries.ts'
import { adultNeed, latest, type RightsFacts } from './rights-record.ts'
import type { Attendance } from './voluntary-attendance.ts'

/** What an attender's record says so far, as `voluntary-attendance.ts` reads it. */
export function attenderFacts(
  entries: readonly RightsEntry[],
  facts: RightsFacts,
): Pick<
  Attendance,
  | 'cautionedAt'
  | 'noticeAt'
  | 'legalAdvice'
  | 'hasHadAdvice'
  | 'isInformedConsent'
  | 'needsAppropriateAdult'
  | 'isAdultPresent'
  | 'needsInterpreter'
  | 'isInterpreterPresent'
  | 'hasWelfareCheck'
> {
  const [cautioned, notice] = [latest(entries, 'CAUTIONED'), latest(entries, 'NOTICE_GIVEN')]
  const advice = latest(entries, 'LEGAL_ADVICE')?.answer
  const is = (role: string, isHere: (request: AttendingReading) => boolean) =>
    facts.requests.some((request) => request.role === role && isHere(request))
  return {
    ...(cautioned === undefined ? {} : { cautionedAt: cautioned.happenedAt }),
    ...(notice === undefined ? {} : { noticeAt: notice.happenedAt }),
    ...(advice === 'YES' ? { legalAdvice: 'WANTED' as const } : {}),
    ...(advice === 'NO' ? { legalAdvice: 'NOT_WANTED' as const } : {}),
    hasHadAdvice: is('SOLICITOR', ({ arrivedAt, advisedAt }) => (arrivedAt ?? advisedAt) !== undefined),
    isInformedConsent: latest(entries, 'CONSENTED')?.answer === 'YES',
    needsAppropriateAdult: adultNeed(entries, facts.age).isRequired,
    isAdultPresent: is('AA', ({ isPresent }) => isPresent),
    needsInterpreter: latest(entries, 'INTERPRETER')?.answer === 'YES',
    isInterpreterPresent: is(
      'INTERPRETER',
      ({ isPresent, advisedAt }) => isPresent || advisedAt !== undefined,
    ),
    hasWelfareCheck: latest(entries, 'WELFARE') !== undefined,
  }
}
