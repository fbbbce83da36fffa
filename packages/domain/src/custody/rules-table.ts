/** Every number of the detention clock as dated configuration, with its source and whether that source was seen. */

/** `mark`: `seen` in a source, or `recalled` and awaiting the word of a custody inspector; `from` is the first day. */
export interface RuleRow<Value> {
  value: Value
  from: string
  rule: string
  source: string
  mark: 'seen' | 'recalled'
}

export const custodyRulesTable = {
  basicLimitHours: row(24, '1986-01-01', 'CL-1', 'PACE 1984 s.41(1)', 'seen'),
  extendedLimitHours: row(36, '1986-01-01', 'CL-2', 'PACE 1984 s.42(1)', 'seen'),
  absoluteLimitHours: row(96, '1986-01-01', 'CL-3', 'PACE 1984 s.44(3)', 'seen'),
  travelAllowanceHours: row(24, '1986-01-01', 'RT-4', 'PACE 1984 s.41(2), (3), (5)', 'seen'),
  firstReviewHours: row(6, '1986-01-01', 'RV-2', 'PACE 1984 s.40(3)(a)', 'seen'),
  nextReviewHours: row(9, '1986-01-01', 'RV-2', 'PACE 1984 s.40(3)(b), (c)', 'seen'),
  goodPracticeReviewHours: row(9, '1986-01-01', 'custody record types', 'Force practice', 'recalled'),
  hospitalPausesReviews: row(true, '1986-01-01', 'CL-4', 'PACE 1984 s.41(6)', 'recalled'),
  hospitalStretchesWarrant: row(true, '1986-01-01', 'CL-4', 'PACE 1984 s.41(6)', 'recalled'),
  s46aPauseHours: [
    ...row(0, '1986-01-01', 'CL-7', 'No pause for an arrest before 28 October 2022', 'seen'),
    ...row(3, '2022-10-28', 'CL-7', 'PCSC Act 2022 Sch 4 Pt 5; its start at arrival is recalled', 'seen'),
  ],
  warrantMaxHours: row(36, '1986-01-01', 'WF-5', 'PACE 1984 s.43(12), s.44(3)', 'seen'),
  warrantLateSittingHours: row(6, '1986-01-01', 'WF-4', 'PACE 1984 s.43(5)', 'recalled'),
  extensionRunsFromEarlierEnd: row(true, '1986-01-01', 'WF-9', 'Open point: the court decides', 'recalled'),
  drugSampleHoldHours: row(6, '2003-01-01', 'PC-6', 'PACE 1984 s.38(2), Code C 17.10', 'seen'),
  rightsDelayHours: row(36, '1986-01-01', 'RG-2', 'PACE 1984 s.56, s.58, Code C Annex B', 'seen'),
  visitMinutes: row(60, '1986-01-01', 'TR-1', 'Code C 9.3', 'seen'),
  rouseMinutes: row(30, '1986-01-01', 'TR-2', 'Code C 9.3, Annex H', 'seen'),
  restHours: row(8, '1986-01-01', 'TR-7', 'Code C 12.2', 'seen'),
  interviewBreakMinutes: row(120, '1986-01-01', 'TR-8', 'Code C 12.8', 'recalled'),
  recordCopyMonths: row(12, '1986-01-01', 'RG-5', 'Code C 2.4A', 'recalled'),
  lateEntryMinutes: row(30, '1986-01-01', 'custody log', 'Design choice', 'recalled'),
} satisfies Record<string, [RuleRow<number> | RuleRow<boolean>, ...(RuleRow<number> | RuleRow<boolean>)[]]>

/** The values in force on one day. Hours and minutes as their names say. */
export type CustodyRules = {
  [Key in keyof typeof custodyRulesTable]: (typeof custodyRulesTable)[Key][number]['value']
}

/** The rules in force on a day (YYYY-MM-DD); a day before the first row takes the first row. */
export function custodyRulesOn(day: string): CustodyRules {
  const t = custodyRulesTable
  return {
    basicLimitHours: inForce(t.basicLimitHours, day),
    extendedLimitHours: inForce(t.extendedLimitHours, day),
    absoluteLimitHours: inForce(t.absoluteLimitHours, day),
    travelAllowanceHours: inForce(t.travelAllowanceHours, day),
    firstReviewHours: inForce(t.firstReviewHours, day),
    nextReviewHours: inForce(t.nextReviewHours, day),
    goodPracticeReviewHours: inForce(t.goodPracticeReviewHours, day),
    hospitalPausesReviews: inForce(t.hospitalPausesReviews, day),
    hospitalStretchesWarrant: inForce(t.hospitalStretchesWarrant, day),
    s46aPauseHours: inForce(t.s46aPauseHours, day),
    warrantMaxHours: inForce(t.warrantMaxHours, day),
    warrantLateSittingHours: inForce(t.warrantLateSittingHours, day),
    extensionRunsFromEarlierEnd: inForce(t.extensionRunsFromEarlierEnd, day),
    drugSampleHoldHours: inForce(t.drugSampleHoldHours, day),
    rightsDelayHours: inForce(t.rightsDelayHours, day),
    visitMinutes: inForce(t.visitMinutes, day),
    rouseMinutes: inForce(t.rouseMinutes, day),
    restHours: inForce(t.restHours, day),
    interviewBreakMinutes: inForce(t.interviewBreakMinutes, day),
    recordCopyMonths: inForce(t.recordCopyMonths, day),
    lateEntryMinutes: inForce(t.lateEntryMinutes, day),
  }
}

function row(value: number, from: string, rule: string, source: string, mark: Mark): [RuleRow<number>]
function row(value: boolean, from: string, rule: string, source: string, mark: Mark): [RuleRow<boolean>]
function row<Value>(value: Value, from: string, rule: string, source: string, mark: Mark): [RuleRow<Value>] {
  return [{ value, from, rule, source, mark }]
}

type Mark = RuleRow<never>['mark']

/** The row in force on a day (YYYY-MM-DD); a day before the first row takes the first row. */
export function inForceRow<Value>(
  rows: readonly [RuleRow<Value>, ...RuleRow<Value>[]],
  day: string,
): RuleRow<Value> {
  return rows.reduce((latest, candidate) => (candidate.from <= day ? candidate : latest), rows[0])
}

/** The value in force on a day. */
export const inForce = <Value>(rows: readonly [RuleRow<Value>, ...RuleRow<Value>[]], day: string): Value =>
  inForceRow(rows, day).value
