-- A search takes its people and how common their names are in one round trip; each trip costs as much as the look itself.

-- [name, how often as a forename, how often as a surname] of each name, with the number of all open names.
CREATE FUNCTION mips.counted_names(p_names text[]) RETURNS jsonb LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET jit = off AS $$
BEGIN
  RETURN (SELECT jsonb_build_object(
    'total', (SELECT coalesce(sum(t.frequency), 0)::int FROM name_dictionary t WHERE t.part = 'total'),
    'names', coalesce(jsonb_agg(jsonb_build_array(n.name,
      (SELECT d.frequency FROM name_dictionary d WHERE d.part = 'forename' AND d.name = n.name AND d.frequency > 0),
      (SELECT d.frequency FROM name_dictionary d WHERE d.part = 'surname' AND d.name = n.name AND d.frequency > 0))), '[]'))
    FROM unnest(p_names) AS n(name) WHERE n.name <> '');
END $$;
GRANT EXECUTE ON FUNCTION mips.counted_names(text[]) TO mips_app;

-- What the looks of a stage meet, and how common those names and the names asked for are.
CREATE FUNCTION mips.meet_counted(p_rules int, p_looks jsonb, p_asked text[]) RETURNS jsonb LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET jit = off AS $$
DECLARE v_rows jsonb; v_names text[];
BEGIN
  SELECT jsonb_agg(jsonb_build_object('personRecordId', m.person_record_id, 'nominalId', m.nominal_id, 'forename', m.forename, 'middle', m.middle, 'surname', m.surname,
           'dob', m.dob, 'dobYear', m.dob_year, 'sex', m.sex, 'postcode', m.postcode)),
         array_agg(m.forename) || array_agg(m.surname)
    INTO v_rows, v_names FROM mips.meet_people(p_rules, p_looks) m;
  RETURN jsonb_build_object('rows', coalesce(v_rows, '[]'),
    'counts', mips.counted_names(ARRAY(SELECT DISTINCT x FROM unnest(v_names || p_asked) x WHERE x IS NOT NULL)));
END $$;
GRANT EXECUTE ON FUNCTION mips.meet_counted(int, jsonb, text[]) TO mips_app;

-- What the scorer compares of each nominal, and how common all their names are, as the search rows hold them.
CREATE FUNCTION mips.compared_counted(p_nominals uuid[]) RETURNS jsonb LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
DECLARE v_records uuid[];
BEGIN
  v_records := ARRAY(SELECT x.id FROM person_record x WHERE x.nominal_id = ANY (p_nominals));
  RETURN jsonb_build_object('rows', (SELECT coalesce(jsonb_agg(to_jsonb(c)), '[]') FROM mips.compared_facts(p_nominals) c),
    'counts', mips.counted_names(ARRAY(
      SELECT s.forename FROM person_search_open s WHERE s.person_record_id = ANY (v_records) UNION SELECT s.surname FROM person_search_open s WHERE s.person_record_id = ANY (v_records)
      UNION SELECT s.forename FROM person_search_restricted s WHERE s.person_record_id = ANY (v_records) UNION SELECT s.surname FROM person_search_restricted s WHERE s.person_record_id = ANY (v_records))));
END $$;
GRANT EXECUTE ON FUNCTION mips.compared_counted(uuid[]) TO mips_app;

-- Working out the deletions of every name in the dictionary is never cheaper than the index that holds them.
ALTER FUNCTION mips.deletion_keys(text, text) COST 5000;
