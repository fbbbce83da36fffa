/** What follows from the rows of a report: who is a child, the least grade, and who is what to whom. */
import { inverseRelationship, relationshipTypes } from '@mips/domain/codes/relationships'
import { treatAsChild } from '@mips/domain/custody/treat-as-child'
import { gravestGrade, ragGrades, type RagGrade } from '@mips/domain/safeguarding/reports'
import { londonDay } from '@mips/domain/time/london-day'
import type { BackgroundRow, BasisRow } from './safeguarding.rows.ts'

/** An instant as the database answers it, in the one form that is told on. */
export const instantOf = (text: string): string => new Date(text).toISOString()

/** Whether the person was a child on the day of the event; who may be one is treated as one. */
export const childOn = (basis: BasisRow, person: { dob: string | null; dobPrecision: string | null }) =>
  treatAsChild(person.dob, person.dobPrecision, londonDay(instantOf(basis.event.occurredAt)))

const dayInMillis = 86_400_000

/** SG-01: the gravest grade of the reports of the last 24 hours. */
export function leastGrade(background: BackgroundRow, now: Date): RagGrade | undefined {
  const since = now.getTime() - dayInMillis
  const recent = background.earlierReports.filter(
    (report) => report.submittedAt !== null && Date.parse(report.submittedAt) >= since,
  )
  return gravestGrade(
    recent.flatMap((report) =>
      ragGrades.filter((grade) => grade.code === report.grade).map((grade) => grade.code),
    ),
  )
}

/** What somebody of the background is to the subject: `PARENT_OF` and so on. */
export function relationOf(kin: { role: string; outward: boolean }): string {
  const type = relationshipTypes.find((row) => row.code === kin.role)
  return type === undefined || !kin.outward ? kin.role : inverseRelationship(type.code)
}

/** The same for everybody of the background, by nominal. */
export const relationsOf = (background: BackgroundRow): Map<string, string> =>
  new Map(background.family.map((kin) => [kin.nominalId, relationOf(kin)] as const))
