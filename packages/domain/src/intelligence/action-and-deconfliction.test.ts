/** Acting on intelligence, and who else has an interest (AO-1 to AO-5, DF-1 to DF-5). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ActedParagraph, type ActionOn, actionProblems, copiesRaw, owedAfter } from './action-on.ts'
import {
  answerDue,
  deconflict,
  type DeconflictionCheck,
  developmentProblems,
  type Interest,
  runsTogether,
} from './deconfliction.ts'
import { readGrade } from './grading.ts'
import type { Condition } from './handling.ts'
import { intelligenceRulesOn } from './intelligence-rules-table.ts'

const rules = intelligenceRulesOn('2026-06-11')
const rulesOf = (problems: { rule: string; severity: string; field?: string }[]) =>
  problems.map(({ rule, severity, field }) => `${rule} ${severity} ${field}`)

describe('AO-1 to AO-4: an action', () => {
  const raw = 'My neighbour says that Danny Quill keeps the handgun in the blue shed behind the allotments.'
  const paragraph = (printed: string, conditions: Condition[] = []): ActedParagraph => {
    const grade = readGrade(printed)
    if (grade === undefined) throw new Error(printed)
    return { raw, sanitised: 'Danny Quill keeps a handgun in a shed.', grade, conditions }
  }
  const condition = (code: Condition['code']): Condition => ({
    code,
    appliesTo: 'ALL',
    setById: 'e',
    setAt: '2026-06-01T09:00:00Z',
  })
  const action: ActionOn = {
    wording: 'Search the shed of Danny Quill.',
    use: 'OVERT_USE',
    userId: 'ann',
    clearedById: 'unit',
    hasSupport: false,
    isOriginatorAsked: false,
    today: '2026-06-11',
  }
  const emergency = {
    isThreatToLife: true,
    authorisedById: 'duty',
    reason: 'Shots were announced for tonight',
  }

  it.each<[string, Partial<ActionOn>, ActedParagraph, string[]]>([
    ['overt, on what stands alone', {}, paragraph('1AP'), []],
    ['without words', { wording: ' ' }, paragraph('1AP'), ['AO-1 BLOCK wording']],
    ['not cleared', { clearedById: undefined }, paragraph('1AP'), ['AO-1 BLOCK clearedById']],
    ['cleared by oneself', { clearedById: 'ann' }, paragraph('1AP'), ['AO-1 BLOCK clearedById']],
    [
      'in the words of the raw text',
      { wording: 'He keeps the handgun in the blue shed behind the allotments.' },
      paragraph('1AP'),
      ['AO-2 BLOCK wording'],
    ],
    ['overt on one untested source', {}, paragraph('2AP'), ['AO-3 BLOCK hasSupport']],
    ['overt with support', { hasSupport: true }, paragraph('2AP'), []],
    ['developed on one untested source', { use: 'DEVELOP' }, paragraph('2AP'), ['AO-3 WARN hasSupport']],
    ['overt on what is suspected false', { hasSupport: true }, paragraph('2EP'), ['AO-3 BLOCK use']],
    ['developing what is suspected false', { use: 'DEVELOP', hasSupport: true }, paragraph('2EP'), []],
    ['overt under A1', {}, paragraph('1AC', [condition('A1')]), ['IH-3 BLOCK use']],
    ['overt under A3', {}, paragraph('1AC', [condition('A3')]), []],
    [
      'no action without the originator',
      { use: 'DEVELOP' },
      paragraph('1AC', [condition('NO_ACTION')]),
      ['IH-3 BLOCK isOriginatorAsked'],
    ],
    [
      'in an emergency: clearing, support and the originator come after',
      { emergency, clearedById: undefined },
      paragraph('2AC', [condition('NO_ACTION')]),
      [],
    ],
    [
      'in an emergency never the raw words',
      { emergency, wording: raw },
      paragraph('1AP'),
      ['AO-2 BLOCK wording'],
    ],
    ['in an emergency not on what is suspected false', { emergency }, paragraph('2EP'), ['AO-3 BLOCK use']],
    [
      'an emergency that is none',
      { emergency: { ...emergency, isThreatToLife: false }, clearedById: undefined },
      paragraph('1AP'),
      ['AO-1 BLOCK clearedById', 'AO-4 BLOCK emergency'],
    ],
    [
      'an emergency without the duty officer',
      { emergency: { ...emergency, authorisedById: '' } },
      paragraph('1AP'),
      ['AO-4 BLOCK authorisedById'],
    ],
    [
      'an emergency by one’s own word',
      { emergency: { ...emergency, authorisedById: 'ann' } },
      paragraph('1AP'),
      ['AO-4 BLOCK authorisedById'],
    ],
    [
      'an emergency without its reason',
      { emergency: { ...emergency, reason: '' } },
      paragraph('1AP'),
      ['AO-4 BLOCK reason'],
    ],
  ])('%s', (_, more, held, problems) => {
    expect(rulesOf(actionProblems({ ...action, ...more }, held))).toEqual(problems)
  })

  it('AO-2: what the sanitised text says as well is no copy, and seven words in a row are none', () => {
    const shared = 'one two three four five six seven eight nine'
    expect(copiesRaw(shared, { raw: shared, sanitised: shared })).toBe(false)
    expect(copiesRaw(shared, { raw: shared, sanitised: 'one two three' })).toBe(true)
    expect(copiesRaw('one two three four five six seven', { raw: shared, sanitised: '' })).toBe(false)
    expect(copiesRaw('one two three four five six seven eight', { raw: shared, sanitised: '' })).toBe(true)
  })

  it.each([
    ['nothing done yet', {}, []],
    ['done, no result', { doneAt: '2026-06-11T09:00:00Z' }, ['RESULT']],
    ['done later', { doneAt: '2026-06-12T09:00:00Z' }, []],
    ['done with a result', { doneAt: '2026-06-11T09:00:00Z', result: 'Nothing found' }, []],
    ['an emergency', { emergency, doneAt: '2026-06-11T09:00:00Z' }, ['CLEARING', 'RESULT']],
    ['an emergency, cleared', { emergency, clearedById: 'unit' }, []],
  ])('AO-5: %s', (_, more, owed) => expect(owedAfter(more, '2026-06-11T12:00:00Z')).toEqual(owed))
})

describe('DF-1 and DF-2: who else has an interest', () => {
  const plan = {
    id: 'plan',
    operationName: 'Operation Kingfisher',
    subjectIds: ['s1', 's2'],
    placeIds: ['p1'],
    from: '2026-06-10T00:00:00Z',
    until: '2026-06-20T00:00:00Z',
  }
  const interest = (id: string, more: Partial<Interest> = {}): Interest => ({
    id,
    operationName: id,
    ownerContact: `${id} desk`,
    subjectIds: [],
    placeIds: [],
    from: '2026-06-01T00:00:00Z',
    protection: 'OPEN',
    ...more,
  })

  it.each<[string, Interest, string[]]>([
    ['a subject', interest('i', { subjectIds: ['s2', 'x'] }), ['SUBJECT']],
    ['a place', interest('i', { placeIds: ['p1'] }), ['PLACE']],
    ['a name, written differently', interest('i', { operationName: 'Op. KINGFISHER' }), ['NAME']],
    [
      'a name of years ago',
      interest('i', {
        operationName: 'King Fisher',
        from: '2019-01-01T00:00:00Z',
        until: '2020-01-01T00:00:00Z',
      }),
      ['NAME'],
    ],
    [
      'all three',
      interest('i', { operationName: 'kingfisher', subjectIds: ['s1'], placeIds: ['p1'] }),
      ['SUBJECT', 'PLACE', 'NAME'],
    ],
    ['a subject, ended before', interest('i', { subjectIds: ['s1'], until: '2026-06-09T00:00:00Z' }), []],
    [
      'a subject, ended as the plan begins',
      interest('i', { subjectIds: ['s1'], until: '2026-06-10T00:00:00Z' }),
      [],
    ],
    [
      'a subject, begun as the plan ends',
      interest('i', { subjectIds: ['s1'], from: '2026-06-20T00:00:00Z' }),
      [],
    ],
    [
      'a subject, a minute before the end',
      interest('i', { subjectIds: ['s1'], from: '2026-06-19T23:59:00Z' }),
      ['SUBJECT'],
    ],
    ['nothing', interest('i'), []],
    ['the plan itself', interest('plan', { subjectIds: ['s1'] }), []],
  ])('%s', (_, other, kinds) => {
    expect(deconflict(plan, [other]).shown.flatMap((clash) => clash.kinds)).toEqual(kinds)
  })

  it('an open one is named; of a hidden one only that it is there and whom to ask', () => {
    const both = [
      interest('b', { subjectIds: ['s1'], placeIds: ['p1'], protection: 'HIDDEN', operationName: 'Heron' }),
      interest('a', { subjectIds: ['s1'] }),
    ]
    expect(deconflict(plan, both)).toEqual({
      shown: [
        { interestId: 'a', kinds: ['SUBJECT'], operationName: 'a', contact: 'a desk' },
        { interestId: undefined, kinds: ['SUBJECT'], contact: 'b desk' },
      ],
      tells: ['a', 'b'],
    })
    const [place] = deconflict(plan, [interest('p', { placeIds: ['p1'], protection: 'HIDDEN' })]).shown
    const [name] = deconflict(plan, [
      interest('n', { operationName: 'Kingfisher', protection: 'HIDDEN' }),
    ]).shown
    expect([place?.kinds, name?.kinds]).toEqual([['PLACE'], ['NAME']])
  })

  it('a plan without a name clashes with no name', () => {
    expect(deconflict({ ...plan, operationName: '' }, [interest('i', { operationName: '' })]).shown).toEqual(
      [],
    )
  })

  it('a silent one shows byte for byte as if it were not there, and its owner is told', () => {
    const any = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      subjectIds: fc.subarray(['s1', 's2', 's3']),
      placeIds: fc.subarray(['p1', 'p2']),
      protection: fc.constantFrom('OPEN' as const, 'HIDDEN' as const, 'SILENT' as const),
    })
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: ({ id }) => id }), (rows) => {
        const interests = rows.map(({ id, ...more }) => interest(id, more))
        const loud = interests.filter(({ protection }) => protection !== 'SILENT')
        const [all, without] = [deconflict(plan, interests), deconflict(plan, loud)]
        expect(JSON.stringify(all.shown)).toBe(JSON.stringify(without.shown))
        const met = interests.filter(
          (one) => one.subjectIds.some((id) => plan.subjectIds.includes(id)) || one.placeIds.includes('p1'),
        )
        expect(all.tells).toEqual(met.map(({ id }) => id).toSorted())
      }),
    )
  })

  it('DF-2: open ends run on', () => {
    const from = (day: string, until?: string) => ({
      from: `2026-06-${day}T00:00:00Z`,
      until: until && `2026-06-${until}T00:00:00Z`,
    })
    expect(runsTogether(from('01'), from('20'))).toBe(true)
    expect(runsTogether(from('01', '10'), from('20'))).toBe(false)
    expect(runsTogether(from('20'), from('01', '10'))).toBe(false)
    expect(runsTogether(from('01', '10'), from('10', '12'))).toBe(false)
    expect(runsTogether(from('01', '11'), from('10', '12'))).toBe(true)
  })
})

describe('DF-3 to DF-5: development waits for the check', () => {
  const plan = { changedAt: '2026-06-11T09:00:00Z' }
  const shown = [{ interestId: undefined, kinds: ['SUBJECT'] as ['SUBJECT'], contact: 'Heron desk' }]
  const check: DeconflictionCheck = { askedAt: '2026-06-11T10:00:00Z', answers: [], shown: [] }
  const answer = { clash: 0, result: 'JOINT', withWhom: 'DS Reed' } as const
  it.each<[string, DeconflictionCheck | undefined, string[]]>([
    ['no check', undefined, ['DF-3 BLOCK check']],
    ['nobody else', check, []],
    ['at the same moment as the change', { ...check, askedAt: plan.changedAt }, []],
    ['the plan was changed since', { ...check, askedAt: '2026-06-11T08:59:00Z' }, ['DF-3 BLOCK check']],
    ['a clash without an answer', { ...check, shown }, ['DF-3 BLOCK answers']],
    ['a clash that is settled', { ...check, shown, answers: [answer] }, []],
    [
      'settled with nobody',
      { ...check, shown, answers: [{ ...answer, withWhom: '' }] },
      ['DF-3 BLOCK answers'],
    ],
    [
      'an answer to another clash',
      { ...check, shown, answers: [{ ...answer, clash: 1 }] },
      ['DF-3 BLOCK answers'],
    ],
    ['it waits', { ...check, shown, answers: [{ ...answer, result: 'WAIT' }] }, ['DF-5 BLOCK answers']],
    [
      'it is given up',
      { ...check, shown, answers: [{ ...answer, result: 'STAND_DOWN' }] },
      ['DF-5 BLOCK answers'],
    ],
  ])('%s', (_, made, problems) => expect(rulesOf(developmentProblems(plan, made))).toEqual(problems))

  it('DF-3 names whom to ask', () => {
    expect(developmentProblems(plan, { ...check, shown })[0]?.message).toContain('Heron desk')
  })

  it('DF-4: the other owner answers in a day of real time, also over a change of clocks', () => {
    const row = answerDue('2026-10-24T23:30:00Z', '2026-10-25T23:30:00Z', rules)
    expect(row).toMatchObject({ by: '2026-10-25T23:30:00.000Z', isOverdue: false, rule: 'DF-4' })
    expect(answerDue('x', '2026-10-25T23:30:00Z', rules).by).toBe('2026-10-25T23:30:00Z')
  })
})
