/** Any sequence of moves leaves an item in exactly one hand or place, and the print is the log (PX-1 to PX-6). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMinutes } from '../time/instant.ts'
import {
  gapsOf,
  type Holder,
  holderAt,
  holderNow,
  isSameHolder,
  type Move,
  movePurposes,
  printContinuity,
  spansOf,
} from './continuity.ts'
import { moveProblems } from './move-rules.ts'

const person = (id: string): Holder => ({ kind: 'PERSON', id })
const place = (id: string): Holder => ({ kind: 'PLACE', id })
const keepersOf = (id: string) => (id === 'store' ? ['keeper'] : ['other keeper'])
const seized: Move = {
  at: '2026-06-11T09:00:00Z',
  to: person('ann'),
  purpose: 'SEIZED',
  receivedBy: 'ann',
  sealAfter: 'S1',
}

describe('any sequence of moves', () => {
  const holders: Holder[] = [
    person('ann'),
    person('ben'),
    place('store'),
    place('annexe'),
    { kind: 'OUTSIDE', id: 'lab' },
    { kind: 'GONE', id: 'owner' },
  ]
  const who = fc.constantFrom('ann', 'ben', 'keeper', 'other keeper', 'lab', 'owner', undefined)
  const attempt = fc.record({
    minutes: fc.integer({ min: -30, max: 120 }),
    from: fc.constantFrom(...holders, undefined),
    to: fc.constantFrom(...holders),
    purpose: fc.constantFrom(...movePurposes.map(({ code }) => code)),
    givenBy: who,
    receivedBy: who,
    witness: who,
    isHonest: fc.boolean(),
    isAuthorised: fc.boolean(),
  })

  const signer = (holder: Holder | undefined) => {
    if (holder === undefined) return undefined
    if (holder.kind === 'PLACE') return keepersOf(holder.id)[0]
    return holder.id
  }

  it('leaves the item in exactly one hand or place at each moment, and the printed continuity is the log', () => {
    let taken = 0
    let refused = 0
    fc.assert(
      fc.property(
        fc.array(attempt, { minLength: 1, maxLength: 40 }),
        fc.constantFrom('GENERAL', 'CASH'),
        (attempts, kind) => {
          const log: Move[] = [seized]
          let clock: string = seized.at
          for (const one of attempts) {
            clock = addMinutes(clock, one.minutes) ?? clock
            const from = one.isHonest ? holderNow(log) : one.from
            const move: Move = {
              at: clock,
              from,
              to: one.to,
              purpose: one.isHonest ? 'RELOCATED' : one.purpose,
              givenBy: one.isHonest ? signer(from) : one.givenBy,
              receivedBy: one.isHonest ? signer(one.to) : one.receivedBy,
              witness: one.isHonest ? 'dee' : one.witness,
              sealBefore: log.at(-1)?.sealAfter,
              sealAfter: `S${log.length}`,
            }
            const item = { kind, log: [...log], keepersOf, isDisposalAuthorised: one.isAuthorised }
            const isRefused = moveProblems(item, move, '2027-01-01T00:00:00Z').some(
              ({ severity }) => severity === 'BLOCK',
            )
            if (isRefused) refused += 1
            else {
              log.push(move)
              taken += 1
            }
          }
          const spans = spansOf(log)
          expect(spans.map(({ holder }) => holder)).toEqual(log.map(({ to }) => to))
          const moments = log.flatMap(({ at }) => [at, addMinutes(at, 0.5) ?? at])
          for (const moment of moments) {
            const holding = spans.filter(
              ({ from, to }) =>
                Date.parse(from) <= Date.parse(moment) &&
                (to === undefined || Date.parse(moment) < Date.parse(to)),
            )
            expect(holding).toHaveLength(1)
            expect(holderAt(log, moment)).toEqual(holding[0]?.holder)
          }
          expect(gapsOf(log)).toEqual([])
          for (const [index, move] of log.slice(1).entries())
            expect(isSameHolder(move.from, log[index]?.to)).toBe(true)
          const goneAt = log.findIndex(({ to }) => to.kind === 'GONE')
          expect(goneAt === -1 || goneAt === log.length - 1).toBe(true)

          const printed = printContinuity(log, (id) => id)
          expect(printed.map(({ number }) => number)).toEqual(log.map((_, index) => index + 1))
          for (const [index, line] of printed.entries()) {
            const move = log[index]
            expect(line.at).toBe(move?.at)
            expect(line.from).toBe(move?.from?.id ?? '')
            expect(line.to).toBe(`${move?.to.kind === 'GONE' ? 'Gone: ' : ''}${move?.to.id}`)
            expect(line.seal).toBe(`${move?.sealBefore ?? '-'} → ${move?.sealAfter ?? '-'}`)
            expect(line.signatures).toBe(
              [move?.givenBy, move?.receivedBy, move?.witness].filter((id) => id !== undefined).join(', '),
            )
            if (index > 0) expect(line.from).toBe(log[index - 1]?.to.id)
          }
        },
      ),
      { numRuns: 300 },
    )
    expect(taken).toBeGreaterThan(100)
    expect(refused).toBeGreaterThan(100)
  })
})
