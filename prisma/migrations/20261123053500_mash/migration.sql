-- Children at events, the multi-agency hub with what was shared, and flags of exploitation.
CREATE TABLE child_decision (
  id uuid PRIMARY KEY DEFAULT new_id(), event_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, person_record_id uuid NOT NULL REFERENCES record (id) ON DELETE CASCADE, reason text NOT NULL, words text,
  is_seen boolean NOT NULL, decided_by uuid NOT NULL REFERENCES app_user (id), decided_at timestamptz(3) NOT NULL
);
COMMENT ON TABLE child_decision IS 'Why a child at an event has no report (SG-17); the last word on a child counts.';
CREATE INDEX child_decision_event ON child_decision (event_id);

CREATE TABLE partner_referral (
  id uuid PRIMARY KEY DEFAULT new_id(), report_id uuid NOT NULL UNIQUE, acl_id int NOT NULL DEFAULT 0, grade text NOT NULL, grade_words text NOT NULL, graded_by uuid NOT NULL REFERENCES app_user (id), graded_at timestamptz(3) NOT NULL,
  owner_unit text NOT NULL, decision text, answer_words text, answered_at timestamptz(3), answer_kept_by uuid REFERENCES app_user (id), strategy_at timestamptz(3), conference_at timestamptz(3),
  CHECK (grade IN ('RED', 'AMBER', 'GREEN', 'BLUE')), CHECK ((decision IS NULL) = (answered_at IS NULL))
);
COMMENT ON TABLE partner_referral IS 'A report at the multi-agency hub: its grade there and what partners answered.';

CREATE TABLE information_sharing (
  id uuid PRIMARY KEY DEFAULT new_id(), report_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, to_words text NOT NULL, basis text NOT NULL, purpose text NOT NULL, consent text NOT NULL, override_reason text,
  snapshot text NOT NULL, snapshot_hash text NOT NULL, shared_by uuid NOT NULL REFERENCES app_user (id), shared_at timestamptz(3) NOT NULL, receipt_at timestamptz(3), receipt_words text, receipt_by uuid REFERENCES app_user (id),
  CHECK ((receipt_at IS NULL) = (receipt_by IS NULL))
);
COMMENT ON TABLE information_sharing IS 'What was given to a partner, word for word, with its ground in law and the receipt (SG-16).';
CREATE INDEX information_sharing_report ON information_sharing (report_id);

CREATE TABLE exploitation_flag (
  id uuid PRIMARY KEY DEFAULT new_id(), person_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, flag text NOT NULL, signs jsonb NOT NULL, why text, set_by uuid NOT NULL REFERENCES app_user (id),
  set_at timestamptz(3) NOT NULL, review_on date NOT NULL, review_words text, ended_at timestamptz(3), ended_by uuid REFERENCES app_user (id), end_reason text, CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
COMMENT ON TABLE exploitation_flag IS 'A flag of exploitation on a person, with the signs and the evidence that meet its written test.';
CREATE INDEX exploitation_flag_person ON exploitation_flag (person_record_id);
CREATE UNIQUE INDEX exploitation_flag_live ON exploitation_flag (person_record_id, flag) WHERE ended_at IS NULL;

SELECT mips.keep_with_record('child_decision', 'event_id');
SELECT mips.keep_with_record('partner_referral', 'report_id');
SELECT mips.keep_with_record('information_sharing', 'report_id');
SELECT mips.keep_with_record('exploitation_flag', 'person_record_id');
-- What was given is never changed: only its receipt is written later (SG-16).
REVOKE UPDATE ON information_sharing FROM mips_app;
GRANT UPDATE (receipt_at, receipt_words, receipt_by) ON information_sharing TO mips_app;
REVOKE UPDATE ON child_decision FROM mips_app;

-- The people of an event with what was decided about each: a report of this event or of what it arises from, or why there is none.
CREATE FUNCTION mips.children_of(p_event uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', e.id, 'kind', e.kind, 'reference', r.reference, 'title', e.title, 'occurredFrom', e.occurred_from, 'people', mips.linked_people(e.id),
      'incidentId', CASE WHEN e.kind = 'Incident' THEN e.id ELSE (SELECT k.to_id FROM link k JOIN incident i ON i.id = k.to_id WHERE k.from_id = e.id AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL ORDER BY k.created_at LIMIT 1) END,
      'decisions', (SELECT coalesce(jsonb_agg(jsonb_build_object('nominalId', p.nominal_id, 'reason', d.reason, 'words', d.words, 'isSeen', d.is_seen, 'by', mips.officer_json(d.decided_by), 'at', d.decided_at)
          ORDER BY d.decided_at, d.id), '[]') FROM child_decision d JOIN person_record p ON p.id = d.person_record_id WHERE d.event_id = e.id),
      'reports', (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('id', v.id, 'reference', vr.reference, 'nominalId', p.nominal_id, 'grade', v.rag_grade, 'isSeenAlone', v.seen_alone)), '[]')
          FROM link f JOIN vulnerability_report v ON v.id = f.from_id JOIN record vr ON vr.id = v.id JOIN link k ON k.from_id = v.id AND k.role = 'CHILD_SUBJECT' AND k.valid_to IS NULL JOIN person_record p ON p.id = k.to_id
         WHERE f.role = 'ARISES_FROM' AND f.valid_to IS NULL AND mips.may_see_kind('VulnerabilityReport')
           AND f.to_id IN (SELECT e.id UNION SELECT a.to_id FROM link a WHERE a.from_id = e.id AND a.role = 'ARISES_FROM' AND a.valid_to IS NULL)))
    FROM event e JOIN record r ON r.id = e.id WHERE e.id = p_event AND e.kind = ANY (mips.readable_event_kinds()) $$;

