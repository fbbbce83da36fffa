/** Every number of care, bail and alarms as dated configuration, with its source and whether that source was seen. */
import { inForce, type RuleRow } from './rules-table.ts'

const recalled = <Value>(value: Value, rule: string, source: string): [RuleRow<Value>] => [
  { value, from: '1986-01-01', rule, source, mark: 'recalled' },
]
const seen = <Value>(value: Value, rule: string, source: string): [RuleRow<Value>] => [
  { value, from: '1986-01-01', rule, source, mark: 'seen' },
]

export const careRulesTable = {
  level1Minutes: seen<number>(60, 'TR-1', 'Code C 9.3; APP level 1'),
  level2Minutes: seen<number>(30, 'TR-2', 'Code C 9.3; APP level 2'),
  level3Minutes: recalled<number>(
    15,
    'TR-1',
    'Force policy within 15 to 30 minutes: written log under constant watch',
  ),
  level4Minutes: recalled<number>(15, 'TR-1', 'Force policy: written log in close proximity'),
  watcherReliefMinutes: recalled<number>(120, 'TR-1', 'Force policy: relief of a constant watcher'),
  mealWindowHours: seen<number>(24, 'TR-6', 'Code C 8.6'),
  lightMeals: seen<number>(2, 'TR-6', 'Code C 8.6'),
  mainMeals: seen<number>(1, 'TR-6', 'Code C 8.6'),
  mealWarnHours: recalled<number>(5, 'TR-6', 'Force policy: hours since the last offer in waking hours'),
  wakingFromHour: recalled<number>(7, 'TR-6', 'Force policy'),
  wakingToHour: recalled<number>(22, 'TR-6', 'Force policy'),
  restWindowHours: seen<number>(24, 'TR-7', 'Code C 12.2'),
  interviewPromptMinutes: recalled<number>(10, 'TR-8', 'Design choice: the prompt before a break'),
  shortBreakMinutes: recalled<number>(15, 'TR-8', 'Code C 12.8'),
  mealBreakMinutes: recalled<number>(45, 'TR-8', 'Code C 12.8'),
  bookingInWaitMinutes: recalled<number>(15, '12.1', 'Force policy: a longer wait needs its reason'),
  drugTestOnArrestAge: recalled<number>(18, 'PC-6', 'PACE 1984 s.63B(3)'),
  drugTestOnChargeAge: recalled<number>(14, 'PC-6', 'PACE 1984 s.63B(3)'),
  secureAccommodationAge: recalled<number>(12, 'PC-5', 'PACE 1984 s.38(6)(b)'),
  stripSearchPeople: recalled<number>(2, '12.11', 'Code C Annex A 11(c)'),
  medicationLateMinutes: recalled<number>(30, 'TR-17', 'Force policy: a dose is late after this'),
  riskWithinMinutes: recalled<number>(30, '12.6', 'Force policy: from the arrival to a signed assessment'),
  riskAgainMinutes: recalled<number>(30, 'TR-16', 'Force policy: from what asks for it to the assessment'),
  healthcareWaitMinutes: recalled<number>(60, 'TR-15', 'Force contract: routine healthcare'),
  healthcareUrgentMinutes: recalled<number>(20, 'TR-15', 'Force contract: urgent healthcare'),
  healthcareEmergencyMinutes: recalled<number>(8, 'TR-15', 'Ambulance standard: category 1'),
  ruiReviewDays: recalled<number>(30, '8.3', 'Force policy: a supervisor looks at the case'),
  mentalHealthPlaceHours: recalled<number>(24, 'L-0', 'Mental Health Act 1983 s.136A, s.136B'),
  mentalHealthExtensionHours: recalled<number>(12, 'L-0', 'Mental Health Act 1983 s.136B'),
  bailBreachCourtHours: recalled<number>(24, 'L-0', 'Bail Act 1976 s.7(4)'),
  provisionalExtraditionHours: recalled<number>(48, 'L-0', 'Extradition Act 2003 s.6, s.74'),
  alarmLeadInspectorMinutes: recalled<number>(
    30,
    'C3',
    'Design choice: when a due item goes up to the inspector',
  ),
  alarmLeadSergeantMinutes: recalled<number>(60, 'C3', 'Design choice: when a due item is first called'),
  alarmLeadSuperintendentMinutes: recalled<number>(
    15,
    'C3',
    'Design choice: when it goes to the superintendent',
  ),
  asnSystem: recalled<number>(
    1,
    'C14',
    'Local setting: the system part of the numbers that this force makes',
  ),
  visitLeadMinutes: recalled<number>(10, 'C6', 'Design choice: the call before a visit or a dose'),
  visitLateSergeantMinutes: recalled<number>(
    0,
    'C6',
    'Design choice: an overdue check goes to the sergeant at once',
  ),
  visitLateInspectorMinutes: recalled<number>(
    15,
    'C6',
    'Design choice: an overdue check goes to the inspector',
  ),
  bailLeadDays: recalled<number>(28, 'C16', 'Design choice: when the end of bail is first called'),
  bailLeadInspectorDays: recalled<number>(14, 'C16', 'Design choice: when it goes up one rank'),
  bailLeadSuperintendentDays: recalled<number>(7, 'C16', 'Design choice: when it goes up again'),
} satisfies Record<string, [RuleRow<number>, ...RuleRow<number>[]]>

export type CareRules = { [Key in keyof typeof careRulesTable]: number }

/** The figures in force on a day (YYYY-MM-DD); a day before the first row takes the first row. */
export function careRulesOn(day: string): CareRules {
  const rows = Object.entries(careRulesTable).map(([key, row]) => [key, inForce(row, day)])
  return Object.fromEntries(rows) as CareRules
}
