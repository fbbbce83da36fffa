/** Reviews, extensions, warrants and fitness as they are recorded. */
import { describe, expect, it } from 'vitest'
import { at } from './clock.fixtures.ts'
import {
  decideArrestAgain,
  type ExtensionRecord,
  extensionRecordProblems,
  type WarrantRecord,
  warrantProblems,
} from './extension-record.ts'
import { checkProblems } from './observation.ts'
import { postponementProblems, type ReviewRecord, reviewRecordProblems } from './review-record.ts'
import { custodyRulesOn } from './rules-table.ts'
import {
  bailBreach,
  type Fitness,
  fitnessProblems,
  type WelfareFacts,
  welfareProblems,
} from './welfare-rules.ts'

const rules = custodyRulesOn('2026-09-07')
const shown = (problems: readonly { rule: string; severity: string }[]) =>
  problems.map(({ rule, severity }) => `${rule} ${severity}`)

describe('the record of a review', () => {
  const review: ReviewRecord = {
    method: 'IN_PERSON',
    detainee: 'MADE',
    solicitor: 'NONE',
    hasSolicitor: true,
    needsAppropriateAdult: false,
    isRemindedOfAdvice: true,
    toldAt: at('7 Sep 14:00'),
    grounds: ['SECURE_PRESERVE'],
    outcome: 'CONTINUE',
    isCharged: false,
  }
  const phone = {
    method: 'PHONE',
    isAttendancePracticable: false,
    isLiveLinkPracticable: false,
    recordedBy: 'PS 1',
  } as const

  it.each<[string, Partial<ReviewRecord>, string[]]>([
    ['RV-12: whole', {}, []],
    ['RV-10: by telephone, nothing else practicable', phone, []],
    ['RV-10: by telephone, a link practicable', { ...phone, isLiveLinkPracticable: true }, ['RV-10 BLOCK']],
    ['RV-10: by telephone, nobody asked', { method: 'PHONE', recordedBy: 'PS 1' }, ['RV-10 BLOCK']],
    ['RV-10: by telephone for an extension', { ...phone, isForExtension: true }, ['RV-10 BLOCK']],
    ['RV-10: by telephone, no writer', { ...phone, recordedBy: '' }, ['RV-10 ASK']],
    ['RV-8: detainee not heard', { detainee: undefined }, ['RV-8 ASK']],
    ['RV-8: solicitor not heard', { solicitor: undefined }, ['RV-8 ASK']],
    ['RV-8: adult not heard', { needsAppropriateAdult: true }, ['RV-8 ASK']],
    ['RV-8: unfit, no reason', { detainee: 'UNFIT' }, ['RV-8 ASK']],
    ['RV-8: solicitor asleep', { solicitor: 'ASLEEP' }, ['RV-8 BLOCK']],
    ['RV-8: not reminded of advice', { isRemindedOfAdvice: false }, ['RV-8 ASK']],
    ['RV-9: asleep, still asleep', { detainee: 'ASLEEP', toldAt: undefined }, []],
    ['RV-9: asleep, now awake', { detainee: 'ASLEEP', toldAt: undefined, isAwake: true }, ['RV-9 WARN']],
    ['RV-12: not told', { toldAt: undefined }, ['RV-12 ASK']],
    ['RV-12: no ground', { grounds: [] }, ['RV-12 ASK']],
    ['RV-12: ground after charge', { grounds: ['POST_CHARGE'] }, ['RV-12 BLOCK']],
    [
      'RV-11: directed otherwise',
      { seniorDirection: { officer: 'Supt 9', isReferred: false } },
      ['RV-11 BLOCK'],
    ],
    [
      'RV-11: directed otherwise and referred',
      { seniorDirection: { officer: 'Supt 9', isReferred: true } },
      [],
    ],
  ])('%s', (_title, change, expected) =>
    expect(shown(reviewRecordProblems({ ...review, ...change }))).toEqual(expected),
  )

  it('RV-4: a postponement says why', () => {
    expect(shown(postponementProblems({}))).toEqual(['RV-4 ASK'])
    expect(postponementProblems({ reason: 'QUESTIONING' })).toEqual([])
    expect(shown(postponementProblems({ reason: 'NOT_PRACTICABLE' }))).toEqual(['RV-4 ASK'])
    expect(postponementProblems({ reason: 'NOT_PRACTICABLE', text: 'Fire alarm' })).toEqual([])
  })
})

