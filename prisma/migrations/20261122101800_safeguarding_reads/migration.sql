-- What the report forms are opened with, and what the pages of reports, intelligence entries and own work are told.
ALTER TABLE intelligence_report ADD COLUMN grade_reason text;
COMMENT ON COLUMN intelligence_report.grade_reason IS 'Why the source is not reliable, or why information suspected to be false is kept.';
ALTER TABLE vulnerability_report ADD COLUMN supervisor_reason text;
COMMENT ON COLUMN vulnerability_report.supervisor_reason IS 'A supervisor''s words for a grade below that of a linked report of the last 24 hours (SG-01).';

-- The incident behind a report: its words, place, officers and people.
CREATE FUNCTION mips.report_basis(p_incident uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('incident', jsonb_build_object('id', i.id, 'reference', r.reference, 'version', r.version, 'title', e.title, 'incidentType', i.incident_type, 'status', e.status,
      'summary', coalesce(e.summary, ''), 'occurredAt', e.occurred_from), 'aclId', r.acl_id, 'callerPhone', i.caller_phone, 'location', mips.location_brief(mips.place_of_event(i.id)),
      'officers', mips.officers_json(i.id), 'people', mips.linked_people(i.id))
    FROM incident i JOIN event e ON e.id = i.id JOIN record r ON r.id = i.id WHERE i.id = p_incident $$;

-- Reports on a person, whichever of their records they stand on, newest first.
CREATE FUNCTION mips.reports_on(p_nominal uuid, p_since timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x."occurredFrom" DESC, x.id), '[]') FROM (
    SELECT DISTINCT e.id, e.kind, r.reference, e.title, e.status, e.occurred_from AS "occurredFrom", v.rag_grade AS grade, v.report_type AS "reportType", v.submitted_at AS "submittedAt"
      FROM person_record p JOIN link k ON k.to_id = p.id AND k.valid_to IS NULL AND k.role IN ('CHILD_SUBJECT', 'ADULT_AT_RISK', 'MISSING')
      JOIN vulnerability_report v ON v.id = k.from_id JOIN event e ON e.id = v.id JOIN record r ON r.id = v.id
     WHERE p.nominal_id = p_nominal AND mips.may_see_kind('VulnerabilityReport') AND (p_since IS NULL OR v.submitted_at >= p_since)
     ORDER BY e.occurred_from DESC LIMIT 20) x $$;

-- What the store knows of the one a report is about: addresses, family and carers, earlier reports, the arrest that makes it a duty.
CREATE FUNCTION mips.subject_background(p_person uuid, p_incident uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH me AS (SELECT p.nominal_id FROM person_record p WHERE p.id = p_person),
       mine AS (SELECT p.id FROM person_record p JOIN me ON me.nominal_id = p.nominal_id),
       kin AS (SELECT k.role, true AS outward, k.to_id AS other FROM link k JOIN mine ON mine.id = k.from_id WHERE k.valid_to IS NULL
               UNION SELECT k.role, false, k.from_id FROM link k JOIN mine ON mine.id = k.to_id WHERE k.valid_to IS NULL)
  SELECT jsonb_build_object('nominalId', (SELECT nominal_id FROM me),
    'addresses', (SELECT coalesce(jsonb_agg(to_jsonb(a) ORDER BY a."validTo" IS NOT NULL, a."linkId" DESC), '[]') FROM (
        SELECT DISTINCT ON (k.role, l.id) k.id AS "linkId", l.id, mips.address_line(l) AS address, k.role, k.valid_from AS "validFrom", k.valid_to AS "validTo"
          FROM link k JOIN mine ON mine.id = k.from_id JOIN location l ON l.id = k.to_id WHERE mips.may_see_kind('Location') ORDER BY k.role, l.id, k.created_at DESC) a),
    'family', (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('nominalId', q.nominal_id, 'personRecordId', q.id, 'role', kin.role, 'outward', kin.outward)), '[]')
        FROM kin JOIN person_record q ON q.id = kin.other WHERE q.nominal_id <> (SELECT nominal_id FROM me)),
    'familyNames', (SELECT coalesce(jsonb_object_agg(b.nominal_id, b.person), '{}')
        FROM mips.people_json(ARRAY(SELECT DISTINCT q.nominal_id FROM kin JOIN person_record q ON q.id = kin.other WHERE q.nominal_id <> (SELECT nominal_id FROM me))) b),
    'earlierReports', mips.reports_on((SELECT nominal_id FROM me), NULL),
    'arrest', (SELECT jsonb_build_object('id', e.id, 'kind', e.kind, 'reference', r.reference, 'title', e.title, 'status', e.status, 'occurredFrom', e.occurred_from)
        FROM link f JOIN arrest a ON a.id = f.from_id JOIN event e ON e.id = a.id JOIN record r ON r.id = a.id JOIN link k ON k.from_id = a.id AND k.role = 'ARRESTED' AND k.valid_to IS NULL
        JOIN mine ON mine.id = k.to_id WHERE f.to_id = p_incident AND f.role = 'ARISES_FROM' AND f.valid_to IS NULL ORDER BY e.occurred_from DESC, e.id LIMIT 1)) $$;

