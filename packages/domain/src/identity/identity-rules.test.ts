import { describe, expect, it } from 'vitest'
import type { WaterfallStep } from '../nominal/match-terms.ts'
import { joinConflicts, type Bodily } from '../nominal/join-conflicts.ts'
import { brokenRecords, clusterHealth } from './cluster-health.ts'
import { byHarm, harmOf } from './harm.ts'
import {
  decideDeath,
  decideIdentityChange,
  decideLockedCorrection,
  decideStolenIdentity,
  hasLocked,
  lockedWords,
} from './identity-cases.ts'
import { identityRulesOn, identityRulesTable } from './identity-rules-table.ts'
import type { JoinEvidence } from './identity-codes.ts'
import { decideEvidence, decideWeight, type SharedAttribute, sharedAttributes } from './join-evidence.ts'
import {
  decideOnWhich,
  decideOwnersInformed,
  decideSecondPerson,
  type JoinStanding,
  needsSecondPerson,
  secondPersonWords,
} from './second-person.ts'

const shared = (...kinds: SharedAttribute['kind'][]): SharedAttribute[] =>
  kinds.map((kind) => ({ kind, words: kind }))

describe('a join is refused on', () => {
  it.each<[string, JoinEvidence[], SharedAttribute[]]>([
    ['a name and a date of birth alone', [], []],
    ['a photograph', ['PHOTOGRAPH'], []],
    ['an officer’s recollection and one address', ['RECOLLECTION'], shared('postcode')],
    ['one shared telephone', [], shared('phone')],
    ['one address, confirmed: it is the same attribute', ['ADDRESS_CONFIRMED'], shared('postcode')],
    ['a document and one attribute', ['DOCUMENT'], shared('postcode')],
    ['an identifier alone: it may be mistyped', [], shared('identifier')],
    ['two attributes', [], shared('postcode', 'phone')],
  ])('%s', (_, evidence, attributes) => {
    expect(decideEvidence(evidence, attributes).allowed).toBe(false)
  })
})

describe('a join is carried by', () => {
  it.each<[string, JoinEvidence[], SharedAttribute[]]>([
    ['fingerprints', ['FINGERPRINT'], []],
    ['another biometric', ['BIOMETRIC'], []],
    ['a document and two attributes', ['DOCUMENT'], shared('postcode', 'phone')],
    [
      'a document, an address and what a relative confirmed',
      ['DOCUMENT', 'RELATIVE_CONFIRMED'],
      shared('postcode'),
    ],
    ['an identifier and an address', [], shared('identifier', 'postcode')],
    ['three attributes', ['MARKS_COMPARED'], shared('postcode', 'phone')],
  ])('%s', (_, evidence, attributes) => {
    expect(decideEvidence(evidence, attributes).allowed).toBe(true)
  })
})

describe('shared attributes', () => {
  const step = (field: WaterfallStep['field'], level: string, weight: number): WaterfallStep => ({
    field,
    level,
    weight,
    words: `${field} ${level}`,
  })

  it('leave out name, birth, sex, half a postcode, an initial and whatever speaks against', () => {
    const steps = [
      step('surname', 'exact', 15),
      step('dob', 'exact', 13),
      step('sex', 'same', 1),
      step('postcode', 'outcode', 1.5),
      step('middle', 'initial', 2.5),
      step('identifier', 'conflicting', -10),
    ]
    expect(sharedAttributes(steps)).toEqual([])
  })

  it('count each kind once, by its strongest', () => {
    const steps = [
      step('identifier', 'shared', 8),
      step('identifier', 'shared', 21),
      step('postcode', 'shared', 7),
    ]
    expect(sharedAttributes(steps).map(({ kind }) => kind)).toEqual(['identifier', 'postcode'])
  })
})

const plain: JoinStanding = {
  GROUP_1: false,
  COUNTER_TERRORISM: false,
  VULNERABLE: false,
  SOURCE_LINKED: false,
  LIVE_CUSTODY: false,
  WANTED: false,
  RESTRICTED: false,
}

describe('a second person', () => {
  it('is not needed for two people of whom nothing grave is known', () => {
    expect(needsSecondPerson(plain, plain)).toEqual([])
  })

  it.each(Object.keys(plain) as (keyof JoinStanding)[])('is needed when either is %s', (code) => {
    expect(needsSecondPerson(plain, { ...plain, [code]: true })).toEqual([code])
    expect(needsSecondPerson({ ...plain, [code]: true }, plain)).toEqual([code])
    expect(secondPersonWords([code])[0]).toMatch(/^One of them is .+\.$/)
  })

  it('is somebody else than the proposer, and there must be a proposer', () => {
    expect(decideSecondPerson('ann', 'ann').allowed).toBe(false)
    expect(decideSecondPerson(null, 'ann').allowed).toBe(false)
    expect(decideSecondPerson('ann', 'ben').allowed).toBe(true)
  })
})

