-- Running an investigation: where it stands and whose it is, its plan, actions, decisions, reviews, thread, suspects and series.
CREATE TABLE investigation (
  id uuid PRIMARY KEY, acl_id int NOT NULL DEFAULT 0, state text NOT NULL DEFAULT 'NEW', unit_code text, officer_id uuid REFERENCES app_user (id), accepted_at timestamptz(3), allocated_at timestamptz(3),
  factors jsonb NOT NULL DEFAULT '[]', is_vulnerable boolean NOT NULL DEFAULT false, level_needed int NOT NULL DEFAULT 1, solvability int NOT NULL DEFAULT 0, harm int NOT NULL DEFAULT 0,
  assessed_by uuid REFERENCES app_user (id), assessed_at timestamptz(3), next_review_on date, decisions int NOT NULL DEFAULT 0, created_at timestamptz(3) NOT NULL,
  CHECK (state IN ('NEW', 'ASSESSED', 'FILED', 'ALLOCATED', 'ACTIVE', 'SUSPECT_MANAGEMENT', 'AWAITING_FORENSIC', 'AWAITING_THIRD_PARTY', 'AWAITING_CHARGE', 'POST_CHARGE', 'PENDING_FINALISATION', 'FINALISED', 'REOPENED')),
  CHECK (level_needed BETWEEN 1 AND 4)
);
COMMENT ON TABLE investigation IS 'The work on a crime, one row for each crime that is worked on; the crime itself is what counts.';
CREATE INDEX investigation_officer ON investigation (officer_id, harm DESC) WHERE officer_id IS NOT NULL AND state NOT IN ('FILED', 'FINALISED');
CREATE INDEX investigation_unit ON investigation (unit_code, harm DESC) WHERE state NOT IN ('FILED', 'FINALISED');
CREATE INDEX investigation_unallocated ON investigation (harm DESC, created_at) WHERE officer_id IS NULL AND state NOT IN ('FILED', 'FINALISED');

CREATE TABLE investigation_step (
  id uuid PRIMARY KEY DEFAULT new_id(), crime_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, step text NOT NULL, from_state text NOT NULL, to_state text NOT NULL, reason text,
  taken_by uuid NOT NULL REFERENCES app_user (id), taken_at timestamptz(3) NOT NULL
);
CREATE INDEX investigation_step_crime ON investigation_step (crime_id);

CREATE TABLE investigation_allocation (
  id uuid PRIMARY KEY DEFAULT new_id(), crime_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, kind text NOT NULL, from_id uuid REFERENCES app_user (id), to_id uuid NOT NULL REFERENCES app_user (id), reason text,
  level_needed int NOT NULL, level_held int NOT NULL, below_level_reason text, given_by uuid NOT NULL REFERENCES app_user (id), given_at timestamptz(3) NOT NULL, answer text, answered_at timestamptz(3), decline_reason text,
  CHECK (kind IN ('ALLOCATE', 'HAND_OVER')), CHECK (answer IN ('ACCEPTED', 'DECLINED', 'OVERTAKEN')), CHECK ((answer IS NULL) = (answered_at IS NULL))
);
CREATE INDEX investigation_allocation_crime ON investigation_allocation (crime_id);
CREATE UNIQUE INDEX investigation_allocation_open ON investigation_allocation (crime_id) WHERE answer IS NULL;

CREATE TABLE investigation_line (
  id uuid PRIMARY KEY DEFAULT new_id(), crime_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, hypothesis text NOT NULL, direction text NOT NULL, status text NOT NULL DEFAULT 'OPEN', closed_reason text,
  asks_for_private_material boolean NOT NULL DEFAULT false, proportionality text, created_by uuid NOT NULL REFERENCES app_user (id), created_at timestamptz(3) NOT NULL,
  CHECK (direction IN ('TOWARDS', 'AWAY')), CHECK (status IN ('OPEN', 'PURSUED', 'CLOSED')), CHECK (status <> 'CLOSED' OR closed_reason IS NOT NULL)
);
CREATE INDEX investigation_line_crime ON investigation_line (crime_id);

