-- The kinds of record of investigation, property, safeguarding and stop and search, for those whose role may read them.
DO $$
DECLARE kind text; permission text;
BEGIN
  FOR kind, permission IN SELECT * FROM (VALUES ('Exhibit', 'property.exhibit.read'), ('MissingEpisode', 'missing.episode.read'), ('AbuseAssessment', 'safeguarding.report.read'), ('ProtectionNotice', 'safeguarding.report.read'), ('RightToKnow', 'safeguarding.disclosure.read'), ('AsbCase', 'asb.case.read'), ('StopSearch', 'stopsearch.record.read'), ('SearchAuthority', 'stopsearch.record.read')) AS v(k, p) LOOP
    EXECUTE replace(pg_get_functiondef('mips.may_see_kind(text)'::regprocedure), 'ELSE ''nobody''', format('WHEN %L THEN %L ELSE ''nobody''', kind, permission));
    EXECUTE replace(pg_get_functiondef('mips.readable_event_kinds()'::regprocedure), '(''Crime'', ''incident.event.read'')', format('(''Crime'', ''incident.event.read''), (%L, %L)', kind, permission));
    IF pg_get_functiondef('mips.may_see_kind(text)'::regprocedure) NOT LIKE '%' || kind || '%' OR pg_get_functiondef('mips.readable_event_kinds()'::regprocedure) NOT LIKE '%' || kind || '%' THEN
      RAISE EXCEPTION 'the kinds of record were not extended by %', kind;
    END IF;
  END LOOP;
END $$;

-- Gives a table that hangs on a record what each of them has: the access list of its record, history, and refusal of changes that no request and no audit entry stand behind.
CREATE FUNCTION mips.keep_with_record(tab text, col text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (%I, acl_id) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE', tab, tab || '_record_fk', col);
  EXECUTE format('CREATE TRIGGER a_take_acl BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION mips.take_acl(%L)', tab, col);
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tab);
  EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tab);
  EXECUTE format('CREATE POLICY sel ON %I FOR SELECT USING (acl_id = ANY ((SELECT mips.my_acls())::int[]))', tab);
  EXECUTE format('CREATE POLICY ins ON %I FOR INSERT WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]))', tab);
  EXECUTE format('CREATE POLICY upd ON %I FOR UPDATE USING (acl_id = ANY ((SELECT mips.my_acls())::int[])) WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]))', tab);
  EXECUTE format('CREATE TRIGGER z_keep_history AFTER UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION mips.keep_history(%L)', tab, col);
  EXECUTE format('CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request()', tab);
  EXECUTE format('CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT OR UPDATE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_audit()', tab);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO mips_app', tab);
END $$;
REVOKE ALL ON FUNCTION mips.keep_with_record(text, text) FROM PUBLIC;

-- One task for every module: why it exists (rule), who comes to harm when it waits, where it opens, and what was done with it.
ALTER TABLE task
  ADD COLUMN rule text, ADD COLUMN harm int NOT NULL DEFAULT 0, ADD COLUMN opens_at text, ADD COLUMN once text, ADD COLUMN snoozed_until timestamptz(3), ADD COLUMN snoozes int NOT NULL DEFAULT 0,
  ADD COLUMN snooze_reason text, ADD COLUMN acknowledged_at timestamptz(3), ADD COLUMN acknowledged_by uuid REFERENCES app_user (id), ADD COLUMN close_reason text, ADD CONSTRAINT task_harm CHECK (harm >= 0);
COMMENT ON COLUMN task.once IS 'Makes a task come once however often its rule is asked: one row for each record, kind and value.';
CREATE UNIQUE INDEX task_once ON task (record_id, kind, once) WHERE once IS NOT NULL;
