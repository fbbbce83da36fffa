-- Search of people at scale: whole numbers for keys, so that the indexes are small, and one planned statement for the looks of a stage.

-- The rules by which search rows are made, by version; while one is building, the other serves.
CREATE TABLE search_rules (
  version int PRIMARY KEY,
  state text NOT NULL CHECK (state IN ('building', 'serving', 'retired')),
  started_at timestamptz NOT NULL DEFAULT now(),
  served_at timestamptz
);
COMMENT ON TABLE search_rules IS 'Versions of the rules that make search rows; exactly one serves. Holds no personal data.';
CREATE UNIQUE INDEX search_rules_one_serves ON search_rules (state) WHERE state <> 'retired';
INSERT INTO search_rules (version, state, served_at) VALUES (1, 'serving', now());
GRANT SELECT ON search_rules TO mips_app;

-- Person records that were written by a release which does not know the rules being built; their rows are made before the switch.
CREATE TABLE search_stale (person_record_id uuid PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE);
COMMENT ON TABLE search_stale IS 'Ids only, for the rebuild of search rows; no role of the app may read it.';

-- A phonetic code of up to four signs (A-Z, 0) as a number: five bits a sign, so that codes that begin alike stand together.
CREATE FUNCTION mips.sound_key(p_code text) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ((ascii(substr(translate(p_code, '0', '['), 1, 1)) & 31) << 15) | ((ascii(substr(translate(p_code, '0', '['), 2, 1)) & 31) << 10)
       | ((ascii(substr(translate(p_code, '0', '['), 3, 1)) & 31) << 5) | (ascii(substr(translate(p_code, '0', '['), 4, 1)) & 31);
GRANT EXECUTE ON FUNCTION mips.sound_key(text) TO mips_app;

