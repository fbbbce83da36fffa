/** Who sees what of intelligence, role by role, and that nothing tells of what is not seen (IA-1 to IA-6). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readGrade } from './grading.ts'
import type { Condition } from './handling.ts'
import {
  copyFor,
  decideParagraph,
  decideRaw,
  decideSource,
  type IntelligenceItem,
  type IntelligenceReader,
  type IntelligenceRole,
  intelligenceRoles,
  itemOf,
  type ProtectedReport,
  type ReportMode,
  type ReportParagraph,
  type Sight,
  sightTable,
  unknownReport,
} from './who-sees.ts'

const today = '2026-06-11'
const roles = intelligenceRoles.map(({ code }) => code)
const reader = (...held: IntelligenceRole[]): IntelligenceReader => ({
  userId: 'ann',
  roles: held,
  hasSensitiveFlag: false,
  listIds: [],
  caseIds: [],
  openedReportIds: [],
  sourceKeys: [],
})
const paragraph = (
  text: string,
  more: Partial<ReportParagraph> & { printed?: string } = {},
): ReportParagraph => {
  const { printed = '1AP', ...rest } = more
  const grade = readGrade(printed)
  if (grade === undefined) throw new Error(printed)
  return { id: text, text, grade, conditions: [], marking: 'OFFICIAL', ...rest }
}
const named = (...namedIds: string[]): Condition => ({
  code: 'NAMED_ONLY',
  appliesTo: 'ALL',
  namedIds,
  setById: 'e',
  setAt: '2026-06-01T09:00:00Z',
})
const report = (paragraphs: ReportParagraph[], more: Partial<ProtectedReport> = {}): ProtectedReport => ({
  id: 'ir',
  mode: 'SILENT',
  contact: 'Intelligence unit, 101',
  caseIds: ['case'],
  sourceKey: 'k',
  warnings: [],
  paragraphs,
  ...more,
})

describe('IA-1: the table', () => {
  it.each<[IntelligenceItem, string]>([
    ['EXISTENCE', 'Y Y Y Y Y N Y META'],
    ['OPEN', 'Y Y Y Y Y N CASE META'],
    ['SENSITIVE', 'FLAG Y Y Y Y N CASE META'],
    ['CONDITIONAL', 'CONDITION CONDITION Y Y Y N CASE META'],
    ['RAW', 'N N N Y Y OWN ASK META'],
    ['SOURCE', 'N N N N N Y N N'],
    ['WARNING', 'Y Y Y Y Y N Y META'],
  ])('%s is that of the domain', (item, words) => {
    const short: Partial<Record<Sight, string>> = { YES: 'Y', NO: 'N' }
    expect(roles.map((role) => short[sightTable[item][role]] ?? sightTable[item][role]).join(' ')).toBe(words)
  })

  it.each([
    ['1AP', 'OFFICIAL', 'OPEN'],
    ['1AP', 'OFFICIAL-SENSITIVE', 'SENSITIVE'],
    ['1AC', 'OFFICIAL', 'CONDITIONAL'],
    ['1AC', 'OFFICIAL-SENSITIVE', 'CONDITIONAL'],
  ] as const)('%s %s is %s', (printed, marking, item) =>
    expect(itemOf(paragraph('x', { printed, marking }))).toBe(item),
  )
})

describe('IA-2: a paragraph', () => {
  const sees = (who: IntelligenceReader, one: ReportParagraph) =>
    decideParagraph(who, report([one]), one, today).allowed
  it.each<[string, ReportParagraph, IntelligenceRole[]]>([
    ['open', paragraph('x'), ['RESPONSE', 'INVESTIGATOR', 'RESEARCHER', 'EVALUATOR', 'MANAGER']],
    [
      'sensitive',
      paragraph('x', { marking: 'OFFICIAL-SENSITIVE' }),
      ['INVESTIGATOR', 'RESEARCHER', 'EVALUATOR', 'MANAGER'],
    ],
    [
      'conditional for others',
      paragraph('x', { printed: '1AC', conditions: [named('ben')] }),
      ['RESEARCHER', 'EVALUATOR', 'MANAGER'],
    ],
    [
      'conditional for the reader',
      paragraph('x', { printed: '1AC', conditions: [named('ann')] }),
      ['RESPONSE', 'INVESTIGATOR', 'RESEARCHER', 'EVALUATOR', 'MANAGER'],
    ],
    [
      'sensitive with conditions for the reader: open on both counts',
      paragraph('x', { printed: '1AC', conditions: [named('ann')], marking: 'OFFICIAL-SENSITIVE' }),
      ['INVESTIGATOR', 'RESEARCHER', 'EVALUATOR', 'MANAGER'],
    ],
    ['with a list of its own', paragraph('x', { listId: 'list' }), []],
  ])('%s', (_, one, expected) => {
    expect(roles.filter((role) => sees(reader(role), one))).toEqual(expected)
  })

  it('opens by flag, list and case to those who have them', () => {
    const sensitive = paragraph('x', { marking: 'OFFICIAL-SENSITIVE' })
    expect(sees({ ...reader('RESPONSE'), hasSensitiveFlag: true }, sensitive)).toBe(true)
    expect(sees({ ...reader('RESPONSE'), listIds: ['list'] }, paragraph('x', { listId: 'list' }))).toBe(true)
    expect(sees({ ...reader('DISCLOSURE'), caseIds: ['case'] }, sensitive)).toBe(true)
    expect(sees({ ...reader('DISCLOSURE'), caseIds: ['another'] }, sensitive)).toBe(false)
    expect(sees({ ...reader('SOURCE_UNIT'), listIds: ['list'] }, paragraph('x', { listId: 'list' }))).toBe(
      false,
    )
    expect(sees({ ...reader(), hasSensitiveFlag: true }, paragraph('x'))).toBe(false)
  })

  it('refuses with the rule', () => {
    const one = paragraph('x', { listId: 'list' })
    const refused = decideParagraph(reader('MANAGER'), report([one]), one, today)
    expect(refused.allowed ? '' : refused.reason).toMatch(/^IA-2: /)
  })
})

describe('IA-3 and IA-4: the raw text and the source', () => {
  const { id, sourceKey } = report([])
  it('the raw text is read in the unit, by leave, and by the source unit of its own sources', () => {
    const raw = (who: IntelligenceReader) => decideRaw(who, { id, sourceKey }).allowed
    expect(roles.filter((role) => raw(reader(role)))).toEqual(['EVALUATOR', 'MANAGER'])
    expect(raw({ ...reader('SOURCE_UNIT'), sourceKeys: ['k'] })).toBe(true)
    expect(raw({ ...reader('SOURCE_UNIT'), sourceKeys: ['other'] })).toBe(false)
    expect(raw({ ...reader('DISCLOSURE'), openedReportIds: ['ir'] })).toBe(true)
    expect(raw({ ...reader('DISCLOSURE'), openedReportIds: ['other'] })).toBe(false)
    expect(raw({ ...reader('INVESTIGATOR'), openedReportIds: ['ir'], sourceKeys: ['k'] })).toBe(false)
  })

  it('a writer does not read it after sending it in, for writing is no role', () => {
    expect(decideRaw(reader('RESPONSE'), { id, sourceKey })).toEqual({
      allowed: false,
      reason:
        'IA-3: ask the intelligence manager; the evaluated text is open to you where its grade permits.',
    })
  })

  it('who a source is, is known to its own unit alone, whatever else anybody holds', () => {
    const everything = {
      ...reader(...roles),
      hasSensitiveFlag: true,
      openedReportIds: ['ir'],
      caseIds: ['case'],
    }
    expect(decideSource(everything, 'k').allowed).toBe(false)
    expect(decideSource({ ...reader('SOURCE_UNIT'), sourceKeys: ['k'] }, 'k').allowed).toBe(true)
    for (const role of roles.filter((code) => code !== 'SOURCE_UNIT'))
      expect(decideSource({ ...reader(role), sourceKeys: ['k'] }, 'k').allowed).toBe(false)
  })
})

describe('IA-5 and IA-6: the copy of a reader', () => {
  const hidden = paragraph('hidden', { listId: 'list' })
  it('has its paragraphs numbered without a gap', () => {
    const { copy } = copyFor(reader('RESPONSE'), report([paragraph('a'), hidden, paragraph('b')]), today)
    expect(copy).toMatchObject({
      shows: 'REPORT',
      paragraphs: [
        { number: 1, text: 'a' },
        { number: 2, text: 'b' },
      ],
    })
  })

  it.each<[ReportMode, string, boolean]>([
    ['OPEN', 'NONE', false],
    ['SIGNPOST', 'SIGNPOST', false],
    ['SILENT', 'NONE', true],
  ])('%s without a paragraph that is seen shows %s and tells the owner: %s', (mode, shows, tellsOwner) => {
    const found = copyFor(reader('RESPONSE'), report([hidden], { mode }), today)
    expect(found).toMatchObject({ copy: { shows }, tellsOwner })
    if (shows === 'NONE') expect(JSON.stringify(found.copy)).toBe(JSON.stringify(unknownReport))
  })

  it('shows officers a warning that was drawn from it, even where all else is silent', () => {
    const silent = report([hidden], { warnings: ['Firearms'] })
    expect(copyFor(reader('RESPONSE'), silent, today)).toEqual({
      copy: { shows: 'NONE', warnings: ['Firearms'] },
      tellsOwner: true,
    })
    expect(copyFor(reader('SOURCE_UNIT'), silent, today).copy.warnings).toEqual([])
    expect(copyFor(reader(), silent, today)).toEqual({ copy: unknownReport, tellsOwner: false })
  })

  it('a list of the whole report closes every paragraph', () => {
    const listed = report([paragraph('a')], { listId: 'list', mode: 'OPEN' })
    expect(copyFor(reader('MANAGER'), listed, today).copy).toEqual(unknownReport)
    expect(copyFor({ ...reader('MANAGER'), listIds: ['list'] }, listed, today).copy.shows).toBe('REPORT')
  })

  it('is byte for byte what it would be if the paragraphs that are not seen did not exist', () => {
    const anyParagraph = fc.record({
      text: fc.string({ maxLength: 8 }),
      printed: fc.constantFrom('1AP', '1AC', '2CC', '3EP'),
      marking: fc.constantFrom('OFFICIAL' as const, 'OFFICIAL-SENSITIVE' as const),
      listId: fc.constantFrom(undefined, undefined, 'list', 'other'),
      names: fc.constantFrom('ann', 'ben'),
    })
    const anyReader = fc.record({
      userId: fc.constantFrom('ann', 'ben'),
      roles: fc.subarray(roles),
      hasSensitiveFlag: fc.boolean(),
      listIds: fc.subarray(['list', 'other', 'whole']),
      caseIds: fc.subarray(['case', 'x']),
      openedReportIds: fc.subarray(['ir']),
      sourceKeys: fc.subarray(['k']),
    })
    let closed = 0
    let cut = 0
    fc.assert(
      fc.property(
        fc.array(anyParagraph, { maxLength: 6 }),
        anyReader,
        fc.constantFrom<ReportMode>('OPEN', 'SIGNPOST', 'SILENT'),
        fc.constantFrom(undefined, 'whole'),
        (rows, who, mode, listId) => {
          const paragraphs = rows.map(({ names, ...row }) =>
            paragraph(row.text, { ...row, conditions: [named(names)] }),
          )
          const whole = report(paragraphs, { mode, listId })
          const seen = paragraphs.filter((one) => decideParagraph(who, whole, one, today).allowed)
          const [got, without] = [
            copyFor(who, whole, today),
            copyFor(who, { ...whole, paragraphs: seen }, today),
          ]
          expect(JSON.stringify(got)).toBe(JSON.stringify(without))
          if (got.copy.shows === 'NONE') {
            closed += 1
            expect(JSON.stringify(got.copy)).toBe(JSON.stringify(unknownReport))
          }
          if (seen.length > 0 && seen.length < paragraphs.length) cut += 1
        },
      ),
      { numRuns: 500 },
    )
    expect(closed).toBeGreaterThan(30)
    expect(cut).toBeGreaterThan(30)
  })
})

describe('IA-7: a report that another force keeps', () => {
  const condition = (code: Condition['code'], more: Partial<Condition> = {}): Condition => ({
    code,
    appliesTo: 'ALL',
    setById: 'e',
    setAt: '2026-06-01T09:00:00Z',
    ...more,
  })
  const under = (conditions: Condition[]) => paragraph('a', { printed: '1AC', conditions })
  it.each([
    ['free of conditions', paragraph('a'), true, true],
    ['of its own force alone', under([condition('IN_FORCE')]), true, false],
    [
      'of its own force alone until yesterday',
      under([condition('IN_FORCE', { expires: '2026-06-10' })]),
      true,
      false,
    ],
    ['under words', under([condition('OTHER', { text: 'Ring first' })]), true, true],
    ['named officers of another force', under([{ ...named('bob'), appliesTo: 'OTHER_FORCE' }]), true, false],
    ['named officers of the own force', under([{ ...named('bob'), appliesTo: 'OWN_FORCE' }]), false, true],
  ])('%s', (_, one, inForce, fromElsewhere) => {
    const asks = (isKeptApart: boolean) =>
      decideParagraph(reader('INVESTIGATOR'), report([one], { isKeptApart }), one, today).allowed
    expect([asks(false), asks(true)]).toEqual([inForce, fromElsewhere])
  })

  it('is worked on by the unit as every other', () => {
    const one = under([condition('IN_FORCE')])
    expect(
      decideParagraph(reader('EVALUATOR'), report([one], { isKeptApart: true }), one, today).allowed,
    ).toBe(true)
  })
})
