/** TR-17: when a dose is due, and who may give it. */
import { describe, expect, it } from 'vitest'
import { careRulesOn } from './care-rules-table.ts'
import { at } from './clock.fixtures.ts'
import { type Dose, doseProblems, type Medicine, medicationState } from './medication.ts'

const rules = careRulesOn('2026-09-07')
const inhaler: Medicine = {
  name: 'Inhaler',
  dose: 'Two puffs',
  isControlled: false,
  authorisedBy: 'Nurse 1',
  firstDueAt: at('7 Sep 10:00'),
  everyMinutes: 360,
}
const dose = (text: string, outcome: Dose['outcome'] = 'GIVEN'): Dose => ({
  at: at(text),
  outcome,
  by: 'HCP',
})
const state = (doses: Dose[], now: string, medicine = inhaler) =>
  medicationState(medicine, doses, at(now), rules)

describe('the next dose', () => {
  it.each<[string, Dose[], string | undefined]>([
    ['the first as prescribed', [], '7 Sep 10:00'],
    ['six hours after it was taken, not after it was due', [dose('7 Sep 10:20')], '7 Sep 16:20'],
    ['after a refusal, from when it was due', [dose('7 Sep 10:20', 'REFUSED')], '7 Sep 16:00'],
    ['still due when it could not be had', [dose('7 Sep 10:20', 'NOT_AVAILABLE')], '7 Sep 10:00'],
    ['a dose typed ahead does not count', [dose('7 Sep 23:00')], '7 Sep 10:00'],
  ])('%s', (_title, doses, due) => expect(state(doses, '7 Sep 12:00').nextDueAt).toBe(due && at(due)))

  it('is late half an hour after it was due', () => {
    expect(state([], '7 Sep 10:30').isLate).toBe(false)
    expect(state([], '7 Sep 10:31').isLate).toBe(true)
  })

  it('a single dose, once taken, is the last; none falls due after the end', () => {
    const single = { ...inhaler, everyMinutes: undefined }
    expect(state([dose('7 Sep 10:00')], '7 Sep 12:00', single)).toMatchObject({
      lastGivenAt: at('7 Sep 10:00'),
      isLate: false,
    })
    expect(state([dose('7 Sep 10:00')], '7 Sep 12:00', single).nextDueAt).toBeUndefined()
    const short = { ...inhaler, until: at('7 Sep 16:00') }
    expect(state([dose('7 Sep 10:00')], '7 Sep 12:00', short).nextDueAt).toBeUndefined()
  })
})

describe('a dose as it is typed', () => {
  const controlled: Medicine = { ...inhaler, isControlled: true, authorisedBy: undefined }
  const none = { isLate: false, rule: 'TR-17' } as const

  it.each<[string, Medicine, Partial<Dose>, string[]]>([
    ['by a nurse', controlled, {}, []],
    ['controlled, by police', controlled, { by: 'POLICE', witness: 'DDO 2' }, ['TR-17 BLOCK', 'TR-17 ASK']],
    [
      'controlled, by oneself, without authority',
      controlled,
      { by: 'SELF', witness: 'DDO 2' },
      ['TR-17 BLOCK'],
    ],
    [
      'controlled, by oneself, watched by a nurse',
      controlled,
      { by: 'SELF', witness: 'DDO 2', isSupervisedByHcp: true },
      [],
    ],
    ['not controlled, by police, authorised', inhaler, { by: 'POLICE', witness: 'DDO 2' }, []],
    ['without a witness', inhaler, { by: 'POLICE' }, ['12.8 ASK']],
    ['refused without a reason', inhaler, { outcome: 'REFUSED' }, ['12.8 ASK']],
  ])('%s', (_title, medicine, change, expected) => {
    const problems = doseProblems(medicine, { ...dose('7 Sep 10:00'), ...change }, none)
    expect(problems.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(expected)
  })

  it('too soon after the last is a warning', () => {
    const after = state([dose('7 Sep 10:00')], '7 Sep 12:00')
    expect(doseProblems(inhaler, dose('7 Sep 13:00'), after)).toMatchObject([
      { rule: 'TR-17', severity: 'WARN' },
    ])
    expect(doseProblems(inhaler, dose('7 Sep 16:00'), after)).toEqual([])
  })
})
