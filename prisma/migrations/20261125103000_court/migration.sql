-- Hearings and results of courts on cases: the diary, who was needed and came, what each offence came to, how the person was remanded, and the messages that told it.
CREATE TABLE court_result_code (code int PRIMARY KEY CHECK (code BETWEEN 1 AND 9999), label text NOT NULL, type text NOT NULL CHECK (type IN ('F', 'I', 'P', '')), label_folded text NOT NULL);
COMMENT ON TABLE court_result_code IS 'A result of the courts by its code in the national list: F final, I interim, P part of another result (Ministry of Justice public standing data).';
GRANT SELECT ON court_result_code TO mips_app;

CREATE TABLE court_hearing (
  id uuid PRIMARY KEY DEFAULT new_id(), case_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, court_code text NOT NULL REFERENCES organisation_unit (code), day date NOT NULL, at_time text CHECK (at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'), type text NOT NULL,
  origin text NOT NULL CHECK (origin IN ('CHARGE', 'PERSON', 'COURT')), court_reference text, listed_by uuid REFERENCES app_user (id), listed_at timestamptz(3) NOT NULL, heard_at timestamptz(3), vacated_at timestamptz(3), vacated_by uuid REFERENCES app_user (id), vacate_reason text,
  CHECK ((vacated_at IS NULL) = (vacate_reason IS NULL)), CHECK (heard_at IS NULL OR vacated_at IS NULL));
COMMENT ON TABLE court_hearing IS 'A hearing of a case: the first one of the charge, one that was entered, or one that a result of the court named.';
CREATE UNIQUE INDEX court_hearing_one ON court_hearing (case_id, court_code, day) WHERE vacated_at IS NULL;
CREATE INDEX court_hearing_day ON court_hearing (day, court_code) WHERE vacated_at IS NULL;

CREATE TABLE court_hearing_person (
  id uuid PRIMARY KEY DEFAULT new_id(), hearing_id uuid NOT NULL REFERENCES court_hearing (id) ON DELETE CASCADE, case_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, person_id uuid NOT NULL, part text NOT NULL CHECK (part IN ('DEFENDANT', 'WITNESS', 'POLICE', 'VICTIM')),
  is_needed boolean NOT NULL, warned_on date, attended text CHECK (attended IN ('YES', 'NO', 'EXCUSED')), note text, kept_by uuid REFERENCES app_user (id), kept_at timestamptz(3) NOT NULL, UNIQUE (hearing_id, person_id, part));
COMMENT ON TABLE court_hearing_person IS 'Who is needed at a hearing, since when they know, and whether they came. A police witness by the id of the user.';
CREATE INDEX court_hearing_person_case ON court_hearing_person (case_id);

CREATE TABLE court_message (
  id uuid PRIMARY KEY DEFAULT new_id(), receiver text NOT NULL, number text NOT NULL, case_id uuid, acl_id int NOT NULL DEFAULT 0, reference text, content jsonb NOT NULL, state text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'APPLIED', 'EXCEPTION', 'SETTLED')),
  exceptions jsonb NOT NULL DEFAULT '[]', answers jsonb NOT NULL DEFAULT '{"defendants": [], "offences": []}', received_at timestamptz(3) NOT NULL, tried_at timestamptz(3), settled_by uuid REFERENCES app_user (id), settled_at timestamptz(3), settle_reason text,
  UNIQUE (receiver, number), CHECK (state <> 'SETTLED' OR settled_at IS NOT NULL), CHECK (state <> 'EXCEPTION' OR exceptions <> '[]'));
COMMENT ON TABLE court_message IS 'Results of a court as they came in, kept once by their number there: applied, or waiting for a person with what keeps them.';
CREATE INDEX court_message_open ON court_message (received_at) WHERE state IN ('WAITING', 'EXCEPTION');
CREATE INDEX court_message_case ON court_message (case_id);

CREATE TABLE court_result (
  id uuid PRIMARY KEY DEFAULT new_id(), case_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, hearing_id uuid NOT NULL REFERENCES court_hearing (id), line_id uuid NOT NULL REFERENCES case_line (id), person_record_id uuid NOT NULL REFERENCES record (id), plea text, verdict text, results jsonb NOT NULL,
  state_before text NOT NULL, state_after text NOT NULL, previous_before text, is_conviction boolean NOT NULL, digest text NOT NULL, message_id uuid REFERENCES court_message (id), entered_by uuid REFERENCES app_user (id), entered_at timestamptz(3) NOT NULL, replaced_at timestamptz(3));
