/** Every figure of case files, disclosure, court and the outbox as dated configuration, with its source and its mark. */
import { figuresOn, recalled, type RuleFigures } from '../rules/dated-rules.ts'

export const caseRulesTable = {
  summaryLimitMonths: recalled(6, 'FQ-10', "Magistrates' Courts Act 1980 s.127"),
  adultFromAge: recalled(18, 'FQ-24', 'Children and Young Persons Act 1933 s.46; Sentencing Act 2020'),
  availabilityMonths: recalled(
    6,
    'FQ-45',
    "Director's Guidance on Charging: dates of witnesses, months ahead",
  ),
  availabilityAgeDays: recalled(28, 'FQ-45', 'Force practice: dates of witnesses are no older'),
  computerPrintAgeDays: recalled(28, 'FQ-67', 'Force practice: a print of the national computer is no older'),
  firstHearingGuiltyDays: recalled(14, 'CF-9', 'Transforming Summary Justice: guilty plea expected'),
  firstHearingContestedDays: recalled(28, 'CF-9', 'Transforming Summary Justice: not guilty plea expected'),
  policeChargeMonths: recalled(12, 'CG-1', "Director's Guidance on Charging, 6th edition: likely sentence"),
  thresholdReviewDays: recalled(
    28,
    'CG-4',
    'Code for Crown Prosecutors: the full test follows as soon as it can',
  ),
  actionPlanWarnDays: recalled(2, 'CG-7', 'Design choice: an action is chased before its day'),
  ratifyHours: recalled(24, 'CG-6', "Director's Guidance: a charge in an emergency is ratified at once"),
  custodySummaryDays: recalled(
    56,
    'CT-1',
    'Prosecution of Offences (Custody Time Limits) Regulations 1987 reg.4',
  ),
  custodyEitherWayDays: recalled(70, 'CT-1', 'The same, where mode of trial is not settled within 56 days'),
  custodyCrownDays: recalled(182, 'CT-1', 'The same, reg.5: from sending, less days already kept'),
  custodyAlarmDays: recalled(28, 'CT-4', 'Design choice: first alarm before a custody time limit'),
  custodyUrgentDays: recalled(5, 'CT-4', 'Regulations reg.7: notice of an application in the Crown Court'),
  bailConditionLength: recalled(203, 'CT-6', 'National computer: four lines of fifty characters'),
  restrictionPeriodDays: recalled(
    28,
    'UM-8',
    'Criminal Procedure and Investigations Act 1996: defence statement',
  ),
  conditionsLongestWeeks: recalled(16, 'OR-5', 'Code of practice: conditions of a caution are met within'),
  complianceCheckDays: recalled(7, 'OR-6', 'Force practice: compliance is looked at after the last day'),
  retrySeconds: recalled(30, 'OB-3', 'Design choice: wait before the second attempt'),
  retryLongestSeconds: recalled(3600, 'OB-3', 'Design choice: longest wait between attempts'),
  retryAttempts: recalled(12, 'OB-4', 'Design choice: attempts before a person is asked'),
  samplingDays: recalled(35, 'SP-1', 'Force practice: finished work is sampled for up to five weeks'),
  samplingSize: recalled(5, 'SP-2', 'Design choice: pieces of work that a team is sampled on in a week'),
  acknowledgeMinutes: recalled(60, 'OB-5', 'Design choice: the receiver has acknowledged by then'),
  statementOathFromAge: recalled(
    14,
    'MS-2',
    'Criminal Justice Act 1967 s.9 with the manual of guidance: the declaration of a child',
  ),
  specialMeasuresDays: recalled(
    28,
    'WC-4',
    'Criminal Procedure Rules 18.3: application for a special measure',
  ),
  witnessWarnDays: recalled(28, 'WC-7', 'Force practice: witnesses are warned before a hearing'),
} as const

export type CaseRules = RuleFigures<typeof caseRulesTable>

/** The figures in force on a day (YYYY-MM-DD); units as their names say. */
export const caseRulesOn = (day: string): CaseRules => figuresOn(caseRulesTable, day)
