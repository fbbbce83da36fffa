-- What waits for the unit and what it holds, of which the caller may work on a paragraph.
CREATE FUNCTION mips.intelligence_open() RETURNS TABLE (report_id uuid, is_waiting boolean) LANGUAGE sql STABLE AS $$
  WITH waiting AS (
    SELECT DISTINCT p.report_id FROM intelligence_paragraph p WHERE p.list_acl <> 0 AND NOT EXISTS (
      SELECT 1 FROM intelligence_text x WHERE x.report_id = p.report_id AND x.number = p.number AND (x.is_live OR x.is_left_out)))
  SELECT i.id, w.report_id IS NOT NULL FROM intelligence_report i LEFT JOIN waiting w ON w.report_id = i.id
   WHERE mips.is_intelligence_unit() AND (i.state IN ('SUBMITTED', 'RETURNED', 'IN_EVALUATION', 'QUALITY_CHECK', 'RE_EVALUATION', 'QUARANTINED') OR (i.state IN ('EVALUATED', 'DEVELOPED') AND w.report_id IS NOT NULL))
     AND EXISTS (SELECT 1 FROM intelligence_paragraph p WHERE p.report_id = i.id AND p.list_acl = ANY ((SELECT mips.my_acls())::int[])) $$;

-- How many there are of each state and priority whose clocks began in the same hour, or minute where life is threatened, by the earliest of them: counts and figures of the whole desk, whatever part of it the queue shows.
CREATE FUNCTION mips.intelligence_clocks() RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('state', c.state, 'isWaiting', c.is_waiting, 'isThreatToLife', c.is_threat_to_life, 'isSeriousHarm', c.is_high, 'isImminent', false, 'usefulUntil', c.useful_until,
      'submittedAt', c.began_at, 'againAt', NULL, 'acceptedAt', NULL, 'returnedAt', c.returned_at, 'checkAskedAt', c.check_asked_at, 'count', c.count)), '[]') FROM (
    SELECT x.state, x.is_waiting, x.is_threat_to_life, x.is_high, x.useful_until, min(x.began_at) AS began_at, min(x.returned_at) AS returned_at, min(x.check_asked_at) AS check_asked_at, count(*)::int AS count FROM (
      SELECT i.state, o.is_waiting, i.is_threat_to_life, i.is_serious_harm OR i.is_imminent AS is_high, i.useful_until, coalesce(s.again_at, r.created_at) AS began_at, s.returned_at, s.check_asked_at, CASE WHEN i.is_threat_to_life THEN 'minute' ELSE 'hour' END AS unit
        FROM mips.intelligence_open() o JOIN intelligence_report i ON i.id = o.report_id JOIN record r ON r.id = i.id
        CROSS JOIN LATERAL (SELECT max(s.taken_at) FILTER (WHERE s.code IN ('RESUBMIT', 'RE_EVALUATE', 'LIFT')) AS again_at, max(s.taken_at) FILTER (WHERE s.code = 'RETURN' AND i.state = 'RETURNED') AS returned_at,
            max(s.taken_at) FILTER (WHERE s.code = 'ASK_CHECK' AND i.state = 'QUALITY_CHECK') AS check_asked_at FROM intelligence_step s WHERE s.report_id = i.id) s) x
     GROUP BY x.state, x.is_waiting, x.is_threat_to_life, x.is_high, x.useful_until, date_trunc(x.unit, x.began_at), date_trunc(x.unit, x.returned_at), date_trunc(x.unit, x.check_asked_at)) c $$;

-- The 2000 most urgent of them in some states, with what their clocks ask: by when they are roughly to be opened (IC-3), so that what is grave or soon worth nothing is never behind a backlog of the rest.
DROP FUNCTION mips.intelligence_queue();
CREATE FUNCTION mips.intelligence_queue(p_states text[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH picked AS MATERIALIZED (
    SELECT i.id, o.is_waiting FROM mips.intelligence_open() o JOIN intelligence_report i ON i.id = o.report_id JOIN record r ON r.id = i.id
     WHERE i.state = ANY (p_states)
     ORDER BY i.is_threat_to_life DESC, (i.is_serious_harm OR i.is_imminent) DESC, least(i.useful_until, r.created_at + make_interval(hours => CASE WHEN i.useful_until IS NULL THEN 72 ELSE 24 END)), i.id LIMIT 2000)
  SELECT coalesce(jsonb_agg(q.line), '[]') FROM (
    SELECT jsonb_build_object('id', i.id, 'reference', r.reference, 'state', i.state, 'submittedAt', r.created_at, 'submittedById', i.submitted_by, 'isThreatToLife', i.is_threat_to_life, 'isSeriousHarm', i.is_serious_harm, 'isImminent', i.is_imminent,
        'usefulUntil', i.useful_until, 'isWaiting', k.is_waiting, 'paragraphs', p.count, 'isListed', p.is_listed OR i.acl_id <> 0, 'evaluator', mips.officer_json(s.evaluator), 'againAt', s.again_at, 'acceptedAt', s.accepted_at, 'returnedAt', s.returned_at, 'checkAskedAt', s.check_asked_at,
        'isSourceChild', v.is_child, 'isSourceVulnerable', v.is_vulnerable, 'isSourceInPrison', v.is_in_prison, 'isProduct', v.is_product) AS line
      FROM picked k JOIN intelligence_report i ON i.id = k.id JOIN record r ON r.id = i.id
      CROSS JOIN LATERAL (SELECT count(DISTINCT p.number)::int AS count, coalesce(bool_or(p.list_acl <> 0), false) AS is_listed FROM intelligence_paragraph p WHERE p.report_id = i.id AND p.list_acl = ANY ((SELECT mips.my_acls())::int[])) p
      CROSS JOIN LATERAL (SELECT coalesce(bool_or(v.is_source_child), false) AS is_child, coalesce(bool_or(v.is_source_vulnerable), false) AS is_vulnerable, coalesce(bool_or(v.is_source_in_prison), false) AS is_in_prison, coalesce(bool_or(v.is_product), false) AS is_product FROM intelligence_provenance v WHERE v.report_id = i.id) v
      CROSS JOIN LATERAL (SELECT max(s.taken_at) FILTER (WHERE s.code IN ('RESUBMIT', 'RE_EVALUATE', 'LIFT')) AS again_at, max(s.taken_at) FILTER (WHERE s.code IN ('ACCEPT', 'RE_EVALUATE', 'LIFT')) AS accepted_at, max(s.taken_at) FILTER (WHERE s.code = 'RETURN') AS returned_at,
          max(s.taken_at) FILTER (WHERE s.code = 'ASK_CHECK') AS check_asked_at, (array_agg(s.taken_by ORDER BY s.taken_at DESC, s.id DESC) FILTER (WHERE s.code IN ('ACCEPT', 'RE_EVALUATE')))[1] AS evaluator FROM intelligence_step s WHERE s.report_id = i.id) s) q $$;
GRANT EXECUTE ON FUNCTION mips.intelligence_open(), mips.intelligence_clocks(), mips.intelligence_queue(text[]) TO mips_app;
