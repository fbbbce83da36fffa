/** Warrants: grading, states, attempts, wanted and circulated, searches, money (WA-1 to WA-12, SW-1 to SW-7, MO-1 and MO-2). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addHours, addMinutes, type Instant } from '../time/instant.ts'
import { type Attempt, attemptDue, attemptProblems } from './attempts.ts'
import {
  type GradeFactor,
  gradeChangeProblems,
  gradeFactors,
  gradeSchemes,
  gradeWarrant,
  gradingDue,
  targetOn,
} from './grading.ts'
import { paymentProblems, stillOwed } from './money-owed.ts'
import {
  applicationProblems,
  entryProblems,
  isReturnOverdue,
  returnProblems,
  type SearchApplication,
  type SearchEntry,
  searchEndsOn,
  searchStanding,
  type SearchWarrant,
} from './search-warrant.ts'
import {
  type Circulation,
  circulationDue,
  circulationGaps,
  circulationProblems,
  circulationsOnJoin,
  isWantedAt,
  wantedBy,
  type WarrantStanding,
} from './wanted.ts'
import {
  isLive,
  limitedView,
  stepOfResult,
  takeWarrantStep,
  type WarrantKind,
  warrantKinds,
  type WarrantState,
  warrantStates,
  type WarrantStep,
  type WarrantStepFacts,
  warrantSteps,
} from './warrant-state.ts'
import { warrantRulesOn } from './warrants-rules-table.ts'

const rules = warrantRulesOn('2026-11-20')
/** The rule and the field of each problem, and how grave it is where it does not refuse. */
const found = (problems: { rule: string; field?: string; severity: string }[]) =>
  problems.map(({ rule, field, severity }) => `${rule} ${field}${severity === 'BLOCK' ? '' : ` ${severity}`}`)
const issuedAt: Instant = '2026-11-20T10:00:00.000Z'

describe('WA-1 to WA-3: the grade', () => {
  it.each<[GradeFactor[], string, string[], string]>([
    [[], 'C', [], '2026-12-18'],
    [['INDICTABLE'], 'B', ['Another indictable offence'], '2026-12-11'],
    [
      ['DOMESTIC', 'TRIAL'],
      'A',
      ['Domestic abuse, or breach of an order that protects somebody'],
      '2026-12-04',
    ],
  ])('%j is %s', (factors, grade, because, target) =>
    expect(gradeWarrant(factors, '2026-11-20', rules)).toEqual({ grade, because, targetOn: target }),
  )

  it('every factor counts in the scheme, once', () => {
    const { A, B } = gradeSchemes[0].value
    expect([...A, ...B].toSorted()).toEqual(gradeFactors.map(({ code }) => code).toSorted())
  })

  it('is never lighter for one factor more', () => {
    const some = fc.uniqueArray(fc.constantFrom(...gradeFactors.map(({ code }) => code)))
    fc.assert(
      fc.property(some, some, (factors, more) => {
        const [before, after] = [factors, [...factors, ...more]].map((list) =>
          gradeWarrant(list, '2026-11-20', rules),
        )
        expect((after?.grade ?? 'Z') <= (before?.grade ?? 'A')).toBe(true)
        expect((after?.targetOn ?? '') <= (before?.targetOn ?? '')).toBe(true)
      }),
    )
  })

  it.each([
    ['B', 'B', false, undefined, []],
    ['B', 'A', false, 'New threat', []],
    ['B', 'A', false, undefined, ['WA-3 reason']],
    ['A', 'B', false, 'Victim is safe', ['WA-3 grade']],
    ['A', 'B', true, 'Victim is safe', []],
    ['A', 'C', true, ' ', ['WA-3 reason']],
  ] as const)('%s made %s, supervisor %s, because %s', (given, chosen, isSupervisor, reason, problems) =>
    expect(found(gradeChangeProblems(given, chosen, { isSupervisor, reason }))).toEqual(problems),
  )

  it('is due by the next day, and the execution by the end of the target day in London', () => {
    expect(gradingDue({ issuedAt }, '2026-11-21T10:00:01Z', rules)).toMatchObject([
      { what: 'WARRANT_GRADE', by: '2026-11-21T10:00:00.000Z', isOverdue: true },
    ])
    expect(gradingDue({ issuedAt: '2026-06-10T23:30:00Z', grade: 'A' }, issuedAt, rules)).toMatchObject([
      { what: 'WARRANT_TARGET', by: '2026-06-25T23:00:00.000Z' },
    ])
    expect(targetOn('C', '2026-02-01', rules)).toBe('2026-03-01')
  })
})

