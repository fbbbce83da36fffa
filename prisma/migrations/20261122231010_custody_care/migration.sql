-- The care of a detainee: risk, who is kept apart, care plans, checks, meals, medicines and healthcare. Rows are added and never rewritten; what an
-- entry of the log corrects no longer counts, and stays to be read.
CREATE TABLE custody_risk (
  id uuid PRIMARY KEY DEFAULT new_id(), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, version int NOT NULL, kind text NOT NULL,
  answers jsonb NOT NULL, observations text, info_from text[] NOT NULL DEFAULT '{}', level text, level_reason text, is_intoxicated boolean, intoxication text,
  needs_anti_ligature boolean NOT NULL DEFAULT false, adult_required boolean, adult_reason text, is_vulnerable boolean NOT NULL DEFAULT false,
  carried_from uuid, assessed_at timestamptz(3) NOT NULL, recorded_at timestamptz(3) NOT NULL, recorded_by uuid NOT NULL REFERENCES app_user (id), late_reason text,
  signed_by uuid REFERENCES app_user (id), signed_at timestamptz(3), UNIQUE (custody_record_id, version), CHECK ((signed_by IS NULL) = (signed_at IS NULL))
);
COMMENT ON TABLE custody_risk IS 'A version of the risk assessment of a stay; adult_required, adult_reason and is_vulnerable are what the rights of the detainee are told.';

CREATE TABLE custody_keep_apart (
  id uuid PRIMARY KEY DEFAULT new_id(), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, other_nominal_id uuid NOT NULL REFERENCES nominal (id), kind text NOT NULL, reason text NOT NULL,
  recorded_at timestamptz(3) NOT NULL, recorded_by uuid NOT NULL REFERENCES app_user (id), ended_at timestamptz(3), ended_by uuid REFERENCES app_user (id), end_reason text,
  CHECK ((ended_at IS NULL) = (ended_by IS NULL) AND (ended_at IS NULL) = (end_reason IS NULL))
);
CREATE INDEX custody_keep_apart_stay ON custody_keep_apart (custody_record_id) WHERE ended_at IS NULL;

CREATE TABLE custody_care_plan (
  id uuid PRIMARY KEY DEFAULT new_id(), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, version int NOT NULL, level text NOT NULL, every_minutes int CHECK (every_minutes > 0),
  must_rouse boolean NOT NULL, needs_anti_ligature boolean NOT NULL, clothing text, food text, aids text, religion text, staff_sex text, womens_needs text, notes text, reason text NOT NULL,
  review_at timestamptz(3), decided_at timestamptz(3) NOT NULL, recorded_at timestamptz(3) NOT NULL, recorded_by uuid NOT NULL REFERENCES app_user (id), late_reason text,
  UNIQUE (custody_record_id, version)
);
COMMENT ON COLUMN custody_care_plan.every_minutes IS 'Minutes between checks where the plan asks for more than the level does.';

CREATE TABLE custody_watch (
  id uuid PRIMARY KEY DEFAULT new_id(), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, watcher text NOT NULL, since timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL, recorded_by uuid NOT NULL REFERENCES app_user (id), log_entry_id uuid NOT NULL
);
COMMENT ON TABLE custody_watch IS 'Who watches at levels 3 and 4, from when; the next row relieves.';
CREATE INDEX custody_watch_stay ON custody_watch (custody_record_id, since);

CREATE TABLE custody_check (
  id uuid PRIMARY KEY DEFAULT new_id(), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, log_entry_id uuid NOT NULL UNIQUE, is_asleep boolean, rousing jsonb,
  called_who text, called_at timestamptz(3), is_ambulance boolean
);
COMMENT ON TABLE custody_check IS 'What a visit or rousing found, beside its entry in the log, which has when it was done and when it was typed.';
CREATE INDEX custody_check_stay ON custody_check (custody_record_id);

CREATE TABLE custody_meal (
  id uuid PRIMARY KEY DEFAULT new_id(), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, log_entry_id uuid NOT NULL UNIQUE, size text NOT NULL, outcome text NOT NULL
);
CREATE INDEX custody_meal_stay ON custody_meal (custody_record_id);

