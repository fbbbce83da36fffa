-- Separate pools of identities: officers and staff under complaint, and informants, stand apart from the public index and from each other.

-- Which pools there are beside the public one. Each has one access list, which no principal stands on: a reader needs the role
-- and the membership of its group, and must have entered the pool with a reason.
CREATE TABLE identity_pool (
  code text PRIMARY KEY,
  acl_id int NOT NULL UNIQUE REFERENCES acl (id),
  group_id uuid NOT NULL UNIQUE REFERENCES access_group (id),
  role_code text NOT NULL
);
COMMENT ON TABLE identity_pool IS 'Pools of identities beside the public one. Holds no personal data.';
GRANT SELECT ON identity_pool TO mips_app;

WITH pools (code, role_code, name, description) AS (VALUES
    ('STAFF', 'PROFESSIONAL_STANDARDS', 'Pool: officers and staff under complaint', 'May enter the pool of officers and staff under complaint, with the role of professional standards'),
    ('SOURCE', 'SOURCE_UNIT', 'Pool: informants', 'May enter the pool of informants (CHIS), with the role of the source unit')),
  made AS (INSERT INTO access_group (name, description) SELECT name, description FROM pools RETURNING id, name),
  lists AS (INSERT INTO acl (set_key, grade, label) SELECT 'pool ' || code, 'silent', 'Pool' FROM pools RETURNING id, set_key)
INSERT INTO identity_pool (code, acl_id, group_id, role_code)
  SELECT p.code, l.id, m.id, p.role_code FROM pools p JOIN made m ON m.name = p.name JOIN lists l ON l.set_key = 'pool ' || p.code;

-- The pool that a session works in; null is the public one.
ALTER TABLE app_session ADD COLUMN pool text REFERENCES identity_pool (code);

-- The pool of this transaction; the empty text is the public one.
CREATE FUNCTION mips.pool() RETURNS text LANGUAGE sql STABLE AS $$ SELECT coalesce(current_setting('mips.pool', true), '') $$;

-- Whether a user may enter a pool now: the role and the membership, both.
CREATE FUNCTION mips.may_enter_pool(p_user uuid, p_pool text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM identity_pool p WHERE p.code = p_pool
    AND EXISTS (SELECT 1 FROM role_grant g WHERE g.user_id = p_user AND g.role_code = p.role_code AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now()))
    AND EXISTS (SELECT 1 FROM group_member m WHERE m.user_id = p_user AND m.group_id = p.group_id AND m.valid_from <= now() AND (m.valid_to IS NULL OR m.valid_to > now()))) $$;

