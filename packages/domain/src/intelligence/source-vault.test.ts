/** The sterile corridor: sides, vault, release without a telling time, feedback, drift and interception (IV-1 to IV-7). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMinutes, isLater, minutesBetween } from '../time/instant.ts'
import { toLondon } from '../time/london-time.ts'
import { intelligenceRulesOn } from './intelligence-rules-table.ts'
import {
  corridorLeaks,
  corridorProblems,
  corridorRelease,
  interceptionProblems,
  productProblems,
  tellsSourceUnit,
  vaultProblems,
} from './source-vault.ts'
import { intelligenceRoles } from './who-sees.ts'

const rules = intelligenceRulesOn('2026-06-11')
const rulesOf = (problems: { rule: string; severity: string; field?: string }[]) =>
  problems.map(({ rule, severity, field }) => `${rule} ${severity} ${field}`)

describe('IV-1: the sides of the corridor', () => {
  it('nobody knows sources and uses their product; the auditor and the disclosure officer are on neither side', () => {
    const refused = intelligenceRoles
      .map(({ code }) => code)
      .filter((code) => corridorProblems(['SOURCE_UNIT', code]).length > 0)
    expect(refused).toEqual(['RESPONSE', 'INVESTIGATOR', 'RESEARCHER', 'EVALUATOR', 'MANAGER'])
    expect(corridorProblems(['SOURCE_UNIT'])).toEqual([])
    expect(corridorProblems(['EVALUATOR', 'MANAGER', 'RESPONSE'])).toEqual([])
    expect(corridorProblems([])).toEqual([])
  })
})

describe('IV-2: who once knew a source', () => {
  const work = { userId: 'ann', knownSourceKeys: ['k1'] }
  it('takes no report of it, and any other', () => {
    expect(rulesOf(productProblems(work, 'k1'))).toEqual(['IV-2 BLOCK userId'])
    expect(productProblems(work, 'k2')).toEqual([])
  })

  it('is refused in words that do not say why, since the why tells of the source', () => {
    expect(productProblems(work, 'k1')[0]?.message).toBe('Another evaluator takes this report.')
  })
})

describe('IV-3: opening the vault', () => {
  const opening = {
    roles: ['SOURCE_UNIT'],
    userId: 'ann',
    isAdministrator: false,
    secondId: 'ben',
    isSecondOfUnit: true,
    reason: 'RISK',
  } as const
  it.each([
    ['the unit, two people, a reason', {}, []],
    ['an evaluator', { roles: ['EVALUATOR'] as const }, ['IV-3 BLOCK roles']],
    ['nobody', { roles: [] }, ['IV-3 BLOCK roles']],
    ['an administrator with the role', { isAdministrator: true }, ['IV-3 BLOCK roles']],
    ['without a reason', { reason: undefined }, ['IV-3 BLOCK reason']],
    ['alone', { secondId: undefined }, ['IV-3 BLOCK secondId']],
    ['twice the same person', { secondId: 'ann' }, ['IV-3 BLOCK secondId']],
    ['with somebody of another unit', { isSecondOfUnit: false }, ['IV-3 BLOCK secondId']],
  ])('%s', (_, more, problems) => expect(rulesOf(vaultProblems({ ...opening, ...more }))).toEqual(problems))
})

describe('IV-4: release from the corridor', () => {
  it.each([
    ['in the morning', '2026-06-11T04:00:00Z', '2026-06-11T06:00:00.000Z', '2026-06-11'],
    [
      'an hour before the batch to the minute',
      '2026-06-11T05:00:00Z',
      '2026-06-11T06:00:00.000Z',
      '2026-06-11',
    ],
    ['a minute too late for it', '2026-06-11T05:01:00Z', '2026-06-11T18:00:00.000Z', '2026-06-11'],
    ['in the evening: the next day', '2026-06-11T17:30:00Z', '2026-06-12T06:00:00.000Z', '2026-06-12'],
    [
      'after midnight in London and before it in UTC',
      '2026-06-11T23:30:00Z',
      '2026-06-12T06:00:00.000Z',
      '2026-06-12',
    ],
    ['in winter', '2026-12-11T05:00:00Z', '2026-12-11T07:00:00.000Z', '2026-12-11'],
    [
      'the night when the clocks go forward',
      '2026-03-28T20:00:00Z',
      '2026-03-29T06:00:00.000Z',
      '2026-03-29',
    ],
    ['the night when the clocks go back', '2026-10-24T19:00:00Z', '2026-10-25T07:00:00.000Z', '2026-10-25'],
    ['at the end of the year', '2026-12-31T18:30:00Z', '2027-01-01T07:00:00.000Z', '2027-01-01'],
  ])('%s', (_, received, releaseAt, shownDay) => {
    expect(corridorRelease(received, rules)).toEqual({ releaseAt, shownDay })
  })

  it('is none for a time that is none', () => expect(corridorRelease('yesterday', rules)).toBeUndefined())

  it('is at a batch, at least the hour later and never more than a day and a bit, whenever it was received', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 * 366 * 24 * 60 }), (minutes) => {
        const received = addMinutes('2025-01-01T00:00:00Z', minutes) ?? ''
        const release = corridorRelease(received, rules)
        const local = toLondon(release?.releaseAt ?? '')
        expect(['07:00', '19:00']).toContain(local?.time)
        expect(local?.day).toBe(release?.shownDay)
        const wait = minutesBetween(received, release?.releaseAt ?? '') ?? 0
        expect(wait).toBeGreaterThanOrEqual(60)
        // Twelve hours between batches, the least wait, and the hour of a change of clocks.
        expect(wait).toBeLessThanOrEqual(14 * 60)
        expect(isLater(received, release?.releaseAt)).toBe(false)
      }),
      { numRuns: 200 },
    )
  })
})

describe('IV-5: what passes the corridor', () => {
  it('is the text with its grades, and nothing of who, when and by whom', () => {
    expect(
      corridorLeaks({
        corridorId: 'x',
        shownDay: '2026-06-11',
        text: 't',
        grades: [],
        conditions: [],
        marking: 'OFFICIAL',
        links: [],
      }),
    ).toEqual([])
    const leaks = corridorLeaks({ text: 't', handlerId: 'h', receivedAt: 'x', sourceKey: 'k', payment: 1 })
    expect(leaks.map(({ field }) => field)).toEqual(['handlerId', 'receivedAt', 'sourceKey', 'payment'])
    expect(leaks.every(({ severity }) => severity === 'BLOCK')).toBe(true)
  })
})

describe('IV-6: one member of the public who reports again and again', () => {
  const at = (day: string, sourceKey = 'k') => ({ sourceKey, at: `${day}T12:00:00Z` })
  const now = '2026-06-11T12:00:00Z'
  it.each([
    ['three in six months', [at('2025-12-11'), at('2026-03-01'), at('2026-06-11')], true],
    ['the first a day too old', [at('2025-12-10'), at('2026-03-01'), at('2026-06-11')], false],
    ['two', [at('2026-03-01'), at('2026-06-11')], false],
    ['three of several', [at('2026-03-01'), at('2026-04-01', 'other'), at('2026-06-11')], false],
    ['one still to come', [at('2026-03-01'), at('2026-04-01'), at('2026-06-12')], false],
    ['one without a time', [at('2026-03-01'), at('2026-04-01'), { sourceKey: 'k', at: 'x' }], false],
  ])('%s: %s', (_, reports, expected) => expect(tellsSourceUnit(reports, 'k', now, rules)).toBe(expected))

  it('is counted by days in London, and not at all at a time that is none', () => {
    const first = { sourceKey: 'k', at: '2025-12-10T23:59:00Z' }
    const rest = [at('2026-03-01'), at('2026-04-01')]
    expect(tellsSourceUnit([first, ...rest], 'k', '2026-06-10T22:59:00Z', rules)).toBe(true)
    expect(tellsSourceUnit([first, ...rest], 'k', '2026-06-10T23:00:00Z', rules)).toBe(false)
    expect(tellsSourceUnit([first, ...rest], 'k', 'now', rules)).toBe(false)
  })
})

describe('IV-7: words of interception', () => {
  it.each([
    'An intercept showed the deal.',
    'His tapped phone',
    'From a phone tap',
    'They were intercepted on the M1.',
  ])('are asked about: %s', (text) => expect(rulesOf(interceptionProblems(text))).toEqual(['IV-7 ASK text']))
  it.each(['He tapped on the window.', 'The water tap was open.', 'Seen near the phone box.', ''])(
    'are not: %s',
    (text) => {
      expect(interceptionProblems(text)).toEqual([])
    },
  )
})
