/** Giving intelligence out: what is asked, what goes along, what is due after (DS-1 to DS-9, DS-14). */
import { describe, expect, it } from 'vitest'
import {
  type Dissemination,
  disseminationProblems,
  disseminationRoutes,
  envelopeOf,
  type SharedParagraph,
  type SharedTimes,
  sharingDue,
  type Transfer,
  transferProblems,
} from './dissemination.ts'
import { readGrade } from './grading.ts'
import { type Condition, conditionList } from './handling.ts'
import { intelligenceRulesOn } from './intelligence-rules-table.ts'

const rules = intelligenceRulesOn('2026-06-11')
const rulesOf = (problems: { rule: string; severity: string; field?: string }[]) =>
  problems.map(({ rule, severity, field }) => `${rule} ${severity} ${field}`)
const condition = (code: Condition['code'], more: Partial<Condition> = {}): Condition => ({
  code,
  appliesTo: 'ALL',
  setById: 'e',
  setAt: '2026-06-01T09:00:00Z',
  ...more,
})
const paragraph = (printed: string, more: Partial<SharedParagraph> = {}): SharedParagraph => {
  const grade = readGrade(printed)
  if (grade === undefined) throw new Error(printed)
  return {
    id: printed,
    version: 1,
    text: 'A van is used.',
    grade,
    conditions: [],
    marking: 'OFFICIAL',
    ...more,
  }
}
const sharing: Dissemination = {
  route: 'FORCE',
  toPerson: 'DC Reed',
  toOrganisation: 'Northern Constabulary',
  recipientId: 'reed',
  purpose: 'Investigation of a burglary series',
  basis: 'DPA_3',
  reason: 'Same van, same method',
  paragraphs: [paragraph('1AP')],
  isOriginatorAsked: false,
  recipientMayHoldSensitive: false,
  openCorrections: 0,
  byId: 'e',
  today: '2026-06-11',
}
const live = { state: 'EVALUATED', isReleased: true } as const
const transfer: Transfer = {
  isNecessary: true,
  ground: 'SAFEGUARDS',
  recipientKind: 'AUTHORITY',
  justification: 'Letter of request',
}

describe('DS-1: what may go out at all', () => {
  it.each([
    ['DRAFT', false, false],
    ['SUBMITTED', false, false],
    ['IN_EVALUATION', false, false],
    ['IN_EVALUATION', true, true],
    ['EVALUATED', true, true],
    ['DEVELOPED', true, true],
    ['RE_EVALUATION', true, true],
    ['QUARANTINED', true, false],
    ['ARCHIVED', true, false],
    ['DISPOSED', true, false],
  ] as const)('%s, released %s: %s', (state, isReleased, isOpen) => {
    expect(rulesOf(disseminationProblems({ state, isReleased }, sharing))).toEqual(
      isOpen ? [] : ['DS-1 BLOCK state'],
    )
  })

  it('tells of a hold by name', () => {
    const [problem] = disseminationProblems({ state: 'QUARANTINED', isReleased: false }, sharing)
    expect(problem?.message).toBe('The report is held back: nothing of it goes out.')
  })
})

