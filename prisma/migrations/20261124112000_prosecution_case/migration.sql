-- Prosecution cases: which records a case is made of, where each line of it stands, and the few words that are written in its forms. A fact that custody, investigation, property or victim care keeps is read from there and never copied.
DO $do$
BEGIN
  EXECUTE replace(pg_get_functiondef('mips.may_see_kind(text)'::regprocedure), 'ELSE ''nobody''', 'WHEN ''Case'' THEN ''case.record.read'' ELSE ''nobody''');
  EXECUTE replace(pg_get_functiondef('mips.readable_event_kinds()'::regprocedure), '(''Crime'', ''incident.event.read'')', '(''Crime'', ''incident.event.read''), (''Case'', ''case.record.read'')');
  IF pg_get_functiondef('mips.may_see_kind(text)'::regprocedure) NOT LIKE '%case.record.read%' OR pg_get_functiondef('mips.readable_event_kinds()'::regprocedure) NOT LIKE '%case.record.read%' THEN
    RAISE EXCEPTION 'the kinds of record were not extended by Case';
  END IF;
END $do$;

-- The days of an offence stand on its one row, for charge sheet, national computer and court; where they are empty those of the crime hold.
ALTER TABLE event_offence ADD COLUMN date_code int CHECK (date_code BETWEEN 1 AND 6), ADD COLUMN start_on date, ADD COLUMN end_on date, ADD COLUMN place_text text, ADD CONSTRAINT event_offence_days CHECK (end_on IS NULL OR start_on IS NULL OR end_on >= start_on);
COMMENT ON COLUMN event_offence.date_code IS 'What the days mean, as the court takes it: 1 on, 2 before, 3 after, 4 between, 5 on or about, 6 on or before. Empty where the times of the crime hold.';

CREATE TABLE prosecution_case (
  id uuid PRIMARY KEY, acl_id int NOT NULL DEFAULT 0, urn text NOT NULL CHECK (urn ~ '^[A-Z0-9]{4}[0-9]{3,7}$'), opened_by_way text NOT NULL CHECK (opened_by_way IN ('CHARGE', 'REQUISITION', 'SUMMONS', 'ADVICE')), officer_id uuid NOT NULL REFERENCES app_user (id),
  unit_code text, facts jsonb NOT NULL DEFAULT '{}', opened_by uuid NOT NULL REFERENCES app_user (id), opened_at timestamptz(3) NOT NULL, edited_at timestamptz(3) NOT NULL, submitted_at timestamptz(3), submitted_by uuid REFERENCES app_user (id),
  certified_at timestamptz(3), certified_by uuid REFERENCES app_user (id), CHECK ((certified_at IS NULL) = (certified_by IS NULL)), CHECK ((submitted_at IS NULL) = (submitted_by IS NULL)));
COMMENT ON TABLE prosecution_case IS 'A prosecution: its reference, officer, and what is said of the whole case and of nothing else. Its people, exhibits and the records that it arises from are links.';
-- The list is part of the key: a reference is refused to whoever may see the case that has it, and tells nobody else that there is one.
CREATE UNIQUE INDEX prosecution_case_urn ON prosecution_case (urn, acl_id);
CREATE INDEX prosecution_case_officer ON prosecution_case (officer_id, opened_at DESC);
CREATE INDEX prosecution_case_unit ON prosecution_case (unit_code, opened_at DESC);

CREATE TABLE case_line (
  id uuid PRIMARY KEY DEFAULT new_id(), case_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, person_record_id uuid NOT NULL REFERENCES record (id), custody_record_id uuid REFERENCES record (id), offence_id uuid NOT NULL REFERENCES event_offence (id),
  sequence int NOT NULL CHECK (sequence BETWEEN 1 AND 99), state text NOT NULL, previous_state text, facts jsonb NOT NULL DEFAULT '{}');
COMMENT ON TABLE case_line IS 'One offence of one defendant: the row of the offence that custody and the charge sheet have, and where it stands.';
CREATE INDEX case_line_case ON case_line (case_id, sequence);
-- Against a duplicate prosecution: an offence is in one case.
CREATE UNIQUE INDEX case_line_offence ON case_line (offence_id, acl_id);

