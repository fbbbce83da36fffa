/** Every figure of safeguarding as dated configuration, with its source and its mark. */
import { figuresOn, recalled, type RuleFigures, seen } from '../rules/dated-rules.ts'

export const safeguardingRulesTable = {
  missingVeryLowFirstHours: recalled(4, 'MP-2', 'Force policy: first review of very low risk'),
  missingVeryLowLaterHours: recalled(12, 'MP-2', 'Force policy: later reviews of very low risk'),
  missingVeryLowChildHours: recalled(1, 'MP-2', 'Force policy: supervisor for a child at very low risk'),
  missingLowFirstHours: recalled(24, 'MP-2', 'Force policy: sergeant, low risk'),
  missingLowLaterHours: recalled(48, 'MP-2', 'Force policy: sergeant, low risk, later'),
  missingMediumFirstHours: recalled(12, 'MP-2', 'Force policy: inspector, medium risk'),
  missingMediumLaterHours: recalled(24, 'MP-2', 'Force policy: inspector, medium risk, later'),
  missingHighHours: recalled(8, 'MP-2', 'Force policy: inspector each shift, high risk'),
  missingHighSuperintendentHours: recalled(24, 'MP-2', 'Force policy: superintendent, high risk'),
  missingLongTermDays: recalled(28, 'MP-3', 'Practice: long-term missing'),
  returnInterviewHours: recalled(72, 'SG-13', 'DfE statutory guidance 2014: return home interview'),
  policeProtectionHours: recalled(72, 'MP-6', 'Children Act 1989 s.46(6)'),
  daSecondLookHours: recalled(24, 'DA-4', 'Force policy: second look at a domestic abuse risk'),
  daBandMedium: seen(10, 'DA-2', 'SafeLives checklist: yes answers'),
  daBandHigh: seen(14, 'DA-2', 'SafeLives checklist: yes answers'),
  maracEscalationIncidents: recalled(3, 'DA-3', 'Local MARAC threshold: incidents in the window'),
  maracWindowMonths: recalled(12, 'DA-3', 'Local MARAC threshold: repeat and escalation'),
  maracReferralDays: recalled(1, 'SG-05', 'Local protocol: working days to refer'),
  noticeCourtHours: seen(48, 'SG-06', 'Crime and Security Act 2010 s.27; Domestic Abuse Act 2021 s.29'),
  noticeSuspectAge: seen(18, 'PN-2', 'Crime and Security Act 2010 s.24; Domestic Abuse Act 2021 s.22'),
  dvpoLeastDays: seen(14, 'PN-4', 'Crime and Security Act 2010 s.28(10)'),
  dvpoMostDays: seen(28, 'PN-4', 'Crime and Security Act 2010 s.28(10)'),
  noticeBreachHours: recalled(
    24,
    'PN-5',
    'Crime and Security Act 2010 s.26: court after an arrest for breach',
  ),
  rightToKnowDays: [
    ...recalled(35, 'SG-14', 'Earlier guidance of the domestic violence disclosure scheme'),
    ...seen(28, 'SG-14', 'Statutory guidance April 2023', '2023-04-05'),
  ],
  rightToKnowCheckHours: recalled(24, 'RK-2', 'Practice: first safety check'),
  rightToKnowMeetingDays: recalled(10, 'RK-2', 'Practice: face to face, working days'),
  conferenceDays: recalled(15, 'MA-3', 'Working Together: working days from the strategy discussion'),
  asbCaseReports: recalled(3, 'AB-1', 'Force policy: reports after which a case is opened'),
  asbCaseWindowDays: recalled(90, 'AB-1', 'Force policy: window for repeat reports'),
  asbCaseReviewDecideDays: recalled(
    10,
    'AB-2',
    'Local procedure: working days to say if the threshold is met',
  ),
  asbCaseReviewAnswerDays: recalled(28, 'AB-2', 'Local procedure: working days to answer with what is done'),
  repeatWindowMonths: recalled(12, 'RP-1', 'Practice: repeat victim, place and suspect'),
  exploitationReviewDays: recalled(90, 'XP-3', 'Force policy: a flag is looked at again'),
} as const

export type SafeguardingRules = RuleFigures<typeof safeguardingRulesTable>

/** The figures in force on a day (YYYY-MM-DD). */
export const safeguardingRulesOn = (day: string): SafeguardingRules => figuresOn(safeguardingRulesTable, day)
