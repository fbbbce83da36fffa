/** Products and the grades that they stand on; priorities, tactics and crime groups (NI-1 to NI-7). */
import { describe, expect, it } from 'vitest'
import { readGrade } from './grading.ts'
import { intelligenceRulesOn } from './intelligence-rules-table.ts'
import {
  type EvidenceNow,
  evidenceChanges,
  leavingProblems,
  type Product,
  productDue,
  productProblems,
} from './products.ts'
import {
  type ControlStrategy,
  type CrimeGroup,
  crimeGroupDue,
  crimeGroupProblems,
  groupScore,
  groupScoreParts,
  type IntelligenceRequirement,
  requirementEnds,
  requirementStanding,
  strategyProblems,
  type TaskingItem,
  taskingProblems,
} from './tasking.ts'

const rules = intelligenceRulesOn('2026-06-11')
const rulesOf = (problems: { rule: string; severity: string; field?: string }[]) =>
  problems.map(({ rule, severity, field }) => `${rule} ${severity} ${field}`)
const grade = (text: string) => {
  const read = readGrade(text)
  if (read === undefined) throw new Error(text)
  return read
}

describe('NI-3: a product', () => {
  const evidence = [{ reportId: 'r', paragraphId: 'p', grade: grade('1AP'), textVersion: 1 }]
  const product: Product = {
    kind: 'SUBJECT',
    authorId: 'ann',
    approvedById: 'ben',
    madeAt: '2026-06-11T09:00:00Z',
    evidence,
    unmarkedAssessments: 0,
    partMarkings: ['OFFICIAL'],
    marking: 'OFFICIAL',
    holdsRaw: false,
  }
  it.each<[string, Partial<Product>, string[]]>([
    ['whole', {}, []],
    ['that stands on nothing', { evidence: [] }, ['NI-3 BLOCK evidence']],
    ['approved by nobody', { approvedById: undefined }, ['NI-3 BLOCK approvedById']],
    ['approved by its author', { approvedById: 'ann' }, ['NI-3 BLOCK approvedById']],
    ['with opinions not marked as such', { unmarkedAssessments: 2 }, ['NI-3 BLOCK text']],
    ['with raw text', { holdsRaw: true }, ['NI-3 BLOCK text']],
    ['marked below a part', { partMarkings: ['OFFICIAL', 'OFFICIAL-SENSITIVE'] }, ['IM-3 BLOCK marking']],
    ['marked as its part', { partMarkings: ['OFFICIAL-SENSITIVE'], marking: 'OFFICIAL-SENSITIVE' }, []],
    ['marked above its parts', { marking: 'OFFICIAL-SENSITIVE' }, []],
    ['of many open parts', { partMarkings: ['OFFICIAL', 'OFFICIAL'] }, ['IM-3 ASK marking']],
  ])('%s', (_, more, problems) => expect(rulesOf(productProblems({ ...product, ...more }))).toEqual(problems))

  const now: EvidenceNow = {
    reportId: 'r',
    paragraphId: 'p',
    grade: grade('1AP'),
    textVersion: 1,
    state: 'EVALUATED',
    isReleased: true,
  }
  it.each<[string, EvidenceNow[], string | undefined]>([
    ['as it was', [now], undefined],
    ['regraded', [{ ...now, grade: grade('3EP') }], 'REGRADED'],
    ['its handling alone', [{ ...now, grade: grade('1AC') }], 'REGRADED'],
    ['reworded', [{ ...now, textVersion: 2 }], 'REWORDED'],
    ['held back', [{ ...now, state: 'QUARANTINED' }], 'HELD_BACK'],
    ['archived', [{ ...now, state: 'ARCHIVED' }], 'HELD_BACK'],
    ['evaluated anew', [{ ...now, state: 'RE_EVALUATION' }], undefined],
    ['disposed of', [{ ...now, state: 'DISPOSED' }], 'GONE'],
    ['not there', [], 'GONE'],
    ['another paragraph of it', [{ ...now, paragraphId: 'q' }], 'GONE'],
    ['wrong in a fact', [{ ...now, isWrong: true, textVersion: 2 }], 'CORRECTED'],
    ['called back', [{ ...now, isCalledBack: true }], 'CALLED_BACK'],
    ['held back and wrong', [{ ...now, isWrong: true, state: 'QUARANTINED' }], 'HELD_BACK'],
    ['graded anew, and held as before', [{ ...now, isGradedAnew: true }], 'REGRADED'],
  ])('NI-4: its evidence is %s', (_, held, change) => {
    expect(evidenceChanges(product, held).map((one) => one.change)).toEqual(
      change === undefined ? [] : [change],
    )
  })

  it.each<[string, Partial<Product>, EvidenceNow[], string[]]>([
    ['approved and as it was', {}, [now], []],
    ['approved by nobody', { approvedById: undefined }, [now], ['NI-3 BLOCK approvedById']],
    ['approved by its author', { approvedById: 'ann' }, [now], ['NI-3 BLOCK approvedById']],
    ['whose evidence was held back', {}, [{ ...now, state: 'QUARANTINED' }], ['NI-4 BLOCK evidence']],
  ])('leaves the force when it is %s', (_, more, held, problems) => {
    const own = { ...product, ...more }
    expect(rulesOf(leavingProblems(own, evidenceChanges(own, held)))).toEqual(problems)
  })

  it.each([
    [
      'ninety days later, at midnight in London',
      { madeAt: '2026-06-11T09:00:00Z' },
      '2026-09-08T23:00:00.000Z',
    ],
    ['over the change of clocks', { madeAt: '2026-08-11T09:00:00Z' }, '2026-11-09T00:00:00.000Z'],
    [
      'from the last look',
      { madeAt: '2026-01-11T09:00:00Z', lookedAt: '2026-06-10T23:30:00Z' },
      '2026-09-08T23:00:00.000Z',
    ],
    ['at once when its time is none', { madeAt: 'x' }, '2026-06-12T09:00:00Z'],
  ])('NI-5: is looked at again %s', (_, times, by) => {
    expect(productDue(times, [], '2026-06-12T09:00:00Z', rules)).toMatchObject({ by, rule: 'NI-5' })
  })

  it('NI-4: at once when its evidence changed', () => {
    const changes = evidenceChanges(product, [])
    expect(productDue(product, changes, '2026-06-12T09:00:00Z', rules)).toMatchObject({
      by: '2026-06-12T09:00:00Z',
      rule: 'NI-4',
    })
  })
})

