/** Cancel, reclassify and transfer: reasons, evidence and the independence of who decides (CX-1 to CX-9). */
import { describe, expect, it } from 'vitest'
import {
  authorityFor,
  authorityProblems,
  type CancellationRequest,
  cancellationProblems,
  confirmationProblems,
  type Decider,
  reclassificationAuthority,
  reclassificationProblems,
  transferState,
} from './recording-changes.ts'

const rulesOf = (problems: { rule: string; severity: string }[]) =>
  problems.map(({ rule, severity }) => `${rule} ${severity}`)

describe('CX-1 and CX-2: who decides', () => {
  const interested = { requestedBy: 'asker', investigators: ['oic'] }
  it.each<[Decider, 'DDM' | 'FCR', string[]]>([
    [{ userId: 'asker', functions: ['DDM'] }, 'DDM', ['CX-1 BLOCK']],
    [{ userId: 'oic', functions: ['DDM'] }, 'DDM', ['CX-1 BLOCK']],
    [{ userId: 'x', functions: ['SUPERVISOR'] }, 'DDM', ['CX-2 BLOCK']],
    [{ userId: 'x', functions: [] }, 'DDM', ['CX-2 BLOCK']],
    [{ userId: 'x', functions: ['DDM'] }, 'FCR', ['CX-2 BLOCK']],
    [{ userId: 'oic', functions: ['OIC'] }, 'FCR', ['CX-1 BLOCK', 'CX-2 BLOCK']],
    [{ userId: 'x', functions: ['DDM'] }, 'DDM', []],
    [{ userId: 'x', functions: ['SUPERVISOR', 'FCR'] }, 'DDM', []],
    [{ userId: 'x', functions: ['FCR'] }, 'FCR', []],
  ])('%o for %s: %o', (decider, least, problems) => {
    expect(rulesOf(authorityProblems(decider, interested, least))).toEqual(problems)
  })

  it.each([
    ['019/08', 'FCR'],
    ['001/01', 'FCR'],
    ['004/04', 'FCR'],
    ['028/03', 'DDM'],
    ['020/05', 'DDM'],
  ])('a cancelled %s is decided by the %s', (hoCode, least) => expect(authorityFor(hoCode)).toBe(least))
})

describe('CX-3 to CX-6: cancelling', () => {
  const request: CancellationRequest = { reason: 'C4', narrative: 'Typed twice', aviDocumentIds: [] }
  it.each<[Partial<CancellationRequest>, string[]]>([
    [{}, []],
    [{ narrative: ' ' }, ['CX-3 BLOCK']],
    [{ reason: 'C2' }, ['CX-4 BLOCK']],
    [{ reason: 'C2', aviDocumentIds: ['d'] }, []],
    [{ reason: 'C5' }, ['CX-4 BLOCK']],
    [{ isVictimWithdrawal: true }, ['CX-4 BLOCK']],
    [{ reason: 'C3' }, ['CX-5 BLOCK']],
    [{ reason: 'C3', duplicateOfId: 'this' }, ['CX-5 BLOCK']],
    [{ reason: 'C3', duplicateOfId: 'other' }, []],
    [{ reason: 'C1' }, ['CX-6 BLOCK']],
    [{ reason: 'C1', otherForceReference: '12/345/26' }, []],
  ])('%o says %o', (change, problems) => {
    expect(rulesOf(cancellationProblems({ ...request, ...change }, 'this'))).toEqual(problems)
  })
})

describe('CX-7: reclassifying', () => {
  it.each([
    [{ from: '028/03', to: '30C', reason: 'x' }, ['CX-7 BLOCK']],
    [{ from: '028/03', to: '028/03', reason: 'x' }, ['CX-7 BLOCK']],
    [{ from: '028/03', to: '030/02' }, ['CX-7 BLOCK']],
    [{ from: '019/08', to: '020/05', reason: 'x' }, ['CX-7 WARN']],
    [{ from: '028/03', to: '030/02', reason: 'A garage' }, []],
  ])('%o says %o', (change, problems) => expect(rulesOf(reclassificationProblems(change))).toEqual(problems))

  it.each([
    ['028/03', '030/02', 'DDM'],
    ['105/01', '020/05', 'FCR'],
    ['001/01', '008/01', 'FCR'],
  ])('%s to %s is decided by the %s', (from, to, least) => {
    expect(reclassificationAuthority({ from, to })).toBe(least)
  })
})

describe('CX-8: the sender keeps the crime until the other force has accepted', () => {
  it.each([
    [{}, 'OFFERED', true, 'DDM', []],
    [{ acceptedAt: '2026-06-11T09:00:00Z' }, 'ACCEPTED', true, 'DDM', ['CX-8 BLOCK']],
    [{ acceptedAt: '2026-06-11T09:00:00Z', reference: '12/1/26' }, 'ACCEPTED', false, 'DDM', []],
    [{ refusedAt: '2026-06-11T09:00:00Z' }, 'REFUSED', true, 'FCR', []],
    [{ isDisputed: true }, 'IN_DISPUTE', true, 'FCR', []],
  ])('%o is %s', (transfer, state, keepsOpen, who, problems) => {
    const found = transferState(transfer)
    expect(found).toMatchObject({ state, keepsOpen, who })
    expect(rulesOf(found.problems)).toEqual(problems)
  })
})

describe('CX-9: the registrar confirms rape and homicide, once for each class', () => {
  it.each([
    ['019/08', [], []],
    ['001/01', [null], []],
    ['019/08', ['019/07'], []],
    ['019/08', ['019/08'], ['CX-9 BLOCK']],
    ['028/03', [], ['CX-9 BLOCK']],
    [null, [], ['CX-9 BLOCK']],
  ])('class %s with %o confirmed: %o', (hoCode, confirmedClasses, problems) => {
    expect(rulesOf(confirmationProblems({ hoCode, confirmedClasses }))).toEqual(problems)
  })
})