describe('the owner of a live custody record', () => {
  const owner = { recordId: 'c', recordKind: 'CustodyRecord', reference: '01ZZ/1/26', owner: 'PS Testperson' }

  it('is told first, by name', () => {
    const refused = decideOwnersInformed([owner], ' ')
    expect(refused).toMatchObject({
      allowed: false,
      reason: expect.stringContaining('PS Testperson (01ZZ/1/26)'),
    })
  })

  it('was told, or there is none', () => {
    expect(decideOwnersInformed([owner], 'By telephone at 14:02').allowed).toBe(true)
    expect(decideOwnersInformed([], undefined).allowed).toBe(true)
  })
})

describe('a decision about an open and a restricted person', () => {
  it('is made on the restricted one', () => {
    expect(decideOnWhich({ id: 'open', aclId: 0 }, { id: 'hidden', aclId: 4 })).toBe('hidden')
    expect(decideOnWhich({ id: 'hidden', aclId: 4 }, { id: 'open', aclId: 0 })).toBe('hidden')
    expect(decideOnWhich({ id: 'a', aclId: 0 }, { id: 'b', aclId: 0 })).toBe('a')
  })
})

describe('the conflict matrix', () => {
  const person = {
    personRecordId: 'p',
    nominalId: 'n',
    names: [],
    dobs: [],
    sex: null,
    identifiers: [],
    postcodes: [],
    phones: [],
  }
  const body = (more: Partial<Bodily>): Bodily => ({ stays: [], printed: [], ...more })
  const between = (a: Partial<Bodily>, b: Partial<Bodily>) =>
    joinConflicts(person, person, [], { a: body(a), b: body(b) })

  it('refuses two who were in custody at one time, one of them still', () => {
    expect(
      between(
        { stays: [{ from: '2026-01-01T10', to: null }] },
        { stays: [{ from: '2026-01-02T10', to: '2026-01-02T12' }] },
      ),
    ).toEqual(['Both were in custody at the same time.'])
  })

  it('allows stays one after the other', () => {
    expect(
      between(
        { stays: [{ from: '2026-01-01T10', to: '2026-01-01T12' }] },
        { stays: [{ from: '2026-01-01T12', to: null }] },
      ),
    ).toEqual([])
  })

  it('refuses two numbers that fingerprints confirmed, and allows the same one', () => {
    const [one, other] = [
      { type: 'PNC', value: '2000/1234567V' },
      { type: 'PNC', value: '1979/0163001B' },
    ]
    expect(between({ printed: [one] }, { printed: [other] })).toHaveLength(1)
    expect(between({ printed: [one] }, { printed: [{ type: 'PNC', value: '20001234567V' }] })).toEqual([])
    expect(between({ printed: [one] }, {})).toEqual([])
  })
})

