-- The vault of sources: a schema and a role of its own. Nothing outside may read its tables, and its role may read nothing outside: functions are the only way in.
-- Role mips_vault is made before migrations run. Keys are made by chance, never by time; identities, contacts and reports are sealed by the application under a key that the database never has.
-- An owner of the database who is no superuser acts for the vault's role while this runs, and no longer.
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN EXECUTE format('GRANT mips_vault TO %I WITH INHERIT TRUE, SET TRUE', current_user); END IF;
END $$;
CREATE SCHEMA vault AUTHORIZATION mips_vault;
COMMENT ON SCHEMA vault IS 'Sources behind the sterile corridor; owned by mips_vault, reached by its functions alone.';

CREATE TABLE vault.source (
  key uuid PRIMARY KEY, once_key uuid NOT NULL, pseudonym text NOT NULL UNIQUE, kind text NOT NULL CHECK (kind IN ('PUBLIC', 'COVERT')), registered_by uuid NOT NULL, registered_at timestamptz(3) NOT NULL,
  key_id text NOT NULL, sealed bytea NOT NULL, UNIQUE (registered_by, once_key)
);
COMMENT ON TABLE vault.source IS 'A source by its pseudonym; who it is stands sealed. No key of it stands anywhere outside this schema.';
CREATE TABLE vault.contact (
  id uuid PRIMARY KEY, once_key uuid NOT NULL, source_key uuid NOT NULL REFERENCES vault.source (key), at timestamptz(3) NOT NULL, by_user uuid NOT NULL, key_id text NOT NULL, sealed bytea NOT NULL,
  UNIQUE (by_user, once_key)
);
CREATE INDEX contact_source ON vault.contact (source_key, at);
CREATE TABLE vault.opening (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), source_key uuid NOT NULL REFERENCES vault.source (key), reason text NOT NULL, asked_by uuid NOT NULL, asked_at timestamptz(3) NOT NULL,
  answered_by uuid, answered_at timestamptz(3), is_granted boolean, open_until timestamptz(3), CHECK (answered_by <> asked_by), CHECK (is_granted IS NOT TRUE OR open_until > answered_at)
);
CREATE UNIQUE INDEX opening_waits_once ON vault.opening (source_key, asked_by) WHERE answered_at IS NULL;
CREATE TABLE vault.report (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), corridor_id uuid NOT NULL UNIQUE, once_key uuid NOT NULL, source_key uuid NOT NULL REFERENCES vault.source (key), written_by uuid NOT NULL, written_at timestamptz(3) NOT NULL,
  key_id text NOT NULL, sealed bytea NOT NULL, approved_by uuid, approved_at timestamptz(3), release_at timestamptz(3), shown_day date, UNIQUE (written_by, once_key), CHECK (approved_by <> written_by),
  CHECK ((approved_by IS NULL) = (release_at IS NULL AND shown_day IS NULL))
);
COMMENT ON COLUMN vault.report.corridor_id IS 'All that the side of intelligence keeps (intelligence_paragraph.source_key): a new one for each report, so that two reports of one source are not tied.';
CREATE TABLE vault.feedback (corridor_id uuid NOT NULL REFERENCES vault.report (corridor_id), code text NOT NULL CHECK (code IN ('OF_VALUE', 'NO_VALUE', 'ACTED_ON', 'COMPROMISE_RISK')), given_on date NOT NULL, PRIMARY KEY (corridor_id, code));
COMMENT ON TABLE vault.feedback IS 'A code and a day: neither who gave it nor any word.';

