-- A near date is looked for with the letters that go with each name, the birthday itself in one scan, and a row that was met is told in fewer words.

DROP FUNCTION mips.meet_counted(int, jsonb, text[]), mips.meet_people(int, jsonb), mips.meet_open(int, jsonb), mips.meet_restricted(int, jsonb);
DROP TYPE mips.met_name;

-- One name of one nominal that a look met.
CREATE TYPE mips.met_name AS (nominal_id uuid, forename text, middle text, surname text, dob date, dob_year int, sex text);

-- The looks of one stage into the open names and the same into the restricted ones, under row security. Planned once a connection, for a
-- plan made for each search costs more than the search. Codes and spellings are taken one by one, the nearest first, and their dates together.
DO $make$
DECLARE
  t text;
  looks text[][] := ARRAY[
    -- look, asked with, one by one, rows that answer
    ['sc,dob', 'p.dob IS NOT NULL', 'unnest(p.sc) c', '((s.surname_sound << 6) | (ascii(s.f0) & 63)) = ANY (ARRAY(SELECT (c << 6) | (ascii(y) & 63) FROM unnest(coalesce(p.f0, mips.first_letters())) y)) AND s.dob = ANY (p.dob)'],
    ['sc,dob', 'p.dob_from IS NOT NULL', 'unnest(p.sc) c', '((s.surname_sound << 6) | (ascii(s.f0) & 63)) = ANY (ARRAY(SELECT (c << 6) | (ascii(y) & 63) FROM unnest(coalesce(p.f0, mips.first_letters())) y)) AND s.dob BETWEEN p.dob_from AND p.dob_to AND (p.fc IS NULL OR s.forename_sound = ANY (p.fc))'],
    ['sc,dob', 'p.year_from IS NOT NULL', 'unnest(p.sc) c', '((s.surname_sound << 6) | (ascii(s.f0) & 63)) = ANY (ARRAY(SELECT (c << 6) | (ascii(y) & 63) FROM unnest(coalesce(p.f0, mips.first_letters())) y)) AND s.dob IS NULL AND s.dob_year BETWEEN p.year_from AND p.year_to'],
    ['sc,dob', 'true', 'unnest(p.sc) c', '((s.surname_sound << 6) | (ascii(s.f0) & 63)) = ANY (ARRAY(SELECT (c << 6) | (ascii(y) & 63) FROM unnest(coalesce(p.f0, mips.first_letters())) y))'],
    ['fc,dob', 'p.dob IS NOT NULL', 'unnest(p.fc) c', '((s.forename_sound << 6) | (ascii(s.s0) & 63)) = ANY (ARRAY(SELECT (c << 6) | (ascii(y) & 63) FROM unnest(coalesce(p.s0, mips.first_letters())) y)) AND s.dob = ANY (p.dob)'],
    ['fc,dob', 'p.dob_from IS NOT NULL', 'unnest(p.fc) c', '((s.forename_sound << 6) | (ascii(s.s0) & 63)) = ANY (ARRAY(SELECT (c << 6) | (ascii(y) & 63) FROM unnest(coalesce(p.s0, mips.first_letters())) y)) AND s.dob BETWEEN p.dob_from AND p.dob_to'],
    ['fc,dob', 'true', 'unnest(p.fc) c', '((s.forename_sound << 6) | (ascii(s.s0) & 63)) = ANY (ARRAY(SELECT (c << 6) | (ascii(y) & 63) FROM unnest(coalesce(p.s0, mips.first_letters())) y)) AND (p.forename IS NULL OR s.forename = ANY (p.forename))'],
    ['dob,s0,f0', 'p.s0 IS NULL AND p.f0 IS NULL', 'unnest(p.dob) d', 's.dob = d'],
    ['dob,s0,f0', 'true', 'unnest(p.dob) d', 's.dob = d AND ((ascii(s.s0) << 8) | ascii(s.f0)) = ANY (ARRAY(SELECT (ascii(x) << 8) | ascii(y) FROM unnest(coalesce(p.s0, mips.first_letters())) x, unnest(coalesce(p.f0, mips.first_letters())) y))'],
    -- Everybody of one birthday who agrees in a letter or a code of either name, while so few were born on it that reading them all costs least.
    ['day', 'NOT EXISTS (SELECT 1 FROM person_search_{t} s WHERE s.dob = p.dob[1] OFFSET 1500)', 'unnest(p.dob) d', 's.dob = d AND (s.s0 = ANY (p.s0) OR s.f0 = ANY (p.f0) OR s.surname_sound = ANY (p.sc) OR s.forename_sound = ANY (p.fc))'],
    ['sc,fc', 'p.fc IS NOT NULL AND p.year_from IS NULL', 'unnest(p.sc) c', 's.surname_sound = c AND s.forename_sound = ANY (p.fc) AND (p.surname IS NULL OR s.surname = ANY (p.surname)) AND (p.forename IS NULL OR s.forename = ANY (p.forename))'],
    ['sc,fc', 'p.fc IS NOT NULL', 'unnest(p.sc) c', 's.surname_sound = c AND s.forename_sound = ANY (p.fc) AND s.dob IS NULL AND s.dob_year BETWEEN p.year_from AND p.year_to'],
    ['sc,fc', 'p.fc_from IS NOT NULL', 'unnest(p.sc) c CROSS JOIN unnest(p.fc_from, p.fc_before) AS r(lowest, above)', 's.surname_sound = c AND s.forename_sound >= r.lowest AND s.forename_sound < r.above AND (p.f0 IS NULL OR s.f0 = ANY (p.f0))'],
    ['fc,sc', 'p.sc_from IS NOT NULL', 'unnest(p.fc) c CROSS JOIN unnest(p.sc_from, p.sc_before) AS r(lowest, above)', 's.forename_sound = c AND s.surname_sound >= r.lowest AND s.surname_sound < r.above AND (p.s0 IS NULL OR s.s0 = ANY (p.s0))'],
    ['spelt', 'p.forename IS NOT NULL', 'unnest(p.surname) c', 's.surname_key = hashtext(c) AND s.forename_key = ANY (ARRAY(SELECT hashtext(n) FROM unnest(p.forename) n)) AND s.surname = c AND s.forename = ANY (p.forename)'],
    ['spelt', 'true', 'unnest(p.surname) c', 's.surname_key = hashtext(c) AND s.surname = c']];
  -- A birthday that very many share, as 1 January of those who know no other: the letters and the codes lead.
  crowded text[][] := ARRAY[
    ['unnest(p.dob) d', 's.dob = d AND ((ascii(s.s0) << 8) | ascii(s.f0)) = ANY (ARRAY(SELECT (ascii(x) << 8) | ascii(y) FROM unnest(p.s0) x, unnest(mips.first_letters()) y))'],
    ['unnest(p.dob) d', 's.dob = d AND ((ascii(s.s0) << 8) | ascii(s.f0)) = ANY (ARRAY(SELECT (ascii(x) << 8) | ascii(y) FROM unnest(mips.first_letters()) x, unnest(p.f0) y))'],
    ['unnest(p.sc) c', '((s.surname_sound << 6) | (ascii(s.f0) & 63)) = ANY (ARRAY(SELECT (c << 6) | (ascii(y) & 63) FROM unnest(mips.first_letters()) y)) AND s.dob = ANY (p.dob)'],
    ['unnest(p.fc) c', '((s.forename_sound << 6) | (ascii(s.s0) & 63)) = ANY (ARRAY(SELECT (c << 6) | (ascii(y) & 63) FROM unnest(mips.first_letters()) y)) AND s.dob = ANY (p.dob)']];
  -- The beginnings of restricted names are looked up in their own index, for no dictionary tells of them; those of open names are spelt out before.
  beginning text[] := ARRAY['beginning', 'true', '(VALUES (1)) v', 's.surname ~>=~ p.surname_from AND s.surname ~<~ p.surname_before AND (p.forename IS NULL OR s.forename = ANY (p.forename))'];
  answer text := $answer$
      RETURN QUERY SELECT s.nominal_id, s.forename, s.middle, s.surname, s.dob, s.dob_year, s.sex FROM %1$s
        CROSS JOIN LATERAL (SELECT * FROM person_search_%3$s s WHERE %2$s AND s.rules_version = p_rules LIMIT p.most) s LIMIT p.most;$answer$;
  look text[];
  branches text[];