CREATE TABLE custody_medicine (
  id uuid PRIMARY KEY DEFAULT new_id(), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, name text NOT NULL, dose text NOT NULL, form text, prescriber text,
  is_controlled boolean NOT NULL, carrier text NOT NULL, last_taken_at timestamptz(3), first_due_at timestamptz(3) NOT NULL, every_minutes int CHECK (every_minutes > 0), until_at timestamptz(3),
  authorised_by text, authorised_at timestamptz(3), carried_from uuid, recorded_at timestamptz(3) NOT NULL, recorded_by uuid NOT NULL REFERENCES app_user (id),
  stopped_at timestamptz(3), stopped_by uuid REFERENCES app_user (id), stop_reason text, CHECK ((stopped_at IS NULL) = (stopped_by IS NULL) AND (stopped_at IS NULL) = (stop_reason IS NULL))
);
CREATE INDEX custody_medicine_stay ON custody_medicine (custody_record_id);

CREATE TABLE custody_dose (
  id uuid PRIMARY KEY DEFAULT new_id(), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, medicine_id uuid NOT NULL REFERENCES custody_medicine (id), log_entry_id uuid NOT NULL UNIQUE,
  happened_at timestamptz(3) NOT NULL, due_at timestamptz(3), outcome text NOT NULL, given_by text NOT NULL, is_supervised boolean NOT NULL DEFAULT false, witness text, reason text
);
COMMENT ON COLUMN custody_dose.due_at IS 'When it was due as it stood at the time: a late dose stays late whatever is entered after.';
CREATE INDEX custody_dose_medicine ON custody_dose (medicine_id);
CREATE INDEX custody_dose_stay ON custody_dose (custody_record_id);

CREATE TABLE custody_health_request (
  id uuid PRIMARY KEY DEFAULT new_id(), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, asked_for text NOT NULL, urgency text NOT NULL, reason text NOT NULL, provider text,
  called_at timestamptz(3) NOT NULL, recorded_at timestamptz(3) NOT NULL, recorded_by uuid NOT NULL REFERENCES app_user (id), log_entry_id uuid NOT NULL
);
CREATE INDEX custody_health_request_stay ON custody_health_request (custody_record_id);

CREATE TABLE custody_health_step (
  id uuid PRIMARY KEY DEFAULT new_id(), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, request_id uuid NOT NULL REFERENCES custody_health_request (id), log_entry_id uuid NOT NULL UNIQUE,
  step text NOT NULL, happened_at timestamptz(3) NOT NULL, who text, reg_no text, words text, every_minutes int CHECK (every_minutes > 0), must_rouse boolean
);
CREATE INDEX custody_health_step_request ON custody_health_step (request_id);
CREATE INDEX custody_health_step_stay ON custody_health_step (custody_record_id);

