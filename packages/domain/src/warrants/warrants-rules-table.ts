/** Every figure of warrants and wanted people as dated configuration, with its source and its mark. */
import { figuresOn, recalled, type RuleFigures } from '../rules/dated-rules.ts'

export const warrantRulesTable = {
  targetDaysA: recalled(14, 'WA-2', 'Warrant priority matrix, commonly quoted: category A'),
  targetDaysB: recalled(21, 'WA-2', 'Warrant priority matrix, commonly quoted: category B'),
  targetDaysC: recalled(28, 'WA-2', 'Warrant priority matrix, commonly quoted: category C'),
  gradeWithinHours: recalled(24, 'WA-1', 'Force practice: a warrant is graded by the next day'),
  attemptWithinDaysA: recalled(1, 'WA-6', 'Force practice: first attempt on category A'),
  attemptWithinDaysB: recalled(3, 'WA-6', 'Force practice: first attempt on category B'),
  attemptWithinDaysC: recalled(7, 'WA-6', 'Force practice: first attempt on category C'),
  circulateWithinHours: recalled(24, 'WA-9', 'National computer code of practice: timeliness of entries'),
  circulationReviewDays: recalled(28, 'WA-10', 'Force practice: a circulation is looked at again'),
  searchMonths: [
    ...recalled(1, 'SW-3', 'PACE 1984 s.16(3) before amendment'),
    ...recalled(3, 'SW-3', 'PACE 1984 s.16(3) as amended by SOCPA 2005 s.114', '2006-01-01'),
  ],
  searchReturnMonths: [
    ...recalled(1, 'SW-6', 'PACE 1984 s.16(10) before amendment'),
    ...recalled(3, 'SW-6', 'PACE 1984 s.16(10), (10A) as amended', '2006-01-01'),
  ],
} as const

export type WarrantRules = RuleFigures<typeof warrantRulesTable>

/** The figures in force on a day (YYYY-MM-DD); units as their names say. */
export const warrantRulesOn = (day: string): WarrantRules => figuresOn(warrantRulesTable, day)
