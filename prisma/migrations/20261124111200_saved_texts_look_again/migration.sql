-- What is written becomes readable without a write: by a permission that its owner is given, and by a day on which a condition runs out. A search of texts that stands looks at everything again for both.
ALTER TABLE saved_search ADD COLUMN permissions text[] NOT NULL DEFAULT '{}', ADD COLUMN looked_on date;
COMMENT ON COLUMN saved_search.permissions IS 'The permissions of its owner when it last looked at everything; other ones make a search of texts look again.';
COMMENT ON COLUMN saved_search.looked_on IS 'The day (London) on which it last looked at everything; a search of texts does so each day.';

CREATE FUNCTION mips.is_look_due(s saved_search, p_today date) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT x.rights IS NULL OR NOT (x.rights -> 'permissions') ? 'nominal.person.search' OR to_jsonb(s.lists) <> x.rights -> 'acls'
      OR (s.kind = 'TEXT' AND (s.looked_on IS DISTINCT FROM p_today OR NOT (to_jsonb(s.permissions) @> (x.rights -> 'permissions') AND to_jsonb(s.permissions) <@ (x.rights -> 'permissions'))))
    FROM (SELECT mips.rights_of(s.user_id) AS rights) x $$;
GRANT EXECUTE ON FUNCTION mips.is_look_due(saved_search, date) TO mips_app;

DO $do$
DECLARE v_old text := pg_get_functiondef('mips.saved_searches_waiting(date)'::regprocedure); v_new text := replace(v_old, 'mips.are_rights_changed(s)', 'mips.is_look_due(s, p_today)');
BEGIN
  IF v_new = v_old THEN RAISE EXCEPTION 'mips.saved_searches_waiting is not as this migration knows it'; END IF;
  EXECUTE v_new;
END $do$;
DROP FUNCTION mips.are_rights_changed(saved_search);
