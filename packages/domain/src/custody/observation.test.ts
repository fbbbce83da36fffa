/** Checks by level, rousing and the emergency that a failed rousing is: TMR-01 to TMR-03, TR-1 to TR-3. */
import { describe, expect, it } from 'vitest'
import { careRulesOn, careRulesTable } from './care-rules-table.ts'
import { at } from './clock.fixtures.ts'
import {
  type CareCheck,
  checkMinutes,
  checkProblems,
  nextCheck,
  watcherReliefDue,
  type WatchPlan,
} from './observation.ts'

const rules = careRulesOn('2026-09-07')
const plan = (level: WatchPlan['level'], rest: Partial<WatchPlan> = {}): WatchPlan => ({
  level,
  mustRouse: false,
  ...rest,
})
const awake = {
  isRousable: true,
  saysName: true,
  saysHome: true,
  saysWhere: true,
  opensEyes: true,
  liftsArms: true,
}

describe('intervals', () => {
  it.each<[WatchPlan, number]>([
    [plan('1'), 60],
    [plan('2'), 30],
    [plan('3'), 15],
    [plan('4'), 15],
    [plan('1', { mustRouse: true }), 30],
    [plan('2', { maxIntervalMinutes: 15 }), 15],
    [plan('2', { maxIntervalMinutes: 45 }), 30],
    [plan('1', { maxIntervalMinutes: 0 }), 60],
  ])('%o: every %i minutes', (watch, minutes) => expect(checkMinutes(watch, rules)).toBe(minutes))

  it('TMR-01: level 1, visit done 10:07, next due 11:07', () => {
    expect(nextCheck(plan('1'), { lastCheckAt: at('7 Sep 10:07') }, rules)).toEqual({
      at: at('7 Sep 11:07'),
      rule: 'TR-1',
      mustRouse: false,
    })
  })

  it('TMR-02: level 2, roused 23:50, next due 00:20', () => {
    expect(nextCheck(plan('2', { mustRouse: true }), { lastCheckAt: at('7 Sep 23:50') }, rules)).toEqual({
      at: at('8 Sep 00:20'),
      rule: 'TR-2',
      mustRouse: true,
    })
  })

  it('TMR-03: raised from level 1 to 2 at 10:30, last visit 10:07, due 10:37', () => {
    const facts = { lastCheckAt: at('7 Sep 10:07'), changedAt: at('7 Sep 10:30'), previous: plan('1') }
    expect(nextCheck(plan('2'), facts, rules)?.at).toBe(at('7 Sep 10:37'))
    expect(nextCheck(plan('2'), { lastCheckAt: 'soon' }, rules)).toBeUndefined()
  })

  it('a constant watcher is relieved after two hours; levels 1 and 2 have none', () => {
    const watched = plan('3', { watcher: 'PC 2', watchingSince: at('7 Sep 10:00') })
    expect(watcherReliefDue(watched, rules)).toBe(at('7 Sep 12:00'))
    expect(watcherReliefDue({ ...watched, level: '2' }, rules)).toBeUndefined()
  })
})

describe('keeping a check', () => {
  const rousing = { ...awake, liftsArms: false }

  it.each<[string, CareCheck, WatchPlan, string[]]>([
    ['a visit at level 1', { kind: 'VISIT' }, plan('1'), []],
    ['TR-3: a failed rousing without a call', { kind: 'ROUSE', rousing }, plan('2'), ['TR-3 BLOCK']],
    [
      'TR-3: a call without a time',
      { kind: 'ROUSE', rousing, calledWho: 'Ambulance', calledAt: 'now' },
      plan('2'),
      ['TR-3 BLOCK'],
    ],
    [
      'TR-3: an ambulance called',
      { kind: 'ROUSE', rousing, calledWho: 'Ambulance', calledAt: at('7 Sep 10:30'), isAmbulance: true },
      plan('2'),
      [],
    ],
    [
      'TR-3: only the nurse called',
      { kind: 'ROUSE', rousing, calledWho: 'Nurse', calledAt: at('7 Sep 10:30'), isAmbulance: false },
      plan('2'),
      ['TR-3 WARN'],
    ],
    ['TR-2: a visit without rousing', { kind: 'VISIT' }, plan('2', { mustRouse: true }), ['TR-2 ASK']],
    ['a rousing without its answers', { kind: 'ROUSE' }, plan('1'), ['TR-2 ASK']],
    ['TR-2: roused and well', { kind: 'ROUSE', rousing: awake }, plan('2', { mustRouse: true }), []],
    ['level 3 without a watcher', { kind: 'VISIT' }, plan('3'), ['12.9 ASK']],
  ])('%s', (_title, check, watch, expected) => {
    expect(checkProblems(check, watch).map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(expected)
  })

  it('each answer of Annex H that is missing is a failure', () => {
    for (const key of Object.keys(awake))
      expect(checkProblems({ kind: 'ROUSE', rousing: { ...awake, [key]: false } }, plan('2'))).toHaveLength(1)
  })
})

it('every figure of care has a rule, a source, a mark and a first day', () => {
  for (const rows of Object.values(careRulesTable))
    for (const row of rows) {
      expect(row).toMatchObject({ rule: expect.stringMatching(/./), source: expect.stringMatching(/./) })
      expect(row.from).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      expect(['seen', 'recalled']).toContain(row.mark)
    }
  expect(careRulesOn('').level1Minutes).toBe(60)
})
