/** The court's check of a case: what the police make of 200 clean files is taken, and each fault of the shape is refused with a code that has its words there. */
import { describe, expect, it } from 'vitest'
import { cleanFile } from '../../../packages/domain/src/case/case-file.testing.ts'
import { courtMessage, type CourtMessage } from '../../../packages/domain/src/case/court-message.ts'
import { refusalWords } from '../../../packages/domain/src/case/refusal-words.ts'
import { caseProblems } from './case-shape.ts'
import { problemsOf } from './problems.ts'

const today = '2026-11-20'
type Content = Record<string, unknown>

/** A message that can be broken at will. */
function messageOf(seed: number): { content: Content & CourtMessage; defendant: Content; offence: Content } {
  for (let next = seed; ; next += 1000) {
    const file = cleanFile(next)
    const content = structuredClone(courtMessage(file, '01')) as (Content & CourtMessage) | undefined
    const [defendant] = (content?.defendants ?? []) as unknown as Content[]
    const [offence] = (defendant?.offences ?? []) as Content[]
    if (content !== undefined && defendant !== undefined && offence !== undefined)
      return { content, defendant, offence }
  }
}
const refused = (content: Content & CourtMessage) => caseProblems(content, content.ptiUrn, today)

describe('a case', () => {
  it('as the police send it is taken, of 200 clean files', () => {
    for (let seed = 1; seed <= 200; seed += 1)
      expect(refused(messageOf(seed).content), `seed ${seed}`).toEqual([])
  })

  it.each<[string, (of: ReturnType<typeof messageOf>) => void]>([
    ['HO100201', ({ content }) => Object.assign(content, { ptiUrn: '01AB001232699' })],
    [
      'PROSECUTOR_OUCODE_NOT_RECOGNISED',
      ({ content }) => Object.assign(content, { originatingOrganisation: '' }),
    ],
    ['CASE_INITIATION_CODE_INVALID', ({ content }) => Object.assign(content, { caseInitiation: 'X' })],
    [
      'SUMMONS_CODE_INVALID',
      ({ content }) => Object.assign(content, { caseInitiation: 'S', summonsCode: '' }),
    ],
    [
      'COURT_HEARING_LOCATION_OUCODE_INVALID',
      ({ content }) => Object.assign(content.initialHearing, { courtHearingLocation: 'K' }),
    ],
    [
      'DATE_OF_HEARING_IN_THE_PAST',
      ({ content }) => Object.assign(content.initialHearing, { dateOfHearing: '2026-11-19' }),
    ],
    ['HO100206', ({ defendant }) => Object.assign(defendant, { prosecutorReference: '' })],
    ['HO100215', ({ defendant }) => Object.assign(defendant, { familyName: 'A'.repeat(36) })],
    ['HO100217', ({ defendant }) => Object.assign(defendant, { addressLines: [] })],
    ['INVALID_DEFENDANT_POST_CODE', ({ defendant }) => Object.assign(defendant, { postcode: 'ZZ9 9ZZ ZZ' })],
    ['DEFENDANT_DOB_IN_FUTURE', ({ defendant }) => Object.assign(defendant, { birthDate: '2026-11-21' })],
    [
      'DEFENDANT_PERCEIVED_BIRTH_YEAR_IN_FUTURE',
      ({ defendant }) => Object.assign(defendant, { birthDate: undefined, perceivedBirthYear: 2027 }),
    ],
    ['INVALID_PNC_ID', ({ defendant }) => Object.assign(defendant, { pncIdentifier: '2026/12345678Z' })],
    ['INVALID_CRO_NUMBER', ({ defendant }) => Object.assign(defendant, { croNumber: '123456/26ZZZZ' })],
    [
      'DEFENDANT_NATIONALITY_INVALID',
      ({ defendant }) => Object.assign(defendant, { nationality: 'Cornish' }),
    ],
    [
      'DEFENDANT_SELF_DEFINED_ETHNICITY_INVALID',
      ({ defendant }) => Object.assign(defendant, { selfDefinedEthnicity: '1' }),
    ],
    [
      'DEFENDANT_OBSERVED_ETHNICITY_INVALID',
      ({ defendant }) => Object.assign(defendant, { observedEthnicity: 'W' }),
    ],
    [
      'BAIL_CONDITIONS_REQUIRED',
      ({ defendant }) => Object.assign(defendant, { custodyStatus: 'CB', bailConditions: undefined }),
    ],
    ['HO100239', ({ defendant }) => Object.assign(defendant, { offences: [] })],
    ['HO100331', ({ defendant, offence }) => Object.assign(defendant, { offences: [offence, offence] })],
    ['OFFENCE_CODE_IS_INVALID', ({ offence }) => Object.assign(offence, { offenceCode: 'TH' })],
    ['HO100234', ({ offence }) => Object.assign(offence, { offenceWording: '' })],
    ['OFFENCE_DATE_CODE_IS_INVALID', ({ offence }) => Object.assign(offence, { offenceDateCode: 7 })],
    ['HO100304', ({ offence }) => Object.assign(offence, { offenceEndDate: '2001-01-01' })],
    [
      'DATE_OF_HEARING_EARLIER_THAN_OFFENCE_COMMITTED_DATE',
      ({ offence }) => Object.assign(offence, { offenceStartDate: '2031-01-01' }),
    ],
    ['CHARGE_DATE_NOT_PRESENT', ({ offence }) => Object.assign(offence, { chargeDate: undefined })],
    ['CHARGE_DATE_IN_FUTURE', ({ offence }) => Object.assign(offence, { chargeDate: '2026-11-21' })],
    [
      'ARREST_DATE_IN_FUTURE',
      ({ content, offence }) => {
        Object.assign(content, { caseInitiation: 'C' })
        Object.assign(offence, { arrestDate: '2026-11-21' })
      },
    ],
    [
      'OFFENCE_REQUIRES_A_LOCATION',
      ({ offence }) => Object.assign(offence, { offenceLocation: 'L'.repeat(81) }),
    ],
    [
      'STATEMENT_OF_FACTS_REQUIRED',
      ({ offence }) => Object.assign(offence, { statementOfFacts: 'F'.repeat(4001) }),
    ],
    ['ALCOHOL_DRUG_LEVEL_AMOUNT_MISSING', ({ offence }) => Object.assign(offence, { alcoholLevel: 1000 })],
    [
      'ALCOHOL_DRUG_LEVEL_METHOD_MISSING',
      ({ offence }) => Object.assign(offence, { alcoholLevel: 40, alcoholLevelMethod: undefined }),
    ],
    [
      'DEFENDANT_OFFENCE_VEHICLE_CODE',
      ({ offence }) => Object.assign(offence, { vehicleRegistrationMark: 'V'.repeat(12) }),
    ],
  ])('is refused with %s, which has its words', (code, spoil) => {
    const of = messageOf(3)
    spoil(of)
    expect(refused(of.content)).toContain(code)
    expect(refusalWords(code).says).not.toContain('not known here')
  })

  it('of any other shape is refused, and nothing throws', () => {
    for (const content of [
      {},
      { defendants: 'all' },
      { defendants: [null, 7] },
      { defendants: [{ offences: {} }] },
    ])
      expect(caseProblems(content, '01AB0012326', today)).toContain('UNREADABLE')
  })

  it('is refused with the code that a demonstration writes as its place, as long as it stands there', () => {
    const { content, offence } = messageOf(5)
    Object.assign(offence, { offenceLocation: 'High Street [OFFENCE_OUT_OF_TIME]' })
    expect(refused(content)).toEqual(['OFFENCE_OUT_OF_TIME'])
    Object.assign(offence, { offenceLocation: 'High Street' })
    expect(refused(content)).toEqual([])
  })
})