BEGIN
  FOREACH t IN ARRAY ARRAY['open', 'restricted'] LOOP
    branches := '{}';
    FOREACH look SLICE 1 IN ARRAY CASE t WHEN 'open' THEN looks ELSE looks || beginning END LOOP
      branches := branches || (format('IF p.look = %L AND %s THEN', look[1], replace(look[2], '{t}', t)) || format(answer, look[3], look[4], t));
    END LOOP;
    branches := branches || ('IF p.look = ''day'' THEN' || (SELECT string_agg(format(answer, crowded[i][1], crowded[i][2], t), '') FROM generate_series(1, array_length(crowded, 1)) i));
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

-- Few nominals are restricted: whether any of those that open names led to is one of them is asked of these few, not of millions.
CREATE INDEX nominal_restricted ON nominal (id) WHERE acl_id <> 0;

-- Which of these nominals this reader may not see. It answers no other id than those it was given, and only as the owner can it know.
CREATE FUNCTION mips.nominals_kept_from_me(p_nominals uuid[]) RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, mips
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET jit = off AS $$
BEGIN
  RETURN ARRAY(SELECT n.id FROM nominal n WHERE n.acl_id <> 0 AND n.id = ANY (p_nominals) AND (mips.my_acls() IS NULL OR NOT n.acl_id = ANY (mips.my_acls())));
