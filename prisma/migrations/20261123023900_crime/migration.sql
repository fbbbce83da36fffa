-- Crime recording: a crime has its class, its times and its state; each decision on a report and each change of a crime is a row.
ALTER TABLE crime
  ADD COLUMN state text NOT NULL DEFAULT 'RECORDED', ADD COLUMN offence_code text, ADD COLUMN ho_code text, ADD COLUMN is_recordable boolean, ADD COLUMN category text, ADD COLUMN reported_at timestamptz(3),
  ADD COLUMN recorded_at timestamptz(3), ADD COLUMN late_reason text, ADD COLUMN method text, ADD COLUMN victim_wishes text, ADD COLUMN flags text[] NOT NULL DEFAULT '{}', ADD COLUMN is_against_state boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT crime_state CHECK (state IN ('RECORDED', 'OUTCOME_ASSIGNED', 'CANCELLED', 'TRANSFERRED')), ADD CONSTRAINT crime_ho_code CHECK (ho_code ~ '^[0-9]{3}/[0-9]{2}$');

CREATE TABLE recording_decision (
  id uuid PRIMARY KEY DEFAULT new_id(), incident_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, decision text NOT NULL, reason text, words text, facts jsonb NOT NULL, test_decision text NOT NULL,
  test_rule text NOT NULL, test_because text NOT NULL, crime_id uuid REFERENCES record (id) ON DELETE SET NULL, decided_by uuid NOT NULL REFERENCES app_user (id), decided_at timestamptz(3) NOT NULL,
  authorised_by uuid REFERENCES app_user (id), late_reason text, registrar_state text NOT NULL DEFAULT 'NONE', registrar_by uuid REFERENCES app_user (id), registrar_at timestamptz(3), registrar_words text,
  CHECK (decision IN ('CRIME', 'CRIME_RELATED', 'N100', 'NON_CRIME')), CHECK (registrar_state IN ('NONE', 'WAITING', 'AGREED', 'RETURNED')),
  CHECK ((registrar_state IN ('AGREED', 'RETURNED')) = (registrar_at IS NOT NULL))
);
COMMENT ON TABLE recording_decision IS 'What was decided on the report of an incident, beside what the counting rules make of the facts; a decision against them waits for the registrar.';
CREATE INDEX recording_decision_incident ON recording_decision (incident_id);
CREATE INDEX recording_decision_waiting ON recording_decision (decided_at) WHERE registrar_state = 'WAITING';

CREATE TABLE crime_change (
  id uuid PRIMARY KEY DEFAULT new_id(), crime_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, kind text NOT NULL, state text NOT NULL, from_code text, to_code text, reason text, words text NOT NULL,
  duplicate_of_id uuid REFERENCES record (id) ON DELETE SET NULL, other_force text, document_ids uuid[] NOT NULL DEFAULT '{}', requested_by uuid NOT NULL REFERENCES app_user (id),
  requested_at timestamptz(3) NOT NULL, decided_by uuid REFERENCES app_user (id), decided_at timestamptz(3), decision_words text,
  CHECK (kind IN ('RECLASSIFY', 'CANCEL')), CHECK (state IN ('REQUESTED', 'APPROVED', 'REJECTED')), CHECK ((state = 'REQUESTED') = (decided_at IS NULL))
);
COMMENT ON TABLE crime_change IS 'A change of what is recorded; a cancelled crime keeps its row, and whoever asked for it does not decide on it.';
CREATE INDEX crime_change_crime ON crime_change (crime_id);
CREATE UNIQUE INDEX crime_change_one_request ON crime_change (crime_id) WHERE state = 'REQUESTED';

DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES ('recording_decision', 'incident_id'), ('crime_change', 'crime_id')) AS v(tab, col) LOOP
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

-- A crime that its reader may see, in a few words; null for one that they may not.
CREATE FUNCTION mips.crime_ref(p_crime uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', c.id, 'reference', r.reference, 'title', e.title) FROM crime c JOIN record r ON r.id = c.id JOIN event e ON e.id = c.id WHERE c.id = p_crime $$;

-- A decision that made a crime is seen by those who see the crime: to others the report waits, as it would without it.
CREATE FUNCTION mips.recording_decisions(p_incident uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'decision', d.decision, 'reason', d.reason, 'words', d.words, 'testDecision', d.test_decision, 'testRule', d.test_rule,
      'testBecause', d.test_because, 'decidedAt', d.decided_at, 'decidedBy', mips.officer_json(d.decided_by), 'authorisedBy', mips.officer_json(d.authorised_by), 'lateReason', d.late_reason,
      'crime', mips.crime_ref(d.crime_id), 'registrarState', d.registrar_state, 'registrarWords', d.registrar_words, 'registrarAt', d.registrar_at, 'registrarBy', mips.officer_json(d.registrar_by))
      ORDER BY d.decided_at, d.id), '[]')
    FROM recording_decision d WHERE d.incident_id = p_incident AND (d.crime_id IS NULL OR mips.crime_ref(d.crime_id) IS NOT NULL) $$;

