-- Appends an entry and its payloads by statements that are planned once a connection; runs with the caller's own rights.
CREATE FUNCTION mips.append_entry(p_request uuid, p_writer uuid, p_seq bigint, p_session uuid, p_device text, p_address text, p_actor uuid, p_system text, p_roles text[], p_unit text,
  p_action text, p_act text, p_outcome text, p_reason text, p_purpose_code text, p_purpose_source text, p_purpose_ref uuid, p_kind text, p_subject uuid, p_version int, p_acl int,
  p_results uuid[], p_count int, p_recipient text, p_payload_kinds text[], p_salts bytea[], p_bodies jsonb[])
RETURNS boolean LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE v_terms bytea; v_change bytea; v_hash bytea;
BEGIN
  FOR i IN 1 .. cardinality(p_payload_kinds) LOOP
    INSERT INTO audit.payload (request_id, kind, salt, body) VALUES (p_request, p_payload_kinds[i], p_salts[i], p_bodies[i]);
    v_hash := sha256(p_salts[i] || convert_to(p_bodies[i]::text, 'UTF8'));
    IF p_payload_kinds[i] = 'terms' THEN v_terms := v_hash; ELSIF p_payload_kinds[i] = 'change' THEN v_change := v_hash; END IF;
  END LOOP;
  INSERT INTO audit.entry (request_id, writer, writer_seq, session_id, device, address, actor_id, actor_system, roles, unit_code, action, act, outcome, reason,
    purpose_code, purpose_source, purpose_ref, subject_kind, subject_id, subject_version, acl_id, result_ids, result_count, recipient, terms_commit, change_commit)
  VALUES (p_request, p_writer, p_seq, p_session, p_device, p_address, p_actor, p_system, p_roles, p_unit, p_action, p_act, p_outcome, p_reason,
    p_purpose_code, p_purpose_source, p_purpose_ref, p_kind, p_subject, p_version, p_acl, p_results, p_count, p_recipient, v_terms, v_change);
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION mips.append_entry FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.append_entry TO mips_app;
