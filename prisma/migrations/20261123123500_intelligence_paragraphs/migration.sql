-- Intelligence by paragraph: the raw text is the unit's, the sanitised text its readers'; the event says nothing of either.
-- Who works in the unit: row security asks the permissions of the request, so that nobody else reads a raw text by any query.
CREATE FUNCTION mips.is_intelligence_unit() RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT mips.may('intelligence.entry.evaluate') OR mips.may('intelligence.entry.approve') OR mips.may('intelligence.entry.manage') $$;

ALTER TABLE intelligence_report
  ADD COLUMN state text NOT NULL DEFAULT 'SUBMITTED', ADD COLUMN submitted_by uuid REFERENCES app_user (id), ADD COLUMN is_threat_to_life boolean NOT NULL DEFAULT false, ADD COLUMN is_serious_harm boolean NOT NULL DEFAULT false,
  ADD COLUMN is_imminent boolean NOT NULL DEFAULT false, ADD COLUMN useful_until timestamptz(3);

CREATE TABLE intelligence_paragraph (
  id uuid PRIMARY KEY DEFAULT new_id(), report_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, number int NOT NULL, round int NOT NULL DEFAULT 1, text text NOT NULL, marking text NOT NULL DEFAULT 'OFFICIAL', marking_reason text,
  list_acl int NOT NULL DEFAULT 0 REFERENCES acl (id), corroborated_by_id uuid REFERENCES record (id) ON DELETE SET NULL, written_by uuid REFERENCES app_user (id), written_at timestamptz(3) NOT NULL, UNIQUE (report_id, number, round));
COMMENT ON TABLE intelligence_paragraph IS 'What was sent in, paragraph by paragraph and round by round, never changed: read by the intelligence unit and by who wrote it.';
CREATE TABLE intelligence_provenance (
  id uuid PRIMARY KEY DEFAULT new_id(), report_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, number int NOT NULL, source_key text NOT NULL, how text, is_source_child boolean, is_source_vulnerable boolean, is_source_in_prison boolean NOT NULL DEFAULT false,
  written_by uuid REFERENCES app_user (id), written_at timestamptz(3) NOT NULL, UNIQUE (report_id, number));
COMMENT ON TABLE intelligence_provenance IS 'How the source knows and a key of the source that says nothing, apart from every text: read by the intelligence unit alone, not by who wrote it.';
CREATE TABLE intelligence_text (
  id uuid PRIMARY KEY DEFAULT new_id(), report_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, reader_acl int NOT NULL DEFAULT 0 REFERENCES acl (id), number int NOT NULL, version int NOT NULL, text text NOT NULL, marking text NOT NULL DEFAULT 'OFFICIAL',
  is_left_out boolean NOT NULL DEFAULT false, left_out_reason text, could_have_known int, removal_reasons text[] NOT NULL DEFAULT '{}', is_live boolean NOT NULL DEFAULT false, written_by uuid REFERENCES app_user (id), written_at timestamptz(3) NOT NULL,
  UNIQUE (report_id, number, version), CHECK (NOT (is_left_out AND is_live)));
COMMENT ON TABLE intelligence_text IS 'Sanitised versions of a paragraph; a live one is what readers hold. Each has a list of readers of its own beside that of the report.';
CREATE UNIQUE INDEX intelligence_text_live ON intelligence_text (report_id, number) WHERE is_live;
CREATE TABLE intelligence_grade (
  id uuid PRIMARY KEY DEFAULT new_id(), report_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, number int NOT NULL, kind text NOT NULL CHECK (kind IN ('PROVISIONAL', 'AUTHORITATIVE')), source text NOT NULL, assessment text NOT NULL, handling text NOT NULL,
  grade_reason text, reason text, given_by uuid REFERENCES app_user (id), given_at timestamptz(3) NOT NULL);
