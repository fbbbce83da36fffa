/** Allocation, actions and reviews (AL-1 to AL-5, AC-1 to AC-5, RW-1 to RW-6). */
import { describe, expect, it } from 'vitest'
import {
  type Action,
  actionProblems,
  actionReference,
  actionsDue,
  enquiryProblems,
  isClosedAction,
  type LineOfEnquiry,
} from './actions.ts'
import {
  allocationProblems,
  assessCrime,
  type Candidate,
  type CrimeToAllocate,
  filingProblems,
  rankOfficers,
} from './allocation.ts'
import { investigationRulesOn } from './investigation-rules-table.ts'
import { type Review, type ReviewFacts, reviewProblems, reviewsDue } from './reviews.ts'

const rules = investigationRulesOn('2026-06-11')
const rulesOf = (problems: { rule: string; severity: string; field?: string }[]) =>
  problems.map(({ rule, severity, field }) => [rule, severity, field].filter(Boolean).join(' '))

const crime: CrimeToAllocate = {
  solvability: [],
  flags: [],
  isRepeatVictim: false,
  isSuspectAtLarge: false,
  isChildVictim: false,
  levelNeeded: 1,
}

describe('AL-1 and AL-2: what is allocated and what may be filed', () => {
  it.each<[Partial<CrimeToAllocate>, number, number, string, string]>([
    [{}, 0, 0, 'FILE', 'AL-2'],
    [{ solvability: [{ factor: 'SUSPECT', evidence: ' ' }] }, 0, 0, 'FILE', 'AL-2'],
    [
      {
        solvability: [
          { factor: 'SUSPECT', evidence: 'Named by the victim' },
          { factor: 'CCTV', evidence: 'Shop' },
          { factor: 'CCTV', evidence: 'Shop again' },
        ],
      },
      3,
      0,
      'ALLOCATE',
      'AL-2',
    ],
    [{ flags: ['DOMESTIC'], isChildVictim: true, isRepeatVictim: true }, 0, 9, 'ALLOCATE', 'AL-1'],
    [{ isSuspectAtLarge: true }, 0, 1, 'FILE', 'AL-2'],
  ])('%o', (change, solvability, harm, suggestion, rule) => {
    const found = assessCrime({ ...crime, ...change }, rules)
    expect(found).toMatchObject({ solvability, harm, suggestion, rule })
    expect(found.reasons.length > 0).toBe(solvability + harm > 0)
  })

  it.each<[Partial<CrimeToAllocate>, { reason?: string; isVictimTold: boolean }, string[]]>([
    [{ flags: ['HATE', 'SEXUAL'] }, { reason: 'x', isVictimTold: true }, ['AL-1 BLOCK decision']],
    [{}, { isVictimTold: true }, ['AL-2 BLOCK reason']],
    [{}, { reason: 'No lines left', isVictimTold: false }, ['VC-1 ASK isVictimTold']],
    [{}, { reason: 'No lines left', isVictimTold: true }, []],
    [
      {
        solvability: [
          { factor: 'SUSPECT', evidence: 'a' },
          { factor: 'VEHICLE', evidence: 'b' },
        ],
      },
      { reason: 'x', isVictimTold: true },
      ['AL-2 WARN decision'],
    ],
  ])('%o filed with %o', (change, filing, problems) => {
    expect(rulesOf(filingProblems({ ...crime, ...change }, filing, rules))).toEqual(problems)
  })
})

describe('AL-3 to AL-5: who gets it', () => {
  const officer = (officerId: string, more: Partial<Candidate> = {}): Candidate => ({
    officerId,
    level: 2,
    held: 5,
    heldHarm: 10,
    isAbsent: false,
    ...more,
  })
  it('the one who knows it, then the least burdened, the full ones, and who is not fit with the reason', () => {
    const ranked = rankOfficers(
      { levelNeeded: 2 },
      [
        officer('full', { held: 15 }),
        officer('low', { level: 1, held: 0 }),
        officer('free', { held: 2 }),
        officer('away', { isAbsent: true, held: 0 }),
        officer('knows', { held: 9, knowsIt: 'same victim' }),
        officer('calm', { held: 2, heldHarm: 1 }),
      ],
      rules,
    )
    expect(ranked.map(({ officerId, isFit }) => `${officerId} ${isFit}`)).toEqual([
      'knows true',
      'calm true',
      'free true',
      'full true',
      'away false',
      'low false',
    ])
    expect(ranked.at(-1)?.reasons[0]).toBe('Level 1, and this needs level 2')
  })

  it.each([
    [{ levelNeeded: 1, levelHeld: 1 }, ['AL-5 ASK reason']],
    [{ levelNeeded: 2, levelHeld: 1, reason: 'Local' }, ['AL-3 BLOCK officerId']],
    [{ levelNeeded: 2, levelHeld: 1, reason: 'Local', belowLevelReason: 'With a sergeant' }, []],
    [{ levelNeeded: 1, levelHeld: 1, reason: 'Local', isDeclined: true }, ['AL-5 BLOCK declineReason']],
  ] as const)('%o says %o', (allocation, problems) => {
    expect(rulesOf(allocationProblems(allocation))).toEqual(problems)
  })
})

