-- Meals are recorded in one place: what stood beside the rest goes to custody_meal, each with the entry of the log that it was made with.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['custody_meal', 'custody_welfare'] LOOP
    EXECUTE format('ALTER TABLE %I DISABLE TRIGGER USER', t);
    EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t);
  END LOOP;
  ALTER TABLE log_entry NO FORCE ROW LEVEL SECURITY;
  INSERT INTO custody_meal (custody_record_id, acl_id, log_entry_id, size, outcome)
    SELECT w.custody_record_id, w.acl_id, g.id, coalesce(w.facts ->> 'size', 'LIGHT'), coalesce(w.facts ->> 'outcome', 'ACCEPTED')
      FROM custody_welfare w JOIN log_entry g ON g.record_id = w.custody_record_id AND g.kind = 'MEAL' AND g.details ->> 'rowId' = w.id::text
     WHERE w.kind = 'MEAL' AND NOT EXISTS (SELECT 1 FROM custody_meal m WHERE m.log_entry_id = g.id);
  DELETE FROM custody_welfare w USING log_entry g WHERE w.kind = 'MEAL' AND g.record_id = w.custody_record_id AND g.details ->> 'rowId' = w.id::text;
  ALTER TABLE log_entry FORCE ROW LEVEL SECURITY;
  FOREACH t IN ARRAY ARRAY['custody_meal', 'custody_welfare'] LOOP
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I ENABLE TRIGGER USER', t);
  END LOOP;
END $$;
ALTER TABLE custody_welfare ADD CONSTRAINT custody_welfare_is_rest CHECK (kind LIKE 'REST\_%');
COMMENT ON TABLE custody_welfare IS 'A step of the rest: begun, broken or ended.';

CREATE OR REPLACE FUNCTION mips.read_custody_interviews(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('stay', b, 'interviews', mips.custody_interview_rows(p_custody), 'contacts', mips.custody_contact_rows(p_custody), 'welfare', mips.custody_welfare_rows(p_custody),
      'rounds', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', g.kind, 'at', g.happened_at) ORDER BY g.happened_at, g.id), '[]') FROM log_entry g
          WHERE g.record_id = p_custody AND g.kind IN ('REST_START', 'REST_BROKEN', 'REST_END') AND NOT coalesce(g.details ? 'rowId', false)
            AND NOT EXISTS (SELECT 1 FROM log_entry y WHERE y.corrects_id = g.id)))
    FROM mips.custody_basics(p_custody) b WHERE b IS NOT NULL $$;
