/** The rows as the rules of the domain read them: which people are children, how far a referral is, what is due. */
import { latestDayOfBirth, treatAsChild } from '@mips/domain/custody/treat-as-child'
import type { Due } from '@mips/domain/rules/due'
import {
  type ChildDecisions,
  childDecisions,
  type NoReportReason,
  type PersonAtEvent,
} from '@mips/domain/safeguarding/children-at-event'
import {
  type MashDecision,
  type Referral,
  referralDue,
  referralStanding,
} from '@mips/domain/safeguarding/mash'
import type { RagGrade } from '@mips/domain/safeguarding/reports'
import { safeguardingRulesOn } from '@mips/domain/safeguarding/safeguarding-rules-table'
import { isChildOn } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import type { ChildrenRow, PersonRow, ReferralRow } from './mash.rows.ts'

export const utc = (instant: string): string => new Date(instant).toISOString()

const childRoles: readonly string[] = ['VICTIM_CHILD', 'CHILD_SUBJECT']

export const dayOf = (row: ChildrenRow): string => londonDay(utc(row.occurredFrom))

/** A person once, whichever parts they have in the event; ended parts do not count. */
function present(row: ChildrenRow): PersonRow[] {
  const seen = new Map<string, PersonRow>()
  for (const person of row.people)
    if (person.validTo === null && !seen.has(person.nominalId)) seen.set(person.nominalId, person)
  return [...seen.values()]
}

const bornOf = (person: PersonRow): string | undefined => latestDayOfBirth(person.dob, person.dobPrecision)

/** The children of an event: born so, or with a part that only a child has. */
export const childrenOf = (row: ChildrenRow): PersonRow[] =>
  present(row).filter((person) => {
    const born = bornOf(person)
    return (born === undefined ? undefined : isChildOn(born, dayOf(row))) ?? childRoles.includes(person.role)
  })

/** What was decided for each of them (SG-17). */
export const decisionsOf = (row: ChildrenRow): ChildDecisions =>
  childDecisions(
    childrenOf(row).map((person): PersonAtEvent => {
      const born = bornOf(person)
      const report = row.reports.find(({ nominalId }) => nominalId === person.nominalId)
      const none = row.decisions.findLast(({ nominalId }) => nominalId === person.nominalId)
      return {
        personId: person.personRecordId,
        ...(born === undefined ? { seemsChild: true } : { bornOn: born }),
        // Whoever wrote what a child said has seen them.
        isSeen: report === undefined ? none?.isSeen === true : true,
        ...(report === undefined ? {} : { reportId: report.id }),
        ...(none === undefined
          ? {}
          : {
              noReport: {
                reason: none.reason as NoReportReason,
                ...(none.words === null ? {} : { words: none.words }),
              },
            }),
      }
    }),
    dayOf(row),
  )

export const subjectOf = (row: ReferralRow) =>
  row.people.find(
    ({ role, validTo }) => validTo === null && ['CHILD_SUBJECT', 'ADULT_AT_RISK'].includes(role),
  )

export const isAboutChild = (row: ReferralRow): boolean => subjectOf(row)?.role === 'CHILD_SUBJECT'

export const ageIn = (row: ReferralRow): number | null => {
  const subject = subjectOf(row)
  return subject === undefined
    ? null
    : (treatAsChild(subject.dob, subject.dobPrecision, londonDay(utc(row.writtenAt))).age ?? null)
}

/** The report at the hub as the rules read it. */
export function referralOf(row: ReferralRow): Referral {
  const [first] = row.sharings
  const receipt = row.sharings.find(({ receiptAt }) => receiptAt !== null)?.receiptAt ?? null
  const optional = (key: 'checkedAt' | 'gradedAt' | 'strategyAt' | 'conferenceAt') => {
    const at = row[key]
    return at === null ? {} : { [key]: utc(at) }
  }
  return {
    writtenAt: utc(row.writtenAt),
    ...optional('checkedAt'),
    ...optional('gradedAt'),
    ...optional('strategyAt'),
    ...optional('conferenceAt'),
    ...(row.grade === null ? {} : { grade: row.grade as RagGrade }),
    ...(first === undefined ? {} : { sentAt: utc(first.sharedAt) }),
    ...(receipt === null ? {} : { receiptAt: utc(receipt) }),
    ...(row.decision === null || row.answeredAt === null
      ? {}
      : { answer: { decision: row.decision as MashDecision, at: utc(row.answeredAt) } }),
  }
}

export const standingOf = (row: ReferralRow) => referralStanding(referralOf(row))

export function duesOf(row: ReferralRow, now: Date): Due[] {
  const at = now.toISOString()
  return referralDue(referralOf(row), at, safeguardingRulesOn(londonDay(at)))
}
