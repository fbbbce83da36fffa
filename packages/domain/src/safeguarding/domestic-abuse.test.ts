/** Domestic abuse risk, MARAC and notices (DA-1 to DA-5, SG-04 to SG-06, PN-1 to PN-5). */
import { describe, expect, it } from 'vitest'
import type { Rank } from '../codes/ranks.ts'
import { formatLondon, parseLondon } from '../time/london-time.ts'
import {
  type DaAssessment,
  daCompletionProblems,
  daDue,
  type DaHistory,
  daScore,
  maracReasons,
  overdueLooks,
  releaseWaitsForSafeguarding,
  secondLookProblems,
  unanswered,
} from './da-risk.ts'
import { type DaAnswer, dashTopicLabel, dashTopics } from './da-tools.ts'
import {
  hearingBy,
  type Notice,
  noticeDue,
  noticeProblems,
  type Order,
  orderProblems,
} from './protection-notices.ts'
import { safeguardingRulesOn } from './safeguarding-rules-table.ts'

const rules = safeguardingRulesOn('2026-06-11')
const now = '2026-06-11T12:00:00Z'
const rulesOf = (problems: { rule: string; severity: string; field?: string }[]) =>
  problems.map(({ rule, severity, field }) => [rule, severity, field].filter(Boolean).join(' '))
const answersTo = (yes: readonly string[], keys: readonly string[] = dashTopics.map(({ code }) => code)) =>
  Object.fromEntries(keys.map((key): [string, DaAnswer] => [key, yes.includes(key) ? 'YES' : 'NO']))

const assessment: DaAssessment = {
  tool: 'DASH_27',
  answers: answersTo([]),
  grade: 'MEDIUM',
  rationale: 'Frightened, he has moved out',
  isSeenAlone: true,
  areDatabasesSearched: true,
  assessedAt: '2026-06-11T09:00:00Z',
  assessedBy: { userId: 'pc', rank: 'PC' },
}
const keys = Array.from({ length: 24 }, (_, index) => `Q${index + 1}`)
const scored = (yes: number, more: Partial<DaAssessment> = {}): DaAssessment => ({
  ...assessment,
  tool: 'DASH_SAFELIVES',
  loadedTopics: keys,
  answers: answersTo(keys.slice(0, yes), keys),
  ...more,
})

describe('SG-04 and DA-1: a whole assessment', () => {
  it('has 27 topics, each with words', () => {
    expect(dashTopics).toHaveLength(27)
    expect(dashTopicLabel('THREAT_TO_KILL')).toBe('Threat to kill')
    expect(unanswered({ ...assessment, answers: {} })).toHaveLength(27)
  })

  it.each<[Partial<DaAssessment>, string[]]>([
    [{}, []],
    [{ answers: { ...answersTo([]), WEAPON_USED: undefined } }, ['SG-04 BLOCK answers']],
    [{ answers: { ...answersTo([]), WEAPON_USED: 'REFUSED', ISOLATED: 'DONT_KNOW' } }, []],
    [{ answers: {}, isFromPartner: true }, []],
    [{ tool: 'DARA', isFromPartner: true }, ['DA-1 BLOCK tool']],
    [{ grade: undefined }, ['DA-1 BLOCK grade']],
    [{ rationale: ' ' }, ['DA-1 BLOCK rationale']],
    [
      { areDatabasesSearched: undefined, isSeenAlone: undefined },
      ['DA-1 ASK areDatabasesSearched', 'DA-1 ASK isSeenAlone'],
    ],
    [{ grade: 'STANDARD', answers: answersTo(['THREAT_TO_KILL']) }, ['DA-2 WARN grade']],
    [{ grade: 'STANDARD', answers: answersTo(['MONEY_ISSUES']) }, []],
  ])('%o says %o', (change, problems) => {
    expect(rulesOf(daCompletionProblems({ ...assessment, ...change }, rules))).toEqual(problems)
  })
})

describe('DA-2: the score is advice beside the grade', () => {
  it.each([
    [0, 'STANDARD'],
    [9, 'STANDARD'],
    [10, 'MEDIUM'],
    [13, 'MEDIUM'],
    [14, 'HIGH'],
    [24, 'HIGH'],
  ])('%i yes answers are %s', (yes, band) => expect(daScore(scored(yes), rules)).toMatchObject({ yes, band }))

  it('other tools have no band, and a grade under the count is looked at', () => {
    expect(daScore(assessment, rules).band).toBeUndefined()
    expect(rulesOf(daCompletionProblems(scored(14), rules))).toEqual(['DA-2 WARN grade'])
    expect(rulesOf(daCompletionProblems(scored(3, { grade: 'HIGH' }), rules))).toEqual([])
  })
})

