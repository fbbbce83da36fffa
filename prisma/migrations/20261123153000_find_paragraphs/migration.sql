-- Free text is found paragraph by paragraph: what some readers of intelligence may hold is found by exactly those. Investigations, exhibits, missing person reports and documents are found by their words too.

-- The words of every live text of intelligence. The app may not read them: it asks by a function that knows the lists of the reader, and then reads the text itself under row security.
CREATE TABLE text_search_paragraph (
  text_id uuid PRIMARY KEY REFERENCES intelligence_text (id) ON DELETE CASCADE, report_id uuid NOT NULL, acl_id int NOT NULL, reader_acl int NOT NULL, words tsvector NOT NULL, happened_at timestamptz(3));
COMMENT ON TABLE text_search_paragraph IS 'Words of the live texts of intelligence, each with its own list of readers and that of its report; the app may not read it.';
CREATE INDEX text_search_paragraph_words ON text_search_paragraph USING gin (words) WITH (fastupdate = off);
CREATE INDEX text_search_paragraph_report ON text_search_paragraph (report_id);

CREATE OR REPLACE FUNCTION mips.project_intelligence() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM text_search_paragraph WHERE text_id = NEW.id;
  IF NEW.is_live THEN
    INSERT INTO text_search_paragraph (text_id, report_id, acl_id, reader_acl, words, happened_at)
    VALUES (NEW.id, NEW.report_id, NEW.acl_id, NEW.reader_acl, mips.text_words(NEW.text), (SELECT e.occurred_from FROM event e WHERE e.id = NEW.report_id));
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER p_project_text ON intelligence_text;
CREATE TRIGGER p_project_text AFTER INSERT OR UPDATE OF acl_id, reader_acl, text, is_live ON intelligence_text FOR EACH ROW EXECUTE FUNCTION mips.project_intelligence();
DROP TRIGGER p_project_text ON intelligence_grade;
DROP FUNCTION mips.project_graded();
DROP FUNCTION mips.searched_words(intelligence_text);

-- The texts with these words that stand on lists of the caller, for those who read intelligence at all.
CREATE FUNCTION mips.paragraphs_with(p_query tsquery) RETURNS TABLE (text_id uuid, report_id uuid, happened_at timestamptz) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.text_id, w.report_id, w.happened_at FROM text_search_paragraph w
   WHERE (SELECT mips.may('intelligence.entry.read')) AND w.words @@ p_query AND w.acl_id = ANY ((SELECT mips.my_acls())::int[]) AND w.reader_acl = ANY ((SELECT mips.my_acls())::int[]) $$;

-- Whether the caller's part in intelligence opens a text that their lists let them read, on a London day (IA-2, IH-3); a condition that was lifted stands until the text is released again.
CREATE FUNCTION mips.holds_text(x intelligence_text, p_today date) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT x.is_live AND mips.may('intelligence.entry.read')
    AND EXISTS (SELECT 1 FROM intelligence_grade g WHERE g.report_id = x.report_id AND g.number = x.number AND (g.kind = 'AUTHORITATIVE' OR mips.is_intelligence_unit()))
    AND (mips.is_intelligence_unit() OR ((x.marking = 'OFFICIAL' OR mips.may('intelligence.sensitive.read')) AND NOT EXISTS (
      SELECT 1 FROM intelligence_condition c WHERE c.report_id = x.report_id AND c.number = x.number AND c.code = 'NAMED_ONLY' AND c.applies_to IN ('ALL', 'OWN_FORCE')
        AND (c.lifted_at IS NULL OR c.lifted_at > x.live_at) AND (c.expires IS NULL OR c.expires >= p_today) AND NOT coalesce(mips.actor_id() = ANY (c.named_ids), false)))) $$;

-- IG-7: a source in doubt, by the newest grade or by that of the release, is not shown in a snippet.
CREATE FUNCTION mips.is_source_doubted(x intelligence_text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM intelligence_grade g WHERE g.report_id = x.report_id AND g.number = x.number AND g.source = '3' AND (g.id = x.live_grade_id OR g.id = (
    SELECT n.id FROM intelligence_grade n WHERE n.report_id = x.report_id AND n.number = x.number ORDER BY (n.kind = 'AUTHORITATIVE') DESC, n.given_at DESC, n.id DESC LIMIT 1))) $$;

