-- Receipts of a briefing for thousands of readers are counted where they stand, and who may read is asked once for each set of roles.
-- Those of these people who may read a record of a kind that stands under all of these lists: `mips.user_may_read` for many at once.
CREATE FUNCTION mips.users_may_read(p_users uuid[], p_kind text, p_lists int[]) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
DECLARE v_before text := current_setting('mips.permissions', true); v_set record;
BEGIN
  FOR v_set IN
    WITH held AS (
      SELECT u.id, coalesce(array_agg(DISTINCT g.role_code ORDER BY g.role_code) FILTER (WHERE g.role_code IS NOT NULL), '{}') AS roles FROM unnest(p_users) u (id)
        LEFT JOIN role_grant g ON g.user_id = u.id AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now()) GROUP BY u.id)
    SELECT h.roles, array_agg(h.id) AS users FROM held h
     WHERE NOT EXISTS (SELECT 1 FROM unnest(p_lists) l (id) WHERE l.id <> 0 AND NOT EXISTS (SELECT 1 FROM acl_principal ap WHERE ap.acl_id = l.id AND (ap.valid_to IS NULL OR ap.valid_to > now()) AND (
         (ap.kind = 'user' AND ap.principal_id = h.id::text) OR (ap.kind = 'role' AND ap.principal_id = ANY (h.roles))
         OR (ap.kind = 'group' AND ap.principal_id IN (SELECT m.group_id::text FROM group_member m WHERE m.user_id = h.id AND m.valid_from <= now() AND (m.valid_to IS NULL OR m.valid_to > now()))))))
     GROUP BY h.roles
  LOOP
    PERFORM set_config('mips.permissions', coalesce((SELECT string_agg(DISTINCT p.permission, ',') FROM role_permission p WHERE p.role_code = ANY (v_set.roles)), ''), true);
    IF mips.may_see_kind(p_kind) THEN RETURN QUERY SELECT unnest(v_set.users); END IF;
    PERFORM set_config('mips.permissions', coalesce(v_before, ''), true);
  END LOOP;
END $$;

-- How many of these readers were shown each item, and read it in its present version or a later one.
CREATE FUNCTION mips.briefing_counts(p_items uuid[], p_versions int[], p_users uuid[]) RETURNS TABLE (item_id uuid, shown int, read int) LANGUAGE sql STABLE AS $$
  SELECT r.item_id, count(DISTINCT r.user_id)::int, (count(DISTINCT r.user_id) FILTER (WHERE r.read_at IS NOT NULL AND r.version >= x.version))::int
    FROM unnest(p_items, p_versions) x (item_id, version) JOIN briefing_receipt r ON r.item_id = x.item_id WHERE r.user_id = ANY (p_users) GROUP BY r.item_id $$;
GRANT EXECUTE ON FUNCTION mips.users_may_read(uuid[], text, int[]), mips.briefing_counts(uuid[], int[], uuid[]) TO mips_app;