DROP INDEX person_search_open_nominal, person_search_restricted_nominal;
DO $$
DECLARE t text; i text;
BEGIN
  FOREACH t IN ARRAY ARRAY['person_search_open', 'person_search_restricted'] LOOP
    FOREACH i IN ARRAY ARRAY['_sc_dob', '_fc_dob', '_dob', '_sc_fc', '_surname', '_person'] LOOP EXECUTE format('DROP INDEX %I', t || i); END LOOP;
    -- The place of a row among those of its record: sixteen for each name, the first of them the whole name.
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I', t, t || '_pkey');
    EXECUTE format('UPDATE %1$I s SET part = x.place FROM (SELECT ctid, ((dense_rank() OVER (PARTITION BY person_record_id ORDER BY person_name_id)) - 1) * 16 + part AS place FROM %1$I) x WHERE x.ctid = s.ctid', t);
    EXECUTE format('ALTER TABLE %I ADD PRIMARY KEY (person_record_id, part, rules_version)', t);
    EXECUTE format('ALTER TABLE %I ADD COLUMN surname_sound int GENERATED ALWAYS AS (mips.sound_key(sc)) STORED, ADD COLUMN forename_sound int GENERATED ALWAYS AS (mips.sound_key(fc)) STORED,
      ADD COLUMN surname_key int GENERATED ALWAYS AS (hashtext(surname)) STORED, ADD COLUMN forename_key int GENERATED ALWAYS AS (hashtext(forename)) STORED', t);
    EXECUTE format('CREATE INDEX %I ON %I (surname_sound, dob)', t || '_surname_dob', t);
    EXECUTE format('CREATE INDEX %I ON %I (forename_sound, dob)', t || '_forename_dob', t);
    EXECUTE format('CREATE INDEX %I ON %I (dob)', t || '_dob', t);
    EXECUTE format('CREATE INDEX %I ON %I (surname_sound, forename_sound)', t || '_sounds', t);
    EXECUTE format('CREATE INDEX %I ON %I (surname_key, forename_key)', t || '_spelt', t);
  END LOOP;
END $$;
-- Beginnings of open names are read from the dictionary, which tells of no restricted one.
CREATE INDEX person_search_restricted_surname ON person_search_restricted (surname text_pattern_ops, forename text_pattern_ops);

-- One name of one person record that a look met.
CREATE TYPE mips.met_name AS (person_record_id uuid, nominal_id uuid, forename text, middle text, surname text, dob date, dob_year int, sex text, postcode text);

-- The looks of one stage into the open names; planned once a connection, for a plan made for each search costs more than the search.
-- Every key is taken one by one, so that no other index than the one meant can look cheaper.
CREATE FUNCTION mips.meet_open(p_rules int, p_looks jsonb) RETURNS SETOF mips.met_name LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET jit = off AS $$
BEGIN
  RETURN QUERY WITH asked AS MATERIALIZED (
    SELECT x.*, (SELECT array_agg(hashtext(n)) FROM unnest(x.surname) n) AS surname_keys, (SELECT array_agg(hashtext(n)) FROM unnest(x.forename) n) AS forename_keys
      FROM jsonb_to_recordset(p_looks) AS x(look text, sc int[], fc int[], fc_from int, fc_before int, dob date[], dob_from date, dob_to date, year_from int, year_to int, s0 text[], f0 text[], surname text[], surname_from text, surname_before text, forename text[], most int))
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.sc) c CROSS JOIN unnest(p.dob) d CROSS JOIN LATERAL (SELECT * FROM person_search_open s WHERE s.surname_sound = c AND s.dob = d AND (p.f0 IS NULL OR s.f0 = ANY (p.f0)) AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'sc,dob' AND p.dob IS NOT NULL
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.sc) c CROSS JOIN LATERAL (SELECT * FROM person_search_open s WHERE s.surname_sound = c AND s.dob BETWEEN p.dob_from AND p.dob_to AND (p.f0 IS NULL OR s.f0 = ANY (p.f0)) AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'sc,dob' AND p.dob_from IS NOT NULL
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.sc) c CROSS JOIN LATERAL (SELECT * FROM person_search_open s WHERE s.surname_sound = c AND s.dob IS NULL AND s.dob_year BETWEEN p.year_from AND p.year_to AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'sc,dob' AND p.year_from IS NOT NULL
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.sc) c CROSS JOIN LATERAL (SELECT * FROM person_search_open s WHERE s.surname_sound = c AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'sc,dob' AND p.dob IS NULL AND p.dob_from IS NULL AND p.year_from IS NULL
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.fc) c CROSS JOIN unnest(p.dob) d CROSS JOIN LATERAL (SELECT * FROM person_search_open s WHERE s.forename_sound = c AND s.dob = d AND (p.s0 IS NULL OR s.s0 = ANY (p.s0)) AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'fc,dob' AND p.dob IS NOT NULL
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.fc) c CROSS JOIN LATERAL (SELECT * FROM person_search_open s WHERE s.forename_sound = c AND s.dob BETWEEN p.dob_from AND p.dob_to AND (p.s0 IS NULL OR s.s0 = ANY (p.s0)) AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'fc,dob' AND p.dob_from IS NOT NULL
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.fc) c CROSS JOIN LATERAL (SELECT * FROM person_search_open s WHERE s.forename_sound = c AND (p.s0 IS NULL OR s.s0 = ANY (p.s0)) AND (p.forename IS NULL OR s.forename = ANY (p.forename)) AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'fc,dob' AND p.dob IS NULL AND p.dob_from IS NULL
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.dob) d CROSS JOIN LATERAL (SELECT * FROM person_search_open s WHERE s.dob = d AND (p.s0 IS NULL OR s.s0 = ANY (p.s0)) AND (p.f0 IS NULL OR s.f0 = ANY (p.f0)) AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'dob,s0,f0'
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.sc) c CROSS JOIN LATERAL (SELECT * FROM person_search_open s WHERE s.surname_sound = c AND s.forename_sound = ANY (p.fc) AND (p.year_from IS NULL OR (s.dob IS NULL AND s.dob_year BETWEEN p.year_from AND p.year_to)) AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'sc,fc' AND p.fc IS NOT NULL
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.sc) c CROSS JOIN LATERAL (SELECT * FROM person_search_open s WHERE s.surname_sound = c AND s.forename_sound >= p.fc_from AND s.forename_sound < p.fc_before AND (p.f0 IS NULL OR s.f0 = ANY (p.f0)) AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'sc,fc' AND p.fc_from IS NOT NULL
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.sc) c CROSS JOIN LATERAL (SELECT * FROM person_search_open s WHERE s.surname_sound = c AND (p.f0 IS NULL OR s.f0 = ANY (p.f0)) AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'sc,fc' AND p.fc IS NULL AND p.fc_from IS NULL
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.surname_keys) c CROSS JOIN LATERAL (SELECT * FROM person_search_open s WHERE s.surname_key = c AND s.forename_key = ANY (p.forename_keys) AND s.surname = ANY (p.surname) AND s.forename = ANY (p.forename) AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'spelt' AND p.forename IS NOT NULL
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.surname_keys) c CROSS JOIN LATERAL (SELECT * FROM person_search_open s WHERE s.surname_key = c AND s.surname = ANY (p.surname) AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'spelt' AND p.forename IS NULL;
END $$;

-- The same looks into the restricted names, under row security; their beginnings are looked up here, for no dictionary tells of them.
CREATE FUNCTION mips.meet_restricted(p_rules int, p_looks jsonb) RETURNS SETOF mips.met_name LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET jit = off AS $$
BEGIN
  RETURN QUERY WITH asked AS MATERIALIZED (
    SELECT x.*, (SELECT array_agg(hashtext(n)) FROM unnest(x.surname) n) AS surname_keys, (SELECT array_agg(hashtext(n)) FROM unnest(x.forename) n) AS forename_keys
      FROM jsonb_to_recordset(p_looks) AS x(look text, sc int[], fc int[], fc_from int, fc_before int, dob date[], dob_from date, dob_to date, year_from int, year_to int, s0 text[], f0 text[], surname text[], surname_from text, surname_before text, forename text[], most int))
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.sc) c CROSS JOIN unnest(p.dob) d CROSS JOIN LATERAL (SELECT * FROM person_search_restricted s WHERE s.surname_sound = c AND s.dob = d AND (p.f0 IS NULL OR s.f0 = ANY (p.f0)) AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'sc,dob' AND p.dob IS NOT NULL
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.sc) c CROSS JOIN LATERAL (SELECT * FROM person_search_restricted s WHERE s.surname_sound = c AND s.dob BETWEEN p.dob_from AND p.dob_to AND (p.f0 IS NULL OR s.f0 = ANY (p.f0)) AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'sc,dob' AND p.dob_from IS NOT NULL
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.sc) c CROSS JOIN LATERAL (SELECT * FROM person_search_restricted s WHERE s.surname_sound = c AND s.dob IS NULL AND s.dob_year BETWEEN p.year_from AND p.year_to AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'sc,dob' AND p.year_from IS NOT NULL
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.sc) c CROSS JOIN LATERAL (SELECT * FROM person_search_restricted s WHERE s.surname_sound = c AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'sc,dob' AND p.dob IS NULL AND p.dob_from IS NULL AND p.year_from IS NULL
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.fc) c CROSS JOIN unnest(p.dob) d CROSS JOIN LATERAL (SELECT * FROM person_search_restricted s WHERE s.forename_sound = c AND s.dob = d AND (p.s0 IS NULL OR s.s0 = ANY (p.s0)) AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'fc,dob' AND p.dob IS NOT NULL
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.fc) c CROSS JOIN LATERAL (SELECT * FROM person_search_restricted s WHERE s.forename_sound = c AND s.dob BETWEEN p.dob_from AND p.dob_to AND (p.s0 IS NULL OR s.s0 = ANY (p.s0)) AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'fc,dob' AND p.dob_from IS NOT NULL
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.fc) c CROSS JOIN LATERAL (SELECT * FROM person_search_restricted s WHERE s.forename_sound = c AND (p.s0 IS NULL OR s.s0 = ANY (p.s0)) AND (p.forename IS NULL OR s.forename = ANY (p.forename)) AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'fc,dob' AND p.dob IS NULL AND p.dob_from IS NULL
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.dob) d CROSS JOIN LATERAL (SELECT * FROM person_search_restricted s WHERE s.dob = d AND (p.s0 IS NULL OR s.s0 = ANY (p.s0)) AND (p.f0 IS NULL OR s.f0 = ANY (p.f0)) AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'dob,s0,f0'
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.sc) c CROSS JOIN LATERAL (SELECT * FROM person_search_restricted s WHERE s.surname_sound = c AND s.forename_sound = ANY (p.fc) AND (p.year_from IS NULL OR (s.dob IS NULL AND s.dob_year BETWEEN p.year_from AND p.year_to)) AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'sc,fc' AND p.fc IS NOT NULL
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.sc) c CROSS JOIN LATERAL (SELECT * FROM person_search_restricted s WHERE s.surname_sound = c AND s.forename_sound >= p.fc_from AND s.forename_sound < p.fc_before AND (p.f0 IS NULL OR s.f0 = ANY (p.f0)) AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'sc,fc' AND p.fc_from IS NOT NULL
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.sc) c CROSS JOIN LATERAL (SELECT * FROM person_search_restricted s WHERE s.surname_sound = c AND (p.f0 IS NULL OR s.f0 = ANY (p.f0)) AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'sc,fc' AND p.fc IS NULL AND p.fc_from IS NULL
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.surname_keys) c CROSS JOIN LATERAL (SELECT * FROM person_search_restricted s WHERE s.surname_key = c AND s.forename_key = ANY (p.forename_keys) AND s.surname = ANY (p.surname) AND s.forename = ANY (p.forename) AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'spelt' AND p.forename IS NOT NULL
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM unnest(p.surname_keys) c CROSS JOIN LATERAL (SELECT * FROM person_search_restricted s WHERE s.surname_key = c AND s.surname = ANY (p.surname) AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'spelt' AND p.forename IS NULL
    UNION ALL
    SELECT m.* FROM asked p CROSS JOIN LATERAL (SELECT s.person_record_id, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex, s.postcode FROM (VALUES (1)) c CROSS JOIN LATERAL (SELECT * FROM person_search_restricted s WHERE s.surname ~>=~ p.surname_from AND s.surname ~<~ p.surname_before AND (p.forename IS NULL OR s.forename = ANY (p.forename)) AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most) m WHERE p.look = 'beginning';
END $$;

-- All names that the looks of a stage meet and whose nominal this reader may see; the restricted side only for a reader who is on any list.
-- When other rules serve than the caller asks by, one row without ids says which, in the place of a year.
CREATE FUNCTION mips.meet_people(p_rules int, p_looks jsonb) RETURNS SETOF mips.met_name LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
DECLARE v_serving int := (SELECT version FROM search_rules WHERE state = 'serving');
BEGIN
  IF v_serving <> p_rules THEN
    RETURN QUERY SELECT NULL::uuid, NULL::uuid, NULL, NULL, NULL, NULL::date, v_serving, NULL, NULL;
    RETURN;
  END IF;
  IF array_length(mips.my_acls(), 1) > 1 THEN
    RETURN QUERY SELECT DISTINCT m.* FROM (SELECT * FROM mips.meet_open(p_rules, p_looks) UNION ALL SELECT * FROM mips.meet_restricted(p_rules, p_looks)) m JOIN nominal n ON n.id = m.nominal_id;
  ELSE
    RETURN QUERY SELECT DISTINCT m.* FROM mips.meet_open(p_rules, p_looks) m JOIN nominal n ON n.id = m.nominal_id;
  END IF;
END $$;
GRANT EXECUTE ON FUNCTION mips.meet_open(int, jsonb), mips.meet_restricted(int, jsonb), mips.meet_people(int, jsonb) TO mips_app;

-- A dictionary that needs no second table: the names within a letter of one are found by the keys of its deletions.
DROP TABLE name_deletion;
DROP INDEX name_dictionary_part_name_key;
ALTER TABLE name_dictionary DROP COLUMN id, ALTER COLUMN name TYPE text COLLATE "C", ADD PRIMARY KEY (part, name);
CREATE FUNCTION mips.deletion_keys(p_part text, p_name text) RETURNS int[] LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = mips, pg_catalog AS
  $$ SELECT array_agg(DISTINCT hashtext(p_part || ' ' || d)) FROM mips.name_deletions(p_name) d $$;
CREATE INDEX name_dictionary_near ON name_dictionary USING gin (mips.deletion_keys(part, name)) WITH (fastupdate = off) WHERE part <> 'total';
GRANT EXECUTE ON FUNCTION mips.deletion_keys(text, text) TO mips_app;

-- Counts open names only, so that a hidden person changes no frequency and no spelling that is offered.
CREATE OR REPLACE FUNCTION mips.count_names() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_sign int := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END; v_serving int := (SELECT version FROM search_rules WHERE state = 'serving');
BEGIN
  WITH changed AS (
    SELECT 'surname' AS part, surname AS name, min(sc) AS code, count(*)::int AS n FROM names WHERE surname <> '' AND rules_version = v_serving GROUP BY 2
    UNION ALL SELECT 'forename', forename, min(fc), count(*)::int FROM names WHERE forename <> '' AND rules_version = v_serving GROUP BY 2
    -- The total in thirty-two shares, so that two people who record names do not wait for each other.
    UNION ALL SELECT 'total', (pg_backend_pid() % 32)::text, '', count(*)::int FROM names WHERE part % 16 = 0 AND rules_version = v_serving HAVING count(*) > 0)
  INSERT INTO name_dictionary AS d (part, name, code, frequency) SELECT part, name, code, v_sign * n FROM changed ORDER BY part, name
  ON CONFLICT (part, name) DO UPDATE SET frequency = d.frequency + excluded.frequency;
  RETURN NULL;
END $$;

-- Counts the dictionary of a version of the rules anew, after a load that did not count.
CREATE FUNCTION mips.recount_names(p_rules int) RETURNS void LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  LOCK TABLE name_dictionary IN EXCLUSIVE MODE;
  DELETE FROM name_dictionary;
  INSERT INTO name_dictionary (part, name, code, frequency)
    SELECT 'surname', surname, min(sc), count(*) FROM person_search_open WHERE surname <> '' AND rules_version = p_rules GROUP BY 2
    UNION ALL SELECT 'forename', forename, min(fc), count(*) FROM person_search_open WHERE forename <> '' AND rules_version = p_rules GROUP BY 2
    UNION ALL SELECT 'total', '0', '', count(*) FROM person_search_open WHERE part % 16 = 0 AND rules_version = p_rules;
END $$;
REVOKE EXECUTE ON FUNCTION mips.recount_names(int) FROM PUBLIC;

-- Writes the search rows of a person record anew, on the side that its access list says; the caller must see the record.
CREATE OR REPLACE FUNCTION mips.index_person(p_person uuid, p_rows jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_acl int; v_nominal uuid; v_sex text; v_live int[];
BEGIN
  -- The switch to other rules waits for whoever writes rows, and they for it.
  PERFORM pg_advisory_xact_lock_shared(7262027);
  SELECT array_agg(version) INTO v_live FROM search_rules WHERE state <> 'retired';
  SELECT p.acl_id, p.nominal_id, p.sex INTO v_acl, v_nominal, v_sex FROM person_record p
   WHERE p.id = p_person AND p.acl_id = ANY (mips.my_acls());
  IF NOT FOUND THEN RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002'; END IF;
  DELETE FROM person_search_open WHERE person_record_id = p_person;
  DELETE FROM person_search_restricted WHERE person_record_id = p_person;
  IF v_acl = 0 THEN
    INSERT INTO person_search_open (person_name_id, part, rules_version, person_record_id, nominal_id, forename, middle, surname, dob, dob_year, sc, fc, s0, f0, sex, postcode)
    SELECT x."nameId", x.part, x.rules, p_person, v_nominal, x.forename, x.middle, x.surname, x.dob, x."dobYear", x.sc, x.fc, x.s0, x.f0, v_sex, x.postcode
      FROM jsonb_to_recordset(p_rows) AS x("nameId" uuid, part int, rules int, forename text, middle text, surname text, dob date, "dobYear" int, sc text, fc text, s0 text, f0 text, postcode text) WHERE x.rules = ANY (v_live);
  ELSE
    INSERT INTO person_search_restricted (person_name_id, part, rules_version, person_record_id, nominal_id, acl_id, forename, middle, surname, dob, dob_year, sc, fc, s0, f0, sex, postcode)
    SELECT x."nameId", x.part, x.rules, p_person, v_nominal, v_acl, x.forename, x.middle, x.surname, x.dob, x."dobYear", x.sc, x.fc, x.s0, x.f0, v_sex, x.postcode
      FROM jsonb_to_recordset(p_rows) AS x("nameId" uuid, part int, rules int, forename text, middle text, surname text, dob date, "dobYear" int, sc text, fc text, s0 text, f0 text, postcode text) WHERE x.rules = ANY (v_live);
  END IF;
  INSERT INTO search_stale (person_record_id) SELECT p_person
   WHERE EXISTS (SELECT 1 FROM unnest(v_live) v WHERE NOT EXISTS (SELECT 1 FROM jsonb_array_elements(p_rows) r WHERE (r ->> 'rules')::int = v)) AND jsonb_array_length(p_rows) > 0
  ON CONFLICT DO NOTHING;
END $$;

-- When a record is restricted or opened its search rows change sides in the same act; what is computed is computed again there.
CREATE OR REPLACE FUNCTION mips.move_search_rows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NEW.acl_id = OLD.acl_id THEN RETURN NEW; END IF;
  CREATE TEMP TABLE IF NOT EXISTS moving_person (LIKE person_search_open) ON COMMIT DELETE ROWS;
  CREATE TEMP TABLE IF NOT EXISTS moving_record (LIKE record_search_open) ON COMMIT DELETE ROWS;
  DELETE FROM moving_person; DELETE FROM moving_record;
  WITH gone AS (DELETE FROM person_search_open WHERE person_record_id = NEW.id RETURNING *) INSERT INTO moving_person SELECT * FROM gone;
  WITH gone AS (DELETE FROM person_search_restricted WHERE person_record_id = NEW.id RETURNING *) INSERT INTO moving_person SELECT * FROM gone;
  WITH gone AS (DELETE FROM record_search_open WHERE record_id = NEW.id RETURNING *) INSERT INTO moving_record SELECT * FROM gone;
  WITH gone AS (DELETE FROM record_search_restricted WHERE record_id = NEW.id RETURNING *) INSERT INTO moving_record SELECT * FROM gone;
  UPDATE moving_record SET acl_id = NEW.acl_id;
  IF NEW.acl_id = 0 THEN
    INSERT INTO person_search_open (person_name_id, part, rules_version, person_record_id, nominal_id, acl_id, forename, middle, surname, dob, dob_year, sc, fc, s0, f0, sex, postcode)
      SELECT person_name_id, part, rules_version, person_record_id, nominal_id, NEW.acl_id, forename, middle, surname, dob, dob_year, sc, fc, s0, f0, sex, postcode FROM moving_person;
    INSERT INTO record_search_open SELECT * FROM moving_record;
  ELSE
    INSERT INTO person_search_restricted (person_name_id, part, rules_version, person_record_id, nominal_id, acl_id, forename, middle, surname, dob, dob_year, sc, fc, s0, f0, sex, postcode)
      SELECT person_name_id, part, rules_version, person_record_id, nominal_id, NEW.acl_id, forename, middle, surname, dob, dob_year, sc, fc, s0, f0, sex, postcode FROM moving_person;
    INSERT INTO record_search_restricted SELECT * FROM moving_record;
  END IF;
  RETURN NEW;
END $$;

-- Enough of each nominal to know the person again in a list; planned once a connection, as every list needs it.
CREATE OR REPLACE FUNCTION mips.nominal_briefs(p_nominals uuid[]) RETURNS TABLE (
  nominal_id uuid, reference text, acl_id int, status text, records uuid[], title text, forename text, middle text, surname text, dob date, dob_to date, dob_precision text,
  sex text, photograph jsonb, markers jsonb, location_id uuid, address text, since timestamptz) LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET jit = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT n.id, r.reference, r.acl_id, n.status, p.records, pn.title, pn.forename, pn.middle, pn.surname, b.dob, b.dob_to, coalesce(b.dob_precision, 'day'), s.sex, a.photograph,
         mips.live_markers(p.records || p.nominals), ad.id, ad.address, ad.since
    FROM unnest(p_nominals) AS wanted(id)
    JOIN nominal n ON n.id = wanted.id JOIN record r ON r.id = n.id
    JOIN LATERAL (SELECT array_agg(x.id ORDER BY x.created_at, x.id) AS records, array_agg(DISTINCT x.made_nominal_id) || n.id AS nominals FROM person_record x WHERE x.nominal_id = n.id) p ON p.records IS NOT NULL
    LEFT JOIN LATERAL (SELECT y.title, y.forename, y.middle, y.surname FROM person_name y JOIN person_record x ON x.id = y.person_record_id
       WHERE y.person_record_id = ANY (p.records) ORDER BY y.kind <> 'PRIMARY', x.source_tier, y.created_at DESC, y.id LIMIT 1) pn ON true
    LEFT JOIN LATERAL (SELECT x.dob, x.dob_to, x.dob_precision FROM person_record x WHERE x.id = ANY (p.records) AND x.dob IS NOT NULL
       ORDER BY x.source_tier, x.dob_precision <> 'day', x.created_at DESC, x.id LIMIT 1) b ON true
    LEFT JOIN LATERAL (SELECT x.sex FROM person_record x WHERE x.id = ANY (p.records) AND x.sex IS NOT NULL ORDER BY x.created_at DESC, x.id LIMIT 1) s ON true
    LEFT JOIN LATERAL (SELECT jsonb_build_object('id', t.id, 'recordId', t.record_id) AS photograph FROM attachment t WHERE t.record_id = ANY (p.records || p.nominals) AND t.kind = 'photograph'
       ORDER BY coalesce(t.taken_on, t.created_at::date) DESC, t.created_at DESC, t.id LIMIT 1) a ON true
    LEFT JOIN LATERAL (SELECT l.id, mips.address_line(l) AS address, coalesce(k.valid_from, k.created_at) AS since FROM link k JOIN location l ON l.id = k.to_id
       WHERE k.from_id = ANY (p.records) AND k.valid_to IS NULL AND k.role IN ('LIVES', 'LODGER', 'BAILED_TO', 'CARE_HOME', 'REFUGE') ORDER BY k.role <> 'LIVES', coalesce(k.valid_from, k.created_at) DESC, k.id LIMIT 1) ad ON true;
END $$;

-- The visible facts of each nominal that the scorer compares, in one statement that is planned once a connection.
CREATE FUNCTION mips.compared_facts(p_nominals uuid[]) RETURNS TABLE ("nominalId" uuid, "personRecordId" uuid, names jsonb, dobs jsonb, sex text, identifiers jsonb, postcodes jsonb, phones jsonb)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET jit = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT n.id AS "nominalId", p.records[1] AS "personRecordId",
           (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', y.kind, 'forename', y.forename, 'middle', y.middle, 'surname', y.surname) ORDER BY y.kind <> 'PRIMARY', y.created_at, y.id), '[]')
              FROM person_name y WHERE y.person_record_id = ANY (p.records)) AS names,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('dob', x.dob, 'dobTo', x.dob_to, 'precision', x.dob_precision) ORDER BY x.source_tier, x.created_at DESC, x.id), '[]')
              FROM person_record x WHERE x.id = ANY (p.records) AND x.dob IS NOT NULL) AS dobs,
           (SELECT x.sex FROM person_record x WHERE x.id = ANY (p.records) AND x.sex IS NOT NULL ORDER BY x.created_at DESC, x.id LIMIT 1) AS sex,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('type', i.type, 'value', i.value) ORDER BY i.id), '[]') FROM person_identifier i WHERE i.person_record_id = ANY (p.records)) AS identifiers,
           (SELECT coalesce(jsonb_agg(DISTINCT l.postcode), '[]') FROM link k JOIN location l ON l.id = k.to_id WHERE k.from_id = ANY (p.records) AND l.postcode IS NOT NULL) AS postcodes,
           (SELECT coalesce(jsonb_agg(DISTINCT o.key_value), '[]') FROM link k JOIN object o ON o.id = k.to_id WHERE k.from_id = ANY (p.records) AND upper(o.kind) = 'PHONE' AND o.key_value IS NOT NULL) AS phones
      FROM nominal n
      JOIN LATERAL (SELECT array_agg(x.id ORDER BY x.created_at, x.id) AS records FROM person_record x WHERE x.nominal_id = n.id) p ON p.records IS NOT NULL
     WHERE n.id = ANY (p_nominals);
END $$;
GRANT EXECUTE ON FUNCTION mips.compared_facts(uuid[]) TO mips_app;
