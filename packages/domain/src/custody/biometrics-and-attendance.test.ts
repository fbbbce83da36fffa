/** Prints, samples, drug tests and identification (12.13, 12.14, 12.24), and voluntary attendance (8.4, C18). */
import { describe, expect, it } from 'vitest'
import {
  type IdProcedure,
  idProcedureProblems,
  lockedProblems,
  referralDueDay,
  type Taking,
  takingProblems,
} from './biometric-rules.ts'
import { careRulesOn } from './care-rules-table.ts'
import { at, read } from './clock.fixtures.ts'
import {
  type Attendance,
  attendanceCloseProblems,
  attendanceInterviewProblems,
  clockOfAttender,
} from './voluntary-attendance.ts'

const rules = careRulesOn('2026-09-07')
const fields = (problems: readonly { severity: string; field?: string }[]) =>
  problems.map(({ severity, field }) => `${severity} ${field}`)

describe('12.13: what may be taken', () => {
  const intimate: Taking = {
    kind: 'INTIMATE',
    isRecordable: true,
    consent: 'WRITTEN',
    authority: 'INSP',
    isClinician: true,
    isInferenceWarned: true,
  }
  const drug: Taking = {
    kind: 'DRUG_TEST',
    isRecordable: true,
    age: 18,
    isTriggerOffence: true,
    isAreaNotified: true,
    isRefusalWarned: true,
  }

  it.each<[string, Taking, string[]]>([
    ['fingerprints, recordable', { kind: 'FINGERPRINTS', isRecordable: true }, []],
    ['fingerprints, not recordable', { kind: 'FINGERPRINTS', isRecordable: false }, ['BLOCK consent']],
    ['fingerprints, with consent', { kind: 'FINGERPRINTS', isRecordable: false, consent: 'WRITTEN' }, []],
    [
      'consent that does not count',
      { kind: 'FOOTWEAR', isRecordable: false, consent: 'WRITTEN', isConsentValid: false },
      ['BLOCK consent'],
    ],
    ['a swab, an inspector allows it', { kind: 'NON_INTIMATE', isRecordable: false, authority: 'INSP' }, []],
    [
      'a swab, a sergeant allows it',
      { kind: 'NON_INTIMATE', isRecordable: false, authority: 'PS' },
      ['BLOCK consent'],
    ],
    ['an intimate sample', intimate, []],
    ['an intimate sample without consent', { ...intimate, consent: 'WITHHELD' }, ['BLOCK consent']],
    ['an intimate sample without an inspector', { ...intimate, authority: 'PS' }, ['BLOCK authority']],
    ['blood, no clinician', { ...intimate, isClinician: false }, ['BLOCK isClinician']],
    ['urine, no clinician', { ...intimate, isClinician: false, isUrine: true }, []],
    ['no warning of inference', { ...intimate, isInferenceWarned: false }, ['BLOCK isInferenceWarned']],
    ['a drug test on arrest', drug, []],
    ['a drug test at 17 on arrest', { ...drug, age: 17 }, ['BLOCK age']],
    ['a drug test at 14 on charge', { ...drug, age: 14, isCharged: true }, []],
    ['a drug test, no trigger', { ...drug, isTriggerOffence: false }, ['BLOCK authority']],
    ['a drug test, no trigger, an inspector', { ...drug, isTriggerOffence: false, authority: 'INSP' }, []],
    ['a drug test by force', { ...drug, isForceUsed: true }, ['BLOCK isForceUsed']],
    ['a drug test without the warning', { ...drug, isRefusalWarned: false }, ['BLOCK isRefusalWarned']],
    ['a drug test elsewhere', { ...drug, isAreaNotified: false }, ['BLOCK isAreaNotified']],
    ['a photograph, nobody asked', { kind: 'PHOTOGRAPH', isRecordable: true }, ['BLOCK consent']],
    ['a photograph, consent withheld', { kind: 'PHOTOGRAPH', isRecordable: true, consent: 'WITHHELD' }, []],
  ])('%s', (_title, taking, expected) => expect(fields(takingProblems(taking, rules))).toEqual(expected))
})

