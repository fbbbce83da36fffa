/** Any course of grading, sanitising, giving, recall and correction: each holds what they may, and everybody is told (DS-10 to DS-13). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heldBy, type LedgerEvent, ledgerOf } from './dissemination-ledger.ts'
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
describe('DS-13: any sequence of events', () => {
  const paragraphs = ['p', 'q', 'r']
  const recipients = ['ann', 'ben', 'cy']
  const ids = Array.from({ length: 12 }, (_, number) => String(number))
  const some = fc.subarray(paragraphs, { minLength: 1 })
  const step = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('DISSEMINATE' as const),
        id: fc.constantFrom(...ids),
        recipientId: fc.constantFrom(...recipients),
        paragraphIds: some,
        needsReceipt: fc.boolean(),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('SANITISE' as const),
        paragraphId: fc.constantFrom(...paragraphs),
        text: fc.constantFrom('x', 'y'),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant('RECEIPT' as const), id: fc.constantFrom(...ids) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('GRADE' as const),
        paragraphId: fc.constantFrom(...paragraphs),
        printed: fc.constantFrom('1AP', '2CP', '3EC'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('RECALL' as const),
        id: fc.constantFrom(...ids),
        reason: fc.constant('x'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constantFrom('CORRECT' as const, 'SPLIT' as const),
        paragraphIds: some,
        reason: fc.constant('x'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constantFrom('LEAVE_OUT' as const, 'CONDITION' as const),
        paragraphId: fc.constantFrom(...paragraphs),
        reason: fc.constant('x'),
      }),
    },
  )
  const course = fc
    .tuple(fc.array(step, { minLength: 10, maxLength: 60 }), fc.option(fc.integer({ min: 30, max: 90 })))
    .map(([steps, holdAt]): LedgerEvent[] => {
      const start = paragraphs.flatMap((id) => [graded(id, '1AP'), written(id, 'first')])
      const events = steps.map((one, minute): LedgerEvent =>
        one.kind === 'GRADE' ? graded(one.paragraphId, one.printed, minute) : { ...one, at: at(minute) },
      )
      const hold: LedgerEvent = { kind: 'QUARANTINE', at: at(holdAt ?? 0), reason: 'x' }
      return [...start, ...(holdAt === null ? events : events.toSpliced(holdAt, 0, hold))]
    })

  /** The words of the rule, read off the whole course, with nothing kept from step to step. */
  const mayHold = (events: LedgerEvent[], refused: number[], recipientId: string): string[] => {
    const taken = events
      .map((event, place) => ({ event, place }))
      .filter(({ place }) => !refused.includes(place))
    const open = paragraphs.flatMap((paragraphId) => {
      const copies = taken.flatMap(({ event, place }) => {
        if (
          event.kind !== 'DISSEMINATE' ||
          event.recipientId !== recipientId ||
          !event.paragraphIds.includes(paragraphId)
        )
          return []
        const after = taken.filter((later) => later.place > place).map((later) => later.event)
        const isAccepted =
          !event.needsReceipt || after.some((one) => one.kind === 'RECEIPT' && one.id === event.id)
        const isBack = after.some(
          (one) =>
            one.kind === 'QUARANTINE' ||
            (one.kind === 'RECALL' && one.id === event.id) ||
            (one.kind === 'LEAVE_OUT' && one.paragraphId === paragraphId) ||
            ((one.kind === 'CORRECT' || one.kind === 'SPLIT') && one.paragraphIds.includes(paragraphId)),
        )
        const texts = taken.filter(
          (before) =>
            before.place < place &&
            before.event.kind === 'SANITISE' &&
            before.event.paragraphId === paragraphId,
        )
        return isAccepted && !isBack ? [texts.length] : []
      })
      return copies.length === 0 ? [] : [`${paragraphId}${Math.max(...copies)}`]
    })
    return open.sort()
  }

  it('leaves each recipient with exactly what they may hold, and the ledger whole', () => {
    let heldCopies = 0
    let told = 0
    fc.assert(
      fc.property(course, (events) => {
        for (const part of [0.3, 0.6, 1]) {
          const sofar = events.slice(0, Math.ceil(part * events.length))
          const { refused, ...book } = ledgerOf(sofar)
          for (const recipientId of recipients) {
            const got = heldBy({ ...book, refused }, recipientId)
            const versions = got.map(({ paragraphId, version }) => `${paragraphId}${version}`)
            expect(versions.sort()).toEqual(mayHold(sofar, refused, recipientId))
            heldCopies += got.length
          }
        }
        const ledger = ledgerOf(events)
        const out = events.filter(
          ({ kind }, place) => kind === 'DISSEMINATE' && !ledger.refused.includes(place),
        )
        expect(ledger.rows.map(({ id }) => id)).toEqual(
          out.map((event) => (event.kind === 'DISSEMINATE' ? event.id : '')),
        )
        for (const [place, event] of events.entries()) {
          if (event.kind !== 'CORRECT' && event.kind !== 'SPLIT') continue
          for (const row of ledgerOf(events.slice(0, place)).rows) {
            const wrong = row.copies.filter(
              ({ paragraphId, calledBackFor }) =>
                event.paragraphIds.includes(paragraphId) &&
                calledBackFor !== 'CORRECTED' &&
                calledBackFor !== 'SPLIT',
            )
            const notice = ledger.notices.find(({ id }) => id === `${place}/${row.id}`)
            expect(notice?.paragraphIds ?? []).toEqual(wrong.map(({ paragraphId }) => paragraphId))
            if (notice !== undefined) told += 1
          }
        }
        expect(new Set(ledger.notices.map(({ id }) => id)).size).toBe(ledger.notices.length)
      }),
      { numRuns: 100 },
    )
    expect(heldCopies).toBeGreaterThan(20)
    expect(told).toBeGreaterThan(20)
  })

  it('adds to the ledger and never takes from it', () => {
    fc.assert(
      fc.property(course, fc.nat(60), (events, cut) => {
        const [before, after] = [ledgerOf(events.slice(0, cut)), ledgerOf(events)]
        const key = (ledger: typeof before) =>
          ledger.rows.map(({ id, recipientId, copies }) => [
            id,
            recipientId,
            copies.map(({ paragraphId, version, text }) => [paragraphId, version, text]),
          ])
        expect(key(after).slice(0, before.rows.length)).toEqual(key(before))
        expect(after.notices.slice(0, before.notices.length).map(({ id }) => id)).toEqual(
          before.notices.map(({ id }) => id),
        )
      }),
      { numRuns: 100 },
    )
  })
})
