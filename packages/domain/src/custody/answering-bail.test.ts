import { describe, expect, it } from 'vitest'
import { openingProblems, returnRefusal, type ReturnFacts } from './answering-bail.ts'

const bailed: ReturnFacts = {
  state: 'RELEASED',
  disposal: 'BAIL_PRE_CHARGE',
  releasedAt: '2026-09-07T12:00:00.000Z',
  isAnswered: false,
  isSamePerson: true,
  arrivedAt: '2026-09-21T09:00:00.000Z',
}

describe('returnRefusal', () => {
  it.each([
    ['somebody else', { isSamePerson: false }, 'RT-7', 'earlierStayId'],
    ['a stay that goes on', { state: 'DETAINED', releasedAt: undefined }, 'CL-6', 'earlierStayId'],
    ['a release without bail', { disposal: 'RUI' }, 'CL-6', 'earlierStayId'],
    ['bail after charge', { disposal: 'CHARGED_BAIL' }, 'CL-6', 'earlierStayId'],
    ['bail that was answered', { isAnswered: true }, 'CL-6', 'earlierStayId'],
    ['an arrival before the release', { arrivedAt: '2026-09-07T11:59:00.000Z' }, 'RT-7', 'arrivedAt'],
    ['an arrest before the release', { arrestedAt: '2026-09-07T11:59:00.000Z' }, 'RT-7', 'arrestId'],
  ])('refuses %s', (_what, more, rule, field) => {
    expect(returnRefusal({ ...bailed, ...more })).toMatchObject({ rule, field })
  })

  it('lets the person back on the earlier clock', () => {
    expect(returnRefusal(bailed)).toBeUndefined()
    expect(returnRefusal({ ...bailed, disposal: 'BAIL_TO_CPS' })).toBeUndefined()
  })
})

describe('openingProblems', () => {
  it.each([
    [{ recordTypes: ['BAILBACK'] }, ['earlierStayId']],
    [{ recordTypes: ['BAILBACK'], earlierStayId: 'e', arrestId: 'a' }, ['arrestId']],
    [{ recordTypes: ['S46A'], arrestId: 'a' }, ['earlierStayId']],
    [{ recordTypes: ['S46A'], earlierStayId: 'e' }, ['arrestId']],
    [{ recordTypes: ['PACE'], arrestId: 'a', earlierStayId: 'e' }, ['earlierStayId']],
    [{ recordTypes: ['PACE'] }, ['arrestId']],
    [{ recordTypes: ['S46A', 'BAILBACK'], earlierStayId: 'e' }, ['recordTypes']],
    [{ recordTypes: ['BAILBACK'], earlierStayId: 'e' }, []],
    [{ recordTypes: ['S46A'], earlierStayId: 'e', arrestId: 'a' }, []],
    [{ recordTypes: ['PACE'], arrestId: 'a' }, []],
  ])('finds what is wrong with %j', (stay, fields) => {
    expect(openingProblems(stay).map(({ field }) => field)).toEqual(fields)
  })
})
