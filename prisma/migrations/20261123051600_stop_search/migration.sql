-- Stop and search: the record as far as it is known, each officer's form on force, and authorities for an area.
CREATE TABLE search_authority (
  id uuid PRIMARY KEY, acl_id int NOT NULL DEFAULT 0, power text NOT NULL, area text NOT NULL, reason text NOT NULL, latitude double precision, longitude double precision, radius_metres int,
  given_by uuid NOT NULL REFERENCES app_user (id), given_at timestamptz(3) NOT NULL, starts_at timestamptz(3) NOT NULL, ends_at timestamptz(3) NOT NULL, extended_by uuid REFERENCES app_user (id),
  extended_to timestamptz(3), extension_reason text,
  CHECK (ends_at > starts_at), CHECK (extended_to IS NULL OR extended_to > ends_at), CHECK ((extended_to IS NULL) = (extended_by IS NULL)), CHECK ((latitude IS NULL) = (longitude IS NULL)), CHECK (radius_metres > 0)
);
COMMENT ON TABLE search_authority IS 'An authority for searches without suspicion in an area, for a time, by rank.';
CREATE INDEX search_authority_starts_at_idx ON search_authority (starts_at);

CREATE TABLE stop_search (
  id uuid PRIMARY KEY, acl_id int NOT NULL DEFAULT 0, facts jsonb NOT NULL, state text NOT NULL DEFAULT 'OPEN', searcher_id uuid NOT NULL REFERENCES app_user (id), unit_code text,
  authority_id uuid REFERENCES record (id), extent_authority_id uuid REFERENCES app_user (id), at timestamptz(3) NOT NULL, recorded_at timestamptz(3) NOT NULL, receipt_code text NOT NULL,
  reviewed_at timestamptz(3), reviewed_by uuid REFERENCES app_user (id), supervisor_words text, closed_at timestamptz(3), closed_by uuid REFERENCES app_user (id),
  CHECK (state IN ('OPEN', 'RETURNED', 'CLOSED')), CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL)), CHECK ((reviewed_at IS NULL) = (reviewed_by IS NULL))
);
COMMENT ON TABLE stop_search IS 'A stop and search as far as it is known; who was searched, the place, the arrest and the incident are links of its record.';
CREATE UNIQUE INDEX stop_search_receipt_code_key ON stop_search (receipt_code);
CREATE INDEX stop_search_searcher_id_idx ON stop_search (searcher_id);
CREATE INDEX stop_search_at_idx ON stop_search (at);
CREATE INDEX stop_search_waiting ON stop_search (at) WHERE state <> 'CLOSED';

CREATE TABLE stop_force (
  id uuid PRIMARY KEY DEFAULT new_id(), stop_search_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, officer_id uuid NOT NULL REFERENCES app_user (id), state text NOT NULL DEFAULT 'OWED',
  facts jsonb NOT NULL DEFAULT '{"reasons": [], "tactics": []}', given_at timestamptz(3), CHECK (state IN ('OWED', 'GIVEN', 'NOT_OWED')), CHECK ((state = 'GIVEN') = (given_at IS NOT NULL))
);
COMMENT ON TABLE stop_force IS 'The form of one officer on the force that they used in a stop and search.';
CREATE UNIQUE INDEX stop_force_stop_search_id_officer_id_key ON stop_force (stop_search_id, officer_id);

SELECT mips.keep_with_record('search_authority', 'id'), mips.keep_with_record('stop_search', 'id'), mips.keep_with_record('stop_force', 'stop_search_id');

CREATE FUNCTION mips.search_authority_json(p_authority uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', a.id, 'reference', r.reference, 'version', r.version, 'marking', r.marking, 'power', a.power, 'area', a.area, 'reason', a.reason, 'latitude', a.latitude, 'longitude', a.longitude,
      'radiusMetres', a.radius_metres, 'givenBy', mips.officer_json(a.given_by), 'givenAt', a.given_at, 'startsAt', a.starts_at, 'endsAt', a.ends_at, 'extendedBy', mips.officer_json(a.extended_by),
      'extendedTo', a.extended_to, 'extensionReason', a.extension_reason)
    FROM search_authority a JOIN record r ON r.id = a.id WHERE a.id = p_authority $$;

CREATE FUNCTION mips.read_search_authority(p_authority uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT mips.search_authority_json(p_authority) || jsonb_build_object('searches', (SELECT count(*)::int FROM stop_search s WHERE s.authority_id = p_authority), 'log', mips.custody_log(p_authority)) $$;

-- The authorities that are in force at a time or end after it, newest first.
CREATE FUNCTION mips.search_authorities(p_since timestamptz, p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(mips.search_authority_json(x.id) ORDER BY x.starts_at DESC, x.id), '[]') FROM (
    SELECT a.id, a.starts_at FROM search_authority a WHERE coalesce(a.extended_to, a.ends_at) >= p_since ORDER BY a.starts_at DESC, a.id LIMIT p_limit) x $$;

CREATE FUNCTION mips.stop_officers(p_ids jsonb) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(mips.officer_json(u.id) ORDER BY u.display_name, u.id), '[]') FROM app_user u WHERE p_ids @> to_jsonb(u.id::text) $$;

