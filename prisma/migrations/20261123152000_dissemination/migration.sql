-- What was given of intelligence, to whom, and who has to be told: every event stands once and is never changed.
CREATE TABLE intelligence_ledger (
  id uuid PRIMARY KEY DEFAULT new_id(), seq bigint GENERATED ALWAYS AS IDENTITY, report_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0,
  kind text NOT NULL CHECK (kind IN ('GRADE', 'SANITISE', 'DISSEMINATE', 'RECEIPT', 'RECALL', 'CORRECT', 'SPLIT', 'QUARANTINE', 'LIFT', 'TELL', 'ANSWER')),
  numbers int[] NOT NULL DEFAULT '{}', list_acls int[] NOT NULL DEFAULT '{}', source text, assessment text, handling text, text_id uuid REFERENCES intelligence_text (id) ON DELETE CASCADE, text text,
  given_id uuid REFERENCES intelligence_ledger (id) ON DELETE CASCADE, about_id uuid REFERENCES intelligence_ledger (id) ON DELETE CASCADE, record_id uuid REFERENCES record (id) ON DELETE SET NULL,
  words text, by_user uuid REFERENCES app_user (id), at timestamptz(3) NOT NULL,
  CHECK ((kind = 'GRADE') = (source IS NOT NULL)), CHECK ((kind = 'SANITISE') = (text_id IS NOT NULL)), CHECK ((kind IN ('RECEIPT', 'RECALL', 'TELL', 'ANSWER')) = (given_id IS NOT NULL)), CHECK ((kind IN ('TELL', 'ANSWER')) = (about_id IS NOT NULL)));
COMMENT ON TABLE intelligence_ledger IS 'Everything that happened to the paragraphs of a report as far as recipients are concerned, in its order; rows and notices are worked out of it (DS-10 to DS-13). `numbers`: its paragraphs; `list_acls`: lists of the texts in it.';
CREATE INDEX intelligence_ledger_report ON intelligence_ledger (report_id, seq);
CREATE UNIQUE INDEX intelligence_ledger_text ON intelligence_ledger (text_id) WHERE text_id IS NOT NULL;
CREATE INDEX intelligence_ledger_given ON intelligence_ledger (given_id) WHERE given_id IS NOT NULL;
CREATE INDEX intelligence_ledger_out ON intelligence_ledger (report_id, seq) WHERE kind = 'DISSEMINATE';
CREATE UNIQUE INDEX intelligence_ledger_once ON intelligence_ledger (given_id, kind, coalesce(about_id, given_id)) WHERE kind IN ('RECEIPT', 'TELL', 'ANSWER');
CREATE TABLE intelligence_dissemination (
  id uuid PRIMARY KEY REFERENCES intelligence_ledger (id) ON DELETE CASCADE, report_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, route text NOT NULL, to_person text NOT NULL, to_organisation text NOT NULL, to_user uuid REFERENCES app_user (id), recipient_key text NOT NULL,
  purpose text NOT NULL, basis text NOT NULL, agreement_ref text, reason text NOT NULL, is_originator_asked boolean NOT NULL, may_hold_sensitive boolean NOT NULL, transfer jsonb, needs_receipt boolean NOT NULL, marking text NOT NULL, copies jsonb NOT NULL, envelope jsonb NOT NULL,
  sha256 text NOT NULL, unit_code text NOT NULL, given_by uuid REFERENCES app_user (id), given_at timestamptz(3) NOT NULL);
COMMENT ON TABLE intelligence_dissemination IS 'What left, exactly: purpose, recipient, ground, conditions, the envelope and its hash (DPA 2018 s.38(5), s.62). Its id is that of its event in the ledger.';
CREATE INDEX intelligence_dissemination_report ON intelligence_dissemination (report_id);

