/** What goes to the court and when: certified (CM-5), each version once and in its turn (CM-6), and what changed since (CM-7). */
import { describe, expect, it } from 'vitest'
import { cleanFile } from './case-file.testing.ts'
import { caseRulesOn } from './case-rules-table.ts'
import { courtMessage, type CourtMessage } from './court-message.ts'
import { messageChanges, messageSections } from './court-message-rows.ts'
import { courtTurn, sendingProblems, type SentVersion } from './court-sending.ts'
import type { MessageState } from './outbox.ts'

const rules = caseRulesOn('2026-11-20')
const charged = (seed: number) => {
  for (let next = seed; ; next += 1000) {
    const file = cleanFile(next)
    if (file.stage !== 'PRE_CHARGE' && file.hearing !== undefined) return file
  }
}
const messageOf = (seed: number): CourtMessage => {
  const message = courtMessage(charged(seed), '01')
  if (message === undefined) throw new Error('a charged file has its message')
  return message
}

describe('CM-5: a file leaves certified, with nothing that blocks it', () => {
  it('finds nothing in 100 clean files', () => {
    for (let seed = 1; seed <= 100; seed += 1)
      expect(sendingProblems(charged(seed), rules), `seed ${seed}`).toEqual({
        court: [],
        file: [],
        warnings: [],
      })
  })

  it('asks for the certificate, which no court knows, and names nothing twice', () => {
    const file = charged(2)
    delete file.certified
    file.urn = 'none'
    const { court, file: own } = sendingProblems(file, rules)
    expect(court.map(({ rule }) => rule)).toEqual(['FQ-1'])
    expect(own.map(({ rule }) => rule)).toEqual(['FQ-70'])
  })

  it('tells what the court has a code for and need not refuse, which bars nothing', () => {
    const file = charged(2)
    const [one] = file.defendants
    if (one === undefined) throw new Error('a case has a defendant')
    one.nationality = 'Cornish'
    const found = sendingProblems(file, rules)
    expect(found).toMatchObject({ court: [], file: [], warnings: [{ rule: 'FQ-28' }] })
  })
})

describe('CM-6: what goes next', () => {
  const version = (state: MessageState, digest = 'a', kind = 'NEW_CASE'): SentVersion => ({
    id: `${kind} ${digest} ${state}`,
    kind,
    state,
    digest,
  })

  it('is the case, once', () => {
    expect(courtTurn([], 'a')).toEqual({ may: true, kind: 'NEW_CASE' })
    expect(courtTurn([version('SET_ASIDE')], 'a')).toEqual({ may: true, kind: 'NEW_CASE' })
    expect(courtTurn([version('ACKNOWLEDGED')], 'a')).toMatchObject({
      may: false,
      reason: expect.stringContaining('this version is with the court'),
    })
  })

  it.each(['QUEUED', 'SENDING', 'SENT'] as const)('is nothing while it is %s', (state) => {
    for (const digest of ['a', 'b'])
      expect(courtTurn([version(state)], digest)).toMatchObject({
        may: false,
        reason: expect.stringContaining('on its way'),
      })
  })

  it('takes the place of a refused one when it was put right, and else that one goes again', () => {
    const refused = version('REFUSED')
    expect(courtTurn([refused], 'b')).toEqual({ may: true, kind: 'NEW_CASE', replaces: refused.id })
    expect(courtTurn([refused], 'a')).toMatchObject({ may: false, again: refused.id })
  })

  it('is never another number for what may have arrived', () => {
    const stopped = version('STOPPED')
    for (const digest of ['a', 'b'])
      expect(courtTurn([stopped], digest)).toMatchObject({ may: false, again: stopped.id })
  })

  it('is an amendment after the court took the case, each version once', () => {
    const first = version('ACKNOWLEDGED')
    expect(courtTurn([first], 'b')).toEqual({ may: true, kind: 'CASE_AMENDMENT' })
    const amended = version('ACKNOWLEDGED', 'b', 'CASE_AMENDMENT')
    expect(courtTurn([first, amended], 'b')).toMatchObject({ may: false })
    // Back to what it was first is a change too.
    expect(courtTurn([first, amended], 'a')).toEqual({ may: true, kind: 'CASE_AMENDMENT' })
    const refused = version('REFUSED', 'b', 'CASE_AMENDMENT')
    expect(courtTurn([first, refused], 'c')).toEqual({
      may: true,
      kind: 'CASE_AMENDMENT',
      replaces: refused.id,
    })
    expect(courtTurn([first, version('SET_ASIDE', 'b', 'CASE_AMENDMENT')], 'a')).toMatchObject({ may: false })
  })

  it('never sends two cases, however the answers come: 2,000 random courses', () => {
    let state = 7
    const draw = (most: number) => {
      state = (state * 48_271) % 2_147_483_647
      return state % most
    }
    for (let course = 0; course < 2000; course += 1) {
      const sent: SentVersion[] = []
      for (let step = 0; step < 12; step += 1) {
        const turn = courtTurn(sent, 'abc'.charAt(draw(3)))
        const last = sent.at(-1)
        if (turn.may) {
          const replaced = sent.find(({ id }) => id === turn.replaces)
          if (replaced !== undefined) replaced.state = 'SET_ASIDE'
          const digest = 'abc'.charAt(draw(3))
          sent.push({ id: String(sent.length), kind: turn.kind, state: 'QUEUED', digest })
        } else if (last !== undefined && last.state !== 'ACKNOWLEDGED')
          last.state = (['SENT', 'ACKNOWLEDGED', 'REFUSED'] as const)[draw(3)] ?? 'SENT'
      }
      const taken = sent.filter(({ state: is }) => is === 'ACKNOWLEDGED').map(({ kind }) => kind)
      expect(taken.filter((kind) => kind === 'NEW_CASE').length).toBeLessThanOrEqual(1)
      expect(taken[0] ?? 'NEW_CASE').toBe('NEW_CASE')
    }
  })
})

describe('CM-7: the message in words', () => {
  it('says everything that the message says, of 60 cases', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const message = messageOf(seed)
      const words = JSON.stringify(messageSections(message))
      for (const one of message.defendants) {
        expect(words).toContain(one.prosecutorReference)
        for (const offence of one.offences)
          expect(words).toContain(JSON.stringify(offence.offenceWording).slice(1, -1))
      }
    }
  })

  it('shows what changed, and only that', () => {
    const before = messageOf(4)
    expect(messageChanges(before, before)).toEqual([])
    const [one, ...others] = before.defendants
    if (one === undefined) throw new Error('a case has a defendant')
    const after = {
      ...before,
      initialHearing: { ...before.initialHearing, timeOfHearing: '14:15' },
      defendants: [{ ...one, postcode: 'ZZ9 9ZZ' }, ...others],
    }
    expect(messageChanges(before, after).map(({ section, label }) => `${section}: ${label}`)).toEqual([
      'The case: First hearing',
      `${messageSections(before)[1]?.title}: Address`,
    ])
    const without = { ...before, defendants: others }
    expect(messageChanges(before, without).every(({ after: now }) => now === undefined)).toBe(true)
    expect(messageChanges(without, before).every(({ before: was }) => was === undefined)).toBe(true)
  })
})
