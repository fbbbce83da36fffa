/** Anti-social behaviour: types and the risk matrix with its grade (safeguarding.md 4; thresholds are force policy). */
import { addDays } from '../time/day.ts'

export const asbTypes = [
  { code: 'PERSONAL', label: 'Personal: aimed at someone' },
  { code: 'NUISANCE', label: 'Nuisance: to the community' },
  { code: 'ENVIRONMENTAL', label: 'Environmental: to places' },
] as const
export type AsbType = (typeof asbTypes)[number]['code']

/** Each factor is answered 0 to 3; the words say what 0 and 3 mean. */
export const asbRiskFactors = [
  { code: 'REPEAT', label: 'Repeat victim', low: 'First time', high: 'Every day or most days' },
  {
    code: 'TARGETED',
    label: 'Targeted or hate',
    low: 'Not aimed at anyone',
    high: 'Aimed at them for who they are',
  },
  { code: 'VULNERABILITY', label: 'Vulnerability', low: 'None known', high: 'Makes them much more at risk' },
  { code: 'HARM', label: 'Harm', low: 'None', high: 'Injury or fear of serious harm' },
  { code: 'IMPACT', label: 'Impact on daily life', low: 'None', high: 'Afraid to be at home or go out' },
  { code: 'SUPPORT', label: 'Support', low: 'Well supported', high: 'Nobody to turn to' },
  { code: 'ESCALATION', label: 'Escalation', low: 'Not getting worse', high: 'Quickly getting worse' },
] as const
export type AsbRiskFactor = (typeof asbRiskFactors)[number]['code']

export const asbRiskGrades = [
  { code: 'STANDARD', label: 'Standard', order: 1, fromScore: 0, reviewDays: 28 },
  { code: 'MEDIUM', label: 'Medium', order: 2, fromScore: 8, reviewDays: 7 },
  { code: 'HIGH', label: 'High', order: 3, fromScore: 14, reviewDays: 1 },
] as const
export type AsbRiskGrade = (typeof asbRiskGrades)[number]['code']

export type AsbAnswer = 0 | 1 | 2 | 3
export type AsbAnswers = Record<AsbRiskFactor, AsbAnswer>

export interface AsbRisk {
  /** 0 to 21. */
  score: number
  grade: AsbRiskGrade
  /** Why the grade stands where it does, as a sentence. */
  reason: string
}

/**
 * Adds the answers up and grades them. A 3 for harm, targeting or vulnerability is never less than medium, and two of
 * them are high, because a total alone can hide one grave answer among small ones.
 */
export function scoreAsbRisk(answers: AsbAnswers): AsbRisk {
  const score = asbRiskFactors.reduce((total, { code }) => total + answers[code], 0)
  const byScore = asbRiskGrades.reduce(
    (grade, row) => (score >= row.fromScore ? row : grade),
    asbRiskGrades[0],
  )
  const grave = asbRiskFactors.filter(({ code }) => isGraveFactor(code) && answers[code] === 3)
  const least = grave.length >= 2 ? asbRiskGrades[2] : asbRiskGrades[grave.length]
  if (least && least.order > byScore.order) {
    const factors = grave.map(({ label }) => label.toLowerCase()).join(' and ')
    return {
      score,
      grade: least.code,
      reason: `Raised to ${least.label.toLowerCase()} by the answer on ${factors}.`,
    }
  }
  return { score, grade: byScore.code, reason: `Graded by its score of ${score} out of 21.` }
}

/** The factors that have no answer from 0 to 3 yet, for a form that must be whole before it is graded. */
export function missingAsbAnswers(answers: Partial<Record<string, number>>): AsbRiskFactor[] {
  return asbRiskFactors.map(({ code }) => code).filter((code) => ![0, 1, 2, 3].includes(answers[code] ?? -1))
}

/** Reads stored or sent answers; undefined unless every factor is answered 0 to 3. */
export function readAsbAnswers(answers: Partial<Record<string, number>>): AsbAnswers | undefined {
  if (missingAsbAnswers(answers).length > 0) return undefined
  const read = (code: AsbRiskFactor): AsbAnswer =>
    ([0, 1, 2, 3] as const).find((answer) => answer === answers[code]) ?? 0
  return {
    REPEAT: read('REPEAT'),
    TARGETED: read('TARGETED'),
    VULNERABILITY: read('VULNERABILITY'),
    HARM: read('HARM'),
    IMPACT: read('IMPACT'),
    SUPPORT: read('SUPPORT'),
    ESCALATION: read('ESCALATION'),
  }
}

/** The day by which a supervisor reviews a grade (force policy); `day` as YYYY-MM-DD. */
export function asbReviewDue(grade: AsbRiskGrade, day: string): string {
  return addDays(day, asbRiskGrades.find((row) => row.code === grade)?.reviewDays ?? 1)
}

/** ASB case review: at least so many reports in so many months, each made within a month (local threshold, at most 3 in 6). */
export const asbCaseReviewThreshold = { reports: 3, months: 6, mark: 'recalled' } as const

const isGraveFactor = (code: AsbRiskFactor): boolean => ['HARM', 'TARGETED', 'VULNERABILITY'].includes(code)
