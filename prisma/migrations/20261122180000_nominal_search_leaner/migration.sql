-- A search takes fewer steps down its indexes, and counts only the names that weigh.

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['person_search_open', 'person_search_restricted'] LOOP
    -- Rows whose day of birth is not known are few; among all rows of two codes they were looked for one by one.
    EXECUTE format('CREATE INDEX %I ON %I (surname_sound, forename_sound) WHERE dob IS NULL', t || '_undated', t);
    EXECUTE format('DROP INDEX %I', t || '_dob');
    -- A code and the other name's first letter in one number, before the date: of many who sound so and were born on one of forty days, few have the letter.
    EXECUTE format('DROP INDEX %I, %I', t || '_surname_dob', t || '_forename_dob');
    EXECUTE format('CREATE INDEX %I ON %I (((surname_sound << 6) | (ascii(f0) & 63)), dob)', t || '_surname_dob', t);
    EXECUTE format('CREATE INDEX %I ON %I (((forename_sound << 6) | (ascii(s0) & 63)), dob)', t || '_forename_dob', t);
    -- A date with the first letters of both names: hundreds share a birthday, and the rows of all others need not be read.
    EXECUTE format('CREATE INDEX %I ON %I (dob, ((ascii(s0) << 8) | ascii(f0))) WHERE dob IS NOT NULL', t || '_dob', t);
    -- One forename with the beginning of a surname's code, for a spelling that nothing is near to.
    EXECUTE format('CREATE INDEX %I ON %I (forename_sound, surname_sound)', t || '_sounds_back', t);
  END LOOP;
END $$;

DROP FUNCTION mips.meet_counted(int, jsonb, text[]), mips.compared_counted(uuid[]), mips.meet_people(int, jsonb), mips.meet_open(int, jsonb), mips.meet_restricted(int, jsonb);
DROP TYPE mips.met_name;

-- One name of one person record that a look met; `place` is the row's among those of its record.
CREATE TYPE mips.met_name AS (person_record_id uuid, place int, nominal_id uuid, forename text, middle text, surname text, dob date, dob_year int, sex text);

-- One look: its kind, the keys and guards that it has, and the most rows that it may meet.
CREATE TYPE mips.name_look AS (look text, sc int[], fc int[], fc_from int[], fc_before int[], sc_from int[], sc_before int[], dob date[], dob_from date, dob_to date, year_from int, year_to int,
  s0 text[], f0 text[], surname text[], surname_from text, surname_before text, forename text[], most int);

-- What a class of first letters may be; the empty one is that of a name that is missing.
CREATE FUNCTION mips.first_letters() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN string_to_array(',a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y,z,0,1,2,3,4,5,6,7,8,9', ',');
GRANT EXECUTE ON FUNCTION mips.first_letters() TO mips_app;

