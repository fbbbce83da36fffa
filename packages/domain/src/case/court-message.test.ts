/** The message of a case to the court (CM-1 to CM-4): whole, of nobody but defendants, and not sent with what the court refuses. */
import { describe, expect, it } from 'vitest'
import { cleanFile } from './case-file.testing.ts'
import { caseRulesOn } from './case-rules-table.ts'
import { courtMessage, courtProblems } from './court-message.ts'
import { faults } from './quality-faults.testing.ts'
import { qualityRules } from './file-quality.ts'

const rules = caseRulesOn('2026-11-20')
const charged = (seed: number) => {
  for (let next = seed; ; next += 1000) {
    const file = cleanFile(next)
    if (file.stage !== 'PRE_CHARGE' && file.hearing !== undefined) return file
  }
}

describe('CM-1 and CM-2: a case may go to the court', () => {
  it('when it is charged and nothing in it is refused there, of 200 clean files each', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const file = cleanFile(seed)
      const found = courtProblems(file, rules)
      if (file.stage === 'PRE_CHARGE') {
        expect(found.map(({ rule }) => rule)).toContain('CM-1')
        expect(courtMessage(file, '01')).toBeUndefined()
      } else expect(found, `seed ${seed}`).toEqual([])
    }
  })

  it('never without a hearing', () => {
    const { hearing: _none, ...file } = charged(1)
    expect(courtProblems(file, rules).map(({ rule }) => rule)).toContain('CM-1')
    expect(courtMessage(file, '01')).toBeUndefined()
  })

  it('F3: is held back by every fault that the court has a code for', () => {
    const coded = qualityRules.filter(
      ({ severity, refusedAs }) => severity === 'BLOCK' && refusedAs.length > 0,
    )
    const tried = new Set<string>()
    for (const fault of faults) {
      const rule = coded.find(({ id }) => id === `FQ-${fault.rule}`)
      if (rule === undefined) continue
      for (let seed = 1; seed <= 40; seed += 1) {
        const file = charged(seed)
        const [place] = fault.places(file)
        if (place === undefined) continue
        place.plant()
        expect(
          courtProblems(file, rules).map((problem) => problem.rule),
          `${rule.id} ${fault.name}`,
        ).toContain(rule.id)
        tried.add(rule.id)
        break
      }
    }
    expect([...tried].toSorted()).toEqual(coded.map(({ id }) => id).toSorted())
  })

  it('CM-3: not with a field longer than its place', () => {
    const file = charged(3)
    file.officer.rank = 'R'.repeat(36)
    expect(courtProblems(file, rules)).toMatchObject([
      { rule: 'CM-3', field: 'officer.rank', message: expect.stringContaining('35 characters') },
    ])
  })
})

describe('CM-3: what the schema has no more places for', () => {
  it('puts the given names that follow the second into the third place, and takes five lines of an address', () => {
    const file = charged(3)
    const [one] = file.defendants
    if (one === undefined) throw new Error('a case has a defendant')
    one.forenames = ['Ada', 'Una', 'Nell', 'Zeb']
    expect(courtMessage(file, '01')?.defendants[0]?.givenNames).toEqual(['Ada', 'Una', 'Nell Zeb'])
    expect(courtProblems(file, rules)).toEqual([])
    one.forenames = ['Ada', 'Una', 'N'.repeat(20), 'Z'.repeat(20)]
    one.addressLines = ['1', '2', '3', '4', '5', '6']
    expect(courtProblems(file, rules).map(({ rule, field }) => `${rule} ${field}`)).toEqual([
      'CM-3 defendants.0.forenames',
      'CM-3 defendants.0.addressLines',
    ])
  })
})

describe('CM-4: the message', () => {
  it('holds every defendant and offence by their numbers, in the shape of the schema', () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const file = charged(seed)
      const message = courtMessage(file, '01')
      expect(message).toMatchObject({
        ptiUrn: expect.stringMatching(/^[A-Z0-9]{4}\d{3,7}$/),
        originatingOrganisation: '01',
        caseInitiation: expect.stringMatching(/^[CRS]$/),
        initialHearing: {
          courtHearingLocation: file.hearing?.courtCode,
          dateOfHearing: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        },
      })
      expect(message?.defendants.map(({ prosecutorReference }) => prosecutorReference)).toEqual(
        file.defendants.map(({ asn }) => asn),
      )
      for (const [index, one] of (message?.defendants ?? []).entries()) {
        expect(one.prosecutorReference.length).toBeLessThanOrEqual(21)
        expect(one.offences.map(({ offenceSequenceNumber }) => offenceSequenceNumber)).toEqual(
          file.defendants[index]?.offences.map(({ sequence }) => sequence).toSorted((a, b) => a - b),
        )
        for (const offence of one.offences) {
          expect(offence.offenceCode.length).toBeLessThanOrEqual(8)
          expect(offence.offenceWording.length).toBeLessThanOrEqual(2500)
          expect(offence.arrestDate === undefined).toBe(message?.caseInitiation !== 'C')
        }
      }
    }
  })

  it('says nothing of a witness, a victim or a contact', () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const file = charged(seed)
      const words = JSON.stringify(courtMessage(file, '01'))
      for (const { name, address, phone, email } of file.witnesses)
        for (const secret of [name, address, phone, email])
          if (secret !== undefined) expect(words).not.toContain(secret)
      for (const { name } of file.victims) expect(words).not.toContain(name)
      expect(words).not.toContain(file.officer.contact)
    }
  })
})