END $$;
REVOKE ALL ON FUNCTION mips.nominals_kept_from_me(uuid[]) FROM PUBLIC;

-- All names that the looks of a stage meet and whose nominal this reader may see, some of them more than once: the open ones, of which nobody who stays in
-- a pool of identities may see any, and the restricted ones for a reader who is on any list.
CREATE FUNCTION mips.meet_people(p_rules int, p_looks jsonb) RETURNS SETOF mips.met_name LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_sort = off SET enable_bitmapscan = off SET jit = off AS $$
BEGIN
  IF mips.pool() = '' AND 0 = ANY (mips.my_acls()) THEN
    RETURN QUERY WITH met AS MATERIALIZED (SELECT * FROM mips.meet_open(p_rules, p_looks))
      SELECT m.* FROM met m WHERE m.nominal_id <> ALL ((SELECT mips.nominals_kept_from_me(ARRAY(SELECT k.nominal_id FROM met k)))::uuid[]);
  END IF;
  IF array_length(mips.my_acls(), 1) > 1 THEN
    RETURN QUERY SELECT m.* FROM mips.meet_restricted(p_rules, p_looks) m JOIN nominal n ON n.id = m.nominal_id;
  END IF;
END $$;

-- A name first: one step down the index finds it as a forename and as a surname. The shares of the total are found by an index of their own.
ALTER TABLE name_dictionary DROP CONSTRAINT name_dictionary_pkey, ADD PRIMARY KEY (name, part);
CREATE INDEX name_dictionary_total ON name_dictionary (part) WHERE part = 'total';

-- How often names are held openly: the number of all, and a line for each name that is held, with the first letter of the part that it plays.
DROP FUNCTION mips.counted_names(text[]);
CREATE FUNCTION mips.counted_names(p_names text[]) RETURNS TABLE (total int, counted text) LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET jit = off AS $$
BEGIN
  RETURN QUERY SELECT (SELECT coalesce(sum(t.frequency), 0)::int FROM name_dictionary t WHERE t.part = 'total'),
    (SELECT string_agg(left(d.part, 1) || '|' || d.frequency || '|' || d.name, E'\n') FROM name_dictionary d WHERE d.name = ANY (p_names) AND d.part <> 'total' AND d.frequency > 0);
END $$;

-- What the looks of a stage meet, a line for each row in the order of mips.met_name, and how common the names asked for are; those met as well while they
-- are so few that counting them all costs less than asking again for those that weigh. When other rules serve than the caller asks by, only which.
CREATE FUNCTION mips.meet_counted(p_rules int, p_looks jsonb, p_asked text[]) RETURNS TABLE (serving int, met text, "isAllCounted" boolean, total int, counted text) LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan SET jit = off AS $$
DECLARE v_names text[];
BEGIN
  serving := (SELECT s.version FROM search_rules s WHERE s.state = 'serving');
  "isAllCounted" := false;
  IF serving = p_rules THEN
    SELECT string_agg(m.nominal_id::text || '|' || coalesce(m.forename, '') || '|' || coalesce(m.middle, '') || '|' || coalesce(m.surname, '') || '|' || coalesce(m.dob::text, '') || '|' ||
             coalesce(m.dob_year::text, '') || '|' || coalesce(m.sex, ''), E'\n'), array_agg(m.forename) || array_agg(m.surname)
      INTO met, v_names FROM mips.meet_people(p_rules, p_looks) m;
    "isAllCounted" := cardinality(v_names) <= 80;
    IF "isAllCounted" THEN v_names := v_names || p_asked; ELSE v_names := p_asked; END IF;
    IF cardinality(v_names) > 0 THEN SELECT c.total, c.counted INTO total, counted FROM mips.counted_names(v_names) c; END IF;
  END IF;
  RETURN NEXT;
END $$;
GRANT EXECUTE ON FUNCTION mips.nominals_kept_from_me(uuid[]), mips.counted_names(text[]), mips.meet_open(int, jsonb), mips.meet_restricted(int, jsonb), mips.meet_people(int, jsonb),
  mips.meet_counted(int, jsonb, text[]) TO mips_app;