-- What is live and graded already is on the ledger from the beginning.
DO $do$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['intelligence_text', 'intelligence_grade'] LOOP EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t); END LOOP;
  INSERT INTO intelligence_ledger (report_id, acl_id, kind, numbers, list_acls, source, assessment, handling, text_id, text, by_user, at)
    SELECT x.report_id, x.acl_id, x.kind, x.numbers, x.lists, x.source, x.assessment, x.handling, x.text_id, x.text, x.by_user, x.at FROM (
      SELECT g.report_id, g.acl_id, 'GRADE' AS kind, ARRAY[g.number] AS numbers, '{}'::int[] AS lists, g.source, g.assessment, g.handling, NULL::uuid AS text_id, NULL::text AS text, g.given_by AS by_user, g.given_at AS at, g.id FROM intelligence_grade g WHERE g.kind = 'AUTHORITATIVE'
      UNION ALL SELECT t.report_id, t.acl_id, 'SANITISE', ARRAY[t.number], CASE WHEN t.reader_acl = 0 THEN '{}' ELSE ARRAY[t.reader_acl] END, NULL, NULL, NULL, t.id, t.text, t.written_by, t.written_at, t.id FROM intelligence_text t WHERE t.is_live) x ORDER BY x.at, x.kind, x.id;
  FOREACH t IN ARRAY ARRAY['intelligence_text', 'intelligence_grade'] LOOP EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t); END LOOP;
END $do$;

SELECT mips.keep_with_record('intelligence_ledger', 'report_id'), mips.keep_with_record('intelligence_dissemination', 'report_id');
DO $do$
DECLARE t text; v_list text := 'acl_id = ANY ((SELECT mips.my_acls())::int[])'; v_unit text := '(SELECT mips.is_intelligence_unit())'; v_me text := '(SELECT mips.actor_id())';
BEGIN
  FOREACH t IN ARRAY ARRAY['ledger', 'dissemination'] LOOP
    EXECUTE format('DROP TRIGGER z_keep_history ON intelligence_%s', t);
    EXECUTE format('DROP POLICY sel ON intelligence_%s', t);
    EXECUTE format('DROP POLICY ins ON intelligence_%s', t);
    EXECUTE format('DROP POLICY upd ON intelligence_%s', t);
    EXECUTE format('REVOKE UPDATE ON intelligence_%s FROM mips_app', t);
  END LOOP;
  -- The unit alone, and of it only who reaches every paragraph and text that the event is about.
  EXECUTE format('CREATE POLICY sel ON intelligence_ledger FOR SELECT USING (%s AND %s AND list_acls <@ (SELECT mips.my_acls())::int[] AND NOT EXISTS (SELECT 1 FROM unnest(numbers) n WHERE NOT mips.reaches_paragraph(report_id, n)))', v_list, v_unit);
  EXECUTE format('CREATE POLICY ins ON intelligence_ledger FOR INSERT WITH CHECK (%s AND %s AND by_user IS NOT DISTINCT FROM %s)', v_list, v_unit, v_me);
  EXECUTE format('CREATE POLICY sel ON intelligence_dissemination FOR SELECT USING (%s AND %s AND EXISTS (SELECT 1 FROM intelligence_ledger l WHERE l.id = intelligence_dissemination.id))', v_list, v_unit);
  EXECUTE format('CREATE POLICY ins ON intelligence_dissemination FOR INSERT WITH CHECK (%s AND %s AND given_by IS NOT DISTINCT FROM %s)', v_list, v_unit, v_me);
END $do$;

-- One writer at a time for each report: the order of the events is what the ledger is worked out of.
CREATE FUNCTION mips.lock_ledger(p_report uuid) RETURNS void LANGUAGE sql AS $$ SELECT pg_advisory_xact_lock(hashtextextended('ledger ' || p_report::text, 0)) $$;

-- For the functions below alone: the ledger is written whole, whoever causes it. Answers what is put back.
CREATE FUNCTION mips.open_ledger() RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE v_held text[] := ARRAY[coalesce(current_setting('mips.acls', true), ''), coalesce(current_setting('mips.permissions', true), '')];
BEGIN
  PERFORM set_config('mips.acls', (SELECT string_agg(a.id::text, ',') FROM acl a), true), set_config('mips.permissions', v_held[2] || ',intelligence.entry.read,intelligence.entry.evaluate,nominal.person.read', true);
  RETURN v_held;
END $$;
CREATE FUNCTION mips.close_ledger(p_held text[]) RETURNS void LANGUAGE sql AS $$ SELECT set_config('mips.acls', p_held[1], true), set_config('mips.permissions', p_held[2], true) $$;

