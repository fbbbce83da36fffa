/** What is carried into a report of somebody missing, and what of a report is given to a partner. */
import { describe, expect, it } from 'vitest'
import { lookWords, suggestedFactors } from './missing-carried.ts'
import { missingLeft } from './missing-words.ts'
import { type ReportToShare, sealedItems, snapshotOf } from './sharing-parts.ts'

const look = {
  heightFromCm: 150,
  heightToCm: 155,
  build: 'SLIM',
  hairColour: 'BROWN',
  hairStyle: 'SHORT',
  facialHair: null,
  eyeColour: null,
  wearsGlasses: true,
  saidOn: '2026-01-01',
}

describe('what the store says of somebody missing', () => {
  it('puts the latest description into words, and none where nothing is known', () => {
    expect(lookWords(look)).toBe('150 to 155 cm; slim build; hair brown, short; wears glasses')
    expect(
      lookWords({
        ...look,
        heightFromCm: null,
        heightToCm: null,
        build: null,
        hairColour: null,
        hairStyle: null,
        wearsGlasses: null,
      }),
    ).toBe('')
  })

  it.each([
    [
      { age: 12, markers: ['SUICIDAL', 'SELF_HARM'], addressRoles: ['CARE_HOME'], earlierEpisodes: 2 },
      ['AGE', 'SUICIDE', 'CARE', 'REPEATED'],
    ],
    [{ age: 70, markers: ['VIOLENT'], addressRoles: ['LIVES'], earlierEpisodes: 0 }, ['AGE']],
    [{ age: 13, markers: [], addressRoles: [], earlierEpisodes: 0 }, []],
    [{ markers: [], addressRoles: [], earlierEpisodes: 0 }, []],
  ])('%o suggests %o', (known, factors) => {
    expect(suggestedFactors(known)).toEqual(factors)
  })

  it('MP-8: asks for what a search still needs, and blocks nothing', () => {
    const all = {
      isGraded: false,
      hasPlace: false,
      isDescribed: false,
      hasPhotograph: false,
      hasInformant: false,
    }
    expect(missingLeft(all).map(({ severity }) => severity)).toEqual(Array(7).fill('ASK'))
    expect(
      missingLeft({
        isGraded: true,
        lastSeenAt: '2026-01-01T00:00:00Z',
        hasPlace: true,
        wearing: 'Coat',
        isDescribed: true,
        hasPhotograph: true,
        hasInformant: true,
      }),
    ).toEqual([])
  })
})

describe('what a partner is given', () => {
  const report: ReportToShare = {
    reference: 'VUL/2026/000001',
    subject: 'ASHDALE, Corin',
    born: '2012-03-09',
    circumstances: 'Seen alone at night',
    voice: 'I am fine',
    prompts: [{ label: 'Appearance', text: 'Cold' }],
    injuries: null,
    whatWorries: 'Older boys',
    whatWorksWell: null,
    actionTaken: 'Took him home',
    people: [{ name: 'TRANTER, Wilma', role: 'CARER' }],
    records: [{ kind: 'IntelligenceReport', reference: 'INT/2026/000001', title: 'Entry' }],
  }

  it('is the chosen parts and no more, the same words each time', () => {
    const words = snapshotOf(report, ['VOICE', 'PEOPLE'])
    expect(words.split('\n')).toEqual([
      'Report VUL/2026/000001',
      'About ASHDALE, Corin, born 2012-03-09',
      'What they said: I am fine',
      'Carer: TRANTER, Wilma',
    ])
    expect(snapshotOf(report, ['VOICE', 'PEOPLE'])).toBe(words)
  })

  it('MA-4: counts what comes from a source where records are asked for', () => {
    expect(sealedItems(report, ['RECORDS'])).toBe(1)
    expect(sealedItems(report, ['VOICE'])).toBe(0)
  })
})
