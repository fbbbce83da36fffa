/** The risk assessment: what raises the level, what it asks for, and when it is done again (12.6, TR-15, TR-16; list L-3). */
import { type CustodyRiskLevel, custodyRiskLevels, type ObservationLevel } from './codes.ts'
import { type RiskAnswer, type RiskQuestion, riskQuestions } from './risk-questions.ts'
import { isSaid, problemList, type RuleProblem } from './rule-problem.ts'

/** TR-16: what asks for the assessment again; the last four are force policy [R]. */
export const riskTriggers = [
  { code: 'CHARGED', label: 'Charged', mark: 'seen' },
  { code: 'BAIL_REFUSED', label: 'Bail refused', mark: 'seen' },
  { code: 'RELEASE', label: 'Before release', mark: 'seen' },
  { code: 'TRANSFER', label: 'Before transfer', mark: 'seen' },
  { code: 'HOSPITAL', label: 'Back from hospital', mark: 'recalled' },
  { code: 'INTERVIEW', label: 'After an interview', mark: 'recalled' },
  { code: 'COURT', label: 'Back from court', mark: 'recalled' },
  { code: 'BAD_NEWS', label: 'Bad news', mark: 'recalled' },
  { code: 'HANDOVER', label: 'Shift handover', mark: 'recalled' },
] as const
export type RiskTrigger = (typeof riskTriggers)[number]['code']

export interface RiskAssessment {
  answers: Partial<Record<RiskQuestion, { answer: RiskAnswer; detail?: string }>>
  level?: CustodyRiskLevel
  observationLevel?: ObservationLevel
  mustRouse?: boolean
  signedBy?: string
  hasHealthcareRequest: boolean
  hasCarePlan: boolean
}

const alcoholAndDrugs: readonly RiskQuestion[] = [
  'ALCOHOL_24H',
  'ALCOHOL_DEPENDENT',
  'DRUGS_24H',
  'DRUGS_DEPENDENT',
]

/** The least level that the answers allow: a refusal raises it like a yes to the gravest and never lowers it. */
export function leastRiskLevel(answers: RiskAssessment['answers']): CustodyRiskLevel {
  const said = (code: RiskQuestion) => answers[code]?.answer
  if (said('SELF_HARM_NOW') === 'YES' || said('SWALLOWED_OR_HIDDEN') === 'YES') return 'HIGH'
  const isRaised = riskQuestions.some(
    ({ code, needsHealthcare }) => said(code) === 'REFUSED' || (needsHealthcare && said(code) === 'YES'),
  )
  return isRaised ? 'MEDIUM' : 'STANDARD'
}

/** What the assessment still needs before the person is left in a cell, and what does not fit the answers. */
export function riskProblems(risk: RiskAssessment): RuleProblem[] {
  const { problems, ask, warn } = problemList()
  for (const { code, label } of riskQuestions) {
    const given = risk.answers[code]
    ask(given === undefined || given.answer === 'NOT_ASKED', '12.6', `Ask: ${label.toLowerCase()}.`, code)
    ask(given?.answer === 'YES' && !isSaid(given.detail), '12.6', `Say more: ${label.toLowerCase()}.`, code)
  }
  const least = leastRiskLevel(risk.answers)
  const order = (level: CustodyRiskLevel) => custodyRiskLevels.find(({ code }) => code === level)?.order ?? 0
  ask(risk.level === undefined, '12.6', 'Choose the level of risk.', 'level')
  warn(
    risk.level !== undefined && order(risk.level) < order(least),
    '12.6',
    `The answers ask for ${least.toLowerCase()} risk at least: raise the level or say why not.`,
    'level',
  )
  ask(risk.observationLevel === undefined, '12.9', 'Choose the level of observation.', 'observationLevel')
  const isYes = (code: RiskQuestion) => risk.answers[code]?.answer === 'YES'
  warn(
    isYes('SELF_HARM_NOW') &&
      risk.observationLevel !== undefined &&
      !['3', '4'].includes(risk.observationLevel),
    'TR-1',
    'Thoughts of self-harm now: consider constant observation.',
    'observationLevel',
  )
  warn(
    (isYes('SWALLOWED_OR_HIDDEN') || alcoholAndDrugs.some(isYes)) && risk.mustRouse !== true,
    'TR-2',
    'Drink or drugs: consider rousing at each visit, at least every 30 minutes.',
    'mustRouse',
  )
  warn(
    isYes('HEAD_INJURY') && risk.observationLevel === '1',
    'TR-2',
    'A head injury: consider a visit every 30 minutes.',
    'observationLevel',
  )
  const needsHealthcare = riskQuestions.some(({ code, needsHealthcare: needs }) => needs && isYes(code))
  ask(
    needsHealthcare && !risk.hasHealthcareRequest,
    'TR-15',
    'Ask for a healthcare professional.',
    'healthcare',
  )
  ask(!risk.hasCarePlan, '12.9', 'Write the care plan: there is one with every assessment.', 'carePlan')
  ask(!isSaid(risk.signedBy), '12.6', 'The custody officer signs the assessment.', 'signedBy')
  return problems
}

/** TR-16: the triggers after the last assessment that still ask for a new one. */
export function riskTriggersOpen(
  triggers: readonly { trigger: RiskTrigger; at: string }[],
  assessedAt: string | undefined,
): RiskTrigger[] {
  return triggers
    .filter(({ at }) => assessedAt === undefined || at > assessedAt)
    .map(({ trigger }) => trigger)
}
