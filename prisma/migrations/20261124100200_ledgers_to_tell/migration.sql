-- Everything of what was given was called back since, paragraph by paragraph (DS-11).
CREATE FUNCTION mips.ledger_called_back(p_given uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT NOT EXISTS (SELECT 1 FROM intelligence_ledger d CROSS JOIN unnest(d.numbers) n WHERE d.id = p_given AND NOT EXISTS (
    SELECT 1 FROM intelligence_ledger b WHERE b.report_id = d.report_id AND b.seq > d.seq
      AND (b.kind = 'QUARANTINE' OR (b.kind = 'RECALL' AND b.given_id = d.id) OR (b.kind IN ('CORRECT', 'SPLIT', 'LEAVE_OUT') AND n = ANY (b.numbers))))) $$;

-- The reports of which something is still to be told, answered or accepted: whoever was not told comes first, of what is called back before the rest, then whose answer and whose receipt is waited for; the oldest change first. No receipt is waited for of what was called back whole.
CREATE OR REPLACE FUNCTION mips.ledgers_to_tell(p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH out AS (SELECT l.report_id, min(l.seq) AS first FROM intelligence_ledger l WHERE l.kind = 'DISSEMINATE' GROUP BY l.report_id),
    waiting AS (
      SELECT d.report_id, 3 AS rank, d.seq FROM intelligence_dissemination x JOIN intelligence_ledger d ON d.id = x.id
       WHERE x.needs_receipt AND NOT EXISTS (SELECT 1 FROM intelligence_ledger r WHERE r.given_id = d.id AND r.kind = 'RECEIPT') AND NOT mips.ledger_called_back(d.id)
      UNION ALL SELECT e.report_id, CASE WHEN a.is_told THEN 2 WHEN e.kind IN ('GRADE', 'CONDITION') THEN 1 ELSE 0 END, e.seq FROM out o JOIN intelligence_ledger e ON e.report_id = o.report_id AND e.seq > o.first AND e.kind IN ('GRADE', 'RECALL', 'CORRECT', 'SPLIT', 'LEAVE_OUT', 'CONDITION', 'QUARANTINE')
          CROSS JOIN LATERAL mips.ledger_touched(e.id) t
          CROSS JOIN LATERAL (SELECT coalesce(bool_or(n.kind = 'TELL'), false) AS is_told, coalesce(bool_or(n.kind = 'ANSWER'), false) AS is_answered FROM intelligence_ledger n WHERE n.given_id = t.given_id AND n.about_id = e.id) a
         WHERE NOT CASE WHEN e.kind IN ('GRADE', 'CONDITION') THEN a.is_told ELSE a.is_answered END),
    ranked AS (SELECT DISTINCT ON (w.report_id) w.report_id, w.rank, w.seq FROM waiting w ORDER BY w.report_id, w.rank, w.seq)
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'reference', r.reference) || mips.read_ledger(r.id) ORDER BY w.rank, w.seq, r.id), '[]')
    FROM (SELECT * FROM ranked ORDER BY rank, seq, report_id LIMIT p_limit) w JOIN record r ON r.id = w.report_id $$;
GRANT EXECUTE ON FUNCTION mips.ledger_called_back(uuid) TO mips_app;
