-- Property and exhibits: an item is in exactly one hand or place, which two foreign keys see to: each move begins where the one before it ended, and an item is where its last move put it.
CREATE TABLE property_place (
  id uuid PRIMARY KEY DEFAULT new_id(), parent_id uuid REFERENCES property_place (id), code text NOT NULL UNIQUE CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{1,19}$'), label text NOT NULL, is_self_service boolean NOT NULL DEFAULT false,
  is_sensitive boolean NOT NULL DEFAULT false, keeper_ids uuid[] NOT NULL DEFAULT '{}', opened_on date NOT NULL, closed_on date, last_counted_on date, version int NOT NULL DEFAULT 1,
  created_by uuid NOT NULL REFERENCES app_user (id), created_at timestamptz(3) NOT NULL
);
COMMENT ON TABLE property_place IS 'A store or a shelf in it; a shelf is kept by the keepers of its store, and whoever may move exhibits uses a self-service locker.';
CREATE INDEX property_place_parent ON property_place (parent_id);

CREATE TABLE exhibit (
  id uuid PRIMARY KEY, acl_id int NOT NULL DEFAULT 0, source_id uuid NOT NULL REFERENCES record (id), parent_id uuid REFERENCES record (id), exhibit_ref text NOT NULL CHECK (exhibit_ref ~ '^[A-Z]{2,4}/[0-9]{1,4}[A-Z]?$'),
  kind text NOT NULL, description text NOT NULL DEFAULT '', seized_at timestamptz(3) NOT NULL, seized_by uuid NOT NULL REFERENCES app_user (id), second_person uuid REFERENCES app_user (id), place_text text, location_id uuid REFERENCES record (id) ON DELETE SET NULL,
  person_record_id uuid REFERENCES record (id) ON DELETE SET NULL, object_id uuid REFERENCES record (id) ON DELETE SET NULL, custody_item_id uuid, power text, basis text, details jsonb NOT NULL DEFAULT '{}',
  holder_kind text NOT NULL CHECK (holder_kind IN ('PERSON', 'PLACE', 'OUTSIDE', 'GONE')), holder_id text NOT NULL, moves int NOT NULL DEFAULT 1, first_stored_at timestamptz(3),
  not_found_since timestamptz(3), kept_on date, is_held_for_other boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE exhibit IS 'An item seized or found. What is not known yet is asked by its page; where it is, is its last move.';
COMMENT ON COLUMN exhibit.details IS 'What the kind of item asks besides: cash counted, weights, made safe by, IMEI, registration.';
CREATE INDEX exhibit_source ON exhibit (source_id);
CREATE INDEX exhibit_parent ON exhibit (parent_id);
CREATE INDEX exhibit_object ON exhibit (object_id);
CREATE INDEX exhibit_reference ON exhibit (exhibit_ref);
CREATE INDEX exhibit_holder ON exhibit (holder_id) WHERE holder_kind IN ('PERSON', 'PLACE');
CREATE INDEX exhibit_custody_item ON exhibit (custody_item_id) WHERE custody_item_id IS NOT NULL;
CREATE INDEX exhibit_to_store ON exhibit (seized_at) WHERE first_stored_at IS NULL;
CREATE INDEX exhibit_outside ON exhibit (seized_at) WHERE holder_kind = 'OUTSIDE';
CREATE INDEX exhibit_not_found ON exhibit (not_found_since) WHERE not_found_since IS NOT NULL;
CREATE INDEX exhibit_kept ON exhibit (coalesce(kept_on, '-infinity'::date), seized_at) WHERE holder_kind <> 'GONE';

CREATE TABLE exhibit_move (
  id uuid PRIMARY KEY DEFAULT new_id(), exhibit_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, number int NOT NULL CHECK (number >= 1), previous int GENERATED ALWAYS AS (number - 1) STORED, at timestamptz(3) NOT NULL,
  from_kind text, from_id text, to_kind text NOT NULL, to_id text NOT NULL, purpose text NOT NULL, seal_before text, seal_after text, given_by text, received_by text, witness text, reason text,
  recorded_by uuid NOT NULL REFERENCES app_user (id), recorded_at timestamptz(3) NOT NULL, UNIQUE (exhibit_id, number), UNIQUE (exhibit_id, number, to_kind, to_id),
  CHECK ((number = 1) = (from_kind IS NULL)), CHECK ((from_kind IS NULL) = (from_id IS NULL)), CHECK (from_kind IS DISTINCT FROM 'GONE'), CHECK (to_kind IN ('PERSON', 'PLACE', 'OUTSIDE', 'GONE')),
  CONSTRAINT exhibit_move_follows FOREIGN KEY (exhibit_id, previous, from_kind, from_id) REFERENCES exhibit_move (exhibit_id, number, to_kind, to_id)
);
CREATE INDEX exhibit_move_seal ON exhibit_move (seal_after) WHERE seal_after IS NOT NULL;
COMMENT ON TABLE exhibit_move IS 'The continuity of an exhibit: rows are added and never changed.';
ALTER TABLE exhibit ADD CONSTRAINT exhibit_is_where_its_last_move_put_it FOREIGN KEY (id, moves, holder_kind, holder_id) REFERENCES exhibit_move (exhibit_id, number, to_kind, to_id) DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE exhibit_disposal (
  id uuid PRIMARY KEY DEFAULT new_id(), exhibit_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, decision text NOT NULL, state text NOT NULL CHECK (state IN ('HELD', 'ASKED', 'AUTHORISED', 'REFUSED', 'DONE')),
  facts jsonb NOT NULL, owner_id uuid REFERENCES record (id) ON DELETE SET NULL, asked_by uuid NOT NULL REFERENCES app_user (id), asked_at timestamptz(3) NOT NULL, decided_by uuid REFERENCES app_user (id),
  decided_at timestamptz(3), words text, CHECK ((state IN ('HELD', 'ASKED')) = (decided_at IS NULL))
);
CREATE INDEX exhibit_disposal_exhibit ON exhibit_disposal (exhibit_id);
CREATE UNIQUE INDEX exhibit_disposal_one_open ON exhibit_disposal (exhibit_id) WHERE state IN ('ASKED', 'AUTHORISED');

CREATE TABLE exhibit_submission (
  id uuid PRIMARY KEY DEFAULT new_id(), exhibit_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, examination text NOT NULL, laboratory text NOT NULL, asked_by uuid NOT NULL REFERENCES app_user (id), asked_at timestamptz(3) NOT NULL,
  authorised_by uuid REFERENCES app_user (id), authorised_at timestamptz(3), sent_at timestamptz(3), received_at timestamptz(3), laboratory_reference text, result text, result_at timestamptz(3), returned_at timestamptz(3)
);
CREATE INDEX exhibit_submission_exhibit ON exhibit_submission (exhibit_id);
CREATE UNIQUE INDEX exhibit_submission_one_out ON exhibit_submission (exhibit_id) WHERE sent_at IS NOT NULL AND returned_at IS NULL;

CREATE TABLE exhibit_copy (
  id uuid PRIMARY KEY DEFAULT new_id(), exhibit_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, parent_id uuid REFERENCES exhibit_copy (id), label text NOT NULL, sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  is_playable boolean NOT NULL DEFAULT false, tool text, kept_at text, made_at timestamptz(3) NOT NULL, made_by uuid NOT NULL REFERENCES app_user (id)
);
CREATE INDEX exhibit_copy_exhibit ON exhibit_copy (exhibit_id);
CREATE UNIQUE INDEX exhibit_copy_one_master ON exhibit_copy (exhibit_id) WHERE parent_id IS NULL;

CREATE TABLE exhibit_view (
  id uuid PRIMARY KEY DEFAULT new_id(), exhibit_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, copy_id uuid NOT NULL REFERENCES exhibit_copy (id), viewed_by uuid NOT NULL REFERENCES app_user (id), viewed_at timestamptz(3) NOT NULL, reason text
);
CREATE INDEX exhibit_view_exhibit ON exhibit_view (exhibit_id);

-- A count names its items in rows that hang on them, so that nobody reads there of an exhibit that they may not see.
CREATE TABLE property_count (
  id uuid PRIMARY KEY DEFAULT new_id(), place_id uuid NOT NULL REFERENCES property_place (id), counted_by uuid NOT NULL REFERENCES app_user (id), second_person uuid REFERENCES app_user (id), counted_at timestamptz(3) NOT NULL, unknown text[] NOT NULL DEFAULT '{}'
);
CREATE INDEX property_count_place ON property_count (place_id, counted_at);
CREATE TABLE property_count_line (
  id uuid PRIMARY KEY DEFAULT new_id(), count_id uuid NOT NULL REFERENCES property_count (id), exhibit_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, answer text NOT NULL CHECK (answer IN ('FOUND', 'MISSING', 'MISPLACED'))
);
CREATE INDEX property_count_line_count ON property_count_line (count_id);

SELECT mips.keep_with_record('exhibit', 'id');
SELECT mips.keep_with_record(t, 'exhibit_id') FROM unnest(ARRAY['exhibit_move', 'exhibit_disposal', 'exhibit_submission', 'exhibit_copy', 'exhibit_view', 'property_count_line']) AS t;
GRANT SELECT, INSERT, UPDATE ON property_place TO mips_app;
GRANT SELECT, INSERT ON property_count TO mips_app;
REVOKE UPDATE ON exhibit_move, exhibit_copy, exhibit_view, property_count_line FROM mips_app;

CREATE FUNCTION mips.project_exhibit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mips.project(NEW.id, 'Exhibit', mips.fold(concat_ws(' ', 'exhibit', NEW.exhibit_ref, NEW.description, NEW.details ->> 'registration')),
    ARRAY[NEW.exhibit_ref, upper(coalesce(NEW.details ->> 'imei', '')), upper(coalesce(NEW.details ->> 'registration', ''))], NEW.seized_at);
  RETURN NULL;
END $$;
CREATE TRIGGER project AFTER INSERT OR UPDATE OF exhibit_ref, description, details, seized_at ON exhibit FOR EACH ROW EXECUTE FUNCTION mips.project_exhibit();
GRANT EXECUTE ON FUNCTION mips.project_exhibit() TO mips_app;

-- A place by its whole name: "Main store, Shelf A3".
CREATE FUNCTION mips.place_words(p_place uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT concat_ws(', ', s.label, p.label) FROM property_place p LEFT JOIN property_place s ON s.id = p.parent_id WHERE p.id = p_place $$;

-- Who gives out of a place and takes into it.
CREATE FUNCTION mips.place_keepers(p_place uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT p.keeper_ids || coalesce(s.keeper_ids, '{}') FROM property_place p LEFT JOIN property_place s ON s.id = p.parent_id WHERE p.id = p_place $$;

-- A hand, a place or a name in words; whoever stands outside is already words.
CREATE FUNCTION mips.hand_words(p_id text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p_id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-' THEN coalesce((SELECT concat_ws(' ', u.rank, u.display_name, '(' || u.staff_number || ')') FROM app_user u WHERE u.id = p_id::uuid), mips.place_words(p_id::uuid)) ELSE p_id END $$;

CREATE FUNCTION mips.exhibit_log(p_exhibit uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('number', m.number, 'at', m.at, 'fromKind', m.from_kind, 'fromId', m.from_id, 'from', mips.hand_words(m.from_id), 'toKind', m.to_kind, 'toId', m.to_id, 'to', mips.hand_words(m.to_id),
      'purpose', m.purpose, 'sealBefore', m.seal_before, 'sealAfter', m.seal_after, 'givenBy', m.given_by, 'given', mips.hand_words(m.given_by), 'receivedBy', m.received_by, 'received', mips.hand_words(m.received_by),
      'witness', m.witness, 'witnessed', mips.hand_words(m.witness), 'reason', m.reason, 'recordedBy', mips.officer_json(m.recorded_by), 'recordedAt', m.recorded_at) ORDER BY m.number), '[]')
    FROM exhibit_move m WHERE m.exhibit_id = p_exhibit $$;

-- A record that its reader may open, in a few words; null for one that they may not.
CREATE FUNCTION mips.readable_ref(p_record uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', r.id, 'kind', r.kind, 'reference', r.reference, 'title', coalesce(e.title, o.label, x.description, r.reference, r.kind)) FROM record r LEFT JOIN event e ON e.id = r.id LEFT JOIN object o ON o.id = r.id LEFT JOIN exhibit x ON x.id = r.id
   WHERE r.id = p_record AND mips.may_see_kind(r.kind) $$;

CREATE FUNCTION mips.exhibit_line(e exhibit) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', (e).id, 'reference', r.reference, 'marking', r.marking, 'version', r.version, 'exhibitRef', (e).exhibit_ref, 'kind', (e).kind, 'description', (e).description, 'seizedAt', (e).seized_at, 'seizedBy', mips.officer_json((e).seized_by),
      'secondPerson', mips.officer_json((e).second_person), 'placeText', (e).place_text, 'power', (e).power, 'basis', (e).basis, 'details', (e).details, 'parentId', (SELECT p.id FROM exhibit p WHERE p.id = (e).parent_id), 'holderKind', (e).holder_kind, 'holderId', (e).holder_id,
      'holder', mips.hand_words((e).holder_id), 'seal', (SELECT m.seal_after FROM exhibit_move m WHERE m.exhibit_id = (e).id AND m.number = (e).moves), 'notFoundSince', (e).not_found_since, 'keptOn', (e).kept_on, 'firstStoredAt', (e).first_stored_at,
      'source', mips.readable_ref((e).source_id), 'photographs', (SELECT count(*) FROM attachment a WHERE a.record_id = (e).id AND a.kind = 'photograph'), 'custodyItemId', (e).custody_item_id) FROM record r WHERE r.id = (e).id $$;

CREATE FUNCTION mips.read_exhibit(p_exhibit uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT mips.exhibit_line(e) || jsonb_build_object('log', mips.exhibit_log(e.id), 'isHeldForOther', e.is_held_for_other, 'parent', mips.readable_ref(e.parent_id), 'object', mips.readable_ref(e.object_id), 'location', mips.location_brief((SELECT l.id FROM location l WHERE l.id = e.location_id)),
      'person', (SELECT b.person FROM person_record p CROSS JOIN LATERAL mips.people_json(ARRAY[p.nominal_id]) b WHERE p.id = e.person_record_id AND mips.may('nominal.person.read')), 'personRecordId', (SELECT p.id FROM person_record p WHERE p.id = e.person_record_id),
      'sourceState', (SELECT coalesce(c.state, v.status) FROM event v LEFT JOIN crime c ON c.id = v.id WHERE v.id = e.source_id), 'pictures', mips.photographs_json(e.id), 'holderKeepers', CASE WHEN e.holder_kind = 'PLACE' THEN to_jsonb(mips.place_keepers(e.holder_id::uuid)) ELSE '[]'::jsonb END,
      'isSelfService', CASE WHEN e.holder_kind = 'PLACE' THEN (SELECT p.is_self_service FROM property_place p WHERE p.id = e.holder_id::uuid) ELSE false END,
      'parts', (SELECT coalesce(jsonb_agg(mips.exhibit_line(x) ORDER BY x.exhibit_ref, x.id), '[]') FROM exhibit x WHERE x.parent_id = e.id),
      'disposals', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'decision', d.decision, 'state', d.state, 'facts', d.facts, 'owner', (SELECT b.person FROM person_record p CROSS JOIN LATERAL mips.people_json(ARRAY[p.nominal_id]) b WHERE p.id = d.owner_id AND mips.may('nominal.person.read')),
          'ownerId', d.owner_id, 'askedBy', mips.officer_json(d.asked_by), 'askedAt', d.asked_at, 'decidedBy', mips.officer_json(d.decided_by), 'decidedAt', d.decided_at, 'words', d.words) ORDER BY d.asked_at, d.id), '[]') FROM exhibit_disposal d WHERE d.exhibit_id = e.id),
      'submissions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'examination', s.examination, 'laboratory', s.laboratory, 'askedBy', mips.officer_json(s.asked_by), 'askedAt', s.asked_at, 'authorisedBy', mips.officer_json(s.authorised_by), 'authorisedAt', s.authorised_at,
          'sentAt', s.sent_at, 'receivedAt', s.received_at, 'laboratoryReference', s.laboratory_reference, 'result', s.result, 'resultAt', s.result_at, 'returnedAt', s.returned_at) ORDER BY s.asked_at, s.id), '[]') FROM exhibit_submission s WHERE s.exhibit_id = e.id),
      'copies', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'parentId', c.parent_id, 'label', c.label, 'sha256', c.sha256, 'isPlayable', c.is_playable, 'tool', c.tool, 'keptAt', c.kept_at, 'madeAt', c.made_at, 'madeBy', mips.officer_json(c.made_by)) ORDER BY c.made_at, c.id), '[]')
          FROM exhibit_copy c WHERE c.exhibit_id = e.id),
      'views', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'copyId', v.copy_id, 'by', mips.officer_json(v.viewed_by), 'at', v.viewed_at, 'reason', v.reason) ORDER BY v.viewed_at, v.id), '[]') FROM exhibit_view v WHERE v.exhibit_id = e.id))
    FROM exhibit e WHERE e.id = p_exhibit $$;

