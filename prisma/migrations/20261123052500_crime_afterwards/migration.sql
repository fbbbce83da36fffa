-- Documents of events: files kept beside photographs; one that was added in error keeps its line.
ALTER TABLE attachment ADD COLUMN file_name text, ADD COLUMN withdrawn_at timestamptz(3), ADD COLUMN withdrawn_by uuid REFERENCES app_user (id), ADD COLUMN withdrawn_reason text,
  ADD CONSTRAINT attachment_document CHECK (kind <> 'document' OR (file_name IS NOT NULL AND caption IS NOT NULL)), ADD CONSTRAINT attachment_withdrawn CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL));

CREATE FUNCTION mips.documents_json(p_record uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'title', a.caption, 'fileName', a.file_name, 'mimeType', a.mime_type, 'sizeBytes', a.size_bytes, 'sha256', a.sha256, 'addedAt', a.created_at,
      'addedBy', mips.officer_json(a.created_by), 'withdrawn', CASE WHEN a.withdrawn_at IS NOT NULL THEN jsonb_build_object('at', a.withdrawn_at, 'reason', a.withdrawn_reason) END)
      ORDER BY a.created_at, a.id), '[]') FROM attachment a WHERE a.record_id = p_record AND a.kind = 'document' $$;
GRANT EXECUTE ON FUNCTION mips.documents_json(uuid) TO mips_app;

-- A crime is offered to another force and counts here until that force has accepted (CX-8).
ALTER TABLE crime_change ADD COLUMN other_reference text, DROP CONSTRAINT crime_change_kind_check, DROP CONSTRAINT crime_change_state_check, DROP CONSTRAINT crime_change_check,
  ADD CONSTRAINT crime_change_kind CHECK (kind IN ('RECLASSIFY', 'CANCEL', 'TRANSFER')), ADD CONSTRAINT crime_change_state CHECK (state IN ('REQUESTED', 'OFFERED', 'IN_DISPUTE', 'APPROVED', 'REJECTED')),
  ADD CONSTRAINT crime_change_open CHECK ((state IN ('REQUESTED', 'OFFERED', 'IN_DISPUTE')) = (decided_at IS NULL));
DROP INDEX crime_change_one_request;
CREATE UNIQUE INDEX crime_change_one_request ON crime_change (crime_id) WHERE decided_at IS NULL;

CREATE OR REPLACE FUNCTION mips.crime_changes(p_crime uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'state', x.state, 'from', x.from_code, 'to', x.to_code, 'reason', x.reason, 'words', x.words,
      'duplicateOf', mips.crime_ref(x.duplicate_of_id), 'otherForce', x.other_force, 'otherReference', x.other_reference, 'requestedBy', mips.officer_json(x.requested_by), 'requestedAt', x.requested_at,
      'decidedBy', mips.officer_json(x.decided_by), 'decidedAt', x.decided_at, 'decisionWords', x.decision_words) ORDER BY x.requested_at, x.id), '[]')
    FROM crime_change x WHERE x.crime_id = p_crime $$;

CREATE OR REPLACE FUNCTION mips.crime_desk(p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.at, x.id), '[]') FROM (
    (SELECT d.id, 'DECISION' AS kind, d.incident_id AS "recordId", 'Incident' AS "recordKind", r.reference, e.title, d.decision AS what, d.words, mips.officer_json(d.decided_by) AS by, d.decided_at AS at,
       NULL::text AS "hoCode" FROM recording_decision d JOIN record r ON r.id = d.incident_id JOIN event e ON e.id = d.incident_id WHERE d.registrar_state = 'WAITING' AND (d.crime_id IS NULL OR mips.crime_ref(d.crime_id) IS NOT NULL) ORDER BY d.decided_at, d.id LIMIT p_limit)
    UNION ALL
    (SELECT x.id, CASE x.kind WHEN 'TRANSFER' THEN 'TRANSFER' ELSE 'CANCELLATION' END, x.crime_id, 'Crime', r.reference, e.title, coalesce(x.reason, x.state), x.words, mips.officer_json(x.requested_by), x.requested_at, c.ho_code
       FROM crime_change x JOIN crime c ON c.id = x.crime_id JOIN record r ON r.id = c.id JOIN event e ON e.id = c.id WHERE x.decided_at IS NULL ORDER BY x.requested_at, x.id LIMIT p_limit)) x $$;
