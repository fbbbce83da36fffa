-- One rule says what of intelligence the caller may hold: `mips.holds_text`, for a search, and for whether all that they hold of a report may be told on (RO-2).
CREATE OR REPLACE FUNCTION mips.handling_of(p_report uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN count(*) > 0 AND bool_and((SELECT g.handling FROM intelligence_grade g WHERE g.report_id = x.report_id AND g.number = x.number ORDER BY (g.kind = 'AUTHORITATIVE') DESC, g.given_at DESC, g.id DESC LIMIT 1) = 'P'
      AND coalesce((SELECT v.handling FROM intelligence_grade v WHERE v.id = x.live_grade_id), 'P') = 'P') THEN 'P' ELSE 'C' END
    FROM intelligence_text x WHERE x.report_id = p_report AND x.is_live AND mips.holds_text(x, (now() AT TIME ZONE 'Europe/London')::date) $$;
DROP FUNCTION mips.opens_text(intelligence_text);