describe('DA-3 and SG-05: MARAC', () => {
  const history: DaHistory = { incidentTimes: ['2026-06-11T08:00:00Z'], now }
  it.each<[string, DaAssessment, Partial<DaHistory>, number]>([
    ['nothing', assessment, {}, 0],
    ['high by judgement', { ...assessment, grade: 'HIGH' }, {}, 1],
    ['14 yes answers, graded medium', scored(14), {}, 1],
    ['13 yes answers', scored(13), {}, 0],
    [
      'three incidents in twelve months',
      assessment,
      { incidentTimes: [now, '2025-12-01T09:00:00Z', '2025-06-12T09:00:00Z'] },
      1,
    ],
    [
      'the third older than that',
      assessment,
      { incidentTimes: [now, '2025-12-01T09:00:00Z', '2025-06-11T09:00:00Z'] },
      0,
    ],
    ['heard in the last year', assessment, { lastMaracAt: '2025-07-01T09:00:00Z' }, 1],
    ['heard before that', assessment, { lastMaracAt: '2025-06-10T09:00:00Z' }, 0],
  ])('%s', (_words, of, change, count) => {
    expect(maracReasons(of, { ...history, ...change }, rules)).toHaveLength(count)
  })

  it('is due in one working day, the second look in one day', () => {
    const friday = { ...assessment, assessedAt: '2026-06-12T15:00:00Z' }
    const items = daDue(friday, { maracReasons: ['High'] }, now, rules)
    expect(items.map(({ what, by, rule }) => [what, by, rule])).toEqual([
      ['DA_SECOND_LOOK', '2026-06-13T15:00:00.000Z', 'DA-4'],
      ['MARAC', '2026-06-15T23:00:00.000Z', 'SG-05'],
    ])
    expect(daDue(friday, { maracReasons: ['High'], referredAt: now, secondLookAt: now }, now, rules)).toEqual(
      [],
    )
    expect(releaseWaitsForSafeguarding('HIGH', false)).toBe(true)
    expect(releaseWaitsForSafeguarding('HIGH', true)).toBe(false)
    expect(releaseWaitsForSafeguarding('MEDIUM', false)).toBe(false)
  })

  const look = (rank: Rank, grade: 'STANDARD' | 'MEDIUM' | 'HIGH', more = {}) => ({
    userId: 'ps',
    rank,
    grade,
    ...more,
  })
  it.each([
    [assessment, look('PS', 'MEDIUM'), []],
    [assessment, look('PS', 'MEDIUM', { userId: 'pc' }), ['DA-4 BLOCK by']],
    [assessment, look('PC', 'MEDIUM'), ['DA-4 BLOCK by']],
    [assessment, look('PS', 'HIGH'), ['DA-4 BLOCK reason']],
    [{ ...assessment, grade: 'HIGH' as const }, look('PS', 'MEDIUM', { reason: 'x' }), ['DA-4 BLOCK grade']],
    [{ ...assessment, grade: 'HIGH' as const }, look('INSP', 'MEDIUM', { reason: 'x' }), []],
  ])('DA-4: second look %#', (of, by, problems) =>
    expect(rulesOf(secondLookProblems(of, by))).toEqual(problems),
  )

  it('DA-5: overdue looks come by grade, the ungraded first, then the oldest', () => {
    const row = (id: string, grade: DaAssessment['grade'], assessedAt: string, isOverdue = true) => ({
      id,
      grade,
      assessedAt,
      isOverdue,
    })
    const rows = [
      row('old standard', 'STANDARD', '2026-01-01T09:00:00Z'),
      row('high', 'HIGH', '2026-06-02T09:00:00Z'),
      row('older high', 'HIGH', '2026-06-01T09:00:00Z'),
      row('none', undefined, '2026-06-05T09:00:00Z'),
      row('in time', 'HIGH', '2026-05-01T09:00:00Z', false),
    ]
    expect(overdueLooks(rows).map(({ id }) => id)).toEqual(['none', 'older high', 'high', 'old standard'])
  })
})