CREATE TABLE case_person (
  id uuid PRIMARY KEY DEFAULT new_id(), case_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, person_id uuid NOT NULL, part text NOT NULL CHECK (part IN ('DEFENDANT', 'VICTIM', 'WITNESS')), facts jsonb NOT NULL DEFAULT '{}', changed_at timestamptz(3) NOT NULL,
  changed_by uuid NOT NULL REFERENCES app_user (id), UNIQUE (case_id, person_id, part));
COMMENT ON TABLE case_person IS 'What the case alone knows of a defendant, victim or witness: languages, availability, the print of the national computer. A police witness by the id of the user.';

CREATE TABLE case_step (
  id uuid PRIMARY KEY DEFAULT new_id(), case_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, line_id uuid NOT NULL REFERENCES case_line (id), step text NOT NULL, from_state text NOT NULL, to_state text NOT NULL, reason text,
  taken_by uuid NOT NULL REFERENCES app_user (id), taken_at timestamptz(3) NOT NULL);
COMMENT ON TABLE case_step IS 'Each step of each line of a case; rows are added and never changed.';
CREATE INDEX case_step_case ON case_step (case_id, taken_at);

CREATE TABLE case_form (
  id uuid PRIMARY KEY DEFAULT new_id(), case_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, code text NOT NULL, subject_id uuid, version int NOT NULL, words jsonb NOT NULL, written_by uuid NOT NULL REFERENCES app_user (id), written_at timestamptz(3) NOT NULL,
  signed_by uuid REFERENCES app_user (id), signed_at timestamptz(3), CHECK ((signed_at IS NULL) = (signed_by IS NULL)));
COMMENT ON TABLE case_form IS 'The words that are written in a form, version by version; the newest holds. Everything else on a form is read from the store when it is shown.';
CREATE UNIQUE INDEX case_form_version ON case_form (case_id, code, coalesce(subject_id, '00000000-0000-0000-0000-000000000000'), version);

CREATE TABLE case_paper (
  id uuid PRIMARY KEY DEFAULT new_id(), case_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, code text NOT NULL, subject_id uuid, form_version int, recipient text NOT NULL, sha256 text NOT NULL, given_by uuid NOT NULL REFERENCES app_user (id), given_at timestamptz(3) NOT NULL);
COMMENT ON TABLE case_paper IS 'A form of a case that was printed: which version, for whom, and the hash of the file.';
CREATE INDEX case_paper_case ON case_paper (case_id, given_at DESC);

CREATE TABLE case_check (
  id uuid PRIMARY KEY DEFAULT new_id(), case_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, act text NOT NULL CHECK (act IN ('SUBMITTED', 'RETURNED', 'CERTIFIED')), unit_code text, rules_version text NOT NULL, blocks int NOT NULL, warnings int NOT NULL, kept int NOT NULL, of_rules int NOT NULL,
  broken text[] NOT NULL DEFAULT '{}', reason text, made_by uuid NOT NULL REFERENCES app_user (id), made_at timestamptz(3) NOT NULL, stored_at timestamptz(3) NOT NULL DEFAULT clock_timestamp());
COMMENT ON TABLE case_check IS 'How a file stood by the file-quality rules when it was submitted, returned or certified: kept once, never made anew from a later file.';
CREATE INDEX case_check_case ON case_check (case_id, made_at DESC);
CREATE INDEX case_check_unit ON case_check (unit_code, made_at DESC);

CREATE TABLE case_hold (
  id uuid PRIMARY KEY DEFAULT new_id(), case_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, held_by uuid NOT NULL REFERENCES app_user (id), held_at timestamptz(3) NOT NULL, reason text, ended_at timestamptz(3), ended_by uuid REFERENCES app_user (id));
COMMENT ON TABLE case_hold IS 'Who has a case open, and who took it from them and why.';
CREATE UNIQUE INDEX case_hold_live ON case_hold (case_id) WHERE ended_at IS NULL;

