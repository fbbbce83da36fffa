/** What goes out, what each recipient holds, and who is told of a change (DS-10 to DS-12). */
import { describe, expect, it } from 'vitest'
import { heldBy, isSpoilt, type LedgerEvent, ledgerOf, toTell } from './dissemination-ledger.ts'
import { readGrade } from './grading.ts'

const at = (minute: number) =>
  `2026-06-11T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00Z`
const graded = (paragraphId: string, printed: string, minute = 0): LedgerEvent => {
  const grade = readGrade(printed)
  if (grade === undefined) throw new Error(printed)
  return { kind: 'GRADE', at: at(minute), paragraphId, grade }
}
const written = (paragraphId: string, text: string, minute = 0): LedgerEvent => ({
  kind: 'SANITISE',
  at: at(minute),
  paragraphId,
  text,
})
const given = (
  id: string,
  recipientId: string,
  paragraphIds: string[],
  needsReceipt = false,
): LedgerEvent => ({
  kind: 'DISSEMINATE',
  at: at(1),
  id,
  recipientId,
  paragraphIds,
  needsReceipt,
})
const ready = [graded('p', '1AP'), written('p', 'one'), graded('q', '2CP'), written('q', 'two')]
const held = (events: LedgerEvent[], recipientId: string) =>
  heldBy(ledgerOf(events), recipientId).map(
    ({ paragraphId, version, text }) => `${paragraphId}${version} ${text}`,
  )
const notices = (events: LedgerEvent[]) =>
  ledgerOf(events).notices.map(({ kind, recipientId, paragraphIds, isUrgent }) =>
    [kind, recipientId, paragraphIds.join('+'), isUrgent ? 'urgent' : ''].filter(Boolean).join(' '),
  )

describe('DS-10: what goes out', () => {
  it.each<[string, LedgerEvent[]]>([
    ['a paragraph without a grade', [written('p', 'one'), given('d', 'ann', ['p'])]],
    ['one without a text', [graded('p', '1AP'), given('d', 'ann', ['p'])]],
    ['one of two that is not ready', [...ready.slice(0, 3), given('d', 'ann', ['p', 'q'])]],
    ['nothing', [...ready, given('d', 'ann', [])]],
    ['the same number again', [...ready, given('d', 'ben', ['p']), given('d', 'ann', ['p'])]],
    [
      'a report that is held back',
      [...ready, { kind: 'QUARANTINE', at: at(2), reason: 'x' }, given('d', 'ann', ['p'])],
    ],
    [
      'a text that turned out wrong',
      [...ready, { kind: 'CORRECT', at: at(2), paragraphIds: ['p'], reason: 'x' }, given('d', 'ann', ['p'])],
    ],
    ['one that is not there', [...ready, given('d', 'ann', ['r'])]],
  ])('is not %s', (_, events) => {
    expect(held(events, 'ann')).toEqual([])
    expect(ledgerOf(events).refused).toEqual([events.length - 1])
  })

  it('is the copy as it left, whatever is written later, until it is given anew', () => {
    const events = [...ready, given('d', 'ann', ['p', 'q']), written('p', 'one, better')]
    expect(held(events, 'ann')).toEqual(['p1 one', 'q1 two'])
    expect(held([...events, given('e', 'ann', ['p'])], 'ann')).toEqual(['p2 one, better', 'q1 two'])
    expect(held(events, 'ben')).toEqual([])
  })

  it('is held with conditions only after they were accepted, once', () => {
    const events = [...ready, given('d', 'ann', ['p'], true)]
    const receipt: LedgerEvent = { kind: 'RECEIPT', at: at(3), id: 'd' }
    expect(held(events, 'ann')).toEqual([])
    expect(held([...events, receipt], 'ann')).toEqual(['p1 one'])
    expect(ledgerOf([...events, receipt, receipt]).refused).toEqual([6])
    expect(ledgerOf([...ready, given('d', 'ann', ['p']), receipt]).refused).toEqual([5])
    expect(ledgerOf([...ready, receipt]).refused).toEqual([4])
  })
})