describe('12.14 and 12.24', () => {
  const video: IdProcedure = {
    kind: 'VIDEO',
    officerRank: 'INSP',
    isOfficerInvolved: false,
    noticeGivenAt: at('7 Sep 10:00'),
    needsAppropriateAdult: false,
    isAdultPresent: false,
  }

  it.each<[string, Partial<IdProcedure>, string[]]>([
    ['a video', {}, []],
    ['by a sergeant', { officerRank: 'PS' }, ['BLOCK officer']],
    ['by an officer of the case', { isOfficerInvolved: true }, ['BLOCK officer']],
    ['without notice', { noticeGivenAt: undefined }, ['BLOCK noticeGivenAt']],
    ['a parade refused', { kind: 'PARADE', consent: 'REFUSED' }, ['BLOCK consent']],
    ['adult absent', { needsAppropriateAdult: true }, ['BLOCK isAdultPresent']],
    ['ended without an outcome', { endedAt: at('7 Sep 11:00') }, ['ASK outcome']],
  ])('%s', (_title, change, expected) =>
    expect(fields(idProcedureProblems({ ...video, ...change }))).toEqual(expected),
  )

  it('a death locks the record and is referred by the end of the next day in London', () => {
    expect(referralDueDay('2026-09-07T22:59:00.000Z')).toBe('2026-09-08')
    expect(referralDueDay('2026-09-07T23:00:00.000Z')).toBe('2026-09-09')
    expect(referralDueDay('soon')).toBeUndefined()
    expect(lockedProblems({ hasSeriousIncident: true, isAddendum: false })).toMatchObject([
      { rule: '12.24', severity: 'BLOCK' },
    ])
    expect(
      lockedProblems({ hasSeriousIncident: true, isAddendum: true, reason: 'Time of the call' }),
    ).toEqual([])
    expect(lockedProblems({ hasSeriousIncident: false, isAddendum: false })).toEqual([])
  })
})

describe('8.4: voluntary attendance', () => {
  const ready: Attendance = {
    place: 'Anytown',
    arrivedAt: at('12 Feb 13:00'),
    offence: 'Theft',
    whyNotArrested: 'Came when asked',
    cautionedAt: at('12 Feb 13:10'),
    noticeAt: at('12 Feb 13:05'),
    legalAdvice: 'NOT_WANTED',
    isInformedConsent: true,
    needsAppropriateAdult: false,
    needsInterpreter: false,
    hasWelfareCheck: true,
  }

  it.each<[string, Partial<Attendance>, string[]]>([
    ['ready', {}, []],
    ['may not leave and is not arrested', { mayNotLeaveAt: at('12 Feb 14:00') }, ['BLOCK arrestedAt']],
    [
      'no caution, no notice',
      { cautionedAt: undefined, noticeAt: undefined },
      ['BLOCK cautionedAt', 'BLOCK noticeAt'],
    ],
    ['advice wanted and not had', { legalAdvice: 'WANTED' }, ['BLOCK hasHadAdvice']],
    ['no informed consent', { isInformedConsent: false }, ['BLOCK isInformedConsent']],
    [
      'adult and interpreter absent',
      { needsAppropriateAdult: true, needsInterpreter: true },
      ['BLOCK isAdultPresent', 'BLOCK isInterpreterPresent'],
    ],
    ['no welfare check', { hasWelfareCheck: false }, ['ASK hasWelfareCheck']],
  ])('%s', (_title, change, expected) =>
    expect(fields(attendanceInterviewProblems({ ...ready, ...change }))).toEqual(expected),
  )

  it('is closed with an outcome and a time, in their order', () => {
    expect(attendanceCloseProblems({ ...ready, outcome: 'NFA', leftAt: at('12 Feb 15:00') })).toEqual([])
    expect(fields(attendanceCloseProblems(ready))).toEqual(['ASK outcome', 'ASK leftAt'])
    expect(fields(attendanceCloseProblems({ ...ready, outcome: 'NFA', leftAt: at('12 Feb 12:00') }))).toEqual(
      ['BLOCK leftAt'],
    )
    expect(fields(attendanceCloseProblems({ ...ready, outcome: 'ARRESTED' }))).toEqual(['BLOCK arrestedAt'])
  })

  it('RT-2: arrested at the station, the clock begins with the arrest', () => {
    const clock = read(clockOfAttender({ ...ready, arrestedAt: at('12 Feb 14:30') }))
    expect([clock.rule, clock.relevantTime, clock.limit24]).toEqual([
      'RT-2',
      at('12 Feb 14:30'),
      at('13 Feb 14:30'),
    ])
    expect(clockOfAttender(ready)).toEqual([])
  })
})
