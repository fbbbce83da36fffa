-- Statements of witnesses and victims: written as a draft, signed by whose words they are and by the officer who took them, and never changed from then on.
CREATE TABLE statement (
  id uuid PRIMARY KEY DEFAULT new_id(), record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, kind text NOT NULL CHECK (kind IN ('WITNESS', 'INTERVIEW', 'PERSONAL', 'BUSINESS')), person_record_id uuid REFERENCES record (id), officer_id uuid REFERENCES app_user (id),
  is_key boolean NOT NULL DEFAULT false, state text NOT NULL DEFAULT 'DRAFT' CHECK (state IN ('DRAFT', 'WITNESS_SIGNED', 'SIGNED', 'DISCARDED')), revision int NOT NULL DEFAULT 1, text text NOT NULL DEFAULT '', facts jsonb NOT NULL DEFAULT '{}', exhibits text[] NOT NULL DEFAULT '{}',
  begun_by uuid NOT NULL REFERENCES app_user (id), begun_at timestamptz(3) NOT NULL, declaration text, age_words text, witness_signed_at timestamptz(3), witness_way text, witness_mark text, officer_signed_at timestamptz(3), officer_signed_by uuid REFERENCES app_user (id), officer_way text,
  officer_mark text, signed_sha256 text, discarded_at timestamptz(3), discarded_by uuid REFERENCES app_user (id), discarded_reason text,
  CONSTRAINT statement_maker CHECK ((person_record_id IS NULL) <> (officer_id IS NULL)),
  CONSTRAINT statement_signed CHECK ((state IN ('WITNESS_SIGNED', 'SIGNED')) = (witness_signed_at IS NOT NULL AND witness_mark IS NOT NULL AND declaration IS NOT NULL AND signed_sha256 IS NOT NULL)),
  CONSTRAINT statement_seen CHECK (state <> 'SIGNED' OR officer_id IS NOT NULL OR officer_signed_by = begun_by),
  CONSTRAINT statement_discarded CHECK ((state = 'DISCARDED') = (discarded_reason IS NOT NULL AND discarded_by IS NOT NULL AND discarded_at IS NOT NULL)));
COMMENT ON TABLE statement IS 'A statement on an incident, crime or case: whose words, who took it, the words that are served, and the signatures. How its maker is reached is kept in witness_contact and never here.';
COMMENT ON COLUMN statement.signed_sha256 IS 'Hash of words, declaration, age and exhibits as they were signed.';
CREATE INDEX statement_record ON statement (record_id, begun_at);
CREATE INDEX statement_person ON statement (person_record_id);

CREATE TABLE witness_contact (
  id uuid PRIMARY KEY DEFAULT new_id(), record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, person_record_id uuid NOT NULL REFERENCES record (id), address text, phone text, email text, safe_words text, kept_by uuid NOT NULL REFERENCES app_user (id), kept_at timestamptz(3) NOT NULL);
COMMENT ON TABLE witness_contact IS 'How a witness is reached, where no record of the person has it: apart from every statement, never printed with one. Rows are added; the newest holds.';
CREATE INDEX witness_contact_of ON witness_contact (record_id, person_record_id, kept_at DESC);

CREATE TABLE witness_care_step (
  id uuid PRIMARY KEY DEFAULT new_id(), case_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, person_record_id uuid REFERENCES record (id), officer_id uuid REFERENCES app_user (id),
  kind text NOT NULL CHECK (kind IN ('DATES', 'NEEDS', 'MEASURE', 'WARNED', 'ANSWERED', 'WISH')), facts jsonb NOT NULL, recorded_by uuid NOT NULL REFERENCES app_user (id), recorded_at timestamptz(3) NOT NULL, CHECK ((person_record_id IS NULL) <> (officer_id IS NULL)));
COMMENT ON TABLE witness_care_step IS 'What witness care did for a witness of a case: dates, needs, special measures, warnings, answers and wishes. Rows are added and never changed.';
CREATE INDEX witness_care_step_case ON witness_care_step (case_id, recorded_at);

