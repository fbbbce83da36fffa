-- Reading for a paper: what is restricted beyond its record is out of sight until the lists of the reader are put back. Answers those lists.
CREATE FUNCTION mips.narrow_to_record(p_record uuid) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_held text := current_setting('mips.acls', true); v_acl int;
BEGIN
  SELECT r.acl_id INTO v_acl FROM record r WHERE r.id = p_record;
  IF NOT FOUND THEN RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002'; END IF;
  PERFORM set_config('mips.acls', array_to_string(ARRAY(SELECT a FROM unnest(mips.my_acls()) AS a WHERE a = 0 OR a = v_acl), ','), true);
  RETURN v_held;
END $$;
GRANT EXECUTE ON FUNCTION mips.narrow_to_record(uuid) TO mips_app;
