-- Missing people: the report, its gradings, actions, sightings, notices, interviews after the return, and police protection.
CREATE TABLE missing_episode (
  id uuid PRIMARY KEY, acl_id int NOT NULL DEFAULT 0, state text NOT NULL, level text, graded_at timestamptz(3), rationale text, factors jsonb NOT NULL DEFAULT '[]', agreed_review_at timestamptz(3),
  reported_at timestamptz(3) NOT NULL, last_seen_at timestamptz(3), last_seen_words text, wearing text, appearance text, informant_relation text, informant_contact text, likely_places text, carries text, medication text,
  owner_unit text NOT NULL, marker_id uuid, found_at timestamptz(3), found_location_id uuid REFERENCES record (id) ON DELETE SET NULL, found_where text, found_by text, found_how text, found_condition text,
  authority_told_at timestamptz(3), no_prevention_reason text, end_reason text, ended_at timestamptz(3),
  CHECK (state IN ('REPORTED', 'OPEN', 'LONG_TERM', 'FOUND', 'PREVENTION_DONE', 'CLOSED', 'DECEASED', 'CANCELLED')), CHECK (level IN ('VL', 'LO', 'ME', 'HI')), CHECK ((level IS NULL) = (graded_at IS NULL)),
  CHECK (state NOT IN ('FOUND', 'PREVENTION_DONE') OR found_at IS NOT NULL)
);
COMMENT ON TABLE missing_episode IS 'A report of somebody missing; where they were found is kept for the next time.';
CREATE INDEX missing_episode_open ON missing_episode (state) WHERE state IN ('REPORTED', 'OPEN', 'LONG_TERM', 'FOUND', 'PREVENTION_DONE');

CREATE TABLE missing_review (
  id uuid PRIMARY KEY DEFAULT new_id(), episode_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, at timestamptz(3) NOT NULL, by_id uuid NOT NULL REFERENCES app_user (id), rank text NOT NULL,
  from_level text, level text NOT NULL, rationale text NOT NULL, CHECK (level IN ('VL', 'LO', 'ME', 'HI'))
);
COMMENT ON TABLE missing_review IS 'A grading of the risk, or a review that left it as it was; the rank tells which clock it counts for (MP-2).';
CREATE INDEX missing_review_episode ON missing_review (episode_id);

CREATE TABLE missing_action (
  id uuid PRIMARY KEY DEFAULT new_id(), episode_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, kind text NOT NULL, words text NOT NULL, owner_id uuid NOT NULL REFERENCES app_user (id), due_at timestamptz(3),
  raised_by uuid NOT NULL REFERENCES app_user (id), raised_at timestamptz(3) NOT NULL, done_at timestamptz(3), done_by uuid REFERENCES app_user (id), result text, CHECK ((done_at IS NULL) = (result IS NULL))
);
COMMENT ON TABLE missing_action IS 'What is done to find somebody: its owner, when it is due, and what came of it.';
CREATE INDEX missing_action_episode ON missing_action (episode_id);

CREATE TABLE missing_sighting (
  id uuid PRIMARY KEY DEFAULT new_id(), episode_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, seen_at timestamptz(3) NOT NULL, location_id uuid REFERENCES record (id) ON DELETE SET NULL, where_words text, words text NOT NULL,
  told_by text, is_confirmed boolean NOT NULL DEFAULT false, recorded_by uuid NOT NULL REFERENCES app_user (id), recorded_at timestamptz(3) NOT NULL
);
COMMENT ON TABLE missing_sighting IS 'Somebody says that they saw the person: where, when, and whether it was confirmed.';
CREATE INDEX missing_sighting_episode ON missing_sighting (episode_id);

CREATE TABLE missing_notice (
  id uuid PRIMARY KEY DEFAULT new_id(), episode_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, partner text NOT NULL, to_words text, words text NOT NULL, told_at timestamptz(3) NOT NULL,
  told_by uuid NOT NULL REFERENCES app_user (id), receipt_at timestamptz(3), receipt_words text, receipt_by uuid REFERENCES app_user (id), CHECK ((receipt_at IS NULL) = (receipt_by IS NULL))
);
COMMENT ON TABLE missing_notice IS 'A partner who was told, and their receipt: told without a receipt is not received.';
CREATE INDEX missing_notice_episode ON missing_notice (episode_id);

CREATE TABLE missing_interview (
  id uuid PRIMARY KEY DEFAULT new_id(), episode_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, kind text NOT NULL, step text NOT NULL, at timestamptz(3) NOT NULL, by_words text NOT NULL, is_in_person boolean,
  is_harm_asked boolean, harm text, may_tell_family boolean, is_family_told boolean, summary text, recorded_by uuid NOT NULL REFERENCES app_user (id), recorded_at timestamptz(3) NOT NULL,
  CHECK (kind IN ('PREVENTION', 'RETURN')), CHECK (step IN ('OFFERED', 'DECLINED', 'DONE'))
);
COMMENT ON TABLE missing_interview IS 'The prevention interview by police and the return home interview by somebody independent, step by step.';
CREATE INDEX missing_interview_episode ON missing_interview (episode_id);

