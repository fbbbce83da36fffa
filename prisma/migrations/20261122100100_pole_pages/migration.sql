-- What a place, an object or an event page is told, each in one answer; and what a record was at a time.

-- Kinds of record need their own permission, wherever they would show: a link must not tell what a page would not.
CREATE FUNCTION mips.may_see_kind(p_kind text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT mips.may(CASE p_kind WHEN 'Nominal' THEN 'nominal.person.read' WHEN 'PersonRecord' THEN 'nominal.person.read' WHEN 'Location' THEN 'pole.location.read'
    WHEN 'Object' THEN 'pole.object.read' WHEN 'Incident' THEN 'incident.event.read' WHEN 'Crime' THEN 'incident.event.read' WHEN 'Arrest' THEN 'arrest.event.read'
    WHEN 'CustodyRecord' THEN 'custody.record.read' WHEN 'VulnerabilityReport' THEN 'safeguarding.report.read' WHEN 'AsbReport' THEN 'safeguarding.report.read'
    WHEN 'IntelligenceReport' THEN 'intelligence.entry.read' ELSE 'nobody' END) $$;

CREATE FUNCTION mips.officer_json(p_user uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', u.id, 'staffNumber', u.staff_number, 'displayName', u.display_name, 'rank', u.rank) FROM app_user u WHERE u.id = p_user $$;

-- The markers of records, live ones first and worst first.
CREATE FUNCTION mips.markers_json(p_records uuid[], p_live_only boolean) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'recordId', m.record_id, 'recordKind', r.kind, 'code', m.code, 'category', m.category, 'severity', m.severity, 'reason', m.reason,
      'sourceId', m.source_id, 'sourceText', m.source_text, 'owner', mips.officer_json(m.owner_id), 'authorisedBy', mips.officer_json(m.authorised_by),
      'startsOn', m.starts_on, 'reviewOn', m.review_on, 'endedOn', m.ended_on, 'endReason', m.end_reason)
    ORDER BY m.ended_on IS NOT NULL, m.severity DESC, m.starts_on DESC, m.id), '[]')
    FROM marker m JOIN record r ON r.id = m.record_id WHERE m.record_id = ANY (p_records) AND (m.ended_on IS NULL OR NOT p_live_only) $$;

-- Nominals in the form that pages of places, objects and events name people.
CREATE FUNCTION mips.people_json(p_nominals uuid[]) RETURNS TABLE (nominal_id uuid, person jsonb) LANGUAGE sql STABLE AS $$
  SELECT b.nominal_id, jsonb_build_object('nominalId', b.nominal_id, 'reference', b.reference, 'forename', b.forename, 'middle', b.middle, 'surname', b.surname,
      'dob', b.dob, 'dobPrecision', b.dob_precision, 'sex', b.sex, 'photograph', b.photograph, 'markers', mips.markers_json(b.records || b.nominal_id, true))
    FROM mips.nominal_briefs(p_nominals) b $$;

-- The links of a record seen from it: the other end, whichever way the link runs.
CREATE FUNCTION mips.links_of(p_record uuid) RETURNS TABLE (link_id uuid, other_id uuid, other_kind text, other_reference text, outward boolean, role text, note text, confidence text,
  origin text, valid_from timestamptz, valid_to timestamptz, created_at timestamptz) LANGUAGE sql STABLE AS $$
  SELECT k.id, r.id, r.kind, r.reference, k.outward, k.role, k.note, k.confidence, k.origin, k.valid_from, k.valid_to, k.created_at
    FROM (SELECT l.*, l.to_id AS other, true AS outward FROM link l WHERE l.from_id = p_record
          UNION ALL SELECT l.*, l.from_id, false FROM link l WHERE l.to_id = p_record) k
    JOIN record r ON r.id = k.other WHERE mips.may_see_kind(r.kind) $$;

CREATE FUNCTION mips.linked_people(p_record uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH k AS (SELECT l.*, p.nominal_id FROM mips.links_of(p_record) l JOIN person_record p ON p.id = l.other_id),
       b AS (SELECT * FROM mips.people_json(ARRAY(SELECT DISTINCT nominal_id FROM k)))
  SELECT coalesce(jsonb_agg(b.person || jsonb_build_object('personRecordId', k.other_id, 'linkId', k.link_id, 'role', k.role, 'note', k.note, 'confidence', k.confidence,
      'origin', k.origin, 'validFrom', k.valid_from, 'validTo', k.valid_to) ORDER BY k.valid_to IS NOT NULL, k.created_at, k.link_id), '[]')
    FROM k JOIN b ON b.nominal_id = k.nominal_id $$;

CREATE FUNCTION mips.linked_objects(p_record uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('linkId', k.link_id, 'id', o.id, 'reference', k.other_reference, 'kind', o.kind, 'label', o.label, 'keyValue', o.key_value,
      'role', k.role, 'validFrom', k.valid_from, 'validTo', k.valid_to) ORDER BY k.valid_to IS NOT NULL, k.created_at DESC, k.link_id), '[]')
    FROM mips.links_of(p_record) k JOIN object o ON o.id = k.other_id $$;

