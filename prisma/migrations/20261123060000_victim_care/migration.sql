-- Care of victims: what each needs, the plan of contact, contacts, statement and referral, and what each is owed under the Victims' Code.
CREATE TABLE victim_needs (
  id uuid PRIMARY KEY DEFAULT new_id(), crime_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, victim_id uuid NOT NULL REFERENCES record (id) ON DELETE CASCADE, asked_at timestamptz(3) NOT NULL,
  facts jsonb NOT NULL, is_enhanced boolean, differs_because text, measures text[] NOT NULL DEFAULT '{}', view_words text, recorded_by uuid NOT NULL REFERENCES app_user (id), recorded_at timestamptz(3) NOT NULL
);
COMMENT ON TABLE victim_needs IS 'Assessments of the needs of a victim; the last one holds and the earlier ones stay readable.';
CREATE TABLE victim_plan (
  id uuid PRIMARY KEY DEFAULT new_id(), crime_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, victim_id uuid NOT NULL REFERENCES record (id) ON DELETE CASCADE, every_days int CHECK (every_days BETWEEN 1 AND 365),
  enough_ways text[] NOT NULL DEFAULT '{}', unsafe_ways text[] NOT NULL DEFAULT '{}', safe_instructions text, language text, opted_out text[] NOT NULL DEFAULT '{}', agreed_at timestamptz(3) NOT NULL,
  recorded_by uuid NOT NULL REFERENCES app_user (id), recorded_at timestamptz(3) NOT NULL
);
COMMENT ON TABLE victim_plan IS 'How and how often a victim agreed to be told, and what is not safe; the last one holds.';
CREATE TABLE victim_contact (
  id uuid PRIMARY KEY DEFAULT new_id(), crime_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, victim_id uuid NOT NULL REFERENCES record (id) ON DELETE CASCADE, at timestamptz(3) NOT NULL, way text NOT NULL,
  is_reached boolean NOT NULL, is_counted boolean NOT NULL, triggers text[] NOT NULL DEFAULT '{}', said text, recorded_by uuid NOT NULL REFERENCES app_user (id), recorded_at timestamptz(3) NOT NULL
);
COMMENT ON TABLE victim_contact IS 'Every contact and every attempt; is_counted as the plan stood then (VC-6).';
CREATE TABLE victim_step (
  id uuid PRIMARY KEY DEFAULT new_id(), crime_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, victim_id uuid NOT NULL REFERENCES record (id) ON DELETE CASCADE, kind text NOT NULL, at timestamptz(3) NOT NULL,
  service text, reference text, words text, recorded_by uuid NOT NULL REFERENCES app_user (id), recorded_at timestamptz(3) NOT NULL,
  CHECK (kind IN ('STATEMENT_OFFERED', 'STATEMENT_DECLINED', 'STATEMENT_TAKEN', 'STATEMENT_WITHDRAWN', 'REFERRAL_OFFERED', 'REFERRAL_DECLINED', 'REFERRAL_SENT', 'REFERRAL_RECEIVED'))
);
COMMENT ON TABLE victim_step IS 'Steps of the personal statement and of the referral to a victim service, with its receipt.';
CREATE TABLE victim_due (
  id uuid PRIMARY KEY DEFAULT new_id(), crime_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, victim_id uuid NOT NULL REFERENCES record (id) ON DELETE CASCADE, trigger text NOT NULL, since timestamptz(3) NOT NULL,
  due_by timestamptz(3) NOT NULL, harm int NOT NULL DEFAULT 0 CHECK (harm >= 0), source_id uuid REFERENCES record (id) ON DELETE CASCADE, done_at timestamptz(3), end_reason text, UNIQUE (crime_id, victim_id, trigger, since)
);
COMMENT ON TABLE victim_due IS 'What a victim is owed: an event that has to be told, or the next update; closed by the contact that counts.';
CREATE INDEX victim_due_open ON victim_due (due_by) WHERE done_at IS NULL;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['victim_needs', 'victim_plan', 'victim_contact', 'victim_step', 'victim_due'] LOOP
    PERFORM mips.keep_with_record(t, 'crime_id');
    EXECUTE format('CREATE INDEX %I ON %I (crime_id, victim_id)', t || '_victim', t);
  END LOOP;
END $$;
-- What was said and done is added to and never changed.
REVOKE UPDATE ON victim_needs, victim_plan, victim_contact, victim_step FROM mips_app;

