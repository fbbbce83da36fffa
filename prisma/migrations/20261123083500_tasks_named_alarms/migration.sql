-- An alarm about overdue work goes to one named person, who acknowledges it; else it climbs to the next one (TK-11).
CREATE TABLE alarm_appointment (
  id uuid PRIMARY KEY DEFAULT new_id(),
  unit_code text NOT NULL REFERENCES unit (code),
  level int NOT NULL CHECK (level BETWEEN 1 AND 3),
  user_id uuid NOT NULL REFERENCES app_user (id),
  named_by uuid NOT NULL REFERENCES app_user (id),
  named_at timestamptz(3) NOT NULL,
  reason text NOT NULL,
  ended_at timestamptz(3),
  ended_by uuid REFERENCES app_user (id),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
COMMENT ON TABLE alarm_appointment IS 'Who of the staff gets the alarms of a unit at each step of the ladder. Holds no personal data of others.';
CREATE UNIQUE INDEX alarm_appointment_one ON alarm_appointment (unit_code, level) WHERE ended_at IS NULL;
CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON alarm_appointment FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request();
CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT OR UPDATE ON alarm_appointment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_audit();
GRANT SELECT, INSERT, UPDATE ON alarm_appointment TO mips_app;

-- One alarm of a task for each step that it reached: to whom it went, and who acknowledged it.
CREATE TABLE task_alarm (
  id uuid PRIMARY KEY DEFAULT new_id(),
  task_id uuid NOT NULL REFERENCES task (id) ON DELETE CASCADE,
  record_id uuid NOT NULL,
  acl_id int NOT NULL DEFAULT 0,
  level int NOT NULL CHECK (level BETWEEN 1 AND 3),
  -- Nobody: the units have no supervisor of that rank, which the desk shows.
  user_id uuid REFERENCES app_user (id),
  because text NOT NULL CHECK (because IN ('APPOINTED', 'RANK', 'NOBODY')),
  raised_at timestamptz(3) NOT NULL,
  acknowledged_at timestamptz(3),
  acknowledged_by uuid REFERENCES app_user (id),
  UNIQUE (task_id, level),
  CHECK ((user_id IS NULL) = (because = 'NOBODY')),
  CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL))
);
SELECT mips.keep_with_record('task_alarm', 'record_id');
CREATE INDEX task_alarm_unanswered ON task_alarm (user_id) WHERE acknowledged_at IS NULL;

ALTER TABLE task ADD COLUMN alarm_level int NOT NULL DEFAULT 0 CHECK (alarm_level BETWEEN 0 AND 3);
COMMENT ON COLUMN task.alarm_level IS 'The highest step of which an alarm went out; what is acknowledged is the alarm of this step.';
CREATE INDEX task_overdue ON task (due_at) WHERE done_at IS NULL AND due_at IS NOT NULL AND alarm_level < 3;

-- A unit and those above it, the nearest first.
CREATE FUNCTION mips.units_above(p_unit text) RETURNS text[] LANGUAGE sql STABLE AS $$
  WITH RECURSIVE up (code, steps) AS (SELECT p_unit, 0 UNION ALL SELECT u.parent_code, up.steps + 1 FROM unit u JOIN up ON u.code = up.code WHERE u.parent_code IS NOT NULL AND up.steps < 20)
  SELECT array_agg(code ORDER BY steps) FROM up $$;

-- Every alarm of a task with its people, the first step first.
CREATE FUNCTION mips.alarms_of_task(p_task uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('level', a.level, 'to', mips.officer_json(a.user_id), 'because', a.because, 'at', a.raised_at,
    'acknowledgedAt', a.acknowledged_at, 'acknowledgedBy', mips.officer_json(a.acknowledged_by)) ORDER BY a.level), '[]'::jsonb) FROM task_alarm a WHERE a.task_id = p_task $$;

-- Active supervisors, who can be named: they may give work to others.
CREATE FUNCTION mips.supervisors() RETURNS TABLE (user_id uuid, rank text, staff_number text, unit_code text) LANGUAGE sql STABLE AS $$
  SELECT DISTINCT u.id, u.rank, u.staff_number, u.unit_code FROM app_user u JOIN role_grant g ON g.user_id = u.id JOIN role_permission p ON p.role_code = g.role_code
   WHERE u.status = 'active' AND p.permission = 'work.team.assign' AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now()) $$;
GRANT EXECUTE ON FUNCTION mips.units_above(text), mips.alarms_of_task(uuid), mips.supervisors() TO mips_app;

-- TK-10: when the caller last read or worked on a record before a time, and what others did on it since. The app itself may not read the audit.
CREATE FUNCTION mips.my_last_look(p_record uuid, p_before timestamptz) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT max(e.at) FROM audit.entry e WHERE e.subject_id = p_record AND e.actor_id = mips.actor_id() AND e.outcome = 'ok' AND e.at < p_before AND e.request_id <> mips.request_id() $$;
CREATE FUNCTION mips.acts_since(p_record uuid, p_since timestamptz, p_most int) RETURNS TABLE (at timestamptz, actor_id uuid, action text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT e.at, e.actor_id, e.action FROM audit.entry e
   WHERE e.subject_id = p_record AND e.at > p_since AND e.outcome = 'ok' AND e.act IN ('collection', 'alteration', 'erasure') AND e.actor_id IS DISTINCT FROM mips.actor_id()
     AND EXISTS (SELECT 1 FROM public.record r WHERE r.id = p_record AND r.acl_id = ANY (mips.my_acls())) ORDER BY e.at DESC, e.id DESC LIMIT p_most $$;
REVOKE ALL ON FUNCTION mips.my_last_look(uuid, timestamptz), mips.acts_since(uuid, timestamptz, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.my_last_look(uuid, timestamptz), mips.acts_since(uuid, timestamptz, int) TO mips_app;
