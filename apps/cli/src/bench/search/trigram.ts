/** The mark to beat: pg_trgm on the same rows, an index of trigrams over the whole name, the best 200 scored by likeness. */
import type pg from 'pg'
import type { Question } from './questions.ts'

const BEST = 200
const THRESHOLD = 0.3

/** Puts every whole name into a table of its own with a trigram index; answers its bytes. */
export async function makeTrigrams(client: pg.Client): Promise<{ bytes: number; seconds: number }> {
  const started = performance.now()
  await client.query('DROP TABLE IF EXISTS bench_trigram')
  await client.query(
    "CREATE UNLOGGED TABLE bench_trigram AS SELECT nominal_id, forename || ' ' || surname AS name, dob FROM person_search_open WHERE part % 16 = 0",
  )
  await client.query("SET maintenance_work_mem = '1GB'")
  await client.query(
    'CREATE INDEX bench_trigram_name ON bench_trigram USING gin (name gin_trgm_ops) WITH (fastupdate = off)',
  )
  await client.query('VACUUM ANALYZE bench_trigram')
  const { rows } = await client.query<{ bytes: string }>(
    "SELECT pg_relation_size('bench_trigram_name') AS bytes",
  )
  return { bytes: Number(rows[0]?.bytes), seconds: (performance.now() - started) / 1000 }
}

/** Milliseconds in the database for each question, on one warm connection. */
export async function askTrigrams(client: pg.Client, questions: readonly Question[]): Promise<number[]> {
  await client.query(`SET pg_trgm.similarity_threshold = ${THRESHOLD}`)
  const ask = ({ terms }: Question) =>
    client.query({
      name: 'trigram',
      text: `SELECT nominal_id, name, dob, similarity(name, $1) AS alike FROM bench_trigram WHERE name % $1 ORDER BY alike DESC LIMIT ${BEST}`,
      values: [`${terms.forename ?? ''} ${terms.surname ?? ''}`.toLowerCase().trim()],
    })
  for (const question of questions.slice(0, 5)) await ask(question)
  const times: number[] = []
  for (const question of questions) {
    const start = performance.now()
    await ask(question)
    times.push(performance.now() - start)
  }
  return times
}