const facts: WarrantStepFacts = {
  kind: 'BENCH',
  actors: ['COURT', 'WARRANTS', 'SUPERVISOR', 'OFFICER'],
  at: '2026-11-21T10:00:00Z',
  now: '2026-11-21T11:00:00Z',
  issuedAt,
  courtCode: 'B01AB00',
  subject: 'n1',
  place: '14 Lantern Row',
  arrestId: 'a1',
  bailedTo: '2026-12-01',
  courtReference: 'r1',
  force: '42',
  acceptedAt: '2026-11-21T09:00:00Z',
  owed: 0,
}
const kindFor = (of: readonly WarrantKind[]): WarrantKind => of[0] ?? 'BENCH'

describe('WA-4: the steps of a warrant', () => {
  it('are open from their own states, for their own kinds, by their own actors', () => {
    for (const { code: state } of warrantStates)
      for (const step of warrantSteps) {
        const kind = kindFor(step.of)
        const taken = takeWarrantStep(state, step.code, { ...facts, kind })
        const isOpen = (step.from as readonly WarrantState[]).includes(state)
        expect(found(taken.problems), `${step.code} from ${state}`).toEqual(isOpen ? [] : ['WA-4 step'])
        expect(taken.state).toBe(isOpen ? step.to : state)
        if (!isOpen) continue
        for (const { code: other } of warrantKinds.filter(
          (one) => step.of.length > 0 && !step.of.includes(one.code),
        ))
          expect(found(takeWarrantStep(state, step.code, { ...facts, kind: other }).problems)).toEqual([
            'WA-4 kind',
          ])
        for (const actor of facts.actors)
          expect(takeWarrantStep(state, step.code, { ...facts, kind, actors: [actor] }).state === state).toBe(
            !(step.by as readonly string[]).includes(actor) || step.to === state,
          )
      }
  })

  it.each<[string, WarrantState, WarrantStep, Partial<WarrantStepFacts>, string[]]>([
    ['issued by no court', 'REQUESTED', 'ISSUE', { courtCode: '' }, ['WA-5 courtCode']],
    ['issued for nobody', 'REQUESTED', 'ISSUE', { subject: '' }, ['WA-5 subject']],
    ['executed nowhere', 'ALLOCATED', 'EXECUTE', { place: '' }, ['WA-5 place']],
    ['executed without an arrest', 'ALLOCATED', 'EXECUTE', { arrestId: undefined }, ['WA-5 arrestId']],
    [
      'a search executed, which arrests nobody',
      'ISSUED',
      'EXECUTE',
      { kind: 'SEARCH', arrestId: undefined },
      [],
    ],
    ['executed in the future', 'ISSUED', 'EXECUTE', { at: '2026-11-21T11:00:01Z' }, ['WA-5 at']],
    ['executed before its issue', 'ISSUED', 'EXECUTE', { at: '2026-11-20T09:59:00Z' }, ['WA-5 at']],
    ['executed at no time', 'ISSUED', 'EXECUTE', { at: 'x' }, ['WA-5 at']],
    [
      'served without a day',
      'ISSUED',
      'SERVE_BAIL',
      { kind: 'BENCH_BACKED', bailedTo: '' },
      ['WA-5 bailedTo'],
    ],
    ['withdrawn by nobody', 'GRADED', 'WITHDRAW', { courtReference: '' }, ['WA-7 courtReference']],
    ['transferred to no force', 'GRADED', 'TRANSFER', { force: '' }, ['WA-5 force']],
    [
      'transferred before it was accepted',
      'GRADED',
      'TRANSFER',
      { acceptedAt: undefined },
      ['WA-5 acceptedAt'],
    ],
    ['paid in part', 'ISSUED', 'PAY', { kind: 'COMMITMENT', owed: 1 }, ['WA-5 owed']],
  ])('WA-5 and WA-7: %s', (_, state, step, more, problems) => {
    const taken = takeWarrantStep(state, step, { ...facts, ...more })
    expect(found(taken.problems)).toEqual(problems)
    expect(taken.state === state).toBe(problems.length > 0)
  })

  it('WA-7: a result of the court makes or ends one by itself', () => {
    expect(stepOfResult('ISSUE')).toEqual({ step: 'ISSUE', kind: 'BENCH' })
    expect(stepOfResult('ISSUE_BACKED')).toEqual({ step: 'ISSUE', kind: 'BENCH_BACKED' })
    expect(stepOfResult('WITNESS').kind).toBe('WITNESS')
    expect(stepOfResult('COMMITMENT').kind).toBe('COMMITMENT')
    expect(stepOfResult('END')).toEqual({ step: 'WITHDRAW' })
  })

  it('WA-12: who may not read it learns that there is one, and the same of every one', () => {
    const views = warrantKinds
      .filter(({ isWanted }) => isWanted)
      .flatMap(({ code: kind }) =>
        warrantStates.map(({ code: state }) => [state, limitedView({ kind, state })] as const),
      )
    for (const [state, view] of views)
      expect(view).toEqual(isLive(state) ? { exists: true, isWanted: true, ask: 'WARRANTS' } : undefined)
    expect(limitedView({ kind: 'SEARCH', state: 'ISSUED' })).toBeUndefined()
  })
})

