/** Checks judged for ever by what was known when they were typed, and what falls due in care. */
import { describe, expect, it } from 'vitest'
import { type CareFacts, careDueItems } from './care-due.ts'
import { careRulesOn } from './care-rules-table.ts'
import { type DoneCheck, judgeChecks, type PlanInForce } from './check-history.ts'
import { at } from './clock.fixtures.ts'
import { healthStepProblem, nextHealthSteps, waitedFor } from './healthcare.ts'
import { mealDueAt } from './meals.ts'
import { nextChecks } from './observation.ts'
import { carryAnswers, riskDifferences, riskNeeds } from './risk-carry.ts'

const rules = careRulesOn('2026-09-07')
const hourly: PlanInForce = {
  level: '1',
  mustRouse: false,
  from: at('7 Sep 08:00'),
  recordedAt: at('7 Sep 08:00'),
}
const check = (
  id: string,
  doneAt: string,
  recordedAt = doneAt,
  kind: DoneCheck['kind'] = 'VISIT',
): DoneCheck => ({
  id,
  kind,
  doneAt: at(doneAt),
  recordedAt: at(recordedAt),
})
const timings = (checks: DoneCheck[], plans = [hourly]) =>
  judgeChecks(checks, plans, at('7 Sep 08:00'), rules).map(({ timing, minutesLate }) => [timing, minutesLate])

describe('judgeChecks', () => {
  it('is in time up to the minute it was due, and late after', () => {
    expect(timings([check('a', '7 Sep 09:00')])).toEqual([['ON_TIME', 0]])
    expect(timings([check('a', '7 Sep 09:01')])).toEqual([['LATE', 1]])
  })

  it('a check typed later between two others makes neither better', () => {
    const late = check('b', '7 Sep 10:30', '7 Sep 10:31')
    const typed = check('c', '7 Sep 09:30', '7 Sep 11:00')
    expect(timings([check('a', '7 Sep 08:50'), late, typed])).toEqual([
      ['ON_TIME', 0],
      ['LATE', 40],
      ['TYPED_LATE', 70],
    ])
  })

  it('a visit does not answer the rousing that was due', () => {
    const roused: PlanInForce = { ...hourly, level: '2', mustRouse: true }
    const checks = [
      check('a', '7 Sep 08:20', undefined, 'ROUSE'),
      check('b', '7 Sep 08:40'),
      check('c', '7 Sep 09:00', undefined, 'ROUSE'),
    ]
    expect(timings(checks, [roused]).at(-1)).toEqual(['LATE', 10])
  })

  it('a plan that was typed after a check does not judge it', () => {
    const strict: PlanInForce = {
      ...hourly,
      level: '2',
      from: at('7 Sep 08:10'),
      recordedAt: at('7 Sep 12:00'),
    }
    expect(timings([check('a', '7 Sep 09:00')], [hourly, strict])).toEqual([['ON_TIME', 0]])
  })
})

describe('nextChecks', () => {
  it('asks for the line in the log and the rousing apart at level 3', () => {
    const plan = { level: '3', mustRouse: true } as const
    const facts = { lastCheckAt: at('7 Sep 10:00'), lastRouseAt: at('7 Sep 09:50') }
    expect(nextChecks(plan, facts, rules)).toEqual([
      { at: at('7 Sep 10:15'), rule: 'TR-1', mustRouse: false },
      { at: at('7 Sep 10:20'), rule: 'TR-2', mustRouse: true },
    ])
  })
})

const nothing: CareFacts = {
  arrivedAt: at('7 Sep 08:00'),
  meals: [],
  medicines: [],
  waiting: [],
  triggers: [],
}
const dueAt = (facts: Partial<CareFacts>, what: string) =>
  careDueItems({ ...nothing, ...facts }, at('7 Sep 12:00'), rules).find((due) => due.what === what)

