-- Warrants: what a court or another force wants executed, the addresses, attempts, circulation and money of each, and the marker that follows it.
DO $$
BEGIN
  EXECUTE replace(pg_get_functiondef('mips.may_see_kind(text)'::regprocedure), 'ELSE ''nobody''', 'WHEN ''Warrant'' THEN ''warrant.record.read'' ELSE ''nobody''');
  EXECUTE replace(pg_get_functiondef('mips.readable_event_kinds()'::regprocedure), '(''Crime'', ''incident.event.read'')', '(''Crime'', ''incident.event.read''), (''Warrant'', ''warrant.record.read'')');
  IF pg_get_functiondef('mips.may_see_kind(text)'::regprocedure) NOT LIKE '%''Warrant''%' OR pg_get_functiondef('mips.readable_event_kinds()'::regprocedure) NOT LIKE '%''Warrant''%' THEN
    RAISE EXCEPTION 'the kinds of record were not extended by Warrant';
  END IF;
END $$;

CREATE TABLE warrant (
  id uuid PRIMARY KEY, acl_id int NOT NULL DEFAULT 0, person_record_id uuid NOT NULL REFERENCES record (id), kind text NOT NULL, state text NOT NULL, state_at timestamptz(3) NOT NULL,
  court_code text NOT NULL REFERENCES organisation_unit (code), court_reference text, offence_words text, terms text NOT NULL, risk text, factors text[] NOT NULL DEFAULT '{}',
  requested_at timestamptz(3) NOT NULL, issued_at timestamptz(3), grade text, grade_reason text, graded_at timestamptz(3), graded_by uuid REFERENCES app_user (id), owner_unit text NOT NULL, area_unit text,
  force text, accepted_at timestamptz(3), ended_at timestamptz(3), end_place text, end_words text, arrest_id uuid REFERENCES record (id) ON DELETE SET NULL, bailed_to date, end_reference text,
  made_by_result text, owed_pence int NOT NULL DEFAULT 0, costs_pence int NOT NULL DEFAULT 0, registered_by uuid REFERENCES app_user (id),
  CHECK (kind IN ('BENCH', 'BENCH_BACKED', 'FIRST_INSTANCE', 'BREACH', 'WITNESS', 'COMMITMENT', 'RECALL', 'EXTRADITION')),
  CHECK (state IN ('REQUESTED', 'REFUSED', 'ISSUED', 'GRADED', 'ALLOCATED', 'EXECUTED', 'SURRENDERED', 'WITHDRAWN', 'BAIL_SERVED', 'TRANSFERRED', 'PAID')),
  CHECK (state IN ('REQUESTED', 'REFUSED') OR issued_at IS NOT NULL), CHECK ((state IN ('EXECUTED', 'SURRENDERED', 'WITHDRAWN', 'BAIL_SERVED', 'PAID')) = (ended_at IS NOT NULL)),
  CHECK (grade IN ('A', 'B', 'C')), CHECK ((grade IS NULL) = (graded_at IS NULL)), CHECK (owed_pence >= 0 AND costs_pence >= 0)
);
COMMENT ON TABLE warrant IS 'A warrant on a person: who wants it, its grade and state; somebody is wanted by it while its state is live.';
COMMENT ON COLUMN warrant.made_by_result IS 'The result of the court that made it, so that one that comes twice makes it once.';
CREATE INDEX warrant_person ON warrant (person_record_id);
CREATE INDEX warrant_live ON warrant (issued_at) WHERE state IN ('REQUESTED', 'ISSUED', 'GRADED', 'ALLOCATED', 'TRANSFERRED');

CREATE TABLE warrant_address (
  id uuid PRIMARY KEY DEFAULT new_id(), warrant_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, location_id uuid REFERENCES record (id) ON DELETE SET NULL, words text NOT NULL, why text,
  added_by uuid REFERENCES app_user (id), added_at timestamptz(3) NOT NULL);
COMMENT ON TABLE warrant_address IS 'An address at which somebody may be found; one on record is tied to its place.';
CREATE INDEX warrant_address_warrant ON warrant_address (warrant_id);

CREATE TABLE warrant_attempt (
  id uuid PRIMARY KEY DEFAULT new_id(), warrant_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, at timestamptz(3) NOT NULL, address text NOT NULL, result text NOT NULL, was_risk_read boolean NOT NULL, officer_ids uuid[] NOT NULL,
  next_text text, next_on date, next_owner uuid REFERENCES app_user (id), note text, recorded_by uuid NOT NULL REFERENCES app_user (id), recorded_at timestamptz(3) NOT NULL);
