-- Voluntary attendance: not custody, no clock, the same rights. Rights and those who come stand in rights_entry and attending_request.
CREATE TABLE voluntary_attendance (
  id uuid PRIMARY KEY, acl_id int NOT NULL DEFAULT 0, state text NOT NULL DEFAULT 'OPEN', station_code text, place_text text, arrived_at timestamptz(3) NOT NULL, invitation text, why_not_arrested text,
  arrested_at timestamptz(3), arrest_id uuid, left_at timestamptz(3), outcome text, outcome_reason text, CHECK (state IN ('OPEN', 'CLOSED')), CHECK ((state = 'CLOSED') = (outcome IS NOT NULL)),
  CHECK (left_at >= arrived_at), CHECK (station_code IS NOT NULL OR place_text IS NOT NULL)
);
COMMENT ON TABLE voluntary_attendance IS 'Somebody who came to be interviewed and is free to leave; it ends with an outcome, or with an arrest that custody takes over.';
CREATE INDEX voluntary_attendance_state ON voluntary_attendance (state, arrived_at DESC);

CREATE TABLE attendance_interview (
  id uuid PRIMARY KEY DEFAULT new_id(), attendance_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, started_at timestamptz(3) NOT NULL, ended_at timestamptz(3), place text NOT NULL, words text,
  officer_id uuid NOT NULL REFERENCES app_user (id), recorded_at timestamptz(3) NOT NULL DEFAULT now(), CHECK (ended_at >= started_at)
);
COMMENT ON TABLE attendance_interview IS 'An interview of somebody who attends voluntarily; one without an end goes on.';
CREATE INDEX attendance_interview_record ON attendance_interview (attendance_id);

DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES ('voluntary_attendance', 'id'), ('attendance_interview', 'attendance_id')) AS v(tab, col) LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (%I, acl_id) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE', t.tab, t.tab || '_record_fk', t.col);
    EXECUTE format('CREATE TRIGGER a_take_acl BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION mips.take_acl(%L)', t.tab, t.col);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t.tab);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t.tab);
    EXECUTE format('CREATE POLICY sel ON %I FOR SELECT USING (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t.tab);
    EXECUTE format('CREATE POLICY ins ON %I FOR INSERT WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t.tab);
    EXECUTE format('CREATE POLICY upd ON %I FOR UPDATE USING (acl_id = ANY ((SELECT mips.my_acls())::int[])) WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t.tab);
    EXECUTE format('CREATE TRIGGER z_keep_history AFTER UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION mips.keep_history(%L)', t.tab, t.col);
    EXECUTE format('CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request()', t.tab);
    EXECUTE format('CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT OR UPDATE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_audit()', t.tab);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO mips_app', t.tab);
  END LOOP;
END $$;

-- The new kind of record, for those whose role may read it.
DO $$
BEGIN
  EXECUTE replace(pg_get_functiondef('mips.may_see_kind(text)'::regprocedure), 'ELSE ''nobody''', 'WHEN ''VoluntaryAttendance'' THEN ''attendance.record.read'' ELSE ''nobody''');
  EXECUTE replace(pg_get_functiondef('mips.readable_event_kinds()'::regprocedure), '(''Crime'', ''incident.event.read'')', '(''Crime'', ''incident.event.read''), (''VoluntaryAttendance'', ''attendance.record.read'')');
  IF pg_get_functiondef('mips.may_see_kind(text)'::regprocedure) NOT LIKE '%VoluntaryAttendance%' OR pg_get_functiondef('mips.readable_event_kinds()'::regprocedure) NOT LIKE '%VoluntaryAttendance%' THEN
    RAISE EXCEPTION 'the kinds of record were not extended';
  END IF;
END $$;

CREATE FUNCTION mips.read_attendance(p_id uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', v.id, 'reference', r.reference, 'version', r.version, 'marking', r.marking, 'state', v.state, 'station', mips.station_json(v.station_code), 'placeText', v.place_text,
      'arrivedAt', v.arrived_at, 'invitation', v.invitation, 'whyNotArrested', v.why_not_arrested, 'arrestedAt', v.arrested_at, 'leftAt', v.left_at, 'outcome', v.outcome, 'outcomeReason', v.outcome_reason,
      'people', mips.linked_people(v.id), 'events', mips.linked_events(v.id), 'offences', mips.offences_json(ARRAY[v.id]), 'officers', mips.officers_json(v.id), 'log', mips.custody_log(v.id),
      'arrest', (SELECT jsonb_build_object('id', a.id, 'reference', x.reference) FROM arrest a JOIN record x ON x.id = a.id WHERE a.id = v.arrest_id AND mips.may_see_kind('Arrest')),
      'interviews', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'startedAt', i.started_at, 'endedAt', i.ended_at, 'place', i.place, 'words', i.words, 'officer', u.display_name)
          ORDER BY i.started_at, i.id), '[]') FROM attendance_interview i LEFT JOIN app_user u ON u.id = i.officer_id WHERE i.attendance_id = v.id),
      'entries', mips.rights_entries(v.id), 'requests', mips.attending_requests(v.id), 'known', mips.rights_person(n.id), 'lastTime', mips.rights_last_time(n.id, v.id))
    FROM voluntary_attendance v JOIN record r ON r.id = v.id CROSS JOIN LATERAL (SELECT (mips.person_of_event(v.id, 'INTERVIEWED_VOLUNTARY') ->> 'nominalId')::uuid AS id) n WHERE v.id = p_id $$;

-- Who attends now, and who attended last.
CREATE FUNCTION mips.attendances(p_station text, p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'reference', x.reference, 'state', x.state, 'station', mips.station_json(x.station_code), 'placeText', x.place_text, 'arrivedAt', x.arrived_at,
      'leftAt', x.left_at, 'outcome', x.outcome, 'person', mips.person_of_event(x.id, 'INTERVIEWED_VOLUNTARY'), 'offences', mips.offences_json(ARRAY[x.id])) ORDER BY x.state DESC, x.arrived_at DESC, x.id), '[]')
    FROM (SELECT v.*, r.reference FROM voluntary_attendance v JOIN record r ON r.id = v.id WHERE p_station IS NULL OR v.station_code = p_station ORDER BY v.state DESC, v.arrived_at DESC, v.id LIMIT p_limit) x $$;
GRANT EXECUTE ON FUNCTION mips.read_attendance(uuid), mips.attendances(text, int) TO mips_app;
