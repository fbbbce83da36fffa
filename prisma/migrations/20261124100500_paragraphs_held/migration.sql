-- A search of intelligence asks what its caller may hold before it counts to two thousand, so that no word is too common for what they hold.

-- The marking stands beside the words: sensitive texts are passed over at once for who has no right to any.
ALTER TABLE text_search_paragraph ADD COLUMN is_sensitive boolean NOT NULL DEFAULT false;
DO $do$
DECLARE v_held text[] := mips.open_ledger();
BEGIN
  UPDATE text_search_paragraph w SET is_sensitive = true FROM intelligence_text x WHERE x.id = w.text_id AND x.marking <> 'OFFICIAL';
  PERFORM mips.close_ledger(v_held);
END $do$;
CREATE OR REPLACE FUNCTION mips.project_intelligence() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM text_search_paragraph WHERE text_id = NEW.id;
  IF NEW.is_live THEN
    INSERT INTO text_search_paragraph (text_id, report_id, acl_id, reader_acl, is_sensitive, words, happened_at)
    VALUES (NEW.id, NEW.report_id, NEW.acl_id, NEW.reader_acl, NEW.marking <> 'OFFICIAL', mips.text_words(NEW.text), (SELECT e.occurred_from FROM event e WHERE e.id = NEW.report_id));
  END IF;
  RETURN NULL;
END $$;

-- The newest 2000 texts with these words that the caller may hold on a London day, of reports in these states. The sorted texts are asked one by one until there are so many: a subquery, which is no join, is not asked of all of them first.
DROP FUNCTION mips.paragraphs_with(tsquery);
CREATE FUNCTION mips.paragraphs_with(p_query tsquery, p_states text[], p_today date) RETURNS TABLE (text_id uuid, report_id uuid, happened_at timestamptz) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  SELECT s.text_id, s.report_id, s.happened_at FROM (
    SELECT x.text_id, x.report_id, x.happened_at FROM (
      SELECT w.text_id, w.report_id, w.happened_at, w.is_sensitive FROM text_search_paragraph w
       WHERE (SELECT mips.may('intelligence.entry.read')) AND (SELECT 0 = ANY (mips.my_acls())) AND w.acl_id = 0 AND w.reader_acl = 0 AND w.words @@ p_query
      UNION ALL
      SELECT w.text_id, w.report_id, w.happened_at, w.is_sensitive FROM text_search_paragraph w
       WHERE (SELECT mips.may('intelligence.entry.read')) AND (w.acl_id <> 0 OR w.reader_acl <> 0)
         AND w.reader_acl = ANY ((SELECT mips.my_acls())::int[]) AND w.acl_id = ANY ((SELECT mips.my_acls())::int[]) AND w.words @@ p_query) x
     WHERE NOT x.is_sensitive OR (SELECT mips.is_intelligence_unit() OR mips.may('intelligence.sensitive.read'))
     ORDER BY x.happened_at DESC NULLS LAST, x.text_id OFFSET 0) s
   WHERE (SELECT i.state = ANY (p_states) AND mips.holds_text(n, p_today) FROM intelligence_text n JOIN intelligence_report i ON i.id = n.report_id WHERE n.id = s.text_id)
   ORDER BY s.happened_at DESC NULLS LAST, s.text_id LIMIT 2000 $$;
REVOKE EXECUTE ON FUNCTION mips.paragraphs_with(tsquery, text[], date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.paragraphs_with(tsquery, text[], date) TO mips_app;
