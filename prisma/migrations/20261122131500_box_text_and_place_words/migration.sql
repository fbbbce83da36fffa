-- The one box reads log entries and narratives by their words, and finds misspelt streets by a dictionary of the words of places.

-- Words of what was written, open and restricted sides apart as for people and records; the text itself stays where it is.
CREATE TABLE text_search_open (
  source_id uuid NOT NULL, source text NOT NULL, acl_id int NOT NULL DEFAULT 0, record_id uuid NOT NULL, kind text NOT NULL, words tsvector NOT NULL, happened_at timestamptz(3),
  PRIMARY KEY (source_id, source), CONSTRAINT text_search_open_is_open CHECK (acl_id = 0),
  CONSTRAINT text_search_open_fk FOREIGN KEY (record_id, acl_id) REFERENCES record (id, acl_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE text_search_restricted (
  source_id uuid NOT NULL, source text NOT NULL, acl_id int NOT NULL, record_id uuid NOT NULL, kind text NOT NULL, words tsvector NOT NULL, happened_at timestamptz(3),
  PRIMARY KEY (source_id, source), CONSTRAINT text_search_restricted_is_restricted CHECK (acl_id <> 0),
  CONSTRAINT text_search_restricted_fk FOREIGN KEY (record_id, acl_id) REFERENCES record (id, acl_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED);
COMMENT ON TABLE text_search_open IS 'Words of open log entries and narratives; no restricted row can be here.';
COMMENT ON TABLE text_search_restricted IS 'The same for restricted records, under row security.';
ALTER TABLE text_search_restricted ENABLE ROW LEVEL SECURITY;
ALTER TABLE text_search_restricted FORCE ROW LEVEL SECURITY;
CREATE POLICY mine ON text_search_restricted FOR ALL USING (acl_id = ANY ((SELECT mips.my_acls())::int[])) WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]));
CREATE INDEX text_search_open_words ON text_search_open USING gin (words) WITH (fastupdate = off);
CREATE INDEX text_search_open_record ON text_search_open (record_id);
CREATE INDEX text_search_restricted_acl ON text_search_restricted (acl_id);
CREATE INDEX text_search_restricted_record ON text_search_restricted (record_id);
GRANT SELECT ON text_search_open, text_search_restricted TO mips_app;

CREATE FUNCTION mips.text_words(p text) RETURNS tsvector LANGUAGE sql STABLE AS $$ SELECT to_tsvector('english'::regconfig, mips.fold(p)) $$;

