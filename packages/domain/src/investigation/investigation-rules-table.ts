/** Every figure of recording, investigation and victim care as dated configuration, with its source and its mark. */
import { figuresOn, recalled, type RuleFigures, seen } from '../rules/dated-rules.ts'

export const investigationRulesTable = {
  recordWithinHours: [
    ...recalled(72, 'CR-1', 'Counting rules before April 2015'),
    ...recalled(24, 'CR-1', 'Home Office Counting Rules: within 24 hours of the report', '2015-04-01'),
  ],
  n100WithinHours: recalled(24, 'CR-6', 'Home Office classification N100: opened within 24 hours'),
  responsibleAge: recalled(10, 'CR-14', 'Children and Young Persons Act 1933 s.50'),
  screenInScore: recalled(3, 'AL-2', 'Force policy: solvability at which a crime is always allocated'),
  heavyWorkload: recalled(15, 'AL-4', 'Force policy: crimes held by one officer'),
  acceptWithinHours: recalled(24, 'AL-5', 'Force policy: the new officer accepts or declines'),
  firstReviewHours: recalled(24, 'RW-1', 'Force policy: supervisor review after allocation'),
  highRiskReviewDays: recalled(7, 'RW-2', 'Force policy: review of high risk'),
  volumeReviewDays: recalled(28, 'RW-2', 'Force policy: review of volume crime'),
  laterReviewDays: recalled(30, 'RW-2', 'Force policy: monthly after the first two reviews'),
  returnWithinHours: recalled(72, 'RW-5', 'Force policy: what a review sends back is answered'),
  reviewBeforeBailDays: recalled(7, 'RW-3', 'Force policy: review ahead of the end of bail'),
  ruiReviewDays: recalled(28, 'RW-4', 'Force policy: no law limits release under investigation'),
  summaryLimitMonths: recalled(6, 'OC-17', "Magistrates' Courts Act 1980 s.127"),
  outcomeDecisionHours: recalled(72, 'OC-f', 'Force policy: a proposed outcome is decided on'),
  chargeOutcomeHours: recalled(
    24,
    'OC-1',
    'Force policy: the outcome follows a charge in custody by the next day',
  ),
  youthFromAge: recalled(10, 'OC-2', 'Children and Young Persons Act 1933 s.50'),
  adultFromAge: recalled(18, 'OC-2', 'Crime and Disorder Act 1998 s.66ZA; Criminal Justice Act 2003 s.22'),
  keyDecisionDays: seen(5, 'VC-1', "Victims' Code right 6: key decisions, working days"),
  keyDecisionEnhancedDays: seen(1, 'VC-1', "Victims' Code right 6: enhanced rights, working days"),
  acknowledgementDays: recalled(5, 'VC-2', "Victims' Code rights 2 and 3: written acknowledgement"),
  serviceReferralDays: seen(2, 'VC-3', "Victims' Code right 4: referral to a victim service"),
  propertyReturnDays: recalled(5, 'VC-4', "Victims' Code right 10: property back"),
  updateEveryDays: recalled(30, 'VC-5', 'Monthly update where nothing else is agreed, calendar days'),
} as const

export type InvestigationRules = RuleFigures<typeof investigationRulesTable>

/** The figures in force on a day (YYYY-MM-DD); hours, days and months as their names say. */
export const investigationRulesOn = (day: string): InvestigationRules =>
  figuresOn(investigationRulesTable, day)