describe('DS-1 to DS-7: a dissemination', () => {
  const inForce = [condition('IN_FORCE')]
  it.each<[string, Partial<Dissemination>, string[]]>([
    ['nothing chosen', { paragraphs: [] }, ['DS-1 BLOCK paragraphs']],
    ['without a sanitised text', { paragraphs: [paragraph('1AP', { text: '' })] }, ['DS-1 BLOCK paragraphs']],
    ['to nobody', { toPerson: '' }, ['DS-2 BLOCK toPerson']],
    ['to no organisation', { toOrganisation: undefined }, ['DS-2 BLOCK toPerson']],
    ['for nothing', { purpose: ' ' }, ['DS-2 BLOCK purpose']],
    ['on no ground', { basis: undefined }, ['DS-2 BLOCK basis']],
    ['without a reason', { reason: '' }, ['DS-2 BLOCK reason']],
    ['to a partner without an agreement', { route: 'PARTNER' }, ['DS-3 BLOCK agreementRef']],
    ['to a partner', { route: 'PARTNER', agreementRef: 'ISA 12' }, []],
    ['under a scheme', { route: 'SCHEME' }, []],
    [
      'in the force only, to another force',
      { paragraphs: [paragraph('1AC', { conditions: inForce })] },
      ['DS-4 BLOCK recipient'],
    ],
    [
      'in the force only, in the force',
      { route: 'BRIEF', paragraphs: [paragraph('1AC', { conditions: inForce })] },
      [],
    ],
    [
      'the same refusal for two paragraphs stands once',
      { paragraphs: [paragraph('1AC', { conditions: inForce }), paragraph('2CC', { conditions: inForce })] },
      ['DS-4 BLOCK recipient'],
    ],
    [
      'the originator is to be asked',
      { paragraphs: [paragraph('1AC', { conditions: [condition('S2')] })] },
      ['DS-4 BLOCK isOriginatorAsked'],
    ],
    [
      'and was',
      { paragraphs: [paragraph('1AC', { conditions: [condition('S2')] })], isOriginatorAsked: true },
      [],
    ],
    [
      'named officers, the recipient among them',
      { paragraphs: [paragraph('1AC', { conditions: [condition('NAMED_ONLY', { namedIds: ['reed'] })] })] },
      [],
    ],
    [
      'named officers, another',
      { paragraphs: [paragraph('1AC', { conditions: [condition('NAMED_ONLY', { namedIds: ['cole'] })] })] },
      ['DS-4 BLOCK userId'],
    ],
    [
      'all conditions lapsed',
      { paragraphs: [paragraph('1AC', { conditions: [condition('S1', { expires: '2026-06-10' })] })] },
      ['DS-4 BLOCK conditions'],
    ],
    [
      'sensitive, to somebody who may not hold it',
      { paragraphs: [paragraph('1AP', { marking: 'OFFICIAL-SENSITIVE' })] },
      ['DS-5 BLOCK paragraphs'],
    ],
    [
      'sensitive, to somebody who may',
      { paragraphs: [paragraph('1AP', { marking: 'OFFICIAL-SENSITIVE' })], recipientMayHoldSensitive: true },
      [],
    ],
    ['a fact in doubt', { openCorrections: 1 }, ['DS-6 BLOCK paragraphs']],
    ['suspected false, to another force', { paragraphs: [paragraph('2EP')] }, ['DS-7 BLOCK paragraphs']],
    ['suspected false, in the force', { route: 'BRIEF', paragraphs: [paragraph('2EP')] }, []],
    ['of another force, nobody asked', { owner: { force: 'Kent Police' } }, ['DS-14 BLOCK ownerConsent']],
    ['of another force, which said yes', { owner: { force: 'Kent Police', consent: 'DI Oxo, today' } }, []],
    ['of another force, in the own force', { route: 'BRIEF', owner: { force: 'Kent Police' } }, []],
    [
      'the owner said yes, and is the originator of its condition',
      {
        owner: { force: 'Kent Police', consent: 'DI Oxo, today' },
        paragraphs: [paragraph('1AC', { conditions: [condition('S2')] })],
      },
      [],
    ],
    [
      'the owner said yes, but set that it stays in the force',
      {
        owner: { force: 'Kent Police', consent: 'DI Oxo, today' },
        paragraphs: [paragraph('1AC', { conditions: [condition('IN_FORCE')] })],
      },
      ['DS-4 BLOCK recipient'],
    ],
    ['abroad', { route: 'ABROAD', agreementRef: 'T 1', transfer }, []],
    [
      'abroad without a gate',
      { route: 'ABROAD', agreementRef: 'T 1' },
      Array.from({ length: 4 }, () => 'DS-8 BLOCK transfer'),
    ],
    ['a gate is asked for nowhere else', { transfer: { isNecessary: false } }, []],
  ])('%s', (_, more, problems) => {
    expect(rulesOf(disseminationProblems(live, { ...sharing, ...more }))).toEqual(problems)
  })

  it('every route has its recipients', () => {
    expect(disseminationRoutes.map(({ code, to }) => `${code} ${to}`)).toEqual([
      'BRIEF OWN_FORCE',
      'FORCE OTHER_FORCE',
      'PND OTHER_FORCE',
      'PARTNER PARTNER',
      'SCHEME PARTNER',
      'DBS PARTNER',
      'ABROAD ABROAD',
    ])
  })
})

