import { describe, expect, it } from 'vitest'
import type { Move } from './continuity.ts'
import { initialsOf } from './exhibit-reference.ts'
import { purposeProblems, recorderProblems } from './move-rules.ts'
import { alarmHarm } from './property-alarms.ts'
import { placeLabel, readScan } from './scan.ts'

describe('a scan', () => {
  it.each([
    ['EXH/2026/000012', { kind: 'EXHIBIT', value: 'EXH/2026/000012' }],
    [' exh/26/12 ', { kind: 'EXHIBIT', value: 'EXH/2026/000012' }],
    ['EXH/2026/RBCDFGH23', { kind: 'EXHIBIT', value: 'EXH/2026/RBCDFGH23' }],
    [placeLabel('MAIN-A3'), { kind: 'PLACE', value: 'MAIN-A3' }],
    ['pl:main-a3', { kind: 'PLACE', value: 'MAIN-A3' }],
    ['jas/01', { kind: 'REFERENCE', value: 'JAS/1' }],
    ['kitchen  knife', { kind: 'WORDS', value: 'kitchen knife' }],
    ['EXH/2026/', { kind: 'WORDS', value: 'EXH/2026/' }],
  ])('reads %s', (typed, scan) => expect(readScan(typed)).toEqual(scan))
})

describe('initials', () => {
  it.each([
    ['Jane Anne Smith', 'JAS'],
    ['Éva Ó Súilleabháin', 'EOS'],
    ['Cher', 'CH'],
    ['A', 'AX'],
    ['Testperson 12', 'TE'],
    ['Ana Maria de la Cruz Lopez', 'AMDL'],
  ])('of %s', (name, initials) => expect(initialsOf(name)).toBe(initials))
})

describe('who records a move (PX-7)', () => {
  const move: Move = {
    at: '2026-06-11T09:00:00Z',
    from: { kind: 'PERSON', id: 'ann' },
    to: { kind: 'PERSON', id: 'ben' },
    purpose: 'HANDED_OVER',
    givenBy: 'ann',
    receivedBy: 'ben',
    witness: 'dee',
  }
  it('is one of its hands', () => {
    expect(recorderProblems(move, 'ann')).toEqual([])
    expect(recorderProblems(move, 'ben')).toEqual([])
    expect(recorderProblems(move, 'dee')).toMatchObject([{ rule: 'PX-7', severity: 'BLOCK' }])
  })
})

describe('why an item is moved (PX-8)', () => {
  const move = (
    purpose: Move['purpose'],
    kind: Move['to']['kind'],
    from: Move['to']['kind'] = 'PERSON',
  ): Move => ({
    at: '2026-06-11T09:00:00Z',
    from: { kind: from, id: 'ann' },
    to: { kind, id: 'there' },
    purpose,
  })
  it.each([
    [move('STORED', 'PERSON')],
    [move('COURT', 'PLACE')],
    [move('DESTROYED', 'OUTSIDE')],
    [move('EXAMINED', 'GONE')],
    [move('RETURNED', 'PLACE', 'PERSON')],
  ])('does not fit %j', (wrong) =>
    expect(purposeProblems(wrong, undefined)).toMatchObject([{ rule: 'PX-8' }]),
  )
  it('fits where it goes, and the authority it has (PX-30)', () => {
    expect(purposeProblems(move('STORED', 'PLACE'), undefined)).toEqual([])
    expect(purposeProblems(move('RETURNED', 'PLACE', 'OUTSIDE'), undefined)).toEqual([])
    expect(purposeProblems(move('DESTROYED', 'GONE'), 'DESTROY')).toEqual([])
    expect(purposeProblems(move('PASSED_ON', 'GONE'), 'FORFEIT')).toEqual([])
    expect(purposeProblems(move('DESTROYED', 'GONE'), 'RETURN')).toMatchObject([{ rule: 'PX-30' }])
  })
})

describe('harm of an alarm', () => {
  it('puts a firearm that nobody finds before cash in no store, and a review last', () => {
    expect(alarmHarm('FIREARM', 'NOT_FOUND:1')).toBeGreaterThan(alarmHarm('CASH', 'NOT_STORED:1'))
    expect(alarmHarm('CASH', 'NOT_STORED:1')).toBeGreaterThan(alarmHarm('GENERAL', 'NOT_STORED:1'))
    expect(alarmHarm('FIREARM', 'KEEP_REVIEW:1')).toBe(0)
  })
})