describe('WA-6: attempts', () => {
  const attempt: Attempt = {
    at: '2026-11-21T10:00:00Z',
    address: '14 Lantern Row',
    result: 'NO_REPLY',
    wasRiskRead: true,
    officerIds: ['o1'],
    next: { text: 'Ask the landlord', dueOn: '2026-11-24', ownerId: 'o1' },
  }
  it.each<[string, Partial<Attempt>, string[]]>([
    ['whole', {}, []],
    ['in the future', { at: '2026-11-23T10:00:00Z' }, ['WA-6 at']],
    ['before the issue', { at: '2026-11-20T09:00:00Z' }, ['WA-6 at']],
    ['at no address', { address: '' }, ['WA-6 address']],
    ['without a result', { result: undefined }, ['WA-6 result']],
    ['by nobody', { officerIds: [] }, ['WA-6 officerIds']],
    ['without a look at the risk', { wasRiskRead: false }, ['WA-6 wasRiskRead ASK']],
    ['with nothing next', { next: undefined }, ['WA-6 next.text', 'WA-6 next.dueOn', 'WA-6 next.ownerId']],
    ['that ended in an arrest', { result: 'ARRESTED', next: undefined }, []],
  ])('%s', (_, more, problems) =>
    expect(found(attemptProblems({ ...attempt, ...more }, { issuedAt }, '2026-11-22T10:00:00Z'))).toEqual(
      problems,
    ),
  )

  it.each<[string, Attempt[], 'A' | 'B' | 'C', string | undefined]>([
    ['the first, A', [], 'A', '2026-11-22T00:00:00.000Z'],
    ['the first, B', [], 'B', '2026-11-24T00:00:00.000Z'],
    ['the first, C', [], 'C', '2026-11-28T00:00:00.000Z'],
    ['as the last one said', [attempt], 'A', '2026-11-25T00:00:00.000Z'],
    [
      'as the latest said, in any order',
      [{ ...attempt, at: '2026-11-22T10:00:00Z', next: undefined }, attempt],
      'C',
      '2026-11-30T00:00:00.000Z',
    ],
    ['none after an arrest', [{ ...attempt, result: 'ARRESTED' }], 'A', undefined],
  ])('is due: %s', (_, attempts, grade, by) =>
    expect(attemptDue({ issuedAt, grade, attempts }, issuedAt, rules)?.by).toBe(by),
  )
})

