/** A crime that cannot be: each refusal with its rule and what would be accepted (CR-10 to CR-16). */
import { describe, expect, it } from 'vitest'
import { investigationRulesOn } from './investigation-rules-table.ts'
import { type CrimeInput, crimeInputProblems } from './recording-input.ts'
import { offenceInForce } from './offences-in-force.ts'

const rules = investigationRulesOn('2026-06-11')
const now = '2026-06-11T12:00:00Z'
const crime: CrimeInput = {
  committedFrom: '2026-06-10T20:00:00Z',
  reportedAt: '2026-06-10T21:00:00Z',
  offence: { code: 'TH68036', hoCode: '028/03' },
  victims: [{ personId: 'v', bornOn: '1980-02-01' }],
  suspects: [],
}
const say = (change: Partial<CrimeInput>) =>
  crimeInputProblems({ ...crime, ...change }, now, rules).map(
    ({ rule, severity, field }) => `${rule} ${severity} ${field}`,
  )

describe('bad input', () => {
  it.each<[string, Partial<CrimeInput>, string[]]>([
    ['nothing wrong', {}, []],
    ['nothing known yet', { committedFrom: undefined, reportedAt: undefined, offence: undefined }, []],
    [
      'the future',
      { committedFrom: '2026-06-12T00:00:00Z', reportedAt: undefined },
      ['CR-11 BLOCK committedFrom'],
    ],
    ['an end in the future', { committedTo: '2026-06-12T00:00:00Z' }, ['CR-11 BLOCK committedTo']],
    ['an end before the start', { committedTo: '2026-06-10T19:00:00Z' }, ['CR-10 BLOCK committedTo']],
    ['a report before the crime', { reportedAt: '2026-06-10T19:00:00Z' }, ['CR-10 BLOCK committedFrom']],
    [
      'a victim born after it',
      { victims: [{ personId: 'v', bornOn: '2026-06-11' }] },
      ['CR-12 BLOCK victims.0'],
    ],
    ['a victim born on the day', { victims: [{ personId: 'v', bornOn: '2026-06-10' }] }, []],
    [
      'a victim who had died',
      { victims: [{ personId: 'v', diedOn: '2020-01-01' }] },
      ['CR-12 WARN victims.0'],
    ],
    [
      'an age that the class does not mean',
      { offence: { code: 'SX03013', hoCode: '019/16' }, victims: [{ personId: 'v', bornOn: '2010-01-01' }] },
      ['CR-16 WARN victims.0'],
    ],
    [
      'an offence not yet in force',
      { committedFrom: '2022-06-06T12:00:00Z', offence: { code: 'SC15005', hoCode: '008/77' } },
      ['CR-13 BLOCK offence'],
    ],
    ['its first day', { committedFrom: '2022-06-07T12:00:00Z', offence: { code: 'SC15005' } }, []],
    [
      'an offence that had ended, by the loaded list',
      { offence: { code: 'XX99001', inForce: { until: '2026-06-09' } } },
      ['CR-13 BLOCK offence'],
    ],
    [
      'a suspect of nine',
      { suspects: [{ personId: 's', bornOn: '2016-06-11', status: 'NAMED' }] },
      ['CR-14 BLOCK suspects.0'],
    ],
    [
      'a child of nine, recorded as below the age',
      { suspects: [{ personId: 's', bornOn: '2016-06-11', status: 'BELOW_AGE' }] },
      [],
    ],
    [
      'a suspect of ten that day',
      { suspects: [{ personId: 's', bornOn: '2016-06-10', status: 'NAMED' }] },
      [],
    ],
    [
      'a grown-up below the age',
      { suspects: [{ personId: 's', bornOn: '1990-06-10', status: 'BELOW_AGE' }] },
      ['CR-14 BLOCK suspects.0'],
    ],
    [
      'victim and suspect in one',
      { suspects: [{ personId: 'v', status: 'NAMED' }] },
      ['CR-15 WARN suspects.0'],
    ],
  ])('%s', (_what, change, problems) => expect(say(change)).toEqual(problems))

  it('says what would be accepted', () => {
    const [problem] = crimeInputProblems(
      { ...crime, suspects: [{ personId: 's', bornOn: '2018-01-01', status: 'ARRESTED' }] },
      now,
      rules,
    )
    expect(problem?.message).toMatch(/was 8: under 10 .* below the age of responsibility/)
  })

  it('the closest row of the table wins, and a loaded date over both', () => {
    expect(offenceInForce('SX03249')).toEqual({ from: '2024-01-31' })
    expect(offenceInForce('SX03001')).toEqual({ from: '2004-05-01' })
    expect(offenceInForce('SX03001', { from: '2004-06-01' })).toEqual({ from: '2004-06-01' })
    expect(offenceInForce('TH68036')).toEqual({})
  })
})
