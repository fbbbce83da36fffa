/** What must hold of every closed list, and the few rules that go with them. */
import { describe, expect, it } from 'vitest'
import { currentSelfDefinedEthnicity, selfDefinedEthnicities } from './ethnicity.ts'
import { eventRoles, rolesOfGroup } from './event-roles.ts'
import { codeLabel, codeLists, isCodeListName, isInList } from './lists.ts'
import { markerRule, markerTypesFor } from './markers.ts'
import { compareRanks, isAtLeast, isRank, rankLabel, rankShort, ranks } from './ranks.ts'
import {
  inverseRelationship,
  isDomesticRelationship,
  relationshipLabel,
  relationshipTypes,
  storedRelationship,
} from './relationships.ts'
import { sexFromCjs } from './sex-and-gender.ts'

describe('every closed list', () => {
  it.each(Object.entries(codeLists))('%s has no code twice and a label for each', (_name, list) => {
    expect(new Set(list.map(({ code }) => code)).size).toBe(list.length)
    for (const { label } of list) expect(label.trim()).not.toBe('')
  })

  it('is found by its name', () => {
    expect(isCodeListName('ranks')).toBe(true)
    expect(isCodeListName('toString')).toBe(false)
    expect(codeLabel('ranks', 'PS')).toBe('Sergeant')
    expect(codeLabel('ranks', 'XX')).toBe('XX')
    expect(isInList('sexes', 'F')).toBe(true)
    expect(isInList('sexes', 'U')).toBe(false)
  })
})

describe('ranks', () => {
  it('are compared by order, uniform and detective alike', () => {
    expect(compareRanks('DS', 'PS')).toBe(0)
    expect(isAtLeast('DI', 'INSP')).toBe(true)
    expect(isAtLeast('PS', 'INSP')).toBe(false)
    expect(isAtLeast('STAFF', 'PC')).toBe(false)
    expect(ranks.map(({ order }) => order)).toEqual(
      [...ranks.map(({ order }) => order)].sort((a, b) => a - b),
    )
    expect([rankLabel('SUPT'), rankShort('CH_INSP'), isRank('BOSS')]).toEqual([
      'Superintendent',
      'Ch Insp',
      false,
    ])
  })
})

describe('relationships', () => {
  it.each(relationshipTypes)(
    'the inverse of the inverse of $code is itself',
    ({ code, inverse, direction }) => {
      expect(inverseRelationship(inverse)).toBe(code)
      expect(direction === 'BOTH').toBe(code === inverse)
    },
  )

  it('are stored once and read from either end', () => {
    expect(storedRelationship('daughter', 'CHILD_OF', 'mother')).toEqual({
      from: 'mother',
      code: 'PARENT_OF',
      to: 'daughter',
    })
    expect(storedRelationship('a', 'SPOUSE', 'b')).toEqual({ from: 'a', code: 'SPOUSE', to: 'b' })
    expect(relationshipLabel('PARENT_OF', 'to')).toBe('Child of')
    expect(relationshipLabel('PARENT_OF', 'from')).toBe('Parent of')
  })

  it('domestic abuse needs an intimate or family tie and both 16 or over', () => {
    expect(isDomesticRelationship('EX_PARTNER', [30, 16])).toBe(true)
    expect(isDomesticRelationship('EX_PARTNER', [30, 15])).toBe(false)
    expect(isDomesticRelationship('EX_PARTNER', [30, undefined])).toBe(false)
    expect(isDomesticRelationship('NEIGHBOUR', [30, 40])).toBe(false)
  })
})

describe('other lists', () => {
  it('there are 18 self-defined ethnicities and "not stated", and older codes are read', () => {
    expect(selfDefinedEthnicities).toHaveLength(19)
    expect(currentSelfDefinedEthnicity('o1')).toBe('A4')
    expect(currentSelfDefinedEthnicity('MERGE')).toBeUndefined()
  })

  it('a source is never offered as a role', () => {
    expect(eventRoles.some(({ code }) => code === 'SOURCE')).toBe(true)
    expect(rolesOfGroup('INTELLIGENCE').map(({ code }) => code)).toEqual(['SUBJECT', 'ASSESSOR'])
  })

  it('markers of firearms, explosives, allegations and mental health need an inspector', () => {
    const inspectors = markerTypesFor('PERSON').filter(({ authorisedBy }) => authorisedBy === 'INSP')
    expect(inspectors.map(({ category }) => category).sort()).toEqual([
      'ALLEGES',
      'EXPLOSIVE',
      'FIREARM',
      'MENTAL_HEALTH',
    ])
    expect(markerRule('PERSON', 'VIOLENT')).toMatchObject({ severity: 5, reviewMonths: 12, pncCode: 'VI' })
    expect(markerRule('LOCATION', 'REFUGE')).toMatchObject({
      showOnCard: false,
      isSensitive: true,
      reviewMonths: 6,
    })
    expect(markerRule('VEHICLE', 'VIOLENT')).toBeUndefined()
  })

  it.each([
    ['1', 'M'],
    ['f', 'F'],
    ['9', 'NS'],
    ['U', 'N'],
  ])('the sex code %s of other systems is %s', (code, sex) => {
    expect(sexFromCjs(code)).toBe(sex)
  })
})
