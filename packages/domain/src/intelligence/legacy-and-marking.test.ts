/** Older grades and markings are shown and never rewritten; what is too secret is refused (IL-1 to IL-3, IM-1 to IM-4). */
import { describe, expect, it } from 'vitest'
import { legacyGradeInForce, showLegacyGrade, showOlderMarking } from './legacy-grades.ts'
import { markingProblems, markingShown, packMarking } from './marking.ts'

describe('IL-1: a 5x5x5 grade', () => {
  it.each([
    ['A11', '1', 'A', 'P', false],
    ['B24', '1', 'A', 'C', false],
    ['C33', '2', 'B', 'C', true],
    ['D42', '3', 'D', 'P', false],
    ['E55', '2', 'E', 'C', false],
    ['e 4 1', '2', 'D', 'P', false],
    ['B/2/5', '1', 'A', 'C', false],
  ])('%s shows as %s %s %s', (stored, source, assessment, handling, isDoubtful) => {
    const shown = showLegacyGrade(stored)
    expect(shown).toMatchObject({ shown: { source, assessment, handling }, isDoubtful })
    expect(shown?.badge).toBe('Older 5x5x5 grade, not evaluated anew')
  })

  it('keeps every stored grade byte for byte, and only handling 1 goes without a condition', () => {
    for (const source of 'ABCDE') {
      for (const how of '12345') {
        for (const to of '12345') {
          for (const stored of [`${source}${how}${to}`, ` ${source.toLowerCase()} ${how} ${to} `]) {
            const shown = showLegacyGrade(stored)
            expect(shown?.original).toBe(stored)
            expect(shown?.condition === undefined).toBe(to === '1')
            expect(shown?.words).not.toContain('undefined')
          }
        }
      }
    }
  })

  it.each(['', 'F11', 'A61', 'A10', 'A1', '1AP', 'A111'])('is not “%s”', (stored) => {
    expect(showLegacyGrade(stored)).toBeUndefined()
    expect(legacyGradeInForce(stored, undefined)).toBeUndefined()
  })

  it('IL-2: holds with its badge until a person evaluates it anew; a proposal does not', () => {
    const grade = { source: '2', assessment: 'C', handling: 'P' } as const
    const at = '2026-06-11T09:00:00Z'
    const badge = 'Older 5x5x5 grade, not evaluated anew'
    expect(legacyGradeInForce('B24', undefined)?.badge).toBe(badge)
    expect(legacyGradeInForce('B24', { grade, kind: 'PROVISIONAL', byId: 'e', at })?.badge).toBe(badge)
    expect(legacyGradeInForce('B24', { grade, kind: 'AUTHORITATIVE', byId: 'e', at })).toEqual({
      grade,
      badge: undefined,
    })
  })

  it.each([
    ['PROTECT', 'OFFICIAL'],
    ['restricted ', 'OFFICIAL'],
    ['CONFIDENTIAL', 'OFFICIAL-SENSITIVE'],
    ['SECRET', undefined],
    ['', undefined],
  ])('IL-3: %s shows as %s', (older, marking) => expect(showOlderMarking(older)).toBe(marking))
})

describe('a marking', () => {
  it.each([
    ['OFFICIAL', undefined, []],
    ['OFFICIAL-SENSITIVE', 'Victim can be found by it', []],
    ['OFFICIAL-SENSITIVE', undefined, ['IM-2 ASK']],
    ['SECRET', 'x', ['IM-1 BLOCK']],
    ['TOP SECRET', undefined, ['IM-1 BLOCK']],
  ] as const)('IM-1 and IM-2: %s with the reason %s', (marking, reason, expected) => {
    const problems = markingProblems(marking, reason)
    expect(problems.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(expected)
  })

  it('IM-1 shows the proper route', () => {
    expect(markingProblems('SECRET')[0]?.message).toContain('Ring the intelligence unit')
  })

  it('IM-3: of a pack is the highest of its parts, and the owner looks at the sum', () => {
    expect(packMarking([])).toEqual({ marking: 'OFFICIAL', asksOwner: false })
    expect(packMarking(['OFFICIAL'])).toEqual({ marking: 'OFFICIAL', asksOwner: false })
    expect(packMarking(['OFFICIAL', 'OFFICIAL'])).toEqual({ marking: 'OFFICIAL', asksOwner: true })
    expect(packMarking(['OFFICIAL', 'OFFICIAL-SENSITIVE', 'OFFICIAL'])).toEqual({
      marking: 'OFFICIAL-SENSITIVE',
      asksOwner: false,
    })
  })

  it.each([
    [
      'OFFICIAL',
      undefined,
      false,
      { banner: undefined, watermark: false, isOnPhone: true, isExported: true },
    ],
    [
      'OFFICIAL',
      'commercial',
      false,
      { banner: 'OFFICIAL [COMMERCIAL]', watermark: false, isOnPhone: true, isExported: true },
    ],
    [
      'OFFICIAL-SENSITIVE',
      undefined,
      false,
      { banner: 'OFFICIAL-SENSITIVE', watermark: true, isOnPhone: false, isExported: true },
    ],
    [
      'OFFICIAL-SENSITIVE',
      ' ',
      true,
      { banner: 'OFFICIAL-SENSITIVE', watermark: true, isOnPhone: true, isExported: true },
    ],
    ['SECRET', undefined, true, { banner: 'SECRET', watermark: true, isOnPhone: false, isExported: false }],
  ] as const)('IM-4: %s [%s], sensitive phone %s', (marking, descriptor, hasSensitivePhone, expected) => {
    expect(markingShown(marking, { descriptor, hasSensitivePhone })).toEqual(expected)
  })
})
