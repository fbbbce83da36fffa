-- Domestic abuse: the risk as it was asked and graded, the second look, the victim's safety plan, and what a MARAC did.
CREATE TABLE abuse_assessment (
  id uuid PRIMARY KEY, acl_id int NOT NULL DEFAULT 0, tool text NOT NULL, is_from_partner boolean NOT NULL DEFAULT false, partner text, state text NOT NULL DEFAULT 'OPEN',
  begun_at timestamptz(3) NOT NULL, begun_by uuid NOT NULL REFERENCES app_user (id), seen_alone boolean, databases_searched boolean, interpreter text, answered_by text, weapons text,
  grade text, rationale text, differs_reason text, graded_at timestamptz(3), graded_by uuid REFERENCES app_user (id), graded_rank text, score_yes int, marac_reasons text[] NOT NULL DEFAULT '{}',
  CHECK (state IN ('OPEN', 'GRADED', 'LOOKED')), CHECK (grade IN ('STANDARD', 'MEDIUM', 'HIGH')), CHECK ((state = 'OPEN') = (graded_at IS NULL))
);
COMMENT ON TABLE abuse_assessment IS 'A risk assessment of domestic abuse: the officer''s grade beside the score, which may differ; never blocked while it is made.';
CREATE TABLE abuse_answer (
  id uuid PRIMARY KEY DEFAULT new_id(), assessment_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, topic text NOT NULL, answer text NOT NULL, words text,
  answered_at timestamptz(3) NOT NULL, answered_by uuid NOT NULL REFERENCES app_user (id), CHECK (answer IN ('YES', 'NO', 'DONT_KNOW', 'REFUSED', 'NOT_ASKED'))
);
COMMENT ON TABLE abuse_answer IS 'What was answered to a topic; a later row of the same topic stands for the earlier, and both stay.';
CREATE INDEX abuse_answer_assessment ON abuse_answer (assessment_id, topic, answered_at);
CREATE TABLE abuse_look (
  id uuid PRIMARY KEY DEFAULT new_id(), assessment_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, grade_before text NOT NULL, grade text NOT NULL, reason text,
  looked_at timestamptz(3) NOT NULL, looked_by uuid NOT NULL REFERENCES app_user (id)
);
CREATE INDEX abuse_look_assessment ON abuse_look (assessment_id);
CREATE TABLE abuse_safety_step (
  id uuid PRIMARY KEY DEFAULT new_id(), assessment_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, kind text NOT NULL, words text NOT NULL,
  added_at timestamptz(3) NOT NULL, added_by uuid NOT NULL REFERENCES app_user (id), done_at timestamptz(3), done_by uuid REFERENCES app_user (id), CHECK ((done_at IS NULL) = (done_by IS NULL))
);
CREATE INDEX abuse_safety_step_assessment ON abuse_safety_step (assessment_id);
CREATE TABLE marac_case (
  id uuid PRIMARY KEY DEFAULT new_id(), assessment_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, reasons text[] NOT NULL DEFAULT '{}', judgement text, state text NOT NULL DEFAULT 'REFERRED',
  referred_at timestamptz(3) NOT NULL, referred_by uuid NOT NULL REFERENCES app_user (id), meeting_on date, heard_at timestamptz(3),
  CHECK (state IN ('REFERRED', 'LISTED', 'HEARD')), CHECK ((state = 'HEARD') = (heard_at IS NOT NULL)), CHECK (state = 'REFERRED' OR meeting_on IS NOT NULL)
);
CREATE UNIQUE INDEX marac_case_assessment ON marac_case (assessment_id);
CREATE TABLE marac_action (
  id uuid PRIMARY KEY DEFAULT new_id(), assessment_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, case_id uuid NOT NULL REFERENCES marac_case (id), agency text NOT NULL, what text NOT NULL, owner text NOT NULL,
  due_on date, made_at timestamptz(3) NOT NULL, made_by uuid NOT NULL REFERENCES app_user (id), receipt text, received_at timestamptz(3), result text, done_at timestamptz(3)
);
CREATE INDEX marac_action_assessment ON marac_action (assessment_id);
DO $$ BEGIN PERFORM mips.keep_with_record(t, CASE t WHEN 'abuse_assessment' THEN 'id' ELSE 'assessment_id' END)
  FROM unnest(ARRAY['abuse_assessment', 'abuse_answer', 'abuse_look', 'abuse_safety_step', 'marac_case', 'marac_action']) AS t; END $$;