CREATE TABLE custody_fitness (
  id uuid PRIMARY KEY DEFAULT new_id(), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, purpose text NOT NULL, advice text, advised_by text, advice_until timestamptz(3), needs_adult boolean,
  decision text, decision_reason text, decided_by uuid REFERENCES app_user (id), happened_at timestamptz(3) NOT NULL, recorded_at timestamptz(3) NOT NULL, recorded_by uuid NOT NULL REFERENCES app_user (id)
);
COMMENT ON TABLE custody_fitness IS 'Fitness for one purpose: the healthcare professional advises, the custody officer decides (TR-18); the latest row of a purpose holds.';
CREATE INDEX custody_fitness_stay ON custody_fitness (custody_record_id, purpose);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['custody_risk','custody_keep_apart','custody_care_plan','custody_watch','custody_check','custody_meal','custody_medicine','custody_dose','custody_health_request','custody_health_step','custody_fitness'] LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (custody_record_id, acl_id) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE', t, t || '_record_fk');
    EXECUTE format('CREATE TRIGGER a_take_acl BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION mips.take_acl(%L)', t, 'custody_record_id');
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY sel ON %I FOR SELECT USING (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t);
    EXECUTE format('CREATE POLICY ins ON %I FOR INSERT WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t);
    EXECUTE format('CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request()', t);
    EXECUTE format('CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT OR UPDATE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_audit()', t);
    EXECUTE format('CREATE TRIGGER z_keep_history AFTER UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION mips.keep_history(%L)', t, 'custody_record_id');
    EXECUTE format('GRANT SELECT, INSERT ON %I TO mips_app', t);
  END LOOP;
  -- A draft is signed, a person no longer kept apart, a medicine stopped: columns that are filled once, and the rest stays.
  FOREACH t IN ARRAY ARRAY['custody_risk','custody_keep_apart','custody_medicine'] LOOP
    EXECUTE format('CREATE POLICY upd ON %I FOR UPDATE USING (acl_id = ANY ((SELECT mips.my_acls())::int[])) WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t);
  END LOOP;
END $$;
GRANT UPDATE (signed_by, signed_at) ON custody_risk TO mips_app;
GRANT UPDATE (ended_at, ended_by, end_reason) ON custody_keep_apart TO mips_app;
GRANT UPDATE (stopped_at, stopped_by, stop_reason) ON custody_medicine TO mips_app;

CREATE FUNCTION mips.nominal_of_stay(p_custody uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT p.nominal_id FROM link k JOIN person_record p ON p.id = k.to_id WHERE k.from_id = p_custody AND k.role = 'DETAINEE' AND k.valid_to IS NULL ORDER BY k.created_at, k.id LIMIT 1 $$;

-- Whether a log entry still stands.
CREATE FUNCTION mips.entry_stands(p_entry uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT NOT EXISTS (SELECT 1 FROM log_entry y WHERE y.corrects_id = p_entry) $$;

-- Which of these stays the person is kept apart from, whichever of the two it is recorded on.
CREATE FUNCTION mips.kept_apart(p_nominal uuid, p_stay uuid, p_others uuid[]) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(o), '{}') FROM unnest(p_others) o WHERE EXISTS (SELECT 1 FROM custody_keep_apart k WHERE k.ended_at IS NULL
    AND ((k.custody_record_id = p_stay AND k.other_nominal_id = mips.nominal_of_stay(o)) OR (k.custody_record_id = o AND k.other_nominal_id = p_nominal))) $$;

-- Whether somebody is in a cell whom this reader may not see. It tells that the cell cannot be used, never of whom: two people who may harm
-- each other are not put together because one of them is kept from view.
CREATE FUNCTION mips.is_cell_barred(p_station text, p_cell text, p_stay uuid, p_held text[]) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT EXISTS (SELECT 1 FROM custody_record c WHERE c.station_code = p_station AND upper(c.cell) = upper(p_cell) AND c.state = ANY (p_held) AND c.id IS DISTINCT FROM p_stay
    AND c.acl_id <> ALL (mips.my_acls())) $$;
REVOKE EXECUTE ON FUNCTION mips.is_cell_barred(text, text, uuid, text[]) FROM PUBLIC;

-- Whether the latest plan, or the latest assessment after it, asks for a cell without ligature points.
CREATE FUNCTION mips.needs_anti_ligature(p_custody uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT x.needs FROM (SELECT r.needs_anti_ligature AS needs, r.recorded_at FROM custody_risk r WHERE r.custody_record_id = p_custody
    UNION ALL SELECT p.needs_anti_ligature, p.recorded_at FROM custody_care_plan p WHERE p.custody_record_id = p_custody) x ORDER BY x.recorded_at DESC, x.needs DESC LIMIT 1), false) $$;

-- What the risk assessment says of an appropriate adult: the latest version that says it.
CREATE FUNCTION mips.custody_adult_need(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('isRequired', r.adult_required, 'reason', r.adult_reason, 'isVulnerable', r.is_vulnerable, 'at', r.assessed_at, 'riskId', r.id)
    FROM custody_risk r WHERE r.custody_record_id = p_custody AND r.adult_required IS NOT NULL ORDER BY r.version DESC LIMIT 1 $$;

-- What falls due in the care of a detainee is read from this.
CREATE OR REPLACE FUNCTION mips.custody_clock_care(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH standing AS MATERIALIZED (SELECT g.id, g.kind, g.happened_at, g.text FROM log_entry g WHERE g.record_id = p_custody AND mips.entry_stands(g.id)),
  plans AS (SELECT p.* FROM custody_care_plan p WHERE p.custody_record_id = p_custody ORDER BY p.version DESC LIMIT 2),
  signed AS (SELECT max(r.assessed_at) AS at FROM custody_risk r WHERE r.custody_record_id = p_custody AND r.signed_at IS NOT NULL)
  SELECT jsonb_build_object('lastVisitAt', (SELECT max(g.happened_at) FROM standing g WHERE g.kind IN ('VISIT', 'ROUSE', 'ROUSE_FAIL')), 'care', jsonb_build_object(
    'lastRouseAt', (SELECT max(g.happened_at) FROM standing g WHERE g.kind IN ('ROUSE', 'ROUSE_FAIL')),
    'plans', (SELECT coalesce(jsonb_agg(jsonb_build_object('level', p.level, 'everyMinutes', p.every_minutes, 'mustRouse', p.must_rouse, 'at', p.decided_at) ORDER BY p.version DESC), '[]') FROM plans p),
    'watch', (SELECT jsonb_build_object('watcher', w.watcher, 'since', w.since) FROM custody_watch w WHERE w.custody_record_id = p_custody AND mips.entry_stands(w.log_entry_id) ORDER BY w.since DESC, w.id DESC LIMIT 1),
    'meals', (SELECT coalesce(jsonb_agg(jsonb_build_object('at', g.happened_at, 'size', coalesce(m.size, CASE WHEN g.text LIKE 'Main meal%' THEN 'MAIN' ELSE 'LIGHT' END)) ORDER BY g.happened_at), '[]')
        FROM standing g LEFT JOIN custody_meal m ON m.log_entry_id = g.id WHERE g.kind = 'MEAL'),
    'medicines', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', m.name, 'dose', m.dose, 'isControlled', m.is_controlled, 'firstDueAt', m.first_due_at, 'everyMinutes', m.every_minutes, 'until', m.until_at,
        'doses', (SELECT coalesce(jsonb_agg(jsonb_build_object('at', d.happened_at, 'outcome', d.outcome, 'by', d.given_by) ORDER BY d.happened_at, d.id), '[]') FROM custody_dose d
           WHERE d.medicine_id = m.id AND mips.entry_stands(d.log_entry_id))) ORDER BY m.first_due_at, m.id), '[]') FROM custody_medicine m WHERE m.custody_record_id = p_custody AND m.stopped_at IS NULL),
    'health', (SELECT coalesce(jsonb_agg(jsonb_build_object('askedFor', h.asked_for, 'urgency', h.urgency, 'calledAt', h.called_at) ORDER BY h.called_at, h.id), '[]') FROM custody_health_request h
        WHERE h.custody_record_id = p_custody AND mips.entry_stands(h.log_entry_id) AND NOT EXISTS (SELECT 1 FROM custody_health_step s
          WHERE s.request_id = h.id AND s.step IN ('SEEN', 'CANCELLED') AND mips.entry_stands(s.log_entry_id))),
    'riskAt', (SELECT s.at FROM signed s),
    'triggers', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', x.kind, 'at', x.at) ORDER BY x.at), '[]') FROM (SELECT g.kind, max(g.happened_at) AS at FROM standing g, signed s
        WHERE g.kind IN ('CHARGE', 'BAIL_REFUSED', 'HOSPITAL_IN', 'INTERVIEW_END', 'HANDOVER_SHIFT') AND g.happened_at > s.at GROUP BY g.kind) x))) $$;