CREATE TABLE investigation_action (
  id uuid PRIMARY KEY DEFAULT new_id(), crime_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, serial int NOT NULL, text text NOT NULL, state text NOT NULL, priority text NOT NULL,
  line_id uuid REFERENCES investigation_line (id) ON DELETE SET NULL, review_id uuid, owner_id uuid REFERENCES app_user (id), due_at timestamptz(3), result text, resulted_by uuid REFERENCES app_user (id),
  resulted_at timestamptz(3), reviewed_by uuid REFERENCES app_user (id), closed_reason text, created_by uuid NOT NULL REFERENCES app_user (id), created_at timestamptz(3) NOT NULL,
  CHECK (state IN ('RAISED', 'ALLOCATED', 'RESULTED', 'REFERRED', 'FILED', 'NFA')), CHECK (priority IN ('HIGH', 'MEDIUM', 'LOW')), UNIQUE (crime_id, serial)
);
CREATE INDEX investigation_action_owner ON investigation_action (owner_id, due_at) WHERE state NOT IN ('FILED', 'NFA');

CREATE TABLE investigation_decision (
  id uuid PRIMARY KEY DEFAULT new_id(), crime_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, number int NOT NULL, decision text NOT NULL, reason text NOT NULL, alternatives text, decided_at timestamptz(3) NOT NULL,
  written_at timestamptz(3) NOT NULL, author_id uuid NOT NULL REFERENCES app_user (id), corrects int, is_sensitive boolean NOT NULL DEFAULT false, readers uuid[] NOT NULL DEFAULT '{}', UNIQUE (crime_id, number)
);
COMMENT ON TABLE investigation_decision IS 'The policy log: numbered, added to and never changed; a later entry corrects an earlier one, and a sensitive one is for its author and named readers.';

CREATE TABLE investigation_review (
  id uuid PRIMARY KEY DEFAULT new_id(), crime_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, verdict text NOT NULL, answers jsonb NOT NULL, return_reasons text[] NOT NULL DEFAULT '{}', next_review_on date,
  reviewer_id uuid NOT NULL REFERENCES app_user (id), reviewed_at timestamptz(3) NOT NULL, CHECK (verdict IN ('CONTINUE', 'RETURNED', 'AGREED'))
);
CREATE INDEX investigation_review_crime ON investigation_review (crime_id);

CREATE TABLE investigation_message (
  id uuid PRIMARY KEY DEFAULT new_id(), crime_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, text text NOT NULL, mentions uuid[] NOT NULL DEFAULT '{}', author_id uuid NOT NULL REFERENCES app_user (id), said_at timestamptz(3) NOT NULL
);
CREATE INDEX investigation_message_crime ON investigation_message (crime_id);

CREATE TABLE investigation_look (
  id uuid PRIMARY KEY DEFAULT new_id(), crime_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, user_id uuid NOT NULL REFERENCES app_user (id), looked_at timestamptz(3) NOT NULL
);
CREATE INDEX investigation_look_last ON investigation_look (crime_id, user_id, looked_at DESC);

CREATE TABLE crime_suspect (
  id uuid PRIMARY KEY DEFAULT new_id(), crime_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, person_record_id uuid REFERENCES record (id) ON DELETE CASCADE, description text, status text NOT NULL, grounds text,
  since timestamptz(3) NOT NULL, recorded_by uuid REFERENCES app_user (id), CHECK (person_record_id IS NOT NULL OR description IS NOT NULL),
  CHECK (status IN ('DESCRIBED', 'NAMED', 'OUTSTANDING', 'WANTED', 'ARRESTED', 'INTERVIEWED', 'BAILED', 'RUI', 'CHARGED', 'OUT_OF_COURT', 'NFA', 'BELOW_AGE', 'ELIMINATED'))
);
COMMENT ON TABLE crime_suspect IS 'Where each suspect of a crime stands; earlier standings are in its history. Who may not see the person does not see the row.';
CREATE INDEX crime_suspect_crime ON crime_suspect (crime_id);
CREATE UNIQUE INDEX crime_suspect_person ON crime_suspect (crime_id, person_record_id) WHERE person_record_id IS NOT NULL;

CREATE TABLE crime_series_member (
  id uuid PRIMARY KEY DEFAULT new_id(), crime_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, series_id uuid NOT NULL, name text NOT NULL, basis text NOT NULL, strength text NOT NULL, words text,
  added_by uuid NOT NULL REFERENCES app_user (id), added_at timestamptz(3) NOT NULL, removed_by uuid REFERENCES app_user (id), removed_at timestamptz(3), removed_reason text,
  CHECK (basis IN ('MO', 'FORENSIC', 'PROPERTY', 'GEOGRAPHY', 'ADMISSION')), CHECK (strength IN ('CONFIRMED', 'PROBABLE', 'POSSIBLE')), CHECK ((removed_at IS NULL) = (removed_reason IS NULL))
);
CREATE INDEX crime_series_member_series ON crime_series_member (series_id);
CREATE UNIQUE INDEX crime_series_member_crime ON crime_series_member (crime_id) WHERE removed_at IS NULL;

