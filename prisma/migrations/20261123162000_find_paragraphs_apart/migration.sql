-- What a search of intelligence does depends only on what its caller's lists open, and its work is bounded however common a word is.

-- Words of restricted paragraphs stand in no index that another reader's search walks through: open ones have their own, the rest are looked up by list.
DROP INDEX text_search_paragraph_words;
CREATE INDEX text_search_paragraph_open ON text_search_paragraph USING gin (words) WITH (fastupdate = off) WHERE acl_id = 0 AND reader_acl = 0;
CREATE INDEX text_search_paragraph_lists ON text_search_paragraph (reader_acl, acl_id) WHERE acl_id <> 0 OR reader_acl <> 0;

-- The newest 2000 texts with these words that stand on lists of the caller, for those who read intelligence at all. Never read whole: that would take the longer the more is hidden.
CREATE OR REPLACE FUNCTION mips.paragraphs_with(p_query tsquery) RETURNS TABLE (text_id uuid, report_id uuid, happened_at timestamptz) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  SELECT x.text_id, x.report_id, x.happened_at FROM (
    SELECT w.text_id, w.report_id, w.happened_at FROM text_search_paragraph w
     WHERE (SELECT mips.may('intelligence.entry.read')) AND (SELECT 0 = ANY (mips.my_acls())) AND w.acl_id = 0 AND w.reader_acl = 0 AND w.words @@ p_query
    UNION ALL
    SELECT w.text_id, w.report_id, w.happened_at FROM text_search_paragraph w
     WHERE (SELECT mips.may('intelligence.entry.read')) AND (w.acl_id <> 0 OR w.reader_acl <> 0)
       AND w.reader_acl = ANY ((SELECT mips.my_acls())::int[]) AND w.acl_id = ANY ((SELECT mips.my_acls())::int[]) AND w.words @@ p_query) x
   ORDER BY x.happened_at DESC NULLS LAST, x.text_id LIMIT 2000 $$;
