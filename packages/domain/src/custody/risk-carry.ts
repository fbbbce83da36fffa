/** Answers of an earlier stay carried into a new assessment, what differs from them, and what the answers ask for (12.6, TR-16). */
import type { AdultReason } from './appropriate-adult.ts'
import type { ObservationLevel } from './codes.ts'
import { type RiskAnswer, type RiskQuestion, riskQuestions } from './risk-questions.ts'
import type { RiskAssessment } from './risk-rules.ts'

export interface GivenAnswer {
  answer: RiskAnswer
  detail?: string
  /** Taken over from the last time as it stood, with "still so". */
  isCarried?: boolean
}
export type RiskAnswers = Partial<Record<RiskQuestion, GivenAnswer>>

/** States of the hour: what was so at an earlier stay says nothing of now, so these are always asked. */
export const askedEachTime: readonly RiskQuestion[] = [
  'ILL_OR_INJURED_NOW',
  'HEAD_INJURY',
  'SELF_HARM_NOW',
  'ALCOHOL_24H',
  'DRUGS_24H',
  'SWALLOWED_OR_HIDDEN',
  'PREGNANT',
  'FIRST_TIME_IN_CUSTODY',
  'UPSET_BY_OFFENCE',
  'TELL_NURSE_PRIVATELY',
]

/** What the answers of last time give this time: a yes or no of what lasts. A refusal is asked again. */
export function carryAnswers(earlier: RiskAnswers): RiskAnswers {
  const carried: RiskAnswers = {}
  for (const { code } of riskQuestions) {
    const said = earlier[code]
    if (said === undefined || askedEachTime.includes(code)) continue
    if (said.answer === 'YES' || said.answer === 'NO')
      carried[code] = {
        answer: said.answer,
        ...(said.detail === undefined ? {} : { detail: said.detail }),
        isCarried: true,
      }
  }
  return carried
}

/** Questions whose answer or words differ from last time, where both times gave one. */
export function riskDifferences(now: RiskAnswers, before: RiskAnswers): RiskQuestion[] {
  return riskQuestions
    .map(({ code }) => code)
    .filter((code) => {
      const [said, was] = [now[code], before[code]]
      if (said === undefined || was === undefined) return false
      if (said.answer === 'NOT_ASKED' || was.answer === 'NOT_ASKED') return false
      return said.answer !== was.answer || words(said.detail) !== words(was.detail)
    })
}

const words = (detail: string | undefined) => (detail ?? '').trim().toLowerCase()

export interface RiskNeeds {
  /** RG-6: why an appropriate adult is to be thought of; undefined when nothing says so. */
  adult?: AdultReason
  needsAntiLigature: boolean
  mustRouse: boolean
  leastObservation: ObservationLevel
}

/** What the answers ask for, to be chosen with one press or decided otherwise by the custody officer. */
export function riskNeeds(
  risk: Pick<RiskAssessment, 'answers'> & { isIntoxicated?: boolean },
  isChild: boolean,
): RiskNeeds {
  const isYes = (code: RiskQuestion) => risk.answers[code]?.answer === 'YES'
  const isRefused = (code: RiskQuestion) => risk.answers[code]?.answer === 'REFUSED'
  const adult = adultOf(isChild, isYes)
  const isSuicidal = isYes('SELF_HARM_NOW')
  const mustRouse = risk.isIntoxicated === true || isYes('SWALLOWED_OR_HIDDEN')
  const isRaised = mustRouse || isYes('HEAD_INJURY') || isYes('SELF_HARM_EVER') || isRefused('SELF_HARM_NOW')
  return {
    ...(adult === undefined ? {} : { adult }),
    needsAntiLigature: isSuicidal || isYes('SELF_HARM_EVER') || isRefused('SELF_HARM_NOW'),
    mustRouse,
    leastObservation: isSuicidal ? '3' : raisedLevel(isRaised),
  }
}

function adultOf(isChild: boolean, isYes: (code: RiskQuestion) => boolean): AdultReason | undefined {
  if (isChild) return 'AGE'
  if (isYes('LEARNING_AUTISM')) return 'LEARNING_DISABILITY'
  return isYes('MENTAL_HEALTH') ? 'MENTAL_DISORDER' : undefined
}

const raisedLevel = (isRaised: boolean): ObservationLevel => (isRaised ? '2' : '1')