COMMENT ON TABLE intelligence_grade IS 'Every grade that was given to a paragraph, of its writer and of the unit; none is ever changed.';
CREATE INDEX intelligence_grade_report ON intelligence_grade (report_id, number);
CREATE TABLE intelligence_condition (
  id uuid PRIMARY KEY DEFAULT new_id(), report_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, number int NOT NULL, code text NOT NULL, words text, applies_to text NOT NULL DEFAULT 'ALL', named_ids uuid[] NOT NULL DEFAULT '{}', expires date,
  set_by uuid REFERENCES app_user (id), set_at timestamptz(3) NOT NULL, lifted_at timestamptz(3), lifted_by uuid REFERENCES app_user (id), CHECK ((lifted_at IS NULL) = (lifted_by IS NULL)));
COMMENT ON TABLE intelligence_condition IS 'Conditions of sharing of a paragraph; one that was lifted stays with the time.';
CREATE INDEX intelligence_condition_report ON intelligence_condition (report_id, number);
CREATE TABLE intelligence_step (
  id uuid PRIMARY KEY DEFAULT new_id(), report_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, code text NOT NULL, to_state text NOT NULL, reason text, facts jsonb NOT NULL DEFAULT '{}', taken_by uuid REFERENCES app_user (id), taken_at timestamptz(3) NOT NULL);
COMMENT ON TABLE intelligence_step IS 'What was done with a report, step by step; the writer reads their own steps and the returns to them.';
CREATE INDEX intelligence_step_report ON intelligence_step (report_id, taken_at);
CREATE TABLE intelligence_mention (
  id uuid PRIMARY KEY DEFAULT new_id(), report_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, number int NOT NULL, kind text NOT NULL, value text NOT NULL, record_id uuid REFERENCES record (id) ON DELETE SET NULL, plain_reason text, plain_words text,
  answered_by uuid REFERENCES app_user (id), answered_at timestamptz(3) NOT NULL, CHECK (record_id IS NULL OR plain_reason IS NULL));
COMMENT ON TABLE intelligence_mention IS 'Names and numbers in a paragraph: linked to their record, or plain text with the reason; the last answer holds.';
CREATE INDEX intelligence_mention_report ON intelligence_mention (report_id, number);
CREATE INDEX intelligence_mention_record ON intelligence_mention (record_id) WHERE record_id IS NOT NULL;

-- The owner of the tables may be bound by row security too: without this it would find no row to keep before their columns go.
DO $do$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['record', 'intelligence_report', 'event', 'history', 'text_search_restricted', 'record_search_restricted'] LOOP
    EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $do$;

-- What stands already becomes one paragraph each; nobody has evaluated it, so nothing of it is read outside of the unit before somebody does.
ALTER TABLE intelligence_report DISABLE TRIGGER USER;
UPDATE intelligence_report i SET submitted_by = r.created_by FROM record r WHERE r.id = i.id;
ALTER TABLE intelligence_report ENABLE TRIGGER USER;
INSERT INTO intelligence_paragraph (report_id, acl_id, number, text, written_by, written_at) SELECT i.id, i.acl_id, 1, i.text, i.submitted_by, r.created_at FROM intelligence_report i JOIN record r ON r.id = i.id;
INSERT INTO intelligence_provenance (report_id, acl_id, number, source_key, written_by, written_at) SELECT i.id, i.acl_id, 1, new_id()::text, i.submitted_by, r.created_at FROM intelligence_report i JOIN record r ON r.id = i.id;
-- Conditions that were written beside handling P are kept: they stand with C, the more cautious, until the unit grades it.
INSERT INTO intelligence_grade (report_id, acl_id, number, kind, source, assessment, handling, grade_reason, given_by, given_at)
  SELECT i.id, i.acl_id, 1, 'PROVISIONAL', i.source_grade, i.assessment_grade, CASE WHEN btrim(i.handling_conditions) <> '' THEN 'C' ELSE i.handling_code END, i.grade_reason, i.submitted_by, r.created_at FROM intelligence_report i JOIN record r ON r.id = i.id;
INSERT INTO intelligence_condition (report_id, acl_id, number, code, words, set_by, set_at)
  SELECT i.id, i.acl_id, 1, 'OTHER', i.handling_conditions, i.submitted_by, r.created_at FROM intelligence_report i JOIN record r ON r.id = i.id WHERE btrim(i.handling_conditions) <> '';
