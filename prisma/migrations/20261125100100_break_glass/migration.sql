-- Breaking the glass of a signposted record: its reader for a short time, who reads and changes nothing, and answers for it (BG-1 to BG-4).
ALTER TABLE acl_principal ADD COLUMN is_glass boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN acl_principal.is_glass IS 'A reader who broke the glass: counts for requests that only read.';

-- As it was; readers who broke the glass are left out where a request changes anything.
DROP FUNCTION mips.enter(bytea, uuid, text, text, interval);
CREATE FUNCTION mips.enter(p_token bytea, p_request uuid, p_action text, p_device text, p_idle interval DEFAULT '30 minutes', p_reads boolean DEFAULT true)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE s record; v_roles text[]; v_permissions text[]; v_acls int[]; v_pool text := ''; v_pool_acl int;
BEGIN
  SELECT a.id, a.user_id, a.locked_at, a.last_seen_at, a.pool, u.display_name, u.rank, u.unit_code, u.staff_number, u.must_change_password, u.preferences
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
  -- A role or a membership that has ended ends the stay at once: the session is in the public pool again.
  IF s.pool IS NOT NULL AND mips.may_enter_pool(s.user_id, s.pool) THEN
    v_pool := s.pool;
    SELECT p.acl_id INTO v_pool_acl FROM identity_pool p WHERE p.code = s.pool;
    v_acls := ARRAY[0, v_pool_acl];
  ELSE
    SELECT array_agg(DISTINCT x) INTO v_acls FROM (
      SELECT 0 AS x UNION ALL
      SELECT ap.acl_id FROM acl_principal ap WHERE (ap.valid_to IS NULL OR ap.valid_to > now()) AND (p_reads OR NOT ap.is_glass) AND (
        (ap.kind = 'user' AND ap.principal_id = s.user_id::text)
        OR (ap.kind = 'role' AND ap.principal_id = ANY (v_roles))
        OR (ap.kind = 'group' AND ap.principal_id IN (SELECT gm.group_id::text FROM group_member gm
              WHERE gm.user_id = s.user_id AND gm.valid_from <= now() AND (gm.valid_to IS NULL OR gm.valid_to > now()))))) t;
  END IF;
  PERFORM set_config('mips.request', p_request::text, true), set_config('mips.actor', s.user_id::text, true),
          set_config('mips.acls', array_to_string(v_acls, ','), true), set_config('mips.permissions', array_to_string(v_permissions, ','), true),
          set_config('mips.action', p_action, true), set_config('mips.device', coalesce(p_device, ''), true),
          set_config('mips.session', s.id::text, true), set_config('mips.pool', v_pool, true);
  RETURN jsonb_build_object('userId', s.user_id, 'sessionId', s.id, 'displayName', s.display_name, 'rank', s.rank, 'unitCode', s.unit_code,
    'staffNumber', s.staff_number, 'mustChangePassword', s.must_change_password, 'locked', s.locked_at IS NOT NULL,
    'preferences', s.preferences, 'roles', v_roles, 'permissions', v_permissions, 'acls', v_acls, 'pool', nullif(v_pool, ''), 'poolAcl', v_pool_acl);
END $$;

CREATE TABLE break_glass (
  id uuid PRIMARY KEY DEFAULT new_id(), record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, record_kind text NOT NULL, record_reference text,
  base_acl_id int NOT NULL REFERENCES acl (id), glass_acl_id int NOT NULL REFERENCES acl (id), user_id uuid NOT NULL REFERENCES app_user (id), reason text NOT NULL,
  opened_at timestamptz(3) NOT NULL, until timestamptz(3) NOT NULL, ended_at timestamptz(3),
  answer text CHECK (answer IN ('RIGHT', 'WRONG')), answer_words text, answered_by uuid REFERENCES app_user (id), answered_at timestamptz(3),
  CHECK (until > opened_at), CHECK (answered_by <> user_id), CHECK ((answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answer_words IS NULL)));
