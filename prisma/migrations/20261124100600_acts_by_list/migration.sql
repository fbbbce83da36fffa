-- What others did on a record is told by the list on which it stood when they did it, as watched_acts does: an act on what was restricted then is told to its readers alone.
CREATE OR REPLACE FUNCTION mips.acts_since(p_record uuid, p_since timestamptz, p_most int) RETURNS TABLE (at timestamptz, actor_id uuid, action text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.at, e.actor_id, e.action FROM audit.entry e
   WHERE e.subject_id = p_record AND e.at > p_since AND e.outcome = 'ok' AND e.act IN ('collection', 'alteration', 'erasure') AND e.actor_id IS DISTINCT FROM mips.actor_id()
     AND (e.acl_id IS NULL OR e.acl_id = ANY (mips.my_acls()))
     AND EXISTS (SELECT 1 FROM public.record r WHERE r.id = p_record AND r.acl_id = ANY (mips.my_acls())) ORDER BY e.at DESC, e.id DESC LIMIT p_most $$;
