/** Out-of-court resolutions (OR-1 to OR-7), and messages that arrive once (OB-1 to OB-7). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMinutes, type Instant } from '../time/instant.ts'
import { seeded } from './case-file.testing.ts'
import { caseRulesOn } from './case-rules-table.ts'
import { qualityRules } from './file-quality.ts'
import {
  breachProblems,
  complianceOf,
  type ResolutionFacts,
  resolutionKinds,
  resolutionProblems,
} from './out-of-court.ts'
import {
  afterEvent,
  afterSilence,
  type OutboxEvent,
  type OutboxMessage,
  readyToSend,
  receive,
  retryWait,
} from './outbox.ts'
import { refusalWords } from './refusal-words.ts'

const rules = caseRulesOn('2026-11-20')
const found = (problems: { rule: string; field?: string; severity: string }[]) =>
  problems.map(({ rule, field, severity }) => `${rule} ${field}${severity === 'BLOCK' ? '' : ` ${severity}`}`)

describe('OR-1 to OR-5: offering a resolution', () => {
  const simple: ResolutionFacts = {
    kind: 'SIMPLE_CAUTION',
    age: 30,
    offeredOn: '2026-11-20',
    isEvidenceEnough: true,
    hasAdmitted: true,
    acceptsResponsibility: true,
    hasAgreed: true,
    wasAdviceOffered: true,
    isIndictableOnly: false,
    isDomestic: false,
    isHate: false,
    decidedBy: 'POLICE',
    hasVictim: true,
    victimViews: 'Wants an apology',
    conditions: [],
  }
  const condition = { text: 'Pay for the window', aim: 'REPAIR' as const, dueOn: '2027-01-10' }
  const conditional: ResolutionFacts = { ...simple, kind: 'CONDITIONAL_CAUTION', conditions: [condition] }
  const youth: ResolutionFacts = {
    ...simple,
    kind: 'YOUTH_CAUTION',
    age: 15,
    isAdultPresent: true,
    isYouthTeamAsked: true,
  }
  const community: ResolutionFacts = { ...simple, kind: 'COMMUNITY_RESOLUTION', hasAdmitted: false }

  it.each<[string, ResolutionFacts, string[]]>([
    ['a simple caution', simple, []],
    ['a conditional one', conditional, []],
    ['a youth caution', youth, []],
    ['a community resolution without an admission of all', community, []],
    ['of a child of ten', { ...youth, age: 10 }, []],
    ['of a child of nine', { ...youth, age: 9 }, ['OR-1 kind']],
    ['a youth caution at eighteen', { ...youth, age: 18 }, ['OR-1 kind']],
    [
      'a simple caution at seventeen',
      { ...simple, age: 17, isAdultPresent: true, isYouthTeamAsked: true },
      ['OR-1 kind'],
    ],
    ['of an unknown age', { ...simple, age: undefined }, ['OR-1 age']],
    ['of a weak case', { ...simple, isEvidenceEnough: false }, ['OR-2 isEvidenceEnough']],
    ['without admission', { ...simple, hasAdmitted: false }, ['OR-2 hasAdmitted']],
    [
      'without responsibility',
      { ...community, acceptsResponsibility: false },
      ['OR-2 acceptsResponsibility'],
    ],
    ['without agreement', { ...simple, hasAgreed: false }, ['OR-2 hasAgreed']],
    ['without advice', { ...simple, wasAdviceOffered: false }, ['OR-2 wasAdviceOffered']],
    ['of a child alone', { ...youth, isAdultPresent: false }, ['OR-2 isAdultPresent']],
    ['of a child nobody asked about', { ...youth, isYouthTeamAsked: undefined }, ['OR-3 isYouthTeamAsked']],
    ['of domestic abuse by police', { ...simple, isDomestic: true }, ['OR-3 decidedBy']],
    ['of a hate crime by police', { ...community, isHate: true }, ['OR-3 decidedBy']],
    ['of a hate crime by the prosecutor', { ...simple, isHate: true, decidedBy: 'CPS' }, []],
    ['indictable only, by police', { ...simple, isIndictableOnly: true }, ['OR-3 decidedBy']],
    [
      'indictable only, resolved without an inspector',
      { ...community, isIndictableOnly: true },
      ['OR-3 inspectorId'],
    ],
    ['indictable only, resolved with one', { ...community, isIndictableOnly: true, inspectorId: 'i' }, []],
    ['of a victim not asked', { ...simple, victimViews: '' }, ['OR-4 victimViews']],
    [
      'of a victim who could not be asked',
      { ...simple, victimViews: undefined, whyNotAsked: 'Abroad, no answer' },
      [],
    ],
    ['without a victim', { ...simple, hasVictim: false, victimViews: undefined }, []],
    ['conditional without conditions', { ...conditional, conditions: [] }, ['OR-5 conditions']],
    ['simple with conditions', { ...simple, conditions: [condition] }, ['OR-5 conditions']],
    [
      'with an empty condition',
      { ...conditional, conditions: [{ text: '' }] },
      ['OR-5 conditions.0.text', 'OR-5 conditions.0.aim', 'OR-5 conditions.0.dueOn'],
    ],
    [
      'with a condition on the last day',
      { ...conditional, conditions: [{ ...condition, dueOn: '2027-03-12' }] },
      [],
    ],
    [
      'with a condition a day too long',
      { ...conditional, conditions: [{ ...condition, dueOn: '2027-03-13' }] },
      ['OR-5 conditions.0.dueOn'],
    ],
    [
      'with a condition before the offer',
      { ...conditional, conditions: [{ ...condition, dueOn: '2026-11-19' }] },
      ['OR-5 conditions.0.dueOn'],
    ],
  ])('%s', (_, facts, problems) => expect(found(resolutionProblems(facts, rules))).toEqual(problems))

  it('each kind ends in its outcome', () =>
    expect(resolutionKinds.map(({ outcome }) => outcome)).toEqual(['3', '3A', '2', '2A', '8']))
})

describe('OR-6 and OR-7: compliance', () => {
  const condition = { text: 'x', dueOn: '2026-11-20' }
  const done = { ...condition, doneOn: '2026-11-20', evidence: 'Receipt' }
  it.each<[string, Parameters<typeof complianceOf>[0], string, string]>([
    ['on the last day', [condition], '2026-11-20', 'RUNNING'],
    ['the day after', [condition], '2026-11-21', 'TO_CHECK'],
    ['on the last day of checking', [condition], '2026-11-27', 'TO_CHECK'],
    ['after it', [condition], '2026-11-28', 'BROKEN'],
    ['done with evidence', [done], '2026-12-31', 'COMPLIED'],
    ['done without', [{ ...done, evidence: ' ' }], '2026-12-31', 'BROKEN'],
    ['done too late', [{ ...done, doneOn: '2026-11-21' }], '2026-12-31', 'BROKEN'],
    ['one of two', [done, { ...condition, dueOn: '2026-12-31' }], '2026-12-31', 'RUNNING'],
    ['none asked', [], '2026-12-31', 'COMPLIED'],
  ])('%s', (_, conditions, today, standing) => expect(complianceOf(conditions, today, rules)).toBe(standing))

  it('a breach is not decided before the person was asked', () => {
    expect(found(breachProblems({}))).toEqual([
      'OR-7 askedOn',
      'OR-7 explanation',
      'OR-7 decidedBy',
      'OR-7 next',
    ])
    expect(
      breachProblems({ askedOn: '2026-11-20', explanation: 'Ill', decidedBy: 'ps', next: 'EXCUSE' }),
    ).toEqual([])
  })
})

const start: Instant = '2026-11-20T09:00:00.000Z'
const message = (more: Partial<OutboxMessage> = {}): OutboxMessage => ({
  id: 'm1',
  caseId: 'c1',
  receiver: 'COURT',
  order: 1,
  state: 'QUEUED',
  attempts: 0,
  notBefore: start,
  ...more,
})
const later = (minutes: number): Instant => addMinutes(start, minutes) ?? start

describe('OB-1 to OB-5: a message', () => {
  const run = (from: OutboxMessage, ...events: OutboxEvent[]) =>
    events.reduce((one, event) => afterEvent(one, event, rules), from)
  const begin: OutboxEvent = { kind: 'BEGIN', at: start }
  const failed: OutboxEvent = { kind: 'FAILED', at: start, fault: 'No connection' }

  it.each<[string, OutboxEvent[], string]>([
    ['is begun', [begin], 'SENDING'],
    ['is delivered', [begin, { kind: 'DELIVERED', at: start }], 'SENT'],
    [
      'is acknowledged',
      [begin, { kind: 'DELIVERED', at: start }, { kind: 'ACKNOWLEDGED', at: start }],
      'ACKNOWLEDGED',
    ],
    [
      'is acknowledged before the delivery is known',
      [begin, { kind: 'ACKNOWLEDGED', at: start }, { kind: 'DELIVERED', at: start }],
      'ACKNOWLEDGED',
    ],
    ['is acknowledged after it failed', [begin, failed, { kind: 'ACKNOWLEDGED', at: start }], 'ACKNOWLEDGED'],
    ['waits again after a failure', [begin, failed], 'QUEUED'],
    ['waits again after a restart', [begin, { kind: 'RECOVERED', at: start }], 'QUEUED'],
    ['is refused', [begin, { kind: 'REFUSED', at: start, codes: ['HO100206'] }], 'REFUSED'],
    [
      'is not refused once acknowledged',
      [
        { kind: 'ACKNOWLEDGED', at: start },
        { kind: 'REFUSED', at: start, codes: ['X'] },
      ],
      'ACKNOWLEDGED',
    ],
    ['is not begun before its time', [begin, failed, begin], 'QUEUED'],
    ['is not delivered before it is begun', [{ kind: 'DELIVERED', at: start }], 'QUEUED'],
    [
      'is sent again by a person',
      [begin, { kind: 'REFUSED', at: start, codes: ['X'] }, { kind: 'REPLAYED', at: start }],
      'QUEUED',
    ],
    ['is not sent twice at a time', [begin, { kind: 'REPLAYED', at: start }], 'SENDING'],
    [
      'is not sent again once acknowledged',
      [
        { kind: 'ACKNOWLEDGED', at: start },
        { kind: 'REPLAYED', at: start },
      ],
      'ACKNOWLEDGED',
    ],
  ])('%s', (_, events, state) => {
    const after = run(message(), ...events)
    expect(after.state).toBe(state)
    expect(after.id).toBe('m1')
    // A replay counts from nought; a beginning that is refused counts nothing.
    const begun = events[0]?.kind === 'BEGIN' ? 1 : 0
    const isReplayed = state === 'QUEUED' && events.at(-1)?.kind === 'REPLAYED'
    expect(after.attempts).toBe(isReplayed ? 0 : begun)
  })

  it('OB-3: waits twice as long each time, up to the longest, and not all at once', () => {
    const waits = Array.from({ length: 12 }, (_, index) => retryWait('m1', index + 1, rules))
    for (const [index, wait] of waits.entries()) {
      const full = Math.min(rules.retrySeconds * 2 ** index, rules.retryLongestSeconds)
      expect(wait).toBeLessThanOrEqual(full)
      expect(wait).toBeGreaterThanOrEqual(Math.floor(full * 0.75))
    }
    expect(
      new Set(Array.from({ length: 50 }, (_, index) => retryWait(`m${index}`, 8, rules))).size,
    ).toBeGreaterThan(20)
  })

  it('OB-4: stops for a person after so many attempts, and is kept', () => {
    let one = message()
    for (let attempt = 0; attempt < rules.retryAttempts + 3; attempt += 1)
      one = afterEvent(
        afterEvent(one, { kind: 'BEGIN', at: one.notBefore }, rules),
        { ...failed, at: one.notBefore },
        rules,
      )
    expect(one).toMatchObject({ state: 'STOPPED', attempts: rules.retryAttempts, lastFault: 'No connection' })
  })

  it('OB-5: is sent again when no acknowledgement comes', () => {
    const sent = message({ state: 'SENT', sentAt: start, attempts: 1 })
    expect(afterSilence(sent, later(rules.acknowledgeMinutes), rules)).toBe(sent)
    expect(afterSilence(sent, later(rules.acknowledgeMinutes + 1), rules).state).toBe('QUEUED')
    expect(afterSilence(message(), later(600), rules)).toEqual(message())
  })

  it('OB-2: goes in its order within a case, and a refused one holds back those behind it', () => {
    const first = message({ id: 'a', order: 1 })
    const second = message({ id: 'b', order: 2 })
    const other = message({ id: 'c', order: 3, receiver: 'PROSECUTOR' })
    const ids = (list: OutboxMessage[]) => readyToSend(list, start).map(({ id }) => id)
    expect(ids([second, first, other])).toEqual(['a', 'c'])
    expect(ids([{ ...first, state: 'SENT' }, second])).toEqual([])
    expect(ids([{ ...first, state: 'REFUSED' }, second])).toEqual([])
    expect(ids([{ ...first, state: 'ACKNOWLEDGED' }, second])).toEqual(['b'])
    expect(ids([{ ...first, notBefore: later(1) }])).toEqual([])
  })
})

describe('OB-6: a receiver', () => {
  it('takes a number once', () => {
    const taken = new Map([['m1', 'x']])
    expect(receive(taken, { id: 'm2', digest: 'x' })).toBe('TAKE')
    expect(receive(taken, { id: 'm1', digest: 'x' })).toBe('AGAIN')
    expect(receive(taken, { id: 'm1', digest: 'y' })).toBe('CLASH')
  })

  it('has each message exactly once and in order, through drops, repeats, delays and restarts at random', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (seed) => {
        const random = seeded(seed)
        let messages = Array.from({ length: 8 }, (_, index) =>
          message({ id: `m${index}`, caseId: `c${index % 3}`, order: index }),
        )
        const taken = new Map<string, string>()
        const arrived: string[] = []
        /** Answers under way, which come later, twice or never. */
        let answers: { id: string; at: number }[] = []
        const change = (id: string, event: OutboxEvent) => {
          messages = messages.map((one) => (one.id === id ? afterEvent(one, event, rules) : one))
        }
        for (
          let minute = 0;
          minute < 20_000 && messages.some(({ state }) => state !== 'ACKNOWLEDGED');
          minute += 7
        ) {
          const at = later(minute)
          for (const { id } of answers.filter((answer) => answer.at <= minute))
            change(id, { kind: 'ACKNOWLEDGED', at })
          answers = answers.filter((answer) => answer.at > minute)
          if (random() < 0.1) for (const { id } of messages) change(id, { kind: 'RECOVERED', at })
          messages = messages.map((one) => afterSilence(one, at, rules))
          for (const { id, state } of messages) if (state === 'STOPPED') change(id, { kind: 'REPLAYED', at })
          for (const { id } of readyToSend(messages, at)) {
            change(id, { kind: 'BEGIN', at })
            const luck = random()
            const copies = luck < 0.3 ? 0 : 1 + Math.floor(random() * 2)
            for (let copy = 0; copy < copies; copy += 1) {
              if (receive(taken, { id, digest: id }) === 'TAKE') {
                taken.set(id, id)
                arrived.push(id)
              }
              if (random() < 0.7) answers.push({ id, at: minute + Math.floor(random() * 300) })
            }
            // The sender dies before it knows, is told, or is told that it failed although it arrived.
            if (luck < 0.5) change(id, { kind: 'FAILED', at, fault: 'No answer' })
            else if (luck < 0.85) change(id, { kind: 'DELIVERED', at })
          }
          if (random() < 0.5)
            for (const { id, state } of messages)
              if (state === 'SENDING') change(id, { kind: 'RECOVERED', at })
        }
        expect(messages.map(({ state }) => state)).toEqual(messages.map(() => 'ACKNOWLEDGED'))
        expect(arrived.toSorted()).toEqual(messages.map(({ id }) => id).toSorted())
        for (const caseId of ['c0', 'c1', 'c2']) {
          const own = arrived.filter((id) => messages.find((one) => one.id === id)?.caseId === caseId)
          expect(own).toEqual(own.toSorted())
        }
      }),
      { numRuns: 100 },
    )
  }, 30_000)
})

describe('OB-7: a refusal in words', () => {
  it('is known for every code that a rule finds, and says so where it is not', () => {
    for (const rule of qualityRules)
      for (const code of rule.refusedAs) {
        const words = refusalWords(code)
        expect(words.rule, code).toMatch(/^FQ-\d+$/)
        expect(words.says).not.toContain(code)
        expect(words.says.endsWith('.') && words.mend.endsWith('.')).toBe(true)
      }
    expect(refusalWords('HO100404').mend).toContain('by itself')
    expect(refusalWords('SOMETHING_NEW').says).toContain('SOMETHING_NEW, which is not known here')
    expect(refusalWords('SOMETHING_NEW').rule).toBeUndefined()
  })
})