-- What happened before at a place, and how often the caller of an incident called before.
CREATE FUNCTION mips.earlier_at(p_incident uuid, p_location uuid, p_since timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH here AS (SELECT DISTINCT e.id, e.kind, r.reference, e.title, e.status, e.occurred_from AS "occurredFrom", b.risk_grade AS grade
                  FROM link k JOIN event e ON e.id = k.from_id JOIN record r ON r.id = e.id LEFT JOIN asb_report b ON b.id = e.id
                 WHERE k.to_id = p_location AND k.role = 'OCCURRED_AT' AND k.valid_to IS NULL AND e.kind IN ('Incident', 'AsbReport') AND e.id <> p_incident AND mips.may_see_kind(e.kind)),
       callers AS (SELECT p.nominal_id FROM link k JOIN person_record p ON p.id = k.to_id WHERE k.from_id = p_incident AND k.role = 'INFORMANT_CALLER' AND k.valid_to IS NULL),
       phone AS (SELECT nullif(i.caller_phone, '') AS n FROM incident i WHERE i.id = p_incident)
  SELECT jsonb_build_object(
    'asbReports', (SELECT count(*)::int FROM here WHERE kind = 'AsbReport'), 'incidents', (SELECT count(*)::int FROM here WHERE kind = 'Incident'),
    'recentAsb', (SELECT count(*)::int FROM here WHERE kind = 'AsbReport' AND "occurredFrom" >= p_since),
    'latest', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x."occurredFrom" DESC, x.id), '[]') FROM (SELECT * FROM here ORDER BY "occurredFrom" DESC, id LIMIT 10) x),
    'byCaller', (SELECT count(*)::int FROM (
        SELECT k.from_id FROM callers c JOIN person_record p ON p.nominal_id = c.nominal_id JOIN link k ON k.to_id = p.id AND k.role = 'INFORMANT_CALLER' JOIN incident i ON i.id = k.from_id WHERE i.id <> p_incident
        UNION SELECT i.id FROM incident i WHERE i.caller_phone = (SELECT n FROM phone) AND i.id <> p_incident) x)) $$;
CREATE INDEX incident_caller_phone ON incident (caller_phone) WHERE caller_phone IS NOT NULL;

