import { describe, expect, it } from 'vitest'
import {
  attendBy,
  decideArrival,
  decideClosing,
  decideReopening,
  decideWhileOpen,
  gradeOrder,
  isIncidentObjectRole,
  isIncidentPersonRole,
} from './incident-rules.ts'

describe('when police should be there', () => {
  it.each([
    ['IMMEDIATE', '2026-09-07T09:15:00.000Z'],
    ['PRIORITY', '2026-09-07T10:00:00.000Z'],
    ['SCHEDULED', '2026-09-09T09:00:00.000Z'],
    ['REMOTE', undefined],
    ['NO_SUCH_GRADE', undefined],
  ])('%s', (grade, by) => {
    expect(attendBy(grade, '2026-09-07T09:00:00Z')).toBe(by)
  })

  it('puts the most urgent first', () => {
    expect(
      ['REMOTE', 'X', 'IMMEDIATE', 'PRIORITY'].toSorted((a, b) => gradeOrder(a) - gradeOrder(b)),
    ).toEqual(['IMMEDIATE', 'PRIORITY', 'REMOTE', 'X'])
  })
})

describe('a closed incident', () => {
  it('takes no officers, no arrival and no second closing', () => {
    expect(decideWhileOpen('closed').allowed).toBe(false)
    expect(decideArrival({ status: 'closed', arrivedAt: null }).allowed).toBe(false)
    expect(decideClosing({ status: 'closed' }, { code: 'ADVICE', duplicateOfId: undefined }).allowed).toBe(
      false,
    )
  })
})

describe('reopening', () => {
  it.each([
    ['closed', true],
    ['open', false],
    ['attended', false],
  ])('an incident that is %s: %s', (status, allowed) => {
    expect(decideReopening(status).allowed).toBe(allowed)
  })
})

describe('closing', () => {
  it.each([
    ['ADVICE', undefined, true],
    ['ADVICE', 'x', false],
    ['DUPLICATE', undefined, false],
    ['DUPLICATE', 'x', true],
  ])('as %s naming %s', (code, duplicateOfId, allowed) => {
    expect(decideClosing({ status: 'open' }, { code, duplicateOfId }).allowed).toBe(allowed)
  })

  it('notes one first arrival', () => {
    expect(decideArrival({ status: 'assigned', arrivedAt: null }).allowed).toBe(true)
    expect(decideArrival({ status: 'attended', arrivedAt: '2026-09-07T09:00:00Z' }).allowed).toBe(false)
  })
})

describe('roles on an incident', () => {
  it.each([
    ['VICTIM', true],
    ['SUSPECT', true],
    ['CHILD_SUBJECT', true],
    ['OIC', false],
    ['HANDLER', false],
    ['SOURCE', false],
    ['DETAINEE', false],
    ['', false],
  ])('%s: %s', (code, offered) => {
    expect(isIncidentPersonRole(code)).toBe(offered)
  })

  it('has its own for objects', () => {
    expect(isIncidentObjectRole('SEIZED')).toBe(true)
    expect(isIncidentObjectRole('VICTIM')).toBe(false)
  })
})