CREATE FUNCTION mips.linked_places(p_record uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('linkId', k.link_id, 'id', l.id, 'address', mips.address_line(l), 'role', k.role, 'validFrom', k.valid_from, 'validTo', k.valid_to)
      ORDER BY k.valid_to IS NOT NULL, k.created_at DESC, k.link_id), '[]')
    FROM mips.links_of(p_record) k JOIN location l ON l.id = k.other_id $$;

-- The newest hundred events; older ones are found by search.
CREATE FUNCTION mips.linked_events(p_record uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('linkId', x.link_id, 'id', x.id, 'kind', x.kind, 'reference', x.other_reference, 'title', x.title, 'status', x.status,
      'occurredFrom', x.occurred_from, 'role', x.role) ORDER BY x.occurred_from DESC, x.link_id), '[]')
    FROM (SELECT k.link_id, e.id, e.kind, k.other_reference, e.title, e.status, e.occurred_from, k.role
            FROM mips.links_of(p_record) k JOIN event e ON e.id = k.other_id WHERE k.valid_to IS NULL ORDER BY e.occurred_from DESC, k.link_id LIMIT 100) x $$;

CREATE FUNCTION mips.photographs_json(p_record uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'recordId', a.record_id, 'caption', a.caption, 'takenOn', a.taken_on, 'sourceText', a.source_text,
      'widthPixels', a.width_pixels, 'heightPixels', a.height_pixels, 'addedAt', a.created_at) ORDER BY coalesce(a.taken_on, a.created_at::date) DESC, a.id), '[]')
    FROM attachment a WHERE a.record_id = p_record AND a.kind = 'photograph' AND mips.may('pole.photograph.read') $$;

-- The last word on how each fact came.
CREATE FUNCTION mips.sources_json(p_record uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('field', f.field, 'how', f.how, 'carriedFromId', f.carried_from_id, 'by', u.display_name, 'at', f.created_at) ORDER BY f.field), '[]')
    FROM (SELECT DISTINCT ON (field) * FROM fact_origin WHERE record_id = p_record ORDER BY field, id DESC) f LEFT JOIN app_user u ON u.id = f.created_by $$;

CREATE FUNCTION mips.location_brief(p_location uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', l.id, 'reference', r.reference, 'address', mips.address_line(l), 'postcode', l.postcode, 'kind', l.kind, 'isMatched', l.is_matched,
      'markers', mips.markers_json(ARRAY[l.id], true))
    FROM location l JOIN record r ON r.id = l.id WHERE l.id = p_location $$;

CREATE FUNCTION mips.read_location(p_location uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', l.id, 'reference', r.reference, 'version', r.version, 'marking', r.marking, 'kind', l.kind, 'address', mips.address_line(l), 'uprn', l.uprn,
      'subBuilding', l.sub_building, 'buildingName', l.building_name, 'buildingNumber', l.building_number, 'street', l.street, 'locality', l.locality, 'town', l.town,
      'postcode', l.postcode, 'latitude', l.latitude, 'longitude', l.longitude, 'easting', l.easting, 'northing', l.northing, 'asDescribed', l.as_described, 'isMatched', l.is_matched,
      'markers', mips.markers_json(ARRAY[l.id], false), 'people', mips.linked_people(l.id), 'objects', mips.linked_objects(l.id), 'events', mips.linked_events(l.id),
      'photographs', mips.photographs_json(l.id), 'sources', mips.sources_json(l.id))
    FROM location l JOIN record r ON r.id = l.id WHERE l.id = p_location $$;

CREATE FUNCTION mips.read_object(p_object uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', o.id, 'reference', r.reference, 'version', r.version, 'marking', r.marking, 'kind', o.kind, 'label', o.label, 'keyValue', o.key_value,
      'details', o.details, 'markers', mips.markers_json(ARRAY[o.id], false), 'people', mips.linked_people(o.id), 'places', mips.linked_places(o.id), 'events', mips.linked_events(o.id),
      'photographs', mips.photographs_json(o.id), 'sources', mips.sources_json(o.id))
    FROM object o JOIN record r ON r.id = o.id WHERE o.id = p_object $$;

CREATE FUNCTION mips.officers_json(p_event uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(mips.officer_json(x.user_id) || jsonb_build_object('assignmentId', x.id, 'role', x.role, 'from', x.valid_from, 'to', x.valid_to)
      ORDER BY x.valid_to IS NOT NULL, x.valid_from, x.id), '[]') FROM event_officer x WHERE x.event_id = p_event $$;

