-- The same rule as one expression, which the planner puts into the query: a backlog has many thousand rows.
DROP FUNCTION mips.task_level(timestamptz, timestamptz, timestamptz, numeric[], numeric);
CREATE FUNCTION mips.task_level(p_due timestamptz, p_acknowledged timestamptz, p_now timestamptz, p_one numeric, p_two numeric, p_three numeric, p_minutes numeric) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_due IS NULL OR p_now <= p_due THEN 0
    WHEN extract(epoch FROM p_now - p_due) >= p_three * 3600 THEN 3
    WHEN extract(epoch FROM p_now - p_due) >= p_two * 3600 THEN 2 + (p_acknowledged IS NULL AND extract(epoch FROM p_now - p_due) >= p_two * 3600 + p_minutes * 60)::int
    WHEN extract(epoch FROM p_now - p_due) >= p_one * 3600 THEN 1 + (p_acknowledged IS NULL AND extract(epoch FROM p_now - p_due) >= p_one * 3600 + p_minutes * 60)::int
    ELSE 0 END $$;
COMMENT ON FUNCTION mips.task_level(timestamptz, timestamptz, timestamptz, numeric, numeric, numeric, numeric) IS 'TK-3, TK-4: how far up an overdue task has climbed, 1 supervisor, 2 inspector, 3 superintendent; what nobody acknowledged climbs one further.';
GRANT EXECUTE ON FUNCTION mips.task_level(timestamptz, timestamptz, timestamptz, numeric, numeric, numeric, numeric) TO mips_app;
