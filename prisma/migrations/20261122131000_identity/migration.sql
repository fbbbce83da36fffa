-- Joining people: suspected duplicates, decisions by two, what is to be placed and corrected after an undo, and the cases of identity.

-- ---------------------------------------------------------------- decisions say on what evidence, and who the second person was
ALTER TABLE identity_decision ADD COLUMN evidence text[] NOT NULL DEFAULT '{}', ADD COLUMN proposal_id uuid, ADD COLUMN approved_by uuid,
  ADD COLUMN owners_informed text, ADD COLUMN stored_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(), ADD COLUMN undo_stored_at timestamptz(3),
  ADD CONSTRAINT decision_two_people CHECK (approved_by IS NULL OR approved_by IS DISTINCT FROM decided_by);
COMMENT ON COLUMN identity_decision.approved_by IS 'The second person, never the first.';
COMMENT ON COLUMN identity_decision.stored_at IS 'By the clock of the database, as the audit is: what was read between a join and its undoing is found by it.';

-- ---------------------------------------------------------------- names before a protected change, and how a death is known
ALTER TABLE person_name ADD COLUMN is_protected boolean NOT NULL DEFAULT false, ADD COLUMN valid_from date, ADD COLUMN valid_to date;
COMMENT ON COLUMN person_name.is_protected IS 'From before a protected change of identity: seen only by those who hold nominal.protected.read, and never in a search row.';
CREATE POLICY protected_name ON person_name AS RESTRICTIVE FOR SELECT USING (NOT is_protected OR (SELECT mips.may('nominal.protected.read')));
ALTER TABLE person_record ADD COLUMN death_evidence text CHECK (death_evidence IN ('CERTIFICATE', 'CORONER')), ADD COLUMN death_reference text;

-- ---------------------------------------------------------------- the tables
CREATE TABLE identity_proposal (
  id uuid PRIMARY KEY DEFAULT new_id(),
  person_record_a uuid NOT NULL, acl_a int NOT NULL DEFAULT 0,
  person_record_b uuid NOT NULL, acl_b int NOT NULL DEFAULT 0,
  status text NOT NULL DEFAULT 'OPEN' CHECK (status IN ('OPEN', 'AWAITING_SECOND', 'UNSURE', 'JOINED', 'NOT_SAME', 'LAPSED')),
  weight double precision NOT NULL, band text NOT NULL, waterfall jsonb NOT NULL DEFAULT '[]', reasons text[] NOT NULL DEFAULT '{}', scorer_version text NOT NULL,
  harm int NOT NULL DEFAULT 0, harm_reasons text[] NOT NULL DEFAULT '{}', found_by text NOT NULL,
  found_at timestamptz(3) NOT NULL DEFAULT now(), updated_at timestamptz(3) NOT NULL DEFAULT now(),
  evidence text[] NOT NULL DEFAULT '{}', proposed_by uuid, proposed_at timestamptz(3), proposed_reason text, second_because text[] NOT NULL DEFAULT '{}', owners_informed text,
  settled_by uuid, settled_at timestamptz(3), settled_reason text, decision_id uuid,
  UNIQUE (person_record_a, person_record_b), CHECK (person_record_a < person_record_b), CHECK (status <> 'AWAITING_SECOND' OR proposed_by IS NOT NULL)
);
COMMENT ON TABLE identity_proposal IS 'A suspected duplicate: two person records, how they compare, and who proposed to join them. Seen only by those who may see both.';
CREATE INDEX identity_proposal_queue ON identity_proposal (status, harm DESC, weight DESC, found_at, id);
CREATE INDEX identity_proposal_b ON identity_proposal (person_record_b);

CREATE TABLE fact_placement (
  id uuid PRIMARY KEY DEFAULT new_id(), record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0,
  decision_id uuid NOT NULL, kind text NOT NULL CHECK (kind IN ('name', 'identifier', 'link', 'marker', 'photograph', 'record')), fact_id uuid NOT NULL,
  choices uuid[] NOT NULL, recorded_at timestamptz(3) NOT NULL, recorded_by uuid, created_at timestamptz(3) NOT NULL DEFAULT now(),
  placed_on uuid, placed_by uuid, placed_at timestamptz(3), reason text
);
COMMENT ON TABLE fact_placement IS 'A fact recorded while two people were joined, to be given to its own person after they were parted; until then it stays where it was written.';
CREATE UNIQUE INDEX fact_placement_open ON fact_placement (fact_id) WHERE placed_at IS NULL;
CREATE INDEX fact_placement_record ON fact_placement (record_id);

CREATE TABLE identity_recipient (
  id uuid PRIMARY KEY DEFAULT new_id(), record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0,
  decision_id uuid NOT NULL, user_id uuid, outside text, acts text[] NOT NULL, times int NOT NULL, first_at timestamptz(3) NOT NULL, last_at timestamptz(3) NOT NULL,
  told_at timestamptz(3), told_by uuid, how text
);
COMMENT ON TABLE identity_recipient IS 'Who received the facts of two people as one, between a join and its undoing, and whether they were told.';
CREATE INDEX identity_recipient_decision ON identity_recipient (decision_id);
CREATE INDEX identity_recipient_record ON identity_recipient (record_id);