CREATE FUNCTION mips.log_json(p_record uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'kind', g.kind, 'happenedAt', g.happened_at, 'recordedAt', g.recorded_at, 'author', u.display_name, 'text', g.text,
      'correctsId', g.corrects_id, 'lateReason', g.late_reason) ORDER BY g.happened_at DESC, g.id DESC), '[]')
    FROM log_entry g LEFT JOIN app_user u ON u.id = g.author_id WHERE g.record_id = p_record $$;

-- Where an event happened, when this reader may see the place.
CREATE FUNCTION mips.place_of_event(p_event uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT k.to_id FROM link k JOIN location l ON l.id = k.to_id WHERE k.from_id = p_event AND k.role = 'OCCURRED_AT' AND k.valid_to IS NULL ORDER BY k.created_at DESC, k.id LIMIT 1 $$;

CREATE FUNCTION mips.read_incident(p_incident uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', i.id, 'reference', r.reference, 'version', r.version, 'marking', r.marking, 'title', e.title, 'incidentType', i.incident_type, 'grade', i.grade,
      'status', e.status, 'summary', e.summary, 'occurredAt', e.occurred_from, 'openedAt', i.opened_at, 'openedBy', u.display_name, 'firstAssignedAt', i.first_assigned_at,
      'arrivedAt', i.arrived_at, 'closedAt', i.closed_at, 'closingCode', i.closing_code, 'callerName', i.caller_name, 'callerPhone', i.caller_phone, 'callerIsVictim', i.caller_is_victim,
      'location', mips.location_brief(p.place), 'knownAtLocation', CASE WHEN p.place IS NULL THEN '[]'::jsonb ELSE mips.linked_people(p.place) END,
      'people', mips.linked_people(i.id), 'objects', mips.linked_objects(i.id), 'officers', mips.officers_json(i.id), 'arising', mips.linked_events(i.id),
      'photographs', mips.photographs_json(i.id), 'log', mips.log_json(i.id), 'sources', mips.sources_json(i.id))
    FROM incident i JOIN event e ON e.id = i.id JOIN record r ON r.id = i.id LEFT JOIN app_user u ON u.id = r.created_by
    CROSS JOIN LATERAL (SELECT mips.place_of_event(i.id) AS place) p WHERE i.id = p_incident $$;

-- A record's rows as they stood: the first change after the time tells what was there before it.
CREATE FUNCTION mips.rows_as_at(p_record uuid, p_at timestamptz) RETURNS TABLE (thing text, row_id text, fields jsonb) LANGUAGE plpgsql STABLE AS $$
DECLARE t record; v_born timestamptz;
BEGIN
  SELECT r.created_at INTO v_born FROM record r WHERE r.id = p_record;
  IF v_born IS NULL OR v_born > p_at THEN RETURN; END IF;
  FOR t IN SELECT * FROM (VALUES ('record','id'),('location','id'),('object','id'),('event','id'),('incident','id'),('arrest','id'),('custody_record','id'),('vulnerability_report','id'),
    ('asb_report','id'),('intelligence_report','id'),('crime','id'),('nominal','id'),('person_record','id'),('person_name','person_record_id'),('person_identifier','person_record_id'),
    ('marker','record_id'),('attachment','record_id'),('event_officer','event_id'),('event_offence','event_id'),('link','from_id')) AS v(tab, col) LOOP
    RETURN QUERY EXECUTE format($q$
      WITH later AS (SELECT DISTINCT ON (h.row_id) h.row_id, h.before FROM history h WHERE h.record_id = $1 AND h.table_name = %L AND h.changed_at > $2 ORDER BY h.row_id, h.changed_at, h.id),
           present AS (SELECT to_jsonb(x) AS fields FROM %I x WHERE x.%I = $1)
      SELECT %L::text, s.id, s.fields FROM (
        SELECT p.fields ->> 'id' AS id, coalesce(l.before, p.fields) AS fields FROM present p LEFT JOIN later l ON l.row_id = p.fields ->> 'id'
        UNION ALL SELECT l.row_id, l.before FROM later l WHERE NOT EXISTS (SELECT 1 FROM present p WHERE p.fields ->> 'id' = l.row_id)) s
       WHERE coalesce((s.fields ->> 'created_at')::timestamptz, (s.fields ->> 'valid_from')::timestamptz, $3) <= $2 ORDER BY s.id $q$, t.tab, t.tab, t.col, t.tab) USING p_record, p_at, v_born;
  END LOOP;
END $$;

GRANT EXECUTE ON FUNCTION mips.may_see_kind(text), mips.officer_json(uuid), mips.markers_json(uuid[], boolean), mips.people_json(uuid[]), mips.links_of(uuid), mips.linked_people(uuid),
  mips.linked_objects(uuid), mips.linked_places(uuid), mips.linked_events(uuid), mips.photographs_json(uuid), mips.sources_json(uuid), mips.location_brief(uuid), mips.read_location(uuid),
  mips.read_object(uuid), mips.officers_json(uuid), mips.log_json(uuid), mips.place_of_event(uuid), mips.read_incident(uuid), mips.rows_as_at(uuid, timestamptz) TO mips_app;