-- ---------------------------------------------------------------- who asks; read from the settings alone, so that the vault needs no right outside it
CREATE FUNCTION vault.may(p_permission text) RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT coalesce(p_permission = ANY (string_to_array(current_setting('mips.permissions', true), ',')), false) $$;
CREATE FUNCTION vault.actor() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('mips.actor', true), '')::uuid $$;
CREATE FUNCTION vault.demand(p_permission text) RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF nullif(current_setting('mips.request', true), '') IS NULL THEN RAISE EXCEPTION 'the vault is entered in an audited request alone' USING ERRCODE = 'MP001'; END IF;
  IF vault.actor() IS NULL OR NOT vault.may(p_permission) THEN RAISE EXCEPTION 'the vault is closed' USING ERRCODE = '42501'; END IF;
  -- Nobody stands on both sides of the corridor (IV-1), whatever roles were given.
  IF vault.may('vault.source.keep') AND (vault.may('vault.product.receive') OR vault.may('intelligence.entry.read')) THEN
    RAISE EXCEPTION 'the vault is closed to whoever stands on both sides' USING ERRCODE = '42501';
  END IF;
END $$;

-- Whoever once knew the source, whatever their post is now (IV-2).
CREATE FUNCTION vault.knew(p_source uuid, p_user uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM vault.source WHERE key = p_source AND registered_by = p_user) OR EXISTS (SELECT 1 FROM vault.contact WHERE source_key = p_source AND by_user = p_user)
      OR EXISTS (SELECT 1 FROM vault.report WHERE source_key = p_source AND written_by = p_user) OR EXISTS (SELECT 1 FROM vault.opening WHERE source_key = p_source AND is_granted AND asked_by = p_user) $$;

-- ---------------------------------------------------------------- the side that knows sources
CREATE FUNCTION vault.register_source(p_once uuid, p_key uuid, p_pseudonym text, p_kind text, p_now timestamptz, p_key_id text, p_sealed bytea) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_answer jsonb;
BEGIN
  PERFORM vault.demand('vault.source.keep');
  INSERT INTO vault.source (key, once_key, pseudonym, kind, registered_by, registered_at, key_id, sealed) VALUES (p_key, p_once, p_pseudonym, p_kind, vault.actor(), p_now, p_key_id, p_sealed) ON CONFLICT DO NOTHING;
  SELECT jsonb_build_object('key', s.key, 'pseudonym', s.pseudonym) INTO v_answer FROM vault.source s WHERE s.registered_by = vault.actor() AND s.once_key = p_once;
  RETURN v_answer;
END $$;

CREATE FUNCTION vault.is_source(p_source uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN PERFORM vault.demand('vault.source.keep'); RETURN EXISTS (SELECT 1 FROM vault.source WHERE key = p_source); END $$;

CREATE FUNCTION vault.add_contact(p_once uuid, p_id uuid, p_source uuid, p_at timestamptz, p_key_id text, p_sealed bytea) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM vault.demand('vault.source.keep');
  INSERT INTO vault.contact (id, once_key, source_key, at, by_user, key_id, sealed) VALUES (p_id, p_once, p_source, p_at, vault.actor(), p_key_id, p_sealed) ON CONFLICT (by_user, once_key) DO NOTHING;
END $$;

CREATE FUNCTION vault.write_report(p_once uuid, p_corridor uuid, p_source uuid, p_now timestamptz, p_key_id text, p_sealed bytea) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM vault.demand('vault.source.keep');
  INSERT INTO vault.report (once_key, corridor_id, source_key, written_by, written_at, key_id, sealed) VALUES (p_once, p_corridor, p_source, vault.actor(), p_now, p_key_id, p_sealed) ON CONFLICT (written_by, once_key) DO NOTHING;
END $$;

CREATE FUNCTION vault.list_sources() RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
  PERFORM vault.demand('vault.source.keep');
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('key', s.key, 'pseudonym', s.pseudonym, 'kind', s.kind, 'registeredAt', s.registered_at,
      'contacts', (SELECT coalesce(jsonb_agg(c.at ORDER BY c.at), '[]') FROM vault.contact c WHERE c.source_key = s.key),
      'feedback', (SELECT coalesce(jsonb_agg(jsonb_build_object('code', f.code, 'on', f.given_on) ORDER BY f.given_on, f.code), '[]') FROM vault.feedback f JOIN vault.report r USING (corridor_id) WHERE r.source_key = s.key))
      ORDER BY s.pseudonym), '[]') FROM vault.source s);
END $$;

