-- Searches left standing: run again as their owner when what they could meet has changed, and telling of each person once.

CREATE TABLE saved_search (
  id uuid PRIMARY KEY DEFAULT new_id(), user_id uuid NOT NULL REFERENCES app_user (id), kind text NOT NULL CHECK (kind IN ('PEOPLE', 'DESCRIPTION')), name text NOT NULL, terms jsonb NOT NULL,
  reason text NOT NULL, purpose_code text NOT NULL, review_on date NOT NULL, state text NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE', 'PAUSED', 'SUSPENDED', 'ENDED')), state_reason text,
  lists int[] NOT NULL DEFAULT '{}', is_due boolean NOT NULL DEFAULT false, attempts int NOT NULL DEFAULT 0, created_at timestamptz(3) NOT NULL DEFAULT now()
);
COMMENT ON TABLE saved_search IS 'A search that its owner left standing, with a reason and a review day. Seen by its owner alone, and by the job that runs it.';
COMMENT ON COLUMN saved_search.lists IS 'The access lists of its owner when it last looked at everything; another set makes it look again.';
CREATE INDEX saved_search_owner ON saved_search (user_id, created_at);
CREATE INDEX saved_search_active ON saved_search (id) WHERE state = 'ACTIVE';

CREATE TABLE saved_search_match (
  search_id uuid NOT NULL REFERENCES saved_search (id) ON DELETE CASCADE, nominal_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, user_id uuid NOT NULL,
  found_at timestamptz(3) NOT NULL, reasons text[] NOT NULL, is_told boolean NOT NULL, PRIMARY KEY (search_id, nominal_id)
);
COMMENT ON TABLE saved_search_match IS 'A person whom a saved search has met: told of once, or not at all when they matched before it was saved.';
CREATE INDEX saved_search_match_nominal ON saved_search_match (nominal_id);