-- As before; in a pool the reader has the list of the pool and what is open, and no other list.
CREATE OR REPLACE FUNCTION mips.enter(p_token bytea, p_request uuid, p_action text, p_device text, p_idle interval DEFAULT '30 minutes')
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
      SELECT ap.acl_id FROM acl_principal ap WHERE (ap.valid_to IS NULL OR ap.valid_to > now()) AND (
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

CREATE OR REPLACE FUNCTION mips.enter_system(p_request uuid, p_action text, p_acls int[] DEFAULT '{0}') RETURNS void LANGUAGE sql AS $$
  SELECT set_config('mips.request', p_request::text, true), set_config('mips.actor', '', true), set_config('mips.acls', array_to_string(p_acls, ','), true),
         set_config('mips.permissions', '', true), set_config('mips.action', p_action, true), set_config('mips.device', 'system', true), set_config('mips.session', '', true),
         set_config('mips.pool', '', true) $$;

-- In a pool nobody of the public index is there to be found, compared, joined or linked, and nothing open is made by mistake.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['nominal', 'person_record', 'person_name', 'person_identifier'] LOOP
    EXECUTE format('CREATE POLICY pools_apart ON %I AS RESTRICTIVE USING ((SELECT mips.pool()) = '''' OR acl_id <> 0)', t);
  END LOOP;
END $$;
CREATE POLICY pools_apart ON record AS RESTRICTIVE USING ((SELECT mips.pool()) = '' OR acl_id <> 0 OR kind NOT IN ('Nominal', 'PersonRecord'));
CREATE POLICY pool_keeps_its_own ON record AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT mips.pool()) = '' OR acl_id <> 0);

-- A search belongs to the pool that it was made in: having found nobody in one opens no way to create somebody in another.
ALTER TABLE search_run ADD COLUMN pool text NOT NULL DEFAULT mips.pool();
CREATE POLICY pools_apart ON search_run AS RESTRICTIVE USING (pool = (SELECT mips.pool()));

-- No act that looks across the lists, as the jobs do, may tie people of two pools together.
CREATE FUNCTION mips.pool_of_list(p_acl int) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
  $$ SELECT coalesce((SELECT p.code FROM identity_pool p WHERE p.acl_id = p_acl), '') $$;
CREATE FUNCTION mips.refuse_two_pools() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.acl_a <> NEW.acl_b AND mips.pool_of_list(NEW.acl_a) <> mips.pool_of_list(NEW.acl_b) THEN
    RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002', DETAIL = 'two pools';
  END IF;
  RETURN NEW;
END $$;
-- The lists are taken by an earlier trigger, in the order of their names.
CREATE TRIGGER c_one_pool BEFORE INSERT ON identity_decision FOR EACH ROW EXECUTE FUNCTION mips.refuse_two_pools();
CREATE TRIGGER c_one_pool BEFORE INSERT ON identity_proposal FOR EACH ROW EXECUTE FUNCTION mips.refuse_two_pools();

CREATE FUNCTION mips.refuse_link_of_two_pools() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.from_acl <> NEW.to_acl AND mips.pool_of_list(NEW.from_acl) <> mips.pool_of_list(NEW.to_acl)
     AND (SELECT count(*) FROM record r WHERE r.id IN (NEW.from_id, NEW.to_id) AND r.kind IN ('Nominal', 'PersonRecord')) = 2 THEN
    RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002', DETAIL = 'two pools';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER c_one_pool BEFORE INSERT ON link FOR EACH ROW EXECUTE FUNCTION mips.refuse_link_of_two_pools();

-- A move from one pool to another: proposed by one, decided by a second. It stands on the list of the person, so it goes with them;
-- it has no history of its own, which readers of the public history would see.
CREATE TABLE pool_move (
  id uuid PRIMARY KEY DEFAULT new_id(),
  record_id uuid NOT NULL,
  acl_id int NOT NULL DEFAULT 0,
  from_pool text NOT NULL,
  to_pool text NOT NULL,
  reason text NOT NULL,
  proposed_by uuid NOT NULL REFERENCES app_user (id),
  proposed_at timestamptz(3) NOT NULL DEFAULT now(),
  status text NOT NULL DEFAULT 'PENDING' CHECK (status IN ('PENDING', 'MOVED', 'REFUSED')),
  decided_by uuid REFERENCES app_user (id),
  decided_at timestamptz(3),
  decided_reason text,
  CHECK (from_pool <> to_pool),
  CHECK (decided_by IS NULL OR decided_by <> proposed_by),
  FOREIGN KEY (record_id, acl_id) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE
);
COMMENT ON TABLE pool_move IS 'Moves of people between pools of identities, with who proposed and who decided.';
CREATE UNIQUE INDEX pool_move_one_pending ON pool_move (record_id) WHERE status = 'PENDING';
CREATE TRIGGER a_take_acl BEFORE INSERT ON pool_move FOR EACH ROW EXECUTE FUNCTION mips.take_acl('record_id');
CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON pool_move FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request();
ALTER TABLE pool_move ENABLE ROW LEVEL SECURITY;
ALTER TABLE pool_move FORCE ROW LEVEL SECURITY;
CREATE POLICY sel ON pool_move FOR SELECT USING (acl_id = ANY ((SELECT mips.my_acls())::int[]));
CREATE POLICY ins ON pool_move FOR INSERT WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]));
CREATE POLICY upd ON pool_move FOR UPDATE USING (acl_id = ANY ((SELECT mips.my_acls())::int[])) WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]));
GRANT SELECT, INSERT, UPDATE ON pool_move TO mips_app;

-- The list of a record of a pool changes by a decided move only: no restriction, and no opening, takes anybody in or out.
CREATE FUNCTION mips.keep_pool() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF mips.pool_of_list(OLD.acl_id) <> mips.pool_of_list(NEW.acl_id) AND NEW.id::text <> ALL (string_to_array(coalesce(current_setting('mips.moving', true), ''), ',')) THEN
    RAISE EXCEPTION 'a record changes its pool by a decided move only' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER b_keep_pool BEFORE UPDATE OF acl_id ON record FOR EACH ROW WHEN (OLD.acl_id <> NEW.acl_id) EXECUTE FUNCTION mips.keep_pool();

-- Carries out a move that a second person has agreed to: the person with all their records, what was joined into them, and every
-- row that hangs on these. Suspicions between them and people who stay behind lapse, as nobody may compare them any more.
CREATE FUNCTION mips.move_to_pool(p_move uuid) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_mine text := current_setting('mips.acls', true); v_pool text := mips.pool(); m record; v_acl int; v_ids uuid[];
BEGIN
  IF NOT mips.may('nominal.pool.move') THEN RAISE EXCEPTION 'forbidden' USING ERRCODE = '42501'; END IF;
  SELECT * INTO m FROM pool_move WHERE id = p_move AND acl_id = ANY (mips.my_acls()) AND status = 'MOVED' AND decided_by = mips.actor_id() AND proposed_by <> mips.actor_id();
  IF NOT FOUND OR NOT EXISTS (SELECT 1 FROM record r WHERE r.id = m.record_id AND r.kind = 'Nominal' AND r.acl_id = ANY (mips.my_acls())) THEN
    RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002';
  END IF;
  IF m.to_pool <> 'PUBLIC' AND NOT mips.may_enter_pool(mips.actor_id(), m.to_pool) THEN RAISE EXCEPTION 'forbidden' USING ERRCODE = '42501'; END IF;
  v_acl := coalesce((SELECT p.acl_id FROM identity_pool p WHERE p.code = m.to_pool), 0);
  -- The owner of the tables may be bound by row security too: for this one act every list counts as the caller's.
  PERFORM set_config('mips.acls', (SELECT string_agg(id::text, ',') FROM acl), true), set_config('mips.pool', '', true);
  WITH RECURSIVE joined AS (SELECT m.record_id AS id UNION SELECT n.id FROM nominal n JOIN joined j ON n.merged_into_id = j.id)
  SELECT array_agg(x.id) INTO v_ids FROM (SELECT id FROM joined UNION SELECT p.id FROM person_record p JOIN joined j ON p.nominal_id = j.id) x;
  UPDATE identity_proposal SET status = 'LAPSED', updated_at = now()
   WHERE status IN ('OPEN', 'AWAITING_SECOND', 'UNSURE') AND (person_record_a = ANY (v_ids)) <> (person_record_b = ANY (v_ids));
  PERFORM set_config('mips.moving', array_to_string(v_ids, ','), true);
  UPDATE record SET acl_id = v_acl, updated_at = now() WHERE id = ANY (v_ids);
  PERFORM set_config('mips.acls', v_mine, true), set_config('mips.moving', '', true), set_config('mips.pool', v_pool, true);
  RETURN array_length(v_ids, 1);
END $$;
REVOKE EXECUTE ON FUNCTION mips.move_to_pool(uuid), mips.pool_of_list(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.pool(), mips.may_enter_pool(uuid, text), mips.move_to_pool(uuid), mips.pool_of_list(int) TO mips_app;
