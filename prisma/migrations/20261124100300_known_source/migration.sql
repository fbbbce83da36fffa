-- Whoever once knew the source of what came through the corridor reads of the report what every reader holds, and nothing of what was sent in (IV-2).
-- An owner of the database who is no superuser acts for the vault's role while this runs, and no longer.
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN EXECUTE format('GRANT mips_vault TO %I WITH INHERIT TRUE, SET TRUE', current_user); END IF;
END $$;
-- Whether the one who asks once knew the source behind a number of the corridor. It tells of nobody else, and so asks for no right on either side.
CREATE FUNCTION vault.actor_knew(p_corridor text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT vault.knew(r.source_key, vault.actor()) FROM vault.report r
    WHERE r.corridor_id = CASE WHEN p_corridor ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN p_corridor::uuid END), false) $$;
ALTER FUNCTION vault.actor_knew(text) OWNER TO mips_vault;
REVOKE ALL ON FUNCTION vault.actor_knew(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vault.actor_knew(text) TO mips_app;

CREATE FUNCTION mips.knew_source(p_report uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM intelligence_provenance v WHERE v.report_id = p_report AND v.is_product AND vault.actor_knew(v.source_key)) $$;
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN EXECUTE format('REVOKE mips_vault FROM %I', current_user); END IF;
END $$;

-- The parts of a report without the words that were sent in and the texts that readers do not hold. Its source keys stay: by them an act is refused.
CREATE FUNCTION mips.without_raw(p_parts jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT p_parts || jsonb_build_object(
    'paragraphs', (SELECT coalesce(jsonb_agg(p.part || '{"text": ""}' ORDER BY p.place), '[]') FROM jsonb_array_elements(p_parts -> 'paragraphs') WITH ORDINALITY p (part, place)),
    'texts', (SELECT coalesce(jsonb_agg(x.part ORDER BY x.place), '[]') FROM jsonb_array_elements(p_parts -> 'texts') WITH ORDINALITY x (part, place) WHERE (x.part ->> 'isLive')::boolean)) $$;

CREATE OR REPLACE FUNCTION mips.read_intelligence(p_report uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', i.id, 'reference', r.reference, 'version', r.version, 'aclId', i.acl_id, 'state', i.state, 'reportedAt', i.reported_at, 'isThreatToLife', i.is_threat_to_life, 'isSeriousHarm', i.is_serious_harm, 'isImminent', i.is_imminent,
      'usefulUntil', i.useful_until, 'isRestricted', i.acl_id <> 0, 'restrictedTo', (SELECT string_agg(coalesce(g.name, u.display_name, p.principal_id), ', ' ORDER BY coalesce(g.name, u.display_name, p.principal_id))
          FROM acl_principal p LEFT JOIN access_group g ON p.kind = 'group' AND g.id::text = p.principal_id LEFT JOIN app_user u ON p.kind = 'user' AND u.id::text = p.principal_id
         WHERE p.acl_id = i.acl_id AND i.acl_id <> 0 AND (p.valid_to IS NULL OR p.valid_to > now())),
      'submittedAt', r.created_at, 'submittedBy', mips.officer_json(i.submitted_by), 'subjects', mips.linked_people(i.id), 'places', mips.linked_places(i.id), 'events', mips.linked_events(i.id),
      'placed', mips.placed_links(i.id), 'sources', mips.sources_json(i.id), 'knewSource', k.knew) || CASE WHEN k.knew THEN mips.without_raw(mips.intelligence_parts(i.id)) ELSE mips.intelligence_parts(i.id) END
    FROM intelligence_report i JOIN record r ON r.id = i.id CROSS JOIN LATERAL (SELECT mips.knew_source(i.id) AS knew) k WHERE i.id = p_report $$;
GRANT EXECUTE ON FUNCTION mips.knew_source(uuid), mips.without_raw(jsonb) TO mips_app;
