/** Bail before charge: 3, 6, 9 and 12 months, who extends, the CPS, the return; RUI and copies of the record (TMR-06). */
import { describe, expect, it } from 'vitest'
import { bailClock, type BailExtension, type BailFacts, bailLadders } from './bail-clock.ts'
import { bailGrantProblems, bailLines, ruiLine, ruiReviewDue } from './bail-diary.ts'
import { careRulesOn } from './care-rules-table.ts'
import { recordCopyProblems } from './record-copy.ts'

const granted: BailFacts = {
  regime: 'STANDARD',
  arrestDay: '2026-01-10',
  grantedBy: 'PS',
  extensions: [],
  cps: [],
}
const extend = (
  day: string,
  rank: BailExtension['rank'],
  rest: Partial<BailExtension> = {},
): BailExtension => ({
  day,
  rank,
  conditions: { suspected: true, timeNeeded: true, diligent: true, necessary: true },
  representationsConsidered: true,
  ...rest,
})
const steps = [extend('2026-04-01', 'INSP'), extend('2026-07-01', 'SUPT'), extend('2026-10-01', 'COURT')]
const read = (change: Partial<BailFacts>, today = '2026-02-01') => bailClock({ ...granted, ...change }, today)

describe('8.2: the ladder of bail', () => {
  it.each([
    [0, '2026-04-10', 'INITIAL', 'INSP'],
    [1, '2026-07-10', 'FIRST', 'SUPT'],
    [2, '2026-10-10', 'SECOND', 'COURT'],
    [3, '2027-01-10', 'COURT', 'COURT'],
  ])('after %i extensions it ends on %s', (count, endsOn, step, next) => {
    const clock = read({ extensions: steps.slice(0, count) })
    expect(clock).toMatchObject({
      startsOn: '2026-01-11',
      endsOn,
      step: { code: step },
      next: { least: next },
      problems: [],
    })
  })

  it('a court may give 18 months where the investigation needs it, and again six or twelve', () => {
    const long = [...steps.slice(0, 2), extend('2026-10-01', 'COURT', { months: 18 })]
    expect(read({ extensions: long })?.endsOn).toBe('2027-07-10')
    expect(read({ extensions: [...long, extend('2027-07-01', 'COURT')] })).toMatchObject({
      endsOn: '2028-01-10',
      step: { code: 'COURT_AGAIN' },
    })
    expect(read({ extensions: [...long, extend('2027-07-01', 'COURT', { months: 12 })] })?.endsOn).toBe(
      '2028-07-10',
    )
  })

  it.each([
    ['NON_STANDARD', '2026-07-10', [6, 12, 18]],
    ['COMPLEX', '2026-04-10', [3, 6, 12, 18]],
  ] as const)('%s begins with an end on %s', (regime, endsOn, months) => {
    expect(read({ regime })?.endsOn).toBe(endsOn)
    expect(bailLadders[regime].map((row) => row.months)).toEqual(months)
  })

  it.each<[string, Partial<BailFacts>, string]>([
    ['an extension by a sergeant', { extensions: [extend('2026-04-01', 'PS')] }, 'inspector'],
    [
      'a second extension by an inspector',
      { extensions: [steps[0] ?? extend('', 'PS'), extend('2026-07-01', 'DI')] },
      'superintendent',
    ],
    [
      'a third extension by a superintendent',
      { extensions: [...steps.slice(0, 2), extend('2026-10-01', 'SUPT')] },
      'court',
    ],
    ['an extension after the end', { extensions: [extend('2026-04-11', 'INSP')] }, 'after bail had ended'],
    ['BA-2: bail by a constable', { grantedBy: 'PC' }, 'custody officer'],
    [
      'an investigation that is not diligent',
      {
        extensions: [
          extend('2026-04-01', 'INSP', {
            conditions: { suspected: true, timeNeeded: true, diligent: false, necessary: true },
          }),
        ],
      },
      'conditions A to D',
    ],
    ['a return after the end', { returnDay: '2026-04-11' }, 'later than bail'],
  ])('%s is refused', (_title, change, words) => {
    const found = read(change)?.problems.filter(({ severity }) => severity === 'BLOCK') ?? []
    expect(found.map(({ message }) => message).join(' ')).toContain(words)
  })

  it('an extension by the wrong rank moves nothing', () => {
    expect(read({ extensions: [extend('2026-04-01', 'PS')] })).toMatchObject({
      endsOn: '2026-04-10',
      step: { code: 'INITIAL' },
    })
  })

  it('a court is not asked whether guilt is suspected (condition A)', () => {
    const conditions = { suspected: false, timeNeeded: true, diligent: true, necessary: true }
    expect(
      read({ extensions: [...steps.slice(0, 2), extend('2026-10-01', 'COURT', { conditions })] })?.problems,
    ).toEqual([])
    expect(read({ extensions: [extend('2026-04-01', 'INSP', { conditions })] })?.problems).toHaveLength(1)
  })

  it('47ZL: the clock stands still while the CPS holds the file', () => {
    expect(read({ cps: [{ from: '2026-03-01' }] }, '2026-05-01')).toMatchObject({
      isPaused: true,
      problems: [],
    })
    expect(read({ cps: [{ from: '2026-03-01' }] }, '2026-05-01')?.endsOn).toBeUndefined()
    expect(read({ cps: [{ from: '2026-03-01', to: '2026-03-21' }] }, '2026-04-20')).toMatchObject({
      endsOn: '2026-04-30',
      daysLeft: 10,
      problems: [],
    })
  })

  it('bail that ran out is told; bail that ended in time is not', () => {
    expect(read({}, '2026-04-10')?.problems).toEqual([])
    expect(read({}, '2026-04-11')?.problems).toMatchObject([{ rule: '8.2', severity: 'BLOCK' }])
    const ended = { day: '2026-04-10', how: 'NFA' } as const
    expect(read({ ended }, '2026-06-01')).toMatchObject({ problems: [], next: undefined })
    expect(read({ arrestDay: 'soon' })).toBeUndefined()
  })

  it('the return is on the last day, unless aligned', () => {
    expect(read({ returnDay: '2026-04-10' })?.problems).toEqual([])
    expect(read({ returnDay: '2026-03-10' })?.problems).toMatchObject([{ severity: 'WARN' }])
    expect(read({ returnDay: '2026-03-10', isReturnAligned: true })?.problems).toEqual([])
  })
})

