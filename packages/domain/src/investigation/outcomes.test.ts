/** The outcomes 1 to 22: each asks for its evidence, its authority and its suspect, and no other (OC-1 to OC-22, OC-a to OC-j). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAtLeast, ranks } from '../codes/ranks.ts'
import { investigationRulesOn } from './investigation-rules-table.ts'
import type { OutcomeFacts } from './outcome-facts.ts'
import { approvalProblems, outcomeProblems } from './outcome-rules.ts'
import { type OutcomeCode, outcomeNumber, outcomeRow, outcomesOn, outcomeTable } from './outcome-table.ts'
import { isNamedSuspect, suspectStatuses } from './suspects.ts'

const rules = investigationRulesOn('2026-06-11')
const supports = { position: 'SUPPORTS' } as const
const declines = {
  position: 'DOES_NOT_SUPPORT',
  words: 'I only want it to stop.',
  capturedHow: 'SIGNED_STATEMENT',
  capturedAt: '2026-06-10T09:00:00Z',
  documentId: 'd',
} as const
const adult = { personId: 's', status: 'NAMED', bornOn: '1990-01-01' } as const
const youth = { personId: 's', status: 'NAMED', bornOn: '2010-06-12' } as const

const any: Omit<OutcomeFacts, 'code'> = {
  isVariant: false,
  decidedAt: '2026-06-11T09:00:00Z',
  offenceDay: '2026-05-01',
  recordedClass: '008/06',
  isDomestic: false,
  isHate: false,
  suspects: [adult],
  evidenceStatement: 'Film, admission and two witnesses.',
  areViewsAsked: true,
  victimToldAt: '2026-06-11T08:00:00Z',
  proposedBy: 'oic',
}

/** What each outcome needs beside that, and no more. */
const own: Record<OutcomeCode, Partial<OutcomeFacts>> = {
  '1': { charge: { on: '2026-06-11', hoCode: '008/06' } },
  '2': { suspects: [youth], hasAdmitted: true, hasAgreed: true, isYouthTeamInvolved: true },
  '3': { hasAdmitted: true, hasAgreed: true },
  '4': { courtAcceptedOn: '2026-06-10', hasAdmitted: true },
  '5': { diedOn: '2026-06-01' },
  '6': { isListedForPenalty: true },
  '7': { hasAdmitted: true, isSimplePossession: true },
  '8': { acceptsResponsibility: true, hasAgreed: true },
  '9': { cpsReference: '01AB1234526' },
  '10': { rationale: 'Old and dying' },
  '11': { suspects: [{ personId: 's', status: 'BELOW_AGE', bornOn: '2016-05-02' }] },
  '12': { medicalDocumentId: 'd' },
  '13': { medicalDocumentId: 'd' },
  '14': { suspects: [], victim: declines },
  '15': { victim: supports, evidentialDecisionBy: 'POLICE' },
  '16': { victim: declines },
  '17': { isSummaryOnly: true, offenceDay: '2025-12-10' },
  '18': { suspects: [{ personId: 's', status: 'DESCRIBED' }], areLinesDone: true },
  '19': { suspects: [], isFraudOrComputerMisuse: true, fraudReference: 'NFRC1' },
  '20': {
    otherBody: { name: 'HSE', contact: 'Inspector A', acceptedOn: '2026-06-01', victimAwareOn: '2026-06-02' },
  },
  '21': { rationale: 'Not proportionate' },
  '22': { activity: 'Knife course', activityDoneOn: '2026-06-01' },
}
const facts = (code: OutcomeCode, change: Partial<OutcomeFacts> = {}): OutcomeFacts => ({
  ...any,
  ...own[code],
  code,
  ...change,
})
const say = (of: OutcomeFacts) =>
  outcomeProblems(of, rules).map(({ rule, severity, field }) => `${rule} ${severity} ${field}`)

describe('an outcome with all that it asks for', () => {
  it.each(outcomeTable.map(({ code }) => code))('%s is given', (code) => {
    expect(say(facts(code))).toEqual([])
  })
})

