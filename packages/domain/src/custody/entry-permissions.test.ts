/** Section 11 as a table: every section for every part, and every authority for every rank. */
import { describe, expect, it } from 'vitest'
import { isAtLeast, ranks } from '../codes/ranks.ts'
import {
  decideEntry,
  decideRankedAct,
  enterers,
  type EntrySection,
  entryTable,
  rankedActs,
  type RankedAct,
} from './entry-permissions.ts'

/** The columns AO DDO CO OIC RO INSP SUPT HCP LD as the domain text prints them; a dot for an empty cell. */
const printed: [EntrySection, string][] = [
  ['ARRIVAL', 'C C C . . . . . .'],
  ['AUTHORISATION', '. . C . . . . . .'],
  ['RIGHTS', '. C C . . . . . .'],
  ['RISK', '. D C . . . . A A'],
  ['LOG', '. C C C C C C C C'],
  ['MEDICAL_NOTE', '. . . . . . . C .'],
  ['MEDICAL_DIRECTION', '. R R . . . . C .'],
  ['REVIEW_BEFORE_CHARGE', '. . . . C C . . .'],
  ['REVIEW_AFTER_CHARGE', '. . C . C C . . .'],
  ['RANKED_AUTHORITY', '. . . . . C C . .'],
  ['DISPOSAL', '. . C P . . . . .'],
  ['PROPERTY', 'C C C . . . . . .'],
  ['BIOMETRICS', '. C C C . . . . .'],
]

describe('who may enter what (section 11)', () => {
  it('holds every section', () =>
    expect(printed.map(([section]) => section)).toEqual(Object.keys(entryTable)))

  it.each(printed)('%s: %s', (section, columns) => {
    columns.split(' ').forEach((right, index) => {
      const part = enterers[index] ?? 'AO'
      expect([part, decideEntry(section, [part]).allowed]).toEqual([part, right === 'C'])
      expect([part, decideEntry(section, [part], true).allowed]).toEqual([part, 'CDPA'.includes(right)])
    })
  })

  it('one part that may is enough, and no part may nothing', () => {
    expect(decideEntry('RISK', ['OIC', 'CO']).allowed).toBe(true)
    expect(decideEntry('LOG', [])).toMatchObject({ allowed: false, reason: expect.stringMatching(/\.$/) })
    expect(decideEntry('RISK', ['DDO'])).toMatchObject({ reason: expect.stringContaining('signs') })
  })
})

describe('who may authorise what', () => {
  const acts = Object.keys(rankedActs) as RankedAct[]
  const stranger = { officerId: 'o-1', involvedOfficerIds: ['o-2'], declaresNotInvolved: true }

  it('every act for every rank: yes from its rank upwards, no below', () => {
    for (const act of acts)
      for (const { code: rank } of ranks)
        expect([act, rank, decideRankedAct(act, { ...stranger, rank }).allowed]).toEqual([
          ...[act, rank],
          isAtLeast(rank, rankedActs[act].least),
        ])
  })

  it('independence is asked exactly where the law asks for it', () => {
    const independent = acts.filter(
      (act) => !decideRankedAct(act, { ...stranger, rank: 'ACPO', involvedOfficerIds: ['o-1'] }).allowed,
    )
    expect(independent).toEqual([
      ...['AUTHORISE_DETENTION', 'OVERRIDE_RELEVANT_TIME', 'REVIEW_BEFORE_CHARGE', 'REVIEW_AFTER_CHARGE'],
      ...['INTERVIEW_AFTER_CHANGE_OF_MIND', 'ID_PROCEDURE', 'BAIL_FIRST', 'COMPLAINT'],
    ])
    for (const act of independent)
      expect(
        decideRankedAct(act, { ...stranger, rank: 'ACPO', declaresNotInvolved: undefined }).allowed,
      ).toBe(false)
  })

  it('RV-1, RG-2 and EX-1 refuse with their rule and the rank that is needed', () => {
    expect(decideRankedAct('REVIEW_BEFORE_CHARGE', { ...stranger, rank: 'PS' })).toEqual({
      allowed: false,
      reason: 'RV-1: this needs an inspector or above (PACE s.40(1)(b)).',
    })
    expect(decideRankedAct('DELAY_SOLICITOR', { ...stranger, rank: 'INSP' })).toMatchObject({
      reason: expect.stringMatching(/^RG-2: .*superintendent/),
    })
    expect(decideRankedAct('EXTEND_S42', { ...stranger, rank: 'DCI' }).allowed).toBe(false)
  })
})