describe('the record of an extension', () => {
  const extension: ExtensionRecord = {
    method: 'IN_PERSON',
    needsAppropriateAdult: false,
    isNecessary: true,
    isDiligent: true,
    isMovingArea: false,
    representations: 'NONE',
    toldGroundsAt: at('8 Sep 06:35'),
    groundsText: 'Phone still with the laboratory',
    isRemindedOfRights: true,
  }
  const link = { method: 'LIVE_LINK', hasLinkAdvice: true, consentToLink: true } as const

  it.each<[string, Partial<ExtensionRecord>, string[]]>([
    ['whole', {}, []],
    ['EX-7: by telephone', { method: 'PHONE' }, ['EX-7 BLOCK']],
    ['EX-7: by link with consent', link, []],
    ['EX-7: by link without advice', { ...link, hasLinkAdvice: false }, ['EX-7 BLOCK']],
    ['EX-7: by link, consent without the adult', { ...link, needsAppropriateAdult: true }, ['EX-7 BLOCK']],
    ['EX-2: not necessary', { isNecessary: false }, ['EX-2 BLOCK']],
    ['EX-2: not diligent', { isDiligent: false }, ['EX-2 BLOCK']],
    ['EX-5: moving to another area', { isMovingArea: true }, ['EX-5 ASK']],
    ['EX-6: nobody heard', { representations: undefined }, ['EX-6 ASK']],
    ['EX-6: grounds not told', { toldGroundsAt: undefined }, ['EX-6 ASK']],
    ['EX-6: rights', { isRemindedOfRights: false }, ['EX-6 ASK']],
  ])('%s', (_title, change, expected) =>
    expect(shown(extensionRecordProblems({ ...extension, ...change }))).toEqual(expected),
  )

  it('EX-8: arrested again for the same offence only with a warrant or new evidence', () => {
    const again = { isSameOffence: true, hasWarrant: false }
    expect(decideArrestAgain(again)).toMatchObject({ allowed: false, reason: expect.stringMatching(/^EX-8/) })
    expect(decideArrestAgain({ ...again, newEvidence: 'New analysis of the phone' }).allowed).toBe(true)
    expect(decideArrestAgain({ ...again, hasWarrant: true }).allowed).toBe(true)
    expect(decideArrestAgain({ ...again, isSameOffence: false }).allowed).toBe(true)
  })
})

describe('the record of a warrant', () => {
  const warrant: WarrantRecord = {
    offenceCategories: ['CI'],
    magistrates: 2,
    isOpenCourt: false,
    isOnOath: true,
    informationServedAt: at('8 Sep 17:00'),
    isBroughtOrLinked: true,
    isExtension: false,
    isRefusedBefore: false,
    issuedAt: at('8 Sep 18:30'),
    until: at('10 Sep 06:30'),
  }
  const limit96 = at('11 Sep 08:00')
  const extended = {
    isExtension: true,
    issuedAt: at('10 Sep 05:45'),
    previousEnd: at('10 Sep 06:30'),
    until: at('11 Sep 08:00'),
  }

  it.each<[string, Partial<WarrantRecord>, string[]]>([
    ['WF-5: 36 hours from issue', {}, []],
    ['WF-5: a minute more', { until: at('10 Sep 06:31') }, ['WF-5 BLOCK']],
    ['WF-9: an extension from the earlier end', extended, []],
    ['WF-8: past 96 hours', { ...extended, until: at('11 Sep 09:00') }, ['WF-8 BLOCK']],
    ['WF-9: no end', { until: undefined }, ['WF-9 ASK']],
    ['WF-1: one magistrate', { magistrates: 1 }, ['WF-1 BLOCK']],
    ['WF-1: open court', { isOpenCourt: true }, ['WF-1 BLOCK']],
    [
      'WF-2: not on oath, not served',
      { isOnOath: false, informationServedAt: undefined },
      ['WF-2 ASK', 'WF-2 ASK'],
    ],
    ['WF-2: wants a lawyer', { wantsLawyer: true }, ['WF-2 BLOCK']],
    ['WF-2: wants a lawyer, adjourned', { wantsLawyer: true, isAdjourned: true }, []],
    ['WF-3: summary offences', { offenceCategories: ['CS'] }, ['WF-3 BLOCK']],
    ['WF-10: refused before', { isRefusedBefore: true }, ['WF-10 BLOCK']],
    ['WF-10: refused before, new evidence', { isRefusedBefore: true, hasNewEvidence: true }, []],
    ['ends before it is issued', { until: at('8 Sep 18:00') }, ['WF-5 BLOCK']],
  ])('%s', (_title, change, expected) =>
    expect(shown(warrantProblems({ ...warrant, ...change }, limit96, rules))).toEqual(expected),
  )
})