describe('an outcome without its evidence is refused', () => {
  it.each<[OutcomeCode, Partial<OutcomeFacts>, string[]]>([
    ['1', { charge: undefined }, ['OC-g BLOCK charge']],
    ['1', { charge: { on: '2026-06-11', hoCode: '105/01' } }, ['OC-1 BLOCK code']],
    ['1', { isVariant: true }, ['OC-1 BLOCK code']],
    ['1', { suspects: [] }, ['OC-d BLOCK suspects']],
    ['2', { hasAdmitted: false }, ['OC-2 BLOCK hasAdmitted']],
    ['2', { hasAgreed: undefined }, ['OC-2 BLOCK hasAgreed']],
    ['2', { isYouthTeamInvolved: undefined }, ['OC-2 BLOCK isYouthTeamInvolved']],
    ['2', { suspects: [adult] }, ['OC-b BLOCK code']],
    ['3', { suspects: [youth] }, ['OC-b BLOCK code']],
    ['3', { hasAdmitted: undefined }, ['OC-3 BLOCK hasAdmitted']],
    ['3', { suspects: [{ personId: 's', status: 'NAMED' }] }, ['OC-b ASK suspects']],
    ['3', { areViewsAsked: undefined }, ['OC-3 ASK areViewsAsked']],
    ['4', { courtAcceptedOn: undefined }, ['OC-4 BLOCK courtAcceptedOn']],
    ['4', { hasAdmitted: undefined }, ['OC-4 BLOCK hasAdmitted']],
    ['5', { diedOn: undefined }, ['OC-5 BLOCK diedOn']],
    ['5', { evidenceStatement: ' ' }, ['OC-i BLOCK evidenceStatement']],
    ['6', { isListedForPenalty: undefined }, ['OC-6 BLOCK offence']],
    ['6', { suspects: [youth] }, ['OC-b BLOCK code']],
    ['7', { isSimplePossession: undefined }, ['OC-7 BLOCK offence']],
    ['7', { suspects: [youth] }, ['OC-b BLOCK code']],
    ['8', { acceptsResponsibility: undefined }, ['OC-8 BLOCK acceptsResponsibility']],
    ['8', { isIndictableOnly: true }, ['OC-8 BLOCK override']],
    ['8', { isDomestic: true }, ['OC-h BLOCK override']],
    ['9', { cpsReference: '' }, ['OC-9 BLOCK cpsReference']],
    ['10', { rationale: undefined }, ['OC-10 BLOCK rationale']],
    ['10', { evidenceStatement: undefined }, ['OC-i BLOCK evidenceStatement']],
    ['10', { isHate: true }, ['OC-h BLOCK override']],
    ['11', { suspects: [{ personId: 's', status: 'NAMED', bornOn: '2016-05-01' }] }, ['OC-a BLOCK code']],
    ['11', { suspects: [{ personId: 's', status: 'BELOW_AGE' }] }, ['OC-a ASK suspects']],
    ['12', { medicalDocumentId: undefined }, ['OC-12 BLOCK medicalDocumentId']],
    ['12', { evidenceStatement: undefined }, ['OC-i BLOCK evidenceStatement']],
    ['13', { medicalDocumentId: undefined }, ['OC-13 BLOCK medicalDocumentId']],
    ['14', { suspects: [adult] }, ['OC-c BLOCK suspects']],
    ['14', { victim: undefined }, ['OC-e BLOCK victim']],
    ['15', { victim: undefined }, ['OC-15 BLOCK victim']],
    ['15', { victim: declines }, ['OC-15 BLOCK victim']],
    ['15', { evidentialDecisionBy: undefined }, ['OC-15 BLOCK evidentialDecisionBy']],
    ['15', { suspects: [{ personId: 's', status: 'DESCRIBED' }] }, ['OC-d BLOCK suspects']],
    ['16', { victim: supports }, ['OC-e BLOCK victim']],
    ['16', { victim: { ...declines, words: '' } }, ['OC-e BLOCK victim.words']],
    ['16', { victim: { ...declines, documentId: undefined } }, ['OC-e BLOCK victim.documentId']],
    ['16', { victim: { ...declines, capturedHow: undefined } }, ['OC-e BLOCK victim.documentId']],
    ['16', { victim: { ...declines, capturedAt: '2026-06-11T09:01:00Z' } }, ['OC-e BLOCK victim.capturedAt']],
    [
      '16',
      { isDomestic: true },
      ['OC-16 BLOCK supervisorRationale', 'OC-16 BLOCK isProsecutionWithoutVictimConsidered'],
    ],
    ['16', { suspects: [] }, ['OC-d BLOCK suspects']],
    ['17', { isSummaryOnly: undefined }, ['OC-17 BLOCK offence']],
    ['17', { offenceDay: '2025-12-11' }, ['OC-17 BLOCK offenceDay']],
    ['17', { offenceDay: undefined }, ['OC-17 BLOCK offenceDay']],
    ['18', { suspects: [adult] }, ['OC-c BLOCK suspects']],
    ['18', { areLinesDone: false }, ['OC-18 BLOCK areLinesDone']],
    ['19', { isFraudOrComputerMisuse: undefined }, ['OC-19 BLOCK offence']],
    ['19', { fraudReference: undefined }, ['OC-19 BLOCK fraudReference']],
    [
      '20',
      { otherBody: { name: 'HSE' } },
      [
        'OC-20 BLOCK otherBody.contact',
        'OC-20 BLOCK otherBody.acceptedOn',
        'OC-20 BLOCK otherBody.victimAwareOn',
      ],
    ],
    [
      '20',
      { otherBody: { contact: 'A', acceptedOn: '2026-06-01', victimAwareOn: '2026-06-02' } },
      ['OC-20 BLOCK otherBody.name'],
    ],
    ['21', { rationale: '' }, ['OC-21 BLOCK rationale']],
    ['21', { suspects: [] }, ['OC-d BLOCK suspects']],
    ['21', { isVictimChild: true }, ['OC-21 BLOCK isGuardianTold']],
    ['21', { isDomestic: true, override: { rank: 'PS', reason: 'x' } }, ['OC-h BLOCK override']],
    ['22', { activityDoneOn: undefined }, ['OC-22 BLOCK activity']],
    ['22', { decidedAt: '2019-03-31T09:00:00Z' }, ['OC-j BLOCK code']],
    ['21', { isVariant: true }, ['OC-j BLOCK code']],
    ['18', { victimToldAt: undefined }, ['VC-1 ASK victimToldAt']],
  ])('%s with %o: %o', (code, change, problems) => expect(say(facts(code, change))).toEqual(problems))

  it.each<[OutcomeCode, Partial<OutcomeFacts>]>([
    ['1', { isVariant: true, charge: { on: '2026-06-11', hoCode: '105/01' } }],
    ['21', { isDomestic: true, override: { rank: 'DI', reason: 'One message, both content' } }],
    ['8', { isIndictableOnly: true, override: { rank: 'INSP', reason: 'Toy' } }],
    ['15', { isAgainstState: true, victim: undefined, victimToldAt: undefined }],
    ['16', { isDomestic: true, supervisorRationale: 'x', isProsecutionWithoutVictimConsidered: true }],
    ['2', { suspects: [{ personId: 's', status: 'NAMED', bornOn: '2008-06-12' }] }],
  ])('%s with %o is given', (code, change) => expect(say(facts(code, change))).toEqual([]))

  it('OC-a: nine years old at the offence and ten by now ends with 11 only', () => {
    const child = { personId: 's', status: 'NAMED', bornOn: '2016-05-02' } as const
    const later = { suspects: [child], decidedAt: '2026-06-11T09:00:00Z' }
    for (const { code } of outcomeTable) {
      const isRefused = say(facts(code, later)).includes('OC-a BLOCK code')
      expect([code, isRefused]).toEqual([code, !['11', '14', '18', '19', '20'].includes(code)])
    }
  })

  it('OC-c and OC-d hold for every mixture of suspects', () => {
    const statuses = suspectStatuses.map(({ code }) => code)
    fc.assert(
      fc.property(
        fc.constantFrom(...outcomeTable.map(({ code }) => code)),
        fc.array(fc.constantFrom(...statuses), { maxLength: 4 }),
        (code, held) => {
          const suspects = held.map((status, index) => ({ personId: `p${index}`, status }))
          const said = say(facts(code, { suspects }))
          const named = held.filter(isNamedSuspect).length
          const rule = outcomeRow(code)?.named
          expect(said.includes('OC-c BLOCK suspects')).toBe(rule === 'MUST_NOT' && named > 0)
          expect(said.includes('OC-d BLOCK suspects')).toBe(rule === 'MUST' && named === 0)
        },
      ),
    )
  })
})