-- What one investigation is: the record and those that arise from it or from which it arises, as far as this reader sees them.
CREATE FUNCTION mips.case_records(p_record uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  WITH RECURSIVE c(id, depth) AS (
    SELECT p_record, 0
    UNION SELECT CASE WHEN k.from_id = c.id THEN k.to_id ELSE k.from_id END, c.depth + 1 FROM c JOIN link k ON (k.from_id = c.id OR k.to_id = c.id) AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL WHERE c.depth < 3)
  SELECT array_agg(DISTINCT id ORDER BY id) FROM c $$;

CREATE FUNCTION mips.exhibits_of(p_records uuid[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(mips.exhibit_line(e) || jsonb_build_object('log', mips.exhibit_log(e.id)) ORDER BY split_part(e.exhibit_ref, '/', 1), substring(e.exhibit_ref FROM '[0-9]+')::int, e.exhibit_ref, e.id), '[]') FROM (SELECT * FROM exhibit x WHERE x.source_id = ANY (p_records) ORDER BY x.seized_at, x.id LIMIT 500) e $$;

-- Property of a detainee that lies as evidence and is not registered here yet.
CREATE FUNCTION mips.custody_evidence(p_record uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.root_id, 'facts', i.facts, 'takenAt', f.at, 'takenById', f.recorded_by, 'exhibitRef', (SELECT m.facts ->> 'exhibitRef' FROM custody_property_move m WHERE m.custody_record_id = p_record AND m.facts ->> 'itemId' = i.root_id::text AND m.facts ->> 'to' = 'EVIDENCE' ORDER BY m.recorded_at DESC, m.id LIMIT 1)) ORDER BY i.facts ->> 'number', i.root_id), '[]')
    FROM custody_property_item i JOIN custody_property_item f ON f.id = i.root_id
   WHERE i.custody_record_id = p_record AND NOT EXISTS (SELECT 1 FROM custody_property_item n WHERE n.previous_id = i.id) AND NOT EXISTS (SELECT 1 FROM exhibit e WHERE e.custody_item_id = i.root_id)
     AND (SELECT sum(CASE WHEN m.facts ->> 'to' = 'EVIDENCE' THEN (m.facts ->> 'hundredths')::numeric ELSE 0 END - CASE WHEN m.facts ->> 'from' = 'EVIDENCE' THEN (m.facts ->> 'hundredths')::numeric ELSE 0 END)
            FROM custody_property_move m WHERE m.custody_record_id = p_record AND m.facts ->> 'itemId' = i.root_id::text) > 0 $$;

