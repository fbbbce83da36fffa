-- Searches of what is written that stand: their owner is told once of each new text that matches and that they may hold.
ALTER TABLE saved_search DROP CONSTRAINT saved_search_kind_check;
ALTER TABLE saved_search ADD CONSTRAINT saved_search_kind_check CHECK (kind IN ('PEOPLE', 'DESCRIPTION', 'TEXT'));

CREATE TABLE saved_search_text (
  search_id uuid NOT NULL REFERENCES saved_search (id) ON DELETE CASCADE, text_id uuid NOT NULL, source text NOT NULL, record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, user_id uuid NOT NULL,
  found_at timestamptz(3) NOT NULL, is_told boolean NOT NULL, PRIMARY KEY (search_id, text_id, source)
);
COMMENT ON TABLE saved_search_text IS 'A text that a saved search has met, by its id: told of once, or not at all when it was there before. Its words are read anew under the rights of the moment.';
CREATE INDEX saved_search_text_record ON saved_search_text (record_id);
ALTER TABLE saved_search_text ADD CONSTRAINT saved_search_text_record_fk FOREIGN KEY (record_id, acl_id) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE;
CREATE TRIGGER a_take_acl BEFORE INSERT ON saved_search_text FOR EACH ROW EXECUTE FUNCTION mips.take_acl('record_id');
ALTER TABLE saved_search_text ENABLE ROW LEVEL SECURITY;
ALTER TABLE saved_search_text FORCE ROW LEVEL SECURITY;
CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON saved_search_text FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request();
CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT OR UPDATE ON saved_search_text DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_audit();
CREATE POLICY own ON saved_search_text FOR ALL USING (user_id = (SELECT mips.actor_id()) AND acl_id = ANY ((SELECT mips.my_acls())::int[]))
  WITH CHECK (user_id = (SELECT mips.actor_id()) AND acl_id = ANY ((SELECT mips.my_acls())::int[]));
GRANT SELECT, INSERT, UPDATE ON saved_search_text TO mips_app;

-- Every text that can be found is written into one of these, and again when it, its list or its state changes.
DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES ('text_search_open', 'record_id'), ('text_search_restricted', 'record_id'), ('text_search_paragraph', 'report_id')) AS v(tab, col) LOOP
    EXECUTE format('CREATE TRIGGER x_queue_saved_searches AFTER INSERT OR UPDATE ON %I FOR EACH ROW WHEN (current_setting(''mips.device'', true) IS DISTINCT FROM ''system'') EXECUTE FUNCTION mips.queue_saved_searches(%L)', t.tab, t.col);
    EXECUTE format('CREATE TRIGGER x_queue_bulk AFTER INSERT OR UPDATE ON %I FOR EACH STATEMENT WHEN (current_setting(''mips.device'', true) = ''system'') EXECUTE FUNCTION mips.queue_bulk()', t.tab);
  END LOOP;
END $$;
