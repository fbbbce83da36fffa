-- Who may see and write what: access lists by row security, the lock on unaudited writes, history, references.
-- Roles mips_app, mips_sealer and mips_auditor are made before migrations run.

-- ---------------------------------------------------------------- the context of a request
CREATE FUNCTION mips.request_id() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('mips.request', true), '')::uuid $$;
CREATE FUNCTION mips.actor_id() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('mips.actor', true), '')::uuid $$;
CREATE FUNCTION mips.my_acls() RETURNS int[] LANGUAGE sql STABLE AS
  $$ SELECT string_to_array(nullif(current_setting('mips.acls', true), ''), ',')::int[] $$;
CREATE FUNCTION mips.may(p_permission text) RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT p_permission = ANY (string_to_array(current_setting('mips.permissions', true), ',')) $$;

-- Access list 0 is open to all who may see the kind at all.
INSERT INTO acl (id, set_key, grade, label) VALUES (0, 'open', 'open', 'Open');

-- Opens a request for the session whose token hash is given; null when there is no live session.
CREATE FUNCTION mips.enter(p_token bytea, p_request uuid, p_action text, p_device text, p_idle interval DEFAULT '30 minutes')
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE s record; v_roles text[]; v_permissions text[]; v_acls int[];
BEGIN
  SELECT a.id, a.user_id, a.locked_at, a.last_seen_at, u.display_name, u.rank, u.unit_code, u.staff_number, u.must_change_password, u.preferences
    INTO s FROM app_session a JOIN app_user u ON u.id = a.user_id
   WHERE a.token_hash = p_token AND a.ended_at IS NULL AND a.expires_at > now() AND u.status = 'active';
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF s.locked_at IS NULL AND s.last_seen_at < now() - p_idle THEN
    UPDATE app_session SET locked_at = now() WHERE id = s.id;
    s.locked_at := now();
  ELSIF s.last_seen_at < now() - interval '20 seconds' THEN
    UPDATE app_session SET last_seen_at = now() WHERE id = s.id;
  END IF;
  SELECT coalesce(array_agg(DISTINCT g.role_code ORDER BY g.role_code), '{}') INTO v_roles FROM role_grant g
   WHERE g.user_id = s.user_id AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now());
  SELECT coalesce(array_agg(DISTINCT p.permission), '{}') INTO v_permissions FROM role_permission p WHERE p.role_code = ANY (v_roles);
  SELECT array_agg(DISTINCT x) INTO v_acls FROM (
    SELECT 0 AS x UNION ALL
    SELECT ap.acl_id FROM acl_principal ap WHERE (ap.valid_to IS NULL OR ap.valid_to > now()) AND (
      (ap.kind = 'user' AND ap.principal_id = s.user_id::text)
      OR (ap.kind = 'role' AND ap.principal_id = ANY (v_roles))
      OR (ap.kind = 'group' AND ap.principal_id IN (SELECT gm.group_id::text FROM group_member gm
            WHERE gm.user_id = s.user_id AND gm.valid_from <= now() AND (gm.valid_to IS NULL OR gm.valid_to > now()))))) t;
  PERFORM set_config('mips.request', p_request::text, true), set_config('mips.actor', s.user_id::text, true),
          set_config('mips.acls', array_to_string(v_acls, ','), true), set_config('mips.permissions', array_to_string(v_permissions, ','), true),
          set_config('mips.action', p_action, true), set_config('mips.device', coalesce(p_device, ''), true),
          set_config('mips.session', s.id::text, true);
  RETURN jsonb_build_object('userId', s.user_id, 'sessionId', s.id, 'displayName', s.display_name, 'rank', s.rank, 'unitCode', s.unit_code,
    'staffNumber', s.staff_number, 'mustChangePassword', s.must_change_password, 'locked', s.locked_at IS NOT NULL,
    'preferences', s.preferences, 'roles', v_roles, 'permissions', v_permissions, 'acls', v_acls);
END $$;

