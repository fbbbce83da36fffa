/** The checks of the audit that are one query each: times in order, payloads as committed, locks in place. */
import type pg from 'pg'
import type { Finding } from './finding.ts'

/** An entry cannot be older than one whose transaction began long before it; a shifted time stands out. */
export async function timeFindings(client: pg.ClientBase): Promise<Finding[]> {
  const rows = await client.query<{ id: string }>(
    `SELECT id FROM (SELECT id, at, max(at) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM audit.entry) e
      WHERE at < before - interval '2 minutes' LIMIT 20`,
  )
  return rows.rows.map((row) => ({
    kind: 'time_disorder',
    where: `entry ${row.id}`,
    words: 'Its time is well before that of entries written before it.',
  }))
}

/** What was typed and changed must still be what the entry committed to. */
export async function payloadFindings(client: pg.ClientBase): Promise<Finding[]> {
  const rows = await client.query<{ id: string; kind: string }>(
    `SELECT e.id, k.kind FROM audit.entry e
      CROSS JOIN LATERAL (VALUES ('terms', e.terms_commit), ('change', e.change_commit), ('reason', e.reason_commit)) AS k(kind, commitment)
      LEFT JOIN audit.payload p ON p.request_id = e.request_id AND p.kind = k.kind
      WHERE k.commitment IS NOT NULL AND (p.body IS NULL OR sha256(p.salt || convert_to(p.body::text, 'UTF8')) <> k.commitment) LIMIT 20`,
  )
  const added = await client.query<{ id: string; kind: string }>(
    `SELECT p.request_id AS id, p.kind FROM audit.payload p
      WHERE p.kind <> 'reason' AND NOT EXISTS (SELECT 1 FROM audit.entry e WHERE e.request_id = p.request_id
        AND CASE p.kind WHEN 'terms' THEN e.terms_commit ELSE e.change_commit END IS NOT NULL) LIMIT 20`,
  )
  return [
    ...rows.rows.map(({ id, kind }) => ({
      kind: 'payload_changed' as const,
      where: `entry ${id}`,
      words: `Its ${kind} are gone or are not what was committed to.`,
    })),
    ...added.rows.map(({ id, kind }) => ({
      kind: 'payload_changed' as const,
      where: `request ${id}`,
      words: `There are ${kind} that no entry committed to.`,
    })),
  ]
}

const lockQueries: { sql: string; words: string }[] = [
  {
    sql: `SELECT 1 WHERE (SELECT count(*) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = 'audit' AND c.relname IN ('entry', 'seal', 'cosignature', 'recovery') AND t.tgname IN ('append_only', 'no_truncate') AND t.tgenabled IN ('O', 'A') AND t.tgfoid = 'audit.refuse_change'::regproc) <> 8`,
    words: 'A trigger that keeps the audit append-only is missing or switched off.',
  },
  {
    sql: `SELECT 1 FROM pg_proc WHERE oid = 'audit.refuse_change'::regproc AND prosrc NOT LIKE '%RAISE EXCEPTION%append-only%'`,
    words: 'The function that refuses changes to the audit was replaced.',
  },
  {
    sql: `SELECT 1 FROM (VALUES ('mips_app'), ('mips_sealer'), ('mips_auditor')) r(role)
           WHERE has_table_privilege(r.role, 'audit.entry', 'UPDATE, DELETE, TRUNCATE') OR has_any_column_privilege(r.role, 'audit.entry', 'UPDATE')
              OR has_table_privilege(r.role, 'audit.seal', 'UPDATE, DELETE, TRUNCATE') OR has_any_column_privilege('mips_app', 'audit.entry', 'SELECT')`,
    words: 'A role of the program may do more to the audit than append to it.',
  },
]

/** The locks must be as the migrations made them. */
export async function lockFindings(client: pg.ClientBase): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { sql, words } of lockQueries) {
    const open = await client.query(sql)
    if ((open.rowCount ?? 0) > 0) findings.push({ kind: 'lock_open', where: 'catalogue', words })
  }
  return findings
}
