-- Rights of a detainee or an attender as they were given, and the people who were asked to come. Entries are never changed: one that is wrong is put right by a new one.
CREATE TABLE rights_entry (
  id uuid PRIMARY KEY DEFAULT new_id(), record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0,
  kind text NOT NULL, happened_at timestamptz(3) NOT NULL, answer text, language text, person text, relation text, reason text, ground text, is_so boolean,
  about_id uuid REFERENCES rights_entry (id), until_at timestamptz(3),
  officer_id uuid NOT NULL REFERENCES app_user (id), officer_rank text NOT NULL, recorded_at timestamptz(3) NOT NULL DEFAULT now(), late_reason text,
  log_entry_id uuid NOT NULL REFERENCES log_entry (id), corrects_id uuid UNIQUE REFERENCES rights_entry (id)
);
COMMENT ON TABLE rights_entry IS 'One thing told, asked, answered or decided about rights, the appropriate adult or the detention of a child, with when, who and why.';
COMMENT ON COLUMN rights_entry.is_so IS 'By kind: declared vulnerable (ADULT_NEED), risk of serious harm (CERTIFICATE), asylum seeker or refugee (CONSULATE).';
CREATE INDEX rights_entry_record ON rights_entry (record_id, happened_at);

CREATE TABLE attending_request (
  id uuid PRIMARY KEY DEFAULT new_id(), record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0,
  role text NOT NULL, person_record_id uuid, person_acl int NOT NULL DEFAULT 0, name text, firm text, phone text, relation text, registration text, language text, mode text NOT NULL, reason text,
  requested_at timestamptz(3) NOT NULL, officer_id uuid NOT NULL REFERENCES app_user (id), recorded_at timestamptz(3) NOT NULL DEFAULT now(), late_reason text,
  log_entry_id uuid NOT NULL REFERENCES log_entry (id), CHECK (person_record_id IS NULL OR name IS NULL)
);
COMMENT ON TABLE attending_request IS 'Somebody asked to come: an appropriate adult, a solicitor, an interpreter, a health professional or a social worker; a person on record or a named contact.';
CREATE INDEX attending_request_record ON attending_request (record_id);
CREATE INDEX attending_request_person ON attending_request (person_record_id) WHERE person_record_id IS NOT NULL;

CREATE TABLE attending_step (
  id uuid PRIMARY KEY DEFAULT new_id(), request_id uuid NOT NULL REFERENCES attending_request (id), record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0,
  kind text NOT NULL, happened_at timestamptz(3) NOT NULL, expected_at timestamptz(3), words text, officer_id uuid NOT NULL REFERENCES app_user (id),
  recorded_at timestamptz(3) NOT NULL DEFAULT now(), late_reason text, log_entry_id uuid NOT NULL REFERENCES log_entry (id), corrects_id uuid UNIQUE REFERENCES attending_step (id)
);
COMMENT ON TABLE attending_step IS 'What came of a request: told, expected, arrived, left, cannot come; the waits are measured between them.';
CREATE INDEX attending_step_request ON attending_step (request_id);
CREATE INDEX attending_step_record ON attending_step (record_id);

-- Whoever is asked to come may be a person on record, whose own access list holds beside that of the record.
CREATE FUNCTION mips.take_attending_acl() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.person_record_id IS NULL THEN RETURN NEW; END IF;
  SELECT r.acl_id INTO NEW.person_acl FROM record r WHERE r.id = NEW.person_record_id;
  IF NOT FOUND THEN RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002'; END IF;
  RETURN NEW;
END $$;
ALTER TABLE attending_request ADD CONSTRAINT attending_request_person_fk FOREIGN KEY (person_record_id, person_acl) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE;
CREATE TRIGGER a_take_person_acl BEFORE INSERT ON attending_request FOR EACH ROW EXECUTE FUNCTION mips.take_attending_acl();

