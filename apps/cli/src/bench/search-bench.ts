/** How fast searches for people are answered, and whether the person meant is among the first ten. */
import { seeded, queriesFor } from '@mips/domain/nominal/search-recall.testing'
import { print, table } from '../platform/terminal.ts'
import type { BenchWorld, Server } from './bench-world.ts'
import { quantile, type Finding } from './figures.ts'

const targetMs = 250

type Held = {
  nominal_id: string
  forename: string
  surname: string
  dob: string
  sex: string
  other: string | null
}
type Asked = { kind: string; nominalId: string; path: string; body: Record<string, unknown> }

/** Asks through the API, one search at a time, in the form and in the one box. */
export async function benchSearch(world: BenchWorld, server: Server, count: number): Promise<Finding[]> {
  const questions = await questionsFrom(world, count)
  const times = new Map<string, number[]>()
  const found = new Map<string, { found: number; of: number }>()
  for (const warm of questions.slice(0, 20)) await ask(world, server, warm)
  for (const question of questions) {
    const start = performance.now()
    const ids = await ask(world, server, question)
    const way = question.path === '/api/searches' ? 'one box' : 'form'
    times.set(way, [...(times.get(way) ?? []), performance.now() - start])
    const tally = found.get(question.kind) ?? { found: 0, of: 0 }
    found.set(question.kind, {
      found: tally.found + (ids.slice(0, 10).includes(question.nominalId) ? 1 : 0),
      of: tally.of + 1,
    })
  }
  const held = await world.admin.query<{ n: string }>('SELECT count(*) AS n FROM nominal')
  print(
    `Searching ${held.rows[0]?.n ?? '0'} people, ${questions.length} searches with real kinds of error made from the names of the store`,
  )
  for (const [way, list] of times)
    print(
      `  ${`${way}:`.padEnd(10)} p50 ${quantile(list, 0.5).toFixed(1)} ms, p95 ${quantile(list, 0.95).toFixed(1)} ms, min ${Math.min(...list).toFixed(1)}, max ${Math.max(...list).toFixed(1)} (${list.length} searches)`,
    )
  const rows = [...found]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([kind, tally]) => [kind, `${tally.found} of ${tally.of}`])
  print(table(['kind of error', 'found in the first ten'], rows).replaceAll(/^/gm, '  '))
  const tallies = [...found.values()]
  const recall = tallies.reduce((sum, tally) => sum + tally.found, 0) / questions.length
  const p95 = quantile([...times.values()].flat(), 0.95)
  return [
    { name: 'search', line: `search p95 ${p95.toFixed(0)} ms (<= ${targetMs})`, isMet: p95 <= targetMs },
    {
      name: 'recall',
      line: `recall@10 ${(100 * recall).toFixed(1)} % of ${questions.length} (no target: the kinds above say where it falls)`,
      isMet: true,
    },
  ]
}

async function questionsFrom(world: BenchWorld, count: number): Promise<Asked[]> {
  const rows = await world.admin.query<Held>(
    `SELECT p.nominal_id, y.forename, y.surname, p.dob::text AS dob, coalesce(p.sex, '') AS sex,
            (SELECT o.surname FROM person_name o WHERE o.person_record_id = p.id AND o.surname <> y.surname LIMIT 1) AS other
       FROM person_record p JOIN person_name y ON y.person_record_id = p.id AND y.kind = 'PRIMARY' JOIN nominal n ON n.id = p.nominal_id
      WHERE p.acl_id = 0 AND n.acl_id = 0 AND p.dob IS NOT NULL AND p.dob_precision = 'day' AND length(y.forename) > 2 AND length(y.surname) > 3
      ORDER BY md5(p.id::text) LIMIT 200`,
  )
  const random = seeded(20260907)
  const all = rows.rows.flatMap((held) => {
    const names = [
      { kind: 'primary' as const, forename: held.forename, middle: '', surname: held.surname },
      ...(held.other === null
        ? []
        : [{ kind: 'maiden' as const, forename: held.forename, middle: '', surname: held.other }]),
    ]
    return queriesFor({ id: held.nominal_id, names, dob: held.dob, sex: held.sex }, random)
  })
  // Every kind of error in turn, so that the list is as mixed as the mistakes are.
  const kinds = [...new Set(all.map((query) => query.kind))]
  const byKind = kinds.map((kind) => all.filter((query) => query.kind === kind).sort(() => random() - 0.5))
  const picked = Array.from(
    { length: count },
    (_, place) => byKind[place % kinds.length]?.[Math.floor(place / kinds.length)],
  ).filter((query) => query !== undefined)
  return picked.map(({ kind, personId, terms }, place) => {
    const { forename = '', surname = '' } = terms
    const dob = terms.dob === undefined || terms.dob.precision === 'age' ? undefined : terms.dob.value
    const form = { forename, surname, ...(dob === undefined ? {} : { dob }) }
    if (place % 2 === 0) return { kind, nominalId: personId, path: '/api/nominals/searches', body: form }
    const written = dob === undefined ? '' : dob.split('-').reverse().join('/')
    return {
      kind,
      nominalId: personId,
      path: '/api/searches',
      body: { text: `${forename} ${surname} ${written}`.trim() },
    }
  })
}

async function ask(world: BenchWorld, server: Server, question: Asked): Promise<string[]> {
  const response = await fetch(`http://127.0.0.1:${server.port}${question.path}`, {
    method: 'POST',
    headers: { ...world.headers, 'content-type': 'application/json' },
    body: JSON.stringify(question.body),
  })
  if (!response.ok) throw new Error(`A search failed with ${response.status}: ${await response.text()}`)
  const reply = (await response.json()) as {
    hits?: { nominalId: string }[]
    people?: { hits: { nominalId: string }[] }
  }
  return (reply.hits ?? reply.people?.hits ?? []).map((hit) => hit.nominalId)
}