INSERT INTO intelligence_step (report_id, acl_id, code, to_state, taken_by, taken_at) SELECT i.id, i.acl_id, 'SUBMIT', 'SUBMITTED', i.submitted_by, r.created_at FROM intelligence_report i JOIN record r ON r.id = i.id;

-- The event, its search words and the history of both say nothing of the content any more.
ALTER TABLE event DISABLE TRIGGER USER;
UPDATE event SET title = 'Intelligence report', summary = NULL, status = 'KEPT' WHERE kind = 'IntelligenceReport';
ALTER TABLE event ENABLE TRIGGER USER;
ALTER TABLE history DISABLE TRIGGER USER;
UPDATE history h SET before = h.before || '{"title": "Intelligence report", "summary": null}', after = CASE WHEN h.after IS NULL THEN NULL ELSE h.after || '{"title": "Intelligence report", "summary": null}' END
  FROM record r WHERE r.id = h.record_id AND r.kind = 'IntelligenceReport' AND h.table_name = 'event';
UPDATE history h SET before = h.before - 'text', after = h.after - 'text' FROM record r WHERE r.id = h.record_id AND r.kind = 'IntelligenceReport' AND h.table_name = 'intelligence_report';
ALTER TABLE history ENABLE TRIGGER USER;
DELETE FROM text_search_open WHERE kind = 'IntelligenceReport' AND source = 'summary';
DELETE FROM text_search_restricted WHERE kind = 'IntelligenceReport' AND source = 'summary';
UPDATE record_search_open SET text = mips.fold('Intelligence report') WHERE kind = 'IntelligenceReport';
UPDATE record_search_restricted SET text = mips.fold('Intelligence report') WHERE kind = 'IntelligenceReport';

DROP FUNCTION mips.read_intelligence(uuid);
DO $do$
DECLARE v_old text := pg_get_functiondef('mips.report_basis(uuid)'::regprocedure);
BEGIN
  -- RO-2 asks whether conditions stand on any part that the reader may hold; what nobody has evaluated counts as under conditions.
  v_old := replace(v_old, 'n.handling_code', 'CASE WHEN n.id IS NULL THEN NULL ELSE mips.handling_of(n.id) END');
  EXECUTE $f$CREATE FUNCTION mips.handling_of(p_report uuid) RETURNS text LANGUAGE sql STABLE AS 'SELECT ''C''::text'$f$;
  EXECUTE v_old;
END $do$;
ALTER TABLE intelligence_report DROP COLUMN text, DROP COLUMN source_grade, DROP COLUMN assessment_grade, DROP COLUMN handling_code, DROP COLUMN handling_conditions, DROP COLUMN grade_reason;

DO $do$
BEGIN
  IF (SELECT count(*) FROM intelligence_paragraph) <> (SELECT count(*) FROM intelligence_report) THEN RAISE EXCEPTION 'a text of intelligence was not kept'; END IF;
END $do$;
SELECT mips.keep_with_record('intelligence_paragraph', 'report_id'), mips.keep_with_record('intelligence_provenance', 'report_id'), mips.keep_with_record('intelligence_text', 'report_id'), mips.keep_with_record('intelligence_grade', 'report_id'),
  mips.keep_with_record('intelligence_condition', 'report_id'), mips.keep_with_record('intelligence_step', 'report_id'), mips.keep_with_record('intelligence_mention', 'report_id');
DO $do$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['record', 'intelligence_report', 'event', 'history', 'text_search_restricted', 'record_search_restricted'] LOOP
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $do$;

-- A paragraph that this reader holds: one of its texts is live and open to them.
CREATE FUNCTION mips.holds_paragraph(p_report uuid, p_number int) RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT EXISTS (SELECT 1 FROM intelligence_text x WHERE x.report_id = p_report AND x.number = p_number AND x.is_live) $$;

