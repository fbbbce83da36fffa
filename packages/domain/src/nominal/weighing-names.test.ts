import { describe, expect, it } from 'vitest'
import { nameComparer } from './compare-names.ts'
import { comparableTerms } from './match-names.ts'
import { matchScorer } from './match-score.ts'
import { type MatchCandidate, nameFrequencies } from './match-terms.ts'
import { inventTown, seeded } from './search-recall.testing.ts'
import { weighingNames } from './weighing-names.ts'

const terms = { forename: 'Marla', surname: 'Brindle' }
const weighing = (...names: { forename?: string; middle?: string; surname?: string }[]) => {
  const comparer = nameComparer()
  return weighingNames(comparableTerms(terms, comparer.comparable), names, comparer)
}

describe('the names that have to be counted', () => {
  it('are not those that agree with nothing, nor placeholders', () => {
    expect(weighing({ forename: 'Tobias', surname: 'Quillhurst' })).toEqual([])
    expect(weighing({ forename: 'Unknown', surname: 'Unknown' })).toEqual([])
    expect(weighing({})).toEqual([])
  })

  it('are those that are the same, near or written the other way round, each once', () => {
    expect(weighing({ forename: 'marla', surname: 'brindle' }).sort()).toEqual(['brindle', 'marla'])
    expect(weighing({ forename: 'tobias', surname: 'brindel' }, { surname: 'brindel' })).toEqual(['brindel'])
    expect(weighing({ forename: 'brindle', surname: 'quillhurst' })).toEqual(['brindle'])
  })

  it('include the first name of who goes by the second', () => {
    expect(weighing({ forename: 'tobiasina', middle: 'marla', surname: 'quillhurst' })).toEqual(['tobiasina'])
  })

  it('are enough: no weight in a town changes by what is known of the others', () => {
    const town = inventTown(150, seeded(7))
    const names = town.flatMap((person) => person.names)
    const frequenciesOf = (isKnown: (name: string) => boolean) => {
      const of = (part: 'forename' | 'surname') =>
        new Map(
          names
            .map((name, place): [string, number] => [name[part] ?? '', 1 + (place % 90)])
            .filter(([name]) => isKnown(name)),
        )
      return nameFrequencies({
        population: 5000,
        total: 5000,
        forenames: of('forename'),
        surnames: of('surname'),
      })
    }
    const comparer = nameComparer()
    let differing = 0
    for (const asked of town.slice(0, 8)) {
      const [name] = asked.names
      const of = { forename: name?.forename ?? '', surname: name?.surname ?? '' }
      const needed = new Set(weighingNames(comparableTerms(of, comparer.comparable), names, comparer))
      const all = matchScorer(
        of,
        frequenciesOf(() => true),
      )
      const some = matchScorer(
        of,
        frequenciesOf((held) => needed.has(held) || held === of.forename || held === of.surname),
      )
      const none = matchScorer(
        of,
        frequenciesOf(() => false),
      )
      for (const person of town) {
        const held = candidate(person.id, person.names)
        expect(some(held).weight).toBe(all(held).weight)
        if (none(held).weight !== all(held).weight) differing += 1
      }
    }
    expect(differing).toBeGreaterThan(20)
  })
})

const candidate = (id: string, names: MatchCandidate['names']): MatchCandidate => ({
  personRecordId: id,
  nominalId: id,
  names,
  dobs: [],
  identifiers: [],
  postcodes: [],
  phones: [],
})
