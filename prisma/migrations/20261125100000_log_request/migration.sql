-- A line of a log keeps the request that wrote it, as its audit entry does: which act wrote it is then known, whatever the clocks of the two say.
ALTER TABLE log_entry ADD COLUMN request_id uuid;
ALTER TABLE log_entry ALTER COLUMN request_id SET DEFAULT mips.request_id();

DROP FUNCTION mips.acts_since(uuid, timestamptz, int);
CREATE FUNCTION mips.acts_since(p_record uuid, p_since timestamptz, p_most int) RETURNS TABLE (at timestamptz, actor_id uuid, action text, request_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.at, e.actor_id, e.action, e.request_id FROM audit.entry e
   WHERE e.subject_id = p_record AND e.at > p_since AND e.outcome = 'ok' AND e.act IN ('collection', 'alteration', 'erasure') AND e.actor_id IS DISTINCT FROM mips.actor_id()
     AND (e.acl_id IS NULL OR e.acl_id = ANY (mips.my_acls()))
     AND EXISTS (SELECT 1 FROM public.record r WHERE r.id = p_record AND r.acl_id = ANY (mips.my_acls())) ORDER BY e.at DESC, e.id DESC LIMIT p_most $$;
REVOKE ALL ON FUNCTION mips.acts_since(uuid, timestamptz, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.acts_since(uuid, timestamptz, int) TO mips_app;