-- Minutes are read by the members of their group alone, who must see the assessment besides; they are never changed, so no history holds their words.
CREATE TABLE marac_minute (
  id uuid PRIMARY KEY DEFAULT new_id(), assessment_id uuid NOT NULL, record_acl int NOT NULL DEFAULT 0, acl_id int NOT NULL REFERENCES acl (id), case_id uuid NOT NULL REFERENCES marac_case (id),
  group_id uuid NOT NULL REFERENCES access_group (id), words text NOT NULL, written_at timestamptz(3) NOT NULL, written_by uuid NOT NULL REFERENCES app_user (id), CHECK (acl_id <> 0)
);
CREATE INDEX marac_minute_assessment ON marac_minute (assessment_id);
CREATE FUNCTION mips.take_record_acl() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT r.acl_id INTO NEW.record_acl FROM record r WHERE r.id = NEW.assessment_id;
  IF NOT FOUND THEN RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002'; END IF;
  RETURN NEW;
END $$;
ALTER TABLE marac_minute ADD CONSTRAINT marac_minute_record_fk FOREIGN KEY (assessment_id, record_acl) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE;
CREATE TRIGGER a_take_acl BEFORE INSERT ON marac_minute FOR EACH ROW EXECUTE FUNCTION mips.take_record_acl();
ALTER TABLE marac_minute ENABLE ROW LEVEL SECURITY;
ALTER TABLE marac_minute FORCE ROW LEVEL SECURITY;
CREATE POLICY sel ON marac_minute FOR SELECT USING (acl_id = ANY ((SELECT mips.my_acls())::int[]) AND record_acl = ANY ((SELECT mips.my_acls())::int[]));
CREATE POLICY ins ON marac_minute FOR INSERT WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]) AND record_acl = ANY ((SELECT mips.my_acls())::int[]));
CREATE POLICY upd ON marac_minute FOR UPDATE USING (acl_id = ANY ((SELECT mips.my_acls())::int[])) WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]));
CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON marac_minute FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request();
CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT OR UPDATE ON marac_minute DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_audit();
GRANT SELECT, INSERT ON marac_minute TO mips_app;