DO $do$
DECLARE t text;
BEGIN
  PERFORM mips.keep_with_record('statement', 'record_id'), mips.keep_with_record('witness_contact', 'record_id'), mips.keep_with_record('witness_care_step', 'case_id');
  REVOKE UPDATE ON statement, witness_contact, witness_care_step FROM mips_app;
  -- Whose words they are may be more restricted than the record: then there is no statement of theirs for this reader.
  FOREACH t IN ARRAY ARRAY['statement', 'witness_contact', 'witness_care_step'] LOOP
    EXECUTE format('CREATE POLICY of_person ON %I AS RESTRICTIVE FOR SELECT USING (person_record_id IS NULL OR EXISTS (SELECT 1 FROM person_record p WHERE p.id = person_record_id))', t);
  END LOOP;
END $do$;
-- Words of somebody who is restricted later must not be read in the history of the record: signed ones are not changed, and what is done to a draft is in the audit.
DROP TRIGGER z_keep_history ON statement;
GRANT UPDATE (is_key, state, revision, text, facts, exhibits, declaration, age_words, witness_signed_at, witness_way, witness_mark, officer_signed_at, officer_signed_by, officer_way, officer_mark, signed_sha256, discarded_at, discarded_by, discarded_reason) ON statement TO mips_app;
CREATE POLICY of_care ON witness_contact AS RESTRICTIVE FOR SELECT USING ((SELECT mips.actor_id()) IS NULL OR (SELECT mips.may('witness.care.read')));

-- What was signed stands, whoever asks.
CREATE FUNCTION mips.keep_signed_statement() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.state <> 'DRAFT' AND (NEW.text, NEW.facts, NEW.exhibits, NEW.declaration, NEW.age_words, NEW.witness_signed_at, NEW.witness_way, NEW.witness_mark, NEW.signed_sha256) IS DISTINCT FROM (OLD.text, OLD.facts, OLD.exhibits, OLD.declaration, OLD.age_words, OLD.witness_signed_at, OLD.witness_way, OLD.witness_mark, OLD.signed_sha256) THEN
    RAISE EXCEPTION 'a signed statement is not changed' USING ERRCODE = '23514';
  END IF;
  IF OLD.state IN ('SIGNED', 'DISCARDED') AND NEW.state <> OLD.state OR OLD.state = 'WITNESS_SIGNED' AND NEW.state IN ('DRAFT', 'DISCARDED') THEN
    RAISE EXCEPTION 'a signed statement is not taken back' USING ERRCODE = '23514';
  END IF;
  IF OLD.officer_signed_at IS NOT NULL AND (NEW.officer_signed_at, NEW.officer_signed_by, NEW.officer_way, NEW.officer_mark) IS DISTINCT FROM (OLD.officer_signed_at, OLD.officer_signed_by, OLD.officer_way, OLD.officer_mark) THEN
    RAISE EXCEPTION 'a signature is not changed' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION mips.keep_signed_statement() FROM PUBLIC;
CREATE TRIGGER c_signed_stays BEFORE UPDATE ON statement FOR EACH ROW EXECUTE FUNCTION mips.keep_signed_statement();

-- A record and the crimes and incidents that it arises from: whose statements it has.
CREATE FUNCTION mips.statement_sources(p_record uuid) RETURNS uuid[] LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT array_agg(x.id) FROM (SELECT p_record AS id UNION SELECT e.id FROM link k JOIN event e ON e.id = k.to_id WHERE k.from_id = p_record AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL AND e.kind IN ('Incident', 'Crime') AND mips.may_see_kind(e.kind)) x $$;