-- Writes the words of one text to the side that the access list of its record says; an empty text leaves nothing.
CREATE FUNCTION mips.project_text(p_source uuid, p_name text, p_record uuid, p_acl int, p_text text, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_kind text; v_words tsvector := mips.text_words(p_text);
BEGIN
  SELECT r.kind INTO v_kind FROM record r WHERE r.id = p_record;
  DELETE FROM text_search_open WHERE source_id = p_source AND source = p_name;
  DELETE FROM text_search_restricted WHERE source_id = p_source AND source = p_name;
  IF v_kind IS NULL OR v_words = ''::tsvector THEN RETURN; END IF;
  IF p_acl = 0 THEN
    INSERT INTO text_search_open (source_id, source, record_id, kind, words, happened_at) VALUES (p_source, p_name, p_record, v_kind, v_words, p_at);
  ELSE
    INSERT INTO text_search_restricted (source_id, source, acl_id, record_id, kind, words, happened_at) VALUES (p_source, p_name, p_acl, p_record, v_kind, v_words, p_at);
  END IF;
END $$;

-- A restricted record takes its texts with it: the access list of the row itself says on which side it is found.
CREATE FUNCTION mips.project_log_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mips.project_text(NEW.id, 'log', NEW.record_id, NEW.acl_id, NEW.text, NEW.happened_at);
  RETURN NULL;
END $$;
CREATE TRIGGER p_project_text AFTER INSERT OR UPDATE OF acl_id ON log_entry FOR EACH ROW EXECUTE FUNCTION mips.project_log_entry();

CREATE FUNCTION mips.project_summary() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mips.project_text(NEW.id, 'summary', NEW.id, NEW.acl_id, NEW.summary, NEW.occurred_from);
  RETURN NULL;
END $$;
CREATE TRIGGER p_project_text AFTER INSERT OR UPDATE OF acl_id, summary, occurred_from ON event FOR EACH ROW EXECUTE FUNCTION mips.project_summary();

CREATE FUNCTION mips.project_grounds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mips.project_text(NEW.id, 'grounds', NEW.id, NEW.acl_id, concat_ws(' ', NEW.grounds, NEW.reply_to_caution), NEW.arrested_at);
  RETURN NULL;
END $$;
CREATE TRIGGER p_project_text AFTER INSERT OR UPDATE OF acl_id, grounds, reply_to_caution ON arrest FOR EACH ROW EXECUTE FUNCTION mips.project_grounds();

CREATE FUNCTION mips.project_circumstances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mips.project_text(NEW.id, 'circumstances', NEW.id, NEW.acl_id, NEW.circumstances, (SELECT e.occurred_from FROM event e WHERE e.id = NEW.id));
  RETURN NULL;
END $$;
CREATE TRIGGER p_project_text AFTER INSERT OR UPDATE OF acl_id, circumstances ON vulnerability_report FOR EACH ROW EXECUTE FUNCTION mips.project_circumstances();

REVOKE EXECUTE ON FUNCTION mips.project_text(uuid, text, uuid, int, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.text_words(text), mips.project_text(uuid, text, uuid, int, text, timestamptz), mips.project_log_entry(), mips.project_summary(), mips.project_grounds(),
  mips.project_circumstances() TO mips_app;

-- What each source says, as the reader may read it: the rows themselves are under row security.
CREATE FUNCTION mips.text_of(p_source uuid, p_name text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE p_name WHEN 'log' THEN (SELECT g.text FROM log_entry g WHERE g.id = p_source)
    WHEN 'summary' THEN (SELECT e.summary FROM event e WHERE e.id = p_source)
    WHEN 'grounds' THEN (SELECT concat_ws(' ', a.grounds, a.reply_to_caution) FROM arrest a WHERE a.id = p_source)
    WHEN 'circumstances' THEN (SELECT v.circumstances FROM vulnerability_report v WHERE v.id = p_source) END $$;
GRANT EXECUTE ON FUNCTION mips.text_of(uuid, text) TO mips_app;

-- Each word of an open address once, with its one-letter deletions. A word is never counted and never taken out: which places are shown depends on the places alone.
CREATE TABLE place_word (word text PRIMARY KEY);
CREATE TABLE place_word_deletion (deletion text NOT NULL, word text NOT NULL, PRIMARY KEY (deletion, word));
COMMENT ON TABLE place_word IS 'Words of open addresses, so that a misspelt street finds the words near it.';
COMMENT ON TABLE place_word_deletion IS 'One-letter deletions of the words of addresses.';
GRANT SELECT ON place_word, place_word_deletion TO mips_app;

CREATE FUNCTION mips.keep_place_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  WITH kept AS (
    INSERT INTO place_word (word) SELECT DISTINCT w FROM regexp_split_to_table(NEW.text, ' ') w WHERE w ~ '^[a-z]{4,30}$' ORDER BY w ON CONFLICT DO NOTHING RETURNING word)
  INSERT INTO place_word_deletion (deletion, word) SELECT d, k.word FROM kept k, mips.name_deletions(k.word) d ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_place_words AFTER INSERT OR UPDATE OF text ON record_search_open FOR EACH ROW WHEN (NEW.kind = 'Location') EXECUTE FUNCTION mips.keep_place_words();
REVOKE EXECUTE ON FUNCTION mips.keep_place_words() FROM PUBLIC;

-- What is on the store already.
SELECT mips.project_text(g.id, 'log', g.record_id, g.acl_id, g.text, g.happened_at) FROM log_entry g;
SELECT mips.project_text(e.id, 'summary', e.id, e.acl_id, e.summary, e.occurred_from) FROM event e;
SELECT mips.project_text(a.id, 'grounds', a.id, a.acl_id, concat_ws(' ', a.grounds, a.reply_to_caution), a.arrested_at) FROM arrest a;
SELECT mips.project_text(v.id, 'circumstances', v.id, v.acl_id, v.circumstances, e.occurred_from) FROM vulnerability_report v JOIN event e ON e.id = v.id;
WITH kept AS (
  INSERT INTO place_word (word) SELECT DISTINCT w FROM record_search_open s, regexp_split_to_table(s.text, ' ') w WHERE s.kind = 'Location' AND w ~ '^[a-z]{4,30}$' ON CONFLICT DO NOTHING RETURNING word)
INSERT INTO place_word_deletion (deletion, word) SELECT d, k.word FROM kept k, mips.name_deletions(k.word) d ON CONFLICT DO NOTHING;