-- A version of the assessment, as its page shows it.
CREATE FUNCTION mips.risk_json(r custody_risk) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', r.id, 'version', r.version, 'kind', r.kind, 'answers', r.answers, 'observations', r.observations, 'infoFrom', r.info_from, 'level', r.level, 'levelReason', r.level_reason,
    'isIntoxicated', r.is_intoxicated, 'intoxication', r.intoxication, 'needsAntiLigature', r.needs_anti_ligature, 'adultRequired', r.adult_required, 'adultReason', r.adult_reason, 'isVulnerable', r.is_vulnerable,
    'assessedAt', r.assessed_at, 'recordedAt', r.recorded_at, 'recordedBy', mips.officer_json(r.recorded_by), 'lateReason', r.late_reason, 'signedBy', mips.officer_json(r.signed_by), 'signedAt', r.signed_at) $$;

CREATE FUNCTION mips.read_custody_risk(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', c.id, 'version', r.version, 'arrivedAt', c.arrived_at, 'state', c.state,
    'assessments', (SELECT coalesce(jsonb_agg(mips.risk_json(x) ORDER BY x.version DESC), '[]') FROM custody_risk x WHERE x.custody_record_id = c.id),
    'hasCarePlan', EXISTS (SELECT 1 FROM custody_care_plan p WHERE p.custody_record_id = c.id),
    'hasHealthcareRequest', EXISTS (SELECT 1 FROM custody_health_request h WHERE h.custody_record_id = c.id AND mips.entry_stands(h.log_entry_id)),
    'observationLevel', c.observation_level, 'mustRouse', (SELECT p.must_rouse FROM custody_care_plan p WHERE p.custody_record_id = c.id ORDER BY p.version DESC LIMIT 1),
    'person', (SELECT jsonb_build_object('dob', b.person ->> 'dob', 'dobPrecision', b.person ->> 'dobPrecision') FROM mips.people_json(ARRAY[mips.nominal_of_stay(c.id)]) b),
    'earlier', (SELECT jsonb_build_object('recordId', e.id, 'custodyNumber', e.custody_number, 'assessedAt', x.assessed_at, 'answers', x.answers)
        FROM custody_risk x JOIN custody_record e ON e.id = x.custody_record_id
       WHERE e.id <> c.id AND e.arrived_at < c.arrived_at AND mips.nominal_of_stay(e.id) = mips.nominal_of_stay(c.id)
         AND e.id IN (SELECT k.from_id FROM person_record p JOIN link k ON k.to_id = p.id AND k.role = 'DETAINEE' WHERE p.nominal_id = mips.nominal_of_stay(c.id))
       ORDER BY x.assessed_at DESC, x.version DESC LIMIT 1),
    'keptApart', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'kind', k.kind, 'reason', k.reason, 'person', b.person, 'recordedAt', k.recorded_at, 'recordedBy', mips.officer_json(k.recorded_by),
        'endedAt', k.ended_at, 'endReason', k.end_reason) ORDER BY k.recorded_at DESC, k.id), '[]') FROM custody_keep_apart k CROSS JOIN LATERAL mips.people_json(ARRAY[k.other_nominal_id]) b WHERE k.custody_record_id = c.id))
    FROM custody_record c JOIN record r ON r.id = c.id WHERE c.id = p_custody $$;

