-- Whoever received a paragraph is told when a new release gives nothing of it out any more, and when it comes under a new condition.
ALTER TABLE intelligence_ledger DROP CONSTRAINT intelligence_ledger_kind_check;
ALTER TABLE intelligence_ledger ADD CONSTRAINT intelligence_ledger_kind_check CHECK (kind IN ('GRADE', 'SANITISE', 'DISSEMINATE', 'RECEIPT', 'RECALL', 'CORRECT', 'SPLIT', 'LEAVE_OUT', 'CONDITION', 'QUARANTINE', 'LIFT', 'TELL', 'ANSWER'));

-- Makes the newest text of each paragraph live that the caller may work on, with the grade that holds now. What was out and is left out from now on is called back, given to anybody or not.
CREATE OR REPLACE FUNCTION mips.release_intelligence(p_report uuid, p_at timestamptz) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_acls int[] := mips.my_acls(); v_held text[]; v_count int;
BEGIN
  IF NOT mips.is_intelligence_unit() THEN RAISE EXCEPTION 'forbidden' USING ERRCODE = '42501'; END IF;
  v_held := mips.open_ledger();
  UPDATE intelligence_text x SET is_live = false
   WHERE x.report_id = p_report AND x.acl_id = ANY (v_acls) AND x.is_live
     AND EXISTS (SELECT 1 FROM intelligence_paragraph p WHERE p.report_id = x.report_id AND p.number = x.number AND p.list_acl = ANY (v_acls));
  UPDATE intelligence_text x SET is_live = true, live_at = p_at, live_grade_id =
      (SELECT g.id FROM intelligence_grade g WHERE g.report_id = x.report_id AND g.number = x.number AND g.kind = 'AUTHORITATIVE' ORDER BY g.given_at DESC, g.id DESC LIMIT 1)
   WHERE x.report_id = p_report AND x.acl_id = ANY (v_acls) AND NOT x.is_left_out
     AND x.version = (SELECT max(n.version) FROM intelligence_text n WHERE n.report_id = x.report_id AND n.number = x.number)
     AND EXISTS (SELECT 1 FROM intelligence_paragraph p WHERE p.report_id = x.report_id AND p.number = x.number AND p.list_acl = ANY (v_acls));
  GET DIAGNOSTICS v_count = ROW_COUNT;
  INSERT INTO intelligence_ledger (report_id, kind, numbers, words, by_user, at)
    SELECT x.report_id, 'LEAVE_OUT', ARRAY[x.number], x.left_out_reason, mips.actor_id(), p_at FROM intelligence_text x
     WHERE x.report_id = p_report AND x.acl_id = ANY (v_acls) AND x.is_left_out
       AND x.version = (SELECT max(n.version) FROM intelligence_text n WHERE n.report_id = x.report_id AND n.number = x.number)
       AND EXISTS (SELECT 1 FROM intelligence_paragraph p WHERE p.report_id = x.report_id AND p.number = x.number AND p.list_acl = ANY (v_acls))
       AND 'SANITISE' = (SELECT l.kind FROM intelligence_ledger l WHERE l.report_id = x.report_id AND x.number = ANY (l.numbers) AND l.kind IN ('SANITISE', 'LEAVE_OUT') ORDER BY l.seq DESC LIMIT 1)
     ORDER BY x.number;
  PERFORM mips.close_ledger(v_held);
  RETURN v_count;
END $$;

-- A new condition of what went out once is on the ledger in the transaction that sets it, once for all that are set with it; with a new grade the recipients are told of that one.
CREATE FUNCTION mips.ledger_condition() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[] := mips.open_ledger();
BEGIN
  PERFORM mips.lock_ledger(NEW.report_id);
  IF EXISTS (SELECT 1 FROM intelligence_ledger l WHERE l.report_id = NEW.report_id AND l.kind = 'SANITISE' AND NEW.number = ANY (l.numbers))
    AND NOT EXISTS (SELECT 1 FROM intelligence_ledger l WHERE l.report_id = NEW.report_id AND l.kind IN ('GRADE', 'CONDITION') AND NEW.number = ANY (l.numbers) AND l.xmin = pg_current_xact_id()::xid) THEN
    INSERT INTO intelligence_ledger (report_id, kind, numbers, by_user, at) VALUES (NEW.report_id, 'CONDITION', ARRAY[NEW.number], mips.actor_id(), NEW.set_at);
  END IF;
  PERFORM mips.close_ledger(v_held);
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION mips.ledger_condition() FROM PUBLIC;
CREATE TRIGGER w_ledger AFTER INSERT ON intelligence_condition FOR EACH ROW EXECUTE FUNCTION mips.ledger_condition();

CREATE OR REPLACE FUNCTION mips.ledger_touched(p_event uuid) RETURNS TABLE (given_id uuid) LANGUAGE sql STABLE AS $$
  SELECT DISTINCT d.id FROM intelligence_ledger e JOIN intelligence_ledger d ON d.report_id = e.report_id AND d.kind = 'DISSEMINATE' AND d.seq < e.seq CROSS JOIN unnest(d.numbers) n
   WHERE e.id = p_event AND e.kind IN ('GRADE', 'RECALL', 'CORRECT', 'SPLIT', 'LEAVE_OUT', 'CONDITION', 'QUARANTINE') AND CASE e.kind WHEN 'RECALL' THEN d.id = e.given_id WHEN 'QUARANTINE' THEN true ELSE n = ANY (e.numbers) END
     AND NOT EXISTS (SELECT 1 FROM intelligence_ledger b WHERE b.report_id = e.report_id AND b.seq > d.seq AND b.seq < e.seq
       AND ((b.kind IN ('CORRECT', 'SPLIT') AND n = ANY (b.numbers)) OR (e.kind NOT IN ('CORRECT', 'SPLIT') AND (b.kind = 'QUARANTINE' OR (b.kind = 'RECALL' AND b.given_id = d.id) OR (b.kind = 'LEAVE_OUT' AND n = ANY (b.numbers)))))) $$;

DROP TRIGGER x_ledger_task ON intelligence_ledger;
CREATE TRIGGER x_ledger_task AFTER INSERT ON intelligence_ledger FOR EACH ROW WHEN (NEW.kind IN ('GRADE', 'RECALL', 'CORRECT', 'SPLIT', 'LEAVE_OUT', 'CONDITION', 'QUARANTINE')) EXECUTE FUNCTION mips.ledger_task();