-- Who an assessment is about, in a few words; null for people whom this reader may not see.
CREATE FUNCTION mips.abuse_person(p_record uuid, p_role text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT b.person || jsonb_build_object('personRecordId', x.id) FROM (SELECT p.id, p.nominal_id FROM link k JOIN person_record p ON p.id = k.to_id
      WHERE k.from_id = p_record AND k.role = p_role AND k.valid_to IS NULL AND mips.may_see_kind('Nominal') ORDER BY k.created_at, k.id LIMIT 1) x, LATERAL mips.people_json(ARRAY[x.nominal_id]) b $$;

CREATE FUNCTION mips.abuse_line(p_assessment uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', a.id, 'reference', r.reference, 'title', e.title, 'state', a.state, 'grade', a.grade, 'begunAt', a.begun_at, 'gradedAt', a.graded_at, 'by', mips.officer_json(coalesce(a.graded_by, a.begun_by)),
      'victim', mips.abuse_person(a.id, 'VICTIM'), 'suspect', mips.abuse_person(a.id, 'SUSPECT'))
    FROM abuse_assessment a JOIN event e ON e.id = a.id JOIN record r ON r.id = a.id WHERE a.id = p_assessment AND mips.may_see_kind('AbuseAssessment') $$;

-- The earlier assessments of somebody, whichever part they had, newest first.
CREATE FUNCTION mips.abuse_earlier(p_nominal uuid, p_but uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(mips.abuse_line(x.id) || jsonb_build_object('part', x.role) ORDER BY x.begun_at DESC, x.id, x.role), '[]') FROM (
    SELECT DISTINCT a.id, a.begun_at, k.role FROM person_record p JOIN link k ON k.to_id = p.id AND k.role IN ('VICTIM', 'SUSPECT') AND k.valid_to IS NULL JOIN abuse_assessment a ON a.id = k.from_id
     WHERE p.nominal_id = p_nominal AND a.id IS DISTINCT FROM p_but AND mips.may_see_kind('AbuseAssessment') ORDER BY a.begun_at DESC, a.id LIMIT 20) x $$;

-- What the MARAC threshold counts for a victim: each incident once, and when a MARAC last heard them.
CREATE FUNCTION mips.abuse_history(p_nominal uuid, p_but uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH mine AS (SELECT p.id FROM person_record p WHERE p.nominal_id = p_nominal),
       assessed AS (SELECT a.id FROM link k JOIN mine ON mine.id = k.to_id JOIN abuse_assessment a ON a.id = k.from_id WHERE k.role = 'VICTIM' AND k.valid_to IS NULL),
       told AS (SELECT i.id FROM link k JOIN mine ON mine.id = k.to_id JOIN incident i ON i.id = k.from_id WHERE k.role LIKE 'VICTIM%' AND k.valid_to IS NULL AND i.incident_type = 'DOMESTIC'
                UNION SELECT i.id FROM assessed s JOIN link k ON k.from_id = s.id AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL JOIN incident i ON i.id = k.to_id)
  SELECT jsonb_build_object('incidentTimes', (SELECT coalesce(jsonb_agg(e.occurred_from ORDER BY e.occurred_from, e.id), '[]') FROM told t JOIN event e ON e.id = t.id WHERE mips.may_see_kind('Incident')),
    'lastMaracAt', (SELECT max(c.heard_at) FROM assessed s JOIN marac_case c ON c.assessment_id = s.id WHERE s.id IS DISTINCT FROM p_but)) $$;

-- The assessments of an event: its own, those of the incident behind a crime, and those of the crimes that arise from an incident.
CREATE FUNCTION mips.abuse_of_event(p_event uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH near AS (SELECT p_event AS id
      UNION SELECT k.to_id FROM link k JOIN incident i ON i.id = k.to_id WHERE k.from_id = p_event AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL AND mips.may_see_kind('Incident')
      UNION SELECT k.from_id FROM link k JOIN crime c ON c.id = k.from_id WHERE k.to_id = p_event AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL AND mips.may_see_kind('Crime'))
  SELECT coalesce(jsonb_agg(mips.abuse_line(x.id) || jsonb_build_object('isHere', x.is_here) ORDER BY x.begun_at, x.id), '[]') FROM (
    SELECT a.id, a.begun_at, bool_or(n.id = p_event) AS is_here FROM near n JOIN link k ON k.to_id = n.id AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL JOIN abuse_assessment a ON a.id = k.from_id
     WHERE mips.may_see_kind('AbuseAssessment') GROUP BY a.id, a.begun_at) x $$;

-- What an incident or a crime carries into an assessment.
CREATE FUNCTION mips.read_abuse_basis(p_event uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', e.id, 'kind', e.kind, 'reference', r.reference, 'version', r.version, 'marking', r.marking, 'aclId', r.acl_id, 'title', e.title, 'summary', e.summary, 'occurredAt', e.occurred_from,
      'location', mips.location_brief(p.place), 'people', mips.linked_people(e.id), 'household', CASE WHEN p.place IS NULL THEN '[]'::jsonb ELSE mips.linked_people(p.place) END,
      'objects', mips.linked_objects(e.id), 'assessments', mips.abuse_of_event(e.id),
      'earlier', (SELECT coalesce(jsonb_agg(jsonb_build_object('nominalId', n.nominal_id, 'lines', mips.abuse_earlier(n.nominal_id, NULL)) ORDER BY n.nominal_id), '[]') FROM (
          SELECT DISTINCT q.nominal_id FROM link k JOIN person_record q ON q.id = k.to_id WHERE k.from_id = e.id AND k.valid_to IS NULL AND (k.role LIKE 'VICTIM%' OR k.role IN ('SUSPECT', 'ARRESTED', 'COMPLAINANT'))) n))
    FROM event e JOIN record r ON r.id = e.id CROSS JOIN LATERAL (SELECT mips.place_of_event(e.id) AS place) p WHERE e.id = p_event $$;

CREATE FUNCTION mips.marac_json(p_assessment uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', c.id, 'state', c.state, 'reasons', c.reasons, 'judgement', c.judgement, 'referredAt', c.referred_at, 'referredBy', mips.officer_json(c.referred_by), 'meetingOn', c.meeting_on, 'heardAt', c.heard_at,
      'actions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'agency', m.agency, 'what', m.what, 'owner', m.owner, 'dueOn', m.due_on, 'madeAt', m.made_at, 'receipt', m.receipt, 'receivedAt', m.received_at,
          'result', m.result, 'doneAt', m.done_at) ORDER BY m.done_at IS NOT NULL, m.due_on, m.id), '[]') FROM marac_action m WHERE m.case_id = c.id),
      'minutes', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'words', n.words, 'writtenAt', n.written_at, 'by', mips.officer_json(n.written_by), 'group', g.name) ORDER BY n.written_at, n.id), '[]')
          FROM marac_minute n JOIN access_group g ON g.id = n.group_id WHERE n.case_id = c.id))
    FROM marac_case c WHERE c.assessment_id = p_assessment $$;

