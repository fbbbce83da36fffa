/** What is wrong with the rights of the source vault: its tables belong to a role that nobody can be, and its functions are the only way in. */
import type pg from 'pg'

const OWNER = 'mips_vault'

/** Each wrong as a sentence; asked over the application's own connection, which may read the catalogue. */
export async function vaultProblemsOf(pool: Pick<pg.Pool, 'query'>): Promise<string[]> {
  const ask = async (sql: string) => (await pool.query<{ name: string }>(sql)).rows.map(({ name }) => name)
  const owner = await ask(
    "SELECT rolname AS name FROM pg_roles WHERE rolname = 'mips_vault' AND NOT (rolcanlogin OR rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication)",
  )
  if (owner.length === 0) return [`The role ${OWNER} is missing, can sign in or has powers of its own.`]
  const checks: [string, (name: string) => string][] = [
    [
      `SELECT DISTINCT m.member::regrole::text AS name FROM pg_auth_members m WHERE m.roleid = to_regrole('mips_vault') AND (m.inherit_option OR m.set_option)
       UNION SELECT r.rolname FROM pg_roles r WHERE r.rolname <> 'mips_vault' AND NOT r.rolsuper AND pg_has_role(r.oid, to_regrole('mips_vault'), 'SET')`,
      (name) => `The role ${name} may act as the owner of the source vault.`,
    ],
    [
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'vault' AND c.relkind IN ('r', 'p', 'v', 'm') AND pg_get_userbyid(c.relowner) <> 'mips_vault'
       UNION SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'vault'
         AND NOT (pg_get_userbyid(p.proowner) = 'mips_vault' AND p.prosecdef AND coalesce(p.proconfig, '{}') @> ARRAY['search_path=pg_catalog, pg_temp'])`,
      (name) => `${name} of the source vault is not owned and bound by ${OWNER}.`,
    ],
    [
      `SELECT DISTINCT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         LEFT JOIN LATERAL aclexplode(c.relacl) a ON true LEFT JOIN pg_attribute t ON t.attrelid = c.oid LEFT JOIN LATERAL aclexplode(t.attacl) b ON true
        WHERE n.nspname = 'vault' AND ((a.grantee IS NOT NULL AND a.grantee <> c.relowner) OR b.grantee IS NOT NULL)`,
      (name) => `Somebody but its owner has rights on table vault.${name}.`,
    ],
    [
      `SELECT DISTINCT p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        WHERE n.nspname = 'vault' AND a.grantee <> p.proowner AND a.grantee <> to_regrole(current_user::text)`,
      (name) => `Others than the application may call vault.${name}.`,
    ],
    [
      `SELECT DISTINCT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a
        WHERE n.nspname NOT IN ('vault', 'pg_catalog', 'information_schema') AND a.grantee IN (to_regrole('mips_vault'), 0)`,
      (name) => `The source vault's role, or everybody, has rights on ${name}.`,
    ],
  ]
  const problems: string[] = []
  for (const [sql, words] of checks) problems.push(...(await ask(sql)).map(words))
  const tables = await ask("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'vault'")
  if (tables.length === 0) problems.push('The source vault has no tables: run the migrations.')
  return problems
}
