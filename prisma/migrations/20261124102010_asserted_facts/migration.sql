-- What intelligence asserts of a person, beside what is recorded: seen by those who may see the person and hold the paragraph that says it.
CREATE TABLE asserted_fact (
  id uuid PRIMARY KEY DEFAULT new_id(), person_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, report_id uuid NOT NULL, report_acl int NOT NULL DEFAULT 0, paragraph int NOT NULL, field text NOT NULL CHECK (field IN ('name', 'dob', 'height')), value text NOT NULL,
  asserted_by uuid REFERENCES app_user (id), asserted_at timestamptz(3) NOT NULL, withdrawn_by uuid REFERENCES app_user (id), withdrawn_at timestamptz(3), withdrawn_reason text, CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)));
COMMENT ON TABLE asserted_fact IS 'What a paragraph of intelligence asserts of a person; it never becomes golden, and its grade is read anew from the paragraph.';
CREATE UNIQUE INDEX asserted_fact_once ON asserted_fact (person_record_id, report_id, paragraph, field, value) WHERE withdrawn_at IS NULL;
CREATE INDEX asserted_fact_person ON asserted_fact (person_record_id) WHERE withdrawn_at IS NULL;
CREATE INDEX asserted_fact_report ON asserted_fact (report_id);

CREATE FUNCTION mips.take_asserted_acls() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  SELECT r.acl_id INTO NEW.acl_id FROM record r WHERE r.id = NEW.person_record_id;
  IF NOT FOUND THEN RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002'; END IF;
  SELECT r.acl_id INTO NEW.report_acl FROM record r WHERE r.id = NEW.report_id;
  IF NOT FOUND THEN RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002'; END IF;
  RETURN NEW;
END $$;
ALTER TABLE asserted_fact ADD CONSTRAINT asserted_fact_person_fk FOREIGN KEY (person_record_id, acl_id) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE asserted_fact ADD CONSTRAINT asserted_fact_report_fk FOREIGN KEY (report_id, report_acl) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE;
CREATE TRIGGER a_take_acl BEFORE INSERT ON asserted_fact FOR EACH ROW EXECUTE FUNCTION mips.take_asserted_acls();
CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON asserted_fact FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request();
CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT OR UPDATE ON asserted_fact DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_audit();
ALTER TABLE asserted_fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE asserted_fact FORCE ROW LEVEL SECURITY;
DO $do$
DECLARE v_lists text := 'acl_id = ANY ((SELECT mips.my_acls())::int[]) AND report_acl = ANY ((SELECT mips.my_acls())::int[])'; v_system text := '(SELECT mips.actor_id()) IS NULL';
  v_holds text := '((SELECT mips.may(''intelligence.entry.read'')) AND mips.holds_paragraph(report_id, paragraph))'; v_may text := '((SELECT mips.actor_id()) IS NULL OR (SELECT mips.may(''intelligence.fact.assert'')))';
BEGIN
  EXECUTE format('CREATE POLICY sel ON asserted_fact FOR SELECT USING (%s AND (%s OR %s))', v_lists, v_system, v_holds);
  EXECUTE format('CREATE POLICY ins ON asserted_fact FOR INSERT WITH CHECK (%s AND %s AND (%s OR %s))', v_lists, v_may, v_system, v_holds);
  EXECUTE format('CREATE POLICY upd ON asserted_fact FOR UPDATE USING (%s AND %s AND (%s OR %s)) WITH CHECK (%s)', v_lists, v_may, v_system, v_holds, v_lists);
END $do$;
GRANT SELECT, INSERT ON asserted_fact TO mips_app;
GRANT UPDATE (withdrawn_by, withdrawn_at, withdrawn_reason) ON asserted_fact TO mips_app;