-- Whether this is the job's own work: no user, under one of its actions; no request of a user is so.
CREATE FUNCTION mips.is_saved_search_job() RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT mips.actor_id() IS NULL AND coalesce(current_setting('mips.action', true), '') LIKE 'savedSearch.%' $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['saved_search', 'saved_search_match'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request()', t);
    EXECUTE format('CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT OR UPDATE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_audit()', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO mips_app', t);
  END LOOP;
END $$;
CREATE POLICY own ON saved_search FOR ALL USING (user_id = (SELECT mips.actor_id()) OR (SELECT mips.is_saved_search_job())) WITH CHECK (user_id = (SELECT mips.actor_id()) OR (SELECT mips.is_saved_search_job()));
ALTER TABLE saved_search_match ADD CONSTRAINT saved_search_match_record_fk FOREIGN KEY (nominal_id, acl_id) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE;
CREATE TRIGGER a_take_acl BEFORE INSERT ON saved_search_match FOR EACH ROW EXECUTE FUNCTION mips.take_acl('nominal_id');
CREATE POLICY own ON saved_search_match FOR ALL USING (user_id = (SELECT mips.actor_id()) AND acl_id = ANY ((SELECT mips.my_acls())::int[]))
  WITH CHECK (user_id = (SELECT mips.actor_id()) AND acl_id = ANY ((SELECT mips.my_acls())::int[]));

-- What changed since the last look. Ids only: the app may neither read nor write it but by the functions below.
-- Rows are only ever added and taken away, so that no two writers wait for each other here.
CREATE TABLE saved_search_change (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, record_id uuid NOT NULL);
COMMENT ON TABLE saved_search_change IS 'Records that changed and are still to be held against the saved searches.';
CREATE TABLE saved_search_bulk (xid bigint PRIMARY KEY);
COMMENT ON TABLE saved_search_bulk IS 'Bulk writes of a system, after which every saved search looks at everything once.';

-- Written in the transaction of the change: it commits with it or not at all.
CREATE FUNCTION mips.queue_saved_searches() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_column text; v_record uuid;
BEGIN
  FOREACH v_column IN ARRAY TG_ARGV LOOP
    EXECUTE format('SELECT ($1).%I', v_column) USING NEW INTO v_record;
    IF v_record IS NOT NULL THEN
      INSERT INTO saved_search_change (record_id) VALUES (v_record);
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE FUNCTION mips.queue_bulk() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO saved_search_bulk (xid) VALUES (pg_current_xact_id()::text::bigint) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('person_name', 'INSERT OR UPDATE OF forename, middle, surname, is_protected', '''person_record_id'''), ('person_identifier', 'INSERT OR UPDATE OF value, is_valid', '''person_record_id'''),
    ('person_record', 'INSERT OR UPDATE OF dob, dob_to, sex, nominal_id', '''id'''), ('person_description', 'INSERT OR UPDATE OF withdrawn_at', '''person_record_id'''),
    ('event_method', 'INSERT OR UPDATE OF withdrawn_at', '''event_id'''), ('event', 'UPDATE OF summary', '''id'''), ('log_entry', 'INSERT', '''record_id'''),
    ('link', 'INSERT OR UPDATE OF valid_to', '''from_id'', ''to_id'''), ('record', 'UPDATE OF acl_id', '''id''')) AS v(tab, acts, cols) LOOP
    EXECUTE format('CREATE TRIGGER x_queue_saved_searches AFTER %s ON %I FOR EACH ROW WHEN (current_setting(''mips.device'', true) IS DISTINCT FROM ''system'') EXECUTE FUNCTION mips.queue_saved_searches(%s)', t.acts, t.tab, t.cols);
    EXECUTE format('CREATE TRIGGER x_queue_bulk AFTER %s ON %I FOR EACH STATEMENT WHEN (current_setting(''mips.device'', true) = ''system'') EXECUTE FUNCTION mips.queue_bulk()', t.acts, t.tab);
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION mips.queue_saved_searches(), mips.queue_bulk() FROM PUBLIC;

-- The rights of a user as they are now, whoever asks: what `enter` gives a session.
CREATE FUNCTION mips.rights_of(p_user uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH r AS (SELECT coalesce(array_agg(DISTINCT g.role_code ORDER BY g.role_code), '{}') AS roles FROM role_grant g WHERE g.user_id = p_user AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now()))
  SELECT jsonb_build_object('userId', u.id, 'unitCode', u.unit_code, 'roles', r.roles,
    'permissions', (SELECT coalesce(array_agg(DISTINCT p.permission), '{}') FROM role_permission p WHERE p.role_code = ANY (r.roles)),
    'acls', (SELECT array_agg(DISTINCT x.id ORDER BY x.id) FROM (SELECT 0 AS id UNION ALL SELECT ap.acl_id FROM acl_principal ap WHERE (ap.valid_to IS NULL OR ap.valid_to > now()) AND (
        (ap.kind = 'user' AND ap.principal_id = p_user::text) OR (ap.kind = 'role' AND ap.principal_id = ANY (r.roles))
        OR (ap.kind = 'group' AND ap.principal_id IN (SELECT gm.group_id::text FROM group_member gm WHERE gm.user_id = p_user AND gm.valid_from <= now() AND (gm.valid_to IS NULL OR gm.valid_to > now()))))) x))
    FROM app_user u, r WHERE u.id = p_user AND u.status = 'active' $$;

CREATE FUNCTION mips.are_rights_changed(s saved_search) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT x.rights IS NULL OR NOT (x.rights -> 'permissions') ? 'nominal.person.search' OR to_jsonb(s.lists) <> x.rights -> 'acls' FROM (SELECT mips.rights_of(s.user_id) AS rights) x $$;

-- The oldest changes, left in place: they go when every search has been held against them.
CREATE FUNCTION mips.saved_search_changes(p_most int) RETURNS TABLE (id bigint, record_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
  $$ SELECT c.id, c.record_id FROM saved_search_change c ORDER BY c.id LIMIT p_most $$;
CREATE FUNCTION mips.saved_searches_held(p_changes bigint[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NOT mips.is_saved_search_job() THEN RAISE EXCEPTION 'forbidden' USING ERRCODE = '42501'; END IF;
  DELETE FROM saved_search_change c WHERE c.id = ANY (p_changes);
END $$;
-- Whether there is anything to do at all: changes, a bulk write, a search that is due, whose day has passed or whose owner's rights are others.
CREATE FUNCTION mips.saved_searches_waiting(p_today date) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
DECLARE v_action text := current_setting('mips.action', true); v_actor text := current_setting('mips.actor', true); v_waiting boolean;
BEGIN
  PERFORM set_config('mips.action', 'savedSearch.look', true), set_config('mips.actor', '', true);
  SELECT EXISTS (SELECT 1 FROM saved_search_change) OR EXISTS (SELECT 1 FROM saved_search_bulk)
    OR EXISTS (SELECT 1 FROM saved_search s WHERE s.state IN ('ACTIVE', 'PAUSED') AND s.review_on <= p_today)
    OR EXISTS (SELECT 1 FROM saved_search s WHERE s.state = 'ACTIVE' AND (s.is_due OR mips.are_rights_changed(s))) INTO v_waiting;
  PERFORM set_config('mips.action', coalesce(v_action, ''), true), set_config('mips.actor', coalesce(v_actor, ''), true);
  RETURN v_waiting;
END $$;
-- After a bulk write every search that stands is due; in one transaction, so that none is forgotten.
CREATE FUNCTION mips.take_bulk() RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_taken int;
BEGIN
  IF NOT mips.is_saved_search_job() THEN RAISE EXCEPTION 'forbidden' USING ERRCODE = '42501'; END IF;
  DELETE FROM saved_search_bulk;
  GET DIAGNOSTICS v_taken = ROW_COUNT;
  IF v_taken > 0 THEN UPDATE saved_search SET is_due = true WHERE state = 'ACTIVE'; END IF;
  RETURN v_taken;
END $$;

-- Enters for a user whose standing search is run: with their rights of this moment and no more; null when they have none.
CREATE FUNCTION mips.enter_for(p_user uuid, p_request uuid, p_action text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE who jsonb := mips.rights_of(p_user);
BEGIN
  IF who IS NULL THEN RETURN NULL; END IF;
  PERFORM set_config('mips.request', p_request::text, true), set_config('mips.actor', p_user::text, true), set_config('mips.action', p_action, true), set_config('mips.device', 'job', true),
    set_config('mips.acls', array_to_string(ARRAY(SELECT jsonb_array_elements_text(who -> 'acls')), ','), true),
    set_config('mips.permissions', array_to_string(ARRAY(SELECT jsonb_array_elements_text(who -> 'permissions')), ','), true), set_config('mips.session', '', true);
  RETURN who;
END $$;
REVOKE EXECUTE ON FUNCTION mips.saved_search_changes(int), mips.saved_searches_held(bigint[]), mips.take_bulk(), mips.saved_searches_waiting(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.is_saved_search_job(), mips.saved_search_changes(int), mips.saved_searches_held(bigint[]), mips.take_bulk(), mips.saved_searches_waiting(date), mips.are_rights_changed(saved_search), mips.rights_of(uuid), mips.enter_for(uuid, uuid, text) TO mips_app;
