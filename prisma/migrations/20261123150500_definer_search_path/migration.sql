-- A function with its owner's rights looks at a session's own temporary tables last, never first.
DO $do$
DECLARE f record; v_path text;
BEGIN
  FOR f IN
    SELECT p.oid::regprocedure AS name, coalesce((SELECT substr(c, 13) FROM unnest(p.proconfig) c WHERE c LIKE 'search_path=%'), 'public') AS path
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE p.prosecdef AND n.nspname IN ('public', 'mips', 'audit') AND pg_has_role(p.proowner, 'USAGE')
       AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  LOOP
    CONTINUE WHEN f.path LIKE '%pg_temp';
    EXECUTE format('ALTER FUNCTION %s SET search_path = %s, pg_temp', f.name, f.path);
  END LOOP;
END $do$;
