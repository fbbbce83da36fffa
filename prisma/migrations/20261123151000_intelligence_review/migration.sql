-- Evaluation of intelligence: what is released is what readers hold until the next release, and what is held back is live nowhere.
ALTER TABLE intelligence_text ADD COLUMN marking_reason text, ADD COLUMN live_grade_id uuid REFERENCES intelligence_grade (id) ON DELETE SET NULL, ADD COLUMN live_at timestamptz(3);
COMMENT ON COLUMN intelligence_text.live_grade_id IS 'The grade with which it was released: readers hold it with this one, or with a newer one that is stricter.';
ALTER TABLE intelligence_grade ADD COLUMN corroborated_by_id uuid REFERENCES record (id) ON DELETE SET NULL;
ALTER TABLE intelligence_provenance ADD COLUMN is_product boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN intelligence_provenance.is_product IS 'It came through the corridor: its source key is that of the vault, and whoever once knew the source does not work on it (IV-2).';
CREATE UNIQUE INDEX intelligence_provenance_product ON intelligence_provenance (source_key) WHERE is_product;
CREATE INDEX intelligence_paragraph_listed ON intelligence_paragraph (list_acl, report_id) WHERE list_acl <> 0;

CREATE TABLE intelligence_risk (
  id uuid PRIMARY KEY DEFAULT new_id(), report_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, answers jsonb NOT NULL, lists int[] NOT NULL DEFAULT '{}', made_by uuid REFERENCES app_user (id), made_at timestamptz(3) NOT NULL,
  authorised_by uuid REFERENCES app_user (id), authorised_at timestamptz(3), CHECK ((authorised_by IS NULL) = (authorised_at IS NULL)), CHECK (authorised_by IS DISTINCT FROM made_by OR authorised_by IS NULL));
COMMENT ON TABLE intelligence_risk IS 'Risk assessments of a report; the newest counts. Each is read by those of the unit who may work on every paragraph that its author worked on.';
CREATE INDEX intelligence_risk_report ON intelligence_risk (report_id, made_at);
SELECT mips.keep_with_record('intelligence_risk', 'report_id');
DO $do$
DECLARE v_list text := 'acl_id = ANY ((SELECT mips.my_acls())::int[]) AND lists <@ (SELECT mips.my_acls())::int[]'; v_unit text := '(SELECT mips.is_intelligence_unit())'; v_me text := '(SELECT mips.actor_id())';
BEGIN
  -- Its rows are themselves the history; a copy under the list of the record alone would be read by others.
  DROP TRIGGER z_keep_history ON intelligence_risk;
  DROP POLICY sel ON intelligence_risk;
  DROP POLICY ins ON intelligence_risk;
  DROP POLICY upd ON intelligence_risk;
  REVOKE UPDATE ON intelligence_risk FROM mips_app;
  EXECUTE format('CREATE POLICY sel ON intelligence_risk FOR SELECT USING (%s AND %s)', v_list, v_unit);
  EXECUTE format('CREATE POLICY ins ON intelligence_risk FOR INSERT WITH CHECK (%s AND (%s IS NULL OR (%s AND made_by = %s AND authorised_by IS NULL)))', v_list, v_me, v_unit, v_me);
  EXECUTE format('CREATE POLICY upd ON intelligence_risk FOR UPDATE USING (%s AND %s AND authorised_by IS NULL) WITH CHECK (%s AND authorised_by = %s)', v_list, v_unit, v_list, v_me);
END $do$;
GRANT UPDATE (authorised_by, authorised_at) ON intelligence_risk TO mips_app;

-- Whether everybody on the first list is on the second one too: the same list, or each of its groups and people stands on it.
CREATE FUNCTION mips.is_as_strict(p_list int, p_than int) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p_than = 0 OR p_list = p_than OR (p_list <> 0 AND NOT EXISTS (SELECT 1 FROM acl_principal a WHERE a.acl_id = p_list
    AND NOT EXISTS (SELECT 1 FROM acl_principal b WHERE b.acl_id = p_than AND b.kind = a.kind AND b.principal_id = a.principal_id))) $$;

