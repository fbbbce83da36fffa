-- What others say of the audit stands beside it: the cosignatures of witnesses over its heads, and the statements of those who took it up again from a copy.
-- A reason that was given is committed to as terms and changes are; entries stand in the order of era, transaction and number.

ALTER TABLE audit.entry ADD COLUMN reason_commit bytea;
GRANT INSERT (reason_commit) ON audit.entry TO mips_app;

CREATE INDEX entry_leaf ON audit.entry (era, xid, id);
DROP INDEX audit.entry_seal;
CREATE INDEX seal_end ON audit.seal (era, xid_hi);

DO $do$
DECLARE
  v_append text := pg_get_functiondef('mips.append_entry'::regproc);
  v_explore text := pg_get_functiondef('audit.explore(jsonb)'::regprocedure);
  v_committed text;
  v_sealed text;
BEGIN
  v_committed := replace(replace(replace(replace(v_append,
    'v_change bytea;', 'v_change bytea; v_reason bytea;'),
    'v_change := v_hash; END IF;', 'v_change := v_hash; ELSIF p_payload_kinds[i] = ''reason'' THEN v_reason := v_hash; END IF;'),
    'terms_commit, change_commit)', 'terms_commit, change_commit, reason_commit)'),
    'v_terms, v_change)', 'v_terms, v_change, v_reason)');
  IF length(v_committed) - length(v_append) <> length(' v_reason bytea; ELSIF p_payload_kinds[i] = ''reason'' THEN v_reason := v_hash;, reason_commit, v_reason') THEN
    RAISE EXCEPTION 'the reason of an entry is not committed to';
  END IF;
  EXECUTE v_committed;
  v_sealed := replace(v_explore, 'WHERE e.xid >= s.xid_lo AND e.xid < s.xid_hi LIMIT 1', 'WHERE (s.era, s.xid_hi) > (e.era, e.xid) ORDER BY s.era, s.xid_hi LIMIT 1');
  IF v_sealed = v_explore THEN RAISE EXCEPTION 'the seal of an entry is not found by its era'; END IF;
  EXECUTE v_sealed;
END $do$;

CREATE TABLE audit.cosignature (
  witness text NOT NULL,
  era int NOT NULL,
  size bigint NOT NULL,
  line text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (witness, era, size)
);
COMMENT ON TABLE audit.cosignature IS 'The line by which a witness outside said that it saw the head over so many entries, and that it held with all heads before.';

CREATE TABLE audit.recovery (
  era int PRIMARY KEY CHECK (era > 1),
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  note text NOT NULL
);
COMMENT ON TABLE audit.recovery IS 'The signed statement that begins an era: from which head the audit was lost, to which it was restored, by whom and why.';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['cosignature', 'recovery'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit.%I FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()', t);
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON audit.%I FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', t);
    EXECUTE format('REVOKE ALL ON audit.%I FROM PUBLIC', t);
    EXECUTE format('GRANT SELECT ON audit.%I TO mips_sealer, mips_auditor', t);
  END LOOP;
END $$;
GRANT INSERT (witness, era, size, line) ON audit.cosignature TO mips_sealer;

-- Which migrations stand in the database is held against what its catalogue says.
DO $$
BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    GRANT SELECT (migration_name, checksum, rolled_back_at) ON public._prisma_migrations TO mips_sealer, mips_auditor;
  END IF;
END $$;

-- How far the audit is sealed.
CREATE OR REPLACE FUNCTION audit.standing() RETURNS TABLE (entries bigint, unsealed bigint, seals bigint, sealed_at timestamptz, size bigint, root bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT (mips.may('audit.seal.verify') OR mips.may('audit.entry.read')) THEN RAISE EXCEPTION 'forbidden' USING ERRCODE = '42501'; END IF;
  RETURN QUERY
  WITH last AS (SELECT s.* FROM audit.seal s ORDER BY s.seal_no DESC LIMIT 1)
  SELECT (SELECT count(*) FROM audit.entry),
    (SELECT count(*) FROM audit.entry e WHERE (e.era, e.xid) >= (coalesce((SELECT l.era FROM last l), 1), coalesce((SELECT l.xid_hi FROM last l), '0'::xid8))),
    (SELECT count(*) FROM audit.seal), (SELECT l.at FROM last l), (SELECT l.size FROM last l), (SELECT l.root FROM last l);
END $$;

-- The last head that each witness cosigned in the era that runs.
CREATE FUNCTION audit.witnesses() RETURNS TABLE (witness text, size bigint, at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT (mips.may('audit.seal.verify') OR mips.may('audit.entry.read')) THEN RAISE EXCEPTION 'forbidden' USING ERRCODE = '42501'; END IF;
  RETURN QUERY
  SELECT DISTINCT ON (c.witness) c.witness, c.size, c.at FROM audit.cosignature c
   WHERE c.era = (SELECT max(s.era) FROM audit.seal s) ORDER BY c.witness, c.size DESC;
END $$;
REVOKE EXECUTE ON FUNCTION audit.witnesses() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.witnesses() TO mips_app;