CREATE TABLE identity_case (
  id uuid PRIMARY KEY DEFAULT new_id(), record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0,
  kind text NOT NULL CHECK (kind IN ('TWO_IDENTIFIERS')), identifier_type text NOT NULL, identifier_ids uuid[] NOT NULL,
  opened_at timestamptz(3) NOT NULL DEFAULT now(), settled_at timestamptz(3), settled_by uuid, outcome text, reason text
);
COMMENT ON TABLE identity_case IS 'Two valid identifiers where a person has one: for somebody to look at, never a pick. Kept with the more restricted of the records.';
CREATE INDEX identity_case_record ON identity_case (record_id);

CREATE TABLE identity_change (
  id uuid PRIMARY KEY DEFAULT new_id(), record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0,
  kind text NOT NULL CHECK (kind IN ('NAME', 'GENDER')), since date NOT NULL, evidence text NOT NULL, is_protected boolean NOT NULL, source_id uuid,
  recorded_by uuid, recorded_at timestamptz(3) NOT NULL DEFAULT now(), stored_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE identity_change IS 'A legal change of name or gender of one person record, with what showed it.';
CREATE INDEX identity_change_record ON identity_change (record_id);

CREATE TABLE cluster_break (
  record_id uuid PRIMARY KEY, acl_id int NOT NULL DEFAULT 0, weight double precision, found_at timestamptz(3) NOT NULL DEFAULT now()
);
COMMENT ON TABLE cluster_break IS 'A person record that no longer looks like the others of its person; nobody is parted by it.';

CREATE TABLE duplicate_job (
  record_id uuid PRIMARY KEY, acl_id int NOT NULL DEFAULT 0, queued_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(), attempts int NOT NULL DEFAULT 0
);
COMMENT ON TABLE duplicate_job IS 'Person records whose names, birth or identifiers changed and that are still to be compared with everybody.';
CREATE INDEX duplicate_job_queue ON duplicate_job (queued_at);

CREATE TABLE record_follow (
  id uuid PRIMARY KEY DEFAULT new_id(), record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, user_id uuid NOT NULL, reason text NOT NULL,
  since timestamptz(3) NOT NULL DEFAULT now(), until date, ended_at timestamptz(3)
);
COMMENT ON TABLE record_follow IS 'A record that somebody asked to be told about.';
CREATE UNIQUE INDEX record_follow_live ON record_follow (user_id, record_id) WHERE ended_at IS NULL;

-- Rows of one record: seen, written and kept like every other child.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['fact_placement', 'identity_recipient', 'identity_case', 'identity_change', 'cluster_break', 'duplicate_job', 'record_follow'] LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (record_id, acl_id) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE', t, t || '_record_fk');
    EXECUTE format('CREATE TRIGGER a_take_acl BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION mips.take_acl(%L)', t, 'record_id');
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY sel ON %I FOR SELECT USING (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t);
    EXECUTE format('CREATE POLICY ins ON %I FOR INSERT WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t);
    EXECUTE format('CREATE POLICY upd ON %I FOR UPDATE USING (acl_id = ANY ((SELECT mips.my_acls())::int[])) WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t);
    EXECUTE format('CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request()', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO mips_app', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['fact_placement', 'identity_recipient', 'identity_case', 'identity_change'] LOOP
    EXECUTE format('CREATE TRIGGER z_keep_history AFTER UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION mips.keep_history(%L)', t, 'record_id');
    EXECUTE format('CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT OR UPDATE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_audit()', t);
  END LOOP;
END $$;
CREATE POLICY del ON duplicate_job FOR DELETE USING (acl_id = ANY ((SELECT mips.my_acls())::int[]));
CREATE POLICY del ON cluster_break FOR DELETE USING (acl_id = ANY ((SELECT mips.my_acls())::int[]));
GRANT DELETE ON duplicate_job, cluster_break TO mips_app;
CREATE POLICY own ON record_follow AS RESTRICTIVE FOR ALL USING (user_id = (SELECT mips.actor_id())) WITH CHECK (user_id = (SELECT mips.actor_id()));

-- A suspected duplicate is seen only by those who may see both person records.
ALTER TABLE identity_proposal ADD CONSTRAINT proposal_a_fk FOREIGN KEY (person_record_a, acl_a) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE identity_proposal ADD CONSTRAINT proposal_b_fk FOREIGN KEY (person_record_b, acl_b) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE identity_proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity_proposal FORCE ROW LEVEL SECURITY;
CREATE POLICY sel ON identity_proposal FOR SELECT USING (acl_a = ANY ((SELECT mips.my_acls())::int[]) AND acl_b = ANY ((SELECT mips.my_acls())::int[]));
CREATE POLICY ins ON identity_proposal FOR INSERT WITH CHECK (acl_a = ANY ((SELECT mips.my_acls())::int[]) AND acl_b = ANY ((SELECT mips.my_acls())::int[]));
CREATE POLICY upd ON identity_proposal FOR UPDATE USING (acl_a = ANY ((SELECT mips.my_acls())::int[]) AND acl_b = ANY ((SELECT mips.my_acls())::int[]));
CREATE TRIGGER a_take_acl BEFORE INSERT ON identity_proposal FOR EACH ROW EXECUTE FUNCTION mips.take_decision_acls();
CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON identity_proposal FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request();
CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT OR UPDATE ON identity_proposal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_audit();
GRANT SELECT, INSERT, UPDATE ON identity_proposal TO mips_app;

-- ---------------------------------------------------------------- what was before a protected change is kept from history too
CREATE FUNCTION mips.is_protected_history(p_record uuid, p_table text, p_row text, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF p_table NOT IN ('person_name', 'person_record') THEN RETURN false; END IF;
  IF p_table = 'person_name' THEN RETURN EXISTS (SELECT 1 FROM person_name n WHERE n.id = p_row::uuid AND n.is_protected); END IF;
  RETURN EXISTS (SELECT 1 FROM identity_change c WHERE c.record_id = p_record AND c.is_protected AND c.stored_at >= p_at);
END $$;
REVOKE EXECUTE ON FUNCTION mips.is_protected_history(uuid, text, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.is_protected_history(uuid, text, text, timestamptz) TO mips_app;
CREATE POLICY protected_change ON history AS RESTRICTIVE FOR SELECT
  USING ((SELECT mips.may('nominal.protected.read')) OR NOT mips.is_protected_history(record_id, table_name, row_id, changed_at));

-- Turns the names of a person record into protected ones; the writer sees them now and will not see them after.
CREATE FUNCTION mips.protect_names(p_record uuid, p_except uuid) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_mine text := current_setting('mips.permissions', true); v_changed int;
BEGIN
  IF NOT mips.may('nominal.identity.case') THEN RAISE EXCEPTION 'forbidden' USING ERRCODE = '42501'; END IF;
  IF NOT EXISTS (SELECT 1 FROM record r WHERE r.id = p_record AND r.acl_id = ANY (mips.my_acls())) THEN RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002'; END IF;
  -- The owner of the tables may be bound by row security too.
  PERFORM set_config('mips.permissions', v_mine || ',nominal.protected.read', true);
  UPDATE person_name SET is_protected = true WHERE person_record_id = p_record AND id IS DISTINCT FROM p_except AND NOT is_protected;
  GET DIAGNOSTICS v_changed = ROW_COUNT;
  PERFORM set_config('mips.permissions', v_mine, true);
  RETURN v_changed;
END $$;
REVOKE EXECUTE ON FUNCTION mips.protect_names(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.protect_names(uuid, uuid) TO mips_app;

-- ---------------------------------------------------------------- clusters, with nothing left out
-- Every person record and decision that hangs together with these nominals, hidden ones too: ids, lists and times only. What a join does may not turn on who
-- makes it. The caller must see the nominals and hold a right to decide.
CREATE FUNCTION mips.identity_component(p_nominals uuid[]) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_mine text := current_setting('mips.acls', true); v_nominals uuid[] := p_nominals; v_records uuid[] := '{}'; v_more uuid[]; v_answer jsonb;
BEGIN
  IF NOT (mips.may('nominal.identity.decide') OR mips.may('nominal.identity.approve') OR mips.may('nominal.identity.case') OR mips.actor_id() IS NULL) THEN
    RAISE EXCEPTION 'forbidden' USING ERRCODE = '42501'; END IF;
  IF EXISTS (SELECT 1 FROM unnest(p_nominals) x(id) LEFT JOIN nominal n ON n.id = x.id AND n.acl_id = ANY (mips.my_acls()) WHERE n.id IS NULL) THEN
    RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002'; END IF;
  PERFORM set_config('mips.acls', (SELECT string_agg(a.id::text, ',') FROM acl a), true);
  LOOP
    SELECT coalesce(array_agg(DISTINCT p.id), '{}') INTO v_more FROM person_record p
     WHERE p.nominal_id = ANY (v_nominals) OR p.made_nominal_id = ANY (v_nominals)
        OR p.id IN (SELECT d.person_record_b FROM identity_decision d WHERE d.person_record_a = ANY (v_records) UNION ALL SELECT d.person_record_a FROM identity_decision d WHERE d.person_record_b = ANY (v_records));
    EXIT WHEN coalesce(array_length(v_more, 1), 0) = coalesce(array_length(v_records, 1), 0);
    v_records := v_more;
    SELECT array_agg(DISTINCT x.id) INTO v_nominals FROM (SELECT unnest(ARRAY[p.nominal_id, p.made_nominal_id]) AS id FROM person_record p WHERE p.id = ANY (v_records) UNION SELECT unnest(p_nominals)) x;
  END LOOP;
  SELECT jsonb_build_object(
    'records', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'nominalId', p.nominal_id, 'madeNominalId', coalesce(p.made_nominal_id, p.nominal_id), 'aclId', p.acl_id, 'createdAt', p.created_at)), '[]')
       FROM person_record p WHERE p.id = ANY (v_records)),
    'decisions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'decision', d.decision, 'a', d.person_record_a, 'b', d.person_record_b, 'decidedAt', d.decided_at, 'undoneAt', d.undone_at, 'evidence', d.evidence)), '[]')
       FROM identity_decision d WHERE d.person_record_a = ANY (v_records) AND d.person_record_b = ANY (v_records))) INTO v_answer;
  PERFORM set_config('mips.acls', v_mine, true);
  RETURN v_answer;
END $$;

-- One decision at a time: a cluster is never settled from what somebody else is changing.
CREATE FUNCTION mips.lock_identity() RETURNS void LANGUAGE sql AS $$ SELECT pg_advisory_xact_lock(7262026, 2) $$;

-- Puts person records under the nominals of their clusters; `p_absorbed` are numbers that now lead elsewhere, `p_live` those that stand again.
CREATE FUNCTION mips.settle_identity(p_moves jsonb, p_absorbed jsonb) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_mine text := current_setting('mips.acls', true); v_moved int;
BEGIN
  IF NOT (mips.may('nominal.identity.decide') OR mips.may('nominal.identity.approve') OR mips.may('nominal.identity.case')) THEN RAISE EXCEPTION 'forbidden' USING ERRCODE = '42501'; END IF;
  PERFORM set_config('mips.acls', (SELECT string_agg(a.id::text, ',') FROM acl a), true);
  UPDATE person_record p SET nominal_id = x."nominalId" FROM jsonb_to_recordset(p_moves) AS x(id uuid, "nominalId" uuid) WHERE p.id = x.id AND p.nominal_id <> x."nominalId";
  GET DIAGNOSTICS v_moved = ROW_COUNT;
  UPDATE person_search_open s SET nominal_id = x."nominalId" FROM jsonb_to_recordset(p_moves) AS x(id uuid, "nominalId" uuid) WHERE s.person_record_id = x.id;
  UPDATE person_search_restricted s SET nominal_id = x."nominalId" FROM jsonb_to_recordset(p_moves) AS x(id uuid, "nominalId" uuid) WHERE s.person_record_id = x.id;
  UPDATE nominal n SET status = 'MERGED', merged_into_id = x."into" FROM jsonb_to_recordset(p_absorbed) AS x("nominalId" uuid, "into" uuid)
   WHERE n.id = x."nominalId" AND NOT EXISTS (SELECT 1 FROM person_record p WHERE p.nominal_id = n.id) AND (n.status <> 'MERGED' OR n.merged_into_id IS DISTINCT FROM x."into");
  UPDATE nominal n SET status = 'ACTIVE', merged_into_id = NULL WHERE n.status = 'MERGED' AND n.id IN (SELECT x."nominalId" FROM jsonb_to_recordset(p_moves) AS x("nominalId" uuid));
  PERFORM set_config('mips.acls', v_mine, true);
  RETURN v_moved;
END $$;

-- A pointer to a nominal that leads in the end to itself is refused, whoever writes it.
CREATE FUNCTION mips.refuse_circle() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_mine text := current_setting('mips.acls', true); v_at uuid := NEW.merged_into_id; v_steps int := 0;
BEGIN
  PERFORM set_config('mips.acls', coalesce((SELECT string_agg(a.id::text, ',') FROM acl a), '0'), true);
  WHILE v_at IS NOT NULL LOOP
    IF v_at = NEW.id OR v_steps > 1000 THEN RAISE EXCEPTION 'nominals lead to each other in a circle' USING ERRCODE = '23514'; END IF;
    SELECT n.merged_into_id INTO v_at FROM nominal n WHERE n.id = v_at;
    v_steps := v_steps + 1;
  END LOOP;
  PERFORM set_config('mips.acls', coalesce(v_mine, ''), true);
  RETURN NEW;
END $$;
CREATE TRIGGER refuse_circle BEFORE INSERT OR UPDATE OF merged_into_id ON nominal FOR EACH ROW WHEN (NEW.merged_into_id IS NOT NULL) EXECUTE FUNCTION mips.refuse_circle();

-- The nominal that a number leads to, for this reader.
CREATE FUNCTION mips.live_nominal(p_nominal uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE led AS (SELECT n.id, n.merged_into_id, 0 AS steps FROM nominal n WHERE n.id = p_nominal
    UNION ALL SELECT n.id, n.merged_into_id, l.steps + 1 FROM led l JOIN nominal n ON n.id = l.merged_into_id WHERE l.steps < 100)
  SELECT id FROM led ORDER BY steps DESC LIMIT 1 $$;

-- Facts added to these person records since a time, that no source of the record's own said.
CREATE FUNCTION mips.later_facts(p_records uuid[], p_since timestamptz) RETURNS TABLE (kind text, fact_id uuid, record_id uuid, recorded_at timestamptz, recorded_by uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_mine text := current_setting('mips.acls', true);
BEGIN
  IF NOT (mips.may('nominal.identity.decide') OR mips.may('nominal.identity.approve') OR mips.may('nominal.identity.case')) THEN RAISE EXCEPTION 'forbidden' USING ERRCODE = '42501'; END IF;
  PERFORM set_config('mips.acls', (SELECT string_agg(a.id::text, ',') FROM acl a), true);
  RETURN QUERY
    SELECT x.kind, x.fact_id, x.record_id, x.recorded_at, x.recorded_by FROM (
      SELECT 'name' AS kind, n.id AS fact_id, n.person_record_id AS record_id, n.created_at AS recorded_at, o.created_by AS recorded_by, o.carried_from_id AS source_id
        FROM person_name n LEFT JOIN LATERAL (SELECT f.created_by, f.carried_from_id FROM fact_origin f WHERE f.record_id = n.person_record_id AND f.field = 'name:' || n.id ORDER BY f.id DESC LIMIT 1) o ON true WHERE n.person_record_id = ANY (p_records)
      UNION ALL SELECT 'identifier', i.id, i.person_record_id, i.created_at, o.created_by, o.carried_from_id
        FROM person_identifier i LEFT JOIN LATERAL (SELECT f.created_by, f.carried_from_id FROM fact_origin f WHERE f.record_id = i.person_record_id AND f.field = 'identifier:' || i.id ORDER BY f.id DESC LIMIT 1) o ON true WHERE i.person_record_id = ANY (p_records)
      UNION ALL SELECT 'link', k.id, k.from_id, k.created_at, k.created_by, k.source_id FROM link k WHERE k.from_id = ANY (p_records)
      UNION ALL SELECT 'link', k.id, k.to_id, k.created_at, k.created_by, k.source_id FROM link k WHERE k.to_id = ANY (p_records) AND k.from_id <> ALL (p_records)
      UNION ALL SELECT 'marker', m.id, m.record_id, m.created_at, m.created_by, m.source_id FROM marker m WHERE m.record_id = ANY (p_records)
      UNION ALL SELECT 'photograph', a.id, a.record_id, a.created_at, a.created_by, NULL FROM attachment a WHERE a.record_id = ANY (p_records)
      -- What was put on the number itself is with the oldest record that was made for it.
      UNION ALL SELECT 'marker', m.id, o.id, m.created_at, m.created_by, m.source_id FROM marker m JOIN (SELECT DISTINCT ON (y.made_nominal_id) y.made_nominal_id, y.id FROM person_record y WHERE y.id = ANY (p_records) ORDER BY y.made_nominal_id, y.created_at, y.id) o ON o.made_nominal_id = m.record_id
      UNION ALL SELECT 'photograph', a.id, o.id, a.created_at, a.created_by, NULL FROM attachment a JOIN (SELECT DISTINCT ON (y.made_nominal_id) y.made_nominal_id, y.id FROM person_record y WHERE y.id = ANY (p_records) ORDER BY y.made_nominal_id, y.created_at, y.id) o ON o.made_nominal_id = a.record_id) x
    JOIN person_record p ON p.id = x.record_id
   WHERE x.recorded_at >= p_since AND x.recorded_at > p.created_at AND (x.source_id IS NULL OR x.source_id IS DISTINCT FROM p.source_id)
     AND NOT EXISTS (SELECT 1 FROM fact_placement q WHERE q.fact_id = x.fact_id);
  PERFORM set_config('mips.acls', v_mine, true);
END $$;

-- Queues them; a hidden one is queued too, for whoever sees it.
CREATE FUNCTION mips.queue_placements(p_rows jsonb) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_mine text := current_setting('mips.acls', true); v_queued int;
BEGIN
  IF NOT (mips.may('nominal.identity.decide') OR mips.may('nominal.identity.approve') OR mips.may('nominal.identity.case')) THEN RAISE EXCEPTION 'forbidden' USING ERRCODE = '42501'; END IF;
  PERFORM set_config('mips.acls', (SELECT string_agg(a.id::text, ',') FROM acl a), true);
  INSERT INTO fact_placement (record_id, decision_id, kind, fact_id, choices, recorded_at, recorded_by, created_at)
  SELECT x."recordId", x."decisionId", x.kind, x."factId", ARRAY(SELECT jsonb_array_elements_text(x.choices))::uuid[], x."recordedAt", x."recordedBy", x."createdAt"
    FROM jsonb_to_recordset(p_rows) AS x("recordId" uuid, "decisionId" uuid, kind text, "factId" uuid, choices jsonb, "recordedAt" timestamptz, "recordedBy" uuid, "createdAt" timestamptz)
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS v_queued = ROW_COUNT;
  PERFORM set_config('mips.acls', v_mine, true);
  RETURN v_queued;
END $$;

-- Who read, found or was sent any of these records between two times; the audit itself stays closed to the app.
CREATE FUNCTION mips.recipients_between(p_ids uuid[], p_from timestamptz, p_to timestamptz) RETURNS TABLE (user_id uuid, outside text, acts text[], times int, first_at timestamptz, last_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT mips.may('nominal.identity.decide') THEN RAISE EXCEPTION 'forbidden' USING ERRCODE = '42501'; END IF;
  RETURN QUERY
    SELECT e.actor_id, e.recipient, array_agg(DISTINCT e.action ORDER BY e.action), count(*)::int, min(e.at), max(e.at) FROM (
      SELECT x.id, x.actor_id, x.recipient, x.action, x.at FROM audit.entry x WHERE x.subject_id = ANY (p_ids) AND x.at BETWEEN p_from AND p_to AND x.outcome = 'ok' AND x.act IN ('consultation', 'search', 'disclosure') AND x.actor_id IS NOT NULL
      UNION SELECT x.id, x.actor_id, x.recipient, x.action, x.at FROM audit.entry x WHERE x.result_ids && p_ids AND x.at BETWEEN p_from AND p_to AND x.outcome = 'ok' AND x.act IN ('consultation', 'search', 'disclosure') AND x.actor_id IS NOT NULL) e
    GROUP BY e.actor_id, e.recipient ORDER BY max(e.at) DESC;
END $$;

-- Views of the records that somebody follows, for those who may read the audit.
CREATE FUNCTION mips.views_of(p_ids uuid[], p_since timestamptz) RETURNS TABLE (record_id uuid, at timestamptz, action text, by text) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT mips.may('audit.entry.read') THEN RETURN; END IF;
  RETURN QUERY SELECT e.subject_id, e.at, e.action, u.display_name FROM audit.entry e JOIN record r ON r.id = e.subject_id AND r.acl_id = ANY (mips.my_acls()) LEFT JOIN app_user u ON u.id = e.actor_id
    WHERE e.subject_id = ANY (p_ids) AND e.at >= p_since AND e.act = 'consultation' AND e.outcome = 'ok' AND e.actor_id IS DISTINCT FROM mips.actor_id() ORDER BY e.at DESC LIMIT 200;
END $$;

REVOKE EXECUTE ON FUNCTION mips.identity_component(uuid[]), mips.settle_identity(jsonb, jsonb), mips.refuse_circle(), mips.later_facts(uuid[], timestamptz), mips.queue_placements(jsonb),
  mips.recipients_between(uuid[], timestamptz, timestamptz), mips.views_of(uuid[], timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.identity_component(uuid[]), mips.lock_identity(), mips.settle_identity(jsonb, jsonb), mips.live_nominal(uuid), mips.later_facts(uuid[], timestamptz), mips.queue_placements(jsonb),
  mips.recipients_between(uuid[], timestamptz, timestamptz), mips.views_of(uuid[], timestamptz) TO mips_app;
DROP FUNCTION mips.place_person_records(uuid[], uuid);

-- ---------------------------------------------------------------- every write queues a comparison; a bulk load is compared by its own command
CREATE FUNCTION mips.queue_duplicate() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_record uuid;
BEGIN
  EXECUTE format('SELECT ($1).%I', TG_ARGV[0]) USING NEW INTO v_record;
  INSERT INTO duplicate_job (record_id) VALUES (v_record) ON CONFLICT (record_id) DO UPDATE SET queued_at = clock_timestamp(), attempts = 0;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION mips.queue_duplicate() FROM PUBLIC;
CREATE TRIGGER x_queue_duplicate AFTER INSERT OR UPDATE OF forename, middle, surname, is_protected ON person_name FOR EACH ROW
  WHEN (current_setting('mips.device', true) IS DISTINCT FROM 'system') EXECUTE FUNCTION mips.queue_duplicate('person_record_id');
CREATE TRIGGER x_queue_duplicate AFTER INSERT OR UPDATE OF value, is_valid ON person_identifier FOR EACH ROW
  WHEN (current_setting('mips.device', true) IS DISTINCT FROM 'system') EXECUTE FUNCTION mips.queue_duplicate('person_record_id');
CREATE TRIGGER x_queue_duplicate AFTER UPDATE OF dob, dob_to, sex ON person_record FOR EACH ROW
  WHEN (current_setting('mips.device', true) IS DISTINCT FROM 'system') EXECUTE FUNCTION mips.queue_duplicate('id');

-- Whether anything waits to be compared; says nothing of what.
CREATE FUNCTION mips.duplicates_waiting() RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_mine text := current_setting('mips.acls', true); v_waiting boolean;
BEGIN
  PERFORM set_config('mips.acls', coalesce((SELECT string_agg(a.id::text, ',') FROM acl a), '0'), true);
  SELECT EXISTS (SELECT 1 FROM duplicate_job WHERE attempts < 5) INTO v_waiting;
  PERFORM set_config('mips.acls', coalesce(v_mine, ''), true);
  RETURN v_waiting;
END $$;
REVOKE EXECUTE ON FUNCTION mips.duplicates_waiting() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.duplicates_waiting() TO mips_app;

-- ---------------------------------------------------------------- the Golden Nominal says where a retired number led, and on what word a death stands
CREATE OR REPLACE FUNCTION mips.read_nominal(p_id uuid) RETURNS jsonb LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
DECLARE v_people uuid[]; v_kinds text[]; v_links jsonb; v_answer jsonb; v_markers jsonb; v_people_rows jsonb; v_origins jsonb; v_refs uuid[]; v_own uuid[]; v_into uuid;
BEGIN
  SELECT array_agg(p.id ORDER BY p.created_at, p.id), array_agg(DISTINCT p.made_nominal_id) || p_id,
         jsonb_agg(jsonb_build_object('id', p.id, 'version', r.version, 'aclId', p.acl_id, 'origin', r.origin, 'sourceKind', p.source_kind, 'sourceId', p.source_id, 'sourceTier', p.source_tier,
           'dob', p.dob, 'dobTo', p.dob_to, 'madeNominalId', p.made_nominal_id, 'dobPrecision', p.dob_precision, 'placeOfBirth', p.place_of_birth, 'sex', p.sex, 'genderIdentity', p.gender_identity,
           'ethnicitySelf', p.ethnicity_self, 'ethnicityObserved', p.ethnicity_observed, 'nationality', p.nationality, 'language', p.language,
           'interpreterNeeded', p.interpreter_needed, 'occupation', p.occupation, 'description', p.description, 'deceasedOn', p.deceased_on, 'deathEvidence', p.death_evidence,
           'isUnidentified', p.is_unidentified, 'createdAt', p.created_at) ORDER BY p.created_at, p.id)
    INTO v_people, v_own, v_people_rows FROM person_record p JOIN record r ON r.id = p.id WHERE p.nominal_id = p_id;
  IF v_people IS NULL THEN
    -- A nominal that was joined to another leads there.
    SELECT n.merged_into_id INTO v_into FROM nominal n WHERE n.id = p_id;
    IF v_into IS NULL THEN RETURN NULL; END IF;
    RETURN mips.read_nominal(v_into) || jsonb_build_object('redirectedFrom', (SELECT jsonb_build_object('id', r.id, 'reference', r.reference) FROM record r WHERE r.id = p_id));
  END IF;
  v_own := v_people || v_own;
  v_kinds := mips.readable_event_kinds();

  SELECT jsonb_agg(jsonb_build_object('id', f.record_id, 'field', f.field, 'how', f.how, 'carriedFromId', f.carried_from_id)) INTO v_origins
    FROM (SELECT DISTINCT ON (o.record_id, o.field) o.record_id, o.field, o.how, o.carried_from_id FROM fact_origin o WHERE o.record_id = ANY (v_people)
           ORDER BY o.record_id, o.field, o.id DESC) f;

  SELECT jsonb_agg(x.link ORDER BY x.at DESC, x.id) INTO v_links FROM (
    SELECT k.id, coalesce(k.valid_from, k.created_at) AS at, jsonb_build_object('id', k.id, 'personRecordId', o.person_id, 'otherId', o.other_id, 'isFromThem', o.is_from_them, 'role', k.role,
      'note', k.note, 'sourceId', k.source_id, 'confidence', k.confidence, 'validFrom', k.valid_from, 'validTo', k.valid_to, 'how', k.origin, 'createdAt', k.created_at,
      'kind', r.kind, 'reference', r.reference, 'address', CASE WHEN l.id IS NOT NULL THEN mips.address_line(l) END, 'markers', CASE WHEN l.id IS NOT NULL THEN mips.live_markers(ARRAY[l.id]) END,
      'objectKind', b.kind, 'label', b.label, 'keyValue', b.key_value, 'nominalId', q.nominal_id) AS link
      FROM (SELECT k.id AS link_id, k.from_id AS person_id, k.to_id AS other_id, false AS is_from_them FROM link k WHERE k.from_id = ANY (v_people)
            UNION ALL SELECT k.id, k.to_id, k.from_id, true FROM link k WHERE k.to_id = ANY (v_people) AND k.from_id <> ALL (v_people)) o
      JOIN link k ON k.id = o.link_id JOIN record r ON r.id = o.other_id AND r.kind IN ('Location', 'Object', 'PersonRecord')
      LEFT JOIN location l ON l.id = o.other_id LEFT JOIN object b ON b.id = o.other_id LEFT JOIN person_record q ON q.id = o.other_id
      LEFT JOIN event se ON se.id = k.source_id
     WHERE se.id IS NULL OR se.kind = ANY (v_kinds) ORDER BY coalesce(k.valid_from, k.created_at) DESC, k.id LIMIT 500) x;

  SELECT jsonb_agg(jsonb_build_object('id', m.id, 'recordId', m.record_id, 'version', m.version, 'code', m.code, 'category', m.category, 'severity', m.severity, 'reason', m.reason,
      'sourceId', m.source_id, 'sourceText', m.source_text, 'startsOn', m.starts_on, 'reviewOn', m.review_on, 'endedOn', m.ended_on, 'createdAt', m.created_at)
      ORDER BY m.ended_on IS NOT NULL, m.severity DESC, m.starts_on DESC, m.id) INTO v_markers
    FROM marker m WHERE m.record_id = ANY (v_own);

  SELECT array_agg(DISTINCT x.id) INTO v_refs FROM (
    SELECT (j ->> 'sourceId')::uuid AS id FROM jsonb_array_elements(coalesce(v_people_rows, '[]') || coalesce(v_links, '[]') || coalesce(v_markers, '[]')) j
    UNION SELECT (j ->> 'carriedFromId')::uuid FROM jsonb_array_elements(coalesce(v_origins, '[]')) j) x WHERE x.id IS NOT NULL;

  SELECT jsonb_build_object('id', r.id, 'reference', r.reference, 'version', r.version, 'marking', r.marking, 'aclId', r.acl_id, 'status', n.status, 'statusReason', n.status_reason,
    'people', v_people_rows, 'origins', coalesce(v_origins, '[]'), 'links', coalesce(v_links, '[]'), 'markers', coalesce(v_markers, '[]'), 'refs', mips.record_refs(coalesce(v_refs, '{}')),
    'names', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', y.id, 'personRecordId', y.person_record_id, 'kind', y.kind, 'title', y.title, 'forename', y.forename, 'middle', y.middle,
        'surname', y.surname, 'createdAt', y.created_at) ORDER BY y.created_at, y.id), '[]') FROM person_name y WHERE y.person_record_id = ANY (v_people)),
    'identifiers', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'personRecordId', i.person_record_id, 'type', i.type, 'value', i.value, 'rawValue', i.raw_value, 'isValid', i.is_valid,
        'createdAt', i.created_at) ORDER BY i.type, i.created_at, i.id), '[]') FROM person_identifier i WHERE i.person_record_id = ANY (v_people)),
    'photographs', (SELECT coalesce(jsonb_agg(to_jsonb(p)), '[]') FROM (SELECT a.id, a.record_id AS "recordId", a.caption, a.taken_on AS "takenOn", a.created_at AS "createdAt", a.source_text AS "sourceText"
        FROM attachment a WHERE a.record_id = ANY (v_own) AND a.kind = 'photograph' ORDER BY coalesce(a.taken_on, a.created_at::date) DESC, a.created_at DESC, a.id LIMIT 50) p),
    'decisions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'decision', d.decision, 'reason', d.reason, 'decidedAt', d.decided_at, 'decidedBy', u.display_name, 'a', d.person_record_a, 'b', d.person_record_b,
        'nominalA', pa.nominal_id, 'nominalB', pb.nominal_id, 'undoneAt', d.undone_at, 'undoneReason', d.undone_reason) ORDER BY d.decided_at DESC, d.id), '[]')
        FROM identity_decision d JOIN person_record pa ON pa.id = d.person_record_a JOIN person_record pb ON pb.id = d.person_record_b LEFT JOIN app_user u ON u.id = d.decided_by
       WHERE d.person_record_a = ANY (v_people) OR d.person_record_b = ANY (v_people)),
    'together', (SELECT coalesce(jsonb_agg(to_jsonb(t) ORDER BY t.n DESC, t."nominalId"), '[]') FROM (
        SELECT q.nominal_id AS "nominalId", count(DISTINCT e.id)::int AS n,
               (array_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'title', e.title, 'at', e.occurred_from, 'reference', er.reference) ORDER BY e.occurred_from DESC, e.id))[1] AS last
          FROM (SELECT DISTINCT k.from_id FROM link k WHERE k.to_id = ANY (v_people) LIMIT 500) mine
          JOIN event e ON e.id = mine.from_id AND e.kind = ANY (v_kinds) JOIN record er ON er.id = e.id
          JOIN link o ON o.from_id = e.id AND o.to_id <> ALL (v_people) JOIN person_record q ON q.id = o.to_id
         WHERE q.nominal_id <> p_id GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 40) t))
    INTO v_answer FROM nominal n JOIN record r ON r.id = n.id WHERE n.id = p_id;

  RETURN v_answer || jsonb_build_object('briefs', (SELECT coalesce(jsonb_agg(to_jsonb(b)), '[]') FROM mips.nominal_briefs(ARRAY(
    SELECT (j ->> 'nominalId')::uuid FROM jsonb_array_elements(v_answer -> 'together') j
    UNION SELECT (j ->> 'nominalId')::uuid FROM jsonb_array_elements(v_answer -> 'links') j WHERE j ->> 'nominalId' IS NOT NULL
    UNION SELECT x.id FROM jsonb_array_elements(v_answer -> 'decisions') j, unnest(ARRAY[(j ->> 'nominalA')::uuid, (j ->> 'nominalB')::uuid]) x(id) WHERE x.id <> p_id)) b));
END $$;