CREATE FUNCTION mips.read_abuse_assessment(p_assessment uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', a.id, 'reference', r.reference, 'version', r.version, 'marking', r.marking, 'aclId', r.acl_id, 'title', e.title, 'state', a.state, 'tool', a.tool, 'isFromPartner', a.is_from_partner, 'partner', a.partner,
      'occurredAt', e.occurred_from, 'begunAt', a.begun_at, 'begunBy', mips.officer_json(a.begun_by), 'seenAlone', a.seen_alone, 'databasesSearched', a.databases_searched, 'interpreter', a.interpreter,
      'answeredBy', a.answered_by, 'weapons', a.weapons, 'grade', a.grade, 'rationale', a.rationale, 'differsReason', a.differs_reason, 'gradedAt', a.graded_at, 'gradedBy', mips.officer_json(a.graded_by), 'gradedRank', a.graded_rank,
      'answers', (SELECT coalesce(jsonb_agg(jsonb_build_object('topic', x.topic, 'answer', x.answer, 'words', x.words, 'at', x.answered_at, 'by', u.display_name) ORDER BY x.topic), '[]')
          FROM (SELECT DISTINCT ON (topic) * FROM abuse_answer WHERE assessment_id = a.id ORDER BY topic, answered_at DESC, id DESC) x LEFT JOIN app_user u ON u.id = x.answered_by),
      'looks', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'gradeBefore', l.grade_before, 'grade', l.grade, 'reason', l.reason, 'at', l.looked_at, 'by', mips.officer_json(l.looked_by)) ORDER BY l.looked_at, l.id), '[]')
          FROM abuse_look l WHERE l.assessment_id = a.id),
      'steps', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'kind', s.kind, 'words', s.words, 'addedAt', s.added_at, 'by', mips.officer_json(s.added_by), 'doneAt', s.done_at, 'doneBy', mips.officer_json(s.done_by)) ORDER BY s.added_at, s.id), '[]')
          FROM abuse_safety_step s WHERE s.assessment_id = a.id),
      'marac', mips.marac_json(a.id), 'people', mips.linked_people(a.id), 'events', mips.linked_events(a.id), 'location', mips.location_brief(mips.place_of_event(a.id)), 'sources', mips.sources_json(a.id),
      'history', (SELECT mips.abuse_history(q.nominal_id, a.id) FROM link k JOIN person_record q ON q.id = k.to_id WHERE k.from_id = a.id AND k.role = 'VICTIM' AND k.valid_to IS NULL ORDER BY k.created_at, k.id LIMIT 1),
      'earlier', (SELECT coalesce(jsonb_agg(y.line ORDER BY y.line ->> 'begunAt' DESC, y.line ->> 'id', y.line ->> 'part'), '[]') FROM (SELECT DISTINCT q.nominal_id FROM link k JOIN person_record q ON q.id = k.to_id
          WHERE k.from_id = a.id AND k.role IN ('VICTIM', 'SUSPECT') AND k.valid_to IS NULL) n, LATERAL (SELECT jsonb_array_elements(mips.abuse_earlier(n.nominal_id, a.id)) AS line) y),
      'myGroups', CASE WHEN mips.may('safeguarding.abuse.review') THEN (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) ORDER BY g.name, g.id), '[]') FROM access_group g JOIN group_member m ON m.group_id = g.id
          WHERE m.user_id = mips.actor_id() AND m.valid_from <= now() AND (m.valid_to IS NULL OR m.valid_to > now())) ELSE '[]'::jsonb END)
    FROM abuse_assessment a JOIN event e ON e.id = a.id JOIN record r ON r.id = a.id WHERE a.id = p_assessment $$;

