/** Who gets an alarm, by the ladder (TK-3, TK-11). */
import { describe, expect, it } from 'vitest'
import { type NamingFacts, namingProblems, personNamed, type Supervisor } from './alarm-ladder.ts'
import { hoursOfLevel, levelOfRank } from './task-acts.ts'
import { taskRulesOn } from './task-rules-table.ts'

const person = (userId: string, rank: string, unitCode = 'CID'): Supervisor => ({
  userId,
  rank,
  unitCode,
  staffNumber: userId,
})
const facts = (more: Partial<NamingFacts> = {}): NamingFacts => ({
  units: ['CID', 'STATION', 'FORCE'],
  supervisors: [
    person('ds2', 'DS'),
    person('ds1', 'DS'),
    person('di', 'DI'),
    person('ps', 'PS', 'STATION'),
    person('insp', 'INSP', 'STATION'),
    person('supt', 'SUPT', 'FORCE'),
  ],
  appointed: [],
  ...more,
})
const named = (level: number, more: Partial<NamingFacts> = {}, busy: string[] = [], told: string[] = []) => {
  const found = personNamed(level, facts(more), (userId) => !busy.includes(userId), told)
  return found && `${found.userId} ${found.because}`
}

describe('TK-11: the one person to whom an alarm goes', () => {
  it.each([
    [1, 'ds1 RANK'],
    [2, 'di RANK'],
    [3, 'supt RANK'],
    [4, undefined],
  ])('step %i of nobody appointed: %s', (level, expected) => expect(named(level)).toBe(expected))

  it('is who was named for the step, of the nearest unit', () => {
    const appointed = [
      { unitCode: 'STATION', level: 1, userId: 'insp' },
      { unitCode: 'CID', level: 2, userId: 'insp' },
    ]
    expect(named(1, { appointed })).toBe('ds1 RANK')
    expect(named(2, { appointed })).toBe('insp APPOINTED')
    expect(named(1, { appointed, units: ['STATION'] })).toBe('insp APPOINTED')
  })

  it('is nobody who left, who has the work, or who may not open it', () => {
    const appointed = [{ unitCode: 'CID', level: 1, userId: 'gone' }]
    expect(named(1, { appointed })).toBe('ds1 RANK')
    expect(named(1, {}, ['ds1'])).toBe('ds2 RANK')
    expect(named(1, {}, ['ds1', 'ds2', 'di'])).toBe('ps RANK')
    expect(named(3, {}, ['supt'])).toBeUndefined()
  })

  it('is the next person, and the same one only where there is nobody else', () => {
    const supervisors = [person('di', 'DI')]
    expect(named(2, {}, [], ['di'])).toBe('insp RANK')
    expect(named(2, { supervisors }, [], ['di'])).toBe('di RANK')
  })
})

describe('TK-11: naming somebody', () => {
  it.each([
    [1, 1, person('ps', 'PS'), []],
    [2, 1, person('di', 'DI'), ['level']],
    [2, 3, person('ps', 'PS'), ['userId']],
    [1, 2, undefined, ['userId']],
  ])('for step %i by step %i: %#', (level, by, whom, fields) => {
    expect(namingProblems(level, { level: by }, whom).map(({ field }) => field)).toEqual(fields)
  })
})

describe('TK-3: the ladder', () => {
  it('says the hours of a step and the step of a rank', () => {
    const rules = taskRulesOn('2026-06-11')
    expect([1, 2, 3].map((level) => hoursOfLevel(level, rules))).toEqual([0, 12, 48])
    expect(['PC', 'PS', 'DI', 'CH_INSP', 'SUPT', 'nobody'].map(levelOfRank)).toEqual([1, 1, 2, 2, 3, 1])
  })
})