CREATE FUNCTION mips.stop_search_json(p_stop uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', s.id, 'reference', r.reference, 'version', r.version, 'marking', r.marking, 'title', e.title, 'state', s.state, 'facts', s.facts, 'searcher', mips.officer_json(s.searcher_id),
      'unitCode', s.unit_code, 'authority', mips.search_authority_json(s.authority_id), 'extentAuthority', mips.officer_json(s.extent_authority_id), 'at', s.at, 'recordedAt', s.recorded_at, 'receiptCode', s.receipt_code,
      'reviewedAt', s.reviewed_at, 'reviewedBy', mips.officer_json(s.reviewed_by), 'supervisorWords', s.supervisor_words, 'closedAt', s.closed_at, 'closedBy', mips.officer_json(s.closed_by),
      'arrest', (SELECT jsonb_build_object('id', e2.id, 'reference', r2.reference, 'title', e2.title) FROM link k JOIN event e2 ON e2.id = k.from_id AND e2.kind = 'Arrest' JOIN record r2 ON r2.id = e2.id
          WHERE k.to_id = s.id AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL AND mips.may_see_kind('Arrest') ORDER BY k.created_at, k.id LIMIT 1),
      'forms', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'officer', mips.officer_json(f.officer_id), 'state', f.state, 'facts', f.facts, 'givenAt', f.given_at) ORDER BY f.id), '[]')
          FROM stop_force f WHERE f.stop_search_id = s.id AND f.state <> 'NOT_OWED'))
    FROM stop_search s JOIN event e ON e.id = s.id JOIN record r ON r.id = s.id WHERE s.id = p_stop $$;

CREATE FUNCTION mips.read_stop_search(p_stop uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT mips.stop_search_json(s.id) || jsonb_build_object('people', mips.linked_people(s.id), 'location', mips.location_brief(mips.place_of_event(s.id)), 'events', mips.linked_events(s.id),
      'others', mips.stop_officers(coalesce((SELECT jsonb_agg(o -> 'userId') FROM jsonb_array_elements(s.facts -> 'others') o), '[]')), 'log', mips.custody_log(s.id), 'sources', mips.sources_json(s.id))
    FROM stop_search s WHERE s.id = p_stop $$;

-- The searches of an officer, or those that wait for a supervisor, or the newest of all.
CREATE FUNCTION mips.stop_searches(p_scope text, p_user uuid, p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(mips.stop_search_json(x.id) || jsonb_build_object('person', (SELECT b.person FROM link k JOIN person_record p ON p.id = k.to_id, mips.people_json(ARRAY[p.nominal_id]) b
        WHERE k.from_id = x.id AND k.role = 'SEARCHED' AND k.valid_to IS NULL AND mips.may_see_kind('PersonRecord') ORDER BY k.created_at, k.id LIMIT 1)) ORDER BY x.at DESC, x.id), '[]') FROM (
    SELECT s.id, s.at FROM stop_search s WHERE p_scope = 'ALL' OR (p_scope = 'MINE' AND s.searcher_id = p_user) OR (p_scope = 'WAITING' AND s.state <> 'CLOSED') ORDER BY s.at DESC, s.id LIMIT p_limit) x $$;

-- What is published of a span: closed searches on no list; the published record is the same for every reader.
CREATE FUNCTION mips.stop_searches_published(p_from timestamptz, p_to timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('facts', coalesce(jsonb_agg(s.facts ORDER BY s.at, s.id) FILTER (WHERE s.state = 'CLOSED'), '[]'), 'open', count(*) FILTER (WHERE s.state <> 'CLOSED')::int)
    FROM stop_search s WHERE s.acl_id = 0 AND s.at >= p_from AND s.at < p_to $$;

-- How the officer filled in what does not change from one search to the next.
CREATE FUNCTION mips.stop_search_last(p_user uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('searcherSex', s.facts ->> 'searcherSex', 'isPlainClothes', s.facts -> 'isPlainClothes') FROM stop_search s WHERE s.searcher_id = p_user ORDER BY s.recorded_at DESC, s.id DESC LIMIT 1 $$;

-- The arrests that an officer made since a time, newest first.
CREATE FUNCTION mips.stop_search_arrests(p_user uuid, p_since timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(to_jsonb(x)), '[]') FROM (
    SELECT e.id, r.reference, e.title, a.arrested_at AS at FROM arrest a JOIN event e ON e.id = a.id JOIN record r ON r.id = a.id
     WHERE a.arrested_at >= p_since AND mips.may_see_kind('Arrest') AND EXISTS (SELECT 1 FROM event_officer o WHERE o.event_id = a.id AND o.user_id = p_user) ORDER BY a.arrested_at DESC, a.id LIMIT 20) x $$;

GRANT EXECUTE ON FUNCTION mips.search_authority_json(uuid), mips.read_search_authority(uuid), mips.search_authorities(timestamptz, int), mips.stop_officers(jsonb), mips.stop_search_json(uuid),
  mips.read_stop_search(uuid), mips.stop_searches(text, uuid, int), mips.stop_searches_published(timestamptz, timestamptz), mips.stop_search_last(uuid), mips.stop_search_arrests(uuid, timestamptz) TO mips_app;