describe('DS-8: out of the United Kingdom', () => {
  it.each<[string, Partial<Transfer>, number]>([
    ['whole', {}, 0],
    ['not necessary', { isNecessary: false }, 1],
    ['on no ground', { ground: undefined }, 1],
    ['to whom is not said', { recipientKind: undefined }, 1],
    ['to a processor', { recipientKind: 'PROCESSOR' }, 0],
    ['to others', { recipientKind: 'OTHER' }, 1],
    ['to others under s.77', { recipientKind: 'OTHER', meetsSection77: true }, 0],
    ['without its justification', { justification: '' }, 1],
  ])('%s', (_, more, count) => {
    const problems = transferProblems({ ...transfer, ...more })
    expect(problems).toHaveLength(count)
    expect(problems.every(({ rule, severity }) => rule === 'DS-8' && severity === 'BLOCK')).toBe(true)
  })
})

describe('DS-4: the envelope', () => {
  it('has what the recipient needs to judge it by, and the conditions of all its parts', () => {
    const envelope = envelopeOf(
      {
        ...sharing,
        paragraphs: [
          paragraph('1AP'),
          paragraph('2BC', { conditions: [condition('A1'), condition('S2')] }),
          paragraph('2CC', { conditions: [condition('A1')] }),
        ],
      },
      {
        at: '2026-06-11T12:00:00Z',
        from: 'Own force',
        contact: 'Intelligence unit',
        ofParagraphs: 5,
        marking: 'OFFICIAL',
        words: ({ code }) => conditionList.find((one) => one.code === code)?.label ?? code,
      },
    )
    expect(envelope.paragraphs.map(({ number, printedGrade }) => `${number}: ${printedGrade}`)).toEqual([
      '1: 1 A P',
      '2: 2 B C',
      '3: 2 C C',
    ])
    expect(envelope.conditions).toEqual(['Covert development only', 'Consult the originator first'])
    expect(envelope).toMatchObject({ isComplete: false, isRecallable: true, asAt: '2026-06-11T12:00:00Z' })
    expect(JSON.stringify(envelope)).not.toMatch(/reed|setById|sourceKey/)
  })
})

describe('DS-9: what is due after', () => {
  const lines = (shared: SharedTimes) =>
    sharingDue(shared, '2026-06-11T12:00:00Z', rules).map(({ what, by }) => `${what} ${by}`)
  const sent: SharedTimes = { sentAt: '2026-03-27T12:00:00Z', hasConditions: true }
  it.each<[string, SharedTimes, string[]]>([
    ['the receipt of conditions, over the change of clocks', sent, ['RECEIPT 2026-03-30T12:00:00.000Z']],
    ['none without conditions', { ...sent, hasConditions: false }, []],
    ['none once it came', { ...sent, receiptAt: '2026-03-28T12:00:00Z' }, []],
    [
      'a recall: the notice, and no receipt any more',
      { ...sent, calledBackAt: '2026-03-28T12:00:00Z' },
      ['TELL 2026-03-29T12:00:00.000Z'],
    ],
    [
      'told before Easter: five working days',
      { ...sent, calledBackAt: '2026-04-01T12:00:00Z', toldAt: '2026-04-02T12:00:00Z' },
      ['ANSWER_RECALL 2026-04-13T23:00:00.000Z'],
    ],
    [
      'answered',
      {
        ...sent,
        calledBackAt: '2026-04-01T12:00:00Z',
        toldAt: '2026-04-02T12:00:00Z',
        answeredAt: '2026-04-03T12:00:00Z',
      },
      [],
    ],
    [
      'an answer to an earlier recall is none',
      {
        ...sent,
        calledBackAt: '2026-04-04T12:00:00Z',
        toldAt: '2026-04-04T13:00:00Z',
        answeredAt: '2026-04-03T12:00:00Z',
      },
      ['ANSWER_RECALL 2026-04-13T23:00:00.000Z'],
    ],
    [
      'a time that is none is due now',
      { sentAt: 'x', hasConditions: true },
      ['RECEIPT 2026-06-11T12:00:00Z'],
    ],
  ])('%s', (_, shared, expected) => expect(lines(shared)).toEqual(expected))
})