-- What a record carries into the registration of what was seized there.
CREATE FUNCTION mips.property_source(p_record uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', r.id, 'kind', r.kind, 'reference', r.reference, 'title', coalesce(e.title, r.reference, r.kind), 'aclId', r.acl_id, 'marking', r.marking, 'happenedAt', e.occurred_from, 'people', mips.linked_people(r.id), 'objects', mips.linked_objects(r.id),
      'location', mips.location_brief((SELECT l.id FROM link k JOIN location l ON l.id = k.to_id WHERE k.from_id = ANY (c.ids) AND k.role IN ('OCCURRED_AT', 'ARREST_PLACE', 'SCENE', 'SEARCHED') AND k.valid_to IS NULL ORDER BY k.from_id = r.id DESC, k.created_at DESC, k.id LIMIT 1)),
      'caseIds', to_jsonb(c.ids), 'exhibits', mips.exhibits_of(c.ids), 'custodyItems', CASE WHEN r.kind = 'CustodyRecord' THEN mips.custody_evidence(r.id) ELSE '[]'::jsonb END,
      'officer', (SELECT o.user_id FROM event_officer o WHERE o.event_id = r.id AND o.role = 'OIC' AND o.valid_to IS NULL ORDER BY o.valid_from DESC, o.id LIMIT 1))
    FROM record r LEFT JOIN event e ON e.id = r.id CROSS JOIN LATERAL (SELECT mips.case_records(r.id) AS ids) c WHERE r.id = p_record $$;

