-- Lists (names, numbers, marks, addresses) that an officer holds against the store: what was read of the file for a time, and the ids of what was found.
CREATE TABLE bulk_match (
  id uuid PRIMARY KEY DEFAULT new_id(), user_id uuid NOT NULL REFERENCES app_user (id), title text NOT NULL, reason text NOT NULL, purpose_code text NOT NULL, source_id uuid,
  file_name text NOT NULL, form text NOT NULL CHECK (form IN ('CSV', 'XLSX')), sha256 text NOT NULL, size_bytes int NOT NULL, note text, width int NOT NULL,
  has_header boolean NOT NULL, columns text[] NOT NULL DEFAULT '{}', blank_rows int NOT NULL DEFAULT 0,
  state text NOT NULL DEFAULT 'MAPPING' CHECK (state IN ('MAPPING', 'RUNNING', 'STOPPED', 'DONE', 'ERASED')), created_at timestamptz(3) NOT NULL, erase_on date NOT NULL
);
COMMENT ON TABLE bulk_match IS 'A list that its owner holds against the store, with the reason. Seen by its owner alone, and by the job that erases its rows.';
CREATE INDEX bulk_match_owner ON bulk_match (user_id, created_at);
CREATE INDEX bulk_match_due ON bulk_match (erase_on) WHERE state <> 'ERASED';

CREATE TABLE bulk_match_row (
  list_id uuid NOT NULL REFERENCES bulk_match (id), row_no int NOT NULL, user_id uuid NOT NULL, cells text[] NOT NULL, problems jsonb NOT NULL DEFAULT '[]',
  state text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('HEADER', 'WAITING', 'LOOKED', 'UNREADABLE')), link_ids uuid[] NOT NULL DEFAULT '{}', PRIMARY KEY (list_id, row_no)
);
COMMENT ON TABLE bulk_match_row IS 'A row as it was read of the file, by its number there; its cells are erased with the list.';
CREATE INDEX bulk_match_row_waiting ON bulk_match_row (list_id, row_no) WHERE state = 'WAITING';

CREATE TABLE bulk_match_hit (
  list_id uuid NOT NULL REFERENCES bulk_match (id), row_no int NOT NULL, part text NOT NULL, record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, user_id uuid NOT NULL,
  place int NOT NULL, strength text NOT NULL CHECK (strength IN ('STRONG', 'PROBABLE', 'POSSIBLE')), weight double precision, matched_by text NOT NULL,
  decision text CHECK (decision IN ('ACCEPTED', 'REJECTED')), decided_at timestamptz(3), decided_reason text, PRIMARY KEY (list_id, row_no, part, record_id)
);
COMMENT ON TABLE bulk_match_hit IS 'What a row may be: an id, read anew under the rights of whoever opens it. What the record says is never kept here.';
CREATE INDEX bulk_match_hit_record ON bulk_match_hit (record_id);
ALTER TABLE bulk_match_hit ADD CONSTRAINT bulk_match_hit_record_fk FOREIGN KEY (record_id, acl_id) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE;
CREATE TRIGGER a_take_acl BEFORE INSERT ON bulk_match_hit FOR EACH ROW EXECUTE FUNCTION mips.take_acl('record_id');

-- What the columns of files of a kind mean, for the whole force: a hash of the header and codes; no word of any file.
CREATE TABLE bulk_match_mapping (shape text PRIMARY KEY, columns text[] NOT NULL, made_by uuid NOT NULL REFERENCES app_user (id), made_at timestamptz(3) NOT NULL);
COMMENT ON TABLE bulk_match_mapping IS 'What the columns of a file mean, by a hash of its header, with who said so last.';

-- Whether this is the job's own work: no user, under one of its actions; no request of a user is so.
CREATE FUNCTION mips.is_bulk_match_job() RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT mips.actor_id() IS NULL AND coalesce(current_setting('mips.action', true), '') LIKE 'bulkMatch.%' $$;
GRANT EXECUTE ON FUNCTION mips.is_bulk_match_job() TO mips_app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['bulk_match', 'bulk_match_row', 'bulk_match_hit', 'bulk_match_mapping'] LOOP
    EXECUTE format('CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request()', t);
    EXECUTE format('CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT OR UPDATE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_audit()', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO mips_app', t);
    CONTINUE WHEN t = 'bulk_match_mapping';
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
-- What was found with other columns is taken away when the columns are said anew.
GRANT DELETE ON bulk_match_hit TO mips_app;
CREATE POLICY own ON bulk_match FOR ALL USING (user_id = (SELECT mips.actor_id()) OR (SELECT mips.is_bulk_match_job())) WITH CHECK (user_id = (SELECT mips.actor_id()) OR (SELECT mips.is_bulk_match_job()));
CREATE POLICY own ON bulk_match_row FOR ALL USING (user_id = (SELECT mips.actor_id()) OR (SELECT mips.is_bulk_match_job())) WITH CHECK (user_id = (SELECT mips.actor_id()) OR (SELECT mips.is_bulk_match_job()));
CREATE POLICY own ON bulk_match_hit FOR ALL USING (user_id = (SELECT mips.actor_id()) AND acl_id = ANY ((SELECT mips.my_acls())::int[]))
  WITH CHECK (user_id = (SELECT mips.actor_id()) AND acl_id = ANY ((SELECT mips.my_acls())::int[]));
