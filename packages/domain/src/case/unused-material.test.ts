/** Schedules that fill themselves, the decision on each item, and what is served of them (UM-1 to UM-8). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CaseMaterial,
  descriptionProblem,
  materialClasses,
  materialKinds,
  presumedClass,
  reportedItems,
  scheduleLines,
  scheduleProblems,
  servedSchedule,
  type UnusedLine,
} from './unused-material.ts'

const item = (originId: string, more: Partial<CaseMaterial> = {}): CaseMaterial => ({
  originId,
  kind: 'DOCUMENT',
  description: `What ${originId} is`,
  location: 'Fenwick',
  madeAt: '2026-11-01T09:00:00Z',
  isRelevant: true,
  isEvidence: false,
  isSensitive: false,
  ...more,
})
const names = (lines: readonly UnusedLine[]) =>
  lines.map(
    ({ schedule, number, originId, isWithdrawn }) =>
      `${schedule}${number} ${originId}${isWithdrawn === true ? ' -' : ''}`,
  )
const decided = (line: UnusedLine, meetsTest = false): UnusedLine => ({
  ...line,
  decision: {
    meetsTest,
    reason: 'It says nothing that could help the defence.',
    by: 'ann',
    at: '2026-11-02T09:00:00Z',
  },
})

describe('UM-2: the lines of the schedules', () => {
  it('are of every relevant item that is no evidence, sensitive ones apart', () => {
    const lines = scheduleLines([
      item('b', { madeAt: '2026-11-02T09:00:00Z' }),
      item('a'),
      item('secret', { isSensitive: true, sensitivityReason: 'Names a source' }),
      item('exhibit', { isEvidence: true }),
      item('menu', { isRelevant: false }),
    ])
    expect(names(lines)).toEqual(['C1 a', 'D1 secret', 'C2 b'])
    expect(lines.find(({ schedule }) => schedule === 'D')?.sensitivityReason).toBe('Names a source')
  })

  it('keep number and decision when more comes', () => {
    const first = scheduleLines([item('m'), item('n')]).map((line) => decided(line, true))
    const again = scheduleLines([item('a', { madeAt: '2020-01-01T00:00:00Z' }), item('m'), item('n')], first)
    expect(names(again)).toEqual(['C1 m', 'C2 n', 'C3 a'])
    expect(again.map(({ decision }) => decision?.meetsTest)).toEqual([true, true, undefined])
  })

  it('close up before they are served, and read as withdrawn afterwards', () => {
    const material = [item('a'), item('b'), item('c')]
    const lines = scheduleLines(material)
    const less = material.filter(({ originId }) => originId !== 'b')
    expect(names(scheduleLines(less, lines))).toEqual(['C1 a', 'C2 c'])
    const served = lines.map((line) => ({ ...line, isServed: true }))
    const after = scheduleLines([...less, item('d')], served)
    expect(names(after)).toEqual(['C1 a', 'C2 b -', 'C3 c', 'C4 d'])
    expect(servedSchedule(after)[1]).toEqual({
      number: 2,
      description: 'Withdrawn from this schedule',
      location: '',
    })
  })

  it('move to the other side with a number of that side', () => {
    const lines = scheduleLines([item('a'), item('b'), item('s', { isSensitive: true })])
    const moved = scheduleLines(
      [item('a', { isSensitive: true }), item('b'), item('s', { isSensitive: true })],
      lines,
    )
    expect(names(moved)).toEqual(['C1 b', 'D1 s', 'D2 a'])
  })

  it('come back under a new number after they were withdrawn', () => {
    const served = scheduleLines([item('a'), item('b')]).map((line) => ({ ...line, isServed: true }))
    const without = scheduleLines([item('b')], served)
    expect(names(scheduleLines([item('a'), item('b')], without))).toEqual(['C1 a -', 'C2 b', 'C3 a'])
  })

  it('whatever comes and goes: numbers have no gap, no item stands twice, served ones never change', () => {
    const one = fc.record({
      originId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      isRelevant: fc.boolean(),
      isEvidence: fc.boolean(),
      isSensitive: fc.boolean(),
    })
    const step = fc.record({
      rows: fc.uniqueArray(one, { selector: ({ originId }) => originId }),
      isServed: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        let lines: UnusedLine[] = []
        const given = new Map<string, string>()
        for (const { rows, isServed } of steps) {
          const material = rows.map((row) => item(row.originId, row))
          lines = scheduleLines(material, lines)
          for (const kind of ['C', 'D'] as const) {
            const numbers = lines.filter(({ schedule }) => schedule === kind).map(({ number }) => number)
            expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1))
          }
          const standing = lines.filter(({ isWithdrawn }) => isWithdrawn !== true)
          expect(standing.map(({ originId }) => originId).toSorted()).toEqual(
            material
              .filter((row) => row.isRelevant && !row.isEvidence)
              .map(({ originId }) => originId)
              .toSorted(),
          )
          for (const { schedule, number, originId } of lines)
            expect(given.get(`${schedule}${number}`) ?? originId).toBe(originId)
          if (isServed) {
            lines = lines.map((line) => ({ ...line, isServed: true }))
            for (const { schedule, number, originId } of lines) given.set(`${schedule}${number}`, originId)
          }
          const shown = JSON.stringify(servedSchedule(lines))
          for (const { schedule, description, originId } of lines)
            if (
              schedule === 'D' &&
              !lines.some((line) => line.schedule === 'C' && line.originId === originId)
            )
              expect(shown).not.toContain(description)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('UM-1: what is presumed', () => {
  it('has a kind for each class', () => {
    for (const { code } of materialClasses)
      expect(materialKinds.filter(({ presumed }) => presumed === code).length, code).toBe(1)
    expect(presumedClass('CUSTODY')).toBe('CUSTODY_RECORD')
    expect(presumedClass('EXHIBIT')).toBeUndefined()
  })
})

describe('UM-3: a description', () => {
  it.each(['', '  ', 'MG11', 'MG 6 c', 'form MG3', 'Various papers', 'misc', 'Other documents'])(
    '%s says nothing',
    (text) => expect(descriptionProblem(text)).toBeDefined(),
  )
  it.each([
    'Statement of the shop keeper, 3 pages',
    'MG11 of the shop keeper',
    'Various letters from A to B, 3 May: no threat',
  ])('%s says what it is', (text) => expect(descriptionProblem(text)).toBeUndefined())
})

describe('UM-3 to UM-6: before the schedules are signed', () => {
  const answers = Object.fromEntries(materialClasses.map(({ code }) => [code, 'NONE']))
  const whole = scheduleLines([
    item('a'),
    item('s', { isSensitive: true, sensitivityReason: 'Names a source' }),
  ]).map((line) => decided(line))
  const found = (lines: readonly UnusedLine[], given: Record<string, string> = answers) =>
    scheduleProblems(lines, given).map(({ rule, field }) => `${rule} ${field}`)
  const change = (index: number, more: Partial<UnusedLine>) =>
    whole.map((line, at) => (at === index ? { ...line, ...more } : line))

  it.each<[string, readonly UnusedLine[], string[]]>([
    ['nothing is missing', whole, []],
    ['a description is a form number', change(0, { description: 'MG5' }), ['UM-3 lines.0.description']],
    [
      'nobody said why it is sensitive',
      change(1, { sensitivityReason: ' ' }),
      ['UM-4 lines.1.sensitivityReason'],
    ],
    ['nobody decided', change(0, { decision: undefined }), ['UM-5 lines.0.decision']],
    [
      'a decision has no reason',
      change(0, { decision: { meetsTest: true, reason: '', by: 'a', at: '' } }),
      ['UM-5 lines.0.decision'],
    ],
    [
      'a presumption is put aside in a word',
      change(0, { presumed: 'NOTEBOOK', decision: { meetsTest: false, reason: 'No.', by: 'a', at: '' } }),
      ['UM-5 lines.0.decision'],
    ],
    [
      'a presumption holds, in a word',
      change(0, { presumed: 'NOTEBOOK', decision: { meetsTest: true, reason: 'Yes.', by: 'a', at: '' } }),
      [],
    ],
    [
      'a withdrawn line lacks everything',
      change(0, { isWithdrawn: true, description: '', decision: undefined }),
      [],
    ],
  ])('%s', (_, lines, problems) => expect(found(lines)).toEqual(problems))

  it('every class is answered, by a word or by a line', () => {
    const { CALLS: _, NOTEBOOK: __, ...rest } = answers
    expect(found(whole, rest)).toEqual(['UM-6 presumed.CALLS', 'UM-6 presumed.NOTEBOOK'])
    expect(found(change(0, { presumed: 'CALLS' }), rest)).toEqual(['UM-6 presumed.NOTEBOOK'])
  })

  it('UM-8: the report names the open items that meet the test', () => {
    const lines = [
      decided({ ...whole[0], number: 4 } as UnusedLine, true),
      decided({ ...whole[1] } as UnusedLine, true),
    ]
    expect(reportedItems(lines).map(({ number }) => number)).toEqual([4])
    expect(reportedItems(whole)).toEqual([])
  })
})
