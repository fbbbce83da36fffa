/** Who may arrest, correct, move and sign, and who is treated as a child. */
import { describe, expect, it } from 'vitest'
import type { RoleCode } from '../access/roles.ts'
import type { Rank } from '../codes/ranks.ts'
import { decideNecessity, decideUsePower } from './arrest-rules.ts'
import { custodyRolesOf, decideAssess, decideMoveAs } from './custody-roles.ts'
import { dueState } from './due-state.ts'
import { decideCorrectEntry, decideEntryKind } from './log-rules.ts'
import { offencesInWords } from './offence-words.ts'
import { latestDayOfBirth, treatAsChild } from './treat-as-child.ts'

describe('the power of arrest', () => {
  it.each([
    ['S24', 'PCSO', false],
    ['S24', 'PC', true],
    ['S24', 'SPC', true],
    ['S24A', 'STAFF', true],
    ['S46A', 'DDO', false],
    ['WARRANT', 'PCSO', true],
  ] as const)('%s used by a %s: %s', (power, rank, allowed) => {
    expect(decideUsePower(power, rank).allowed).toBe(allowed)
  })

  it('asks for necessity under s.24 only', () => {
    expect(decideNecessity('S24', [], 'Why')?.field).toBe('necessityCodes')
    expect(decideNecessity('S24', ['NAME'], ' ')?.field).toBe('necessityReason')
    expect(decideNecessity('S24', ['NAME'], 'Would not say who he is')).toBeUndefined()
    expect(decideNecessity('WARRANT', [], undefined)).toBeUndefined()
  })
})

describe('parts in custody', () => {
  const actor = (rank: Rank, roles: RoleCode[], more = {}) => ({
    rank,
    roles,
    isArresting: false,
    isInvestigating: false,
    ...more,
  })

  it.each([
    ['PS', ['CUSTODY_SERGEANT'], ['CO']],
    ['PC', ['CUSTODY_SERGEANT'], []],
    ['DDO', ['DETENTION_OFFICER'], ['DDO']],
    ['INSP', ['INSPECTOR'], ['INSP']],
  ] as const)('a %s in %s plays %s', (rank, roles, parts) => {
    expect(custodyRolesOf(actor(rank, [...roles]))).toEqual(parts)
  })

  it('any part that may move the person is enough, and none is refused in words', () => {
    const arresting = actor('PC', ['RESPONSE_OFFICER'], { isArresting: true })
    expect(decideMoveAs('ARRIVED', 'AT_HOSPITAL', arresting).allowed).toBe(true)
    expect(decideMoveAs('DETAINED', 'AT_HOSPITAL', arresting)).toEqual({
      allowed: false,
      reason: 'Your role in custody may not do this: send to hospital.',
    })
    expect(decideMoveAs('ARRIVED', 'DETAINED', actor('PC', ['DETECTIVE'])).allowed).toBe(false)
  })

  it('the custody officer signs the risk; a detention officer moves cells; nobody else does either', () => {
    expect(decideAssess(actor('PS', ['CUSTODY_SERGEANT']), true).allowed).toBe(true)
    expect(decideAssess(actor('DDO', ['DETENTION_OFFICER']), true).allowed).toBe(false)
    expect(decideAssess(actor('DDO', ['DETENTION_OFFICER']), false).allowed).toBe(true)
    expect(decideAssess(actor('DC', ['DETECTIVE']), false).allowed).toBe(false)
  })
})

describe('the log', () => {
  it.each([
    ['VISIT', false, true],
    ['AUTHORISATION', false, false],
    ['CORRECTION', false, false],
    ['CORRECTION', true, true],
    ['VISIT', true, false],
  ] as const)('%s, correcting %s: %s', (kind, isCorrection, allowed) => {
    expect(decideEntryKind(kind, isCorrection).allowed).toBe(allowed)
  })

  it('an entry is put right once, by its author', () => {
    const facts = { authorId: 'a', actorId: 'a', isCorrected: false }
    expect(decideCorrectEntry(facts).allowed).toBe(true)
    expect(decideCorrectEntry({ ...facts, actorId: 'b' }).allowed).toBe(false)
    expect(decideCorrectEntry({ ...facts, isCorrected: true }).allowed).toBe(false)
    expect(decideCorrectEntry({ ...facts, authorId: undefined }).allowed).toBe(false)
  })
})

describe('treated as a child', () => {
  it.each([
    ['2008-09-07', 'day', { isChild: false, age: 18 }],
    ['2008-09-08', 'day', { isChild: true, age: 17 }],
    ['2008-01-01', 'year', { isChild: true, age: 17 }],
    ['2007-01-01', 'year', { isChild: false, age: 18 }],
    ['2008-09-01', 'month', { isChild: true, age: 17 }],
    ['1990-01-01', 'age', { isChild: true, age: undefined }],
    [null, null, { isChild: true, age: undefined }],
  ])('born %s to the %s, on 7 September 2026', (dob, precision, expected) => {
    expect(treatAsChild(dob, precision, '2026-09-07')).toEqual(expected)
  })

  it('takes the latest day of the year or month that is known', () => {
    expect(latestDayOfBirth('2009-01-01', 'year')).toBe('2009-12-31')
    expect(latestDayOfBirth('2008-02-01', 'month')).toBe('2008-02-29')
  })
})

it.each([
  ['2026-09-07T09:16:00.000Z', 'on time'],
  ['2026-09-07T09:15:00.000Z', 'due soon'],
  ['2026-09-07T09:00:00.000Z', 'due soon'],
  ['2026-09-07T08:59:00.000Z', 'overdue'],
  ['not a time', 'overdue'],
])('due at %s, seen at nine: %s', (at, state) => {
  expect(dueState(at, '2026-09-07T09:00:00.000Z')).toBe(state)
})

it('names the first offence and how many more', () => {
  expect(offencesInWords([])).toBe('No offence recorded')
  expect(offencesInWords([{ title: 'Theft' }])).toBe('Theft')
  expect(offencesInWords([{ title: 'Theft' }, { title: 'Affray' }, { title: 'Riot' }])).toBe(
    'Theft and 2 more',
  )
})