-- What the rules of a move read of an exhibit: few rows, for a move is scanned by somebody who stands there.
CREATE FUNCTION mips.exhibit_to_move(p_exhibit uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', e.id, 'exhibitRef', e.exhibit_ref, 'kind', e.kind, 'sourceId', e.source_id, 'holderKind', e.holder_kind, 'holderId', e.holder_id, 'moves', e.moves, 'seizedBy', e.seized_by, 'notFoundSince', e.not_found_since, 'keptOn', e.kept_on, 'log', mips.exhibit_log(e.id),
      'disposal', (SELECT jsonb_build_object('id', d.id, 'decision', d.decision) FROM exhibit_disposal d WHERE d.exhibit_id = e.id AND d.state = 'AUTHORISED'),
      'submission', (SELECT to_jsonb(s) FROM (SELECT x.id, x.examination, x.asked_by AS "askedBy", x.authorised_by AS "authorisedBy", x.sent_at AS "sentAt" FROM exhibit_submission x WHERE x.exhibit_id = e.id AND x.returned_at IS NULL ORDER BY x.sent_at NULLS LAST, x.authorised_at NULLS LAST, x.asked_at, x.id LIMIT 1) s))
    FROM exhibit e WHERE e.id = p_exhibit $$;

-- What rings, what is in this officer's hands and what waits for authority; each list is cut at its limit, the oldest first.
CREATE FUNCTION mips.property_desk(p_user uuid, p_kept_before date, p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'inHand', (SELECT coalesce(jsonb_agg(mips.exhibit_line(e) ORDER BY e.seized_at, e.id), '[]') FROM (SELECT * FROM exhibit x WHERE x.holder_kind = 'PERSON' AND x.holder_id = p_user::text ORDER BY x.seized_at, x.id LIMIT p_limit) e),
    'ringing', (SELECT coalesce(jsonb_agg(mips.exhibit_line(e) || jsonb_build_object('log', mips.exhibit_log(e.id)) ORDER BY e.seized_at, e.id), '[]') FROM exhibit e WHERE e.id IN (
        (SELECT x.id FROM exhibit x WHERE x.first_stored_at IS NULL AND x.holder_kind <> 'GONE' ORDER BY x.seized_at, x.id LIMIT p_limit) UNION (SELECT x.id FROM exhibit x WHERE x.holder_kind = 'OUTSIDE' ORDER BY x.seized_at, x.id LIMIT p_limit)
        UNION (SELECT x.id FROM exhibit x WHERE x.not_found_since IS NOT NULL ORDER BY x.not_found_since, x.id LIMIT p_limit)
        UNION (SELECT x.id FROM exhibit x WHERE x.holder_kind <> 'GONE' AND coalesce(x.kept_on, '-infinity'::date) < p_kept_before AND x.seized_at < p_kept_before ORDER BY x.seized_at, x.id LIMIT p_limit))),
    'toAuthorise', (SELECT coalesce(jsonb_agg(to_jsonb(w) ORDER BY w."askedAt", w.id), '[]') FROM (
        (SELECT d.id, 'DISPOSAL' AS kind, d.decision AS what, d.exhibit_id AS "exhibitId", e.exhibit_ref AS "exhibitRef", e.description, d.facts ->> 'instruction' AS words, mips.officer_json(d.asked_by) AS "askedBy", d.asked_at AS "askedAt"
           FROM exhibit_disposal d JOIN exhibit e ON e.id = d.exhibit_id WHERE d.state = 'ASKED' ORDER BY d.asked_at, d.id LIMIT p_limit)
        UNION ALL (SELECT s.id, 'SUBMISSION', s.laboratory, s.exhibit_id, e.exhibit_ref, e.description, s.examination, mips.officer_json(s.asked_by), s.asked_at
           FROM exhibit_submission s JOIN exhibit e ON e.id = s.exhibit_id WHERE s.authorised_by IS NULL ORDER BY s.asked_at, s.id LIMIT p_limit)) w)) $$;
