-- The lines of these stays that are held, as far as the reader may see; what changed is read alone and not the whole board with it.
CREATE FUNCTION mips.custody_lines(p_ids uuid[], p_held text[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'custodyNumber', c.custody_number, 'cell', c.cell, 'station', mips.station_json(c.station_code), 'state', c.state,
      'person', mips.person_of_event(c.id, 'DETAINEE'), 'offences', mips.offences_json(mips.arrests_of_stay(c.id) || c.id), 'arrivedAt', c.arrived_at, 'riskLevel', c.risk_level,
      'observationLevel', c.observation_level, 'clock', mips.custody_clock(c.id)) ORDER BY c.arrived_at, c.id), '[]')
    FROM custody_record c WHERE c.id = ANY (p_ids) AND c.state = ANY (p_held) $$;
CREATE OR REPLACE FUNCTION mips.custody_board(p_station text, p_held text[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT mips.custody_lines(ARRAY(SELECT c.id FROM custody_record c WHERE c.state = ANY (p_held) AND (p_station IS NULL OR c.station_code = p_station)), p_held) $$;
GRANT EXECUTE ON FUNCTION mips.custody_lines(uuid[], text[]) TO mips_app;