DO $$
DECLARE t text; v_own text;
BEGIN
  FOREACH t IN ARRAY ARRAY['rights_entry', 'attending_request', 'attending_step'] LOOP
    v_own := 'acl_id = ANY ((SELECT mips.my_acls())::int[])' || CASE WHEN t = 'attending_request' THEN ' AND person_acl = ANY ((SELECT mips.my_acls())::int[])' ELSE '' END;
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (record_id, acl_id) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE', t, t || '_record_fk');
    EXECUTE format('CREATE TRIGGER a_take_acl BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION mips.take_acl(%L)', t, 'record_id');
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY sel ON %I FOR SELECT USING (%s)', t, v_own);
    EXECUTE format('CREATE POLICY ins ON %I FOR INSERT WITH CHECK (%s)', t, v_own);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION mips.refuse_change()', t);
    EXECUTE format('CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request()', t);
    EXECUTE format('CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT OR UPDATE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_audit()', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO mips_app', t);
    EXECUTE format('REVOKE UPDATE ON %I FROM mips_app', t);
  END LOOP;
END $$;

-- The entries of a record, the earliest first, each with who made it and what has put it right.
CREATE FUNCTION mips.rights_entries(p_record uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'happenedAt', e.happened_at, 'answer', e.answer, 'language', e.language, 'person', e.person, 'relation', e.relation,
      'reason', e.reason, 'ground', e.ground, 'isSo', e.is_so, 'aboutId', e.about_id, 'untilAt', e.until_at, 'officer', u.display_name, 'officerId', e.officer_id, 'rank', e.officer_rank,
      'recordedAt', e.recorded_at, 'lateReason', e.late_reason, 'correctsId', e.corrects_id, 'correctedById', y.id) ORDER BY e.happened_at, e.id), '[]')
    FROM rights_entry e LEFT JOIN app_user u ON u.id = e.officer_id LEFT JOIN rights_entry y ON y.corrects_id = e.id WHERE e.record_id = p_record $$;

-- Whoever was asked to come to a record, with every step.
CREATE FUNCTION mips.attending_requests(p_record uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'role', q.role, 'nominalId', p.nominal_id, 'person', b.person, 'name', q.name, 'firm', q.firm, 'phone', q.phone, 'relation', q.relation,
      'registration', q.registration, 'language', q.language, 'mode', q.mode, 'reason', q.reason, 'requestedAt', q.requested_at, 'officer', u.display_name, 'officerId', q.officer_id,
      'recordedAt', q.recorded_at, 'lateReason', q.late_reason,
      'steps', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'kind', s.kind, 'happenedAt', s.happened_at, 'expectedAt', s.expected_at, 'words', s.words, 'officer', w.display_name,
          'officerId', s.officer_id, 'recordedAt', s.recorded_at, 'lateReason', s.late_reason, 'correctsId', s.corrects_id, 'correctedById', y.id) ORDER BY s.happened_at, s.id), '[]')
        FROM attending_step s LEFT JOIN app_user w ON w.id = s.officer_id LEFT JOIN attending_step y ON y.corrects_id = s.id WHERE s.request_id = q.id)) ORDER BY q.requested_at, q.id), '[]')
    FROM attending_request q LEFT JOIN app_user u ON u.id = q.officer_id LEFT JOIN person_record p ON p.id = q.person_record_id LEFT JOIN LATERAL mips.people_json(ARRAY[p.nominal_id]) b ON p.id IS NOT NULL
   WHERE q.record_id = p_record $$;

-- What is known of somebody that rights turn on: the latest word on nationality and language, and what was said of vulnerability.
CREATE FUNCTION mips.rights_person(p_nominal uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
      'nationality', (SELECT p.nationality FROM person_record p WHERE p.nominal_id = p_nominal AND p.nationality <> '' ORDER BY p.created_at DESC, p.id DESC LIMIT 1),
      'language', (SELECT p.language FROM person_record p WHERE p.nominal_id = p_nominal AND p.language <> '' ORDER BY p.created_at DESC, p.id DESC LIMIT 1),
      'interpreterNeeded', (SELECT p.interpreter_needed FROM person_record p WHERE p.nominal_id = p_nominal AND p.interpreter_needed IS NOT NULL ORDER BY p.created_at DESC, p.id DESC LIMIT 1),
      'isUnidentified', coalesce((SELECT bool_or(p.is_unidentified) FROM person_record p WHERE p.nominal_id = p_nominal), false)) $$;