COMMENT ON TABLE warrant_attempt IS 'An attempt to execute a warrant: where, what came of it, and what is done next, by whom and when (WA-6).';
CREATE INDEX warrant_attempt_warrant ON warrant_attempt (warrant_id, at DESC);

CREATE TABLE warrant_circulation (
  id uuid PRIMARY KEY DEFAULT new_id(), warrant_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, entered_at timestamptz(3) NOT NULL, reference text NOT NULL, entered_by uuid NOT NULL REFERENCES app_user (id),
  recorded_at timestamptz(3) NOT NULL, reviewed_at timestamptz(3), reviewed_by uuid REFERENCES app_user (id), cancelled_at timestamptz(3), cancelled_by uuid REFERENCES app_user (id), CHECK ((cancelled_at IS NULL) = (cancelled_by IS NULL)));
COMMENT ON TABLE warrant_circulation IS 'A wanted person on the national computer: when, the reference that it gave as proof, and when it was taken off (WA-9 to WA-11).';
CREATE INDEX warrant_circulation_warrant ON warrant_circulation (warrant_id);
CREATE UNIQUE INDEX warrant_circulation_one ON warrant_circulation (warrant_id) WHERE cancelled_at IS NULL;

CREATE TABLE warrant_payment (
  id uuid PRIMARY KEY DEFAULT new_id(), warrant_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, pence int NOT NULL CHECK (pence > 0), paid_on date NOT NULL, receipt text NOT NULL, taken_by uuid NOT NULL REFERENCES app_user (id), recorded_at timestamptz(3) NOT NULL);
COMMENT ON TABLE warrant_payment IS 'Money paid on a warrant, each with its receipt (MO-1, MO-2).';
CREATE UNIQUE INDEX warrant_payment_receipt ON warrant_payment (warrant_id, receipt);

DO $$ BEGIN PERFORM mips.keep_with_record('warrant', 'id'), mips.keep_with_record('warrant_address', 'warrant_id'), mips.keep_with_record('warrant_attempt', 'warrant_id'), mips.keep_with_record('warrant_circulation', 'warrant_id'),
  mips.keep_with_record('warrant_payment', 'warrant_id'); END $$;

-- The marker WANTED follows the warrants of a person record, in the transaction that changes one: on from the issue, off with the end of the last (WA-8). It
-- says nothing of kind or grade (WA-12). A warrant that is hidden from others puts none, because others read the person; one that is signposted does.
CREATE FUNCTION mips.follow_wanted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[]; v_warrant uuid; v_since timestamptz; v_end text; v_marker uuid;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('wanted ' || NEW.person_record_id::text, 0));
  v_held := mips.open_ledger();
  SELECT w.id, w.issued_at INTO v_warrant, v_since FROM warrant w JOIN record p ON p.id = w.person_record_id
   WHERE w.person_record_id = NEW.person_record_id AND w.state IN ('ISSUED', 'GRADED', 'ALLOCATED', 'TRANSFERRED')
     AND (w.acl_id IN (0, p.acl_id) OR EXISTS (SELECT 1 FROM acl a WHERE a.id = w.acl_id AND a.grade = 'signposted')) ORDER BY w.issued_at, w.id LIMIT 1;
  SELECT m.id INTO v_marker FROM marker m WHERE m.code = 'WANTED' AND m.ended_on IS NULL AND m.record_id = NEW.person_record_id LIMIT 1;
  IF v_warrant IS NULL THEN
    v_end := CASE WHEN NEW.state IN ('ISSUED', 'GRADED', 'ALLOCATED', 'TRANSFERRED') THEN 'No longer shown' ELSE 'The warrant is over' END;
    UPDATE marker m SET ended_on = (coalesce(NEW.ended_at, now()) AT TIME ZONE 'Europe/London')::date, end_reason = v_end, version = m.version + 1
     WHERE m.code = 'WANTED' AND m.ended_on IS NULL AND (m.record_id = NEW.person_record_id OR m.source_id = NEW.id);
  ELSIF v_marker IS NULL THEN
    INSERT INTO marker (record_id, code, category, severity, reason, source_id, owner_id, starts_on, review_on, created_by, created_at)
      VALUES (NEW.person_record_id, 'WANTED', 'WANTED', 5, 'A warrant is out for them: ask the warrants unit before they go.', v_warrant, mips.actor_id(), (v_since AT TIME ZONE 'Europe/London')::date,
              (NEW.state_at AT TIME ZONE 'Europe/London')::date + 365, mips.actor_id(), NEW.state_at);
  ELSE
    UPDATE marker m SET source_id = v_warrant, version = m.version + 1 WHERE m.id = v_marker AND m.source_id IS DISTINCT FROM v_warrant;
  END IF;
  PERFORM mips.close_ledger(v_held);
  RETURN NULL;
