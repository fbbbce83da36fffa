-- What is asserted belongs to the sanitised text that says it: it is seen while that very text is live, and by nobody under another one. Rows of before name none, so nobody sees them.
ALTER TABLE asserted_fact ADD COLUMN text_id uuid REFERENCES intelligence_text (id) ON DELETE CASCADE;
COMMENT ON COLUMN asserted_fact.text_id IS 'The sanitised version that says it; another one of the same paragraph may not.';
DROP INDEX asserted_fact_once;
CREATE UNIQUE INDEX asserted_fact_once ON asserted_fact (person_record_id, text_id, field, value) WHERE withdrawn_at IS NULL;
CREATE INDEX asserted_fact_text ON asserted_fact (text_id);

-- Whether the caller holds this very text of the paragraph, and it is live.
CREATE FUNCTION mips.holds_text(p_report uuid, p_number int, p_text uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM intelligence_text x WHERE x.id = p_text AND x.report_id = p_report AND x.number = p_number AND x.is_live) $$;
GRANT EXECUTE ON FUNCTION mips.holds_text(uuid, int, uuid) TO mips_app;

DO $do$
DECLARE v_lists text := 'acl_id = ANY ((SELECT mips.my_acls())::int[]) AND report_acl = ANY ((SELECT mips.my_acls())::int[])'; v_system text := '(SELECT mips.actor_id()) IS NULL';
  v_holds text := '((SELECT mips.may(''intelligence.entry.read'')) AND mips.holds_text(report_id, paragraph, text_id))'; v_may text := '((SELECT mips.actor_id()) IS NULL OR (SELECT mips.may(''intelligence.fact.assert'')))';
BEGIN
  DROP POLICY sel ON asserted_fact;
  DROP POLICY ins ON asserted_fact;
  DROP POLICY upd ON asserted_fact;
  EXECUTE format('CREATE POLICY sel ON asserted_fact FOR SELECT USING (%s AND (%s OR %s))', v_lists, v_system, v_holds);
  EXECUTE format('CREATE POLICY ins ON asserted_fact FOR INSERT WITH CHECK (text_id IS NOT NULL AND %s AND %s AND (%s OR %s))', v_lists, v_may, v_system, v_holds);
  EXECUTE format('CREATE POLICY upd ON asserted_fact FOR UPDATE USING (%s AND %s AND (%s OR %s)) WITH CHECK (%s)', v_lists, v_may, v_system, v_holds, v_lists);
END $do$;