SELECT mips.keep_with_record('investigation', 'id');
SELECT mips.keep_with_record(t, 'crime_id') FROM unnest(ARRAY['investigation_step', 'investigation_allocation', 'investigation_line', 'investigation_action', 'investigation_decision', 'investigation_review',
  'investigation_message', 'investigation_look', 'crime_suspect', 'crime_series_member']) AS t;
-- What is said, decided and reviewed is added to and never changed.
REVOKE UPDATE ON investigation_step, investigation_decision, investigation_review, investigation_message, investigation_look FROM mips_app;
CREATE POLICY of_readers ON investigation_decision AS RESTRICTIVE FOR SELECT USING (NOT is_sensitive OR author_id = mips.actor_id() OR mips.actor_id() = ANY (readers));
CREATE POLICY own ON investigation_look AS RESTRICTIVE FOR SELECT USING (user_id = mips.actor_id());
CREATE POLICY of_person ON crime_suspect AS RESTRICTIVE FOR SELECT USING (person_record_id IS NULL OR EXISTS (SELECT 1 FROM record r WHERE r.id = person_record_id));

-- The suspects with where they stand: those on the record who have no standing yet are named.
CREATE FUNCTION mips.suspects_of(p_crime uuid) RETURNS TABLE (id uuid, person_record_id uuid, description text, status text, grounds text, since timestamptz, recorded_by uuid) LANGUAGE sql STABLE AS $$
  SELECT s.id, s.person_record_id, s.description, s.status, s.grounds, s.since, s.recorded_by FROM crime_suspect s WHERE s.crime_id = p_crime
  UNION ALL
  SELECT NULL, k.to_id, NULL, 'NAMED', NULL, k.created_at, k.created_by FROM link k JOIN person_record p ON p.id = k.to_id
   WHERE k.from_id = p_crime AND k.role = 'SUSPECT' AND k.valid_to IS NULL AND NOT EXISTS (SELECT 1 FROM crime_suspect s WHERE s.crime_id = p_crime AND s.person_record_id = k.to_id) $$;

CREATE FUNCTION mips.suspects_json(p_crime uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'personRecordId', s.person_record_id, 'person', b.person, 'description', s.description, 'status', s.status, 'grounds', s.grounds, 'since', s.since,
      'recordedBy', mips.officer_json(s.recorded_by)) ORDER BY s.since, s.id), '[]')
    FROM mips.suspects_of(p_crime) s LEFT JOIN person_record p ON p.id = s.person_record_id LEFT JOIN LATERAL mips.people_json(ARRAY[p.nominal_id]) b ON p.id IS NOT NULL
   WHERE s.person_record_id IS NULL OR (p.id IS NOT NULL AND mips.may_see_kind('PersonRecord')) $$;

CREATE FUNCTION mips.crime_methods(p_crime uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'code', m.code, 'words', m.words, 'recordedAt', m.recorded_at, 'recordedBy', mips.officer_json(m.recorded_by)) ORDER BY m.recorded_at, m.id), '[]')
    FROM event_method m WHERE m.event_id = p_crime AND m.withdrawn_at IS NULL $$;

-- The work that is open on a record, the earliest due first.
CREATE FUNCTION mips.open_tasks(p_record uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'title', t.title, 'reason', t.reason, 'rule', t.rule, 'harm', t.harm, 'opensAt', t.opens_at, 'dueAt', t.due_at,
      'owner', mips.officer_json(t.owner_id), 'unitCode', t.owner_unit) ORDER BY t.due_at, t.id), '[]') FROM task t WHERE t.record_id = p_record AND t.done_at IS NULL $$;

CREATE FUNCTION mips.action_json(a investigation_action) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', a.id, 'serial', a.serial, 'text', a.text, 'state', a.state, 'priority', a.priority, 'lineId', a.line_id, 'reviewId', a.review_id, 'owner', mips.officer_json(a.owner_id), 'dueAt', a.due_at,
    'result', a.result, 'resultedBy', mips.officer_json(a.resulted_by), 'resultedAt', a.resulted_at, 'reviewedBy', mips.officer_json(a.reviewed_by), 'closedReason', a.closed_reason, 'by', mips.officer_json(a.created_by), 'at', a.created_at) $$;

