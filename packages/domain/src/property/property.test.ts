/** Seizure, references, the end of an item, counts and alarms (PX-10 to PX-34). */
import { describe, expect, it } from 'vitest'
import { type Move } from './continuity.ts'
import { type Disposal, disposalProblems, keepUntil, type KeptItem } from './disposal.ts'
import {
  exhibitReferenceProblem,
  nextExhibitReference,
  nextSubExhibit,
  parseExhibitReference,
} from './exhibit-reference.ts'
import { type AlarmItem, auditDue, isInHand, itemAlarms } from './property-alarms.ts'
import { type Seizure, seizureProblems } from './property-kinds.ts'
import { propertyRulesOn } from './property-rules-table.ts'
import { auditStock, type StockItem } from './stock-audit.ts'

const rules = propertyRulesOn('2026-06-11')
const now = '2026-06-12T10:00:00Z'
const rulesOf = (problems: { rule: string; severity: string; field?: string }[]) =>
  problems.map(({ rule, severity, field }) => [rule, severity, field].filter(Boolean).join(' '))

describe('a seizure', () => {
  const whole: Seizure = {
    kind: 'GENERAL',
    description: 'Black bag',
    seizedAt: '2026-06-11T09:00:00Z',
    seizedBy: 'ann',
    place: 'Kitchen',
    power: 'PACE s.19',
    basis: 'EVIDENCE',
    sealNumber: 'S1',
  }
  const two = { secondPerson: 'ben', photographId: 'p' }
  it.each<[Partial<Seizure>, string[]]>([
    [{}, []],
    [{ seizedAt: '2026-06-12T10:01:00Z' }, ['PX-11 BLOCK seizedAt']],
    [
      { seizedAt: undefined, place: '', description: '', power: '', basis: undefined },
      [
        'PX-11 ASK seizedAt',
        'PX-11 ASK place',
        'PX-11 ASK description',
        'PX-11 ASK power',
        'PX-11 ASK basis',
      ],
    ],
    [{ sealNumber: undefined }, ['PX-12 ASK sealNumber']],
    [{ kind: 'CASH', cashCounted: 100 }, ['PX-10 ASK secondPerson', 'PX-10 ASK photographId']],
    [{ kind: 'CASH', cashCounted: 100, ...two, secondPerson: 'ann' }, ['PX-10 BLOCK secondPerson']],
    [{ kind: 'CASH', ...two }, ['PX-13 ASK cashCounted']],
    [{ kind: 'CASH', ...two, cashCounted: -1 }, ['PX-13 BLOCK cashCounted']],
    [{ kind: 'DRUG', ...two }, ['PX-13 ASK grossWeight']],
    [{ kind: 'DRUG', ...two, grossWeight: 10, netWeight: 11 }, ['PX-13 BLOCK netWeight']],
    [{ kind: 'DRUG', ...two, grossWeight: 10, netWeight: 8 }, []],
    [{ kind: 'FIREARM', ...two }, ['PX-13 ASK madeSafeBy']],
    [{ kind: 'KNIFE' }, ['PX-13 WARN isTubed']],
    [{ kind: 'DIGITAL' }, ['PX-13 ASK imei', 'PX-13 WARN isNetworkOff']],
    [{ kind: 'VEHICLE', sealNumber: undefined }, ['PX-13 ASK registration']],
  ])('with %o says %o', (change, problems) => {
    expect(rulesOf(seizureProblems({ ...whole, ...change }, now))).toEqual(problems)
  })
})

describe('PX-14 and PX-15: references', () => {
  it.each([
    ['jas/1', 'JAS/1'],
    [' JAS / 01a ', 'JAS/1A'],
    ['J/1', undefined],
    ['JAS/0', undefined],
    ['JASON/1', undefined],
    ['JAS/12345', undefined],
    ['JAS1', undefined],
  ])('%s is read as %s', (raw, value) => {
    const reading = parseExhibitReference(raw)
    expect(reading.ok ? reading.value : undefined).toBe(value)
  })

  it('count for each witness, and letters for what was inside', () => {
    expect(nextExhibitReference('jas', ['JAS/1', 'JAS/7A', 'ABC/9'])).toBe('JAS/8')
    expect(nextExhibitReference('NEW', [])).toBe('NEW/1')
    expect(nextSubExhibit('JAS/1', ['JAS/1A'])).toBe('JAS/1B')
    expect(nextSubExhibit('JAS/1A', [])).toBeUndefined()
  })

  it.each<[string, string | undefined, string[], RegExp | undefined]>([
    ['JAS/1', undefined, [], undefined],
    ['JAS/1', 'JAS/1', [], undefined],
    ['BEN/1', 'JAS/1', [], /JAS\/1 and stays so/],
    ['JAS/1', undefined, ['JAS/1'], /another item of this case/],
    ['1/JAS', undefined, [], /initials and a number/],
  ])('%s for an item that is %s', (reference, current, takenByOthers, said) => {
    const problem = exhibitReferenceProblem(reference, { current, takenByOthers })
    if (said === undefined) expect(problem).toBeUndefined()
    else expect(problem).toMatch(said)
  })
})

