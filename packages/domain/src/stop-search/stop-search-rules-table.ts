/** Every figure of stop and search as dated configuration, with its source and its mark. */
import { figuresOn, recalled, type RuleFigures, seen } from '../rules/dated-rules.ts'

export const stopSearchRulesTable = {
  copyMonths: seen(3, 'SS-8', 'Code A 3.8, 3.10: a copy on request'),
  childReviewHours: recalled(24, 'SG-12', 'Force policy: supervisor review of exposed searches of children'),
  superviseHours: recalled(72, 'SS-9', 'Force policy: supervisor review of a search'),
  area60Hours: recalled(24, 'SS-6', 'Criminal Justice and Public Order Act 1994 s.60(1)'),
  publishLeast: recalled(5, 'SS-10', 'Design choice: a group of fewer people is not told apart in public'),
  area60MoreHours: recalled(24, 'SS-6', 'Criminal Justice and Public Order Act 1994 s.60(3)'),
} as const

export type StopSearchRules = RuleFigures<typeof stopSearchRulesTable>

/** The figures in force on a day (YYYY-MM-DD). */
export const stopSearchRulesOn = (day: string): StopSearchRules => figuresOn(stopSearchRulesTable, day)
