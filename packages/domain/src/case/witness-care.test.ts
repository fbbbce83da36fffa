/** Witness care (WC-1 to WC-7): each rule with what keeps and what breaks it. */
import { describe, expect, it } from 'vitest'
import { caseRulesOn } from './case-rules-table.ts'
import {
  avoidedOn,
  type CareStep,
  careStepProblems,
  datesOf,
  isNotToBeContacted,
  measuresDue,
  measuresOf,
  type MeasureState,
  warnBy,
  warningStanding,
} from './witness-care.ts'

const today = '2026-11-24'
const hearing = '2027-01-18'
const rules = caseRulesOn(today)
const found = (step: CareStep, before: readonly CareStep[] = [], isVulnerable = true) =>
  careStepProblems(step, before, { isVulnerable, today }).map(
    ({ rule, severity, field }) => `${rule} ${field}${severity === 'BLOCK' ? '' : ` ${severity}`}`,
  )

const dates: CareStep = {
  kind: 'DATES',
  from: '2026-12-01',
  to: '2027-06-01',
  avoid: [{ from: '2027-01-15', to: '2027-01-20', why: 'Operation' }],
}
const warned: CareStep = { kind: 'WARNED', hearingOn: hearing, way: 'PHONE' }
const noContact: CareStep = { kind: 'WISH', isNoContact: true, words: 'Only through my daughter' }
const measure = (state: MeasureState, words?: string): CareStep => ({
  kind: 'MEASURE',
  measure: 'S23',
  state,
  ...(words === undefined ? {} : { words }),
})

describe('WC-1: dates', () => {
  it.each<[string, CareStep, string[]]>([
    ['in order', dates, []],
    ['backwards', { ...dates, to: '2026-11-30', avoid: [] }, ['WC-1 to']],
    [
      'a span backwards',
      { ...dates, avoid: [{ from: '2027-02-02', to: '2027-02-01' }] },
      ['WC-1 avoid.0.to'],
    ],
    [
      'a span outside',
      { ...dates, avoid: [{ from: '2027-07-01', to: '2027-07-02' }] },
      ['WC-1 avoid.0.from'],
    ],
  ])('%s', (_what, step, problems) => {
    expect(found(step)).toEqual(problems)
  })
  it('holds by the newest answer', () => {
    const later: CareStep = { kind: 'DATES', from: '2026-12-01', to: '2027-06-01', avoid: [] }
    expect(avoidedOn([dates], '2027-01-15')?.why).toBe('Operation')
    expect(avoidedOn([dates], '2027-01-21')).toBeUndefined()
    expect(avoidedOn([dates, later], '2027-01-15')).toBeUndefined()
    expect(datesOf([])).toBeUndefined()
  })
})

describe('WC-2: needs', () => {
  it('asks for a need or the word that there is none', () => {
    expect(found({ kind: 'NEEDS', needs: [] })).toEqual(['WC-2 needs'])
    expect(found({ kind: 'NEEDS', needs: [], words: 'None' })).toEqual([])
    expect(found({ kind: 'NEEDS', needs: ['OTHER'] })).toEqual(['WC-2 words'])
    expect(found({ kind: 'NEEDS', needs: ['TRAVEL'] })).toEqual([])
  })
})