describe('WA-8: wanted', () => {
  const one: WarrantStanding = { id: 'w1', personId: 'n1', kind: 'BENCH', state: 'ISSUED', issuedAt }
  const executed: WarrantStanding = { ...one, state: 'EXECUTED', endedAt: '2026-11-22T10:00:00.000Z' }
  it.each<[string, WarrantStanding[], Instant, boolean]>([
    ['before the issue', [one], '2026-11-20T09:59:59.999Z', false],
    ['in the moment of the issue', [one], issuedAt, true],
    ['while it is graded', [{ ...one, state: 'GRADED' }], '2026-12-20T10:00:00Z', true],
    ['while another force has it', [{ ...one, state: 'TRANSFERRED' }], '2026-12-20T10:00:00Z', true],
    ['a moment before the end', [executed], '2026-11-22T09:59:59.999Z', true],
    ['in the moment of the end', [executed], '2026-11-22T10:00:00.000Z', false],
    ['by another warrant still', [executed, { ...one, id: 'w2' }], '2026-11-23T10:00:00Z', true],
    ['by one that was only applied for', [{ ...one, state: 'REQUESTED' }], '2026-11-23T10:00:00Z', false],
    ['by a search', [{ ...one, kind: 'SEARCH' }], '2026-11-23T10:00:00Z', false],
    ["by somebody else's", [{ ...one, personId: 'n2' }], '2026-11-23T10:00:00Z', false],
  ])('%s', (_, warrants, at, isOn) => expect(isWantedAt(warrants, 'n1', at)).toBe(isOn))

  it('whatever becomes of a warrant, the marker is on exactly while it is live', () => {
    const codes = warrantSteps.map(({ code }) => code)
    let ended = 0
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<WarrantStep>(...codes), { maxLength: 25 }),
        fc.constantFrom(...warrantKinds.map(({ code }) => code)),
        (steps, kind) => {
          let warrant: WarrantStanding = {
            id: 'w',
            personId: 'n1',
            kind,
            state: 'REQUESTED',
            issuedAt: '9999-01-01T00:00:00Z',
          }
          let at = issuedAt
          for (const step of steps) {
            at = addMinutes(at, 1) ?? at
            const before = warrant
            const taken = takeWarrantStep(warrant.state, step, {
              ...facts,
              kind,
              at,
              now: at,
              issuedAt: step === 'ISSUE' ? undefined : warrant.issuedAt,
            })
            if (taken.state !== warrant.state) {
              const wasLive = isLive(warrant.state)
              warrant = { ...warrant, state: taken.state }
              if (step === 'ISSUE') warrant = { ...warrant, issuedAt: at }
              if (wasLive && !isLive(taken.state)) {
                warrant = { ...warrant, endedAt: at }
                ended += 1
              }
            }
            const isWanted = warrantKinds.some((row) => row.code === kind && row.isWanted)
            expect(isWantedAt([warrant], 'n1', at)).toBe(isWanted && isLive(warrant.state))
            if (before.state === warrant.state)
              expect(isWantedAt([warrant], 'n1', at)).toBe(isWantedAt([before], 'n1', at))
          }
        },
      ),
      { numRuns: 400 },
    )
    expect(ended).toBeGreaterThan(10)
  })
})