describe('the end of an item', () => {
  const item: KeptItem = { kind: 'GENERAL', basis: 'EVIDENCE', hasOpenCase: false }
  const today = '2026-06-11'
  it.each<[Partial<KeptItem>, string | undefined]>([
    [{}, undefined],
    [{ hasOpenCase: true }, 'OPEN'],
    [{ appeal: 'OPEN' }, 'OPEN'],
    [{ convictedOn: '2026-01-31' }, '2026-07-31'],
    [{ convictedOn: '2025-08-31' }, '2026-02-28'],
    [{ convictedOn: '2026-01-31', isInCustody: true }, 'OPEN'],
    [{ convictedOn: '2020-01-31', isInCustody: true, releasedOn: '2026-08-01' }, '2026-08-01'],
    [{ convictedOn: '2026-01-31', appeal: { until: '2027-01-01' } }, '2027-01-01'],
    [{ basis: 'FOUND', foundOn: '2026-06-01' }, '2026-06-29'],
  ])('PX-31: %o is kept until %s', (change, until) =>
    expect(keepUntil({ ...item, ...change }, rules)).toBe(until),
  )

  const back: Disposal = {
    decision: 'RETURN',
    instruction: 'No longer needed',
    instructedBy: 'oic',
    authority: { userId: 'sergeant', rank: 'PS' },
    ownerId: 'o',
    ownerDecision: 'WANTS_BACK',
  }
  const inspector = { userId: 'i', rank: 'INSP' } as const
  it.each<[Partial<Disposal>, Partial<KeptItem>, string[]]>([
    [{}, {}, []],
    [{ decision: 'HOLD', reason: 'Trial' }, { hasOpenCase: true }, []],
    [{ decision: 'HOLD' }, {}, ['PX-32 BLOCK reason']],
    [{}, { hasOpenCase: true }, ['PX-31 BLOCK decision']],
    [{}, { convictedOn: '2025-12-11' }, ['PX-31 BLOCK decision']],
    [{}, { convictedOn: '2025-12-10' }, []],
    [{}, { isHeldForOther: true }, ['PX-32 BLOCK decision']],
    [{ instruction: ' ' }, {}, ['PX-30 BLOCK instruction']],
    [{ authority: undefined }, {}, ['PX-30 BLOCK authority']],
    [{ authority: { userId: 'pc', rank: 'PC' } }, {}, ['PX-30 BLOCK authority']],
    [{ authority: { userId: 'oic', rank: 'PS' } }, {}, ['PX-30 BLOCK authority']],
    [{}, { kind: 'CASH' }, ['PX-30 BLOCK authority']],
    [{ authority: inspector }, { kind: 'CASH' }, []],
    [{ ownerId: undefined }, {}, ['PX-34 BLOCK ownerId']],
    [{ hasRivalClaim: true }, {}, ['PX-34 BLOCK courtOrderReference']],
    [{ decision: 'DESTROY', ownerDecision: 'DISCLAIMS' }, {}, ['PX-30 BLOCK authority']],
    [{ decision: 'DESTROY', ownerDecision: 'DISCLAIMS', authority: inspector }, {}, []],
    [{ decision: 'DESTROY', authority: inspector }, {}, ['PX-34 BLOCK decision']],
    [
      { decision: 'DESTROY', authority: inspector, ownerDecision: undefined },
      {},
      ['PX-34 BLOCK ownerDecision'],
    ],
    [{ decision: 'FORFEIT', authority: inspector }, {}, ['PX-34 BLOCK courtOrderReference']],
  ])('%o of %o says %o', (change, kept, problems) => {
    const said = disposalProblems({ ...back, ...change }, { ...item, ...kept }, today, rules)
    expect(rulesOf(said)).toEqual(problems)
  })
})

describe('PX-24 and PX-25: a count', () => {
  const stock = (itemId: string, placeId: string, isSensitive = false): StockItem => ({
    itemId,
    reference: itemId.toUpperCase(),
    holder: { kind: 'PLACE', id: placeId },
    isSensitive,
  })
  const items = [stock('a', 'shelf'), stock('b', 'shelf'), stock('c', 'other')]
  it('says what is missing, what belongs elsewhere and what is no item', () => {
    const audit = auditStock({ placeId: 'shelf', scanned: ['a', 'a', 'c', 'zz'], countedBy: 'x' }, items)
    expect(audit).toMatchObject({ expected: 2, found: 1, problems: [] })
    expect(audit.differences.map(({ kind }) => kind)).toEqual(['MISSING', 'MISPLACED', 'UNKNOWN'])
    expect(audit.differences[1]).toMatchObject({ itemId: 'c', expected: { id: 'other' } })
  })
  it.each([
    [undefined, ['PX-24 BLOCK secondPerson']],
    ['x', ['PX-24 BLOCK secondPerson']],
    ['y', []],
  ])('of firearms with %s', (secondPerson, problems) => {
    const count = { placeId: 'shelf', scanned: ['a'], countedBy: 'x', secondPerson }
    expect(rulesOf(auditStock(count, [stock('a', 'shelf', true)]).problems)).toEqual(problems)
  })
})