-- Opens a request for a job, a seed, an import or sign-in itself: no user, and only the lists it names.
CREATE FUNCTION mips.enter_system(p_request uuid, p_action text, p_acls int[] DEFAULT '{0}') RETURNS void LANGUAGE sql AS $$
  SELECT set_config('mips.request', p_request::text, true), set_config('mips.actor', '', true), set_config('mips.acls', array_to_string(p_acls, ','), true),
         set_config('mips.permissions', '', true), set_config('mips.action', p_action, true), set_config('mips.device', 'system', true), set_config('mips.session', '', true) $$;

-- ---------------------------------------------------------------- children carry their parent's access list
ALTER TABLE record ADD CONSTRAINT record_acl_fk FOREIGN KEY (acl_id) REFERENCES acl (id);
ALTER TABLE acl_principal ADD CONSTRAINT acl_principal_acl_fk FOREIGN KEY (acl_id) REFERENCES acl (id);
ALTER TABLE app_session ADD CONSTRAINT app_session_user_fk FOREIGN KEY (user_id) REFERENCES app_user (id);
ALTER TABLE role_grant ADD CONSTRAINT role_grant_user_fk FOREIGN KEY (user_id) REFERENCES app_user (id);
ALTER TABLE group_member ADD CONSTRAINT group_member_user_fk FOREIGN KEY (user_id) REFERENCES app_user (id);
ALTER TABLE group_member ADD CONSTRAINT group_member_group_fk FOREIGN KEY (group_id) REFERENCES access_group (id);
ALTER TABLE person_record ADD CONSTRAINT person_record_nominal_fk FOREIGN KEY (nominal_id) REFERENCES nominal (id);
ALTER TABLE log_entry ADD CONSTRAINT log_entry_corrects_fk FOREIGN KEY (corrects_id) REFERENCES log_entry (id);
ALTER TABLE search_candidate ADD CONSTRAINT search_candidate_search_fk FOREIGN KEY (search_id) REFERENCES search_run (id) ON DELETE CASCADE;

-- Takes the access list from the parent as the caller sees it: unknown and hidden parents are the same "not found".
CREATE FUNCTION mips.take_acl() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE v_parent uuid; v_acl int;
BEGIN
  EXECUTE format('SELECT ($1).%I', TG_ARGV[0]) USING NEW INTO v_parent;
  SELECT r.acl_id INTO v_acl FROM record r WHERE r.id = v_parent;
  IF NOT FOUND THEN RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002'; END IF;
  NEW.acl_id := v_acl;
  RETURN NEW;
END $$;

CREATE FUNCTION mips.take_link_acls() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT r.acl_id INTO NEW.from_acl FROM record r WHERE r.id = NEW.from_id;
  IF NOT FOUND THEN RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002'; END IF;
  SELECT r.acl_id INTO NEW.to_acl FROM record r WHERE r.id = NEW.to_id;
  IF NOT FOUND THEN RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002'; END IF;
  IF NEW.source_id IS NOT NULL THEN
    SELECT r.acl_id INTO NEW.source_acl FROM record r WHERE r.id = NEW.source_id;
    IF NOT FOUND THEN RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002'; END IF;
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION mips.take_decision_acls() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT r.acl_id INTO NEW.acl_a FROM record r WHERE r.id = NEW.person_record_a;
  IF NOT FOUND THEN RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002'; END IF;
  SELECT r.acl_id INTO NEW.acl_b FROM record r WHERE r.id = NEW.person_record_b;
  IF NOT FOUND THEN RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002'; END IF;
  RETURN NEW;
END $$;

-- Refuses any write that is not inside an opened request (after a transaction the setting reads as the empty string).
CREATE FUNCTION mips.require_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF mips.request_id() IS NULL THEN
    RAISE EXCEPTION 'write outside an audited transaction on %', TG_TABLE_NAME USING ERRCODE = 'MP001';
  END IF;
  RETURN NULL;
END $$;