-- What waits at the safeguarding desk: assessments that are not finished or not looked at twice, and cases of a MARAC that are not at their end.
CREATE FUNCTION mips.abuse_desk(p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'looks', (SELECT coalesce(jsonb_agg(mips.abuse_line(x.id) || jsonb_build_object('maracReasons', x.marac_reasons, 'isReferred', x.is_referred) ORDER BY x.graded_at, x.id), '[]') FROM (
        SELECT a.id, a.graded_at, a.marac_reasons, EXISTS (SELECT 1 FROM marac_case c WHERE c.assessment_id = a.id) AS is_referred FROM abuse_assessment a WHERE a.state = 'GRADED' ORDER BY a.graded_at, a.id LIMIT p_limit) x),
    'open', (SELECT coalesce(jsonb_agg(mips.abuse_line(x.id) ORDER BY x.begun_at, x.id), '[]') FROM (SELECT a.id, a.begun_at FROM abuse_assessment a WHERE a.state = 'OPEN' ORDER BY a.begun_at, a.id LIMIT p_limit) x),
    'cases', (SELECT coalesce(jsonb_agg(mips.abuse_line(x.assessment_id) || jsonb_build_object('marac', mips.marac_json(x.assessment_id) - 'minutes') ORDER BY x.referred_at, x.id), '[]') FROM (
        SELECT c.id, c.assessment_id, c.referred_at FROM marac_case c WHERE c.state <> 'HEARD' OR EXISTS (SELECT 1 FROM marac_action m WHERE m.case_id = c.id AND m.done_at IS NULL) ORDER BY c.referred_at, c.id LIMIT p_limit) x)) $$;
CREATE INDEX abuse_assessment_waiting ON abuse_assessment (graded_at) WHERE state <> 'LOOKED';

GRANT EXECUTE ON FUNCTION mips.abuse_person(uuid, text), mips.abuse_line(uuid), mips.abuse_earlier(uuid, uuid), mips.abuse_history(uuid, uuid), mips.abuse_of_event(uuid), mips.read_abuse_basis(uuid), mips.marac_json(uuid),
  mips.read_abuse_assessment(uuid), mips.abuse_desk(int) TO mips_app;
