/** How soon suggestions come while somebody types, through the API with access and audit. */
import { print, table } from '../platform/terminal.ts'
import type { BenchWorld, Server } from './bench-world.ts'
import { quantile, type Finding } from './figures.ts'

const targetMs = 100
const warmUps = 40
/** As many letters as are typed before somebody looks up. */
const lengths = [2, 3, 4, 6, 9]

type Typed = { kind: string; text: string }

/** Asks for suggestions letter by letter for names, streets, numbers and titles of the store, one at a time. */
export async function benchSuggest(world: BenchWorld, server: Server, count: number): Promise<Finding> {
  const typed = await typedFrom(world, count)
  for (const { text } of typed.slice(0, warmUps)) await ask(world, server, text)
  const times = new Map<string, number[]>()
  let offered = 0
  for (const { kind, text } of typed) {
    const start = performance.now()
    offered += (await ask(world, server, text)) > 0 ? 1 : 0
    times.set(kind, [...(times.get(kind) ?? []), performance.now() - start])
  }
  const all = [...times.values()].flat()
  const held = await world.admin.query<{ n: string }>('SELECT count(*) AS n FROM nominal')
  print(
    `Suggestions while typing over ${held.rows[0]?.n ?? '0'} people, ${all.length} texts, ${offered} with something to offer`,
  )
  print(
    table(
      ['what is typed', 'texts', 'p50 ms', 'p95 ms', 'max ms'],
      [...times, ['all', all] as const].map(([kind, list]) => [
        kind,
        list.length,
        quantile(list, 0.5).toFixed(1),
        quantile(list, 0.95).toFixed(1),
        Math.max(...list).toFixed(1),
      ]),
    ).replaceAll(/^/gm, '  '),
  )
  const p95 = quantile(all, 0.95)
  return {
    name: 'suggestions',
    line: `suggestions p95 ${p95.toFixed(0)} ms (<= ${targetMs}), slowest ${Math.max(...all).toFixed(0)} ms`,
    isMet: p95 <= targetMs,
  }
}

/** The first letters of what the store holds, every kind in turn. */
async function typedFrom(world: BenchWorld, count: number): Promise<Typed[]> {
  const { rows } = await world.admin.query<{ kind: string; text: string }>(
    `(SELECT 'surname' AS kind, y.surname AS text FROM person_name y WHERE y.acl_id = 0 AND length(y.surname) > 3 ORDER BY md5(y.id::text) LIMIT 60)
     UNION ALL (SELECT 'full name', y.forename || ' ' || y.surname FROM person_name y WHERE y.acl_id = 0 AND length(y.surname) > 3 ORDER BY md5('f' || y.id::text) LIMIT 60)
     UNION ALL (SELECT 'street', l.street FROM location l WHERE l.acl_id = 0 AND length(l.street) > 5 ORDER BY md5(l.id::text) LIMIT 60)
     UNION ALL (SELECT 'plate, telephone, serial', o.key_value FROM object o WHERE o.acl_id = 0 AND length(o.key_value) > 5 ORDER BY md5(o.id::text) LIMIT 60)
     UNION ALL (SELECT 'title of an event', e.title FROM event e WHERE e.acl_id = 0 AND length(e.title) > 9 ORDER BY md5(e.id::text) LIMIT 60)`,
  )
  const kinds = [...new Set(rows.map(({ kind }) => kind))]
  const byKind = kinds.map((kind) => rows.filter((row) => row.kind === kind))
  return Array.from({ length: count }, (_, place) => {
    const held = byKind[place % byKind.length] ?? []
    const row = held[Math.floor(place / byKind.length) % held.length]
    const letters = lengths[Math.floor(place / byKind.length) % lengths.length] ?? 2
    return row === undefined ? undefined : { kind: row.kind, text: row.text.slice(0, letters).trim() }
  }).filter((typed) => typed !== undefined)
}

async function ask(world: BenchWorld, server: Server, text: string): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${server.port}/api/searches/suggestions`, {
    method: 'POST',
    headers: { ...world.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  })
  if (!response.ok) throw new Error(`A suggestion failed with ${response.status}: ${await response.text()}`)
  const reply = (await response.json()) as { suggestions: unknown[] }
  return reply.suggestions.length
}
