/** Every figure of review, retention and disposal as dated configuration, with its source and its mark. */
import { figuresOn, recalled, type RuleFigures, seen } from '../rules/dated-rules.ts'

const APP = 'College APP on review, retention and disposal, table of 2013 to 2023'

export const retentionRulesTable = {
  leastYears: seen(6, 'RD-1', 'Commons Hansard 19 June 2006: records normally held at least six years'),
  group1Years: recalled(100, 'RD-3', `${APP}: until the subject is deemed to be 100`),
  group1ReviewYears: recalled(10, 'RD-3', APP),
  group2ClearYears: recalled(10, 'RD-3', APP),
  group3ClearYears: recalled(6, 'RD-3', APP),
  group3LaterYears: recalled(5, 'RD-3', APP),
  undetectedSeriousYears: recalled(100, 'RD-4', `${APP}: from the report`),
  quarantineDays: recalled(
    30,
    'RD-9',
    'Design choice: what is disposed of is out of sight before it is erased',
  ),
  reviewNoticeDays: recalled(28, 'RD-5', 'Design choice: a review is called before it is due'),
} as const

export type RetentionRules = RuleFigures<typeof retentionRulesTable>

/** The figures in force on a day (YYYY-MM-DD). */
export const retentionRulesOn = (day: string): RetentionRules => figuresOn(retentionRulesTable, day)