DO $do$
DECLARE t text;
BEGIN
  PERFORM mips.keep_with_record('prosecution_case', 'id');
  FOREACH t IN ARRAY ARRAY['case_line', 'case_person', 'case_step', 'case_form', 'case_paper', 'case_check', 'case_hold'] LOOP
    PERFORM mips.keep_with_record(t, 'case_id');
    EXECUTE format('REVOKE UPDATE ON %I FROM mips_app', t);
  END LOOP;
END $do$;
GRANT UPDATE (state, previous_state, facts) ON case_line TO mips_app;
GRANT UPDATE (facts, changed_at, changed_by) ON case_person TO mips_app;
GRANT UPDATE (signed_by, signed_at) ON case_form TO mips_app;
GRANT UPDATE (ended_at, ended_by) ON case_hold TO mips_app;

-- The people of a case as the Golden Nominal has them today.
CREATE FUNCTION mips.case_people(p_people uuid[]) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('personRecordId', x.id, 'nominalId', x.nominal_id, 'reference', b.reference, 'forename', b.forename, 'middle', b.middle, 'surname', b.surname, 'dob', b.dob, 'sex', b.sex,
      'isGolden', n.status = 'ACTIVE' AND n.merged_into_id IS NULL,
      'isJoinInQuestion', EXISTS (SELECT 1 FROM identity_proposal q JOIN person_record o ON o.id IN (q.person_record_a, q.person_record_b) WHERE o.nominal_id = x.nominal_id AND q.status = 'OPEN' AND q.proposed_by IS NOT NULL),
      'ethnicitySelf', (SELECT r.ethnicity_self FROM person_record r WHERE r.nominal_id = x.nominal_id AND r.ethnicity_self IS NOT NULL ORDER BY r.source_tier, r.created_at DESC, r.id LIMIT 1),
      'ethnicityObserved', (SELECT r.ethnicity_observed FROM person_record r WHERE r.nominal_id = x.nominal_id AND r.ethnicity_observed IS NOT NULL ORDER BY r.source_tier, r.created_at DESC, r.id LIMIT 1),
      'nationality', (SELECT r.nationality FROM person_record r WHERE r.nominal_id = x.nominal_id AND r.nationality IS NOT NULL ORDER BY r.source_tier, r.created_at DESC, r.id LIMIT 1),
      'pncId', (SELECT i.value FROM person_identifier i JOIN person_record r ON r.id = i.person_record_id WHERE r.nominal_id = x.nominal_id AND i.type = 'PNC' AND i.is_valid ORDER BY i.created_at DESC, i.id LIMIT 1),
      'croNumber', (SELECT i.value FROM person_identifier i JOIN person_record r ON r.id = i.person_record_id WHERE r.nominal_id = x.nominal_id AND i.type = 'CRO' AND i.is_valid ORDER BY i.created_at DESC, i.id LIMIT 1),
      'phone', (SELECT o.key_value FROM link k JOIN person_record r ON r.id = k.from_id JOIN object o ON o.id = k.to_id WHERE r.nominal_id = x.nominal_id AND k.role = 'PHONE_OF' AND k.valid_to IS NULL ORDER BY k.created_at DESC, k.id LIMIT 1),
      'home', (SELECT jsonb_build_object('lines', to_jsonb(ARRAY(SELECT left(w, 35) FROM unnest(ARRAY[concat_ws(', ', nullif(l.sub_building, ''), nullif(l.building_name, '')), concat_ws(' ', nullif(l.building_number, ''), nullif(l.street, '')), l.locality, l.town]) AS w WHERE w <> '')), 'postcode', l.postcode, 'line', mips.address_line(l))
        FROM link k JOIN person_record r ON r.id = k.from_id JOIN location l ON l.id = k.to_id WHERE r.nominal_id = x.nominal_id AND k.role = 'LIVES' AND k.valid_to IS NULL ORDER BY k.created_at DESC, k.id LIMIT 1))), '[]')
    FROM person_record x JOIN nominal n ON n.id = x.nominal_id JOIN mips.nominal_briefs(ARRAY(SELECT DISTINCT p.nominal_id FROM person_record p WHERE p.id = ANY (p_people))) b ON b.nominal_id = x.nominal_id WHERE x.id = ANY (p_people) $$;

