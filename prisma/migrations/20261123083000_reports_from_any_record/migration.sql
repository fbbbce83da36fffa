-- A report on a child or an adult is raised from any record in which one is met, not from incidents alone.
-- What an event arises from, and what that arises from: the arrest and the incident behind a stay. The nearest first.
CREATE FUNCTION mips.events_behind(p_event uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  WITH RECURSIVE behind (id, depth) AS (
    SELECT k.to_id, 1 FROM link k JOIN event e ON e.id = k.to_id WHERE k.from_id = p_event AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL
    UNION
    SELECT k.to_id, b.depth + 1 FROM behind b JOIN link k ON k.from_id = b.id AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL JOIN event e ON e.id = k.to_id WHERE b.depth < 3)
  SELECT coalesce(array_agg(x.id ORDER BY x.depth, x.id), '{}') FROM (SELECT b.id, min(b.depth) AS depth FROM behind b JOIN event e ON e.id = b.id
     WHERE b.id <> p_event AND e.kind IN ('Incident', 'Crime', 'Arrest') AND e.kind = ANY (mips.readable_event_kinds()) GROUP BY b.id) x $$;

DROP FUNCTION mips.report_basis(uuid);
CREATE FUNCTION mips.report_basis(p_event uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('event', jsonb_build_object('id', e.id, 'kind', e.kind, 'reference', r.reference, 'version', r.version, 'title', e.title, 'incidentType', i.incident_type, 'status', e.status,
      'summary', coalesce(e.summary, ''), 'occurredAt', e.occurred_from, 'handlingCode', n.handling_code, 'isRestricted', r.acl_id <> 0), 'aclId', r.acl_id,
      'location', mips.location_brief(coalesce(mips.place_of_event(e.id), (SELECT mips.place_of_event(b.id) FROM unnest(mips.events_behind(e.id)) WITH ORDINALITY AS b (id, place)
          WHERE mips.place_of_event(b.id) IS NOT NULL ORDER BY b.place LIMIT 1))),
      'officers', mips.officers_json(e.id), 'people', mips.linked_people(e.id), 'behind', to_jsonb(mips.events_behind(e.id)))
    FROM event e JOIN record r ON r.id = e.id LEFT JOIN incident i ON i.id = e.id LEFT JOIN intelligence_report n ON n.id = e.id
   WHERE e.id = p_event AND e.kind = ANY (mips.readable_event_kinds()) $$;

-- The arrest that makes a report a duty (SG-03) is the event itself, one behind it, or one that arises from it.
DO $do$
DECLARE v_old text := pg_get_functiondef('mips.subject_background(uuid, uuid)'::regprocedure);
BEGIN
  IF v_old NOT LIKE '%FROM link f JOIN arrest a ON a.id = f.from_id%WHERE f.to_id = p_incident AND f.role = ''ARISES_FROM'' AND f.valid_to IS NULL%' THEN RAISE EXCEPTION 'subject_background is not as this migration knows it'; END IF;
  EXECUTE replace(replace(v_old, 'FROM link f JOIN arrest a ON a.id = f.from_id', 'FROM arrest a'),
    'WHERE f.to_id = p_incident AND f.role = ''ARISES_FROM'' AND f.valid_to IS NULL',
    'WHERE (a.id = p_incident OR a.id = ANY (mips.events_behind(p_incident)) OR a.id IN (SELECT f.from_id FROM link f WHERE f.to_id = p_incident AND f.role = ''ARISES_FROM'' AND f.valid_to IS NULL))');
END $do$;

GRANT EXECUTE ON FUNCTION mips.events_behind(uuid), mips.report_basis(uuid) TO mips_app;