-- Last time: whoever came to an earlier record of this person, and in which language the notice was given.
CREATE FUNCTION mips.rights_last_time(p_nominal uuid, p_record uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH earlier AS (SELECT DISTINCT k.from_id AS id FROM person_record p JOIN link k ON k.to_id = p.id AND k.role IN ('DETAINEE', 'INTERVIEWED_VOLUNTARY') AND k.valid_to IS NULL
      WHERE p.nominal_id = p_nominal AND k.from_id <> p_record)
  SELECT jsonb_build_object(
      'people', coalesce((SELECT jsonb_agg(to_jsonb(x) ORDER BY x.role) FROM (
        SELECT DISTINCT ON (q.role) q.role, q.name, q.firm, q.phone, q.relation, q.language, q.registration, q.requested_at AS "requestedAt", q.record_id AS "recordId", r.reference,
            q.person_record_id AS "personRecordId", p.nominal_id AS "nominalId", b.person
          FROM earlier e JOIN attending_request q ON q.record_id = e.id JOIN record r ON r.id = e.id LEFT JOIN person_record p ON p.id = q.person_record_id
          LEFT JOIN LATERAL mips.people_json(ARRAY[p.nominal_id]) b ON p.id IS NOT NULL
         WHERE q.role IN ('AA', 'SOLICITOR', 'INTERPRETER') AND coalesce(q.name, q.firm, b.person ->> 'reference') IS NOT NULL ORDER BY q.role, q.requested_at DESC, q.id DESC) x), '[]'),
      'language', (SELECT jsonb_build_object('language', n.language, 'recordId', n.record_id, 'reference', r.reference) FROM earlier e JOIN rights_entry n ON n.record_id = e.id AND n.kind = 'NOTICE_GIVEN'
          JOIN record r ON r.id = e.id WHERE NOT EXISTS (SELECT 1 FROM rights_entry y WHERE y.corrects_id = n.id) ORDER BY n.happened_at DESC, n.id DESC LIMIT 1),
      'adultNeed', (SELECT jsonb_build_object('answer', n.answer, 'isSo', n.is_so, 'recordId', n.record_id, 'reference', r.reference) FROM earlier e JOIN rights_entry n ON n.record_id = e.id AND n.kind = 'ADULT_NEED'
          JOIN record r ON r.id = e.id WHERE NOT EXISTS (SELECT 1 FROM rights_entry y WHERE y.corrects_id = n.id) ORDER BY n.happened_at DESC, n.id DESC LIMIT 1)) $$;

-- The rights of one stay: the stay without its log, the entries, who was asked to come, and what is known from before.
CREATE FUNCTION mips.read_custody_rights(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('stay', s.stay - 'log' - 'sources', 'entries', mips.rights_entries(p_custody), 'requests', mips.attending_requests(p_custody),
      'known', mips.rights_person(n.id), 'lastTime', mips.rights_last_time(n.id, p_custody),
      'bailRefusedAt', (SELECT min(g.happened_at) FROM log_entry g WHERE g.record_id = p_custody AND g.kind = 'BAIL_REFUSED' AND NOT EXISTS (SELECT 1 FROM log_entry y WHERE y.corrects_id = g.id)))
    FROM (SELECT mips.read_custody(p_custody) AS stay) s CROSS JOIN LATERAL (SELECT (mips.person_of_event(p_custody, 'DETAINEE') ->> 'nominalId')::uuid AS id) n WHERE s.stay IS NOT NULL $$;

-- The roles that a person holds in the events that a stay arises from, so that nobody who is part of the case acts as the appropriate adult.
CREATE FUNCTION mips.roles_in_case(p_nominal uuid, p_record uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
  WITH RECURSIVE chain AS (SELECT p_record AS id, 1 AS nth UNION SELECT k.to_id, chain.nth + 1 FROM chain JOIN link k ON k.from_id = chain.id AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL WHERE chain.nth < 6)
  SELECT coalesce(array_agg(DISTINCT k.role), '{}') FROM chain JOIN link k ON k.from_id = chain.id AND k.valid_to IS NULL JOIN person_record p ON p.id = k.to_id WHERE p.nominal_id = p_nominal $$;
GRANT EXECUTE ON FUNCTION mips.take_attending_acl(), mips.rights_entries(uuid), mips.attending_requests(uuid), mips.rights_person(uuid), mips.rights_last_time(uuid, uuid), mips.read_custody_rights(uuid),
  mips.roles_in_case(uuid, uuid) TO mips_app;
