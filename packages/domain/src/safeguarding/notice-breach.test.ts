import { describe, expect, it } from 'vitest'
import { arrestPowers } from '../custody/codes.ts'
import { breachArrest, isPaperReady, paperStatements } from './notice-breach.ts'

const told = {
  reference: 'PN/2026/4',
  happenedAt: '2026-06-10T21:15:00.000Z',
  words: 'He rang her four times',
}

describe('the arrest for a breach (PN-5)', () => {
  it.each([
    ['DVPN', false, 'CSA_2010', 'CS10503'],
    ['DVPN', true, 'CSA_2010', undefined],
    ['DAPN', false, 'DAA_S26', 'DA21503'],
    ['DAPN', true, 'S24', 'DA21001'],
  ] as const)('%s, order %s: power %s, offence %s', (kind, isOrder, power, code) => {
    const made = breachArrest({ kind, isOrder, ...told })
    expect([made.power, made.offence?.code]).toEqual([power, code])
    expect(arrestPowers.map((row) => row.code)).toContain(made.power)
    expect(made.grounds).toContain('PN/2026/4')
    expect(made.grounds).toContain('He rang her four times')
    // British summer time: the officer reads the time of the place.
    expect(made.grounds).toContain('22:15')
  })

  it('never outgrows the box of the grounds', () => {
    expect(
      breachArrest({ kind: 'DVPN', isOrder: false, ...told, words: 'x'.repeat(5000) }).grounds.length,
    ).toBe(4000)
  })
})

describe('what the papers say (PN-6)', () => {
  it('names the power of arrest and the court on a notice, and the consequence on an order', () => {
    expect(paperStatements('NOTICE', 'DVPN').join(' ')).toMatch(/arrest you without a warrant.*48 hours/)
    expect(paperStatements('NOTICE', 'DAPN')[0]).toContain('Domestic Abuse Act 2021 s.26')
    expect(paperStatements('ORDER', 'DAPN')[0]).toContain('is an offence')
    expect(paperStatements('ORDER', 'DVPN')[0]).not.toContain('offence')
  })

  it('is there once it is given or made', () => {
    const asked = { decidedAt: null, state: 'ASKED', orderOn: null }
    const given = { decidedAt: '2026-06-09T20:00:00.000Z', state: 'GIVEN', orderOn: null }
    expect([isPaperReady('NOTICE', asked), isPaperReady('ORDER', given)]).toEqual([false, false])
    expect(isPaperReady('NOTICE', given)).toBe(true)
    expect(isPaperReady('NOTICE', { ...given, state: 'REFUSED' })).toBe(false)
    expect(isPaperReady('ORDER', { ...given, state: 'ORDER', orderOn: '2026-06-11' })).toBe(true)
  })
})
