-- The live board: what changes in a stay is announced in the transaction of the change, with nothing of the person in it.
-- Attach it to any table of a stay: AFTER INSERT OR UPDATE ... EXECUTE FUNCTION mips.tell_custody('<column that names the stay>').
CREATE FUNCTION mips.tell_custody() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE v_new jsonb := to_jsonb(NEW); v_old jsonb := CASE WHEN TG_OP = 'UPDATE' THEN to_jsonb(OLD) END; v_stay uuid := (v_new ->> TG_ARGV[0])::uuid; v_suite text; v_is_over boolean;
BEGIN
  IF TG_TABLE_NAME = 'custody_record' THEN
    v_suite := v_new ->> 'station_code';
    v_is_over := TG_OP = 'INSERT' AND v_new ->> 'released_at' IS NOT NULL;
  ELSE
    SELECT c.station_code, c.released_at IS NOT NULL INTO v_suite, v_is_over FROM custody_record c WHERE c.id = v_stay;
    IF NOT FOUND THEN RETURN NULL; END IF;
  END IF;
  -- What is written of a stay that is over does not change a board; its own release does.
  IF v_is_over THEN RETURN NULL; END IF;
  PERFORM pg_notify('mips_change', json_build_object('topic', 'custody', 'key', v_suite, 'id', v_stay, 'acl', (v_new ->> 'acl_id')::int)::text);
  -- Those who saw it until now are told too, so that it leaves their boards.
  IF v_old ->> 'acl_id' <> v_new ->> 'acl_id' THEN
    PERFORM pg_notify('mips_change', json_build_object('topic', 'custody', 'key', v_suite, 'id', v_stay, 'acl', (v_old ->> 'acl_id')::int)::text);
  END IF;
  IF v_old ->> 'station_code' <> v_suite THEN
    PERFORM pg_notify('mips_change', json_build_object('topic', 'custody', 'key', v_old ->> 'station_code', 'id', v_stay, 'acl', (v_new ->> 'acl_id')::int)::text);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER x_tell_custody AFTER INSERT OR UPDATE ON custody_record FOR EACH ROW EXECUTE FUNCTION mips.tell_custody('id');
CREATE TRIGGER x_tell_custody AFTER INSERT OR UPDATE ON custody_review FOR EACH ROW EXECUTE FUNCTION mips.tell_custody('custody_record_id');
CREATE TRIGGER x_tell_custody AFTER INSERT OR UPDATE ON custody_exclusion FOR EACH ROW EXECUTE FUNCTION mips.tell_custody('custody_record_id');
CREATE TRIGGER x_tell_custody AFTER INSERT ON log_entry FOR EACH ROW EXECUTE FUNCTION mips.tell_custody('record_id');

-- The rights of a session now, for a stream that stays open; null when it has ended, is locked or idle. Looking does not keep it awake.
CREATE FUNCTION mips.rights_of_session(p_session uuid, p_idle interval) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN s.pool IS NULL THEN jsonb_build_object('pool', NULL, 'permissions', x.rights -> 'permissions', 'acls', x.rights -> 'acls')
      WHEN mips.may_enter_pool(s.user_id, s.pool) THEN jsonb_build_object('pool', s.pool, 'permissions', x.rights -> 'permissions', 'acls', (SELECT jsonb_build_array(0, p.acl_id) FROM identity_pool p WHERE p.code = s.pool)) END
    FROM app_session s, LATERAL (SELECT mips.rights_of(s.user_id) AS rights) x
   WHERE s.id = p_session AND s.ended_at IS NULL AND s.expires_at > now() AND s.locked_at IS NULL AND s.last_seen_at > now() - p_idle AND x.rights IS NOT NULL $$;
GRANT EXECUTE ON FUNCTION mips.rights_of_session(uuid, interval) TO mips_app;