COMMENT ON TABLE break_glass IS 'Who looked at a signposted record without being on its list, why, until when, and what its readers say of it.';
COMMENT ON COLUMN break_glass.base_acl_id IS 'The list on which the record stands again afterwards; meanwhile it has one of its own, glass_acl_id, with whoever looks.';
SELECT mips.keep_with_record('break_glass', 'record_id');
-- It is its own history: ended and answered once.
DROP TRIGGER z_keep_history ON break_glass;
DROP POLICY sel ON break_glass;
CREATE POLICY sel ON break_glass FOR SELECT USING (acl_id = ANY ((SELECT mips.my_acls())::int[]) OR user_id = (SELECT mips.actor_id()) OR (SELECT mips.may('record.glass.watch')));
DROP POLICY upd ON break_glass;
CREATE POLICY upd ON break_glass FOR UPDATE USING (acl_id = ANY ((SELECT mips.my_acls())::int[]) OR (SELECT mips.may('record.glass.watch'))) WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]) OR (SELECT mips.may('record.glass.watch')));
REVOKE INSERT, UPDATE ON break_glass FROM mips_app;
GRANT UPDATE (answer, answer_words, answered_by, answered_at) ON break_glass TO mips_app;
CREATE INDEX break_glass_record ON break_glass (record_id);
CREATE INDEX break_glass_open ON break_glass (until) WHERE ended_at IS NULL;
CREATE INDEX break_glass_user ON break_glass (user_id);

-- Opens a signposted record to the caller for so many minutes, on a list of its own; for the rest of the transaction it is seen. What is not signposted, in an operation, of a kind that the caller may not see, or asked for in a pool, is not there.
CREATE FUNCTION mips.break_glass(p_record uuid, p_reason text, p_minutes int) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[]; r record; v_base int; v_glass int; v_id uuid := new_id(); v_until timestamptz := date_trunc('milliseconds', now()) + make_interval(mins => p_minutes);
BEGIN
  IF NOT mips.may('record.glass.break') THEN RAISE EXCEPTION 'forbidden' USING ERRCODE = '42501'; END IF;
  v_held := mips.open_ledger();
  SELECT x.id, x.kind, x.reference, x.acl_id, a.label, a.contact INTO r FROM record x JOIN acl a ON a.id = x.acl_id AND a.grade = 'signposted'
   WHERE x.id = p_record AND NOT EXISTS (SELECT 1 FROM acl_principal p JOIN access_group g ON p.kind = 'group' AND g.id::text = p.principal_id AND g.kind = 'OPERATION' WHERE p.acl_id = x.acl_id) FOR UPDATE OF x;
  PERFORM mips.close_ledger(v_held);
  IF r.id IS NULL OR mips.pool() <> '' OR NOT mips.may_see_kind(r.kind) OR r.acl_id = ANY (mips.my_acls()) THEN RETURN NULL; END IF;
  PERFORM mips.open_ledger();
  SELECT coalesce((SELECT b.base_acl_id FROM break_glass b WHERE b.glass_acl_id = r.acl_id), r.acl_id) INTO v_base;
  INSERT INTO acl (set_key, grade, label, contact) VALUES ('glass ' || v_id, 'signposted', r.label, r.contact) RETURNING id INTO v_glass;
  INSERT INTO acl_principal (acl_id, kind, principal_id, granted_by, valid_from, valid_to, is_glass)
    SELECT v_glass, p.kind, p.principal_id, p.granted_by, p.valid_from, p.valid_to, p.is_glass FROM acl_principal p
     WHERE p.acl_id = r.acl_id AND NOT (p.is_glass AND (p.valid_to <= now() OR p.principal_id = mips.actor_id()::text)) AND NOT (p.kind = 'user' AND p.principal_id = mips.actor_id()::text);
  INSERT INTO acl_principal (acl_id, kind, principal_id, valid_to, is_glass) VALUES (v_glass, 'user', mips.actor_id()::text, v_until, true);
  PERFORM mips.open_ledger();
  UPDATE record SET acl_id = v_glass WHERE id = p_record OR id IN (SELECT p.id FROM person_record p WHERE p.nominal_id = p_record AND p.acl_id = r.acl_id);
  INSERT INTO break_glass (id, record_id, record_kind, record_reference, base_acl_id, glass_acl_id, user_id, reason, opened_at, until)
    VALUES (v_id, p_record, r.kind, r.reference, v_base, v_glass, mips.actor_id(), p_reason, date_trunc('milliseconds', now()), v_until);
  PERFORM mips.close_ledger(ARRAY[v_held[1] || ',' || v_glass, v_held[2]]);
  RETURN v_id;
END $$;

