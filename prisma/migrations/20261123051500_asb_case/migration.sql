-- Cases of anti-social behaviour: opened from repeat calls, with the risk matrix, the plan of partners and the case review.
CREATE TABLE asb_case (
  id uuid PRIMARY KEY, acl_id int NOT NULL DEFAULT 0, asb_type text, basis text NOT NULL, basis_record_id uuid NOT NULL REFERENCES record (id), opened_reason text, owner_id uuid NOT NULL REFERENCES app_user (id),
  state text NOT NULL DEFAULT 'OPEN', opened_at timestamptz(3) NOT NULL, outcome text, outcome_words text, victim_told_at timestamptz(3), closed_at timestamptz(3), closed_by uuid REFERENCES app_user (id),
  CHECK (basis IN ('VICTIM', 'PLACE', 'SUSPECT', 'CALL')), CHECK (state IN ('OPEN', 'CLOSED')), CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL)), CHECK ((state = 'CLOSED') = (outcome IS NOT NULL))
);
COMMENT ON TABLE asb_case IS 'A case of anti-social behaviour; its calls, victims, those who cause harm and the place are links of its record.';
CREATE INDEX asb_case_basis_record_id_idx ON asb_case (basis_record_id);
CREATE INDEX asb_case_open ON asb_case (opened_at) WHERE state = 'OPEN';

CREATE TABLE asb_case_risk (
  id uuid PRIMARY KEY DEFAULT new_id(), case_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, answers jsonb NOT NULL, score int NOT NULL, grade text NOT NULL, words text, assessed_at timestamptz(3) NOT NULL,
  assessed_by uuid NOT NULL REFERENCES app_user (id), reviewed_at timestamptz(3), reviewed_by uuid REFERENCES app_user (id), review_answer text, review_words text,
  CHECK (grade IN ('STANDARD', 'MEDIUM', 'HIGH')), CHECK (score BETWEEN 0 AND 21), CHECK (review_answer IN ('AGREED', 'RETURNED')), CHECK ((reviewed_at IS NULL) = (review_answer IS NULL))
);
COMMENT ON TABLE asb_case_risk IS 'The risk matrix of a case as it was answered once, and what the supervisor said of it.';
CREATE INDEX asb_case_risk_case_id_idx ON asb_case_risk (case_id);

CREATE TABLE asb_case_action (
  id uuid PRIMARY KEY DEFAULT new_id(), case_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, partner text NOT NULL, tool text NOT NULL, words text NOT NULL, due_on date, added_at timestamptz(3) NOT NULL,
  added_by uuid NOT NULL REFERENCES app_user (id), sent_at timestamptz(3), receipt_at timestamptz(3), receipt_words text, done_at timestamptz(3), result text, withdrawn_at timestamptz(3),
  CHECK (receipt_at IS NULL OR sent_at IS NOT NULL), CHECK (done_at IS NULL OR withdrawn_at IS NULL)
);
COMMENT ON TABLE asb_case_action IS 'An action of the plan against anti-social behaviour, of a partner or of the police, with the receipt of the partner.';
CREATE INDEX asb_case_action_case_id_idx ON asb_case_action (case_id);

CREATE TABLE asb_case_trigger (
  id uuid PRIMARY KEY DEFAULT new_id(), case_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, victim_id uuid NOT NULL REFERENCES record (id), asked_at timestamptz(3) NOT NULL, asked_words text,
  counted uuid[] NOT NULL DEFAULT '{}', needed int NOT NULL, is_met boolean NOT NULL, recorded_by uuid NOT NULL REFERENCES app_user (id), is_accepted boolean, decided_at timestamptz(3),
  decided_by uuid REFERENCES app_user (id), decision_words text, answered_at timestamptz(3), answered_by uuid REFERENCES app_user (id), answer text,
  CHECK ((is_accepted IS NULL) = (decided_at IS NULL)), CHECK (answered_at IS NULL OR is_accepted), CHECK ((answered_at IS NULL) = (answer IS NULL))
);
COMMENT ON TABLE asb_case_trigger IS 'An ASB case review (community trigger) that a victim asked for: the calls counted, whether it goes ahead, and the answer.';
CREATE INDEX asb_case_trigger_case_id_idx ON asb_case_trigger (case_id);
CREATE UNIQUE INDEX asb_case_trigger_one ON asb_case_trigger (case_id, victim_id) WHERE answered_at IS NULL AND is_accepted IS NOT FALSE;