CREATE FUNCTION mips.read_investigation(p_crime uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', c.id, 'reference', coalesce(r.reference, c.external_id), 'version', r.version, 'marking', r.marking, 'title', e.title, 'crimeState', c.state, 'hoCode', c.ho_code, 'flags', c.flags,
      'isAgainstState', c.is_against_state, 'committedFrom', e.occurred_from, 'committedTo', e.occurred_to, 'recordedAt', c.recorded_at, 'circumstances', e.summary, 'location', mips.location_brief(mips.place_of_event(c.id)),
      'people', mips.linked_people(c.id), 'reporter', r.created_by, 'actor', mips.actor_id(),
      'investigation', (SELECT to_jsonb(i) || jsonb_build_object('officer', mips.officer_json(i.officer_id), 'assessor', mips.officer_json(i.assessed_by)) FROM investigation i WHERE i.id = c.id),
      'steps', (SELECT coalesce(jsonb_agg(jsonb_build_object('step', s.step, 'from', s.from_state, 'to', s.to_state, 'reason', s.reason, 'at', s.taken_at, 'by', mips.officer_json(s.taken_by)) ORDER BY s.taken_at, s.id), '[]')
          FROM investigation_step s WHERE s.crime_id = c.id),
      'allocations', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'from', mips.officer_json(a.from_id), 'to', mips.officer_json(a.to_id), 'reason', a.reason, 'levelNeeded', a.level_needed,
          'levelHeld', a.level_held, 'belowLevelReason', a.below_level_reason, 'givenBy', mips.officer_json(a.given_by), 'givenAt', a.given_at, 'answer', a.answer, 'answeredAt', a.answered_at,
          'declineReason', a.decline_reason) ORDER BY a.given_at DESC, a.id DESC), '[]') FROM investigation_allocation a WHERE a.crime_id = c.id),
      'lines', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'hypothesis', l.hypothesis, 'direction', l.direction, 'status', l.status, 'closedReason', l.closed_reason,
          'asksForPrivateMaterial', l.asks_for_private_material, 'proportionality', l.proportionality, 'by', mips.officer_json(l.created_by), 'at', l.created_at) ORDER BY l.created_at, l.id), '[]')
          FROM investigation_line l WHERE l.crime_id = c.id),
      'actions', (SELECT coalesce(jsonb_agg(mips.action_json(a) ORDER BY a.serial), '[]') FROM investigation_action a WHERE a.crime_id = c.id),
      'decisions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'number', d.number, 'decision', d.decision, 'reason', d.reason, 'alternatives', d.alternatives, 'decidedAt', d.decided_at, 'writtenAt', d.written_at,
          'author', mips.officer_json(d.author_id), 'corrects', d.corrects, 'isSensitive', d.is_sensitive, 'readers', (SELECT coalesce(jsonb_agg(mips.officer_json(u)), '[]') FROM unnest(d.readers) u)) ORDER BY d.number), '[]')
          FROM investigation_decision d WHERE d.crime_id = c.id),
      'reviews', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'verdict', v.verdict, 'answers', v.answers, 'returnReasons', v.return_reasons, 'nextReviewOn', v.next_review_on, 'reviewer', mips.officer_json(v.reviewer_id),
          'at', v.reviewed_at) ORDER BY v.reviewed_at DESC, v.id DESC), '[]') FROM investigation_review v WHERE v.crime_id = c.id),
      'messages', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'text', m.text, 'author', mips.officer_json(m.author_id), 'at', m.said_at,
          'mentions', (SELECT coalesce(jsonb_agg(mips.officer_json(u)), '[]') FROM unnest(m.mentions) u)) ORDER BY m.said_at, m.id), '[]') FROM investigation_message m WHERE m.crime_id = c.id),
      'suspects', mips.suspects_json(c.id), 'methods', mips.crime_methods(c.id), 'tasks', mips.open_tasks(c.id), 'log', mips.custody_log(c.id),
      'lastLookedAt', (SELECT max(k.looked_at) FROM investigation_look k WHERE k.crime_id = c.id AND k.user_id = mips.actor_id()))
    FROM crime c JOIN event e ON e.id = c.id JOIN record r ON r.id = c.id WHERE c.id = p_crime $$;

