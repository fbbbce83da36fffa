/** Counts the rows of every table, the vault's too, but those of the audit, to show that a refusal changed nothing. */
import type pg from 'pg'

/** Tables that the app cannot write at all. */
const ignored = new Set(['_prisma_migrations', 'offence', 'organisation_unit', 'role_permission'])

/** The number of rows and the sum of their transaction marks, by table: an update changes the sum. */
export async function rowCounts(admin: pg.Pool): Promise<Map<string, string>> {
  const tables = await admin.query<{ name: string }>(
    "SELECT CASE schemaname WHEN 'public' THEN tablename ELSE schemaname || '.' || tablename END AS name FROM pg_tables WHERE schemaname IN ('public', 'vault') ORDER BY 1",
  )
  const parts = tables.rows.filter((table) => !ignored.has(table.name)).map((table) => table.name)
  const sql = parts
    .map((name) => `SELECT '${name}' AS name, ${markOf(name)} AS mark FROM ${quoted(name)}`)
    .join(' UNION ALL ')
  const rows = await admin.query<{ name: string; mark: string }>(sql)
  return new Map(rows.rows.map((row) => [row.name, row.mark]))
}

const quoted = (name: string) =>
  name
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')

/** A session notes when it was last seen, refused or not; everything else of it counts. */
const markOf = (table: string) =>
  table === 'app_session'
    ? "count(*) || '/' || coalesce(md5(string_agg(concat_ws(' ', id, encode(token_hash, 'hex'), locked_at, ended_at, ended_reason), ',' ORDER BY id)), '')"
    : "count(*) || '/' || coalesce(sum(xmin::text::bigint), 0)"

/** The tables that differ. */
export const sameCounts = (before: Map<string, string>, after: Map<string, string>): string[] =>
  [...after]
    .filter(([name, mark]) => before.get(name) !== mark)
    .map(([name, mark]) => `${name}: ${before.get(name) ?? 'none'} -> ${mark}`)