-- A receipt, a recall, a notice and an answer are about what was given, and seen by whom it is.
CREATE FUNCTION mips.take_given() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mips.lock_ledger(NEW.report_id);
  IF NEW.given_id IS NOT NULL THEN
    SELECT g.numbers, g.list_acls INTO NEW.numbers, NEW.list_acls FROM intelligence_ledger g WHERE g.id = NEW.given_id AND g.report_id = NEW.report_id AND g.kind = 'DISSEMINATE';
    IF NOT FOUND THEN RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002'; END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER c_take_given BEFORE INSERT ON intelligence_ledger FOR EACH ROW EXECUTE FUNCTION mips.take_given();

-- A grade of the unit, a text that goes live, a hold and its end are on the ledger in the transaction that makes them.
CREATE FUNCTION mips.ledger_grade() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[] := mips.open_ledger();
BEGIN
  PERFORM mips.lock_ledger(NEW.report_id);
  IF NOT coalesce((SELECT (l.source, l.assessment, l.handling) = (NEW.source, NEW.assessment, NEW.handling) FROM intelligence_ledger l WHERE l.report_id = NEW.report_id AND l.kind = 'GRADE' AND NEW.number = ANY (l.numbers) ORDER BY l.seq DESC LIMIT 1), false) THEN
    INSERT INTO intelligence_ledger (report_id, kind, numbers, source, assessment, handling, by_user, at) VALUES (NEW.report_id, 'GRADE', ARRAY[NEW.number], NEW.source, NEW.assessment, NEW.handling, mips.actor_id(), NEW.given_at);
  END IF;
  PERFORM mips.close_ledger(v_held);
  RETURN NULL;
END $$;
CREATE TRIGGER w_ledger AFTER INSERT ON intelligence_grade FOR EACH ROW WHEN (NEW.kind = 'AUTHORITATIVE') EXECUTE FUNCTION mips.ledger_grade();
-- A text that was out and goes live again is no new text: what turned out wrong stays so until somebody writes anew.
CREATE FUNCTION mips.ledger_text() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[] := mips.open_ledger();
BEGIN
  PERFORM mips.lock_ledger(NEW.report_id);
  IF NOT EXISTS (SELECT 1 FROM intelligence_ledger l WHERE l.text_id = NEW.id) THEN
    INSERT INTO intelligence_ledger (report_id, kind, numbers, list_acls, text_id, text, by_user, at)
      VALUES (NEW.report_id, 'SANITISE', ARRAY[NEW.number], CASE WHEN NEW.reader_acl = 0 THEN '{}' ELSE ARRAY[NEW.reader_acl] END, NEW.id, NEW.text, mips.actor_id(), CASE WHEN TG_OP = 'INSERT' THEN NEW.written_at ELSE clock_timestamp() END);
  END IF;
  PERFORM mips.close_ledger(v_held);
  RETURN NULL;
END $$;
CREATE TRIGGER w_ledger AFTER INSERT OR UPDATE OF is_live ON intelligence_text FOR EACH ROW WHEN (NEW.is_live) EXECUTE FUNCTION mips.ledger_text();
CREATE FUNCTION mips.ledger_hold() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[] := mips.open_ledger();
BEGIN
  INSERT INTO intelligence_ledger (report_id, kind, words, by_user, at) VALUES (NEW.report_id, NEW.code, NEW.reason, mips.actor_id(), NEW.taken_at);
  PERFORM mips.close_ledger(v_held);
  RETURN NULL;
END $$;
CREATE TRIGGER w_ledger AFTER INSERT ON intelligence_step FOR EACH ROW WHEN (NEW.code IN ('QUARANTINE', 'LIFT')) EXECUTE FUNCTION mips.ledger_hold();

