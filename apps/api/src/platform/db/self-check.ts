/** Refuses to start on a database that would not protect what it holds. */
import { allRoles, permissionsOf } from '@mips/domain/access/roles'
import type pg from 'pg'
import { vaultProblemsOf } from './vault-check.ts'

/** Tables without row security, and why that is right. */
const withoutRowSecurity: Record<string, string> = {
  app_user: 'who works here; needed before anyone is known',
  unit: 'organisation',
  installation: 'which force this installation serves',
  alarm_appointment: 'who of the staff gets the alarms of a unit',
  app_session: 'needed before anyone is known',
  role_grant: 'needed before anyone is known',
  role_permission: 'the role table',
  custody_cell: 'the cells of suites, without the people in them',
  custody_duty: 'which officers are on duty in which suite',
  custody_handover: 'which officer handed a suite to which',
  custody_visit: 'which visitors came to which suite when; those held are in custody_visit_offer',
  access_group: 'administration',
  group_member: 'needed to know the reader',
  acl: 'administration',
  acl_principal: 'needed to know the reader',
  sign_in_attempt: 'needed before anyone is known',
  hr_import: 'administration',
  reference_series: 'counters',
  offence: 'public standing data',
  organisation_unit: 'public standing data',
  court_result_code: 'public standing data',
  property_place: 'stores and shelves of the force',
  property_count: 'who counted which place; what was counted hangs on its exhibits',
  code_list_version: 'coded lists',
  risk_tool_version: 'risk tools of the force, without any answers',
  import_row: 'ids and reasons only',
  import_run: 'positions only',
  person_search_open: 'can hold open rows only, by constraint',
  identity_pool: 'which pools there are',
  name_dictionary: 'open names only',
  search_rules: 'versions only',
  search_stale: 'ids only, and the app may not read it',
  bulk_match_mapping: 'what columns mean by a hash of the header, without any word of a file',
  saved_search_change: 'ids only, and the app may not read it',
  saved_search_bulk: 'numbers of transactions only, and the app may not read it',
  record_search_open: 'can hold open rows only, by constraint',
  text_search_open: 'can hold open rows only, by constraint',
  text_search_paragraph: 'words only, and the app may not read it',
  place_word: 'words of open addresses only',
  place_word_deletion: 'words of open addresses only',
  _prisma_migrations: 'migrations',
}

/** Throws with the whole list of what is wrong. */
export async function checkDatabase(pool: pg.Pool, forceCode?: string): Promise<void> {
  const problems: string[] = []
  const role = await pool.query<{ super: boolean; bypass: boolean; version: number }>(
    `SELECT rolsuper AS super, rolbypassrls AS bypass, current_setting('server_version_num')::int AS version FROM pg_roles WHERE rolname = current_user`,
  )
  const me = role.rows[0]
  if (me === undefined || me.super || me.bypass)
    problems.push('The app must not connect as a superuser or a role that bypasses row security.')
  if (me !== undefined && me.version < 160000) problems.push('The server must be PostgreSQL 16 or newer.')
  const tables = await pool.query<{ name: string; owned: boolean; secured: boolean }>(
    `SELECT c.relname AS name, pg_get_userbyid(c.relowner) = current_user AS owned, c.relrowsecurity AND c.relforcerowsecurity AS secured
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')`,
  )
  if (tables.rows.length === 0) problems.push('The database has no tables: run the migrations.')
  for (const table of tables.rows) {
    if (table.owned) problems.push(`The app's role owns table ${table.name}.`)
    if (!table.secured && withoutRowSecurity[table.name] === undefined)
      problems.push(`Table ${table.name} has no forced row security.`)
  }
  const audit = await pool.query<{ allowed: boolean }>(
    `SELECT has_table_privilege('audit.entry', 'SELECT, UPDATE, DELETE, TRUNCATE') OR has_any_column_privilege('audit.entry', 'SELECT')
        OR has_column_privilege('audit.entry', 'at', 'INSERT') AS allowed`,
  )
  if (audit.rows[0]?.allowed !== false) problems.push('The app may do more to the audit than append to it.')
  problems.push(...(await vaultProblemsOf(pool)))
  problems.push(...(await forceProblemsOf(pool, forceCode)))
  const definers = await pool.query<{ name: string }>(
    `SELECT p.oid::regprocedure::text AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE p.prosecdef AND n.nspname IN ('public', 'mips', 'audit')
        AND NOT EXISTS (SELECT 1 FROM unnest(p.proconfig) c WHERE c LIKE 'search_path=%pg_temp')`,
  )
  for (const definer of definers.rows)
    problems.push(`${definer.name} has its owner's rights and looks at temporary tables first.`)
  const triggers = await pool.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE NOT t.tgisinternal AND t.tgenabled = 'D' AND n.nspname IN ('public', 'audit', 'vault')`,
  )
  for (const trigger of triggers.rows) problems.push(`A trigger of ${trigger.name} is switched off.`)
  const grants = await pool.query<{ role: string; permissions: string[] }>(
    'SELECT role_code AS role, array_agg(permission ORDER BY permission) AS permissions FROM role_permission GROUP BY 1',
  )
  const stored = new Map(grants.rows.map((row) => [row.role, row.permissions.join()]))
  for (const code of allRoles)
    if (stored.get(code) !== [...permissionsOf(code)].sort().join())
      problems.push(
        `The permissions of role ${code} in the database are not those of this build: run the preparation step.`,
      )
  if (problems.length > 0)
    throw new Error(
      `This database is not safe to serve from:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    )
}

/** The force of the settings must be the one that records are written down under. */
async function forceProblemsOf(pool: pg.Pool, forceCode: string | undefined): Promise<string[]> {
  if (forceCode === undefined) return []
  const kept = await pool.query<{ code: string }>('SELECT force_code AS code FROM installation')
  const code = kept.rows[0]?.code
  return code === forceCode
    ? []
    : [
        `MIPS_FORCE_CODE is ${forceCode} and the database is of force ${code ?? 'unknown'}: run the preparation step with the same setting.`,
      ]
}
