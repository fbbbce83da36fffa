/** Briefings of live records and alerts on records that are followed (BF-1 to BF-6, SB-1 to SB-3). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  briefingDue,
  briefingFor,
  type BriefingItem,
  briefingProblems,
  isItemStanding,
  type LiveRecord,
  type ReadReceipt,
  unreadBy,
} from './briefing.ts'
import { intelligenceRulesOn } from './intelligence-rules-table.ts'
import { alertsOf, followersShown, type Happening, type Subscription } from './subscriptions.ts'

const rules = intelligenceRulesOn('2026-06-11')
const rulesOf = (problems: { rule: string; field?: string }[]) =>
  problems.map(({ rule, field }) => `${rule} ${field}`)
const item = (id: string, more: Partial<BriefingItem> = {}): BriefingItem => ({
  id,
  recordId: id,
  ask: 'Look out for the van',
  addedById: 'ann',
  addedAt: '2026-06-11T09:00:00Z',
  until: '2026-06-18',
  harm: 5,
  isMustRead: false,
  ...more,
})
const live: LiveRecord = { version: 1, title: 'Van', marking: 'OFFICIAL', isEnded: false, isOnPhone: true }

describe('BF-1 and BF-2: an item', () => {
  it.each<[string, Partial<BriefingItem>, string[]]>([
    ['whole', {}, []],
    ['that asks for nothing', { ask: ' ' }, ['BF-1 ask']],
    ['without an end', { until: undefined }, ['BF-2 until']],
    ['of no day', { until: 'x' }, ['BF-2 until']],
    ['that ended before it began', { until: '2026-06-10' }, ['BF-2 until']],
    ['of one day', { until: '2026-06-11' }, []],
    ['of fourteen days', { until: '2026-06-25' }, []],
    ['of fifteen', { until: '2026-06-26' }, ['BF-2 until']],
    ['looked at again since', { until: '2026-07-05', lookedOn: '2026-06-22' }, []],
  ])('%s', (_, more, problems) => expect(rulesOf(briefingProblems(item('a', more), rules))).toEqual(problems))

  it.each<[string, Partial<BriefingItem>, string, boolean]>([
    ['on its first day', {}, '2026-06-11', true],
    ['the day before', {}, '2026-06-10', false],
    ['on its last day', {}, '2026-06-18', true],
    ['the day after', {}, '2026-06-19', false],
    ['added after midnight in London', { addedAt: '2026-06-10T23:30:00Z' }, '2026-06-11', true],
    ['without an end', { until: undefined }, '2026-06-11', false],
    ['of no day', { until: 'x' }, '2026-06-11', false],
    ['with an end beyond the rule, within it', { until: '2026-12-31' }, '2026-06-25', true],
    ['with an end beyond the rule, after it', { until: '2026-12-31' }, '2026-06-26', false],
    ['added at no time', { addedAt: 'x' }, '2026-06-11', false],
  ])('stands %s', (_, more, day, expected) =>
    expect(isItemStanding(item('a', more), day, rules)).toBe(expected),
  )
})

describe('BF-3 and BF-4: the briefing of a reader', () => {
  const reader = { userId: 'ann', isOnPhone: false }
  const read = (itemId: string, version: number, userId = 'ann'): ReadReceipt => ({
    itemId,
    userId,
    version,
    at: '2026-06-11T10:00:00Z',
  })
  const shown = (
    items: BriefingItem[],
    of: Record<string, Partial<LiveRecord>>,
    receipts: ReadReceipt[] = [],
    isOnPhone = false,
  ) =>
    briefingFor(
      items,
      { ...reader, isOnPhone },
      (id) => (of[id] === undefined ? undefined : { ...live, ...of[id] }),
      receipts,
      '2026-06-11',
      rules,
    )

  it('has what stands and may be seen as it is now, gravest first', () => {
    const found = shown([item('a'), item('b', { harm: 20 }), item('c'), item('d', { until: '2026-06-10' })], {
      a: {},
      b: { title: 'Man' },
      d: {},
    })
    expect(found.items.map(({ id, title }) => `${id} ${title}`)).toEqual(['b Man', 'a Van'])
  })

  it('drops what has ended, and on a phone what does not show there', () => {
    const items = [item('a'), item('b')]
    expect(shown(items, { a: { isEnded: true }, b: { isOnPhone: false } }).items.map(({ id }) => id)).toEqual(
      ['b'],
    )
    expect(shown(items, { a: {}, b: { isOnPhone: false } }, [], true).items.map(({ id }) => id)).toEqual([
      'a',
    ])
  })

  it.each([
    ['never read', [], false, false],
    ['read as it is', [read('a', 3)], true, false],
    ['read before it changed', [read('a', 2)], false, true],
    ['read before and after', [read('a', 2), read('a', 3)], true, false],
    ['read by another', [read('a', 3, 'ben')], false, false],
  ])('%s', (_, receipts, isRead, isChanged) => {
    expect(shown([item('a')], { a: { version: 3 } }, receipts).items[0]).toMatchObject({ isRead, isChanged })
  })

  it('is marked as what is shown, not as what is not', () => {
    const marked = { a: {}, b: { marking: 'OFFICIAL-SENSITIVE' as const, isOnPhone: false } }
    expect(shown([item('a'), item('b')], marked).marking).toBe('OFFICIAL-SENSITIVE')
    expect(shown([item('a'), item('b')], marked, [], true).marking).toBe('OFFICIAL')
  })

  it('is byte for byte the same as if what the reader may not see were not on it', () => {
    const ids = ['a', 'b', 'c', 'd']
    fc.assert(
      fc.property(
        fc.subarray(ids),
        fc.subarray(ids),
        fc.array(fc.nat(30), { minLength: 4, maxLength: 4 }),
        (on, hidden, harms) => {
          const items = on.map((id, place) => item(id, { harm: harms[place] ?? 0 }))
          const of = Object.fromEntries(ids.filter((id) => !hidden.includes(id)).map((id) => [id, {}]))
          const without = items.filter(({ id }) => !hidden.includes(id))
          expect(JSON.stringify(shown(items, of))).toBe(JSON.stringify(shown(without, of)))
        },
      ),
    )
  })

  it('BF-5: who has to read it still', () => {
    const audience = ['cy', 'ann', 'ben', 'ann']
    const receipts = [read('a', 2), read('a', 1, 'ben'), read('b', 2, 'cy')]
    expect(unreadBy({ id: 'a', isMustRead: true }, 2, audience, receipts)).toEqual(['ben', 'cy'])
    expect(unreadBy({ id: 'a', isMustRead: false }, 2, audience, receipts)).toEqual([])
  })

  it('BF-5 and BF-6: is due in a day of real time, and looked at again after its last day', () => {
    const must = item('a', { isMustRead: true, addedAt: '2026-03-28T12:00:00Z', until: '2026-04-05' })
    const lines = (changedAt: string, unread: number) =>
      briefingDue(must, changedAt, unread, '2026-03-28T13:00:00Z', rules).map(
        ({ what, by }) => `${what} ${by}`,
      )
    expect(lines(must.addedAt, 1)).toEqual([
      'READ_ITEM 2026-03-29T12:00:00.000Z',
      'LOOK_AGAIN 2026-04-05T23:00:00.000Z',
    ])
    expect(lines('2026-03-29T12:00:00Z', 1)[0]).toBe('READ_ITEM 2026-03-30T12:00:00.000Z')
    expect(lines('2026-03-27T12:00:00Z', 1)[0]).toBe('READ_ITEM 2026-03-29T12:00:00.000Z')
    expect(lines(must.addedAt, 0)).toEqual(['LOOK_AGAIN 2026-04-05T23:00:00.000Z'])
    expect(
      briefingDue({ ...must, until: undefined }, must.addedAt, 0, '2026-03-28T13:00:00Z', rules)[0]?.by,
    ).toBe('2026-03-28T13:00:00Z')
  })
})

describe('SB-1 to SB-3: following a record', () => {
  const follow = (userId: string, more: Partial<Subscription> = {}): Subscription => ({
    userId,
    recordId: 'n',
    events: ['STOPPED', 'SEARCHED'],
    purpose: 'INVESTIGATION',
    until: '2026-06-30',
    isSilent: false,
    ...more,
  })
  const stopped: Happening = {
    kind: 'STOPPED',
    recordId: 'n',
    byRecordId: 'stop',
    actorId: 'pc',
    at: '2026-06-11T22:00:00Z',
    day: '2026-06-11',
  }
  const rights = { maySee: () => true, isHiddenActor: () => false }
  const told = (
    subscriptions: Subscription[],
    happening = stopped,
    more: Partial<typeof rights> | object = {},
  ) => alertsOf(happening, subscriptions, { ...rights, ...more }).map(({ userId }) => userId)

  it.each<[string, Subscription, boolean]>([
    ['a follower', follow('ann'), true],
    ['of another record', follow('ann', { recordId: 'm' }), false],
    ['of other events', follow('ann', { events: ['ARRESTED'] }), false],
    ['who did it', follow('pc'), false],
    ['on the last day', follow('ann', { until: '2026-06-11' }), true],
    ['after it', follow('ann', { until: '2026-06-10' }), false],
  ])('SB-1: %s: %s', (_, one, expected) => expect(told([one])).toEqual(expected ? [one.userId] : []))

  it('SB-1: nothing is sent to whom the record, or the one that says so, is closed', () => {
    expect(told([follow('ann')], stopped, { maySee: (_: string, id: string) => id !== 'n' })).toEqual([])
    expect(told([follow('ann')], stopped, { maySee: (_: string, id: string) => id !== 'stop' })).toEqual([])
    expect(told([follow('ann'), follow('ben')], stopped, { maySee: (who: string) => who === 'ben' })).toEqual(
      ['ben'],
    )
  })

  it('SB-2: a look of a hidden reader is told to nobody, and another act of theirs without their name', () => {
    const looked: Happening = { ...stopped, kind: 'SEARCHED', byRecordId: undefined }
    const hidden = { ...rights, isHiddenActor: () => true }
    expect(alertsOf(looked, [follow('ann')], hidden)).toEqual([])
    expect(alertsOf(looked, [follow('ann')], rights)).toEqual([
      { userId: 'ann', kind: 'SEARCHED', recordId: 'n', actorId: 'pc', at: '2026-06-11T22:00:00Z' },
    ])
    expect(alertsOf(stopped, [follow('ann')], hidden)).toEqual([
      { userId: 'ann', kind: 'STOPPED', recordId: 'n', byRecordId: 'stop', at: '2026-06-11T22:00:00Z' },
    ])
  })

  it('SB-3: who looks is told of open followers, and silent ones leave no trace', () => {
    const all = [
      follow('ben'),
      follow('ann'),
      follow('ann'),
      follow('cy', { isSilent: true }),
      follow('dee', { until: '2026-06-10' }),
    ]
    expect(followersShown('n', 'pc', '2026-06-11', all)).toEqual(['ann', 'ben'])
    expect(followersShown('n', 'ben', '2026-06-11', all)).toEqual(['ann'])
    expect(followersShown('m', 'pc', '2026-06-11', all)).toEqual([])
  })
})