describe('WA-9 to WA-11: circulation', () => {
  const now: Instant = '2026-11-25T10:00:00.000Z'
  const wanted: WarrantStanding = { id: 'w1', personId: 'n1', kind: 'BENCH', state: 'ISSUED', issuedAt }
  const over: WarrantStanding = {
    ...wanted,
    id: 'w2',
    personId: 'n2',
    state: 'EXECUTED',
    endedAt: '2026-11-24T10:00:00.000Z',
  }
  const entry = (id: string, warrantId: string, more: Partial<Circulation> = {}): Circulation => ({
    id,
    personId: 'n1',
    basis: 'WARRANT',
    warrantId,
    enteredAt: '2026-11-20T12:00:00Z',
    reference: 'WM/26/1',
    ...more,
  })
  it.each<[string, WarrantStanding[], Circulation[], string[], string[]]>([
    ['wanted and not circulated', [wanted], [], ['w1'], []],
    ['circulated without proof', [wanted], [entry('c1', 'w1', { reference: ' ' })], ['w1'], []],
    ['circulated', [wanted], [entry('c1', 'w1')], [], []],
    ['cancelled too early', [wanted], [entry('c1', 'w1', { cancelledAt: now })], ['w1'], []],
    ['circulated for another warrant', [wanted], [entry('c1', 'w9')], ['w1'], ['c1']],
    ['circulated for what is over', [over], [entry('c2', 'w2')], [], ['c2']],
    ['circulated for another reason', [over], [entry('c3', '', { basis: 'SUSPECT' })], [], []],
    ['neither', [over], [], [], []],
  ])('%s', (_, warrants, circulations, notCirculated, stale) => {
    const gaps = circulationGaps(warrants, circulations, now)
    expect(gaps.notCirculated.map(({ id }) => id)).toEqual(notCirculated)
    expect(gaps.stale.map(({ id }) => id)).toEqual(stale)
  })

  it('is due in a day, cancelled at once, and looked at again', () => {
    const items = circulationDue(
      [wanted, over, { ...wanted, id: 'w3' }],
      [entry('c2', 'w2'), entry('c3', 'w3')],
      now,
      rules,
    )
    expect(items.map(({ what, by, isOverdue }) => `${what} ${by} ${isOverdue}`)).toEqual([
      `CIRCULATE:w1 ${addHours(issuedAt, 24)} true`,
      'CANCEL:c2 2026-11-24T10:00:00.000Z true',
      'REVIEW:c3 2026-12-18T12:00:00.000Z false',
    ])
  })

  it.each<[string, Partial<Circulation>, string[]]>([
    ['whole', {}, []],
    ['without its time', { enteredAt: undefined }, ['WA-9 enteredAt']],
    ['in the future', { enteredAt: '2026-11-26T10:00:00Z' }, ['WA-9 enteredAt']],
    ['without proof', { reference: '' }, ['WA-9 reference']],
    ['of no warrant', { warrantId: '' }, ['WA-9 warrantId']],
  ])('recorded %s', (_, more, problems) =>
    expect(found(circulationProblems(entry('c', 'w1', more), now))).toEqual(problems),
  )

  it('a join looks at those of both records', () => {
    const all = [
      entry('c1', 'w1'),
      entry('c2', 'w2', { personId: 'n2' }),
      entry('c3', 'w3', { personId: 'n3' }),
      entry('c4', 'w4', { cancelledAt: now }),
    ]
    expect(circulationsOnJoin(all, ['n1', 'n2']).map(({ id }) => id)).toEqual(['c1', 'c2'])
    expect(wantedBy([wanted, over], 'n1', now)).toEqual([wanted])
  })
})