-- Who is on duty in a suite and for what: to whom alarms go. No detainee is named here.
CREATE TABLE custody_duty (
  id uuid PRIMARY KEY DEFAULT new_id(), user_id uuid NOT NULL REFERENCES app_user (id), station_code text NOT NULL REFERENCES organisation_unit (code),
  duty text NOT NULL CHECK (duty IN ('DETENTION_OFFICER', 'CUSTODY_OFFICER', 'INSPECTOR', 'SUPERINTENDENT')),
  from_at timestamptz(3) NOT NULL, until_at timestamptz(3), CHECK (until_at >= from_at));
CREATE UNIQUE INDEX custody_duty_now ON custody_duty (user_id, station_code) WHERE until_at IS NULL;
CREATE INDEX custody_duty_station ON custody_duty (station_code) WHERE until_at IS NULL;
COMMENT ON TABLE custody_duty IS 'Who took up duty in a custody suite, as what, from when until when.';

-- One stage of the alarm of one thing due; raised once, whatever happens to the server.
CREATE TABLE custody_alarm (
  id uuid PRIMARY KEY DEFAULT new_id(), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, station_code text NOT NULL, what text NOT NULL, label text NOT NULL, rule text NOT NULL,
  due_at timestamptz(3) NOT NULL, minutes_before int NOT NULL, level text NOT NULL, shown_to text[] NOT NULL, stage_at timestamptz(3) NOT NULL, raised_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3), ended_because text, CHECK ((ended_at IS NULL) = (ended_because IS NULL)), UNIQUE (custody_record_id, what, label, due_at, minutes_before));
CREATE INDEX custody_alarm_open ON custody_alarm (station_code) WHERE ended_at IS NULL;
COMMENT ON TABLE custody_alarm IS 'minutes_before is negative after the due time; level is the highest called; ended when the thing is no longer due, never by acknowledging.';
CREATE TABLE custody_alarm_shown (
  alarm_id uuid NOT NULL REFERENCES custody_alarm (id), user_id uuid NOT NULL REFERENCES app_user (id), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0,
  shown_at timestamptz(3) NOT NULL, PRIMARY KEY (alarm_id, user_id));
CREATE TABLE custody_alarm_ack (
  id uuid PRIMARY KEY DEFAULT new_id(), alarm_id uuid NOT NULL REFERENCES custody_alarm (id), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, duty text NOT NULL,
  acknowledged_by uuid NOT NULL REFERENCES app_user (id), acknowledged_at timestamptz(3) NOT NULL, said text NOT NULL, UNIQUE (alarm_id, duty, acknowledged_by));
CREATE INDEX custody_alarm_shown_stay ON custody_alarm_shown (custody_record_id);
CREATE INDEX custody_alarm_ack_stay ON custody_alarm_ack (custody_record_id);

-- What a browser sent of a round, or kept while there was no network: under its own key it is entered once.
CREATE TABLE custody_kept_entry (
  key uuid PRIMARY KEY, custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, log_entry_id uuid NOT NULL, user_id uuid NOT NULL REFERENCES app_user (id),
  happened_at timestamptz(3) NOT NULL, typed_at timestamptz(3) NOT NULL, received_at timestamptz(3) NOT NULL, CHECK (happened_at <= typed_at + interval '1 minute'));
CREATE INDEX custody_kept_entry_stay ON custody_kept_entry (custody_record_id);
COMMENT ON TABLE custody_kept_entry IS 'Both times of what was typed without the network: when it happened and when it was typed; received_at is when it came.';

-- Handing a suite over: one line for each detainee, accepted one by one.
CREATE TABLE custody_handover (
  id uuid PRIMARY KEY DEFAULT new_id(), station_code text NOT NULL REFERENCES organisation_unit (code), outgoing uuid NOT NULL REFERENCES app_user (id), incoming uuid REFERENCES app_user (id),
  started_at timestamptz(3) NOT NULL, ended_at timestamptz(3), note text);
CREATE UNIQUE INDEX custody_handover_now ON custody_handover (station_code) WHERE ended_at IS NULL;
CREATE TABLE custody_handover_line (
  id uuid PRIMARY KEY DEFAULT new_id(), handover_id uuid NOT NULL REFERENCES custody_handover (id), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, version int NOT NULL, waiting_for text[] NOT NULL DEFAULT '{}',
  note text, accepted_by uuid REFERENCES app_user (id), accepted_at timestamptz(3), accepted_version int, UNIQUE (handover_id, custody_record_id));
