-- Closes four ways in which a hidden record could be told from one that does not exist; the two-worlds test found them.

-- The history of a link belongs to its first end, so it is also held to the rights of the other end and of the source, as the link itself is.
CREATE POLICY link_ends ON history AS RESTRICTIVE FOR SELECT USING (table_name <> 'link' OR (
  EXISTS (SELECT 1 FROM record r WHERE r.id = (before ->> 'to_id')::uuid)
  AND (before ->> 'source_id' IS NULL OR EXISTS (SELECT 1 FROM record r WHERE r.id = (before ->> 'source_id')::uuid))));

-- Entries by filter, newest first. Filters: records uuid[], actor, action, act, outcome, from, to, beforeId, limit.
-- Somebody who was refused because they might not see the record learnt nothing of it: their entry is shown as that of an id that nobody has.
-- Everything else is held to the list on which the record stands now, and an entry whose change names a record that this reader may not see is left out.
CREATE OR REPLACE FUNCTION audit.explore(p jsonb) RETURNS TABLE (
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
  WHERE (CASE WHEN e.outcome = 'ok' OR e.subject_version IS NOT NULL THEN coalesce(r.acl_id, e.acl_id) ELSE 0 END) = ANY (v_acls)
    AND (NOT p ? 'records' OR e.subject_id = ANY (v_records) OR (e.result_ids IS NOT NULL AND e.result_ids && v_records))
    AND (p ->> 'actor' IS NULL OR e.actor_id = (p ->> 'actor')::uuid)
    AND (p ->> 'action' IS NULL OR e.action = p ->> 'action')
    AND (p ->> 'act' IS NULL OR e.act = p ->> 'act')
    AND (p ->> 'outcome' IS NULL OR e.outcome = p ->> 'outcome')
    AND (p ->> 'from' IS NULL OR e.at >= (p ->> 'from')::timestamptz)
    AND (p ->> 'to' IS NULL OR e.at < (p ->> 'to')::timestamptz)
    AND (p ->> 'beforeId' IS NULL OR e.id < (p ->> 'beforeId')::bigint)
    AND NOT EXISTS (SELECT 1 FROM regexp_matches(c.body::text, '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'g') AS m(ids)
      JOIN record h ON h.id = m.ids[1]::uuid AND h.acl_id <> ALL (v_acls))
  ORDER BY e.id DESC LIMIT least(coalesce((p ->> 'limit')::int, 50), 5000);
END $$;

-- Puts person records under a nominal after a decision; those that this reader may not see go with the ones that they were made with,
-- and with the whole when nothing that this reader sees is left behind: a nominal must not stay open for a reason that cannot be seen.
CREATE OR REPLACE FUNCTION mips.place_person_records(p_records uuid[], p_nominal uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_moved uuid[]; v_left uuid[]; v_acls int[] := mips.my_acls();
BEGIN
  IF NOT EXISTS (SELECT 1 FROM nominal n WHERE n.id = p_nominal AND n.acl_id = ANY (v_acls))
     OR EXISTS (SELECT 1 FROM unnest(p_records) x(id) LEFT JOIN person_record p ON p.id = x.id AND p.acl_id = ANY (v_acls) WHERE p.id IS NULL) THEN
    RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002';
  END IF;
  SELECT array_agg(p.id), array_agg(DISTINCT p.nominal_id) INTO v_moved, v_left FROM person_record p
   WHERE p.nominal_id <> p_nominal AND (p.id = ANY (p_records) OR (p.acl_id <> ALL (v_acls) AND EXISTS (
     SELECT 1 FROM person_record m WHERE m.id = ANY (p_records) AND m.nominal_id = p.nominal_id AND m.made_nominal_id = p.made_nominal_id)));
  SELECT v_moved || coalesce(array_agg(p.id), '{}') INTO v_moved FROM person_record p
   WHERE p.nominal_id = ANY (v_left) AND p.id <> ALL (v_moved)
     AND NOT EXISTS (SELECT 1 FROM person_record s WHERE s.nominal_id = p.nominal_id AND s.id <> ALL (v_moved) AND s.acl_id = ANY (v_acls));
  UPDATE person_record SET nominal_id = p_nominal WHERE id = ANY (v_moved);
  UPDATE person_search_open SET nominal_id = p_nominal WHERE person_record_id = ANY (v_moved);
  UPDATE person_search_restricted SET nominal_id = p_nominal WHERE person_record_id = ANY (v_moved);
  UPDATE nominal n SET status = 'MERGED', merged_into_id = p_nominal WHERE n.id = ANY (v_left) AND NOT EXISTS (SELECT 1 FROM person_record p WHERE p.nominal_id = n.id);
  UPDATE nominal SET status = 'ACTIVE', merged_into_id = NULL WHERE id = p_nominal AND status = 'MERGED';
END $$;