-- The victims of a crime to whom something is owed; somebody more restricted than the crime is cared for on a record of their own.
CREATE FUNCTION mips.victims_of(p_crime uuid) RETURNS TABLE (victim_id uuid) LANGUAGE sql STABLE AS $$
  SELECT DISTINCT p.id FROM crime c JOIN link k ON k.from_id = c.id JOIN person_record p ON p.id = k.to_id
   WHERE c.id = p_crime AND k.role IN ('VICTIM', 'VICTIM_REPEAT', 'VICTIM_CHILD', 'VICTIM_BUSINESS') AND k.valid_to IS NULL AND p.acl_id IN (0, c.acl_id) $$;

-- The arrests and stays of the suspects of a crime that came of the same report, as far as they are no more restricted than the crime.
CREATE FUNCTION mips.suspect_stays(p_crime uuid) RETURNS TABLE (arrest_id uuid, arrested_at timestamptz, custody_id uuid, nominal_id uuid) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE arr AS (
    SELECT a.id, a.arrested_at, p.nominal_id, c.acl_id FROM crime c
      JOIN link i ON i.from_id = c.id AND i.role = 'ARISES_FROM' AND i.valid_to IS NULL JOIN link b ON b.to_id = i.to_id AND b.role = 'ARISES_FROM' AND b.valid_to IS NULL
      JOIN arrest a ON a.id = b.from_id AND a.acl_id IN (0, c.acl_id) JOIN link d ON d.from_id = a.id AND d.role = 'ARRESTED' AND d.valid_to IS NULL JOIN person_record p ON p.id = d.to_id
     WHERE c.id = p_crime AND p.nominal_id IN (SELECT s.nominal_id FROM link k JOIN person_record s ON s.id = k.to_id WHERE k.from_id = c.id AND k.role = 'SUSPECT' AND k.valid_to IS NULL)),
  stay AS (
    SELECT arr.id AS arrest, arr.nominal_id, arr.acl_id, y.id, 1 AS nth FROM arr JOIN link k ON k.to_id = arr.id AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL JOIN custody_record y ON y.id = k.from_id AND y.acl_id IN (0, arr.acl_id)
    UNION SELECT stay.arrest, stay.nominal_id, stay.acl_id, n.id, stay.nth + 1 FROM stay JOIN custody_record n ON n.earlier_stay_id = stay.id AND n.acl_id IN (0, stay.acl_id) WHERE stay.nth < 50)
  SELECT arr.id, arr.arrested_at, stay.id, arr.nominal_id FROM arr LEFT JOIN stay ON stay.arrest = arr.id $$;

