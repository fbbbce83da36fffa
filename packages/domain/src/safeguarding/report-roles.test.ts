/** Parts of people in a report, who may check it, and by when. */
import { describe, expect, it } from 'vitest'
import { decideCheckReport, isReportRole, reportRoleFor } from './report-roles.ts'
import { endOfShift } from './shifts.ts'

describe('the part of somebody present', () => {
  it.each([
    ['SUSPECT', undefined, 'SOURCE_OF_HARM'],
    ['ARRESTED', 'PARENT_OF', 'SOURCE_OF_HARM'],
    ['VICTIM', 'PARENT_OF', 'PARENT_GUARDIAN'],
    ['WITNESS', 'CARER_OF', 'CARER'],
    ['VICTIM', undefined, 'VICTIM'],
    ['INFORMANT_CALLER', 'NEIGHBOUR', 'INFORMANT_CALLER'],
  ])('%s who is %s of the subject becomes %s', (role, relation, part) => {
    expect(reportRoleFor(role, relation)).toBe(part)
  })

  it.each(['ATTENDING', 'SOURCE', 'CHILD_SUBJECT', 'NOT_A_ROLE'])('%s is not a part to choose', (role) => {
    expect(isReportRole(role)).toBe(false)
  })

  it('offers only parts that can be chosen', () => {
    for (const role of ['SUSPECT', 'VICTIM', 'WITNESS']) expect(isReportRole(reportRoleFor(role))).toBe(true)
  })
})

describe('who checks a report', () => {
  it('is never the one who wrote it', () => {
    expect(decideCheckReport({ rank: 'INSP', checkerId: 'a', writerId: 'a' })).toMatchObject({
      allowed: false,
    })
  })
  it('is not a constable', () => {
    expect(decideCheckReport({ rank: 'PC', checkerId: 'b', writerId: 'a' })).toEqual({
      allowed: false,
      reason: 'A sergeant or above checks this report.',
    })
  })
  it('is another sergeant', () => {
    expect(decideCheckReport({ rank: 'PS', checkerId: 'b', writerId: 'a' })).toEqual({ allowed: true })
  })
})

describe('the end of the shift', () => {
  it.each([
    ['2026-09-07T09:00:00.000Z', '2026-09-07T14:00:00.000Z'],
    ['2026-09-07T13:30:00.000Z', '2026-09-07T22:00:00.000Z'],
    ['2026-09-07T22:10:00.000Z', '2026-09-08T06:00:00.000Z'],
    ['2026-12-07T22:30:00.000Z', '2026-12-08T07:00:00.000Z'],
    ['2026-10-24T23:30:00.000Z', '2026-10-25T07:00:00.000Z'],
  ])('of %s is %s', (now, end) => {
    expect(endOfShift(now)).toBe(end)
  })
})
