/** TMR-04 and TR-7: eight hours, what breaks them and what does not. */
import { describe, expect, it } from 'vitest'
import { careRulesOn } from './care-rules-table.ts'
import { at } from './clock.fixtures.ts'
import { restState, restWindowFrom, type RestInterruption } from './rest.ts'
import { custodyRulesOn } from './rules-table.ts'

const rules = { ...careRulesOn('2026-09-07'), ...custodyRulesOn('2026-09-07') }
const window = at('7 Sep 08:00')
const rest = (from: string, to: string, brokenBy?: RestInterruption) => ({
  from: at(from),
  to: at(to),
  brokenBy,
})

describe('TR-7', () => {
  it('TMR-04: 22:40 to 05:50 broken under limb (a) is too little, and a fresh eight hours no longer fit', () => {
    expect(restState(window, [rest('7 Sep 22:40', '8 Sep 05:50', 'HARM')], at('8 Sep 05:50'), rules)).toEqual(
      {
        isMet: false,
        restedMinutes: 430,
        canStillFit: false,
        latestStart: at('8 Sep 00:00'),
        windowEnds: at('8 Sep 08:00'),
        rule: 'TR-7',
      },
    )
  })

  it.each<[RestInterruption, boolean]>([
    ['HARM', false],
    ['DELAY', false],
    ['PREJUDICE', false],
    ['REQUEST', true],
    ['LEGAL_DUTY', true],
    ['MEDICAL', true],
  ])('broken by %s: the parts before and after count together: %s', (brokenBy, isMet) => {
    const periods = [rest('7 Sep 22:00', '8 Sep 02:00', brokenBy), rest('8 Sep 02:30', '8 Sep 06:30')]
    expect(restState(window, periods, at('8 Sep 07:00'), rules)).toMatchObject({
      isMet,
      restedMinutes: isMet ? 480 : 240,
    })
  })

  it('after limb (b) only what is missing has to fit', () => {
    const periods = [rest('7 Sep 22:00', '8 Sep 02:00', 'REQUEST')]
    expect(restState(window, periods, at('8 Sep 03:00'), rules)).toMatchObject({
      canStillFit: true,
      latestStart: at('8 Sep 04:00'),
    })
  })

  it('the rest that goes on counts up to now, and the worked timeline is met to the minute', () => {
    expect(restState(window, [{ from: at('7 Sep 22:30') }], at('8 Sep 06:29'), rules)?.isMet).toBe(false)
    expect(restState(window, [{ from: at('7 Sep 22:30') }], at('8 Sep 06:30'), rules)?.isMet).toBe(true)
    expect(restState(window, [rest('7 Sep 22:30', '8 Sep 06:30')], at('8 Sep 07:00'), rules)?.isMet).toBe(
      true,
    )
  })

  it('windows follow each other every 24 hours of real time', () => {
    expect(restWindowFrom(window, at('8 Sep 07:59'), rules)).toBe(window)
    expect(restWindowFrom(window, at('8 Sep 08:00'), rules)).toBe(at('8 Sep 08:00'))
    expect(restWindowFrom('soon', window, rules)).toBeUndefined()
    expect(restState('soon', [], window, rules)).toBeUndefined()
  })
})
