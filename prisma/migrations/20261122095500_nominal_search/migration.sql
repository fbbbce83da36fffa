-- People are found by every form of their names, the name dictionary keeps itself, and a restricted nominal takes its person records with it.

-- A double-barrelled name has a row for each half as well, so that either half alone finds it.
ALTER TABLE person_search_open ADD COLUMN part int NOT NULL DEFAULT 0, DROP CONSTRAINT person_search_open_pkey, ADD PRIMARY KEY (person_name_id, part);
ALTER TABLE person_search_restricted ADD COLUMN part int NOT NULL DEFAULT 0, DROP CONSTRAINT person_search_restricted_pkey, ADD PRIMARY KEY (person_name_id, part);
CREATE INDEX person_search_open_nominal ON person_search_open (nominal_id);
CREATE INDEX person_search_restricted_nominal ON person_search_restricted (nominal_id);

-- The folded name run together and each form with one letter left out, as deletions() of the domain makes them.
CREATE FUNCTION mips.name_deletions(p_name text) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
  WITH n AS (SELECT replace(p_name, ' ', '') AS letters)
  SELECT letters FROM n WHERE letters <> ''
  UNION SELECT left(letters, i - 1) || substr(letters, i + 1) FROM n, generate_series(1, length(letters)) i WHERE length(letters) > 1 $$;

-- Counts open names only, so that a hidden person changes no frequency and no spelling that is offered.
CREATE FUNCTION mips.count_names() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_sign int := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
BEGIN
  WITH changed AS (
    SELECT 'surname' AS part, surname AS name, min(sc) AS code, count(*)::int AS n FROM names WHERE surname <> '' GROUP BY 2
    UNION ALL SELECT 'forename', forename, min(fc), count(*)::int FROM names WHERE forename <> '' GROUP BY 2
    -- The total in thirty-two shares, so that two people who record names do not wait for each other.
    UNION ALL SELECT 'total', (pg_backend_pid() % 32)::text, '', count(*)::int FROM names WHERE part = 0 HAVING count(*) > 0),
  kept AS (
    INSERT INTO name_dictionary AS d (part, name, code, frequency) SELECT part, name, code, v_sign * n FROM changed ORDER BY part, name
    ON CONFLICT (part, name) DO UPDATE SET frequency = d.frequency + excluded.frequency RETURNING part, name, xmax = 0 AS is_new)
  INSERT INTO name_deletion (part, deletion, name)
  SELECT k.part, d, k.name FROM kept k, mips.name_deletions(k.name) d WHERE k.is_new AND k.part <> 'total' ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER count_added AFTER INSERT ON person_search_open REFERENCING NEW TABLE AS names FOR EACH STATEMENT EXECUTE FUNCTION mips.count_names();
CREATE TRIGGER count_removed AFTER DELETE ON person_search_open REFERENCING OLD TABLE AS names FOR EACH STATEMENT EXECUTE FUNCTION mips.count_names();
REVOKE EXECUTE ON FUNCTION mips.count_names() FROM PUBLIC;

