/** The first court after charge, days on which none sits, and grounds to refuse bail (PC-1 to PC-4, PC-8). */
import { describe, expect, it } from 'vitest'
import {
  type ChargeDecision,
  chargeProblems,
  firstCourt,
  isNoCourtDay,
  nextCourtDay,
} from './after-charge.ts'
import { at } from './clock.fixtures.ts'

describe('PC-4: the next day', () => {
  it.each([
    ['2026-02-10', '2026-02-11'],
    ['2026-02-14', '2026-02-16'],
    ['2026-12-24', '2026-12-26'],
    ['2027-12-24', '2027-12-27'],
    ['2026-04-02', '2026-04-04'],
  ])('after %s is %s', (day, next) => expect(nextCourtDay(day)).toBe(next))

  it('knows Good Friday, Sundays and Christmas Day, and no day at all', () => {
    expect(isNoCourtDay('2026-04-03')).toBe(true)
    expect(isNoCourtDay('2026-04-06')).toBe(false)
    expect(nextCourtDay('soon')).toBeUndefined()
  })
})

describe('PC-3: the first court', () => {
  const charged = at('11 Sep 07:20')

  it('is the first sitting after the charge', () => {
    const sittings = [at('10 Sep 10:00'), at('12 Sep 10:00'), at('11 Sep 10:00')]
    expect(firstCourt(charged, sittings)).toEqual({
      sitsAt: at('11 Sep 10:00'),
      mustTellCourt: false,
      nextDay: '2026-09-12',
      rule: 'PC-3',
    })
  })

  it('where no court sits on that day or the next, its officer is told', () => {
    expect(firstCourt(charged, [at('14 Sep 10:00')])).toMatchObject({
      mustTellCourt: true,
      sitsAt: at('14 Sep 10:00'),
    })
    expect(firstCourt(charged, [])).toMatchObject({ mustTellCourt: true })
    // Charged on a Saturday: Sunday does not count, so Monday is the next day.
    expect(firstCourt(at('12 Sep 18:00'), [at('14 Sep 10:00')])?.mustTellCourt).toBe(false)
    expect(firstCourt('soon', [])).toBeUndefined()
  })
})

describe('PC-1, PC-2, PC-8: a charge as decided', () => {
  const bailed: ChargeDecision = {
    isEvidenceSufficient: true,
    decisionMaker: 'POLICE',
    isBailRefused: false,
    grounds: [],
    age: 30,
    isImprisonable: true,
    isMurder: false,
    needsAppropriateAdult: false,
    isAdultPresent: false,
    courtAt: at('14 Sep 10:00'),
  }
  const refused: ChargeDecision = {
    ...bailed,
    isBailRefused: true,
    grounds: ['FAIL_TO_APPEAR'],
    groundsText: 'Failed twice before',
    toldInPresence: true,
  }
  it.each<[string, ChargeDecision, string[]]>([
    ['bailed', bailed, []],
    ['bail refused', refused, []],
    ['too little evidence', { ...bailed, isEvidenceSufficient: false }, ['PC-1 BLOCK']],
    ['adult absent', { ...bailed, needsAppropriateAdult: true }, ['RG-6 BLOCK']],
    ['murder bailed', { ...bailed, isMurder: true }, ['PC-8 BLOCK']],
    ['CPS without its number', { ...bailed, decisionMaker: 'CPS' }, ['12.21 ASK']],
    ['no court', { ...bailed, courtAt: undefined }, ['PC-3 ASK']],
    ['no ground', { ...refused, grounds: [] }, ['PC-2 ASK']],
    ['ground of another offence', { ...refused, grounds: ['INJURY_OR_DAMAGE'] }, ['PC-2 BLOCK']],
    [
      'offence not imprisonable',
      { ...refused, grounds: ['PREVENT_OFFENCE'], isImprisonable: false },
      ['PC-2 BLOCK'],
    ],
    ['own interests of an adult', { ...refused, grounds: ['JUVENILE_INTERESTS'] }, ['PC-2 BLOCK']],
    ['own interests of a child', { ...refused, grounds: ['JUVENILE_INTERESTS'], age: 15 }, []],
    ['murder ground for theft', { ...refused, grounds: ['MURDER_ETC'] }, ['PC-2 BLOCK']],
    ['not told', { ...refused, toldInPresence: false }, ['PC-2 ASK']],
    ['not told, asleep', { ...refused, toldInPresence: false, notToldReason: 'ASLEEP' }, []],
  ])('%s', (_title, facts, expected) => {
    expect(chargeProblems(facts).map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(expected)
  })
})
