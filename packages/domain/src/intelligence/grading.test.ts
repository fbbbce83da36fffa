/** 3x5x2: what a grade needs, which version holds and what it permits (IG-1 to IG-7). */
import { describe, expect, it } from 'vitest'
import { assessmentGrades, handlingCodes, printGrade, sourceGrades } from '../codes/information.ts'
import {
  type GivenGrade,
  type Grade,
  type GradeGrounds,
  gradeInForce,
  gradePermits,
  gradeProblems,
  isMoreCautious,
  isOddPair,
  readGrade,
  regradeProblems,
} from './grading.ts'

const rulesOf = (problems: { rule: string; severity: string; field?: string }[]) =>
  problems.map(({ rule, severity, field }) => [rule, severity, field].filter(Boolean).join(' '))
const all: Grade[] = sourceGrades.flatMap(({ code: source }) =>
  assessmentGrades.flatMap(({ code: assessment }) =>
    handlingCodes.map(({ code: handling }) => ({ source, assessment, handling })),
  ),
)
const grade = (text: string): Grade => {
  const read = readGrade(text)
  if (read === undefined) throw new Error(`no grade: ${text}`)
  return read
}

describe('the printed grade', () => {
  it('is read back from what is printed, for each of the thirty', () => {
    expect(all).toHaveLength(30)
    for (const one of all) {
      const printed = printGrade(one.source, one.assessment, one.handling)
      expect(readGrade(printed)).toEqual(one)
      expect(readGrade(printed.replaceAll(' ', '').toLowerCase())).toEqual(one)
    }
  })

  it.each(['', '4AP', '0BP', '1FP', '1AX', 'A1P', '1 A', '1AP ok', 'B24', '11AP'])('is not “%s”', (text) => {
    expect(readGrade(text)).toBeUndefined()
  })
})

describe('what a grade needs', () => {
  const other = [{ recordId: 'r', sourceKey: 'other' }]
  it.each<[string, GradeGrounds, string[]]>([
    ['1AP', {}, []],
    ['2CP', {}, []],
    ['2DP', {}, []],
    ['3CP', {}, ['IG-1 BLOCK gradeReason']],
    ['3CP', { reason: '  ' }, ['IG-1 BLOCK gradeReason']],
    ['3CP', { reason: 'Twice wrong' }, []],
    ['1BP', {}, ['IG-2 BLOCK corroboratedById']],
    ['1BP', { sourceKey: 'own', corroboration: [] }, ['IG-2 BLOCK corroboratedById']],
    [
      '1BP',
      { sourceKey: 'own', corroboration: [{ recordId: 'r', sourceKey: 'own' }] },
      ['IG-2 BLOCK corroboratedById'],
    ],
    [
      '1BP',
      { sourceKey: 'own', corroboration: [{ recordId: 'r', sourceKey: '' }] },
      ['IG-2 BLOCK corroboratedById'],
    ],
    ['1BP', { corroboration: other }, ['IG-2 BLOCK corroboratedById']],
    ['1BP', { sourceKey: 'own', corroboration: other }, []],
    ['1BP', { sourceKey: 'own', corroboration: [{ recordId: 'q', sourceKey: 'own' }, ...other] }, []],
    ['2EP', {}, ['IG-3 BLOCK gradeReason']],
    ['2EP', { reason: 'Kept for the pattern' }, []],
    ['1AC', {}, ['IG-4 BLOCK handlingConditions']],
    ['1AC', { conditions: 'A1' }, []],
    ['1EP', { reason: 'x' }, ['IG-5 ASK supervisorId']],
    ['3AP', { reason: 'x' }, ['IG-5 ASK supervisorId']],
    ['3AP', { reason: 'x', supervisorId: 's' }, []],
    ['3EC', {}, ['IG-1 BLOCK gradeReason', 'IG-3 BLOCK gradeReason', 'IG-4 BLOCK handlingConditions']],
  ])('IG-1 to IG-5: %s with %j', (text, grounds, problems) => {
    expect(rulesOf(gradeProblems(grade(text), grounds))).toEqual(problems)
  })

  it('IG-5: only two pairs are odd', () => {
    const odd = all.filter(isOddPair).map((one) => `${one.source}${one.assessment}`)
    expect([...new Set(odd)]).toEqual(['1E', '3A'])
  })

  it('says what would be accepted', () => {
    for (const one of all)
      for (const { message } of gradeProblems(one, {})) expect(message).toMatch(/[a-z].*\.$/)
  })
})