-- The people whom these records name in some roles, nobody twice, with what is known of how they are reached.
CREATE FUNCTION mips.statement_people(p_records uuid[], p_roles text[]) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('personRecordId', x.id, 'nominalId', x.nominal_id, 'role', x.role, 'forename', b.forename, 'middle', b.middle, 'surname', b.surname, 'dob', b.dob, 'address', b.address,
      'phone', (SELECT o.key_value FROM link k JOIN person_record r ON r.id = k.from_id JOIN object o ON o.id = k.to_id WHERE r.nominal_id = x.nominal_id AND k.role = 'PHONE_OF' AND k.valid_to IS NULL ORDER BY k.created_at DESC, k.id LIMIT 1)) ORDER BY b.surname, b.forename, x.id), '[]')
    FROM (SELECT DISTINCT ON (p.nominal_id) p.id, p.nominal_id, k.role FROM link k JOIN person_record p ON p.id = k.to_id WHERE k.from_id = ANY (p_records) AND k.role = ANY (p_roles) AND k.valid_to IS NULL ORDER BY p.nominal_id, k.created_at, k.id) x
    JOIN mips.nominal_briefs(ARRAY(SELECT DISTINCT p.nominal_id FROM link k JOIN person_record p ON p.id = k.to_id WHERE k.from_id = ANY (p_records) AND k.role = ANY (p_roles) AND k.valid_to IS NULL)) b ON b.nominal_id = x.nominal_id $$;

-- The statements of records, oldest first, each with whose words they are.
CREATE FUNCTION mips.statements_of(p_records uuid[], p_id uuid) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'recordId', s.record_id, 'recordKind', r.kind, 'recordReference', r.reference, 'marking', r.marking, 'kind', s.kind, 'state', s.state, 'isKey', s.is_key, 'revision', s.revision, 'text', s.text, 'facts', s.facts,
      'exhibits', to_jsonb(s.exhibits), 'personRecordId', s.person_record_id, 'nominalId', p.nominal_id, 'forename', b.forename, 'middle', b.middle, 'surname', b.surname, 'dob', b.dob, 'officer', mips.officer_json(s.officer_id), 'begunBy', mips.officer_json(s.begun_by), 'begunAt', s.begun_at,
      'declaration', s.declaration, 'ageWords', s.age_words, 'witnessSignedAt', s.witness_signed_at, 'witnessWay', s.witness_way, 'witnessMark', s.witness_mark, 'officerSignedAt', s.officer_signed_at, 'officerWay', s.officer_way, 'officerMark', s.officer_mark,
      'signedSha256', s.signed_sha256, 'discardedAt', s.discarded_at, 'discardedReason', s.discarded_reason) ORDER BY s.begun_at, s.id), '[]')
    FROM statement s JOIN record r ON r.id = s.record_id LEFT JOIN person_record p ON p.id = s.person_record_id
    LEFT JOIN mips.nominal_briefs(ARRAY(SELECT DISTINCT q.nominal_id FROM statement t JOIN person_record q ON q.id = t.person_record_id WHERE t.record_id = ANY (p_records))) b ON b.nominal_id = p.nominal_id
   WHERE s.record_id = ANY (p_records) AND (p_id IS NULL OR s.id = p_id) AND (s.officer_id IS NOT NULL OR b.nominal_id IS NOT NULL) AND mips.may_see_kind(r.kind) $$;

-- How the witnesses of records are reached, as it was told there: the newest for each person.
CREATE FUNCTION mips.witness_contacts(p_records uuid[]) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x."nominalId"), '[]') FROM (
    SELECT DISTINCT ON (p.nominal_id) p.nominal_id AS "nominalId", c.address, c.phone, c.email, c.safe_words AS "safeWords", mips.officer_json(c.kept_by) AS by, c.kept_at AS at
      FROM witness_contact c JOIN person_record p ON p.id = c.person_record_id WHERE c.record_id = ANY (p_records) ORDER BY p.nominal_id, c.kept_at DESC, c.id DESC) x $$;
GRANT EXECUTE ON FUNCTION mips.statement_sources(uuid), mips.statement_people(uuid[], text[]), mips.statements_of(uuid[], uuid), mips.witness_contacts(uuid[]) TO mips_app;
