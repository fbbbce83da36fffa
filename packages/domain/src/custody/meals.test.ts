/** TR-6: two light meals and a main one in any 24 hours. */
import { describe, expect, it } from 'vitest'
import { careRulesOn } from './care-rules-table.ts'
import { at } from './clock.fixtures.ts'
import { type MealOffer, mealState } from './meals.ts'

const rules = careRulesOn('2026-09-07')
const offer = (
  text: string,
  size: MealOffer['size'],
  outcome: MealOffer['outcome'] = 'ACCEPTED',
): MealOffer => ({
  at: at(text),
  size,
  outcome,
})
const state = (offers: MealOffer[], now: string) => mealState(offers, at('7 Sep 08:00'), at(now), rules)

describe('TR-6', () => {
  it('counts down what the first 24 hours still need', () => {
    expect(state([], '7 Sep 09:00')).toMatchObject({
      missing: ['MAIN', 'LIGHT', 'LIGHT'],
      isLongWait: false,
      isBreach: false,
      windowEnds: at('8 Sep 08:00'),
    })
    expect(state([offer('7 Sep 12:30', 'MAIN'), offer('7 Sep 18:00', 'LIGHT')], '7 Sep 19:00')).toMatchObject(
      {
        main: 1,
        light: 1,
        missing: ['LIGHT'],
        lastOfferAt: at('7 Sep 18:00'),
      },
    )
  })

  it('an offer that was refused counts, a second main meal stands for a light one', () => {
    const offers = [
      offer('7 Sep 09:00', 'LIGHT', 'REFUSED'),
      offer('7 Sep 12:30', 'MAIN'),
      offer('7 Sep 18:00', 'MAIN'),
    ]
    expect(state(offers, '7 Sep 20:00')?.missing).toEqual([])
  })

  it('after a day the window rolls, and too little in it is a breach', () => {
    const day = [offer('7 Sep 09:00', 'LIGHT'), offer('7 Sep 12:30', 'MAIN'), offer('7 Sep 18:00', 'LIGHT')]
    expect(state(day, '8 Sep 09:00')).toMatchObject({ missing: [], isBreach: false })
    expect(state(day, '8 Sep 09:01')).toMatchObject({ missing: ['LIGHT'], isBreach: true })
    expect(state(day, '8 Sep 07:59')?.isBreach).toBe(false)
  })

  it('warns five hours after the last offer, but not at night', () => {
    expect(state([], '7 Sep 12:59')?.isLongWait).toBe(false)
    expect(state([], '7 Sep 13:00')?.isLongWait).toBe(true)
    expect(state([offer('7 Sep 18:00', 'LIGHT')], '7 Sep 23:30')?.isLongWait).toBe(false)
    expect(state([offer('7 Sep 18:00', 'LIGHT')], '8 Sep 07:00')?.isLongWait).toBe(true)
  })

  it('an offer typed ahead does not count, and no instant gives no state', () => {
    expect(state([offer('7 Sep 18:00', 'MAIN')], '7 Sep 17:00')?.missing).toContain('MAIN')
    expect(mealState([], 'soon', at('7 Sep 09:00'), rules)).toBeUndefined()
  })
})