describe('versions of a grade', () => {
  const given = (
    text: string,
    kind: GivenGrade['kind'],
    at: string,
    byId = 'e',
    reason?: string,
  ): GivenGrade => ({
    grade: grade(text),
    kind,
    byId,
    at: `2026-06-${at}T10:00:00Z`,
    reason,
  })
  const first = given('2CP', 'PROVISIONAL', '01', 'writer')
  it('IG-6: the latest authoritative grade holds, whatever is written later by others; both are kept', () => {
    const unit = given('2AP', 'AUTHORITATIVE', '02')
    const again = given('3EC', 'AUTHORITATIVE', '04', 'e', 'Proved wrong')
    expect(gradeInForce([])).toBeUndefined()
    expect(gradeInForce([first])).toBe(first)
    expect(gradeInForce([first, unit])).toBe(unit)
    expect(gradeInForce([again, unit, first])).toBe(again)
    expect(gradeInForce([unit, given('1AP', 'PROVISIONAL', '09', 'writer')])).toBe(unit)
  })

  it.each<[string, GivenGrade[], GivenGrade, string[]]>([
    ['the writer first', [], first, []],
    ['the unit after', [first], given('2AP', 'AUTHORITATIVE', '02'), []],
    ['the writer as the unit', [first], given('2AP', 'AUTHORITATIVE', '02', 'writer'), ['IG-6 BLOCK byId']],
    [
      'anew without a reason',
      [given('2AP', 'AUTHORITATIVE', '02')],
      given('3AP', 'AUTHORITATIVE', '03'),
      ['IG-6 BLOCK reason'],
    ],
    [
      'anew with a reason',
      [given('2AP', 'AUTHORITATIVE', '02')],
      given('3AP', 'AUTHORITATIVE', '03', 'e', 'New facts'),
      [],
    ],
    [
      'the writer after the unit',
      [given('2AP', 'AUTHORITATIVE', '02')],
      given('1AP', 'PROVISIONAL', '03', 'writer'),
      ['IG-6 BLOCK kind'],
    ],
  ])('IG-6: %s', (_, held, next, problems) => {
    expect(rulesOf(regradeProblems(held, next, { submittedById: 'writer' }))).toEqual(problems)
  })

  it.each([
    ['1AP', '3EP', true],
    ['1AP', '2AP', true],
    ['1AP', '1AC', true],
    ['3AP', '1BP', true],
    ['3EC', '1AP', false],
    ['2CP', '2CP', false],
  ])('from %s to %s is more cautious: %s', (before, after, expected) => {
    expect(isMoreCautious(grade(before), grade(after))).toBe(expected)
  })
})

describe('IG-7: what a grade permits', () => {
  it.each([
    ['1AP', { showsInSnippet: true, standsAlone: true, mayBeOffered: true, sharesFreely: true }, 0],
    ['1BP', { showsInSnippet: true, standsAlone: true, mayBeOffered: true, sharesFreely: true }, 0],
    ['2BP', { showsInSnippet: true, standsAlone: true, mayBeOffered: true, sharesFreely: true }, 0],
    ['2AP', { showsInSnippet: true, standsAlone: false, mayBeOffered: true, sharesFreely: true }, 1],
    ['1CP', { showsInSnippet: true, standsAlone: false, mayBeOffered: true, sharesFreely: true }, 1],
    ['1DP', { showsInSnippet: true, standsAlone: false, mayBeOffered: true, sharesFreely: true }, 1],
    ['3BP', { showsInSnippet: false, standsAlone: false, mayBeOffered: false, sharesFreely: true }, 1],
    ['1EP', { showsInSnippet: true, standsAlone: false, mayBeOffered: false, sharesFreely: false }, 1],
    ['1AC', { showsInSnippet: true, standsAlone: true, mayBeOffered: true, sharesFreely: false }, 1],
    ['3EC', { showsInSnippet: false, standsAlone: false, mayBeOffered: false, sharesFreely: false }, 3],
  ])('%s', (text, expected, reasons) => {
    const { reasons: words, ...permits } = gradePermits(grade(text))
    expect(permits).toEqual(expected)
    expect(words).toHaveLength(reasons)
  })

  it('a more cautious grade never permits more, over all pairs', () => {
    const sum = (one: Grade) => gradePermits(one)
    for (const before of all) {
      for (const after of all) {
        const isLess =
          after.source >= before.source &&
          after.assessment === before.assessment &&
          after.handling >= before.handling
        if (!isLess || (before.handling === 'C' && after.handling === 'P')) continue
        const [a, b] = [sum(before), sum(after)]
        if (b.standsAlone) expect(a.standsAlone).toBe(true)
        if (b.mayBeOffered) expect(a.mayBeOffered).toBe(true)
        if (b.showsInSnippet) expect(a.showsInSnippet).toBe(true)
      }
    }
  })
})
