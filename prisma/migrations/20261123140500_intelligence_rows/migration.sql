-- Closer rows of intelligence: what the raw text names and how its writer graded it is the unit's alone, only the unit writes what readers hold, and a new grade takes the words of its paragraph out of the search.
DO $do$
DECLARE t text; v_list text := 'acl_id = ANY ((SELECT mips.my_acls())::int[])'; v_unit text := '(SELECT mips.is_intelligence_unit())'; v_me text := '(SELECT mips.actor_id())'; v_system text := '(SELECT mips.actor_id()) IS NULL';
BEGIN
  EXECUTE 'DROP POLICY sel ON intelligence_mention';
  EXECUTE format('CREATE POLICY sel ON intelligence_mention FOR SELECT USING (%s AND ((%s AND mips.reaches_paragraph(report_id, number)) OR answered_by = %s))', v_list, v_unit, v_me);
  EXECUTE 'DROP POLICY sel ON intelligence_grade';
  EXECUTE format('CREATE POLICY sel ON intelligence_grade FOR SELECT USING (%s AND ((%s AND mips.reaches_paragraph(report_id, number)) OR given_by = %s OR (kind = ''AUTHORITATIVE'' AND mips.holds_paragraph(report_id, number))))', v_list, v_unit, v_me);

  -- Whoever writes a row writes it in their own name; a seed or an import has none.
  FOREACH t IN ARRAY ARRAY['paragraph.written_by', 'provenance.written_by', 'condition.set_by', 'mention.answered_by', 'step.taken_by'] LOOP
    EXECUTE format('DROP POLICY ins ON intelligence_%s', split_part(t, '.', 1));
    EXECUTE format('CREATE POLICY ins ON intelligence_%s FOR INSERT WITH CHECK (%s AND (%s OR %I = %s))', split_part(t, '.', 1), v_list, v_system, split_part(t, '.', 2), v_me);
  END LOOP;
  EXECUTE 'DROP POLICY ins ON intelligence_grade';
  EXECUTE format('CREATE POLICY ins ON intelligence_grade FOR INSERT WITH CHECK (%s AND (%s OR (given_by = %s AND (kind = ''PROVISIONAL'' OR %s))))', v_list, v_system, v_me, v_unit);

  -- What readers hold, and what it may be used for, is written by the unit.
  EXECUTE 'DROP POLICY ins ON intelligence_text';
  EXECUTE format('CREATE POLICY ins ON intelligence_text FOR INSERT WITH CHECK (%s AND (%s OR %s))', v_list, v_system, v_unit);
  FOREACH t IN ARRAY ARRAY['text', 'condition'] LOOP
    EXECUTE format('DROP POLICY upd ON intelligence_%s', t);
    EXECUTE format('CREATE POLICY upd ON intelligence_%s FOR UPDATE USING (%s AND (%s OR %s)) WITH CHECK (%s)', t, v_list, v_system, v_unit, v_list);
  END LOOP;
END $do$;

-- The words of a sanitised text by which it is found: of a live one that every reader of intelligence may hold, whose source is not in doubt (IG-7); otherwise none.
CREATE FUNCTION mips.searched_words(x intelligence_text) RETURNS text LANGUAGE sql STABLE SET search_path = public AS $$
  SELECT CASE WHEN x.is_live AND x.reader_acl = 0 AND x.marking = 'OFFICIAL' AND g.handling = 'P' AND g.source <> '3' THEN x.text ELSE '' END
    FROM (SELECT 1) one LEFT JOIN LATERAL (SELECT n.handling, n.source FROM intelligence_grade n WHERE n.report_id = x.report_id AND n.number = x.number ORDER BY (n.kind = 'AUTHORITATIVE') DESC, n.given_at DESC, n.id DESC LIMIT 1) g ON true $$;
CREATE OR REPLACE FUNCTION mips.project_intelligence() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM mips.project_text(NEW.id, 'intelligence', NEW.report_id, NEW.acl_id, mips.searched_words(NEW), (SELECT e.occurred_from FROM event e WHERE e.id = NEW.report_id));
  RETURN NULL;
END $$;
CREATE FUNCTION mips.project_graded() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM mips.project_text(x.id, 'intelligence', x.report_id, x.acl_id, mips.searched_words(x), (SELECT e.occurred_from FROM event e WHERE e.id = x.report_id))
    FROM intelligence_text x WHERE x.report_id = NEW.report_id AND x.number = NEW.number AND x.is_live;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION mips.searched_words(intelligence_text), mips.project_intelligence(), mips.project_graded() FROM PUBLIC;
CREATE TRIGGER p_project_text AFTER INSERT ON intelligence_grade FOR EACH ROW EXECUTE FUNCTION mips.project_graded();

-- What the history of older reports still says of their grades stands in the rows of the unit since; and the record that corroborated one belongs to its paragraph.
DO $do$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['record', 'link', 'history', 'intelligence_paragraph'] LOOP
    EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t);
  END LOOP;
  ALTER TABLE history DISABLE TRIGGER USER;
  UPDATE history h SET before = h.before - v.gone, after = h.after - v.gone
    FROM record r, (SELECT ARRAY['source_grade', 'assessment_grade', 'handling_code', 'handling_conditions', 'grade_reason'] AS gone) v
   WHERE r.id = h.record_id AND r.kind = 'IntelligenceReport' AND h.table_name = 'intelligence_report';
  ALTER TABLE history ENABLE TRIGGER USER;
  ALTER TABLE intelligence_paragraph DISABLE TRIGGER USER;
  UPDATE intelligence_paragraph p SET corroborated_by_id = k.to_id FROM link k
   WHERE k.from_id = p.report_id AND k.role = 'CORROBORATED_BY' AND k.valid_to IS NULL AND p.corroborated_by_id IS NULL;
  ALTER TABLE intelligence_paragraph ENABLE TRIGGER USER;
  FOREACH t IN ARRAY ARRAY['record', 'link', 'history', 'intelligence_paragraph'] LOOP
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $do$;
