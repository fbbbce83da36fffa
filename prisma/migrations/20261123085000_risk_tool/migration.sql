-- A force's own risk tools of domestic abuse, version by version: proposed by one administrator and decided by a second.
CREATE TABLE risk_tool_version (
  tool text NOT NULL,
  version int NOT NULL CHECK (version > 0),
  status text NOT NULL CHECK (status IN ('PROPOSED', 'APPROVED', 'REFUSED')),
  valid_from date NOT NULL,
  source text NOT NULL,
  -- Questions in the words of the force, the words of its grades, its thresholds.
  content jsonb NOT NULL,
  reason text NOT NULL,
  proposed_by uuid NOT NULL REFERENCES app_user (id),
  proposed_at timestamptz(3) NOT NULL,
  decided_by uuid REFERENCES app_user (id),
  decided_at timestamptz(3),
  decided_reason text,
  PRIMARY KEY (tool, version),
  CHECK (decided_by IS NULL OR decided_by <> proposed_by),
  CHECK ((status = 'PROPOSED') = (decided_by IS NULL))
);
COMMENT ON TABLE risk_tool_version IS 'Risk tools of the force, version by version. Holds no personal data.';
CREATE UNIQUE INDEX risk_tool_one_proposed ON risk_tool_version (tool) WHERE status = 'PROPOSED';
CREATE TRIGGER b_require_request BEFORE UPDATE OR DELETE ON risk_tool_version FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request();

-- What was decided stays as it was decided: assessments are read by the version that they were made with.
CREATE FUNCTION mips.keep_risk_tool_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.status <> 'PROPOSED' OR (OLD.tool, OLD.version, OLD.valid_from, OLD.source, OLD.content, OLD.proposed_by) IS DISTINCT FROM (NEW.tool, NEW.version, NEW.valid_from, NEW.source, NEW.content, NEW.proposed_by) THEN
    RAISE EXCEPTION 'a version of a risk tool is not changed' USING ERRCODE = 'MP002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON risk_tool_version FOR EACH ROW EXECUTE FUNCTION mips.keep_risk_tool_version();
GRANT SELECT, INSERT, UPDATE ON risk_tool_version TO mips_app;

ALTER TABLE abuse_assessment ADD COLUMN tool_version int, ADD FOREIGN KEY (tool, tool_version) REFERENCES risk_tool_version (tool, version);

ALTER FUNCTION mips.read_abuse_basis(uuid) RENAME TO abuse_basis_rows;
CREATE FUNCTION mips.read_abuse_basis(p_event uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT mips.abuse_basis_rows(p_event) || jsonb_build_object('loaded', (SELECT coalesce(jsonb_agg(jsonb_build_object('tool', v.tool, 'version', v.version, 'status', v.status,
      'validFrom', v.valid_from) ORDER BY v.tool, v.version), '[]') FROM risk_tool_version v WHERE v.status = 'APPROVED')) $$;
ALTER FUNCTION mips.read_abuse_assessment(uuid) RENAME TO abuse_assessment_rows;
CREATE FUNCTION mips.read_abuse_assessment(p_assessment uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT mips.abuse_assessment_rows(p_assessment) || (SELECT jsonb_build_object('toolVersion', a.tool_version, 'loaded', v.content)
    FROM abuse_assessment a LEFT JOIN risk_tool_version v ON v.tool = a.tool AND v.version = a.tool_version WHERE a.id = p_assessment) $$;
GRANT EXECUTE ON FUNCTION mips.abuse_basis_rows(uuid), mips.read_abuse_basis(uuid), mips.abuse_assessment_rows(uuid), mips.read_abuse_assessment(uuid) TO mips_app;
