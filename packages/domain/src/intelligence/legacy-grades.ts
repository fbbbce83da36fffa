/** Grades of the older 5x5x5 scheme: shown and searched as 3x5x2, never rewritten (IL-1 to IL-3). */
import type { ProtectiveMarking } from '../codes/information.ts'
import type { GivenGrade, Grade } from './grading.ts'

/**
 * No official conversion was found: every row is recalled, `doubtful` ones are low confidence (intelligence.md 1.4). A
 * mapping errs to more caution.
 */
const sources = {
  A: { shown: '1', label: 'Always reliable', isDoubtful: false },
  B: { shown: '1', label: 'Mostly reliable', isDoubtful: false },
  C: { shown: '2', label: 'Sometimes reliable', isDoubtful: true },
  D: { shown: '3', label: 'Unreliable', isDoubtful: false },
  E: { shown: '2', label: 'Untested', isDoubtful: false },
} as const
const assessments = {
  1: { shown: 'A', label: 'Known to be true without reservation' },
  2: { shown: 'A', label: 'Known personally to the source, not to the officer' },
  3: { shown: 'B', label: 'Not known personally to the source, corroborated' },
  4: { shown: 'D', label: 'Cannot be judged' },
  5: { shown: 'E', label: 'Suspected to be false' },
} as const
const handlings = {
  1: { shown: 'P', label: 'UK police and other law enforcement', condition: undefined },
  2: {
    shown: 'P',
    label: 'UK parties that do not prosecute',
    condition: 'To UK parties that do not prosecute, as the old code 2 says',
  },
  3: { shown: 'C', label: 'Law enforcement outside the EU', condition: 'As the old code 3 says' },
  4: {
    shown: 'C',
    label: 'Within the originating agency only',
    condition: 'Not outside the originating agency',
  },
  5: { shown: 'C', label: 'As the originator specifies', condition: 'Ask the originator' },
} as const

export interface ShownLegacyGrade {
  /** Byte for byte as it is kept. */
  original: string
  shown: Grade
  /** Goes with every copy, although the shown handling may be P. */
  condition: string | undefined
  /** True where the mapping itself is low confidence. */
  isDoubtful: boolean
  /** Shown beside the grade, so that nobody takes it for an evaluation. */
  badge: string
  words: string
}

/**
 * IL-1: an old grade such as `B24` or `b 2 4` as it is shown and searched; undefined when it is none. The stored text is
 * handed back unchanged in `original`.
 */
export function showLegacyGrade(stored: string): ShownLegacyGrade | undefined {
  const [, source, assessment, handling] =
    /^([A-E])[\s/-]*([1-5])[\s/-]*([1-5])$/.exec(stored.trim().toUpperCase()) ?? []
  const [from, how, to] = [
    sources[source as keyof typeof sources],
    assessments[Number(assessment) as keyof typeof assessments],
    handlings[Number(handling) as keyof typeof handlings],
  ]
  if (from === undefined || how === undefined || to === undefined) return undefined
  return {
    original: stored,
    shown: { source: from.shown, assessment: how.shown, handling: to.shown },
    condition: to.condition,
    isDoubtful: from.isDoubtful,
    badge: 'Older 5x5x5 grade, not evaluated anew',
    words: [from.label, how.label, to.label].join('; '),
  }
}

/** IL-2: the grade of an imported report: that of a person who evaluated it anew, or else the shown one with its badge. */
export function legacyGradeInForce(
  stored: string,
  reevaluated: GivenGrade | undefined,
): { grade: Grade; badge: string | undefined } | undefined {
  if (reevaluated?.kind === 'AUTHORITATIVE') return { grade: reevaluated.grade, badge: undefined }
  const legacy = showLegacyGrade(stored)
  return legacy && { grade: legacy.shown, badge: legacy.badge }
}

const olderMarkings: Record<string, ProtectiveMarking> = {
  'NOT PROTECTIVELY MARKED': 'OFFICIAL',
  PROTECT: 'OFFICIAL',
  RESTRICTED: 'OFFICIAL',
  CONFIDENTIAL: 'OFFICIAL-SENSITIVE',
}

/**
 * IL-3: how an older protective marking is shown; undefined for one that has no place here (SECRET and above are refused by
 * IM-1). There is no direct relationship between the schemes, so the older word stays beside it.
 */
export const showOlderMarking = (marking: string): ProtectiveMarking | undefined =>
  olderMarkings[marking.trim().toUpperCase()]
