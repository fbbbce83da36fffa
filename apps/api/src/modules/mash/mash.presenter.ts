/** Children at events, reports at the hub and flags, as officers see them. */
import type { ChildrenAtEvent, FlagLine, ReferralLine, ReferralPage } from '@mips/contracts/mash-parts'
import { labelIn } from '@mips/domain/custody/offence-words'
import { viewLinkedPeople } from '@mips/domain/pole/record-view'
import { type Due, duties } from '@mips/domain/rules/due'
import { noReportReasons } from '@mips/domain/safeguarding/children-at-event'
import { exploitationFlags, exploitationSigns } from '@mips/domain/safeguarding/exploitation'
import { mashDecisions, type ReferralState, sharingBases } from '@mips/domain/safeguarding/mash'
import { consentStatuses, ragGrades, vulnerabilityReportTypes } from '@mips/domain/safeguarding/reports'
import { ageOn } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { holds, type Principal } from '../../platform/access/principal.ts'
import { ageIn, childrenOf, dayOf, decisionsOf, duesOf, standingOf, subjectOf } from './mash.reading.ts'
import type { ChildrenRow, FlagRow, ReferralRow } from './mash.rows.ts'

type Codes = readonly { code: string; label: string }[]
const coded = (list: Codes, code: string) => ({ code, label: labelIn(list, code) })
const codedOr = (list: Codes, code: string | null) => (code === null ? null : coded(list, code))
const may = (allowed: boolean, reason: string) => (allowed ? { allowed } : { allowed, reason })
const presentDue = (row: Due) => ({ ...row, who: labelIn(duties, row.who) })

const standings: Record<ReferralState, string> = {
  WRITTEN: 'With the supervisor',
  CHECKED: 'Checked',
  GRADED: 'Graded',
  SENT: 'Sent, no receipt yet',
  RECEIVED: 'With the partners',
  ANSWERED: 'Answered',
  LOGGED: 'Logged, for information',
}

export function presentChildren(row: ChildrenRow, who: Principal, now: Date): ChildrenAtEvent {
  const today = londonDay(now.toISOString())
  const { undecided, problems, ...counts } = decisionsOf(row)
  const { id, kind, reference, title, occurredFrom } = row
  return {
    event: { id, kind, reference, title, occurredFrom },
    children: viewLinkedPeople(childrenOf(row), today).map((child) => {
      const report = row.reports.find(({ nominalId }) => nominalId === child.nominalId)
      const none = row.decisions.findLast(({ nominalId }) => nominalId === child.nominalId)
      return {
        ...child,
        ageYears: child.dob === null ? null : (ageOn(child.dob, dayOf(row)) ?? null),
        report:
          report === undefined ? null : { id: report.id, reference: report.reference, grade: report.grade },
        noReport: none === undefined ? null : { ...none, reason: coded(noReportReasons, none.reason) },
      }
    }),
    counts: { ...counts, undecided: undecided.length },
    problems: problems.map(({ rule, severity, field, message }) => ({
      rule,
      severity,
      field: field ?? null,
      message,
    })),
    may: { decide: may(holds(who, 'safeguarding.report.raise'), 'Your role does not raise reports.') },
  }
}

/** The desk of children: the events and the count over all of them. */
export function presentUndecided(rows: readonly ChildrenRow[], who: Principal, now: Date) {
  const events = rows.map((row) => presentChildren(row, who, now))
  return { events, undecided: events.reduce((sum, { counts }) => sum + counts.undecided, 0) }
}

export function presentLine(row: ReferralRow, now: Date): ReferralLine {
  const subject = subjectOf(row)
  const [person] = subject === undefined ? [] : viewLinkedPeople([subject], londonDay(now.toISOString()))
  const standing = standingOf(row)
  return {
    id: row.id,
    reference: row.reference,
    title: row.title,
    subject: person === undefined ? null : { ...person, ageYears: ageIn(row) },
    reportType: coded(vulnerabilityReportTypes, row.reportType),
    standing: { code: standing, label: standings[standing] },
    proposedGrade: codedOr(ragGrades, row.proposedGrade),
    grade: codedOr(ragGrades, row.grade),
    writtenAt: row.writtenAt,
    decision: codedOr(mashDecisions, row.decision),
    due: duesOf(row, now).map(presentDue),
  }
}

/** The gravest first, the overdue before the rest, then by what is due. */
export function presentDesk(rows: readonly ReferralRow[], now: Date): ReferralLine[] {
  const order = (line: ReferralLine) => {
    const code = (line.grade ?? line.proposedGrade)?.code
    return ragGrades.find((row) => row.code === code)?.order ?? 3
  }
  const late = ({ due: [first] }: ReferralLine) => Number(first?.isOverdue === true)
  return rows
    .map((row) => presentLine(row, now))
    .sort(
      (a, b) =>
        order(b) - order(a) ||
        late(b) - late(a) ||
        (a.due[0]?.by ?? '9').localeCompare(b.due[0]?.by ?? '9') ||
        a.id.localeCompare(b.id),
    )
}

export function presentReferral(row: ReferralRow, who: Principal, now: Date): ReferralPage {
  const refers = holds(who, 'safeguarding.partner.refer')
  const role = 'The safeguarding unit does this.'
  const isGraded = row.grade !== null
  const isAnswered = row.decision !== null
  const isSent = row.sharings.length > 0
  const notShared = isGraded ? 'Blue is logged and sent to nobody.' : 'Grade it first.'
  return {
    ...presentLine(row, now),
    version: row.version,
    checkedAt: row.checkedAt,
    gradeWords: row.gradeWords,
    gradedAt: row.gradedAt,
    gradedBy: row.gradedBy,
    consent: coded(consentStatuses, row.consent),
    consentReason: row.consentReason,
    answerWords: row.answerWords,
    answeredAt: row.answeredAt,
    strategyAt: row.strategyAt,
    conferenceAt: row.conferenceAt,
    sharings: row.sharings.map((sharing) => ({
      ...sharing,
      basis: coded(sharingBases, sharing.basis),
      consent: coded(consentStatuses, sharing.consent),
    })),
    may: {
      grade: may(refers && !isAnswered, refers ? 'The partners answered.' : role),
      share: may(refers && isGraded && row.grade !== 'BLUE', refers ? notShared : role),
      answer: may(refers && isSent && !isAnswered, !refers ? role : 'Nothing was sent, or it is answered.'),
      hold: may(
        refers && row.strategyAt !== null && row.conferenceAt === null,
        refers ? 'No conference is owed.' : role,
      ),
    },
  }
}

export const presentFlag = (row: FlagRow, now: Date): FlagLine => ({
  ...row,
  flag: coded(exploitationFlags, row.flag),
  test: exploitationFlags.find(({ code }) => code === row.flag)?.test ?? '',
  signs: row.signs.map(({ sign, evidence }) => ({ ...coded(exploitationSigns, sign), evidence })),
  isReviewDue: row.endedAt === null && row.reviewOn < londonDay(now.toISOString()),
})