-- What else is written of a record: each part is read under row security, and a policy of a few readers keeps its words out of the index.
CREATE FUNCTION mips.project_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'investigation_action' THEN PERFORM mips.project_text(NEW.id, 'action', NEW.crime_id, NEW.acl_id, concat_ws(' ', NEW.text, NEW.result), NEW.created_at);
    WHEN 'investigation_decision' THEN PERFORM mips.project_text(NEW.id, 'decision', NEW.crime_id, NEW.acl_id, CASE WHEN NEW.is_sensitive THEN '' ELSE concat_ws(' ', NEW.decision, NEW.reason) END, NEW.decided_at);
    WHEN 'missing_episode' THEN PERFORM mips.project_text(NEW.id, 'missing', NEW.id, NEW.acl_id, concat_ws(' ', NEW.wearing, NEW.appearance, NEW.last_seen_words, NEW.likely_places, NEW.carries), NEW.reported_at);
    WHEN 'exhibit' THEN PERFORM mips.project_text(NEW.id, 'exhibit', NEW.id, NEW.acl_id, NEW.description, NEW.seized_at);
    WHEN 'attachment' THEN
      IF NEW.kind = 'DOCUMENT' THEN
        PERFORM mips.project_text(NEW.id, 'document', NEW.record_id, NEW.acl_id, CASE WHEN NEW.withdrawn_at IS NULL THEN concat_ws(' ', NEW.caption, regexp_replace(NEW.file_name, '[._-]+', ' ', 'g'), NEW.source_text) ELSE '' END, NEW.created_at);
      END IF;
  END CASE;
  RETURN NULL;
END $$;
CREATE TRIGGER p_project_text AFTER INSERT OR UPDATE OF acl_id, text, result ON investigation_action FOR EACH ROW EXECUTE FUNCTION mips.project_written();
CREATE TRIGGER p_project_text AFTER INSERT OR UPDATE OF acl_id, decision, reason, is_sensitive ON investigation_decision FOR EACH ROW EXECUTE FUNCTION mips.project_written();
CREATE TRIGGER p_project_text AFTER INSERT OR UPDATE OF acl_id, wearing, appearance, last_seen_words, likely_places, carries ON missing_episode FOR EACH ROW EXECUTE FUNCTION mips.project_written();
CREATE TRIGGER p_project_text AFTER INSERT OR UPDATE OF acl_id, description, seized_at ON exhibit FOR EACH ROW EXECUTE FUNCTION mips.project_written();
CREATE TRIGGER p_project_text AFTER INSERT OR UPDATE OF acl_id, caption, file_name, source_text, withdrawn_at ON attachment FOR EACH ROW EXECUTE FUNCTION mips.project_written();

