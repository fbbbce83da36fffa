-- Documents are found by their title and name (their kind is written in small letters, which the index did not know), and by the words of PDF, Word and text.
CREATE TABLE document_text (
  document_id uuid PRIMARY KEY REFERENCES attachment (id) ON DELETE CASCADE, record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, text text NOT NULL, is_whole boolean NOT NULL, read_at timestamptz(3) NOT NULL);
COMMENT ON TABLE document_text IS 'The words of a document as far as they were read, for the search: read by those who may read documents of its record, written by the job that reads them. Empty where it has none.';
CREATE INDEX document_text_record ON document_text (record_id);
SELECT mips.keep_with_record('document_text', 'record_id');
-- The words are those of the file, which is kept as it came: a copy in the history would be read by others.
DROP TRIGGER z_keep_history ON document_text;
DROP POLICY sel ON document_text;
DROP POLICY ins ON document_text;
REVOKE UPDATE ON document_text FROM mips_app;
CREATE POLICY sel ON document_text FOR SELECT USING (acl_id = ANY ((SELECT mips.my_acls())::int[]) AND ((SELECT mips.actor_id()) IS NULL OR (SELECT mips.may('pole.document.read'))));
CREATE POLICY ins ON document_text FOR INSERT WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]) AND (SELECT mips.actor_id()) IS NULL);

DO $do$
DECLARE v_old text; v_new text; v record;
BEGIN
  FOR v IN SELECT * FROM (VALUES
      ('mips.project_written()', 'NEW.kind = ''DOCUMENT''', 'NEW.kind = ''document'''),
      ('mips.text_of(uuid,text)', 'a.kind = ''DOCUMENT''', 'a.kind = ''document'''),
      ('mips.text_of(uuid,text)', 'WHEN ''document'' THEN', 'WHEN ''pages'' THEN (SELECT d.text FROM document_text d JOIN attachment a ON a.id = d.document_id WHERE d.document_id = p_source AND a.withdrawn_at IS NULL)
    WHEN ''document'' THEN'),
      ('mips.documents_json(uuid)', '''addedAt'', a.created_at', '''addedAt'', a.created_at, ''isRead'', (SELECT d.text <> '''' FROM document_text d WHERE d.document_id = a.id), ''isReadWhole'', (SELECT d.is_whole FROM document_text d WHERE d.document_id = a.id)')) AS x (name, was, becomes) LOOP
    v_old := pg_get_functiondef(v.name::regprocedure);
    v_new := replace(v_old, v.was, v.becomes);
    IF v_new = v_old THEN RAISE EXCEPTION '% is not as this migration knows it', v.name; END IF;
    EXECUTE v_new;
  END LOOP;
END $do$;

-- The words of a document that was withdrawn are found no more; whoever moves a record to another list need not be able to read them.
CREATE FUNCTION mips.project_document_text() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[] := mips.open_ledger(); v_at timestamptz;
BEGIN
  SELECT a.created_at INTO v_at FROM attachment a WHERE a.id = NEW.document_id AND a.withdrawn_at IS NULL;
  PERFORM mips.close_ledger(v_held);
  PERFORM mips.project_text(NEW.document_id, 'pages', NEW.record_id, NEW.acl_id, CASE WHEN v_at IS NULL THEN '' ELSE NEW.text END, v_at);
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION mips.project_document_text() FROM PUBLIC;
CREATE TRIGGER p_project_text AFTER INSERT OR UPDATE OF acl_id ON document_text FOR EACH ROW EXECUTE FUNCTION mips.project_document_text();
CREATE FUNCTION mips.withdraw_document_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mips.project_text(NEW.id, 'pages', NEW.record_id, NEW.acl_id, '', NEW.created_at);
  RETURN NULL;
END $$;
CREATE TRIGGER p_withdraw_text AFTER UPDATE OF withdrawn_at ON attachment FOR EACH ROW WHEN (NEW.kind = 'document' AND NEW.withdrawn_at IS NOT NULL) EXECUTE FUNCTION mips.withdraw_document_text();
GRANT EXECUTE ON FUNCTION mips.withdraw_document_text() TO mips_app;

-- What stands already is found by its title and name.
DO $do$
DECLARE v_held text[] := mips.open_ledger();
BEGIN
  PERFORM mips.project_text(a.id, 'document', a.record_id, a.acl_id, concat_ws(' ', a.caption, regexp_replace(a.file_name, '[._-]+', ' ', 'g'), a.source_text), a.created_at) FROM attachment a WHERE a.kind = 'document' AND a.withdrawn_at IS NULL;
  PERFORM mips.close_ledger(v_held);
END $do$;