describe('alarms', () => {
  const seized: Move = { at: '2026-06-11T09:00:00Z', to: { kind: 'PERSON', id: 'ann' }, purpose: 'SEIZED' }
  const handed: Move = {
    at: '2026-06-11T10:00:00Z',
    to: { kind: 'PERSON', id: 'ben' },
    purpose: 'HANDED_OVER',
  }
  const stored: Move = { at: '2026-06-11T12:00:00Z', to: { kind: 'PLACE', id: 's' }, purpose: 'STORED' }
  const court: Move = { at: '2026-06-12T08:00:00Z', to: { kind: 'OUTSIDE', id: 'court' }, purpose: 'COURT' }
  const lab: Move = { ...court, purpose: 'LABORATORY' }
  const gone: Move = { at: '2026-06-12T09:00:00Z', to: { kind: 'GONE', id: 'o' }, purpose: 'GIVEN_BACK' }
  const item = (more: Partial<AlarmItem>): AlarmItem => ({
    itemId: 'i',
    reference: 'JAS/1',
    kind: 'GENERAL',
    log: [seized],
    ...more,
  })
  const others = (more: Partial<AlarmItem>, at = now) =>
    itemAlarms(item(more), at, rules)
      .filter(({ rule }) => rule !== 'PX-32')
      .map(({ rule, by, who, isOverdue }) => `${rule} ${by} ${who} ${isOverdue}`)

  it.each<[string, Partial<AlarmItem>, string, string[]]>([
    ['seized and not stored', {}, now, ['PX-20 2026-06-11T21:00:00.000Z REPORTING true']],
    [
      'handed on and still not stored',
      { log: [seized, handed] },
      now,
      ['PX-20 2026-06-11T21:00:00.000Z REPORTING true'],
    ],
    [
      'drugs sooner',
      { kind: 'DRUG' },
      '2026-06-11T12:00:00Z',
      ['PX-20 2026-06-11T13:00:00.000Z REPORTING false'],
    ],
    ['stored', { log: [seized, stored] }, now, []],
    ['at court', { log: [seized, stored, court] }, now, ['PX-22 2026-06-14T08:00:00.000Z EXHIBITS false']],
    [
      'at the laboratory',
      { log: [seized, stored, lab] },
      now,
      ['PX-22 2026-07-24T08:00:00.000Z EXHIBITS false'],
    ],
    [
      'not found today',
      { log: [seized, stored], notFoundSince: '2026-06-12T09:00:00Z' },
      now,
      ['PX-21 2026-06-12T09:00:00Z EXHIBITS true'],
    ],
    [
      'not found since yesterday',
      { log: [seized, stored], notFoundSince: '2026-06-11T10:00:00Z' },
      now,
      ['PX-21 2026-06-11T10:00:00Z INSPECTOR true'],
    ],
    [
      'not found for three days',
      { log: [seized, stored], notFoundSince: '2026-06-09T10:00:00Z' },
      now,
      ['PX-21 2026-06-09T10:00:00Z SUPERINTENDENT true'],
    ],
  ])('%s', (_words, more, at, items) => expect(others(more, at)).toEqual(items))

  it('PX-32: why it is kept is asked again, until it is gone', () => {
    const kept = (more: Partial<AlarmItem>) =>
      itemAlarms(item(more), now, rules).find(({ rule }) => rule === 'PX-32')?.by
    expect(kept({ log: [seized, stored] })).toBe('2026-09-09T00:00:00.000Z')
    expect(kept({ log: [seized, stored], keptOn: '2026-06-12' })).toBe('2026-09-10T00:00:00.000Z')
    expect(itemAlarms(item({ log: [seized, stored, gone] }), now, rules)).toEqual([])
    expect(isInHand(item({}))).toBe(true)
  })

  it('PX-23: a sensitive shelf is counted each quarter', () => {
    const shelf = { placeId: 's', label: 'Shelf 1', isSensitive: true, openedOn: '2026-01-01' }
    expect(auditDue(shelf, now, rules)).toMatchObject({ by: '2026-04-01T00:00:00.000Z', isOverdue: true })
    expect(auditDue({ ...shelf, isSensitive: false, lastCountedOn: '2026-06-01' }, now, rules)).toMatchObject(
      {
        by: '2027-06-01T00:00:00.000Z',
        isOverdue: false,
      },
    )
  })
})