const action = (more: Partial<Action> = {}): Action => ({
  reference: 'A001',
  text: 'Seize the film',
  state: 'ALLOCATED',
  priority: 'HIGH',
  ownerId: 'o',
  ...more,
})

describe('actions', () => {
  it.each<[Partial<Action>, Partial<Action>, 1 | 2, string[]]>([
    [{ state: 'RAISED' }, { state: 'RESULTED', result: 'x' }, 1, ['AC-1 BLOCK state']],
    [{ state: 'RAISED' }, { state: 'ALLOCATED', ownerId: undefined }, 1, ['AC-1 BLOCK ownerId']],
    [{}, { state: 'RESULTED' }, 1, ['AC-2 BLOCK result']],
    [{}, { state: 'NFA' }, 1, ['AC-2 BLOCK closedReason']],
    [{}, { text: '', state: 'ALLOCATED' }, 1, ['AC-1 BLOCK text']],
    [
      { state: 'RESULTED' },
      { state: 'FILED', resultedBy: 'o', reviewedBy: 'o' },
      2,
      ['AC-3 BLOCK reviewedBy'],
    ],
    [{ state: 'RESULTED' }, { state: 'FILED', resultedBy: 'o', reviewedBy: 'o' }, 1, []],
    [{ state: 'RESULTED' }, { state: 'FILED', resultedBy: 'o', reviewedBy: 'p' }, 2, []],
    [{ state: 'FILED' }, { state: 'ALLOCATED' }, 1, []],
  ])('%o to %o at level %i: %o', (before, after, level, problems) => {
    expect(rulesOf(actionProblems(action(before), action(after), level))).toEqual(problems)
  })

  it('AC-4: open ones are due, overdue ones go to the supervisor, resulted ones to nobody', () => {
    const items = actionsDue(
      [
        action({ reference: 'A002', dueAt: '2026-06-12T09:00:00Z' }),
        action({ reference: 'A001', dueAt: '2026-06-10T09:00:00Z' }),
        action({ reference: 'A003', dueAt: '2026-06-10T09:00:00Z', state: 'RESULTED' }),
        action({ reference: 'A004' }),
      ],
      '2026-06-11T09:00:00Z',
    )
    expect(items.map(({ what, who, isOverdue }) => `${what} ${who} ${isOverdue}`)).toEqual([
      'ACTION:A001 SUPERVISOR true',
      'ACTION:A002 OIC false',
    ])
    expect([actionReference(7), actionReference(1234)]).toEqual(['A007', 'A1234'])
    expect([isClosedAction('FILED'), isClosedAction('RESULTED')]).toEqual([true, false])
  })

  const line: LineOfEnquiry = { hypothesis: 'It was he', direction: 'TOWARDS', status: 'OPEN' }
  it.each<[Partial<LineOfEnquiry>[], string[]]>([
    [[], []],
    [[{}], ['AC-5 WARN lines']],
    [[{}, { direction: 'AWAY', hypothesis: 'He was elsewhere' }], []],
    [[{ direction: 'AWAY', hypothesis: '' }], ['AC-5 ASK lines.0']],
    [[{ direction: 'AWAY', status: 'CLOSED' }], ['AC-5 BLOCK lines.0']],
    [[{ direction: 'AWAY', asksForPrivateMaterial: true }], ['AC-5 BLOCK lines.0']],
  ])('AC-5: %o says %o', (lines, problems) => {
    expect(rulesOf(enquiryProblems(lines.map((more) => ({ ...line, ...more }))))).toEqual(problems)
  })
})