-- A crime as it stands on a map and in a list of crimes.
CREATE FUNCTION mips.crime_on_map(p_crime uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', c.id, 'reference', coalesce(r.reference, c.external_id), 'title', e.title, 'hoCode', c.ho_code, 'state', c.state, 'at', e.occurred_from, 'address', mips.address_line(l),
      'easting', l.easting, 'northing', l.northing, 'methods', ARRAY(SELECT m.code FROM event_method m WHERE m.event_id = c.id AND m.withdrawn_at IS NULL ORDER BY m.code))
    FROM crime c JOIN record r ON r.id = c.id JOIN event e ON e.id = c.id LEFT JOIN location l ON l.id = mips.place_of_event(c.id) WHERE c.id = p_crime $$;

-- The series of a crime, and crimes of the half year before and after that were done alike: shared methods first, then the nearer.
CREATE FUNCTION mips.read_series(p_crime uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH me AS (SELECT e.id, e.occurred_from AS at, l.easting, l.northing, mips.place_of_event(e.id) AS place FROM event e LEFT JOIN location l ON l.id = mips.place_of_event(e.id) WHERE e.id = p_crime),
       series AS (SELECT m.series_id FROM crime_series_member m WHERE m.crime_id = p_crime AND m.removed_at IS NULL),
       shared AS (SELECT m.event_id, count(DISTINCT m.code) AS many FROM event_method mine JOIN event_method m ON m.code = mine.code AND m.withdrawn_at IS NULL AND m.event_id <> p_crime
                   WHERE mine.event_id = p_crime AND mine.withdrawn_at IS NULL GROUP BY m.event_id),
       alike AS (SELECT c.id, s.many, sqrt((l.easting - me.easting) ^ 2 + (l.northing - me.northing) ^ 2) AS metres FROM shared s JOIN crime c ON c.id = s.event_id JOIN event e ON e.id = c.id CROSS JOIN me
                   LEFT JOIN location l ON l.id = mips.place_of_event(c.id)
                  WHERE c.state <> 'CANCELLED' AND e.occurred_from BETWEEN me.at - interval '182 days' AND me.at + interval '182 days'
                    AND NOT EXISTS (SELECT 1 FROM crime_series_member x JOIN series USING (series_id) WHERE x.crime_id = c.id AND x.removed_at IS NULL)
                  ORDER BY s.many DESC, 3 NULLS LAST, c.id LIMIT 20)
  SELECT jsonb_build_object('crime', mips.crime_on_map(p_crime), 'placeId', (SELECT place FROM me), 'version', (SELECT r.version FROM record r WHERE r.id = p_crime),
      'members', (SELECT coalesce(jsonb_agg(mips.crime_on_map(m.crime_id) || jsonb_build_object('memberId', m.id, 'seriesId', m.series_id, 'name', m.name, 'basis', m.basis, 'strength', m.strength, 'words', m.words,
          'addedBy', mips.officer_json(m.added_by), 'addedAt', m.added_at) ORDER BY m.added_at, m.id), '[]') FROM crime_series_member m JOIN series USING (series_id) WHERE m.removed_at IS NULL),
      'alike', (SELECT coalesce(jsonb_agg(mips.crime_on_map(a.id) || jsonb_build_object('metres', round(a.metres::numeric)) ORDER BY a.many DESC, a.metres NULLS LAST, a.id), '[]') FROM alike a)) $$;

-- Crimes that are worked on: one's own, the team's, or those that nobody has; the most harm first.
CREATE FUNCTION mips.crime_list(p_scope text, p_unit text, p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(mips.crime_on_map(x.id) || jsonb_build_object('flags', c.flags, 'recordedAt', c.recorded_at, 'investigationState', x.state, 'officer', mips.officer_json(x.officer_id), 'isAccepted', x.accepted_at IS NOT NULL,
      'harm', x.harm, 'solvability', x.solvability, 'isAssessed', x.assessed_at IS NOT NULL, 'unitCode', x.unit_code, 'levelNeeded', x.level_needed,
      'nextDueAt', (SELECT min(t.due_at) FROM task t WHERE t.record_id = x.id AND t.done_at IS NULL),
      'openActions', (SELECT count(*) FROM investigation_action a WHERE a.crime_id = x.id AND a.state NOT IN ('FILED', 'NFA'))) ORDER BY x.harm DESC, x.created_at, x.id), '[]')
    FROM ((SELECT i.* FROM investigation i JOIN crime c ON c.id = i.id AND c.state IN ('RECORDED', 'OUTCOME_ASSIGNED') WHERE i.state NOT IN ('FILED', 'FINALISED') AND p_scope = 'MINE' AND i.officer_id = mips.actor_id() ORDER BY i.harm DESC, i.created_at, i.id LIMIT p_limit)
      UNION ALL (SELECT i.* FROM investigation i JOIN crime c ON c.id = i.id AND c.state IN ('RECORDED', 'OUTCOME_ASSIGNED') WHERE i.state NOT IN ('FILED', 'FINALISED') AND p_scope = 'TEAM' AND i.unit_code = p_unit AND i.officer_id IS NOT NULL ORDER BY i.harm DESC, i.created_at, i.id LIMIT p_limit)
      UNION ALL (SELECT i.* FROM investigation i JOIN crime c ON c.id = i.id AND c.state IN ('RECORDED', 'OUTCOME_ASSIGNED') WHERE i.state NOT IN ('FILED', 'FINALISED') AND p_scope = 'UNALLOCATED' AND i.officer_id IS NULL AND (p_unit IS NULL OR i.unit_code = p_unit) ORDER BY i.harm DESC, i.created_at, i.id LIMIT p_limit)) x JOIN crime c ON c.id = x.id $$;

CREATE FUNCTION mips.action_board(p_scope text, p_unit text, p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(mips.action_json(x.a) || jsonb_build_object('crime', mips.crime_ref((x.a).crime_id), 'harm', x.harm) ORDER BY (x.a).due_at NULLS LAST, x.harm DESC, (x.a).id), '[]')
    FROM (SELECT a, coalesce(i.harm, 0) AS harm FROM investigation_action a LEFT JOIN investigation i ON i.id = a.crime_id LEFT JOIN app_user u ON u.id = a.owner_id
           WHERE a.state NOT IN ('FILED', 'NFA') AND (a.owner_id = mips.actor_id() OR p_scope = 'TEAM') AND (p_scope = 'MINE' OR coalesce(u.unit_code, i.unit_code) = p_unit)
           ORDER BY a.due_at NULLS LAST, i.harm DESC, a.id LIMIT p_limit) x $$;

-- The people of a unit and of no other, with what they hold and what they know of the people of a crime.
CREATE FUNCTION mips.candidates_for(p_crime uuid, p_unit text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH people AS (SELECT DISTINCT p.nominal_id FROM link k JOIN person_record p ON p.id = k.to_id WHERE k.from_id = p_crime AND k.valid_to IS NULL AND (k.role LIKE 'VICTIM%' OR k.role = 'SUSPECT'))
  SELECT coalesce(jsonb_agg(mips.officer_json(u.id) || jsonb_build_object('held', h.held, 'heldHarm', h.harm, 'knows', k.reference) ORDER BY u.staff_number), '[]')
    FROM app_user u
    CROSS JOIN LATERAL (SELECT count(*) AS held, coalesce(sum(i.harm), 0) AS harm FROM investigation i WHERE i.officer_id = u.id AND i.state NOT IN ('FILED', 'FINALISED')) h
    LEFT JOIN LATERAL (SELECT r.reference FROM investigation i JOIN record r ON r.id = i.id JOIN link l ON l.from_id = i.id AND l.valid_to IS NULL AND (l.role LIKE 'VICTIM%' OR l.role = 'SUSPECT') JOIN person_record p ON p.id = l.to_id
                        JOIN people ON people.nominal_id = p.nominal_id WHERE i.officer_id = u.id AND i.id <> p_crime AND i.state NOT IN ('FILED', 'FINALISED') ORDER BY i.harm DESC, i.id LIMIT 1) k ON true
   WHERE u.unit_code = p_unit AND u.status = 'active' AND EXISTS (SELECT 1 FROM role_grant g JOIN role_permission rp ON rp.role_code = g.role_code AND rp.permission = 'investigation.desk.work' WHERE g.user_id = u.id AND g.valid_to IS NULL) $$;

GRANT EXECUTE ON FUNCTION mips.suspects_of(uuid), mips.suspects_json(uuid), mips.crime_methods(uuid), mips.open_tasks(uuid), mips.read_investigation(uuid), mips.action_json(investigation_action), mips.crime_on_map(uuid),
  mips.read_series(uuid), mips.crime_list(text, text, int), mips.action_board(text, text, int), mips.candidates_for(uuid, text) TO mips_app;
