-- Who may see the nominals that the looks of a stage met is asked once for each nominal and not once for each name.
CREATE OR REPLACE FUNCTION mips.meet_people(p_rules int, p_looks jsonb) RETURNS SETOF mips.met_name LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_sort = off SET enable_bitmapscan = off SET jit = off AS $$
DECLARE v_serving int := (SELECT version FROM search_rules WHERE state = 'serving');
BEGIN
  IF v_serving <> p_rules THEN
    RETURN QUERY SELECT NULL::uuid, NULL::uuid, NULL, NULL, NULL, NULL::date, v_serving, NULL, NULL;
    RETURN;
  END IF;
  IF array_length(mips.my_acls(), 1) > 1 THEN
    RETURN QUERY
      WITH met AS MATERIALIZED (SELECT * FROM mips.meet_open(p_rules, p_looks) UNION SELECT * FROM mips.meet_restricted(p_rules, p_looks)),
        seen AS MATERIALIZED (SELECT n.id FROM nominal n WHERE n.id = ANY (ARRAY(SELECT DISTINCT m.nominal_id FROM met m)))
      SELECT m.* FROM met m JOIN seen ON seen.id = m.nominal_id;
  ELSE
    RETURN QUERY
      WITH met AS MATERIALIZED (SELECT DISTINCT m.* FROM mips.meet_open(p_rules, p_looks) m),
        seen AS MATERIALIZED (SELECT n.id FROM nominal n WHERE n.id = ANY (ARRAY(SELECT DISTINCT m.nominal_id FROM met m)))
      SELECT m.* FROM met m JOIN seen ON seen.id = m.nominal_id;
  END IF;
END $$;
