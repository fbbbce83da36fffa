-- Reviews know when the bail of a suspect ends, and since when one is under investigation (RW-3, RW-4); the registrar confirms the recording of rape.
ALTER TABLE crime_change DROP CONSTRAINT crime_change_kind, ADD CONSTRAINT crime_change_kind CHECK (kind IN ('RECLASSIFY', 'CANCEL', 'TRANSFER', 'CONFIRM'));

-- Bail before charge and release under investigation that run, of the suspects of a crime; stays that are restricted more than the crime are left out.
CREATE FUNCTION mips.bails_of_crime(p_crime uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(mips.bail_json(b) ORDER BY b.granted_at, b.id), '[]') FROM custody_bail b JOIN custody_record c ON c.id = b.custody_record_id
   WHERE b.custody_record_id IN (SELECT s.custody_id FROM mips.suspect_stays(p_crime) s) AND b.kind IN ('PRE_CHARGE', 'RUI') AND c.released_at IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM custody_bail_entry e WHERE e.bail_id = b.id AND e.kind = 'ENDED' AND e.details ->> 'end' IS DISTINCT FROM 'RUI') AND NOT EXISTS (SELECT 1 FROM custody_record n WHERE n.earlier_stay_id = c.id) $$;

-- The crimes whose suspects a stay is of, on which somebody works.
CREATE FUNCTION mips.crimes_of_stay(p_stay uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT DISTINCT i.id FROM unnest(mips.arrests_of_stay(p_stay)) AS a (id) JOIN link f ON f.from_id = a.id AND f.role = 'ARISES_FROM' AND f.valid_to IS NULL
    JOIN link k ON k.to_id = f.to_id AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL JOIN investigation i ON i.id = k.from_id AND i.state NOT IN ('FILED', 'FINALISED')
   WHERE EXISTS (SELECT 1 FROM mips.suspect_stays(i.id) s WHERE s.custody_id = p_stay) $$;

-- Whoever reads no custody records is not told of bail on the page of an investigation either.
ALTER FUNCTION mips.read_investigation(uuid) RENAME TO investigation_without_bail;
CREATE FUNCTION mips.read_investigation(p_crime uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT mips.investigation_without_bail(p_crime) || jsonb_build_object('bails', CASE WHEN mips.may_see_kind('CustodyRecord') THEN mips.bails_of_crime(p_crime) ELSE '[]'::jsonb END) $$;

GRANT EXECUTE ON FUNCTION mips.bails_of_crime(uuid), mips.crimes_of_stay(uuid), mips.read_investigation(uuid) TO mips_app;
