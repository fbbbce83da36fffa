/** The ledger of property: nothing is lost or made between places (12.12, C10). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  inWords,
  moveProblems,
  type PropertyMove,
  stillHeld,
  toHundredths,
  whereIsIt,
} from './property-ledger.ts'

const places = ['DETAINEE', 'STORE', 'EVIDENCE', 'RESTORED', 'BAG:a', 'BAG:b'] as const
const first: PropertyMove = { itemId: 'cash', to: 'BAG:a', hundredths: 4050 }

describe('the ledger of property', () => {
  it('loses and makes nothing, whatever is tried', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom(...places),
            fc.constantFrom(...places),
            fc.integer({ min: -10, max: 5000 }),
          ),
        ),
        (tries) => {
          const moves = [first]
          for (const [from, to, hundredths] of tries) {
            const move = { itemId: 'cash', from, to, hundredths }
            if (moveProblems(moves, [move]).length === 0) moves.push(move)
          }
          const held = [...(whereIsIt(moves).get('cash') ?? new Map()).values()]
          expect(held.reduce((sum, one) => sum + one, 0)).toBe(4050)
          expect(held.every((one) => one > 0)).toBe(true)
        },
      ),
    )
  })

  it('12.12: refuses more than is there, what has left, the same place, nothing, and a move from nowhere', () => {
    const why = (move: Partial<PropertyMove>, before = [first]) =>
      moveProblems(before, [{ itemId: 'cash', from: 'BAG:a', to: 'STORE', hundredths: 100, ...move }]).map(
        ({ rule, severity }) => `${severity} ${rule}`,
      )
    expect(why({})).toEqual([])
    expect(why({ hundredths: 4051 })).toEqual(['BLOCK 12.12'])
    expect(why({ hundredths: 0 })).toEqual(['BLOCK 12.12'])
    expect(why({ to: 'BAG:a' })).toEqual(['BLOCK 12.12'])
    expect(why({ from: 'STORE', to: 'RESTORED' })).toEqual(['BLOCK 12.12'])
    const gone = [first, { itemId: 'cash', from: 'BAG:a', to: 'RESTORED', hundredths: 4050 }]
    expect(why({ from: 'RESTORED' }, gone)).toEqual(['BLOCK 12.12'])
    expect(moveProblems([], [{ itemId: 'x', to: 'STORE', hundredths: 1 }])[0]?.message).toContain(
      'where the item is',
    )
  })

  it('counts two moves of one act together', () => {
    const half = { itemId: 'cash', from: 'BAG:a', to: 'STORE', hundredths: 2050 }
    expect(moveProblems([first], [half, half])).toHaveLength(1)
  })

  it('knows what is still to be given back, and writes quantities', () => {
    expect(stillHeld([first])).toEqual(['cash'])
    const back = { itemId: 'cash', from: 'BAG:a', to: 'RESTORED', hundredths: 4050 }
    expect(stillHeld([first, back])).toEqual([])
    expect(stillHeld([{ ...first, to: 'DETAINEE' }])).toEqual([])
    expect([inWords(4050), inWords(300), toHundredths(0.29)]).toEqual(['40.50', '3', 29])
  })
})
