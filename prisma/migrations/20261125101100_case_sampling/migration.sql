-- Samples of finished work: the marks that a supervisor gave a certified file or a charging decision, and what the officer was told. What is drawn is worked out at each reading and kept nowhere.
CREATE TABLE case_sample (
  id uuid PRIMARY KEY DEFAULT new_id(), case_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, kind text NOT NULL CHECK (kind IN ('FILE', 'DECISION')), work_id uuid NOT NULL, unit_code text, officer_id uuid NOT NULL REFERENCES app_user (id), finished_at timestamptz(3) NOT NULL,
  passed boolean NOT NULL, marks jsonb NOT NULL, feedback text NOT NULL DEFAULT '', marked_by uuid NOT NULL REFERENCES app_user (id), marked_at timestamptz(3) NOT NULL, UNIQUE (case_id, work_id), CHECK (marked_by <> officer_id));
COMMENT ON TABLE case_sample IS 'The marks of one piece of finished work, heading by heading, given once by a supervisor who did not do it, with the feedback to the officer.';
CREATE INDEX case_sample_unit ON case_sample (unit_code, marked_at DESC);
CREATE INDEX case_check_certified ON case_check (unit_code, made_at DESC) WHERE act = 'CERTIFIED';
CREATE INDEX case_decision_police ON case_decision (recorded_at DESC) WHERE decided_by_side = 'POLICE';
DO $do$
DECLARE v_sees text := 'acl_id = ANY ((SELECT mips.my_acls())::int[]) AND (officer_id = (SELECT mips.actor_id()) OR (SELECT mips.may(''case.file.certify'')))';
BEGIN
  PERFORM mips.keep_with_record('case_sample', 'case_id');
  REVOKE UPDATE ON case_sample FROM mips_app;
  -- The marks are between the supervisors and the officer whose work it was.
  DROP POLICY sel ON case_sample;
  EXECUTE format('CREATE POLICY sel ON case_sample FOR SELECT USING (%s)', v_sees);
END $do$;

-- What a unit finished since a time, as far as this reader sees the cases: the newest certificate of each file, and the charging decisions of police.
CREATE FUNCTION mips.finished_work(p_unit text, p_since timestamptz, p_limit int) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'caseId', x.case_id, 'urn', x.urn, 'title', x.title, 'officerId', x.officer_id, 'officer', mips.officer_json(x.officer_id), 'finishedAt', x.finished_at, 'sampledAt', x.marked_at, 'passed', x.passed)), '[]') FROM (
    SELECT w.*, c.urn, e.title, s.marked_at, s.passed FROM (
        SELECT * FROM (SELECT DISTINCT ON (k.case_id) k.id, 'FILE' AS kind, k.case_id, p.officer_id, k.made_at AS finished_at FROM case_check k JOIN prosecution_case p ON p.id = k.case_id WHERE k.act = 'CERTIFIED' AND k.unit_code = p_unit AND k.made_at >= p_since ORDER BY k.case_id, k.made_at DESC, k.id DESC) f
        UNION ALL SELECT d.id, 'DECISION', d.case_id, d.recorded_by, d.recorded_at FROM case_decision d JOIN prosecution_case p ON p.id = d.case_id WHERE d.decided_by_side = 'POLICE' AND p.unit_code = p_unit AND d.recorded_at >= p_since) w
      JOIN prosecution_case c ON c.id = w.case_id JOIN event e ON e.id = w.case_id LEFT JOIN case_sample s ON s.case_id = w.case_id AND s.work_id = w.id ORDER BY w.finished_at DESC, w.id LIMIT p_limit) x $$;

-- How the samples of each team came out since a time, of the cases that the reader sees.
CREATE FUNCTION mips.sample_figures(p_since timestamptz) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(jsonb_agg(to_jsonb(x)), '[]') FROM (
    SELECT s.unit_code AS "unitCode", (SELECT u.name FROM unit u WHERE u.code = s.unit_code) AS unit, count(*)::int AS sampled, count(*) FILTER (WHERE s.passed)::int AS passed, count(DISTINCT s.officer_id)::int AS officers,
        coalesce((SELECT jsonb_agg(jsonb_build_object('heading', f.heading, 'failed', f.failed) ORDER BY f.failed DESC, f.heading) FROM (SELECT m ->> 'heading' AS heading, count(*)::int AS failed FROM case_sample o CROSS JOIN LATERAL jsonb_array_elements(o.marks) m
            WHERE o.unit_code IS NOT DISTINCT FROM s.unit_code AND o.marked_at >= p_since AND NOT (m ->> 'passed')::boolean GROUP BY 1) f), '[]') AS failed
      FROM case_sample s WHERE s.marked_at >= p_since GROUP BY s.unit_code ORDER BY 2, 1 LIMIT 200) x $$;
GRANT EXECUTE ON FUNCTION mips.finished_work(text, timestamptz, int), mips.sample_figures(timestamptz) TO mips_app;