describe('NI-1: the control strategy', () => {
  const strategy: ControlStrategy = { from: '2026-04-01', until: '2026-09-30', themes: ['Knife crime'] }
  it.each<[string, Partial<ControlStrategy>, ControlStrategy[], string[]]>([
    ['alone', {}, [], []],
    ['backwards', { until: '2026-03-31' }, [], ['NI-1 BLOCK from']],
    ['of one day', { until: '2026-04-01' }, [], []],
    ['on no day', { from: 'x' }, [], ['NI-1 BLOCK from']],
    ['without a priority', { themes: [' '] }, [], ['NI-1 BLOCK themes']],
    [
      'beside one that ends the day before',
      {},
      [{ ...strategy, from: '2025-10-01', until: '2026-03-31' }],
      [],
    ],
    [
      'beside one that ends on its first day',
      {},
      [{ ...strategy, from: '2025-10-01', until: '2026-04-01' }],
      ['NI-1 BLOCK from'],
    ],
    ['inside another', {}, [{ ...strategy, from: '2026-01-01', until: '2026-12-31' }], ['NI-1 BLOCK from']],
  ])('%s', (_, more, others, problems) =>
    expect(rulesOf(strategyProblems({ ...strategy, ...more }, others))).toEqual(problems),
  )
})

describe('NI-2: an intelligence requirement', () => {
  const one: IntelligenceRequirement = {
    question: 'Who supplies?',
    theme: 'Drugs',
    madeOn: '2026-08-31',
    answeredBy: [],
  }
  it.each([
    [undefined, '2027-02-28'],
    ['2026-12-24', '2026-12-24'],
    ['2027-03-01', '2027-02-28'],
    ['x', '2027-02-28'],
  ])('with its own end %s ends on %s', (expires, end) =>
    expect(requirementEnds({ ...one, expires }, rules)).toBe(end),
  )

  it.each<[Partial<IntelligenceRequirement>, string, string]>([
    [{}, '2027-02-28', 'OPEN'],
    [{}, '2027-03-01', 'EXPIRED'],
    [{ answeredBy: ['r'] }, '2026-09-01', 'ANSWERED'],
    [{ answeredBy: ['r'] }, '2027-03-01', 'EXPIRED'],
    [{ answeredBy: ['r'], closedAs: 'ANSWERED' }, '2027-03-01', 'CLOSED'],
  ])('%j on %s is %s', (more, day, standing) =>
    expect(requirementStanding({ ...one, ...more }, day, rules)).toBe(standing),
  )
})

