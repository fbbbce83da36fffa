/** What each move between states waits for: the last column of section 14, row by row. */
import { describe, expect, it } from 'vitest'
import { type MoveFacts, movesNeed } from './move-guards.ts'
import { custodyMoves } from './state.ts'

const shown = (problems: readonly { rule: string; severity: string }[]) =>
  problems.map(({ rule, severity }) => `${rule} ${severity}`)
describe('section 14: what each move needs', () => {
  const none: MoveFacts = { recordTypes: [] }
  const all: MoveFacts = {
    recordTypes: ['WARRANT_FTA'],
    arrivedAt: 'x',
    isUnderArrestOrOnBail: true,
    isRecordComplete: true,
    isOfficerIndependent: true,
    reason: 'x',
    hasReleaseAssessment: true,
    leftAt: 'x',
    escort: 'x',
    power: 'x',
    returnedAt: 'x',
    isRiskRedone: true,
    handedTo: 'x',
    purpose: 'x',
    officerReport: 'x',
    isAuthorityInTime: true,
    postChargeGrounds: 1,
    courtAt: 'x',
    disposalsLeft: 0,
    receiver: 'x',
    hasEscortRecord: true,
    isPropertySettled: true,
    isBailNoticeServed: true,
    releasedAt: 'x',
    circumstances: 'x',
    isCirculated: true,
    isRecordLinked: true,
  }
  /** Moves for which section 14 asks nothing to be recorded. */
  const free = [
    'HELD_OTHER RELEASING',
    'DETAINED AWAITING_CHARGE_DECISION',
    'AWAITING_CHARGE_DECISION DETAINED',
    'ESCAPED DETAINED',
  ]

  it.each(custodyMoves.map(({ from, to }) => [from, to] as const))(
    '%s to %s is open when all is recorded, and not before',
    (from, to) => {
      const facts = from === 'OUT_OF_SUITE' && to === 'RELEASING' ? { ...all, isAuthorityInTime: false } : all
      expect(shown(movesNeed(from, to, facts)).filter((problem) => problem.endsWith('BLOCK'))).toEqual([])
      const missing = movesNeed(from, to, none).filter(({ severity }) => severity === 'BLOCK')
      expect(missing.length > 0).toBe(!free.includes(`${from} ${to}`))
      for (const { message } of missing) expect(message).toMatch(/\.$/)
    },
  )

  it('WF-7, CL-10, RG-6 and L-0 stand against their moves', () => {
    expect(shown(movesNeed('OUT_OF_SUITE', 'RELEASING', all))).toEqual(['WF-7 BLOCK'])
    expect(shown(movesNeed('RELEASING', 'DETAINED', { ...all, isAuthorityInTime: false }))).toEqual([
      'CL-10 BLOCK',
    ])
    expect(shown(movesNeed('DETAINED', 'CHARGED_HELD', { ...all, needsAppropriateAdult: true }))).toEqual([
      'RG-6 BLOCK',
    ])
    expect(shown(movesNeed('ARRIVED', 'HELD_OTHER', { ...all, recordTypes: ['PACE'] }))).toEqual([
      'L-0 BLOCK',
    ])
    expect(
      shown(movesNeed('RELEASING', 'RELEASED', { ...all, isBailed: true, isBailNoticeServed: false })),
    ).toEqual(['12.22 BLOCK'])
  })
})
