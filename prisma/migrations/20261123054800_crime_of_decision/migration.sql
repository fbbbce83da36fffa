-- A crime in a few words says of which offence it is and how it stands, so that an arrest from its incident need not ask again.
CREATE OR REPLACE FUNCTION mips.crime_ref(p_crime uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', c.id, 'reference', r.reference, 'title', e.title, 'state', c.state, 'offence', CASE WHEN c.offence_code IS NOT NULL THEN jsonb_build_object('code', c.offence_code, 'title', e.title) END)
    FROM crime c JOIN record r ON r.id = c.id JOIN event e ON e.id = c.id WHERE c.id = p_crime $$;
