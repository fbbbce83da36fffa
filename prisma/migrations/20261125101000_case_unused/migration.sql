-- Unused material: what a disclosure officer says of each item that a case found in its records, the lines that were signed, and the answers for presumed classes.
CREATE TABLE case_unused (
  id uuid PRIMARY KEY DEFAULT new_id(), case_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, record_id uuid NOT NULL, record_acl int NOT NULL DEFAULT 0, item_id uuid NOT NULL, kind text, location text, made_at timestamptz(3), description text,
  is_relevant boolean NOT NULL DEFAULT true, irrelevance_reason text, is_sensitive boolean NOT NULL DEFAULT false, sensitivity_reason text, meets_test boolean, reason text, decided_by uuid NOT NULL REFERENCES app_user (id), decided_at timestamptz(3) NOT NULL,
  UNIQUE (case_id, item_id), CHECK ((meets_test IS NULL) = (reason IS NULL)), CHECK (is_relevant = (irrelevance_reason IS NULL)), CHECK (is_sensitive = (sensitivity_reason IS NOT NULL)),
  CHECK ((kind IS NULL) = (location IS NULL) AND (kind IS NULL) = (made_at IS NULL)), CHECK (kind IS NULL OR description IS NOT NULL));
COMMENT ON TABLE case_unused IS 'What the disclosure officer decided about one item of unused material. The item itself is read from its record; one that no record holds has its kind, place and time here.';
CREATE TABLE case_unused_line (
  id uuid PRIMARY KEY DEFAULT new_id(), case_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, record_id uuid NOT NULL, record_acl int NOT NULL DEFAULT 0, item_id uuid NOT NULL, schedule text NOT NULL CHECK (schedule IN ('C', 'D')), number int NOT NULL CHECK (number > 0),
  description text NOT NULL, location text NOT NULL, signed_by uuid NOT NULL REFERENCES app_user (id), signed_at timestamptz(3) NOT NULL, withdrawn_at timestamptz(3));
COMMENT ON TABLE case_unused_line IS 'A line of a schedule as it was signed: its number is used for nothing else afterwards.';
-- The list of the record is part of the key of a number: a number is refused to whoever may see the line that has it, and tells nobody else that there is one.
CREATE UNIQUE INDEX case_unused_line_number ON case_unused_line (case_id, schedule, number, record_acl);
CREATE UNIQUE INDEX case_unused_line_item ON case_unused_line (case_id, schedule, item_id) WHERE withdrawn_at IS NULL;
CREATE TABLE case_schedule (
  id uuid PRIMARY KEY DEFAULT new_id(), case_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, has_copies boolean NOT NULL DEFAULT false, signed_by uuid NOT NULL REFERENCES app_user (id), signed_at timestamptz(3) NOT NULL);
COMMENT ON TABLE case_schedule IS 'The signature of the disclosure officer under both schedules and the report; the newest holds. Both are signed together, also when one is empty, so that a signature says nothing of what is on either.';
CREATE INDEX case_schedule_case ON case_schedule (case_id, signed_at DESC);
CREATE TABLE case_presumed (
  id uuid PRIMARY KEY DEFAULT new_id(), case_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, class text NOT NULL, answer text NOT NULL CHECK (answer IN ('PROVIDED', 'NONE', 'NOT_YET', 'SENSITIVE')), answered_by uuid NOT NULL REFERENCES app_user (id), answered_at timestamptz(3) NOT NULL, UNIQUE (case_id, class));