END $$;
CREATE TRIGGER w_follow_wanted AFTER INSERT OR UPDATE OF state, acl_id, person_record_id ON warrant FOR EACH ROW EXECUTE FUNCTION mips.follow_wanted();
REVOKE ALL ON FUNCTION mips.follow_wanted() FROM PUBLIC;

-- A warrant as its page reads it; nothing where it is hidden.
CREATE FUNCTION mips.read_warrant(p_warrant uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', w.id, 'reference', r.reference, 'version', r.version, 'marking', r.marking, 'aclId', w.acl_id, 'personRecordId', w.person_record_id, 'kind', w.kind, 'state', w.state,
      'court', jsonb_build_object('code', w.court_code, 'name', u.name, 'kind', u.kind), 'courtReference', w.court_reference, 'offenceWords', w.offence_words, 'terms', w.terms, 'risk', w.risk, 'factors', w.factors,
      'requestedAt', w.requested_at, 'issuedAt', w.issued_at, 'grade', w.grade, 'gradeReason', w.grade_reason, 'gradedAt', w.graded_at, 'gradedBy', mips.officer_json(w.graded_by), 'ownerUnit', w.owner_unit, 'areaUnit', w.area_unit,
      'force', w.force, 'acceptedAt', w.accepted_at, 'endedAt', w.ended_at, 'endPlace', w.end_place, 'endWords', w.end_words, 'bailedTo', w.bailed_to, 'endReference', w.end_reference, 'madeByResult', w.made_by_result,
      'arrest', (SELECT jsonb_build_object('id', a.id, 'reference', a.reference) FROM record a WHERE a.id = w.arrest_id AND mips.may_see_kind('Arrest')), 'owedPence', w.owed_pence, 'costsPence', w.costs_pence, 'people', mips.linked_people(w.id),
      'addresses', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'placeId', l.id, 'words', CASE WHEN d.location_id IS NULL OR l.id IS NOT NULL THEN d.words END, 'why', d.why, 'addedAt', d.added_at,
          'markers', CASE WHEN l.id IS NULL THEN '[]'::jsonb ELSE mips.markers_json(ARRAY[l.id], true) END) ORDER BY d.added_at, d.id), '[]')
          FROM warrant_address d LEFT JOIN location l ON l.id = d.location_id AND mips.may_see_kind('Location') WHERE d.warrant_id = w.id AND (d.location_id IS NULL OR l.id IS NOT NULL)),
      'attempts', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'at', t.at, 'address', t.address, 'result', t.result, 'wasRiskRead', t.was_risk_read,
          'officers', (SELECT coalesce(jsonb_agg(mips.officer_json(o.id) ORDER BY o.ord), '[]') FROM unnest(t.officer_ids) WITH ORDINALITY AS o(id, ord)), 'nextText', t.next_text, 'nextOn', t.next_on,
          'nextOwner', mips.officer_json(t.next_owner), 'note', t.note, 'recordedBy', mips.officer_json(t.recorded_by), 'recordedAt', t.recorded_at) ORDER BY t.at DESC, t.id DESC), '[]') FROM warrant_attempt t WHERE t.warrant_id = w.id),
      'circulations', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'enteredAt', c.entered_at, 'reference', c.reference, 'enteredBy', mips.officer_json(c.entered_by), 'reviewedAt', c.reviewed_at,
          'cancelledAt', c.cancelled_at, 'cancelledBy', mips.officer_json(c.cancelled_by)) ORDER BY c.entered_at, c.id), '[]') FROM warrant_circulation c WHERE c.warrant_id = w.id),
      'payments', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', y.id, 'pence', y.pence, 'paidOn', y.paid_on, 'receipt', y.receipt, 'takenBy', mips.officer_json(y.taken_by)) ORDER BY y.paid_on, y.id), '[]') FROM warrant_payment y WHERE y.warrant_id = w.id),
      'arrests', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'reference', x.reference, 'at', x.arrested_at, 'title', x.title) ORDER BY x.arrested_at DESC), '[]') FROM (
          SELECT DISTINCT a.id, ar.reference, a.arrested_at, e.title FROM person_record me JOIN person_record p ON p.nominal_id = me.nominal_id JOIN link k ON k.to_id = p.id AND k.role = 'ARRESTED' AND k.valid_to IS NULL
            JOIN arrest a ON a.id = k.from_id JOIN record ar ON ar.id = a.id JOIN event e ON e.id = a.id
           WHERE me.id = w.person_record_id AND mips.may_see_kind('Arrest') AND w.issued_at IS NOT NULL AND a.arrested_at >= date_trunc('minute', w.issued_at) ORDER BY a.arrested_at DESC LIMIT 20) x),
      'log', mips.log_json(w.id))
    FROM warrant w JOIN record r ON r.id = w.id JOIN organisation_unit u ON u.code = w.court_code WHERE w.id = p_warrant AND mips.may_see_kind('Warrant') $$;