CREATE FUNCTION vault.list_reports() RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
  PERFORM vault.demand('vault.source.keep');
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'corridorId', r.corridor_id, 'pseudonym', s.pseudonym, 'writtenBy', r.written_by, 'writtenAt', r.written_at, 'releaseAt', r.release_at,
      'sealed', CASE WHEN r.approved_by IS NULL AND (vault.may('vault.source.open') OR r.written_by = vault.actor()) THEN encode(r.sealed, 'base64') END) ORDER BY r.release_at DESC NULLS FIRST, r.written_at), '[]')
    FROM (SELECT * FROM vault.report ORDER BY release_at DESC NULLS FIRST, written_at LIMIT 100) r JOIN vault.source s ON s.key = r.source_key);
END $$;

CREATE FUNCTION vault.release_reports(p_ids uuid[], p_now timestamptz, p_release_at timestamptz, p_day date) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_count int;
BEGIN
  PERFORM vault.demand('vault.source.open');
  UPDATE vault.report SET approved_by = vault.actor(), approved_at = p_now, release_at = p_release_at, shown_day = p_day WHERE id = ANY (p_ids) AND approved_by IS NULL AND written_by <> vault.actor();
  GET DIAGNOSTICS v_count = ROW_COUNT;
  RETURN v_count;
END $$;

-- ---------------------------------------------------------------- opening: one asks, another grants, for a time and to the asker alone
CREATE FUNCTION vault.ask_opening(p_source uuid, p_reason text, p_now timestamptz) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE v_id uuid;
BEGIN
  PERFORM vault.demand('vault.source.keep');
  INSERT INTO vault.opening (source_key, reason, asked_by, asked_at) VALUES (p_source, p_reason, vault.actor(), p_now) ON CONFLICT (source_key, asked_by) WHERE answered_at IS NULL DO NOTHING;
  SELECT id INTO v_id FROM vault.opening WHERE source_key = p_source AND asked_by = vault.actor() AND answered_at IS NULL;
  RETURN v_id;
END $$;

CREATE FUNCTION vault.list_openings(p_now timestamptz) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
  PERFORM vault.demand('vault.source.keep');
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'sourceKey', o.source_key, 'pseudonym', s.pseudonym, 'reason', o.reason, 'askedBy', o.asked_by, 'askedAt', o.asked_at, 'answeredBy', o.answered_by,
      'isGranted', o.is_granted, 'openUntil', o.open_until) ORDER BY o.asked_at DESC, o.id), '[]')
    FROM vault.opening o JOIN vault.source s ON s.key = o.source_key
   WHERE (o.answered_at IS NULL AND (o.asked_by = vault.actor() OR vault.may('vault.source.open'))) OR (o.asked_by = vault.actor() AND o.is_granted AND o.open_until > p_now));
END $$;

CREATE FUNCTION vault.answer_opening(p_id uuid, p_granted boolean, p_now timestamptz, p_until timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM vault.demand('vault.source.open');
  UPDATE vault.opening SET answered_by = vault.actor(), answered_at = p_now, is_granted = p_granted, open_until = CASE WHEN p_granted THEN p_until END
   WHERE id = p_id AND answered_at IS NULL AND asked_by <> vault.actor();
  RETURN FOUND;
END $$;

CREATE FUNCTION vault.open_source(p_opening uuid, p_now timestamptz) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
  PERFORM vault.demand('vault.source.keep');
  RETURN (SELECT jsonb_build_object('key', s.key, 'pseudonym', s.pseudonym, 'kind', s.kind, 'openUntil', o.open_until, 'sealed', encode(s.sealed, 'base64'),
      'contacts', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'at', c.at, 'by', c.by_user, 'sealed', encode(c.sealed, 'base64')) ORDER BY c.at DESC, c.id), '[]') FROM vault.contact c WHERE c.source_key = s.key))
    FROM vault.opening o JOIN vault.source s ON s.key = o.source_key WHERE o.id = p_opening AND o.asked_by = vault.actor() AND o.is_granted AND o.answered_by <> o.asked_by AND o.answered_at <= p_now AND o.open_until > p_now);
