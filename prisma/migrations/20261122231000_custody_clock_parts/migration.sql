-- What the clock of a stay is read from comes in parts: the stay itself, its care and its limits; a part is replaced alone.
ALTER FUNCTION mips.custody_clock(uuid) RENAME TO custody_clock_stay;
CREATE FUNCTION mips.custody_clock_care(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$ SELECT '{}'::jsonb $$;
CREATE FUNCTION mips.custody_clock_limits(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$ SELECT '{}'::jsonb $$;
CREATE FUNCTION mips.custody_clock(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT mips.custody_clock_stay(p_custody) || mips.custody_clock_care(p_custody) || mips.custody_clock_limits(p_custody) $$;
GRANT EXECUTE ON FUNCTION mips.custody_clock(uuid), mips.custody_clock_stay(uuid), mips.custody_clock_care(uuid), mips.custody_clock_limits(uuid) TO mips_app;
