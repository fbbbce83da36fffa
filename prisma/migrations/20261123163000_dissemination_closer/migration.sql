-- An identity is drawn before the triggers of its row run: the place of an event is drawn anew under the lock, so that the order of places is that of the writers.
CREATE OR REPLACE FUNCTION mips.take_given() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mips.lock_ledger(NEW.report_id);
  NEW.seq := nextval('public.intelligence_ledger_seq_seq');
  IF NEW.given_id IS NOT NULL THEN
    SELECT g.numbers, g.list_acls INTO NEW.numbers, NEW.list_acls FROM intelligence_ledger g WHERE g.id = NEW.given_id AND g.report_id = NEW.report_id AND g.kind = 'DISSEMINATE';
    IF NOT FOUND THEN RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002'; END IF;
  END IF;
  RETURN NEW;
END $$;
GRANT USAGE ON SEQUENCE public.intelligence_ledger_seq_seq TO mips_app;
CREATE OR REPLACE FUNCTION mips.ledger_hold() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[] := mips.open_ledger();
BEGIN
  PERFORM mips.lock_ledger(NEW.report_id);
  INSERT INTO intelligence_ledger (report_id, kind, words, by_user, at) VALUES (NEW.report_id, NEW.code, NEW.reason, mips.actor_id(), NEW.taken_at);
  PERFORM mips.close_ledger(v_held);
  RETURN NULL;
END $$;

-- A copy that was written before a correction and goes out after it holds the wrong fact still: it is no text written anew.
CREATE OR REPLACE FUNCTION mips.ledger_text() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[] := mips.open_ledger();
BEGIN
  PERFORM mips.lock_ledger(NEW.report_id);
  IF NOT EXISTS (SELECT 1 FROM intelligence_ledger l WHERE l.text_id = NEW.id)
    AND (TG_OP = 'INSERT' OR NOT EXISTS (SELECT 1 FROM intelligence_ledger l WHERE l.report_id = NEW.report_id AND l.kind IN ('CORRECT', 'SPLIT') AND NEW.number = ANY (l.numbers) AND l.at >= NEW.written_at)) THEN
    INSERT INTO intelligence_ledger (report_id, kind, numbers, list_acls, text_id, text, by_user, at)
      VALUES (NEW.report_id, 'SANITISE', ARRAY[NEW.number], CASE WHEN NEW.reader_acl = 0 THEN '{}' ELSE ARRAY[NEW.reader_acl] END, NEW.id, NEW.text, mips.actor_id(), CASE WHEN TG_OP = 'INSERT' THEN NEW.written_at ELSE clock_timestamp() END);
  END IF;
  PERFORM mips.close_ledger(v_held);
  RETURN NULL;
END $$;
-- What is written of somebody and not released yet turns out wrong as well.
CREATE OR REPLACE FUNCTION mips.note_wrong(p_kind text, p_records uuid[], p_about uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
    ), written AS (SELECT DISTINCT t.report_id, t.number FROM intelligence_text t WHERE t.report_id IN (SELECT report_id FROM touched))
    SELECT o.report_id, coalesce((SELECT p.list_acl FROM intelligence_paragraph p WHERE p.report_id = o.report_id AND p.number = o.number ORDER BY p.round DESC LIMIT 1), 0) AS list, array_agg(o.number ORDER BY o.number) AS numbers
      FROM written o WHERE EXISTS (SELECT 1 FROM named n WHERE n.report_id = o.report_id AND n.number = o.number)
        OR (NOT EXISTS (SELECT 1 FROM named n WHERE n.report_id = o.report_id) AND EXISTS (SELECT 1 FROM link k WHERE k.from_id = o.report_id AND k.to_id = ANY (v_all) AND k.role = 'SUBJECT' AND k.valid_to IS NULL))
     GROUP BY 1, 2 ORDER BY 1, 2
  LOOP
    PERFORM mips.lock_ledger(v_hit.report_id);
    INSERT INTO intelligence_ledger (report_id, kind, numbers, record_id, by_user, at) VALUES (v_hit.report_id, p_kind, v_hit.numbers, p_about, mips.actor_id(), p_at);
  END LOOP;
  PERFORM mips.close_ledger(v_held);
END $$;

-- A task is seen by more people than its report: it says that something changed, and the page says what.
CREATE OR REPLACE FUNCTION mips.ledger_task() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[] := mips.open_ledger(); v_task record;
BEGIN
  FOR v_task IN
    SELECT x.listed, CASE WHEN x.listed THEN x.given_by END AS owner, (array_agg(x.unit_code ORDER BY x.given_at DESC))[1] AS unit FROM (
      SELECT d.given_by, d.given_at, d.unit_code, mips.ledger_listed(d.id) AS listed FROM mips.ledger_touched(NEW.id) t JOIN intelligence_dissemination d ON d.id = t.given_id) x
     GROUP BY x.listed, CASE WHEN x.listed THEN x.given_by END
  LOOP
    CONTINUE WHEN v_task.listed AND v_task.owner IS NULL;
    INSERT INTO task (record_id, kind, title, reason, rule, harm, opens_at, owner_id, owner_unit, due_at, once, by_act, created_at)
      VALUES (NEW.report_id, CASE WHEN v_task.listed THEN 'TELL_LISTED' ELSE 'TELL_RECIPIENTS' END, 'Tell who received it',
        'Something of it changed since it was given out. The page says what, and whom to tell.',
        'DS-11', 12, '/intelligence/' || NEW.report_id, v_task.owner, CASE WHEN v_task.listed THEN NULL ELSE v_task.unit END, NEW.at + make_interval(hours => mips.ledger_tell_hours()), NEW.id || coalesce('/' || v_task.owner, ''), true, NEW.at)
      ON CONFLICT (record_id, kind, once) WHERE once IS NOT NULL DO NOTHING;
  END LOOP;
  PERFORM mips.close_ledger(v_held);
  RETURN NULL;
END $$;

-- What is work of one reader alone is not copied into the history, which every reader of the record sees.
DROP TRIGGER z_keep_history ON task;
CREATE TRIGGER z_keep_history AFTER UPDATE OR DELETE ON task FOR EACH ROW WHEN (OLD.kind NOT IN ('TELL_LISTED', 'BRIEFING_ITEM', 'BRIEFING_GONE', 'SAVED_SEARCH')) EXECUTE FUNCTION mips.keep_history('record_id');

-- The owner of a function is held by row security too: the job sees the items of restricted records as the ledger is written, whole. Nobody else calls it.
CREATE OR REPLACE FUNCTION mips.briefing_authors(p_today date) RETURNS SETOF uuid LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[];
BEGIN
  IF mips.actor_id() IS NOT NULL THEN RAISE EXCEPTION 'forbidden' USING ERRCODE = '42501'; END IF;
  v_held := mips.open_ledger();
  RETURN QUERY SELECT DISTINCT i.added_by FROM briefing_item i JOIN briefing b ON b.id = i.briefing_id
   WHERE b.state = 'PUBLISHED' AND i.removed_at IS NULL AND i.told_at IS NULL AND i.record_id IS NOT NULL AND i.added_by IS NOT NULL AND i.until_day >= p_today;
  PERFORM mips.close_ledger(v_held);
END $$;
