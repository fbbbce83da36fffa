/** The numbers that the figures of custody turn on: those of the clock and of care, and when a number is too small to publish. */
import { selfDefinedEthnicities } from '../codes/ethnicity.ts'
import { careRulesOn } from './care-rules-table.ts'
import { custodyRecordTypes } from './codes.ts'
import { ageBands } from './figure-list.ts'
import { custodyRulesOn, inForce, type RuleRow } from './rules-table.ts'
import { custodyStates } from './state.ts'

export const figureRulesTable = {
  smallNumber: [
    {
      value: 5,
      from: '1986-01-01',
      rule: 'C24',
      source: 'Statistics practice: a number below this is not published',
      mark: 'recalled',
    },
  ],
  adultAge: [
    { value: 18, from: '2013-10-21', rule: 'RG-6', source: 'PACE 1984 s.37(15), Code C 1.5', mark: 'seen' },
  ],
} satisfies Record<string, [RuleRow<number>, ...RuleRow<number>[]]>

/** What the database counts by, with the figures in force on a day (YYYY-MM-DD). */
export function figureRulesOn(day: string) {
  const care = careRulesOn(day)
  const clock = custodyRulesOn(day)
  const typesOf = (reviews: string) =>
    custodyRecordTypes.filter((type) => type.reviews === reviews).map(({ code }) => code)
  return {
    waitMinutes: care.bookingInWaitMinutes,
    levels: {
      '1': care.level1Minutes,
      '2': care.level2Minutes,
      '3': care.level3Minutes,
      '4': care.level4Minutes,
    },
    firstReviewHours: clock.firstReviewHours,
    nextReviewHours: clock.nextReviewHours,
    goodPracticeHours: clock.goodPracticeReviewHours,
    s40: typesOf('S40'),
    goodPractice: typesOf('GOOD_PRACTICE'),
    held: custodyStates.filter(({ isHeld }) => isHeld).map(({ code }) => code),
    ageBands: [...ageBands],
    // O1 is Chinese in the older list (codes/ethnicity.ts).
    ethnicities: Object.fromEntries([
      ...selfDefinedEthnicities.map(({ code, group }): [string, string] => [code, group]),
      ['O1', 'Asian'],
    ]) as Record<string, string>,
    adultAge: inForce(figureRulesTable.adultAge, day),
    smallNumber: inForce(figureRulesTable.smallNumber, day),
  }
}
export type FigureRules = ReturnType<typeof figureRulesOn>
