/** The risk assessment of a report: when it must be made and what it answers (IK-1 to IK-3). */
import type { HandlingCode, SourceGrade } from '../codes/information.ts'
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'

/** Recalled questions (intelligence.md 4); a force loads its own words. */
export const riskQuestions = [
  { code: 'ETHICAL', label: 'Ethical risk' },
  { code: 'SOURCE', label: 'Risk to the source' },
  { code: 'SUBJECT', label: 'Risk to the subject' },
  { code: 'OFFICERS', label: 'Risk to officers' },
  { code: 'THIRD_PARTIES', label: 'Risk to others' },
  { code: 'OPERATION', label: 'Risk to operations' },
  { code: 'IF_SHARED', label: 'What follows if it is shared' },
  { code: 'IF_NOT_SHARED', label: 'What follows if it is not shared' },
  { code: 'CONTROLS', label: 'What is done about it' },
] as const
export type RiskQuestion = (typeof riskQuestions)[number]['code']

export interface RiskGrounds {
  handlings: readonly HandlingCode[]
  sources: readonly SourceGrade[]
  isThreatToLife: boolean
  /** Undefined when it is not known: then it is asked about, and the assessment is made. */
  isSourceChild?: boolean
  isSourceVulnerable?: boolean
  isSourceInPrison: boolean
}

/** IK-1: why an assessment is mandatory; empty when it is not. */
export function riskReasons(grounds: RiskGrounds): string[] {
  return [
    ...(grounds.handlings.includes('C') ? ['a paragraph has handling C'] : []),
    ...(grounds.sources.includes('3') ? ['a source is not reliable'] : []),
    ...(grounds.isThreatToLife ? ['a threat to life'] : []),
    ...(grounds.isSourceChild === false ? [] : ['the source is, or may be, under 18']),
    ...(grounds.isSourceVulnerable === false ? [] : ['the source is, or may be, vulnerable']),
    ...(grounds.isSourceInPrison ? ['the source is in prison'] : []),
  ]
}

export interface RiskAssessment {
  answers: Partial<Record<RiskQuestion, string>>
  madeById: string
  authorisedById?: string
}

/** IK-2 and IK-3: what an assessment still lacks: all questions (not only those of sharing), and a second person's authority. */
export function riskProblems(grounds: RiskGrounds, made: RiskAssessment | undefined): RuleProblem[] {
  const { problems, block } = problemList()
  const reasons = riskReasons(grounds)
  block(
    reasons.length > 0 && made === undefined,
    'IK-1',
    `Assess the risk: ${reasons.join(', ')}.`,
    'riskAssessment',
  )
  if (made === undefined) return problems
  const open = riskQuestions.filter(({ code }) => !isSaid(made.answers[code]))
  block(
    open.length > 0,
    'IK-2',
    `Answer every question, also with “none” and why: ${open.map(({ label }) => label.toLowerCase()).join(', ')}.`,
    'answers',
  )
  block(
    !isSaid(made.authorisedById) || made.authorisedById === made.madeById,
    'IK-3',
    'Somebody else than who made it authorises the assessment.',
    'authorisedById',
  )
  return problems
}