CREATE TABLE police_protection (
  id uuid PRIMARY KEY DEFAULT new_id(), episode_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, started_at timestamptz(3) NOT NULL, ended_at timestamptz(3), ground text, place_of_safety text, designated_officer text,
  is_authority_told boolean NOT NULL DEFAULT false, is_child_told boolean NOT NULL DEFAULT false, recorded_by uuid NOT NULL REFERENCES app_user (id), recorded_at timestamptz(3) NOT NULL,
  ended_by uuid REFERENCES app_user (id), end_words text
);
COMMENT ON TABLE police_protection IS 'Police protection of a child under the Children Act 1989 s.46, at most 72 hours.';
CREATE INDEX police_protection_episode ON police_protection (episode_id);
CREATE UNIQUE INDEX police_protection_one ON police_protection (episode_id) WHERE ended_at IS NULL;

SELECT mips.keep_with_record('missing_episode', 'id');
SELECT mips.keep_with_record('missing_review', 'episode_id');
SELECT mips.keep_with_record('missing_action', 'episode_id');
SELECT mips.keep_with_record('missing_sighting', 'episode_id');
SELECT mips.keep_with_record('missing_notice', 'episode_id');
SELECT mips.keep_with_record('missing_interview', 'episode_id');
SELECT mips.keep_with_record('police_protection', 'episode_id');

-- A place on the map that this reader may see; null for one that they may not.
CREATE FUNCTION mips.map_place(p_location uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', l.id, 'address', mips.address_line(l), 'easting', l.easting, 'northing', l.northing) FROM location l WHERE l.id = p_location AND mips.may_see_kind('Location') $$;

-- The reports of one person missing, newest first, with where they were found.
CREATE FUNCTION mips.missing_of(p_nominal uuid, p_except uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x."reportedAt" DESC, x.id), '[]') FROM (
    SELECT DISTINCT m.id, r.reference, m.state, m.level, m.reported_at AS "reportedAt", m.found_at AS "foundAt", m.found_where AS "foundWhere", mips.map_place(m.found_location_id) AS place
      FROM person_record p JOIN link k ON k.to_id = p.id AND k.role = 'MISSING' AND k.valid_to IS NULL JOIN missing_episode m ON m.id = k.from_id JOIN record r ON r.id = m.id
     WHERE p.nominal_id = p_nominal AND mips.may_see_kind('MissingEpisode') AND m.id IS DISTINCT FROM p_except ORDER BY m.reported_at DESC LIMIT 50) x $$;