describe('the queue', () => {
  const nothing = {
    isChildAtRisk: false,
    isInCustody: false,
    isWanted: false,
    hasSevereWarning: false,
    hasWarning: false,
  }

  it('puts a child at risk before custody, custody before warnings', () => {
    const child = harmOf({ ...nothing, isChildAtRisk: true })
    const custody = harmOf({ ...nothing, isInCustody: true })
    const grave = harmOf({ ...nothing, hasSevereWarning: true, hasWarning: true })
    const warned = harmOf({ ...nothing, hasWarning: true })
    expect([child.harm, custody.harm, grave.harm, warned.harm, harmOf(nothing).harm]).toEqual([8, 4, 3, 1, 0])
    expect(grave.reasons).toEqual(['a grave warning on one of them'])
  })

  it('is by harm, then by certainty, then by age', () => {
    const line = (id: string, harm: number, weight: number, foundAt = '1') => ({ id, harm, weight, foundAt })
    const lines = [line('d', 0, 30), line('c', 4, 15), line('b', 4, 25, '2'), line('a', 4, 25, '1')]
    expect(lines.sort(byHarm).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
  })
})

describe('the health of a cluster', () => {
  const ids = ['p1', 'p2', 'p3']
  const pair = (a: string, b: string, weight: number) => ({ a, b, weight })

  it('is not troubled between the two thresholds, and breaks below the lower one', () => {
    expect(brokenRecords(ids, [pair('p1', 'p2', 14), pair('p2', 'p3', 19.9)], [])).toEqual([])
    expect(brokenRecords(ids, [pair('p1', 'p2', 13.9), pair('p2', 'p3', 25)], [])).toEqual(['p2', 'p3'])
  })

  it('is neither made nor broken by records between the two thresholds', () => {
    for (const weight of [14, 16, 19.9]) {
      expect(decideWeight(['MARKS_COMPARED', 'PHONE_CONFIRMED'], weight).allowed).toBe(false)
      expect(brokenRecords(['p1', 'p2'], [pair('p1', 'p2', weight)], [])).toEqual([])
    }
    expect(decideWeight([], 20).allowed).toBe(true)
    expect(brokenRecords(['p1', 'p2'], [pair('p1', 'p2', 13.9)], [])).toEqual(['p2'])
  })

  it.each<JoinEvidence>(['FINGERPRINT', 'BIOMETRIC', 'DOCUMENT'])(
    'is made by %s whatever the weight',
    (firm) => {
      expect(decideWeight([firm], -5).allowed).toBe(true)
    },
  )

  it('is held by a decision whatever the records say', () => {
    expect(brokenRecords(ids, [pair('p1', 'p2', -20), pair('p2', 'p3', 25)], [{ a: 'p1', b: 'p2' }])).toEqual(
      [],
    )
  })

  const well = { broken: [], heldBack: 0, contradicted: 0, toPlace: 0, twoIdentifiers: [] }
  it('is ACTIVE when nothing is wrong, and names each reason when something is', () => {
    expect(clusterHealth(well)).toEqual({ status: 'ACTIVE', attention: [] })
    const ill = clusterHealth({
      broken: ['p2'],
      heldBack: 1,
      contradicted: 0,
      toPlace: 2,
      twoIdentifiers: ['PNC ID'],
    })
    expect(ill.status).toBe('NEEDS_ATTENTION')
    expect(ill.attention.map(({ code }) => code)).toEqual([
      'BROKEN_CLUSTER',
      'OVERRIDE_CONFLICT',
      'TO_BE_PLACED',
      'TWO_IDENTIFIERS',
    ])
  })
})

describe('a correction of name, birth or sex', () => {
  const recordedAt = '2026-09-01T09:00:00.000Z'
  const { lockedAfterHours } = identityRulesOn('2026-09-04')
  const at = (now: string, fields: string[], mayUnlock = false) =>
    decideLockedCorrection({ fields, recordedAt, now, mayUnlock, lockedAfterHours }).allowed

  it('is refused from 72 hours on', () => {
    expect(at('2026-09-04T09:00:00.000Z', ['dob', 'reason'])).toBe(false)
  })

  it('follows the setting of the day', () => {
    const [first] = identityRulesTable.lockedAfterHours
    const table: Parameters<typeof identityRulesOn>[1] = {
      lockedAfterHours: [first, { ...first, value: 24, from: '2027-04-01' }],
    }
    expect(identityRulesOn('2027-03-31', table).lockedAfterHours).toBe(72)
    expect(identityRulesOn('2027-04-01', table).lockedAfterHours).toBe(24)
    expect(hasLocked('2027-04-01T00:00:00Z', '2027-04-02T00:00:00Z', 24)).toBe(true)
    expect(hasLocked('2027-04-01T00:00:00Z', '2027-04-01T23:59:00Z', 24)).toBe(false)
    expect(lockedWords(24, false)).toContain('ask records management')
  })

  it('is open before that, to whoever may unlock, and for every other field', () => {
    expect(at('2026-09-04T08:59:00.000Z', ['dob'])).toBe(true)
    expect(at('2027-01-01T00:00:00.000Z', ['name'], true)).toBe(true)
    expect(at('2027-01-01T00:00:00.000Z', ['occupation'])).toBe(true)
  })
})

describe('a legal change', () => {
  const change = (over: Partial<Parameters<typeof decideIdentityChange>[0]>) =>
    decideIdentityChange({
      kind: 'NAME',
      evidence: 'DEED_POLL',
      hasName: true,
      hasGender: false,
      wantsProtection: false,
      ...over,
    })

  it('needs evidence of its kind, and what it changes to', () => {
    expect(change({ evidence: 'GENDER_RECOGNITION' }).allowed).toBe(false)
    expect(change({ hasName: false }).allowed).toBe(false)
    expect(change({ kind: 'GENDER' }).allowed).toBe(false)
  })

  it('is protected by a gender recognition certificate, and when that is asked for', () => {
    expect(change({}).isProtected).toBe(false)
    expect(change({ wantsProtection: true })).toEqual({ allowed: true, isProtected: true })
    expect(change({ kind: 'GENDER', evidence: 'GENDER_RECOGNITION', hasGender: true })).toEqual({
      allowed: true,
      isProtected: true,
    })
  })
})

describe('a death', () => {
  const death = { evidence: 'CORONER', on: '2026-03-01', bornOn: '1950-01-01', today: '2026-09-07' }

  it.each([
    ['on a report alone', { evidence: 'none' }],
    ['in the future', { on: '2026-09-08' }],
    ['before the birth', { on: '1949-12-31' }],
  ])('is refused %s', (_, over) => {
    expect(decideDeath({ ...death, ...over }).allowed).toBe(false)
  })

  it('is recorded on a coroner’s word, the day known or not', () => {
    expect(decideDeath(death).allowed).toBe(true)
    expect(decideDeath({ ...death, on: undefined }).allowed).toBe(true)
  })
})

it('nobody steals their own identity', () => {
  expect(decideStolenIdentity('n1', 'n1').allowed).toBe(false)
  expect(decideStolenIdentity('n1', 'n2').allowed).toBe(true)
})
