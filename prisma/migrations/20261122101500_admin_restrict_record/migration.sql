-- Restricting and opening records, and the roles that came by the HR list.

-- Moves a record to another access list. Row security asks a writer to be on the new list; an administrator may restrict without
-- being able to read, so this does it for those who hold the permission and can see the record now. Person records of a nominal go with it.
CREATE FUNCTION mips.restrict_record(p_record uuid, p_acl int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_mine text := current_setting('mips.acls', true); v_from int; v_moved int;
BEGIN
  IF NOT mips.may('admin.record.restrict') THEN RAISE EXCEPTION 'forbidden' USING ERRCODE = '42501'; END IF;
  SELECT acl_id INTO v_from FROM record WHERE id = p_record AND acl_id = ANY (mips.my_acls()) FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002'; END IF;
  -- The owner of the tables may be bound by row security too: for this one act the new list counts as the caller's.
  PERFORM set_config('mips.acls', v_mine || ',' || p_acl, true);
  UPDATE record SET acl_id = p_acl, updated_at = now()
   WHERE id = p_record OR id IN (SELECT p.id FROM person_record p WHERE p.nominal_id = p_record AND p.acl_id = v_from);
  GET DIAGNOSTICS v_moved = ROW_COUNT;
  PERFORM set_config('mips.acls', v_mine, true);
  RETURN v_moved;
END $$;
REVOKE EXECUTE ON FUNCTION mips.restrict_record(uuid, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.restrict_record(uuid, int) TO mips_app;

ALTER TABLE role_grant ADD COLUMN source text NOT NULL DEFAULT 'admin' CHECK (source IN ('admin', 'hr'));
COMMENT ON COLUMN role_grant.source IS 'hr: given by the HR list, which may take it again; admin: given by an administrator, which the list leaves alone.';
CREATE UNIQUE INDEX access_group_name ON access_group (lower(name));
CREATE INDEX acl_principal_acl ON acl_principal (acl_id);