SELECT mips.keep_with_record('asb_case', 'id'), mips.keep_with_record('asb_case_risk', 'case_id'), mips.keep_with_record('asb_case_action', 'case_id'), mips.keep_with_record('asb_case_trigger', 'case_id');

-- The call behind an event: the incident that a report arises from, else the event itself.
CREATE FUNCTION mips.asb_call_of(p_event uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT i.id FROM asb_report a JOIN link k ON k.from_id = a.id AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL JOIN incident i ON i.id = k.to_id WHERE a.id = p_event ORDER BY k.created_at, k.id LIMIT 1), p_event) $$;

-- Whether a call counts as anti-social behaviour: by its type, or because a report of it arises from the call.
CREATE FUNCTION mips.is_asb_call(p_call uuid, p_types text[]) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM incident i WHERE i.id = p_call AND i.incident_type = ANY (p_types)) OR EXISTS (SELECT 1 FROM asb_report a WHERE a.id = p_call)
    OR EXISTS (SELECT 1 FROM link k JOIN asb_report a ON a.id = k.from_id WHERE k.to_id = p_call AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL) $$;

-- Who was harmed and who is complained of in a call and in the reports that arise from it.
CREATE FUNCTION mips.asb_people_of(p_call uuid) RETURNS TABLE (part text, nominal_id uuid, person_record_id uuid) LANGUAGE sql STABLE AS $$
  SELECT DISTINCT ON (1, 2) CASE WHEN k.role IN ('SUSPECT', 'OFFENDER', 'SOURCE_OF_HARM') THEN 'SUSPECT' ELSE 'VICTIM' END, p.nominal_id, p.id
    FROM link k JOIN person_record p ON p.id = k.to_id
   WHERE k.valid_to IS NULL AND k.role IN ('VICTIM', 'VICTIM_REPEAT', 'VICTIM_CHILD', 'VICTIM_BUSINESS', 'COMPLAINANT', 'SUSPECT', 'OFFENDER', 'SOURCE_OF_HARM')
     AND k.from_id IN (SELECT p_call UNION ALL SELECT f.from_id FROM link f JOIN asb_report a ON a.id = f.from_id WHERE f.to_id = p_call AND f.role = 'ARISES_FROM' AND f.valid_to IS NULL)
   ORDER BY 1, 2, k.created_at, k.id $$;

CREATE FUNCTION mips.asb_call_json(p_call uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', e.id, 'kind', e.kind, 'reference', r.reference, 'title', e.title, 'status', e.status, 'summary', e.summary, 'at', e.occurred_from, 'reportedAt', coalesce(i.opened_at, r.created_at), 'aclId', r.acl_id,
      'placeId', mips.place_of_event(e.id), 'people', (SELECT coalesce(jsonb_agg(jsonb_build_object('part', x.part, 'nominalId', x.nominal_id, 'personRecordId', x.person_record_id) ORDER BY x.part, x.nominal_id), '[]') FROM mips.asb_people_of(e.id) x))
    FROM event e JOIN record r ON r.id = e.id LEFT JOIN incident i ON i.id = e.id WHERE e.id = p_call $$;

