-- Whoever and whatever a paragraph of intelligence names, once that was answered, is linked to its report as MENTIONED, and seen so by exactly those who may hold the paragraph that names them.

-- An answer that is changed ends the place of the link that it made; the answers themselves are kept, each with who gave it and when.
ALTER TABLE intelligence_link ADD COLUMN text_id uuid REFERENCES intelligence_text (id) ON DELETE SET NULL, ADD COLUMN ended_at timestamptz(3), ADD COLUMN ended_by uuid REFERENCES app_user (id);
COMMENT ON COLUMN intelligence_link.text_id IS 'Of a mention, the sanitised version that was released with the name in it; a name that was taken out of every version is told to no reader.';
COMMENT ON COLUMN intelligence_link.ended_at IS 'The link no longer belongs to this paragraph: what was said of the name was changed.';

-- Whether the caller may hold a paragraph that says the name: of the unit who works on it, but for whoever once knew its source (IV-2); of others who holds the very version that names it.
CREATE FUNCTION mips.holds_mention(p_link uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM intelligence_link n WHERE n.link_id = p_link AND n.ended_at IS NULL AND (
    ((SELECT mips.is_intelligence_unit()) AND mips.reaches_paragraph(n.report_id, n.number) AND NOT mips.knew_source(n.report_id))
    OR EXISTS (SELECT 1 FROM intelligence_text x WHERE x.id = n.text_id AND mips.holds_text(x, (now() AT TIME ZONE 'Europe/London')::date)))) $$;
GRANT EXECUTE ON FUNCTION mips.holds_mention(uuid) TO mips_app;
DROP POLICY by_paragraph ON link;
CREATE POLICY by_paragraph ON link AS RESTRICTIVE FOR SELECT USING (lists = '{}' OR CASE WHEN role = 'MENTIONED' THEN mips.holds_mention(id)
  ELSE 0 = ANY (lists) OR lists && (SELECT mips.my_acls())::int[] OR (-1 = ANY (lists) AND (SELECT mips.is_intelligence_unit())) END);

CREATE OR REPLACE FUNCTION mips.placed_links(p_report uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_object_agg(k.id, (SELECT coalesce(jsonb_agg(n.number ORDER BY n.number), '[]') FROM intelligence_link n WHERE n.link_id = k.id AND n.ended_at IS NULL)), '{}') FROM link k WHERE k.from_id = p_report AND k.lists <> '{}' $$;

