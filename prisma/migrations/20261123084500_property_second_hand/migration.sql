-- The second hand signs for itself, letters to owners, and what is asked to be fetched from the stores.
CREATE TABLE exhibit_sign (
  id uuid PRIMARY KEY DEFAULT new_id(), exhibit_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, number int NOT NULL CHECK (number >= 1), move jsonb, witness uuid NOT NULL REFERENCES app_user (id),
  asked_by uuid NOT NULL REFERENCES app_user (id), asked_at timestamptz(3) NOT NULL, state text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'SIGNED', 'REFUSED', 'WITHDRAWN')),
  how text CHECK (how IN ('OWN_SESSION', 'PASSWORD')), answered_at timestamptz(3), answered_by uuid REFERENCES app_user (id), words text,
  CHECK ((state = 'WAITING') = (answered_at IS NULL)), CHECK ((number = 1) = (move IS NULL)), CHECK (state <> 'SIGNED' OR answered_by = witness)
);
COMMENT ON TABLE exhibit_sign IS 'The signature of the second person: for the seizure (number 1), or for a move that waits for it; `move` is what is written when it comes.';
CREATE INDEX exhibit_sign_exhibit ON exhibit_sign (exhibit_id);
CREATE INDEX exhibit_sign_waiting ON exhibit_sign (witness) WHERE state = 'WAITING';
CREATE UNIQUE INDEX exhibit_sign_one_move ON exhibit_sign (exhibit_id) WHERE state = 'WAITING' AND move IS NOT NULL;

CREATE TABLE exhibit_letter (
  id uuid PRIMARY KEY DEFAULT new_id(), exhibit_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, kind text NOT NULL CHECK (kind IN ('CLAIM', 'COLLECT', 'NOTICE')), owner_id uuid REFERENCES record (id) ON DELETE SET NULL,
  address text NOT NULL, collect_from text, words text, answer_by date NOT NULL, written_by uuid NOT NULL REFERENCES app_user (id), written_at timestamptz(3) NOT NULL,
  sent_at timestamptz(3), sent_how text, sent_by uuid REFERENCES app_user (id), answer text CHECK (answer IN ('WANTS_BACK', 'DISCLAIMS', 'NOT_REACHED')), answered_at timestamptz(3), answer_words text,
  CHECK ((sent_at IS NULL) = (sent_how IS NULL)), CHECK ((answer IS NULL) = (answered_at IS NULL)), CHECK (answer IS NULL OR sent_at IS NOT NULL)
);
COMMENT ON TABLE exhibit_letter IS 'A letter to the owner of an exhibit, when and how it was sent, and what they answered.';
CREATE INDEX exhibit_letter_exhibit ON exhibit_letter (exhibit_id);

CREATE TABLE exhibit_request (
  id uuid PRIMARY KEY DEFAULT new_id(), exhibit_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, what text NOT NULL CHECK (what IN ('COURT', 'VIEWING')), needed_on date NOT NULL, words text NOT NULL,
  asked_by uuid NOT NULL REFERENCES app_user (id), asked_at timestamptz(3) NOT NULL, ended_at timestamptz(3), ended_by uuid REFERENCES app_user (id), end_words text
);
COMMENT ON TABLE exhibit_request IS 'An exhibit is needed at court or to be looked at on a day; the move out ends it.';
CREATE INDEX exhibit_request_exhibit ON exhibit_request (exhibit_id);
CREATE INDEX exhibit_request_open ON exhibit_request (needed_on) WHERE ended_at IS NULL;

SELECT mips.keep_with_record(t, 'exhibit_id') FROM unnest(ARRAY['exhibit_sign', 'exhibit_letter', 'exhibit_request']) AS t;

CREATE FUNCTION mips.exhibit_hands(p_exhibit uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'signs', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'number', s.number, 'move', s.move, 'to', CASE WHEN s.move IS NULL THEN NULL ELSE mips.hand_words(s.move -> 'to' ->> 'id') END, 'witness', mips.officer_json(s.witness),
        'askedBy', mips.officer_json(s.asked_by), 'askedAt', s.asked_at, 'state', s.state, 'how', s.how, 'answeredAt', s.answered_at, 'words', s.words) ORDER BY s.asked_at, s.id), '[]') FROM exhibit_sign s WHERE s.exhibit_id = p_exhibit),
    'letters', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'kind', l.kind, 'ownerId', l.owner_id, 'owner', (SELECT b.person FROM person_record p CROSS JOIN LATERAL mips.people_json(ARRAY[p.nominal_id]) b WHERE p.id = l.owner_id AND mips.may('nominal.person.read')),
        'address', l.address, 'collectFrom', l.collect_from, 'words', l.words, 'answerBy', l.answer_by, 'writtenBy', mips.officer_json(l.written_by), 'writtenAt', l.written_at, 'sentAt', l.sent_at, 'sentHow', l.sent_how, 'sentBy', mips.officer_json(l.sent_by),
        'answer', l.answer, 'answeredAt', l.answered_at, 'answerWords', l.answer_words) ORDER BY l.written_at, l.id), '[]') FROM exhibit_letter l WHERE l.exhibit_id = p_exhibit),
    'requests', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'what', q.what, 'neededOn', q.needed_on, 'words', q.words, 'askedBy', mips.officer_json(q.asked_by), 'askedAt', q.asked_at, 'endedAt', q.ended_at, 'endedBy', mips.officer_json(q.ended_by),
        'endWords', q.end_words) ORDER BY q.ended_at IS NOT NULL, q.needed_on, q.id), '[]') FROM exhibit_request q WHERE q.exhibit_id = p_exhibit)) $$;

