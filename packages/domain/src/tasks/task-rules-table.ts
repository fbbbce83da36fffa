/** Every figure of the task model as dated configuration, with its mark. */
import { figuresOn, recalled, type RuleFigures } from '../rules/dated-rules.ts'

export const taskRulesTable = {
  agePointHours: recalled(24, 'TK-1', 'Design choice: an overdue day weighs one point of harm'),
  agePointsMost: recalled(20, 'TK-1', 'Design choice: age alone never outweighs grave harm'),
  escalateSupervisorHours: recalled(
    0,
    'TK-3',
    'Design choice: an overdue task goes to the supervisor at once',
  ),
  escalateInspectorHours: recalled(12, 'TK-3', 'Design choice: and to the inspector'),
  escalateSuperintendentHours: recalled(48, 'TK-3', 'Design choice: and to the superintendent'),
  acknowledgeMinutes: recalled(60, 'TK-4', 'Design choice: an alarm that nobody acknowledged climbs'),
  snoozeMostHours: recalled(72, 'TK-5', 'Design choice: the longest a task is put off'),
  snoozeMostTimes: recalled(3, 'TK-5', 'Design choice: how often'),
  graveHarm: recalled(
    20,
    'TK-5',
    'Design choice: harm from which a task is never put off nor closed in bulk',
  ),
  sameLookSeconds: recalled(
    3,
    'TK-10',
    'Design choice: what was read so shortly before the page was opened is the same look (the clock of a desk is not exact)',
  ),
  forecastDays: recalled(7, 'TK-7', 'Design choice: days over which rates are counted'),
  harmAlarmPercent: recalled(1, 'TK-8', 'Design choice: the share of a backlog that is watched for harm'),
  harmAlarmWaitHours: recalled(12, 'TK-8', 'Design choice: how long grave harm may wait untouched'),
  growthAlarmHours: recalled(24, 'TK-8', 'Design choice: the hours over which coming and doing are compared'),
  growthAlarmPercent: recalled(15, 'TK-8', 'Design choice: so much less done than came is more than chance'),
  growthAlarmLeast: recalled(
    20,
    'TK-8',
    'Design choice: a difference of fewer tasks is chance in a small team',
  ),
} as const

export type TaskRules = RuleFigures<typeof taskRulesTable>

/** The figures in force on a day (YYYY-MM-DD). */
export const taskRulesOn = (day: string): TaskRules => figuresOn(taskRulesTable, day)
