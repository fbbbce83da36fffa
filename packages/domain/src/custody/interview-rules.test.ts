/** Interviews: who may begin, TMR-05, and breaks that were none. */
import { describe, expect, it } from 'vitest'
import { careRulesOn } from './care-rules-table.ts'
import { at } from './clock.fixtures.ts'
import {
  breakState,
  interviewEndProblems,
  type InterviewStart,
  interviewStartProblems,
} from './interview-rules.ts'
import { restState } from './rest.ts'
import { custodyRulesOn } from './rules-table.ts'

const rules = { ...careRulesOn('2026-09-07'), ...custodyRulesOn('2026-09-07') }
const start: InterviewStart = {
  isUnfit: false,
  needsAppropriateAdult: false,
  isAppropriateAdultPresent: false,
  needsInterpreter: false,
  isInterpreterPresent: false,
  wantsSolicitor: false,
  hasHadAdvice: false,
  isCharged: false,
  releasedBy: 'PS 1',
}
const superintendent = { rank: 'SUPT', reason: 'To find the missing child' } as const
const spent = restState(at('7 Sep 08:00'), [], at('8 Sep 03:00'), rules)

describe('an interview may begin', () => {
  it.each<[string, Partial<InterviewStart>, string[]]>([
    ['with nothing against it', {}, []],
    ['TR-7: no rest possible any more', { rest: spent }, ['TR-7 BLOCK']],
    ['TR-7: no rest, for a reason', { rest: spent, restReason: 'HARM' }, []],
    ['TR-7: rest that still fits', { rest: restState(at('7 Sep 08:00'), [], at('7 Sep 20:00'), rules) }, []],
    ['RG-7: unfit', { isUnfit: true }, ['RG-7 BLOCK']],
    [
      'RG-7: unfit, an inspector agreed',
      { isUnfit: true, urgentBy: { rank: 'INSP', reason: 'Harm' } },
      ['RG-7 BLOCK'],
    ],
    ['RG-7: unfit, no reason', { isUnfit: true, urgentBy: { rank: 'SUPT', reason: ' ' } }, ['RG-7 BLOCK']],
    ['RG-7: unfit, urgent', { isUnfit: true, urgentBy: superintendent }, []],
    ['RG-6: adult absent', { needsAppropriateAdult: true }, ['RG-6 BLOCK']],
    ['RG-6: adult there', { needsAppropriateAdult: true, isAppropriateAdultPresent: true }, []],
    ['RG-8: interpreter absent', { needsInterpreter: true }, ['RG-7 BLOCK']],
    ['RG-4: advice asked for', { wantsSolicitor: true }, ['RG-4 BLOCK']],
    ['RG-4: advice had', { wantsSolicitor: true, hasHadAdvice: true }, []],
    [
      'RG-4: harm, by an inspector',
      { wantsSolicitor: true, beforeAdvice: { limb: 'HARM', rank: 'INSP', isInWriting: true } },
      ['RG-4 BLOCK'],
    ],
    [
      'RG-4: change of mind, in writing, an inspector agrees',
      { wantsSolicitor: true, beforeAdvice: { limb: 'CHANGE_OF_MIND', rank: 'INSP', isInWriting: true } },
      [],
    ],
    [
      'RG-4: change of mind, not in writing',
      { wantsSolicitor: true, beforeAdvice: { limb: 'CHANGE_OF_MIND', rank: 'INSP', isInWriting: false } },
      ['RG-4 BLOCK'],
    ],
    ['PC-7: after charge', { isCharged: true }, ['PC-7 BLOCK']],
    ['PC-7: after charge, to clear an ambiguity', { isCharged: true, afterCharge: 'AMBIGUITY' }, []],
    ['s.39: nobody handed the person over', { releasedBy: '' }, ['12.15 ASK']],
  ])('%s', (_title, change, expected) => {
    const problems = interviewStartProblems({ ...start, ...change })
    expect(problems.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(expected)
  })
})

describe('TR-8: breaks', () => {
  it('TMR-05: begun at 10:00, prompt at 11:50, due at 12:00, overdue after it', () => {
    expect(breakState(at('7 Sep 10:00'), [], at('7 Sep 12:00'), rules)).toEqual({
      promptAt: at('7 Sep 11:50'),
      dueAt: at('7 Sep 12:00'),
      isOverdue: false,
      tooShort: [],
      rule: 'TR-8',
    })
    expect(breakState(at('7 Sep 10:00'), [], at('7 Sep 12:01'), rules)?.isOverdue).toBe(true)
  })

  it('a quarter of an hour begins the two hours again, less does not', () => {
    const short = { from: at('7 Sep 11:00'), to: at('7 Sep 11:14') }
    expect(breakState(at('7 Sep 10:00'), [short], at('7 Sep 11:30'), rules)).toMatchObject({
      dueAt: at('7 Sep 12:00'),
      tooShort: [{ from: at('7 Sep 11:00'), minutes: 14, least: 15 }],
    })
    const real = { ...short, to: at('7 Sep 11:15') }
    expect(breakState(at('7 Sep 10:00'), [real], at('7 Sep 11:30'), rules)?.dueAt).toBe(at('7 Sep 13:15'))
  })

  it('a meal of less than 45 minutes is told', () => {
    const meal = { from: at('7 Sep 12:00'), to: at('7 Sep 12:30'), isMeal: true }
    expect(breakState(at('7 Sep 10:00'), [meal], at('7 Sep 12:40'), rules)?.tooShort).toEqual([
      { from: at('7 Sep 12:00'), minutes: 30, least: 45 },
    ])
    expect(breakState('soon', [], at('7 Sep 12:40'), rules)).toBeUndefined()
  })
})

it('an interview that ended says what its record still needs', () => {
  const done = {
    endedAt: at('7 Sep 11:00'),
    cautionGiven: true,
    reminderOfAdviceGiven: true,
    isRecorded: true,
    masterSealNo: 'A1',
    needsAppropriateAdult: false,
    takenBackBy: 'PS 1',
  }
  expect(interviewEndProblems(done)).toEqual([])
  const bare = {
    cautionGiven: false,
    reminderOfAdviceGiven: false,
    isRecorded: true,
    needsAppropriateAdult: true,
  }
  expect(interviewEndProblems(bare).map(({ field }) => field)).toEqual([
    'endedAt',
    'cautionGiven',
    'reminderOfAdviceGiven',
    'masterSealNo',
    'adultToldRole',
    'takenBackBy',
  ])
})