CREATE OR REPLACE FUNCTION mips.text_of(p_source uuid, p_name text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE p_name WHEN 'log' THEN (SELECT g.text FROM log_entry g WHERE g.id = p_source)
    WHEN 'summary' THEN (SELECT e.summary FROM event e WHERE e.id = p_source)
    WHEN 'intelligence' THEN (SELECT x.text FROM intelligence_text x WHERE x.id = p_source AND x.is_live)
    WHEN 'grounds' THEN (SELECT concat_ws(' ', a.grounds, a.reply_to_caution) FROM arrest a WHERE a.id = p_source)
    WHEN 'circumstances' THEN (SELECT v.circumstances FROM vulnerability_report v WHERE v.id = p_source)
    WHEN 'action' THEN (SELECT concat_ws(' ', a.text, a.result) FROM investigation_action a WHERE a.id = p_source)
    WHEN 'decision' THEN (SELECT concat_ws(' ', d.decision, d.reason) FROM investigation_decision d WHERE d.id = p_source AND NOT d.is_sensitive)
    WHEN 'missing' THEN (SELECT concat_ws(' · ', m.wearing, m.appearance, m.last_seen_words, m.likely_places, m.carries) FROM missing_episode m WHERE m.id = p_source)
    WHEN 'exhibit' THEN (SELECT x.description FROM exhibit x WHERE x.id = p_source)
    WHEN 'document' THEN (SELECT concat_ws(' · ', a.caption, a.file_name, a.source_text) FROM attachment a WHERE a.id = p_source AND a.kind = 'DOCUMENT' AND a.withdrawn_at IS NULL) END $$;

-- An exhibit is found by every seal that it ever had.
CREATE OR REPLACE FUNCTION mips.project_exhibit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE v_seals text[] := ARRAY(SELECT DISTINCT upper(m.seal_after) FROM exhibit_move m WHERE m.exhibit_id = NEW.id AND m.seal_after IS NOT NULL ORDER BY 1);
BEGIN
  PERFORM mips.project(NEW.id, 'Exhibit', mips.fold(concat_ws(' ', 'exhibit', NEW.exhibit_ref, NEW.description, NEW.details ->> 'registration', array_to_string(v_seals, ' '))),
    ARRAY[NEW.exhibit_ref, upper(coalesce(NEW.details ->> 'imei', '')), upper(coalesce(NEW.details ->> 'registration', ''))] || v_seals, NEW.seized_at);
  RETURN NULL;
END $$;
CREATE FUNCTION mips.project_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mips.project(x.id, 'Exhibit', mips.fold(concat_ws(' ', 'exhibit', x.exhibit_ref, x.description, x.details ->> 'registration', array_to_string(s.seals, ' '))),
    ARRAY[x.exhibit_ref, upper(coalesce(x.details ->> 'imei', '')), upper(coalesce(x.details ->> 'registration', ''))] || s.seals, x.seized_at)
    FROM exhibit x, (SELECT coalesce(array_agg(DISTINCT upper(m.seal_after) ORDER BY upper(m.seal_after)), '{}') AS seals FROM exhibit_move m WHERE m.exhibit_id = NEW.exhibit_id AND m.seal_after IS NOT NULL) s
   WHERE x.id = NEW.exhibit_id;
  RETURN NULL;
END $$;
CREATE TRIGGER project AFTER INSERT ON exhibit_move FOR EACH ROW WHEN (NEW.seal_after IS NOT NULL) EXECUTE FUNCTION mips.project_seal();

REVOKE EXECUTE ON FUNCTION mips.project_intelligence(), mips.paragraphs_with(tsquery) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.paragraphs_with(tsquery), mips.holds_text(intelligence_text, date), mips.is_source_doubted(intelligence_text), mips.project_written(), mips.project_seal() TO mips_app;

-- What is on the store already; the owner of the tables may be bound by row security too.
DO $do$
DECLARE t text; v_tables text[] := ARRAY['record', 'event', 'intelligence_text', 'text_search_restricted', 'record_search_restricted', 'investigation_action', 'investigation_decision', 'missing_episode', 'exhibit', 'exhibit_move', 'attachment'];
BEGIN
  FOREACH t IN ARRAY v_tables LOOP EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t); END LOOP;
  DELETE FROM text_search_open WHERE source = 'intelligence';
  DELETE FROM text_search_restricted WHERE source = 'intelligence';
  INSERT INTO text_search_paragraph (text_id, report_id, acl_id, reader_acl, words, happened_at)
    SELECT x.id, x.report_id, x.acl_id, x.reader_acl, mips.text_words(x.text), e.occurred_from FROM intelligence_text x LEFT JOIN event e ON e.id = x.report_id WHERE x.is_live;
  PERFORM mips.project_text(a.id, 'action', a.crime_id, a.acl_id, concat_ws(' ', a.text, a.result), a.created_at) FROM investigation_action a;
  PERFORM mips.project_text(d.id, 'decision', d.crime_id, d.acl_id, concat_ws(' ', d.decision, d.reason), d.decided_at) FROM investigation_decision d WHERE NOT d.is_sensitive;
  PERFORM mips.project_text(m.id, 'missing', m.id, m.acl_id, concat_ws(' ', m.wearing, m.appearance, m.last_seen_words, m.likely_places, m.carries), m.reported_at) FROM missing_episode m;
  PERFORM mips.project_text(x.id, 'exhibit', x.id, x.acl_id, x.description, x.seized_at) FROM exhibit x;
  PERFORM mips.project_text(a.id, 'document', a.record_id, a.acl_id, concat_ws(' ', a.caption, regexp_replace(a.file_name, '[._-]+', ' ', 'g'), a.source_text), a.created_at) FROM attachment a WHERE a.kind = 'DOCUMENT' AND a.withdrawn_at IS NULL;
  PERFORM mips.project(x.id, 'Exhibit', mips.fold(concat_ws(' ', 'exhibit', x.exhibit_ref, x.description, x.details ->> 'registration', array_to_string(s.seals, ' '))),
    ARRAY[x.exhibit_ref, upper(coalesce(x.details ->> 'imei', '')), upper(coalesce(x.details ->> 'registration', ''))] || s.seals, x.seized_at)
    FROM exhibit x CROSS JOIN LATERAL (SELECT array_agg(DISTINCT upper(m.seal_after) ORDER BY upper(m.seal_after)) AS seals FROM exhibit_move m WHERE m.exhibit_id = x.id AND m.seal_after IS NOT NULL) s WHERE s.seals IS NOT NULL;
  FOREACH t IN ARRAY v_tables LOOP EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t); END LOOP;
END $do$;
