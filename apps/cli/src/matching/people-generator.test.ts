/** The generated London: repeatable, skewed as names are, and misremembered in every kind. */
import { describe, expect, it } from 'vitest'
import { createRandom } from '../demo/random.ts'
import {
  generatePeople,
  misremember,
  misrememberedKinds,
  misrememberedNameKinds,
  origins,
  personAt,
} from './people-generator.ts'

describe('people of the generator', () => {
  const people = generatePeople(7, 6000)

  it('makes the same person for a seed and a number, whatever else was made', () => {
    expect(personAt(7, 4321)).toEqual(people[4321])
    expect(generatePeople(7, 5, 300)).toEqual(people.slice(300, 305))
    expect(personAt(8, 4321)).not.toEqual(people[4321])
  })

  it('has people of every origin', () => {
    for (const origin of origins)
      expect(people.filter((person) => person.origin === origin).length).toBeGreaterThan(60)
  })

  it('gives common surnames to many and most names to few', () => {
    const counts = new Map<string, number>()
    for (const { surname } of people) counts.set(surname, (counts.get(surname) ?? 0) + 1)
    const sorted = [...counts.values()].sort((a, b) => b - a)
    expect(sorted[0] ?? 0).toBeGreaterThan(40)
    expect(sorted.filter((count) => count === 1).length).toBeGreaterThan(500)
  })

  it('has twins: one home, one surname and one day of birth, but two forenames', () => {
    const twins = people.filter((person, index) => {
      const other = people[index + 1]
      return (
        other !== undefined &&
        person.dob === other.dob &&
        person.address?.street === other.address?.street &&
        person.forename !== other.forename
      )
    })
    expect(twins.length).toBeGreaterThan(3)
  })
})

describe('misremembering', () => {
  const people = generatePeople(11, 900)

  it('knows 21 kinds with a date of birth and 8 without', () => {
    expect(misrememberedKinds).toHaveLength(21)
    expect(misrememberedNameKinds).toHaveLength(8)
  })

  it.each([...misrememberedKinds, ...misrememberedNameKinds])('asks for some people by %s', (kind) => {
    const random = createRandom(3, kind)
    const asked = people
      .map((person) => misremember(person, kind, random))
      .filter((terms) => terms !== undefined)
    expect(asked.length).toBeGreaterThan(10)
    for (const terms of asked) {
      expect(terms.dob === undefined).toBe(kind.startsWith('name alone'))
      expect(terms.surname).not.toBe('')
    }
  })

  it('changes what it says it changes', () => {
    const random = createRandom(3, 'changes')
    for (const person of people.slice(0, 200)) {
      const slip = misremember(person, 'surname misspelt', random)
      expect(slip?.surname?.toLowerCase()).not.toBe(person.surname.toLowerCase())
      expect(slip?.forename).toBe(person.forename)
      const swapped = misremember(person, 'names swapped', random)
      expect([swapped?.forename, swapped?.surname]).toEqual([person.surname, person.forename])
    }
  })
})