describe('careDueItems', () => {
  it('asks for the assessment half an hour after the arrival, and again half an hour after what asks for it', () => {
    expect(dueAt({}, 'RISK')).toMatchObject({ at: at('7 Sep 08:30'), rule: '12.6' })
    const assessedAt = at('7 Sep 08:20')
    expect(dueAt({ assessedAt }, 'RISK')).toBeUndefined()
    const triggers = [{ trigger: 'HOSPITAL', at: at('7 Sep 11:00') }] as const
    expect(dueAt({ assessedAt, triggers }, 'RISK')).toMatchObject({ at: at('7 Sep 11:30'), rule: 'TR-16' })
  })

  it('calls one item of a kind and says how many wait behind it', () => {
    const waiting = [
      { label: 'Doctor', urgency: 'ROUTINE', calledAt: at('7 Sep 11:00') },
      { label: 'Ambulance', urgency: 'EMERGENCY', calledAt: at('7 Sep 11:30') },
    ] as const
    expect(dueAt({ waiting }, 'HEALTHCARE')).toMatchObject({
      label: 'Ambulance to come (and 1 more)',
      at: at('7 Sep 11:38'),
    })
  })

  it('asks for no check before a level or the authorisation', () => {
    expect(dueAt({}, 'VISIT')).toBeUndefined()
  })
})

describe('mealDueAt', () => {
  it('is five hours after the last offer, put off over the night and never past the first 24 hours', () => {
    const due = (arrived: string, now: string) => mealDueAt([], at(arrived), at(now), rules)
    expect(due('7 Sep 08:00', '7 Sep 09:00')).toBe(at('7 Sep 13:00'))
    expect(due('7 Sep 19:00', '7 Sep 20:00')).toBe(at('8 Sep 07:00'))
    const fed = [{ at: at('8 Sep 06:30'), size: 'LIGHT', outcome: 'REFUSED' }] as const
    expect(mealDueAt(fed, at('7 Sep 08:00'), at('8 Sep 07:00'), rules)).toBe(at('8 Sep 08:00'))
  })
})

describe('risk of last time', () => {
  it('carries what lasts and asks anew what is of the hour or was refused', () => {
    const carried = carryAnswers({
      CONDITIONS: { answer: 'YES', detail: 'Asthma' },
      SELF_HARM_NOW: { answer: 'NO' },
      VETERAN: { answer: 'REFUSED' },
    })
    expect(carried).toEqual({ CONDITIONS: { answer: 'YES', detail: 'Asthma', isCarried: true } })
  })

  it('differs by answer or words, where both times gave one', () => {
    const before = { CONDITIONS: { answer: 'YES', detail: 'Asthma' }, GANG: { answer: 'NO' } } as const
    expect(riskDifferences({ CONDITIONS: { answer: 'YES', detail: ' asthma ' } }, before)).toEqual([])
    expect(riskDifferences({ CONDITIONS: { answer: 'NO' }, GANG: { answer: 'YES' } }, before)).toEqual([
      'CONDITIONS',
      'GANG',
    ])
  })

  it('a refused question on self-harm asks for more, a child for an adult', () => {
    expect(riskNeeds({ answers: { SELF_HARM_NOW: { answer: 'REFUSED' } } }, true)).toEqual({
      adult: 'AGE',
      needsAntiLigature: true,
      mustRouse: false,
      leastObservation: '2',
    })
    expect(riskNeeds({ answers: {}, isIntoxicated: true }, false)).toMatchObject({ mustRouse: true })
  })
})

describe('healthcare', () => {
  const called = at('7 Sep 10:00')
  it('takes each step once and in order', () => {
    expect(nextHealthSteps([])).toEqual(['ARRIVED', 'SEEN', 'CANCELLED'])
    expect(nextHealthSteps([{ step: 'SEEN', at: called }])).toEqual(['LEFT'])
    expect(healthStepProblem({ step: 'LEFT', at: called }, called, [])).toBeDefined()
    expect(healthStepProblem({ step: 'SEEN', at: at('7 Sep 09:59') }, called, [])).toMatchObject({
      field: 'at',
    })
    expect(healthStepProblem({ step: 'SEEN', at: called }, called, [])).toBeUndefined()
  })

  it('waits until the step, or until now', () => {
    expect(waitedFor(['SEEN'], called, [], at('7 Sep 10:40'))).toBe(40)
    expect(waitedFor(['SEEN'], called, [], new Date(Date.parse(called) + 59_000).toISOString())).toBe(0)
    expect(waitedFor(['SEEN'], called, [{ step: 'SEEN', at: at('7 Sep 10:25') }], at('7 Sep 10:40'))).toBe(25)
  })
})
