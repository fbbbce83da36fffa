-- Whom and what a paragraph of intelligence is about is seen by who may hold that paragraph: on the report, on the page of the person, on the chart and in its history.
-- `lists`: empty for every link that is of a whole record; else the lists of the paragraphs that name its end, any of which opens it; -1 opens it to the unit alone.
ALTER TABLE link ADD COLUMN lists int[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN link.lists IS 'For a link that belongs to paragraphs of intelligence: the lists that open it (0 everybody, -1 the unit); empty for all others.';
CREATE POLICY by_paragraph ON link AS RESTRICTIVE FOR SELECT USING (lists = '{}' OR 0 = ANY (lists) OR lists && (SELECT mips.my_acls())::int[] OR (-1 = ANY (lists) AND (SELECT mips.is_intelligence_unit())));
CREATE POLICY of_paragraph ON history AS RESTRICTIVE FOR SELECT USING (table_name <> 'link' OR (coalesce(before -> 'lists', '[]') = '[]' AND coalesce(after -> 'lists', '[]') = '[]') OR EXISTS (SELECT 1 FROM link k WHERE k.id::text = row_id));

CREATE TABLE intelligence_link (
  id uuid PRIMARY KEY DEFAULT new_id(), report_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, number int NOT NULL, link_id uuid NOT NULL REFERENCES link (id) ON DELETE CASCADE, UNIQUE (link_id, number));
COMMENT ON TABLE intelligence_link IS 'Which paragraph of a report a link belongs to; read by who works on that paragraph, wrote it or holds it.';
CREATE INDEX intelligence_link_report ON intelligence_link (report_id, number);
SELECT mips.keep_with_record('intelligence_link', 'report_id');
DO $do$
DECLARE v_list text := 'acl_id = ANY ((SELECT mips.my_acls())::int[])'; v_unit text := '(SELECT mips.is_intelligence_unit())';
BEGIN
  -- Its rows are never changed, and a copy under the list of the record alone would be read by others.
  DROP TRIGGER z_keep_history ON intelligence_link;
  DROP POLICY sel ON intelligence_link;
  REVOKE UPDATE ON intelligence_link FROM mips_app;
  EXECUTE format('CREATE POLICY sel ON intelligence_link FOR SELECT USING (%s AND (mips.reaches_paragraph(report_id, number) OR mips.holds_paragraph(report_id, number)))', v_list);
END $do$;

-- Works out who may see the links of a report: of a paragraph that is live, the readers of its text; of one that was left out, the unit; of any other, the list that its writer put it on.
CREATE FUNCTION mips.place_intelligence_links(p_report uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE link k SET lists = s.lists FROM (
      SELECT n.link_id, array_agg(DISTINCT coalesce(live.reader_acl, CASE WHEN last.is_left_out AND i.state IN ('EVALUATED', 'DEVELOPED', 'RE_EVALUATION', 'QUALITY_CHECK') THEN -1 END, p.list_acl, 0) ORDER BY coalesce(live.reader_acl, CASE WHEN last.is_left_out AND i.state IN ('EVALUATED', 'DEVELOPED', 'RE_EVALUATION', 'QUALITY_CHECK') THEN -1 END, p.list_acl, 0)) AS lists
        FROM intelligence_link n JOIN intelligence_report i ON i.id = n.report_id
        LEFT JOIN LATERAL (SELECT x.reader_acl FROM intelligence_text x WHERE x.report_id = n.report_id AND x.number = n.number AND x.is_live) live ON true
        LEFT JOIN LATERAL (SELECT x.is_left_out FROM intelligence_text x WHERE x.report_id = n.report_id AND x.number = n.number ORDER BY x.version DESC LIMIT 1) last ON true
        LEFT JOIN LATERAL (SELECT q.list_acl FROM intelligence_paragraph q WHERE q.report_id = n.report_id AND q.number = n.number ORDER BY q.round DESC LIMIT 1) p ON true
       WHERE n.report_id = p_report AND n.acl_id = ANY (mips.my_acls()) GROUP BY n.link_id) s
   WHERE k.id = s.link_id AND k.lists IS DISTINCT FROM s.lists $$;
REVOKE EXECUTE ON FUNCTION mips.place_intelligence_links(uuid) FROM PUBLIC;

-- The links that belong to paragraphs, with those that the caller holds or works on.
CREATE FUNCTION mips.placed_links(p_report uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_object_agg(k.id, (SELECT coalesce(jsonb_agg(n.number ORDER BY n.number), '[]') FROM intelligence_link n WHERE n.link_id = k.id)), '{}') FROM link k WHERE k.from_id = p_report AND k.lists <> '{}' $$;

CREATE OR REPLACE FUNCTION mips.read_intelligence(p_report uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', i.id, 'reference', r.reference, 'version', r.version, 'aclId', i.acl_id, 'state', i.state, 'reportedAt', i.reported_at, 'isThreatToLife', i.is_threat_to_life, 'isSeriousHarm', i.is_serious_harm, 'isImminent', i.is_imminent,
      'usefulUntil', i.useful_until, 'isRestricted', i.acl_id <> 0, 'restrictedTo', (SELECT string_agg(coalesce(g.name, u.display_name, p.principal_id), ', ' ORDER BY coalesce(g.name, u.display_name, p.principal_id))
          FROM acl_principal p LEFT JOIN access_group g ON p.kind = 'group' AND g.id::text = p.principal_id LEFT JOIN app_user u ON p.kind = 'user' AND u.id::text = p.principal_id
         WHERE p.acl_id = i.acl_id AND i.acl_id <> 0 AND (p.valid_to IS NULL OR p.valid_to > now())),
      'submittedAt', r.created_at, 'submittedBy', mips.officer_json(i.submitted_by), 'subjects', mips.linked_people(i.id), 'places', mips.linked_places(i.id), 'events', mips.linked_events(i.id),
      'placed', mips.placed_links(i.id), 'sources', mips.sources_json(i.id)) || mips.intelligence_parts(i.id)
    FROM intelligence_report i JOIN record r ON r.id = i.id WHERE i.id = p_report $$;
GRANT EXECUTE ON FUNCTION mips.place_intelligence_links(uuid), mips.placed_links(uuid) TO mips_app;
