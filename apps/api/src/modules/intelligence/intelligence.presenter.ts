/** An intelligence entry as those who may see it see it. */
import type { IntelligencePage } from '@mips/contracts/intelligence'
import { assessmentGrades, handlingCodes, sourceGrades } from '@mips/domain/codes/information'
import {
  type GazetteerRow,
  type PersonLinkRow,
  viewLinkedPeople,
  viewLinkedPlaces,
} from '@mips/domain/pole/record-view'
import { londonDay } from '@mips/domain/time/london-day'
import type { OfficerRef } from '@mips/contracts/common'
import type { Clock } from '../../platform/clock.ts'

/** What `mips.read_intelligence` answers. */
export type IntelligenceRow = Pick<
  IntelligencePage,
  | 'id'
  | 'reference'
  | 'version'
  | 'marking'
  | 'title'
  | 'status'
  | 'text'
  | 'isRestricted'
  | 'restrictedTo'
  | 'reportedAt'
  | 'submittedAt'
  | 'submittedBy'
  | 'events'
  | 'sources'
> & {
  sourceGrade: string
  assessmentGrade: string
  handlingCode: string
  handlingConditions: string | null
  gradeReason: string | null
  subjects: PersonLinkRow<OfficerRef | null>[]
  places: (Omit<IntelligencePage['places'][number], 'roleLabel' | 'isMatched' | 'gazetteer'> & {
    gazetteer: GazetteerRow
  })[]
}

const labelIn = (list: readonly { code: string; label: string }[], code: string): string =>
  list.find((row) => row.code === code)?.label ?? code

export function presentIntelligence(row: IntelligenceRow, clock: Clock): IntelligencePage {
  const {
    sourceGrade: source,
    assessmentGrade: assessment,
    handlingCode: handling,
    handlingConditions: conditions,
    gradeReason: reason,
    subjects,
    places,
    ...rest
  } = row
  return {
    ...rest,
    grade: {
      printed: [source, assessment, handling].join(' '),
      source,
      sourceLabel: labelIn(sourceGrades, source),
      assessment,
      assessmentLabel: labelIn(assessmentGrades, assessment),
      handling,
      handlingLabel: labelIn(handlingCodes, handling),
      conditions,
      reason,
    },
    subjects: viewLinkedPeople(subjects, londonDay(clock.now().toISOString())),
    places: viewLinkedPlaces(places),
  }
}
