/** Appropriate adults and detained children: RG-3, RG-6, PC-5, TR-11 and C19. */
import { describe, expect, it } from 'vitest'
import {
  adultActs,
  type AdultFacts,
  adultNeedProblems,
  adultTasks,
  adultWait,
  decideActAsAdult,
  decideWithAdult,
} from './appropriate-adult.ts'
import { careRulesOn } from './care-rules-table.ts'
import { type ChildDetention, childDetentionProblems, isOvernight } from './child-detention.ts'
import { at } from './clock.fixtures.ts'

const rules = careRulesOn('2026-09-07')
const shown = (problems: { rule: string; severity: string }[]) =>
  problems.map(({ rule, severity }) => `${rule} ${severity}`)

describe('RG-6: who needs an appropriate adult', () => {
  it.each([
    ['a child without one', { age: 15, isRequired: false, isVulnerableDeclared: false }, ['RG-6 BLOCK']],
    [
      'an unknown age without one',
      { age: undefined, isRequired: false, isVulnerableDeclared: false },
      ['RG-6 BLOCK'],
    ],
    [
      'a vulnerable adult without one',
      { age: 30, isRequired: false, isVulnerableDeclared: true },
      ['RG-6 WARN'],
    ],
    ['one without a reason', { age: 30, isRequired: true, isVulnerableDeclared: true }, ['12.5 ASK']],
    [
      'a child with one',
      { age: 15, isRequired: true, reason: 'AGE', isVulnerableDeclared: false } as const,
      [],
    ],
    ['an adult who needs none', { age: 30, isRequired: false, isVulnerableDeclared: false }, []],
  ])('%s', (_title, need, expected) => expect(shown(adultNeedProblems(need))).toEqual(expected))
})

describe('RG-6: who may be one', () => {
  const mother: AdultFacts = {
    age: 40,
    isPolice: false,
    isSuspect: false,
    isVictim: false,
    isWitness: false,
    isInvolved: false,
    receivedAdmissions: false,
  }
  it('a parent may', () => expect(decideActAsAdult(mother)).toEqual({ allowed: true }))

  it.each<Partial<AdultFacts>>([
    { age: 17 },
    { age: undefined },
    { isPolice: true },
    { isSuspect: true },
    { isVictim: true },
    { isWitness: true },
    { isInvolved: true },
    { receivedAdmissions: true },
    { isEstrangedAndRefused: true },
    { isSolicitorOrVisitor: true },
  ])('%o may not', (change) =>
    expect(decideActAsAdult({ ...mother, ...change })).toMatchObject({
      allowed: false,
      reason: expect.stringMatching(/^RG-6: .*\.$/),
    }),
  )
})

describe('RG-6, RG-7: what waits for the adult', () => {
  it('all but the rights, unless the adult is there or not needed', () => {
    for (const { code, isBlocked } of adultActs) {
      expect([code, decideWithAdult(code, { isRequired: true, isPresent: false }).allowed]).toEqual([
        code,
        !isBlocked,
      ])
      expect(decideWithAdult(code, { isRequired: true, isPresent: true }).allowed).toBe(true)
      expect(decideWithAdult(code, { isRequired: false, isPresent: false }).allowed).toBe(true)
    }
  })

  it('an urgent interview and a search that the child wants alone are the exceptions, each for its own act', () => {
    const absent = { isRequired: true, isPresent: false }
    expect(decideWithAdult('INTERVIEW', { ...absent, isUrgentByLaw: true }).allowed).toBe(true)
    expect(decideWithAdult('CHARGE', { ...absent, isUrgentByLaw: true }).allowed).toBe(false)
    expect(decideWithAdult('STRIP_SEARCH', { ...absent, isDeclinedBeforeAdult: true }).allowed).toBe(true)
    expect(decideWithAdult('INTERVIEW', { ...absent, isDeclinedBeforeAdult: true }).allowed).toBe(false)
  })

  it('RG-3: the adult, the parents and the rights given again are asked for', () => {
    expect(shown(adultTasks({ isRequired: true, isPresent: true, age: 15 }))).toEqual([
      'RG-6 ASK',
      'RG-3 ASK',
      'RG-6 ASK',
    ])
    const done = {
      calledAt: at('7 Sep 10:00'),
      parentToldAt: at('7 Sep 10:00'),
      rightsRepeatedAt: at('7 Sep 11:00'),
    }
    expect(adultTasks({ isRequired: true, isPresent: true, age: 15, ...done })).toEqual([])
    expect(adultWait(done, at('7 Sep 10:45'))).toBe(45)
    expect(adultWait({ ...done, arrivedAt: at('7 Sep 10:30') }, at('7 Sep 12:00'))).toBe(30)
    expect(adultWait({}, at('7 Sep 12:00'))).toBeUndefined()
  })
})

describe('PC-5: a child refused bail', () => {
  const refused: ChildDetention = {
    age: 15,
    sex: 'M',
    isCharged: true,
    isBailRefused: true,
    isOvernight: false,
    requests: [
      { at: at('7 Sep 18:00'), asked: 'NON_SECURE', answer: 'REFUSED', authority: 'Anytown Council' },
    ],
    certificate: { ground: 'IMPRACTICABLE', reason: 'The road is flooded', officer: 'PS 1' },
    isSeriousHarmRisk: false,
    isMovedToAccommodation: false,
  }
  it.each<[string, Partial<ChildDetention>, string[]]>([
    ['asked, refused and certified', {}, []],
    ['moved to accommodation', { certificate: undefined, isMovedToAccommodation: true }, []],
    ['nobody asked', { requests: [], certificate: undefined }, ['PC-5 ASK', 'PC-5 ASK']],
    [
      'no answer kept',
      { requests: [{ at: at('7 Sep 18:00'), asked: 'SECURE', authority: 'Anytown Council' }] },
      ['PC-5 ASK', 'PC-5 WARN'],
    ],
    [
      'certified without a reason',
      { certificate: { ground: 'IMPRACTICABLE', reason: '', officer: 'PS 1' } },
      ['PC-5 ASK'],
    ],
    [
      'no secure place, under 12',
      {
        age: 11,
        certificate: { ground: 'NO_SECURE_PLACE', reason: 'None', officer: 'PS 1' },
        isSeriousHarmRisk: true,
      },
      ['PC-5 BLOCK'],
    ],
    [
      'no secure place, no serious harm',
      { certificate: { ground: 'NO_SECURE_PLACE', reason: 'None', officer: 'PS 1' } },
      ['PC-5 BLOCK'],
    ],
    ['C19: overnight without a reason', { isOvernight: true }, ['C19 ASK']],
    ['TR-11: a girl', { sex: 'F' }, ['TR-11 ASK']],
    ['before charge', { isCharged: false, certificate: undefined, requests: [] }, []],
    ['18 and over', { age: 18, certificate: undefined, requests: [], isOvernight: true }, []],
  ])('%s', (_title, change, expected) => {
    expect(shown(childDetentionProblems({ ...refused, ...change }, rules))).toEqual(expected)
  })

  it.each([
    ['7 Sep 18:00', '7 Sep 22:59', false],
    ['7 Sep 18:00', '7 Sep 23:01', true],
    ['7 Sep 23:30', '7 Sep 23:50', true],
    ['7 Sep 03:00', '7 Sep 06:00', true],
    ['7 Sep 08:00', '8 Sep 08:00', true],
    ['7 Sep 08:00', '7 Sep 08:00', false],
  ])('from %s to %s is overnight: %s', (from, to, expected) =>
    expect(isOvernight(at(from), at(to))).toBe(expected),
  )
})