-- A paragraph that the unit may work on: those restricted to a list are worked on by its members of that list.
CREATE FUNCTION mips.reaches_paragraph(p_report uuid, p_number int) RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT EXISTS (SELECT 1 FROM intelligence_paragraph x WHERE x.report_id = p_report AND x.number = p_number) $$;

DO $do$
DECLARE t text; v_list text := 'acl_id = ANY ((SELECT mips.my_acls())::int[])'; v_unit text := '(SELECT mips.is_intelligence_unit())';
BEGIN
  FOREACH t IN ARRAY ARRAY['paragraph', 'provenance', 'text', 'grade', 'condition', 'step', 'mention'] LOOP
    -- Their rows are themselves the history; a copy under the list of the record alone would be read by others.
    EXECUTE format('DROP TRIGGER z_keep_history ON intelligence_%s', t);
    EXECUTE format('DROP POLICY sel ON intelligence_%s', t);
    EXECUTE format('REVOKE UPDATE ON intelligence_%s FROM mips_app', t);
  END LOOP;
  EXECUTE format('CREATE POLICY sel ON intelligence_paragraph FOR SELECT USING (%s AND ((%s AND list_acl = ANY ((SELECT mips.my_acls())::int[])) OR written_by = (SELECT mips.actor_id())))', v_list, v_unit);
  EXECUTE format('CREATE POLICY sel ON intelligence_provenance FOR SELECT USING (%s AND %s AND mips.reaches_paragraph(report_id, number))', v_list, v_unit);
  EXECUTE format('CREATE POLICY sel ON intelligence_text FOR SELECT USING (%s AND reader_acl = ANY ((SELECT mips.my_acls())::int[]) AND (is_live OR %s))', v_list, v_unit);
  FOREACH t IN ARRAY ARRAY['grade.given_by', 'condition.set_by', 'mention.answered_by'] LOOP
    EXECUTE format('CREATE POLICY sel ON intelligence_%s FOR SELECT USING (%s AND ((%s AND mips.reaches_paragraph(report_id, number)) OR %I = (SELECT mips.actor_id()) OR mips.holds_paragraph(report_id, number)))', split_part(t, '.', 1), v_list, v_unit, split_part(t, '.', 2));
  END LOOP;
  EXECUTE format('CREATE POLICY sel ON intelligence_step FOR SELECT USING (%s AND (%s OR taken_by = (SELECT mips.actor_id()) OR (code = ''RETURN'' AND EXISTS (SELECT 1 FROM intelligence_report i WHERE i.id = report_id AND i.submitted_by = (SELECT mips.actor_id())))))', v_list, v_unit);
END $do$;
GRANT UPDATE (is_live) ON intelligence_text TO mips_app;
GRANT UPDATE (lifted_at, lifted_by) ON intelligence_condition TO mips_app;