-- Events since a time at which somebody under 18 may lack a decision, the latest first.
CREATE FUNCTION mips.children_desk(p_since timestamptz, p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(mips.children_of(x.id) ORDER BY x.occurred_from DESC, x.id), '[]') FROM (
    SELECT DISTINCT e.id, e.occurred_from FROM event e JOIN link k ON k.from_id = e.id AND k.valid_to IS NULL JOIN person_record p ON p.id = k.to_id
     WHERE e.kind IN ('Incident', 'Crime', 'Arrest', 'MissingEpisode') AND e.kind = ANY (mips.readable_event_kinds()) AND e.occurred_from >= p_since
       AND (EXISTS (SELECT 1 FROM person_record q WHERE q.nominal_id = p.nominal_id AND coalesce(q.dob_to, q.dob) > (e.occurred_from - interval '18 years')::date) OR k.role IN ('VICTIM_CHILD', 'CHILD_SUBJECT'))
       AND NOT EXISTS (SELECT 1 FROM child_decision d JOIN person_record dp ON dp.id = d.person_record_id WHERE d.event_id = e.id AND dp.nominal_id = p.nominal_id)
       AND NOT EXISTS (SELECT 1 FROM link f JOIN link s ON s.from_id = f.from_id AND s.role = 'CHILD_SUBJECT' AND s.valid_to IS NULL JOIN person_record sp ON sp.id = s.to_id
         WHERE f.role = 'ARISES_FROM' AND f.valid_to IS NULL AND sp.nominal_id = p.nominal_id
           AND (f.to_id = e.id OR f.to_id IN (SELECT a.to_id FROM link a WHERE a.from_id = e.id AND a.role = 'ARISES_FROM' AND a.valid_to IS NULL)))
     ORDER BY e.occurred_from DESC, e.id LIMIT p_limit) x $$;

-- A report with how far it is at the hub.
CREATE FUNCTION mips.read_referral(p_report uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', v.id, 'reference', r.reference, 'version', r.version, 'title', e.title, 'status', e.status, 'reportType', v.report_type, 'proposedGrade', v.rag_grade, 'writtenAt', coalesce(v.submitted_at, r.created_at),
      'consent', v.consent_status, 'consentReason', v.consent_reason, 'people', mips.linked_people(v.id), 'checkedAt', mips.check_task(v.id, 'REPORT_CHECK') ->> 'doneAt', 'grade', f.grade, 'gradeWords', f.grade_words,
      'gradedAt', f.graded_at, 'gradedBy', mips.officer_json(f.graded_by), 'ownerUnit', f.owner_unit, 'decision', f.decision, 'answerWords', f.answer_words, 'answeredAt', f.answered_at, 'strategyAt', f.strategy_at,
      'conferenceAt', f.conference_at, 'sharings', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'toWords', s.to_words, 'basis', s.basis, 'purpose', s.purpose, 'consent', s.consent,
          'overrideReason', s.override_reason, 'snapshot', s.snapshot, 'snapshotHash', s.snapshot_hash, 'sharedBy', mips.officer_json(s.shared_by), 'sharedAt', s.shared_at, 'receiptAt', s.receipt_at,
          'receiptWords', s.receipt_words) ORDER BY s.shared_at, s.id), '[]') FROM information_sharing s WHERE s.report_id = v.id))
    FROM vulnerability_report v JOIN event e ON e.id = v.id JOIN record r ON r.id = v.id LEFT JOIN partner_referral f ON f.report_id = v.id WHERE v.id = p_report $$;

CREATE FUNCTION mips.mash_desk(p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(mips.read_referral(x.id) ORDER BY x.id), '[]') FROM (
    SELECT v.id FROM vulnerability_report v JOIN event e ON e.id = v.id LEFT JOIN partner_referral f ON f.report_id = v.id
     WHERE e.status <> 'CLOSED' OR (f.strategy_at IS NOT NULL AND f.conference_at IS NULL)
     ORDER BY array_position(ARRAY['RED', 'AMBER', 'GREEN', 'BLUE'], coalesce(f.grade, v.rag_grade)), v.submitted_at LIMIT p_limit) x $$;

CREATE FUNCTION mips.exploitation_of(p_nominal uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'flag', x.flag, 'signs', x.signs, 'why', x.why, 'setBy', mips.officer_json(x.set_by), 'setAt', x.set_at, 'reviewOn', x.review_on, 'reviewWords', x.review_words,
      'endedAt', x.ended_at, 'endReason', x.end_reason) ORDER BY x.ended_at IS NOT NULL, x.set_at DESC, x.id), '[]')
    FROM exploitation_flag x JOIN person_record p ON p.id = x.person_record_id WHERE p.nominal_id = p_nominal $$;

GRANT EXECUTE ON FUNCTION mips.children_of(uuid), mips.children_desk(timestamptz, int), mips.read_referral(uuid), mips.mash_desk(int), mips.exploitation_of(uuid) TO mips_app;
