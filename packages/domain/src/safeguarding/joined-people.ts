/** SG-15: what is looked at again when two nominals are joined or parted: grades and markers, never moved silently. */
import { gravestGrade, type RagGrade } from './reports.ts'

export interface HeldFact {
  /** The person record to which it belongs; that never changes, so a split restores it exactly. */
  personRecordId: string
  kind: 'REPORT' | 'MARKER'
  id: string
  grade?: RagGrade
  code?: string
}

export interface JoinReview {
  /** The gravest grade of all reports, which the joined nominal shows. */
  grade: RagGrade | undefined
  /** Facts that come from another record than the rest: a person confirms that they are of this person. */
  toConfirm: HeldFact[]
  rule: 'SG-15'
}

/** What a join asks somebody to look at: everything held on more than one of the joined records. */
export function reviewAfterJoin(facts: readonly HeldFact[]): JoinReview {
  const grades = facts.flatMap(({ grade }) => (grade === undefined ? [] : [grade]))
  const records = new Set(facts.map(({ personRecordId }) => personRecordId))
  const isMixed = records.size > 1
  return { grade: gravestGrade(grades), toConfirm: isMixed ? [...facts] : [], rule: 'SG-15' }
}

/** After a split each side has the facts of its own records, no more and no fewer. */
export function factsAfterSplit(facts: readonly HeldFact[], side: readonly string[]): HeldFact[] {
  return facts.filter(({ personRecordId }) => side.includes(personRecordId))
}