CREATE INDEX exhibit_disposal_asked ON exhibit_disposal (asked_at) WHERE state = 'ASKED';
CREATE INDEX exhibit_submission_asked ON exhibit_submission (asked_at) WHERE authorised_by IS NULL;

CREATE FUNCTION mips.property_places(p_only uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'parentId', p.parent_id, 'code', p.code, 'label', p.label, 'name', mips.place_words(p.id), 'isSelfService', p.is_self_service, 'isSensitive', p.is_sensitive, 'keepers', (SELECT coalesce(jsonb_agg(mips.officer_json(k) ORDER BY k), '[]') FROM unnest(p.keeper_ids) k),
      'allKeepers', to_jsonb(mips.place_keepers(p.id)), 'openedOn', p.opened_on, 'closedOn', p.closed_on, 'lastCountedOn', p.last_counted_on, 'version', p.version,
      'items', (SELECT count(*) FROM exhibit e WHERE e.holder_kind = 'PLACE' AND e.holder_id = p.id::text)) ORDER BY mips.place_words(p.id), p.id), '[]')
    FROM property_place p WHERE p_only IS NULL OR p.id = p_only $$;

CREATE FUNCTION mips.property_place_page(p_place uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT mips.property_places(p_place) -> 0 || jsonb_build_object(
    'contents', (SELECT coalesce(jsonb_agg(mips.exhibit_line(e) ORDER BY e.exhibit_ref, e.id), '[]') FROM (SELECT * FROM exhibit x WHERE x.holder_kind = 'PLACE' AND x.holder_id = p_place::text ORDER BY x.exhibit_ref, x.id LIMIT 2000) e),
    'counts', (SELECT coalesce(jsonb_agg(to_jsonb(c) ORDER BY c."countedAt" DESC), '[]') FROM (SELECT k.id, k.counted_at AS "countedAt", mips.officer_json(k.counted_by) AS "countedBy", mips.officer_json(k.second_person) AS "secondPerson", k.unknown,
        (SELECT count(*) FROM property_count_line l WHERE l.count_id = k.id AND l.answer <> 'MISPLACED') AS expected, (SELECT count(*) FROM property_count_line l WHERE l.count_id = k.id AND l.answer = 'FOUND') AS found,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('answer', l.answer, 'exhibitId', l.exhibit_id, 'exhibitRef', e.exhibit_ref) ORDER BY e.exhibit_ref, l.id), '[]') FROM property_count_line l JOIN exhibit e ON e.id = l.exhibit_id WHERE l.count_id = k.id AND l.answer <> 'FOUND') AS differences
        FROM property_count k WHERE k.place_id = p_place ORDER BY k.counted_at DESC LIMIT 20) c)) $$;

GRANT EXECUTE ON FUNCTION mips.place_words(uuid), mips.place_keepers(uuid), mips.hand_words(text), mips.exhibit_log(uuid), mips.readable_ref(uuid), mips.exhibit_line(exhibit), mips.read_exhibit(uuid), mips.case_records(uuid), mips.exhibits_of(uuid[]), mips.custody_evidence(uuid), mips.property_source(uuid), mips.exhibit_to_move(uuid), mips.property_desk(uuid, date, int),
  mips.property_places(uuid), mips.property_place_page(uuid) TO mips_app;