describe('reviews', () => {
  const facts: ReviewFacts = {
    state: 'ACTIVE',
    isHighRisk: false,
    allocatedAt: '2026-06-01T09:00:00Z',
    reviewedAt: [],
    pauses: [],
  }
  it.each<[string, Partial<ReviewFacts>, string[]]>([
    ['RW-1: within a day of the allocation', {}, ['REVIEW RW-1 2026-06-02T09:00:00.000Z true']],
    [
      'RW-2: volume every 28 days',
      { reviewedAt: ['2026-06-02T08:00:00Z'] },
      ['REVIEW RW-2 2026-06-30T08:00:00.000Z false'],
    ],
    [
      'RW-2: high risk every 7 days',
      { isHighRisk: true, reviewedAt: ['2026-06-02T08:00:00Z'] },
      ['REVIEW RW-2 2026-06-09T08:00:00.000Z true'],
    ],
    [
      'RW-2: monthly after that, counted from the latest whatever their order',
      { reviewedAt: ['2026-06-03T08:00:00Z', '2026-06-01T08:00:00Z', '2026-06-02T08:00:00Z'] },
      ['REVIEW RW-2 2026-07-03T08:00:00.000Z false'],
    ],
    [
      'RW-2: time at the laboratory is added',
      {
        reviewedAt: ['2026-06-02T08:00:00Z'],
        pauses: [{ from: '2026-06-03T08:00:00Z', to: '2026-06-08T08:00:00Z' }],
      },
      ['REVIEW RW-2 2026-07-05T08:00:00.000Z false'],
    ],
    ['no review while it waits', { state: 'AWAITING_FORENSIC' }, []],
    [
      'RW-3: before the end of bail, also while it waits',
      { state: 'AWAITING_FORENSIC', bailEndsAt: '2026-06-20T08:00:00Z' },
      ['REVIEW_BAIL RW-3 2026-06-20T08:00:00Z false'],
    ],
    [
      'RW-3: a review in the last week before it is enough',
      {
        state: 'AWAITING_FORENSIC',
        bailEndsAt: '2026-06-20T08:00:00Z',
        reviewedAt: ['2026-06-14T08:00:00Z'],
      },
      [],
    ],
    [
      'RW-4: release under investigation has its own',
      { state: 'AWAITING_THIRD_PARTY', releasedUnderInvestigationAt: '2026-06-01T08:00:00Z' },
      ['REVIEW_RUI RW-4 2026-06-29T08:00:00.000Z false'],
    ],
    [
      'RW-2: the day that the last review named, where it is earlier than the cycle',
      { reviewedAt: ['2026-06-11T08:00:00Z'], nextReviewOn: '2026-06-12' },
      ['REVIEW RW-2 2026-06-12T23:59:00.000Z false'],
    ],
    [
      'RW-3: at finalisation',
      { state: 'FINALISED', isOutcomeProposed: true },
      ['REVIEW_OUTCOME RW-3 2026-06-11T09:00:00Z false'],
    ],
  ])('%s', (_words, change, items) => {
    const found = reviewsDue({ ...facts, ...change }, '2026-06-11T09:00:00Z', rules)
    expect(found.map(({ what, rule, by, isOverdue }) => `${what} ${rule} ${by} ${isOverdue}`)).toEqual(items)
  })

  const review: Review = {
    answers: { LINES: 'a', RISK: 'b', VICTIM: 'c', DISCLOSURE: 'd' },
    verdict: 'AGREED',
    returnReasons: [],
    reviewerId: 'sergeant',
  }
  it.each<[Partial<Review>, string[]]>([
    [{}, []],
    [{ reviewerId: 'oic' }, ['RW-6 BLOCK reviewerId']],
    [{ answers: { LINES: 'a', RISK: 'b', VICTIM: 'c' } }, ['RW-5 ASK answers.DISCLOSURE']],
    [{ verdict: 'RETURNED', returnReasons: [' '] }, ['RW-5 BLOCK returnReasons']],
    [{ verdict: 'CONTINUE' }, ['RW-5 ASK nextReviewOn']],
  ])('a review with %o says %o', (change, problems) => {
    expect(rulesOf(reviewProblems({ ...review, ...change }, 'oic'))).toEqual(problems)
  })
})
