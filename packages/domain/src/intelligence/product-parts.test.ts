/** The parts of profiles, the sides of roles, and the times of a problem. */
import { describe, expect, it } from 'vitest'
import {
  productPartCodes,
  productParts,
  profileKindCodes,
  profileKinds,
  repeatsRaw,
  sideOfRole,
  timesOf,
} from './product-parts.ts'

describe('the parts of a profile', () => {
  it('are there for each kind that is built from records', () => {
    expect(profileKinds.map(({ code }) => code).sort()).toEqual([...profileKindCodes].sort())
    for (const kind of profileKindCodes) {
      const codes = productParts[kind].map(({ code }) => code)
      expect(new Set(codes).size).toBe(codes.length)
      expect(productPartCodes).toEqual(expect.arrayContaining(codes))
    }
  })

  it('of a subject say which the store fills', () => {
    const filled = productParts.SUBJECT.filter(({ isFilled }) => isFilled).map(({ label }) => label)
    expect(filled).toEqual([
      'Identity',
      'Associates',
      'Vehicles and other things',
      'Addresses and lifestyle',
      'Offending',
      'Vulnerabilities and warnings',
    ])
  })
})

it.each([
  ['VICTIM', 'HARMED'],
  ['SUSPECT', 'SUSPECTED'],
  ['CHARGED', 'SUSPECTED'],
  ['CLEARED', undefined],
  ['ELIMINATED', undefined],
  ['WITNESS', undefined],
  ['NO_SUCH_ROLE', undefined],
])('somebody in the role %s is %s', (role, side) => expect(sideOfRole(role)).toBe(side))

it('counts the days of the week and the parts of the day, most first', () => {
  expect(
    timesOf([
      { day: '2026-06-12', time: '21:40' },
      { day: '2026-06-05', time: '20:00' },
      { day: '2026-06-07', time: '03:59' },
    ]),
  ).toEqual([
    { words: 'Friday, 20:00 to 24:00', count: 2 },
    { words: 'Sunday, 00:00 to 04:00', count: 1 },
  ])
})

describe('AO-2: words of an author', () => {
  const paragraph = {
    raw: 'My cousin who lives next door says that he keeps the knife under the seat of his van',
    sanitised: 'He keeps the knife under the seat of his van',
  }
  it.each([
    ['that stand in the sanitised text', 'We know that he keeps the knife under the seat of his van.', false],
    ['that were taken out', 'My cousin, who lives next door, says that he is armed.', true],
    ['that are few', 'My cousin who lives there', false],
    ['of no length', '', false],
  ])('%s', (_, words, isRaw) => expect(repeatsRaw(words, paragraph)).toBe(isRaw))
})