describe('SW-1 and SW-2: an application for a search warrant', () => {
  const whole: SearchApplication = {
    power: 'PACE_8',
    premises: ['14 Lantern Row, Fenwick'],
    isAllPremises: false,
    isMultipleEntry: false,
    grounds: 'Seen to carry it in',
    material: 'A blue holdall',
    protectedMaterial: 'NONE',
    intelligenceAge: 'Two days, checked by watching',
    authoriser: { userId: 'i1', rank: 'INSP' },
    applicantId: 'o1',
  }
  it.each<[string, Partial<SearchApplication>, string[]]>([
    ['whole', {}, []],
    ['under no power', { power: undefined }, ['SW-1 power']],
    ['of no premises', { premises: [' '] }, ['SW-1 premises']],
    ['of all premises of nobody', { isAllPremises: true, premises: [] }, ['SW-1 occupierId']],
    ['of all premises of somebody', { isAllPremises: true, premises: [], occupierId: 'n1' }, []],
    ['for many entries without a reason', { isMultipleEntry: true }, ['SW-1 whyMultiple']],
    [
      'for many entries under a power for one',
      { power: 'THEFT_26', isMultipleEntry: true, whyMultiple: 'x' },
      ['SW-1 isMultipleEntry'],
    ],
    ['without grounds', { grounds: '' }, ['SW-1 grounds']],
    ['for nothing', { material: '' }, ['SW-1 material']],
    ['that does not say of privilege', { protectedMaterial: undefined }, ['SW-2 protectedMaterial']],
    [
      'that expects it and has no plan',
      { power: 'PACE_SCH1', protectedMaterial: 'EXPECTED' },
      ['SW-2 protectedPlan'],
    ],
    [
      'that expects it under section 8',
      { protectedMaterial: 'EXPECTED', protectedPlan: 'Counsel' },
      ['SW-2 power'],
    ],
    ['that nobody authorised', { authoriser: undefined }, ['SW-2 authoriser']],
    ['that a sergeant authorised', { authoriser: { userId: 's1', rank: 'PS' } }, ['SW-2 authoriser']],
    ['that the applicant authorised', { authoriser: { userId: 'o1', rank: 'INSP' } }, ['SW-2 authoriser']],
    ['of unknown age', { intelligenceAge: '' }, ['SW-2 intelligenceAge ASK']],
  ])('%s', (_, more, problems) => expect(found(applicationProblems({ ...whole, ...more }))).toEqual(problems))
})