describe('OC-f: who approves', () => {
  const approver = (more: object) => ({ userId: 'x', rank: 'PS' as const, functions: [], ...more })
  it.each<[OutcomeCode, OutcomeFacts['approver'], string[]]>([
    ['18', undefined, ['OC-f BLOCK']],
    ['18', approver({ userId: 'oic' }), ['OC-f BLOCK']],
    ['18', approver({ rank: 'PC' }), ['OC-f BLOCK']],
    ['18', approver({}), []],
    ['18', approver({ rank: 'STAFF', functions: ['DDM'] }), []],
    ['10', approver({ rank: 'SUPT' }), ['OC-f BLOCK']],
    ['10', approver({ functions: ['DDM'] }), []],
    ['1', undefined, []],
    ['9', undefined, []],
    ['19', undefined, []],
  ])('%s by %o: %o', (code, by, problems) => {
    expect(
      approvalProblems(facts(code, { approver: by })).map(({ rule, severity }) => `${rule} ${severity}`),
    ).toEqual(problems)
  })

  it('any sergeant or above who did not propose it can approve what a supervisor approves', () => {
    for (const { code: rank } of ranks) {
      const said = approvalProblems(facts('16', { approver: approver({ rank }) }))
      expect([rank, said.length === 0]).toEqual([rank, isAtLeast(rank, 'PS')])
    }
  })
})

it('the table is whole: 22 numbers, those of the day, and the A variants', () => {
  expect(outcomeTable.map(({ code }) => Number(code))).toEqual(
    Array.from({ length: 22 }, (_, index) => index + 1),
  )
  expect(outcomesOn('2015-12-31')).toHaveLength(20)
  expect(outcomesOn('2019-04-01')).toHaveLength(22)
  expect(outcomeNumber('1', true)).toBe('1A')
  expect(outcomeTable.filter(({ variant }) => variant !== undefined).map(({ code }) => code)).toEqual([
    '1',
    '2',
    '3',
    '6',
  ])
})
