/** Asks the question set of real tasks through the API, as an officer would, and says how many are answered among the first ten. */
import type pg from 'pg'
import { print, table } from '../../platform/terminal.ts'
import { openBenchWorld } from '../bench-world.ts'
import { quantile, type Finding } from '../figures.ts'
import { allQuestions, resolve, type Asked } from './resolve.ts'

const leastRecall = 0.95
const shown = 10

type Tally = { found: number; of: number }
type Answered = { asked: Asked; recall: number; ms: number }

/** Recall at ten of one question: the share of its right answers, ten at most, that stand among the first ten. */
export function recallOf(wanted: readonly string[], got: readonly string[]): number {
  const first = new Set(got)
  const found = wanted.filter((id) => first.has(id)).length
  return Math.min(1, found / Math.min(shown, wanted.length))
}

/** Asks every question once as a detective, after a round that warms the server up. */
export async function benchQuestions(at: {
  adminUrl: string
  appUrl: string
  dataDir: string
}): Promise<Finding[]> {
  const world = await openBenchWorld({ ...at, role: 'DETECTIVE' })
  try {
    const server = await world.serve()
    const asked = await resolveAll(world.admin)
    const answers: Answered[] = []
    for (const one of asked.slice(0, 30)) await ask(server.port, world.headers, one)
    for (const one of asked) {
      const start = performance.now()
      const got = await ask(server.port, world.headers, one)
      answers.push({ asked: one, ms: performance.now() - start, recall: recallOf(one.wanted, got) })
    }
    return report(answers)
  } finally {
    await world.close()
  }
}

async function resolveAll(admin: pg.Pool): Promise<Asked[]> {
  const asked: Asked[] = []
  for (const question of allQuestions) asked.push(await resolve(admin, question))
  return asked
}

function report(answers: readonly Answered[]): Finding[] {
  const kinds = new Map<string, Tally>()
  for (const { asked, recall } of answers) {
    const tally = kinds.get(asked.kind) ?? { found: 0, of: 0 }
    kinds.set(asked.kind, { found: tally.found + recall, of: tally.of + 1 })
  }
  print(`Questions of real tasks over the demonstration: ${answers.length}, each asked through the API`)
  print(
    table(
      ['kind', 'questions', 'recall@10'],
      [...kinds].map(([kind, { found, of }]) => [kind, of, (found / of).toFixed(3)]),
    ).replaceAll(/^/gm, '  '),
  )
  const missed = answers.filter(({ recall }) => recall < 1)
  if (missed.length > 0) print('Not answered in full among the first ten:')
  for (const { asked, recall } of missed) print(`  ${recall.toFixed(2)}  ${asked.kind}: ${asked.words}`)
  const recall = answers.reduce((sum, answer) => sum + answer.recall, 0) / answers.length
  const times = answers.map(({ ms }) => ms)
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)]
  print(`  p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, slowest ${Math.max(...times).toFixed(1)} ms`)
  return [
    {
      name: 'questions',
      line: `recall@10 ${recall.toFixed(3)} of ${answers.length} questions (>= ${leastRecall}), p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`,
      isMet: recall >= leastRecall,
    },
  ]
}

type Hits = { hits: readonly { id?: string; recordId?: string; nominalId?: string }[] }
type Reply = Partial<Record<'people' | 'places' | 'objects' | 'events' | 'texts', Hits>> &
  Partial<Hits> & { events?: Hits | readonly { id: string }[] }

async function ask(port: number, headers: Record<string, string>, asked: Asked): Promise<string[]> {
  const response = await fetch(`http://127.0.0.1:${port}${asked.path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(asked.body),
  })
  if (!response.ok)
    throw new Error(`"${asked.words}" failed with ${response.status}: ${await response.text()}`)
  return idsOf(asked, (await response.json()) as Reply)
}

function idsOf({ in: group }: Asked, reply: Reply): string[] {
  const first = (hits: Hits['hits'] | undefined) =>
    (hits ?? []).slice(0, shown).flatMap(({ nominalId, recordId, id }) => nominalId ?? recordId ?? id ?? [])
  switch (group) {
    case 'described':
      return first(reply.hits)
    case 'near':
      return first(Array.isArray(reply.events) ? (reply.events as Hits['hits']) : [])
    case 'written':
      return [...first((reply.events as Hits | undefined)?.hits), ...first(reply.texts?.hits)]
    case 'people':
    case 'places':
    case 'objects':
    case 'texts':
      return first(reply[group]?.hits)
  }
}