describe('SG-06: protection notices', () => {
  const instant = (day: string, time: string) => {
    const reading = parseLondon(day, time)
    return reading.ok ? reading.instant : ''
  }
  it.each([
    ['2026-06-09', '22:30', '11 Jun 2026 22:30 BST'],
    ['2026-06-12', '22:30', '15 Jun 2026 22:30 BST'],
    ['2026-06-13', '22:30', '16 Jun 2026 22:30 BST'],
    ['2026-06-14', '10:00', '17 Jun 2026 00:00 BST'],
    ['2026-04-02', '18:00', '7 Apr 2026 18:00 BST'],
  ])('served %s %s is heard by %s', (day, time, by) => {
    expect(formatLondon(hearingBy(instant(day, time), rules) ?? '')).toBe(by)
  })

  const notice: Notice = {
    kind: 'DVPN',
    authority: { userId: 's', rank: 'SUPT' },
    suspectAge: 30,
    hasUsedOrThreatenedViolence: true,
    isAbusive: true,
    isNecessary: 'He will come back tonight',
    isVictimViewAsked: true,
    prohibitions: ['Not to enter'],
    protectedPeople: ['v'],
  }
  it.each<[Partial<Notice>, string[]]>([
    [{}, []],
    [{ authority: { userId: 's', rank: 'CH_INSP' } }, ['SG-06 BLOCK authority']],
    [{ authority: undefined }, ['SG-06 BLOCK authority']],
    [{ kind: 'DAPN', isAreaCommenced: true, authority: { userId: 's', rank: 'INSP' } }, []],
    [
      { kind: 'DAPN', isAreaCommenced: true, authority: { userId: 's', rank: 'PS' } },
      ['SG-06 BLOCK authority'],
    ],
    [{ kind: 'DAPN' }, ['PN-1 BLOCK kind']],
    [{ suspectAge: 17 }, ['PN-2 BLOCK suspectAge']],
    [{ suspectAge: undefined }, ['PN-2 ASK suspectAge']],
    [{ hasUsedOrThreatenedViolence: false }, ['PN-2 BLOCK hasUsedOrThreatenedViolence']],
    [{ isNecessary: '' }, ['PN-2 BLOCK isNecessary']],
    [{ prohibitions: [], protectedPeople: [] }, ['PN-3 BLOCK prohibitions', 'PN-3 BLOCK protectedPeople']],
    [{ isVictimViewAsked: false }, ['PN-3 ASK isVictimViewAsked']],
    [{ servedAt: '2026-06-11T12:00:01Z' }, ['PN-3 BLOCK servedAt']],
  ])('%o says %o', (change, problems) => {
    expect(rulesOf(noticeProblems({ ...notice, ...change }, now, rules))).toEqual(problems)
  })

  it('is due at court, and after an arrest for breach within a day', () => {
    const served = { servedAt: '2026-06-09T21:30:00Z' }
    expect(noticeDue(served, now, rules)).toMatchObject([
      { rule: 'SG-06', by: '2026-06-11T21:30:00.000Z', isOverdue: false },
    ])
    expect(noticeDue({ ...served, heardAt: now }, now, rules)).toEqual([])
    expect(
      noticeDue({ ...served, heardAt: now, breachArrestAt: '2026-06-10T09:00:00Z' }, now, rules),
    ).toMatchObject([{ rule: 'PN-5', by: '2026-06-11T09:00:00.000Z', isOverdue: true }])
  })

  it.each<[Partial<Order>, string[]]>([
    [{ endsOn: '2026-06-24' }, ['PN-4 BLOCK endsOn']],
    [{ endsOn: '2026-06-25' }, []],
    [{ endsOn: '2026-07-09' }, []],
    [{ endsOn: '2026-07-10' }, ['PN-4 BLOCK endsOn']],
    [{}, ['PN-4 ASK endsOn']],
    [{ kind: 'DAPN' }, []],
    [{ kind: 'DAPN', endsOn: '2028-01-01' }, []],
    [{ kind: 'DAPN', endsOn: '2026-06-10' }, ['PN-4 BLOCK endsOn']],
  ])('PN-4: an order of 11 June with %o says %o', (change, problems) => {
    expect(rulesOf(orderProblems({ kind: 'DVPN', madeOn: '2026-06-11', ...change }, rules))).toEqual(problems)
  })
})