-- The calls of anti-social behaviour that name one of these people or happened at this place, newest first.
CREATE FUNCTION mips.asb_calls(p_nominals uuid[], p_place uuid, p_types text[], p_since timestamptz, p_limit int) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT c.id FROM (
      SELECT mips.asb_call_of(k.from_id) AS id FROM person_record p JOIN link k ON k.to_id = p.id AND k.valid_to IS NULL JOIN event e ON e.id = k.from_id AND e.kind IN ('Incident', 'AsbReport') AND mips.may_see_kind(e.kind) WHERE p.nominal_id = ANY (p_nominals)
      UNION SELECT mips.asb_call_of(k.from_id) FROM link k JOIN event e ON e.id = k.from_id AND e.kind IN ('Incident', 'AsbReport') AND mips.may_see_kind(e.kind) WHERE k.to_id = p_place AND k.role = 'OCCURRED_AT' AND k.valid_to IS NULL) c
    JOIN event e ON e.id = c.id WHERE e.occurred_from >= p_since AND mips.is_asb_call(c.id, p_types) ORDER BY e.occurred_from DESC, e.id LIMIT p_limit $$;

-- Open cases that a call belongs to or that stand on one of its people or its place.
CREATE FUNCTION mips.asb_cases_near(p_call uuid, p_nominals uuid[], p_place uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'reference', r.reference, 'title', e.title, 'basis', c.basis, 'basisId', coalesce(p.nominal_id, c.basis_record_id),
      'calls', (SELECT coalesce(jsonb_agg(k.to_id), '[]') FROM link k WHERE k.from_id = c.id AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL)) ORDER BY c.opened_at, c.id), '[]')
    FROM asb_case c JOIN record r ON r.id = c.id JOIN event e ON e.id = c.id LEFT JOIN person_record p ON p.id = c.basis_record_id
   WHERE c.state = 'OPEN' AND (p.nominal_id = ANY (p_nominals) OR c.basis_record_id = p_place OR EXISTS (SELECT 1 FROM link k WHERE k.from_id = c.id AND k.to_id = p_call AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL)) $$;

-- What repeats with a call: the call itself, those before it with the same people or place, their names, and the open cases.
CREATE FUNCTION mips.asb_repeats(p_event uuid, p_types text[], p_since timestamptz, p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH c AS (SELECT mips.asb_call_of(p_event) AS id), me AS (SELECT c.id, mips.place_of_event(c.id) AS place, ARRAY(SELECT DISTINCT x.nominal_id FROM c, mips.asb_people_of(c.id) x) AS nominals FROM c)
  SELECT jsonb_build_object('isAsb', mips.is_asb_call(me.id, p_types), 'call', mips.asb_call_json(me.id), 'place', mips.location_brief(me.place),
      'names', (SELECT coalesce(jsonb_agg(b.person), '[]') FROM mips.people_json(me.nominals) b),
      'calls', (SELECT coalesce(jsonb_agg(mips.asb_call_json(x)), '[]') FROM mips.asb_calls(me.nominals, me.place, p_types, p_since, p_limit) x),
      'cases', mips.asb_cases_near(me.id, me.nominals, me.place))
    FROM me $$;

CREATE FUNCTION mips.read_asb_case(p_case uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', c.id, 'reference', r.reference, 'version', r.version, 'marking', r.marking, 'title', e.title, 'summary', e.summary, 'asbType', c.asb_type, 'basis', c.basis,
      'openedReason', c.opened_reason, 'owner', mips.officer_json(c.owner_id), 'state', c.state, 'openedAt', c.opened_at, 'outcome', c.outcome, 'outcomeWords', c.outcome_words, 'victimToldAt', c.victim_told_at,
      'closedAt', c.closed_at, 'closedBy', mips.officer_json(c.closed_by), 'location', mips.location_brief(mips.place_of_event(c.id)), 'people', mips.linked_people(c.id), 'events', mips.linked_events(c.id),
      'risks', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'answers', x.answers, 'score', x.score, 'grade', x.grade, 'words', x.words, 'assessedAt', x.assessed_at, 'assessedBy', mips.officer_json(x.assessed_by),
          'reviewedAt', x.reviewed_at, 'reviewedBy', mips.officer_json(x.reviewed_by), 'reviewAnswer', x.review_answer, 'reviewWords', x.review_words) ORDER BY x.assessed_at DESC, x.id DESC), '[]') FROM asb_case_risk x WHERE x.case_id = c.id),
      'actions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'partner', x.partner, 'tool', x.tool, 'words', x.words, 'dueOn', x.due_on, 'addedAt', x.added_at, 'addedBy', mips.officer_json(x.added_by), 'sentAt', x.sent_at,
          'receiptAt', x.receipt_at, 'receiptWords', x.receipt_words, 'doneAt', x.done_at, 'result', x.result, 'withdrawnAt', x.withdrawn_at) ORDER BY x.added_at, x.id), '[]') FROM asb_case_action x WHERE x.case_id = c.id),
      'triggers', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'victimId', x.victim_id, 'askedAt', x.asked_at, 'askedWords', x.asked_words, 'counted', (SELECT count(*)::int FROM event f WHERE f.id = ANY (x.counted)), 'needed', x.needed, 'isMet', x.is_met,
          'isAccepted', x.is_accepted, 'decidedAt', x.decided_at, 'decidedBy', mips.officer_json(x.decided_by), 'decisionWords', x.decision_words, 'answeredAt', x.answered_at, 'answeredBy', mips.officer_json(x.answered_by),
          'answer', x.answer) ORDER BY x.asked_at, x.id), '[]') FROM asb_case_trigger x WHERE x.case_id = c.id),
      'log', mips.custody_log(c.id), 'sources', mips.sources_json(c.id))
    FROM asb_case c JOIN event e ON e.id = c.id JOIN record r ON r.id = c.id WHERE c.id = p_case $$;

