-- The cells of a suite as far as they are described: what they are, and whether they are in use. No people are kept here.
CREATE TABLE custody_cell (
  station_code text NOT NULL REFERENCES organisation_unit (code), code text NOT NULL CHECK (code = upper(code)), kind text NOT NULL DEFAULT 'STANDARD',
  capacity int NOT NULL DEFAULT 1 CHECK (capacity BETWEEN 1 AND 20), has_cctv boolean NOT NULL DEFAULT false, is_anti_ligature boolean NOT NULL DEFAULT false,
  out_of_use_from timestamptz(3), out_of_use_reason text, out_of_use_by uuid REFERENCES app_user (id),
  PRIMARY KEY (station_code, code), CONSTRAINT custody_cell_out CHECK ((out_of_use_from IS NULL) = (out_of_use_reason IS NULL) AND (out_of_use_from IS NULL) = (out_of_use_by IS NULL)));
COMMENT ON TABLE custody_cell IS 'A cell that is not described here is a standard cell for one person, in use.';
GRANT SELECT, INSERT, UPDATE ON custody_cell TO mips_app;

-- Who is in each cell of a suite, as far as this reader may see.
CREATE FUNCTION mips.cells_of_suite(p_station text, p_held text[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH people AS (SELECT upper(c.cell) AS code, jsonb_agg(jsonb_build_object('id', c.id, 'custodyNumber', c.custody_number, 'person', mips.person_of_event(c.id, 'DETAINEE'),
        'observationLevel', c.observation_level) ORDER BY c.arrived_at, c.id) AS held
      FROM custody_record c WHERE c.station_code = p_station AND c.cell IS NOT NULL AND c.state = ANY (p_held) GROUP BY 1)
  SELECT coalesce(jsonb_agg(jsonb_build_object('code', coalesce(k.code, p.code), 'kind', coalesce(k.kind, 'STANDARD'), 'capacity', coalesce(k.capacity, 1), 'hasCctv', coalesce(k.has_cctv, false),
      'isAntiLigature', coalesce(k.is_anti_ligature, false), 'outOfUseFrom', k.out_of_use_from, 'outOfUseReason', k.out_of_use_reason, 'outOfUseBy', u.display_name,
      'held', coalesce(p.held, '[]')) ORDER BY coalesce(k.code, p.code)), '[]')
    FROM (SELECT * FROM custody_cell WHERE station_code = p_station) k FULL JOIN people p ON p.code = k.code LEFT JOIN app_user u ON u.id = k.out_of_use_by $$;
GRANT EXECUTE ON FUNCTION mips.cells_of_suite(text, text[]) TO mips_app;
