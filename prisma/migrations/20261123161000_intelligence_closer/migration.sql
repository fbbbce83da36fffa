-- Evaluation of intelligence: who sees whom a paragraph is about, what a member of the unit sees and releases, and functions that work the same for an owner of the tables whom row security binds.

-- Whoever may read what was sent in may read each version of its text, so that nothing is released that its releaser did not see. Readers hold what is live and for them.
DROP POLICY sel ON intelligence_text;
CREATE POLICY sel ON intelligence_text FOR SELECT USING (acl_id = ANY ((SELECT mips.my_acls())::int[])
  AND ((is_live AND reader_acl = ANY ((SELECT mips.my_acls())::int[])) OR ((SELECT mips.is_intelligence_unit()) AND mips.reaches_paragraph(report_id, number))));

CREATE OR REPLACE FUNCTION mips.refuse_wider_readers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[] := mips.open_ledger(); v_wider boolean;
BEGIN
  v_wider := EXISTS (SELECT 1 FROM intelligence_paragraph p WHERE p.report_id = NEW.report_id AND p.number = NEW.number AND NOT mips.is_as_strict(NEW.reader_acl, p.list_acl));
  PERFORM mips.close_ledger(v_held);
  IF v_wider THEN RAISE EXCEPTION 'a text is open to more people than its paragraph' USING ERRCODE = '23514'; END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION mips.next_intelligence_text(p_report uuid, p_number int) RETURNS int LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_acls int[] := mips.my_acls(); v_held text[]; v_next int;
BEGIN
  IF NOT mips.is_intelligence_unit() THEN RAISE EXCEPTION 'forbidden' USING ERRCODE = '42501'; END IF;
  v_held := mips.open_ledger();
  v_next := (SELECT coalesce(max(x.version), 0) + 1 FROM intelligence_text x WHERE x.report_id = p_report AND x.number = p_number AND x.acl_id = ANY (v_acls));
  PERFORM mips.close_ledger(v_held);
  RETURN v_next;
END $$;

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
  PERFORM mips.close_ledger(v_held);
  RETURN v_count;
END $$;

CREATE OR REPLACE FUNCTION mips.withdraw_intelligence() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[] := mips.open_ledger();
BEGIN
  UPDATE intelligence_text SET is_live = false WHERE report_id = NEW.id AND is_live;
  PERFORM mips.close_ledger(v_held);
  RETURN NULL;
END $$;

