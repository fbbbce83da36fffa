/** Handling conditions: sets of them, uses under them, their review and their sum (IH-1 to IH-5). */
import { describe, expect, it } from 'vitest'
import {
  combinedConditions,
  type Condition,
  type ConditionCode,
  conditionDue,
  conditionList,
  conditionProblems,
  type IntelligenceUse,
  isConditionInForce,
  type UseFacts,
  useProblems,
} from './handling.ts'
import { intelligenceRulesOn } from './intelligence-rules-table.ts'

const rules = intelligenceRulesOn('2026-06-11')
const today = '2026-06-11'
const condition = (code: ConditionCode, more: Partial<Condition> = {}): Condition => ({
  code,
  appliesTo: 'ALL',
  setById: 'e',
  setAt: '2026-06-01T09:00:00Z',
  ...more,
})
const ask = (use: IntelligenceUse, more: Partial<UseFacts> = {}): UseFacts => ({
  use,
  userId: 'ann',
  recipient: 'OWN_FORCE',
  isOriginatorAsked: false,
  today,
  ...more,
})
const fields = (problems: { rule: string; field?: string }[]) =>
  problems.map(({ rule, field }) => `${rule} ${field}`)

describe('IH-1: a set of conditions', () => {
  it.each<[string, 'P' | 'C', Condition[], string[]]>([
    ['P without any', 'P', [], []],
    ['P with one', 'P', [condition('A1')], ['IH-1 conditions']],
    ['C without any', 'C', [], ['IH-1 conditions']],
    ['C with one', 'C', [condition('A1')], []],
    ['other without words', 'C', [condition('OTHER', { text: ' ' })], ['IH-1 conditions']],
    ['other with words', 'C', [condition('OTHER', { text: 'Not before the trial' })], []],
    ['named officers without a name', 'C', [condition('NAMED_ONLY', { namedIds: [] })], ['IH-1 conditions']],
    ['named officers', 'C', [condition('NAMED_ONLY', { namedIds: ['ann'] })], []],
    ['a last day that is none', 'C', [condition('A1', { expires: '2026-02-30' })], ['IH-1 conditions']],
    ['covert and overt at once', 'C', [condition('A1'), condition('A3')], ['IH-1 conditions']],
    ['the covert one has lapsed', 'C', [condition('A1', { expires: '2026-06-10' }), condition('A3')], []],
    ['development and originator', 'C', [condition('A1'), condition('S2')], []],
  ])('%s', (_, handling, conditions, problems) => {
    expect(fields(conditionProblems(handling, conditions, today))).toEqual(problems)
  })

  it('has each code once, with words', () => {
    expect(new Set(conditionList.map(({ code }) => code)).size).toBe(conditionList.length)
    expect(conditionList.every(({ label }) => label.length > 3)).toBe(true)
  })
})

describe('IH-2: a condition holds', () => {
  it.each([
    [undefined, true],
    ['2026-06-10', false],
    ['2026-06-11', true],
    ['2026-06-12', true],
    ['someday', true],
    ['1 June 2026', true],
    ['2026-06-00', true],
  ])('until %s, on 11 June: %s', (expires, expected) => {
    expect(isConditionInForce(condition('A1', { expires }), today)).toBe(expected)
  })
})