-- What was given before this event and is touched by it, that is, for which the ledger has a notice (DS-11, DS-12).
CREATE FUNCTION mips.ledger_touched(p_event uuid) RETURNS TABLE (given_id uuid) LANGUAGE sql STABLE AS $$
  SELECT DISTINCT d.id FROM intelligence_ledger e JOIN intelligence_ledger d ON d.report_id = e.report_id AND d.kind = 'DISSEMINATE' AND d.seq < e.seq CROSS JOIN unnest(d.numbers) n
   WHERE e.id = p_event AND e.kind IN ('GRADE', 'RECALL', 'CORRECT', 'SPLIT', 'QUARANTINE') AND CASE e.kind WHEN 'RECALL' THEN d.id = e.given_id WHEN 'QUARANTINE' THEN true ELSE n = ANY (e.numbers) END
     AND NOT EXISTS (SELECT 1 FROM intelligence_ledger b WHERE b.report_id = e.report_id AND b.seq > d.seq AND b.seq < e.seq
       AND ((b.kind IN ('CORRECT', 'SPLIT') AND n = ANY (b.numbers)) OR (e.kind NOT IN ('CORRECT', 'SPLIT') AND (b.kind = 'QUARANTINE' OR (b.kind = 'RECALL' AND b.given_id = d.id))))) $$;

-- Hours in which a recipient is told (DS-9); the rules table of the domain has the same figure, and a test holds them together.
CREATE FUNCTION mips.ledger_tell_hours() RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT 24 $$;

-- A list stands on any of what was given: on its texts, or on a paragraph of them.
CREATE FUNCTION mips.ledger_listed(p_given uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM intelligence_ledger l CROSS JOIN unnest(l.numbers) n LEFT JOIN intelligence_paragraph p ON p.report_id = l.report_id AND p.number = n WHERE l.id = p_given AND (l.list_acls <> '{}' OR coalesce(p.list_acl, 0) <> 0)) $$;

-- Work for the unit that gave it; where a list stands on any of it, for who gave it alone, since a task of the unit would tell the others.
CREATE FUNCTION mips.ledger_task() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[] := mips.open_ledger(); v_reference text; v_task record;
BEGIN
  SELECT r.reference INTO v_reference FROM record r WHERE r.id = NEW.report_id;
  FOR v_task IN
    SELECT x.listed, CASE WHEN x.listed THEN x.given_by END AS owner, (array_agg(x.unit_code ORDER BY x.given_at DESC))[1] AS unit FROM (
      SELECT d.given_by, d.given_at, d.unit_code, mips.ledger_listed(d.id) AS listed FROM mips.ledger_touched(NEW.id) t JOIN intelligence_dissemination d ON d.id = t.given_id) x
     GROUP BY x.listed, CASE WHEN x.listed THEN x.given_by END
  LOOP
    CONTINUE WHEN v_task.listed AND v_task.owner IS NULL;
    INSERT INTO task (record_id, kind, title, reason, rule, harm, opens_at, owner_id, owner_unit, due_at, once, by_act, created_at)
      VALUES (NEW.report_id, CASE WHEN v_task.listed THEN 'TELL_LISTED' ELSE 'TELL_RECIPIENTS' END, 'Tell who received it: ' || coalesce(v_reference, ''),
        CASE NEW.kind WHEN 'GRADE' THEN 'It was graded anew since it was given out.' WHEN 'RECALL' THEN 'It was called back.' WHEN 'CORRECT' THEN 'A fact in it was wrong and was corrected: it may not be used as it stands.'
          WHEN 'SPLIT' THEN 'Two people in it were taken for one and have been parted: it may not be used as it stands.' ELSE 'The report is held back: everything of it is called back.' END || ' Everybody who received it is told without delay (DPA 2018 s.38(5)(c)).',
        'DS-11', 12, '/intelligence/' || NEW.report_id, v_task.owner, CASE WHEN v_task.listed THEN NULL ELSE v_task.unit END, NEW.at + make_interval(hours => mips.ledger_tell_hours()), NEW.id || coalesce('/' || v_task.owner, ''), true, NEW.at)
      ON CONFLICT (record_id, kind, once) WHERE once IS NOT NULL DO NOTHING;
  END LOOP;
  PERFORM mips.close_ledger(v_held);
  RETURN NULL;
END $$;
CREATE TRIGGER x_ledger_task AFTER INSERT ON intelligence_ledger FOR EACH ROW WHEN (NEW.kind IN ('GRADE', 'RECALL', 'CORRECT', 'SPLIT', 'QUARANTINE')) EXECUTE FUNCTION mips.ledger_task();

