/** What search costs beside time: bytes of index a nominal, and what the indexes add to the writing of a name. */
import type pg from 'pg'
import { median } from '../figures.ts'

export type Sizes = { search: number; dictionary: number; key: number; rows: number }

/** Bytes a nominal: the indexes by which people are found, the dictionary whole, the key of the rows, the rows. */
export async function measureSizes(client: pg.Client, nominals: number): Promise<Sizes> {
  const { rows } = await client.query<{ name: string; kind: string; bytes: string }>(
    `SELECT c.relname AS name, c.relkind::text AS kind, pg_relation_size(c.oid) AS bytes FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND (c.relname LIKE 'person\\_search\\_open%' OR c.relname LIKE 'name\\_dictionary%') AND c.relkind IN ('r', 'i')`,
  )
  const sum = (wanted: (row: { name: string; kind: string }) => boolean) =>
    rows.filter(wanted).reduce((total, row) => total + Number(row.bytes), 0) / nominals
  return {
    search: sum((row) => row.kind === 'i' && row.name.startsWith('person') && !row.name.endsWith('_pkey')),
    dictionary: sum((row) => row.name.startsWith('name_dictionary')),
    key: sum((row) => row.name.endsWith('search_open_pkey')),
    rows: sum((row) => row.kind === 'r' && row.name.startsWith('person')),
  }
}

export type WriteCost = { bare: number; ours: number; trigram: number }

const NAMES = 20_000
const ROUNDS = 5

/** Microseconds to write a name: without an index, with those of search, and with one of trigrams. */
export async function measureWrites(client: pg.Client): Promise<WriteCost> {
  const indexes = await client.query<{ indexdef: string }>(
    "SELECT indexdef FROM pg_indexes WHERE tablename = 'person_search_open' AND indexdef NOT LIKE 'CREATE UNIQUE%'",
  )
  const ours = indexes.rows.map(({ indexdef }) =>
    indexdef.replace(/INDEX \S+ ON public\.person_search_open/, 'INDEX ON pg_temp.bench_written'),
  )
  const trigram = [
    "CREATE INDEX ON pg_temp.bench_written USING gin ((forename || ' ' || surname) gin_trgm_ops) WITH (fastupdate = off)",
  ]
  const cost = async (making: string[]): Promise<number> => {
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      await client.query('DROP TABLE IF EXISTS pg_temp.bench_written')
      await client.query('CREATE TEMP TABLE bench_written AS SELECT * FROM person_search_open WITH NO DATA')
      for (const statement of making) await client.query(statement)
      // An index that holds names already, as one in use does, before the names that are timed.
      await client.query(
        `INSERT INTO bench_written SELECT * FROM person_search_open TABLESAMPLE SYSTEM (5) LIMIT ${2 * NAMES}`,
      )
      await client.query(
        `CREATE TEMP TABLE bench_batch ON COMMIT PRESERVE ROWS AS SELECT * FROM person_search_open TABLESAMPLE SYSTEM (10) LIMIT ${NAMES}`,
      )
      const start = performance.now()
      const { rowCount } = await client.query('INSERT INTO bench_written SELECT * FROM bench_batch')
      times.push((1000 * (performance.now() - start)) / Math.max(1, rowCount ?? 1))
      await client.query('DROP TABLE bench_batch')
    }
    return median(times)
  }
  return { bare: await cost([]), ours: await cost(ours), trigram: await cost(trigram) }
}