describe('welfare and fitness', () => {
  const now = at('8 Sep 12:00')
  const adult: WelfareFacts = {
    isChildOrVulnerable: false,
    isFemale: false,
    plan: { level: '1', mustRouse: false },
    exerciseAt: [],
    detainedFrom: at('8 Sep 08:00'),
  }

  it('TR-4: a sleeping person without a foreseen risk need not be woken', () => {
    expect(checkProblems({ kind: 'VISIT', isAsleep: true }, adult.plan)).toEqual([])
  })

  it.each<[string, Partial<WelfareFacts>, string[]]>([
    ['an adult of this morning', {}, []],
    ['TR-5: a child visited hourly', { isChildOrVulnerable: true }, ['TR-5 WARN']],
    [
      'TR-5: a child visited each half hour',
      { isChildOrVulnerable: true, plan: { level: '2', mustRouse: false } },
      [],
    ],
    ['TR-12: a woman not asked', { isFemale: true }, ['TR-12 ASK']],
    ['TR-14: a day without exercise', { detainedFrom: at('7 Sep 11:00') }, ['TR-14 WARN']],
    ['TR-14: out this morning', { detainedFrom: at('7 Sep 11:00'), exerciseAt: [at('8 Sep 09:00')] }, []],
    ['TR-14: a reason', { detainedFrom: at('7 Sep 11:00'), noExerciseReason: 'Yard flooded' }, []],
  ])('%s', (_title, change, expected) =>
    expect(shown(welfareProblems({ ...adult, ...change }, now))).toEqual(expected),
  )

  it.each<[string, Partial<Fitness>, string[]]>([
    ['no doubt', { isInDoubt: false }, []],
    ['TR-18: doubt, nobody asked', {}, ['TR-18 ASK', 'TR-18 ASK']],
    ['TR-18: advised and decided', { advice: 'FIT', decision: 'FIT' }, []],
    ['TR-18: against the advice', { advice: 'NOT_FIT', decision: 'FIT' }, ['TR-18 BLOCK']],
    [
      'TR-18: against the advice, with a reason',
      { advice: 'NOT_FIT', decision: 'FIT', decisionReason: 'Sober now' },
      [],
    ],
    [
      'TR-18: advice run out',
      { advice: 'FIT', decision: 'FIT', adviceUntil: at('8 Sep 11:00') },
      ['TR-18 ASK'],
    ],
  ])('%s', (_title, change, expected) => {
    expect(shown(fitnessProblems({ purpose: 'INTERVIEW', isInDoubt: true, ...change }, now))).toEqual(
      expected,
    )
  })

  it('BA-5: a broken condition is no offence, a failure to surrender is', () => {
    expect(bailBreach('CONDITION', true)).toMatchObject({ isOffence: false, power: 'S46A' })
    expect(bailBreach('FAILED_TO_SURRENDER', false)).toMatchObject({ isOffence: true, power: 'BAIL_ACT_S7' })
  })
})