CREATE FUNCTION mips.read_recording(p_incident uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', i.id, 'reference', r.reference, 'version', r.version, 'marking', r.marking, 'title', e.title, 'summary', e.summary, 'reportedAt', i.opened_at,
      'occurredAt', e.occurred_from, 'location', mips.location_brief(mips.place_of_event(i.id)), 'people', mips.linked_people(i.id), 'decisions', mips.recording_decisions(i.id))
    FROM incident i JOIN event e ON e.id = i.id JOIN record r ON r.id = i.id WHERE i.id = p_incident $$;

CREATE FUNCTION mips.crime_changes(p_crime uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'state', x.state, 'from', x.from_code, 'to', x.to_code, 'reason', x.reason, 'words', x.words,
      'duplicateOf', mips.crime_ref(x.duplicate_of_id), 'otherForce', x.other_force, 'requestedBy', mips.officer_json(x.requested_by), 'requestedAt', x.requested_at,
      'decidedBy', mips.officer_json(x.decided_by), 'decidedAt', x.decided_at, 'decisionWords', x.decision_words) ORDER BY x.requested_at, x.id), '[]')
    FROM crime_change x WHERE x.crime_id = p_crime $$;

CREATE FUNCTION mips.read_crime(p_crime uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', c.id, 'reference', r.reference, 'externalId', c.external_id, 'version', r.version, 'marking', r.marking, 'title', e.title, 'state', c.state,
      'offence', CASE WHEN c.offence_code IS NOT NULL THEN jsonb_build_object('code', c.offence_code, 'title', e.title) END, 'hoCode', c.ho_code, 'category', c.category, 'isRecordable', c.is_recordable,
      'committedFrom', e.occurred_from, 'committedTo', e.occurred_to, 'reportedAt', c.reported_at, 'recordedAt', c.recorded_at, 'lateReason', c.late_reason, 'method', c.method, 'isAgainstState', c.is_against_state,
      'circumstances', e.summary, 'victimWishes', c.victim_wishes, 'lastOutcome', c.last_outcome, 'flags', c.flags, 'location', mips.location_brief(mips.place_of_event(c.id)),
      'people', mips.linked_people(c.id), 'events', mips.linked_events(c.id), 'officers', mips.officers_json(c.id), 'changes', mips.crime_changes(c.id), 'log', mips.custody_log(c.id))
    FROM crime c JOIN event e ON e.id = c.id JOIN record r ON r.id = c.id WHERE c.id = p_crime $$;

-- What waits for those who decide: recording decisions against the rules, and requests to cancel.
CREATE FUNCTION mips.crime_desk(p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.at, x.id), '[]') FROM (
    (SELECT d.id, 'DECISION' AS kind, d.incident_id AS "recordId", 'Incident' AS "recordKind", r.reference, e.title, d.decision AS what, d.words, mips.officer_json(d.decided_by) AS by, d.decided_at AS at,
       NULL::text AS "hoCode" FROM recording_decision d JOIN record r ON r.id = d.incident_id JOIN event e ON e.id = d.incident_id WHERE d.registrar_state = 'WAITING' AND (d.crime_id IS NULL OR mips.crime_ref(d.crime_id) IS NOT NULL) ORDER BY d.decided_at, d.id LIMIT p_limit)
    UNION ALL
    (SELECT x.id, 'CANCELLATION', x.crime_id, 'Crime', r.reference, e.title, x.reason, x.words, mips.officer_json(x.requested_by), x.requested_at, c.ho_code
       FROM crime_change x JOIN crime c ON c.id = x.crime_id JOIN record r ON r.id = c.id JOIN event e ON e.id = c.id WHERE x.state = 'REQUESTED' ORDER BY x.requested_at, x.id LIMIT p_limit)) x $$;

GRANT EXECUTE ON FUNCTION mips.crime_ref(uuid), mips.recording_decisions(uuid), mips.read_recording(uuid), mips.crime_changes(uuid), mips.read_crime(uuid), mips.crime_desk(int) TO mips_app;
