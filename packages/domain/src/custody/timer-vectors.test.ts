/** The timers of custody.md 17 by their ids, and a list that says where each rule of custody is proved. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { careRulesOn } from './care-rules-table.ts'
import { cellProblems } from './cell-rules.ts'
import { at } from './clock.fixtures.ts'
import { breakState } from './interview-rules.ts'
import { checkProblems, nextCheck } from './observation.ts'
import { recordCopyProblems } from './record-copy.ts'
import { isVisitOverdue, decideSignReleaseOfChild } from './care.ts'
import { restState } from './rest.ts'
import { custodyRulesOn } from './rules-table.ts'

const rules = { ...custodyRulesOn('2026-09-07'), ...careRulesOn('2026-09-07') }
const levelOne = { level: '1', mustRouse: false } as const

const timers: Record<string, () => void> = {
  'TMR-01': () => {
    const due = nextCheck(levelOne, { lastCheckAt: at('7 Sep 10:07') }, rules)?.at ?? ''
    expect(due).toBe(at('7 Sep 11:07'))
    expect([isVisitOverdue(due, at('7 Sep 11:07')), isVisitOverdue(due, at('7 Sep 11:08'))]).toEqual([
      false,
      true,
    ])
  },
  'TMR-02': () => {
    const plan = { level: '2', mustRouse: true } as const
    expect(nextCheck(plan, { lastCheckAt: at('7 Sep 23:50') }, rules)?.at).toBe(at('8 Sep 00:20'))
    const well = {
      isRousable: true,
      saysName: true,
      saysHome: true,
      saysWhere: true,
      opensEyes: true,
      liftsArms: true,
    }
    const rousing = { ...well, saysName: false }
    expect(checkProblems({ kind: 'ROUSE', rousing }, plan)).toMatchObject([
      { rule: 'TR-3', severity: 'BLOCK' },
    ])
    const called = { calledWho: 'Ambulance', calledAt: at('8 Sep 00:21') }
    expect(checkProblems({ kind: 'ROUSE', rousing, ...called }, plan)).toEqual([])
  },
  'TMR-03': () => {
    const facts = { lastCheckAt: at('7 Sep 10:07'), changedAt: at('7 Sep 10:30'), previous: levelOne }
    expect(nextCheck({ level: '2', mustRouse: false }, facts, rules)?.at).toBe(at('7 Sep 10:37'))
  },
  'TMR-04': () => {
    const rests = [{ from: at('7 Sep 22:40'), to: at('8 Sep 05:50'), brokenBy: 'PREJUDICE' }] as const
    expect(restState(at('7 Sep 08:00'), rests, at('8 Sep 05:50'), rules)).toMatchObject({
      isMet: false,
      canStillFit: false,
      latestStart: at('8 Sep 00:00'),
      rule: 'TR-7',
    })
  },
  'TMR-05': () => {
    expect(breakState(at('7 Sep 10:00'), [], at('7 Sep 12:00'), rules)).toMatchObject({
      promptAt: at('7 Sep 11:50'),
      dueAt: at('7 Sep 12:00'),
    })
  },
  'TMR-06': () => {
    const released = '2026-01-10T12:00:00.000Z'
    expect(recordCopyProblems(released, '2027-01-09T12:00:00.000Z', rules.recordCopyMonths)).toEqual([])
    expect(recordCopyProblems(released, '2027-01-11T12:00:00.000Z', rules.recordCopyMonths)).toHaveLength(1)
  },
  'TMR-07': () => {
    const person = { stayId: 'c', age: 15, sex: 'M', keepApartFrom: [] } as const
    const cell = { id: 'M1', kind: 'STANDARD', capacity: 2, hasCctv: false, isAntiLigature: true } as const
    const facts = {
      cell,
      person,
      others: [{ ...person, stayId: 'a', age: 34 }],
      at: at('7 Sep 10:00'),
      checkedBefore: true,
    }
    const blocked = cellProblems({ ...facts, jointRiskBy: 'PS 1' }).filter(
      ({ severity }) => severity === 'BLOCK',
    )
    expect(blocked.map(({ rule }) => rule)).toEqual(['TR-10'])
  },
  'TMR-08': () => {
    expect(decideSignReleaseOfChild({ age: 15 }).allowed).toBe(false)
    expect(
      decideSignReleaseOfChild({ age: 15, reason: 'Lives next door', inspectorName: 'Insp 1' }).allowed,
    ).toBe(true)
  },
}

describe('timers of section 17', () => {
  it('none of the eight is missing', () => {
    expect(Object.keys(timers)).toEqual(Array.from({ length: 8 }, (_none, index) => `TMR-0${index + 1}`))
  })

  it.each(Object.entries(timers))('%s', (_id, prove) => prove())
})

/** The rules of custody.md; those that are advice to the reader or another system's duty are left out with a word why. */
const ruleIds = [
  ...['RT-1', 'RT-2', 'RT-3', 'RT-4', 'RT-5', 'RT-6', 'RT-7', 'RT-8', 'RT-9', 'RT-10'],
  ...['CL-1', 'CL-2', 'CL-3', 'CL-4', 'CL-5', 'CL-6', 'CL-7', 'CL-8', 'CL-10', 'CL-11', 'CL-12', 'CL-13'],
  ...['RV-1', 'RV-2', 'RV-3', 'RV-4', 'RV-5', 'RV-6', 'RV-7', 'RV-8', 'RV-9', 'RV-10', 'RV-11', 'RV-12'],
  ...['EX-1', 'EX-2', 'EX-3', 'EX-4', 'EX-5', 'EX-6', 'EX-7', 'EX-8'],
  ...['WF-1', 'WF-2', 'WF-3', 'WF-4', 'WF-5', 'WF-6', 'WF-7', 'WF-8', 'WF-9', 'WF-10'],
  ...['PC-1', 'PC-2', 'PC-3', 'PC-4', 'PC-5', 'PC-6', 'PC-7', 'PC-8', 'PC-9'],
  ...['BA-1', 'BA-2', 'BA-3', 'BA-4', 'BA-5'],
  ...[
    'TR-1',
    'TR-2',
    'TR-3',
    'TR-4',
    'TR-5',
    'TR-6',
    'TR-7',
    'TR-8',
    'TR-9',
    'TR-10',
    'TR-11',
    'TR-12',
    'TR-13',
  ],
  ...['TR-14', 'TR-15', 'TR-16', 'TR-17', 'TR-18'],
  ...['RG-1', 'RG-2', 'RG-3', 'RG-4', 'RG-5', 'RG-6', 'RG-7', 'RG-8', 'RG-9'],
]

it('every rule has a test of this folder that names it', () => {
  const folder = import.meta.dirname
  const own = path.basename(import.meta.filename)
  const tests = readdirSync(folder).filter((name) => /\.(test|fixtures)\.ts$/.test(name) && name !== own)
  const text = tests.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n')
  expect(ruleIds.filter((id) => !new RegExp(`\\b${id}\\b`).test(text))).toEqual([])
})