COMMENT ON TABLE court_result IS 'What one offence came to at one hearing. It is never changed: where the court puts it right, another takes its place.';
CREATE UNIQUE INDEX court_result_one ON court_result (hearing_id, line_id) WHERE replaced_at IS NULL;
CREATE INDEX court_result_case ON court_result (case_id, entered_at);
CREATE INDEX court_result_person ON court_result (person_record_id) WHERE replaced_at IS NULL;

CREATE TABLE court_remand (
  id uuid PRIMARY KEY DEFAULT new_id(), case_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, hearing_id uuid NOT NULL REFERENCES court_hearing (id), person_record_id uuid NOT NULL REFERENCES record (id), from_on date NOT NULL,
  remand text NOT NULL CHECK (remand IN ('CB', 'UB', 'PB', 'PR', 'LA', 'SA', 'NA')), conditions text[] NOT NULL DEFAULT '{}', message_id uuid REFERENCES court_message (id), set_by uuid REFERENCES app_user (id), set_at timestamptz(3) NOT NULL);
COMMENT ON TABLE court_remand IS 'How a court remanded somebody from a day on: the next one takes its place and deletes nothing; NA when the case is over for them.';
CREATE INDEX court_remand_case ON court_remand (case_id, person_record_id, from_on);
CREATE INDEX court_remand_person ON court_remand (person_record_id, from_on);

CREATE TABLE court_limit_extension (
  id uuid PRIMARY KEY DEFAULT new_id(), case_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, person_record_id uuid NOT NULL REFERENCES record (id), granted_on date NOT NULL, until_on date NOT NULL CHECK (until_on > granted_on), kept_by uuid NOT NULL REFERENCES app_user (id), kept_at timestamptz(3) NOT NULL);
COMMENT ON TABLE court_limit_extension IS 'A custody time limit that a court extended, while it still ran.';
CREATE INDEX court_limit_extension_case ON court_limit_extension (case_id);

DO $do$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['court_hearing', 'court_hearing_person', 'court_result', 'court_remand', 'court_limit_extension', 'court_message'] LOOP
    PERFORM mips.keep_with_record(t, 'case_id');
    EXECUTE format('REVOKE UPDATE ON %I FROM mips_app', t);
  END LOOP;
END $do$;
GRANT UPDATE (heard_at, court_reference, vacated_at, vacated_by, vacate_reason) ON court_hearing TO mips_app;
GRANT UPDATE (is_needed, warned_on, attended, note, kept_by, kept_at) ON court_hearing_person TO mips_app;
GRANT UPDATE (replaced_at) ON court_result TO mips_app;
GRANT UPDATE (case_id, acl_id, state, exceptions, answers, tried_at, settled_by, settled_at, settle_reason) ON court_message TO mips_app;

-- A message that no case was found for has no list: case progression sees it, and the job that keeps it.
DROP TRIGGER z_keep_history ON court_message;
DROP TRIGGER a_take_acl ON court_message;
CREATE TRIGGER a_take_acl BEFORE INSERT ON court_message FOR EACH ROW WHEN (NEW.case_id IS NOT NULL) EXECUTE FUNCTION mips.take_acl('case_id');
DROP POLICY sel ON court_message;
CREATE POLICY sel ON court_message FOR SELECT USING (acl_id = ANY ((SELECT mips.my_acls())::int[]) AND (case_id IS NOT NULL OR (SELECT mips.actor_id()) IS NULL OR (SELECT mips.may('case.progress.record'))));

-- A step that a result of the court took was taken by nobody of the force.
ALTER TABLE case_step ALTER COLUMN taken_by DROP NOT NULL;

-- The diary: hearings of days, with how many of those whom the reader may see are needed there and do not know it yet.
CREATE FUNCTION mips.court_diary(p_from date, p_to date, p_court text, p_limit int) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(jsonb_agg(to_jsonb(x)), '[]') FROM (
    SELECT h.id, h.case_id AS "caseId", c.urn, e.title, e.status AS state, h.day::text AS day, h.at_time AS time, h.type, h.origin, h.court_code AS "courtCode", u.name AS "courtName", u.kind AS "courtKind", h.heard_at IS NOT NULL AS "isHeard", mips.officer_json(c.officer_id) AS officer,
        (SELECT count(*)::int FROM court_hearing_person p WHERE p.hearing_id = h.id AND p.is_needed AND (p.part = 'POLICE' OR EXISTS (SELECT 1 FROM record x WHERE x.id = p.person_id))) AS needed, (SELECT count(*)::int FROM court_hearing_person p WHERE p.hearing_id = h.id AND p.is_needed AND p.warned_on IS NULL AND p.attended IS NULL AND (p.part = 'POLICE' OR EXISTS (SELECT 1 FROM record x WHERE x.id = p.person_id))) AS "notWarned"
      FROM court_hearing h JOIN prosecution_case c ON c.id = h.case_id JOIN event e ON e.id = c.id JOIN organisation_unit u ON u.code = h.court_code
     WHERE h.vacated_at IS NULL AND h.day BETWEEN p_from AND p_to AND (p_court IS NULL OR h.court_code = p_court) AND mips.may_see_kind('Case') ORDER BY h.day, u.name, h.court_code, h.at_time NULLS LAST, c.urn, h.id LIMIT p_limit) x $$;

