/** Rules of safeguarding that follow from other acts (safeguarding.md 12): SG-01, SG-03 and SG-08. */
import { allow, type Decision, deny } from '../access/decision.ts'
import { isChildOn, isDay } from '../time/day.ts'
import { gravestGrade, type RagGrade, type VulnerabilityReportType } from './reports.ts'

/**
 * SG-03: the report that an arrest must raise, linked to custody. An unknown age raises one as well, because someone
 * who may be a child is treated as one. Days as YYYY-MM-DD.
 */
export function reportForArrest(
  dateOfBirth: string | undefined,
  arrestDay: string,
): { reportType: VulnerabilityReportType; rule: 'SG-03'; reason: string } | undefined {
  const isChild = dateOfBirth === undefined ? undefined : isChildOn(dateOfBirth, arrestDay)
  if (isChild === false) return undefined
  const reason = isChild ? 'Arrested while under 18.' : 'Arrested, and the age is not known.'
  return { reportType: 'CHILD_CTN', rule: 'SG-03', reason }
}

export type MarkerStanding = 'NOT_YET' | 'LIVE' | 'UNREVIEWED' | 'ENDED'

/** SG-08: a marker past its review stands as unreviewed and is never removed by itself; only an end day ends it. */
export function markerStanding(
  marker: { start?: string; reviewDue: string; end?: string },
  today: string,
): MarkerStanding {
  if (marker.end !== undefined && marker.end <= today) return 'ENDED'
  if (marker.start !== undefined && marker.start > today) return 'NOT_YET'
  return marker.reviewDue < today || !isDay(marker.reviewDue) ? 'UNREVIEWED' : 'LIVE'
}

/** SG-01: a child is not graded below the gravest linked incident of the last 24 hours without a supervisor's reason. */
export function decideGradeChild(
  grade: RagGrade,
  linkedGrades: readonly RagGrade[],
  supervisorReason: string,
): Decision {
  const gravest = gravestGrade(linkedGrades)
  if (gravest === undefined || gravestGrade([grade, gravest]) === grade || supervisorReason.trim())
    return allow()
  return deny(
    `A linked incident of the last 24 hours is graded ${gravest.toLowerCase()}: a supervisor must say why this is lower.`,
  )
}