-- The crimes, incidents and stays that a case arises from, with when and where.
CREATE FUNCTION mips.case_sources(p_case uuid) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'reference', r.reference, 'title', e.title, 'from', e.occurred_from, 'to', e.occurred_to,
      'place', (SELECT mips.address_line(l) FROM location l WHERE l.id = mips.place_of_event(e.id)), 'flags', coalesce((SELECT to_jsonb(c.flags) FROM crime c WHERE c.id = e.id), '[]')) ORDER BY e.kind, e.occurred_from, e.id), '[]')
    FROM link k JOIN event e ON e.id = k.to_id JOIN record r ON r.id = e.id WHERE k.from_id = p_case AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL AND mips.may_see_kind(e.kind) $$;

-- What stays in custody know: who was held, since when, on which number, the charges and the bail that runs.
CREATE FUNCTION mips.case_stays(p_stays uuid[]) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'aclId', c.acl_id, 'custodyNumber', c.custody_number, 'stationCode', c.station_code, 'station', (SELECT u.name FROM organisation_unit u WHERE u.code = c.station_code), 'state', c.state, 'releasedAt', c.released_at,
      'personRecordId', (SELECT k.to_id FROM link k JOIN person_record p ON p.id = k.to_id WHERE k.from_id = c.id AND k.role = 'DETAINEE' AND k.valid_to IS NULL ORDER BY k.created_at, k.id LIMIT 1),
      'arrests', to_jsonb(mips.arrests_of_stay(c.id)),
      'arrestedAt', (SELECT min(a.arrested_at) FROM arrest a WHERE a.id = ANY (mips.arrests_of_stay(c.id))),
      'officers', (SELECT coalesce(jsonb_agg(DISTINCT mips.officer_json(o.user_id)), '[]') FROM event_officer o WHERE o.event_id = ANY (mips.arrests_of_stay(c.id)) AND o.role = 'ARRESTING'),
      'asn', (SELECT s.asn FROM arrest_summons s WHERE s.arrest_id = ANY (mips.arrests_of_stay(c.id)) ORDER BY s.made_at, s.arrest_id LIMIT 1),
      'isAsnListed', EXISTS (SELECT 1 FROM arrest_summons s JOIN organisation_unit u ON u.kind = 'police' AND left(u.code, 4) = substr(s.asn, 3, 4) WHERE s.arrest_id = ANY (mips.arrests_of_stay(c.id))),
      'sources', (SELECT coalesce(jsonb_agg(DISTINCT e.id), '[]') FROM link i JOIN event e ON e.id = i.to_id WHERE i.from_id = ANY (mips.arrests_of_stay(c.id)) AND i.role = 'ARISES_FROM' AND i.valid_to IS NULL AND e.kind = 'Incident'),
      'interviews', (SELECT count(DISTINCT i.root_id)::int FROM custody_interview i WHERE i.custody_record_id = c.id AND i.state = 'ENDED'),
      'charges', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'chargedAt', g.charged_at, 'chargedBy', mips.officer_json(g.charged_by), 'decisionMaker', g.decision_maker, 'cpsUrn', g.cps_urn, 'court', g.court, 'courtAt', g.court_at, 'reply', g.reply,
          'isBailRefused', g.is_bail_refused, 'groundsCodes', g.grounds_codes, 'groundsText', g.grounds_text, 'createdAt', g.created_at) ORDER BY g.charged_at, g.id), '[]') FROM custody_charge g WHERE g.custody_record_id = c.id),
      'conditions', (SELECT coalesce(jsonb_agg(jsonb_build_object('words', k.words, 'condition', k.condition, 'from', k.from_at) ORDER BY k.from_at, k.id), '[]') FROM custody_bail b JOIN custody_bail_condition k ON k.bail_id = b.id
          WHERE b.custody_record_id = c.id AND b.kind = 'POST_CHARGE' AND k.ended_at IS NULL)) ORDER BY c.arrived_at, c.id), '[]')
    FROM custody_record c WHERE c.id = ANY (p_stays) AND mips.may_see_kind('CustodyRecord') $$;

