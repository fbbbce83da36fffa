/** What victims need, when they are told, and what counts as telling them (VN-1 to VN-4, VC-1 to VC-9, SG-07). */
import { describe, expect, it } from 'vitest'
import { investigationRulesOn } from './investigation-rules-table.ts'
import {
  type Contact,
  contactProblems,
  type ContactPlan,
  contactStanding,
  isContactCounted,
  overdueContacts,
  owedUpdate,
  referralState,
} from './victim-contact.ts'
import { contactBy, contactsFor, type ContactTrigger, contactTriggers } from './victim-deadlines.ts'
import { type NeedsAssessment, type NeedsFacts, needsProblems, victimNeeds } from './victim-needs.ts'

const rules = investigationRulesOn('2026-06-11')

describe('VN-1: enhanced rights and special measures', () => {
  it.each<[NeedsFacts, boolean, boolean, boolean, number]>([
    [{}, false, false, false, 0],
    [{ age: 17 }, true, true, false, 8],
    [{ age: 18 }, false, false, false, 0],
    [{ isDomestic: true, age: 30 }, true, false, true, 6],
    [{ isSexual: true, hasMentalDisorder: true }, true, true, true, 8],
    [{ isBereaved: true }, true, false, false, 0],
    [{ isSlavery: true }, true, false, true, 6],
    [{ isPersistentlyTargeted: true }, true, false, false, 0],
  ])('%o', (facts, isEnhanced, isVulnerable, isIntimidated, measures) => {
    const needs = victimNeeds(facts)
    expect(needs).toMatchObject({ isEnhanced, isVulnerable, isIntimidated })
    expect(needs.measures).toHaveLength(measures)
  })

  const whole: NeedsAssessment = {
    askedAt: '2026-06-11T09:00:00Z',
    isEnhanced: true,
    measuresWanted: [],
    isStatementOffered: true,
    isReferralOffered: true,
  }
  it.each<[Partial<NeedsAssessment>, NeedsFacts, string[]]>([
    [{}, { isDomestic: true }, []],
    [{ askedAt: undefined }, {}, ['VN-2 ASK']],
    [{ isEnhanced: undefined }, {}, ['VN-2 ASK']],
    [{ isEnhanced: false }, { age: 12 }, ['VN-2 BLOCK']],
    [{ isEnhanced: false, differsBecause: 'She asks for the ordinary ones' }, { age: 12 }, []],
    [{ measuresWanted: ['S29'], viewInOwnWords: 'x' }, { isDomestic: true }, ['VN-3 BLOCK']],
    [{ measuresWanted: ['S23'] }, { isDomestic: true }, ['VN-3 ASK']],
    [{ isStatementOffered: false, isReferralOffered: undefined }, {}, ['VN-4 ASK', 'VC-3 ASK']],
  ])('%o for %o says %o', (change, facts, problems) => {
    const said = needsProblems({ ...whole, ...change }, facts)
    expect(said.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(problems)
  })
})

describe('VC-1: key decisions in working days', () => {
  it.each<[string, ContactTrigger, boolean, string]>([
    ['2026-06-11', 'CHARGED', false, '2026-06-18'],
    ['2026-06-11', 'CHARGED', true, '2026-06-12'],
    ['2026-06-12', 'RUI', true, '2026-06-15'],
    ['2026-04-02', 'BAILED', true, '2026-04-07'],
    ['2026-04-02', 'BAILED', false, '2026-04-13'],
    ['2026-12-23', 'NOT_CHARGED', false, '2027-01-04'],
    ['2026-06-11', 'SERVICE_REFERRAL', true, '2026-06-15'],
    ['2026-06-11', 'REPORTED', true, '2026-06-18'],
    ['2026-06-11', 'PROPERTY_BACK', false, '2026-06-18'],
  ])('%s %s, enhanced %s: by the end of %s', (day, trigger, isEnhanced, last) => {
    const by = contactBy(trigger, `${day}T10:00:00Z`, isEnhanced, rules) ?? ''
    const lastMinute = new Date(Date.parse(by) - 60_000)
    expect(lastMinute.toLocaleDateString('sv-SE', { timeZone: 'Europe/London' })).toBe(last)
    expect(lastMinute.toLocaleTimeString('en-GB', { timeZone: 'Europe/London' })).toBe('23:59:00')
  })

  it('SG-07: every victim has a row, but for what they asked not to be told', () => {
    const rows = contactsFor(
      'ARRESTED',
      '2026-06-11T10:00:00Z',
      [
        { victimId: 'a', isEnhanced: true, optedOut: [] },
        { victimId: 'b', isEnhanced: false, optedOut: ['ARRESTED'] },
        { victimId: 'c', isEnhanced: false, optedOut: ['CHARGED'] },
      ],
      rules,
    )
    expect(rows.map(({ victimId, by, rule, isOverdue }) => [victimId, by, rule, isOverdue])).toEqual([
      ['a', '2026-06-12T23:00:00.000Z', 'VC-1', false],
      ['c', '2026-06-18T23:00:00.000Z', 'VC-1', false],
    ])
    expect(contactTriggers.filter(({ isKeyDecision }) => isKeyDecision)).toHaveLength(13)
  })
})

describe('VC-6: what counts as contact', () => {
  const plan: ContactPlan = { enoughWays: ['LETTER'], unsafeWays: ['TEXT'] }
  const contact = (more: Partial<Contact>): Contact => ({
    at: '2026-06-11T12:00:00Z',
    way: 'PHONE',
    isReached: true,
    trigger: 'CHARGED',
    said: 'Told',
    ...more,
  })
  it.each<[Partial<Contact>, boolean]>([
    [{}, true],
    [{ isReached: false }, false],
    [{ way: 'VOICEMAIL', isReached: false }, false],
    [{ way: 'EMAIL', isReached: false }, false],
    [{ way: 'LETTER', isReached: false }, true],
    [{ way: 'TEXT' }, false],
  ])('%o: %s', (more, counts) => expect(isContactCounted(contact(more), plan)).toBe(counts))

  it.each<[Partial<Contact>, string[]]>([
    [{}, []],
    [{ at: '2026-06-12T12:00:01Z' }, ['VC-8 BLOCK']],
    [{ way: 'VOICEMAIL' }, ['VC-6 BLOCK']],
    [{ way: 'TEXT' }, ['VC-7 WARN']],
    [{ said: '' }, ['VC-8 ASK']],
  ])('entering %o says %o', (more, problems) => {
    const said = contactProblems(contact(more), plan, '2026-06-12T12:00:00Z')
    expect(said.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(problems)
  })

  const owed = {
    victimId: 'v',
    trigger: 'CHARGED',
    since: '2026-06-11T10:00:00Z',
    by: '2026-06-12T23:00:00Z',
    harm: 3,
  } as const
  it.each<[string, Partial<Contact>[], string, number]>([
    ['nothing yet', [], 'OVERDUE', 0],
    [
      'two voicemails',
      [
        { way: 'VOICEMAIL', isReached: false },
        { way: 'VOICEMAIL', isReached: false },
      ],
      'OVERDUE',
      2,
    ],
    ['reached about something else', [{ trigger: 'ARRESTED' }], 'OVERDUE', 0],
    ['reached before it happened', [{ at: '2026-06-11T09:00:00Z' }], 'OVERDUE', 0],
    ['a voicemail, then reached', [{ way: 'VOICEMAIL', isReached: false }, {}], 'DONE', 1],
  ])('%s', (_words, contacts, state, failed) => {
    const standing = contactStanding(owed, contacts.map(contact), plan, '2026-06-13T09:00:00Z')
    expect([standing.state, standing.failedAttempts]).toEqual([state, failed])
  })

  it('before its time it is owed, and after a contact it names when', () => {
    expect(contactStanding(owed, [], plan, '2026-06-12T09:00:00Z').state).toBe('OWED')
    const late = contact({ at: '2026-06-12T10:00:00Z' })
    expect(contactStanding(owed, [late, contact({})], plan, '2026-06-12T11:00:00Z').doneAt).toBe(
      '2026-06-11T12:00:00Z',
    )
  })

  it('VC-5: the next update runs from the last time the victim was reached, which does not answer it', () => {
    const victim = { victimId: 'v', harm: 1, reportedAt: '2026-05-01T09:00:00Z' }
    const tried = [
      contact({ at: '2026-05-20T09:00:00Z', isReached: false }),
      contact({ at: '2026-05-10T09:00:00Z' }),
    ]
    const update = owedUpdate(victim, tried, plan, rules)
    expect(update).toMatchObject({ by: '2026-06-09T09:00:00.000Z', trigger: 'UPDATE' })
    expect(update && contactStanding(update, tried, plan, '2026-06-10T09:00:00Z').state).toBe('OVERDUE')
    expect(owedUpdate(victim, [], { ...plan, everyDays: 7 }, rules)?.by).toBe('2026-05-08T09:00:00.000Z')
  })

  it('VC-9: overdue ones come by harm, then by how long', () => {
    const row = (victimId: string, harm: number, by: string) => ({ ...owed, victimId, harm, by })
    const now = '2026-06-13T09:00:00Z'
    const standings = [
      row('late', 1, '2026-06-01T09:00:00Z'),
      row('grave', 9, '2026-06-12T09:00:00Z'),
      row('graver', 9, '2026-06-10T09:00:00Z'),
      row('not yet', 9, '2026-06-20T09:00:00Z'),
    ].map((one) => contactStanding(one, [], plan, now))
    expect(overdueContacts(standings, now).map(({ victimId }) => victimId)).toEqual([
      'graver',
      'grave',
      'late',
    ])
  })

  it.each([
    [{ isOffered: false }, 'NOT_OFFERED'],
    [{ isOffered: true }, 'TO_SEND'],
    [{ isOffered: true, isDeclined: true }, 'DECLINED'],
    [{ isOffered: true, sentAt: 'x' }, 'SENT'],
    [{ isOffered: true, sentAt: 'x', receiptAt: 'y' }, 'RECEIVED'],
  ])('VC-3: a referral with %o is %s', (referral, state) => {
    expect(referralState({ reportedAt: '2026-06-11T10:00:00Z', ...referral })).toBe(state)
  })
})
