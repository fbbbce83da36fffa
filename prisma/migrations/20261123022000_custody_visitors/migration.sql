-- Independent custody visitors (Police Reform Act 2002 s.51): the visit, who was offered it, what they were concerned about, and the answer.
CREATE TABLE custody_visit (
  id uuid PRIMARY KEY DEFAULT new_id(), station_code text NOT NULL REFERENCES organisation_unit (code), visitors text NOT NULL, arrived_at timestamptz(3) NOT NULL, admitted_at timestamptz(3), delay_reason text,
  left_at timestamptz(3), note text, recorded_by uuid NOT NULL REFERENCES app_user (id), recorded_at timestamptz(3) NOT NULL, CHECK (admitted_at >= arrived_at), CHECK (left_at >= arrived_at));
CREATE INDEX custody_visit_station ON custody_visit (station_code, arrived_at DESC);
COMMENT ON TABLE custody_visit IS 'A visit of independent custody visitors to a suite; nobody held is named here.';

-- Whether a detainee was seen, and whether they let the visitors read their custody record; the latest of a visit counts.
CREATE TABLE custody_visit_offer (
  id uuid PRIMARY KEY DEFAULT new_id(), visit_id uuid NOT NULL REFERENCES custody_visit (id), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, outcome text NOT NULL, consent text, reason text,
  authorised_by text, happened_at timestamptz(3) NOT NULL, log_entry_id uuid NOT NULL REFERENCES log_entry (id), recorded_by uuid NOT NULL REFERENCES app_user (id), recorded_at timestamptz(3) NOT NULL);
CREATE INDEX custody_visit_offer_visit ON custody_visit_offer (visit_id);
CREATE INDEX custody_visit_offer_stay ON custody_visit_offer (custody_record_id);

-- A concern about a detainee, whose access list holds, or about the suite.
CREATE TABLE custody_visit_concern (
  id uuid PRIMARY KEY DEFAULT new_id(), visit_id uuid NOT NULL REFERENCES custody_visit (id), custody_record_id uuid, acl_id int NOT NULL DEFAULT 0, kind text NOT NULL, words text NOT NULL,
  raised_at timestamptz(3) NOT NULL, raised_by uuid NOT NULL REFERENCES app_user (id), CHECK (custody_record_id IS NOT NULL OR acl_id = 0));
CREATE INDEX custody_visit_concern_visit ON custody_visit_concern (visit_id);
CREATE INDEX custody_visit_concern_stay ON custody_visit_concern (custody_record_id) WHERE custody_record_id IS NOT NULL;
CREATE TABLE custody_visit_answer (
  id uuid PRIMARY KEY DEFAULT new_id(), concern_id uuid NOT NULL REFERENCES custody_visit_concern (id), custody_record_id uuid, acl_id int NOT NULL DEFAULT 0, words text NOT NULL, is_settled boolean NOT NULL,
  answered_at timestamptz(3) NOT NULL, answered_by uuid NOT NULL REFERENCES app_user (id), CHECK (custody_record_id IS NOT NULL OR acl_id = 0));
CREATE INDEX custody_visit_answer_concern ON custody_visit_answer (concern_id);
CREATE INDEX custody_visit_answer_stay ON custody_visit_answer (custody_record_id) WHERE custody_record_id IS NOT NULL;
COMMENT ON TABLE custody_visit_answer IS 'What the duty inspector answers; a concern is open until an answer settles it.';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['custody_visit_offer', 'custody_visit_concern', 'custody_visit_answer'] LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (custody_record_id, acl_id) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE', t, t || '_record_fk');
    EXECUTE format('CREATE TRIGGER a_take_acl BEFORE INSERT ON %I FOR EACH ROW WHEN (NEW.custody_record_id IS NOT NULL) EXECUTE FUNCTION mips.take_acl(''custody_record_id'')', t);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY sel ON %I FOR SELECT USING (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t);
    EXECUTE format('CREATE POLICY ins ON %I FOR INSERT WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION mips.refuse_change()', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO mips_app', t);
    EXECUTE format('REVOKE UPDATE, DELETE ON %I FROM mips_app', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['custody_visit', 'custody_visit_offer', 'custody_visit_concern', 'custody_visit_answer'] LOOP
    EXECUTE format('CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request()', t);
    EXECUTE format('CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT OR UPDATE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_audit()', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON custody_visit TO mips_app;
GRANT UPDATE (left_at, note) ON custody_visit TO mips_app;

-- The concerns of the visits, or of all that are open, each with its answers.
CREATE FUNCTION mips.visit_concerns(p_visit uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'visitId', c.visit_id, 'stationCode', v.station_code, 'station', s.name, 'recordId', c.custody_record_id, 'custodyNumber', r.custody_number, 'kind', c.kind, 'words', c.words,
      'raisedAt', c.raised_at, 'visitors', v.visitors, 'answers', a.answers, 'isSettled', a.is_settled) ORDER BY a.is_settled, c.raised_at DESC, c.id), '[]')
    FROM custody_visit_concern c JOIN custody_visit v ON v.id = c.visit_id LEFT JOIN organisation_unit s ON s.code = v.station_code LEFT JOIN custody_record r ON r.id = c.custody_record_id
    CROSS JOIN LATERAL (SELECT coalesce(jsonb_agg(jsonb_build_object('words', x.words, 'isSettled', x.is_settled, 'at', x.answered_at, 'by', u.display_name) ORDER BY x.answered_at, x.id), '[]') AS answers,
        coalesce(bool_or(x.is_settled), false) AS is_settled FROM custody_visit_answer x LEFT JOIN app_user u ON u.id = x.answered_by WHERE x.concern_id = c.id) a
   WHERE c.visit_id = p_visit OR (p_visit IS NULL AND NOT a.is_settled) $$;

-- Who is held in a suite as far as a visitor is told before the detainee agrees: no name, no offence.
CREATE FUNCTION mips.visit_detainees(p_visit uuid, p_held text[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'custodyNumber', c.custody_number, 'cell', c.cell, 'state', c.state, 'arrivedAt', c.arrived_at, 'isHeld', c.state = ANY (p_held),
      'dob', p.person ->> 'dob', 'dobPrecision', p.person ->> 'dobPrecision', 'language', p.person ->> 'language', 'offers', o.offers) ORDER BY c.cell, c.custody_number), '[]')
    FROM custody_visit v JOIN custody_record c ON c.station_code = v.station_code AND ((c.state = ANY (p_held) AND v.left_at IS NULL)
      OR c.id IN (SELECT x.custody_record_id FROM custody_visit_offer x WHERE x.visit_id = v.id))
    CROSS JOIN LATERAL (SELECT mips.person_of_event(c.id, 'DETAINEE') AS person) p
    CROSS JOIN LATERAL (SELECT coalesce(jsonb_agg(jsonb_build_object('outcome', x.outcome, 'consent', x.consent, 'reason', x.reason, 'authorisedBy', x.authorised_by, 'at', x.happened_at) ORDER BY x.recorded_at DESC, x.id DESC), '[]') AS offers
        FROM custody_visit_offer x WHERE x.visit_id = v.id AND x.custody_record_id = c.id) o
   WHERE v.id = p_visit $$;