it('8.3: a case under investigation is looked at every thirty days', () => {
  expect(ruiReviewDue('2026-09-07T22:30:00.000Z', undefined, 30)).toBe('2026-10-07')
  expect(ruiReviewDue('2026-09-07T23:30:00.000Z', undefined, 30)).toBe('2026-10-08')
  expect(ruiReviewDue('2026-09-07T23:30:00.000Z', '2026-10-05', 30)).toBe('2026-11-04')
})

it('TMR-06: a copy is a right for twelve months: 364 days after release yes, 366 days after it a warning', () => {
  const released = '2026-01-10T12:00:00.000Z'
  expect(recordCopyProblems(released, '2027-01-09T12:00:00.000Z', 12)).toEqual([])
  expect(recordCopyProblems(released, '2027-01-11T12:00:00.000Z', 12)).toMatchObject([
    { rule: 'RG-5', severity: 'WARN' },
  ])
})

describe('C16: the diary', () => {
  const rules = careRulesOn('2026-02-01')
  const line = (today: string) => {
    const clock = read({}, today)
    return clock && bailLines(clock, '2026-04-10', today, rules)[0]
  }

  it.each([
    ['2026-03-12', []],
    ['2026-03-13', ['SERGEANT']],
    ['2026-03-27', ['SERGEANT', 'INSPECTOR']],
    ['2026-04-03', ['SERGEANT', 'INSPECTOR', 'SUPERINTENDENT']],
  ])('on %s calls %o, weeks before bail ends', (today, calls) => {
    expect(line(today)).toMatchObject({
      what: 'BAIL_ENDS',
      on: '2026-04-10',
      by: 'Inspector or above',
      calls,
      isOverdue: false,
    })
  })

  it('is overdue the day after, and silent once bail has ended or while the CPS decides', () => {
    expect(line('2026-04-11')?.isOverdue).toBe(true)
    const ended = read({ ended: { day: '2026-03-01', how: 'CHARGED' } }, '2026-05-01')
    expect(ended && bailLines(ended, '2026-04-10', '2026-05-01', rules)).toEqual([])
    const away = read({ cps: [{ from: '2026-03-01' }] }, '2026-05-01')
    expect(away && bailLines(away, undefined, '2026-05-01', rules)).toEqual([])
  })

  it('8.3: the supervisor is called on the day of the review', () => {
    const released = '2026-09-07T12:00:00.000Z'
    expect(ruiLine(released, undefined, '2026-10-06', rules)).toMatchObject({
      on: '2026-10-07',
      calls: [],
      isOverdue: false,
    })
    expect(ruiLine(released, undefined, '2026-10-08', rules)).toMatchObject({
      calls: ['SERGEANT'],
      isOverdue: true,
    })
    expect(ruiLine('soon', undefined, '2026-10-08', rules)).toBeUndefined()
  })
})

describe('BA-1 to BA-4: granting bail', () => {
  const grant = {
    isBeforeCharge: true,
    necessity: 'To check the phone',
    proportionality: 'Few conditions',
    representationsConsidered: true,
    conditions: [{ condition: 'NO_CONTACT', purpose: 'To protect the victim' }],
    victims: 1,
    victimViews: 'ASKED',
    victimToldAt: '2026-01-10T12:00:00.000Z',
  } as const

  it.each<[string, Partial<Parameters<typeof bailGrantProblems>[0]>, string[]]>([
    ['whole', {}, []],
    ['no necessity', { necessity: ' ' }, ['BA-1 ASK']],
    ['representations not considered', { representationsConsidered: false }, ['BA-1 ASK']],
    ['a tag', { conditions: [{ condition: 'TAG', purpose: 'Curfew' }] }, ['BA-4 BLOCK']],
    [
      'a hostel after charge',
      { isBeforeCharge: false, conditions: [{ condition: 'HOSTEL', purpose: 'Home' }] },
      ['PC-9 BLOCK'],
    ],
    ['a condition without a purpose', { conditions: [{ condition: 'REPORT' }] }, ['BA-4 ASK']],
    ['the victim not asked', { victimViews: undefined }, ['BA-3 ASK']],
    ['the victim not told', { victimToldAt: undefined }, ['BA-3 ASK']],
  ])('%s', (_title, change, expected) => {
    expect(
      bailGrantProblems({ ...grant, ...change }).map(({ rule, severity }) => `${rule} ${severity}`),
    ).toEqual(expected)
  })
})