-- Before and after of every change; the row's first state is the row itself, so inserts are not copied.
CREATE FUNCTION mips.keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE v_old jsonb := to_jsonb(OLD); v_new jsonb; v_record uuid; v_row text;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    v_new := to_jsonb(NEW);
    IF v_old - 'acl_id' - 'updated_at' = v_new - 'acl_id' - 'updated_at' AND TG_ARGV[0] <> 'id' THEN RETURN NULL; END IF;
    IF v_old = v_new THEN RETURN NULL; END IF;
  END IF;
  v_record := (v_old ->> TG_ARGV[0])::uuid;
  v_row := coalesce(v_old ->> 'id', v_record::text);
  INSERT INTO history (record_id, table_name, row_id, act, before, after, changed_by, device, request_id, action)
  VALUES (v_record, TG_TABLE_NAME, v_row, lower(TG_OP), v_old, v_new, mips.actor_id(), current_setting('mips.device', true), mips.request_id(), current_setting('mips.action', true));
  RETURN NULL;
END $$;

-- Tables whose rows belong to one record, with the column that names it.
DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('nominal','id'),('person_record','id'),('location','id'),('object','id'),('event','id'),('incident','id'),('arrest','id'),
    ('custody_record','id'),('vulnerability_report','id'),('asb_report','id'),('intelligence_report','id'),('crime','id'),
    ('fact_origin','record_id'),('marker','record_id'),('attachment','record_id'),('log_entry','record_id'),('history','record_id'),
    ('person_name','person_record_id'),('person_identifier','person_record_id'),('event_officer','event_id'),('event_offence','event_id'),
    ('custody_review','custody_record_id'),('custody_exclusion','custody_record_id'),('task','record_id'),('search_candidate','nominal_id')
  ) AS v(tab, col) LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (%I, acl_id) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE', t.tab, t.tab || '_record_fk', t.col);
    EXECUTE format('CREATE TRIGGER a_take_acl BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION mips.take_acl(%L)', t.tab, t.col);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t.tab);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t.tab);
    EXECUTE format('CREATE POLICY sel ON %I FOR SELECT USING (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t.tab);
    EXECUTE format('CREATE POLICY ins ON %I FOR INSERT WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t.tab);
    EXECUTE format('CREATE POLICY upd ON %I FOR UPDATE USING (acl_id = ANY ((SELECT mips.my_acls())::int[])) WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t.tab);
    IF t.tab NOT IN ('history', 'fact_origin', 'search_candidate') THEN
      EXECUTE format('CREATE TRIGGER z_keep_history AFTER UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION mips.keep_history(%L)', t.tab, t.col);
    END IF;
    EXECUTE format('CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request()', t.tab);
  END LOOP;
END $$;

-- The record itself.
ALTER TABLE record ENABLE ROW LEVEL SECURITY;
ALTER TABLE record FORCE ROW LEVEL SECURITY;
CREATE POLICY sel ON record FOR SELECT USING (acl_id = ANY ((SELECT mips.my_acls())::int[]));
CREATE POLICY ins ON record FOR INSERT WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]));
CREATE POLICY upd ON record FOR UPDATE USING (acl_id = ANY ((SELECT mips.my_acls())::int[])) WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]));
CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON record FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request();
CREATE TRIGGER z_keep_history AFTER UPDATE OR DELETE ON record FOR EACH ROW EXECUTE FUNCTION mips.keep_history('id');

