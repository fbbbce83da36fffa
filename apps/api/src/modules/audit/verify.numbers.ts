/** Each process numbers its entries densely and tells the witness how far it is: what is missing was removed, sealed or not. */
import type pg from 'pg'
import type { Finding } from './finding.ts'
import type { Recovery } from './recovery.ts'
import type { WitnessLine } from './witness.ts'

type Told = { highest: Map<string, bigint>; voids: Map<string, Set<string>>; ended: Set<string> }

/** A hole that was not declared void, a number that is there twice, and a writer of people's acts that never told of itself. */
export async function numberFindings(
  client: pg.ClientBase,
  lines: readonly WitnessLine[],
  recoveries: readonly Recovery[],
  options: { now: Date; graceSeconds?: number },
): Promise<Finding[]> {
  const settled = new Date(options.now.getTime() - (options.graceSeconds ?? 30) * 1000)
  const told = toldOf(lines, settled)
  const { seen, findings } = await seenNumbers(client)
  let lost = 0
  for (const [writer, top] of told.highest) {
    const missing = missingOf(writer, top, seen, told.voids)
    if (missing.length === 0) continue
    if (told.ended.has(writer)) lost += missing.length
    else
      findings.push({
        kind: 'number_missing',
        where: `writer ${writer}`,
        words: `${missing.length} entries are gone: numbers ${missing.slice(0, 10).join(', ')}${missing.length > 10 ? ' …' : ''}.`,
      })
  }
  const stated = recoveries.at(-1)?.lost ?? 0
  if (lost > stated)
    findings.push({
      kind: 'number_missing',
      where: 'recovery',
      words: `${lost} entries from before the audit was restored are gone; its statement says ${stated}.`,
    })
  return [...findings, ...(await unknownWriters(client, lines, settled))]
}

/** How many numbers that were told of are neither there nor void. */
export async function countMissing(
  client: pg.ClientBase,
  lines: readonly WitnessLine[],
  now: Date,
): Promise<number> {
  const told = toldOf(lines, now)
  const { seen } = await seenNumbers(client)
  return [...told.highest].reduce(
    (sum, [writer, top]) => sum + missingOf(writer, top, seen, told.voids).length,
    0,
  )
}

function toldOf(lines: readonly WitnessLine[], settled: Date): Told {
  const told: Told = { highest: new Map(), voids: new Map(), ended: new Set() }
  for (const line of lines) {
    // Whoever wrote before the audit was restored writes no more.
    if (line.kind === 'recovery') told.ended = new Set(told.highest.keys())
    if (line.kind !== 'writer') continue
    const known = told.voids.get(line.writer) ?? new Set()
    for (const seq of line.voids) known.add(seq)
    told.voids.set(line.writer, known)
    if (new Date(line.at) > settled) continue
    told.highest.set(line.writer, BigInt(line.highest))
    told.ended.delete(line.writer)
  }
  return told
}

type Seen = Map<string, Set<string>>

async function seenNumbers(client: pg.ClientBase): Promise<{ seen: Seen; findings: Finding[] }> {
  const rows = await client.query<{ writer: string; seq: string; n: string }>(
    'SELECT writer, writer_seq AS seq, count(*) AS n FROM audit.entry GROUP BY 1, 2',
  )
  const seen: Seen = new Map()
  const findings: Finding[] = []
  for (const row of rows.rows) {
    const numbers = seen.get(row.writer) ?? new Set()
    numbers.add(row.seq)
    seen.set(row.writer, numbers)
    if (row.n !== '1')
      findings.push({
        kind: 'number_twice',
        where: `writer ${row.writer}`,
        words: `Entry number ${row.seq} is there ${row.n} times.`,
      })
  }
  return { seen, findings }
}

function missingOf(writer: string, top: bigint, seen: Seen, voids: Map<string, Set<string>>): bigint[] {
  const missing: bigint[] = []
  for (let seq = 1n; seq <= top; seq += 1n) {
    const text = seq.toString()
    if (seen.get(writer)?.has(text) !== true && voids.get(writer)?.has(text) !== true) missing.push(seq)
  }
  return missing
}

/** Acts of people are written by servers, which all tell of themselves; an entry of one that did not was put there by hand. */
async function unknownWriters(
  client: pg.ClientBase,
  lines: readonly WitnessLine[],
  settled: Date,
): Promise<Finding[]> {
  const known = lines.flatMap((line) => (line.kind === 'writer' ? line.writer : []))
  const { rows } = await client.query<{ writer: string; n: string }>(
    `SELECT writer, count(*) AS n FROM audit.entry WHERE actor_system IS NULL AND at <= $2 AND writer <> ALL ($1::uuid[]) GROUP BY 1 LIMIT 20`,
    [known, settled],
  )
  return rows.map(({ writer, n }) => ({
    kind: 'writer_unknown',
    where: `writer ${writer}`,
    words: `${n} entries are of a process that never told the witness of itself.`,
  }))
}