-- The crimes that were recorded on incidents.
CREATE FUNCTION mips.crimes_of_incidents(p_incidents uuid[]) RETURNS uuid[] LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT c.id), '{}') FROM link k JOIN crime c ON c.id = k.from_id WHERE k.to_id = ANY (p_incidents) AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL $$;

-- Everything seized for the records of a case, with its moves and whether the case relies on it.
CREATE FUNCTION mips.case_exhibits(p_case uuid, p_sources uuid[]) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'reference', x.exhibit_ref, 'kind', x.kind, 'description', x.description, 'seizedAt', x.seized_at, 'seizedBy', mips.officer_json(x.seized_by),
      'linkId', (SELECT k.id FROM link k WHERE k.from_id = p_case AND k.to_id = x.id AND k.role = 'EXHIBIT' AND k.valid_to IS NULL ORDER BY k.created_at, k.id LIMIT 1),
      'moves', (SELECT coalesce(jsonb_agg(jsonb_build_object('at', m.at, 'fromKind', m.from_kind, 'fromId', m.from_id, 'toKind', m.to_kind, 'toId', m.to_id, 'purpose', m.purpose, 'sealBefore', m.seal_before, 'sealAfter', m.seal_after,
          'givenBy', m.given_by, 'receivedBy', m.received_by, 'witness', m.witness, 'reason', m.reason) ORDER BY m.number), '[]') FROM exhibit_move m WHERE m.exhibit_id = x.id)) ORDER BY x.seized_at, x.id), '[]')
    FROM exhibit x WHERE x.source_id = ANY (p_sources) AND mips.may_see_kind('Exhibit') $$;

-- The care of victims on the crimes of a case, the last word of each.
CREATE FUNCTION mips.case_victims(p_crimes uuid[]) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('personRecordId', v.id, 'needs', n.answer, 'plan', p.answer,
      'steps', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'at', s.at) ORDER BY s.at, s.id), '[]') FROM victim_step s WHERE s.crime_id = ANY (p_crimes) AND s.victim_id = v.id))), '[]')
    FROM (SELECT DISTINCT x.victim_id AS id FROM (SELECT a.victim_id FROM victim_needs a WHERE a.crime_id = ANY (p_crimes) UNION SELECT a.victim_id FROM victim_plan a WHERE a.crime_id = ANY (p_crimes) UNION SELECT a.victim_id FROM victim_step a WHERE a.crime_id = ANY (p_crimes)) x) v
    LEFT JOIN LATERAL (SELECT jsonb_build_object('measures', a.measures, 'words', a.view_words, 'isEnhanced', a.is_enhanced) AS answer FROM victim_needs a WHERE a.crime_id = ANY (p_crimes) AND a.victim_id = v.id ORDER BY a.recorded_at DESC, a.id LIMIT 1) n ON true
    LEFT JOIN LATERAL (SELECT jsonb_build_object('enoughWays', a.enough_ways, 'everyDays', a.every_days, 'safeInstructions', a.safe_instructions) AS answer FROM victim_plan a WHERE a.crime_id = ANY (p_crimes) AND a.victim_id = v.id ORDER BY a.recorded_at DESC, a.id LIMIT 1) p ON true $$;

-- Whether a record behind a case changed after its file was certified, as far as this reader sees them. Times of the database are held against that of the database, times of the acts against that of the act.
CREATE FUNCTION mips.case_changed_since(p_case uuid, p_stays uuid[], p_offences uuid[], p_people uuid[]) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH k AS (SELECT c.made_at, c.stored_at FROM case_check c WHERE c.case_id = p_case AND c.act = 'CERTIFIED' ORDER BY c.made_at DESC, c.id DESC LIMIT 1)
  SELECT coalesce((SELECT
      EXISTS (SELECT 1 FROM history h JOIN event_offence o ON o.event_id = h.record_id AND h.row_id = o.id::text WHERE o.id = ANY (p_offences) AND h.table_name = 'event_offence' AND h.changed_at > k.stored_at)
      OR EXISTS (SELECT 1 FROM custody_charge g WHERE g.custody_record_id = ANY (p_stays) AND g.created_at > k.stored_at)
      OR EXISTS (SELECT 1 FROM person_name n WHERE n.person_record_id = ANY (p_people) AND n.created_at > k.stored_at)
      OR EXISTS (SELECT 1 FROM custody_bail_condition b WHERE b.custody_record_id = ANY (p_stays) AND greatest(b.from_at, b.ended_at) > k.made_at)
      OR EXISTS (SELECT 1 FROM link l WHERE l.from_id = p_case AND coalesce(l.valid_to, l.created_at) > k.made_at) FROM k), false) $$;

