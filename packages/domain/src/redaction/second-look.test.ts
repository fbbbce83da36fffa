/** The second look is somebody else's, and comes after every suggestion was answered. */
import { describe, expect, it } from 'vitest'
import { refuseLooking, refuseMarking, refuseSending, type RedactionFacts } from './second-look.ts'

const facts = (part: Partial<RedactionFacts> = {}): RedactionFacts => ({
  state: 'DRAFT',
  markedBy: ['a'],
  marks: 1,
  undecided: 0,
  ...part,
})

describe('the second look', () => {
  it('is asked for when every suggestion was answered', () => {
    expect(refuseSending(facts({ undecided: 1 }))).toMatchObject({ rule: 'RD-12' })
    expect(refuseSending(facts({ undecided: 3 }))?.reason).toContain('3 suggestions')
    expect(refuseSending(facts({ state: 'LOOK' }))).toMatchObject({ rule: 'RD-11' })
    expect(refuseSending(facts({ marks: 0 }))).toBeUndefined()
  })

  it('is given by nobody who marked, and only to what was sent', () => {
    expect(refuseLooking(facts(), 'b')).toMatchObject({ rule: 'RD-13' })
    expect(refuseLooking(facts({ state: 'LOOK', markedBy: ['a', 'b'] }), 'b')).toMatchObject({
      rule: 'RD-14',
    })
    expect(refuseLooking(facts({ state: 'LOOK' }), 'b')).toBeUndefined()
  })

  it('lets nobody change the marks under it', () => {
    expect(refuseMarking(facts())).toBeUndefined()
    expect(refuseMarking(facts({ state: 'LOOK' }))).toMatchObject({ rule: 'RD-11' })
    expect(refuseMarking(facts({ state: 'DONE' }))).toMatchObject({ rule: 'RD-11' })
  })
})