CREATE INDEX custody_handover_line_stay ON custody_handover_line (custody_record_id);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['custody_alarm', 'custody_alarm_shown', 'custody_alarm_ack', 'custody_kept_entry', 'custody_handover_line'] LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (custody_record_id, acl_id) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE', t, t || '_record_fk');
    EXECUTE format('CREATE TRIGGER a_take_acl BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION mips.take_acl(''custody_record_id'')', t);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY sel ON %I FOR SELECT USING (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t);
    EXECUTE format('CREATE POLICY ins ON %I FOR INSERT WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t);
    EXECUTE format('CREATE POLICY upd ON %I FOR UPDATE USING (acl_id = ANY ((SELECT mips.my_acls())::int[])) WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO mips_app', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['custody_alarm', 'custody_handover_line'] LOOP
    EXECUTE format('CREATE TRIGGER z_keep_history AFTER UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION mips.keep_history(''custody_record_id'')', t);
    EXECUTE format('CREATE TRIGGER x_tell_custody AFTER INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION mips.tell_custody(''custody_record_id'')', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['custody_alarm_ack', 'custody_kept_entry', 'custody_alarm_shown'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION mips.refuse_change()', t);
  END LOOP;
  CREATE TRIGGER x_tell_custody AFTER INSERT ON custody_alarm_ack FOR EACH ROW EXECUTE FUNCTION mips.tell_custody('custody_record_id');
  FOREACH t IN ARRAY ARRAY['custody_alarm', 'custody_alarm_shown', 'custody_alarm_ack', 'custody_kept_entry', 'custody_handover_line', 'custody_handover', 'custody_duty'] LOOP
    EXECUTE format('CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request()', t);
    EXECUTE format('CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT OR UPDATE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_audit()', t);
  END LOOP;
END $$;
GRANT UPDATE (ended_at, ended_because) ON custody_alarm TO mips_app;
GRANT UPDATE (version, waiting_for, note, accepted_by, accepted_at, accepted_version) ON custody_handover_line TO mips_app;
GRANT SELECT, INSERT ON custody_duty, custody_handover TO mips_app;
GRANT UPDATE (until_at) ON custody_duty TO mips_app;
GRANT UPDATE (incoming, ended_at, note) ON custody_handover TO mips_app;

-- What a suite's browser keeps for when there is no network: what the clock is read from, warnings, and the log of the late hours.
CREATE FUNCTION mips.custody_pack(p_station text, p_held text[], p_since timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('line', l.line, 'grounds', c.grounds_text, 'log',
      (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', g.kind, 'happenedAt', g.happened_at, 'recordedAt', g.recorded_at, 'author', u.display_name, 'text', g.text, 'lateReason', g.late_reason) ORDER BY g.happened_at DESC, g.id DESC), '[]')
         FROM (SELECT * FROM log_entry e WHERE e.record_id = c.id AND (e.happened_at > p_since OR e.kind IN ('RISK', 'CARE_PLAN', 'LEVEL_CHANGE', 'HCP_SEEN', 'MED_DUE', 'MED_GIVEN', 'MED_REFUSED', 'AUTHORISATION'))
                 AND NOT EXISTS (SELECT 1 FROM log_entry y WHERE y.corrects_id = e.id) ORDER BY e.happened_at DESC, e.id DESC LIMIT 60) g LEFT JOIN app_user u ON u.id = g.author_id)) ORDER BY l.nr), '[]')
    FROM jsonb_array_elements(mips.custody_board(p_station, p_held)) WITH ORDINALITY AS l(line, nr) JOIN custody_record c ON c.id = (l.line ->> 'id')::uuid $$;
GRANT EXECUTE ON FUNCTION mips.custody_pack(text, text[], timestamptz) TO mips_app;