END $$;

-- ---------------------------------------------------------------- the side of intelligence: what was released, and a code back
CREATE FUNCTION vault.list_product(p_now timestamptz, p_limit int) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
  PERFORM vault.demand('vault.product.receive');
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('corridorId', x.corridor_id, 'shownDay', x.shown_day, 'sealed', encode(x.sealed, 'base64'),
      'feedback', (SELECT coalesce(jsonb_agg(f.code ORDER BY f.code), '[]') FROM vault.feedback f WHERE f.corridor_id = x.corridor_id)) ORDER BY x.shown_day DESC, x.corridor_id), '[]')
    FROM (SELECT r.* FROM vault.report r WHERE r.release_at <= p_now AND NOT vault.knew(r.source_key, vault.actor()) ORDER BY r.shown_day DESC, r.corridor_id LIMIT p_limit) x);
END $$;

-- Whether the one who asks once knew the source of a released report; null when there is none.
CREATE FUNCTION vault.knew_product(p_corridor uuid, p_now timestamptz) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  PERFORM vault.demand('vault.product.receive');
  RETURN (SELECT vault.knew(r.source_key, vault.actor()) FROM vault.report r WHERE r.corridor_id = p_corridor AND r.release_at <= p_now);
END $$;

CREATE FUNCTION vault.give_feedback(p_corridor uuid, p_code text, p_on date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM vault.demand('vault.product.receive');
  INSERT INTO vault.feedback (corridor_id, code, given_on) VALUES (p_corridor, p_code, p_on) ON CONFLICT DO NOTHING;
END $$;

-- Which keys the vault is sealed under: asked at the start of the server, and tells of no source.
CREATE FUNCTION vault.key_ids() RETURNS text[] LANGUAGE sql STABLE AS
  $$ SELECT coalesce(array_agg(DISTINCT k.key_id), '{}') FROM (SELECT key_id FROM vault.source UNION ALL SELECT key_id FROM vault.contact UNION ALL SELECT key_id FROM vault.report) k $$;

-- ---------------------------------------------------------------- no audit, no change; and nothing is deleted or truncated
-- As the owner: the vault's own role may not look at the audit.
CREATE FUNCTION mips.require_vault_audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NOT mips.has_audit_entry(mips.request_id()) THEN RAISE EXCEPTION 'change of the vault without an audit entry' USING ERRCODE = 'MP001'; END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION vault.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the vault is append-only' USING ERRCODE = 'MP002'; END $$;

DO $$
DECLARE t text; f regprocedure;
BEGIN
  FOREACH t IN ARRAY ARRAY['source', 'contact', 'opening', 'report', 'feedback'] LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT OR UPDATE ON vault.%I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_vault_audit()', t);
    EXECUTE format('CREATE TRIGGER no_delete BEFORE DELETE ON vault.%I FOR EACH ROW EXECUTE FUNCTION vault.refuse_change()', t);
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON vault.%I FOR EACH STATEMENT EXECUTE FUNCTION vault.refuse_change()', t);
    EXECUTE format('ALTER TABLE vault.%I OWNER TO mips_vault', t);
  END LOOP;
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'vault' LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER', f);
    EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog', f);
    EXECUTE format('ALTER FUNCTION %s OWNER TO mips_vault', f);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
  END LOOP;
END $$;
REVOKE ALL ON ALL TABLES IN SCHEMA vault FROM PUBLIC;
GRANT USAGE ON SCHEMA vault TO mips_app;
GRANT EXECUTE ON FUNCTION vault.register_source, vault.is_source, vault.add_contact, vault.write_report, vault.list_sources, vault.list_reports, vault.release_reports, vault.ask_opening, vault.list_openings,
  vault.answer_opening, vault.open_source, vault.list_product, vault.knew_product, vault.give_feedback, vault.key_ids TO mips_app;

DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN EXECUTE format('REVOKE mips_vault FROM %I', current_user); END IF;
END $$;
