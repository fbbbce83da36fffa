-- Outcomes of crimes: proposed with their evidence, returned or approved, opened again; and what each victim said of the case in their own words.
CREATE TABLE crime_outcome (
  id uuid PRIMARY KEY DEFAULT new_id(), crime_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, code text NOT NULL, is_variant boolean NOT NULL DEFAULT false, state text NOT NULL, evidence jsonb NOT NULL DEFAULT '{}',
  suspect_id uuid REFERENCES record (id) ON DELETE SET NULL, charge_id uuid, given_at timestamptz(3), proposed_by uuid NOT NULL REFERENCES app_user (id), proposed_at timestamptz(3) NOT NULL,
  decided_by uuid REFERENCES app_user (id), decided_at timestamptz(3), decision_words text, supervisor_rationale text, override_reason text, override_rank text,
  ended_by uuid REFERENCES app_user (id), ended_at timestamptz(3), end_reason text,
  CHECK (state IN ('DRAFT', 'PROPOSED', 'RETURNED', 'FINAL', 'REOPENED', 'REPLACED')), CHECK ((state IN ('REOPENED', 'REPLACED')) = (ended_at IS NOT NULL))
);
COMMENT ON TABLE crime_outcome IS 'Outcomes 1 to 22: at most one is being prepared and at most one stands; earlier ones keep their evidence and the reason of their end.';
CREATE INDEX crime_outcome_crime ON crime_outcome (crime_id);
CREATE UNIQUE INDEX crime_outcome_one_open ON crime_outcome (crime_id) WHERE state IN ('DRAFT', 'PROPOSED', 'RETURNED');
CREATE UNIQUE INDEX crime_outcome_one_final ON crime_outcome (crime_id) WHERE state = 'FINAL';

CREATE TABLE crime_victim_position (
  id uuid PRIMARY KEY DEFAULT new_id(), crime_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, victim_id uuid NOT NULL REFERENCES record (id) ON DELETE CASCADE, position text NOT NULL, words text,
  captured_how text, captured_at timestamptz(3) NOT NULL, document_id uuid REFERENCES attachment (id) ON DELETE SET NULL, recorded_by uuid NOT NULL REFERENCES app_user (id), recorded_at timestamptz(3) NOT NULL,
  CHECK (position IN ('SUPPORTS', 'DOES_NOT_SUPPORT', 'UNABLE'))
);
COMMENT ON TABLE crime_victim_position IS 'What a victim said of the case, in their own words and where it is kept; the last one holds.';
CREATE INDEX crime_victim_position_crime ON crime_victim_position (crime_id, victim_id);
SELECT mips.keep_with_record('crime_outcome', 'crime_id');
SELECT mips.keep_with_record('crime_victim_position', 'crime_id');
REVOKE UPDATE ON crime_victim_position FROM mips_app;
CREATE POLICY of_person ON crime_victim_position AS RESTRICTIVE FOR SELECT USING (EXISTS (SELECT 1 FROM record r WHERE r.id = victim_id));

-- How offences of the suspects of a crime ended in custody: the evidence of an outcome, for whoever may read the stay.
CREATE FUNCTION mips.custody_ends_of(p_crime uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'custodyId', x.custody_id, 'custodyNumber', x.custody_number, 'nominalId', x.nominal_id, 'offenceCode', x.offence_code, 'title', x.title, 'hoCode', x.ho_code,
      'disposal', x.disposal, 'at', x.at, 'outcomeCode', x.outcome_code) ORDER BY x.at, x.id), '[]')
    FROM (SELECT DISTINCT o.id, s.custody_id, y.custody_number, s.nominal_id, o.offence_code, o.title, f.ho_code, o.disposal, coalesce(g.charged_at, o.disposed_at) AS at, o.outcome_code
            FROM mips.suspect_stays(p_crime) s JOIN custody_record y ON y.id = s.custody_id JOIN event_offence o ON o.event_id IN (s.custody_id, s.arrest_id)
            LEFT JOIN custody_charge g ON g.id = o.charge_id LEFT JOIN offence f ON f.code = o.offence_code
           WHERE o.outcome_code IS NOT NULL AND coalesce(g.charged_at, o.disposed_at) IS NOT NULL AND mips.may_see_kind('CustodyRecord')) x $$;

CREATE FUNCTION mips.read_crime_outcome(p_crime uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', c.id, 'reference', r.reference, 'version', r.version, 'state', c.state, 'lastOutcome', c.last_outcome, 'hoCode', c.ho_code, 'category', c.category, 'offenceCode', c.offence_code, 'flags', c.flags,
      'isAgainstState', c.is_against_state, 'committedFrom', e.occurred_from, 'people', mips.linked_people(c.id),
      'suspects', (SELECT coalesce(jsonb_agg(jsonb_build_object('personRecordId', s.person_record_id, 'nominalId', p.nominal_id, 'status', s.status, 'person', b.person) ORDER BY s.since, s.id), '[]')
        FROM mips.suspects_of(c.id) s LEFT JOIN person_record p ON p.id = s.person_record_id LEFT JOIN LATERAL mips.people_json(ARRAY[p.nominal_id]) b ON p.id IS NOT NULL),
      'positions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'victimId', v.victim_id, 'position', v.position, 'words', v.words, 'capturedHow', v.captured_how, 'capturedAt', v.captured_at, 'documentId', v.document_id,
          'by', mips.officer_json(v.recorded_by), 'recordedAt', v.recorded_at) ORDER BY v.recorded_at DESC, v.id DESC), '[]') FROM crime_victim_position v WHERE v.crime_id = c.id),
      'custodyEnds', mips.custody_ends_of(c.id),
      'openLines', (SELECT count(*) FROM investigation_line l WHERE l.crime_id = c.id AND l.status <> 'CLOSED'),
      'outcomes', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'code', o.code, 'isVariant', o.is_variant, 'state', o.state, 'evidence', o.evidence, 'suspectId', o.suspect_id, 'chargeId', o.charge_id, 'givenAt', o.given_at,
          'proposedBy', mips.officer_json(o.proposed_by), 'proposedAt', o.proposed_at, 'decidedBy', mips.officer_json(o.decided_by), 'decidedAt', o.decided_at, 'decisionWords', o.decision_words,
          'supervisorRationale', o.supervisor_rationale, 'overrideReason', o.override_reason, 'overrideRank', o.override_rank, 'endedBy', mips.officer_json(o.ended_by), 'endedAt', o.ended_at, 'endReason', o.end_reason)
          ORDER BY o.proposed_at DESC, o.id DESC), '[]') FROM crime_outcome o WHERE o.crime_id = c.id))
    FROM crime c JOIN event e ON e.id = c.id JOIN record r ON r.id = c.id WHERE c.id = p_crime $$;
GRANT EXECUTE ON FUNCTION mips.custody_ends_of(uuid), mips.read_crime_outcome(uuid) TO mips_app;