COMMENT ON TABLE case_presumed IS 'The answer for a class of material that is presumed to meet the test.';
DO $do$
DECLARE t text; v_own text := 'acl_id = ANY ((SELECT mips.my_acls())::int[])'; v_theirs text := 'record_acl = ANY ((SELECT mips.my_acls())::int[])'; v_keeps text := '(SELECT mips.may(''case.unused.keep''))'; v_sees text;
BEGIN
  FOREACH t IN ARRAY ARRAY['case_unused', 'case_unused_line', 'case_schedule', 'case_presumed'] LOOP
    PERFORM mips.keep_with_record(t, 'case_id');
    EXECUTE format('REVOKE UPDATE ON %I FROM mips_app', t);
  END LOOP;
  -- What is said of an item, and the sensitive schedule, are seen by those alone who work the schedules and may see the record of the item. A line of the open schedule is as open as the case: it was made to be served.
  FOREACH t IN ARRAY ARRAY['case_unused', 'case_unused_line'] LOOP
    v_sees := CASE t WHEN 'case_unused' THEN format('%s AND %s AND %s', v_own, v_theirs, v_keeps) ELSE format('%s AND (schedule = ''C'' OR (%s AND %s))', v_own, v_theirs, v_keeps) END;
    -- A copy in the history of the case would be read by everybody who reads the case; who decided what is in the audit.
    EXECUTE format('DROP TRIGGER z_keep_history ON %I', t);
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (record_id, record_acl) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE', t, t || '_of_fk');
    EXECUTE format('CREATE TRIGGER a_take_relied BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION mips.take_relied_acl()', t);
    EXECUTE format('DROP POLICY sel ON %I', t);
    EXECUTE format('CREATE POLICY sel ON %I FOR SELECT USING (%s)', t, v_sees);
    EXECUTE format('DROP POLICY upd ON %I', t);
    EXECUTE format('CREATE POLICY upd ON %I FOR UPDATE USING (%s) WITH CHECK (%s)', t, v_sees, v_sees);
  END LOOP;
END $do$;
GRANT UPDATE (description, is_relevant, irrelevance_reason, is_sensitive, sensitivity_reason, meets_test, reason, decided_by, decided_at) ON case_unused TO mips_app;
GRANT UPDATE (withdrawn_at) ON case_unused_line TO mips_app;
GRANT UPDATE (answer, answered_by, answered_at) ON case_presumed TO mips_app;

-- An item that is a part of a record has an id of its own, the same each time.
CREATE FUNCTION mips.item_of(p_record uuid, p_part text) RETURNS uuid LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$ SELECT overlay(overlay(md5(p_record::text || p_part) placing '8' from 13) placing '8' from 17)::uuid $$;
CREATE FUNCTION mips.day_words(p_at timestamptz) RETURNS text LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$ SELECT to_char(p_at AT TIME ZONE 'Europe/London', 'FMDD FMMonth YYYY') $$;

