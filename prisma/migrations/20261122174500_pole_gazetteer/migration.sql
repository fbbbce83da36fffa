-- A place in one line also says whether the gazetteer knows it and by what it can be found.
CREATE OR REPLACE FUNCTION mips.location_brief(p_location uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', l.id, 'reference', r.reference, 'address', mips.address_line(l), 'postcode', l.postcode, 'kind', l.kind, 'isMatched', l.is_matched,
      'uprn', l.uprn, 'hasStreet', coalesce(l.street, '') <> '', 'hasPoint', l.easting IS NOT NULL, 'markers', mips.markers_json(ARRAY[l.id], true))
    FROM location l JOIN record r ON r.id = l.id WHERE l.id = p_location $$;