-- A sanitised text is never open to more people than its paragraph, whoever writes it.
CREATE FUNCTION mips.refuse_wider_readers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM intelligence_paragraph p WHERE p.report_id = NEW.report_id AND p.number = NEW.number AND NOT mips.is_as_strict(NEW.reader_acl, p.list_acl)) THEN
    RAISE EXCEPTION 'a text is open to more people than its paragraph' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER c_no_wider BEFORE INSERT OR UPDATE OF reader_acl ON intelligence_text FOR EACH ROW EXECUTE FUNCTION mips.refuse_wider_readers();

-- The number of the next version, also where an earlier one is for a list on which the caller is not.
CREATE FUNCTION mips.next_intelligence_text(p_report uuid, p_number int) RETURNS int LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT mips.is_intelligence_unit() THEN RAISE EXCEPTION 'forbidden' USING ERRCODE = '42501'; END IF;
  RETURN (SELECT coalesce(max(x.version), 0) + 1 FROM intelligence_text x WHERE x.report_id = p_report AND x.number = p_number AND x.acl_id = ANY (mips.my_acls()));
END $$;

-- Makes the newest text of each paragraph live that the caller may work on, with the grade that holds now; what is left out is live no more. Paragraphs for other lists stay as they were released.
CREATE FUNCTION mips.release_intelligence(p_report uuid, p_at timestamptz) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_acls int[] := mips.my_acls(); v_count int;
BEGIN
  IF NOT mips.is_intelligence_unit() THEN RAISE EXCEPTION 'forbidden' USING ERRCODE = '42501'; END IF;
  UPDATE intelligence_text x SET is_live = false
   WHERE x.report_id = p_report AND x.acl_id = ANY (v_acls) AND x.is_live
     AND EXISTS (SELECT 1 FROM intelligence_paragraph p WHERE p.report_id = x.report_id AND p.number = x.number AND p.list_acl = ANY (v_acls));
  UPDATE intelligence_text x SET is_live = true, live_at = p_at, live_grade_id =
      (SELECT g.id FROM intelligence_grade g WHERE g.report_id = x.report_id AND g.number = x.number AND g.kind = 'AUTHORITATIVE' ORDER BY g.given_at DESC, g.id DESC LIMIT 1)
   WHERE x.report_id = p_report AND x.acl_id = ANY (v_acls) AND NOT x.is_left_out
     AND x.version = (SELECT max(n.version) FROM intelligence_text n WHERE n.report_id = x.report_id AND n.number = x.number)
     AND EXISTS (SELECT 1 FROM intelligence_paragraph p WHERE p.report_id = x.report_id AND p.number = x.number AND p.list_acl = ANY (v_acls));
  GET DIAGNOSTICS v_count = ROW_COUNT;
  RETURN v_count;
END $$;

-- What a state shows to nobody is live nowhere (IW-7): the index and every copy lose it with the step, and only a new release brings it back.
CREATE FUNCTION mips.withdraw_intelligence() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE intelligence_text SET is_live = false WHERE report_id = NEW.id AND is_live;
  RETURN NULL;
END $$;
CREATE TRIGGER p_withdraw AFTER UPDATE OF state ON intelligence_report FOR EACH ROW
  WHEN (NEW.state IN ('DRAFT', 'SUBMITTED', 'RETURNED', 'QUARANTINED', 'ARCHIVED', 'DISPOSED', 'DIVERTED')) EXECUTE FUNCTION mips.withdraw_intelligence();

-- The words by which a text is found: of a live one that every reader may hold. While it is graded anew, the stricter of the grade of its release and the newest one decides.
CREATE OR REPLACE FUNCTION mips.searched_words(x intelligence_text) RETURNS text LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN x.is_live AND x.reader_acl = 0 AND x.marking = 'OFFICIAL' AND g.handling = 'P' AND g.source <> '3' AND coalesce(v.handling, 'P') = 'P' AND coalesce(v.source, '1') <> '3' THEN x.text ELSE '' END
    FROM (SELECT 1) one LEFT JOIN LATERAL (SELECT n.handling, n.source FROM intelligence_grade n WHERE n.report_id = x.report_id AND n.number = x.number ORDER BY (n.kind = 'AUTHORITATIVE') DESC, n.given_at DESC, n.id DESC LIMIT 1) g ON true
    LEFT JOIN intelligence_grade v ON v.id = x.live_grade_id $$;