-- The looks of one stage into the open names and the same into the restricted ones, under row security. Planned once a connection, for a
-- plan made for each search costs more than the search. Codes and spellings are taken one by one, the nearest first, and their dates together.
DO $make$
DECLARE
  t text;
  looks text[][] := ARRAY[
    -- look, asked with, one by one, rows that answer
    ['sc,dob', 'p.dob IS NOT NULL', 'unnest(p.sc) c', '((s.surname_sound << 6) | (ascii(s.f0) & 63)) = ANY (ARRAY(SELECT (c << 6) | (ascii(y) & 63) FROM unnest(coalesce(p.f0, mips.first_letters())) y)) AND s.dob = ANY (p.dob)'],
    ['sc,dob', 'p.dob_from IS NOT NULL', 'unnest(p.sc) c', '((s.surname_sound << 6) | (ascii(s.f0) & 63)) = ANY (ARRAY(SELECT (c << 6) | (ascii(y) & 63) FROM unnest(coalesce(p.f0, mips.first_letters())) y)) AND s.dob BETWEEN p.dob_from AND p.dob_to'],
    ['sc,dob', 'p.year_from IS NOT NULL', 'unnest(p.sc) c', '((s.surname_sound << 6) | (ascii(s.f0) & 63)) = ANY (ARRAY(SELECT (c << 6) | (ascii(y) & 63) FROM unnest(coalesce(p.f0, mips.first_letters())) y)) AND s.dob IS NULL AND s.dob_year BETWEEN p.year_from AND p.year_to'],
    ['sc,dob', 'true', 'unnest(p.sc) c', '((s.surname_sound << 6) | (ascii(s.f0) & 63)) = ANY (ARRAY(SELECT (c << 6) | (ascii(y) & 63) FROM unnest(coalesce(p.f0, mips.first_letters())) y))'],
    ['fc,dob', 'p.dob IS NOT NULL', 'unnest(p.fc) c', '((s.forename_sound << 6) | (ascii(s.s0) & 63)) = ANY (ARRAY(SELECT (c << 6) | (ascii(y) & 63) FROM unnest(coalesce(p.s0, mips.first_letters())) y)) AND s.dob = ANY (p.dob)'],
    ['fc,dob', 'p.dob_from IS NOT NULL', 'unnest(p.fc) c', '((s.forename_sound << 6) | (ascii(s.s0) & 63)) = ANY (ARRAY(SELECT (c << 6) | (ascii(y) & 63) FROM unnest(coalesce(p.s0, mips.first_letters())) y)) AND s.dob BETWEEN p.dob_from AND p.dob_to'],
    ['fc,dob', 'true', 'unnest(p.fc) c', '((s.forename_sound << 6) | (ascii(s.s0) & 63)) = ANY (ARRAY(SELECT (c << 6) | (ascii(y) & 63) FROM unnest(coalesce(p.s0, mips.first_letters())) y)) AND (p.forename IS NULL OR s.forename = ANY (p.forename))'],
    ['dob,s0,f0', 'p.s0 IS NULL AND p.f0 IS NULL', 'unnest(p.dob) d', 's.dob = d'],
    ['dob,s0,f0', 'true', 'unnest(p.dob) d', 's.dob = d AND ((ascii(s.s0) << 8) | ascii(s.f0)) = ANY (ARRAY(SELECT (ascii(x) << 8) | ascii(y) FROM unnest(coalesce(p.s0, mips.first_letters())) x, unnest(coalesce(p.f0, mips.first_letters())) y))'],
    ['sc,fc', 'p.fc IS NOT NULL AND p.dob_from IS NOT NULL', 'unnest(p.sc) c', 's.surname_sound = c AND s.forename_sound = ANY (p.fc) AND s.dob BETWEEN p.dob_from AND p.dob_to'],
    ['sc,fc', 'p.fc IS NOT NULL AND p.year_from IS NULL', 'unnest(p.sc) c', 's.surname_sound = c AND s.forename_sound = ANY (p.fc)'],
    ['sc,fc', 'p.fc IS NOT NULL', 'unnest(p.sc) c', 's.surname_sound = c AND s.forename_sound = ANY (p.fc) AND s.dob IS NULL AND s.dob_year BETWEEN p.year_from AND p.year_to'],
    ['sc,fc', 'p.fc_from IS NOT NULL', 'unnest(p.sc) c CROSS JOIN unnest(p.fc_from, p.fc_before) AS r(lowest, above)', 's.surname_sound = c AND s.forename_sound >= r.lowest AND s.forename_sound < r.above AND (p.f0 IS NULL OR s.f0 = ANY (p.f0))'],
    ['fc,sc', 'p.sc_from IS NOT NULL', 'unnest(p.fc) c CROSS JOIN unnest(p.sc_from, p.sc_before) AS r(lowest, above)', 's.forename_sound = c AND s.surname_sound >= r.lowest AND s.surname_sound < r.above AND (p.s0 IS NULL OR s.s0 = ANY (p.s0))'],
    ['spelt', 'p.forename IS NOT NULL', 'unnest(p.surname) c', 's.surname_key = hashtext(c) AND s.forename_key = ANY (ARRAY(SELECT hashtext(n) FROM unnest(p.forename) n)) AND s.surname = c AND s.forename = ANY (p.forename)'],
    ['spelt', 'true', 'unnest(p.surname) c', 's.surname_key = hashtext(c) AND s.surname = c']];
  -- The beginnings of restricted names are looked up in their own index, for no dictionary tells of them; those of open names are spelt out before.
  beginning text[] := ARRAY['beginning', 'true', '(VALUES (1)) v', 's.surname ~>=~ p.surname_from AND s.surname ~<~ p.surname_before AND (p.forename IS NULL OR s.forename = ANY (p.forename))'];
  look text[];
  branches text[];
