/** Asks the real API one question after another, and notes how long each took there and in the database. */
import type { BenchWorld } from '../bench-world.ts'
import type { Question } from './questions.ts'

export type Answer = {
  question: Question
  /** The nominals answered, best first. */
  ids: string[]
  weights: number[]
  /** From sending the request to having its whole answer, in milliseconds. */
  apiMs: number
  /** Of that, the statements that look for people, and all statements of the request. */
  searchMs: number
  allMs: number
}

const SEARCHES = /meet_counted|near_names|counted_names|compared_facts/

/** Serves the app and asks, after other questions that are not noted, for a server in use is warm. */
export async function askAll(
  world: BenchWorld,
  questions: readonly Question[],
  warmingUp: readonly Question[],
): Promise<Answer[]> {
  let spent = { search: 0, all: 0 }
  const server = await world.serve(undefined, (text, ms) => {
    spent.all += ms
    if (SEARCHES.test(text)) spent.search += ms
  })
  const ask = async (question: Question): Promise<Answer> => {
    spent = { search: 0, all: 0 }
    const start = performance.now()
    const response = await fetch(`http://127.0.0.1:${server.port}/api/nominals/searches`, {
      method: 'POST',
      headers: { ...world.headers, 'content-type': 'application/json' },
      body: JSON.stringify(bodyOf(question)),
    })
    const text = await response.text()
    const apiMs = performance.now() - start
    if (!response.ok)
      throw new Error(
        `A search failed with ${response.status} after ${apiMs.toFixed(0)} ms (${question.kind}): ${text}`,
      )
    const { hits } = JSON.parse(text) as { hits: { nominalId: string; weight: number }[] }
    return {
      question,
      ids: hits.map((hit) => hit.nominalId),
      weights: hits.map((hit) => hit.weight),
      apiMs,
      searchMs: spent.search,
      allMs: spent.all,
    }
  }
  for (const question of warmingUp) await ask(question)
  const answers: Answer[] = []
  for (const question of questions) answers.push(await ask(question))
  return answers
}

export function bodyOf({ terms }: Question): Record<string, unknown> {
  const { forename, surname, dob } = terms
  return {
    forename,
    surname,
    ...(dob === undefined || dob.precision === 'age' ? {} : { dob: dob.value }),
    limit: 10,
  }
}