-- Whether the caller's role opens a text that row security lets them read (IA-2): sensitive ones by their permission, conditional ones unless they are for named officers alone.
CREATE FUNCTION mips.opens_text(x intelligence_text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT x.is_live AND (mips.is_intelligence_unit() OR ((x.marking = 'OFFICIAL' OR mips.may('intelligence.sensitive.read')) AND NOT EXISTS (
    SELECT 1 FROM intelligence_condition c WHERE c.report_id = x.report_id AND c.number = x.number AND c.code = 'NAMED_ONLY' AND c.applies_to IN ('ALL', 'OWN_FORCE')
      AND (c.lifted_at IS NULL OR c.lifted_at > x.live_at) AND (c.expires IS NULL OR c.expires >= (now() AT TIME ZONE 'Europe/London')::date) AND NOT coalesce(mips.actor_id() = ANY (c.named_ids), false)))) $$;

-- RO-2 asks it of the paragraphs that the reader holds by list and by role.
CREATE OR REPLACE FUNCTION mips.handling_of(p_report uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN count(*) > 0 AND bool_and((SELECT g.handling FROM intelligence_grade g WHERE g.report_id = x.report_id AND g.number = x.number ORDER BY (g.kind = 'AUTHORITATIVE') DESC, g.given_at DESC, g.id DESC LIMIT 1) = 'P'
      AND coalesce((SELECT v.handling FROM intelligence_grade v WHERE v.id = x.live_grade_id), 'P') = 'P') THEN 'P' ELSE 'C' END
    FROM intelligence_text x WHERE x.report_id = p_report AND x.is_live AND mips.opens_text(x) $$;

-- The groups and people of a list in words, and its groups; null for the list that is open.
CREATE FUNCTION mips.readers_json(p_acl int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p_acl = 0 THEN NULL ELSE (SELECT jsonb_build_object('names', string_agg(coalesce(g.name, u.display_name, p.principal_id), ', ' ORDER BY coalesce(g.name, u.display_name, p.principal_id)),
      'groupIds', coalesce(jsonb_agg(g.id ORDER BY g.id) FILTER (WHERE g.id IS NOT NULL), '[]'))
    FROM acl_principal p LEFT JOIN access_group g ON p.kind = 'group' AND g.id::text = p.principal_id LEFT JOIN app_user u ON p.kind = 'user' AND u.id::text = p.principal_id
   WHERE p.acl_id = p_acl AND (p.valid_to IS NULL OR p.valid_to > now())) END $$;

CREATE OR REPLACE FUNCTION mips.intelligence_parts(p_report uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'paragraphs', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'number', p.number, 'round', p.round, 'text', p.text, 'marking', p.marking, 'markingReason', p.marking_reason, 'listAcl', p.list_acl, 'corroboratedById', p.corroborated_by_id) ORDER BY p.number, p.round), '[]') FROM intelligence_paragraph p WHERE p.report_id = p_report),
    'provenance', (SELECT coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'sourceKey', p.source_key, 'how', p.how, 'isSourceChild', p.is_source_child, 'isSourceVulnerable', p.is_source_vulnerable, 'isSourceInPrison', p.is_source_in_prison, 'isProduct', p.is_product) ORDER BY p.number), '[]') FROM intelligence_provenance p WHERE p.report_id = p_report),
    'texts', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'number', x.number, 'version', x.version, 'text', x.text, 'marking', x.marking, 'markingReason', x.marking_reason, 'readerAcl', x.reader_acl, 'isLive', x.is_live, 'liveAt', x.live_at, 'liveGradeId', x.live_grade_id, 'isLeftOut', x.is_left_out, 'leftOutReason', x.left_out_reason, 'couldHaveKnown', x.could_have_known,
        'removalReasons', to_jsonb(x.removal_reasons), 'writtenBy', mips.officer_json(x.written_by), 'writtenAt', x.written_at) ORDER BY x.number, x.version), '[]') FROM intelligence_text x WHERE x.report_id = p_report),
    'grades', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'number', g.number, 'kind', g.kind, 'source', g.source, 'assessment', g.assessment, 'handling', g.handling, 'gradeReason', g.grade_reason, 'reason', g.reason, 'corroboratedById', g.corroborated_by_id, 'byId', g.given_by, 'by', mips.officer_json(g.given_by), 'at', g.given_at) ORDER BY g.given_at, g.id), '[]') FROM intelligence_grade g WHERE g.report_id = p_report),
    'conditions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'number', c.number, 'code', c.code, 'text', c.words, 'appliesTo', c.applies_to, 'namedIds', to_jsonb(c.named_ids), 'expires', c.expires, 'setById', c.set_by, 'setBy', mips.officer_json(c.set_by), 'setAt', c.set_at, 'liftedAt', c.lifted_at) ORDER BY c.set_at, c.id), '[]') FROM intelligence_condition c
        WHERE c.report_id = p_report AND (c.lifted_at IS NULL OR EXISTS (SELECT 1 FROM intelligence_text x WHERE x.report_id = c.report_id AND x.number = c.number AND x.is_live AND c.lifted_at > x.live_at))),
    'mentions', (SELECT coalesce(jsonb_agg(jsonb_build_object('number', m.number, 'kind', m.kind, 'value', m.value, 'recordId', r.id, 'record', CASE WHEN r.id IS NULL THEN NULL ELSE jsonb_build_object('id', r.id, 'kind', r.kind, 'reference', r.reference) END, 'plainReason', m.plain_reason, 'plainWords', m.plain_words) ORDER BY m.answered_at, m.id), '[]')
        FROM intelligence_mention m LEFT JOIN record r ON r.id = m.record_id AND mips.may_see_kind(r.kind) WHERE m.report_id = p_report),
    'steps', (SELECT coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'toState', s.to_state, 'reason', s.reason, 'facts', s.facts, 'byId', s.taken_by, 'by', mips.officer_json(s.taken_by), 'at', s.taken_at) ORDER BY s.taken_at, s.id), '[]') FROM intelligence_step s WHERE s.report_id = p_report)) $$;