CREATE OR REPLACE FUNCTION mips.handling_of(p_report uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN count(*) > 0 AND bool_and((SELECT g.handling FROM intelligence_grade g WHERE g.report_id = x.report_id AND g.number = x.number ORDER BY (g.kind = 'AUTHORITATIVE') DESC, g.given_at DESC, g.id DESC LIMIT 1) = 'P') THEN 'P' ELSE 'C' END
    FROM intelligence_text x WHERE x.report_id = p_report AND x.is_live $$;

-- Search words come of live sanitised texts alone, and of those only that every reader of intelligence may hold: P, OFFICIAL, no list of its own, a source that is not in doubt (IG-7).
CREATE FUNCTION mips.project_intelligence() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_grade record;
BEGIN
  SELECT g.source, g.handling INTO v_grade FROM intelligence_grade g WHERE g.report_id = NEW.report_id AND g.number = NEW.number ORDER BY (g.kind = 'AUTHORITATIVE') DESC, g.given_at DESC, g.id DESC LIMIT 1;
  PERFORM mips.project_text(NEW.id, 'intelligence', NEW.report_id, NEW.acl_id,
    CASE WHEN NEW.is_live AND NEW.reader_acl = 0 AND NEW.marking = 'OFFICIAL' AND v_grade.handling = 'P' AND v_grade.source <> '3' THEN NEW.text ELSE '' END, (SELECT e.occurred_from FROM event e WHERE e.id = NEW.report_id));
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION mips.project_intelligence() FROM PUBLIC;
CREATE TRIGGER p_project_text AFTER INSERT OR UPDATE OF acl_id, is_live ON intelligence_text FOR EACH ROW EXECUTE FUNCTION mips.project_intelligence();
CREATE TRIGGER x_queue_saved_searches AFTER UPDATE OF is_live ON intelligence_text FOR EACH ROW WHEN (current_setting('mips.device', true) IS DISTINCT FROM 'system') EXECUTE FUNCTION mips.queue_saved_searches('report_id');
CREATE TRIGGER x_queue_bulk AFTER UPDATE OF is_live ON intelligence_text FOR EACH STATEMENT WHEN (current_setting('mips.device', true) = 'system') EXECUTE FUNCTION mips.queue_bulk();

CREATE OR REPLACE FUNCTION mips.text_of(p_source uuid, p_name text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE p_name WHEN 'log' THEN (SELECT g.text FROM log_entry g WHERE g.id = p_source)
    WHEN 'summary' THEN (SELECT e.summary FROM event e WHERE e.id = p_source)
    WHEN 'intelligence' THEN (SELECT x.text FROM intelligence_text x WHERE x.id = p_source AND x.is_live)
    WHEN 'grounds' THEN (SELECT concat_ws(' ', a.grounds, a.reply_to_caution) FROM arrest a WHERE a.id = p_source)
    WHEN 'circumstances' THEN (SELECT v.circumstances FROM vulnerability_report v WHERE v.id = p_source) END $$;

-- What of a paragraph the caller may read at all; the rules of the reader's copy look at it again.
CREATE FUNCTION mips.intelligence_parts(p_report uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'paragraphs', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'number', p.number, 'round', p.round, 'text', p.text, 'marking', p.marking, 'markingReason', p.marking_reason, 'listAcl', p.list_acl, 'corroboratedById', p.corroborated_by_id) ORDER BY p.number, p.round), '[]') FROM intelligence_paragraph p WHERE p.report_id = p_report),
    'provenance', (SELECT coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'sourceKey', p.source_key, 'how', p.how, 'isSourceChild', p.is_source_child, 'isSourceVulnerable', p.is_source_vulnerable, 'isSourceInPrison', p.is_source_in_prison) ORDER BY p.number), '[]') FROM intelligence_provenance p WHERE p.report_id = p_report),
    'texts', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'number', x.number, 'version', x.version, 'text', x.text, 'marking', x.marking, 'readerAcl', x.reader_acl, 'isLive', x.is_live, 'isLeftOut', x.is_left_out, 'leftOutReason', x.left_out_reason, 'couldHaveKnown', x.could_have_known,
        'removalReasons', to_jsonb(x.removal_reasons), 'writtenBy', mips.officer_json(x.written_by), 'writtenAt', x.written_at) ORDER BY x.number, x.version), '[]') FROM intelligence_text x WHERE x.report_id = p_report),
    'grades', (SELECT coalesce(jsonb_agg(jsonb_build_object('number', g.number, 'kind', g.kind, 'source', g.source, 'assessment', g.assessment, 'handling', g.handling, 'gradeReason', g.grade_reason, 'reason', g.reason, 'byId', g.given_by, 'by', mips.officer_json(g.given_by), 'at', g.given_at) ORDER BY g.given_at, g.id), '[]') FROM intelligence_grade g WHERE g.report_id = p_report),
    'conditions', (SELECT coalesce(jsonb_agg(jsonb_build_object('number', c.number, 'code', c.code, 'text', c.words, 'appliesTo', c.applies_to, 'namedIds', to_jsonb(c.named_ids), 'expires', c.expires, 'setById', c.set_by, 'setAt', c.set_at) ORDER BY c.set_at, c.id), '[]') FROM intelligence_condition c WHERE c.report_id = p_report AND c.lifted_at IS NULL),
    'mentions', (SELECT coalesce(jsonb_agg(jsonb_build_object('number', m.number, 'kind', m.kind, 'value', m.value, 'recordId', r.id, 'record', CASE WHEN r.id IS NULL THEN NULL ELSE jsonb_build_object('id', r.id, 'kind', r.kind, 'reference', r.reference) END, 'plainReason', m.plain_reason, 'plainWords', m.plain_words) ORDER BY m.answered_at, m.id), '[]')
        FROM intelligence_mention m LEFT JOIN record r ON r.id = m.record_id AND mips.may_see_kind(r.kind) WHERE m.report_id = p_report),
    'steps', (SELECT coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'toState', s.to_state, 'reason', s.reason, 'facts', s.facts, 'byId', s.taken_by, 'by', mips.officer_json(s.taken_by), 'at', s.taken_at) ORDER BY s.taken_at, s.id), '[]') FROM intelligence_step s WHERE s.report_id = p_report)) $$;