describe('DS-11 and DS-12: who is told', () => {
  const out = [...ready, given('d', 'ann', ['p', 'q']), given('e', 'ben', ['q'], true)]
  it.each<[string, LedgerEvent[], string[], string[], string[]]>([
    [
      'a recall of one',
      [{ kind: 'RECALL', at: at(5), id: 'd', reason: 'x' }],
      ['RECALLED ann p+q urgent'],
      [],
      [],
    ],
    [
      'a recall of what is not there',
      [{ kind: 'RECALL', at: at(5), id: 'z', reason: 'x' }],
      [],
      ['p1 one', 'q1 two'],
      [],
    ],
    [
      'a recall twice',
      [
        { kind: 'RECALL', at: at(5), id: 'd', reason: 'x' },
        { kind: 'RECALL', at: at(6), id: 'd', reason: 'x' },
      ],
      ['RECALLED ann p+q urgent'],
      [],
      [],
    ],
    [
      'a fact corrected, also to those who have not accepted yet',
      [{ kind: 'CORRECT', at: at(5), paragraphIds: ['q'], reason: 'x' }],
      ['CORRECTED ann q urgent', 'CORRECTED ben q urgent'],
      ['p1 one'],
      [],
    ],
    [
      'two people parted',
      [{ kind: 'SPLIT', at: at(5), paragraphIds: ['p'], reason: 'x' }],
      ['SPLIT ann p urgent'],
      ['q1 two'],
      [],
    ],
    [
      'a fact corrected after a recall: it was read',
      [
        { kind: 'RECALL', at: at(5), id: 'd', reason: 'x' },
        { kind: 'CORRECT', at: at(6), paragraphIds: ['p'], reason: 'x' },
      ],
      ['RECALLED ann p+q urgent', 'CORRECTED ann p urgent'],
      [],
      [],
    ],
    [
      'a fact corrected twice: once to those who never got the new text',
      [
        { kind: 'CORRECT', at: at(5), paragraphIds: ['p'], reason: 'x' },
        { kind: 'SPLIT', at: at(6), paragraphIds: ['p'], reason: 'x' },
      ],
      ['CORRECTED ann p urgent'],
      ['q1 two'],
      [],
    ],
    [
      'left out at a new release, once, and under a condition after it: nobody holds it',
      [
        { kind: 'LEAVE_OUT', at: at(5), paragraphId: 'q', reason: 'x' },
        { kind: 'LEAVE_OUT', at: at(6), paragraphId: 'q', reason: 'x' },
        { kind: 'CONDITION', at: at(7), paragraphId: 'q' },
      ],
      ['LEFT_OUT ann q urgent', 'LEFT_OUT ben q urgent'],
      ['p1 one'],
      [],
    ],
    [
      'a fact corrected after it was left out: it was read',
      [
        { kind: 'LEAVE_OUT', at: at(5), paragraphId: 'p', reason: 'x' },
        { kind: 'CORRECT', at: at(6), paragraphIds: ['p'], reason: 'x' },
      ],
      ['LEFT_OUT ann p urgent', 'CORRECTED ann p urgent'],
      ['q1 two'],
      [],
    ],
    [
      'under a new condition: it may still be used',
      [{ kind: 'CONDITION', at: at(5), paragraphId: 'p' }],
      ['CONDITIONED ann p urgent'],
      ['p1 one', 'q1 two'],
      [],
    ],
    [
      'held back',
      [{ kind: 'QUARANTINE', at: at(5), reason: 'x' }],
      ['HELD_BACK ann p+q urgent', 'HELD_BACK ben q urgent'],
      [],
      [],
    ],
    ['regraded from 1A to 3E', [graded('p', '3EP', 5)], ['REGRADED ann p urgent'], ['p1 one', 'q1 two'], []],
    [
      'regraded to the better',
      [graded('q', '1AP', 5)],
      ['REGRADED ann q', 'REGRADED ben q'],
      ['p1 one', 'q1 two'],
      [],
    ],
    ['graded the same again', [graded('p', '1AP', 5)], [], ['p1 one', 'q1 two'], []],
    [
      'regraded after a recall: nobody holds it',
      [{ kind: 'RECALL', at: at(5), id: 'd', reason: 'x' }, graded('p', '3EP', 6)],
      ['RECALLED ann p+q urgent'],
      [],
      [],
    ],
  ])('%s', (_, more, expected, ann, ben) => {
    expect(notices([...out, ...more])).toEqual(expected)
    expect(held([...out, ...more], 'ann')).toEqual(ann)
    expect(held([...out, ...more], 'ben')).toEqual(ben)
  })

  it('a corrected text reaches them when it is given anew', () => {
    const events: LedgerEvent[] = [
      ...out,
      { kind: 'CORRECT', at: at(5), paragraphIds: ['p'], reason: 'x' },
      written('p', 'put right', 6),
      given('f', 'ann', ['p']),
    ]
    expect(held(events, 'ann')).toEqual(['q1 two', 'p2 put right'])
  })

  it('what is left out goes out again with a text that was written since', () => {
    const leftOut: LedgerEvent = { kind: 'LEAVE_OUT', at: at(5), paragraphId: 'p', reason: 'x' }
    const again = given('f', 'ann', ['p'])
    expect(ledgerOf([...out, leftOut, again]).refused).toEqual([out.length + 1])
    expect(held([...out, leftOut, written('p', 'anew', 6), again], 'ann')).toEqual(['q1 two', 'p2 anew'])
  })

  it('notices are open until given, the urgent first, and given once', () => {
    const events = [...out, graded('q', '1AP', 5), graded('p', '3EP', 6)]
    expect(toTell(ledgerOf(events)).map(({ id }) => id)).toEqual(['7/d', '6/d', '6/e'])
    const told: LedgerEvent = { kind: 'TELL', at: at(8), noticeId: '7/d' }
    expect(toTell(ledgerOf([...events, told])).map(({ id }) => id)).toEqual(['6/d', '6/e'])
    expect(ledgerOf([...events, told, told]).refused).toEqual([9])
    expect(ledgerOf([...events, { ...told, noticeId: 'x' }]).refused).toEqual([8])
  })
})