-- Writes the search rows of a person record anew, on the side that its access list says; the caller must see the record.
CREATE FUNCTION mips.index_person(p_person uuid, p_rows jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_acl int; v_nominal uuid; v_sex text;
BEGIN
  SELECT p.acl_id, p.nominal_id, p.sex INTO v_acl, v_nominal, v_sex FROM person_record p
   WHERE p.id = p_person AND p.acl_id = ANY (mips.my_acls());
  IF NOT FOUND THEN RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002'; END IF;
  DELETE FROM person_search_open WHERE person_record_id = p_person;
  DELETE FROM person_search_restricted WHERE person_record_id = p_person;
  IF v_acl = 0 THEN
    INSERT INTO person_search_open (person_name_id, part, person_record_id, nominal_id, forename, middle, surname, dob, dob_year, sc, fc, s0, f0, sex, postcode)
    SELECT x."nameId", x.part, p_person, v_nominal, x.forename, x.middle, x.surname, x.dob, x."dobYear", x.sc, x.fc, x.s0, x.f0, v_sex, x.postcode
      FROM jsonb_to_recordset(p_rows) AS x("nameId" uuid, part int, forename text, middle text, surname text, dob date, "dobYear" int, sc text, fc text, s0 text, f0 text, postcode text);
  ELSE
    INSERT INTO person_search_restricted (person_name_id, part, person_record_id, nominal_id, acl_id, forename, middle, surname, dob, dob_year, sc, fc, s0, f0, sex, postcode)
    SELECT x."nameId", x.part, p_person, v_nominal, v_acl, x.forename, x.middle, x.surname, x.dob, x."dobYear", x.sc, x.fc, x.s0, x.f0, v_sex, x.postcode
      FROM jsonb_to_recordset(p_rows) AS x("nameId" uuid, part int, forename text, middle text, surname text, dob date, "dobYear" int, sc text, fc text, s0 text, f0 text, postcode text);
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION mips.index_person(uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.index_person(uuid, jsonb), mips.name_deletions(text) TO mips_app;

-- Restricting a nominal restricts the person records that were as open as it was; opening it opens them again.
CREATE FUNCTION mips.restrict_person_records() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  UPDATE record r SET acl_id = NEW.acl_id FROM person_record p
   WHERE p.nominal_id = NEW.id AND r.id = p.id AND r.acl_id = OLD.acl_id;
  RETURN NULL;
END $$;
CREATE TRIGGER n_restrict_person_records AFTER UPDATE OF acl_id ON record FOR EACH ROW
  WHEN (NEW.kind = 'Nominal' AND NEW.acl_id <> OLD.acl_id) EXECUTE FUNCTION mips.restrict_person_records();
REVOKE EXECUTE ON FUNCTION mips.restrict_person_records() FROM PUBLIC;

-- The nominal that a person record was made for; undoing a join gives it back.
ALTER TABLE person_record ADD COLUMN made_nominal_id uuid;
ALTER TABLE nominal ADD COLUMN merged_into_id uuid REFERENCES nominal (id);
COMMENT ON COLUMN nominal.merged_into_id IS 'Where its person records went when it was joined to another; a pointer, never a rewrite.';
CREATE FUNCTION mips.keep_made_nominal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.made_nominal_id := coalesce(NEW.made_nominal_id, NEW.nominal_id);
  RETURN NEW;
END $$;
CREATE TRIGGER a_keep_made_nominal BEFORE INSERT ON person_record FOR EACH ROW EXECUTE FUNCTION mips.keep_made_nominal();
GRANT EXECUTE ON FUNCTION mips.keep_made_nominal() TO mips_app;

-- Puts person records under a nominal after a decision; those that this reader may not see go with the ones that they were made with.
CREATE FUNCTION mips.place_person_records(p_records uuid[], p_nominal uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_moved uuid[]; v_left uuid[];
BEGIN
  IF NOT EXISTS (SELECT 1 FROM nominal n WHERE n.id = p_nominal AND n.acl_id = ANY (mips.my_acls()))
     OR EXISTS (SELECT 1 FROM unnest(p_records) x(id) LEFT JOIN person_record p ON p.id = x.id AND p.acl_id = ANY (mips.my_acls()) WHERE p.id IS NULL) THEN
    RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002';
  END IF;
  SELECT array_agg(p.id), array_agg(DISTINCT p.nominal_id) INTO v_moved, v_left FROM person_record p
   WHERE p.nominal_id <> p_nominal AND (p.id = ANY (p_records) OR (p.acl_id <> ALL (mips.my_acls()) AND EXISTS (
     SELECT 1 FROM person_record m WHERE m.id = ANY (p_records) AND m.nominal_id = p.nominal_id AND m.made_nominal_id = p.made_nominal_id)));
  UPDATE person_record SET nominal_id = p_nominal WHERE id = ANY (v_moved);
  UPDATE person_search_open SET nominal_id = p_nominal WHERE person_record_id = ANY (v_moved);
  UPDATE person_search_restricted SET nominal_id = p_nominal WHERE person_record_id = ANY (v_moved);
  UPDATE nominal n SET status = 'MERGED', merged_into_id = p_nominal WHERE n.id = ANY (v_left) AND NOT EXISTS (SELECT 1 FROM person_record p WHERE p.nominal_id = n.id);
  UPDATE nominal SET status = 'ACTIVE', merged_into_id = NULL WHERE id = p_nominal AND status = 'MERGED';
END $$;
REVOKE EXECUTE ON FUNCTION mips.place_person_records(uuid[], uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.place_person_records(uuid[], uuid) TO mips_app;

-- An address in one line, as officers write it.
CREATE FUNCTION mips.address_line(l location) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce(nullif(concat_ws(', ', nullif(l.sub_building, ''), nullif(l.building_name, ''), nullif(concat_ws(' ', nullif(l.building_number, ''), nullif(l.street, '')), ''),
    nullif(l.locality, ''), nullif(l.town, ''), nullif(l.postcode, '')), ''), l.as_described, 'No address given') $$;

CREATE FUNCTION mips.live_markers(p_records uuid[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'code', m.code, 'category', m.category, 'severity', m.severity, 'startsOn', m.starts_on, 'reviewOn', m.review_on)
    ORDER BY m.severity DESC, m.starts_on DESC, m.id), '[]')
    FROM marker m WHERE m.record_id = ANY (p_records) AND m.ended_on IS NULL $$;

-- Enough of each nominal to know the person again in a list: best name and birth by tier of source, photograph, live warnings, last address.
CREATE FUNCTION mips.nominal_briefs(p_nominals uuid[]) RETURNS TABLE (
  nominal_id uuid, reference text, acl_id int, status text, records uuid[], title text, forename text, middle text, surname text, dob date, dob_to date, dob_precision text,
  sex text, photograph jsonb, markers jsonb, location_id uuid, address text, since timestamptz) LANGUAGE sql STABLE AS $$
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
       WHERE k.from_id = ANY (p.records) AND k.valid_to IS NULL AND k.role IN ('LIVES', 'LODGER', 'BAILED_TO', 'CARE_HOME', 'REFUGE') ORDER BY k.role <> 'LIVES', coalesce(k.valid_from, k.created_at) DESC, k.id LIMIT 1) ad ON true $$;
GRANT EXECUTE ON FUNCTION mips.address_line(location), mips.live_markers(uuid[]), mips.nominal_briefs(uuid[]) TO mips_app;
