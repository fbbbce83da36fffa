/** Statements (MS-1 to MS-8): each rule with what keeps and what breaks it. */
import { describe, expect, it } from 'vitest'
import { caseRulesOn } from './case-rules-table.ts'
import {
  ageWords,
  declarationFor,
  decideWriting,
  saysContact,
  type SignatureWay,
  signatureProblems,
  type Signer,
  signingProblems,
  stateAfter,
  type StatementDraft,
  type StatementState,
} from './statements.ts'

const rules = caseRulesOn('2026-11-24')
const clean: StatementDraft = {
  kind: 'WITNESS',
  text: 'I saw him leave.',
  facts: {},
  age: 34,
  isOfficer: false,
  exhibits: ['ABC/1'],
  exhibitsHere: ['ABC/1', 'ABC/2'],
  contacts: ['12 Testing Street, Testham', '020 7946 0123'],
}
const broken = (draft: Partial<StatementDraft>) =>
  signingProblems({ ...clean, ...draft }).map(({ rule, field }) => `${rule} ${field}`)

describe('MS-1 to MS-6: what stands against signing', () => {
  it.each<[string, Partial<StatementDraft>, string[]]>([
    ['nothing', {}, []],
    ['no words', { text: '  ' }, ['MS-1 text']],
    ['no age', { age: undefined } as never, ['MS-2 isAdult']],
    ['no age, said to be an adult', { age: undefined, facts: { isAdult: true } } as never, []],
    ['an officer without an age', { age: undefined, isOfficer: true } as never, []],
    ['a child of a known age', { age: 9 }, []],
    ['read by nobody', { facts: { cannotRead: true } }, ['MS-3 readBy']],
    ['read by somebody', { facts: { cannotRead: true, readBy: 'PC Fixtureby' } }, []],
    ['a telephone', { text: 'Ring me on 07700 900 123.' }, ['MS-4 text']],
    ['a mail', { text: 'I am testa@force.example here.' }, ['MS-4 text']],
    ['the known address however spaced', { text: 'I live at 12 TESTING STREET  Testham.' }, ['MS-4 text']],
    ['a number that is no telephone', { text: 'He wore the number 07.' }, []],
    ['an interview of no recording', { kind: 'INTERVIEW' }, ['MS-5 recording', 'MS-5 interviewedOn']],
    [
      'an interview of a recording',
      { kind: 'INTERVIEW', facts: { recording: 'ABC/2', interviewedOn: '2026-11-20' } },
      [],
    ],
    ['a personal statement without the wish', { kind: 'PERSONAL' }, ['MS-5 reading']],
    ['a business with the wish', { kind: 'BUSINESS', facts: { reading: 'UNREAD' } }, []],
    ['an exhibit that is not there', { exhibits: ['ABC/1', 'XYZ/9'] }, ['MS-6 exhibits']],
  ])('%s', (_what, draft, found) => {
    expect(broken(draft)).toEqual(found)
  })
})

describe('MS-2: the declaration by age', () => {
  it('warns of prosecution from the age of the table on, and asks a younger child for the truth', () => {
    expect(declarationFor(undefined, rules)).toContain('liable to prosecution')
    expect(declarationFor(14, rules)).toContain('liable to prosecution')
    expect(declarationFor(13, rules)).not.toContain('liable to prosecution')
    expect(declarationFor(13, rules)).toContain('tell the truth')
  })
  it('writes the age of a child and not of an adult', () => {
    expect([ageWords(17, rules), ageWords(18, rules), ageWords(undefined, rules)]).toEqual([
      '17',
      'Over 18',
      'Over 18',
    ])
  })
})

describe('MS-7: who signs when', () => {
  const sign = (
    by: Signer,
    state: StatementState,
    more: { way?: SignatureWay; mark?: string; userId?: string; isOfficer?: boolean } = {},
  ) =>
    signatureProblems(
      { by, way: more.way ?? 'TYPED', mark: more.mark ?? 'Testa Fixtureby' },
      { state, takenBy: 'u1', userId: more.userId ?? 'u1', isOfficer: more.isOfficer ?? false },
    ).map(({ message }) => message)

  it('takes the witness first, then the officer who took it', () => {
    expect(sign('WITNESS', 'DRAFT')).toEqual([])
    expect(sign('WITNESS', 'DRAFT', { userId: 'u2' })).toEqual([])
    expect(sign('OFFICER', 'DRAFT')[0]).toContain('The witness signs first')
    expect(sign('OFFICER', 'WITNESS_SIGNED')).toEqual([])
    expect(sign('OFFICER', 'WITNESS_SIGNED', { userId: 'u2' })[0]).toContain('who took the statement')
    expect(sign('WITNESS', 'WITNESS_SIGNED')[0]).toContain('signed it already')
    expect(sign('WITNESS', 'SIGNED')[0]).toContain('not open')
    expect(sign('WITNESS', 'DISCARDED')[0]).toContain('not open')
    expect(sign('WITNESS', 'DRAFT', { isOfficer: true, userId: 'u2' })[0]).toContain('who took the statement')
  })
  it('asks for a name or for lines on the screen', () => {
    expect(sign('WITNESS', 'DRAFT', { mark: ' ' })[0]).toContain('full name')
    expect(sign('WITNESS', 'DRAFT', { way: 'DRAWN', mark: 'M1 2L30 40L50 60' })).toEqual([])
    for (const mark of ['', 'M1 2', 'Testa', 'M1 2L3', '<path/>'])
      expect(sign('WITNESS', 'DRAFT', { way: 'DRAWN', mark })[0]).toContain('Sign in the box')
  })
  it('is whole with one hand where it is the officer’s own', () => {
    expect(stateAfter('WITNESS', false)).toBe('WITNESS_SIGNED')
    expect(stateAfter('OFFICER', false)).toBe('SIGNED')
    expect(stateAfter('WITNESS', true)).toBe('SIGNED')
  })
})

describe('MS-8: what is signed stands', () => {
  it.each<[StatementState, boolean]>([
    ['DRAFT', true],
    ['WITNESS_SIGNED', false],
    ['SIGNED', false],
    ['DISCARDED', false],
  ])('%s may be written: %s', (state, may) => {
    expect(decideWriting(state).allowed).toBe(may)
  })
})

it('MS-4 finds no contact in words without one', () => {
  expect(saysContact('I saw a red car at 18:30 on 12 March.', ['', undefined, '1234'])).toBe(false)
})