describe('WC-3 and WC-4: special measures', () => {
  it.each<[string, MeasureState, MeasureState[], string[]]>([
    ['asked without words', 'ASKED', [], ['WC-3 words']],
    ['applied before asked', 'APPLIED', [], ['WC-3 state']],
    ['applied after asked', 'APPLIED', ['ASKED'], []],
    ['applied again after a refusal', 'APPLIED', ['ASKED', 'APPLIED', 'REFUSED'], []],
    ['granted before applied', 'GRANTED', ['ASKED'], ['WC-3 state']],
    ['granted after applied', 'GRANTED', ['ASKED', 'APPLIED'], []],
    ['refused before applied', 'REFUSED', ['ASKED'], ['WC-3 state']],
    ['taken back', 'WITHDRAWN', ['ASKED'], []],
    ['taken back before it was asked', 'WITHDRAWN', [], ['WC-3 state']],
    ['twice the same', 'APPLIED', ['ASKED', 'APPLIED'], ['WC-3 state', 'WC-3 state']],
  ])('%s', (_what, state, before, problems) => {
    expect(
      found(
        measure(state),
        before.map((one) => measure(one)),
      ),
    ).toEqual(problems)
  })
  it('says that the witness is vulnerable from now on', () => {
    expect(found(measure('ASKED', 'I am afraid of him'), [], false)).toEqual(['WC-3 measure ASK'])
  })
  it('is applied for within the days of the table while it is only asked for', () => {
    expect(measuresDue([measure('ASKED')], hearing, rules)).toEqual([{ measure: 'S23', by: '2027-02-15' }])
    expect(measuresDue([measure('ASKED'), measure('APPLIED')], hearing, rules)).toEqual([])
    expect(measuresOf([measure('ASKED'), measure('APPLIED')]).get('S23')).toBe('APPLIED')
  })
})

describe('WC-5 and WC-6: warnings and wishes', () => {
  it('are for a hearing that is to come', () => {
    expect(found(warned)).toEqual([])
    expect(found({ ...warned, hearingOn: '2026-11-23' } as CareStep)).toEqual(['WC-5 hearingOn'])
    expect(found({ ...warned, hearingOn: 'soon' } as CareStep)).toEqual(['WC-5 hearingOn'])
    expect(found(warned, [dates])).toEqual(['WC-5 hearingOn ASK'])
  })
  it('go through somebody where the witness wants no contact, until the wish changes', () => {
    const may: CareStep = { kind: 'WISH', isNoContact: false, words: 'Ring me' }
    expect(found(warned, [noContact])).toEqual(['WC-6 through'])
    expect(found({ ...warned, through: 'Her daughter' } as CareStep, [noContact])).toEqual([])
    expect(found(warned, [noContact, may])).toEqual([])
    expect(isNotToBeContacted([noContact])).toBe(true)
    expect(found({ kind: 'WISH', isNoContact: true, words: ' ' })).toEqual(['WC-6 words'])
  })
  it('are answered after they were given, a refusal with why', () => {
    const answer = (hearingOn: string, words?: string): CareStep => ({
      kind: 'ANSWERED',
      hearingOn,
      answer: 'CANNOT',
      ...(words === undefined ? {} : { words }),
    })
    expect(found(answer(hearing, 'Away'))).toEqual(['WC-5 hearingOn'])
    expect(found(answer(hearing, 'Away'), [warned])).toEqual([])
    expect(found(answer('2027-01-19', 'Away'), [warned])).toEqual(['WC-5 hearingOn'])
    expect(found(answer(hearing), [warned])).toEqual(['WC-5 words'])
  })
})

describe('WC-7: how a witness stands for a hearing', () => {
  const comes: CareStep = { kind: 'ANSWERED', hearingOn: hearing, answer: 'COMES' }
  it.each<[string, CareStep[], string]>([
    ['nothing', [], 'NOT_WARNED'],
    ['warned', [warned], 'NO_ANSWER'],
    ['warned for another', [{ ...warned, hearingOn: '2027-03-01' } as CareStep], 'NOT_WARNED'],
    ['answered', [warned, comes], 'COMES'],
    ['answered anew', [warned, comes, { ...comes, answer: 'UNSURE' } as CareStep], 'UNSURE'],
    ['avoids the day', [dates, warned], 'CLASH'],
    ['avoids the day and comes', [dates, warned, comes], 'COMES'],
  ])('%s', (_what, steps, standing) => {
    expect(warningStanding(steps, hearing)).toBe(standing)
  })
  it('is warned by a day before it', () => {
    expect(warnBy(hearing, rules)).toBe('2026-12-21')
  })
})