-- Works out who may see the links of a report: of a paragraph that is live, the readers of its text; of one that is not, the readers of its newest text, or of the one that was released last where the newest was not released; of one that was left out, the unit; without any text, the list that its writer put it on.
CREATE OR REPLACE FUNCTION mips.place_intelligence_links(p_report uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_acls int[] := mips.my_acls(); v_held text[] := mips.open_ledger();
BEGIN
  UPDATE link k SET lists = s.lists FROM (
      SELECT o.link_id, array_agg(DISTINCT o.list ORDER BY o.list) AS lists FROM (
        SELECT n.link_id, coalesce(live.reader_acl, CASE WHEN last.is_left_out THEN -1 WHEN last.live_at IS NULL THEN coalesce(nullif(was.reader_acl, 0), last.reader_acl) ELSE last.reader_acl END, p.list_acl, -1) AS list
          FROM intelligence_link n
          LEFT JOIN LATERAL (SELECT x.reader_acl FROM intelligence_text x WHERE x.report_id = n.report_id AND x.number = n.number AND x.is_live) live ON true
          LEFT JOIN LATERAL (SELECT x.reader_acl, x.is_left_out, x.live_at FROM intelligence_text x WHERE x.report_id = n.report_id AND x.number = n.number ORDER BY x.version DESC LIMIT 1) last ON true
          LEFT JOIN LATERAL (SELECT x.reader_acl FROM intelligence_text x WHERE x.report_id = n.report_id AND x.number = n.number AND x.live_at IS NOT NULL ORDER BY x.version DESC LIMIT 1) was ON true
          LEFT JOIN LATERAL (SELECT q.list_acl FROM intelligence_paragraph q WHERE q.report_id = n.report_id AND q.number = n.number ORDER BY q.round DESC LIMIT 1) p ON true
         WHERE n.report_id = p_report AND n.acl_id = ANY (v_acls)) o
       GROUP BY o.link_id) s
   WHERE k.id = s.link_id AND k.lists IS DISTINCT FROM s.lists;
  PERFORM mips.close_ledger(v_held);
END $$;

-- The links that stand already are placed anew; whom and what a report is about that belonged to none of its paragraphs belongs to all of them.
DO $do$
DECLARE v_held text[] := mips.open_ledger();
BEGIN
  ALTER TABLE link DISABLE TRIGGER USER;
  ALTER TABLE intelligence_link DISABLE TRIGGER USER;
  INSERT INTO intelligence_link (report_id, acl_id, number, link_id)
    SELECT DISTINCT p.report_id, p.acl_id, p.number, k.id FROM link k JOIN intelligence_paragraph p ON p.report_id = k.from_id
     WHERE k.role IN ('SUBJECT', 'OCCURRED_AT') AND NOT EXISTS (SELECT 1 FROM intelligence_link n WHERE n.link_id = k.id);
  PERFORM mips.place_intelligence_links(n.report_id) FROM (SELECT DISTINCT report_id FROM intelligence_link) n;
  ALTER TABLE link ENABLE TRIGGER USER;
  ALTER TABLE intelligence_link ENABLE TRIGGER USER;
  PERFORM mips.close_ledger(v_held);
END $do$;

-- Also who set or lifted a condition or answered a name since the last release: none of them approves it (IW-3).
CREATE OR REPLACE FUNCTION mips.read_evaluation(p_report uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT mips.read_intelligence(p_report) || jsonb_build_object(
    'risk', (SELECT jsonb_build_object('id', k.id, 'answers', k.answers, 'madeBy', mips.officer_json(k.made_by), 'madeAt', k.made_at, 'authorisedBy', mips.officer_json(k.authorised_by), 'authorisedAt', k.authorised_at)
        FROM intelligence_risk k WHERE k.report_id = p_report ORDER BY k.made_at DESC, k.id DESC LIMIT 1),
    'lists', (SELECT coalesce(jsonb_object_agg(a.id, mips.readers_json(a.id)), '{}') FROM (
        SELECT p.list_acl AS id FROM intelligence_paragraph p WHERE p.report_id = p_report AND p.list_acl <> 0 UNION SELECT x.reader_acl FROM intelligence_text x WHERE x.report_id = p_report AND x.reader_acl <> 0) a),
    'references', (SELECT coalesce(jsonb_object_agg(r.id, r.reference), '{}') FROM record r WHERE mips.may_see_kind(r.kind) AND r.id IN (
        SELECT p.corroborated_by_id FROM intelligence_paragraph p WHERE p.report_id = p_report UNION SELECT g.corroborated_by_id FROM intelligence_grade g WHERE g.report_id = p_report)),
    'workedBy', (SELECT coalesce(jsonb_agg(DISTINCT w.by_id), '[]') FROM (
        SELECT v.by_id, v.at FROM intelligence_condition c CROSS JOIN LATERAL (VALUES (c.set_by, c.set_at), (c.lifted_by, c.lifted_at)) v (by_id, at) WHERE c.report_id = p_report
        UNION ALL SELECT m.answered_by, m.answered_at FROM intelligence_mention m WHERE m.report_id = p_report) w
       WHERE w.by_id IS NOT NULL AND w.at >= coalesce((SELECT max(s.taken_at) FROM intelligence_step s WHERE s.report_id = p_report AND s.code IN ('RELEASE', 'APPROVE')), '-infinity')),
    'linked', (SELECT coalesce(jsonb_agg(k.to_id), '[]') FROM link k WHERE k.from_id = p_report AND k.valid_to IS NULL),
    'sourceKeys', (SELECT coalesce(jsonb_object_agg(s.report_id, s.keys), '{}') FROM (SELECT v.report_id, jsonb_agg(DISTINCT v.source_key) AS keys FROM intelligence_provenance v WHERE v.report_id IN (
        SELECT p.corroborated_by_id FROM intelligence_paragraph p WHERE p.report_id = p_report UNION SELECT g.corroborated_by_id FROM intelligence_grade g WHERE g.report_id = p_report) GROUP BY v.report_id) s))
  FROM intelligence_report i WHERE i.id = p_report AND mips.is_intelligence_unit() $$;