-- The list of cases: of one officer, of a unit, or all that the reader sees.
CREATE FUNCTION mips.case_lines(p_officer uuid, p_unit text, p_limit int) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(jsonb_agg(to_jsonb(x)), '[]') FROM (
    SELECT c.id, r.reference, c.urn, e.title, c.opened_by_way AS way, mips.officer_json(c.officer_id) AS officer, c.unit_code AS "unitCode", c.opened_at AS "openedAt", c.submitted_at AS "submittedAt", c.certified_at AS "certifiedAt", c.edited_at AS "editedAt",
        ARRAY(SELECT l.state FROM case_line l JOIN event_offence o ON o.id = l.offence_id WHERE l.case_id = c.id ORDER BY l.sequence, l.id) AS states, c.facts,
        (SELECT mips.officer_json(h.held_by) FROM case_hold h WHERE h.case_id = c.id AND h.ended_at IS NULL) AS holder,
        (SELECT min(g.court_at) FROM case_line l JOIN event_offence o ON o.id = l.offence_id JOIN custody_charge g ON g.id = o.charge_id WHERE l.case_id = c.id) AS "courtAt",
        (SELECT jsonb_build_object('blocks', k.blocks, 'warnings', k.warnings, 'kept', k.kept, 'of', k.of_rules) FROM case_check k WHERE k.case_id = c.id ORDER BY k.made_at DESC, k.id DESC LIMIT 1) AS score
      FROM prosecution_case c JOIN record r ON r.id = c.id JOIN event e ON e.id = c.id
     WHERE (p_officer IS NULL OR c.officer_id = p_officer) AND (p_unit IS NULL OR c.unit_code = p_unit) ORDER BY c.opened_at DESC, c.id LIMIT p_limit) x $$;

-- Scores of files by team and month: what was submitted, how often it came back, and how clean it was.
CREATE FUNCTION mips.case_scores(p_since timestamptz) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(jsonb_agg(to_jsonb(x)), '[]') FROM (
    SELECT k.unit_code AS "unitCode", (SELECT u.name FROM unit u WHERE u.code = k.unit_code) AS unit, to_char(k.made_at AT TIME ZONE 'Europe/London', 'YYYY-MM') AS month,
        count(*) FILTER (WHERE k.act = 'SUBMITTED')::int AS submitted, count(*) FILTER (WHERE k.act = 'RETURNED')::int AS returned, count(*) FILTER (WHERE k.act = 'CERTIFIED')::int AS certified,
        (count(*) FILTER (WHERE k.act = 'SUBMITTED' AND k.blocks = 0))::int AS "submittedClean", coalesce(round(avg(k.kept) FILTER (WHERE k.act = 'SUBMITTED'), 1), 0)::float AS "keptOnAverage", max(k.of_rules)::int AS "of"
      FROM case_check k WHERE k.made_at >= p_since GROUP BY 1, 3 ORDER BY 3 DESC, 1 LIMIT 500) x $$;
GRANT EXECUTE ON FUNCTION mips.case_people(uuid[]), mips.case_sources(uuid), mips.case_stays(uuid[]), mips.crimes_of_incidents(uuid[]), mips.case_exhibits(uuid, uuid[]), mips.case_victims(uuid[]),
  mips.case_changed_since(uuid, uuid[], uuid[], uuid[]), mips.case_lines(uuid, text, int), mips.case_scores(timestamptz) TO mips_app;