-- Two records that are the same, or of the same person.
CREATE FUNCTION mips.is_same_one(p_one uuid, p_other uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT p_one = p_other OR EXISTS (SELECT 1 FROM person_record a JOIN person_record b ON b.nominal_id = a.nominal_id WHERE a.id = p_one AND b.id = p_other) $$;

-- Puts the links of a paragraph right: one for each record that the last answers to its names say, but for whom or what the report is about already in this paragraph.
-- `p_values`: the names and numbers that stand in it; `p_named`: those that stand in its live version. A release tells its readers; any other act only takes away from them.
CREATE FUNCTION mips.keep_mentioned(p_report uuid, p_number int, p_values text[], p_named text[], p_is_release boolean, p_at timestamptz) RETURNS uuid[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_acls int[] := mips.my_acls(); v_unit boolean := mips.is_intelligence_unit(); v_by uuid := mips.actor_id(); v_held text[]; v_live uuid; v_want uuid[]; v_said uuid[]; v_one record; v_to uuid; v_link uuid;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM intelligence_paragraph p WHERE p.report_id = p_report AND p.number = p_number AND p.acl_id = ANY (v_acls)
      AND (v_by IS NULL OR p.written_by = v_by OR (v_unit AND p.list_acl = ANY (v_acls)))) THEN RAISE EXCEPTION 'forbidden' USING ERRCODE = '42501'; END IF;
  v_held := mips.open_ledger();
  v_live := (SELECT x.id FROM intelligence_text x WHERE x.report_id = p_report AND x.number = p_number AND x.is_live);
  -- A nominal is linked by the oldest of its person records, one that the caller sees before one that they do not.
  WITH answer AS (
    SELECT DISTINCT ON (m.value) m.value, m.record_id FROM intelligence_mention m WHERE m.report_id = p_report AND m.number = p_number ORDER BY m.value, m.answered_at DESC, m.id DESC
  ), held AS (
    SELECT a.value, coalesce((SELECT p.id FROM person_record p WHERE p.nominal_id = a.record_id ORDER BY p.acl_id = ANY (v_acls) DESC, p.created_at, p.id LIMIT 1), a.record_id) AS holder
      FROM answer a WHERE a.record_id IS NOT NULL AND a.record_id <> p_report AND a.value = ANY (p_values)
  ), free AS (
    SELECT h.value, h.holder FROM held h WHERE NOT EXISTS (SELECT 1 FROM intelligence_link n JOIN link k ON k.id = n.link_id
      WHERE n.report_id = p_report AND n.number = p_number AND n.ended_at IS NULL AND k.role <> 'MENTIONED' AND k.valid_to IS NULL AND mips.is_same_one(k.to_id, h.holder)))
  SELECT array_agg(DISTINCT f.holder), array_agg(DISTINCT f.holder) FILTER (WHERE f.value = ANY (p_named)) INTO v_want, v_said FROM free f;

  FOR v_one IN SELECT k.id, k.to_id, n.text_id FROM intelligence_link n JOIN link k ON k.id = n.link_id
      WHERE n.report_id = p_report AND n.number = p_number AND n.ended_at IS NULL AND k.role = 'MENTIONED' AND k.valid_to IS NULL ORDER BY k.id LOOP
    IF EXISTS (SELECT 1 FROM unnest(v_want) w WHERE mips.is_same_one(w, v_one.to_id)) THEN
      UPDATE intelligence_link SET text_id = CASE WHEN EXISTS (SELECT 1 FROM unnest(v_said) w WHERE mips.is_same_one(w, v_one.to_id)) AND (p_is_release OR text_id = v_live) THEN v_live END
       WHERE link_id = v_one.id AND number = p_number;
    ELSE
      -- First the link and then its place, while the place still shows it to this function.
      IF NOT EXISTS (SELECT 1 FROM intelligence_link o WHERE o.link_id = v_one.id AND o.number <> p_number AND o.ended_at IS NULL) THEN
        UPDATE link SET valid_to = p_at, ended_by = v_by WHERE id = v_one.id;
      END IF;
      UPDATE intelligence_link SET ended_at = p_at, ended_by = v_by, text_id = NULL WHERE link_id = v_one.id AND number = p_number;
    END IF;
  END LOOP;

  FOREACH v_to IN ARRAY coalesce(v_want, '{}') LOOP
    CONTINUE WHEN EXISTS (SELECT 1 FROM intelligence_link n JOIN link k ON k.id = n.link_id WHERE n.report_id = p_report AND n.number = p_number AND n.ended_at IS NULL AND k.role = 'MENTIONED' AND k.valid_to IS NULL AND mips.is_same_one(k.to_id, v_to));
    v_link := (SELECT k.id FROM link k WHERE k.from_id = p_report AND k.role = 'MENTIONED' AND k.valid_to IS NULL AND k.lists <> '{}' AND mips.is_same_one(k.to_id, v_to) ORDER BY k.id LIMIT 1);
    IF v_link IS NULL THEN
      v_link := new_id();
      INSERT INTO link (id, from_id, to_id, role, source_id, origin, lists, created_by, created_at) VALUES (v_link, p_report, v_to, 'MENTIONED', p_report, 'chosen', '{-1}', v_by, p_at);
    END IF;
    INSERT INTO intelligence_link (report_id, number, link_id, text_id) VALUES (p_report, p_number, v_link, CASE WHEN p_is_release AND EXISTS (SELECT 1 FROM unnest(v_said) w WHERE mips.is_same_one(w, v_to)) THEN v_live END)
      ON CONFLICT (link_id, number) DO UPDATE SET ended_at = NULL, ended_by = NULL, text_id = EXCLUDED.text_id;
  END LOOP;
  PERFORM mips.close_ledger(v_held);
  RETURN coalesce(v_want, '{}');
END $$;
REVOKE EXECUTE ON FUNCTION mips.is_same_one(uuid, uuid), mips.keep_mentioned(uuid, int, text[], text[], boolean, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.keep_mentioned(uuid, int, text[], text[], boolean, timestamptz) TO mips_app;

-- The lists of a mention are worked out at each reading, and they are no links that its writer made: a name of a sanitised text is still held against what the raw text links (IS-3). Who answered a name, and when, is told to the unit.
DO $do$
DECLARE v_body text; v_was text;
BEGIN
  v_body := pg_get_functiondef('mips.place_intelligence_links(uuid)'::regprocedure);
  v_was := v_body;
  v_body := replace(v_body, 'WHERE k.id = s.link_id AND k.lists IS DISTINCT FROM s.lists', 'WHERE k.id = s.link_id AND k.role <> ''MENTIONED'' AND k.lists IS DISTINCT FROM s.lists');
  IF v_body = v_was THEN RAISE EXCEPTION 'mips.place_intelligence_links is not as expected'; END IF;
  EXECUTE v_body;
  v_body := pg_get_functiondef('mips.read_evaluation(uuid)'::regprocedure);
  v_was := v_body;
  v_body := replace(v_body, 'FROM link k WHERE k.from_id = p_report AND k.valid_to IS NULL)', 'FROM link k WHERE k.from_id = p_report AND k.valid_to IS NULL AND k.role <> ''MENTIONED'')');
  IF v_body = v_was THEN RAISE EXCEPTION 'mips.read_evaluation is not as expected'; END IF;
  EXECUTE v_body;
  v_body := pg_get_functiondef('mips.intelligence_parts(uuid)'::regprocedure);
  v_was := v_body;
  v_body := replace(v_body, '''plainWords'', m.plain_words)', '''plainWords'', m.plain_words, ''by'', mips.officer_json(m.answered_by), ''at'', m.answered_at)');
  IF v_body = v_was THEN RAISE EXCEPTION 'mips.intelligence_parts is not as expected'; END IF;
  EXECUTE v_body;
END $do$;
