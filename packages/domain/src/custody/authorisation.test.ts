/** Who may authorise, review and extend detention; the illegal attempts of custody.md 15 are refused. */
import { describe, expect, it } from 'vitest'
import { firstRefusal, allow, deny } from '../access/decision.ts'
import {
  decideAuthoriseDetention,
  decideExtendDetention,
  decideReviewDetention,
  decideWarrantApplication,
  decideWarrantEnd,
} from './authorisation.ts'
import { at } from './clock.fixtures.ts'

const complete = {
  hasOffence: true,
  hasArrestTime: true,
  hasArrestPlace: true,
  hasNecessity: true,
  hasAccount: true,
  hasGrounds: true,
}
const facts = {
  custodyOfficerId: 'officer-1',
  custodyOfficerRank: 'PS',
  arrestingOfficerIds: ['officer-2'],
  investigatingOfficerIds: ['officer-3'],
  record: complete,
} as const

describe('authorising detention', () => {
  it('a sergeant cannot authorise detention of someone they arrested', () => {
    expect(decideAuthoriseDetention({ ...facts, arrestingOfficerIds: ['officer-2', 'officer-1'] })).toEqual({
      allowed: false,
      reason: 'You arrested this person, so another custody officer must decide (PACE s.36).',
    })
  })

  it.each([
    [
      'someone in the investigation',
      { investigatingOfficerIds: ['officer-1'] },
      /involved in this investigation/,
    ],
    ['a constable', { custodyOfficerRank: 'PC' as const }, /sergeant or above/],
    ['a detention officer', { custodyOfficerRank: 'DDO' as const }, /sergeant or above/],
    ['a record without grounds', { record: { ...complete, hasGrounds: false } }, /at least one ground/],
    [
      'a record without account and place',
      { record: { ...complete, hasAccount: false, hasArrestPlace: false } },
      /place of arrest, .*account/,
    ],
  ])('is refused for %s', (_case, change, reason) => {
    expect(decideAuthoriseDetention({ ...facts, ...change })).toMatchObject({
      allowed: false,
      reason: expect.stringMatching(reason),
    })
  })

  it.each(['PS', 'DS', 'INSP'] as const)('is open to a %s who stands apart', (custodyOfficerRank) => {
    expect(decideAuthoriseDetention({ ...facts, custodyOfficerRank })).toEqual({ allowed: true })
  })
})

describe('reviewing detention', () => {
  const review = {
    officerId: 'i-1',
    officerRank: 'INSP',
    isCharged: false,
    involvedOfficerIds: [],
    declaresNotInvolved: true,
  } as const

  it.each([
    ['a sergeant before charge', { officerRank: 'PS' as const }, false],
    ['an inspector before charge', {}, true],
    ['a sergeant after charge', { officerRank: 'PS' as const, isCharged: true }, true],
    ['a constable after charge', { officerRank: 'PC' as const, isCharged: true }, false],
    ["the investigator's line inspector", { declaresNotInvolved: false }, false],
    ['an inspector on the investigation', { involvedOfficerIds: ['i-1'] }, false],
  ])('%s', (_case, change, allowed) =>
    expect(decideReviewDetention({ ...review, ...change }).allowed).toBe(allowed),
  )
})

describe('extensions and warrants', () => {
  const extension = {
    officerRank: 'SUPT',
    at: at('8 Sep 06:30'),
    limit24: at('8 Sep 08:00'),
    limit36: at('8 Sep 20:00'),
    until: at('8 Sep 20:00'),
    reviewsDone: 2,
    offenceCategories: ['CI'],
  } as const

  it.each([
    ['second review not yet done', { at: at('7 Sep 22:00'), reviewsDone: 1 }],
    ['after 24 hours', { at: at('8 Sep 08:05') }],
    ['by an inspector', { officerRank: 'INSP' as const }],
    ['every offence summary only', { offenceCategories: ['CS', 'CM'] }],
    ['past 36 hours', { until: at('8 Sep 20:01') }],
    ['ending before it is given', { until: at('8 Sep 06:30') }],
    ['no time', { at: '' }],
  ])('an extension is refused: %s', (_case, change) => {
    expect(decideExtendDetention({ ...extension, ...change })).toMatchObject({
      allowed: false,
      reason: expect.stringMatching(/\.$/),
    })
  })

  it('an extension in its window is allowed, with one indictable offence among summary ones', () => {
    expect(decideExtendDetention({ ...extension, offenceCategories: ['CS', 'CE'] })).toEqual({
      allowed: true,
    })
  })

  it('a warrant application after the six-hour window is refused', () => {
    const application = { latestAt: at('9 Sep 02:00'), offenceCategories: ['CI'] }
    expect(decideWarrantApplication({ ...application, at: at('9 Sep 02:30') }).allowed).toBe(false)
    expect(decideWarrantApplication({ ...application, at: at('9 Sep 02:00') }).allowed).toBe(true)
    expect(
      decideWarrantApplication({ ...application, at: at('9 Sep 02:00'), offenceCategories: ['CS'] }).allowed,
    ).toBe(false)
  })

  it('an extended warrant may not pass 96 hours', () => {
    expect(decideWarrantEnd(at('11 Sep 09:00'), at('11 Sep 08:00')).allowed).toBe(false)
    expect(decideWarrantEnd(at('11 Sep 08:00'), at('11 Sep 08:00')).allowed).toBe(true)
  })

  it('the first refusal of several is the answer', () => {
    expect(firstRefusal(allow(), deny('One.'), deny('Two.'))).toEqual({ allowed: false, reason: 'One.' })
    expect(firstRefusal()).toEqual({ allowed: true })
  })
})
