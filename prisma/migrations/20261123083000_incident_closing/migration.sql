-- How an incident closed: its NSIR codes beside its result, and why it was opened again.
CREATE TABLE incident_closing (
  id uuid PRIMARY KEY DEFAULT new_id(), incident_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, disposal text NOT NULL, closing_codes text[] NOT NULL, qualifiers text[] NOT NULL, opening_code text, closing_reason text,
  words text NOT NULL, duplicate_of_id uuid REFERENCES record (id) ON DELETE SET NULL, closed_at timestamptz(3) NOT NULL, closed_by uuid NOT NULL REFERENCES app_user (id), reopened_at timestamptz(3),
  reopened_by uuid REFERENCES app_user (id), reopen_reason text, CHECK ((reopened_at IS NULL) = (reopened_by IS NULL) AND (reopened_at IS NULL) = (reopen_reason IS NULL))
);
COMMENT ON TABLE incident_closing IS 'How an incident closed, by the codes of the National Standard for Incident Recording; a closing that was undone stays, with the reason (NS-1, NS-2).';
CREATE INDEX incident_closing_incident ON incident_closing (incident_id);
CREATE UNIQUE INDEX incident_closing_stands ON incident_closing (incident_id) WHERE reopened_at IS NULL;
SELECT mips.keep_with_record('incident_closing', 'incident_id');
-- What was said of a closing is never changed: only that it was undone is written later.
REVOKE UPDATE ON incident_closing FROM mips_app;
GRANT UPDATE (reopened_at, reopened_by, reopen_reason) ON incident_closing TO mips_app;

-- What an incident still owes, as yes or no: whoever closes it learns that a crime is recorded or a risk assessed, and nothing of what stands there. What is hidden from them is missing here as well.
CREATE FUNCTION mips.incident_owes(p_incident uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH crimes AS (SELECT c.id, c.state, c.flags FROM link k JOIN crime c ON c.id = k.from_id WHERE k.to_id = p_incident AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL),
       near AS (SELECT p_incident AS id UNION SELECT id FROM crimes)
  SELECT jsonb_build_object(
    'decision', (SELECT jsonb_build_object('decision', d.decision, 'words', d.words) FROM recording_decision d
        WHERE d.incident_id = p_incident AND d.registrar_state <> 'RETURNED' AND (d.crime_id IS NULL OR EXISTS (SELECT 1 FROM crime c WHERE c.id = d.crime_id)) ORDER BY d.decided_at DESC, d.id DESC LIMIT 1),
    'isCrimeRecorded', EXISTS (SELECT 1 FROM crimes c WHERE c.state <> 'CANCELLED'),
    'crimeFlags', (SELECT coalesce(jsonb_agg(DISTINCT f.flag), '[]') FROM crimes c, LATERAL unnest(c.flags) AS f (flag) WHERE c.state <> 'CANCELLED'),
    'hasVictimOrSuspect', EXISTS (SELECT 1 FROM link k JOIN person_record p ON p.id = k.to_id WHERE k.from_id = p_incident AND k.valid_to IS NULL AND (k.role LIKE 'VICTIM%' OR k.role = 'SUSPECT')),
    'isRiskAssessed', EXISTS (SELECT 1 FROM near n JOIN link k ON k.to_id = n.id AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL JOIN abuse_assessment a ON a.id = k.from_id WHERE a.grade IS NOT NULL)) $$;

-- The children of an event for those who close it: that a report exists, for readers of reports or not.
CREATE FUNCTION mips.children_to_close(p_event uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT mips.children_of(p_event) || jsonb_build_object('reports', (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('id', v.id, 'reference', NULL, 'nominalId', p.nominal_id, 'grade', NULL, 'isSeenAlone', NULL)), '[]')
      FROM link f JOIN vulnerability_report v ON v.id = f.from_id JOIN link k ON k.from_id = v.id AND k.role = 'CHILD_SUBJECT' AND k.valid_to IS NULL JOIN person_record p ON p.id = k.to_id
     WHERE f.role = 'ARISES_FROM' AND f.valid_to IS NULL AND f.to_id IN (SELECT p_event UNION SELECT a.to_id FROM link a WHERE a.from_id = p_event AND a.role = 'ARISES_FROM' AND a.valid_to IS NULL))) $$;

CREATE FUNCTION mips.closings_of(p_incident uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'disposal', c.disposal, 'closingCodes', c.closing_codes, 'qualifiers', c.qualifiers, 'openingCode', c.opening_code, 'closingReason', c.closing_reason, 'words', c.words,
      'duplicateOf', (SELECT jsonb_build_object('id', r.id, 'reference', r.reference) FROM record r WHERE r.id = c.duplicate_of_id), 'closedAt', c.closed_at, 'closedBy', mips.officer_json(c.closed_by),
      'reopenedAt', c.reopened_at, 'reopenedBy', mips.officer_json(c.reopened_by), 'reopenReason', c.reopen_reason) ORDER BY c.closed_at DESC, c.id DESC), '[]')
    FROM incident_closing c WHERE c.incident_id = p_incident $$;

GRANT EXECUTE ON FUNCTION mips.incident_owes(uuid), mips.children_to_close(uuid), mips.closings_of(uuid) TO mips_app;
