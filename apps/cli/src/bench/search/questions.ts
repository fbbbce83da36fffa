/** The searches of the bench: people of the store as officers misremember them, so many of each kind of error. */
import type { MatchTerms } from '@mips/domain/nominal/match-terms'
import { createRandom } from '../../demo/random.ts'
import {
  misremember,
  misrememberedKinds,
  misrememberedNameKinds,
  type Origin,
  personAt,
} from '../../matching/people-generator.ts'
import { nominalIdOf } from './population-load.ts'

type Kind = Parameters<typeof misremember>[1]

export type Question = {
  kind: Kind
  isNameAlone: boolean
  origin: Origin
  nominalId: string
  index: number
  terms: MatchTerms
  /** The person as the store holds them, in a few words. */
  meant: string
}

const MOST_TRIES = 200_000

/** `perKind` questions of each of the 29 kinds, mixed; the same for a seed, a size and a round, and others in another round. */
export function makeQuestions(
  seed: number,
  people: number,
  perKind: number,
  round: 'questions' | 'warming up' = 'questions',
): Question[] {
  const questions = [...misrememberedKinds, ...misrememberedNameKinds].flatMap((kind) =>
    questionsOf(kind, createRandom(seed, `${round} ${kind} ${people}`), { seed, people, perKind }),
  )
  const random = createRandom(seed, 'order')
  return questions
    .map((question) => ({ question, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ question }) => question)
}

function questionsOf(
  kind: Kind,
  random: ReturnType<typeof createRandom>,
  { seed, people, perKind }: { seed: number; people: number; perKind: number },
): Question[] {
  const questions: Question[] = []
  const asked = new Set<number>()
  for (let tries = 0; questions.length < perKind && tries < MOST_TRIES; tries += 1) {
    const index = random.int(0, people - 1)
    if (asked.has(index)) continue
    const person = personAt(seed, index)
    const terms = misremember(person, kind, random)
    if (terms === undefined) continue
    asked.add(index)
    questions.push({
      kind,
      isNameAlone: kind.startsWith('name alone'),
      origin: person.origin,
      nominalId: nominalIdOf(index),
      index,
      terms,
      meant: `${person.forename} ${person.surname} ${person.dob}`,
    })
  }
  return questions
}
