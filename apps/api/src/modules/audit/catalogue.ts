/** What the database's catalogue says of the audit: its tables, locks, functions and rights, as one digest that is told to the witness. */
import { createHash } from 'node:crypto'
import type pg from 'pg'

/** The form of the list below; a catalogue is held only against one of the same form, of the same major version of the server. */
const FORM = 1

const lines = `
  WITH t AS (SELECT c.oid, c.relname, c.relkind, c.relowner, c.relacl, c.relrowsecurity, c.relforcerowsecurity FROM pg_class c
               JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'audit' AND c.relkind IN ('r', 'p', 'v', 'm', 'S')),
    r AS (SELECT p.oid FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'mips' AND p.proname = 'require_audit')
  SELECT 'table ' || relname || ' ' || relkind::text || ' ' || pg_get_userbyid(relowner) || ' ' || coalesce(relacl::text, '') || relrowsecurity::text || relforcerowsecurity::text AS line FROM t
  UNION ALL SELECT 'column ' || t.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull::text || ' ' || a.attidentity::text || ' '
    || coalesce(a.attacl::text, '') || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
    FROM t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
  UNION ALL SELECT 'constraint ' || t.relname || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid) || k.convalidated::text FROM t JOIN pg_constraint k ON k.conrelid = t.oid
  UNION ALL SELECT 'index ' || t.relname || ' ' || pg_get_indexdef(i.indexrelid) || i.indisvalid::text FROM t JOIN pg_index i ON i.indrelid = t.oid
  UNION ALL SELECT 'trigger ' || t.relname || ' ' || pg_get_triggerdef(g.oid) || ' ' || g.tgenabled::text || ' written by ' || g.xmin::text FROM t JOIN pg_trigger g ON g.tgrelid = t.oid
  UNION ALL SELECT 'rule ' || t.relname || ' ' || pg_get_ruledef(w.oid) FROM t JOIN pg_rewrite w ON w.ev_class = t.oid
  UNION ALL SELECT 'policy ' || t.relname || ' ' || p.polname || ' ' || coalesce(pg_get_expr(p.polqual, p.polrelid), '') FROM t JOIN pg_policy p ON p.polrelid = t.oid
  UNION ALL SELECT 'child ' || t.relname || ' ' || h.inhrelid::regclass::text FROM t JOIN pg_inherits h ON h.inhparent = t.oid
  UNION ALL SELECT 'commit ' || g.tgrelid::regclass::text || ' ' || g.tgenabled::text || g.tgdeferrable::text || g.tginitdeferred::text || g.tgtype::text
    FROM pg_trigger g WHERE g.tgfoid IN (SELECT oid FROM r)
  UNION ALL SELECT 'function ' || p.oid::regprocedure::text || ' ' || pg_get_userbyid(p.proowner) || ' ' || coalesce(p.proacl::text, '') || ' ' || md5(pg_get_functiondef(p.oid))
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
   WHERE p.prokind IN ('f', 'p') AND (n.nspname = 'audit' OR n.nspname = 'mips' AND p.prosrc ~ 'audit\\.' OR p.oid IN (SELECT oid FROM r))
  UNION ALL SELECT 'schema ' || nspname || ' ' || pg_get_userbyid(nspowner) || ' ' || coalesce(nspacl::text, '') FROM pg_namespace WHERE nspname = 'audit'
  UNION ALL SELECT 'role ' || rolname || ' ' || rolsuper::text || rolbypassrls::text || rolcreaterole::text || rolinherit::text || rolreplication::text
    || coalesce((SELECT string_agg(pg_get_userbyid(m.roleid), ',' ORDER BY m.roleid) FROM pg_auth_members m WHERE m.member = o.oid), '')
    FROM pg_roles o WHERE rolname IN ('mips_app', 'mips_sealer', 'mips_auditor')`

export type Catalogue = { migrations: string; catalogue: string }

/** The digests of what the catalogue says now, and of the migrations that the database has seen. */
export async function readCatalogue(client: pg.ClientBase): Promise<Catalogue> {
  // Names are written with their schema whoever asks.
  await client.query('SET LOCAL search_path = pg_catalog')
  const told = await client.query<{ line: string }>(lines)
  const server = await client.query<{ major: number }>(
    "SELECT current_setting('server_version_num')::int / 10000 AS major",
  )
  const book = await client.query<{ line: string }>(
    "SELECT migration_name || ' ' || checksum AS line FROM public._prisma_migrations WHERE rolled_back_at IS NULL",
  )
  await client.query('SET LOCAL search_path = DEFAULT')
  return {
    migrations: digestOf(book.rows),
    catalogue: `${FORM}.${server.rows[0]?.major}:${digestOf(told.rows)}`,
  }
}

const digestOf = (rows: readonly { line: string }[]): string =>
  createHash('sha256')
    .update(
      rows
        .map(({ line }) => line)
        .sort()
        .join('\n'),
    )
    .digest('hex')