describe('IH-3: a use', () => {
  const lapsed = condition('A3', { expires: '2026-06-10' })
  it.each<[string, Condition[], UseFacts, string[]]>([
    ['reading under any code', [condition('A1')], ask('READ'), []],
    ['developing under A1', [condition('A1')], ask('DEVELOP'), []],
    ['covert use under A1', [condition('A1')], ask('COVERT_USE'), ['IH-3 use']],
    ['overt use under A1', [condition('A1')], ask('OVERT_USE'), ['IH-3 use']],
    ['covert use under A2', [condition('A2')], ask('COVERT_USE'), []],
    ['overt use under A2', [condition('A2')], ask('OVERT_USE'), ['IH-3 use']],
    ['overt use under A3', [condition('A3')], ask('OVERT_USE'), []],
    ['overt use where nothing opens it', [condition('OTHER', { text: 'x' })], ask('OVERT_USE'), ['IH-3 use']],
    [
      'and the originator said yes',
      [condition('OTHER', { text: 'x' })],
      ask('OVERT_USE', { isOriginatorAsked: true }),
      [],
    ],
    [
      'A1 with a yes of the originator stays A1',
      [condition('A1')],
      ask('OVERT_USE', { isOriginatorAsked: true }),
      ['IH-3 use'],
    ],
    [
      'no action without the originator',
      [condition('NO_ACTION')],
      ask('DEVELOP'),
      ['IH-3 isOriginatorAsked'],
    ],
    ['reading is no action', [condition('NO_ACTION')], ask('READ'), []],
    ['no action, asked', [condition('NO_ACTION')], ask('DEVELOP', { isOriginatorAsked: true }), []],
    ['S2: passing on unasked', [condition('S2')], ask('PASS_ON'), ['IH-3 isOriginatorAsked']],
    ['S2: passing on, asked', [condition('S2')], ask('PASS_ON', { isOriginatorAsked: true }), []],
    ['S1: sanitising', [condition('S1')], ask('SANITISE'), []],
    ['sanitising without S1', [condition('A3')], ask('SANITISE'), ['IH-3 use']],
    [
      'out of the force',
      [condition('IN_FORCE')],
      ask('PASS_ON', { recipient: 'PARTNER' }),
      ['IH-3 recipient'],
    ],
    ['in the force', [condition('IN_FORCE')], ask('PASS_ON'), []],
    ['one who is named', [condition('NAMED_ONLY', { namedIds: ['ann'] })], ask('READ'), []],
    ['one who is not named', [condition('NAMED_ONLY', { namedIds: ['ben'] })], ask('READ'), ['IH-3 userId']],
    [
      'a condition for partners, in the own force',
      [condition('IN_FORCE', { appliesTo: 'PARTNER' })],
      ask('PASS_ON'),
      [],
    ],
    [
      'a condition for partners, to a partner',
      [condition('IN_FORCE', { appliesTo: 'PARTNER' })],
      ask('PASS_ON', { recipient: 'PARTNER' }),
      ['IH-3 recipient'],
    ],
    ['all lapsed: reading', [lapsed], ask('READ'), []],
    ['all lapsed: developing', [lapsed], ask('DEVELOP'), ['IH-3 conditions']],
    [
      'all lapsed: reading elsewhere',
      [lapsed],
      ask('READ', { recipient: 'OTHER_FORCE' }),
      ['IH-3 conditions'],
    ],
    ['all lapsed: overt use', [lapsed], ask('OVERT_USE'), ['IH-3 conditions', 'IH-3 use']],
    ['on its last day', [condition('A1', { expires: today })], ask('DEVELOP'), []],
  ])('%s', (_, conditions, facts, problems) => {
    expect(fields(useProblems('C', conditions, facts))).toEqual(problems)
  })

  it('of handling P is open, whatever conditions stand beside it', () => {
    expect(useProblems('P', [condition('A1')], ask('OVERT_USE', { recipient: 'ABROAD' }))).toEqual([])
  })

  it('is told what the conditions allow', () => {
    const [problem] = useProblems('C', [condition('A2')], ask('OVERT_USE'))
    expect(problem?.message).toBe(
      'The conditions allow develop covertly, use covertly: ask the originator for more.',
    )
  })
})

describe('IH-4: a condition is looked at again', () => {
  it.each<[string, Partial<Condition>, string | undefined]>([
    ['at the start of its last day, in summer', { expires: '2026-07-01' }, '2026-06-30T23:00:00.000Z'],
    ['at the start of its last day, in winter', { expires: '2026-12-01' }, '2026-12-01T00:00:00.000Z'],
    ['six months after it was set, over the change of clocks', {}, '2026-12-01T00:00:00.000Z'],
    ['the last day of a shorter month', { setAt: '2026-08-31T10:00:00Z' }, '2027-02-28T00:00:00.000Z'],
    [
      'set after midnight in London and before it in UTC',
      { setAt: '2026-06-30T23:30:00Z' },
      '2027-01-01T00:00:00.000Z',
    ],
    ['a last day that is none', { expires: 'someday' }, '2026-12-01T00:00:00.000Z'],
    ['a time that is none', { setAt: 'yesterday' }, undefined],
  ])('%s', (_, more, by) => {
    expect(conditionDue(condition('A1', more), '2026-06-11T09:00:00Z', rules)?.by).toBe(by)
  })
})

describe('IH-5: conditions of several paragraphs', () => {
  it('are joined, each once with its longest time, and lapsed ones fall away', () => {
    const joined = combinedConditions(
      [
        [condition('A1', { expires: '2026-06-20' }), condition('S2', { setAt: '2026-06-02T09:00:00Z' })],
        [condition('A1'), condition('IN_FORCE', { expires: '2026-06-10' })],
        [condition('A1', { appliesTo: 'PARTNER', setAt: '2026-06-03T09:00:00Z' })],
      ],
      today,
    )
    expect(joined.map(({ code, appliesTo, expires }) => `${code} ${appliesTo} ${expires}`)).toEqual([
      'A1 ALL undefined',
      'S2 ALL undefined',
      'A1 PARTNER undefined',
    ])
    expect(combinedConditions([], today)).toEqual([])
    expect(combinedConditions([[condition('S2'), condition('A1')]], today).map(({ code }) => code)).toEqual([
      'A1',
      'S2',
    ])
  })
})
