-- Reading the audit through the app: only with the permission, and only what concerns records that this reader may see.

-- Entries by filter, newest first. Filters: records uuid[], actor, action, act, outcome, from, to, beforeId, limit.
CREATE FUNCTION audit.explore(p jsonb) RETURNS TABLE (
  id bigint, at timestamptz, actor_id uuid, actor_system text, roles text[], unit_code text, device text, action text, act text, outcome text, reason text,
  purpose_code text, purpose_source text, purpose_ref uuid, subject_kind text, subject_id uuid, subject_version int, result_ids uuid[], result_count int,
  recipient text, request_id uuid, terms jsonb, reason_given text, change jsonb, seal_no bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_acls int[] := mips.my_acls(); v_records uuid[];
BEGIN
  IF NOT mips.may('audit.entry.read') THEN RAISE EXCEPTION 'forbidden' USING ERRCODE = '42501'; END IF;
  IF p ? 'records' THEN SELECT array_agg(r.id) INTO v_records FROM record r WHERE r.id = ANY (ARRAY(SELECT jsonb_array_elements_text(p -> 'records'))::uuid[]) AND r.acl_id = ANY (v_acls); END IF;
  RETURN QUERY
  SELECT e.id, e.at, e.actor_id, e.actor_system, e.roles, e.unit_code, e.device, e.action, e.act, e.outcome, e.reason,
    e.purpose_code, e.purpose_source, CASE WHEN pr.id IS NOT NULL THEN e.purpose_ref END, e.subject_kind, e.subject_id, e.subject_version,
    seen.ids, CASE WHEN e.result_ids IS NULL THEN e.result_count ELSE coalesce(array_length(seen.ids, 1), 0) END,
    e.recipient, e.request_id, t.body, g.body ->> 'text', c.body, (SELECT s.seal_no FROM audit.seal s WHERE e.xid >= s.xid_lo AND e.xid < s.xid_hi LIMIT 1)
  FROM audit.entry e
  LEFT JOIN record r ON r.id = e.subject_id
  LEFT JOIN record pr ON pr.id = e.purpose_ref AND pr.acl_id = ANY (v_acls)
  LEFT JOIN LATERAL (SELECT array_agg(x.x) AS ids FROM unnest(e.result_ids) AS x(x) JOIN record rr ON rr.id = x.x AND rr.acl_id = ANY (v_acls)) seen ON true
  LEFT JOIN audit.payload t ON t.request_id = e.request_id AND t.kind = 'terms'
  LEFT JOIN audit.payload g ON g.request_id = e.request_id AND g.kind = 'reason'
  LEFT JOIN audit.payload c ON c.request_id = e.request_id AND c.kind = 'change'
  WHERE coalesce(r.acl_id, e.acl_id) = ANY (v_acls)
    AND (NOT p ? 'records' OR e.subject_id = ANY (v_records) OR (e.result_ids IS NOT NULL AND e.result_ids && v_records))
    AND (p ->> 'actor' IS NULL OR e.actor_id = (p ->> 'actor')::uuid)
    AND (p ->> 'action' IS NULL OR e.action = p ->> 'action')
    AND (p ->> 'act' IS NULL OR e.act = p ->> 'act')
    AND (p ->> 'outcome' IS NULL OR e.outcome = p ->> 'outcome')
    AND (p ->> 'from' IS NULL OR e.at >= (p ->> 'from')::timestamptz)
    AND (p ->> 'to' IS NULL OR e.at < (p ->> 'to')::timestamptz)
    AND (p ->> 'beforeId' IS NULL OR e.id < (p ->> 'beforeId')::bigint)
  ORDER BY e.id DESC LIMIT least(coalesce((p ->> 'limit')::int, 50), 5000);
END $$;

-- How far the audit is sealed.
CREATE FUNCTION audit.standing() RETURNS TABLE (entries bigint, unsealed bigint, seals bigint, sealed_at timestamptz, size bigint, root bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT (mips.may('audit.seal.verify') OR mips.may('audit.entry.read')) THEN RAISE EXCEPTION 'forbidden' USING ERRCODE = '42501'; END IF;
  RETURN QUERY
  WITH last AS (SELECT s.* FROM audit.seal s ORDER BY s.seal_no DESC LIMIT 1)
  SELECT (SELECT count(*) FROM audit.entry), (SELECT count(*) FROM audit.entry e WHERE e.xid >= coalesce((SELECT l.xid_hi FROM last l), '0'::xid8)), (SELECT count(*) FROM audit.seal),
    (SELECT l.at FROM last l), (SELECT l.size FROM last l), (SELECT l.root FROM last l);
END $$;

REVOKE EXECUTE ON FUNCTION audit.explore(jsonb), audit.standing() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.explore(jsonb), audit.standing() TO mips_app;
