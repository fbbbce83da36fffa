-- Who released a report or granted an opening worked with the source as well (IV-2); the desk and the corridor read little however long a source has told.
-- An owner of the database who is no superuser acts for the vault's role while this runs, and no longer.
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN EXECUTE format('GRANT mips_vault TO %I WITH INHERIT TRUE, SET TRUE', current_user); END IF;
END $$;
CREATE INDEX report_source ON vault.report (source_key);
CREATE INDEX report_shown ON vault.report (shown_day DESC, corridor_id) WHERE release_at IS NOT NULL;
CREATE INDEX opening_source ON vault.opening (source_key);

CREATE OR REPLACE FUNCTION vault.knew(p_source uuid, p_user uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM vault.source WHERE key = p_source AND registered_by = p_user) OR EXISTS (SELECT 1 FROM vault.contact WHERE source_key = p_source AND by_user = p_user)
      OR EXISTS (SELECT 1 FROM vault.report WHERE source_key = p_source AND p_user IN (written_by, approved_by))
      OR EXISTS (SELECT 1 FROM vault.opening WHERE source_key = p_source AND is_granted AND p_user IN (asked_by, answered_by)) $$;

-- Of the contacts the latest fifty days and times, which is more than IV-6 counts, and of what came back the latest twenty.
CREATE OR REPLACE FUNCTION vault.list_sources() RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
  PERFORM vault.demand('vault.source.keep');
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('key', s.key, 'pseudonym', s.pseudonym, 'kind', s.kind, 'registeredAt', s.registered_at,
      'contactCount', (SELECT count(*) FROM vault.contact c WHERE c.source_key = s.key),
      'contacts', (SELECT coalesce(jsonb_agg(c.at ORDER BY c.at), '[]') FROM (SELECT at FROM vault.contact WHERE source_key = s.key ORDER BY at DESC LIMIT 50) c),
      'feedback', (SELECT coalesce(jsonb_agg(jsonb_build_object('code', f.code, 'on', f.given_on) ORDER BY f.given_on, f.code), '[]')
                     FROM (SELECT b.code, b.given_on FROM vault.feedback b JOIN vault.report r USING (corridor_id) WHERE r.source_key = s.key ORDER BY b.given_on DESC, b.code LIMIT 20) f))
      ORDER BY s.pseudonym), '[]') FROM vault.source s);
END $$;

-- What is replaced loses these; and a type or table of a session's own is never looked at before those of the catalogue.
DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'vault' LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER', f);
    EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, pg_temp', f);
  END LOOP;
END $$;
ALTER FUNCTION mips.require_vault_audit() SET search_path = pg_catalog, pg_temp;

DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN EXECUTE format('REVOKE mips_vault FROM %I', current_user); END IF;
END $$;