-- The open cases, for the desk: each with its last risk and what is open of its plan.
CREATE FUNCTION mips.asb_desk(p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(to_jsonb(x)), '[]') FROM (
    SELECT c.id, r.reference, e.title, c.basis, mips.officer_json(c.owner_id) AS owner, c.opened_at AS "openedAt", (SELECT mips.address_line(l) FROM location l WHERE l.id = mips.place_of_event(c.id)) AS address,
        k.grade, k.score, k.assessed_at AS "assessedAt", k.answers, k.reviewed_at AS "reviewedAt", coalesce(v.calls, 0) AS calls, v.last_call AS "lastCallAt",
        (SELECT count(*)::int FROM asb_case_action a WHERE a.case_id = c.id AND a.done_at IS NULL AND a.withdrawn_at IS NULL) AS "openActions",
        (SELECT min(a.due_on) FROM asb_case_action a WHERE a.case_id = c.id AND a.done_at IS NULL AND a.withdrawn_at IS NULL) AS "actionDueOn",
        (SELECT coalesce(jsonb_agg(jsonb_build_object('askedAt', t.asked_at, 'isMet', t.is_met, 'isAccepted', t.is_accepted, 'decidedAt', t.decided_at)), '[]') FROM asb_case_trigger t WHERE t.case_id = c.id AND t.answered_at IS NULL) AS triggers
      FROM asb_case c JOIN record r ON r.id = c.id JOIN event e ON e.id = c.id
      LEFT JOIN LATERAL (SELECT * FROM asb_case_risk s WHERE s.case_id = c.id ORDER BY s.assessed_at DESC, s.id DESC LIMIT 1) k ON true
      LEFT JOIN LATERAL (SELECT count(*)::int AS calls, max(f.occurred_from) AS last_call FROM link l JOIN event f ON f.id = l.to_id AND mips.may_see_kind(f.kind) WHERE l.from_id = c.id AND l.role = 'ARISES_FROM' AND l.valid_to IS NULL) v ON true
     WHERE c.state = 'OPEN' ORDER BY c.opened_at, c.id LIMIT p_limit) x $$;

GRANT EXECUTE ON FUNCTION mips.asb_call_of(uuid), mips.is_asb_call(uuid, text[]), mips.asb_people_of(uuid), mips.asb_call_json(uuid), mips.asb_calls(uuid[], uuid, text[], timestamptz, int),
  mips.asb_cases_near(uuid, uuid[], uuid), mips.asb_repeats(uuid, text[], timestamptz, int), mips.read_asb_case(uuid), mips.asb_desk(int) TO mips_app;
