/** The tasking meeting: what it lacks, what may stand before it, and when its decisions are due. */
import { describe, expect, it } from 'vitest'
import {
  closingProblems,
  isTaskingOverdue,
  mayBeTasked,
  type MeetingCall,
  meetingProblems,
  taskingDue,
} from './tasking-meeting.ts'

const rulesOf = (problems: { rule: string; severity: string; field?: string }[]) =>
  problems.map(({ rule, severity, field }) => `${rule} ${severity} ${field}`)

const meeting: MeetingCall = {
  title: 'North, weekly',
  heldAt: '2026-06-11T09:00:00Z',
  chairId: 'insp',
  attendeeIds: ['insp', 'ann'],
}

describe('NI-8: a meeting', () => {
  it.each<[string, Partial<MeetingCall>, string[]]>([
    ['whole', {}, []],
    ['without a name', { title: ' ' }, ['NI-8 BLOCK title']],
    ['at no time', { heldAt: 'x' }, ['NI-8 BLOCK heldAt']],
    ['without a chair', { chairId: '' }, ['NI-8 BLOCK chairId']],
  ])('%s', (_, more, problems) => expect(rulesOf(meetingProblems({ ...meeting, ...more }))).toEqual(problems))

  it('is closed once each item is decided and somebody besides the chair was there', () => {
    expect(closingProblems(meeting, [{ decision: 'ADOPTED' }, { decision: 'REFUSED' }])).toEqual([])
    expect(rulesOf(closingProblems(meeting, [{ decision: 'ADOPTED' }, {}]))).toEqual(['NI-8 BLOCK items'])
    expect(closingProblems(meeting, [{}, {}])[0]?.message).toContain('2 items have')
    expect(rulesOf(closingProblems({ ...meeting, attendeeIds: ['insp'] }, []))).toEqual([
      'NI-8 BLOCK attendeeIds',
    ])
  })

  it.each([
    ['Nominal', true],
    ['Location', true],
    ['Crime', true],
    ['PersonRecord', false],
    ['IntelligenceReport', false],
    ['RightToKnow', false],
  ])('a %s may stand before it: %s', (kind, may) => expect(mayBeTasked(kind)).toBe(may))
})

describe('what was adopted', () => {
  it.each([
    ['2026-06-18', '2026-06-18T23:00:00.000Z'],
    ['2026-12-18', '2026-12-19T00:00:00.000Z'],
  ])('for %s is due by %s, the end of that day in London', (day, by) => expect(taskingDue(day)).toBe(by))

  it('is overdue the day after, until it has a result', () => {
    const item = { decision: 'ADOPTED', dueOn: '2026-06-18' } as const
    expect(isTaskingOverdue(item, '2026-06-18')).toBe(false)
    expect(isTaskingOverdue(item, '2026-06-19')).toBe(true)
    expect(isTaskingOverdue({ ...item, result: 'WORKED' }, '2026-06-19')).toBe(false)
    expect(isTaskingOverdue({ decision: 'DEFERRED', dueOn: '2026-06-18' }, '2026-06-19')).toBe(false)
  })
})
