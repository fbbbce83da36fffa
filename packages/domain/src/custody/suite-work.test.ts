/** The work of a shift: handing over, rights given or delayed, the risk assessment. */
import { describe, expect, it } from 'vitest'
import { at } from './clock.fixtures.ts'
import { decideTakeOver, type Handover, handoverProblems, handoverProgress } from './handover.ts'
import { rightsDelay, type RightsDelay, rightsProblems } from './rights-rules.ts'
import { riskQuestions } from './risk-questions.ts'
import { leastRiskLevel, type RiskAssessment, riskProblems, riskTriggersOpen } from './risk-rules.ts'
import { custodyRulesOn } from './rules-table.ts'

const shown = (problems: readonly { rule: string; severity: string }[]) =>
  problems.map(({ rule, severity }) => `${rule} ${severity}`)
const rules = custodyRulesOn('2026-09-07')

describe('TR-16: the handover of a shift', () => {
  const accepted = { by: 'PS 2', at: at('7 Sep 19:05'), version: 4 }
  const line = { stayId: 's-1', version: 4, risk: 'HIGH', observationLevel: '3', waitingFor: [], accepted }
  const handover: Handover = {
    outgoing: 'PS 1',
    incoming: 'PS 2',
    incomingRank: 'PS',
    startedAt: at('7 Sep 19:00'),
    lines: [line],
  }
  const held = [{ stayId: 's-1', version: 4 }]

  it.each<[string, Partial<Handover>, { stayId: string; version: number }[], string[]]>([
    ['every line accepted', {}, held, []],
    ['a line not accepted', { lines: [{ ...line, accepted: undefined }] }, held, ['TR-16 BLOCK']],
    ['a detainee left out', {}, [...held, { stayId: 's-2', version: 1 }], ['TR-16 BLOCK']],
    ['changed since it was read', {}, [{ stayId: 's-1', version: 5 }], ['TR-16 BLOCK']],
    [
      'accepted by the one who leaves',
      { lines: [{ ...line, accepted: { ...accepted, by: 'PS 1' } }] },
      held,
      ['TR-16 BLOCK'],
    ],
    ['accepted before it began', { startedAt: at('7 Sep 19:10') }, held, ['TR-16 BLOCK']],
    ['without the risk', { lines: [{ ...line, risk: '' }] }, held, ['12.9 ASK']],
    ['one who has gone home needs no line', { lines: [] }, [], []],
  ])('%s', (_title, change, now, expected) =>
    expect(shown(handoverProblems({ ...handover, ...change }, now))).toEqual(expected),
  )

  it('another custody officer takes over, and the count says how far it is', () => {
    expect(decideTakeOver({ ...handover, incoming: 'PS 1' }).allowed).toBe(false)
    expect(decideTakeOver({ ...handover, incomingRank: 'PC' }).allowed).toBe(false)
    expect(decideTakeOver(handover).allowed).toBe(true)
    expect(handoverProgress(handover, [...held, { stayId: 's-2', version: 1 }])).toEqual({
      accepted: 1,
      of: 2,
    })
  })
})

describe('RG-2: delay of a right', () => {
  const delay: RightsDelay = {
    right: 'S58',
    authorisedByRank: 'SUPT',
    offenceCategories: ['CE'],
    ground: 'ALERTING',
    groundText: 'Two others not yet arrested',
    at: at('7 Sep 09:00'),
  }
  const read = (change: Partial<RightsDelay>, now = '7 Sep 10:00') =>
    rightsDelay({ ...delay, ...change }, at('7 Sep 08:00'), at(now), rules)

  it('ends 36 hours after the relevant time', () => {
    expect(read({})).toEqual({ latestEnd: at('8 Sep 20:00'), problems: [] })
    expect(shown(read({}, '8 Sep 20:01').problems)).toEqual(['RG-2 BLOCK'])
    expect(read({ endedAt: at('7 Sep 12:00') }, '8 Sep 20:01').problems).toEqual([])
  })

  it.each<[string, Partial<RightsDelay>, string[]]>([
    ['a solicitor, by an inspector', { authorisedByRank: 'INSP' }, ['RG-2 BLOCK']],
    ['someone informed, by an inspector', { right: 'S56', authorisedByRank: 'INSP' }, []],
    ['someone informed, by a sergeant', { right: 'S56', authorisedByRank: 'PS' }, ['RG-2 BLOCK']],
    ['summary offences', { offenceCategories: ['CS'] }, ['RG-2 BLOCK']],
    ['no ground', { ground: undefined }, ['RG-2 BLOCK']],
    ['no words for it', { groundText: '' }, ['RG-2 ASK']],
    ['after 36 hours', { at: at('8 Sep 20:00') }, ['RG-2 BLOCK']],
  ])('%s', (_title, change, expected) => expect(shown(read(change).problems)).toEqual(expected))

  it('RG-1, RG-8, RG-9: what booking in owes', () => {
    const time = at('7 Sep 09:00')
    const given = {
      informedAt: time,
      adviceAt: time,
      codesAt: time,
      noticeAt: time,
      noticeLanguage: 'en',
      isSigned: true,
      wantsSolicitor: 'YES',
      wantsInformed: false,
    } as const
    expect(rightsProblems(given)).toEqual([])
    expect(rightsProblems({})).toHaveLength(7)
    expect(shown(rightsProblems({ waitsBecause: 'VIOLENT' }))).toEqual(['RG-1 WARN'])
    expect(shown(rightsProblems({ ...given, wantsSolicitor: 'NO' }))).toEqual(['RG-1 ASK'])
    expect(shown(rightsProblems({ ...given, needsInterpreter: true }))).toEqual(['RG-8 ASK'])
    const foreign = {
      ...given,
      isForeignNational: true,
      consulateToldOfRightAt: time,
      hasBilateralAgreement: true,
    }
    expect(shown(rightsProblems(foreign))).toEqual(['RG-9 ASK'])
    expect(rightsProblems({ ...foreign, isAsylumSeeker: true })).toEqual([])
    expect(shown(rightsProblems({ ...foreign, isAsylumSeeker: true, consulateNotifiedAt: time }))).toEqual([
      'RG-9 WARN',
    ])
  })
})