-- The visits and rousings of a stay, the latest first, with what each found.
CREATE FUNCTION mips.custody_checks(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'kind', g.kind, 'doneAt', g.happened_at, 'recordedAt', g.recorded_at, 'by', u.display_name, 'text', g.text, 'lateReason', g.late_reason,
    'isCorrected', NOT mips.entry_stands(g.id), 'isAsleep', k.is_asleep, 'rousing', k.rousing, 'calledWho', k.called_who, 'calledAt', k.called_at) ORDER BY g.happened_at DESC, g.id DESC), '[]')
    FROM log_entry g LEFT JOIN custody_check k ON k.log_entry_id = g.id LEFT JOIN app_user u ON u.id = g.author_id WHERE g.record_id = p_custody AND g.kind IN ('VISIT', 'ROUSE', 'ROUSE_FAIL') $$;

CREATE FUNCTION mips.read_custody_care(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', c.id, 'version', r.version, 'arrivedAt', c.arrived_at, 'state', c.state, 'observationLevel', c.observation_level, 'clock', mips.custody_clock(c.id),
    'plans', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'version', p.version, 'level', p.level, 'everyMinutes', p.every_minutes, 'mustRouse', p.must_rouse, 'needsAntiLigature', p.needs_anti_ligature,
        'clothing', p.clothing, 'food', p.food, 'aids', p.aids, 'religion', p.religion, 'staffSex', p.staff_sex, 'womensNeeds', p.womens_needs, 'notes', p.notes, 'reason', p.reason, 'reviewAt', p.review_at,
        'decidedAt', p.decided_at, 'recordedAt', p.recorded_at, 'by', mips.officer_json(p.recorded_by), 'lateReason', p.late_reason) ORDER BY p.version DESC), '[]') FROM custody_care_plan p WHERE p.custody_record_id = c.id),
    'levels', (SELECT coalesce(jsonb_agg(jsonb_build_object('at', g.happened_at, 'recordedAt', g.recorded_at, 'from', g.details ->> 'from', 'to', g.details ->> 'to', 'text', g.text, 'by', u.display_name) ORDER BY g.happened_at DESC, g.id DESC), '[]')
        FROM log_entry g LEFT JOIN app_user u ON u.id = g.author_id WHERE g.record_id = c.id AND g.kind = 'LEVEL_CHANGE' AND g.details ? 'to'),
    'watches', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'watcher', w.watcher, 'since', w.since, 'recordedAt', w.recorded_at, 'by', mips.officer_json(w.recorded_by)) ORDER BY w.since DESC, w.id DESC), '[]')
        FROM custody_watch w WHERE w.custody_record_id = c.id),
    'direction', (SELECT jsonb_build_object('who', s.who, 'at', s.happened_at, 'everyMinutes', s.every_minutes, 'mustRouse', s.must_rouse, 'words', s.words) FROM custody_health_step s
        WHERE s.custody_record_id = c.id AND s.step = 'SEEN' AND mips.entry_stands(s.log_entry_id) AND (s.every_minutes IS NOT NULL OR s.must_rouse) ORDER BY s.happened_at DESC LIMIT 1),
    'risk', (SELECT mips.risk_json(x) FROM custody_risk x WHERE x.custody_record_id = c.id ORDER BY x.version DESC LIMIT 1),
    'checks', mips.custody_checks(c.id))
    FROM custody_record c JOIN record r ON r.id = c.id WHERE c.id = p_custody $$;

