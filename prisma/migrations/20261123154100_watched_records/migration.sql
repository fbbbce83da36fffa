-- Who follows a record, for which happenings, and whether colleagues may learn it; and what happened on it that its follower may be told.
ALTER TABLE record_follow
  ADD COLUMN events text[] NOT NULL DEFAULT '{SEEN,CHANGED,LINKED,STOPPED,ARRESTED,REPORTED}', ADD COLUMN is_silent boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN record_follow.is_silent IS 'Colleagues who look are not told that somebody follows it.';
CREATE INDEX record_follow_record ON record_follow (record_id) WHERE ended_at IS NULL;

-- One that is not silent is seen by whoever sees the record (SB-3); every other, and every change, is its follower's alone.
DROP POLICY own ON record_follow;
CREATE POLICY own_sel ON record_follow AS RESTRICTIVE FOR SELECT USING (user_id = (SELECT mips.actor_id()) OR (NOT is_silent AND ended_at IS NULL));
CREATE POLICY own_ins ON record_follow AS RESTRICTIVE FOR INSERT WITH CHECK (user_id = (SELECT mips.actor_id()));
CREATE POLICY own_upd ON record_follow AS RESTRICTIVE FOR UPDATE USING (user_id = (SELECT mips.actor_id())) WITH CHECK (user_id = (SELECT mips.actor_id()));

-- People of whom a follower learns nothing: the source unit, professional standards and others who look after the system, and whoever is on a silent list.
CREATE FUNCTION mips.is_hidden_actor(p_user uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM role_grant g JOIN role_permission p ON p.role_code = g.role_code
      WHERE g.user_id = p_user AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now()) AND p.permission IN ('vault.source.keep', 'vault.source.open', 'nominal.pool.enter', 'audit.entry.read'))
    OR EXISTS (SELECT 1 FROM acl a JOIN acl_principal ap ON ap.acl_id = a.id WHERE a.grade = 'silent' AND (ap.valid_to IS NULL OR ap.valid_to > now())
      AND ((ap.kind = 'user' AND ap.principal_id = p_user::text)
        OR (ap.kind = 'role' AND ap.principal_id IN (SELECT h.role_code FROM role_grant h WHERE h.user_id = p_user AND h.valid_from <= now() AND (h.valid_to IS NULL OR h.valid_to > now())))
        OR (ap.kind = 'group' AND ap.principal_id IN (SELECT m.group_id::text FROM group_member m WHERE m.user_id = p_user AND m.valid_from <= now() AND (m.valid_to IS NULL OR m.valid_to > now()))))) $$;

-- Acts of others on one record that the caller sees, and looks at it by people who are no secret, the latest first.
CREATE FUNCTION mips.watched_acts(p_record uuid, p_since timestamptz, p_looks boolean, p_most int) RETURNS TABLE (at timestamptz, actor_id uuid, action text, is_look boolean) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.at, e.actor_id, e.action, e.act IN ('consultation', 'search') FROM audit.entry e
   WHERE e.subject_id = p_record AND e.at > p_since AND e.outcome = 'ok' AND e.actor_id IS NOT NULL AND e.actor_id IS DISTINCT FROM mips.actor_id()
     AND (e.acl_id IS NULL OR e.acl_id = ANY (mips.my_acls()))
     AND (e.act IN ('collection', 'alteration', 'erasure') OR (p_looks AND e.act IN ('consultation', 'search') AND NOT mips.is_hidden_actor(e.actor_id)))
     AND EXISTS (SELECT 1 FROM public.record r WHERE r.id = p_record AND r.acl_id = ANY (mips.my_acls())) ORDER BY e.at DESC, e.id DESC LIMIT p_most $$;
REVOKE ALL ON FUNCTION mips.is_hidden_actor(uuid), mips.watched_acts(uuid, timestamptz, boolean, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.is_hidden_actor(uuid), mips.watched_acts(uuid, timestamptz, boolean, int) TO mips_app;
-- Its one caller told of looks without asking whose they were.
DROP FUNCTION mips.views_of(uuid[], timestamptz);
