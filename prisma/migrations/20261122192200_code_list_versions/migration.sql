-- Versions of the coded lists. Version 1 is what this build came with; a later one is proposed by one administrator and decided by a second.
CREATE TABLE code_list_version (
  list text NOT NULL,
  version int NOT NULL CHECK (version > 0),
  status text NOT NULL CHECK (status IN ('PROPOSED', 'APPROVED', 'REFUSED')),
  valid_from date NOT NULL,
  source text NOT NULL,
  -- Every code that the list ever had, with the days from and to which it can be chosen.
  entries jsonb NOT NULL,
  reason text,
  proposed_by uuid REFERENCES app_user (id),
  proposed_at timestamptz(3) NOT NULL DEFAULT now(),
  decided_by uuid REFERENCES app_user (id),
  decided_at timestamptz(3),
  decided_reason text,
  PRIMARY KEY (list, version),
  CHECK (decided_by IS NULL OR decided_by <> proposed_by)
);
COMMENT ON TABLE code_list_version IS 'Coded lists, version by version. Holds no personal data.';
CREATE UNIQUE INDEX code_list_one_proposed ON code_list_version (list) WHERE status = 'PROPOSED';
CREATE TRIGGER b_require_request BEFORE UPDATE OR DELETE ON code_list_version FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request();

-- What was decided stays as it was decided.
CREATE FUNCTION mips.keep_code_list_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.status <> 'PROPOSED' OR (OLD.list, OLD.version, OLD.valid_from, OLD.source, OLD.entries, OLD.proposed_by) IS DISTINCT FROM (NEW.list, NEW.version, NEW.valid_from, NEW.source, NEW.entries, NEW.proposed_by) THEN
    RAISE EXCEPTION 'a version of a coded list is not changed' USING ERRCODE = 'MP002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON code_list_version FOR EACH ROW EXECUTE FUNCTION mips.keep_code_list_version();
GRANT SELECT, INSERT, UPDATE ON code_list_version TO mips_app;