-- Every item that the records of a case hold, as far as this reader sees them: logs, calls, reports, notes of arrest and of force, custody records, interviews, exhibits, photographs, documents, and what was entered by hand. Descriptions name nobody: they are served.
CREATE FUNCTION mips.case_material(p_case uuid, p_sources uuid[], p_arrests uuid[], p_stays uuid[]) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('itemId', x.item_id, 'recordId', x.record_id, 'kind', x.kind, 'description', x.description, 'location', x.location, 'madeAt', x.made_at, 'isEvidence', x.is_evidence, 'isRestricted', r.acl_id NOT IN (0, k.acl_id)) ORDER BY x.made_at, x.item_id), '[]')
    FROM (
    SELECT e.id AS item_id, e.id AS record_id, 'INCIDENT' AS kind, 'Log of incident ' || coalesce(r.reference, '') || ' of ' || mips.day_words(e.occurred_from) || ': entries, deployments and result' AS description, 'Command and control' AS location, e.occurred_from AS made_at, false AS is_evidence
        FROM event e JOIN record r ON r.id = e.id WHERE e.id = ANY (p_sources) AND e.kind = 'Incident' AND mips.may_see_kind('Incident')
    UNION ALL SELECT mips.item_of(n.id, 'CALL'), n.id, 'CALL', 'Recording of the call that began incident ' || coalesce(r.reference, ''), 'Force control room', n.opened_at, false FROM incident n JOIN record r ON r.id = n.id WHERE n.id = ANY (p_sources) AND (n.caller_name IS NOT NULL OR n.caller_phone IS NOT NULL) AND mips.may_see_kind('Incident')
    UNION ALL SELECT e.id, e.id, 'CRIME', 'Report of crime ' || coalesce(r.reference, '') || ' of ' || mips.day_words(e.occurred_from) || ': how it was reported and recorded', 'Crime system', e.occurred_from, false FROM event e JOIN record r ON r.id = e.id WHERE e.id = ANY (p_sources) AND e.kind = 'Crime' AND mips.may_see_kind('Crime')
    UNION ALL SELECT mips.item_of(v.id, 'INVESTIGATION'), v.id, 'INVESTIGATION', 'Investigation log of crime ' || coalesce(r.reference, '') || ': plan, actions, decisions and reviews', 'Crime system', coalesce(v.allocated_at, e.occurred_from), false
        FROM investigation v JOIN record r ON r.id = v.id JOIN event e ON e.id = v.id WHERE v.id = ANY (p_sources) AND mips.may('investigation.desk.read')
    UNION ALL SELECT mips.item_of(a.id, 'NOTES'), a.id, 'NOTES', 'Notes of the arrest of ' || mips.day_words(a.arrested_at) || ': grounds, necessity, caution and reply', 'Arrest record', a.arrested_at, false FROM arrest a WHERE a.id = ANY (p_arrests) AND mips.may('arrest.event.read')
    UNION ALL SELECT c.id, c.id, 'CUSTODY', 'Custody record ' || c.custody_number || ' of ' || mips.day_words(c.arrived_at), 'Custody system', c.arrived_at, false FROM custody_record c WHERE c.id = ANY (p_stays) AND mips.may_see_kind('CustodyRecord')
    UNION ALL SELECT f.root_id, f.custody_record_id, 'NOTES', 'Form on the use of force, custody record ' || c.custody_number, 'Custody system', f.recorded_at, false
        FROM (SELECT DISTINCT ON (root_id) * FROM custody_force WHERE custody_record_id = ANY (p_stays) ORDER BY root_id, recorded_at DESC, id DESC) f JOIN custody_record c ON c.id = f.custody_record_id WHERE f.state <> 'OWED' AND mips.may_see_kind('CustodyRecord')
    UNION ALL SELECT i.root_id, i.custody_record_id, 'INTERVIEW', 'Recording of the interview of ' || mips.day_words(coalesce((i.facts ->> 'startedAt')::timestamptz, i.recorded_at)) || ', custody record ' || c.custody_number, 'Interview store', coalesce((i.facts ->> 'startedAt')::timestamptz, i.recorded_at), false
        FROM (SELECT DISTINCT ON (root_id) * FROM custody_interview WHERE custody_record_id = ANY (p_stays) ORDER BY root_id, recorded_at DESC, id DESC) i JOIN custody_record c ON c.id = i.custody_record_id WHERE i.state = 'ENDED' AND mips.may_see_kind('CustodyRecord')
    UNION ALL SELECT x.id, x.id, 'EXHIBIT', x.exhibit_ref || ' ' || x.description, coalesce((SELECT p.label FROM property_place p WHERE x.holder_kind = 'PLACE' AND p.id::text = x.holder_id), 'With an officer'), x.seized_at,
        EXISTS (SELECT 1 FROM link k WHERE k.from_id = p_case AND k.to_id = x.id AND k.role = 'EXHIBIT' AND k.valid_to IS NULL) FROM exhibit x WHERE x.source_id = ANY (p_sources || p_arrests || p_stays || p_case) AND mips.may_see_kind('Exhibit')
    UNION ALL SELECT a.id, a.record_id, 'RECORDING', concat_ws(': ', 'Photograph', nullif(a.caption, '')), 'Force records', coalesce(a.taken_on::timestamptz, a.created_at), false FROM attachment a WHERE a.record_id = ANY (p_sources || p_arrests) AND a.kind = 'photograph' AND a.withdrawn_at IS NULL AND mips.may('pole.photograph.read')
    UNION ALL SELECT a.id, a.record_id, 'DOCUMENT', coalesce(nullif(a.caption, ''), nullif(a.file_name, ''), 'Document'), 'Force records', a.created_at, false FROM attachment a WHERE a.record_id = ANY (p_sources || p_arrests || p_stays) AND a.kind = 'document' AND a.withdrawn_at IS NULL AND mips.may('pole.document.read')
    UNION ALL SELECT u.item_id, u.record_id, u.kind, u.description, u.location, u.made_at, false FROM case_unused u WHERE u.case_id = p_case AND u.kind IS NOT NULL) x
    JOIN record r ON r.id = x.record_id JOIN record k ON k.id = p_case $$;
GRANT EXECUTE ON FUNCTION mips.case_material(uuid, uuid[], uuid[], uuid[]), mips.item_of(uuid, text), mips.day_words(timestamptz) TO mips_app;