describe('NI-6: the tasking meeting', () => {
  const adopted: TaskingItem = {
    problem: 'Thefts of vans',
    decision: 'ADOPTED',
    decidedById: 'ds',
    ownerId: 'ann',
    kind: 'ENFORCEMENT',
    tactic: 'Plain car',
    dueOn: '2026-06-18',
  }
  it.each<[string, TaskingItem, string[]]>([
    ['adopted', adopted, []],
    ['no problem', { ...adopted, problem: '' }, ['NI-6 BLOCK problem']],
    ['not decided', { problem: 'x' }, ['NI-6 BLOCK decision']],
    ['decided by nobody', { ...adopted, decidedById: '' }, ['NI-6 BLOCK decidedById']],
    ['without an owner', { ...adopted, ownerId: undefined }, ['NI-6 BLOCK ownerId']],
    ['without a tactic', { ...adopted, tactic: '' }, ['NI-6 BLOCK tactic']],
    ['without its kind', { ...adopted, kind: undefined }, ['NI-6 BLOCK tactic']],
    ['without a day', { ...adopted, dueOn: undefined }, ['NI-6 BLOCK dueOn']],
    ['due before the meeting', { ...adopted, dueOn: '2026-06-10' }, ['NI-6 BLOCK dueOn']],
    ['due on the day of the meeting', { ...adopted, dueOn: '2026-06-11' }, []],
    [
      'refused without a reason',
      { problem: 'x', decision: 'REFUSED', decidedById: 'ds' },
      ['NI-6 BLOCK reason'],
    ],
    [
      'deferred with a reason',
      { problem: 'x', decision: 'DEFERRED', decidedById: 'ds', reason: 'No cars' },
      [],
    ],
    [
      'closed without a result',
      { problem: 'x', decision: 'CLOSED', decidedById: 'ds' },
      ['NI-6 BLOCK result'],
    ],
    [
      'closed without words',
      { problem: 'x', decision: 'CLOSED', decidedById: 'ds', result: 'DID_NOT' },
      ['NI-6 BLOCK result'],
    ],
    [
      'closed as it did not work',
      { problem: 'x', decision: 'CLOSED', decidedById: 'ds', result: 'DID_NOT', resultWords: 'Moved on' },
      [],
    ],
  ])('%s', (_, item, problems) => expect(rulesOf(taskingProblems(item, '2026-06-11'))).toEqual(problems))
})

describe('NI-7: a crime group', () => {
  const all = (value: number) => Object.fromEntries(groupScoreParts.map(({ code }) => [code, value]))
  it.each([
    [all(0), 0],
    [all(5), 100],
    [{ ...all(0), VIOLENCE: 5 }, 24],
    [{ ...all(0), REACH: 5 }, 12],
    [{ ...all(0), VIOLENCE: 6 }, undefined],
    [{ ...all(0), VIOLENCE: -1 }, undefined],
    [{ VIOLENCE: 5 }, undefined],
  ])('%j scores %s', (score, expected) => expect(groupScore(score)).toBe(expected))

  it('never falls when a part rises', () => {
    for (const { code } of groupScoreParts) {
      const scores = [0, 1, 2, 3, 4, 5].map((part) => groupScore({ ...all(2), [code]: part }) ?? -1)
      expect(scores).toEqual(scores.toSorted((a, b) => a - b))
      expect(new Set(scores).size).toBe(6)
    }
  })

  const group: CrimeGroup = {
    score: all(1),
    scoredAt: '2026-06-11T09:00:00Z',
    ownerId: 'ann',
    memberIds: ['a', 'b'],
  }
  it.each<[string, Partial<CrimeGroup>, string[]]>([
    ['whole', {}, []],
    ['without an owner', { ownerId: '' }, ['NI-7 BLOCK ownerId']],
    ['of one person twice', { memberIds: ['a', 'a'] }, ['NI-7 BLOCK memberIds']],
    ['scored in part', { score: { VIOLENCE: 2 } }, ['NI-7 ASK score']],
    ['scored too high', { score: { ...all(1), DRUGS: 9 } }, ['NI-7 ASK score']],
  ])('%s', (_, more, problems) =>
    expect(rulesOf(crimeGroupProblems({ ...group, ...more }))).toEqual(problems),
  )

  it.each([
    ['2026-06-11T09:00:00Z', '2026-12-11T00:00:00.000Z'],
    ['2026-01-11T09:00:00Z', '2026-07-10T23:00:00.000Z'],
    ['x', '2026-06-12T09:00:00Z'],
  ])('scored at %s is scored anew by %s', (scoredAt, by) => {
    expect(crimeGroupDue({ scoredAt }, '2026-06-12T09:00:00Z', rules).by).toBe(by)
  })
})
