/** Reports as officers see them. */
import type { OfficerRef } from '@mips/contracts/common'
import type { AsbPage, CheckTask, VulnerabilityPage } from '@mips/contracts/safeguarding-replies'
import { type Decision, deny } from '@mips/domain/access/decision'
import { eventRoleLabel } from '@mips/domain/codes/event-roles'
import {
  asbRiskFactors,
  asbRiskGrades,
  asbTypes,
  readAsbAnswers,
  scoreAsbRisk,
} from '@mips/domain/safeguarding/asb-risk'
import { decideCheckReport } from '@mips/domain/safeguarding/report-roles'
import {
  assessmentPrompts,
  consentStatuses,
  partnerActionDue,
  ragGrades,
  vulnerabilityReportStates,
  vulnerabilityReportTypes,
} from '@mips/domain/safeguarding/reports'
import { ageOn } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { viewLinkedPeople, viewPlace } from '@mips/domain/pole/record-view'
import type { Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'
import { instantOf } from './safeguarding.facts.ts'
import type { AsbRow, CheckRow, OfficerRow, VulnerabilityRow } from './safeguarding.rows.ts'

const labelIn = (list: readonly { code: string; label: string }[], code: string): string =>
  list.find((row) => row.code === code)?.label ?? code

/** Officers with the words of their parts. */
export const presentOfficers = (officers: readonly OfficerRow[]) =>
  officers.map(({ id, staffNumber, displayName, rank, role }) => ({
    id,
    staffNumber,
    displayName,
    rank,
    role,
    roleLabel: eventRoleLabel(role),
  }))

/** The check of a report: for a supervisor of its unit who did not write it. */
function presentCheck(task: CheckRow | null, writer: OfficerRef | null, who: Principal): CheckTask | null {
  if (task === null) return null
  const { ownerUnit, ...rest } = task
  return { ...rest, may: { check: decideCheck({ ...task, ownerUnit }, writer, who) } }
}

function decideCheck(task: CheckRow, writer: OfficerRef | null, who: Principal): Decision {
  if (task.doneAt !== null) return deny('The report is checked.')
  if (task.ownerUnit !== who.unitCode)
    return deny('A supervisor of the unit that raised it checks this report.')
  return decideCheckReport({ rank: who.rank, checkerId: who.userId, writerId: writer?.id ?? null })
}

export function presentVulnerability(row: VulnerabilityRow, who: Principal, clock: Clock): VulnerabilityPage {
  const day = londonDay(clock.now().toISOString())
  const { appearance, behaviour, communication, danger, environment, location, people, officers, ...rest } =
    row
  const words: Record<string, string | null> = {
    APPEARANCE: appearance,
    BEHAVIOUR: behaviour,
    COMMUNICATION: communication,
    DANGER: danger,
    ENVIRONMENT: environment,
  }
  const present = viewLinkedPeople(people, day)
  const subject = present.find((person) => person.role === 'CHILD_SUBJECT' || person.role === 'ADULT_AT_RISK')
  const grade = ragGrades.find((item) => item.code === row.ragGrade)
  const gradedAt = row.submittedAt === null ? undefined : instantOf(row.submittedAt)
  return {
    ...rest,
    reportTypeLabel: labelIn(vulnerabilityReportTypes, row.reportType),
    statusLabel: labelIn(vulnerabilityReportStates, row.status),
    ragGradeLabel: grade?.label ?? null,
    partnerActionDue:
      grade === undefined || gradedAt === undefined ? null : (partnerActionDue(grade.code, gradedAt) ?? null),
    subject:
      subject === undefined
        ? null
        : {
            ...subject,
            ageYears:
              subject.dob === null
                ? null
                : (ageOn(subject.dob, londonDay(instantOf(row.occurredAt))) ?? null),
          },
    people: present.filter((person) => person !== subject),
    location: location === null ? null : viewPlace(location, day),
    prompts: assessmentPrompts.flatMap(({ code, label }) =>
      words[code] ? [{ code, label, text: words[code] }] : [],
    ),
    consentStatusLabel: labelIn(consentStatuses, row.consentStatus),
    officers: presentOfficers(officers),
    reviewTask: presentCheck(row.reviewTask, row.raisedBy, who),
  }
}

export function presentAsb(row: AsbRow, who: Principal, clock: Clock): AsbPage {
  const day = londonDay(clock.now().toISOString())
  const { riskAnswers, riskScore, riskGrade, location, people, officers, ...rest } = row
  const answers = readAsbAnswers(riskAnswers)
  return {
    ...rest,
    asbTypeLabel: labelIn(asbTypes, row.asbType),
    risk: {
      score: riskScore,
      grade: riskGrade,
      gradeLabel: labelIn(asbRiskGrades, riskGrade),
      reason: answers === undefined ? '' : scoreAsbRisk(answers).reason,
      answers: asbRiskFactors.map(({ code, label, low, high }) => ({
        code,
        label,
        low,
        high,
        answer: riskAnswers[code] ?? 0,
      })),
    },
    location: location === null ? null : viewPlace(location, day),
    people: viewLinkedPeople(people, day),
    officers: presentOfficers(officers),
    reviewTask: presentCheck(row.reviewTask, row.raisedBy, who),
  }
}