-- What has happened that a victim is told of (Victims' Code rights 2, 4 and 6): the report itself, and every act on the side of the suspect.
CREATE FUNCTION mips.victim_events(p_crime uuid) RETURNS TABLE (trigger text, since timestamptz, source_id uuid) LANGUAGE sql STABLE AS $$
  WITH s AS MATERIALIZED (SELECT * FROM mips.suspect_stays(p_crime))
  SELECT t.code, c.reported_at, NULL::uuid FROM crime c CROSS JOIN (VALUES ('REPORTED'), ('SERVICE_REFERRAL')) t (code) WHERE c.id = p_crime AND c.reported_at IS NOT NULL AND c.state IN ('RECORDED', 'OUTCOME_ASSIGNED')
  UNION SELECT 'ARRESTED', s.arrested_at, s.arrest_id FROM s
  UNION SELECT 'INTERVIEWED', v.at, v.custody_record_id FROM s JOIN custody_interview v ON v.custody_record_id = s.custody_id WHERE v.kind = 'INTERVIEW' AND v.previous_id IS NULL AND v.at IS NOT NULL
  UNION SELECT 'CHARGED', g.charged_at, g.custody_record_id FROM s JOIN custody_charge g ON g.custody_record_id = s.custody_id
  UNION SELECT CASE b.kind WHEN 'RUI' THEN 'RUI' ELSE 'BAILED' END, b.granted_at, b.custody_record_id FROM s JOIN custody_bail b ON b.custody_record_id = s.custody_id
  UNION SELECT 'BAIL_CHANGED', k.ended_at, k.custody_record_id FROM s JOIN custody_bail_condition k ON k.custody_record_id = s.custody_id WHERE k.ended_at IS NOT NULL
  UNION SELECT CASE o.disposal WHEN 'NFA_CPS' THEN 'NOT_CHARGED' ELSE 'RELEASED_NO_CHARGE' END, o.disposed_at, s.custody_id FROM s JOIN event_offence o ON o.event_id IN (s.custody_id, s.arrest_id)
   WHERE o.disposal IN ('NFA_POLICE', 'NFA_CPS') AND o.disposed_at IS NOT NULL AND s.custody_id IS NOT NULL $$;

-- Crimes on which something was recorded since a time that their victims may have to be told of.
CREATE FUNCTION mips.crimes_to_tell(p_since timestamptz, p_limit int) RETURNS TABLE (crime_id uuid) LANGUAGE sql STABLE AS $$
  WITH moved AS (
    SELECT a.id AS arrest FROM arrest a WHERE a.arrested_at >= p_since
    UNION SELECT unnest(mips.arrests_of_stay(x.custody_record_id)) FROM (SELECT g.custody_record_id FROM custody_charge g WHERE g.created_at >= p_since UNION SELECT b.custody_record_id FROM custody_bail b WHERE b.created_at >= p_since
      UNION SELECT k.custody_record_id FROM custody_bail_condition k WHERE k.ended_at >= p_since) x)
  SELECT c.id FROM crime c WHERE c.recorded_at >= p_since
  UNION SELECT c.id FROM moved JOIN link i ON i.from_id = moved.arrest AND i.role = 'ARISES_FROM' AND i.valid_to IS NULL JOIN link b ON b.to_id = i.to_id AND b.role = 'ARISES_FROM' AND b.valid_to IS NULL JOIN crime c ON c.id = b.from_id
  UNION SELECT k.from_id FROM link k JOIN crime c ON c.id = k.from_id WHERE k.role IN ('VICTIM', 'SUSPECT') AND k.created_at >= p_since
  LIMIT p_limit $$;
CREATE INDEX crime_recorded ON crime (recorded_at);

-- One victim of a crime with everything that is kept of their care.
CREATE FUNCTION mips.victim_json(p_crime uuid, p_victim uuid, p_nominal uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'needs', (SELECT jsonb_build_object('askedAt', n.asked_at, 'facts', n.facts, 'isEnhanced', n.is_enhanced, 'differsBecause', n.differs_because, 'measures', n.measures, 'viewInOwnWords', n.view_words,
        'by', mips.officer_json(n.recorded_by)) FROM victim_needs n WHERE n.crime_id = p_crime AND n.victim_id = p_victim ORDER BY n.recorded_at DESC, n.id DESC LIMIT 1),
    'plan', (SELECT jsonb_build_object('everyDays', n.every_days, 'enoughWays', n.enough_ways, 'unsafeWays', n.unsafe_ways, 'safeInstructions', n.safe_instructions, 'language', n.language, 'optedOut', n.opted_out,
        'agreedAt', n.agreed_at, 'by', mips.officer_json(n.recorded_by)) FROM victim_plan n WHERE n.crime_id = p_crime AND n.victim_id = p_victim ORDER BY n.recorded_at DESC, n.id DESC LIMIT 1),
    'contacts', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'at', n.at, 'way', n.way, 'isReached', n.is_reached, 'isCounted', n.is_counted, 'triggers', n.triggers, 'said', n.said, 'by', mips.officer_json(n.recorded_by),
        'recordedAt', n.recorded_at) ORDER BY n.at DESC, n.id DESC), '[]') FROM victim_contact n WHERE n.crime_id = p_crime AND n.victim_id = p_victim),
    'steps', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'kind', n.kind, 'at', n.at, 'service', n.service, 'reference', n.reference, 'words', n.words, 'by', mips.officer_json(n.recorded_by))
        ORDER BY n.at, n.recorded_at, n.id), '[]') FROM victim_step n WHERE n.crime_id = p_crime AND n.victim_id = p_victim),
    'dues', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'trigger', d.trigger, 'since', d.since, 'by', d.due_by, 'harm', d.harm, 'doneAt', d.done_at, 'endReason', d.end_reason)
        ORDER BY d.done_at IS NOT NULL, d.due_by, d.id), '[]') FROM victim_due d WHERE d.crime_id = p_crime AND d.victim_id = p_victim AND (d.source_id IS NULL OR EXISTS (SELECT 1 FROM record r WHERE r.id = d.source_id))),
    'language', (SELECT x.language FROM person_record x WHERE x.nominal_id = p_nominal AND x.language IS NOT NULL ORDER BY x.created_at DESC LIMIT 1),
    'interpreterNeeded', (SELECT bool_or(x.interpreter_needed) FROM person_record x WHERE x.nominal_id = p_nominal),
    'phones', (SELECT coalesce(jsonb_agg(DISTINCT o.key_value), '[]') FROM person_record x JOIN link k ON k.from_id = x.id AND k.valid_to IS NULL JOIN object o ON o.id = k.to_id
        WHERE x.nominal_id = p_nominal AND upper(o.kind) = 'PHONE' AND o.key_value IS NOT NULL),
    -- What the same person agreed on another crime is offered, with where it comes from.
    'earlierPlan', (SELECT jsonb_build_object('crime', mips.crime_ref(n.crime_id), 'everyDays', n.every_days, 'enoughWays', n.enough_ways, 'unsafeWays', n.unsafe_ways, 'safeInstructions', n.safe_instructions, 'language', n.language,
        'agreedAt', n.agreed_at) FROM person_record x JOIN victim_plan n ON n.victim_id = x.id WHERE x.nominal_id = p_nominal AND n.crime_id <> p_crime AND mips.crime_ref(n.crime_id) IS NOT NULL
        ORDER BY n.recorded_at DESC, n.id DESC LIMIT 1)) $$;