describe('SW-3 to SW-7: the life of a search warrant', () => {
  const now: Instant = '2027-06-01T10:00:00Z'
  const entry: SearchEntry = {
    at: '2026-12-01T10:00:00Z',
    officerInCharge: 'o1',
    wasCopyLeft: true,
    isNight: false,
  }
  const warrant: SearchWarrant = { issuedOn: '2026-11-20', isMultipleEntry: false, entries: [] }

  it('lives three months, and one under the law before 2006', () => {
    expect(searchEndsOn('2026-11-20')).toBe('2027-02-20')
    expect(searchEndsOn('2026-11-30')).toBe('2027-02-28')
    expect(searchEndsOn('2005-06-10')).toBe('2005-07-10')
  })

  it.each<[string, Partial<SearchWarrant>, string, string]>([
    ['on its last day', {}, '2027-02-20', 'LIVE'],
    ['the day after', {}, '2027-02-21', 'EXPIRED'],
    ['once entered', { entries: [entry] }, '2026-12-02', 'USED'],
    ['entered, for many', { entries: [entry], isMultipleEntry: true }, '2026-12-02', 'LIVE'],
    ['for many, expired', { entries: [entry], isMultipleEntry: true }, '2027-02-21', 'EXPIRED'],
  ])('%s', (_, more, day, standing) => expect(searchStanding({ ...warrant, ...more }, day)).toBe(standing))

  it.each<[string, Partial<SearchWarrant>, Partial<SearchEntry>, string[]]>([
    ['in time', {}, {}, []],
    ['late in the evening of the last day', {}, { at: '2027-02-20T23:30:00Z' }, []],
    ['after it ended', {}, { at: '2027-02-21T00:30:00Z' }, ['SW-3 at']],
    ['before its issue', {}, { at: '2026-11-19T10:00:00Z' }, ['SW-4 at']],
    ['in the future', {}, { at: '2027-06-02T10:00:00Z' }, ['SW-4 at', 'SW-3 at']],
    ['a second time', { entries: [entry] }, {}, ['SW-4 at']],
    [
      'a second time, for many, without an inspector',
      { entries: [entry], isMultipleEntry: true },
      {},
      ['SW-4 inspectorId'],
    ],
    [
      'a second time, for many, with one',
      { entries: [entry], isMultipleEntry: true },
      { inspectorId: 'i1' },
      [],
    ],
    ['led by nobody', {}, { officerInCharge: '' }, ['SW-5 officerInCharge']],
    ['at night without a reason', {}, { isNight: true }, ['SW-5 whyNight']],
    ['without a copy left', {}, { wasCopyLeft: false }, ['SW-5 wasCopyLeft ASK']],
  ])('entered %s', (_, more, change, problems) =>
    expect(found(entryProblems({ ...warrant, ...more }, { ...entry, ...change }, now))).toEqual(problems),
  )

  const back = {
    endorsedOn: '2026-12-01',
    returnedOn: '2026-12-03',
    seized: [{ propertyId: 'p1', description: 'Holdall' }],
    isNothingFound: false,
  }
  it.each<[string, Partial<SearchWarrant>, Partial<typeof back>, string[]]>([
    ['executed and endorsed', { entries: [entry] }, {}, []],
    ['not executed', {}, { endorsedOn: '', seized: [] }, []],
    ['not endorsed', { entries: [entry] }, { endorsedOn: '' }, ['SW-6 endorsedOn']],
    ['not returned', { entries: [entry] }, { returnedOn: '' }, ['SW-6 returnedOn']],
    ['with nothing said of what was found', { entries: [entry] }, { seized: [] }, ['SW-7 seized']],
    ['with nothing found', { entries: [entry] }, { seized: [], isNothingFound: true }, []],
    [
      'with something that is in no store',
      { entries: [entry] },
      { seized: [{ propertyId: '', description: 'x' }] },
      ['SW-7 seized.0'],
    ],
    ['late', { entries: [entry] }, { returnedOn: '2027-02-21' }, ['SW-6 returnedOn WARN']],
  ])('closed %s', (_, more, change, problems) =>
    expect(found(returnProblems({ ...warrant, ...more }, { ...back, ...change }))).toEqual(problems),
  )

  it('is overdue at the court after three months, until it is back', () => {
    expect(isReturnOverdue(warrant, '2027-02-20')).toBe(false)
    expect(isReturnOverdue(warrant, '2027-02-21')).toBe(true)
    expect(isReturnOverdue({ ...warrant, returnedOn: '2027-03-01' }, '2027-03-02')).toBe(false)
  })
})

describe('MO-1 and MO-2: money', () => {
  const warrant = {
    owedPence: 12_000,
    costsPence: 500,
    payments: [{ pence: 2500, on: '2026-11-20', receipt: 'R1' }],
  }
  it('is owed with costs, less what was paid', () => {
    expect(stillOwed(warrant)).toBe(10_000)
    expect(stillOwed({ ...warrant, payments: [{ pence: 99_999, on: '2026-11-20', receipt: 'R1' }] })).toBe(0)
  })
  it.each([
    ['all of it', 10_000, 'R2', []],
    ['a penny', 1, 'R2', []],
    ['nothing', 0, 'R2', ['MO-2 pence']],
    ['a part of a penny', 0.5, 'R2', ['MO-2 pence']],
    ['too much', 10_001, 'R2', ['MO-2 pence']],
    ['without a receipt', 100, ' ', ['MO-2 receipt']],
    ['twice under one receipt', 100, 'R1', ['MO-2 receipt']],
  ])('%s', (_, pence, receipt, problems) =>
    expect(found(paymentProblems(warrant, { pence, receipt }))).toEqual(problems),
  )
})