describe('DS-10: a hold and its end', () => {
  const hold: LedgerEvent = { kind: 'QUARANTINE', at: at(2), reason: 'x' }
  const lift: LedgerEvent = { kind: 'LIFT', at: at(3), reason: 'x' }

  it('lets it be given anew, and leaves called back what was', () => {
    const before = given('c', 'ben', ['p'])
    const events = [...ready, before, hold, lift, given('d', 'ann', ['p'])]
    expect(held(events, 'ann')).toEqual(['p1 one'])
    expect(held(events, 'ben')).toEqual([])
  })

  it('is not lifted where there is none', () => {
    expect(ledgerOf([...ready, lift]).refused).toEqual([ready.length])
  })
})

describe('DS-11: a text that turned out wrong', () => {
  const wrong: LedgerEvent = { kind: 'SPLIT', at: at(2), paragraphIds: ['p'], reason: 'x' }
  it.each<[boolean, string, LedgerEvent[]]>([
    [false, 'as it was written', ready],
    [true, 'after a split', [...ready, wrong]],
    [false, 'written anew', [...ready, wrong, written('p', 'new', 3)]],
    [false, 'another paragraph', [...ready, { ...wrong, paragraphIds: ['q'] }]],
  ])('is %s: %s', (expected, _, events) => {
    expect(isSpoilt(events, 'p')).toBe(expected)
  })
})
