-- In which category a report has a person (DPA 2018 s.38(3)), and which sensitive data it holds of them (s.35): on the link, never on the person.
CREATE TABLE intelligence_category (
  id uuid PRIMARY KEY DEFAULT new_id(), report_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, link_id uuid NOT NULL REFERENCES link (id) ON DELETE CASCADE,
  category text NOT NULL CHECK (category IN ('SUSPECT', 'CONVICTED', 'VICTIM', 'WITNESS', 'OTHER')), ground_id uuid, said_by uuid REFERENCES app_user (id), said_at timestamptz(3) NOT NULL);
COMMENT ON TABLE intelligence_category IS 'The category of a person in a report, by the link; the last holds, and whoever sees the link reads it.';
COMMENT ON COLUMN intelligence_category.ground_id IS 'The paragraph that says of what somebody is suspected, or the record of a conviction.';
CREATE TABLE intelligence_sensitive (
  id uuid PRIMARY KEY DEFAULT new_id(), report_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, link_id uuid NOT NULL REFERENCES link (id) ON DELETE CASCADE, kinds jsonb NOT NULL, said_by uuid REFERENCES app_user (id), said_at timestamptz(3) NOT NULL);
COMMENT ON TABLE intelligence_sensitive IS 'Kinds of sensitive data that a report holds of a person, each with its condition of Schedule 8; the last holds, for the unit alone.';
SELECT mips.keep_with_record('intelligence_category', 'report_id'), mips.keep_with_record('intelligence_sensitive', 'report_id');
DO $do$
DECLARE t text; v_list text := 'acl_id = ANY ((SELECT mips.my_acls())::int[])'; v_unit text := '(SELECT mips.is_intelligence_unit())'; v_me text := '(SELECT mips.actor_id())'; v_link text;
BEGIN
  FOREACH t IN ARRAY ARRAY['intelligence_category', 'intelligence_sensitive'] LOOP
    v_link := format('EXISTS (SELECT 1 FROM link k WHERE k.id = %I.link_id AND k.from_id = %I.report_id)', t, t);
    EXECUTE format('CREATE INDEX %I ON %I (link_id, said_at)', t || '_link', t);
    -- Its rows are themselves the history; a copy under the list of the record alone would be read by others.
    EXECUTE format('DROP TRIGGER z_keep_history ON %I', t);
    EXECUTE format('DROP POLICY sel ON %I', t);
    EXECUTE format('DROP POLICY ins ON %I', t);
    EXECUTE format('DROP POLICY upd ON %I', t);
    EXECUTE format('REVOKE UPDATE ON %I FROM mips_app', t);
    EXECUTE format('CREATE POLICY sel ON %I FOR SELECT USING (%s AND %s AND %s)', t, v_list, CASE t WHEN 'intelligence_category' THEN 'true' ELSE v_unit END, v_link);
    EXECUTE format('CREATE POLICY ins ON %I FOR INSERT WITH CHECK (%s AND %s AND (%s IS NULL OR (%s AND said_by = %s)))', t, v_list, v_link, v_me, v_unit, v_me);
  END LOOP;
END $do$;

-- What was said last of the people of a report, by the link, as far as the caller sees it.
CREATE FUNCTION mips.people_said(p_report uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_object_agg(c.link_id, jsonb_build_object('category', c.category, 'groundId', c.ground_id, 'by', mips.officer_json(c.said_by), 'at', c.said_at, 'sensitive', coalesce(s.kinds, '[]'))), '{}')
    FROM (SELECT DISTINCT ON (x.link_id) x.* FROM intelligence_category x WHERE x.report_id = p_report ORDER BY x.link_id, x.said_at DESC, x.id DESC) c
    LEFT JOIN LATERAL (SELECT y.kinds FROM intelligence_sensitive y WHERE y.link_id = c.link_id ORDER BY y.said_at DESC, y.id DESC LIMIT 1) s ON true $$;
GRANT EXECUTE ON FUNCTION mips.people_said(uuid) TO mips_app;
DO $do$
DECLARE v_was text := pg_get_functiondef('mips.read_intelligence(uuid)'::regprocedure); v_body text;
BEGIN
  v_body := replace(v_was, '''placed'', mips.placed_links(i.id)', '''placed'', mips.placed_links(i.id), ''said'', mips.people_said(i.id)');
  IF v_body = v_was THEN RAISE EXCEPTION 'mips.read_intelligence is not as expected'; END IF;
  EXECUTE v_body;
  -- Whoever said it does not approve what is released with it (IW-3).
  v_was := pg_get_functiondef('mips.read_evaluation(uuid)'::regprocedure);
  v_body := replace(v_was, 'UNION ALL SELECT m.answered_by, m.answered_at FROM intelligence_mention m WHERE m.report_id = p_report)',
    'UNION ALL SELECT m.answered_by, m.answered_at FROM intelligence_mention m WHERE m.report_id = p_report UNION ALL SELECT c.said_by, c.said_at FROM intelligence_category c WHERE c.report_id = p_report)');
  IF v_body = v_was THEN RAISE EXCEPTION 'mips.read_evaluation is not as expected'; END IF;
  EXECUTE v_body;
END $do$;
