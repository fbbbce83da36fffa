/** Makes a question of the set into what is sent, and reads from the rows of the store who or what answers it. */
import type pg from 'pg'
import { facts } from './facts.ts'
import { peopleQuestions } from './people.data.ts'
import { placeQuestions } from './places.data.ts'
import type { AnswerGroup, Question, Said } from './question.ts'
import { writtenQuestions } from './written.data.ts'

export const allQuestions: readonly Question[] = [...peopleQuestions, ...placeQuestions, ...writtenQuestions]

export type Asked = {
  kind: string
  /** What was typed, in words, for the list of those that were not found. */
  words: string
  path: string
  body: Record<string, unknown>
  in: AnswerGroup | 'described' | 'near'
  /** Every right answer. */
  wanted: readonly string[]
}

type Row = { ids: string[] | null } & Record<string, string | string[] | null>

/** Fills the slots of a question from its fact; an error says which question has no answer in this store. */
export async function resolve(client: Pick<pg.ClientBase, 'query'>, question: Question): Promise<Asked> {
  const of = [...(question.of ?? [])]
  const { rows } = await client.query<Row>(facts[question.fact], of)
  const row = rows[(question.nth ?? 0) % Math.max(1, rows.length)]
  if (row === undefined || row.ids === null || row.ids.length === 0) {
    if (question.or !== undefined) return resolve(client, question.or)
    throw new Error(
      `Nothing in this store answers "${question.kind}": ${question.fact} ${JSON.stringify(of)}.`,
    )
  }
  return { kind: question.kind, wanted: row.ids, ...sent(question, row) }
}

function sent(question: Question, row: Row): Omit<Asked, 'kind' | 'wanted'> {
  const slot = (name: string): string => {
    const value = row[name]
    if (typeof value !== 'string') throw new Error(`The fact ${question.fact} says nothing of {${name}}.`)
    return value
  }
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => slot(name))
  switch (question.ask) {
    case 'box': {
      const text = filled(question.text)
      return { words: text, path: '/api/searches', body: { text, limit: 10 }, in: question.in }
    }
    case 'looks': {
      const text = filled(question.text)
      return {
        words: text,
        path: '/api/descriptions/searches/words',
        body: { text, limit: 10 },
        in: 'described',
      }
    }
    case 'description': {
      const terms = Object.assign({}, ...question.says.map((said) => saying(said, row))) as Record<
        string,
        unknown
      >
      return describedBy(terms)
    }
    case 'method':
      return describedBy({ methods: [slot('methodA'), slot('methodB')] })
    case 'near': {
      const body = { metres: question.metres, from: slot('from'), to: slot('to') }
      return {
        words: JSON.stringify(body),
        path: `/api/pole/locations/${slot('place')}/nearby`,
        body,
        in: 'near',
      }
    }
  }
}

const describedBy = (terms: Record<string, unknown>) => ({
  words: JSON.stringify(terms),
  path: '/api/descriptions/searches',
  body: { ...terms, limit: 10 },
  in: 'described' as const,
})

/** What a witness says: lengths and ages about right, the rest as it was. */
function saying(said: Said, row: Row): Record<string, unknown> {
  const value = (name: string) => (typeof row[name] === 'string' ? row[name] : undefined)
  const list = (field: string, name: string) => {
    const code = value(name)
    return code === undefined ? {} : { [field]: [code] }
  }
  switch (said) {
    case 'sex':
      return { sex: value('sex') }
    case 'height':
      return { heightFromCm: Number(value('height')) - 4, heightToCm: Number(value('height')) + 4 }
    case 'age':
      return { ageFrom: Math.max(0, Number(value('age')) - 4), ageTo: Number(value('age')) + 4 }
    case 'build':
      return list('build', 'build')
    case 'hair':
      return list('hairColour', 'hair')
    case 'hairStyle':
      return list('hairStyle', 'hairStyle')
    case 'facialHair':
      return list('facialHair', 'facialHair')
    case 'eyes':
      return list('eyeColour', 'eyes')
    case 'mark': {
      const [side, words] = [value('markSide'), value('markWords')?.split(' ').at(-1)]
      return {
        marks: [
          {
            kind: value('markKind'),
            site: value('markSite'),
            ...(side === undefined ? {} : { side }),
            ...(words === undefined ? {} : { words }),
          },
        ],
      }
    }
  }
}
