/** What a victim needs: enhanced rights, special measures at court and a safe way to be reached (VN-1 to VN-5). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'

/** Why a victim has enhanced rights (Victims' Code). */
export const enhancedReasons = [
  { code: 'SERIOUS', label: 'Victim of the most serious crime' },
  { code: 'DOMESTIC', label: 'Victim of domestic abuse' },
  { code: 'SEXUAL', label: 'Victim of a sexual offence' },
  { code: 'BEREAVED', label: 'Bereaved by the crime' },
  { code: 'PERSISTENT', label: 'Persistently targeted' },
  { code: 'CHILD', label: 'Under 18' },
  { code: 'DISORDER', label: 'Mental disorder' },
  { code: 'IMPAIRED', label: 'Impaired intelligence or social functioning' },
  { code: 'DISABLED', label: 'Physical disability or disorder' },
  { code: 'INTIMIDATED', label: 'In fear or distress' },
] as const
export type EnhancedReason = (typeof enhancedReasons)[number]['code']

/** Special measures (Youth Justice and Criminal Evidence Act 1999); `only16`: for vulnerable witnesses only. */
export const specialMeasures = [
  { code: 'S23', label: 'Screens', only16: false },
  { code: 'S24', label: 'Live link', only16: false },
  { code: 'S25', label: 'Evidence in private', only16: false },
  { code: 'S26', label: 'No wigs and gowns', only16: false },
  { code: 'S27', label: 'Recorded evidence in chief', only16: false },
  { code: 'S28', label: 'Recorded cross-examination', only16: false },
  { code: 'S29', label: 'Intermediary', only16: true },
  { code: 'S30', label: 'Aids to communication', only16: true },
] as const
export type SpecialMeasure = (typeof specialMeasures)[number]['code']

export interface NeedsFacts {
  /** Years today; undefined where it is not known. */
  age?: number
  isSeriousCrime?: boolean
  isDomestic?: boolean
  isSexual?: boolean
  isSlavery?: boolean
  isBereaved?: boolean
  isPersistentlyTargeted?: boolean
  hasMentalDisorder?: boolean
  isImpaired?: boolean
  isDisabled?: boolean
  isInFear?: boolean
}

export interface Needs {
  isEnhanced: boolean
  reasons: EnhancedReason[]
  /** s.16: vulnerable; s.17: intimidated. One person may be both. */
  isVulnerable: boolean
  isIntimidated: boolean
  measures: SpecialMeasure[]
  rule: 'VN-1'
}

/** VN-1: what the facts make of a victim; complainants of sexual offences, slavery and domestic abuse are presumed intimidated. */
export function victimNeeds(facts: NeedsFacts): Needs {
  const held: [boolean | undefined, EnhancedReason][] = [
    [facts.isSeriousCrime, 'SERIOUS'],
    [facts.isDomestic, 'DOMESTIC'],
    [facts.isSexual, 'SEXUAL'],
    [facts.isBereaved, 'BEREAVED'],
    [facts.isPersistentlyTargeted, 'PERSISTENT'],
    [facts.age !== undefined && facts.age < 18, 'CHILD'],
    [facts.hasMentalDisorder, 'DISORDER'],
    [facts.isImpaired, 'IMPAIRED'],
    [facts.isDisabled, 'DISABLED'],
    [facts.isInFear === true || facts.isSlavery === true, 'INTIMIDATED'],
  ]
  const reasons = held.flatMap(([holds, code]) => (holds === true ? [code] : []))
  const isVulnerable = reasons.some((code) => ['CHILD', 'DISORDER', 'IMPAIRED', 'DISABLED'].includes(code))
  const isIntimidated = reasons.some((code) => ['DOMESTIC', 'SEXUAL', 'INTIMIDATED'].includes(code))
  const measures = specialMeasures
    .filter(({ only16 }) => isVulnerable || (isIntimidated && !only16))
    .map(({ code }) => code)
  return { isEnhanced: reasons.length > 0, reasons, isVulnerable, isIntimidated, measures, rule: 'VN-1' }
}

export interface NeedsAssessment {
  askedAt?: string
  isEnhanced?: boolean
  /** Why it differs from what the facts say, in words. */
  differsBecause?: string
  measuresWanted: readonly SpecialMeasure[]
  /** The victim's own words on the measures. */
  viewInOwnWords?: string
  isStatementOffered?: boolean
  isReferralOffered?: boolean
}

/** VN-2 to VN-4: what an assessment still needs; it waits for no form and blocks no saving. */
export function needsProblems(assessment: NeedsAssessment, facts: NeedsFacts): RuleProblem[] {
  const { problems, block, ask } = problemList()
  const needs = victimNeeds(facts)
  ask(
    assessment.askedAt === undefined,
    'VN-2',
    'Assess the needs of the victim at the first contact.',
    'askedAt',
  )
  ask(
    assessment.askedAt !== undefined && assessment.isEnhanced === undefined,
    'VN-2',
    'Say whether the victim has enhanced rights.',
    'isEnhanced',
  )
  block(
    assessment.isEnhanced === false && needs.isEnhanced && !isSaid(assessment.differsBecause),
    'VN-2',
    'The facts give enhanced rights: accept them, or say why not.',
    'isEnhanced',
  )
  const beyond = assessment.measuresWanted.filter((code) => !needs.measures.includes(code))
  block(
    beyond.length > 0,
    'VN-3',
    `${beyond.map(labelOf).join(', ')}: for a vulnerable witness only. Say what makes the person vulnerable, or take it out.`,
    'measuresWanted',
  )
  ask(
    assessment.measuresWanted.length > 0 && !isSaid(assessment.viewInOwnWords),
    'VN-3',
    'Write what the victim says of these measures, in their own words.',
    'viewInOwnWords',
  )
  ask(
    assessment.isStatementOffered !== true,
    'VN-4',
    'Offer a personal statement; it can be added to until sentence.',
    'isStatementOffered',
  )
  ask(
    assessment.isReferralOffered !== true,
    'VC-3',
    'Offer a referral to a victim service.',
    'isReferralOffered',
  )
  return problems
}

const labelOf = (code: SpecialMeasure): string =>
  specialMeasures.find((row) => row.code === code)?.label ?? code