-- What a visitor may read of a custody record once the detainee agrees: rights, care and treatment as times and codes; no words of the log, no offence, nothing medical but that it was asked for and came.
CREATE FUNCTION mips.read_visited(p_custody uuid, p_visit uuid, p_rules jsonb) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', c.id, 'custodyNumber', c.custody_number, 'station', u.name, 'cell', c.cell, 'state', c.state, 'arrivedAt', c.arrived_at, 'authorisedAt', c.authorised_at, 'endedAt', c.released_at, 'riskLevel', c.risk_level,
      'observationLevel', c.observation_level, 'person', mips.person_of_event(c.id, 'DETAINEE'),
      'consent', (SELECT x.consent FROM custody_visit_offer x WHERE x.visit_id = p_visit AND x.custody_record_id = c.id ORDER BY x.recorded_at DESC, x.id DESC LIMIT 1),
      'rights', (SELECT coalesce(jsonb_agg(jsonb_build_object('at', e.happened_at, 'kind', e.kind, 'answer', e.answer) ORDER BY e.happened_at, e.id), '[]') FROM rights_entry e
        WHERE e.record_id = c.id AND NOT EXISTS (SELECT 1 FROM rights_entry y WHERE y.corrects_id = e.id)),
      'attending', (SELECT coalesce(jsonb_agg(jsonb_build_object('role', q.role, 'askedAt', q.requested_at, 'cameAt', (SELECT min(s.happened_at) FROM attending_step s WHERE s.request_id = q.id AND s.kind IN ('ARRIVED', 'ADVISED')
          AND NOT EXISTS (SELECT 1 FROM attending_step y WHERE y.corrects_id = s.id))) ORDER BY q.requested_at, q.id), '[]') FROM attending_request q WHERE q.record_id = c.id),
      'health', (SELECT coalesce(jsonb_agg(jsonb_build_object('urgency', h.urgency, 'calledAt', h.called_at, 'seenAt', (SELECT min(s.happened_at) FROM custody_health_step s WHERE s.request_id = h.id AND s.step = 'SEEN'
          AND mips.entry_stands(s.log_entry_id))) ORDER BY h.called_at, h.id), '[]') FROM custody_health_request h WHERE h.custody_record_id = c.id AND mips.entry_stands(h.log_entry_id)),
      'log', (SELECT coalesce(jsonb_agg(jsonb_build_object('at', g.happened_at, 'kind', g.kind) ORDER BY g.happened_at, g.id), '[]') FROM log_entry g
        WHERE g.record_id = c.id AND g.kind = ANY (ARRAY(SELECT jsonb_array_elements_text(p_rules -> 'shown'))) AND mips.entry_stands(g.id)),
      'reviews', (SELECT coalesce(jsonb_agg(jsonb_build_object('dueAt', v.due_at, 'doneAt', v.done_at) ORDER BY v.due_at, v.id), '[]') FROM custody_review v WHERE v.custody_record_id = c.id),
      'searches', (SELECT coalesce(jsonb_agg(jsonb_build_object('at', h.at, 'kind', h.kind) ORDER BY h.at, h.id), '[]') FROM custody_search h WHERE h.custody_record_id = c.id AND h.at IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM custody_search y WHERE y.previous_id = h.id)),
      'force', (SELECT coalesce(jsonb_agg(DISTINCT f.at), '[]') FROM custody_force f WHERE f.custody_record_id = c.id AND f.kind = 'IN' AND f.previous_id IS NULL),
      'checks', (SELECT to_jsonb(j) FROM mips.judged_checks(ARRAY[c.id], p_rules) j))
    FROM custody_record c LEFT JOIN organisation_unit u ON u.code = c.station_code WHERE c.id = p_custody $$;
GRANT EXECUTE ON FUNCTION mips.visit_concerns(uuid), mips.visit_detainees(uuid, text[]), mips.read_visited(uuid, uuid, jsonb) TO mips_app;