ALTER FUNCTION mips.read_exhibit(uuid) RENAME TO read_exhibit_itself;
CREATE FUNCTION mips.read_exhibit(p_exhibit uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT x.page || mips.exhibit_hands(p_exhibit) FROM (SELECT mips.read_exhibit_itself(p_exhibit) AS page) x WHERE x.page IS NOT NULL $$;

ALTER FUNCTION mips.exhibit_to_move(uuid) RENAME TO exhibit_to_move_itself;
CREATE FUNCTION mips.exhibit_to_move(p_exhibit uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT x.item || jsonb_build_object('photographs', (SELECT count(*) FROM attachment a WHERE a.record_id = p_exhibit AND a.kind = 'photograph'),
      'waitsFor', (SELECT mips.officer_json(s.witness) FROM exhibit_sign s WHERE s.exhibit_id = p_exhibit AND s.state = 'WAITING' AND s.move IS NOT NULL))
    FROM (SELECT mips.exhibit_to_move_itself(p_exhibit) AS item) x WHERE x.item IS NOT NULL $$;

-- What waits for the signature of an officer, the oldest first.
CREATE FUNCTION mips.exhibits_to_sign(p_user uuid, p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(mips.exhibit_line(e) || jsonb_build_object('signId', x.id, 'askedBy', mips.officer_json(x.asked_by), 'askedAt', x.asked_at, 'isSeizure', x.move IS NULL) ORDER BY x.asked_at, x.id), '[]')
    FROM (SELECT * FROM exhibit_sign s WHERE s.witness = p_user AND s.state = 'WAITING' ORDER BY s.asked_at, s.id LIMIT p_limit) x JOIN exhibit e ON e.id = x.exhibit_id $$;

-- What may be on the list of what is fetched, and what is outside; the rules say which of it is.
CREATE FUNCTION mips.property_pull_list(p_kept_before date, p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(mips.exhibit_line(e) || jsonb_build_object('log', mips.exhibit_log(e.id), 'requests', mips.exhibit_hands(e.id) -> 'requests',
      'end', (SELECT jsonb_build_object('decision', d.decision, 'since', d.decided_at) FROM exhibit_disposal d WHERE d.exhibit_id = e.id AND d.state = 'AUTHORISED'),
      'examinationSince', (SELECT min(s.authorised_at) FROM exhibit_submission s WHERE s.exhibit_id = e.id AND s.authorised_at IS NOT NULL AND s.sent_at IS NULL)) ORDER BY e.seized_at, e.id), '[]')
    FROM exhibit e WHERE e.id IN (
      (SELECT q.exhibit_id FROM exhibit_request q WHERE q.ended_at IS NULL ORDER BY q.needed_on, q.id LIMIT p_limit)
      UNION (SELECT d.exhibit_id FROM exhibit_disposal d WHERE d.state = 'AUTHORISED' ORDER BY d.decided_at, d.id LIMIT p_limit)
      UNION (SELECT s.exhibit_id FROM exhibit_submission s WHERE s.authorised_at IS NOT NULL AND s.sent_at IS NULL ORDER BY s.authorised_at, s.id LIMIT p_limit)
      UNION (SELECT x.id FROM exhibit x WHERE x.holder_kind = 'OUTSIDE' ORDER BY x.seized_at, x.id LIMIT p_limit)
      UNION (SELECT x.id FROM exhibit x WHERE x.holder_kind <> 'GONE' AND coalesce(x.kept_on, '-infinity'::date) < p_kept_before AND x.seized_at < p_kept_before ORDER BY x.seized_at, x.id LIMIT p_limit)) $$;
CREATE INDEX exhibit_disposal_authorised ON exhibit_disposal (decided_at) WHERE state = 'AUTHORISED';
CREATE INDEX exhibit_submission_to_send ON exhibit_submission (authorised_at) WHERE authorised_at IS NOT NULL AND sent_at IS NULL;

GRANT EXECUTE ON FUNCTION mips.exhibit_hands(uuid), mips.read_exhibit_itself(uuid), mips.read_exhibit(uuid), mips.exhibit_to_move_itself(uuid), mips.exhibit_to_move(uuid), mips.exhibits_to_sign(uuid, int), mips.property_pull_list(date, int) TO mips_app;