-- What a member of the unit works on: the report with its newest risk assessment and the names of lists and of linked records.
CREATE FUNCTION mips.read_evaluation(p_report uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT mips.read_intelligence(p_report) || jsonb_build_object(
    'risk', (SELECT jsonb_build_object('id', k.id, 'answers', k.answers, 'madeBy', mips.officer_json(k.made_by), 'madeAt', k.made_at, 'authorisedBy', mips.officer_json(k.authorised_by), 'authorisedAt', k.authorised_at)
        FROM intelligence_risk k WHERE k.report_id = p_report ORDER BY k.made_at DESC, k.id DESC LIMIT 1),
    'lists', (SELECT coalesce(jsonb_object_agg(a.id, mips.readers_json(a.id)), '{}') FROM (
        SELECT p.list_acl AS id FROM intelligence_paragraph p WHERE p.report_id = p_report AND p.list_acl <> 0 UNION SELECT x.reader_acl FROM intelligence_text x WHERE x.report_id = p_report AND x.reader_acl <> 0) a),
    'references', (SELECT coalesce(jsonb_object_agg(r.id, r.reference), '{}') FROM record r WHERE mips.may_see_kind(r.kind) AND r.id IN (
        SELECT p.corroborated_by_id FROM intelligence_paragraph p WHERE p.report_id = p_report UNION SELECT g.corroborated_by_id FROM intelligence_grade g WHERE g.report_id = p_report)),
    'linked', (SELECT coalesce(jsonb_agg(k.to_id), '[]') FROM link k WHERE k.from_id = p_report AND k.valid_to IS NULL),
    'sourceKeys', (SELECT coalesce(jsonb_object_agg(s.report_id, s.keys), '{}') FROM (SELECT v.report_id, jsonb_agg(DISTINCT v.source_key) AS keys FROM intelligence_provenance v WHERE v.report_id IN (
        SELECT p.corroborated_by_id FROM intelligence_paragraph p WHERE p.report_id = p_report UNION SELECT g.corroborated_by_id FROM intelligence_grade g WHERE g.report_id = p_report) GROUP BY v.report_id) s))
  FROM intelligence_report i WHERE i.id = p_report AND mips.is_intelligence_unit() $$;

-- What waits for the unit and what it holds: reports of which the caller may work on a paragraph, with what their clocks ask.
CREATE FUNCTION mips.intelligence_queue() RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH waiting AS (
    SELECT DISTINCT p.report_id FROM intelligence_paragraph p WHERE p.list_acl <> 0 AND NOT EXISTS (
      SELECT 1 FROM intelligence_text x WHERE x.report_id = p.report_id AND x.number = p.number AND (x.is_live OR x.is_left_out)))
  SELECT coalesce(jsonb_agg(q.line), '[]') FROM (
    SELECT jsonb_build_object('id', i.id, 'reference', r.reference, 'state', i.state, 'submittedAt', r.created_at, 'submittedById', i.submitted_by, 'isThreatToLife', i.is_threat_to_life, 'isSeriousHarm', i.is_serious_harm, 'isImminent', i.is_imminent,
        'usefulUntil', i.useful_until, 'isWaiting', w.report_id IS NOT NULL, 'paragraphs', p.count, 'isListed', p.is_listed OR i.acl_id <> 0, 'evaluator', mips.officer_json(s.evaluator), 'againAt', s.again_at, 'acceptedAt', s.accepted_at, 'returnedAt', s.returned_at, 'checkAskedAt', s.check_asked_at,
        'isSourceChild', v.is_child, 'isSourceVulnerable', v.is_vulnerable, 'isSourceInPrison', v.is_in_prison, 'isProduct', v.is_product) AS line
      FROM intelligence_report i JOIN record r ON r.id = i.id LEFT JOIN waiting w ON w.report_id = i.id
      CROSS JOIN LATERAL (SELECT count(DISTINCT p.number)::int AS count, coalesce(bool_or(p.list_acl <> 0), false) AS is_listed FROM intelligence_paragraph p WHERE p.report_id = i.id AND p.list_acl = ANY ((SELECT mips.my_acls())::int[])) p
      CROSS JOIN LATERAL (SELECT coalesce(bool_or(v.is_source_child), false) AS is_child, coalesce(bool_or(v.is_source_vulnerable), false) AS is_vulnerable, coalesce(bool_or(v.is_source_in_prison), false) AS is_in_prison, coalesce(bool_or(v.is_product), false) AS is_product FROM intelligence_provenance v WHERE v.report_id = i.id) v
      CROSS JOIN LATERAL (SELECT max(s.taken_at) FILTER (WHERE s.code IN ('RESUBMIT', 'RE_EVALUATE', 'LIFT')) AS again_at, max(s.taken_at) FILTER (WHERE s.code IN ('ACCEPT', 'RE_EVALUATE', 'LIFT')) AS accepted_at, max(s.taken_at) FILTER (WHERE s.code = 'RETURN') AS returned_at,
          max(s.taken_at) FILTER (WHERE s.code = 'ASK_CHECK') AS check_asked_at, (array_agg(s.taken_by ORDER BY s.taken_at DESC, s.id DESC) FILTER (WHERE s.code IN ('ACCEPT', 'RE_EVALUATE')))[1] AS evaluator FROM intelligence_step s WHERE s.report_id = i.id) s
     WHERE mips.is_intelligence_unit() AND p.count > 0 AND (i.state IN ('SUBMITTED', 'RETURNED', 'IN_EVALUATION', 'QUALITY_CHECK', 'RE_EVALUATION', 'QUARANTINED') OR (i.state IN ('EVALUATED', 'DEVELOPED') AND w.report_id IS NOT NULL))
     ORDER BY i.is_threat_to_life DESC, r.created_at, i.id LIMIT 5000) q $$;

REVOKE EXECUTE ON FUNCTION mips.refuse_wider_readers(), mips.withdraw_intelligence(), mips.is_as_strict(int, int), mips.next_intelligence_text(uuid, int), mips.release_intelligence(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.is_as_strict(int, int), mips.next_intelligence_text(uuid, int), mips.release_intelligence(uuid, timestamptz), mips.opens_text(intelligence_text), mips.readers_json(int), mips.read_evaluation(uuid), mips.intelligence_queue() TO mips_app;
