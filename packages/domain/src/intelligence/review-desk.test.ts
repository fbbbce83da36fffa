/** The desk of the unit: each state stands in one view, each step has its words, and no grade in force is looser than the one that was released. */
import { describe, expect, it } from 'vitest'
import { isMoreCautious, readGrade, stricterOf } from './grading.ts'
import { reportStates, reportSteps } from './report-state.ts'
import {
  reviewViews,
  stepLabels,
  statesOfView,
  stepsWithReason,
  unitSteps,
  viewOfReport,
} from './review-desk.ts'

describe('the views of the queue', () => {
  it('hold every state in which the unit or the writer has something to do, each in one of them', () => {
    const views = Object.fromEntries(reportStates.map(({ code }) => [code, viewOfReport(code, false)]))
    expect(views).toEqual({
      DRAFT: undefined,
      SUBMITTED: 'UNREAD',
      RETURNED: 'RETURNED',
      IN_EVALUATION: 'EVALUATING',
      QUALITY_CHECK: 'CHECK',
      EVALUATED: undefined,
      DEVELOPED: undefined,
      RE_EVALUATION: 'EVALUATING',
      QUARANTINED: 'HELD',
      ARCHIVED: undefined,
      DISPOSED: undefined,
      DIVERTED: undefined,
    })
    expect(viewOfReport('EVALUATED', true)).toBe('EVALUATING')
    expect(reviewViews.at(-1)?.code).toBe('ALL')
  })

  it('name the states of their reports, and the last one those of all', () => {
    const states = reviewViews.map(({ code }) => statesOfView(code))
    expect(states.slice(0, -1).flat().toSorted()).toEqual(states.at(-1)?.toSorted())
    expect(statesOfView('EVALUATING')).toEqual(['IN_EVALUATION', 'EVALUATED', 'DEVELOPED', 'RE_EVALUATION'])
  })
})

describe('the steps', () => {
  it('all have words, and those that say why are steps of the unit', () => {
    for (const { code } of reportSteps) expect(stepLabels[code]).not.toBe('')
    for (const code of stepsWithReason) expect(unitSteps).toContain(code)
  })
})

describe('the stricter of two grades', () => {
  it('is in no part looser than either', () => {
    const all = ['1 A P', '1 E C', '2 B P', '3 A P', '3 D C'].flatMap((text) => readGrade(text) ?? [])
    for (const one of all)
      for (const other of all) {
        const both = stricterOf(one, other)
        expect(isMoreCautious(both, one)).toBe(false)
        expect(isMoreCautious(both, other)).toBe(false)
        expect(stricterOf(other, one)).toEqual(both)
      }
  })
})
