/** Tasks of policy and the decision log (PT-1, DL-1 to DL-4). */
import { describe, expect, it } from 'vitest'
import { entryProblems, nextNumber, type PolicyDecision, readLog } from './decision-log.ts'
import { type CrimeForPolicy, policyTasks, tasksOfPolicy } from './policy-tasks.ts'

const rulesOf = (problems: { rule: string; severity: string; field?: string }[]) =>
  problems.map(({ rule, severity, field }) => [rule, severity, field].filter(Boolean).join(' '))

describe('PT-1: tasks of policy', () => {
  const plain: CrimeForPolicy = {
    hoCode: '049/10',
    markers: [],
    victimAges: [40],
    recordedAt: '2026-06-12T09:00:00Z',
  }
  it.each<[Partial<CrimeForPolicy>, string[]]>([
    [{}, []],
    [{ markers: ['DOMESTIC'] }, ['DA_RISK', 'DA_SECOND_LOOK']],
    [{ victimAges: [17] }, ['CHILD_REPORT']],
    [{ victimAges: [18] }, []],
    [{ victimAges: [undefined] }, ['CHILD_REPORT']],
    [
      { hoCode: '019/07', victimAges: [14] },
      ['CHILD_REPORT', 'ABE', 'ISVA', 'EARLY_EVIDENCE', 'RAPE_REGISTRAR'],
    ],
    [{ hoCode: '028/03', victimAges: [75] }, ['OLDER_VICTIM']],
    [{ hoCode: '028/03', victimAges: [74] }, []],
    [{ markers: ['KNIFE'], victimAges: [15, 40] }, ['CHILD_REPORT', 'KNIFE_HOME']],
    [{ markers: ['HATE_RACE', 'REPEAT_VICTIM'] }, ['HATE_REVIEW', 'REPEAT_PLAN']],
  ])('%o makes %o', (change, codes) => {
    expect(tasksOfPolicy({ ...plain, ...change }).map(({ code }) => code)).toEqual(codes)
  })

  it('says why, counts working days over the weekend, and makes none twice', () => {
    const [made] = tasksOfPolicy({ ...plain, markers: ['HATE_RACE'] })
    expect(made).toMatchObject({ because: 'Policy: Hate: race.', by: '2026-06-15T23:00:00.000Z' })
    expect(tasksOfPolicy({ ...plain, markers: ['HATE_RACE'] }, ['HATE_REVIEW'])).toEqual([])
    expect(new Set(policyTasks.map(({ code }) => code)).size).toBe(policyTasks.length)
  })
})

describe('the decision log', () => {
  const entry = (number: number, more: Partial<PolicyDecision> = {}): PolicyDecision => ({
    number,
    decision: 'Arrest tomorrow',
    reason: 'Flight risk',
    alternatives: 'A voluntary interview',
    decidedAt: '2026-06-11T09:00:00Z',
    writtenAt: '2026-06-11T09:30:00Z',
    authorId: 'sio',
    isSensitive: false,
    ...more,
  })
  const now = '2026-06-11T10:00:00Z'
  it.each<[PolicyDecision, string[]]>([
    [entry(2), []],
    [entry(1), ['DL-1 BLOCK number']],
    [entry(3), ['DL-1 BLOCK number']],
    [entry(2, { decision: '' }), ['DL-2 BLOCK decision']],
    [entry(2, { reason: undefined }), ['DL-2 BLOCK reason']],
    [entry(2, { alternatives: '' }), ['DL-2 ASK alternatives']],
    [entry(2, { decidedAt: '2026-06-11T09:31:00Z' }), ['DL-3 BLOCK writtenAt']],
    [
      entry(2, { decidedAt: '2026-06-11T10:01:00Z', writtenAt: '2026-06-11T10:02:00Z' }),
      ['DL-3 BLOCK decidedAt'],
    ],
    [entry(2, { corrects: 1 }), []],
    [entry(2, { corrects: 5 }), ['DL-4 BLOCK corrects']],
    [entry(2, { isSensitive: true }), ['DL-4 BLOCK readers']],
  ])('entry %# says %o', (added, problems) => {
    expect(rulesOf(entryProblems(added, [entry(1)], now))).toEqual(problems)
  })

  it('is read in order with what corrects what, and a sensitive entry by its readers only', () => {
    const log = [entry(2, { corrects: 1 }), entry(1), entry(3, { isSensitive: true, readers: ['r'] })]
    expect(nextNumber(log)).toBe(4)
    expect(readLog(log, 'x').map(({ number, correctedBy }) => [number, correctedBy])).toEqual([
      [1, 2],
      [2, undefined],
    ])
    expect(readLog(log, 'r').map(({ number }) => number)).toEqual([1, 2, 3])
    expect(readLog(log, 'sio')[0]?.writtenAfterMinutes).toBe(30)
  })
})