-- What the courts say of a person now: convictions, the remand that holds with its conditions, and the hearings that come. The case itself for those alone who see cases.
CREATE FUNCTION mips.court_of_nominal(p_nominal uuid, p_today date) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH mine AS (SELECT p.id FROM person_record p WHERE p.nominal_id = p_nominal)
  SELECT jsonb_build_object(
    'results', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'caseId', CASE WHEN mips.may_see_kind('Case') THEN r.case_id END, 'urn', CASE WHEN mips.may_see_kind('Case') THEN c.urn END, 'offence', o.title, 'code', o.offence_code, 'day', h.day::text, 'court', u.name, 'courtKind', u.kind, 'plea', r.plea, 'verdict', r.verdict,
        'results', r.results, 'isConviction', r.is_conviction, 'state', r.state_after, 'lineId', r.line_id) ORDER BY h.day DESC, r.entered_at DESC, r.id), '[]')
        FROM court_result r JOIN court_hearing h ON h.id = r.hearing_id JOIN prosecution_case c ON c.id = r.case_id JOIN case_line l ON l.id = r.line_id JOIN event_offence o ON o.id = l.offence_id JOIN organisation_unit u ON u.code = h.court_code
       WHERE r.person_record_id IN (SELECT id FROM mine) AND r.replaced_at IS NULL),
    'remands', (SELECT coalesce(jsonb_agg(to_jsonb(x)), '[]') FROM (SELECT DISTINCT ON (m.case_id) m.id, CASE WHEN mips.may_see_kind('Case') THEN m.case_id END AS "caseId", CASE WHEN mips.may_see_kind('Case') THEN c.urn END AS urn, m.remand, m.from_on::text AS "from", to_jsonb(m.conditions) AS conditions, u.name AS court, u.kind AS "courtKind"
        FROM court_remand m JOIN court_hearing h ON h.id = m.hearing_id JOIN prosecution_case c ON c.id = m.case_id JOIN organisation_unit u ON u.code = h.court_code WHERE m.person_record_id IN (SELECT id FROM mine) AND m.from_on <= p_today ORDER BY m.case_id, m.from_on DESC, m.set_at DESC, m.id) x),
    'hearings', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'caseId', CASE WHEN mips.may_see_kind('Case') THEN h.case_id END, 'urn', CASE WHEN mips.may_see_kind('Case') THEN c.urn END, 'day', h.day::text, 'time', h.at_time, 'type', h.type, 'court', u.name, 'courtKind', u.kind) ORDER BY h.day, h.id), '[]')
        FROM court_hearing h JOIN prosecution_case c ON c.id = h.case_id JOIN organisation_unit u ON u.code = h.court_code
       WHERE h.vacated_at IS NULL AND h.heard_at IS NULL AND h.day >= p_today AND EXISTS (SELECT 1 FROM case_line l JOIN event_offence o ON o.id = l.offence_id WHERE l.case_id = h.case_id AND l.person_record_id IN (SELECT id FROM mine))))
  FROM nominal n WHERE n.id = p_nominal AND mips.may_see_kind('Nominal') $$;
GRANT EXECUTE ON FUNCTION mips.court_diary(date, date, text, int), mips.court_of_nominal(uuid, date) TO mips_app;

-- Whether a message waits to be applied: yes or no, and nothing of any message. So a job that finds nothing opens no audited transaction.
CREATE FUNCTION mips.court_work() RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[] := mips.open_ledger(); v_found boolean;
BEGIN
  SELECT EXISTS (SELECT 1 FROM court_message m WHERE m.state = 'WAITING') INTO v_found;
  PERFORM mips.close_ledger(v_held);
  RETURN v_found;
END $$;
REVOKE EXECUTE ON FUNCTION mips.court_work() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.court_work() TO mips_app;
