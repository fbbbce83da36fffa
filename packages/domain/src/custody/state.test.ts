/** The states of a stay in custody: every state can be reached and none is a trap. */
import { describe, expect, it } from 'vitest'
import {
  type CustodyState,
  custodyMoves,
  custodyStates,
  decideCustodyMove,
  isHeld,
  isTerminalCustodyState,
  nextCustodyStates,
} from './state.ts'

describe('moves between states', () => {
  it.each<[CustodyState, CustodyState]>([
    ['DETAINED', 'RELEASED'],
    ['RELEASED', 'DETAINED'],
    ['CHARGED_HELD', 'DETAINED'],
    ['NOT_AUTHORISED', 'DETAINED'],
    ['AT_HOSPITAL', 'TRANSFERRED'],
    ['ARRIVED', 'RELEASED'],
  ])('%s is not followed by %s', (from, to) => {
    expect(decideCustodyMove(from, to, 'CO')).toMatchObject({
      allowed: false,
      reason: expect.stringMatching(/\.$/),
    })
  })

  it('only the custody officer authorises or refuses detention', () => {
    expect(decideCustodyMove('ARRIVED', 'DETAINED', 'DDO').allowed).toBe(false)
    expect(decideCustodyMove('ARRIVED', 'NOT_AUTHORISED', 'AO').allowed).toBe(false)
    expect(decideCustodyMove('ARRIVED', 'DETAINED', 'CO').allowed).toBe(true)
    expect(decideCustodyMove('NONE', 'ARRIVED', 'AO').allowed).toBe(true)
  })

  it('there are 14 states and 51 moves, no two alike', () => {
    expect(custodyStates).toHaveLength(14)
    expect(custodyMoves).toHaveLength(51)
    expect(new Set(custodyMoves.map(({ from, to }) => `${from} ${to}`)).size).toBe(51)
  })

  it('every state can be reached, and a state is left unless it is terminal', () => {
    const reached = new Set<string>(['NONE'])
    for (let round = 0; round < custodyStates.length; round++) {
      for (const { from, to } of custodyMoves) if (reached.has(from)) reached.add(to)
    }
    for (const { code } of custodyStates) {
      expect(reached.has(code)).toBe(true)
      expect(nextCustodyStates(code).length === 0).toBe(isTerminalCustodyState(code))
    }
  })

  it('offers each role its own buttons', () => {
    expect(nextCustodyStates('ARRIVED', 'AO')).toEqual([{ to: 'AT_HOSPITAL', label: 'Send to hospital' }])
    expect(nextCustodyStates('RELEASING', 'CO').map(({ to }) => to)).toContain('RELEASED')
    expect(isHeld('RELEASING')).toBe(true)
    expect(isHeld('ESCAPED')).toBe(false)
  })
})