-- A link is seen only by those who may see both ends and the source.
ALTER TABLE link ADD CONSTRAINT link_from_fk FOREIGN KEY (from_id, from_acl) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE link ADD CONSTRAINT link_to_fk FOREIGN KEY (to_id, to_acl) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE link ADD CONSTRAINT link_source_fk FOREIGN KEY (source_id, source_acl) REFERENCES record (id, acl_id) ON UPDATE CASCADE;
ALTER TABLE link ENABLE ROW LEVEL SECURITY;
ALTER TABLE link FORCE ROW LEVEL SECURITY;
CREATE POLICY sel ON link FOR SELECT USING (from_acl = ANY ((SELECT mips.my_acls())::int[]) AND to_acl = ANY ((SELECT mips.my_acls())::int[]) AND source_acl = ANY ((SELECT mips.my_acls())::int[]));
CREATE POLICY ins ON link FOR INSERT WITH CHECK (from_acl = ANY ((SELECT mips.my_acls())::int[]) AND to_acl = ANY ((SELECT mips.my_acls())::int[]) AND source_acl = ANY ((SELECT mips.my_acls())::int[]));
CREATE POLICY upd ON link FOR UPDATE USING (from_acl = ANY ((SELECT mips.my_acls())::int[]) AND to_acl = ANY ((SELECT mips.my_acls())::int[]) AND source_acl = ANY ((SELECT mips.my_acls())::int[]));
CREATE TRIGGER a_take_acl BEFORE INSERT ON link FOR EACH ROW EXECUTE FUNCTION mips.take_link_acls();
CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON link FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request();
CREATE TRIGGER z_keep_history AFTER UPDATE OR DELETE ON link FOR EACH ROW EXECUTE FUNCTION mips.keep_history('from_id');

-- An identity decision is seen only by those who may see both person records.
ALTER TABLE identity_decision ADD CONSTRAINT decision_a_fk FOREIGN KEY (person_record_a, acl_a) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE identity_decision ADD CONSTRAINT decision_b_fk FOREIGN KEY (person_record_b, acl_b) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE identity_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY sel ON identity_decision FOR SELECT USING (acl_a = ANY ((SELECT mips.my_acls())::int[]) AND acl_b = ANY ((SELECT mips.my_acls())::int[]));
CREATE POLICY ins ON identity_decision FOR INSERT WITH CHECK (acl_a = ANY ((SELECT mips.my_acls())::int[]) AND acl_b = ANY ((SELECT mips.my_acls())::int[]));
CREATE POLICY upd ON identity_decision FOR UPDATE USING (acl_a = ANY ((SELECT mips.my_acls())::int[]) AND acl_b = ANY ((SELECT mips.my_acls())::int[]));
CREATE TRIGGER a_take_acl BEFORE INSERT ON identity_decision FOR EACH ROW EXECUTE FUNCTION mips.take_decision_acls();
CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON identity_decision FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request();

-- Own rows only: drafts, idempotency keys, searches.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['draft', 'idempotency_key', 'search_run'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own ON %I FOR ALL USING (user_id = (SELECT mips.actor_id())) WITH CHECK (user_id = (SELECT mips.actor_id()))', t);
  END LOOP;
END $$;

-- A log entry is locked as it is saved; a mistake is put right by an entry that points to it.
CREATE FUNCTION mips.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The cascade of a changed access list is the only update allowed.
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'acl_id' = to_jsonb(OLD) - 'acl_id' THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'MP002';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON log_entry FOR EACH ROW EXECUTE FUNCTION mips.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON history FOR EACH ROW EXECUTE FUNCTION mips.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON fact_origin FOR EACH ROW EXECUTE FUNCTION mips.refuse_change();

-- A signposted record tells that it exists and whom to ask; every other unseen record says nothing.
CREATE FUNCTION mips.signpost(p_record uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
  $$ SELECT coalesce(a.contact, a.label) FROM record r JOIN acl a ON a.id = r.acl_id WHERE r.id = p_record AND a.grade = 'signposted' $$;

-- ---------------------------------------------------------------- references
-- The next reference of a series and year, like INC/2026/000123; the width is of the number.
CREATE FUNCTION mips.next_number(p_series text, p_year int) RETURNS int LANGUAGE sql AS $$
  INSERT INTO reference_series AS s (series, year, last_number) VALUES (p_series, p_year, 1)
  ON CONFLICT (series, year) DO UPDATE SET last_number = s.last_number + 1 RETURNING last_number $$;

-- ---------------------------------------------------------------- grants
GRANT USAGE ON SCHEMA public, mips TO mips_app;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA mips TO mips_app;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO mips_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO mips_app;
GRANT DELETE ON draft, app_session, idempotency_key TO mips_app;
REVOKE INSERT, UPDATE ON role_permission, offence, organisation_unit FROM mips_app;
REVOKE UPDATE ON log_entry, history, fact_origin FROM mips_app;
