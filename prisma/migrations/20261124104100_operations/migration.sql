-- Operations: compartments with an owner, a reason, named members with a start and an end, and a day on which all that is looked at again.
ALTER TABLE access_group ADD COLUMN kind text NOT NULL DEFAULT 'GROUP' CHECK (kind IN ('GROUP', 'OPERATION'));
COMMENT ON COLUMN access_group.kind IS 'OPERATION: the members of an operation, kept by its owner; administration neither lists nor changes it.';
-- That a name is taken would tell of an operation.
DROP INDEX access_group_name, access_group_name_key;
CREATE UNIQUE INDEX access_group_name ON access_group (lower(name)) WHERE kind = 'GROUP';

CREATE TABLE operation (
  id uuid PRIMARY KEY DEFAULT new_id(), name text NOT NULL, reason text NOT NULL, owner_id uuid NOT NULL REFERENCES app_user (id),
  group_id uuid NOT NULL UNIQUE REFERENCES access_group (id), acl_id int NOT NULL UNIQUE REFERENCES acl (id), review_on date NOT NULL,
  opened_by uuid NOT NULL REFERENCES app_user (id), opened_at timestamptz(3) NOT NULL, reviewed_by uuid REFERENCES app_user (id), reviewed_at timestamptz(3), review_words text,
  closed_by uuid REFERENCES app_user (id), closed_at timestamptz(3), close_reason text, CHECK ((closed_at IS NULL) = (closed_by IS NULL))
);
COMMENT ON TABLE operation IS 'The register of operations: each is seen by those alone who are its members now.';
ALTER TABLE operation ENABLE ROW LEVEL SECURITY;
ALTER TABLE operation FORCE ROW LEVEL SECURITY;
CREATE POLICY members ON operation FOR ALL USING (EXISTS (SELECT 1 FROM group_member m WHERE m.group_id = operation.group_id AND m.user_id = (SELECT mips.actor_id()) AND m.valid_from <= now() AND (m.valid_to IS NULL OR m.valid_to > now())));
CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON operation FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request();
CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT OR UPDATE ON operation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_audit();
GRANT SELECT, INSERT, UPDATE ON operation TO mips_app;

-- Moves a record that a member sees into their operation, or out of it by its owner; a nominal takes the person records of its list with it.
CREATE FUNCTION mips.move_for_operation(p_operation uuid, p_record uuid, p_is_in boolean) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_mine text := current_setting('mips.acls', true); v_acl int; v_owner uuid; v_closed timestamptz; v_from int; v_to int; v_moved int;
BEGIN
  SELECT o.acl_id, o.owner_id, o.closed_at INTO v_acl, v_owner, v_closed FROM operation o
   WHERE o.id = p_operation AND EXISTS (SELECT 1 FROM group_member m WHERE m.group_id = o.group_id AND m.user_id = mips.actor_id() AND m.valid_from <= now() AND (m.valid_to IS NULL OR m.valid_to > now()));
  IF NOT FOUND THEN RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002'; END IF;
  IF (p_is_in AND v_closed IS NOT NULL) OR (NOT p_is_in AND v_owner IS DISTINCT FROM mips.actor_id()) THEN RAISE EXCEPTION 'forbidden' USING ERRCODE = '42501'; END IF;
  IF p_is_in THEN v_from := 0; v_to := v_acl; ELSE v_from := v_acl; v_to := 0; END IF;
  PERFORM set_config('mips.acls', v_mine || ',' || v_acl, true);
  PERFORM 1 FROM record WHERE id = p_record AND acl_id = v_from FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002'; END IF;
  UPDATE record SET acl_id = v_to, updated_at = now()
   WHERE id = p_record OR id IN (SELECT p.id FROM person_record p WHERE p.nominal_id = p_record AND p.acl_id = v_from);
  GET DIAGNOSTICS v_moved = ROW_COUNT;
  RETURN v_moved;
END $$;
REVOKE EXECUTE ON FUNCTION mips.move_for_operation(uuid, uuid, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.move_for_operation(uuid, uuid, boolean) TO mips_app;