describe('F4: a prosecution', () => {
  const envelope = (kind: string, line: string, content: Content & CourtMessage) => ({
    id: `${kind} ${line}`,
    force: '01',
    kind,
    reference: content.ptiUrn,
    line,
    place: 1,
    digest: 'd',
    content,
  })

  it('is taken once under its number, from whomever it comes, and only what was taken is amended', () => {
    const { content } = messageOf(7)
    const known = (...pairs: [string, string][]) => ({ wasRefused: false, cases: new Map(pairs), today })
    const double = ['DUPLICATED_PROSECUTION']
    expect(problemsOf(envelope('NEW_CASE', 'c1', content), known())).toEqual([])
    expect(problemsOf(envelope('NEW_CASE', 'c1', content), known([content.ptiUrn, 'c1']))).toEqual(double)
    expect(problemsOf(envelope('NEW_CASE', 'c2', content), known([content.ptiUrn, 'c1']))).toEqual(double)
    expect(problemsOf(envelope('CASE_AMENDMENT', 'c1', content), known([content.ptiUrn, 'c1']))).toEqual([])
    expect(problemsOf(envelope('CASE_AMENDMENT', 'c2', content), known([content.ptiUrn, 'c1']))).toEqual(
      double,
    )
    expect(problemsOf(envelope('CASE_AMENDMENT', 'c1', content), known())).toEqual(double)
  })
})