CREATE FUNCTION mips.read_custody_medication(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', c.id, 'version', r.version, 'arrivedAt', c.arrived_at, 'state', c.state, 'clock', mips.custody_clock(c.id),
    'medicines', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'dose', m.dose, 'form', m.form, 'prescriber', m.prescriber, 'isControlled', m.is_controlled, 'carrier', m.carrier,
        'lastTakenAt', m.last_taken_at, 'firstDueAt', m.first_due_at, 'everyMinutes', m.every_minutes, 'until', m.until_at, 'authorisedBy', m.authorised_by, 'authorisedAt', m.authorised_at,
        'recordedAt', m.recorded_at, 'recordedBy', mips.officer_json(m.recorded_by), 'stoppedAt', m.stopped_at, 'stopReason', m.stop_reason, 'isCarried', m.carried_from IS NOT NULL,
        'doses', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'at', d.happened_at, 'recordedAt', g.recorded_at, 'dueAt', d.due_at, 'outcome', d.outcome, 'by', d.given_by, 'isSupervised', d.is_supervised,
            'witness', d.witness, 'reason', d.reason, 'recordedBy', u.display_name, 'isCorrected', NOT mips.entry_stands(g.id)) ORDER BY d.happened_at DESC, d.id DESC), '[]')
            FROM custody_dose d JOIN log_entry g ON g.id = d.log_entry_id LEFT JOIN app_user u ON u.id = g.author_id WHERE d.medicine_id = m.id)) ORDER BY m.stopped_at DESC NULLS FIRST, m.recorded_at, m.id), '[]')
        FROM custody_medicine m WHERE m.custody_record_id = c.id),
    'earlier', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'dose', m.dose, 'form', m.form, 'everyMinutes', m.every_minutes, 'prescriber', m.prescriber, 'isControlled', m.is_controlled,
        'custodyNumber', e.custody_number, 'recordedAt', m.recorded_at) ORDER BY m.recorded_at DESC, m.id), '[]') FROM custody_medicine m JOIN custody_record e ON e.id = m.custody_record_id
       WHERE e.id <> c.id AND e.arrived_at < c.arrived_at AND e.id IN (SELECT k.from_id FROM person_record p JOIN link k ON k.to_id = p.id AND k.role = 'DETAINEE' WHERE p.nominal_id = mips.nominal_of_stay(c.id))
         AND NOT EXISTS (SELECT 1 FROM custody_medicine n WHERE n.custody_record_id = c.id AND upper(n.name) = upper(m.name))),
    'requests', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'askedFor', h.asked_for, 'urgency', h.urgency, 'reason', h.reason, 'provider', h.provider, 'calledAt', h.called_at, 'recordedAt', h.recorded_at,
        'by', mips.officer_json(h.recorded_by), 'isCorrected', NOT mips.entry_stands(h.log_entry_id),
        'steps', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'step', s.step, 'at', s.happened_at, 'recordedAt', g.recorded_at, 'who', s.who, 'regNo', s.reg_no, 'words', s.words, 'everyMinutes', s.every_minutes,
            'mustRouse', s.must_rouse, 'by', u.display_name, 'isCorrected', NOT mips.entry_stands(g.id)) ORDER BY s.happened_at, s.id), '[]')
            FROM custody_health_step s JOIN log_entry g ON g.id = s.log_entry_id LEFT JOIN app_user u ON u.id = g.author_id WHERE s.request_id = h.id)) ORDER BY h.called_at DESC, h.id), '[]')
        FROM custody_health_request h WHERE h.custody_record_id = c.id),
    'fitness', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'purpose', f.purpose, 'advice', f.advice, 'advisedBy', f.advised_by, 'adviceUntil', f.advice_until, 'needsAdult', f.needs_adult, 'decision', f.decision,
        'decisionReason', f.decision_reason, 'decidedBy', mips.officer_json(f.decided_by), 'at', f.happened_at, 'recordedAt', f.recorded_at, 'recordedBy', mips.officer_json(f.recorded_by)) ORDER BY f.happened_at DESC, f.recorded_at DESC), '[]')
        FROM custody_fitness f WHERE f.custody_record_id = c.id),
    'meals', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'at', g.happened_at, 'recordedAt', g.recorded_at, 'text', g.text, 'by', u.display_name, 'size', coalesce(m.size, CASE WHEN g.text LIKE 'Main meal%' THEN 'MAIN' ELSE 'LIGHT' END), 'outcome', m.outcome,
        'isCorrected', NOT mips.entry_stands(g.id)) ORDER BY g.happened_at DESC, g.id DESC), '[]')
        FROM log_entry g LEFT JOIN custody_meal m ON m.log_entry_id = g.id LEFT JOIN app_user u ON u.id = g.author_id WHERE g.record_id = c.id AND g.kind = 'MEAL'))
    FROM custody_record c JOIN record r ON r.id = c.id WHERE c.id = p_custody $$;

GRANT EXECUTE ON FUNCTION mips.nominal_of_stay(uuid), mips.entry_stands(uuid), mips.kept_apart(uuid, uuid, uuid[]), mips.is_cell_barred(text, text, uuid, text[]), mips.needs_anti_ligature(uuid),
  mips.custody_adult_need(uuid), mips.custody_clock_care(uuid), mips.risk_json(custody_risk), mips.read_custody_risk(uuid), mips.custody_checks(uuid), mips.read_custody_care(uuid),
  mips.read_custody_medication(uuid) TO mips_app;
