/** Every figure of intelligence as dated configuration, with its source and its mark. */
import { figuresOn, recalled, type RuleFigures } from '../rules/dated-rules.ts'

export const intelligenceRulesTable = {
  threatAnswerMinutes: recalled(15, 'IC-2', 'Design choice: the duty intelligence officer answers the page'),
  acknowledgeHighHours: recalled(1, 'IC-3', 'Local setting: high priority is opened'),
  acknowledgeMediumHours: recalled(24, 'IC-3', 'Local setting: medium priority is opened'),
  acknowledgeLowHours: recalled(72, 'IC-3', 'Local setting: low priority is opened'),
  evaluateHighHours: recalled(24, 'IC-4', 'Design choice: high priority is evaluated'),
  evaluateMediumDays: recalled(3, 'IC-4', 'Design choice: medium priority is evaluated, working days'),
  evaluateLowDays: recalled(10, 'IC-4', 'Design choice: low priority is evaluated, working days'),
  qualityCheckHours: recalled(24, 'IC-5', 'Design choice: the second person looks'),
  answerReturnDays: recalled(5, 'IC-6', 'Design choice: the writer answers a return, working days'),
  conditionReviewMonths: recalled(6, 'IH-4', 'Design choice: a condition without an end is looked at again'),
  corridorLeastMinutes: recalled(60, 'IV-4', 'Design choice: least time between receipt and release'),
  sourceReports: recalled(3, 'IV-6', 'Design choice: reports of one source that the source unit hears of'),
  sourceWindowMonths: recalled(6, 'IV-6', 'Design choice: months over which they are counted'),
  receiptHours: recalled(72, 'DS-9', 'Design choice: a recipient accepts the conditions'),
  recallTellHours: recalled(24, 'DS-9', 'DPA 2018 s.38(5)(c), s.48(9) say without delay; the figure is ours'),
  recallAnswerDays: recalled(5, 'DS-9', 'Design choice: a recipient says what became of it, working days'),
  deconflictionHours: recalled(24, 'DF-4', 'Design choice: the owner of another interest answers'),
  requirementMonths: recalled(6, 'NI-2', 'Practice: control strategy of six months to a year'),
  profileReviewDays: recalled(90, 'NI-5', 'Design choice: a profile is looked at again'),
  crimeGroupReviewMonths: recalled(6, 'NI-7', 'Design choice: the score of a crime group is made anew'),
  briefingMostDays: recalled(14, 'BF-2', 'Design choice: the longest that an item stands without a new look'),
  briefingReadHours: recalled(24, 'BF-5', 'Design choice: those who must read an item have read it'),
} as const

export type IntelligenceRules = RuleFigures<typeof intelligenceRulesTable>

/** The figures in force on a day (YYYY-MM-DD). */
export const intelligenceRulesOn = (day: string): IntelligenceRules => figuresOn(intelligenceRulesTable, day)