-- Ends one opening: whoever looked sees the record no more, and where nobody else looks it stands on its list again.
CREATE FUNCTION mips.lay_glass(p_id uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE g break_glass; v_now int;
BEGIN
  SELECT * INTO g FROM break_glass WHERE id = p_id AND ended_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  UPDATE acl_principal p SET valid_to = least(p.valid_to, now()) WHERE p.is_glass AND p.principal_id = g.user_id::text AND p.acl_id IN (SELECT b.glass_acl_id FROM break_glass b WHERE b.record_id = g.record_id);
  UPDATE break_glass SET ended_at = least(until, date_trunc('milliseconds', now())) WHERE id = p_id;
  SELECT acl_id INTO v_now FROM record WHERE id = g.record_id FOR UPDATE;
  -- A list that was chosen meanwhile stays.
  IF v_now IN (SELECT b.glass_acl_id FROM break_glass b WHERE b.record_id = g.record_id) AND NOT EXISTS (SELECT 1 FROM break_glass b WHERE b.record_id = g.record_id AND b.ended_at IS NULL AND b.until > now()) THEN
    UPDATE record SET acl_id = g.base_acl_id WHERE id = g.record_id OR id IN (SELECT p.id FROM person_record p WHERE p.nominal_id = g.record_id AND p.acl_id = v_now);
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION mips.lay_glass(uuid) FROM PUBLIC;

-- The caller ends their own opening; false where there is none.
CREATE FUNCTION mips.end_glass(p_id uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[] := mips.open_ledger(); v_found boolean;
BEGIN
  SELECT EXISTS (SELECT 1 FROM break_glass WHERE id = p_id AND user_id = mips.actor_id() AND ended_at IS NULL) INTO v_found;
  IF v_found THEN PERFORM mips.lay_glass(p_id); END IF;
  PERFORM mips.close_ledger(v_held);
  RETURN v_found;
END $$;

-- The job: the records of which the time is over, ended; those that somebody works on at this moment are taken the next time.
CREATE FUNCTION mips.end_glasses() RETURNS uuid[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[] := mips.open_ledger(); v_ids uuid[]; v_id uuid;
BEGIN
  SELECT coalesce(array_agg(x.id), '{}') INTO v_ids FROM (SELECT id FROM break_glass WHERE ended_at IS NULL AND until <= now() ORDER BY until LIMIT 100 FOR UPDATE SKIP LOCKED) x;
  FOREACH v_id IN ARRAY v_ids LOOP PERFORM mips.lay_glass(v_id); END LOOP;
  SELECT coalesce(array_agg(record_id), '{}') INTO v_ids FROM break_glass WHERE id = ANY (v_ids);
  PERFORM mips.close_ledger(v_held);
  RETURN v_ids;
END $$;

CREATE FUNCTION mips.glass_is_over() RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[] := mips.open_ledger(); v_found boolean;
BEGIN
  SELECT EXISTS (SELECT 1 FROM break_glass WHERE ended_at IS NULL AND until <= now()) INTO v_found;
  PERFORM mips.close_ledger(v_held);
  RETURN v_found;
END $$;

-- Whom to tell: up to so many people on the list who are in post, whoever made it first.
CREATE FUNCTION mips.glass_owners(p_id uuid, p_most int) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(o.id), '{}') FROM (
    SELECT u.id FROM break_glass b JOIN acl_principal p ON p.acl_id = b.base_acl_id AND (p.valid_to IS NULL OR p.valid_to > now())
      JOIN app_user u ON u.status = 'active' AND u.id <> b.user_id AND ((p.kind = 'user' AND u.id::text = p.principal_id)
        OR (p.kind = 'group' AND EXISTS (SELECT 1 FROM group_member m WHERE m.user_id = u.id AND m.group_id::text = p.principal_id AND m.valid_from <= now() AND (m.valid_to IS NULL OR m.valid_to > now()))))
     WHERE b.id = p_id AND b.user_id = mips.actor_id() GROUP BY u.id, u.display_name ORDER BY bool_or(p.granted_by = u.id) DESC, bool_or(p.kind = 'user') DESC, u.display_name, u.id LIMIT p_most) o $$;
REVOKE EXECUTE ON FUNCTION mips.break_glass(uuid, text, int), mips.end_glass(uuid), mips.end_glasses(), mips.glass_is_over(), mips.glass_owners(uuid, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.break_glass(uuid, text, int), mips.end_glass(uuid), mips.end_glasses(), mips.glass_is_over(), mips.glass_owners(uuid, int) TO mips_app;
GRANT EXECUTE ON FUNCTION mips.enter(bytea, uuid, text, text, interval, boolean) TO mips_app;