CREATE FUNCTION mips.read_victim_care(p_crime uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', c.id, 'reference', r.reference, 'version', r.version, 'state', c.state, 'hoCode', c.ho_code, 'flags', c.flags, 'reportedAt', c.reported_at, 'isAgainstState', c.is_against_state,
      'officers', mips.officers_json(c.id),
      'victims', (SELECT coalesce(jsonb_agg(x.p || mips.victim_json(c.id, (x.p ->> 'personRecordId')::uuid, (x.p ->> 'nominalId')::uuid) ORDER BY x.nth), '[]')
        FROM jsonb_array_elements(mips.linked_people(c.id)) WITH ORDINALITY AS x (p, nth) WHERE x.p ->> 'role' IN ('VICTIM', 'VICTIM_REPEAT', 'VICTIM_CHILD', 'VICTIM_BUSINESS') AND x.p ->> 'validTo' IS NULL))
    FROM crime c JOIN record r ON r.id = c.id WHERE c.id = p_crime $$;

-- The same for those to whom something is owed, whoever asks: the job that keeps it has no role.
CREATE FUNCTION mips.victims_owed(p_crime uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', c.id, 'state', c.state, 'hoCode', c.ho_code, 'flags', c.flags, 'reportedAt', c.reported_at, 'officers', mips.officers_json(c.id),
      'victims', (SELECT coalesce(jsonb_agg(b.person || jsonb_build_object('personRecordId', p.id) || mips.victim_json(c.id, p.id, p.nominal_id) ORDER BY p.id), '[]')
        FROM mips.victims_of(c.id) v JOIN person_record p ON p.id = v.victim_id CROSS JOIN LATERAL mips.people_json(ARRAY[p.nominal_id]) b))
    FROM crime c WHERE c.id = p_crime $$;

-- Contacts that are owed and passed (or come soon), the most harm first, then the longest waiting (VC-9).
CREATE FUNCTION mips.victim_dues(p_until timestamptz, p_user uuid, p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'crimeId', x.crime_id, 'reference', r.reference, 'title', e.title, 'victimId', x.victim_id, 'person', b.person, 'trigger', x.trigger, 'since', x.since, 'by', x.due_by,
      'harm', x.harm, 'officer', mips.officer_json(x.officer), 'failed', (SELECT count(*) FROM victim_contact n WHERE n.crime_id = x.crime_id AND n.victim_id = x.victim_id AND n.at >= x.since AND NOT n.is_counted))
      ORDER BY x.harm DESC, x.due_by, x.id), '[]')
    FROM (SELECT d.*, p.nominal_id, o.officer FROM victim_due d JOIN crime c ON c.id = d.crime_id JOIN person_record p ON p.id = d.victim_id
            LEFT JOIN LATERAL (SELECT f.user_id AS officer FROM event_officer f WHERE f.event_id = d.crime_id AND f.valid_to IS NULL AND f.role IN ('OIC', 'REPORTING') ORDER BY f.role, f.valid_from DESC LIMIT 1) o ON true
           WHERE d.done_at IS NULL AND d.due_by < p_until AND (p_user IS NULL OR o.officer = p_user) AND (d.source_id IS NULL OR EXISTS (SELECT 1 FROM record s WHERE s.id = d.source_id))
           ORDER BY d.harm DESC, d.due_by, d.id LIMIT p_limit) x
    JOIN record r ON r.id = x.crime_id JOIN event e ON e.id = x.crime_id CROSS JOIN LATERAL mips.people_json(ARRAY[x.nominal_id]) b $$;

GRANT EXECUTE ON FUNCTION mips.victims_of(uuid), mips.suspect_stays(uuid), mips.victim_events(uuid), mips.crimes_to_tell(timestamptz, int), mips.victim_json(uuid, uuid, uuid), mips.read_victim_care(uuid), mips.victims_owed(uuid),
  mips.victim_dues(timestamptz, uuid, int) TO mips_app;
