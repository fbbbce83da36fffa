/** Custody time limits, bail, results of the court, orders and the matching of offences. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personMarkerTypes } from '../codes/markers.ts'
import { addDays } from '../time/day.ts'
import { isWorkingDay } from '../time/working-days.ts'
import { bailGrantProblems, type BailGrant, bailOn, computerLines } from './bail-conditions.ts'
import { caseRulesOn } from './case-rules-table.ts'
import { custodyLimit, daysHeld, extensionProblems, limitDue, type LimitFacts } from './custody-time-limit.ts'
import { type CourtOrder, orderKinds, orderProblems, orderStanding, patrolView } from './orders.ts'

const rules = caseRulesOn('2026-11-20')
const found = (problems: { rule: string; severity: string; field?: string }[]) =>
  problems.map(({ rule, severity, field }) => `${rule} ${severity} ${field}`)

describe('CT-1 and CT-2: the limit of an offence', () => {
  const held: LimitFacts = { stage: 'SUMMARY', spans: [{ from: '2026-06-01' }], extensions: [] }
  it.each<[string, Partial<LimitFacts>, number, string]>([
    ['a summary offence', {}, 56, '2026-07-27'],
    ['an either-way offence, mode not settled', { stage: 'EITHER_WAY' }, 70, '2026-08-10'],
    ['settled on day 56', { stage: 'EITHER_WAY', modeSettledOn: '2026-07-27' }, 56, '2026-07-27'],
    ['settled on day 57', { stage: 'EITHER_WAY', modeSettledOn: '2026-07-28' }, 70, '2026-08-10'],
    ['the Crown Court', { stage: 'CROWN' }, 182, '2026-11-30'],
    [
      'with twenty days kept before bail',
      { spans: [{ from: '2026-03-01', to: '2026-03-21' }, { from: '2026-06-01' }] },
      56,
      '2026-07-07',
    ],
    [
      'with spans that overlap',
      {
        spans: [
          { from: '2026-05-01', to: '2026-05-11' },
          { from: '2026-05-05', to: '2026-05-11' },
          { from: '2026-06-01' },
        ],
      },
      56,
      '2026-07-17',
    ],
  ])('%s', (_, more, days, expires) =>
    expect(custodyLimit({ ...held, ...more }, '2026-06-02', rules)).toMatchObject({
      limitDays: days,
      expiresOn: expires,
    }),
  )

  it('does not count the day of the remand, and counts the day of release', () => {
    expect(daysHeld([{ from: '2026-06-01' }], '2026-06-01')).toBe(0)
    expect(daysHeld([{ from: '2026-06-01' }], '2026-06-02')).toBe(1)
    expect(daysHeld([{ from: '2026-06-01', to: '2026-06-03' }], '2026-12-01')).toBe(2)
    expect(daysHeld([{ from: 'x' }], '2026-12-01')).toBe(0)
  })

  it.each([
    ['2026-05-01', '2026-06-26', '2026-06-26'],
    ['2026-05-02', '2026-06-27', '2026-06-26'],
    ['2026-05-03', '2026-06-28', '2026-06-26'],
    // Easter Monday 2026 is 6 April, Good Friday 3 April.
    ['2026-02-09', '2026-04-06', '2026-04-02'],
  ])('remanded on %s, ends on %s: a court is asked by %s', (from, expiresOn, actBy) =>
    expect(custodyLimit({ ...held, spans: [{ from }] }, from, rules)).toMatchObject({ expiresOn, actBy }),
  )

  it.each<[string, string, string]>([
    ['2026-06-28', 'RUNNING', 'long before'],
    ['2026-06-29', 'WARN', 'four weeks before'],
    ['2026-07-21', 'WARN', 'six days before'],
    ['2026-07-22', 'URGENT', 'five days before'],
    ['2026-07-27', 'URGENT', 'on the last day'],
    ['2026-07-28', 'EXPIRED', 'the day after'],
  ])('on %s it is %s, %s', (today, standing) =>
    expect(custodyLimit(held, today, rules).standing).toBe(standing),
  )

  it('runs for nobody on bail, and no more once the trial began', () => {
    expect(
      custodyLimit({ ...held, spans: [{ from: '2026-06-01', to: '2026-06-11' }] }, '2026-07-01', rules),
    ).toEqual({ limitDays: 56, usedDays: 10, standing: 'NOT_HELD' })
    expect(custodyLimit({ ...held, endedOn: '2026-06-11' }, '2026-07-01', rules)).toEqual({
      limitDays: 56,
      usedDays: 10,
      standing: 'ENDED',
    })
    expect(custodyLimit({ ...held, endedOn: '2026-08-01' }, '2026-07-01', rules).standing).toBe('WARN')
  })

  it('is never reached later for time kept earlier, and always on or after a working day to act', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 40 }), (start, earlier) => {
        const from = addDays('2026-01-01', start)
        const spans =
          earlier === 0
            ? [{ from }]
            : [{ from: addDays(from, -60), to: addDays(from, -60 + earlier) }, { from }]
        const { expiresOn = '', actBy = '' } = custodyLimit({ ...held, spans }, from, rules)
        expect(expiresOn).toBe(addDays(from, 56 - earlier))
        expect(actBy <= expiresOn && isWorkingDay(actBy)).toBe(true)
        expect(daysHeld(spans, expiresOn)).toBe(56)
      }),
    )
  })
})

describe('CT-3: an extension', () => {
  const held: LimitFacts = { stage: 'SUMMARY', spans: [{ from: '2026-06-01' }], extensions: [] }
  const first = { grantedOn: '2026-07-20', until: '2026-08-20' }
  it('counts where it was granted in time, and one on top of it', () => {
    expect(custodyLimit({ ...held, extensions: [first] }, '2026-07-21', rules).expiresOn).toBe('2026-08-20')
    const second = { grantedOn: '2026-08-20', until: '2026-09-10' }
    expect(custodyLimit({ ...held, extensions: [second, first] }, '2026-08-21', rules).expiresOn).toBe(
      '2026-09-10',
    )
  })
  it('does not count where the limit had ended, and never shortens', () => {
    expect(
      custodyLimit({ ...held, extensions: [{ ...first, grantedOn: '2026-07-28' }] }, '2026-08-01', rules)
        .standing,
    ).toBe('EXPIRED')
    expect(
      custodyLimit({ ...held, extensions: [{ ...first, until: '2026-07-21' }] }, '2026-07-21', rules)
        .expiresOn,
    ).toBe('2026-07-27')
  })
  it.each<[string, Partial<LimitFacts>, { grantedOn: string; until: string }, string, string[]]>([
    ['in time', {}, first, '2026-07-21', []],
    ['in the future', {}, { ...first, grantedOn: '2026-07-22' }, '2026-07-21', ['CT-3 BLOCK grantedOn']],
    ['too late', {}, { ...first, grantedOn: '2026-07-28' }, '2026-07-28', ['CT-3 BLOCK grantedOn']],
    ['to no later day', {}, { ...first, until: '2026-07-27' }, '2026-07-21', ['CT-3 BLOCK until']],
    ['for nobody held', { spans: [] }, first, '2026-07-21', ['CT-3 BLOCK stage']],
  ])('%s', (_, more, extension, today, problems) =>
    expect(found(extensionProblems({ ...held, ...more }, extension, today, rules))).toEqual(problems),
  )

  it('CT-4: alarms go to the prosecutor, and the police are told', () => {
    const due = limitDue(held, '2026-07-01T09:00:00Z', '2026-07-01', rules)
    expect(due.map(({ what, by, who, isOverdue }) => [what, by, who, isOverdue])).toEqual([
      ['CUSTODY_LIMIT', '2026-06-29T08:00:00.000Z', 'PROSECUTOR', true],
      ['CUSTODY_LIMIT_URGENT', '2026-07-22T08:00:00.000Z', 'PROSECUTOR', false],
      ['CUSTODY_LIMIT_TOLD', '2026-07-22T08:00:00.000Z', 'CASE_PROGRESSION', false],
    ])
    expect(limitDue({ ...held, endedOn: '2026-06-30' }, '2026-07-01T09:00:00Z', '2026-07-01', rules)).toEqual(
      [],
    )
  })
})

describe('CT-6 to CT-8: bail after charge', () => {
  const grant: BailGrant = {
    from: '2026-06-01',
    by: 'POLICE',
    kind: 'CONDITIONAL',
    conditions: [{ text: 'Not to go to Market Square', purpose: 'NO_OFFENCE' }],
  }
  it.each<[string, Partial<BailGrant>, string[]]>([
    ['whole', {}, []],
    ['of no day', { from: '' }, ['CT-6 BLOCK from']],
    ['conditional without condition', { conditions: [] }, ['CT-6 BLOCK conditions']],
    ['unconditional with one', { kind: 'UNCONDITIONAL' }, ['CT-6 BLOCK conditions']],
    [
      'with an empty one',
      { conditions: [{ text: ' ', purpose: 'SURRENDER' }] },
      ['CT-6 BLOCK conditions.0.text'],
    ],
    [
      'of police without purpose',
      { conditions: [{ text: 'Report daily' }] },
      ['CT-6 BLOCK conditions.0.purpose'],
    ],
    ['of a court without purpose', { by: 'COURT', conditions: [{ text: 'Report daily' }] }, []],
    [
      'too long for the national computer',
      { conditions: [{ text: 'word '.repeat(45).trim(), purpose: 'SURRENDER' }] },
      ['CT-7 ASK conditions.0.text'],
    ],
  ])('%s', (_, more, problems) =>
    expect(found(bailGrantProblems({ ...grant, ...more }, rules))).toEqual(problems),
  )

  it('CT-7: is broken between words, nothing lost', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 30 }), (words) => {
        const lines = computerLines(words.join('  '))
        if (lines === undefined) return expect(words.join(' ').length).toBeGreaterThan(4 * (50 - 12))
        expect(lines.join(' ')).toBe(words.join(' '))
        expect(lines.length).toBeLessThanOrEqual(4)
        expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(50)
      }),
    )
    expect(computerLines('x'.repeat(51))).toBeUndefined()
    expect(computerLines(`${'x'.repeat(50)} ${'y'.repeat(50)}`)).toHaveLength(2)
  })

  it('CT-8: the newest grant holds, and nothing after its end', () => {
    const later: BailGrant = { ...grant, from: '2026-07-01', kind: 'UNCONDITIONAL', conditions: [] }
    const again: BailGrant = { ...grant, from: '2026-07-01', by: 'COURT' }
    const end: BailGrant = { ...later, from: '2026-08-01', kind: 'ENDED' }
    const grants = [grant, later, again, end]
    expect(bailOn(grants, '2026-05-31')).toBeUndefined()
    expect(bailOn(grants, '2026-06-30')).toBe(grant)
    expect(bailOn(grants, '2026-07-01')).toBe(again)
    expect(bailOn(grants, '2026-08-01')).toBeUndefined()
  })
})

describe('OD-1 to OD-4: orders', () => {
  const one: CourtOrder = {
    kind: 'RESTRAINING',
    personId: 'n1',
    courtCode: 'B01AB00',
    from: '2026-01-10',
    to: '2027-01-09',
    isUntilFurtherOrder: false,
    terms: ['Not to go to Harbour Steps'],
    protects: ['n2'],
  }
  it.each<[string, Partial<CourtOrder>, string[]]>([
    ['whole', {}, []],
    ['until further order', { to: undefined, isUntilFurtherOrder: true }, []],
    ['of no day', { from: '' }, ['OD-1 BLOCK from']],
    ['that ends before it begins', { to: '2026-01-09' }, ['OD-1 BLOCK to']],
    ['with an end and without', { isUntilFurtherOrder: true }, ['OD-1 BLOCK to']],
    ['with neither', { to: undefined }, ['OD-1 BLOCK to']],
    [
      'that may not be open',
      { kind: 'FOOTBALL', to: undefined, isUntilFurtherOrder: true },
      ['OD-2 BLOCK isUntilFurtherOrder'],
    ],
    ['on its shortest length', { kind: 'FOOTBALL', to: '2029-01-09' }, []],
    ['a day short of it', { kind: 'FOOTBALL', to: '2029-01-08' }, ['OD-2 ASK to']],
    ['without terms', { terms: [] }, ['OD-1 ASK terms']],
    ['a disqualification, which needs none', { kind: 'DRIVING', terms: [], protects: [] }, []],
    ['that protects nobody', { protects: [] }, ['OD-1 ASK protects']],
  ])('%s', (_, more, problems) => expect(found(orderProblems({ ...one, ...more }))).toEqual(problems))

  it.each([
    ['2026-01-09', undefined, 'TO_COME'],
    ['2026-01-10', undefined, 'IN_FORCE'],
    ['2027-01-09', undefined, 'IN_FORCE'],
    ['2027-01-10', undefined, 'ENDED'],
    ['2026-05-31', '2026-06-01', 'IN_FORCE'],
    ['2026-06-01', '2026-06-01', 'ENDED'],
    ['2026-01-01', '2026-01-01', 'ENDED'],
  ])('on %s, ended on %s: %s', (day, endedOn, standing) =>
    expect(orderStanding({ ...one, endedOn }, day)).toBe(standing),
  )

  it('a patrol is shown those in force alone, with the power and a marker of the list', () => {
    const open: CourtOrder = { ...one, kind: 'SEXUAL_HARM', to: undefined, isUntilFurtherOrder: true }
    const shown = patrolView(
      [one, open, { ...one, from: '2026-12-01' }, { ...one, endedOn: '2026-02-01' }],
      '2026-06-01',
    )
    expect(shown.map(({ title, until }) => `${title}: ${until}`)).toEqual([
      'Sexual harm prevention order: Until further order',
      'Restraining order: Until 9 Jan 2027',
    ])
    expect(shown[0]?.power).toContain('offence (Sentencing Act 2020')
    for (const kind of orderKinds)
      if ('marker' in kind && kind.marker !== undefined)
        expect(personMarkerTypes.some(({ code }) => code === kind.marker)).toBe(true)
  })
})