-- The task by which a report is checked.
CREATE FUNCTION mips.check_task(p_record uuid, p_kind text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', t.id, 'dueAt', t.due_at, 'doneAt', t.done_at) FROM task t WHERE t.record_id = p_record AND t.kind = p_kind ORDER BY t.created_at DESC, t.id LIMIT 1 $$;

CREATE FUNCTION mips.read_vulnerability(p_report uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', v.id, 'reference', r.reference, 'version', r.version, 'marking', r.marking, 'title', e.title, 'reportType', v.report_type, 'status', e.status, 'ragGrade', v.rag_grade,
      'submittedAt', v.submitted_at, 'raisedBy', mips.officer_json(r.created_by), 'occurredAt', e.occurred_from, 'people', mips.linked_people(v.id), 'location', mips.location_brief(mips.place_of_event(v.id)),
      'circumstances', v.circumstances, 'voice', v.voice, 'seenAlone', v.seen_alone, 'appearance', v.appearance, 'behaviour', v.behaviour, 'communication', v.communication, 'danger', v.danger,
      'environment', v.environment, 'injuries', v.injuries, 'whatWorries', v.what_worries, 'whatWorksWell', v.what_works_well, 'actionTaken', v.action_taken, 'schoolOrGp', v.school_or_gp,
      'consentStatus', v.consent_status, 'consentReason', v.consent_reason, 'officers', mips.officers_json(v.id), 'events', mips.linked_events(v.id), 'reviewTask', mips.check_task(v.id, 'REPORT_CHECK'),
      'sources', mips.sources_json(v.id))
    FROM vulnerability_report v JOIN event e ON e.id = v.id JOIN record r ON r.id = v.id WHERE v.id = p_report $$;

CREATE FUNCTION mips.read_asb(p_report uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', a.id, 'reference', r.reference, 'version', r.version, 'marking', r.marking, 'title', e.title, 'status', e.status, 'asbType', a.asb_type, 'description', a.description,
      'impact', a.impact, 'riskAnswers', a.risk_answers, 'riskScore', a.risk_score, 'riskGrade', a.risk_grade, 'actionTaken', a.action_taken, 'nextReviewAt', a.next_review_at,
      'occurredAt', e.occurred_from, 'raisedBy', mips.officer_json(r.created_by), 'raisedAt', r.created_at, 'location', mips.location_brief(mips.place_of_event(a.id)),
      'people', mips.linked_people(a.id), 'officers', mips.officers_json(a.id), 'events', mips.linked_events(a.id), 'reviewTask', mips.check_task(a.id, 'ASB_REVIEW'), 'sources', mips.sources_json(a.id))
    FROM asb_report a JOIN event e ON e.id = a.id JOIN record r ON r.id = a.id WHERE a.id = p_report $$;

CREATE FUNCTION mips.read_intelligence(p_report uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', i.id, 'reference', r.reference, 'version', r.version, 'marking', r.marking, 'title', e.title, 'status', e.status, 'text', i.text, 'sourceGrade', i.source_grade,
      'assessmentGrade', i.assessment_grade, 'handlingCode', i.handling_code, 'handlingConditions', i.handling_conditions, 'gradeReason', i.grade_reason, 'reportedAt', i.reported_at,
      'isRestricted', i.acl_id <> 0, 'restrictedTo', (SELECT string_agg(coalesce(g.name, u.display_name, p.principal_id), ', ' ORDER BY coalesce(g.name, u.display_name, p.principal_id))
          FROM acl_principal p LEFT JOIN access_group g ON p.kind = 'group' AND g.id::text = p.principal_id LEFT JOIN app_user u ON p.kind = 'user' AND u.id::text = p.principal_id
         WHERE p.acl_id = i.acl_id AND i.acl_id <> 0 AND (p.valid_to IS NULL OR p.valid_to > now())),
      'submittedAt', r.created_at, 'submittedBy', mips.officer_json(r.created_by), 'subjects', mips.linked_people(i.id), 'places', mips.linked_places(i.id), 'events', mips.linked_events(i.id),
      'sources', mips.sources_json(i.id))
    FROM intelligence_report i JOIN event e ON e.id = i.id JOIN record r ON r.id = i.id WHERE i.id = p_report $$;

-- A list that was made in this very request is not yet among those that the caller came with: adds it, but only for a caller who is on it.
CREATE FUNCTION mips.enter_own_list(p_acl int) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF p_acl = ANY (mips.my_acls()) THEN RETURN true; END IF;
  IF NOT EXISTS (SELECT 1 FROM acl_principal p WHERE p.acl_id = p_acl AND (p.valid_to IS NULL OR p.valid_to > now()) AND (
      (p.kind = 'user' AND p.principal_id = mips.actor_id()::text)
      OR (p.kind = 'group' AND p.principal_id IN (SELECT m.group_id::text FROM group_member m WHERE m.user_id = mips.actor_id() AND m.valid_from <= now() AND (m.valid_to IS NULL OR m.valid_to > now()))))) THEN
    RETURN false;
  END IF;
  PERFORM set_config('mips.acls', current_setting('mips.acls', true) || ',' || p_acl, true);
  RETURN true;
END $$;

GRANT EXECUTE ON FUNCTION mips.report_basis(uuid), mips.reports_on(uuid, timestamptz), mips.subject_background(uuid, uuid), mips.earlier_at(uuid, uuid, timestamptz), mips.check_task(uuid, text),
  mips.read_vulnerability(uuid), mips.read_asb(uuid), mips.read_intelligence(uuid), mips.enter_own_list(int) TO mips_app;
