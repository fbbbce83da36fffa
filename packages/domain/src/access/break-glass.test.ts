import { describe, expect, it } from 'vitest'
import { answerDueAt, answerProblems, breakGlassState, reasonProblems } from './break-glass.ts'

const facts = {
  openedAt: '2026-11-24T10:00:00.000Z',
  until: '2026-11-24T10:15:00.000Z',
  endedAt: null,
  answeredAt: null,
  byUserId: 'looker',
}
const rules = (
  actor: Partial<{ userId: string; isReader: boolean; isStandards: boolean }>,
  now: string,
  more = {},
) =>
  answerProblems(
    { ...facts, ...more },
    { userId: 'owner', isReader: true, isStandards: false, ...actor },
    now,
  ).map(({ message }) => message)

describe('an opening of a restricted record', () => {
  it('lasts 15 minutes or until it is ended, then waits 72 hours for its answer, then is passed on', () => {
    const at = (now: string, more = {}) => breakGlassState({ ...facts, ...more }, now)
    expect(at('2026-11-24T10:14:59.999Z')).toBe('LOOKING')
    expect(at('2026-11-24T10:15:00.000Z')).toBe('TO_ANSWER')
    expect(at('2026-11-24T10:05:00.000Z', { endedAt: '2026-11-24T10:04:00.000Z' })).toBe('TO_ANSWER')
    expect(answerDueAt(facts.openedAt)).toBe('2026-11-27T10:00:00.000Z')
    expect(at('2026-11-27T09:59:59.999Z')).toBe('TO_ANSWER')
    expect(at('2026-11-27T10:00:00.000Z')).toBe('PASSED_ON')
    expect(at('2026-12-24T10:00:00.000Z', { answeredAt: '2026-11-25T10:00:00.000Z' })).toBe('ANSWERED')
  })

  it('wants a reason that says something (BG-1)', () => {
    expect(reasonProblems('needed')).toMatchObject([{ rule: 'BG-1', field: 'reason' }])
    expect(reasonProblems(`${' '.repeat(40)}needed`)).toHaveLength(1)
    expect(reasonProblems('A child is missing and may be at this address.')).toEqual([])
  })

  it('is answered by a reader in time, by professional standards afterwards, and never by who looked (BG-4)', () => {
    const soon = '2026-11-24T11:00:00.000Z'
    const late = '2026-11-28T11:00:00.000Z'
    expect(rules({}, soon)).toEqual([])
    expect(rules({ isReader: false, isStandards: true }, soon)).toEqual([
      'It waits for a reader of the record first.',
    ])
    expect(rules({}, late)).toEqual([
      'It was not answered within 72 hours and is with professional standards now.',
    ])
    expect(rules({ isReader: false, isStandards: true }, late)).toEqual([])
    expect(rules({ userId: 'looker' }, soon)).toHaveLength(1)
    expect(rules({ userId: 'looker', isStandards: true }, late)).toHaveLength(1)
    expect(rules({}, soon, { answeredAt: soon })).toEqual(['It was answered already.'])
  })
})
