-- An entry that was written under a list is held to that list too, whatever record it names: a decision that joins an open record with a hidden one tells an auditor who may not see the hidden one nothing.
DO $do$
DECLARE v_from text := 'coalesce(r.acl_id, e.acl_id) ELSE 0 END) = ANY (v_acls)';
BEGIN
  IF position(v_from IN pg_get_functiondef('audit.explore(jsonb)'::regprocedure)) = 0 THEN
    RAISE EXCEPTION 'the entries of the audit were not held to their lists';
  END IF;
  EXECUTE replace(pg_get_functiondef('audit.explore(jsonb)'::regprocedure), v_from, v_from || ' AND (e.outcome <> ''ok'' OR e.acl_id = ANY (v_acls))');
END $do$;