describe('12.6: the risk assessment', () => {
  const quiet: RiskAssessment['answers'] = Object.fromEntries(
    riskQuestions.map(({ code }) => [code, { answer: 'NO' }]),
  )
  const signed: RiskAssessment = {
    answers: quiet,
    level: 'STANDARD',
    observationLevel: '1',
    signedBy: 'PS 1',
    hasHealthcareRequest: false,
    hasCarePlan: true,
  }
  const yes = { answer: 'YES', detail: 'Said so' } as const

  it('asks every question, those on alcohol and drugs among them', () => {
    expect(riskProblems(signed)).toEqual([])
    for (const { code } of riskQuestions) {
      const asked = riskProblems({ ...signed, answers: { ...quiet, [code]: { answer: 'NOT_ASKED' } } })
      expect(asked.map(({ field }) => field)).toEqual([code])
    }
    expect(riskQuestions.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['ALCOHOL_24H', 'DRUGS_DEPENDENT']),
    )
  })

  it('a refusal raises the level and never lowers it', () => {
    for (const { code } of riskQuestions)
      expect(leastRiskLevel({ ...quiet, [code]: { answer: 'REFUSED' } })).toBe('MEDIUM')
    expect(leastRiskLevel({ ...quiet, SELF_HARM_NOW: yes, SEEN_DOCTOR: { answer: 'REFUSED' } })).toBe('HIGH')
    const refused = { ...signed, answers: { ...quiet, VETERAN: { answer: 'REFUSED' } as const } }
    expect(shown(riskProblems(refused))).toEqual(['12.6 WARN'])
  })

  it.each<[string, Partial<RiskAssessment>, string[]]>([
    [
      'self-harm now at level 1',
      { answers: { ...quiet, SELF_HARM_NOW: yes }, level: 'HIGH', hasHealthcareRequest: true },
      ['TR-1 WARN'],
    ],
    ['drink without rousing', { answers: { ...quiet, ALCOHOL_24H: yes } }, ['TR-2 WARN']],
    ['drink with rousing', { answers: { ...quiet, ALCOHOL_24H: yes }, mustRouse: true }, []],
    [
      'a head injury at level 1',
      { answers: { ...quiet, HEAD_INJURY: yes }, level: 'MEDIUM', hasHealthcareRequest: true },
      ['TR-2 WARN'],
    ],
    ['asthma without a nurse', { answers: { ...quiet, CONDITIONS: yes }, level: 'MEDIUM' }, ['TR-15 ASK']],
    ['a yes without detail', { answers: { ...quiet, VETERAN: { answer: 'YES' } } }, ['12.6 ASK']],
    ['not signed, no plan', { signedBy: '', hasCarePlan: false }, ['12.9 ASK', '12.6 ASK']],
  ])('%s', (_title, change, expected) =>
    expect(shown(riskProblems({ ...signed, ...change }))).toEqual(expected),
  )

  it('TR-16: what happened since asks for it again', () => {
    const triggers = [
      { trigger: 'INTERVIEW', at: at('7 Sep 11:00') },
      { trigger: 'HOSPITAL', at: at('7 Sep 15:00') },
    ] as const
    expect(riskTriggersOpen(triggers, at('7 Sep 12:00'))).toEqual(['HOSPITAL'])
    expect(riskTriggersOpen(triggers, undefined)).toEqual(['INTERVIEW', 'HOSPITAL'])
  })
})
