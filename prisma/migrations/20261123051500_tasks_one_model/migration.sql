-- One list of work for every module: whose it is and of which team, what kind of record it hangs on, who was asked to take it over.
ALTER TABLE unit ADD COLUMN parent_code text REFERENCES unit (code);
COMMENT ON COLUMN unit.parent_code IS 'The unit above, whose supervisors see the work of this one too.';

ALTER TABLE task
  ADD COLUMN record_kind text NOT NULL DEFAULT '', ADD COLUMN by_act boolean NOT NULL DEFAULT false,
  ADD COLUMN offered_to uuid REFERENCES app_user (id), ADD COLUMN offered_by uuid REFERENCES app_user (id), ADD COLUMN offered_at timestamptz(3), ADD COLUMN offer_note text,
  ADD COLUMN refused_at timestamptz(3), ADD COLUMN refused_by uuid REFERENCES app_user (id), ADD COLUMN refused_reason text,
  ADD CONSTRAINT task_offer CHECK ((offered_to IS NULL) = (offered_at IS NULL));
COMMENT ON COLUMN task.record_kind IS 'The kind of its record, so that a backlog is counted without the records; written by trigger.';
COMMENT ON COLUMN task.by_act IS 'Only the act that it asks for says that it is done.';

ALTER TABLE task DISABLE TRIGGER USER;
UPDATE task t SET record_kind = r.kind, owner_unit = coalesce(t.owner_unit, (SELECT u.unit_code FROM app_user u WHERE u.id = t.owner_id)),
  by_act = t.kind IN ('CHILD_CTN', 'FORCE_FORM'),
  once = CASE t.kind WHEN 'BAIL_END' THEN to_char(t.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    WHEN 'FORCE_FORM' THEN (SELECT f.root_id::text FROM custody_force f WHERE f.custody_record_id = t.record_id AND f.facts -> 'officer' ->> 'id' = t.owner_id::text AND t.reason LIKE '% Form ' || (f.facts ->> 'number') || '.' LIMIT 1)
    ELSE t.once END
  FROM record r WHERE r.id = t.record_id;
ALTER TABLE task ENABLE TRIGGER USER;
-- The one that comes once is now kept so by `once`, as for every other kind.
DROP INDEX task_bail_end;

-- The access list and kind of its record, as the writer sees it, and the team of its owner.
CREATE FUNCTION mips.take_task() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT r.acl_id, r.kind INTO NEW.acl_id, NEW.record_kind FROM record r WHERE r.id = NEW.record_id;
  IF NOT FOUND THEN RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002'; END IF;
  IF NEW.owner_unit IS NULL AND NEW.owner_id IS NOT NULL THEN
    SELECT u.unit_code INTO NEW.owner_unit FROM app_user u WHERE u.id = NEW.owner_id;
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER a_take_acl ON task;
CREATE TRIGGER a_take_acl BEFORE INSERT ON task FOR EACH ROW EXECUTE FUNCTION mips.take_task();

DROP INDEX task_open_of_unit;
CREATE INDEX task_open_of_team ON task (owner_unit, harm DESC, created_at, id) WHERE done_at IS NULL;
CREATE INDEX task_made_of_team ON task (owner_unit, created_at);
CREATE INDEX task_done_of_team ON task (owner_unit, done_at) WHERE done_at IS NOT NULL;
CREATE INDEX task_offered ON task (offered_to) WHERE offered_to IS NOT NULL AND done_at IS NULL;

-- A unit and every unit below it.
CREATE FUNCTION mips.units_below(p_unit text) RETURNS text[] LANGUAGE sql STABLE AS $$
  WITH RECURSIVE below (code) AS (SELECT p_unit UNION SELECT u.code FROM unit u JOIN below b ON u.parent_code = b.code) SELECT array_agg(code ORDER BY code) FROM below $$;

-- TK-1: harm, and a point for so many hours overdue up to a most. The figures are those of the rules table of the day.
CREATE FUNCTION mips.task_points(p_harm int, p_due timestamptz, p_now timestamptz, p_hours numeric, p_most int) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT p_harm + CASE WHEN p_due IS NULL THEN 0 ELSE least(greatest(0, floor(extract(epoch FROM p_now - p_due) / 3600 / p_hours)), p_most)::int END $$;

-- TK-3, TK-4: how far up an overdue task has climbed: 1 supervisor, 2 inspector, 3 superintendent; what nobody acknowledged climbs one further.
CREATE FUNCTION mips.task_level(p_due timestamptz, p_acknowledged timestamptz, p_now timestamptz, p_hours numeric[], p_minutes numeric) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_due IS NULL OR p_now <= p_due OR l.reached = 0 THEN 0
    ELSE l.reached + (p_acknowledged IS NULL AND l.reached < cardinality(p_hours) AND extract(epoch FROM p_now - p_due) >= p_hours[l.reached] * 3600 + p_minutes * 60)::int END
    FROM (SELECT count(*)::int AS reached FROM unnest(p_hours) h WHERE extract(epoch FROM p_now - p_due) >= h * 3600) l $$;

-- Whether somebody else may read a record of this kind under this list now: work is not given to who cannot open it.
CREATE FUNCTION mips.user_may_read(p_user uuid, p_kind text, p_acl int) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE v_before text := current_setting('mips.permissions', true); v_roles text[]; v_may boolean;
BEGIN
  SELECT coalesce(array_agg(DISTINCT g.role_code), '{}') INTO v_roles FROM role_grant g
   WHERE g.user_id = p_user AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now());
  IF p_acl <> 0 AND NOT EXISTS (SELECT 1 FROM acl_principal ap WHERE ap.acl_id = p_acl AND (ap.valid_to IS NULL OR ap.valid_to > now()) AND (
      (ap.kind = 'user' AND ap.principal_id = p_user::text) OR (ap.kind = 'role' AND ap.principal_id = ANY (v_roles))
      OR (ap.kind = 'group' AND ap.principal_id IN (SELECT gm.group_id::text FROM group_member gm
            WHERE gm.user_id = p_user AND gm.valid_from <= now() AND (gm.valid_to IS NULL OR gm.valid_to > now()))))) THEN
    RETURN false;
  END IF;
  PERFORM set_config('mips.permissions', coalesce((SELECT string_agg(DISTINCT p.permission, ',') FROM role_permission p WHERE p.role_code = ANY (v_roles)), ''), true);
  v_may := mips.may_see_kind(p_kind);
  PERFORM set_config('mips.permissions', coalesce(v_before, ''), true);
  RETURN v_may;
END $$;

-- TK-10: when the caller last read or worked on each of these records; the app itself may not read the audit.
CREATE FUNCTION mips.my_last_looks(p_records uuid[]) RETURNS TABLE (record_id uuid, at timestamptz) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT r.id, (SELECT max(e.at) FROM audit.entry e WHERE e.subject_id = r.id AND e.actor_id = mips.actor_id() AND e.outcome = 'ok' AND e.request_id <> mips.request_id())
    FROM unnest(p_records) r (id) $$;
REVOKE ALL ON FUNCTION mips.my_last_looks(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.take_task(), mips.units_below(text), mips.task_points(int, timestamptz, timestamptz, numeric, int),
  mips.task_level(timestamptz, timestamptz, timestamptz, numeric[], numeric), mips.user_may_read(uuid, text, int), mips.my_last_looks(uuid[]) TO mips_app;