-- Once all those are told whom a task is about it is done.
CREATE FUNCTION mips.ledger_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[] := mips.open_ledger();
BEGIN
  UPDATE task t SET done_at = NEW.at, done_by = NEW.by_user, close_reason = 'Told' WHERE t.record_id = NEW.report_id AND t.kind IN ('TELL_RECIPIENTS', 'TELL_LISTED') AND split_part(t.once, '/', 1) = NEW.about_id::text AND t.done_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM mips.ledger_touched(NEW.about_id) x JOIN intelligence_dissemination d ON d.id = x.given_id WHERE CASE WHEN mips.ledger_listed(d.id) THEN NEW.about_id || '/' || d.given_by ELSE NEW.about_id::text END = t.once
      AND NOT EXISTS (SELECT 1 FROM intelligence_ledger l WHERE l.kind = 'TELL' AND l.given_id = d.id AND l.about_id = NEW.about_id));
  PERFORM mips.close_ledger(v_held);
  RETURN NULL;
END $$;
CREATE TRIGGER x_ledger_told AFTER INSERT ON intelligence_ledger FOR EACH ROW WHEN (NEW.kind = 'TELL') EXECUTE FUNCTION mips.ledger_told();

-- A fact of somebody was wrong, or two people were taken for one: every text that names them (or whose report is about them, where none names them) is wrong, and whoever received it is told.
-- Whether it was given to anybody makes no difference, which would tell of a gift that the reader may not see. One event for each list; the words of who corrected it stay with the person.
CREATE FUNCTION mips.note_wrong(p_kind text, p_records uuid[], p_about uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[]; v_all uuid[]; v_hit record;
BEGIN
  IF NOT (mips.may('nominal.person.correct') OR mips.may('nominal.identity.decide') OR mips.may('nominal.identity.approve') OR mips.actor_id() IS NULL) OR p_kind NOT IN ('CORRECT', 'SPLIT') THEN RAISE EXCEPTION 'forbidden' USING ERRCODE = '42501'; END IF;
  v_held := mips.open_ledger();
  SELECT array_agg(DISTINCT x.id) INTO v_all FROM (
    SELECT unnest(p_records) AS id UNION SELECT p.nominal_id FROM person_record p WHERE p.id = ANY (p_records)
    UNION SELECT q.id FROM person_record q WHERE q.nominal_id = ANY (p_records) OR q.nominal_id IN (SELECT p.nominal_id FROM person_record p WHERE p.id = ANY (p_records))) x;
  FOR v_hit IN
    WITH touched AS (
      SELECT m.report_id FROM intelligence_mention m WHERE m.record_id = ANY (v_all) UNION SELECT k.from_id FROM link k JOIN intelligence_report i ON i.id = k.from_id WHERE k.to_id = ANY (v_all) AND k.role = 'SUBJECT' AND k.valid_to IS NULL
    ), last_answer AS (
      SELECT DISTINCT ON (m.report_id, m.number, m.value) m.report_id, m.number, m.record_id FROM intelligence_mention m WHERE m.report_id IN (SELECT report_id FROM touched) ORDER BY m.report_id, m.number, m.value, m.answered_at DESC, m.id DESC
    ), named AS (SELECT DISTINCT a.report_id, a.number FROM last_answer a WHERE a.record_id = ANY (v_all)
    ), written AS (SELECT DISTINCT l.report_id, n AS number FROM intelligence_ledger l CROSS JOIN unnest(l.numbers) n WHERE l.kind = 'SANITISE' AND l.report_id IN (SELECT report_id FROM touched))
    SELECT o.report_id, coalesce((SELECT p.list_acl FROM intelligence_paragraph p WHERE p.report_id = o.report_id AND p.number = o.number ORDER BY p.round DESC LIMIT 1), 0) AS list, array_agg(o.number ORDER BY o.number) AS numbers
      FROM written o WHERE EXISTS (SELECT 1 FROM named n WHERE n.report_id = o.report_id AND n.number = o.number)
        OR (NOT EXISTS (SELECT 1 FROM named n WHERE n.report_id = o.report_id) AND EXISTS (SELECT 1 FROM link k WHERE k.from_id = o.report_id AND k.to_id = ANY (v_all) AND k.role = 'SUBJECT' AND k.valid_to IS NULL))
     GROUP BY 1, 2 ORDER BY 1, 2
  LOOP
    INSERT INTO intelligence_ledger (report_id, kind, numbers, record_id, by_user, at) VALUES (v_hit.report_id, p_kind, v_hit.numbers, p_about, mips.actor_id(), p_at);
  END LOOP;
  PERFORM mips.close_ledger(v_held);
END $$;
REVOKE EXECUTE ON FUNCTION mips.open_ledger(), mips.close_ledger(text[]), mips.ledger_grade(), mips.ledger_text(), mips.ledger_hold(), mips.ledger_task(), mips.ledger_told(), mips.note_wrong(text, uuid[], uuid, timestamptz) FROM PUBLIC;

-- The ledger of a report as far as the caller may read it, in its order, and what was given with it.
CREATE FUNCTION mips.read_ledger(p_report uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'events', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'kind', l.kind, 'numbers', to_jsonb(l.numbers), 'source', l.source, 'assessment', l.assessment, 'handling', l.handling, 'text', l.text, 'givenId', l.given_id, 'aboutId', l.about_id, 'words', l.words,
        'about', CASE WHEN r.id IS NULL THEN NULL ELSE jsonb_build_object('id', r.id, 'kind', r.kind, 'reference', r.reference) END, 'by', mips.officer_json(l.by_user), 'at', l.at) ORDER BY l.seq), '[]')
        FROM intelligence_ledger l LEFT JOIN record r ON r.id = l.record_id AND mips.may_see_kind(r.kind) WHERE l.report_id = p_report),
    'given', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'route', d.route, 'toPerson', d.to_person, 'toOrganisation', d.to_organisation, 'recipientKey', d.recipient_key, 'purpose', d.purpose, 'basis', d.basis, 'agreementRef', d.agreement_ref, 'reason', d.reason,
        'transfer', d.transfer, 'needsReceipt', d.needs_receipt, 'marking', d.marking, 'envelope', d.envelope, 'sha256', d.sha256, 'by', mips.officer_json(d.given_by), 'at', d.given_at) ORDER BY d.given_at, d.id), '[]') FROM intelligence_dissemination d WHERE d.report_id = p_report)) $$;

