-- The audit: one entry a request, in the request's own transaction; the app can insert named columns and nothing else.
CREATE SCHEMA audit;

CREATE TABLE audit.entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  db_user name NOT NULL DEFAULT current_user,
  era int NOT NULL DEFAULT 1,
  writer uuid NOT NULL,
  writer_seq bigint NOT NULL,
  request_id uuid NOT NULL,
  session_id uuid,
  device text,
  address text,
  actor_id uuid,
  actor_system text,
  on_behalf_of uuid,
  roles text[] NOT NULL DEFAULT '{}',
  unit_code text,
  action text NOT NULL,
  act text NOT NULL CHECK (act IN ('collection','alteration','consultation','disclosure','combination','erasure','search')),
  outcome text NOT NULL CHECK (outcome IN ('ok','refused','not_found','failed')),
  reason text,
  purpose_code text,
  purpose_source text,
  purpose_ref uuid,
  subject_kind text,
  subject_id uuid,
  subject_version int,
  acl_id int NOT NULL DEFAULT 0,
  result_ids uuid[],
  result_count int,
  terms_commit bytea,
  change_commit bytea,
  recipient text
);
COMMENT ON TABLE audit.entry IS 'One row a request: who did what to which record, why, when and with what outcome. Never holds the content.';
CREATE UNIQUE INDEX entry_writer ON audit.entry (writer, writer_seq);
CREATE INDEX entry_subject ON audit.entry (subject_id, at) WHERE subject_id IS NOT NULL;
CREATE INDEX entry_actor ON audit.entry (actor_id, at);
CREATE INDEX entry_seal ON audit.entry (xid, id);
CREATE INDEX entry_request ON audit.entry (request_id);
CREATE INDEX entry_results ON audit.entry USING gin (result_ids) WITH (fastupdate = off) WHERE result_ids IS NOT NULL;

-- What was typed and what was changed, apart from the entry, so that it can be destroyed and every proof still hold.
CREATE TABLE audit.payload (
  request_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('terms','reason','change')),
  salt bytea NOT NULL,
  body jsonb NOT NULL,
  PRIMARY KEY (request_id, kind)
);
COMMENT ON TABLE audit.payload IS 'Terms, reasons and changes by request; the entry holds only sha256(salt || body::text).';

-- Signed tree heads over the entries, in the order of their transactions.
CREATE TABLE audit.seal (
  seal_no bigint PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  era int NOT NULL,
  xid_lo xid8 NOT NULL,
  xid_hi xid8 NOT NULL,
  first_leaf bigint NOT NULL,
  size bigint NOT NULL,
  root bytea NOT NULL,
  note text NOT NULL
);

CREATE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the audit is append-only' USING ERRCODE = 'MP003'; END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit.entry FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON audit.entry FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit.seal FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON audit.seal FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON audit.payload FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

REVOKE ALL ON ALL TABLES IN SCHEMA audit FROM PUBLIC;
GRANT USAGE ON SCHEMA audit TO mips_app, mips_sealer, mips_auditor;
GRANT INSERT (writer, writer_seq, request_id, session_id, device, address, actor_id, actor_system, on_behalf_of, roles, unit_code, action, act, outcome, reason,
  purpose_code, purpose_source, purpose_ref, subject_kind, subject_id, subject_version, acl_id, result_ids, result_count, terms_commit, change_commit, recipient) ON audit.entry TO mips_app;
GRANT INSERT ON audit.payload TO mips_app;
GRANT SELECT ON audit.entry, audit.seal TO mips_sealer, mips_auditor;
GRANT SELECT ON audit.payload TO mips_auditor, mips_sealer;
GRANT INSERT ON audit.seal TO mips_sealer;

-- Whether this transaction has its entry; the app may not read the audit, so this runs as the owner.
CREATE FUNCTION mips.has_audit_entry(p_request uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
  $$ SELECT EXISTS (SELECT 1 FROM audit.entry WHERE request_id = p_request AND xid = pg_current_xact_id()) $$;
REVOKE EXECUTE ON FUNCTION mips.has_audit_entry(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.has_audit_entry(uuid) TO mips_app;

-- At commit every change of a record must have its audit entry: no audit, no change.
CREATE FUNCTION mips.require_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('mips.audit_seen', true) = pg_current_xact_id()::text THEN RETURN NULL; END IF;
  IF NOT mips.has_audit_entry(mips.request_id()) THEN
    RAISE EXCEPTION 'change of % without an audit entry', TG_TABLE_NAME USING ERRCODE = 'MP001';
  END IF;
  PERFORM set_config('mips.audit_seen', pg_current_xact_id()::text, true);
  RETURN NULL;
END $$;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['record','link','marker','log_entry','person_record','person_name','person_identifier','event','custody_record','identity_decision','attachment','task'] LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT OR UPDATE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_audit()', t);
  END LOOP;
END $$;

-- A hot read: session, permission, purpose, context, audit entry and answer in one statement and one round trip.
-- p_body names a function mips.read_<thing>(uuid) that answers jsonb, or null when this reader may not see it.
CREATE FUNCTION mips.read_one(p_token bytea, p_request uuid, p_device text, p_address text, p_action text, p_act text, p_permission text,
  p_needs_purpose boolean, p_purpose_code text, p_purpose_source text, p_purpose_ref uuid, p_kind text, p_id uuid, p_writer uuid, p_seq bigint, p_body text)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE who jsonb; v_refused text; v_answer jsonb; v_outcome text := 'ok'; v_acl int := 0; v_version int;
BEGIN
  who := mips.enter(p_token, p_request, p_action, p_device);
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