CREATE FUNCTION mips.read_intelligence(p_report uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', i.id, 'reference', r.reference, 'version', r.version, 'aclId', i.acl_id, 'state', i.state, 'reportedAt', i.reported_at, 'isThreatToLife', i.is_threat_to_life, 'isSeriousHarm', i.is_serious_harm, 'isImminent', i.is_imminent,
      'usefulUntil', i.useful_until, 'isRestricted', i.acl_id <> 0, 'restrictedTo', (SELECT string_agg(coalesce(g.name, u.display_name, p.principal_id), ', ' ORDER BY coalesce(g.name, u.display_name, p.principal_id))
          FROM acl_principal p LEFT JOIN access_group g ON p.kind = 'group' AND g.id::text = p.principal_id LEFT JOIN app_user u ON p.kind = 'user' AND u.id::text = p.principal_id
         WHERE p.acl_id = i.acl_id AND i.acl_id <> 0 AND (p.valid_to IS NULL OR p.valid_to > now())),
      'submittedAt', r.created_at, 'submittedBy', mips.officer_json(i.submitted_by), 'subjects', mips.linked_people(i.id), 'places', mips.linked_places(i.id), 'events', mips.linked_events(i.id),
      'sources', mips.sources_json(i.id)) || mips.intelligence_parts(i.id)
    FROM intelligence_report i JOIN record r ON r.id = i.id WHERE i.id = p_report $$;

-- The reports that the caller sent in, newest first, with what the unit asks of them.
CREATE FUNCTION mips.own_intelligence(p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(x.line ORDER BY x.at DESC, x.id DESC), '[]') FROM (
    SELECT i.id, r.created_at AS at, jsonb_build_object('id', i.id, 'reference', r.reference, 'version', r.version, 'submittedAt', r.created_at, 'state', i.state,
        'returnReason', CASE WHEN i.state = 'RETURNED' THEN (SELECT s.reason FROM intelligence_step s WHERE s.report_id = i.id AND s.code = 'RETURN' ORDER BY s.taken_at DESC, s.id DESC LIMIT 1) END,
        'paragraphs', CASE WHEN i.state = 'RETURNED' THEN (SELECT coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'text', p.text) ORDER BY p.number), '[]') FROM intelligence_paragraph p
            WHERE p.report_id = i.id AND p.round = (SELECT max(q.round) FROM intelligence_paragraph q WHERE q.report_id = i.id AND q.number = p.number)) ELSE '[]' END) AS line
      FROM intelligence_report i JOIN record r ON r.id = i.id WHERE i.submitted_by = mips.actor_id() ORDER BY r.created_at DESC, r.id DESC LIMIT p_limit) x $$;
CREATE INDEX intelligence_report_submitted_by ON intelligence_report (submitted_by);
CREATE INDEX intelligence_report_state ON intelligence_report (state);

GRANT EXECUTE ON FUNCTION mips.is_intelligence_unit(), mips.holds_paragraph(uuid, int), mips.reaches_paragraph(uuid, int), mips.handling_of(uuid), mips.intelligence_parts(uuid), mips.read_intelligence(uuid), mips.own_intelligence(int) TO mips_app;