-- The register: live ones by what is graver and older, those that are over the newest first; never more than was asked for, with how many there are.
CREATE FUNCTION mips.warrant_register(p_view text, p_grade text, p_area text, p_kind text, p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH every AS (
    SELECT w.*, r.reference, w.state IN ('REQUESTED', 'ISSUED', 'GRADED', 'ALLOCATED', 'TRANSFERRED') AS is_live,
           EXISTS (SELECT 1 FROM warrant_circulation c WHERE c.warrant_id = w.id AND c.cancelled_at IS NULL) AS is_circulated
      FROM warrant w JOIN record r ON r.id = w.id WHERE mips.may_see_kind('Warrant')
  ), found AS (
    SELECT * FROM every w
     WHERE CASE p_view WHEN 'OVER' THEN NOT w.is_live WHEN 'STALE' THEN NOT w.is_live AND w.is_circulated WHEN 'NOT_CIRCULATED' THEN w.is_live AND w.state <> 'REQUESTED' AND NOT w.is_circulated ELSE w.is_live END
       AND (p_grade IS NULL OR w.grade = p_grade OR (p_grade = 'NONE' AND w.grade IS NULL)) AND (p_area IS NULL OR coalesce(w.area_unit, w.owner_unit) = p_area) AND (p_kind IS NULL OR w.kind = p_kind)
  ), page AS (
    SELECT f.*, row_number() OVER (ORDER BY CASE WHEN f.is_live THEN 0 ELSE -extract(epoch FROM f.state_at) END, coalesce(array_position(ARRAY['A', 'B', 'C'], f.grade), 0), coalesce(f.issued_at, f.requested_at), f.id) AS ord
      FROM found f ORDER BY ord LIMIT p_limit)
  SELECT jsonb_build_object('total', (SELECT count(*) FROM found), 'rows', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'reference', w.reference, 'kind', w.kind, 'state', w.state, 'grade', w.grade, 'gradedAt', w.graded_at,
      'personRecordId', w.person_record_id, 'requestedAt', w.requested_at, 'issuedAt', w.issued_at, 'endedAt', w.ended_at, 'ownerUnit', w.owner_unit, 'areaUnit', w.area_unit, 'court', jsonb_build_object('code', w.court_code, 'name', u.name, 'kind', u.kind),
      'people', mips.linked_people(w.id),
      'attempts', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'at', t.at, 'address', t.address, 'result', t.result, 'nextText', t.next_text, 'nextOn', t.next_on, 'nextOwner', mips.officer_json(t.next_owner)) ORDER BY t.at DESC, t.id DESC), '[]')
          FROM (SELECT * FROM warrant_attempt y WHERE y.warrant_id = w.id ORDER BY y.at DESC, y.id DESC LIMIT 50) t),
      'circulations', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'enteredAt', c.entered_at, 'reference', c.reference, 'reviewedAt', c.reviewed_at, 'cancelledAt', c.cancelled_at)), '[]') FROM warrant_circulation c WHERE c.warrant_id = w.id),
      'owedPence', w.owed_pence, 'costsPence', w.costs_pence, 'payments', (SELECT coalesce(jsonb_agg(jsonb_build_object('pence', y.pence, 'paidOn', y.paid_on, 'receipt', y.receipt)), '[]') FROM warrant_payment y WHERE y.warrant_id = w.id)) ORDER BY w.ord), '[]')
      FROM page w JOIN organisation_unit u ON u.code = w.court_code)) $$;

GRANT EXECUTE ON FUNCTION mips.read_warrant(uuid), mips.warrant_register(text, text, text, text, int) TO mips_app;