BEGIN
  FOREACH t IN ARRAY ARRAY['open', 'restricted'] LOOP
    branches := '{}';
    FOREACH look SLICE 1 IN ARRAY CASE t WHEN 'open' THEN looks ELSE looks || beginning END LOOP
      branches := branches || format($branch$IF p.look = %1$L AND %2$s THEN
      RETURN QUERY SELECT s.person_record_id, s.part, s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex FROM %3$s
        CROSS JOIN LATERAL (SELECT * FROM person_search_%5$s s WHERE %4$s AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most;$branch$,
        look[1], look[2], look[3], look[4], t);
    END LOOP;
    EXECUTE format($function$
CREATE FUNCTION mips.meet_%1$s(p_rules int, p_looks jsonb) RETURNS SETOF mips.met_name LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET jit = off AS $body$
DECLARE p mips.name_look;
BEGIN
  FOR p IN SELECT * FROM jsonb_populate_recordset(NULL::mips.name_look, p_looks) LOOP
    %2$s
    END IF;
  END LOOP;
END $body$$function$, t, array_to_string(branches, E'\n    ELS'));
  END LOOP;
END $make$;

-- All names that the looks of a stage meet and whose nominal this reader may see, each row once; the restricted side only for a reader who is on any list.
CREATE FUNCTION mips.meet_people(p_rules int, p_looks jsonb) RETURNS SETOF mips.met_name LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_sort = off SET enable_bitmapscan = off SET jit = off AS $$
BEGIN
  IF array_length(mips.my_acls(), 1) > 1 THEN
    RETURN QUERY
      WITH met AS MATERIALIZED (SELECT * FROM mips.meet_open(p_rules, p_looks) UNION ALL SELECT * FROM mips.meet_restricted(p_rules, p_looks)),
        seen AS MATERIALIZED (SELECT n.id FROM nominal n WHERE n.id = ANY (ARRAY(SELECT DISTINCT m.nominal_id FROM met m)))
      SELECT DISTINCT ON (m.person_record_id, m.place) m.* FROM met m JOIN seen ON seen.id = m.nominal_id;
  ELSE
    RETURN QUERY
      WITH met AS MATERIALIZED (SELECT * FROM mips.meet_open(p_rules, p_looks) m),
        seen AS MATERIALIZED (SELECT n.id FROM nominal n WHERE n.id = ANY (ARRAY(SELECT DISTINCT m.nominal_id FROM met m)))
      SELECT DISTINCT ON (m.person_record_id, m.place) m.* FROM met m JOIN seen ON seen.id = m.nominal_id;
  END IF;
END $$;

-- What the looks of a stage meet, each row as a list in the order of mips.met_name, and how common the names asked for are; those met as well while they
-- are so few that counting them all costs less than asking again for those that weigh. When other rules serve than the caller asks by, only which.
CREATE FUNCTION mips.meet_counted(p_rules int, p_looks jsonb, p_asked text[]) RETURNS json LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET jit = off AS $$
DECLARE v_serving int := (SELECT version FROM search_rules WHERE state = 'serving'); v_rows json; v_names text[];
BEGIN
  IF v_serving <> p_rules THEN RETURN json_build_object('serving', v_serving); END IF;
  SELECT json_agg(json_build_array(m.person_record_id, m.place, m.nominal_id, m.forename, m.middle, m.surname, m.dob, m.dob_year, m.sex)), array_agg(m.forename) || array_agg(m.surname)
    INTO v_rows, v_names FROM mips.meet_people(p_rules, p_looks) m;
  v_names := CASE WHEN cardinality(v_names) <= 80 THEN ARRAY(SELECT DISTINCT n FROM unnest(v_names || p_asked) n) ELSE p_asked END;
  RETURN json_build_object('rows', coalesce(v_rows, '[]'), 'counts', CASE WHEN cardinality(v_names) > 0 THEN mips.counted_names(v_names) END);
END $$;
GRANT EXECUTE ON FUNCTION mips.meet_open(int, jsonb), mips.meet_restricted(int, jsonb), mips.meet_people(int, jsonb), mips.meet_counted(int, jsonb, text[]) TO mips_app;

-- The visible facts of each nominal that the scorer compares, in one statement that is planned once a connection; identifiers, postcodes and telephones
-- only for a search that asks by them.
DROP FUNCTION mips.compared_facts(uuid[]);
CREATE FUNCTION mips.compared_facts(p_nominals uuid[], p_contacts boolean) RETURNS TABLE ("nominalId" uuid, "personRecordId" uuid, names jsonb, dobs jsonb, sex text, identifiers jsonb, postcodes jsonb, phones jsonb)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET jit = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT n.id AS "nominalId", p.records[1] AS "personRecordId",
           (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', y.kind, 'forename', y.forename, 'middle', y.middle, 'surname', y.surname) ORDER BY y.kind <> 'PRIMARY', y.created_at, y.id), '[]')
              FROM person_name y WHERE y.person_record_id = ANY (p.records)) AS names,
           p.dobs, p.sex,
           CASE WHEN p_contacts THEN (SELECT coalesce(jsonb_agg(jsonb_build_object('type', i.type, 'value', i.value) ORDER BY i.id), '[]') FROM person_identifier i WHERE i.person_record_id = ANY (p.records)) ELSE '[]' END AS identifiers,
           CASE WHEN p_contacts THEN (SELECT coalesce(jsonb_agg(DISTINCT l.postcode), '[]') FROM link k JOIN location l ON l.id = k.to_id WHERE k.from_id = ANY (p.records) AND l.postcode IS NOT NULL) ELSE '[]' END AS postcodes,
           CASE WHEN p_contacts THEN (SELECT coalesce(jsonb_agg(DISTINCT o.key_value), '[]') FROM link k JOIN object o ON o.id = k.to_id WHERE k.from_id = ANY (p.records) AND upper(o.kind) = 'PHONE' AND o.key_value IS NOT NULL) ELSE '[]' END AS phones
      FROM nominal n
      JOIN LATERAL (
        SELECT array_agg(x.id ORDER BY x.created_at, x.id) AS records,
               coalesce(jsonb_agg(jsonb_build_object('dob', x.dob, 'dobTo', x.dob_to, 'precision', x.dob_precision) ORDER BY x.source_tier, x.created_at DESC, x.id) FILTER (WHERE x.dob IS NOT NULL), '[]') AS dobs,
               (array_agg(x.sex ORDER BY x.created_at DESC, x.id) FILTER (WHERE x.sex IS NOT NULL))[1] AS sex
          FROM person_record x WHERE x.nominal_id = n.id) p ON p.records IS NOT NULL
     WHERE n.id = ANY (p_nominals);
END $$;
GRANT EXECUTE ON FUNCTION mips.compared_facts(uuid[], boolean) TO mips_app;

-- The open names within reach of each asked name, and the surnames that go on from what was typed, the commonest. OFFSET 0 has the keys alone looked up:
-- together with the part, a planner reads every name of that part, or works out all their deletions.
CREATE FUNCTION mips.near_names(p_parts text[], p_asked text[], p_deletions text[], p_begun text[], p_before text[], p_most int) RETURNS TABLE (kind text, asked text, name text, frequency int)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT n.part, q.asked, n.name, n.frequency
      FROM (SELECT k.part, k.asked, array_agg(hashtext(k.part || ' ' || k.deletion)) AS keys FROM unnest(p_parts, p_asked, p_deletions) AS k(part, asked, deletion) GROUP BY 1, 2) q
      CROSS JOIN LATERAL (SELECT d.part, d.name::text AS name, d.frequency FROM name_dictionary d WHERE mips.deletion_keys(d.part, d.name) && q.keys AND d.part <> 'total' OFFSET 0) n WHERE n.part = q.part AND n.frequency > 0
     UNION ALL
    SELECT 'continued', b.beginning, c.name, c.frequency
      FROM unnest(p_begun, p_before) AS b(beginning, before)
      CROSS JOIN LATERAL (SELECT n.name::text AS name, n.frequency FROM name_dictionary n WHERE n.part = 'surname' AND n.name > b.beginning AND n.name < b.before AND n.frequency > 0
        ORDER BY n.frequency DESC, n.name LIMIT p_most) c;
END $$;

-- Keeps a search with the candidates that it shows, and answers enough of each to know the person again.
CREATE FUNCTION mips.keep_search(p_user uuid, p_at timestamptz, p_kind text, p_terms jsonb, p_candidates jsonb) RETURNS json LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET jit = off AS $$
DECLARE v_id uuid; v_briefs json;
BEGIN
  INSERT INTO search_run (user_id, at, kind, terms, candidate_count) VALUES (p_user, p_at, p_kind, p_terms, jsonb_array_length(p_candidates)) RETURNING id INTO v_id;
  INSERT INTO search_candidate (search_id, nominal_id, weight, fraction)
    SELECT v_id, c."nominalId", c.weight, c.fraction FROM jsonb_to_recordset(p_candidates) AS c("nominalId" uuid, weight float8, fraction float8);
  SELECT json_agg(json_build_object('nominalId', b.nominal_id, 'reference', b.reference, 'aclId', b.acl_id, 'status', b.status, 'records', b.records, 'title', b.title, 'forename', b.forename,
           'middle', b.middle, 'surname', b.surname, 'dob', b.dob, 'dobTo', b.dob_to, 'dobPrecision', b.dob_precision, 'sex', b.sex, 'photograph', b.photograph, 'markers', b.markers,
           'locationId', b.location_id, 'address', b.address, 'since', b.since))
    INTO v_briefs FROM mips.nominal_briefs(ARRAY(SELECT (c ->> 'nominalId')::uuid FROM jsonb_array_elements(p_candidates) c)) b;
  RETURN json_build_object('id', v_id, 'briefs', coalesce(v_briefs, '[]'));
END $$;
GRANT EXECUTE ON FUNCTION mips.near_names(text[], text[], text[], text[], text[], int), mips.keep_search(uuid, timestamptz, text, jsonb, jsonb) TO mips_app;