-- What the store holds of somebody who is missing: how they look, what warns of them, earlier reports and how to reach them.
CREATE FUNCTION mips.missing_known(p_nominal uuid, p_except uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('look', (SELECT d.description FROM mips.descriptions_of(p_nominal) d WHERE d.description ->> 'withdrawnAt' IS NULL LIMIT 1), 'earlier', mips.missing_of(p_nominal, p_except)) $$;

CREATE FUNCTION mips.read_missing(p_episode uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', m.id, 'reference', r.reference, 'version', r.version, 'marking', r.marking, 'title', e.title, 'aclId', m.acl_id, 'state', m.state, 'level', m.level, 'gradedAt', m.graded_at,
      'rationale', m.rationale, 'factors', m.factors, 'agreedReviewAt', m.agreed_review_at, 'reportedAt', m.reported_at, 'lastSeenAt', m.last_seen_at, 'lastSeenWords', m.last_seen_words, 'wearing', m.wearing,
      'appearance', m.appearance, 'informantRelation', m.informant_relation, 'informantContact', m.informant_contact, 'likelyPlaces', m.likely_places, 'carries', m.carries, 'medication', m.medication,
      'circumstances', e.summary, 'ownerUnit', m.owner_unit, 'markerId', m.marker_id, 'foundAt', m.found_at, 'foundPlace', mips.map_place(m.found_location_id), 'foundWhere', m.found_where, 'foundBy', m.found_by,
      'foundHow', m.found_how, 'foundCondition', m.found_condition, 'authorityToldAt', m.authority_told_at, 'noPreventionReason', m.no_prevention_reason, 'endReason', m.end_reason, 'endedAt', m.ended_at,
      'location', mips.location_brief(w.place), 'lastSeenPlace', mips.map_place(w.place), 'people', mips.linked_people(m.id), 'officers', mips.officers_json(m.id), 'events', mips.linked_events(m.id),
      'known', mips.missing_known((SELECT p.nominal_id FROM link k JOIN person_record p ON p.id = k.to_id WHERE k.from_id = m.id AND k.role = 'MISSING' AND k.valid_to IS NULL ORDER BY k.created_at LIMIT 1), m.id),
      'reviews', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'at', v.at, 'by', mips.officer_json(v.by_id), 'rank', v.rank, 'fromLevel', v.from_level, 'level', v.level, 'rationale', v.rationale) ORDER BY v.at, v.id), '[]')
          FROM missing_review v WHERE v.episode_id = m.id),
      'actions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'words', a.words, 'owner', mips.officer_json(a.owner_id), 'dueAt', a.due_at, 'raisedAt', a.raised_at,
          'raisedBy', mips.officer_json(a.raised_by), 'doneAt', a.done_at, 'doneBy', mips.officer_json(a.done_by), 'result', a.result) ORDER BY a.done_at IS NOT NULL, a.due_at NULLS LAST, a.raised_at, a.id), '[]')
          FROM missing_action a WHERE a.episode_id = m.id),
      'sightings', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'seenAt', s.seen_at, 'place', mips.map_place(s.location_id), 'whereWords', s.where_words, 'words', s.words, 'toldBy', s.told_by,
          'isConfirmed', s.is_confirmed, 'recordedBy', mips.officer_json(s.recorded_by), 'recordedAt', s.recorded_at) ORDER BY s.seen_at DESC, s.id), '[]') FROM missing_sighting s WHERE s.episode_id = m.id),
      'notices', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'partner', n.partner, 'toWords', n.to_words, 'words', n.words, 'toldAt', n.told_at, 'toldBy', mips.officer_json(n.told_by),
          'receiptAt', n.receipt_at, 'receiptWords', n.receipt_words) ORDER BY n.told_at, n.id), '[]') FROM missing_notice n WHERE n.episode_id = m.id),
      'interviews', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'step', i.step, 'at', i.at, 'byWords', i.by_words, 'isInPerson', i.is_in_person, 'isHarmAsked', i.is_harm_asked,
          'harm', i.harm, 'mayTellFamily', i.may_tell_family, 'isFamilyTold', i.is_family_told, 'summary', i.summary) ORDER BY i.at, i.id), '[]') FROM missing_interview i WHERE i.episode_id = m.id),
      'protections', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'startedAt', q.started_at, 'endedAt', q.ended_at, 'ground', q.ground, 'placeOfSafety', q.place_of_safety,
          'designatedOfficer', q.designated_officer, 'isAuthorityTold', q.is_authority_told, 'isChildTold', q.is_child_told, 'endWords', q.end_words) ORDER BY q.started_at DESC, q.id), '[]')
          FROM police_protection q WHERE q.episode_id = m.id),
      'log', mips.custody_log(m.id))
    FROM missing_episode m JOIN event e ON e.id = m.id JOIN record r ON r.id = m.id CROSS JOIN LATERAL (SELECT mips.place_of_event(m.id) AS place) w WHERE m.id = p_episode $$;

-- Who is missing or came back and is not done with; the rest of the ranking is made from these rows.
CREATE FUNCTION mips.missing_desk(p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x."reportedAt", x.id), '[]') FROM (
    SELECT m.id, r.reference, m.state, m.level, m.graded_at AS "gradedAt", m.agreed_review_at AS "agreedReviewAt", m.reported_at AS "reportedAt", m.last_seen_at AS "lastSeenAt", m.found_at AS "foundAt",
        m.authority_told_at AS "authorityToldAt", m.no_prevention_reason AS "noPreventionReason", m.owner_unit AS "ownerUnit", mips.linked_people(m.id) AS people, mips.location_brief(mips.place_of_event(m.id)) AS location,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('at', v.at, 'rank', v.rank)), '[]') FROM missing_review v WHERE v.episode_id = m.id) AS reviews,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', i.kind, 'step', i.step, 'at', i.at)), '[]') FROM missing_interview i WHERE i.episode_id = m.id) AS interviews,
        (SELECT count(*)::int FROM missing_action a WHERE a.episode_id = m.id AND a.done_at IS NULL) AS "openActions",
        (SELECT count(*)::int FROM missing_sighting s WHERE s.episode_id = m.id) AS sightings
      FROM missing_episode m JOIN record r ON r.id = m.id WHERE m.state IN ('REPORTED', 'OPEN', 'LONG_TERM', 'FOUND', 'PREVENTION_DONE')
     ORDER BY m.found_at IS NOT NULL, coalesce(array_position(ARRAY['HI', 'ME', 'LO', 'VL'], m.level), 0), m.reported_at LIMIT p_limit) x $$;

GRANT EXECUTE ON FUNCTION mips.map_place(uuid), mips.missing_of(uuid, uuid), mips.missing_known(uuid, uuid), mips.read_missing(uuid), mips.missing_desk(int) TO mips_app;