-- The reports of which something is still to be told, answered or accepted, the oldest change first.
CREATE FUNCTION mips.ledgers_to_tell(p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH out AS (SELECT l.report_id, min(l.seq) AS first FROM intelligence_ledger l WHERE l.kind = 'DISSEMINATE' GROUP BY l.report_id),
    waiting AS (
      SELECT d.report_id, d.seq FROM intelligence_dissemination x JOIN intelligence_ledger d ON d.id = x.id WHERE x.needs_receipt AND NOT EXISTS (SELECT 1 FROM intelligence_ledger r WHERE r.given_id = d.id AND r.kind = 'RECEIPT')
      UNION ALL SELECT e.report_id, e.seq FROM out o JOIN intelligence_ledger e ON e.report_id = o.report_id AND e.seq > o.first AND e.kind IN ('GRADE', 'RECALL', 'CORRECT', 'SPLIT', 'QUARANTINE') CROSS JOIN LATERAL mips.ledger_touched(e.id) t
         WHERE NOT EXISTS (SELECT 1 FROM intelligence_ledger a WHERE a.given_id = t.given_id AND a.about_id = e.id AND a.kind = CASE e.kind WHEN 'GRADE' THEN 'TELL' ELSE 'ANSWER' END))
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'reference', r.reference) || mips.read_ledger(r.id) ORDER BY w.first, r.id), '[]')
    FROM (SELECT report_id, min(seq) AS first FROM waiting GROUP BY report_id ORDER BY 2, 1 LIMIT p_limit) w JOIN record r ON r.id = w.report_id $$;
GRANT EXECUTE ON FUNCTION mips.lock_ledger(uuid), mips.ledger_touched(uuid), mips.ledger_listed(uuid), mips.ledger_tell_hours(), mips.read_ledger(uuid), mips.ledgers_to_tell(int), mips.note_wrong(text, uuid[], uuid, timestamptz) TO mips_app;
