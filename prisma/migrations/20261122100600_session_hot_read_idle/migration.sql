-- A hot read holds the session to the force's idle time like every other route; before, a read after the idle time took the lock off.
DROP FUNCTION mips.read_one;
CREATE FUNCTION mips.read_one(p_token bytea, p_request uuid, p_device text, p_address text, p_action text, p_act text, p_permission text,
  p_needs_purpose boolean, p_purpose_code text, p_purpose_source text, p_purpose_ref uuid, p_kind text, p_id uuid, p_writer uuid, p_seq bigint, p_body text, p_idle interval)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE who jsonb; v_refused text; v_answer jsonb; v_outcome text := 'ok'; v_acl int := 0; v_version int;
BEGIN
  who := mips.enter(p_token, p_request, p_action, p_device, p_idle);
  IF who IS NULL THEN v_refused := 'not_signed_in';
  ELSIF (who ->> 'locked')::boolean THEN v_refused := 'session_locked';
  ELSIF (who ->> 'mustChangePassword')::boolean THEN v_refused := 'password_change_required';
  ELSIF p_needs_purpose AND p_purpose_code IS NULL THEN v_refused := 'purpose_required';
  ELSIF p_purpose_ref IS NOT NULL AND NOT EXISTS (SELECT 1 FROM record r WHERE r.id = p_purpose_ref) THEN v_refused := 'purpose_required';
  ELSIF NOT mips.may(p_permission) THEN v_refused := 'forbidden';
  ELSE
    SELECT r.acl_id, r.version INTO v_acl, v_version FROM record r WHERE r.id = p_id;
    IF FOUND THEN EXECUTE format('SELECT mips.%I($1)', p_body) USING p_id INTO v_answer; END IF;
    IF v_answer IS NULL THEN v_refused := 'not_found'; v_outcome := 'not_found'; v_acl := 0; v_version := NULL; END IF;
  END IF;
  IF v_refused IS NOT NULL AND v_outcome = 'ok' THEN v_outcome := 'refused'; END IF;
  INSERT INTO audit.entry (writer, writer_seq, request_id, session_id, device, address, actor_id, roles, unit_code, action, act, outcome, reason,
    purpose_code, purpose_source, purpose_ref, subject_kind, subject_id, subject_version, acl_id)
  VALUES (p_writer, p_seq, p_request, (who ->> 'sessionId')::uuid, p_device, p_address, (who ->> 'userId')::uuid,
    coalesce(ARRAY(SELECT jsonb_array_elements_text(who -> 'roles')), '{}'), who ->> 'unitCode', p_action, p_act, v_outcome, v_refused,
    p_purpose_code, p_purpose_source, p_purpose_ref, p_kind, p_id, v_version, coalesce(v_acl, 0));
  RETURN jsonb_build_object('refused', v_refused, 'principal', who, 'answer', v_answer);
END $$;
GRANT EXECUTE ON FUNCTION mips.read_one TO mips_app;
