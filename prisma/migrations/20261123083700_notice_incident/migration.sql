-- The incident behind a notice, from which an arrest for a breach is recorded; that of its assessment or its crime where it has none of its own.
ALTER FUNCTION mips.read_protection_notice(uuid) RENAME TO protection_notice_rows;
CREATE FUNCTION mips.read_protection_notice(p_notice uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT mips.protection_notice_rows(p_notice) || jsonb_build_object('incidentId',
    (SELECT b.id FROM unnest(mips.events_behind(p_notice)) WITH ORDINALITY AS b (id, place) JOIN incident i ON i.id = b.id ORDER BY b.place LIMIT 1)) $$;
GRANT EXECUTE ON FUNCTION mips.protection_notice_rows(uuid), mips.read_protection_notice(uuid) TO mips_app;
