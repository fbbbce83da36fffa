/** The grade of a warrant: A, B or C with its target day, from a dated scheme (WA-1 to WA-3). */
import { inForce, type RuleRow } from '../custody/rules-table.ts'
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { due, type Due } from '../rules/due.ts'
import { addDays, formatDay } from '../time/day.ts'
import { addHours, type Instant } from '../time/instant.ts'
import { endOfLondonDay, londonDay } from '../time/london-day.ts'
import type { WarrantRules } from './warrants-rules-table.ts'

export const warrantGrades = [
  { code: 'A', label: 'A: high harm', order: 1 },
  { code: 'B', label: 'B: medium harm', order: 2 },
  { code: 'C', label: 'C: low harm', order: 3 },
] as const
export type WarrantGrade = (typeof warrantGrades)[number]['code']

/** What of a warrant and a person matters to its grade; each is read off the store. */
export const gradeFactors = [
  { code: 'LIFE', label: 'Homicide, rape or another offence that puts life at risk' },
  { code: 'VIOLENCE', label: 'Violence with injury, robbery or a weapon' },
  { code: 'SEXUAL', label: 'Sexual offence' },
  { code: 'CHILD', label: 'Risk to a child' },
  { code: 'DOMESTIC', label: 'Domestic abuse, or breach of an order that protects somebody' },
  { code: 'FIREARM', label: 'Firearms' },
  { code: 'PROLIFIC', label: 'Prolific or managed offender' },
  { code: 'RECALL', label: 'Recall to prison or unlawfully at large' },
  { code: 'BURGLARY', label: 'Burglary of a dwelling' },
  { code: 'SUPPLY', label: 'Supply of drugs' },
  { code: 'VULNERABLE', label: 'Vulnerable victim or witness waits for the trial' },
  { code: 'TRIAL', label: 'Failed to appear for trial' },
  { code: 'INDICTABLE', label: 'Another indictable offence' },
] as const
export type GradeFactor = (typeof gradeFactors)[number]['code']

/** The scheme: the factors that make a grade; what has none is C. */
interface GradeScheme {
  A: readonly GradeFactor[]
  B: readonly GradeFactor[]
}

/** Dated table; the national matrix was not at hand, so its criteria are recalled and a force replaces them by a new row. */
export const gradeSchemes: [RuleRow<GradeScheme>, ...RuleRow<GradeScheme>[]] = [
  {
    value: {
      A: ['LIFE', 'VIOLENCE', 'SEXUAL', 'CHILD', 'DOMESTIC', 'FIREARM', 'RECALL'],
      B: ['PROLIFIC', 'BURGLARY', 'SUPPLY', 'VULNERABLE', 'TRIAL', 'INDICTABLE'],
    },
    from: '2006-01-01',
    rule: 'WA-2',
    source: 'Warrant priority matrix',
    mark: 'recalled',
  },
]

export interface Grading {
  grade: WarrantGrade
  /** The factors that made it, in the words of the list. */
  because: string[]
  /** The last day on which the warrant is executed in time. */
  targetOn: string
}

/** WA-2: the grade that the scheme of its day of issue gives a warrant; the target runs from that day. */
export function gradeWarrant(
  factors: readonly GradeFactor[],
  issuedOn: string,
  rules: WarrantRules,
): Grading {
  const scheme = inForce(gradeSchemes, issuedOn)
  const grade = gradeBy(factors, scheme)
  const counted = grade === 'C' ? [] : scheme[grade]
  return {
    grade,
    because: gradeFactors
      .filter(({ code }) => factors.includes(code) && counted.includes(code))
      .map(({ label }) => label),
    targetOn: targetOn(grade, issuedOn, rules),
  }
}

function gradeBy(factors: readonly GradeFactor[], scheme: GradeScheme): WarrantGrade {
  if (factors.some((factor) => scheme.A.includes(factor))) return 'A'
  return factors.some((factor) => scheme.B.includes(factor)) ? 'B' : 'C'
}

/** The target day of a grade. */
export const targetOn = (grade: WarrantGrade, issuedOn: string, rules: WarrantRules): string =>
  addDays(issuedOn, { A: rules.targetDaysA, B: rules.targetDaysB, C: rules.targetDaysC }[grade])

const orderOf = (grade: WarrantGrade): number => warrantGrades.find(({ code }) => code === grade)?.order ?? 0

/** WA-3: what stands against another grade than the scheme gives: a reason for a graver one, a supervisor too for a lighter one. */
export function gradeChangeProblems(
  given: WarrantGrade,
  chosen: WarrantGrade,
  by: { isSupervisor: boolean; reason?: string },
): RuleProblem[] {
  const { problems, block } = problemList()
  block(
    given !== chosen && !isSaid(by.reason),
    'WA-3',
    'Say why this warrant has another grade than its facts give.',
    'reason',
  )
  block(
    orderOf(chosen) > orderOf(given) && !by.isSupervisor,
    'WA-3',
    'A supervisor lowers the grade of a warrant.',
    'grade',
  )
  return problems
}

/** WA-1 and WA-2: what is due: the grading, and then the execution by the target day. */
export function gradingDue(
  warrant: { issuedAt: Instant; grade?: WarrantGrade },
  now: Instant,
  rules: WarrantRules,
): Due[] {
  const by = addHours(warrant.issuedAt, rules.gradeWithinHours) ?? now
  if (warrant.grade === undefined)
    return [due({ what: 'WARRANT_GRADE', text: 'Grade the warrant', by, who: 'WARRANTS', rule: 'WA-1' }, now)]
  const day = targetOn(warrant.grade, londonDay(warrant.issuedAt), rules)
  return [
    due(
      {
        what: 'WARRANT_TARGET',
        text: `Warrant ${warrant.grade}: executed by ${formatDay(day)}`,
        by: endOfLondonDay(day),
        who: 'WARRANTS',
        rule: 'WA-2',
      },
      now,
    ),
  ]
}
