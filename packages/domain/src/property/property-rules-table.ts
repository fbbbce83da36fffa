/** Every figure of property and exhibits as dated configuration, with its source and its mark. */
import { figuresOn, recalled, type RuleFigures } from '../rules/dated-rules.ts'

export const propertyRulesTable = {
  storeWithinHours: recalled(
    12,
    'PX-20',
    'Force policy: seized property is in a store by the end of the shift',
  ),
  storeSensitiveWithinHours: recalled(4, 'PX-20', 'Force policy: drugs, cash and firearms sooner'),
  missingToInspectorHours: recalled(24, 'PX-21', 'Force policy: what cannot be found goes to the inspector'),
  missingToSuperintendentHours: recalled(72, 'PX-21', 'Force policy: and to the superintendent'),
  courtReturnHours: recalled(48, 'PX-22', 'Force policy: back from court'),
  laboratoryReturnHours: recalled(1008, 'PX-22', 'Force policy: back from the laboratory, six weeks'),
  auditDays: recalled(365, 'PX-23', 'Force policy: each shelf is counted once a year'),
  auditSensitiveDays: recalled(90, 'PX-23', 'Force policy: drugs, cash and firearms each quarter'),
  keepAfterConvictionMonths: recalled(6, 'PX-31', 'CPIA 1996 code: six months from conviction'),
  foundKeepDays: recalled(28, 'PX-33', 'Force policy: found property is kept for its owner'),
  secondSignHours: recalled(1, 'PX-16', 'Force policy: the second person signs at once'),
  letterAnswerDays: recalled(28, 'PX-35', 'Force policy: an owner has four weeks to answer'),
  reviewRetentionDays: recalled(90, 'PX-32', 'Force policy: the reason to keep an item is looked at again'),
} as const

export type PropertyRules = RuleFigures<typeof propertyRulesTable>

/** The figures in force on a day (YYYY-MM-DD). */
export const propertyRulesOn = (day: string): PropertyRules => figuresOn(propertyRulesTable, day)
